"""The studio: the real bot over HTTP in the playground, its people, and a clock that stands until it is moved."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path

from playwright.async_api import Browser

from bot.app import Chaski
from bot.demo import BEGIN, LIMA, SEED
from bot.importing import read_and_validate
from bot.plan import Feed, Plan
from bot.playground.people import Person
from bot.playground.server import Playground
from bot.playground.views import View
from handlers.menu import ALIASES
from handlers.texts import Texts
from pictures.alerts import Alerts
from pictures.camera import Camera, camera
from storage.model import Language
from storage.regions import Gazetteer
from storage.sealing import Sealer

_LABELS = {
    Language.ES: ("Coordinación", "Mesa Puno", "Voluntaria", "Sigue Puno", "Vecino"),
    Language.EN: ("Coordinator", "Puno desk", "Volunteer", "Follows Puno", "Resident"),
}
_LOCALES = {Language.ES: "es-PE", Language.EN: "en-US"}
_UNDO = timedelta(seconds=10)
_PATIENCE = 20.0


class Clock:
    """A clock that stands until it is moved; it starts on the afternoon of the demo."""

    def __init__(self) -> None:
        """Stand at the beginning."""
        self._now = BEGIN.astimezone(UTC)

    def now(self) -> datetime:
        """The moment by this clock, in UTC."""
        return self._now

    def forward(self, **by: float) -> None:
        """Move on, by hours, minutes or seconds."""
        self._now += timedelta(**by)


@dataclass
class Studio:
    """One desk in one language, with all that scenes need to play and to take pictures."""

    language: Language
    texts: Texts
    playground: Playground
    camera: Camera
    alerts: Alerts
    owner: Person
    publisher: Person
    editor: Person
    follower: Person
    witness: Person
    clock: Clock
    bot: Chaski

    @property
    def spanish(self) -> bool:
        """Whether this desk works in Spanish."""
        return self.language is Language.ES

    def says(self, spanish: str, english: str) -> str:
        """What somebody types, in the language of this desk."""
        return spanish if self.spanish else english

    def label(self, key: str, **args: object) -> str:
        """The words of a button."""
        return self.texts.plain(self.language, key, **args)

    def command(self, name: str) -> str:
        """A command as this desk's menu shows it."""
        return f"/{ALIASES[name][0] if self.spanish else name}"

    async def ask(self, person: Person, text: str, *, reply_to: View | None = None) -> tuple[int, View]:
        """Write to the bot; gives one's own message and the bot's next one."""
        said = await person.say(text, reply_to=reply_to)
        view = await self.playground.wait_for(
            person.chat_id,
            lambda view: view.from_bot and view.message_id > said,
            timeout=_PATIENCE,
            after=said,
        )
        return said, view

    async def until(self, person: Person, shows: str | Callable[[View], bool]) -> View:
        """The newest message of somebody's chat that shows these words or does that, once it is there."""
        holds = (lambda view: shows in view.text) if isinstance(shows, str) else shows
        return await self.playground.wait_for(person.chat_id, holds, timeout=_PATIENCE)

    async def answered(self, person: Person, message: int) -> View:
        """The newest message of the bot that came after one of somebody's."""
        return await self.until(person, lambda view: view.message_id > message and view.from_bot)

    async def tap(self, person: Person, view: View, label: str) -> View:
        """Tap the button with this data or these words; gives what changed or came after."""
        await person.tap(view, label, timeout=_PATIENCE)
        return await self.playground.wait_for(
            person.chat_id,
            lambda seen: (
                seen.from_bot
                and (
                    seen.message_id > view.message_id
                    or (seen.message_id == view.message_id and seen.moment > view.moment)
                )
            ),
            timeout=_PATIENCE,
            after=view,
        )

    async def gone_out(self) -> None:
        """Let the time for undoing run out, and everything reach everybody."""
        self.clock.forward(seconds=_UNDO.total_seconds() + 1)
        await self.bot.engine.settled()

    async def shoot(self, name: str, person: Person, *messages: View | int, chat: int | None = None) -> None:
        """Take a picture of these messages of somebody's chat with the bot, or of a group of theirs."""
        await self.camera.shoot(name, person, messages, chat)

    async def seed(self) -> None:
        """Put the events of the demo on record."""
        data = (resources.files("storage") / "data" / SEED).read_bytes()
        found = read_and_validate(data, SEED, Gazetteer.load(), self.clock.now())
        await self.bot.store.imports.write(found.events, found.tallies, now=self.clock.now())


@contextlib.asynccontextmanager
async def studio(browser: Browser, language: Language, folder: Path) -> AsyncIterator[Studio]:
    """A studio with the bot running and nobody at the desk but its owner; pictures go to the folder."""
    clock, alerts = Clock(), Alerts()
    playground = Playground(now=lambda: clock.now().timestamp(), bot_username="chaski_demo_bot")
    people = [playground.people.user(label, language.value) for label in _LABELS[language]]
    owner, publisher, editor, follower, witness = people
    playground.cast([(person, person.first_name) for person in people])
    async with contextlib.AsyncExitStack() as stack:
        await playground.start()
        stack.push_async_callback(playground.stop)
        await alerts.start()
        stack.push_async_callback(alerts.stop)
        shooting = await stack.enter_async_context(camera(browser, playground, _LOCALES[language], folder))
        data = stack.enter_context(tempfile.TemporaryDirectory(prefix="chaski-pictures-"))
        plan = Plan(
            token=playground.token,
            api_url=playground.url,
            database_url=f"sqlite:///{Path(data) / 'chaski.db'}",
            sealer=Sealer(Sealer.new_key()),
            owners=frozenset({owner.id}),
            zone=LIMA,
            default_language=language,
            rate=25.0,
            undo=_UNDO,
            now=clock.now,
            sutran=Feed(alerts.url, timedelta(hours=5)),
        )
        bot = await stack.enter_async_context(Chaski(plan))
        yield Studio(
            language=language,
            texts=Texts.load(),
            playground=playground,
            camera=shooting,
            alerts=alerts,
            owner=owner,
            publisher=publisher,
            editor=editor,
            follower=follower,
            witness=witness,
            clock=clock,
            bot=bot,
        )
