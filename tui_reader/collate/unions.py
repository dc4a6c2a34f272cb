"""Pairs -> groups: the connected components of a graph given by its edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def unions(pairs: Iterable[tuple[Item, Item]]) -> list[list[Item]]:
    """The groups of all that pairs join, in the order of their first mention (union-find, Tarjan 1975)."""
    parents: dict[Item, Item] = {}

    def root(item: Item) -> Item:
        parents.setdefault(item, item)
        while parents[item] != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    for left, right in pairs:
        parents[root(right)] = root(left)
    groups: defaultdict[Item, list[Item]] = defaultdict(list)
    for item in parents:
        groups[root(item)].append(item)
    return list(groups.values())
