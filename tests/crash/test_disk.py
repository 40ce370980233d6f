"""The disk is full, or the database cannot be written: sending stops by itself and goes on by itself."""

from __future__ import annotations

import resource
from collections.abc import Awaitable, Callable

import pytest

from tests.crowd import Crowd, gather
from tests.hosting import Host, Runner
from tests.judging import Judge, PlainRecord
from tests.publishing import publish

Act = Callable[[], Awaitable[None]]


async def stopped_and_resumed(host: Host, record: PlainRecord, runner: Runner, fill: Act, free: Act) -> None:
    """A broadcast in whose middle nothing can be written for a while."""
    crowd = await gather(host, 280)
    judge = Judge(host.playground.ledger, crowd.chats)
    await publish(host)
    await judge.until_reached(80)

    await fill()
    in_flight, mark = await _in_flight(record, crowd), len(judge.arrived)
    await judge.quiet(1.5)
    late = {call.chat_id for call in judge.arrived[mark:]}
    stalled = len(judge.got)
    await free()
    await judge.until_reached(timeout=40)
    await record.settled()
    await judge.quiet()

    assert stalled < 280, "it went on sending what it could not record"
    assert late <= in_flight
    assert len(late) < len(in_flight) / 2, "all that was claimed went out, although nothing could be recorded"
    assert judge.got == dict.fromkeys(crowd.chats, 1)
    assert await record.states() == {"sent": 280}
    assert any("cannot be written" in line for line in runner.lines)
    assert not any("Traceback" in line for line in runner.lines)


async def _in_flight(record: PlainRecord, crowd: Crowd) -> set[int]:
    return crowd.chats_of(list(await record.destinations("sending")))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_full_disk_stops_the_sending_until_there_is_room(host: Host, record: PlainRecord) -> None:
    runner = await host.runner(rate=100)
    await host.polling()
    _, most = resource.prlimit(runner.pid, resource.RLIMIT_FSIZE)

    async def fill() -> None:
        resource.prlimit(runner.pid, resource.RLIMIT_FSIZE, (1, most))

    async def free() -> None:
        resource.prlimit(runner.pid, resource.RLIMIT_FSIZE, (most, most))

    await stopped_and_resumed(host, record, runner, fill, free)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_database_that_takes_no_writes_stops_the_sending(host: Host, record: PlainRecord) -> None:
    runner = await host.runner(rate=100)
    await host.polling()
    ((name,),) = await record.rows("SELECT current_database()")
    others = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        f"WHERE datname = '{name}' AND pid <> pg_backend_pid()"
    )

    async def fill() -> None:
        await record.change(f"ALTER DATABASE {name} SET default_transaction_read_only = on", others)

    async def free() -> None:
        await record.change(
            "SET transaction_read_only = off",
            "SET default_transaction_read_only = off",
            f"ALTER DATABASE {name} RESET default_transaction_read_only",
            others,
        )

    await stopped_and_resumed(host, record, runner, fill, free)
