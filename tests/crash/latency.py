"""A broadcast to very many at 25 a second, and what people, editors and other regions feel of it."""

from __future__ import annotations

import asyncio
import itertools
import random
import statistics
import time

import psutil

from bot.playground.people import Person
from storage.model import Severity
from tests.crash.table import Table
from tests.crowd import crowd_of
from tests.hosting import Host, Runner
from tests.judging import Judge
from tests.publishing import publish

RATE = 25.0
_COMMANDS = 200
_URGENT = 500
_WATCHED = 60.0
#: Departments with a fiftieth of the large one's followers.
_SMALL = ("01", "02", "03", "04", "05", "06", "07", "09", "10")
_LARGE, _OTHER = "08", "21"


async def measure(host: Host, recipients: int) -> list[Table]:
    """All in one run: quiet, then with the broadcast; an urgent push; ten regions at a time."""
    number = recipients * 10
    large = await crowd_of(host.playground, host.database_url, number, _LARGE)
    judge = Judge(host.playground.ledger, large.chats)
    runner = await host.runner(rate=RATE)
    await host.polling()
    await commands(host, 20)
    quiet = await commands(host, _COMMANDS)
    await publish(host, region=_LARGE)
    await judge.until_reached(50)
    busy = await commands(host, _COMMANDS)
    told = Table(f"/status and /help while {number:,} are being told something at {RATE:g}/s")
    told.add("quiet, p50", f"{_percentile(quiet, 50):.1f} ms")
    told.add("quiet, p99", f"{_percentile(quiet, 99):.1f} ms")
    told.add("busy, p50", f"{_percentile(busy, 50):.1f} ms", "≤ 50 ms")
    told.add("busy, p99", f"{_percentile(busy, 99):.1f} ms", "≤ 300 ms")
    told.add("memory of the bot", f"{_memory(runner):.0f} MB", "≤ 150 MB")
    return [told, await _urgent(host, number), await _regions(host, judge, number)]


async def commands(host: Host, number: int, seed: int = 1) -> list[float]:
    """Milliseconds from what somebody writes to the answer, for so many people one after the other."""
    dice = random.Random(seed)
    taken = []
    for turn in range(number):
        person = host.playground.people.user(f"Vecina {turn}", "es")
        taken.append(1000 * await answered(host, person, ("/status Puno", "/help")[turn % 2]))
        await asyncio.sleep(dice.uniform(0, 0.1))
    return taken


async def answered(host: Host, person: Person, text: str) -> float:
    """Seconds until the bot's answer to somebody's first words comes to the playground."""
    begun = time.monotonic()
    said = await person.say(text)
    await host.playground.wait_for(person.chat_id, lambda view: True, after=said, timeout=30)
    return host.playground.ledger.calls("sendMessage", person.chat_id)[0].at - begun


async def _urgent(host: Host, number: int) -> Table:
    crowd = await crowd_of(host.playground, host.database_url, _URGENT, _OTHER)
    judge = Judge(host.playground.ledger, crowd.chats)
    await publish(host, region=_OTHER, severity=Severity.EXTREME)
    begun = time.monotonic()
    await judge.until_reached(timeout=120)
    table = Table(f"an urgent push to {_URGENT} behind {number:,} routine ones, from its commit")
    table.add("first message", f"{judge.arrived[0].at - begun:.2f} s", "≤ 1 s")
    table.add("last message", f"{judge.arrived[-1].at - begun:.2f} s", f"≤ {_URGENT / RATE + 2:g} s")
    return table


async def _regions(host: Host, large: Judge, number: int) -> Table:
    judges, begun = {_LARGE: large}, {_LARGE: time.monotonic()}
    for place in _SMALL:
        crowd = await crowd_of(host.playground, host.database_url, max(200, number // 50), place)
        judges[place] = Judge(host.playground.ledger, crowd.chats)
    for place in _SMALL:
        await publish(host, region=place)
        begun[place] = time.monotonic()
    watched = time.monotonic()
    await asyncio.sleep(_WATCHED)
    table = Table(f"ten regions at a time, one with 50 times the followers, watched for {_WATCHED:g} s")
    first, gaps = [], {}
    for place, judge in judges.items():
        times = [call.at for call in judge.arrived if call.at >= begun[place]]
        if place != _LARGE:
            first.append(times[0] - begun[place])
        after = [at for at in times if at >= watched]
        gaps[place] = max(b - a for a, b in itertools.pairwise(after))
    table.add("slowest from commit to a region's first message", f"{max(first):.2f} s")
    table.add("longest gap in the large region", f"{gaps.pop(_LARGE):.2f} s", "≤ 2 s")
    table.add("longest gap in a small region", f"{max(gaps.values()):.2f} s", "≤ 2 s")
    return table


def _percentile(taken: list[float], percent: int) -> float:
    return statistics.quantiles(taken, n=100, method="inclusive")[percent - 1]


def _memory(runner: Runner) -> float:
    return float(psutil.Process(runner.pid).memory_info().rss) / 1e6
