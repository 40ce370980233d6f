"""`chaski demo`: a local Telegram, the real bot, three people, and a short story told to the terminal."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import Chaski
from bot.importing import read_and_validate
from bot.logs import set_up
from bot.plan import Plan
from bot.playground.server import Playground
from bot.story import StoryBroken, Terminal, tell
from storage.model import Language
from storage.regions import Gazetteer
from storage.sealing import Sealer
from storage.store import Store

LIMA = ZoneInfo("America/Lima")
#: The afternoon of the seed events: they are fresh.
BEGIN = datetime(2023, 1, 5, 14, 20, tzinfo=LIMA)
SEED = "peru-2023-01.json"


class DemoClock:
    """A clock that starts on 5 January 2023, 14:20 in Lima, and goes on from there."""

    def __init__(self) -> None:
        """Start now."""
        self._from = time.monotonic()

    def now(self) -> datetime:
        """The moment by this clock, in UTC."""
        return (BEGIN + timedelta(seconds=time.monotonic() - self._from)).astimezone(UTC)

    def timestamp(self) -> float:
        """The same in seconds since 1970."""
        return self.now().timestamp()


async def demo(*, once: bool, port: int) -> int:
    """Play the demo; gives the exit code: 0, or 1 if its port is taken or a step of the story failed."""
    # The story is told to the terminal: of the log only what went wrong belongs there.
    set_up("WARNING")
    clock = DemoClock()
    terminal = Terminal()
    playground = Playground(now=clock.timestamp, bot_username="chaski_demo_bot")
    try:
        await playground.start(port=0 if once else port)
    except OSError as error:
        # Likely another demo in another window.
        why = error.strerror or type(error).__name__
        print(
            f"chaski: port {port} cannot be used ({why}); choose another: --port 0 takes any free one",
            file=sys.stderr,
        )
        return 1
    try:
        with tempfile.TemporaryDirectory(prefix="chaski-demo-") as folder:
            follower = playground.people.user(first_name="Puno", language="es")
            trucker = playground.people.user(first_name="Camión", language="en")
            editor = playground.people.user(first_name="Mesa", language="es")
            playground.cast(
                [
                    (follower, "Seguidora en Puno · follower"),
                    (trucker, "Camionero · trucker"),
                    (editor, "Mesa · editor"),
                ]
            )
            gazetteer = Gazetteer.load()
            sealer = Sealer(Sealer.new_key())
            url = f"sqlite:///{Path(folder) / 'chaski.db'}"
            await _seed(url, sealer, gazetteer, clock.now)
            chaski = Chaski(
                Plan(
                    token=playground.token,
                    api_url=playground.url,
                    database_url=url,
                    sealer=sealer,
                    owners=frozenset({editor.id}),
                    zone=LIMA,
                    default_language=Language.ES,
                    rate=25.0,
                    undo=timedelta(seconds=2 if once else 4),
                    now=clock.now,
                )
            )
            async with chaski:
                terminal.line("Chaski, on this machine alone: no Telegram, no account, no network.")
                terminal.line(f"It is {BEGIN:%d %b %Y, %H:%M} in Lima.")
                try:
                    await tell(playground, terminal, follower, trucker, editor)
                except (StoryBroken, TimeoutError) as error:
                    terminal.line(f"\nThe story broke: {error}")
                    return 1
                if not once:
                    await _serve(playground, terminal)
    finally:
        await playground.stop()
    return 0


async def _seed(url: str, sealer: Sealer, gazetteer: Gazetteer, now: Callable[[], datetime]) -> None:
    store = await Store.open(url, sealer, gazetteer=gazetteer)
    try:
        data = (resources.files("storage") / "data" / SEED).read_bytes()
        found = read_and_validate(data, SEED, gazetteer, now())
        await store.imports.write(found.events, found.tallies, now=now())
    finally:
        await store.close()


async def _serve(playground: Playground, terminal: Terminal) -> None:
    terminal.step("Now you: open this page and play all three.")
    terminal.line(f"    {playground.url}/")
    terminal.line("    Ctrl-C stops and leaves nothing behind.")
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(name, stop.set)
    await stop.wait()
    terminal.line("\nStopping …")
