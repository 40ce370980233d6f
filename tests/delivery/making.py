"""Pushes and deliveries that no database knows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from storage.model import Language
from storage.pushes import Delivery, Push, PushLane, PushState

MOMENT = datetime(2023, 1, 5, 19, 20, tzinfo=UTC)


def push(number: int, *regions: str, lane: PushLane = PushLane.ROUTINE, **more: Any) -> Push:
    """A push about these regions that may leave."""
    values: dict[str, Any] = {"state": PushState.SENDING, "cursor": 0, "revision": 1} | more
    return Push(
        id=number,
        event=number,
        lane=lane,
        not_before=MOMENT,
        expires=MOMENT + timedelta(hours=6),
        regions=regions,
        **values,
    )


def delivery(
    number: int, of: int = 1, chat: int | None = None, lane: PushLane = PushLane.ROUTINE
) -> Delivery:
    """A claimed message to a chat."""
    where = number if chat is None else chat
    return Delivery(number, of, where, where, where, None, Language.ES, 1, lane)
