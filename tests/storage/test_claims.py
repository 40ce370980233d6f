"""Claims and outcomes where something else happens at the same time."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from storage.pushes import Delivery, DeliveryState, Outcome, OutcomeKind, Push
from storage.rhythm import Rhythm
from storage.store import Store
from tests.conftest import Clock
from tests.factories import editor, facts, follower, publish

LEASE = timedelta(seconds=20)
SENT = Outcome(OutcomeKind.SENT, message_id=1)


async def _due(store: Store, clock: Clock) -> list[Push]:
    return await store.outbox.due_pushes(clock.now())


async def _claim(store: Store, clock: Clock, limit: int = 100) -> list[Delivery]:
    return await store.outbox.claim(
        clock.now(), [[[push]] for push in await _due(store, clock)], limit, LEASE
    )


async def _expanded(store: Store, clock: Clock, undo: timedelta = timedelta(0)) -> Push:
    published = await publish(store, clock.now(), undo)
    assert published.push is not None
    while not await store.outbox.expand(published.push, clock.now(), 500):
        pass
    return next(push for push in await _due(store, clock) if push.id == published.push)


async def test_who_has_not_got_a_push_yet_gets_it_when_its_correction_is_taken_back(
    store: Store, clock: Clock
) -> None:
    for number in range(1, 11):
        await follower(store, number, "21", now=clock.now())
    push = await _expanded(store, clock)
    first = await _claim(store, clock, 3)
    await store.outbox.record([(delivery, SENT) for delivery in first], clock.now())
    at_the_desk = await editor(store, clock.now())
    draft = await store.drafts.open(
        at_the_desk.id,
        facts(clock.now(), crowd=40),
        now=clock.now(),
        event=push.event,
        base_revision=push.revision,
    )
    corrected = await store.events.publish(draft, now=clock.now(), undo=timedelta(seconds=10))
    assert corrected.push is not None

    meanwhile = await _claim(store, clock)
    while await store.outbox.settle(clock.now()):
        pass
    await store.outbox.finish(clock.now())
    undone = await store.events.undo(corrected.push, at_the_desk.id, now=clock.now())
    while not await store.outbox.expand(push.id, clock.now(), 500):
        pass
    then = await _claim(store, clock)

    assert meanwhile == [] and undone
    assert sorted(d.telegram_id for d in [*first, *then]) == list(range(1, 11))


async def test_a_replaced_push_is_written_off_once_its_correction_cannot_be_taken_back(
    store: Store, clock: Clock
) -> None:
    await follower(store, 1, "21", now=clock.now())
    push = await _expanded(store, clock)
    draft = await store.drafts.open(
        (await editor(store, clock.now())).id,
        facts(clock.now(), crowd=40),
        now=clock.now(),
        event=push.event,
        base_revision=push.revision,
    )
    await store.events.publish(draft, now=clock.now(), undo=timedelta(seconds=10))

    clock.forward(timedelta(seconds=11))
    await store.outbox.settle(clock.now())

    assert (await store.outbox.progress(push.id)).counts == {DeliveryState.SUPERSEDED: 1}


async def test_parked_chats_are_met_once_and_come_back_when_their_time_is_over(
    store: Store, clock: Clock
) -> None:
    for number in range(1, 6):
        await follower(store, number, "21", now=clock.now())
    for number in range(1, 5):
        await store.chats.park(number, clock.now() + timedelta(minutes=10))
    push = await _expanded(store, clock)

    now = await _claim(store, clock, 1)
    counts = (await store.outbox.progress(push.id)).counts
    clock.forward(timedelta(minutes=11))
    later = await _claim(store, clock)

    assert [delivery.telegram_id for delivery in now] == [5]
    assert counts == {DeliveryState.RETRY: 4, DeliveryState.SENDING: 1}
    assert sorted(delivery.telegram_id for delivery in later) == [1, 2, 3, 4]


async def test_a_long_sentence_is_not_shortened_by_a_later_short_one(store: Store, clock: Clock) -> None:
    await follower(store, 1, "21", now=clock.now())
    await _expanded(store, clock)
    await store.chats.park(1, clock.now() + timedelta(seconds=10_072))

    await store.chats.park(1, clock.now() + timedelta(seconds=3))
    clock.forward(timedelta(seconds=5))

    assert await _claim(store, clock) == []


async def test_being_put_off_costs_no_attempt_and_no_longer_wait_than_was_said(
    store: Store, clock: Clock
) -> None:
    await follower(store, -1, "21", now=clock.now())
    await _expanded(store, clock)

    attempts = []
    for _ in range(5):
        (claimed,) = await _claim(store, clock)
        attempts.append(claimed.attempts)
        await store.outbox.record([(claimed, Outcome(OutcomeKind.NOT_NOW, retry_after=6.0))], clock.now())
        clock.forward(timedelta(seconds=7))

    assert attempts == [1] * 5


async def test_a_late_outcome_of_a_forgotten_chat_touches_nobody_else(store: Store, clock: Clock) -> None:
    await follower(store, 1, "21", now=clock.now())
    await _expanded(store, clock)
    (late,) = await _claim(store, clock)
    await store.chats.forget(1)
    # SQLite gives the numbers of erased rows to the next ones.
    await follower(store, 2, "21", now=clock.now())
    other = await _expanded(store, clock)

    await store.outbox.record([(late, SENT)], clock.now())
    await store.outbox.record([(late, Outcome(OutcomeKind.GONE, detail="blocked"))], clock.now())

    assert (await store.outbox.progress(other.id)).counts == {DeliveryState.PENDING: 1}
    assert [delivery.telegram_id for delivery in await _claim(store, clock)] == [2]


async def test_a_claim_that_was_taken_back_cannot_be_handed_back_over_the_next_one(
    store: Store, clock: Clock
) -> None:
    await follower(store, 1, "21", now=clock.now())
    push = await _expanded(store, clock)
    frozen = await _claim(store, clock)
    clock.forward(timedelta(seconds=21))
    await store.outbox.reclaim(clock.now(), everything=False)
    again = await _claim(store, clock)

    await store.outbox.release(frozen)

    assert len(again) == 1
    assert (await store.outbox.progress(push.id)).counts == {DeliveryState.SENDING: 1}


async def test_all_that_a_group_is_owed_moves_with_it(store: Store, clock: Clock) -> None:
    await follower(store, -100, "21", now=clock.now())
    await _expanded(store, clock)
    await _expanded(store, clock)
    await follower(store, -1001, "08", now=clock.now())

    await store.chats.migrate(-100, -1001)

    assert [delivery.telegram_id for delivery in await _claim(store, clock)] == [-1001, -1001]


async def test_a_claim_at_night_ends_before_all_who_sleep_were_looked_at_and_says_so(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.claims._MOST_ASIDE", 4)
    night = Rhythm(quiet=(time(14), time(20)))
    for number in range(1, 21):
        chat = await follower(store, number, "21", now=clock.now())
        destination = await store.chats.destination(chat.id, None, now=clock.now())
        if number < 20:
            await store.preferences.change_rhythm(destination, lambda _: night, now=clock.now())
    push = await _expanded(store, clock)

    first = await store.outbox.claim(clock.now(), [[[push]]], 2, LEASE)
    held = (await store.outbox.progress(push.id)).counts
    second = await store.outbox.claim(clock.now(), [[[push]]], 2, LEASE)

    assert (first, first.more) == ([], True)
    assert held == {DeliveryState.HELD: 10, DeliveryState.PENDING: 10}
    assert [one.telegram_id for one in second] == [20]
    assert not (await store.outbox.claim(clock.now(), [[[push]]], 2, LEASE)).more


async def test_what_comes_in_the_last_minute_of_quiet_hours_comes_by_itself_after_it(
    store: Store, clock: Clock
) -> None:
    chat = await follower(store, 1, "21", now=clock.now())
    destination = await store.chats.destination(chat.id, None, now=clock.now())
    await store.preferences.mute(destination, clock.now() + timedelta(seconds=50), now=clock.now())
    push = await _expanded(store, clock)

    early = await _claim(store, clock)
    counts = (await store.outbox.progress(push.id)).counts
    clock.forward(timedelta(seconds=50))

    assert early == [] and counts == {DeliveryState.RETRY: 1}
    assert [one.telegram_id for one in await _claim(store, clock)] == [1]
