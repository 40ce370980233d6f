"""Words in reply to a message of the desk: a draft is put right by them, and of what is out they are shown how it stands."""

from __future__ import annotations

from typing import Any

import pytest

from bot.playground.people import Person
from storage.model import Draft
from tests.e2e.conftest import Town
from tests.e2e.test_people import _action, _data, _join, _seen
from tests.factories import editor as owner_of

REPORT = "Sutran: bloqueo en Ilave, Puno, PE-3S, desde las 13:00."
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def _actions(view: Any) -> set[str]:
    return {data.split(":", 3)[3] for data in _data(view) if data.startswith("d:")}


async def _read(town: Town, editor: Person, text: str = REPORT) -> Any:
    said = await editor.say(text)
    return await town.playground.wait_for(editor.chat_id, lambda v: "pub" in _actions(v), after=said)


async def _draft(town: Town, editor: Person) -> Draft:
    desk = await owner_of(town.bot.store, town.clock.now(), editor.id)
    (draft,) = await town.bot.store.drafts.mine(desk.id)
    return draft


@pytest.mark.parametrize("words", ["km 1410", "1410", "Km. 1410", "es en el km 1410"])
async def test_a_kilometre_in_reply_to_a_draft_is_its_kilometre(town: Town, words: str) -> None:
    editor = town.editor()
    await town.start()
    shown = await _read(town, editor)

    answer = await town.answer(editor, words, reply_to=shown)
    await town.playground.wait_for(editor.chat_id, lambda v: "pub" in _actions(v), after=shown)
    await editor.tap(answer, _action(answer, "pub"))
    await town.until(lambda: _there(town))
    event = await town.bot.store.events.get(1)

    assert "PE-3S km 1410" in answer.text
    assert event is not None and event.facts.km_from == 1410.0


@pytest.mark.parametrize("shown", ["card", "preview"])
async def test_words_in_reply_to_a_card_or_a_preview_change_what_they_name(town: Town, shown: str) -> None:
    editor = town.editor("en")
    await town.start()
    old = await _read(town, editor)
    await editor.tap(old, _action(old, "card" if shown == "card" else "prev"))
    view = await town.playground.wait_for(
        editor.chat_id,
        lambda v: "f.kind" in _actions(v) if shown == "card" else _actions(v) == {"card", "pub"},
    )

    answer = await town.answer(editor, "it is in Juli, km 1450, not in Ilave", reply_to=view)
    draft = await _draft(town, editor)

    assert (draft.facts.region, draft.facts.km_from) == ("210401", 1450.0)
    assert "Juli" in answer.text and ("f.kind" in _actions(answer)) is (shown == "card")


@pytest.mark.parametrize(
    ("text", "words", "kilometre"),
    [
        (
            "Bloqueo en Ilave, PE-3S km 1410, Puno. Otros dicen que es en el km 1414. Sutran",
            "km 1414",
            1414.0,
        ),
        ("Bloqueo en Ilave, PE-3S km 1410, Puno. Otros dicen que es en el km 1414. Sutran", "1410", 1410.0),
        ("Bloqueo en Ilave, Puno: PE-3S km 1310. Sutran", "km 1310", 1310.0),
    ],
)
async def test_a_kilometre_in_reply_settles_the_question_about_it(
    town: Town, text: str, words: str, kilometre: float
) -> None:
    editor = town.editor()
    await town.start()
    said = await editor.say(text)
    shown = await town.playground.wait_for(editor.chat_id, lambda v: "disc" in _actions(v), after=said)
    asked = {doubt.field for doubt in (await _draft(town, editor)).doubts}

    await town.ask(editor, words, reply_to=shown)
    draft = await _draft(town, editor)

    assert "km_from" in asked
    assert draft.facts.km_from == kilometre and "km_from" not in {doubt.field for doubt in draft.doubts}


async def test_words_that_change_nothing_leave_the_draft_and_show_it_with_its_buttons(town: Town) -> None:
    editor = town.editor()
    await town.start()
    shown = await _read(town, editor)
    before = await _draft(town, editor)

    answer = await town.ask(editor, "creo que está bien", reply_to=shown)
    await town.playground.wait_for(editor.chat_id, lambda v: "f.kind" in _actions(v), after=shown)
    thanks = await town.ask(editor, "gracias", reply_to=shown)

    assert "No encuentro en su respuesta qué cambia" in answer
    assert "No encuentro" not in thanks
    assert (await _draft(town, editor)).facts == before.facts


async def test_the_next_report_in_reply_to_a_draft_is_a_report(town: Town) -> None:
    editor = town.editor()
    await town.start()
    shown = await _read(town, editor)

    await town.ask(
        editor,
        "RPP: en Sicuani, Cusco, los comuneros bloquean la PE-3S en el km 1110 desde la mañana",
        reply_to=shown,
    )
    desk = await owner_of(town.bot.store, town.clock.now(), editor.id)

    assert {draft.facts.region for draft in await town.bot.store.drafts.mine(desk.id)} == {"210501", "080601"}


@pytest.mark.parametrize(("language", "hint"), [("es", "/corregir 1 km 1414"), ("en", "/correct 1 km 1414")])
async def test_of_what_is_out_a_reply_is_shown_how_it_stands_and_how_it_is_corrected(
    town: Town, language: str, hint: str
) -> None:
    editor = town.editor(language)
    await town.start()
    old = await _read(town, editor)
    await editor.tap(old, _action(old, "prev"))
    preview = await town.playground.wait_for(
        editor.chat_id, lambda v: _actions(v) == {"card", "pub"}, after=old
    )
    await editor.tap(preview, _action(preview, "pub"))
    await town.until(lambda: _there(town))
    await town.ask(editor, "/restringir 1 un carril")

    answers = [await town.answer(editor, "km 1414", reply_to=view) for view in (old, preview)]
    event = await town.bot.store.events.get(1)

    assert all(hint in answer.text and "un carril" in answer.text for answer in answers)
    assert all("lc:1:2:fix" in _data(answer) for answer in answers)
    assert event is not None and event.facts.km_from is None


async def test_a_place_in_reply_to_what_was_told_is_asked_about_and_other_words_show_its_event(
    town: Town,
) -> None:
    editor = town.editor()
    await town.start()
    await town.ask(editor, "/suscribir Puno")
    await _read(town, editor)
    await town.act(editor, "pub")
    pushed = await town.playground.wait_for(
        editor.chat_id, lambda v: v.text.startswith("🔴 Bloqueo") and "d:" not in str(v.buttons)
    )
    await town.settled()  # the record knows which message told of it

    place = await town.ask(editor, "Juliaca", reply_to=pushed)
    words = await town.ask(editor, "fue en Juli, no en Ilave", reply_to=pushed)

    assert "Juliaca" in place and "/corregir" not in place
    assert "/corregir 1 fue en Juli, no en Ilave" in words


async def test_a_draft_that_waits_for_a_publisher_is_changed_by_no_reply(town: Town) -> None:
    owner = town.editor()
    await town.start()
    editor = await _join(town, owner, "21")
    said = await editor.say(REPORT)
    shown = await town.playground.wait_for(editor.chat_id, lambda v: "send" in _actions(v), after=said)
    await editor.tap(shown, _action(shown, "send"))
    await _seen(town, owner, "pide que se publique")

    answer = await town.ask(editor, "km 1410", reply_to=shown)
    card = await town.playground.wait_for(editor.chat_id, lambda v: "take" in _actions(v), after=shown)

    assert "recupérelo primero" in answer and "1410" not in card.text


async def _there(town: Town) -> bool:
    return await town.bot.store.events.get(1) is not None
