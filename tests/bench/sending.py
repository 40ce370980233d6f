"""Messages a second on one core: Chaski's engine with its record, and others that only send."""

from __future__ import annotations

import asyncio
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import extras
from tests.bench.figures import Figure
from tests.bench.load import TEXT
from tests.bench.machine import Server, module, server, told_by
from tests.bench.record import Size, fill

_TOKEN = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#: The cheapest server has the other core.
_CORE = 1
_WHERE = "Sending"
FLOOR, ENGINE = "bare aiohttp, nothing recorded (the floor)", "Chaski's engine, expanded and recorded"
STOCK_ONE, STOCK_MANY = "PTB's stock transport, one at a time", "PTB's stock transport, 64 at once"
_NEEDED = {FLOOR, ENGINE, STOCK_ONE, STOCK_MANY}


@dataclass(frozen=True)
class Plan:
    """How large: seconds for each client, followers of the engine's push, rounds, latencies of the server in ms."""

    seconds: float
    followers: int
    rounds: int
    latencies: tuple[float, ...] = (0.0, 50.0)


FULL = Plan(seconds=3.0, followers=40_000, rounds=3)
QUICK = Plan(seconds=1.0, followers=8_000, rounds=1)


@dataclass(frozen=True)
class Speed:
    """Messages a second, microseconds of processor time for each, and the most memory in MB."""

    rate: float
    cpu_us: float
    memory_mb: float


Client = Callable[[Server], Speed]


def throughput(plan: Plan) -> Iterator[Figure]:
    """A table for each latency; whatever cannot be installed is left out with one line."""
    with tempfile.TemporaryDirectory(prefix="chaski-bench-") as name:
        folder = Path(name)
        record = folder / "record.db"
        asyncio.run(fill(f"sqlite:///{record}", Size(0, 0, plan.followers), place="21"))
        clients = _clients(plan, record, folder)
        for latency in plan.latencies:
            yield from _table(_measured(clients, plan, latency), latency)


def _measured(clients: dict[str, Client], plan: Plan, latency: float) -> dict[str, Speed]:
    """The median of the rounds; one client after the other in each, so that a noisy moment hurts all alike."""
    rounds: dict[str, list[Speed]] = {client: [] for client in clients}
    with server(latency) as telegram:
        for _ in range(plan.rounds if not latency else 1):
            for what, client in clients.items():
                try:
                    rounds[what].append(client(telegram))
                except RuntimeError as error:
                    if what in _NEEDED:
                        raise
                    print(f"{what}: left out, it failed ({str(error).splitlines()[-1][:120]})", flush=True)
    return {
        what: Speed(
            statistics.median(speed.rate for speed in speeds),
            statistics.median(speed.cpu_us for speed in speeds),
            max(speed.memory_mb for speed in speeds),
        )
        for what, speeds in rounds.items()
        if speeds
    }


def _table(speeds: dict[str, Speed], latency: float) -> Iterator[Figure]:
    at = f", {latency:.0f} ms latency" if latency else ""
    floor, engine = speeds[FLOOR], speeds[ENGINE]
    for what, speed in speeds.items():
        yield Figure(
            _WHERE,
            what + at,
            f"{speed.rate:,.0f}/s",
            f"bare aiohttp ({floor.rate:,.0f}/s)",
            speed.rate / floor.rate,
        )
    stock = max(speeds[STOCK_ONE].rate, speeds[STOCK_MANY].rate)
    yield Figure(
        _WHERE, ENGINE + at, f"{engine.rate:,.0f}/s", f"PTB's best ({stock:,.0f}/s)", engine.rate / stock
    )
    yield Figure(
        _WHERE,
        "the engine's processor time a message" + at,
        f"{engine.cpu_us:.0f} µs",
        f"bare aiohttp ({floor.cpu_us:.0f} µs)",
        engine.cpu_us / floor.cpu_us,
    )
    yield Figure(
        _WHERE,
        "the engine's peak memory" + at,
        f"{engine.memory_mb:.0f} MB",
        f"bare aiohttp ({floor.memory_mb:.0f} MB)",
        engine.memory_mb / floor.memory_mb,
    )


def _clients(plan: Plan, record: Path, folder: Path) -> dict[str, Client]:
    clients: dict[str, Client] = {
        FLOOR: _library(plan, 0, module("floor_client")),
        ENGINE: _engine(record, folder),
        STOCK_ONE: _library(plan, 1, module("stock_client")),
        STOCK_MANY: _library(plan, 64, module("stock_client")),
    }
    try:
        python = extras.aiogram_python()
        clients["aiogram, 64 at once"] = _library(plan, 64, module("aiogram_client", python=python))
    except extras.Missing as why:
        print(why)
    try:
        script = extras.node_folder() / "send.mjs"
        text = folder / "text.txt"
        text.write_text(TEXT)
        for name, library in (("grammY", "grammy"), ("telegraf", "telegraf")):
            command = ["node", str(script), library]
            clients[f"{name} (Node), 64 at once"] = _library(plan, 64, command, str(text))
    except extras.Missing as why:
        print(why)
    return clients


def _speed(told: dict[str, Any]) -> Speed:
    messages = told["messages"]
    return Speed(messages / told["seconds"], told["cpu"] / messages * 1e6, told["memory_mb"])


def _library(plan: Plan, at_once: int, command: list[str], *more: str) -> Client:
    def run(telegram: Server) -> Speed:
        telegram.reset()
        arguments = [telegram.url, _TOKEN, str(plan.seconds), str(at_once), *more]
        told = told_by([*command, *arguments], core=_CORE, patience=plan.seconds + 60)
        arrived = telegram.counts()
        if arrived["messages"] != told["all"]:
            raise RuntimeError(f"{command}: {told['all']} sent, {arrived['messages']} arrived")
        return _speed(told)

    return run


def _engine(record: Path, folder: Path) -> Client:
    def run(telegram: Server) -> Speed:
        telegram.reset()
        fresh = folder / "fresh.db"
        shutil.copyfile(record, fresh)
        command = module("engine_client", telegram.url, _TOKEN, f"sqlite:///{fresh}")
        told = told_by(command, core=_CORE, patience=400)
        arrived = telegram.counts()
        if not arrived["messages"] == arrived["chats"] == told["messages"]:
            raise RuntimeError(f"the engine recorded {told['messages']} as sent, {arrived} arrived")
        for left in folder.glob("fresh.db*"):
            left.unlink()
        return _speed(told)

    return run
