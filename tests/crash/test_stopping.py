"""Told to stop in the middle of a broadcast: it ends in order, and nobody notices."""

from __future__ import annotations

from bot.playground.faults import Fault
from tests.crash.stopping import stopped_in_the_middle
from tests.crowd import gather
from tests.hosting import Host
from tests.judging import Judge, PlainRecord
from tests.publishing import publish


async def test_stopped_in_the_middle_nobody_is_lost_and_nobody_gets_it_twice(
    host: Host, record: PlainRecord
) -> None:
    crowd = await gather(host, 400)
    judge = Judge(host.playground.ledger, crowd.chats)
    host.playground.faults.add(Fault("delay", method="sendMessage", probability=0.5, seconds=0.3))
    await publish(host)

    first = await stopped_in_the_middle(host, judge, rate=200, arrived=100)
    second = await stopped_in_the_middle(host, judge, rate=200, arrived=100)
    await host.runner(rate=1000)
    await judge.until_reached()
    await record.settled()
    await judge.quiet()

    for stop in (first, second):
        assert (stop.code, stop.sending) == (0, 0), stop.output
        assert "Traceback" not in stop.output
    assert first.arrived < second.arrived < 400
    assert judge.got == dict.fromkeys(crowd.chats, 1)
    assert await record.states() == {"sent": 400}
