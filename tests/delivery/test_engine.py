"""The engine on real databases, with a Telegram that does as it is told."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import orjson
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from bot.delivery.calls import Post
from bot.delivery.engine import Engine
from bot.delivery.leading import Leading
from bot.delivery.messages import Render
from bot.delivery.pacing import Pacing
from bot.delivery.payload import Payload
from bot.delivery.watching import Trouble
from storage.choices import Choices, Manner
from storage.model import Language
from storage.pushes import DeliveryState, Digest, Form, Outcome, Push, PushState
from storage.pushes import OutcomeKind as Kind
from storage.schema import deliveries
from storage.store import Store
from tests.conftest import Clock
from tests.factories import follower, publish
from tests.mail import Mail

SENT = Outcome(Kind.SENT, message_id=1)
Answer = Callable[[int], Outcome]


class Telegram:
    """Counts who was sent to; answers what it is told, after `patience` seconds."""

    def __init__(self, answer: Answer = lambda chat: SENT) -> None:
        self.got: Counter[int] = Counter()
        self.asked = 0
        self.answer = answer
        self.patience = 0.0
        self.gate = asyncio.Event()
        self.gate.set()

    async def post(self, method: str, body: bytes) -> Outcome:
        if method == "getMe":
            self.asked += 1
            return self.answer(0)
        chat = orjson.loads(body)["chat_id"]
        self.got[chat] += 1
        await self.gate.wait()
        return self.answer(chat)


async def _render(push: Push, language: Language, form: Form | Digest | None = None) -> Payload:
    return Payload("sendMessage", {"text": f"{push.id} {language}"})


class Running(Engine):
    """An engine that asks for the leadership when it starts."""

    def __init__(
        self,
        store: Store,
        post: Post,
        clock: Clock,
        rate: float = 1000.0,
        render: Render = _render,
        **more: Any,
    ) -> None:
        self.leading = Leading(store.leadership)
        super().__init__(store.outbox, render, post, Pacing(rate), clock.now, self.leading, **more)

    async def start(self) -> None:
        await self.leading.start()
        await super().start()

    async def stop(self, patience: float = 5.0) -> None:
        await super().stop(patience)
        await self.leading.stop()


def _engine(store: Store, telegram: Telegram, clock: Clock, rate: float = 1000.0) -> Running:
    return Running(store, telegram.post, clock, rate)


async def _followers(store: Store, clock: Clock, number: int) -> list[int]:
    people = [1000 + n for n in range(number)]
    for person in people:
        await follower(store, person, "21", now=clock.now())
    return people


async def _counts(store: Store, push: int | None) -> dict[DeliveryState, int]:
    assert push is not None
    return (await store.outbox.progress(push)).counts


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110  the record has nothing to wait on
            await asyncio.sleep(0.005)


async def test_everyone_gets_it_once(store: Store, clock: Clock) -> None:
    people = await _followers(store, clock, 60)
    telegram = Telegram()
    engine = _engine(store, telegram, clock)
    published = await publish(store, clock.now())

    await engine.start()
    await engine.settled()
    await engine.stop()

    assert telegram.got == Counter(people)
    assert await _counts(store, published.push) == {DeliveryState.SENT: 60}


async def test_what_a_crash_left_in_flight_is_sent_again_and_the_rest_too(store: Store, clock: Clock) -> None:
    people = await _followers(store, clock, 30)
    published = await publish(store, clock.now())
    assert published.push is not None
    # The process dies after claiming ten: what became of them nobody knows.
    await store.outbox.expand(published.push, clock.now(), 1000)
    due = await store.outbox.due_pushes(clock.now())
    lost = await store.outbox.claim(clock.now(), [[due]], 10, timedelta(seconds=60))
    telegram = Telegram()
    engine = _engine(store, telegram, clock)

    await engine.start()
    await _until(lambda: len(telegram.got) >= 20)
    # On PostgreSQL another process might still be sending them: their lease is waited out.
    clock.forward(timedelta(minutes=1))
    await engine.settled()
    await engine.stop()

    assert len(lost) == 10
    assert telegram.got == Counter(people)
    assert await _counts(store, published.push) == {DeliveryState.SENT: 30}


async def test_a_second_loss_is_told_and_not_tried_a_third_time(store: Store, clock: Clock) -> None:
    (person,) = await _followers(store, clock, 1)
    telegram = Telegram(lambda chat: SENT if chat == 0 else Outcome(Kind.UNKNOWN))
    engine = _engine(store, telegram, clock)
    published = await publish(store, clock.now())

    await engine.start()
    await _until(lambda: telegram.got[person] == 1)
    async with asyncio.timeout(20):
        while await store.outbox.due_pushes(clock.now()):
            clock.forward(timedelta(seconds=10))
            await asyncio.sleep(0.02)
    await engine.stop()

    assert telegram.got[person] == 2
    assert await _counts(store, published.push) == {DeliveryState.UNKNOWN: 1}


async def test_stopping_finishes_what_is_on_its_way_and_hands_back_the_rest(
    store: Store, clock: Clock
) -> None:
    people = await _followers(store, clock, 50)
    telegram = Telegram()
    telegram.gate.clear()
    engine = _engine(store, telegram, clock, rate=10.0)
    published = await publish(store, clock.now())

    await engine.start()
    await _until(lambda: len(telegram.got) >= 2)
    stopping = asyncio.create_task(engine.stop())
    await asyncio.sleep(0.05)
    telegram.gate.set()
    await stopping
    before = telegram.got.copy()
    left = await _counts(store, published.push)

    assert left[DeliveryState.SENT] == len(before)
    assert left.get(DeliveryState.SENDING, 0) == 0
    again = _engine(store, telegram, clock)
    await again.start()
    await again.settled()
    await again.stop()
    assert telegram.got == Counter(people)


async def test_nothing_is_sent_that_could_not_be_recorded(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await _followers(store, clock, 60)
    telegram = Telegram()
    engine = _engine(store, telegram, clock, rate=20.0)
    write, full = store.outbox.record, True

    async def record(*args: object) -> None:
        if full:
            raise OperationalError("UPDATE", {}, Exception("database or disk is full"))
        await write(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(store.outbox, "record", record)
    published = await publish(store, clock.now())

    await engine.start()
    await _until(lambda: not engine._health.recorded)
    await asyncio.sleep(0.3)
    stalled = len(telegram.got)
    await asyncio.sleep(0.5)
    assert len(telegram.got) == stalled < 40
    full = False
    await engine.settled()
    await engine.stop()

    assert telegram.got == Counter(people)
    assert await _counts(store, published.push) == {DeliveryState.SENT: 60}


async def test_an_outage_does_not_use_up_anybodys_message(store: Store, clock: Clock) -> None:
    people = await _followers(store, clock, 100)
    down = True
    telegram = Telegram(lambda chat: Outcome(Kind.UNKNOWN) if down else SENT)
    engine = _engine(store, telegram, clock, rate=50.0)
    published = await publish(store, clock.now())

    await engine.start()
    await _until(lambda: telegram.asked >= 1)
    struck = len(telegram.got)
    down = False
    await _until(lambda: telegram.got.total() >= len(people))
    clock.forward(timedelta(minutes=1))
    await engine.settled()
    await engine.stop()

    assert struck < 100
    assert set(telegram.got) == set(people)
    assert await _counts(store, published.push) == {DeliveryState.SENT: 100}


async def test_a_message_that_telegram_cannot_take_is_parked_after_one_try(
    store: Store, clock: Clock
) -> None:
    await _followers(store, clock, 300)
    fault = Outcome(Kind.MESSAGE_AT_FAULT, detail="Bad Request: can't parse entities")
    telegram = Telegram(lambda chat: fault)
    engine = _engine(store, telegram, clock, rate=20.0)
    published = await publish(store, clock.now())

    await engine.start()
    await engine.settled()
    await engine.stop()
    told = await _counts(store, published.push)

    assert 1 <= telegram.got.total() <= 25
    # Those that nobody tried any more may be written off already.
    assert told[DeliveryState.PARKED] >= telegram.got.total()
    assert DeliveryState.SENT not in told


async def test_an_urgent_push_overtakes_one_that_is_going_out(store: Store, clock: Clock) -> None:
    from storage.model import Severity

    people = await _followers(store, clock, 120)
    sent: list[int] = []

    async def post(method: str, body: bytes) -> Outcome:
        sent.append(int(orjson.loads(body)["text"].split()[0]))
        return SENT

    engine = Running(store, post, clock, 40.0)
    slow = await publish(store, clock.now())
    await engine.start()
    await _until(lambda: len(sent) >= 5)
    urgent = await publish(store, clock.now(), region="2105", severity=Severity.EXTREME)
    engine.wake()
    await engine.settled()
    await engine.stop()

    first = sent.index(urgent.push or 0)
    last = len(sent) - 1 - sent[::-1].index(urgent.push or 0)
    assert first < 100, "the urgent one waited for the other to end"
    assert sent[first : last + 1].count(slow.push or 0) <= 45, "they were mixed"
    assert len(sent) == 2 * len(people)


async def test_what_was_taken_back_in_time_reaches_nobody(store: Store, clock: Clock) -> None:
    await _followers(store, clock, 5)
    telegram = Telegram()
    engine = _engine(store, telegram, clock)
    published = await publish(store, clock.now(), undo=timedelta(seconds=10))
    assert published.push is not None

    await engine.start()
    await asyncio.sleep(0.1)
    early = telegram.got.total()
    editor = await store.editors.ensure_owner(9_000_001, now=clock.now())
    undone = await store.events.undo(published.push, editor.id, now=clock.now())
    clock.forward(timedelta(minutes=1))
    await engine.settled()
    await engine.stop()

    assert (early, undone, telegram.got.total()) == (0, True, 0)
    assert PushState.UNDONE not in (push.state for push in await store.outbox.due_pushes(clock.now()))


async def test_who_blocked_the_bot_gets_not_what_was_being_claimed_meanwhile(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (person,) = await _followers(store, clock, 1)
    telegram = Telegram(lambda chat: Outcome(Kind.GONE, detail="403") if chat else SENT)
    telegram.gate.clear()
    engine = _engine(store, telegram, clock)
    claim, record, written = store.outbox.claim, store.outbox.record, asyncio.Event()

    async def slow_claim(*args: Any, **more: Any) -> Any:
        claimed = await claim(*args, **more)
        if claimed and telegram.got:
            # The refusal of the first comes, and is written, before this claim is heard of.
            telegram.gate.set()
            await written.wait()
            await asyncio.sleep(0.05)
        return claimed

    async def told_record(*args: Any) -> None:
        await record(*args)
        written.set()

    monkeypatch.setattr(store.outbox, "claim", slow_claim)
    monkeypatch.setattr(store.outbox, "record", told_record)
    await publish(store, clock.now())

    await engine.start()
    await _until(lambda: telegram.got.total() == 1)
    await publish(store, clock.now(), region="2105")
    engine.published()
    await engine.settled()
    # As long as the pace of one chat would hold the second back.
    await asyncio.sleep(1.1)
    await engine.stop()

    assert telegram.got == Counter([person])


class _Told:
    """A watcher that keeps count of what is said about the record."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def finished(self, push: Push) -> None:
        pass

    def parked(self, push: Push, why: str) -> None:
        pass

    def troubled(self, trouble: Trouble, detail: str) -> None:
        self.said.append(f"{trouble.value} begins")

    def recovered(self, trouble: Trouble) -> None:
        self.said.append(f"{trouble.value} ends")


