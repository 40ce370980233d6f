"""What trouble at Telegram costs: server errors, chats that must wait, a storm, and a limit that nobody told of."""

from __future__ import annotations

import asyncio
import time

from bot.playground.faults import Fault
from tests.crash.table import Table
from tests.crowd import Crowd, gather
from tests.hosting import Host
from tests.judging import Judge, PlainRecord
from tests.publishing import publish

#: Messages a second, and what is answered late so that something is always on its way.
RATE, LATE = 300.0, 0.05


async def measure(host: Host, recipients: int) -> list[Table]:
    """Each kind of trouble in a broadcast of its own."""
    number = min(recipients, 3_000)
    return [
        await _server_errors(host, number),
        await _waiting_chats(host, number),
        await _storm(host, number),
    ]


async def _server_errors(host: Host, number: int) -> Table:
    _, judge = await _scene(host, number)
    ideal = number / RATE
    fault = host.playground.faults.add(
        Fault("5xx_json", method="sendMessage", probability=0.3, until=time.time() + 3600)
    )
    await publish(host)
    await judge.until(lambda: bool(judge.attempts()))
    fault.until = time.time() + 0.6 * ideal
    await judge.until_reached(timeout=ideal * 3 + 60)
    await PlainRecord(host.database_url).settled()
    took = _took(judge)
    table = Table(
        f"502 with a body for 30% in the first {0.6 * ideal:.0f} s, {number:,} recipients at {RATE:g}/s"
    )
    table.add("struck", fault.struck)
    table.add("lost", len(judge.lost), "0")
    table.add("duplicates", len(judge.repeated), "0")
    table.add("from first to last", f"{took:.2f} s, {took / ideal:.2f} × the ideal {ideal:.1f} s")
    table.add("times the ideal", f"{took / ideal:.3f}", "≤ 1.2")
    return table


async def _waiting_chats(host: Host, number: int) -> Table:
    times = {}
    for name in ("quiet", "429"):
        crowd, judge = await _scene(host, number)
        slow = set(crowd.chats[3::20])
        others = number - len(slow)
        if name == "429":
            host.playground.faults.add(Fault("429", method="sendMessage", chat_ids=slow, retry_after=30))
        await publish(host)
        await judge.until(lambda: sum(chat not in slow for chat in judge.got) >= others)  # noqa: B023
        arrived = [call.at for call in judge.arrived if call.chat_id not in slow]
        times[name] = others / (arrived[-1] - arrived[0])
    table = Table(f"429 for 5% of the chats, {number:,} recipients at {RATE:g}/s")
    table.add("the others, nothing wrong", f"{times['quiet']:.1f}/s")
    table.add("the others, 5% told to wait", f"{times['429']:.1f}/s")
    table.add("share of the quiet speed", f"{100 * times['429'] / times['quiet']:.1f}%", "≥ 95%")
    return table


async def _storm(host: Host, number: int, seconds: int = 35) -> Table:
    _, judge = await _scene(host, number)
    faults = host.playground.faults
    faults.add(Fault("delay", method="sendMessage", seconds=LATE))
    await publish(host)
    await judge.until_reached(number // 3)
    storm = faults.add(Fault("429", method="sendMessage", retry_after=seconds, until=time.time() + seconds))
    await judge.until(lambda: storm.struck > 0)
    in_flight = await PlainRecord(host.database_url).count("deliveries", "state = 'sending'")
    await judge.until_reached(timeout=300)
    refused = [call.at for call in judge.attempts() if call.error_code == 429]
    later = sum(at > refused[0] + LATE for at in refused)
    table = Table(f"everything 429 for {seconds} s, {number:,} recipients at {RATE:g}/s")
    table.add("claimed when it began", in_flight)
    table.add("attempts after the first answer", later, f"≤ {in_flight}")
    table.add("attempts refused in all", len(refused))
    table.add("lost", len(judge.lost), "0")
    table.add("duplicates", len(judge.repeated), "0")
    return table


async def hidden_cap(host: Host, recipients: int) -> list[Table]:
    """Telegram takes 15 a second and does not say so, while Chaski believes in 25."""
    _, judge = await _scene(host, min(recipients, 3_000), rate=25)
    host.playground.faults.add(Fault("cap", rate=15, retry_after=1))
    await publish(host)
    await judge.until(lambda: bool(judge.attempts()))
    first = judge.attempts()[0].at
    await asyncio.sleep(180)
    attempts = judge.attempts()
    table = Table("a hidden cap of 15 a second, set to 25: refused and arrived in each half minute")
    for begin in range(0, 180, 30):
        part = [call for call in attempts if begin <= call.at - first < begin + 30]
        refused = sum(call.error_code == 429 for call in part)
        share = 100 * refused / max(1, len(part))
        arrived = sum(call.delivered for call in part) / 30
        table.add(
            f"{begin} to {begin + 30} s", f"{share:.1f}% of {len(part)} refused, {arrived:.1f}/s arrived"
        )
    late = [call for call in attempts if call.at - first >= 60]
    refused = sum(call.error_code == 429 for call in late)
    table.add("refused after the first minute", f"{100 * refused / max(1, len(late)):.2f}%", "≤ 2%")
    return [table]


async def _scene(host: Host, number: int, rate: float = RATE) -> tuple[Crowd, Judge]:
    """A new crowd and a new runner; what was before is over."""
    for runner in host.runners:
        await runner.kill()
    host.playground.faults.clear()
    record = PlainRecord(host.database_url)
    await record.alone()
    await record.change(
        "DELETE FROM deliveries",
        "DELETE FROM subscriptions",
        "UPDATE pushes SET settled_at = 1, state = 'done' WHERE settled_at IS NULL",
    )
    await record.time_passes()
    crowd = await gather(host, number)
    await host.runner(rate=rate)
    await host.polling()
    return crowd, Judge(host.playground.ledger, crowd.chats)


def _took(judge: Judge) -> float:
    return judge.arrived[-1].at - judge.attempts()[0].at
