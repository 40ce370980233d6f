"""An editor at the desk: from a text to what followers get."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.model import Kind
from storage.schema import audit, drafts, editors, events
from tests.e2e.conftest import Town
from tests.factories import publish

TEXT = "Bloqueo en Ilave, Puno: PE-3S km 1410. Comunidades de El Collao cierran el puente."


@pytest.mark.both
async def test_a_post_is_drafted_previewed_published_and_arrives(town: Town) -> None:
    editor = town.editor()
    await town.start()
    follower, other = town.person("Follower"), town.person("Other")
    await town.ask(follower, "/suscribir Puno")
    await town.ask(other, "/suscribir Cusco")

    said = await editor.say(f"/post {TEXT}")
    card = await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)
    await town.fill(editor, "sources", "Sutran; Radio Onda Azul https://example.org/nota")
    await town.act(editor, "prev")
    shown = await town.playground.wait_for(editor.chat_id, lambda v: v.text.startswith("Arriba"))
    copies = [
        v for v in town.playground.messages(editor.chat_id) if v.text.startswith("🔴") and not v.buttons
    ]
    previews = [v.text for v in copies]
    await town.act(editor, "pub")
    pushed = await town.playground.wait_for(follower.chat_id, lambda v: v.text.startswith("🔴"))
    await town.settled()

    assert all(word in card.text for word in ("Bloqueo", "Ilave", "PE-3S km 1410", "Falta: fuente"))
    assert "Llegará a 1 seguidor." in shown.text
    assert len(previews) == 2 and "Blockade" in previews[1]
    # What nobody previews is for who hears from the bot for the first time.
    assert pushed.text == f"{previews[0]}\n\nPara recibir menos: /ajustes"
    assert pushed.text.splitlines()[0] == "🔴 Bloqueo · Ilave, Puno · PE-3S km 1410"
    assert not any("🔴" in text for text in town.texts(other))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_lay_for_longer_than_its_word_holds_is_asked_about_before_it_goes_out(town: Town) -> None:
    editor = town.editor()
    await town.start()
    follower = town.person()
    await town.ask(follower, "/suscribir Perú")
    one = await town.answer(editor, f"{TEXT} Fuente: Sutran.")
    row = "Sutran: bloqueos en el km 263 (Barrio Chino) y el km 299 (El Álamo) de la Panamericana Sur, Ica."
    two = await town.answer(editor, row)

    town.clock.forward(timedelta(hours=7))
    asked = []
    for view in (one, two):
        await town.tap(editor, view, "Publicar")
        asked.append(
            await town.playground.wait_for(
                editor.chat_id,
                lambda v, number=view.message_id: v.message_id == number and "hace 7 h" in v.text,
            )
        )
    unsent = town.texts(follower)[1:]
    for view in asked:
        await town.tap(editor, view, "publicar")
    await town.playground.wait_for(follower.chat_id, lambda v: "km 1410" in v.text)
    await town.playground.wait_for(follower.chat_id, lambda v: "km 299" in v.text)
    await town.settled()

    assert asked[0].text.startswith("Este reporte es de hace 7 h. ¿Sigue así?")
    assert not unsent and len(town.texts(follower)) == 4
    # What its source said seven hours ago it did not say now.
    assert all("Reportado 14:20 por Sutran" in text for text in town.texts(follower)[1:])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "text", [f"Sutran: {TEXT} Desde las 10:00 de hoy.", "Sutran: Bloqueos en Ilave y Juli, Puno."]
)
async def test_a_forward_is_as_old_as_what_was_forwarded(town: Town, text: str) -> None:
    editor = town.editor()
    await town.start()

    said = await editor.forward_text(text, ago=20 * 3600)
    offer = await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)
    await editor.tap(offer, offer.labels()[0])
    shown = await town.playground.wait_for(editor.chat_id, lambda v: "Publicar" in "".join(v.labels()))
    await town.tap(editor, shown, "Publicar")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "hace 20 h" in v.text)
    await town.tap(editor, asked, "publicar")
    await town.playground.wait_for(
        editor.chat_id, lambda v: v.message_id == asked.message_id and "hace 20 h" not in v.text, after=asked
    )
    events = await town.bot.store.events.active("", limit=5)

    for event in events:
        assert event.facts.last_confirmed == town.clock.now() - timedelta(hours=20)
    assert "Juli" in text or events[0].facts.started == town.clock.now() - timedelta(hours=28, minutes=20)
    assert "Juli" in text or "de hoy (4 ene)" in (events[0].facts.summary_es or "")


async def test_a_post_in_answer_to_the_bot_edits_the_event_that_is_shown_and_takes_no_screen_for_a_report(
    town: Town,
) -> None:
    editor = town.editor()
    await town.start()
    await town.ask(editor, "/suscribir Puno")
    await town.post(editor, TEXT)
    pushed = await town.playground.wait_for(editor.chat_id, lambda v: v.text.startswith("🔴 Bloqueo"))
    await town.settled()

    helped = await town.ask(editor, "/ayuda")
    help_screen = next(v for v in town.playground.messages(editor.chat_id) if v.text == helped)
    told = await town.ask(editor, "/post", reply_to=help_screen)
    edited = await town.ask(editor, "/post", reply_to=pushed)

    assert "/publicar 142" in told
    assert "Bloqueo" in edited and "Ilave" in edited
    async with town.bot.store._database.read() as connection:
        opened = (
            await connection.execute(sa.select(drafts.c.event).where(drafts.c.published_event.is_(None)))
        ).all()
    assert [row.event for row in opened] == [1]


async def test_every_choice_is_set_by_a_button(town: Town) -> None:
    editor = town.editor("en")
    await town.start()
    said = await editor.say("/post Something goes on.")
    await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)

    await town.choose(editor, "kind", "march")
    await town.choose(editor, "verification", "confirmed")
    await town.choose(editor, "severity", "severe")
    await town.choose(editor, "traffic_state", "restricted")
    await town.fill(editor, "road", "PE-34A km 1083+600")
    await town.fill(editor, "region", "Juliaca")
    await town.act(editor, "more")
    await town.fill(editor, "started", "06:20")
    (draft,) = await town.bot.store.drafts.mine(
        (await town.bot.store.editors.ensure_owner(editor.id, now=town.clock.now())).id
    )

    facts = draft.facts
    assert (facts.kind, facts.verification, facts.severity) == ("march", "confirmed", "severe")
    assert (facts.road, facts.km_from, facts.region) == ("PE-34A", 1083.6, "211101")
    assert facts.summary_en == "Something goes on."
    assert facts.started is not None and facts.started.hour == 11


async def test_a_wrong_value_is_explained_and_asked_for_again(town: Town) -> None:
    editor = town.editor()
    await town.start()
    said = await editor.say(f"/post {TEXT}")
    await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)

    await town.open(editor, "road")
    said = await editor.say("km 99999")
    told = await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)
    said = await editor.say("PE-3S km 1414")
    card = await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)

    assert "kilómetro" in told.text
    assert "1414" in card.text


async def test_an_ambiguous_place_becomes_buttons(town: Town) -> None:
    editor = town.editor()
    await town.start()
    said = await editor.say("/post Bloqueo.")
    await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)

    await town.open(editor, "region")
    said = await editor.say("Santa Rosa")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)
    await town.act(editor, "rg:210808")
    card = await town.playground.wait_for(editor.chat_id, lambda v: "Santa Rosa, Melgar" in v.text)

    assert len(asked.buttons) >= 10
    assert "Melgar" in card.text


@pytest.mark.parametrize("how", ["reply", "forward", "album", "pictures"])
async def test_a_message_becomes_a_draft(town: Town, how: str) -> None:
    editor = town.editor()
    await town.start()
    await town.ask(editor, "/ayuda")
    picture = b"\x89PNG\r\n\x1a\n" + bytes(60)

    if how == "reply":
        said = await editor.say(TEXT)
        await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)
        said = await editor.say("/post", reply_to=said)
    else:
        if how == "forward":
            said = await editor.forward_text(TEXT)
        elif how == "pictures":
            said = (await editor.album([picture, picture, picture], caption=TEXT))[0]
        else:
            said = await editor.forward_text(TEXT, album=[picture, picture])
        offer = await town.playground.wait_for(
            editor.chat_id, lambda v: "borrador" in v.text and v.reply_to is not None
        )
        await editor.tap(offer, offer.buttons[0][0].data)
        said = offer.message_id
    card = await town.playground.wait_for(
        editor.chat_id, lambda v: "Ilave" in v.text and "Falta" in v.text, after=said
    )

    assert "PE-3S km 1410" in card.text
    assert ("Foto: sí" in card.text) == (how in ("album", "pictures"))
    assert not any("No puedo ver fotos" in text for text in town.texts(editor))


async def test_a_photo_goes_out_with_the_post(town: Town) -> None:
    editor = town.editor()
    await town.start()
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")
    said = await editor.say(f"/post {TEXT}")
    await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)
    await town.fill(editor, "sources", "Sutran")

    await town.open(editor, "photo")
    said = await editor.photo(b"\x89PNG\r\n\x1a\n" + bytes(60))
    await town.playground.wait_for(editor.chat_id, lambda v: "Foto: sí" in v.text, after=said)
    await town.act(editor, "pub")
    pushed = await town.playground.wait_for(follower.chat_id, lambda v: v.photo is not None)

    assert pushed.text.startswith("🔴 Bloqueo · Ilave")


async def test_undo_takes_a_post_back_before_anyone_gets_it(town: Town) -> None:
    editor, town.undo = town.editor(), timedelta(seconds=10)
    await town.start()
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")

    await town.post(editor, TEXT)
    leaving = await town.playground.wait_for(editor.chat_id, lambda v: "sale en" in v.text)
    toast = await editor.tap(leaving, "Deshacer")
    undone = await town.playground.wait_for(editor.chat_id, lambda v: v.edited and "Deshecho" in v.text)
    town.clock.forward(timedelta(seconds=20))
    await town.settled()
    listed = await town.ask(editor, "/borradores")
    await editor.tap(undone, "Abrir")
    card = await town.playground.wait_for(editor.chat_id, lambda v: v.text.startswith("Borrador"))

    assert "Deshecho" in toast.text
    assert not any(text.startswith("🔴") for text in town.texts(follower))
    assert "1 borrador" in listed
    assert card.message_id == undone.message_id and "Ilave" in card.text


async def test_after_the_undo_time_it_is_on_its_way(town: Town) -> None:
    editor, town.undo = town.editor(), timedelta(seconds=10)
    await town.start()
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")

    await town.post(editor, TEXT)
    leaving = await town.playground.wait_for(editor.chat_id, lambda v: "sale en" in v.text)
    early = town.texts(follower)
    town.clock.forward(timedelta(seconds=11))
    await town.playground.wait_for(follower.chat_id, lambda v: v.text.startswith("🔴"))
    toast = await editor.tap(leaving, "Deshacer")

    assert not any(text.startswith("🔴") for text in early)
    assert "Ya salió" in toast.text


@pytest.mark.both
async def test_publish_tapped_twice_publishes_once(town: Town) -> None:
    editor = town.editor()
    await town.start()
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")
    said = await editor.say(f"/post {TEXT}")
    await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)
    await town.fill(editor, "sources", "Sutran")
    view, data = await town.card(editor, "pub")

    await asyncio.gather(editor.tap(view, data), editor.tap_raw(view, data))
    await town.settled()

    assert sum(text.startswith("🔴") for text in town.texts(follower)) == 1


async def test_drafts_survive_a_restart_and_go_on_where_they_were(town: Town) -> None:
    editor = town.editor()
    await town.start()
    said = await editor.say(f"/post {TEXT}")
    await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)
    await town.open(editor, "sources")

    await town.stop()
    await town.start()
    said = await editor.say("Sutran")
    card = await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)

    assert "Sutran" in card.text and "Falta" not in card.text


@pytest.mark.both
async def test_two_editors_work_side_by_side_and_the_later_edit_is_told(town: Town) -> None:
    one, other = town.editor(), town.editor()
    await town.start()
    await town.post(one, TEXT)
    await town.settled()
    for editor in (one, other):
        said = await editor.say("/post 1")
        await town.playground.wait_for(editor.chat_id, lambda v: "hecho 1" in v.text, after=said)

    await town.fill(other, "road", "PE-3S km 1414")
    await town.publish(other)
    await town.fill(one, "road", "PE-3S km 1415")
    await town.act(one, "pub")
    told = await town.playground.wait_for(one.chat_id, lambda v: "cambió mientras" in v.text)
    await town.act(one, "reb")
    await town.playground.wait_for(one.chat_id, lambda v: "1415" in v.text and "hecho 1" in v.text)
    await town.publish(one)
    event = await town.bot.store.events.get(1)

    assert "versión 1" in told.text and "2" in told.text
    assert event is not None and (event.revision, event.facts.km_from) == (3, 1415.0)


async def test_an_old_button_shows_what_the_draft_is_now(town: Town) -> None:
    editor = town.editor()
    await town.start()
    said = await editor.say(f"/post {TEXT}")
    old = await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)
    await town.fill(editor, "sources", "Sutran")

    toast = await editor.tap_raw(old, old.buttons[0][0].data)

    assert "cambió" in toast.text


async def test_a_non_editor_is_refused_and_leaves_no_trace(town: Town) -> None:
    town.editor()
    await town.start()
    person = town.person()

    told = await town.ask(person, f"/publicar {TEXT}")
    listed = await town.ask(person, "/drafts")
    toast = await person.tap_raw(town.playground.messages(person.chat_id)[-1], "d:1:1:pub")
    counts = []
    async with town.bot.store._database.read() as connection:
        for table in (drafts, editors, events, audit):
            counts.append(await connection.scalar(sa.select(sa.func.count()).select_from(table)))

    assert "mesa" in told and "mesa" in listed and "mesa" in toast.text
    assert counts == [0, 0, 0, 0]
    assert await town.bot.store.chats.find(person.id) is None


async def test_cancel_leaves_the_question_and_keeps_the_draft(town: Town) -> None:
    editor = town.editor()
    await town.start()
    said = await editor.say(f"/post {TEXT}")
    await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)
    await town.open(editor, "road")

    said = await editor.say("/cancelar")
    card = await town.playground.wait_for(editor.chat_id, lambda v: "Borrador" in v.text, after=said)
    after = await town.ask(editor, "Puno")

    assert "1410" in card.text
    assert after.startswith("Puno ·")


async def test_editing_a_posted_report_opens_no_second_draft(town: Town) -> None:
    editor = town.editor()
    await town.start()
    said = await editor.say("/publicar Bloqueo en Ilave, Puno")
    await town.field(editor, "kind")

    edited = await editor.edit(said, "/publicar Bloqueo en Ilave, Puno, km 1410")
    told = await town.playground.wait_for(editor.chat_id, lambda v: "botones" in v.text)
    desk = await town.bot.store.editors.ensure_owner(editor.id, now=town.clock.now())

    assert edited and "borrador" in told.text
    assert len(await town.bot.store.drafts.mine(desk.id)) == 1


async def test_a_national_strike_is_in_the_status_and_the_latest_of_every_region(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/start sub_211101")
    await publish(
        town.bot.store,
        town.clock.now(),
        kind=Kind.STRIKE,
        region="",
        road=None,
        km_from=None,
        traffic_state=None,
    )
    await town.settled()

    assert "⏸️ Perú · paro" in await town.ask(person, "/estado Juliaca")
    assert "⏸️ Perú · paro" in await town.ask(person, "/ultimas")
