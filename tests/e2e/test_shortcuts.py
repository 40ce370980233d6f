"""Short ways that people take at the desk: a command's name in reply, and a report below a video or a file."""

from __future__ import annotations

from typing import Any

import pytest

from storage.model import EventState, TrafficState
from tests.e2e.conftest import Town
from tests.e2e.test_lifecycle import _event, _posted
from tests.e2e.test_people import _data
from tests.e2e.test_talking import FILE

REPORT = "Sutran: bloqueo en Juli, Puno, PE-3S km 1450."
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def _actions(view: Any) -> set[str]:
    return {data.split(":", 3)[3] for data in _data(view) if data.startswith("d:")}


async def test_a_commands_name_in_reply_to_an_event_needs_neither_slash_nor_number(town: Town) -> None:
    editor = town.editor()
    await town.start()
    await _posted(town, editor, town.person())
    shown = await town.answer(editor, "/confirmar 1 RPP")

    await town.ask(editor, "restringir un carril, según la PNP", reply_to=shown)
    restricted = (await _event(town)).facts
    await town.ask(editor, "Levantar", reply_to=shown)
    alone = await town.ask(editor, "levantar")

    assert (restricted.traffic_state, restricted.passage) == (TrafficState.RESTRICTED, "un carril")
    assert (await _event(town)).facts.state is EventState.ENDED
    assert "Publicado" not in alone


async def test_publish_in_reply_to_a_draft_shows_it_with_its_button(town: Town) -> None:
    editor = town.editor()
    await town.start()
    said = await editor.say(REPORT)
    shown = await town.playground.wait_for(editor.chat_id, lambda v: "pub" in _actions(v), after=said)

    for words in ("/publicar", "publicar"):
        answer = await town.answer(editor, words, reply_to=shown)

        assert "pub" in _actions(answer) and "Juli" in answer.text
    assert await town.bot.store.events.get(1) is None


@pytest.mark.parametrize("sent", [{"video": {**FILE, "width": 1, "height": 1}}, {"document": FILE}])
async def test_a_report_below_a_video_or_a_file_is_read(town: Town, sent: dict[str, Any]) -> None:
    editor = town.editor()
    await town.start()

    number = editor.note({**sent, "caption": REPORT})
    answer = await town.playground.wait_for(editor.chat_id, lambda v: True, after=number)

    assert "pub" in _actions(answer) and "Juli" in answer.text
