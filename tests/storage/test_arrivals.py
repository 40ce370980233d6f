"""What comes to stand open at the same moment as another, on both databases: the second is looked at again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from storage.arrivals import Newer
from storage.lifecycle import Older
from storage.model import Draft, EventState, PushAction, Source
from storage.store import Store
from tests.conftest import Clock
from tests.factories import editor, facts, publish

NONE, UNDO = timedelta(0), timedelta(seconds=60)
Act = Callable[[int], Awaitable[Any]]


async def _lifted(store: Store, clock: Clock) -> tuple[int, int]:
    """An event that was lifted, with the push of that."""
    first, desk = await publish(store, clock.now()), await editor(store, clock.now())
    clock.forward(timedelta(hours=1))
    turn = await store.lifecycle.change(
        first.event, desk.id, now=clock.now(), undo=UNDO, state=EventState.ENDED
    )
    assert turn.push is not None
    return first.event, turn.push


async def _reopened(store: Store, clock: Clock) -> Act:
    event, _ = await _lifted(store, clock)
    desk = await editor(store, clock.now())
    return lambda seen: store.lifecycle.change(
        event, desk.id, now=clock.now(), undo=NONE, state=EventState.ACTIVE, seen=seen
    )


async def _undone(store: Store, clock: Clock) -> Act:
    _, push = await _lifted(store, clock)
    desk = await editor(store, clock.now())
    return lambda seen: store.events.undo(push, desk.id, now=clock.now(), seen=seen)


async def _taken_up(store: Store, clock: Clock) -> Act:
    first, desk = await publish(store, clock.now()), await editor(store, clock.now())
    await store.lifecycle.lapse(first.event, now=clock.now())
    return lambda seen: store.lifecycle.confirm(first.event, desk.id, now=clock.now(), seen=seen)


async def _corrected(store: Store, clock: Clock) -> Act:
    far, desk = await publish(store, clock.now(), km_from=1450.0), await editor(store, clock.now())
    draft = await store.drafts.open(
        desk.id,
        facts(clock.now()),
        now=clock.now(),
        event=far.event,
        base_revision=1,
        action=PushAction.CORRECT,
    )
    return lambda seen: store.events.publish(draft, now=clock.now(), undo=NONE, seen=seen)


async def _new(store: Store, clock: Clock) -> Draft:
    desk = await editor(store, clock.now())
    return await store.drafts.open(desk.id, facts(clock.now()), now=clock.now())


@pytest.mark.parametrize("act", [_reopened, _undone, _taken_up, _corrected])
async def test_of_two_that_come_to_one_place_at_once_the_second_is_looked_at_again(
    store: Store, clock: Clock, act: Callable[[Store, Clock], Awaitable[Act]]
) -> None:
    comes, new = await act(store, clock), await _new(store, clock)
    seen = await store.audit.newest()

    done = await asyncio.gather(
        comes(seen),
        store.events.publish(new, now=clock.now(), undo=NONE, seen=seen),
        return_exceptions=True,
    )
    newer = [isinstance(one, Newer) for one in done]
    beside = [e for e in await store.events.active("21", limit=9) if e.facts.km_from == 1410.0]

    assert sorted(newer) == [False, True], done
    assert len(beside) == 1


async def test_what_ends_and_what_stays_where_it_is_waits_for_nobody(store: Store, clock: Clock) -> None:
    desk = await editor(store, clock.now())
    first, other = await publish(store, clock.now()), await publish(store, clock.now(), km_from=1450.0)
    clock.forward(timedelta(hours=1))
    seen = await store.audit.newest()
    await publish(store, clock.now(), km_from=1480.0)

    confirmed = await store.lifecycle.confirm(first.event, desk.id, now=clock.now(), seen=seen)
    lifted = await store.lifecycle.change(
        other.event, desk.id, now=clock.now(), undo=NONE, state=EventState.ENDED, seen=seen
    )

    assert confirmed.push is not None and lifted.push is not None


@pytest.mark.parametrize("minutes", [-10, 0])
async def test_what_was_so_before_the_last_word_changes_nothing(
    store: Store, clock: Clock, minutes: int
) -> None:
    desk, first = await editor(store, clock.now()), await publish(store, clock.now())
    await store.lifecycle.confirm(first.event, desk.id, now=clock.now(), source=Source("Sutran"))
    told = clock.now() + timedelta(minutes=minutes)
    clock.forward(timedelta(minutes=5))

    async def lift() -> Any:
        return await store.lifecycle.change(
            first.event,
            desk.id,
            now=clock.now(),
            undo=NONE,
            state=EventState.ENDED,
            ended=told,
            told=told,
        )

    if minutes < 0:
        with pytest.raises(Older) as refused:
            await lift()
        assert refused.value.facts.last_confirmed == clock.now() - timedelta(minutes=5)
    else:
        assert (await lift()).push is not None
