"""How long the desk's reader takes for a report of 4,000 characters, beside folding the same text once."""

from __future__ import annotations

import statistics
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from handlers.desk.reader import read
from storage.naming import fold
from storage.regions import Gazetteer
from storage.roads import Roads
from tests.conftest import LIMA, Clock

_CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_LETTERS = 4_000


@dataclass(frozen=True)
class Taken:
    """Seconds."""

    median: float
    folding: float


def reading_time(*, times: int) -> Taken:
    """Read the beginning of the corpus as one text, after a first reading that warms up."""
    reports = [
        r["text"]
        for file in sorted(_CORPUS.glob("*.toml"))
        for r in tomllib.loads(file.read_text("utf-8"))["report"]
    ]
    text, places, roads, now = "\n\n".join(reports)[:_LETTERS], Gazetteer.load(), Roads.load(), Clock().now()
    read(text, places, roads, now, LIMA)
    return Taken(
        _median(lambda: read(text, places, roads, now, LIMA), times), _median(lambda: fold(text), times)
    )


def _median(act: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)
