"""What /privacy promises to erase is erased, and nothing sooner."""

from __future__ import annotations

from datetime import timedelta

from bot.upkeep import Upkeep
from storage.model import EventState, PushAction
from storage.pushes import DeliveryState, Outcome, OutcomeKind
from storage.schema import chats, deliveries, subscriptions
from storage.store import Store
from tests.conftest import Clock
from tests.factories import follow_up, follower, publish
from tests.tables import rows_in

DAY = timedelta(days=1)


async def test_a_chat_that_blocked_the_bot_is_erased_after_seven_days(store: Store, clock: Clock) -> None:
    upkeep = Upkeep(store.retention, clock.now)
    await follower(store, 1001, "21", now=clock.now())
    await follower(store, 1002, "21", now=clock.now())
    await store.chats.suspend(1001, why="bot was blocked by the user", now=clock.now())

    clock.forward(7 * DAY)
    await upkeep.sweep()
    early = await store.chats.find(1001)
    clock.forward(timedelta(seconds=1))
    await upkeep.sweep()

    assert early is not None
    assert await store.chats.find(1001) is None
    assert await store.chats.find(1002) is not None
    assert await rows_in(store, subscriptions) == await rows_in(store, chats) == 1


async def test_who_was_sent_what_is_erased_seven_days_after_the_events_last_notice(
    store: Store, clock: Clock
) -> None:
    upkeep = Upkeep(store.retention, clock.now)
    await follower(store, 1001, "21", now=clock.now())
    over = {"state": EventState.ENDED, "ended": clock.now()}
    old = await publish(store, clock.now(), **over)
    clock.forward(5 * DAY)
    new = await publish(store, clock.now(), **over)
    assert old.push is not None and new.push is not None
    for push in (old.push, new.push):
        await store.outbox.expand(push, clock.now(), 1000)

    await upkeep.sweep()
    both = await rows_in(store, deliveries)
    clock.forward(3 * DAY)
    await upkeep.sweep()

    assert both == 2
    assert (await store.outbox.progress(old.push)).total == 0
    assert (await store.outbox.progress(new.push)).total == 1
    assert await store.events.get(old.event) is not None


async def test_what_goes_on_can_be_corrected_however_long_ago_it_was_told(store: Store, clock: Clock) -> None:
    upkeep = Upkeep(store.retention, clock.now)
    await follower(store, 1001, "21", now=clock.now())
    announced = await publish(store, clock.now(), state=EventState.ANNOUNCED, started=clock.now() + 20 * DAY)
    assert announced.push is not None
    await store.outbox.expand(announced.push, clock.now(), 1000)
    due = await store.outbox.due_pushes(clock.now())
    (told,) = await store.outbox.claim(clock.now(), [[due]], 10, timedelta(seconds=20))
    await store.outbox.record([(told, Outcome(OutcomeKind.SENT, message_id=7))], clock.now())

    clock.forward(15 * DAY)
    await upkeep.sweep()
    corrected = await follow_up(store, announced.event, PushAction.CORRECT, clock.now(), km_from=1414.0)
    await store.outbox.expand(corrected, clock.now(), 1000)
    found = (await store.outbox.progress(corrected)).counts
    lapsed = await store.lifecycle.lapse(announced.event, now=clock.now())
    clock.forward(7 * DAY)
    await upkeep.sweep()
    kept = await rows_in(store, deliveries)
    clock.forward(timedelta(seconds=1))
    await upkeep.sweep()

    assert found == {DeliveryState.PENDING: 1}
    assert lapsed and kept == 2
    assert await rows_in(store, deliveries) == 0
