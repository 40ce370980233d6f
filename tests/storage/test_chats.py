"""Who follows what, and how a chat is forgotten."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import asyncpg

from storage.model import Language
from storage.store import Store
from tests.conftest import Clock
from tests.factories import editor, facts, follower, publish

PERSON, OTHER, GROUP = 7_123_456_789, 7_000_000_002, -1_001_234_567_890


async def _followed(store: Store, telegram_id: int, topic: int | None = None) -> list[str]:
    return [subscription.target for subscription in await store.chats.subscriptions(telegram_id, topic)]


async def test_what_is_followed_is_listed_wider_places_first(store: Store, clock: Clock) -> None:
    await follower(store, PERSON, "211101", "21", "", now=clock.now())

    assert await _followed(store, PERSON) == ["", "21", "211101"]


async def test_following_twice_is_following_once(store: Store, clock: Clock) -> None:
    chat = await follower(store, PERSON, "21", now=clock.now())
    destination = await store.chats.destination(chat.id, None, now=clock.now())

    added = await store.chats.follow(destination, ["21", "08"], now=clock.now())

    assert added == ["08"]
    assert await _followed(store, PERSON) == ["08", "21"]


async def test_unfollowing_tells_what_was_followed(store: Store, clock: Clock) -> None:
    chat = await follower(store, PERSON, "21", now=clock.now())
    destination = await store.chats.destination(chat.id, None, now=clock.now())

    assert await store.chats.unfollow(destination, ["21", "08"]) == ["21"]
    assert await _followed(store, PERSON) == []


async def test_a_topic_follows_for_itself(store: Store, clock: Clock) -> None:
    await follower(store, GROUP, "21", now=clock.now(), topic=7)

    assert await _followed(store, GROUP) == []
    assert await _followed(store, GROUP, 7) == ["21"]


async def test_a_chosen_language_stays(store: Store, clock: Clock) -> None:
    chat = await follower(store, PERSON, "21", now=clock.now())
    await store.chats.set_language(chat.id, Language.EN)

    again = await store.chats.ensure(PERSON, kind="private", language=Language.ES, now=clock.now())

    assert again.language is Language.EN or (await store.chats.find(PERSON)).language is Language.EN  # type: ignore[union-attr]


async def test_forgetting_erases_everything_of_one_chat_and_nothing_of_another(
    store: Store, clock: Clock
) -> None:
    await follower(store, PERSON, "21", now=clock.now())
    await follower(store, OTHER, "21", now=clock.now())
    published = await publish(store, clock.now())
    assert published.push is not None
    await store.outbox.expand(published.push, clock.now(), 500)

    assert await store.chats.forget(PERSON)

    assert await store.chats.find(PERSON) is None
    assert await _followed(store, OTHER) == ["21"]
    assert (await store.outbox.progress(published.push)).total == 1
    assert not await store.chats.forget(PERSON)


async def test_a_group_that_grew_keeps_what_it_followed(store: Store, clock: Clock) -> None:
    await follower(store, -55, "21", "08", now=clock.now())
    await follower(store, GROUP, "08", "04", now=clock.now())

    await store.chats.migrate(-55, GROUP)

    assert await store.chats.find(-55) is None
    assert await _followed(store, GROUP) == ["04", "08", "21"]


async def test_a_group_that_grew_into_an_unknown_chat_takes_its_new_id(store: Store, clock: Clock) -> None:
    await follower(store, -55, "21", now=clock.now())

    await store.chats.migrate(-55, GROUP)

    assert await _followed(store, GROUP) == ["21"]


async def test_a_suspended_chat_that_writes_again_is_resumed(store: Store, clock: Clock) -> None:
    await follower(store, PERSON, "21", now=clock.now())
    await store.chats.suspend(PERSON, why="blocked", now=clock.now())
    suspended = await store.chats.find(PERSON)

    await store.chats.ensure(PERSON, kind="private", language=Language.ES, now=clock.now())
    resumed = await store.chats.find(PERSON)

    assert suspended is not None and suspended.suspended
    assert resumed is not None and not resumed.suspended


async def test_no_id_rests_in_the_record_unsealed(store: Store, clock: Clock, database_url: str) -> None:
    await follower(store, PERSON, "21", now=clock.now())
    await follower(store, GROUP, "21", now=clock.now(), topic=7)
    await editor(store, clock.now(), telegram_id=OTHER)
    await store.drafts.open((await editor(store, clock.now(), OTHER)).id, facts(clock.now()), now=clock.now())
    await publish(store, clock.now(), undo=timedelta(seconds=5))

    dump = await _everything(database_url)

    assert "Sutran" in dump  # the dump does hold what is stored
    for known in (PERSON, GROUP, OTHER):
        assert str(known) not in dump
        assert known.to_bytes(8, "big", signed=True).hex() not in dump
        assert known.to_bytes(8, "little", signed=True).hex() not in dump


async def _everything(url: str) -> str:
    """Every value of every table as text, bytes as hexadecimal digits."""
    if url.startswith("sqlite"):
        connection = sqlite3.connect(Path(url.removeprefix("sqlite:///")))
        try:
            names = [
                row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            ]
            rows = [row for name in names for row in connection.execute(f"SELECT * FROM {name}")]
        finally:
            connection.close()
    else:
        postgresql = await asyncpg.connect(url)
        try:
            names = [
                row[0]
                for row in await postgresql.fetch(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                )
            ]
            rows = [tuple(row) for name in names for row in await postgresql.fetch(f"SELECT * FROM {name}")]
        finally:
            await postgresql.close()
    return "\n".join(str(value.hex() if isinstance(value, bytes) else value) for row in rows for value in row)
