"""Holding back: who is left in peace at a moment, and what becomes of a message that cannot go out now."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.choices import Manner
from storage.database import listed
from storage.pushes import DeliveryState
from storage.rhythm import Rhythm
from storage.schema import chats, deliveries, destinations, milliseconds

#: What would be held for so short a time just waits: gathering it would meet the end of the quiet hours half-way.
_NEARLY = timedelta(minutes=1)


class Hours:
    """Who wants no message at a moment, by mutes and quiet hours; found once for all who have the same."""

    def __init__(self, now: datetime, house: ZoneInfo) -> None:
        """As of `now`; chats without a time zone of their own go by the house's."""
        self._now = now
        self._muted_from = milliseconds(now)
        self._house = house
        self._quiet: dict[str, tuple[datetime | None, bool]] = {}
        self._due: dict[tuple[str | None, datetime], datetime] = {}

    def until(self, rhythm: str | None, muted_until: int | None, *, urgent: bool) -> datetime | None:
        """How long somebody with that rhythm, mute until those milliseconds, is left in peace; None for not now.

        The urgent goes through quiet hours where it may wake, through a mute never.
        """
        muted = None
        if muted_until is not None and muted_until > self._muted_from:
            muted = datetime.fromtimestamp(muted_until / 1000, UTC)
        if rhythm is None:
            return muted
        if rhythm not in self._quiet:
            own = Rhythm.unpacked(rhythm)
            self._quiet[rhythm] = own.quiet_until(self._now, self._house), own.urgent_wakes
        quiet, wakes = self._quiet[rhythm]
        if quiet is None or (urgent and wakes):
            return muted
        return quiet if muted is None else max(quiet, muted)

    def digest_before(self, moment: datetime, rhythm: str | None) -> datetime:
        """The last moment up to that one at which a digest was due to somebody with that rhythm."""
        key = rhythm, moment
        if key not in self._due:
            self._due[key] = Rhythm.unpacked(rhythm).last_moment(moment, self._house)
        return self._due[key]

    def nearly_over(self, until: datetime) -> bool:
        """Whether they may be told again in a moment."""
        return until - self._now <= _NEARLY


@dataclass(slots=True)
class Aside:
    """Deliveries that were looked at and do not go out now, by what becomes of them."""

    unwanted: list[int] = field(default_factory=list)  # forgotten
    parked: list[int] = field(default_factory=list)  # when their chats may be sent to
    early: list[int] = field(default_factory=list)  # when an older message to their chats is recorded
    gathered: list[int] = field(default_factory=list)  # in the next digest
    held: list[int] = field(default_factory=list)  # in one message, when quiet hours or a mute are over
    later: list[tuple[int, datetime]] = field(default_factory=list)  # by themselves, from then on

    def __len__(self) -> int:
        """How many they are."""
        rest = len(self.parked) + len(self.early) + len(self.gathered) + len(self.held) + len(self.later)
        return len(self.unwanted) + rest

    def moves(self, state: DeliveryState) -> bool:
        """Whether others come to the front when these are written: found in that state, some are not any more."""
        return len(self) > len(self.early) or (bool(self.early) and state is DeliveryState.PENDING)

    async def write(self, connection: AsyncConnection, state: DeliveryState, now: datetime) -> None:
        """Write it into the record; all were found in that state."""
        if self.unwanted:
            await connection.execute(deliveries.delete().where(deliveries.c.id.in_(self.unwanted)))
        if self.parked:
            await _put_off(connection, self.parked)
        if self.early:
            await _wait(connection, self.early, now)
        if self.gathered:
            values = {"state": DeliveryState.DIGEST, "manner": Manner.DIGEST}
            await _keep(connection, self.gathered, state, now, values)
        if self.held:
            await _keep(connection, self.held, state, now, {"state": DeliveryState.HELD})
        if self.later:
            await _delay(connection, self.later)


async def _put_off(connection: AsyncConnection, rows: Sequence[int]) -> None:
    """Let these wait as long as their chats must, or every claim would meet them again."""
    until = (
        sa.select(chats.c.not_before)
        .join(destinations, destinations.c.chat == chats.c.id)
        .where(destinations.c.id == deliveries.c.destination)
        .scalar_subquery()
    )
    await connection.execute(
        deliveries.update()
        .where(deliveries.c.id.in_(rows))
        .values(state=DeliveryState.RETRY, not_before=until)
    )


async def _wait(connection: AsyncConnection, rows: Sequence[int], now: datetime) -> None:
    """Let these wait until the older message to their chats is recorded: it is looked for whenever retries are."""
    await connection.execute(
        deliveries.update().where(deliveries.c.id.in_(rows)).values(state=DeliveryState.RETRY, not_before=now)
    )


async def _keep(
    connection: AsyncConnection,
    rows: Sequence[int],
    state: DeliveryState,
    now: datetime,
    values: Mapping[str, object],
) -> None:
    """Let these wait for one message that gathers them."""
    chosen = listed(connection, sa.BigInteger())
    await connection.execute(
        deliveries.update()
        # What another process took meanwhile is on its way.
        .where(deliveries.c.id.in_(sa.select(chosen.c.c0)), deliveries.c.state == state)
        .values(held_at=now, not_before=None, **values),
        {"rows": json.dumps([(row,) for row in rows])},
    )


async def _delay(connection: AsyncConnection, rows: Sequence[tuple[int, datetime]]) -> None:
    """Let each of these wait until its own moment."""
    given = listed(connection, *[sa.BigInteger()] * 2)
    await connection.execute(
        deliveries.update()
        .where(deliveries.c.id == given.c.c0)
        .values(state=DeliveryState.RETRY.value, not_before=given.c.c1),
        {"rows": json.dumps([(row, milliseconds(until)) for row, until in rows])},
    )
