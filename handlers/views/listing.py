"""Events one below the other with a number each, and buttons with these numbers that open them."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from handlers.views.screen import Button, Row

#: Numbers in one row of buttons: more grow too narrow for a thumb.
_IN_A_ROW = 6


def numbered(lines: Iterable[Markup], first: int = 1) -> list[Markup]:
    """The lines with their numbers before them."""
    return [Markup("{}. {}").format(number, line) for number, line in enumerate(lines, start=first)]


def openers(events: Iterable[int], first: int = 1) -> tuple[Row, ...]:
    """A button for each line, with its number, that opens the event."""
    buttons = [Button(f"{number}", f"ev:{event}") for number, event in enumerate(events, start=first)]
    rows = -(-len(buttons) // _IN_A_ROW)
    size = -(-len(buttons) // rows) if rows else 1  # eight are four and four, not six and two
    return tuple(tuple(buttons[at : at + size]) for at in range(0, len(buttons), size))
