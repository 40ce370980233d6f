"""Chaski as a process of its own, with a playground beside it: started, asked, stopped and killed."""

from __future__ import annotations

import asyncio
import atexit
import base64
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.playground.people import Person
from bot.playground.server import Playground
from storage.regions import Gazetteer
from storage.sealing import Sealer
from storage.store import Store
from tests.factories import EDITOR

ROOT = Path(__file__).resolve().parents[1]
KEY = bytes(range(64))


@dataclass
class Runner:
    """A running process of ours; its output is read all the time, so that it never waits for a reader."""

    pid: int
    begun: float
    """When it was started, in seconds of the monotonic clock."""
    _code: asyncio.Task[int]
    _reading: asyncio.Task[None]
    lines: list[str]
    errors: list[str]
    """Lines of the error output; it is one with the other unless somebody asked for both."""

    @property
    def ended(self) -> bool:
        """Whether it is gone."""
        return self._code.done()

    def signal(self, number: int) -> None:
        """Send a signal, unless it is gone."""
        if not self.ended:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    async def wait(self, patience: float = 30.0) -> int:
        """Its exit code, negative for a signal; all it wrote is in `lines` then."""
        code = await asyncio.wait_for(asyncio.shield(self._code), patience)
        await asyncio.wait_for(self._reading, patience)
        return code

    async def kill(self) -> None:
        """End it as a power cut would, and return when it is gone."""
        self.signal(signal.SIGKILL)
        await self.wait()


