"""Who is to blame where a message is refused for a reason that Chaski does not know: one chat, or the message. Pure."""

from __future__ import annotations

from collections.abc import Collection

from bot.delivery.addressing import edits
from storage.pushes import Delivery, Outcome, OutcomeKind

#: Refusals of unknown meaning, from so many chats in a row: then it is the message after all.
_REFUSALS = 20


class Refusals:
    """Counts for each push who refused it, until somebody takes it."""

    def __init__(self) -> None:
        """Nobody was asked yet."""
        self._refused: dict[int, int] = {}
        self._taken: set[int] = set()

    def taken(self, push: int) -> bool:
        """Whether somebody took it: then it is the others' chats, however many refuse."""
        return push in self._taken

    def judged(self, delivery: Delivery, outcome: Outcome) -> Outcome:
        """The outcome, with the message to blame where every chat refuses it for a reason Chaski does not know."""
        push = delivery.push
        if outcome.kind in (OutcomeKind.REFUSED, OutcomeKind.COPY_GONE):
            # Whatever there is against an edit, a message of its own can still be sent; and a message of its own
            # edits none that could be gone.
            edited = edits(delivery)
            outcome = outcome._replace(kind=OutcomeKind.COPY_GONE if edited else OutcomeKind.REFUSED)
        if delivery.telling is not None:
            # Of a digest each chat has its own: what one refuses says nothing of the others.
            return outcome
        if outcome.kind is OutcomeKind.REFUSED:
            self._refused[push] = self._refused.get(push, 0) + 1
            if self._refused[push] >= _REFUSALS and push not in self._taken:
                return Outcome(OutcomeKind.MESSAGE_AT_FAULT, detail=outcome.detail)
        elif outcome.kind is OutcomeKind.SENT and push not in self._taken:
            self._taken.add(push)
            self._refused.pop(push, None)
        return outcome

    def forget(self, gone: Collection[int]) -> None:
        """These pushes are over."""
        self._refused = {push: n for push, n in self._refused.items() if push not in gone}
        self._taken.difference_update(gone)
