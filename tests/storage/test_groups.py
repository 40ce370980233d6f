"""Greetings that are said once, and topics that close and end."""

from __future__ import annotations

import asyncio

from storage.model import Language
from storage.store import Store
from tests.conftest import Clock
from tests.factories import follower, publish

GROUP, GROWN = -55, -1_001_234_567_890


async def _added(store: Store, clock: Clock, group: int = GROUP) -> None:
    await store.groups.added(group, kind="group", language=Language.EN, now=clock.now())


async def _followed(store: Store, topic: int | None = None) -> list[str]:
    return [found.target for found in await store.chats.subscriptions(GROWN, topic)]


async def _reached(store: Store, clock: Clock) -> int:
    """How many places a push about Puno goes to."""
    published = await publish(store, clock.now())
    assert published.push is not None
    await store.outbox.expand(published.push, clock.now(), 500)
    return (await store.outbox.progress(published.push)).total


async def test_a_greeting_is_taken_by_one_of_several(store: Store, clock: Clock) -> None:
    await _added(store, clock)

    taken = await asyncio.gather(*(store.groups.take_greeting(GROUP) for _ in range(5)))
    await _added(store, clock)
    again = await store.groups.take_greeting(GROUP)
    known = await store.chats.find(GROUP)

    assert sorted(taken) == [False] * 4 + [True]
    assert not again
    assert known is not None and known.language is Language.EN


async def test_a_greeting_that_could_not_be_said_is_owed_again(store: Store, clock: Clock) -> None:
    await _added(store, clock)
    await store.groups.take_greeting(GROUP)
    said = await store.groups.standing(GROUP)

    await store.groups.owe_greeting(GROUP)
    owed = await store.groups.standing(GROUP)

    assert said is not None and not said.greeting_due
    assert owed is not None and owed.greeting_due


async def test_a_chat_that_was_never_added_is_owed_nothing(store: Store, clock: Clock) -> None:
    await follower(store, GROUP, "21", now=clock.now())

    assert not await store.groups.take_greeting(GROUP)
    assert await store.groups.standing(GROWN) is None


async def test_a_group_that_grew_is_owed_no_greeting_whichever_comes_first(
    store: Store, clock: Clock
) -> None:
    await _added(store, clock, GROWN)

    await store.chats.migrate(GROUP, GROWN)  # nothing is known of the old one

    assert not await store.groups.take_greeting(GROWN)


async def test_that_the_old_group_was_left_does_not_close_the_new_one(store: Store, clock: Clock) -> None:
    await follower(store, GROUP, "21", now=clock.now())
    await store.chats.suspend(GROUP, why="removed", now=clock.now())

    await store.chats.migrate(GROUP, GROWN)
    known = await store.groups.standing(GROWN)

    assert known is not None and known.suspended is None
    assert await _reached(store, clock) == 1


async def test_a_closed_topic_is_left_out_and_nothing_else(store: Store, clock: Clock) -> None:
    for topic in (None, 7, 8):
        await follower(store, GROWN, "21", now=clock.now(), topic=topic)

    await store.groups.close_topic(GROWN, 7, now=clock.now())
    await store.groups.close_topic(GROWN, None, now=clock.now())
    closed = await _reached(store, clock)
    await store.groups.open_topic(GROWN, 7)

    assert closed == 1
    assert await _reached(store, clock) == 2


async def test_topics_that_end_leave_to_the_chat_what_they_followed(store: Store, clock: Clock) -> None:
    await follower(store, GROWN, "21", "08", now=clock.now(), topic=7)
    await follower(store, GROWN, "21", "04", now=clock.now(), topic=8)
    published = await publish(store, clock.now())
    assert published.push is not None
    await store.outbox.expand(published.push, clock.now(), 500)
    await store.groups.close_topic(GROWN, 7, now=clock.now())
    before = await store.groups.standing(GROWN)

    ended = await store.groups.end_topics(GROWN)
    after = await store.groups.standing(GROWN)

    assert ended and before is not None and before.topics
    assert after is not None and not after.topics
    assert await _followed(store) == ["04", "08", "21"]
    assert await _followed(store, 7) == await _followed(store, 8) == []
    # Two topics were promised the message, and the chat gets it once.
    assert (await store.outbox.progress(published.push)).total == 1
    assert not await store.groups.end_topics(GROWN)
