"""Who gets a push, over HTTP from follow to arrival."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.playground.faults import Fault
from storage.model import Severity
from storage.pushes import DeliveryState
from storage.regions import Gazetteer
from tests.e2e.conftest import Town
from tests.factories import publish

#: Puno is a department, a province and a district; San Román holds Juliaca.
FOLLOWED: tuple[tuple[str, ...], ...] = (
    *(("",), ("21",), ("2101",), ("210101",), ("2111",), ("211101",), ("08",), ("0801",), ("080101",)),
    *(("21", "211101"), ("21", "2101", "210101"), ("", "21"), ("08", "2111")),
)
WHERE = ("", "21", "2101", "211101", "080101")


async def test_followers_get_what_concerns_them_once_and_nothing_else(
    town: Town, gazetteer: Gazetteer
) -> None:
    town.rate = 1000.0
    await town.start()
    people = []
    for codes in FOLLOWED:
        person = town.person()
        for code in codes:
            await town.ask(person, f"/suscribir {code or 'Perú'}")
        people.append((person, codes))

    for number, where in enumerate(WHERE):
        await publish(
            town.bot.store, town.clock.now(), region=where, km_from=float(number), severity=Severity.EXTREME
        )
        await town.settled()

    for person, codes in people:
        got = [text for text in town.texts(person) if text.startswith("🔴")]
        wanted = [
            n for n, where in enumerate(WHERE) if any(gazetteer.overlaps(code, where) for code in codes)
        ]
        assert len(got) == len(wanted), (codes, got)
        assert all(any(f"km {n}\n" in text for text in got) for n in wanted), (codes, got)


async def test_each_reads_their_own_language(town: Town) -> None:
    await town.start()
    spanish, english = town.person(language="es"), town.person(language="en")
    await town.ask(spanish, "/suscribir Puno")
    await town.ask(english, "/subscribe Puno")

    await publish(town.bot.store, town.clock.now())
    one = await town.playground.wait_for(spanish.chat_id, lambda v: v.text.startswith("🔴"))
    other = await town.playground.wait_for(english.chat_id, lambda v: v.text.startswith("🔴"))

    assert "Bloqueo" in one.text and "Comunidades" in one.text
    assert "Blockade" in other.text and "Communities" in other.text


async def test_a_blocked_bot_is_not_tried_again(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/suscribir Puno")
    town.playground.faults.add(Fault("403", method="sendMessage", chat_id=person.chat_id, count=1))

    await publish(town.bot.store, town.clock.now())
    await town.settled()
    second = await publish(town.bot.store, town.clock.now())
    await town.settled()

    assert second.push is not None
    assert (await town.bot.store.outbox.progress(second.push)).total == 0
    known = await town.bot.store.chats.find(person.id)
    assert known is not None and known.suspended


async def test_too_many_requests_are_waited_out_and_nothing_is_lost(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/suscribir Puno")
    town.playground.faults.add(
        Fault("429", method="sendMessage", chat_id=person.chat_id, count=1, retry_after=1)
    )

    published = await publish(town.bot.store, town.clock.now())
    assert published.push is not None
    while town.playground.ledger.calls("sendMessage", person.chat_id)[-1].error_code != 429:
        town.bot.engine.wake()
        await _moment()
    early = [text for text in town.texts(person) if text.startswith("🔴")]
    while not any(text.startswith("🔴") for text in town.texts(person)):
        town.clock.forward(timedelta(seconds=1))
        await _moment()
    await town.settled()

    assert early == []
    assert (await town.bot.store.outbox.progress(published.push)).counts == {DeliveryState.SENT: 1}


async def _moment() -> None:
    await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    "kind", ["5xx_json", "5xx_html", "reset", "deliver_then_reset", "empty", "malformed"]
)
async def test_a_failing_telegram_loses_nothing(town: Town, kind: str) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/suscribir Puno")
    town.playground.faults.add(Fault(kind, method="sendMessage", chat_id=person.chat_id, count=1))  # type: ignore[arg-type]

    await publish(town.bot.store, town.clock.now())
    for _ in range(200):
        if len(town.playground.ledger.calls("sendMessage", person.chat_id)) >= 3:
            break
        town.clock.forward(timedelta(seconds=1))
        await _moment()
    await town.settled()

    got = [text for text in town.texts(person) if text.startswith("🔴")]
    assert 1 <= len(got) <= (2 if kind in ("deliver_then_reset", "empty", "malformed", "5xx_html") else 1)


async def test_a_restart_in_the_middle_sends_the_rest(town: Town) -> None:
    town.rate = 20.0
    await town.start()
    people = [town.person() for _ in range(30)]
    for person in people:
        await town.ask(person, "/start sub_21")

    await publish(town.bot.store, town.clock.now())
    town.bot.engine.wake()
    await town.playground.wait_for(people[0].chat_id, lambda v: v.text.startswith("🔴"))
    await town.stop()
    sent_before = sum(any(t.startswith("🔴") for t in town.texts(p)) for p in people)
    await town.start()
    await town.settled()

    assert sent_before < 30
    assert [sum(t.startswith("🔴") for t in town.texts(p)) for p in people] == [1] * 30


async def test_a_push_reaches_a_groups_topic(town: Town) -> None:
    await town.start()
    admin = town.person("Admin")
    group = await town.group("Sur", members=[], admins=[admin], forum=True)
    topic = await group.topic("Puno")
    said = await admin.say("/suscribir Puno", chat=group.id, topic=topic)
    await town.playground.wait_for(group.id, lambda v: True, after=said)

    await publish(town.bot.store, town.clock.now())
    pushed = await town.playground.wait_for(group.id, lambda v: v.text.startswith("🔴"))

    assert pushed.topic == topic
