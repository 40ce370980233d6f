"""Processes on cores of their own, and the server among them."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_PIN = "import os, sys; os.sched_setaffinity(0, {int(sys.argv[1])}); os.execvp(sys.argv[2], sys.argv[2:])"


def cores() -> list[int]:
    """The cores that this process may use; none where the system does not say."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def name() -> str:
    """What machine this is, for whoever reads the figures."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def pinned(core: int, command: Sequence[str]) -> list[str]:
    """The same command, kept on the nth of the cores where there are so many."""
    available = cores()
    if core >= len(available) or len(available) < 2:
        return list(command)
    return [sys.executable, "-c", _PIN, str(available[core]), *command]


def environment(**changes: str) -> dict[str, str]:
    """What a process of the bench finds in its environment; nothing of Chaski's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CHASKI_")}
    return kept | {"PYTHONPATH": str(ROOT), "PTB_TIMEDELTA": "1"} | changes


def module(name: str, *arguments: str, python: Path | None = None) -> list[str]:
    """The command that runs a module of the bench."""
    return [str(python or sys.executable), "-m", f"tests.bench.{name}", *arguments]


def told_by(command: Sequence[str], *, core: int, patience: float, **changes: str) -> dict[str, Any]:
    """Run a command to its end on one core and give the JSON it printed last; RuntimeError with what it complained."""
    try:
        done = subprocess.run(
            pinned(core, command),
            cwd=ROOT,
            env=environment(**changes),
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RuntimeError(f"{command[:4]} took more than {patience:.0f} s") from error
    if done.returncode:
        raise RuntimeError(f"{command[:4]} failed:\n{done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


@dataclass(frozen=True)
class Server:
    """A running server and what it counted."""

    url: str

    def reset(self) -> None:
        """Count from nothing."""
        self._ask("reset")

    def counts(self) -> dict[str, int]:
        """Messages and distinct chats since the last reset."""
        counts: dict[str, int] = json.loads(self._ask("counts"))
        return counts

    def _ask(self, what: str) -> bytes:
        with urllib.request.urlopen(f"{self.url}/{what}", timeout=10) as answer:
            return bytes(answer.read())


@contextlib.contextmanager
def server(latency_ms: float = 0.0) -> Iterator[Server]:
    """The cheap server on the first core, as long as the block lasts."""
    process = subprocess.Popen(
        pinned(0, module("server", str(latency_ms))),
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None and process.stdout is not None
    try:
        yield Server(f"http://127.0.0.1:{int(process.stdout.readline())}")
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()
