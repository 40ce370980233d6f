"""Three days of a desk that answers at random or not at all, on a real record, through restarts."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from telegram.error import Forbidden, RetryAfter, TimedOut

from bot.freshening import Freshening
from bot.upkeep import Upkeep
from handlers.context import House
from handlers.desk.freshness import waits
from handlers.texts import Texts
from storage.freshness import due, ends, patience, since
from storage.lifecycle import Over
from storage.model import FRESH_FOR, EventState, FreshFor, Kind, Language, TrafficState
from storage.questions import About, Answer
from storage.regions import Gazetteer
from storage.schema import askings, editors, events, questions
from storage.sealing import Sealer
from storage.staff import Role
from storage.store import Store
from storage.writing import write_revision
from tests.conftest import LIMA, Clock
from tests.factories import facts

HOUR = timedelta(hours=1)
#: The longest pause between two rounds; the shortest is a third of it.
STEP = timedelta(minutes=135)
_TEXTS = Texts.load()


@dataclass
class Telegram:
    """As much of a bot as asking needs: who got what when, who blocked it, and what it refuses next."""

    clock: Clock
    blocked: set[int] = field(default_factory=set)
    fails: list[Exception] = field(default_factory=list)
    got: dict[int, list[tuple[datetime, str, bool]]] = field(default_factory=lambda: defaultdict(list))
    edits: list[tuple[int, str]] = field(default_factory=list)
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    async def send_message(self, chat: int, text: str, disable_notification: bool, **_: Any) -> Any:
        if chat in self.blocked:
            raise Forbidden("Forbidden: bot was blocked by the user")
        if self.fails:
            raise self.fails.pop()
        self.got[chat].append((self.clock.now(), str(text), disable_notification))
        return SimpleNamespace(message_id=next(self.numbers))

    async def edit_message_text(self, text: str, chat_id: int, **_: Any) -> None:
        self.edits.append((chat_id, str(text)))


def _house(store: Store, gazetteer: Gazetteer, clock: Clock, fresh_for: FreshFor = FRESH_FOR) -> House:
    return House(
        store=store,
        regions=gazetteer,
        network=None,  # type: ignore[arg-type]  # no question needs a road
        whereabouts=None,  # type: ignore[arg-type]
        texts=_TEXTS,
        now=clock.now,
        zone=LIMA,
        owners=frozenset({9001}),
        undo=timedelta(0),
        default_language=Language.ES,
        fresh_for=fresh_for,
    )


async def _editor(store: Store, sealer: Sealer, telegram_id: int, role: Role, *regions: str) -> int:
    async with store._database.write() as connection:
        made = await connection.execute(
            editors.insert()
            .values(
                sealed=sealer.seal(telegram_id),
                role=role,
                regions=list(regions),
                created_at=datetime(2023, 1, 1, tzinfo=LIMA),
            )
            .returning(editors.c.id)
        )
        return int(made.scalar_one())


async def _post(store: Store, editor: int, now: datetime, **changes: Any) -> int:
    draft = await store.drafts.open(editor, facts(now, last_confirmed=now, **changes), now=now)
    return (await store.events.publish(draft, now=now, undo=timedelta(0))).event


async def _fill(store: Store, rng: random.Random, count: int, people: list[int], now: datetime) -> None:
    """Events of all kinds that begin at some time within two days; some have an editor, some were imported."""
    async with store._database.write() as connection:
        for _ in range(count):
            began = now + rng.uniform(-2, 48) * HOUR
            announced = rng.random() < 0.3
            stated = facts(
                now,
                kind=rng.choice(list(Kind)),
                region=rng.choice(("210501", "080101", "040101", "21", "")),
                state=EventState.ANNOUNCED if announced else EventState.ACTIVE,
                started=began,
                last_confirmed=began - 9 * HOUR if announced else began,
            )
            editor = rng.choice([None, *people])
            await write_revision(connection, store.events._gazetteer, stated, now=now, editor=editor)


async def _check(store: Store, now: datetime) -> None:
    """Whatever is stale was asked about in time, and nothing is open for longer than it may be."""
    found = await store.events.unconfirmed(now, now)
    rows = await store.questions.asked([event.id for event in found], now - timedelta(days=9))
    for event in found:
        moment, end = due(event, FRESH_FOR), ends(event, FRESH_FOR)
        assert moment is not None and end is not None
        mine = [one for one in rows if one.event == event.id and one.at > since(event)]
        if now > moment + HOUR + 2 * STEP:
            assert mine, f"never asked about {event.facts.kind}"
        if event.facts.state is EventState.ACTIVE and now > moment:
            assert event.stale_for(now, FRESH_FOR), "not marked"
        if not any(one.answer is Answer.SENT for one in mine):
            assert now <= end + HOUR + patience(event, FRESH_FOR) + 2 * STEP, "open for too long"


async def _answer(store: Store, rng: random.Random, now: datetime) -> None:
    """Somebody taps one of the newest questions, as the handler takes it."""
    async with store._database.read() as connection:
        newest = (
            await connection.execute(
                sa.select(questions.c.asking, questions.c.event, askings.c.editor, askings.c.at)
                .join(askings, askings.c.id == questions.c.asking)
                .where(questions.c.about != About.LAPSED, askings.c.message_id.is_not(None))
                .order_by(askings.c.id.desc())
                .limit(40)
            )
        ).all()
    if not newest:
        return
    row = rng.choice(newest)
    event = await store.events.get(row.event)
    assert event is not None
    if not waits(event, row.at, now):
        return
    if rng.random() < 0.2:
        await store.questions.answer(row.asking, row.event, Answer.UNKNOWN, now=now)
        return
    act: dict[str, Any] = rng.choice(
        ({}, {}, {"state": EventState.ENDED}, {"traffic_state": TrafficState.RESTRICTED})
    )
    try:
        if act:
            turn = await store.lifecycle.change(event.id, row.editor, now=now, undo=timedelta(0), **act)
        else:
            turn = await store.lifecycle.confirm(event.id, row.editor, now=now)
    except Over:
        return
    done = Answer.SENT if turn.draft is not None else Answer.DONE
    await store.questions.answer(row.asking, row.event, done, now=now)


async def test_three_days_of_200_events(
    database_url: str, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    # The statements are the same for both, and the pure model plays 200 as well.
    count = 200 if database_url.startswith("sqlite") else 60
    rng = random.Random(262)
    telegram = Telegram(clock, blocked={103})
    store = await Store.open(database_url, sealer, gazetteer=gazetteer)
    await store.leadership.take()
    try:
        people = [
            await _editor(store, sealer, 101, Role.PUBLISHER, "21"),
            await _editor(store, sealer, 102, Role.PUBLISHER, "", "08"),
            await _editor(store, sealer, 103, Role.PUBLISHER, "04"),
            await _editor(store, sealer, 104, Role.EDITOR, "21", "08"),
        ]
        await _fill(store, rng, count, people, clock.now())
        begin = clock.now()
        restarts = 0

        while clock.now() < begin + timedelta(days=3):
            clock.forward(rng.uniform(1 / 3, 1) * STEP)
            if rng.random() < 0.12:
                await store.leadership.give_up()
                await store.close()
                store = await Store.open(database_url, sealer, gazetteer=gazetteer)
                restarts += 1
            await store.leadership.take()
            if rng.random() < 0.05:
                telegram.fails.append(rng.choice((RetryAfter(3), TimedOut())))
            freshening = Freshening(_house(store, gazetteer, clock), telegram)  # type: ignore[arg-type]
            await freshening.look()
            await _check(store, clock.now())
            for _ in range(rng.randrange(6)):
                await _answer(store, rng, clock.now())
        async with store._database.read() as connection:
            asked = (
                await connection.execute(
                    sa.select(questions.c.event, questions.c.about, askings.c.editor, askings.c.at)
                    .join(askings, askings.c.id == questions.c.asking)
                    .order_by(askings.c.at)
                )
            ).all()
            counted = sa.select(events.c.state, sa.func.count()).group_by(events.c.state)
            states = dict((await connection.execute(counted)).all())
    finally:
        await store.close()

    before: dict[tuple[int, int], datetime] = {}
    for row in asked:
        pair = (row.editor, row.event)
        assert pair not in before or row.at - before[pair] >= HOUR
        before[pair] = row.at
    for messages in telegram.got.values():
        times = [at for at, _, _ in messages]
        assert all(later - earlier >= HOUR for earlier, later in itertools.pairwise(times))
        assert all(silent == (at.astimezone(LIMA).hour in (23, *range(6))) for at, _, silent in messages)
    assert restarts >= 1
    assert set(telegram.got) == {101, 102, 104, 9001}
    assert len({row.event for row in asked}) > 0.95 * count
    assert states["lapsed"] >= count / 5 and states["ended"] >= count / 20
    assert {row.about for row in asked} == {"stands", "begun", "lapsed"}


async def test_what_telegram_surely_did_not_get_is_asked_again_and_what_it_may_have_is_not(
    store: Store, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    telegram = Telegram(clock, fails=[TimedOut(), RetryAfter(3)])
    editor = await _editor(store, sealer, 101, Role.PUBLISHER, "21")
    await _post(store, editor, clock.now())
    freshening = Freshening(_house(store, gazetteer, clock), telegram)  # type: ignore[arg-type]
    clock.forward(7 * HOUR)

    await freshening.look()
    after_refusal = (await store.questions.last(clock.now() - HOUR)).get(editor)
    await freshening.look()
    after_doubt = (await store.questions.last(clock.now() - HOUR)).get(editor)
    await freshening.look()

    assert after_refusal is None
    assert after_doubt == clock.now()
    assert not telegram.got


async def test_two_rounds_at_once_ask_once(
    store: Store, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    telegram = Telegram(clock)
    editor = await _editor(store, sealer, 101, Role.PUBLISHER, "21")
    await _post(store, editor, clock.now())
    house = _house(store, gazetteer, clock)
    clock.forward(7 * HOUR)

    await asyncio.gather(*(Freshening(house, telegram).look() for _ in range(4)))  # type: ignore[arg-type]

    assert len(telegram.got[101]) == 1


@pytest.mark.parametrize(("hours", "asked"), [(2, False), (3.1, True)])
async def test_the_settings_say_when_a_kind_is_stale(
    store: Store, sealer: Sealer, gazetteer: Gazetteer, clock: Clock, hours: float, asked: bool
) -> None:
    telegram = Telegram(clock)
    editor = await _editor(store, sealer, 101, Role.PUBLISHER, "21")
    await _post(store, editor, clock.now())
    house = _house(store, gazetteer, clock, {**FRESH_FOR, Kind.BLOCKADE: 3 * HOUR})

    clock.forward(hours * HOUR)
    await Freshening(house, telegram).look()  # type: ignore[arg-type]

    assert bool(telegram.got) is asked


async def test_what_was_asked_is_erased_when_it_is_of_no_use_any_more(
    store: Store, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    editor = await _editor(store, sealer, 101, Role.PUBLISHER, "21")
    number = await _post(store, editor, clock.now())
    await store.questions.ask(editor, [(number, About.STANDS)], now=clock.now())
    upkeep = Upkeep(store.retention, clock.now)

    clock.forward(timedelta(days=62))
    await upkeep.sweep()
    kept = await store.questions.get(1)
    clock.forward(timedelta(seconds=1))
    await upkeep.sweep()

    assert kept is not None
    assert await store.questions.get(1) is None
