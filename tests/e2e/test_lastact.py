"""`/undo`: what was done last is taken back in time, by its own words; else it is said what can be done instead."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from storage.model import EventState
from storage.staff import Role
from tests.e2e.conftest import Town
from tests.e2e.test_lifecycle import TEXT, _event, _posted
from tests.e2e.test_pasting import THREE, paste, tap
from tests.e2e.test_people import _data, _join, _send

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
UNDO = timedelta(seconds=60)


@pytest.mark.parametrize(
    ("language", "command", "lift", "said", "stays"),
    [
        (
            "es",
            "/deshacer",
            "/levantar 1, PNP",
            "Usted dio por terminado el hecho 1 (21:21).",
            "queda como estaba",
        ),
        (
            "es",
            "deshacer",
            "/levantar 1, PNP",
            "Usted dio por terminado el hecho 1 (21:21).",
            "queda como estaba",
        ),
        ("en", "/undo", "/lift 1, PNP", "You ended event 1 (21:21).", "stays as it was"),
    ],
)
async def test_the_last_act_is_taken_back_and_named(
    town: Town, language: str, command: str, lift: str, said: str, stays: str
) -> None:
    editor, town.undo = town.editor(language), UNDO
    await town.start()
    follower = town.person()
    await _posted(town, editor, follower)
    lifted = await town.answer(editor, lift)

    answer = await town.ask(editor, command)
    before = await town.playground.wait_for(
        editor.chat_id, lambda v: v.message_id == lifted.message_id and not v.buttons
    )
    again = await town.ask(editor, command)
    town.clock.forward(UNDO + timedelta(seconds=1))
    await town.settled()

    assert said in answer and stays in answer
    assert "hecho" in before.text or "ndone" in before.text
    assert (await _event(town)).facts.state is EventState.ACTIVE
    assert ("ya está deshecho" if language == "es" else "undone already") in again
    assert not any("🟢" in text for text in town.texts(follower))


async def test_a_post_that_is_taken_back_is_a_draft_again(town: Town) -> None:
    editor, town.undo = town.editor(), UNDO
    await town.start()
    await town.post(editor, TEXT)
    await town.playground.wait_for(editor.chat_id, lambda v: "u:" in str(v.buttons))

    answer = await town.answer(editor, "/deshacer")

    assert answer.text.splitlines()[0] == "Usted publicó el hecho 1 (14:20)."
    assert "sigue abierto" in answer.text and any(data.startswith("d:1:") for data in _data(answer))
    assert (await _event(town)).facts.state is EventState.RETRACTED


async def test_after_its_time_the_event_is_shown_with_what_can_be_done(town: Town) -> None:
    editor, town.undo = town.editor(), UNDO
    await town.start()
    await _posted(town, editor, town.person())

    late = await town.answer(editor, "/deshacer")
    await town.ask(editor, "/confirmar 1")
    confirmed = await town.answer(editor, "/deshacer")

    assert "publicó el hecho 1" in late.text and "ya no se puede deshacer" in late.text
    assert "confirmó el hecho 1" in confirmed.text
    assert {"fix", "ret"} <= {data.split(":")[-1] for data in _data(late)}


async def test_of_several_that_went_out_together_it_is_asked_which(town: Town) -> None:
    editor, town.undo = town.editor(), UNDO
    await town.start()
    await tap(town, editor, await paste(town, editor, THREE), "Publicar los 3")

    await editor.say("/deshacer")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "Salieron juntos" in v.text)
    states = {(await _event(town, number)).facts.state for number in (1, 2, 3)}

    assert "Deshacer todo" in str(asked.buttons)
    assert states == {EventState.ACTIVE}


async def test_what_was_sent_to_a_publisher_is_shown_with_what_takes_it_back(town: Town) -> None:
    owner, town.undo = town.editor(), UNDO
    await town.start()
    editor = await _join(town, owner, "21")
    nothing = await town.ask(editor, "/deshacer")
    await _send(town, editor, owner)

    said = await town.ask(editor, "/deshacer")
    card = await town.playground.wait_for(editor.chat_id, lambda v: "take" in str(_actions(v)), after=0)
    await editor.tap(card, next(data for data in _data(card) if data.endswith(":take")))
    await town.playground.wait_for(editor.chat_id, lambda v: "send" in _actions(v))
    back = await town.ask(editor, "/deshacer")

    assert "Todavía no hizo nada" in nothing
    assert "envió a quien publica el borrador 1" in said and "recuperarlo" in said
    assert "recuperó el borrador 1" in back


async def test_nobody_takes_back_what_somebody_else_did(town: Town) -> None:
    owner, town.undo = town.editor(), UNDO
    await town.start()
    other = await _join(town, owner, "21", role=Role.PUBLISHER)
    stranger = town.person()
    await town.post(owner, TEXT)
    await town.playground.wait_for(owner.chat_id, lambda v: "u:" in str(v.buttons))

    theirs = await town.ask(other, "/deshacer")
    outside = await town.ask(stranger, "/deshacer")
    slip = await town.ask(other, "/desacer")

    assert "Todavía no hizo nada" in theirs
    assert "mesa" in outside
    assert "/deshacer" in slip
    assert (await _event(town)).facts.state is EventState.ACTIVE


def _actions(view: Any) -> set[str]:
    return {data.split(":", 3)[3] for data in _data(view) if data.startswith("d:")}
