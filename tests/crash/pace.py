"""A broadcast with nothing wrong at Telegram's own pace: how much longer than the ideal it takes."""

from __future__ import annotations

from collections import Counter

from tests.crash.table import Table
from tests.crowd import gather
from tests.hosting import Host
from tests.judging import Judge, PlainRecord
from tests.publishing import publish

_RATE = 25.0


async def measure(host: Host, recipients: int) -> list[Table]:
    """Send at 25 a second, from the first message to the last."""
    crowd = await gather(host, recipients)
    judge, record = Judge(host.playground.ledger, crowd.chats), PlainRecord(host.database_url)
    await host.runner(rate=_RATE)
    await host.polling()
    await publish(host)
    ideal = recipients / _RATE
    await judge.until_reached(timeout=ideal * 1.5 + 30)
    await record.settled()
    await judge.quiet()
    moments = [call.at for call in judge.arrived]
    took = moments[-1] - moments[0]
    busiest = max(Counter(int(moment - moments[0]) for moment in moments).values())
    table = Table(f"{recipients:,} recipients at {_RATE:g} a second, nothing wrong")
    table.add("from the first message to the last", f"{took:.1f} s")
    table.add("the ideal", f"{ideal:.0f} s")
    table.add("longer than the ideal by", f"{(took / ideal - 1) * 100:.2f} %", "≤ 2 %")
    table.add("most in one second", busiest, "≤ 30")
    table.add("lost", len(judge.lost), "0")
    table.add("twice", len(judge.repeated), "0")
    return [table]
