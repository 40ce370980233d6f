"""SIGTERM in the middle of a broadcast, again and again: how long it takes, and that nothing comes of it."""

from __future__ import annotations

import signal
import time
from dataclasses import dataclass

from tests.crash.table import Table
from tests.crowd import gather
from tests.hosting import Host
from tests.judging import Judge, PlainRecord
from tests.publishing import publish

_TIMES = 5


@dataclass
class Stop:
    """One orderly stop."""

    code: int
    seconds: float
    arrived: int
    sending: int
    """Messages of which the record did not know afterwards what became of them."""
    output: str


async def stopped_in_the_middle(
    host: Host, judge: Judge, *, rate: float, arrived: int, patience: float = 30
) -> Stop:
    """Run until so many more messages arrived, send SIGTERM and wait for the end."""
    runner = await host.runner(rate=rate)
    wanted = len(judge.arrived) + arrived
    await judge.until(lambda: len(judge.arrived) >= wanted or runner.ended)
    begun = time.monotonic()
    runner.signal(signal.SIGTERM)
    code = await runner.wait(patience)
    seconds = time.monotonic() - begun
    record = PlainRecord(host.database_url)
    sending = await record.count("deliveries", "state = 'sending'")
    return Stop(code, seconds, len(judge.arrived), sending, "\n".join(runner.lines))


async def measure(host: Host, recipients: int) -> list[Table]:
    """Stop five times on the way, also while Telegram answers slowly."""
    from bot.playground.faults import Fault

    crowd = await gather(host, recipients)
    judge = Judge(host.playground.ledger, crowd.chats)
    await publish(host)
    host.playground.faults.add(Fault("delay", method="sendMessage", probability=0.5, seconds=0.5))
    rate = recipients / 20
    stops = [
        await stopped_in_the_middle(host, judge, rate=rate, arrived=recipients // (_TIMES + 1))
        for _ in range(_TIMES)
    ]
    host.playground.faults.clear()
    await host.runner(rate=rate)
    await judge.until_reached(timeout=120)
    await judge.quiet()
    table = Table(f"SIGTERM {_TIMES} times, {recipients:,} recipients, half of the answers 0.5 s late")
    table.add("slowest end", f"{max(stop.seconds for stop in stops):.2f} s", "≤ 10 s")
    table.add("exit codes other than 0", sum(stop.code != 0 for stop in stops), "0")
    table.add("messages left in flight", sum(stop.sending for stop in stops), "0")
    table.add("duplicates", len(judge.repeated), "0")
    table.add("lost", len(judge.lost), "0")
    return [table]
