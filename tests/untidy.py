"""A message as different hands type it: with or without accents and capitals, shouted, drawn out, with signs around it."""

from __future__ import annotations

import re
from collections.abc import Callable

from storage.regions import fold


def tidy(text: str) -> str:
    """As one writes it."""
    return text[0].upper() + text[1:]


def small(text: str) -> str:
    """Without accents and capitals."""
    return "".join(fold(char) if char.isalpha() else char for char in text)


def short(text: str) -> str:
    """Small, with "q" and "x"."""
    return re.sub(r"\bpor\b", "x", re.sub(r"\bque\b", "q", small(text)))


def shouted(text: str) -> str:
    """In capitals."""
    return text.upper()


def drawn_out(text: str) -> str:
    """Small, the last vowel three times."""
    return re.sub(r"([aeo])(\W*)$", r"\1\1\1\2", small(text))


def marked(text: str) -> str:
    """With a light before it and two marks behind it."""
    return f"🚨 {tidy(text)}!!"


UNTIDY: tuple[Callable[[str], str], ...] = (tidy, small, short, shouted, drawn_out, marked)
