"""Two open events come to stand beside each other only after their editor was asked, whichever way leads there."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.playground.people import Person
from storage.model import EventState
from tests.e2e.conftest import Town
from tests.e2e.test_twins import REPORT, _another, _state, _two_of_a_list

JULI = "Sutran: bloqueo en Juli, Puno, PE-3S km 1450, desde las {}:00."


def _labels(view) -> list[str]:  # type: ignore[no-untyped-def]
    return [button.label for row in view.buttons for button in row]


@pytest.mark.parametrize(
    ("language", "words", "labels", "both"),
    [
        (
            "es",
            "/corregir 2 es en Ilave, km 1410, no en Juli",
            ["Es el mismo: desmentir el 2", "Ver el 1", "Son dos: publicar"],
            "Son dos",
        ),
        (
            "en",
            "/correct 2 it is in Ilave, km 1410, not in Juli",
            ["It is the same: retract 2", "See 1", "They are two: publish"],
            "They are two",
        ),
    ],
)
@pytest.mark.both
async def test_a_correction_onto_the_place_of_another_goes_out_only_when_asked_twice(
    town: Town, language: str, words: str, labels: list[str], both: str
) -> None:
    editor = town.editor(language)
    await town.start()
    await _another(town, editor, "13", 1)
    said = await editor.say(JULI.format("13"))
    await town.playground.wait_for(editor.chat_id, lambda v: "d:2" in str(v.buttons), after=said)
    await town.act(editor, "pub")
    await town.until(lambda: _at(town, 2, "210401"))

    await town.ask(editor, words)
    await town.act(editor, "pub")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: both in str(v.buttons))
    before = await town.bot.store.events.get(2)
    await town.tap(editor, asked, both)
    await town.until(lambda: _at(town, 2, "210501"))

    assert _labels(asked) == labels
    assert before is not None and before.facts.region == "210401"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_was_beside_another_already_is_put_right_without_a_question(town: Town) -> None:
    editor = town.editor()
    await town.start()
    await _another(town, editor, "13", 1)
    said = await editor.say(REPORT.format("14"))
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "Es otro" in str(v.buttons), after=said)
    await town.tap(editor, asked, "Es otro")
    await town.act(editor, "pub")
    await town.until(lambda: _at(town, 2, "210501"))

    await town.ask(editor, "/corregir 2 es en el km 1410.5, no 1410")
    await town.publish(editor)

    assert (await town.bot.store.events.get(2)).facts.km_from == 1410.5  # type: ignore[union-attr]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_undo_all_asks_about_what_would_stand_beside_another_and_takes_back_the_rest(
    town: Town,
) -> None:
    editor, town.undo = town.editor(), timedelta(seconds=60)
    await town.start()
    out = await _two_of_a_list(town, editor, "Deshacer todo")

    toast = await town.tap(editor, out, "Deshacer todo")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "puede ser el mismo" in v.text)
    before = await _state(town), await _state(town, 2)
    await town.tap(editor, asked, "Son dos")
    await town.until(lambda: _at(town, 1, "210501", EventState.ACTIVE))

    assert "Uno volvería junto a otro" in toast.text
    assert before == (EventState.ENDED, EventState.RETRACTED)
    assert _labels(asked) == ["Ver el 3", "Son dos: deshacer"]


@pytest.mark.both
async def test_a_reopening_and_a_publication_at_once_leave_one_of_them_to_be_asked_about(town: Town) -> None:
    one, other = town.editor(), town.editor("en")
    await town.start()
    await town.ask(other, "/start")
    await _another(town, one, "13", 1)
    lifted = await town.answer(one, "/levantar 1, PNP")
    town.clock.forward(timedelta(hours=2))
    over = await town.answer(one, "/restringir 1 un carril", reply_to=lifted)
    said = await other.say(REPORT.format("16"))
    draft = await town.playground.wait_for(other.chat_id, lambda v: "Publish" in str(v.buttons), after=said)

    await asyncio.gather(town.tap(one, over, "Reabrir"), town.tap(other, draft, "Publish"))
    await town.until(lambda: _asked(town, one, other))

    assert await town.bot.store.events.active_count("21") == 1


async def _at(town: Town, number: int, region: str, state: EventState = EventState.ACTIVE) -> bool:
    event = await town.bot.store.events.get(number)
    return event is not None and (event.facts.region, event.facts.state) == (region, state)


async def _asked(town: Town, one: Person, other: Person) -> bool:
    asked = [text for text in town.texts(one) if "puede ser el mismo" in text]
    asked += [text for text in town.texts(other) if "may be this one" in text]
    return len(asked) == 1
