"""Days of people in five time zones, with quiet hours, mutes and digests, and a bot that dies now and then.

Nothing is lost, nothing comes twice, nothing comes in quiet hours or a mute but what may, and no digest is empty.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from unittest.mock import patch

import orjson
import pytest
import sqlalchemy as sa

from bot.delivery.digesting import Digesting
from bot.delivery.engine import Engine
from bot.delivery.leading import Leading
from bot.delivery.pacing import Pacing
from bot.delivery.payload import Payload
from storage.choices import Choices, Extent, Grade, Manner, Matter, Phase, Sort, manner_for
from storage.followed import FollowedRoutes
from storage.gathering import Gathering
from storage.leadership import Leadership
from storage.model import EventState, Kind, Language, PushAction, Severity
from storage.outbox import Outbox
from storage.pushes import Digest, Form, Outcome, OutcomeKind, Push, PushLane, PushState, Shape
from storage.regions import Gazetteer
from storage.results import Result
from storage.rhythm import Rhythm
from storage.schema import HELD, UNSETTLED, deliveries, leadership, pushes
from storage.sealing import Sealer
from storage.store import Store
from tests.conftest import LIMA
from tests.delivery.states.hours import QuickLoop
from tests.delivery.states.record import At, Ending, Link, Quick
from tests.delivery.states.silence import Silence
from tests.factories import follow_up, follower, publish

#: `make days DAYS=400` lives through more of them, each time others.
_DAYS = int(os.environ.get("CHASKI_DAYS", "0"))
ZONES = ["America/Lima", "America/New_York", "Europe/Madrid", "Australia/Lord_Howe", "Asia/Kathmandu"]
#: New York sets its clock on 12 March, Madrid on the 26th, Lord Howe on 2 April.
BEGIN = datetime(2023, 3, 9, 12, tzinfo=UTC)


@dataclass
class Person:
    """What somebody chose."""

    chat: int
    destination: int
    choices: Choices
    follows: dict[str, Choices]
    silence: Silence

    @property
    def rhythm(self) -> Rhythm:
        return self.silence.rhythm

    def wants(self, matter: Matter, region: str) -> bool:
        own = [
            mine for code, mine in self.follows.items() if code.startswith(region) or region.startswith(code)
        ]
        return manner_for(matter, self.choices, own) is not None


@dataclass
class Arrival:
    """What arrived in a chat: revisions by event."""

    at: datetime
    chat: int
    push: int
    told: dict[int, int]
    digest: bool
    recorded: bool = False
    doubtful: bool = False


async def _render(push: Push, language: Language, form: Form | Digest | None = None) -> Payload:
    if isinstance(form, Digest):
        told = {str(item.event): item.revision for item in form.items}
        return Payload("sendMessage", {"text": orjson.dumps([push.id, told, True]).decode()})
    form = form or Form(Shape.PLAIN, push.revision)
    method = "editMessageText" if form.shape is Shape.EDIT else "sendMessage"
    return Payload(method, {"text": orjson.dumps([push.id, {str(push.event): form.shows}, False]).decode()})


class Life:
    """All that happens."""

    def __init__(self, url: str, sealer: Sealer, gazetteer: Gazetteer, begin: datetime, seed: int) -> None:
        self.begun = begin
        self.chance = random.Random(seed)
        self.loop = QuickLoop()
        opened: list[Quick] = []
        self.loop.busy = lambda: any(database.at_work for database in opened)

        def opening(*values, **more) -> Quick:  # type: ignore[no-untyped-def]
            opened.append(Quick(*values, **more))
            return opened[-1]

        with patch("storage.store.Database", opening):
            self.store = self.run(Store.open(url, sealer, gazetteer=gazetteer))
        self.database, self.sealer = opened[-1], sealer
        self.routes = FollowedRoutes(gazetteer)
        self.people: dict[int, Person] = {}
        self.events: dict[int, tuple[str, EventState]] = {}
        self.arrived: list[Arrival] = []
        self.broken: list[str] = []
        #: The newest revision that each chat must hear of each event.
        self.owed: dict[tuple[int, int], tuple[int, int]] = {}
        self.urgent: set[int] = set()
        self.void: set[int] = set()
        self.ending: Ending | None = None
        self.deaths = 0
        #: How often what is due was looked for.
        self.looked = 0

    def now(self) -> datetime:
        return self.begun + timedelta(seconds=self.loop.time())

    def run(self, work):  # type: ignore[no-untyped-def]
        return self.loop.run_until_complete(work)

    # Telegram.

    async def post(self, method: str, body: bytes) -> Outcome:
        ending = self.ending
        assert ending is not None
        if method == "getMe":
            return Outcome(OutcomeKind.SENT)
        await ending.passes(At.SEND)
        await asyncio.sleep(0.01)
        luck = self.chance.random()
        if luck < 0.02:
            return Outcome(OutcomeKind.NOT_ACCEPTED, detail="500")
        if luck < 0.03:
            return Outcome(OutcomeKind.NOT_ACCEPTED, retry_after=900.0, detail="429")
        sent = orjson.loads(body)
        push, told, digest = orjson.loads(sent["text"])
        if method == "sendMessage":
            arrival = Arrival(
                self.now(),
                sent["chat_id"],
                push,
                {int(e): r for e, r in told.items()},
                digest,
                doubtful=luck < 0.04,
            )
            self.check(arrival)
            self.arrived.append(arrival)
        await ending.passes(At.ARRIVED)
        await asyncio.sleep(0.01)
        if luck < 0.04:
            return Outcome(OutcomeKind.UNKNOWN, detail="silent")
        return Outcome(OutcomeKind.SENT, message_id=len(self.arrived))

    def check(self, new: Arrival) -> None:
        person, urgent = self.people[new.chat], new.push in self.urgent
        if person.silence.broken_by(new.at, urgent=urgent):
            self.broken.append(f"in silence: {new} to {person}")
        if new.digest and not new.told:
            self.broken.append(f"an empty digest: {new}")
        for event, revision in new.told.items():
            for before in self.arrived:
                known = before.told.get(event) if before.chat == new.chat else None
                if known == revision and not before.doubtful:
                    self.broken.append(f"twice: {before} then {new}")
                if known is not None and known > revision:
                    self.broken.append(f"older after newer: {before} then {new}")

    def recorded(self, results: list[Result]) -> None:
        for delivery, outcome in results:
            for one in self.arrived:
                if (one.chat, one.push) == (delivery.telegram_id, delivery.push):
                    one.recorded = one.recorded or outcome.kind is OutcomeKind.SENT

    # The bot.

    @contextlib.asynccontextmanager
    async def process(self):  # type: ignore[no-untyped-def]
        """A process that ends in some way when the block does."""
        self.ending = Ending()
        link = Link(self.database, self.ending)
        leads = Leadership(link)
        outbox = _Recording(self, link, leads)
        leading = Leading(leads)
        engine = Engine(outbox, _render, self.post, Pacing(1e6), self.now, leading)
        digesting = _Looking(self, Gathering(link, leads, LIMA), leading, engine)
        await leading.start()
        await engine.start()
        self.engine = engine
        clock = asyncio.create_task(digesting.run())
        try:
            yield
        finally:
            self.ending.dead = True
            while self.database.at_work:  # noqa: ASYNC110  a transaction tells nobody that it ends
                await asyncio.sleep(0)
            tasks = asyncio.all_tasks() - {asyncio.current_task()}
            for task in tasks:
                task.cancel()
            await asyncio.gather(clock, *tasks, return_exceptions=True)
            self.deaths += 1
            if not self.database.is_sqlite:
                # Whoever comes next need not wait for its lease.
                async with self.database.write() as connection:
                    await connection.execute(leadership.update().values(until=0.0))
            for one in self.arrived:
                one.doubtful = one.doubtful or not one.recorded

    async def until(self, moment: datetime) -> None:
        """Time passes: the bot looks around at once after it, and what it finds has a moment."""
        await self.calm()
        left = (moment - self.now()).total_seconds()
        if left > 0:
            self.loop.skip(left)
        looked = self.looked
        while self.alive and self.looked == looked:  # noqa: ASYNC110  a look tells nobody that it is over
            await asyncio.sleep(0.1)
        await asyncio.sleep(0.3)

    async def calm(self) -> None:
        """Nothing is on its way and no transaction open: a machine that sleeps in the middle is another story."""
        quiet = 0
        while quiet < 10:
            busy = self.database.at_work or (self.alive and self.engine.in_flight)
            quiet = 0 if busy else quiet + 1
            await asyncio.sleep(0.1 if busy else 0)

    @property
    def alive(self) -> bool:
        return self.ending is not None and not self.ending.dead

    # People and the desk.

    async def begin(self, number: int) -> None:
        for chat in range(1, number + 1):
            await self.arrive(chat)

    async def arrive(self, chat: int) -> None:
        pick = self.chance.choice
        codes = self.chance.sample(["", "21", "2105", "210501", "08", "0801"], pick([1, 1, 2]))
        known = await follower(self.store, chat, *codes, now=self.now())
        destination = await self.store.chats.destination(known.id, None, now=self.now())
        choices = self.choices()
        await self.store.preferences.choose(destination, choices)
        found = await self.store.preferences.of(chat, None, now=self.now())
        assert found is not None
        follows = {}
        for one in found.subscriptions:
            follows[one.target] = self.choices() if pick([True, False]) else Choices()
            await self.store.preferences.choose(
                destination, follows[one.target], subscription=one.subscription
            )
        self.people[chat] = Person(chat, destination, choices, follows, Silence(self.begun))
        if chat % 4:
            await self.rhythm(self.people[chat])

    def choices(self) -> Choices:
        pick = self.chance.choice
        return Choices(
            sorts=pick([None, None, Sort.BLOCKADES | Sort.STRIKES]),
            least=pick([None, None, Grade.MODERATE, Grade.SEVERE]),
            manner=pick([None, Manner.DIGEST, Manner.DIGEST, Manner.SILENT]),
            extent=pick([None, None, None, Extent.ENDS]),
        )

    async def rhythm(self, person: Person) -> None:
        pick = self.chance.choice
        quiet = pick(
            [None, (time(22), time(6)), (time(23, 30), time(7)), (time(1), time(3)), (time(13), time(15))]
        )
        digests = pick([(), (time(7), time(19)), (time(2, 30),), (time(6),), (time(12), time(18), time(23))])
        rhythm = Rhythm(pick([None, *ZONES]), digests, quiet, pick([True, False]))
        person.silence.keep(rhythm, self.now())
        await self.store.preferences.change_rhythm(person.destination, lambda _: rhythm, now=self.now())

    async def mute(self, person: Person) -> None:
        until = self.now() + timedelta(hours=self.chance.choice([1, 8, 14]))
        person.silence.mute(until, self.now())
        await self.store.preferences.mute(person.destination, until, now=self.now())

    async def unmute(self, person: Person) -> None:
        person.silence.mute(None, self.now())
        await self.store.preferences.mute(person.destination, None, now=self.now())

    async def news(self) -> None:
        """Something new, or something of what goes on changes, ends, or was wrong."""
        pick, now = self.chance.choice, self.now()
        going = [event for event, (_, state) in self.events.items() if state is EventState.ACTIVE][-6:]
        if not going or self.chance.random() < 0.45:
            region = pick(["21", "2105", "210501", "08", "080101", ""])
            kind = pick([Kind.BLOCKADE, Kind.MARCH, Kind.STRIKE])
            severity = pick([Severity.UNKNOWN, Severity.MINOR, Severity.SEVERE, Severity.EXTREME])
            changes = {"region": region, "kind": kind, "severity": severity}
            done = await publish(self.store, now, **changes)
            self.events[done.event] = (region, EventState.ACTIVE)
            assert done.push is not None
            await self.owe(done.push, done.event)
            return
        event = pick(going)
        luck = self.chance.random()
        if luck < 0.5:
            push = await follow_up(
                self.store, event, PushAction.CHANGE, now, passage=pick(["un carril", "no"])
            )
        elif luck < 0.8:
            ended = {"state": EventState.ENDED, "ended": now}
            push = await follow_up(self.store, event, PushAction.CHANGE, now, **ended)
            self.events[event] = (self.events[event][0], EventState.ENDED)
        elif luck < 0.92:
            await follow_up(self.store, event, PushAction.CORRECT, now, km_from=self.chance.random() * 100)
            return
        else:
            await follow_up(self.store, event, PushAction.RETRACT, now, state=EventState.RETRACTED)
            self.events[event] = (self.events[event][0], EventState.RETRACTED)
            self.void.add(event)
            return
        await self.owe(push, event)

    async def owe(self, push: int, event: int) -> None:
        async with self.database.read() as connection:
            row = (await connection.execute(sa.select(pushes).where(pushes.c.id == push))).one()
        if row.lane == PushLane.URGENT:
            self.urgent.add(push)
        phases = [Phase.START, Phase.UPDATE] if row.phase == Phase.MIXED else [Phase(row.phase)]
        for person in self.people.values():
            matters = [Matter(Sort(row.sort), Grade(row.grade), phase) for phase in phases]
            if all(person.wants(matter, self.events[event][0]) for matter in matters):
                self.owed[person.chat, event] = row.revision, push

    # What must hold in the end.

    async def lost(self) -> list[str]:
        """What somebody was not told, but for what nobody was told because the bot was dead for six hours."""
        query = sa.select(pushes.c.id).where(pushes.c.state == PushState.EXPIRED, pushes.c.cursor == 0)
        async with self.database.read() as connection:
            late = set(await connection.scalars(query))
        told: dict[tuple[int, int], int] = defaultdict(int)
        for one in self.arrived:
            for event, revision in one.told.items():
                told[one.chat, event] = max(told[one.chat, event], revision)
        return [
            f"chat {chat} was not told of event {event} as of {revision}, but of {told[chat, event]}"
            for (chat, event), (revision, push) in self.owed.items()
            if told[chat, event] < revision and event not in self.void and push not in late
        ]

    def moments(self, since: datetime, upto: datetime) -> Iterator[tuple[datetime, Person]]:
        """When somebody's digest is due, their quiet hours or their mute ends."""
        for person in self.people.values():
            at = since
            while (at := person.rhythm.next_moment(at, LIMA)) <= upto:
                yield at, person
            for hours in range(24):
                end = person.rhythm.quiet_until(since + timedelta(hours=hours), LIMA)
                if end is not None and since < end <= upto:
                    yield end, person
            yield from ((until, person) for _, until in person.silence.muted if since < until <= upto)


