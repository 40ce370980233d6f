"""Whose choices a button is about: the chat's own, or those for one of the places and routes that it follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

_KINDS = {"r": "region", "w": "route"}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}
_TARGETS = {"r": re.compile(r"(?:[0-9]{2}){0,3}"), "w": re.compile(r"[0-9a-z]{1,19}-[0-9a-z]{1,19}")}


@dataclass(frozen=True, slots=True)
class Scope:
    """The chat (or topic) itself, or what it follows: `kind` (region or route) and `target`."""

    kind: str | None = None
    target: str = ""

    @property
    def followed(self) -> tuple[str, str] | None:
        """What is followed, kind and target; None for the chat itself."""
        return None if self.kind is None else (self.kind, self.target)

    def packed(self) -> str:
        """The scope as buttons carry it: nothing for the chat, `r21` for a region, `w…` for a route."""
        return "" if self.kind is None else f"{_LETTERS[self.kind]}{self.target}"

    @classmethod
    def unpacked(cls, packed: str) -> Self | None:
        """The scope of a button, None for what no button of Chaski carries."""
        if not packed:
            return cls()
        letter, target = packed[0], packed[1:]
        if letter not in _KINDS or not _TARGETS[letter].fullmatch(target):
            return None
        return cls(_KINDS[letter], target)


#: The chat's own choices.
WHOLE = Scope()
