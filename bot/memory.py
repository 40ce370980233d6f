"""How the memory of a process that has started and will run for months is looked after."""

from __future__ import annotations

import ctypes
import gc
import sys

#: Python looks for circles among new objects after every so many: at 700, its own choice, that takes 3 % of the time
#: when there is much to send, and of what a message needs hardly anything is ever part of a circle.
_NEW = 10_000
#: As GNU's C library numbers it, and the pools it may keep: of its own accord it gives each thread one, for good.
_M_ARENA_MAX, _POOLS = -8, 2

#: For drawing in terminals. structlog and httpx read it wherever it is there, as it is beside the tools of developers:
#: 9 MB, and a part of each start. Nothing here draws with it.
_DRAWING = ("rich", "pygments", "click")


def spare() -> None:
    """Leave out what libraries would read only because it is there; called before they are read."""
    for name in _DRAWING:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]


def share() -> None:
    """Let threads share pools of memory, before the first is started: each connection to SQLite has a thread."""
    if (choose := _libc("mallopt")) is not None:
        choose(_M_ARENA_MAX, _POOLS)


def settle() -> None:
    """What was made so far stays: looking through it again and again would make answers wait."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW, *gc.get_threshold()[1:])
    if (trim := _libc("malloc_trim")) is not None:
        trim(0)  # What a start needs for a moment goes back.


def _libc(name: str) -> ctypes._NamedFuncPointer | None:
    """A function of GNU's C library, None where there is another."""
    try:
        return getattr(ctypes.CDLL("libc.so.6"), name, None)
    except OSError:
        return None
