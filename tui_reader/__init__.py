"""reader: a reading room in the terminal for people who hold a folder of source documents."""

__version__ = "0.1.0"
