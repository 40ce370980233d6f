"""How long from the command to the first question to Telegram, and how much memory it then holds."""

from __future__ import annotations

import asyncio
import base64
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from bot.playground.server import Playground
from tests.bench.record import KEY

_LIBRARIES = (
    "import telegram.ext, sqlalchemy.ext.asyncio, aiosqlite, asyncpg, alembic.command, aiohttp, pydantic_settings, "
    "orjson, uvloop, fluent.runtime, babel.dates, rapidfuzz, cryptography.hazmat.primitives.ciphers.aead, structlog; "
)


@dataclass(frozen=True)
class Started:
    """Seconds and megabytes (resident set)."""

    first_poll: float
    imports: float
    memory_mb: float
    libraries_mb: float


async def idle_memory_and_start(url: str, *, times: int) -> Started:
    """Start `chaski run` as a process of its own and watch it."""
    imports, libraries = [], 0.0
    for _ in range(times):
        begun = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", _LIBRARIES + "print('ready', flush=True); input()"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        await process.stdout.readline()
        imports.append(time.perf_counter() - begun)
        libraries = psutil.Process(process.pid).memory_info().rss / 1e6
        await process.communicate(b"\n")
    polls, memory = [], 0.0
    for _ in range(times):
        playground = Playground()
        await playground.start()
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("CHASKI_")
        } | {
            "CHASKI_BOT_TOKEN": playground.token,
            "CHASKI_OWNER_IDS": "1",
            "CHASKI_DATABASE_URL": url,
            "CHASKI_TELEGRAM_API_URL": playground.url,
            "CHASKI_SECRET_KEY": base64.urlsafe_b64encode(KEY).decode(),
        }
        begun = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            env=environment,
            cwd=Path(__file__).resolve().parents[2],
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            async with asyncio.timeout(60):
                await playground.world.updates.polled.wait()
            polls.append(time.perf_counter() - begun)
            await asyncio.sleep(3)
            memory = psutil.Process(process.pid).memory_info().rss / 1e6
        finally:
            process.terminate()
            await process.wait()
            await playground.stop()
    return Started(min(polls), min(imports), memory, libraries)
