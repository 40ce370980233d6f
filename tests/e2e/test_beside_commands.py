"""Words beside a command that name nobody: followers read no "confirmed by still so", and nothing turns their lines."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.model import EventState
from tests.e2e.conftest import Town
from tests.e2e.test_lifecycle import _event, _posted

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("language", "still", "over", "stands", "way"),
    [
        ("es", "/confirmar 1 sigue igual", "/levantar 1 ya pasó", "/confirmar 1 ya pasó", "/levantar 1"),
        ("en", "/confirm 1 still there", "/lift 1 it is over", "/confirm 1 it is over", "/lift 1"),
    ],
)
async def test_what_the_command_says_itself_is_no_source(
    town: Town, language: str, still: str, over: str, stands: str, way: str
) -> None:
    editor = town.editor(language)
    await town.start()
    follower = town.person()
    await _posted(town, editor, follower)

    await town.ask(editor, still)
    refused = await town.ask(editor, stands)
    before = (await _event(town)).facts
    town.clock.forward(timedelta(minutes=5))
    await town.ask(editor, over)
    await town.settled()
    facts = (await _event(town)).facts
    told = await town.playground.wait_for(follower.chat_id, lambda v: "🟢" in v.text)

    assert [source.name for source in facts.sources] == ["Sutran"]
    assert way in refused and before.state is EventState.ACTIVE
    assert facts.state is EventState.ENDED and "según" not in told.text.splitlines()[1]


async def test_a_mark_that_turns_lines_is_nowhere_in_what_the_desk_shows(town: Town) -> None:
    editor = town.editor()
    await town.start()
    follower = town.person()
    await _posted(town, editor, follower)

    shown = await town.ask(editor, "/restringir 1 \u202eun carril, según \u202ePNP")
    await town.settled()

    assert "un carril" in shown and "PNP" in shown
    assert not any("\u202e" in text for text in (shown, *town.texts(follower)))
