"""A path becomes a Source: found in its folder, decoded, its title and publication date from its head.

Nothing is imported here: finding the paths comes before the screen, and needs little of what reading needs.
"""
