"""Owners pause and resume sending; everybody else is told kindly that they cannot."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.schema import audit
from tests.e2e.conftest import Town

TEXT = "Bloqueo en Ilave, Puno: PE-3S km 1410. Comunidades de El Collao cierran el puente."


async def _acts(town: Town) -> list[str]:
    async with town.bot.store._database.read() as connection:
        return list(await connection.scalars(sa.select(audit.c.act).order_by(audit.c.id)))


async def test_a_pause_holds_pushes_back_and_a_resume_lets_them_go(town: Town) -> None:
    editor = town.editor()
    await town.start()
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")

    paused = await town.ask(editor, "/pausar")
    again = await town.ask(editor, "/pause")
    await town.post(editor, TEXT)
    published = await town.playground.wait_for(editor.chat_id, lambda v: "Publicado" in v.text)
    meanwhile = await town.ask(follower, "/estado Puno")
    held = town.texts(follower)
    waiting = await town.ask(editor, "/pausar")
    resumed = await town.ask(editor, "/reanudar")
    await town.playground.wait_for(follower.chat_id, lambda v: v.text.startswith("🔴"))
    nothing = await town.ask(editor, "/resume")

    assert "quedan en pausa" in paused and "No hay avisos por salir" in paused
    assert "ya estaban en pausa" in again
    assert "en pausa" in published.text.lower()
    assert "km 1410" in meanwhile
    assert not any(text.startswith("🔴 Bloqueo · Ilave, Puno") for text in held)
    assert "Espera 1 aviso" in waiting
    assert "continúan" in resumed and "Sale 1 aviso" in resumed
    assert "no estaban en pausa" in nothing
    assert [act for act in await _acts(town) if act in ("pause", "resume")] == ["pause", "resume"]


async def test_the_preview_says_that_sending_is_paused(town: Town) -> None:
    editor = town.editor("en")
    await town.start()
    await town.ask(editor, "/pause")
    said = await editor.say(f"/post {TEXT}")
    await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)
    await town.fill(editor, "sources", "Sutran")

    card, _ = await town.card(editor, "pub")
    await town.act(editor, "prev")
    preview = await town.playground.wait_for(editor.chat_id, lambda v: v.text.startswith("Above is"))

    assert "Nobody follows that place yet." in card.text and "Nobody follows" in preview.text
    assert "Sending is paused" in preview.text


@pytest.mark.parametrize(
    ("language", "words", "answer"),
    [
        ("es", "/pausar", "solo para la mesa"),
        ("en", "/pause", "for the news desk alone"),
        ("en", "/resume", "for the news desk alone"),
    ],
)
async def test_a_stranger_cannot_pause(town: Town, language: str, words: str, answer: str) -> None:
    await town.start()
    stranger = town.person(language=language)

    told = await town.ask(stranger, words)

    assert answer in told
    assert not await town.bot.store.operations.paused()
    assert await _acts(town) == []


async def test_an_owner_in_a_group_is_sent_to_the_private_chat(town: Town) -> None:
    editor = town.editor()
    await town.start()
    group = await town.group("Radio", admins=[editor])

    told = await town.ask(editor, f"/pausar@{town.playground.world.bot.username}", chat=group.id)

    assert "en privado" in told
    assert not await town.bot.store.operations.paused()


@pytest.mark.parametrize(("language", "command"), [("es", "pausar"), ("en", "pause")])
async def test_help_and_menu_name_the_commands_to_owners_alone(
    town: Town, language: str, command: str
) -> None:
    editor = town.editor(language)
    await town.start()
    reader = town.person(language=language)

    theirs = await town.ask(editor, "/help")
    everyones = await town.ask(reader, "/help")
    await town.ask(editor, "/start")
    menu = [entry.command for entry in town.playground.commands(editor.id, editor.chat_id)]

    assert f"/{command}" in theirs and f"/{command}" not in everyones
    assert any(name in menu for name in ("pausar", "pause"))


async def test_the_desks_message_goes_from_undo_to_the_final_counts(town: Town) -> None:
    editor, town.undo = town.editor(), timedelta(seconds=10)
    await town.start()
    follower, gone = town.person(), town.person()
    await town.ask(follower, "/suscribir Puno")
    await town.ask(gone, "/suscribir Puno")
    await gone.delete_account()

    await town.post(editor, TEXT)
    leaving = await town.playground.wait_for(editor.chat_id, lambda v: "sale en" in v.text)
    town.clock.forward(timedelta(seconds=11))
    over = await town.playground.wait_for(editor.chat_id, lambda v: "recibi" in v.text)

    assert over.message_id == leaving.message_id and over.buttons == ()
    assert over.text.splitlines()[-1] == "1 recibió · 1 había bloqueado el bot"


async def test_an_owner_who_mistypes_the_pause_is_led_to_it(town: Town) -> None:
    owner = town.editor()
    await town.start()

    assert "¿Quiso decir /pausar?" in await town.ask(owner, "/pausa")
    # For everybody else it is the word, which mutes.
    assert "¿Quiso decir" not in await town.ask(town.person(), "/pausa")
