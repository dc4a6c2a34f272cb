"""A Source becomes Annotations: people, quotes with their speakers, dates. The only room that knows spaCy."""

from tui_reader.annotate.entities import model_name
from tui_reader.annotate.pipeline import RULES, annotate

__all__ = ["RULES", "annotate", "model_name"]
