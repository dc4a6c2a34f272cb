"""Quoted stretches, and who is credited with them on which evidence."""
