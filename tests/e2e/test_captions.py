"""A photo with words from somebody who is no editor is a report with one tap, under the limits and promises of /report."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.playground.people import Person
from tests.e2e.conftest import Town
from tests.e2e.test_tips import PICTURE, _queue, _tap

SEEN = "Piedras en el puente de Ilave, Puno: no pasa nadie"
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def _offer(town: Town, person: Person, caption: str = SEEN) -> Any:
    number = await person.photo(PICTURE, caption)
    return await town.playground.wait_for(
        person.chat_id, lambda v: f"ph:{number}" in str(v.buttons), after=number
    )


async def _after(town: Town, person: Person, view: Any) -> Any:
    return await town.playground.wait_for(person.chat_id, lambda v: v.message_id > view.message_id)


@pytest.mark.parametrize(
    ("language", "button", "promise", "received"),
    [
        (
            "es",
            "Enviar foto y texto",
            "No verán quién la envía, y se guarda hasta 30 días",
            "Recibido: Ilave",
        ),
        ("en", "Send photo and words", "They will not see who sent it", "Received: Ilave"),
    ],
)
async def test_one_tap_files_the_photo_with_its_words(
    town: Town, language: str, button: str, promise: str, received: str
) -> None:
    editor = town.editor()
    editor.start_quietly()
    await town.start()
    witness = town.person("Rosa Mamani", language)

    offer = await _offer(town, witness)
    await town.tap(witness, offer, button)
    filed = await _after(town, witness, offer)
    await witness.tap_raw(offer, f"ph:{offer.reply_to}")
    tip = await _queue(town, editor)
    await _tap(town, editor, tip, "pic")
    picture = await town.playground.wait_for(editor.chat_id, lambda view: view.photo is not None)

    assert promise in offer.text and offer.reply_to is not None
    assert filed.text.startswith(received)
    assert "1 de 1" in tip.text or "1 aviso" in tip.text
    assert SEEN in tip.text and "Rosa" not in tip.text
    assert picture.photo is not None


async def test_the_limits_of_a_report_hold_and_the_same_told_twice_is_one(town: Town) -> None:
    editor = town.editor()
    editor.start_quietly()
    await town.start()
    witness, other = town.person(), town.person()

    for person in (witness, other):
        offer = await _offer(town, person)
        await town.tap(person, offer, "Enviar")
        await _after(town, person, offer)
    for number in range(4):
        await town.ask(witness, f"/reportar Bloqueo {number} en Ilave, Puno")
    offer = await _offer(town, witness, "Bloqueo 9 en Juliaca, Puno")
    await town.tap(witness, offer, "Enviar")
    waits = await _after(town, witness, offer)
    tip = await _queue(town, editor)

    assert "5 avisos en una hora" in waits.text
    assert "de 5 por revisar" in tip.text


async def test_an_album_is_offered_once_with_the_words_of_any_of_its_parts(town: Town) -> None:
    editor = town.editor()
    editor.start_quietly()
    await town.start()
    witness = town.person()

    numbers = await witness.album([PICTURE, PICTURE, PICTURE], SEEN)
    offer = await town.playground.wait_for(witness.chat_id, lambda v: "ph:" in str(v.buttons))
    await town.tap(witness, offer, "Enviar")
    await _after(town, witness, offer)
    tip = await _queue(town, editor)

    assert offer.reply_to == numbers[0] and SEEN in tip.text
    assert len([view for view in town.playground.messages(witness.chat_id) if view.from_bot]) == 2


async def test_what_was_seen_long_ago_is_to_be_sent_again(town: Town) -> None:
    await town.start()
    witness = town.person()

    offer = await _offer(town, witness)
    town.clock.forward(timedelta(minutes=61))
    toast = await town.tap(witness, offer, "Enviar")

    assert "envíe la foto otra vez" in toast.text


async def test_a_greeting_below_a_photo_is_none_and_an_editors_photo_goes_its_own_way(town: Town) -> None:
    editor = town.editor()
    await town.start()
    neighbour = town.person()

    for person, caption in ((neighbour, "gracias"), (neighbour, "🙏"), (editor, "mire esto")):
        number = await person.photo(PICTURE, caption)
        answer = await town.playground.wait_for(person.chat_id, lambda v: True, after=number)

        assert "ph:" not in str(answer.buttons) and "fotos" in answer.text
