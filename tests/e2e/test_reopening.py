"""What is over or lapsed goes on: the desk is asked first where another event is open at its place."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.playground.people import Person
from storage.model import EventState, TrafficState
from tests.e2e.conftest import Town
from tests.e2e.test_lifecycle import _event


async def _over_beside_another(town: Town, editor: Person) -> None:
    """The first event is over, and a second one like it open at its place."""
    report = "Sutran: bloqueo en Ilave, Puno, PE-3S km 1410, desde las {}:00."
    await town.ask(editor, report.format("13"))
    await town.publish(editor)
    await town.ask(editor, "/levantar 1, PNP")
    town.clock.forward(timedelta(hours=2))
    await town.ask(editor, report.format("16"))
    await town.act(editor, "pub")
    await town.until(lambda: _there(town, 2))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_is_over_goes_on_beside_another_at_its_place_only_when_asked_twice(town: Town) -> None:
    editor = town.editor()
    await town.start()
    await _over_beside_another(town, editor)

    over = await town.answer(editor, "/restringir 1")
    await town.tap(editor, over, "Reabrir")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "puede ser el mismo" in v.text)
    before = await _event(town)
    await town.tap(editor, asked, "Son dos")
    await town.until(lambda: _reopened(town))

    assert before.facts.state is EventState.ENDED
    assert [button.label for row in asked.buttons for button in row] == ["Ver el 2", "Son dos: reabrir el 1"]


@pytest.mark.parametrize(
    ("language", "restrict", "labels", "two"),
    [
        (
            "es",
            "/restringir 1 un carril, según la PNP",
            ["Es el mismo: restringir el 2", "Ver el 2", "Son dos: restringir el 1"],
            "Son dos",
        ),
        (
            "en",
            "/restrict 1 un carril, according to PNP",
            ["It is the same: restrict 2", "See 2", "They are two: restrict 1"],
            "They are two",
        ),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_lapsed_goes_on_beside_another_as_it_was_asked_for(
    town: Town, language: str, restrict: str, labels: list[str], two: str
) -> None:
    editor = await _lapsed_beside_another(town, language)

    asked = await town.answer(editor, restrict)
    await town.tap(editor, asked, two)
    await town.until(lambda: _reopened(town))
    facts = (await _event(town)).facts

    assert [button.label for row in asked.buttons for button in row] == labels
    assert (facts.traffic_state, facts.passage) == (TrafficState.RESTRICTED, "un carril")
    assert facts.sources[-1].name == "PNP"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_was_said_of_what_lapsed_is_said_of_the_other_where_it_is_the_same(town: Town) -> None:
    editor = await _lapsed_beside_another(town, "es")

    asked = await town.answer(editor, "/restringir 1 un carril")
    await town.tap(editor, asked, "Es el mismo")
    await town.playground.wait_for(editor.chat_id, lambda v: v.text.startswith("🟡"), after=asked)
    first, second = (await _event(town)).facts, (await _event(town, 2)).facts

    assert first.state is EventState.LAPSED
    assert (second.traffic_state, second.passage) == (TrafficState.RESTRICTED, "un carril")


async def _lapsed_beside_another(town: Town, language: str) -> Person:
    """Event 1 lapsed, and 2 is open at its place."""
    editor = town.editor(language)
    await town.start()
    report = "Sutran: bloqueo en Ilave, Puno, PE-3S km 1410, desde las {}:00."
    await editor.say(report.format("13"))
    await town.act(editor, "pub")
    await town.until(lambda: _there(town, 1))
    town.clock.forward(timedelta(hours=3))
    await town.bot.store.lifecycle.lapse(1, now=town.clock.now())
    await editor.say(report.format("16"))
    await town.act(editor, "pub")
    await town.until(lambda: _there(town, 2))
    return editor


async def _there(town: Town, number: int) -> bool:
    return await town.bot.store.events.get(number) is not None


async def _reopened(town: Town) -> bool:
    return bool((await _event(town)).facts.state is EventState.ACTIVE)
