"""Sends as fast as a library can for some seconds; needs nothing but Python, so that any environment can run it."""

from __future__ import annotations

import asyncio
import itertools
import json
import resource
import sys
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

Send = Callable[[int], Awaitable[object]]

FIRST_CHAT = 5_000_000
TEXT = (
    "🔴 <b>Bloqueo · Ilave, El Collao, Puno</b>\n"
    "Comunidades cierran el puente internacional. Piden diálogo con el Gobierno.\n"
    "Carretera PE-3S, km 1410 · tránsito interrumpido\n"
    "Confirmado a las 14:05 por Sutran"
)
_WARM_UP = 0.4


@dataclass(frozen=True)
class Orders:
    """Where to send as which bot, for how many seconds, how many messages on their way at a time."""

    url: str
    token: str
    seconds: float
    at_once: int


@dataclass(frozen=True)
class Sent:
    """What was sent in how many seconds, how many of them on the processor, and the most memory it took.

    `all` counts the messages of the warm-up too.
    """

    messages: int
    all: int
    seconds: float
    cpu: float
    memory_mb: float


def orders() -> Orders:
    """What the command line says: URL, token, seconds, at once."""
    url, token, seconds, at_once = sys.argv[1:5]
    return Orders(url, token, float(seconds), int(at_once))


async def drive(send: Send, at_once: int, seconds: float) -> Sent:
    """Send one message after the other from `at_once` workers, each to another chat."""
    chats = itertools.count(FIRST_CHAT)
    warmed = await _for(send, chats, at_once, _WARM_UP)
    begun, cpu = time.perf_counter(), time.process_time()
    messages = await _for(send, chats, at_once, seconds)
    took, cpu = time.perf_counter() - begun, time.process_time() - cpu
    return Sent(messages, warmed + messages, took, cpu, peak_memory())


async def _for(send: Send, chats: itertools.count[int], at_once: int, seconds: float) -> int:
    end = time.perf_counter() + seconds
    return sum(await asyncio.gather(*(_worker(send, chats, end) for _ in range(at_once))))


async def _worker(send: Send, chats: itertools.count[int], end: float) -> int:
    done = 0
    while time.perf_counter() < end:
        await send(next(chats))
        done += 1
    return done


def peak_memory() -> float:
    """The most megabytes of memory that this process held at a time."""
    status = Path("/proc/self/status")
    if status.exists():
        # What getrusage says on Linux includes the process that started this one.
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def run(work: Callable[[], Coroutine[Any, Any, Any]]) -> None:
    """Run on the fastest loop there is, and print what came of it (a dataclass) for whoever started this process."""

    async def told() -> None:
        print(json.dumps(asdict(await work())), flush=True)

    try:
        import uvloop
    except ImportError:
        asyncio.run(told())
    else:
        uvloop.run(told())
