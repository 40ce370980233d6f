"""The first who asks for a way or for what is near waits no longer than others."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy.exc import OperationalError

from bot.warming import warm_up
from handlers.context import House
from storage.regions import Gazetteer
from storage.roads import Roads
from storage.store import Store
from storage.whereabouts import Whereabouts
from tests.conftest import Clock
from tests.factories import publish

# What is asked here is tested on both databases where it is written.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def house(store: Store, gazetteer: Gazetteer) -> House:
    """As much of the house as is warmed."""
    whereabouts = Whereabouts.load(gazetteer, Roads.load())
    return cast("House", SimpleNamespace(store=store, whereabouts=whereabouts))


async def test_what_goes_on_is_read_and_placed_before_anybody_asks(
    store: Store, clock: Clock, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for km in (1410.0, 1294.0):
        await publish(store, clock.now(), km_from=km)
    read: list[Any] = []
    placed = house.whereabouts._placed

    await warm_up(house)
    known = placed.cache_info().misses
    monkeypatch.setattr(store.events, "some", read.append)
    events = await store.under_way.all(limit=9)
    spots = [house.whereabouts.of(event.facts) for event in events]

    assert len(events) == known == 2 and all(spots)
    assert not read
    assert placed.cache_info().misses == known


async def test_a_record_that_cannot_be_read_at_the_start_is_read_when_somebody_asks(
    store: Store, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(limit: int) -> object:
        raise OperationalError("SELECT", {}, Exception("disk I/O error"))

    monkeypatch.setattr(store.under_way, "all", broken)

    await warm_up(house)

    assert not house.whereabouts._placed.cache_info().currsize
