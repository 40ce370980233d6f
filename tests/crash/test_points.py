"""Killed at a named point: exactly that is in the record, and exactly that many messages come in the end."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.playground.views import View
from storage.pushes import PushState
from storage.sealing import Sealer
from tests.conftest import Clock
from tests.crash.at_point import MARK
from tests.crowd import Crowd, gather
from tests.e2e.conftest import Town
from tests.hosting import KEY, Host, Runner
from tests.judging import Judge, PlainRecord
from tests.publishing import publish

RATE = 200.0
TEXT = "Bloqueo en Ilave, comunidades cierran el puente."


async def killed_at(host: Host, record: PlainRecord, judge: Judge, point: str, passes: int = 1) -> int:
    """Run until it kills itself there; gives what it saw: how many were claimed, recorded, written."""
    runner = await host.runner(point, str(passes), module="tests.crash.at_point", rate=RATE)
    return await seen_by(runner, record, judge)


async def seen_by(runner: Runner, record: PlainRecord, judge: Judge) -> int:
    code = await runner.wait(40)
    assert code == -9, "\n".join(runner.lines)
    await judge.quiet()
    await record.alone()
    (line,) = [line for line in runner.lines if line.startswith(MARK)]
    found: dict[str, Any] = json.loads(line.removeprefix(MARK))
    return int(found.get("number", 0))


async def finished(host: Host, record: PlainRecord, judge: Judge) -> None:
    """Start again, as a service manager does, and let it finish."""
    await record.time_passes()
    await host.runner(rate=1000)
    await judge.until_reached(timeout=40)
    await record.settled()
    await judge.quiet()


async def owed(record: PlainRecord, crowd: Crowd, judge: Judge) -> dict[int, int]:
    """What each chat must have got in the end: what it has, and one more unless that is recorded."""
    recorded = crowd.chats_of(list(await record.destinations("sent")))
    return {chat: judge.got[chat] + (chat not in recorded) for chat in crowd.chats}


async def some(host: Host, number: int) -> tuple[Crowd, Judge]:
    crowd = await gather(host, number)
    return crowd, Judge(host.playground.ledger, crowd.chats)


@pytest.mark.parametrize("point", ["claim.entry", "claim.commit"])
async def test_before_a_claim_is_committed_nobody_was_sent_to(
    host: Host, record: PlainRecord, point: str
) -> None:
    crowd, judge = await some(host, 60)
    await publish(host)

    await killed_at(host, record, judge, point)
    states = await record.states()
    tried = len(judge.attempts())
    await finished(host, record, judge)

    # The first claim may come before the first recipients are written.
    assert states in ({"pending": 60}, {})
    assert tried == 0
    assert judge.got == dict.fromkeys(crowd.chats, 1)
    assert await record.states() == {"sent": 60}


async def test_after_a_claim_everyone_claimed_still_gets_it_once(host: Host, record: PlainRecord) -> None:
    crowd, judge = await some(host, 60)
    await publish(host)

    claimed = await killed_at(host, record, judge, "claim.done")
    states = await record.states()
    tried = len(judge.attempts())
    await finished(host, record, judge)

    assert claimed > 0
    assert states == {"sending": claimed} | ({"pending": 60 - claimed} if claimed < 60 else {})
    assert tried == 0
    assert judge.got == dict.fromkeys(crowd.chats, 1)


@pytest.mark.parametrize(("point", "at_least"), [("send.entry", 0), ("send.done", 10)])
async def test_around_sending_only_what_arrived_unrecorded_comes_twice(
    host: Host, record: PlainRecord, point: str, at_least: int
) -> None:
    crowd, judge = await some(host, 60)
    await publish(host)

    await killed_at(host, record, judge, point, 10)
    states = await record.states()
    arrived = len(judge.got)
    wanted = await owed(record, crowd, judge)
    await finished(host, record, judge)

    assert states["sending"] + states.get("sent", 0) + states.get("pending", 0) == 60
    assert at_least <= arrived < 60
    assert judge.got == wanted
    assert max(wanted.values()) <= 2
    assert sum(count == 2 for count in wanted.values()) <= states["sending"]


@pytest.mark.parametrize("point", ["record.entry", "record.commit"])
async def test_before_results_are_committed_all_that_arrived_comes_twice(
    host: Host, record: PlainRecord, point: str
) -> None:
    crowd, judge = await some(host, 60)
    await publish(host)

    await killed_at(host, record, judge, point)
    states = await record.states()
    arrived = set(judge.got)
    await finished(host, record, judge)

    assert "sent" not in states and states["sending"] >= len(arrived) > 0
    assert set(judge.repeated) == arrived
    assert judge.got == {chat: 1 + (chat in arrived) for chat in crowd.chats}


async def test_after_results_are_committed_those_do_not_come_twice(host: Host, record: PlainRecord) -> None:
    crowd, judge = await some(host, 60)
    await publish(host)

    number = await killed_at(host, record, judge, "record.done")
    states = await record.states()
    arrived = len(judge.got)
    recorded = crowd.chats_of(list(await record.destinations("sent")))
    wanted = await owed(record, crowd, judge)
    await finished(host, record, judge)

    assert states["sent"] == number > 0
    assert judge.got == wanted
    assert not recorded & judge.repeated.keys()
    assert len(judge.repeated) == arrived - number


@pytest.mark.parametrize(
    ("point", "passes", "cursor"),
    [
        ("expand.entry", 1, 0),
        ("expand.done", 1, 500),
        ("expand.commit", 2, 500),
        ("expand.done", 2, 700),
    ],
)
async def test_recipients_are_written_up_to_the_cursor_and_no_further(
    host: Host, record: PlainRecord, point: str, passes: int, cursor: int
) -> None:
    crowd, judge = await some(host, 700)
    await publish(host)

    await killed_at(host, record, judge, point, passes)
    ((state, at),) = await record.pushes()
    written = await record.count("deliveries")
    wanted = await owed(record, crowd, judge)
    await finished(host, record, judge)

    assert (at, written) == (cursor, cursor)
    assert state == {0: PushState.WAITING, 500: PushState.EXPANDING, 700: PushState.SENDING}[cursor]
    assert judge.got == wanted
    assert await record.states() == {"sent": 700}


async def _ready_to_publish(host: Host) -> tuple[Town, View, str]:
    """A desk whose editor has a draft that only waits for its last tap."""
    town = Town(host.playground, host.database_url, Sealer(KEY), Clock())
    said = await host.owner.say(f"/post {TEXT}")
    await host.playground.wait_for(host.owner.chat_id, lambda view: True, after=said, timeout=20)
    await town.fill(host.owner, "sources", "Sutran")
    card, data = await town.card(host.owner, "pub")
    return town, card, data


@pytest.mark.parametrize("point", ["publish.entry", "publish.commit", "publish.done"])
async def test_publishing_happens_wholly_or_not_at_all_and_never_twice(
    host: Host, record: PlainRecord, point: str
) -> None:
    crowd, judge = await some(host, 20)
    runner = await host.runner(point, "1", module="tests.crash.at_point", CHASKI_UNDO_SECONDS="0")
    town, card, data = await _ready_to_publish(host)

    await host.owner.press(card, data)
    await seen_by(runner, record, judge)
    there = [await record.count(table) for table in ("events", "revisions", "pushes")]
    acts = await record.count("audit", "act = 'publish'")
    tried = len(judge.attempts())
    await record.time_passes()
    await host.runner(rate=1000, CHASKI_UNDO_SECONDS="0")
    # The bot never answered: the editor taps again, and once more where the card is shown anew first.
    toast = await host.owner.tap(card, data, timeout=30)
    if not await record.count("pushes"):
        await host.playground.wait_for(host.owner.chat_id, lambda view: bool(view.buttons), after=card)
        await town.act(host.owner, "pub")
    await judge.until_reached(timeout=40)
    await record.settled()

    done = point == "publish.done"
    assert (there, acts) == ([1, 1, 1], 1) if done else ([0, 0, 0], 0)
    assert tried == 0
    assert done is ("publi" in (toast.text or "").lower())
    assert [await record.count(table) for table in ("events", "revisions", "pushes")] == [1, 1, 1]
    assert judge.got == dict.fromkeys(crowd.chats, 1)
