"""Writing down what became of messages."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

from bot.delivery.recording import Recorder
from storage.pushes import Outcome
from storage.pushes import OutcomeKind as Kind
from storage.results import Result
from tests.delivery.making import MOMENT, delivery

SENT = Outcome(Kind.SENT, message_id=1)


class Record:
    """An outbox that can be full."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.full = False
        self.tries = 0

    async def record(self, results: Sequence[Result], now: datetime) -> None:
        self.tries += 1
        if self.full:
            raise OSError("no space left")
        self.groups.append([one.id for one, _ in results])

    @property
    def written(self) -> list[int]:
        return [number for group in self.groups for number in group]


class Watched:
    """A recorder on such an outbox, and what it told."""

    def __init__(self) -> None:
        self.record = Record()
        self.told: list[int] = []
        self.health: list[bool] = []
        self.recorder = Recorder(
            self.record,  # type: ignore[arg-type]
            lambda: MOMENT,
            lambda results: self.told.extend(one.id for one, _ in results),
            lambda healthy, why: self.health.append(healthy),
        )

    def put(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            self.recorder.put(delivery(number), SENT)


async def _until(holds) -> None:  # type: ignore[no-untyped-def]
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110  the record has nothing to wait on
            await asyncio.sleep(0.005)


async def test_outcomes_are_written_in_groups_and_in_their_order() -> None:
    watched = Watched()
    watched.recorder.start()

    watched.put(range(5000))
    await watched.recorder.stop()

    assert watched.record.written == watched.told == list(range(5000))
    assert 1 < len(watched.record.groups) < 50


async def test_what_failed_is_written_later_once_and_the_trouble_told_once() -> None:
    watched = Watched()
    watched.record.full = True
    watched.recorder.start()

    watched.put([1, 2])
    await _until(lambda: watched.record.tries >= 2)
    watched.put([3])
    told_before = list(watched.told)
    watched.record.full = False
    await _until(lambda: not watched.recorder.busy)
    await watched.recorder.stop()

    assert told_before == []
    assert watched.record.written == watched.told == [1, 2, 3]
    assert watched.health == [False, True]


async def test_stopping_leaves_nothing_that_could_be_written() -> None:
    watched = Watched()
    watched.recorder.start()
    watched.put([1])

    await watched.recorder.stop()

    assert watched.record.written == [1] and not watched.recorder.busy


async def test_stopping_on_a_full_disk_ends_all_the_same() -> None:
    watched = Watched()
    watched.record.full = True
    watched.recorder.start()
    watched.put([1])

    await watched.recorder.stop(patience=0.3)

    assert watched.recorder.busy and watched.told == []
