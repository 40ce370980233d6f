"""Who goes first when there is much to tell: what is urgent, what somebody asked, and every region in its turn."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from storage.model import Severity
from tests.crash.latency import answered
from tests.crowd import crowd_of, gather
from tests.hosting import Host
from tests.judging import Judge, PlainRecord
from tests.publishing import publish

RATE = 100.0
#: Connections for pushes at this rate: what is on its way cannot be overtaken.
ON_THEIR_WAY = 32


async def test_an_urgent_push_goes_before_what_waits(host: Host, record: PlainRecord) -> None:
    many = await gather(host, 250, "08")
    few = await gather(host, 40, "21")
    judge, urgent = (Judge(host.playground.ledger, crowd.chats) for crowd in (many, few))
    both = Judge(host.playground.ledger, [*many.chats, *few.chats])
    await host.runner(rate=RATE)
    await publish(host, region="08")
    await judge.until_reached(40)

    await publish(host, region="21", severity=Severity.EXTREME)
    await urgent.until_reached()
    await judge.until_reached()

    order = [call.chat_id in urgent.chats for call in both.arrived]
    first, last = order.index(True), len(order) - 1 - order[::-1].index(True)
    assert last < 250, "it waited for the other to end"
    assert order[first : last + 1].count(False) <= ON_THEIR_WAY, "they were mixed"
    assert both.got == dict.fromkeys(both.chats, 1)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the pace knows no database
async def test_a_question_is_answered_while_many_are_being_told_something(host: Host) -> None:
    many = await gather(host, 400, "08")
    judge = Judge(host.playground.ledger, many.chats)
    await host.runner(rate=RATE)
    await host.polling()
    await publish(host, region="08")
    await judge.until_reached(50)

    before = len(judge.arrived)
    for number in range(5):
        await answered(host, host.playground.people.user(f"Vecina {number}", "es"), "/status Puno")
    after = len(judge.arrived)

    assert after - before < 350, "the answers came when the broadcast was over"
    await judge.until_reached()


async def test_a_small_region_does_not_wait_for_a_large_one(host: Host, record: PlainRecord) -> None:
    small = ("01", "02", "03", "04", "05", "06", "07", "09", "10")
    large = await gather(host, 100, "08")
    crowds = [await crowd_of(host.playground, host.database_url, 10, place) for place in small]
    judge = Judge(host.playground.ledger, [*large.chats, *(chat for crowd in crowds for chat in crowd.chats)])
    # The order is decided while nothing may leave: how busy the machine is does not matter.
    async with host.store() as store:
        now = datetime.now(UTC)
        owner = await store.editors.ensure_owner(host.owner.id, now=now)
        await store.operations.set_paused(True, editor=owner.id, now=now)
        await publish(host, region="08")
        for place in small:
            await publish(host, region=place)
        await host.runner(rate=RATE)
        async with asyncio.timeout(30):
            while await record.count("deliveries") < len(judge.chats):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        paused = len(judge.attempts())

        await store.operations.set_paused(False, editor=owner.id, now=now)
    await judge.until_reached()
    await record.settled()

    order = [call.chat_id for call in judge.arrived]
    places = {chat: place for place, crowd in zip(small, crowds, strict=True) for chat in crowd.chats}
    turns = [places.get(chat or 0, "08") for chat in order]
    assert paused == 0
    assert set(turns[:50]) == {"08", *small}, "they came one after the other, not in turn"
    # One of each in turn, ten times.
    assert max(number for number, place in enumerate(turns) if place != "08") <= 10 * 10 + ON_THEIR_WAY
    assert judge.got == dict.fromkeys(judge.chats, 1)
