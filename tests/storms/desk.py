"""A desk in a storm: a small town whose editors, followers and Telegram do whatever a seed says, many at a time."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import sqlalchemy as sa

from bot.announcing import Announcer
from bot.delivery.payload import Payload
from bot.playground.people import Person
from bot.playground.server import Playground
from bot.processing import PerChatProcessor
from storage.model import Language
from storage.pushes import Digest, Form, Push
from storage.schema import deliveries, pushes
from storage.sealing import Sealer
from storage.staff import FourEyes, Role
from tests.conftest import Clock
from tests.e2e.conftest import Town

#: Who works at the desk besides the owner: role and regions.
DESK = {
    "puno": (Role.PUBLISHER, ("21",)),
    "peru": (Role.PUBLISHER, ("",)),
    "ilave": (Role.EDITOR, ("2105",)),
    "cusco": (Role.EDITOR, ("08",)),
}
_FOLLOWED = ("Puno", "Ilave", "Cusco", "Puno")
_STEP = timedelta(seconds=61)
_DRAINS = 40


@dataclass
class Told:
    """What each text that was rendered says: of which event, and which of its revisions."""

    said: dict[str, set[tuple[int, int]]] = field(default_factory=dict)

    def note(self, payload: Payload, event: int, revision: int) -> None:
        """Remember the words of a message and of the plainer one beside it."""
        for one in (payload, payload.words):
            text = None if one is None else one.params.get("text") or one.params.get("caption")
            if text is not None:
                self.said.setdefault(str(text), set()).add((event, revision))


@dataclass
class Storm:
    """The town, who is in it, and what they saw."""

    town: Town
    told: Told
    handled: set[int]
    owner: Person
    desk: dict[str, Person] = field(default_factory=dict)
    followers: list[Person] = field(default_factory=list)
    stranger: Person | None = None
    #: Buttons that somebody saw: message and data, to be tapped late or by somebody else.
    seen: list[tuple[int, str]] = field(default_factory=list)
    #: Events of which somebody said that they go on although another may be the same.
    sure: set[int] = field(default_factory=set)
    #: What must not be, found while it went on.
    broken: list[str] = field(default_factory=list)
    #: Whether somebody's answers were struck since the last calm moment: a button may keep spinning then.
    troubled: bool = False

    @property
    def store(self) -> Any:
        """The record, as the running bot has it open."""
        return self.town.bot.store

    @property
    def editors(self) -> list[Person]:
        """Everybody who is or was at the desk."""
        return [self.owner, *self.desk.values()]

    async def owners_row(self) -> int:
        """The owner's number at the desk."""
        return int((await self.store.editors.ensure_owner(self.owner.id, now=self.town.clock.now())).id)

    async def invite(self, person: Person, role: Role, regions: Sequence[str]) -> None:
        """Let somebody in by a link of the owner's."""
        now, by, invitations = self.town.clock.now(), await self.owners_row(), self.store.invitations
        made = await invitations.prepare(by, now=now)
        await invitations.choose(made.id, by, role=role)
        for region in regions:
            await invitations.choose(made.id, by, region=region)
        link = await invitations.make(made.id, by, now=now)
        assert link is not None
        await invitations.use(link[1], person.id, now=now)

    async def handles(self, patience: float = 20.0) -> None:
        """Return when the bot has handled all that was written and tapped so far."""
        updates = self.town.playground.world.updates
        last, begun = updates._last, asyncio.get_running_loop().time()
        while any(number not in self.handled for number in range(100_000_001, last + 1)):
            if asyncio.get_running_loop().time() - begun > patience:
                self.broken.append("an update was handled for longer than it may")
                self.handled.update(range(100_000_001, last + 1))
                return
            await asyncio.sleep(0.003)

    async def drains(self) -> None:
        """All trouble ends, and time goes on until everything that was published is told."""
        self.town.playground.faults.clear()
        if await self.store.operations.paused():
            await self.store.operations.set_paused(
                False, editor=await self.owners_row(), now=self.town.clock.now()
            )
        await self.handles()
        for _ in range(_DRAINS):
            self.town.clock.forward(_STEP)
            self.town.bot.engine.wake()
            with suppress(TimeoutError):
                await self.town.bot.engine.settled(2.0)
            if not await self._unsettled():
                return
            await asyncio.sleep(0.05)
        self.broken.append(f"never ends: {await self._unsettled()}")

    async def _unsettled(self) -> list[Any]:
        async with self.store._database.read() as connection:
            waits = sa.select(pushes.c.id, pushes.c.state).where(pushes.c.settled_at.is_(None))
            going = sa.select(deliveries.c.id, deliveries.c.state).where(
                deliveries.c.state.in_(("pending", "sending", "retry"))
            )
            return [*(await connection.execute(waits)).all(), *(await connection.execute(going)).all()]


@asynccontextmanager
async def storm(url: str, sealer: Sealer, dice: random.Random) -> AsyncIterator[Storm]:
    """A town with its desk and followers, at the beginning of a history."""
    clock, told, handled = Clock(), Told(), set[int]()
    playground = Playground(now=lambda: clock.now().timestamp(), seed=dice.randrange(1_000_000))
    await playground.start()
    town = Town(playground, url, sealer, clock, undo=timedelta(seconds=dice.choice((0, 10, 60))), rate=1e3)
    town.four_eyes = dice.choice((FourEyes.OFF, FourEyes.OFF, FourEyes.WIDE, FourEyes.ALL))
    made = Storm(town, told, handled, town.editor())
    render, process = Announcer.render, PerChatProcessor.do_process_update

    async def rendered(
        self: Announcer, push: Push, language: Language, form: Form | Digest | None = None
    ) -> Payload:
        payload = await render(self, push, language, form)
        if not isinstance(form, Digest):
            told.note(payload, push.event, push.revision if form is None else form.shows)
        return payload

    async def processed(self: PerChatProcessor, update: Any, coroutine: Any) -> None:
        try:
            await process(self, update, coroutine)
        finally:
            handled.add(update.update_id)

    with (
        patch.object(Announcer, "render", rendered),
        patch.object(PerChatProcessor, "do_process_update", processed),
    ):
        try:
            await town.start()
            await _populate(made)
            yield made
        finally:
            await town.stop()
            await playground.stop()


async def _populate(made: Storm) -> None:
    town = made.town
    await town.ask(made.owner, "/ayuda")
    for number, (name, (role, regions)) in enumerate(DESK.items()):
        person = town.person(name, "en" if number == 1 else "es")
        await town.ask(person, "/help")
        await made.invite(person, role, regions)
        made.desk[name] = person
    for number, place in enumerate(_FOLLOWED):
        person = town.person(f"Vecina {number}", "en" if number == 3 else "es")
        await town.ask(person, f"/suscribir {place}")
        made.followers.append(person)
    made.stranger = town.person("Otra")
    await town.ask(made.stranger, "/ayuda")
