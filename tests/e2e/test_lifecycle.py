"""An event's life at the desk: confirmed, restricted, lifted, corrected, withdrawn; by number, reply or button."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from typing import Any

import pytest

from bot.playground.people import Person
from storage.model import EventState, TrafficState
from storage.staff import FourEyes, Role
from tests.e2e.conftest import Town
from tests.e2e.test_people import _join

TEXT = "Bloqueo en Ilave, Puno: PE-3S km 1410. Comunidades de El Collao cierran el puente."


async def _posted(town: Town, editor: Person, *followers: Person) -> Any:
    """Post the blockade; gives the message that the last follower got."""
    for follower in followers:
        await town.ask(follower, "/suscribir Puno")
    await town.post(editor, TEXT)
    town.clock.forward(town.undo + timedelta(seconds=1))
    await town.settled()
    # The desk's message about it is edited once more when all have it.
    await town.playground.wait_for(editor.chat_id, lambda v: "recib" in v.text or "received" in v.text)
    town.clock.forward(timedelta(hours=7))
    return next(v for v in town.playground.messages(followers[-1].chat_id) if v.text.startswith("🔴"))


async def _event(town: Town, number: int = 1) -> Any:
    event = await town.bot.store.events.get(number)
    assert event is not None
    return event


def _button(view: Any, action: str) -> str:
    """The data of an event's button by its action, such as `lift`."""
    return next(
        b.data for row in view.buttons for b in row if re.match(rf"lc:\d+:\d+:{action}\b", b.data or "")
    )


async def test_a_blockade_lives_from_post_to_retraction(town: Town) -> None:
    editor, town.undo = town.editor(), timedelta(seconds=10)
    await town.start()
    follower = town.person()
    pushed = await _posted(town, editor, editor, follower)
    mine = next(v for v in town.playground.messages(editor.chat_id) if v.text == pushed.text)

    # By reply to the push that the editor got as a follower.
    restricted = await town.answer(editor, "/restringir un carril, según la PNP", reply_to=mine)
    town.clock.forward(timedelta(seconds=11))
    eased = await town.playground.wait_for(follower.chat_id, lambda v: v.text.startswith("🟡"))
    await town.settled()
    # By a button of the board.
    board = await town.answer(editor, "/mesa")
    await editor.tap(board, _button(board, "lift"))
    leaving = await town.playground.wait_for(editor.chat_id, lambda v: "sale en" in v.text, after=board)
    town.clock.forward(timedelta(seconds=11))
    free = await town.playground.wait_for(follower.chat_id, lambda v: v.text.startswith("🟢"))
    await town.settled()
    lifted = await _event(town)
    # By number, with what is right.
    said = await editor.say("/corregir 1 es en el km 1414, no el 1410")
    await town.playground.wait_for(editor.chat_id, lambda v: "Se editar" in v.text, after=said)
    shown = [v.text for v in town.playground.messages(editor.chat_id) if v.message_id > said]
    await town.act(editor, "pub")
    town.clock.forward(timedelta(seconds=11))
    await town.playground.wait_for(follower.chat_id, lambda v: "1414" in v.text)
    await town.settled()
    # With a reason, asked once.
    asked = await town.answer(editor, "/desmentir #1 fue un simulacro")
    await town.tap(editor, asked, "Sí, desmentir")
    town.clock.forward(timedelta(seconds=11))
    denied = await town.playground.wait_for(follower.chat_id, lambda v: "Desmentido" in v.text)
    await town.settled()
    event = await _event(town)

    assert "un carril" in restricted.text and "PNP" in eased.text + restricted.text
    assert "\n\nAntes: " in eased.text
    assert "Levantado 21:20" in leaving.text and "Vía libre" in free.text
    assert (lifted.facts.state, lifted.facts.traffic_state) == (EventState.ENDED, TrafficState.NORMAL)
    assert "PE-3S km 1414" in shown[0] and "Corrección" in shown[1] and "1410" in shown[1]
    assert "fue un simulacro" in asked.text and "No lo tome en cuenta" in denied.text
    assert (event.facts.state, event.facts.retraction) == (EventState.RETRACTED, "fue un simulacro")
    assert event.facts.km_from == 1414.0
    assert "No hay hechos abiertos" in await town.ask(editor, "/mesa")
    assert "retirado" in await town.ask(editor, "/confirmar 1")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_confirming_names_the_source_and_wakes_nobody(town: Town) -> None:
    editor = town.editor("en")
    await town.start()
    follower = town.person()
    await _posted(town, editor, follower)

    board = await town.answer(editor, "/desk")
    toast = await editor.tap(board, _button(board, "ok"))
    town.clock.forward(timedelta(hours=1))
    told = await town.ask(editor, "/confirm 1, RPP")
    again = await town.ask(editor, "/confirm 1")
    await town.settled()
    status = await town.ask(follower, "/estado Puno")

    assert "not confirmed for 7 h" in board.text
    assert "Confirmed 21:20 by Chaski · Sutran 14:20" in toast.text
    assert "Confirmed 22:20 by RPP (2 sources)" in told and "updated silently" in told
    assert "Nothing changed" in again
    assert "confirmado 22:20 por RPP" in status


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_lift_is_undone_in_time_and_the_event_goes_on(town: Town) -> None:
    editor, town.undo = town.editor(), timedelta(seconds=10)
    await town.start()
    follower = town.person()
    await _posted(town, editor, follower)
    before = await _event(town)

    leaving = await town.answer(editor, "/levantar 1, PNP, 20:05")
    await town.tap(editor, leaving, "Deshacer")
    undone = await town.playground.wait_for(editor.chat_id, lambda v: "queda como estaba" in v.text)
    town.clock.forward(timedelta(seconds=20))
    await town.settled()

    assert "Levantado 20:05" in leaving.text
    assert "Deshecho" in undone.text
    assert (await _event(town)).facts == before.facts
    assert not any("🟢" in text for text in town.texts(follower))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("language", ["es", "en"])
