"""What goes on, read again only where it changed: never an old word about anything."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.model import EventState
from storage.store import Store
from tests.conftest import Clock
from tests.factories import editor, publish


async def test_what_goes_on_is_told_as_it_is_now_however_often_it_is_asked(
    store: Store, clock: Clock
) -> None:
    now, at_once = clock.now(), timedelta(0)
    desk = (await editor(store, now)).id
    first, second, third = [(await publish(store, now, km_from=float(n))).event for n in range(3)]

    async def told(limit: int = 9) -> dict[int, tuple[int, EventState]]:
        found = await store.under_way.all(limit=limit)
        assert found == [await store.events.get(event.id) for event in found]
        return {event.id: (event.revision, event.facts.state) for event in found}

    before = await told()
    newest = await told(limit=1)
    await store.lifecycle.confirm(first, desk, now=now + timedelta(hours=1))
    await store.lifecycle.change(second, desk, now=now, undo=at_once, state=EventState.ENDED)
    fourth = (await publish(store, now, km_from=9.0)).event
    after = await told()
    await store.lifecycle.change(second, desk, now=now, undo=at_once, state=EventState.ACTIVE)
    again = await told()

    assert before == dict.fromkeys((third, second, first), (1, EventState.ACTIVE))
    assert list(newest) == [third]
    assert after == {
        fourth: (1, EventState.ACTIVE),
        third: (1, EventState.ACTIVE),
        first: (2, EventState.ACTIVE),
    }
    assert again[second] == (3, EventState.ACTIVE) and len(again) == 4


async def test_only_what_changed_is_read_again(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[list[int]] = []
    some = store.events.some

    async def counted(numbers: list[int]) -> object:
        read.append(sorted(numbers))
        return await some(numbers)

    monkeypatch.setattr(store.events, "some", counted)
    monkeypatch.setattr("storage.underway._AT_ONCE", 2)
    events = [(await publish(store, clock.now(), km_from=float(n))).event for n in range(3)]

    await store.under_way.all(limit=9)
    await store.under_way.all(limit=9)
    await store.lifecycle.confirm(events[1], 1, now=clock.now() + timedelta(hours=1))
    await store.under_way.all(limit=9)

    assert read == [events[1:], events[:1], [events[1]]]
