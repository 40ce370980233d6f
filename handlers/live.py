"""Which answer belongs to which live location; the positions themselves are not kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime

_MOST = 1000


@dataclass(slots=True)
class Live:
    """The answers to live locations, each with when it was changed last; None for those that are to have none."""

    answers: OrderedDict[tuple[int, int], tuple[int | None, datetime]] = field(default_factory=OrderedDict)

    def keep(self, chat: int, message: int, answer: int | None, now: datetime) -> None:
        """Remember the answer; the ones that nobody moved longest are let go."""
        self.answers[chat, message] = (answer, now)
        self.answers.move_to_end((chat, message))
        while len(self.answers) > _MOST:
            self.answers.popitem(last=False)

    def leave(self, chat: int, message: int, now: datetime) -> None:
        """Remember that a position has no answer that could follow it."""
        self.keep(chat, message, None, now)