async def test_every_wrong_use_is_answered_with_what_to_do(town: Town, language: str) -> None:
    editor, stranger = town.editor(language), town.person(language=language)
    await town.start()
    follower = town.person(language=language)
    await _posted(town, editor, follower)
    es = language == "es"
    help_ = await town.answer(editor, "/help")

    empty = await town.ask(editor, "/lift")
    unknown = await town.ask(editor, "/lift 99")
    beside = await town.ask(editor, "/lift", reply_to=help_)
    late = await town.ask(editor, "/lift 1, 23:59")
    await town.ask(editor, "/lift 1")
    over = await town.answer(editor, "/restrict 1 un carril")
    twice = await town.ask(editor, "/lift 1")
    unread = await town.answer(editor, "/correct 1 hola")
    outside = await town.ask(stranger, "/lift 1")
    toast = await editor.tap_raw(help_, "lc:x:1:lift")
    gone = await editor.tap_raw(help_, "lc:99:1:lift")

    assert ("/levantar 142" if es else "/lift 142") in empty and ("/mesa" in empty or "142" in empty)
    assert "99" in unknown
    assert ("no muestra ningún hecho" if es else "shows no event") in beside
    assert ("todavía no llega" if es else "still to come") in late
    assert ("ya terminó" if es else "is over") in over.text and ("ya terminó" if es else "is over") in twice
    assert any("Reabrir" in b.label or "Reopen" in b.label for row in over.buttons for b in row)
    assert ("No encuentro" if es else "cannot find") in unread.text
    assert ("solo para la mesa" if es else "desk") in outside
    assert ("ya no sirve" if es else "no use") in toast.text
    assert ("ya no existe" if es else "does not exist") in gone.text
    assert (await _event(town)).revision == 2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_number_beside_a_reply_to_another_event_is_asked_about(town: Town) -> None:
    editor = town.editor()
    await town.start()
    await _posted(town, editor, editor)
    await town.post(editor, "Bloqueo en Juli, Puno: PE-3S km 1450. Comunidades cierran la vía.")
    await town.settled()
    first = next(v for v in town.playground.messages(editor.chat_id) if v.text.startswith("🔴"))

    asked = await town.answer(editor, "/levantar 2", reply_to=first)

    assert {b.label.split(" ")[0] for row in asked.buttons for b in row} == {"1", "2"}
    assert all([(await _event(town, n)).facts.state is EventState.ACTIVE for n in (1, 2)])


@pytest.mark.both
async def test_of_two_editors_one_lifts_and_the_other_sees_what_is_new(town: Town) -> None:
    one, other = town.editor(), town.editor()
    await town.start()
    await _posted(town, one, town.person())
    boards = [await town.answer(one, "/mesa")]
    await town.tap(other, await town.answer(other, "/mesa"), "Todos")
    boards.append(await town.playground.wait_for(other.chat_id, lambda v: "lc:1:1:lift:a0" in str(v.buttons)))

    toasts = await asyncio.gather(
        *(
            person.tap(board, _button(board, "lift"))
            for person, board in zip((one, other), boards, strict=True)
        )
    )
    await one.say("/corregir 1")
    await town.playground.wait_for(one.chat_id, lambda v: "Corrección del hecho 1" in v.text)
    stale = await other.tap_raw(boards[1], "lc:1:1:open:a0")

    assert sorted("ya terminó" in toast.text for toast in toasts) == [False, True]
    assert "Otra persona cambió" in stale.text
    assert (await _event(town)).revision == 2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_edit_on_an_older_state_does_not_bring_that_state_back(town: Town) -> None:
    one, other = town.editor(), town.editor()
    await town.start()
    await _posted(town, one, town.person())
    await town.ask(one, "/corregir 1")

    await town.ask(other, "/levantar 1")
    await town.fill(one, "road", "PE-3S km 1414")
    await town.act(one, "pub")
    await town.playground.wait_for(one.chat_id, lambda v: "cambió mientras" in v.text)
    await town.act(one, "reb")
    await town.publish(one)
    event = await _event(town)

    assert (event.facts.state, event.facts.km_from) == (EventState.ENDED, 1414.0)


