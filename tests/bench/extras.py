"""What the bench compares with and Chaski does not need: installed once into a cache outside the project."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

#: Not in the project's own environment: it wants an older pydantic.
AIOGRAM = ("aiogram==3.31.0", "uvloop==0.23.0; sys_platform != 'win32'")
_NODE = Path(__file__).with_name("node")
_LEAST_NODE = 18
_PATIENCE = 180.0


class Missing(Exception):
    """Something is not here and could not be installed; says what in one line."""


def aiogram_python() -> Path:
    """The Python that has aiogram; Missing if it cannot be installed."""
    folder = _cache() / f"aiogram-{_mark(sys.version, *AIOGRAM)}"
    python = folder / "bin" / "python"
    if (folder / "installed").exists():
        return python
    shutil.rmtree(folder, ignore_errors=True)
    _run("aiogram", [sys.executable, "-m", "venv", str(folder)])
    quiet = ["--quiet", "--disable-pip-version-check"]
    _run("aiogram", [str(python), "-m", "pip", "install", *quiet, *AIOGRAM])
    (folder / "installed").touch()
    return python


def node_folder() -> Path:
    """The folder with send.mjs and the Node libraries beside it; Missing without Node or npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise Missing("Node libraries are left out: node or npm is not installed")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    number = version.lstrip("v").partition(".")[0]
    if not number.isdigit() or int(number) < _LEAST_NODE:
        raise Missing(
            f"Node libraries are left out: Node {_LEAST_NODE} or newer is needed, this is {version}"
        )
    wanted = (_NODE / "package.json").read_text()
    folder = _cache() / f"node-{_mark(version, wanted)}"
    if not (folder / "installed").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "package.json").write_text(wanted)
        quiet = ["--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]
        _run("Node libraries", [npm, "install", "--prefix", str(folder), *quiet])
        (folder / "installed").touch()
    shutil.copyfile(_NODE / "send.mjs", folder / "send.mjs")
    return folder


def _cache() -> Path:
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "chaski-bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _mark(*parts: str) -> str:
    """Changes when what is to be installed does."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _run(what: str, command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Missing(f"{what} left out: not installed ({type(error).__name__})") from error
    if done.returncode:
        last = (done.stderr.strip() or "?").splitlines()[-1]
        raise Missing(f"{what} left out: not installed ({last[:120]})")
