"""One broadcast and many power cuts: what is lost, what comes twice, and how long it takes to go on."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

from tests.crowd import gather
from tests.hosting import Host, Runner
from tests.judging import Judge, PlainRecord
from tests.publishing import publish

#: Every so many kills one comes while the process is still starting.
_EARLY = 5


@dataclass
class Kill:
    """One power cut: what it caught, and what came of it."""

    arrived: int
    in_flight: set[int]
    """The chats whose messages were claimed and not recorded."""
    resumed: float | None
    """Seconds from the start of the process it ended to that process's first message; None if it sent none."""
    repeated: set[int] = field(default_factory=set)


@dataclass
class Outcome:
    """What the ledger says in the end."""

    kills: list[Kill]
    recipients: int
    lost: int
    without_a_kill: set[int]
    last_resumed: float | None
    states: dict[str, int]

    @property
    def most_repeated(self) -> int:
        """The most duplicates that one kill brought about."""
        return max((len(kill.repeated) for kill in self.kills), default=0)

    @property
    def most_in_flight(self) -> int:
        """The most that one kill caught in flight."""
        return max((len(kill.in_flight) for kill in self.kills), default=0)

    @property
    def repeats(self) -> int:
        """Duplicates in all."""
        return sum(len(kill.repeated) for kill in self.kills) + len(self.without_a_kill)

    @property
    def slowest(self) -> float:
        """The longest time from a restart to its first message, in seconds."""
        times = [kill.resumed for kill in self.kills[1:]] + [self.last_resumed]
        return max((time for time in times if time is not None), default=0.0)

    @property
    def unexplained(self) -> set[int]:
        """Chats that got something twice although it was not in flight when the process died."""
        return set().union(self.without_a_kill, *(kill.repeated - kill.in_flight for kill in self.kills))


async def broadcast_with_kills(
    host: Host, *, recipients: int, kills: int, rate: float, seed: int = 1, hurry: bool = False
) -> Outcome:
    """Publish to so many people, kill the process so often at random instants, and let it finish.

    In a hurry PostgreSQL's leases of the dead run out at once, so that only the order of things is real.
    """
    dice, ledger = random.Random(seed), host.playground.ledger
    crowd = await gather(host, recipients)
    judge, record = Judge(ledger, crowd.chats), PlainRecord(host.database_url)
    await publish(host)
    # So that the kills are spread over the whole broadcast.
    longest = 1.8 * recipients / rate / (kills + 1)
    done: list[Kill] = []
    marks: list[int] = []
    for number in range(kills):
        runner = await host.runner(rate=rate)
        resumed = None
        if number % _EARLY == _EARLY - 1:
            await asyncio.sleep(dice.uniform(0, 2.0))
        else:
            resumed = await _first_message(runner, judge)
            await asyncio.sleep(dice.uniform(0, longest))
        await runner.kill()
        await record.alone()
        await judge.quiet(0.1)
        in_flight = crowd.chats_of(list(await record.destinations("sending")))
        marks.append(len(ledger))
        done.append(Kill(len(judge.got), in_flight, resumed))
        if hurry:
            await record.time_passes()
    runner = await host.runner(rate=rate)
    last = await _first_message(runner, judge) if judge.lost else None
    await judge.until_reached(timeout=recipients / rate * 2 + 60)
    await record.settled()
    await judge.quiet()
    *by_kill, without = judge.repeats_by_kill(marks)
    for kill, repeated in zip(done, by_kill, strict=True):
        kill.repeated = repeated
    return Outcome(done, recipients, len(judge.lost), without, last, await record.states())


async def _first_message(runner: Runner, judge: Judge) -> float | None:
    """Seconds from the start to the first message; None if nothing was left that may be sent yet."""
    before = len(judge.arrived)
    await judge.until(lambda: len(judge.arrived) > before or runner.ended, timeout=60)
    assert not runner.ended, "\n".join(runner.lines)
    return judge.arrived[before].at - runner.begun
