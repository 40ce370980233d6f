"""Whatever a desk does in whatever order, with Telegram failing: what must hold does."""

from __future__ import annotations

import asyncio
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.delivery import digesting, engine, pacing
from bot.memory import settle
from storage import database
from storage.sealing import Sealer
from tests.conftest import _obey_in_a_hurry, _run
from tests.storms.hasty import HastyLoop, counted
from tests.storms.playing import Step, history, play, shorter

#: `make storms STORMS=2000` plays so many histories, longer ones, and CHASKI_STORM names the first of their seeds.
_MORE = int(os.environ.get("CHASKI_STORMS", "0"))
_FIRST = int(os.environ.get("CHASKI_STORM", "0"))
_LENGTH = 60 if _MORE else 40


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages to one chat follow each other at once, and a clock that was moved is soon looked at."""
    monkeypatch.setattr(pacing, "PER_CHAT", 0.0)
    monkeypatch.setattr(engine, "_POLL", 0.1)
    monkeypatch.setattr(engine, "_SETTLE_EVERY", 0.2)
    monkeypatch.setattr(digesting, "_EVERY", 0.1)
    monkeypatch.setattr(database, "_obey", _obey_in_a_hurry)
    # Where others use the machine too, a transaction may wait for seconds: nothing froze.
    monkeypatch.setattr(database, "_FROZEN", 60.0)


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Gives a function that gives the address of another empty database."""
    if request.param == "sqlite":

        def copied() -> str:
            file = tmp_path / f"{uuid.uuid4().hex}.db"
            shutil.copyfile(request.getfixturevalue("prepared_sqlite"), file)
            return f"sqlite:///{file}"

        yield copied
        return
    uri, name = request.getfixturevalue("postgresql"), f"storm{uuid.uuid4().hex[:8]}"

    def again() -> str:
        asyncio.run(_run(uri, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        asyncio.run(_run(uri, f"CREATE DATABASE {name} TEMPLATE prepared STRATEGY file_copy"))
        return str(uri).replace("/postgres?", f"/{name}?")

    yield again
    asyncio.run(_run(uri, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))


def test_a_desk_in_a_storm_loses_nothing_and_lets_nobody_do_what_they_may_not(
    fresh: Callable[[], str], sealer: Sealer
) -> None:
    def wrong(seed: int, steps: list[Step]) -> list[str]:
        url = fresh()
        with asyncio.Runner(loop_factory=HastyLoop) as runner, counted():
            return runner.run(play(url, sealer, seed, steps))

    for seed in range(_FIRST, _FIRST + (_MORE or 2)):
        steps = history(seed, _LENGTH)
        found = wrong(seed, steps)
        if seed == _FIRST:
            settle()  # What the first one read stays.
        if found and _MORE:
            steps = shorter(steps, lambda fewer, seed=seed: bool(wrong(seed, fewer)))  # type: ignore[misc]
        assert not found, f"seed {seed}, as short as it could be made: {steps}"