async def test_an_editors_lift_goes_to_a_publisher_in_one_tap_and_out_as_a_lift(town: Town) -> None:
    owner = town.editor()
    await town.start()
    follower = town.person()
    await _posted(town, owner, follower)
    member, elsewhere = await _join(town, owner, "21"), await _join(town, owner, "08", role=Role.PUBLISHER)

    sent = await town.answer(member, "/levantar 1 PNP")
    again = await town.ask(member, "/levantar 1 PNP")
    foreign = await town.ask(elsewhere, "/levantar 1")
    waiting = await town.playground.wait_for(
        owner.chat_id, lambda v: any("rv:" in (b.data or "") for r in v.buttons for b in r)
    )
    still = await _event(town)
    await owner.tap(waiting, next(b.data for r in waiting.buttons for b in r if b.data.endswith(":pub")))
    await town.playground.wait_for(follower.chat_id, lambda v: v.text.startswith("🟢"))

    assert "se avisó a 1 persona" in sent.text and "ya lo había enviado" in again
    assert "no le corresponde" in foreign
    assert "Cambio de estado del hecho 1" in waiting.text
    assert still.facts.state is EventState.ACTIVE
    assert (await _event(town)).facts.state is EventState.ENDED


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_revoked_editors_old_buttons_do_nothing(town: Town) -> None:
    owner = town.editor()
    await town.start()
    await _posted(town, owner, town.person())
    member = await _join(town, owner, "21", role=Role.PUBLISHER)
    card = await town.answer(member, "/levantar")
    toggled = await town.answer(member, "/mesa")
    (row,) = [e for e in await town.bot.store.editors.all() if e.telegram_id == member.id]
    (boss,) = [e for e in await town.bot.store.editors.all() if e.telegram_id == owner.id]

    await town.bot.store.editors.revoke(row.id, by=boss.id, now=town.clock.now())
    toasts = [await member.tap_raw(card, data) for data in ("lc:1:1:lift", "lc:1:1:why.unfounded", "dk:a:0")]
    told = await town.ask(member, "/confirmar 1")

    assert "mis lugares" in str(toggled.buttons)
    assert all("solo para la mesa" in toast.text for toast in toasts)
    assert "solo para la mesa" in told
    assert (await _event(town)).revision == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_where_four_eyes_are_wanted_a_retraction_waits_for_somebody_else(town: Town) -> None:
    one, other = town.editor(), town.editor()
    await town.start()
    await _posted(town, one, town.person())
    await town.stop()
    town.four_eyes = FourEyes.ALL
    await town.start()

    await town.ask(other, "/mesa")
    asked = await town.answer(one, "/desmentir 1 no ocurrió")
    await town.tap(one, asked, "Enviar")
    waiting = await town.playground.wait_for(other.chat_id, lambda v: "Desmentido del hecho 1" in v.text)
    await other.tap(waiting, next(b.data for r in waiting.buttons for b in r if b.data.endswith(":pub")))
    await town.playground.wait_for(one.chat_id, lambda v: "se publicó" in v.text)

    assert "no ocurrió" in waiting.text
    assert (await _event(town)).facts.state is EventState.RETRACTED


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_was_written_while_nobody_listened_is_not_taken_for_a_word_of_now(town: Town) -> None:
    editor = town.editor()
    await town.start()
    await town.post(editor, "Bloqueo en Ilave, Puno: PE-3S km 1410.")
    await town.settled()

    await town.stop()
    said = await editor.say("/confirmar 1")
    pasted = await editor.say("Sutran: bloqueo en Juli, Puno, PE-3S km 1450, desde las 13:00.")
    town.clock.forward(timedelta(hours=7))
    await town.start()
    told = await town.playground.wait_for(editor.chat_id, lambda v: "hace 7 h" in v.text, after=said)
    shown = await town.playground.wait_for(editor.chat_id, lambda v: "Juli" in v.text, after=pasted)
    before = await town.bot.store.events.get(1)
    await town.tap(editor, told, "Sigue igual")
    await town.until(lambda: _confirmed(town))

    assert before is not None and before.facts.last_confirmed == town.clock.now() - timedelta(hours=7)
    assert "Reportado 14:20 por Sutran" in shown.text


async def _confirmed(town: Town) -> bool:
    event = await town.bot.store.events.get(1)
    return event is not None and event.facts.last_confirmed == town.clock.now()
