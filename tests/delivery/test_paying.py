"""Paid sending on real databases, with a Telegram that says of the payment what it is told to."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from zoneinfo import ZoneInfo

import orjson
import pytest

from bot.delivery import purse
from bot.delivery.cashier import Cashier
from bot.delivery.engine import Engine
from bot.delivery.leading import Leading
from bot.delivery.pacing import Pacing
from bot.delivery.payload import Payload
from storage.model import Language, PushAction, Severity
from storage.pushes import Digest, Form, Outcome, Push
from storage.pushes import OutcomeKind as Kind
from storage.spending import Notice
from storage.store import Store
from tests.conftest import Clock
from tests.factories import follow_up, follower, publish

LIMA = ZoneInfo("America/Lima")
BLOCKED = Outcome(Kind.GONE, detail="Forbidden: bot was blocked by the user")
SENT = Outcome(Kind.SENT, message_id=1)
FREE = 100.0
#: What is urgent to fewer costs nothing here.
FEW = 20
Answer = Callable[[int, bool], Outcome]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purse, "_PRESSING", FEW / FREE)


class Telegram:
    """Keeps what came, paid for or not, and answers by the chat and whether it was."""

    def __init__(self, answer: Answer = lambda chat, paid: SENT) -> None:
        self.answer = answer
        self.calls: list[tuple[str, int, bool]] = []
        self.was_paid = asyncio.Event()

    async def post(self, method: str, body: bytes) -> Outcome:
        said = orjson.loads(body)
        paid = said.get("allow_paid_broadcast", False)
        self.calls.append((method, said["chat_id"], paid))
        if paid:
            self.was_paid.set()
        return self.answer(said["chat_id"], paid)

    @property
    def paid(self) -> int:
        return sum(paid for _, _, paid in self.calls)


async def _render(push: Push, language: Language, form: Form | Digest | None = None) -> Payload:
    edits = isinstance(form, Form) and form.shape.value == "edit"
    return Payload("editMessageText" if edits else "sendMessage", {"text": f"{push.id} {language}"})


@asynccontextmanager
async def _engine(
    store: Store, telegram: Telegram, clock: Clock, cap: int, told: list[tuple[Notice, int, int]]
) -> AsyncIterator[Engine]:
    pacing, leading = Pacing(300.0, FREE), Leading(store.leadership)
    cashier = Cashier(store.spending, store.backlog.of, pacing, cap, LIMA, lambda *said: told.append(said))
    work = Engine(store.outbox, _render, telegram.post, pacing, clock.now, leading, cashier=cashier)
    await leading.start()
    await work.start()
    try:
        yield work
    finally:
        await work.stop()
        await leading.stop()


async def _crowd(store: Store, clock: Clock, number: int) -> list[int]:
    people = [1000 + n for n in range(number)]
    for person in people:
        await follower(store, person, "21", now=clock.now())
    return people


async def _today(store: Store, clock: Clock) -> int:
    return await store.spending.on(clock.now().astimezone(LIMA).date())


async def test_what_is_urgent_to_many_is_paid_for_and_only_what_arrived_is_counted(
    store: Store, clock: Clock
) -> None:
    people = await _crowd(store, clock, 60)
    blocked = people[::6]
    telegram = Telegram(lambda chat, paid: BLOCKED if chat in blocked else SENT)
    told: list[tuple[Notice, int, int]] = []

    await publish(store, clock.now(), severity=Severity.EXTREME)
    async with _engine(store, telegram, clock, 100, told) as engine:
        await engine.settled()

    assert Counter(chat for _, chat, _ in telegram.calls) == Counter(people)
    assert telegram.paid > 40
    assert await _today(store, clock) == sum(paid for _, chat, paid in telegram.calls if chat not in blocked)
    assert told == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_stop_in_the_middle_counts_what_was_sent_and_no_more(store: Store, clock: Clock) -> None:
    await _crowd(store, clock, 60)
    telegram = Telegram()

    await publish(store, clock.now(), severity=Severity.EXTREME)
    async with _engine(store, telegram, clock, 100, []):
        async with asyncio.timeout(20):
            await telegram.was_paid.wait()

    assert 0 < telegram.paid < 60
    assert await _today(store, clock) == telegram.paid


async def test_what_few_hear_costs_nothing(store: Store, clock: Clock) -> None:
    people, telegram = await _crowd(store, clock, FEW), Telegram()
    told: list[tuple[Notice, int, int]] = []

    await publish(store, clock.now(), severity=Severity.EXTREME)
    async with _engine(store, telegram, clock, 100, told) as engine:
        await engine.settled()

    assert [paid for _, _, paid in telegram.calls] == [False] * len(people)
    assert await _today(store, clock) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "refusal",
    [
        Outcome(Kind.REFUSED, detail="Bad Request: BALANCE_TOO_LOW"),
        Outcome(Kind.REFUSED, detail="Bad Request: words nobody has seen"),
        Outcome(Kind.GONE, detail="Forbidden: words nobody has seen"),
    ],
)
async def test_where_telegram_takes_no_payment_everyone_gets_it_for_nothing_and_owners_hear_it(
    store: Store, clock: Clock, refusal: Outcome
) -> None:
    people = await _crowd(store, clock, 60)
    told: list[tuple[Notice, int, int]] = []
    telegram = Telegram(lambda chat, paid: refusal if paid else SENT)

    published = await publish(store, clock.now(), severity=Severity.EXTREME)
    async with _engine(store, telegram, clock, 100, told) as engine:
        await engine.settled()

    assert published.push is not None
    assert {chat for _, chat, paid in telegram.calls if not paid} == set(people)
    assert (await store.outbox.progress(published.push)).counts == {"sent": 60}
    assert told == [(Notice.REFUSED, 0, 100)]
    assert 0 < telegram.paid < 40, "it went on to ask for what was refused"
    assert await _today(store, clock) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_cannot_be_paid_for_waits_for_what_presses_more_and_costs_nothing(
    store: Store, clock: Clock
) -> None:
    await _crowd(store, clock, 35)
    for person in range(2000, 2010):
        await follower(store, person, "08", now=clock.now())
    # What these do not cost is left for others.
    telegram = Telegram(lambda chat, paid: BLOCKED if chat < 1010 else SENT)
    told: list[tuple[Notice, int, int]] = []
    first = await publish(store, clock.now(), region="0801")

    async with _engine(store, telegram, clock, 100, told) as engine:
        await engine.settled()
    before = len(telegram.calls)
    corrected = await follow_up(store, first.event, PushAction.CORRECT, clock.now(), km_from=14.0)
    pressing = (await publish(store, clock.now(), severity=Severity.EXTREME)).push
    assert pressing is not None
    for push in (corrected, pressing):
        await store.outbox.expand(push, clock.now(), 1000)
    async with _engine(store, telegram, clock, 100, told) as engine:
        await engine.settled()

    calls = telegram.calls[before:]
    edits = [number for number, (method, _, _) in enumerate(calls) if method == "editMessageText"]
    assert len(edits) == 10
    assert sum(paid for _, _, paid in calls) > 0
    assert not any(calls[number][2] for number in edits)
    assert not any(paid for _, _, paid in calls[edits[0] :]), "an edit went out in the hurry"
