"""What was over goes on beside another event at its place only after a question, whichever tap brings it back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from storage.model import EventState, PushAction
from storage.staff import Role
from tests.e2e.conftest import Town
from tests.e2e.test_people import _join, _row
from tests.factories import publish

REPORT = "Sutran: bloqueo en Ilave, Puno, PE-3S km 1410, desde las {}:00."
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def _state(town: Town, number: int = 1) -> EventState:
    event = await town.bot.store.events.get(number)
    assert event is not None
    return event.facts.state


async def _another(town: Town, editor: Any, hour: str, number: int) -> None:
    """A report of the same point, read and published as the event of that number."""
    said = await editor.say(REPORT.format(hour))
    await town.playground.wait_for(editor.chat_id, lambda v: bool(v.buttons), after=said)
    await town.act(editor, "pub")
    await town.until(lambda: _there(town, number))


async def _two_of_a_list(town: Town, editor: Any, undo: str) -> Any:
    """A lift and a march published out of one list, with the button that undoes, and another report of the first point."""
    await _another(town, editor, "13", 1)
    town.clock.forward(timedelta(hours=2))
    said = await editor.say(
        "Sutran: se normalizó el tránsito en el km 1410 de la PE-3S, Ilave.\n\nSutran: marcha en Juliaca, Puno, ahora."
    )
    listed = await town.playground.wait_for(editor.chat_id, lambda v: "los 2" in str(v.buttons), after=said)
    await town.tap(editor, listed, "Publicar los 2")
    out = await town.playground.wait_for(editor.chat_id, lambda v: undo in str(v.buttons))
    await _another(town, editor, "14", 3)
    return out


async def _there(town: Town, number: int) -> bool:
    return await town.bot.store.events.get(number) is not None


async def test_a_lift_is_undone_beside_what_was_published_since_only_when_asked_twice(town: Town) -> None:
    editor, town.undo = town.editor(), timedelta(seconds=60)
    await town.start()
    await _another(town, editor, "13", 1)
    town.clock.forward(timedelta(hours=2))
    lifted = await town.answer(editor, "/levantar 1, PNP")
    await _another(town, editor, "14", 2)

    await town.tap(editor, lifted, "Deshacer")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "puede ser el mismo" in v.text)
    before = await _state(town)
    await town.tap(editor, asked, "Son dos")
    await town.playground.wait_for(editor.chat_id, lambda v: "queda como estaba" in v.text)

    assert [button.label for row in asked.buttons for button in row] == ["Ver el 2", "Son dos: deshacer"]
    assert before is EventState.ENDED
    assert await _state(town) is EventState.ACTIVE


async def test_a_late_yes_takes_up_what_lapsed_beside_another_only_when_asked_twice(town: Town) -> None:
    editor = town.editor()
    await town.start()
    await _another(town, editor, "13", 1)
    town.clock.forward(timedelta(hours=7))
    await town.bot.freshening.look()
    question = await town.playground.wait_for(editor.chat_id, lambda v: "qs:" in str(v.buttons))
    await town.bot.store.lifecycle.lapse(1, now=town.clock.now())
    await _another(town, editor, "20", 2)

    await editor.tap_raw(question, "qs:1:1:yes")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "puede ser el mismo" in v.text)
    before = await _state(town)
    await town.tap(editor, asked, "Son dos")
    await town.playground.wait_for(editor.chat_id, lambda v: "Confirmado" in v.text)

    assert before is EventState.LAPSED
    assert await _state(town) is EventState.ACTIVE


async def test_a_reopening_that_was_sent_goes_out_beside_what_was_published_since_only_when_asked_twice(
    town: Town,
) -> None:
    owner = town.editor()
    await town.start()
    volunteer = await _join(town, owner, "21", role=Role.EDITOR)
    store, now = town.bot.store, town.clock.now
    desk = await store.editors.ensure_owner(owner.id, now=now())
    first = await publish(store, now())
    await store.lifecycle.change(first.event, desk.id, now=now(), undo=timedelta(0), state=EventState.ENDED)
    row = await _row(town, volunteer)
    turn = await store.lifecycle.change(
        first.event, row, now=now(), undo=timedelta(0), state=EventState.ACTIVE
    )
    assert turn.draft is not None and turn.action is PushAction.CHANGE
    await publish(store, now())

    waiting = await town.answer(owner, "/borradores")
    asked = await owner.tap_raw(waiting, f"rv:{turn.draft.id}:1:pub")
    shown = await town.playground.wait_for(owner.chat_id, lambda v: "Es otro: publicar" in str(v.buttons))
    before = await _state(town)
    await town.tap(owner, shown, "Es otro")
    await town.until(lambda: _open(town))

    assert not asked.alert
    assert before is EventState.ENDED


async def _open(town: Town) -> bool:
    return await _state(town) is EventState.ACTIVE


async def test_a_lift_of_a_list_is_undone_by_itself_beside_another_only_when_asked_twice(town: Town) -> None:
    editor, town.undo = town.editor(), timedelta(seconds=60)
    await town.start()
    out = await _two_of_a_list(town, editor, "Deshacer el 1")

    await town.tap(editor, out, "Deshacer el 1")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "puede ser el mismo" in v.text)
    before = await _state(town)
    await town.tap(editor, asked, "Son dos")
    await town.until(lambda: _open(town))

    assert before is EventState.ENDED
