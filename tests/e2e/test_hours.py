"""Hours that an editor types: noon and midnight are what people mean, and what may be either is asked."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.conftest import LIMA
from tests.e2e.conftest import Town


@pytest.mark.both
@pytest.mark.parametrize(
    ("language", "report", "open_", "asked", "typed", "told"),
    [
        (
            "es",
            "Sutran: bloqueo en Ilave, Puno, PE-3S km 1410.",
            "ayer a medianoche",
            "¿La noche antes de ese día o la de después?",
            "anoche a las 12",
            "interrumpido desde las 00:00",
        ),
        (
            "en",
            "Sutran: roadblock at Ilave, Puno, PE-3S km 1410.",
            "yesterday at midnight",
            "The night before that day, or the one after it?",
            "last night at 12",
            "since 00:00",
        ),
    ],
)
async def test_a_midnight_that_was_typed_is_told_as_an_hour(
    town: Town, language: str, report: str, open_: str, asked: str, typed: str, told: str
) -> None:
    editor = town.editor(language)
    await town.start()
    follower = town.person(language=language)
    await town.ask(follower, "/subscribe Puno")
    await editor.say(report)

    await town.act(editor, "card")
    await town.act(editor, "more")
    await town.fill(editor, "started", open_)
    question = await town.playground.wait_for(editor.chat_id, lambda v: asked in v.text)
    await editor.say(typed)
    await town.act(editor, "pub")
    await town.playground.wait_for(follower.chat_id, lambda v: told in v.text)
    facts = (await town.bot.store.events.get(1)).facts  # type: ignore[union-attr]

    assert "6/1 00:00" in question.text
    assert facts.started == datetime(2023, 1, 5, tzinfo=LIMA)
    assert facts.started_timed


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_hour_typed_for_what_is_announced_is_of_its_day(town: Town) -> None:
    editor = town.editor()
    await town.start()
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")
    await editor.say("Sutran: el lunes 9 de enero habrá bloqueo en Ilave, Puno, PE-3S km 1410.")

    await town.act(editor, "card")
    await town.act(editor, "more")
    await town.fill(editor, "started", "12 de la noche")
    await town.act(editor, "pub")

    await town.playground.wait_for(follower.chat_id, lambda v: "para el mar 10 ene, 00:00" in v.text)
