"""The reader: from a pasted report to drafts, in rooms of one noun each."""

from handlers.desk.reader.model import (
    Choice,
    Doubt,
    Intent,
    Note,
    NoteWhy,
    ReadDraft,
    Reading,
    ReadTally,
    Why,
)
from handlers.desk.reader.reading import read

__all__ = [
    "Choice",
    "Doubt",
    "Intent",
    "Note",
    "NoteWhy",
    "ReadDraft",
    "ReadTally",
    "Reading",
    "Why",
    "read",
]
