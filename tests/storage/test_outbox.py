"""Who gets a push, and what becomes of each message."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.model import EventState, Severity
from storage.pushes import Delivery, DeliveryState, Outcome, OutcomeKind
from storage.regions import Gazetteer
from storage.store import Store
from tests.conftest import Clock
from tests.factories import draft, editor, facts, follower, publish

LEASE = timedelta(seconds=30)
SENT = Outcome(OutcomeKind.SENT, message_id=1)


async def _claim(store: Store, clock: Clock, limit: int = 1000) -> list[Delivery]:
    """Whatever is due, by lane and then by age."""
    due = await store.outbox.due_pushes(clock.now())
    return await store.outbox.claim(clock.now(), [[[push]] for push in due], limit, LEASE)


async def _claimed(store: Store, clock: Clock, push: int | None, size: int = 500) -> list[Delivery]:
    assert push is not None
    while not await store.outbox.expand(push, clock.now(), size):
        pass
    return await _claim(store, clock)


def _whom(claimed: list[Delivery]) -> list[int]:
    return [delivery.telegram_id for delivery in claimed]


FOLLOWED = ["", "21", "2101", "210101", "2111", "211101", "08", "0801", "080101"]


@pytest.mark.parametrize("where", FOLLOWED)
async def test_followers_of_the_place_above_and_below_it_get_a_push_and_nobody_else(
    store: Store, clock: Clock, gazetteer: Gazetteer, where: str
) -> None:
    for number, code in enumerate(FOLLOWED, start=1):
        await follower(store, number, code, now=clock.now())

    got = _whom(await _claimed(store, clock, (await publish(store, clock.now(), region=where)).push))

    assert sorted(got) == [n for n, code in enumerate(FOLLOWED, 1) if gazetteer.overlaps(code, where)]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    follows=st.lists(st.lists(st.sampled_from(FOLLOWED), max_size=4), min_size=1, max_size=12),
    where=st.sampled_from(FOLLOWED),
    size=st.integers(1, 7),
)
async def test_each_destination_gets_a_push_once_however_much_it_follows(
    store: Store, clock: Clock, gazetteer: Gazetteer, follows: list[list[str]], where: str, size: int
) -> None:
    for number, codes in enumerate(follows, start=1):
        await store.chats.forget(number)
        if codes:
            await follower(store, number, *codes, now=clock.now())
    for number in range(len(follows) + 1, 13):
        await store.chats.forget(number)

    published = await publish(store, clock.now(), region=where)
    got = _whom(await _claimed(store, clock, published.push, size))
    claimed_again = await _claim(store, clock, 1000)

    wanted = [
        n for n, codes in enumerate(follows, 1) if any(gazetteer.overlaps(code, where) for code in codes)
    ]
    assert sorted(got) == wanted
    assert claimed_again == []


@pytest.mark.parametrize("followed", ["21", "2101", "211101"])
async def test_the_first_slice_reaches_the_first_who_follows_however_many_others_joined_before(
    store: Store, clock: Clock, followed: str
) -> None:
    for number in range(1, 41):
        await follower(store, number, "080101", now=clock.now())
    await follower(store, 41, followed, now=clock.now())
    published = await publish(store, clock.now(), region="21" if followed != "21" else "210101")
    assert published.push is not None

    complete = await store.outbox.expand(published.push, clock.now(), 2)

    assert _whom(await _claim(store, clock)) == [41]
    assert complete


async def test_those_inside_the_region_come_before_those_who_watch_the_country(
    store: Store, clock: Clock
) -> None:
    await follower(store, 1, "", now=clock.now())
    await follower(store, 2, "21", now=clock.now())

    assert _whom(await _claimed(store, clock, (await publish(store, clock.now())).push)) == [2, 1]


async def test_urgent_pushes_are_claimed_before_routine_ones(store: Store, clock: Clock) -> None:
    await follower(store, 1, "21", now=clock.now())
    routine = await publish(store, clock.now())
    urgent = await publish(store, clock.now(), severity=Severity.EXTREME)
    assert routine.push is not None and urgent.push is not None
    for push in (routine.push, urgent.push):
        await store.outbox.expand(push, clock.now(), 500)

    (first,) = await _claim(store, clock, 1)

    assert first.push == urgent.push


async def test_who_unsubscribes_before_the_claim_gets_nothing(store: Store, clock: Clock) -> None:
    chat = await follower(store, 1, "21", now=clock.now())
    published = await publish(store, clock.now())
    assert published.push is not None
    await store.outbox.expand(published.push, clock.now(), 500)
    await store.chats.unfollow(await store.chats.destination(chat.id, None, now=clock.now()), ["21"])

    assert await _claim(store, clock, 10) == []


async def test_nothing_leaves_before_the_undo_time_is_over(store: Store, clock: Clock) -> None:
    await follower(store, 1, "21", now=clock.now())
    published = await publish(store, clock.now(), undo=timedelta(seconds=10))

    assert await store.outbox.due_pushes(clock.now()) == []
    assert await store.outbox.next_due(clock.now()) == clock.now() + timedelta(seconds=10)
    clock.forward(timedelta(seconds=10))
    assert [push.id for push in await store.outbox.due_pushes(clock.now())] == [published.push]


async def test_a_push_whose_messages_are_all_settled_is_done(store: Store, clock: Clock) -> None:
    await follower(store, 1, "21", now=clock.now())
    await follower(store, 2, "21", now=clock.now())
    published = await publish(store, clock.now())
    claimed = await _claimed(store, clock, published.push)

    await store.outbox.record([(claimed[0], SENT)], clock.now())
    early = await store.outbox.finish(clock.now())
    await store.outbox.record([(claimed[1], Outcome(OutcomeKind.GONE, detail="blocked"))], clock.now())
    done = await store.outbox.finish(clock.now())

    assert early == []
    assert [push.id for push in done] == [published.push]
    assert (await store.outbox.progress(claimed[0].push)).counts == {
        DeliveryState.SENT: 1,
        DeliveryState.GONE: 1,
    }


async def test_a_chat_that_is_gone_is_sent_nothing_more(store: Store, clock: Clock) -> None:
    await follower(store, 1, "21", now=clock.now())
    claimed = await _claimed(store, clock, (await publish(store, clock.now())).push)
    await store.outbox.record([(claimed[0], Outcome(OutcomeKind.GONE, detail="blocked"))], clock.now())

    again = await _claimed(store, clock, (await publish(store, clock.now())).push)

    assert again == []
    assert await store.outbox.audience(draft(facts(clock.now(), region="21"))) == 0


async def test_telegrams_retry_after_is_waited_out(store: Store, clock: Clock) -> None:
    await follower(store, 1, "21", now=clock.now())
    claimed = await _claimed(store, clock, (await publish(store, clock.now())).push)
    await store.outbox.record(
        [(claimed[0], Outcome(OutcomeKind.NOT_ACCEPTED, retry_after=10072))], clock.now()
    )

    clock.forward(timedelta(seconds=10071))
    early = await _claim(store, clock, 10)
    clock.forward(timedelta(seconds=2))
    later = await _claim(store, clock, 10)

    assert early == []
    assert _whom(later) == [1]
    assert later[0].attempts == 2


async def test_what_was_in_flight_when_the_process_died_is_sent_again_however_often_it_dies(
    store: Store, clock: Clock
) -> None:
    await follower(store, 1, "21", now=clock.now())
    published = await publish(store, clock.now())
    await _claimed(store, clock, published.push)

    again = []
    for _ in range(5):
        assert await store.outbox.reclaim(clock.now(), everything=True) == 1
        again += await _claim(store, clock, 10)

    assert [delivery.telegram_id for delivery in again] == [1] * 5


async def test_what_may_bring_the_process_down_every_time_lets_the_others_pass_and_is_not_lost(
    store: Store, clock: Clock
) -> None:
    await follower(store, 1, "21", now=clock.now())
    await _claimed(store, clock, (await publish(store, clock.now())).push)
    for _ in range(8):
        await store.outbox.reclaim(clock.now(), everything=True)
        assert _whom(await _claim(store, clock, 10)) == [1]
    await store.outbox.reclaim(clock.now(), everything=True)

    at_once = await _claim(store, clock, 10)
    clock.forward(timedelta(seconds=11))
    later = await _claim(store, clock, 10)

    assert at_once == []
    assert _whom(later) == [1]


async def test_a_message_of_unknown_outcome_is_repeated_once(store: Store, clock: Clock) -> None:
    await follower(store, 1, "21", now=clock.now())
    claimed = await _claimed(store, clock, (await publish(store, clock.now())).push)

    await store.outbox.record([(claimed[0], Outcome(OutcomeKind.UNKNOWN))], clock.now())
    at_once = await _claim(store, clock, 10)
    clock.forward(timedelta(seconds=5))
    again = await _claim(store, clock, 10)
    await store.outbox.record([(again[0], Outcome(OutcomeKind.UNKNOWN))], clock.now())
    clock.forward(timedelta(minutes=5))

    assert at_once == []
    assert [delivery.doubts for delivery in again] == [1]
    assert await _claim(store, clock, 10) == []
    assert (await store.outbox.progress(again[0].push)).counts == {DeliveryState.UNKNOWN: 1}


async def test_claims_handed_back_are_pending_as_if_nothing_had_happened(store: Store, clock: Clock) -> None:
    await follower(store, 1, "21", now=clock.now())
    claimed = await _claimed(store, clock, (await publish(store, clock.now())).push)

    await store.outbox.release(claimed)
    (again,) = await _claim(store, clock, 10)

    assert again.attempts == 1


async def test_a_push_that_is_too_old_expires_instead_of_arriving_tomorrow(
    store: Store, clock: Clock
) -> None:
    await follower(store, 1, "21", now=clock.now())
    published = await publish(store, clock.now())
    assert published.push is not None
    await store.outbox.expand(published.push, clock.now(), 500)
    clock.forward(timedelta(hours=7))

    assert await _claim(store, clock, 10) == []
    assert await store.outbox.settle(clock.now()) is False
    assert (await store.outbox.progress(published.push)).counts == {DeliveryState.EXPIRED: 1}
    assert [push.id for push in await store.outbox.finish(clock.now())] == [published.push]


async def test_a_message_at_fault_parks_its_push(store: Store, clock: Clock) -> None:
    await follower(store, 1, "21", now=clock.now())
    await follower(store, 2, "21", now=clock.now())
    published = await publish(store, clock.now())
    assert published.push is not None
    await store.outbox.expand(published.push, clock.now(), 500)
    (claimed,) = await _claim(store, clock, 1)

    await store.outbox.record(
        [(claimed, Outcome(OutcomeKind.MESSAGE_AT_FAULT, detail="too long"))], clock.now()
    )

    assert await _claim(store, clock, 10) == []


async def test_a_push_taken_back_after_the_lanes_were_drawn_up_is_not_claimed(
    store: Store, clock: Clock
) -> None:
    await follower(store, 1, "21", now=clock.now())
    published = await publish(store, clock.now())
    assert published.push is not None
    await store.outbox.expand(published.push, clock.now(), 500)
    due = await store.outbox.due_pushes(clock.now())
    # Of another event it would stay due; of the same one the newer text replaces it.
    event = await store.events.get(published.event)
    assert event is not None
    draft = await store.drafts.open(
        (await editor(store, clock.now())).id, event.facts, now=clock.now(), event=event.id
    )
    await store.events.publish(draft, now=clock.now(), undo=timedelta(0))

    assert await store.outbox.claim(clock.now(), [[due]], 10, LEASE) == []
    await store.outbox.settle(clock.now())
    assert (await store.outbox.progress(published.push)).counts == {DeliveryState.SUPERSEDED: 1}


async def test_a_group_that_migrated_gets_its_message_under_the_new_id(store: Store, clock: Clock) -> None:
    await follower(store, -55, "21", now=clock.now())
    claimed = await _claimed(store, clock, (await publish(store, clock.now())).push)

    await store.outbox.record([(claimed[0], Outcome(OutcomeKind.MIGRATED, migrate_to=-100777))], clock.now())

    assert _whom(await _claim(store, clock, 10)) == [-100777]


async def test_a_closed_topic_is_left_alone_and_its_chat_is_not(store: Store, clock: Clock) -> None:
    await follower(store, -55, "21", now=clock.now())
    await follower(store, -55, "21", now=clock.now(), topic=7)
    claimed = await _claimed(store, clock, (await publish(store, clock.now())).push)
    (topic,) = [delivery for delivery in claimed if delivery.topic == 7]
    await store.outbox.record(
        [(d, Outcome(OutcomeKind.TOPIC_GONE) if d is topic else SENT) for d in claimed], clock.now()
    )

    again = await _claimed(store, clock, (await publish(store, clock.now())).push)

    assert [delivery.topic for delivery in again] == [None]


async def test_the_audience_counts_destinations_once(store: Store, clock: Clock) -> None:
    await follower(store, 1, "21", "210501", "", now=clock.now())
    await follower(store, 2, "08", now=clock.now())

    assert await store.outbox.audience(draft(facts(clock.now(), region="210501"))) == 1
    assert await store.outbox.audience(draft(facts(clock.now(), region=""))) == 2


async def test_a_lifted_event_goes_out_in_the_corrections_lane(store: Store, clock: Clock) -> None:
    await publish(store, clock.now(), state=EventState.ENDED, ended=clock.now())

    (push,) = await store.outbox.due_pushes(clock.now())

    assert push.lane.name == "CORRECTION"
