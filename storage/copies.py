"""Copies: what each chat has been told of an event, and which call to Telegram a push owes it next. The choice is pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.choices import Phase
from storage.database import rows_at_once
from storage.model import PushAction
from storage.pushes import DeliveryState, Form, Push, Shape, Step
from storage.schema import deliveries, pushes

_TOLD = (DeliveryState.SENT, DeliveryState.UNKNOWN)
_WAITING = (DeliveryState.DIGEST, DeliveryState.HELD)


class Told(NamedTuple):
    """What one earlier push did in a chat; as the record has it."""

    destination: int
    delivery: int
    action: str
    revision: int
    state: str
    message: int | None
    shows: int | None
    astray: bool

    @property
    def copy_shows(self) -> int | None:
        """The revision that its message shows, None where there is no message that an edit reaches."""
        gone = self.shows is not None and self.shows <= 0
        if gone or self.state != DeliveryState.SENT or self.message is None:
            return None
        return self.shows or self.revision

    @property
    def tells(self) -> int:
        """The revision that it told: a digest told the one that was the newest by then."""
        return -self.shows if self.shows is not None and self.shows < 0 else self.revision


class Verdict(NamedTuple):
    """What a push does in one chat now: a step, nothing but its own message (neither), or nothing ever."""

    step: Step | None = None
    waits: bool = False  # an older message is on its way there
    nothing: bool = False


_WAIT, _NOTHING = Verdict(waits=True), Verdict(nothing=True)


def verdict(push: Push, history: Sequence[Told], *, follows: bool, again: bool = False) -> Verdict:
    """What a push does next in a chat with that history of the same event, oldest first.

    `follows` says whether the chat wants such news, `again` whether it does of a MIXED push having heard of the event.
    """
    if any(one.state == DeliveryState.SENDING for one in history):
        return _WAIT
    text = push.text
    stale = [one for one in history if (one.copy_shows or text) < text]
    if push.action is PushAction.REFRESH:
        return _edit(stale, text, last=len(stale) == 1) if stale else _NOTHING
    told = _last_told(history)
    if told is not None and push.amends is not None and told < push.amends:
        return _correction(push, history, stale, told)
    if told is None and push.amends == push.revision and any(one.state in _WAITING for one in history):
        # The digest it waits for tells the newest there is.
        return _NOTHING
    if told is not None and push.phase == Phase.MIXED:
        follows = again
    if not follows or (push.amends == push.revision and told is not None):
        return _NOTHING
    answers = _newest(history) if push.action is PushAction.CHANGE else None
    if answers is None and text == push.revision:
        return Verdict()
    return Verdict(Step(Form(Shape.PLAIN, text), answers))


def _correction(push: Push, history: Sequence[Told], stale: Sequence[Told], told: int) -> Verdict:
    """First every copy is edited, the newest first, then the newest is answered with what was wrong."""
    if stale:
        return _edit(stale, push.text, last=False)
    copies = [one for one in history if one.copy_shows is not None]
    amended = push.action in (PushAction.CORRECT, PushAction.RETRACT)
    # The answer alone is enough only where every message says by now how it is.
    whole = not copies or not amended or any(one.astray for one in history)
    form = Form(Shape.FRESH if whole else Shape.ANSWER, push.text, told)
    return Verdict(Step(form, copies[-1].message if copies else _newest(history)))


def _edit(stale: Sequence[Told], text: int, *, last: bool) -> Verdict:
    one = stale[-1]
    return Verdict(Step(Form(Shape.EDIT, text, one.revision), one.message, one.delivery, last))


def _last_told(history: Sequence[Told]) -> int | None:
    """The newest revision that was told with a message of its own; what may have arrived counts, the earliest of it."""
    loud = [one for one in history if one.action != PushAction.REFRESH]
    told = [one.tells for one in loud if one.state in _TOLD]
    return (
        max(told, default=None) if told else min((one.revision for one in loud if one.astray), default=None)
    )


def _newest(history: Sequence[Told]) -> int | None:
    """The newest message about the event in the chat."""
    messages = [one.message for one in history if one.message is not None]
    return messages[-1] if messages else None


async def histories(
    connection: AsyncConnection, push: Push, destinations: Sequence[int]
) -> dict[int, list[Told]]:
    """What earlier pushes of the same event did in each of these destinations, oldest first."""
    # What a digest takes along is on its way with it.
    digest = deliveries.alias("digest")
    doubtful = (digest.c.state == DeliveryState.RETRY) & ((digest.c.doubts > 0) | digest.c.astray)
    with_digest = deliveries.c.state.in_(_WAITING)
    state = sa.case(
        (with_digest & (digest.c.state == DeliveryState.SENDING), DeliveryState.SENDING.value),
        (with_digest & doubtful, DeliveryState.UNKNOWN.value),
        else_=deliveries.c.state,
    )
    query = (
        sa.select(
            deliveries.c.destination,
            deliveries.c.id,
            pushes.c.action,
            pushes.c.revision,
            state.label("state"),
            deliveries.c.message_id,
            deliveries.c.shows,
            deliveries.c.astray,
        )
        .join(pushes, pushes.c.id == deliveries.c.push)
        .outerjoin(
            digest,
            (digest.c.push == deliveries.c.digest) & (digest.c.destination == deliveries.c.destination),
        )
        .where(
            pushes.c.event == push.event,
            pushes.c.id < push.id,
            deliveries.c.destination.in_(list(destinations)),
        )
        .order_by(pushes.c.id)
    )
    found: dict[int, list[Told]] = {}
    for row in await rows_at_once(connection, query):
        one = Told(*row)
        found.setdefault(one.destination, []).append(one)
    return found
