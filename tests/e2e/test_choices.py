"""What people chose, as it arrives: with a sound or without, at once or later, and how to get less."""

from __future__ import annotations

from datetime import time, timedelta

from bot.playground.people import Person
from storage.choices import Choices, Manner
from storage.model import PushAction, Severity
from storage.pushes import DeliveryState
from storage.rhythm import Rhythm
from tests.e2e.conftest import Town
from tests.factories import follow_up, publish

HINT = {"es": "Para recibir menos: /ajustes", "en": "To get less: /settings"}


async def _follow(town: Town, language: str = "es") -> Person:
    person = town.person(language=language)
    await town.ask(person, "/start sub_21")
    return person


async def _destination(town: Town, person: Person) -> int:
    kept = await town.bot.store.preferences.of(person.id, None, now=town.clock.now())
    assert kept is not None
    return kept.destination


def _pushed(town: Town, person: Person) -> list:  # type: ignore[type-arg]
    return [v for v in town.playground.messages(person.chat_id) if v.from_bot and v.text.startswith("🔴")]


def _sounds(town: Town, person: Person) -> list[bool]:
    """Whether each push made a sound there."""
    calls = town.playground.ledger.calls("sendMessage", person.chat_id)
    return [
        not call.params.get("disable_notification", False)
        for call in calls
        if str(call.params["text"]).startswith("<b>🔴")
    ]


async def _settled(town: Town) -> None:
    town.bot.engine.wake()
    await town.settled()


async def test_the_first_push_tells_how_to_get_less_and_none_after_it_until_it_is_put_right(
    town: Town,
) -> None:
    town.rate = 1000.0
    await town.start()
    people = {"es": await _follow(town), "en": await _follow(town, "en")}
    quiet = await _follow(town)
    await town.bot.store.preferences.choose(await _destination(town, quiet), Choices(manner=Manner.SILENT))

    first = await publish(town.bot.store, town.clock.now())
    await _settled(town)
    told = {language: _pushed(town, person)[-1].text for language, person in people.items()}
    await publish(town.bot.store, town.clock.now(), km_from=1415.0)
    await _settled(town)
    await follow_up(town.bot.store, first.event, PushAction.CORRECT, town.clock.now(), km_from=1414.0)
    await _settled(town)

    for language, person in people.items():
        assert told[language].splitlines()[-1] == HINT[language]
        edited, second = _pushed(town, person)
        assert edited.edited and "km 1414" in edited.text and "km 1415" in second.text
        assert HINT[language] not in edited.text + second.text
    assert _sounds(town, people["es"]) == [True, True] and _sounds(town, quiet) == [False, False]


async def test_at_night_only_the_urgent_comes_and_in_a_mute_nothing(town: Town) -> None:
    town.rate = 1000.0
    await town.start()
    sleeper, mute = await _follow(town), await _follow(town)
    store, now = town.bot.store, town.clock.now()
    night = Rhythm(quiet=(time(14), time(15)), digests=(time(7),))
    await store.preferences.change_rhythm(await _destination(town, sleeper), lambda _: night, now=now)
    await store.preferences.mute(await _destination(town, mute), now + timedelta(hours=1), now=now)

    routine = await publish(store, now)
    urgent = await publish(store, now, severity=Severity.EXTREME, km_from=1415.0)
    await _settled(town)

    assert routine.push is not None and urgent.push is not None
    (woken,) = _pushed(town, sleeper)
    assert "km 1415" in woken.text and _pushed(town, mute) == []
    assert (await store.outbox.progress(routine.push)).counts == {DeliveryState.HELD: 2}
    assert (await store.outbox.progress(urgent.push)).counts == {DeliveryState.SENT: 1, DeliveryState.HELD: 1}
