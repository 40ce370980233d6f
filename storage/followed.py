"""Routes that people follow: which of them an event concerns."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from functools import cached_property, lru_cache

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.corridors import touches
from storage.database import Database
from storage.facts import from_json
from storage.model import EventFacts
from storage.network import Network
from storage.paths import Path, Stop
from storage.recipients import targets
from storage.regions import Gazetteer
from storage.schema import pushes, revisions, subscriptions
from storage.whereabouts import Whereabouts

_REMEMBERED = 5000
#: Pushes that are being written at the same time, and more.
_LATELY = 1000


class FollowedRoutes:
    """Turns followed routes into ways; the roads are read when the first is asked about."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Know these regions."""
        self._gazetteer = gazetteer
        self._path = lru_cache(_REMEMBERED)(self._find)
        self._written: deque[int] = deque(maxlen=_LATELY)

    @cached_property
    def _network(self) -> Network:
        return Network.load()

    @cached_property
    def _whereabouts(self) -> Whereabouts:
        return Whereabouts.load(self._gazetteer, self._network.roads)

    async def by(self, database: Database, push: int) -> list[str]:
        """The routes that a push concerns; none for one whose routes are written."""
        if push in self._written:
            return []
        stated = (
            sa.select(revisions.c.facts)
            .join(pushes, (pushes.c.event == revisions.c.event) & (pushes.c.revision == revisions.c.number))
            .where(pushes.c.id == push)
        )
        async with database.read() as connection:
            targets = await followed_routes(connection)
            facts = await connection.scalar(stated) if targets else None
        # Aside, for many routes that are looked at for the first time take a while.
        return [] if facts is None else await asyncio.to_thread(self.touched, targets, from_json(facts))

    def written(self, push: int) -> None:
        """The first slice of a push is committed: its routes are not looked up for the others."""
        if push not in self._written:
            self._written.append(push)

    def touched(self, targets: Iterable[str], facts: EventFacts) -> list[str]:
        """The routes that an event concerns: those it is on, or in whose districts it stops traffic."""
        return [
            target
            for target in targets
            if (path := self._path(target)) is not None and touches(path, facts, self._whereabouts)
        ]

    def _find(self, target: str) -> Path | None:
        ends = parted(target, self._network)
        return None if ends is None else self._network.path(ends[0].node, ends[1].node)


def target(start: Stop, end: Stop, network: Network) -> str:
    """A route as a subscription keeps it: the keys of the places on the roads."""
    return f"{network.stop_at(start.node).key}-{network.stop_at(end.node).key}"


def parted(target: str, network: Network) -> tuple[Stop, Stop] | None:
    """The ends of a followed route, None where one of them is on the roads no more."""
    first, _, last = target.partition("-")
    start, end = network.keyed(first), network.keyed(last)
    return None if start is None or end is None or start.node == end.node else (start, end)


async def followed_routes(connection: AsyncConnection) -> list[str]:
    """Every route that anybody follows, once."""
    return list(await connection.scalars(targets(subscriptions.c.target_kind == "route", "found")))
