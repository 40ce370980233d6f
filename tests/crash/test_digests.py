"""Killed at a named point on the way of a digest: exactly that is in the record, and each chat is told once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage.choices import Manner
from storage.database import Database
from storage.model import PushAction
from storage.pushes import PushState
from storage.rhythm import Rhythm
from storage.schema import destinations
from tests import factories
from tests.crash.test_points import finished, killed_at, owed, some
from tests.crowd import Crowd
from tests.hosting import Host
from tests.judging import Judge, PlainRecord

_HOURLY = Rhythm(digests=()).packed()
#: Every row by its state, its push's action ("tell" what happened, "digest" what tells of it) and whether it is taken.
_ROWS = (
    "SELECT pushes.action, deliveries.state, deliveries.digest IS NOT NULL, count(*) FROM deliveries "
    "JOIN pushes ON pushes.id = deliveries.push GROUP BY 1, 2, 3"
)


async def waiting(host: Host, record: PlainRecord, number: int) -> tuple[Crowd, Judge]:
    """So many people who chose the hourly digest, for each of whom news have waited for two hours."""
    crowd, judge = await some(host, number)
    database = Database(host.database_url)
    try:
        async with database.write() as connection:
            await connection.execute(
                destinations.update()
                .where(destinations.c.id.in_(crowd.destinations))
                .values(manner=Manner.DIGEST, rhythm=_HOURLY)
            )
    finally:
        await database.close()
    then = datetime.now(UTC) - timedelta(hours=2)
    async with host.store() as store:
        await store.leadership.take()
        published = await factories.publish(store, then)
        assert published.push is not None
        while not await store.outbox.expand(published.push, then, number):
            pass
        await store.outbox.finish(then)
    await record.time_passes()
    assert await rows(record) == {("tell", "digest", False): number}
    return crowd, judge


async def rows(record: PlainRecord) -> dict[tuple[str, str, bool], int]:
    return {(action, state, bool(taken)): count for action, state, taken, count in await record.rows(_ROWS)}


async def digest_pushes(record: PlainRecord) -> list[str]:
    found = await record.rows(f"SELECT state FROM pushes WHERE action = '{PushAction.DIGEST}' ORDER BY id")
    return [state for (state,) in found]


async def test_up_to_the_claim_nothing_is_told_and_then_everybody_is_told_once(
    host: Host, record: PlainRecord
) -> None:
    crowd, judge = await waiting(host, record, 230)
    untouched = {("tell", "digest", False): 230}
    # One slice of 200 is written; who is left is taken by the next process, in a digest of its own.
    written = {
        ("tell", "digest", True): 200,
        ("tell", "digest", False): 30,
        ("digest", "pending", False): 200,
    }
    whole = {("tell", "digest", True): 230, ("digest", "pending", False): 230}

    async def killed(point: str, passes: int = 1) -> tuple[int, dict[tuple[str, str, bool], int]]:
        await record.time_passes()
        number = await killed_at(host, record, judge, point, passes)
        return number, await rows(record)

    async def pause(paused: bool) -> None:
        async with host.store() as store:
            owner = await store.editors.ensure_owner(host.owner.id, now=datetime.now(UTC))
            await store.operations.set_paused(paused, editor=owner.id, now=datetime.now(UTC))

    # Else what one process wrote would be claimed by the next before that gathers.
    await pause(True)
    assert await killed("gather.entry") == (0, untouched)
    assert await killed("gather.commit") == (200, untouched)
    assert await digest_pushes(record) == []
    assert await killed("gather.done") == (200, written)
    assert await digest_pushes(record) == [PushState.EXPANDING]
    assert await killed("gather.done") == (30, whole)
    assert await digest_pushes(record) == [PushState.SENDING, PushState.EXPANDING]
    await pause(False)
    for moment in ("entry", "commit"):
        _, found = await killed(f"claim.{moment}")
        assert found == whole
    claimed = {("tell", "digest", True): 230, ("digest", "sending", False): 230}
    assert await killed("claim.done") == (230, claimed)
    assert not judge.attempts()

    await finished(host, record, judge)

    assert judge.got == dict.fromkeys(crowd.chats, 1)
    assert await rows(record) == {("tell", "sent", True): 230, ("digest", "sent", False): 230}
    assert await digest_pushes(record) == [PushState.DONE, PushState.DONE]


async def test_from_sending_on_only_what_arrived_unrecorded_is_told_again(
    host: Host, record: PlainRecord
) -> None:
    crowd, judge = await waiting(host, record, 90)

    async def killed(point: str, passes: int = 1) -> tuple[int, int]:
        """What the process saw, and in how many chats something arrived that is not recorded."""
        await record.time_passes()
        before = judge.got.copy()
        number = await killed_at(host, record, judge, point, passes)
        told = crowd.chats_of(list(await record.destinations("sent")))
        sent = await record.states()
        # What is told is settled with the digest that told it, and with no other.
        assert sent.get("sent", 0) == 2 * len(told)
        return number, len((judge.got - before).keys() - told)

    _, at_entry = await killed("send.entry", 3)
    await killed("send.done", 10)
    assert at_entry < 10
    assert (await killed("record.entry"))[1] > 0
    number, unrecorded = await killed("record.commit")
    assert number > 0 and unrecorded > 0
    number, _ = await killed("record.done")
    recorded = crowd.chats_of(list(await record.destinations("sent")))
    assert len(recorded) >= number > 0
    so_far, wanted = judge.got.copy(), await owed(record, crowd, judge)

    await finished(host, record, judge)

    assert all(judge.got[chat] == so_far[chat] for chat in recorded)
    assert judge.got == wanted
    assert await rows(record) == {("tell", "sent", True): 90, ("digest", "sent", False): 90}
    assert await digest_pushes(record) == [PushState.DONE]