async def test_a_full_disk_that_can_be_read_is_told_once_and_asked_with_patience(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (person,) = await _followers(store, clock, 1)
    telegram, told = Telegram(), _Told()
    engine = Running(store, telegram.post, clock, watcher=told)
    await publish(store, clock.now(), undo=timedelta(seconds=10))
    write, full, tries = store._database.write, False, 0

    def refuse() -> Any:
        nonlocal tries
        if full:
            tries += 1
            raise OperationalError("UPDATE", {}, Exception("database or disk is full"))
        return write()

    monkeypatch.setattr(store._database, "write", refuse)

    # On PostgreSQL the lease, which the fixture took, is renewed elsewhere.
    monkeypatch.setattr(store.leadership, "take", _nothing)
    await engine.start()
    await asyncio.sleep(0.1)
    full = True
    clock.forward(timedelta(seconds=11))
    engine.wake()
    await _until(lambda: bool(told.said))
    await asyncio.sleep(1.0)
    asked = tries
    full = False
    await engine.settled()
    await engine.stop()

    assert told.said == ["record begins", "record ends"]
    assert asked < 20
    assert telegram.got == Counter([person])


async def _nothing() -> bool:
    return True


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_digest_that_telegram_finds_fault_with_comes_in_plainer_words(
    store: Store, clock: Clock
) -> None:
    known = await follower(store, 1, "21", now=clock.now())
    destination = await store.chats.destination(known.id, None, now=clock.now())
    await store.preferences.choose(destination, Choices(manner=Manner.DIGEST))
    mail = Mail(store, clock)
    await publish(store, clock.now())
    await mail.deliver()
    clock.forward(timedelta(hours=5))
    await mail.gather()
    said: list[str] = []

    async def render(push: Push, language: Language, form: Form | Digest | None = None) -> Payload:
        return Payload("sendMessage", {"text": "<b>"}, words=Payload("sendMessage", {"text": "1"}))

    async def post(method: str, body: bytes) -> Outcome:
        said.append(orjson.loads(body)["text"])
        return SENT if said[-1] == "1" else Outcome(Kind.MESSAGE_AT_FAULT, detail="can't parse entities")

    engine = Running(store, post, clock, render=render)
    await engine.start()
    await engine.settled()
    await engine.stop()

    assert said == ["<b>", "1"]
    async with store._database.read() as connection:
        assert set(await connection.scalars(sa.select(deliveries.c.state))) == {"sent"}
