"""What is told late or of what is over: nothing older is put after something newer, and no word is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.model import EventState, TrafficState
from tests.e2e.conftest import Town
from tests.e2e.test_lifecycle import _event, _posted
from tests.e2e.test_reopening import _over_beside_another


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "/levantar 1, PNP, 21:05"),
        ("es", "/restringir 1 un carril, según PNP, 21:05"),
        ("es", "/confirmar 1 PNP, 21:05"),
        ("en", "/lift 1, PNP, 21:05"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_older_than_the_last_word_is_refused_with_that_word_and_a_way_on(
    town: Town, language: str, words: str
) -> None:
    editor = town.editor(language)
    await town.start()
    follower = town.person()
    await _posted(town, editor, follower)
    await town.ask(editor, "/confirmar 1 RPP")
    await town.settled()
    before, told = await _event(town), town.texts(follower)
    town.clock.forward(timedelta(minutes=5))

    answer = await town.answer(editor, words)
    await town.settled()

    assert (await _event(town)).facts == before.facts
    assert town.texts(follower) == told
    assert "21:20" in answer.text and "RPP" in answer.text and "21:05" in answer.text
    assert ("/corregir 1" if language == "es" else "/correct 1") in answer.text
    assert any("lc:1:2:lift" in (b.data or "") for row in answer.buttons for b in row)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_newer_than_the_last_word_bears_its_hour_and_its_source(town: Town) -> None:
    editor = town.editor()
    await town.start()
    await _posted(town, editor, town.person())

    restricted = await town.ask(editor, "/restringir 1 un carril, según PNP, 20:30")
    confirmed = await town.ask(editor, "/confirmar 1 RPP 21:00")
    whose = await town.ask(editor, "/confirmar 1 21:10")
    facts = (await _event(town)).facts

    assert "un carril" in restricted and facts.passage == "un carril"
    assert [source.name for source in facts.sources] == ["Sutran", "PNP", "RPP"]
    assert "21:00 por RPP" in confirmed
    assert "¿Quién lo dijo a esa hora?" in whose


@pytest.mark.parametrize(
    ("words", "button", "traffic", "passage"),
    [
        (
            "/restringir 1 un carril, según PNP",
            "🟡 Reabrir, restringido",
            TrafficState.RESTRICTED,
            "un carril",
        ),
        ("/confirmar 1 PNP", "🔴 Reabrir", TrafficState.INTERRUPTED, None),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_was_typed_of_what_is_over_goes_along_with_its_reopening(
    town: Town, words: str, button: str, traffic: TrafficState, passage: str | None
) -> None:
    editor = town.editor()
    await town.start()
    await _posted(town, editor, town.person())
    await town.ask(editor, "/levantar 1, Sutran")
    town.clock.forward(timedelta(hours=2))

    over = await town.answer(editor, words)
    await town.tap(editor, over, button)
    await town.playground.wait_for(
        editor.chat_id, lambda v: "1" in v.text and "PNP" in v.text, after=over.message_id
    )
    facts = (await _event(town)).facts

    assert (facts.state, facts.traffic_state, facts.passage) == (EventState.ACTIVE, traffic, passage)
    assert facts.sources[-1].name == "PNP"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_was_typed_of_what_is_over_goes_along_where_another_is_open_beside_it(town: Town) -> None:
    editor = town.editor()
    await town.start()
    await _over_beside_another(town, editor)

    over = await town.answer(editor, "/restringir 1 un carril")
    await town.tap(editor, over, "Reabrir")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "puede ser el mismo" in v.text)
    await town.tap(editor, asked, "Son dos")
    await town.until(lambda: _reopened(town))

    assert (await _event(town)).facts.passage == "un carril"


async def _reopened(town: Town) -> bool:
    return bool((await _event(town)).facts.state is EventState.ACTIVE)