@dataclass
class Host:
    """A machine with settings for Chaski, a playground beside it, and what was started on it."""

    playground: Playground
    database_url: str
    folder: Path
    owner: Person
    warm: bool = True
    """Whether runners are forked from a process that has read Python's libraries already."""
    started: list[asyncio.subprocess.Process] = field(default_factory=list)
    runners: list[Runner] = field(default_factory=list)

    def environment(self, **changes: str) -> dict[str, str]:
        """What a process of ours finds in its environment."""
        mine = {
            "CHASKI_BOT_TOKEN": self.playground.token,
            # EDITOR publishes from outside: whoever is no owner by the settings is revoked when a runner starts.
            "CHASKI_OWNER_IDS": f"{self.owner.id},{EDITOR}",
            "CHASKI_DATABASE_URL": self.database_url,
            "CHASKI_TELEGRAM_API_URL": self.playground.url,
            "CHASKI_SECRET_KEY": base64.urlsafe_b64encode(KEY).decode(),
            "PYTHONPATH": str(ROOT),
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CHASKI_")}
        return kept | mine | changes

    async def chaski(self, *arguments: str, **changes: str) -> asyncio.subprocess.Process:
        """A command with its output in pipes."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=self.folder,  # not the project: nobody's .env is read
            env=self.environment(**changes),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self.started.append(process)
        return process

    async def run(self) -> asyncio.subprocess.Process:
        """A runner that polls."""
        process = await self.chaski("run")
        async with asyncio.timeout(60):
            await self.playground.world.updates.polled.wait()
        return process

    async def command(self, *arguments: str, **changes: str) -> tuple[int, str, str]:
        """Exit code, output and error output of a command that ends."""
        if self.warm:
            runner = await _fork("bot", arguments, self.environment(**changes), self.folder, apart=True)
            self.runners.append(runner)
            return await runner.wait(60), "\n".join(runner.lines), "\n".join(runner.errors)
        process = await self.chaski(*arguments, **changes)
        out, err = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode is not None
        return process.returncode, out.decode(), err.decode()

    async def runner(
        self, *arguments: str, module: str = "bot", rate: float | None = None, **changes: str
    ) -> Runner:
        """`python -m MODULE …`, `run` if nothing else is said, sending so many messages a second for nothing."""
        arguments = arguments or ("run",)
        if rate is not None:
            changes |= {"CHASKI_BROADCAST_RATE": str(rate)}
            if rate > 30:
                changes |= {"CHASKI_PAID_BROADCAST": "true", "CHASKI_PAID_BROADCAST_CAP": "1000000"}
                module, arguments = "tests.swift", (module, *arguments)
        environment = self.environment(**changes)
        begin = _fork if self.warm else _spawn
        runner = await begin(module, arguments, environment, self.folder)
        self.runners.append(runner)
        return runner

    async def polling(self) -> None:
        """Return when a runner asks for updates."""
        async with asyncio.timeout(60):
            await self.playground.world.updates.polled.wait()

    async def ask(self, person: Person, text: str) -> str:
        """What the bot answers."""
        said = await person.say(text)
        return (
            await self.playground.wait_for(person.chat_id, lambda view: True, after=said, timeout=20)
        ).text

    @contextlib.asynccontextmanager
    async def store(self) -> AsyncIterator[Store]:
        """The record, opened from here as another process."""
        store = await Store.open(self.database_url, Sealer(KEY), gazetteer=Gazetteer.load())
        try:
            yield store
        finally:
            await store.close()

    async def events(self) -> int:
        """How many events the record has."""
        async with self.store() as store:
            return len(await store.events.latest([""], limit=1000))


@contextlib.asynccontextmanager
async def hosting(database_url: str, folder: Path, *, warm: bool = True) -> AsyncIterator[Host]:
    """A host with nobody on it yet; whatever was started on it is killed at the end."""
    playground = Playground()
    await playground.start()
    folder.mkdir()
    owner = playground.people.user(first_name="Mesa", language="es")
    machine = Host(playground, database_url, folder, owner, warm)
    try:
        yield machine
    finally:
        for runner in machine.runners:
            runner.signal(signal.SIGCONT)
            await runner.kill()
        for process in machine.started:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.communicate()
        await playground.stop()


async def _spawn(module: str, arguments: tuple[str, ...], env: dict[str, str], folder: Path) -> Runner:
    begun = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        cwd=folder,
        env=env,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert process.stdout is not None
    lines: list[str] = []
    code = asyncio.create_task(process.wait())
    return Runner(process.pid, begun, code, asyncio.create_task(_read(process.stdout, lines)), lines, lines)


async def _fork(
    module: str, arguments: tuple[str, ...], env: dict[str, str], folder: Path, *, apart: bool = False
) -> Runner:
    door = _door()
    begun = time.monotonic()
    order = {"module": module, "arguments": arguments, "environment": env, "folder": str(folder)}
    pipes = [os.pipe() for _ in range(1 + apart)]
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.connect(door)
    socket.send_fds(line, [json.dumps(order).encode()], [theirs for _, theirs in pipes])
    for _, theirs in pipes:
        os.close(theirs)
    line.setblocking(False)
    told, writer = await asyncio.open_unix_connection(sock=line)
    pid = int(await told.readline())

    async def ended() -> int:
        try:
            return int(await told.readline())
        finally:
            writer.close()

    written: list[list[str]] = [[] for _ in pipes]
    reading = _read_all([ours for ours, _ in pipes], written)
    code, read = asyncio.create_task(ended()), asyncio.create_task(reading)
    return Runner(pid, begun, code, read, written[0], written[-1])


async def _read_all(outputs: list[int], written: list[list[str]]) -> None:
    async def read(output: int, lines: list[str]) -> None:
        reader = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(output, "rb")
        )
        await _read(reader, lines)

    await asyncio.gather(*map(read, outputs, written))


async def _read(stream: asyncio.StreamReader, lines: list[str]) -> None:
    async for line in stream:
        lines.append(line.decode(errors="replace").rstrip())


_opened: list[str] = []


def _door() -> str:
    """The address of the process that forks, started once; it ends with this one."""
    if not _opened:
        folder = tempfile.TemporaryDirectory(prefix="chaski-warm-")
        door = str(Path(folder.name) / "door")
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "warm.py"), door],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", "the process that forks did not start"

        def close() -> None:
            assert process.stdin is not None and process.stdout is not None
            process.stdin.close()
            process.wait()
            process.stdout.close()
            folder.cleanup()

        atexit.register(close)
        _opened.append(door)
    return _opened[0]
