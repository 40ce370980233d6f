"""Outcomes that come after their chat changed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.model import EventState, Language, PushAction
from storage.pushes import Delivery, DeliveryState, Outcome, Shape
from storage.pushes import OutcomeKind as Kind
from storage.store import Store
from tests.conftest import Clock
from tests.factories import follow_up, follower, publish


async def _claimed(store: Store, clock: Clock) -> list[Delivery]:
    due = await store.outbox.due_pushes(clock.now())
    for push in due:
        await store.outbox.expand(push.id, clock.now(), 100)
    return await store.outbox.claim(clock.now(), [[due]], 10, timedelta(seconds=20))


@pytest.mark.parametrize(
    "outcome", [Outcome(Kind.GONE, detail="403"), Outcome(Kind.NOT_ACCEPTED, retry_after=9.0)]
)
async def test_an_answer_about_an_erased_chat_concerns_no_newcomer(
    store: Store, clock: Clock, outcome: Outcome
) -> None:
    await follower(store, 1000, "21", now=clock.now())
    await publish(store, clock.now())
    (late,) = await _claimed(store, clock)
    await store.chats.forget(1000)
    await follower(store, 2000, "21", now=clock.now())  # SQLite gives it the number that became free

    await store.outbox.record([(late, outcome)], clock.now())

    await publish(store, clock.now(), region="2105")
    assert [one.telegram_id for one in await _claimed(store, clock)] == [2000]


async def test_a_message_that_arrived_at_an_erased_chat_is_nobody_elses(store: Store, clock: Clock) -> None:
    await follower(store, 1000, "21", now=clock.now())
    await publish(store, clock.now())
    (late,) = await _claimed(store, clock)
    await store.chats.forget(1000)
    await follower(store, 2000, "21", now=clock.now())
    second = await publish(store, clock.now(), region="2105")
    assert second.push is not None
    await store.outbox.expand(second.push, clock.now(), 100)

    await store.outbox.record([(late, Outcome(Kind.SENT, message_id=1))], clock.now())

    assert (await store.outbox.progress(second.push)).counts == {DeliveryState.PENDING: 1}


async def test_a_merged_group_gets_once_what_it_was_promised_under_its_old_id(
    store: Store, clock: Clock
) -> None:
    await follower(store, -5, "21", now=clock.now())
    pushes = [await publish(store, clock.now()), await publish(store, clock.now(), region="2105")]
    for one in pushes:
        assert one.push is not None
        await store.outbox.expand(one.push, clock.now(), 100)
    new = await store.chats.ensure(-100, kind="supergroup", language=Language.ES, now=clock.now())
    await store.chats.destination(new.id, None, now=clock.now())

    await store.chats.migrate(-5, -100)

    assert {(one.telegram_id, one.push) for one in await _claimed(store, clock)} == {
        (-100, one.push) for one in pushes
    }


async def test_what_an_expired_correction_owed_the_next_push_of_the_event_does(
    store: Store, clock: Clock
) -> None:
    await follower(store, 1000, "21", now=clock.now())
    first = await publish(store, clock.now())
    (told,) = await _claimed(store, clock)
    await store.outbox.record([(told, Outcome(Kind.SENT, message_id=7))], clock.now())
    await follow_up(store, first.event, PushAction.CORRECT, clock.now(), km_from=1414.0)
    await _claimed(store, clock)
    clock.forward(timedelta(days=3))
    await store.outbox.reclaim(clock.now(), everything=True)
    await store.outbox.settle(clock.now())
    await store.outbox.finish(clock.now())

    await follow_up(store, first.event, PushAction.CHANGE, clock.now(), state=EventState.ENDED)
    (found,) = await _claimed(store, clock)

    assert found.step is not None and found.step.form.shape is Shape.EDIT
    assert found.step.message == 7


async def test_who_missed_an_expired_push_is_told_by_its_correction(store: Store, clock: Clock) -> None:
    await follower(store, 1000, "21", now=clock.now())
    first = await publish(store, clock.now())
    (late,) = await _claimed(store, clock)
    await store.outbox.record([(late, Outcome(Kind.NOT_ACCEPTED))], clock.now())
    clock.forward(timedelta(hours=7))
    await store.outbox.settle(clock.now())
    await store.outbox.finish(clock.now())

    await follow_up(store, first.event, PushAction.CORRECT, clock.now(), km_from=1414.0)
    found = await _claimed(store, clock)

    assert [(one.telegram_id, one.step) for one in found] == [(1000, None)]


async def test_a_reply_that_telegram_calls_a_missing_message_is_final_for_its_chat_alone(
    store: Store, clock: Clock
) -> None:
    await follower(store, 1000, "21", now=clock.now())
    first = await publish(store, clock.now())
    (told,) = await _claimed(store, clock)
    await store.outbox.record([(told, Outcome(Kind.SENT, message_id=7))], clock.now())
    lifted = await follow_up(store, first.event, PushAction.CHANGE, clock.now(), state=EventState.ENDED)
    (reply,) = await _claimed(store, clock)

    await store.outbox.record([(reply, Outcome(Kind.COPY_GONE, detail="MESSAGE_ID_INVALID"))], clock.now())

    progress = await store.outbox.progress(lifted)
    assert progress.counts == {DeliveryState.PARKED: 1}
    assert [push.id for push in await store.outbox.due_pushes(clock.now())] == [first.push, lifted][1:]
