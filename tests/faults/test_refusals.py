"""Telegram refuses for a while: everybody gets it once, and only those wait who were told to."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict

import pytest

from bot.playground.faults import Fault
from tests.crowd import gather
from tests.hosting import Host
from tests.judging import Judge, PlainRecord
from tests.publishing import publish

SENTENCE = 10_072


async def test_server_errors_with_a_body_lose_nothing_and_repeat_nothing(
    host: Host, record: PlainRecord
) -> None:
    crowd = await gather(host, 600)
    judge = Judge(host.playground.ledger, crowd.chats)
    fault = host.playground.faults.add(
        Fault("5xx_json", method="sendMessage", probability=0.3, until=time.time() + 60)
    )
    await host.runner(rate=300)

    await publish(host)
    await judge.until(lambda: len(judge.got) >= 300)
    fault.until = time.time()
    await judge.until_reached()
    await record.settled()
    await judge.quiet()

    assert fault.struck > 50
    assert judge.got == dict.fromkeys(crowd.chats, 1)
    assert len(judge.attempts()) == 600 + fault.struck
    assert await record.states() == {"sent": 600}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the pace knows no database
async def test_chats_that_are_told_to_wait_do_not_hold_up_the_others(host: Host, record: PlainRecord) -> None:
    crowd = await gather(host, 400)
    judge = Judge(host.playground.ledger, crowd.chats)
    slow = set(crowd.chats[5::20])
    host.playground.faults.add(Fault("429", method="sendMessage", chat_ids=slow, per_chat=1, retry_after=2))
    await host.runner(rate=400)

    await publish(host)
    await judge.until_reached()
    await record.settled()
    await judge.quiet()

    attempts: defaultdict[int, list[float]] = defaultdict(list)
    for call in judge.attempts():
        attempts[call.chat_id or 0].append(call.at)
    assert {chat: len(times) for chat, times in attempts.items()} == {
        chat: 2 if chat in slow else 1 for chat in crowd.chats
    }
    assert min(attempts[chat][1] - attempts[chat][0] for chat in slow) >= 2
    assert judge.got == dict.fromkeys(crowd.chats, 1)


async def test_a_long_sentence_is_served_across_a_restart(host: Host, record: PlainRecord) -> None:
    crowd = await gather(host, 100)
    judge = Judge(host.playground.ledger, crowd.chats)
    convict = crowd.chats[50]
    host.playground.faults.add(
        Fault("429", method="sendMessage", chat_id=convict, count=1, retry_after=SENTENCE)
    )
    runner = await host.runner(rate=200)
    await publish(host)
    await judge.until_reached(99)
    await judge.until(lambda: len(judge.attempts()) == 100)
    async with asyncio.timeout(30):
        while await record.count("deliveries", "state = 'sending'"):  # noqa: ASYNC110
            await asyncio.sleep(0.02)

    await runner.kill()
    await record.time_passes()
    await host.runner(rate=200)
    await publish(host, km_from=7.0)
    await judge.until(lambda: all(judge.got[chat] == 2 for chat in crowd.chats if chat != convict))
    await judge.quiet(1.5)

    assert judge.got[convict] == 0
    assert [call.error_code for call in judge.attempts() if call.chat_id == convict] == [429]
    ((until,),) = await record.rows("SELECT not_before FROM chats WHERE not_before IS NOT NULL")
    assert SENTENCE - 120 < until / 1000 - time.time() <= SENTENCE + 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the pace knows no database
async def test_in_a_storm_nothing_more_leaves_than_was_on_its_way(host: Host, record: PlainRecord) -> None:
    crowd = await gather(host, 400)
    judge = Judge(host.playground.ledger, crowd.chats)
    faults, late = host.playground.faults, 0.1
    faults.add(Fault("delay", method="sendMessage", seconds=late))
    await host.runner(rate=200)
    await publish(host)
    await judge.until_reached(100)

    storm = faults.add(Fault("429", method="sendMessage", retry_after=2, until=time.time() + 2))
    await judge.until(lambda: storm.struck > 0)
    in_flight = await record.count("deliveries", "state = 'sending'")
    await judge.until_reached()
    await record.settled()

    refused = [call for call in judge.attempts() if call.error_code == 429]
    answered = min(call.at for call in refused) + late
    after = [call for call in refused if call.at > answered]
    assert len(after) <= min(in_flight, 40)
    assert len(refused) < 100
    assert judge.got == dict.fromkeys(crowd.chats, 1)