class _Recording(Outbox):
    def __init__(self, life: Life, link: Link, leads: Leadership) -> None:
        super().__init__(link, life.sealer, leads, life.routes, LIMA)
        self._life = life

    async def record(self, results, now) -> None:  # type: ignore[no-untyped-def]
        await super().record(results, now)
        self._life.recorded(results)


class _Looking(Digesting):
    """Tells when it has looked."""

    def __init__(self, life: Life, gathering: Gathering, leading: Leading, engine: Engine) -> None:
        super().__init__(gathering, life.now, lambda: leading.holds, engine.wake)
        self._life = life

    async def look(self) -> int:
        leads = self._leads()
        found = await super().look()
        self._life.looked += leads
        return found


async def _live(life: Life, days: int, people: int, news: int) -> None:
    """Days of it: each with its news, mutes and restarts, and every moment at which something is due."""
    await life.begin(people)
    chance, day = life.chance, timedelta(days=1)
    for number in range(days):
        begun = life.begun + number * day
        acts: list[tuple[datetime, str, Person | None]] = [
            (begun + chance.random() * day, what, None)
            for what in ["news"] * news
            + ["mute", "dies", chance.choice(["unmute", "rhythm", "down", "dies"])]
        ]
        async with contextlib.AsyncExitStack() as stack:
            await stack.enter_async_context(life.process())
            due = [(at + timedelta(seconds=2.5), "due", one) for at, one in life.moments(begun, begun + day)]
            for at, what, whose in sorted([*acts, *due], key=lambda act: act[0]):
                if whose is not None and (life.now() > at or not await _waiting(life, whose)):
                    continue
                await life.until(at)
                person = chance.choice(list(life.people.values()))
                if what == "down":
                    await stack.aclose()
                    await life.until(life.now() + timedelta(hours=chance.choice([1, 3])))
                if not life.alive:
                    await stack.aclose()
                    await stack.enter_async_context(life.process())
                if what == "dies" and life.ending is not None:
                    life.ending.plan(chance.choice(list(At)), chance.randint(1, 4))
                elif what == "news":
                    await life.news()
                    await asyncio.sleep(0.6)
                elif what in ("mute", "unmute", "rhythm"):
                    await getattr(life, what)(person)
        assert not life.broken, "\n".join(life.broken[:3])
    # Two calm days: all that is owed comes.
    async with life.process():
        end = life.begun + (days + 2) * day
        await life.until(life.now() + timedelta(minutes=30))
        for at, whose in sorted(life.moments(life.now(), end), key=lambda due: due[0]):
            if await _waiting(life, whose):
                await life.until(at + timedelta(seconds=2.5))
                await life.until(at + timedelta(minutes=20))
        # What met trouble last is tried again.
        for _ in range(3):
            await life.until(life.now() + timedelta(minutes=20))
    assert not life.broken, "\n".join(life.broken[:3])
    assert not await life.lost()


