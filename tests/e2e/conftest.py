"""A town to test in: the real bot over real HTTP against the playground, on both databases."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.app import Chaski
from bot.delivery import digesting, engine, pacing
from bot.plan import Feed, Plan
from bot.playground.people import Group, Person
from bot.playground.server import Playground
from storage.model import Language
from storage.sealing import Sealer
from storage.staff import FourEyes
from tests.conftest import Clock

LIMA = ZoneInfo("America/Lima")


@dataclass
class Town:
    """The playground, the bot in it, and the ways people talk to it."""

    playground: Playground
    database_url: str
    sealer: Sealer
    clock: Clock
    undo: timedelta = timedelta(0)
    rate: float = 25.0
    four_eyes: FourEyes = FourEyes.OFF
    sutran: Feed | None = None
    owners: set[int] = field(default_factory=set)
    chaski: Chaski | None = None

    @property
    def bot(self) -> Chaski:
        assert self.chaski is not None, "the bot is not running"
        return self.chaski

    def person(self, name: str = "Vecina", language: str | None = "es") -> Person:
        return self.playground.people.user(first_name=name, language=language)

    def editor(self, language: str = "es") -> Person:
        """Somebody at the desk; to be made before the bot starts."""
        assert self.chaski is None
        person = self.person("Mesa", language)
        self.owners.add(person.id)
        return person

    async def start(self) -> None:
        plan = Plan(
            token=self.playground.token,
            api_url=self.playground.url,
            database_url=self.database_url,
            sealer=self.sealer,
            owners=frozenset(self.owners),
            zone=LIMA,
            default_language=Language.ES,
            rate=self.rate,
            undo=self.undo,
            now=self.clock.now,
            four_eyes=self.four_eyes,
            sutran=self.sutran,
        )
        chaski = Chaski(plan)
        await chaski.__aenter__()
        self.chaski = chaski

    async def stop(self) -> None:
        if self.chaski is not None:
            chaski, self.chaski = self.chaski, None
            await chaski.__aexit__(None, None, None)

    async def ask(self, person: Person, text: str, chat: int | None = None, reply_to: Any = None) -> str:
        """What the bot answers to a message: its text."""
        return (await self.answer(person, text, chat, reply_to)).text

    async def answer(self, person: Person, text: str, chat: int | None = None, reply_to: Any = None):  # type: ignore[no-untyped-def]
        """The bot's next new message after this one: others of its messages may change meanwhile."""
        said = await person.say(text, chat=chat, reply_to=reply_to)
        return await self.playground.wait_for(
            chat or person.chat_id, lambda view: view.message_id > said, after=said
        )

    async def tap(self, person: Person, view, label: str):  # type: ignore[no-untyped-def]
        """Tap the button whose label contains these words; gives the toast."""
        for row in view.buttons:
            for button in row:
                if label in button.label:
                    return await person.tap(view, button.data)
        raise AssertionError(f"no button {label!r} under {view.text!r}: {view.buttons}")

    async def showing(self, person: Person, data: str):  # type: ignore[no-untyped-def]
        """The bot's newest message that has a button with this data."""
        return await self.playground.wait_for(
            person.chat_id, lambda view: any(b.data == data for row in view.buttons for b in row)
        )

    async def card(self, editor: Person, action: str):  # type: ignore[no-untyped-def]
        """The newest draft's card (or preview) that offers this action, and the button's data."""
        view = await self.playground.wait_for(
            editor.chat_id,
            lambda v: any(
                b.data and b.data.startswith("d:") and b.data.split(":", 3)[3] == action
                for r in v.buttons
                for b in r
            ),
        )
        (data,) = [b.data for r in view.buttons for b in r if b.data and b.data.split(":", 3)[3:] == [action]]
        return view, data

    async def act(self, editor: Person, action: str):  # type: ignore[no-untyped-def]
        """Tap a button of the newest draft by its action, such as `f.kind` or `pub`."""
        view, data = await self.card(editor, action)
        return await editor.tap(view, data)

    async def publish(self, editor: Person) -> None:
        """Publish the newest draft, and wait until the very message that was tapped says so: older ones may change too."""
        view, data = await self.card(editor, "pub")
        await editor.tap(view, data)
        await self.playground.wait_for(
            editor.chat_id, lambda v: v.message_id == view.message_id and "Publicado" in v.text
        )

    async def field(self, editor: Person, field: str):  # type: ignore[no-untyped-def]
        """The newest message of a draft and its button for a field; a preview leads to the card first."""

        def offered(view) -> dict[str, str]:  # type: ignore[no-untyped-def]
            data = [b.data for row in view.buttons for b in row if b.data and b.data.startswith("d:")]
            return {one.split(":", 3)[3]: one for one in data}

        wanted = {f"f.{field}", f"q.{field}"}
        view = await self.playground.wait_for(
            editor.chat_id, lambda v: bool({*wanted, "card"} & offered(v).keys())
        )
        if not wanted & offered(view).keys():
            await editor.tap(view, offered(view)["card"])
            view = await self.playground.wait_for(
                editor.chat_id, lambda v: bool(wanted & offered(v).keys()), after=view
            )
        found = offered(view)
        return view, next(found[name] for name in sorted(wanted) if name in found)

    async def open(self, editor: Person, field: str) -> None:
        """Open a typed field and wait until its question stands there."""
        before, data = await self.field(editor, field)
        await editor.tap(before, data)

        def asks(view) -> bool:  # type: ignore[no-untyped-def]
            actions = {(b.data or "").split(":", 3)[-1] for row in view.buttons for b in row}
            return "card" in actions and "disc" not in actions

        await self.playground.wait_for(editor.chat_id, asks, after=before)

    async def fill(self, editor: Person, field: str, text: str) -> None:
        """Open a typed field and answer it."""
        await self.open(editor, field)
        said = await editor.say(text)
        await self.playground.wait_for(editor.chat_id, lambda v: True, after=said)

    async def choose(self, editor: Person, field: str, value: str) -> None:
        """Open a field and tap one of its values."""
        view, data = await self.field(editor, field)
        await editor.tap(view, data)
        await self.act(editor, f"s.{field}:{value}")

    async def post(self, editor: Person, text: str, source: str = "Sutran") -> None:
        """Post a text that prefills kind and region, with one source, and publish it."""
        said = await editor.say(f"/post {text}")
        await self.playground.wait_for(editor.chat_id, lambda v: True, after=said)
        await self.fill(editor, "sources", source)
        await self.act(editor, "pub")

    async def group(self, title: str, **made: Any) -> Group:
        """A new group with the bot in it, once it was greeted."""
        group = self.playground.people.group(title, **made)
        await self.playground.wait_for(group.id, lambda view: True)
        return group

    async def until(self, holds: Callable[[], Awaitable[bool]]) -> None:
        """Wait until something holds that no message tells of."""
        async with asyncio.timeout(10):
            while not await holds():
                await _moment()

    async def settled(self) -> None:
        """Wait until the engine has nothing left to send."""
        await self.bot.engine.settled()

    def texts(self, person: Person) -> list[str]:
        """All that the bot told somebody in private, oldest first."""
        return [view.text for view in self.playground.messages(person.chat_id) if view.from_bot]


async def _moment() -> None:
    await asyncio.sleep(0.01)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages to one chat follow each other at once, and a clock that was moved is soon looked at.

    The pace is tested in `tests/delivery`.
    """
    monkeypatch.setattr(pacing, "PER_CHAT", 0.0)
    monkeypatch.setattr(engine, "_POLL", 0.1)
    monkeypatch.setattr(engine, "_SETTLE_EVERY", 0.2)
    monkeypatch.setattr(digesting, "_EVERY", 0.1)


@pytest.fixture
async def town(database_url: str, sealer: Sealer, clock: Clock) -> AsyncIterator[Town]:
    playground = Playground(now=lambda: clock.now().timestamp())
    await playground.start()
    made = Town(playground, database_url, sealer, clock)
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(playground.stop)
        stack.push_async_callback(made.stop)
        yield made
