"""Two runners on one PostgreSQL: one leads, and the other takes over when it dies or falls silent."""

from __future__ import annotations

import asyncio
import signal
from dataclasses import dataclass

from tests.crash.table import Table
from tests.crowd import gather
from tests.hosting import Host, Runner
from tests.judging import Judge, PlainRecord
from tests.publishing import publish

_FROZEN = 8.0
_TIMES = 5


@dataclass
class Pair:
    """Two runners that the ledger tells apart by the name under which they call Telegram."""

    first: Runner
    second: Runner
    judge: Judge

    def sent_by(self, runner: Runner) -> list[float]:
        """When each message of a runner came to the playground."""
        name = "127.0.0.1:" if runner is self.first else "localhost:"
        return [call.at for call in self.judge.attempts() if call.host.startswith(name)]

    def leader(self) -> Runner | None:
        """Who sent last."""
        attempts = self.judge.attempts()
        if not attempts:
            return None
        return self.first if attempts[-1].host.startswith("127.0.0.1:") else self.second


async def two_runners(host: Host, judge: Judge, rate: float) -> Pair:
    """Start both; the first one leads."""
    first = await host.runner(rate=rate)
    await host.polling()
    port = host.playground.url.rpartition(":")[2]
    second = await host.runner(rate=rate, CHASKI_TELEGRAM_API_URL=f"http://localhost:{port}")
    async with asyncio.timeout(30):
        while not any("running" in line for line in second.lines):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    return Pair(first, second, judge)


@dataclass
class Takeover:
    """What came of the leader's end; seconds to the other's first message."""

    by_first: int
    """How many messages the first one had sent."""
    in_flight: int
    seconds: float
    again: int = 0
    """What the first one sent after it was replaced."""


async def killed(host: Host, pair: Pair, *, after: int) -> Takeover:
    """Kill the leader once so many messages arrived."""
    await pair.judge.until(lambda: len(pair.judge.arrived) >= after)
    begun = asyncio.get_running_loop().time()
    await pair.first.kill()
    in_flight = await PlainRecord(host.database_url).count("deliveries", "state = 'sending'")
    await pair.judge.until(lambda: bool(pair.sent_by(pair.second)))
    return Takeover(len(pair.sent_by(pair.first)), in_flight, pair.sent_by(pair.second)[0] - begun)


async def frozen(host: Host, pair: Pair, *, after: int, seconds: float = _FROZEN) -> Takeover:
    """Freeze the leader for a while, and see what it does when it wakes."""
    await pair.judge.until(lambda: len(pair.judge.arrived) >= after)
    begun = asyncio.get_running_loop().time()
    pair.first.signal(signal.SIGSTOP)
    await asyncio.sleep(0.1)
    in_flight = await PlainRecord(host.database_url).count("deliveries", "state = 'sending'")
    await pair.judge.until(lambda: bool(pair.sent_by(pair.second)))
    took = pair.sent_by(pair.second)[0] - begun
    await asyncio.sleep(max(0.0, begun + seconds - asyncio.get_running_loop().time()))
    before = len(pair.sent_by(pair.first))
    pair.first.signal(signal.SIGCONT)
    await pair.judge.until(lambda: any("standing by" in line for line in pair.first.lines), timeout=20)
    await asyncio.sleep(0.5)
    return Takeover(before, in_flight, took, len(pair.sent_by(pair.first)) - before)


async def measure(host: Host, recipients: int) -> list[Table]:
    """Kill the leader, then freeze one, each in a broadcast of its own."""
    tables = []
    for name, ending in (("kill -9", killed), ("SIGSTOP for 8 s", frozen)):
        crowd = await gather(host, recipients)
        judge = Judge(host.playground.ledger, crowd.chats)
        pair = await two_runners(host, judge, recipients / 50)
        await publish(host)
        found = await ending(host, pair, after=recipients // 4)
        await judge.until_reached(timeout=180)
        await PlainRecord(host.database_url).settled()
        await judge.quiet()
        table = Table(f"{name} of the leader, {recipients:,} recipients, a second runner stands by")
        table.add("until the other one sends", f"{found.seconds:.2f} s", "≤ 5 s")
        table.add("lost", len(judge.lost), "0")
        table.add("in flight at the end of the first", found.in_flight)
        table.add("duplicates", len(judge.repeated), f"≤ {found.in_flight}")
        table.add("sent by the first after it was replaced", found.again, "0")
        tables.append(table)
        for runner in (pair.first, pair.second):
            await runner.kill()
        # The followers of the first broadcast do not get the second.
        await PlainRecord(host.database_url).change("DELETE FROM subscriptions")
    return tables