async def _waiting(life: Life, whose: Person) -> bool:
    """Whether anything waits for somebody."""
    query = sa.select(deliveries.c.id).where(deliveries.c.destination == whose.destination, HELD | UNSETTLED)
    async with life.database.read() as connection:
        return await connection.scalar(query.limit(1)) is not None


#: In every test run twelve days on one database and two on the other, each with a night in which a clock is set;
#: forty on both with `make days`.
_LIVES = [
    ("sqlite", datetime(2023, 3, 24, 12, tzinfo=UTC), 12, 8, 1, 3),
    ("postgresql", datetime(2023, 3, 25, 12, tzinfo=UTC), 2, 4, 3, 4),
]
if _DAYS:
    seeds = [random.randrange(2**32) for _ in range(max(1, _DAYS // 40))]
    _LIVES = [(which, BEGIN, 40, 12, 4, seed) for seed in seeds for which in ("sqlite", "postgresql")]


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Gives the address of a fresh database of a kind."""

    def of(which: str) -> str:
        if which == "postgresql":
            return str(request.getfixturevalue("emptied")())
        file = tmp_path / "days.db"
        shutil.copyfile(request.getfixturevalue("prepared_sqlite"), file)
        return f"sqlite:///{file}"

    return of


@pytest.mark.parametrize(("which", "begin", "days", "people", "news", "seed"), _LIVES)
def test_nothing_is_lost_or_comes_twice_or_in_silence(
    address: Callable[[str], str],
    sealer: Sealer,
    gazetteer: Gazetteer,
    which: str,
    begin: datetime,
    days: int,
    people: int,
    news: int,
    seed: int,
) -> None:
    life = Life(address(which), sealer, gazetteer, begin, seed)

    try:
        life.run(_live(life, days, people, news))
    finally:
        life.run(life.database.close())
        life.run(life.loop.shutdown_asyncgens())
        life.loop.close()

    assert any(one.digest for one in life.arrived)
    assert life.deaths >= days
