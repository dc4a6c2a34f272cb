"""What is kept between two starts: texts and annotations in a cache, marks and positions as data."""

from tui_reader.store.cache import Cache, Stored
from tui_reader.store.desk import Desk

__all__ = ["Cache", "Desk", "Stored"]
