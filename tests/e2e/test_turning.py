"""Turns that come in an odd order, or meet each other: what the desk and followers see stays true, and comes once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.playground.people import Person
from storage.model import EventState
from tests.e2e.conftest import Town
from tests.e2e.test_lifecycle import _event, _posted
from tests.e2e.test_people import _join

ANNOUNCED = "Sutran: el lunes 9 de enero a las 8:00 habrá bloqueo en Ilave, Puno, PE-3S km 1410."


@pytest.mark.both
async def test_a_correction_of_what_was_withdrawn_meanwhile_goes_out_no_more(town: Town) -> None:
    one, other = town.editor(), town.editor("en")
    await town.start()
    follower = town.person()
    await _posted(town, one, follower)
    await town.ask(one, "/corregir 1 es en el km 1414, no el 1410")
    fix, publish = await town.card(one, "pub")

    asked = await town.answer(other, "/retract 1 did not happen")
    await town.tap(other, asked, "Yes, retract")
    await town.playground.wait_for(follower.chat_id, lambda v: "Desmentido" in v.text and bool(v.reply_to))
    await one.tap(fix, publish)
    told = await town.playground.wait_for(one.chat_id, lambda v: "fue retirado" in v.text)
    before = town.texts(follower)
    # A button of before the desk knew of that.
    await one.tap_raw(told, publish.replace(":pub", ":reb"))
    await town.settled()
    await town.tap(one, told, "Descartar")
    await town.playground.wait_for(one.chat_id, lambda v: "descartado" in v.text.lower())

    assert [button.label for row in told.buttons for button in row] == ["Descartar"]
    assert town.texts(follower) == before
    assert (await _event(town)).revision == 2
    assert not await town.bot.store.drafts.mine((await town.bot.store.editors.find(one.id)).id)  # type: ignore[union-attr]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_kilometre_put_right_leaves_the_summary_one_of_before_the_turn(town: Town) -> None:
    editor = town.editor()
    await town.start()
    follower = town.person()
    await _posted(town, editor, follower)

    await town.ask(editor, "/restringir 1 un carril")
    await town.settled()
    await town.ask(editor, "/corregir 1 es en el km 1414, no el 1410")
    await town.act(editor, "pub")
    shown = await town.playground.wait_for(
        follower.chat_id, lambda v: v.text.startswith("🟡") and "1414" in v.text
    )

    assert "Antes: Bloqueo en Ilave, Puno: PE-3S km 1414" in shown.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_began_before_its_hour_was_never_under_way_since_that_hour(town: Town) -> None:
    editor, town.undo = town.editor(), timedelta(seconds=10)
    await town.start()
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")
    await editor.say(ANNOUNCED)
    await town.act(editor, "pub")
    town.clock.forward(timedelta(seconds=11))
    await town.settled()

    turned = await town.answer(editor, "/restringir 1 un carril")
    await town.ask(editor, "/levantar 1, PNP")
    town.clock.forward(timedelta(seconds=11))
    left = await town.playground.wait_for(
        editor.chat_id, lambda v: v.message_id == turned.message_id and "más nueva" in v.text
    )
    history = await town.ask(follower, "/hecho 1")

    assert (await _event(town)).facts.state is EventState.ENDED
    assert "anunciado para el lun 9 ene, 08:00" in history
    assert "en curso desde" not in history
    assert "nadie sigue" not in left.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_looks_at_an_edit_sees_what_it_changes_and_one_asked_for_twice_is_one(town: Town) -> None:
    owner = town.editor()
    await town.start()
    await _posted(town, owner, town.person())
    member = await _join(town, owner, "21", language="en")

    for _ in range(2):
        await town.ask(member, "/correct 1 it is at km 1414, not 1410")
    mine = await town.bot.store.drafts.mine((await town.bot.store.editors.find(member.id)).id)  # type: ignore[union-attr]
    view, data = await town.card(member, "card")
    await member.tap(view, data)
    card = await town.playground.wait_for(member.chat_id, lambda v: "What changes:" in v.text)
    await town.act(member, "send")
    waiting = await town.playground.wait_for(owner.chat_id, lambda v: "Corrección del hecho 1" in v.text)

    assert len(mine) == 1
    assert "• Road: PE-3S km 1414 (before: PE-3S km 1410)" in card.text
    assert "Lo que cambia:\n• Vía: PE-3S km 1414 (antes: PE-3S km 1410)" in waiting.text


@pytest.mark.both
async def test_a_lift_that_a_correction_overtook_is_told_as_a_lift(town: Town) -> None:
    editor, town.undo = town.editor(), timedelta(seconds=10)
    await town.start()
    follower, reader = town.person(), town.person(language="en")
    await town.ask(reader, "/subscribe Puno")
    pushed = await _posted(town, editor, follower)

    await town.ask(editor, "/levantar 1, PNP")
    await town.ask(editor, "/corregir 1 es en el km 1414, no el 1410")
    await town.act(editor, "pub")
    town.clock.forward(timedelta(seconds=11))
    told = await town.playground.wait_for(follower.chat_id, lambda v: v.message_id > pushed.message_id)
    await town.settled()
    english = await town.playground.wait_for(
        reader.chat_id, lambda v: "Road open" in v.text and bool(v.reply_to)
    )
    first = next(v for v in town.playground.messages(follower.chat_id) if v.message_id == pushed.message_id)

    assert told.reply_to == pushed.message_id
    assert told.text.splitlines()[:4] == [
        "🟢 Vía libre · Ilave, Puno · PE-3S km 1414",
        "Levantado 21:20, según PNP.",
        "",
        "✏️ Corrección · Ilave, Puno: es el km 1414, no el 1410.",
    ]
    assert "it is km 1414, not 1410" in english.text and "before: traffic" not in english.text
    assert (
        first.text.startswith("🟢 Vía libre · Ilave, Puno · PE-3S km 1414") and "Corrección" not in first.text
    )


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_correction_that_a_lift_overtook_is_told_below_the_lift(town: Town) -> None:
    editor, town.undo = town.editor(), timedelta(seconds=10)
    await town.start()
    follower = town.person()
    pushed = await _posted(town, editor, follower)

    await town.ask(editor, "/corregir 1 es en el km 1414, no el 1410")
    await town.act(editor, "pub")
    await town.ask(editor, "/levantar 1, PNP")
    town.clock.forward(timedelta(seconds=11))
    told = await town.playground.wait_for(follower.chat_id, lambda v: v.message_id > pushed.message_id)

    assert told.text.startswith("🟢 Vía libre · Ilave, Puno · PE-3S km 1414\nLevantado 21:20, según PNP.")
    assert "es el km 1414, no el 1410" in told.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_corrected_state_is_told_as_a_correction(town: Town) -> None:
    editor = town.editor()
    await town.start()
    follower = town.person()
    pushed = await _posted(town, editor, follower)

    await town.ask(editor, "/corregir 1")
    await town.choose(editor, "traffic_state", "restricted")
    await town.act(editor, "pub")
    told = await town.playground.wait_for(follower.chat_id, lambda v: v.message_id > pushed.message_id)

    assert told.text.startswith("✏️ Corrección · Ilave, Puno\nEstado: tránsito restringido")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_report_of_before_neither_turns_an_event_back_nor_ends_what_began_later(town: Town) -> None:
    editor = town.editor()
    await town.start()
    where = "Ilave, Puno, PE-3S km 1410"
    await editor.say(f"Sutran: bloqueo en {where}, desde las 13:00.")
    await town.act(editor, "pub")
    await town.playground.wait_for(editor.chat_id, lambda v: "hecho 1" in v.text)
    town.clock.forward(timedelta(hours=2))
    await town.ask(editor, "/restringir 1 un carril, según la PNP")

    old = await editor.forward_text(f"RPP: bloqueo en {where}, tránsito interrumpido.", ago=3 * 3600)
    offered = await town.playground.wait_for(
        editor.chat_id, lambda v: "borrador de este" in v.text, after=old
    )
    await town.tap(editor, offered, "Hacer borrador")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "Actualizar el 1" in str(v.buttons))
    await town.tap(editor, asked, "Actualizar el 1")
    update = await town.playground.wait_for(editor.chat_id, lambda v: "actualiza el hecho 1" in v.text)
    before = await town.ask(editor, f"PNP: se levantó el bloqueo en {where}, a las 09:00.")
    since = await town.ask(editor, f"PNP: se levantó el bloqueo en {where}, a las 15:00.")
    town.clock.forward(timedelta(minutes=10))
    over = await town.ask(editor, f"PNP: se levantó el bloqueo en {where}, a las 16:25.")

    assert "🟡" in update.text and "por RPP" not in update.text
    assert "no hay ningún hecho abierto así" in before
    assert "❓" in since and "Vía libre" not in since.splitlines()[0]
    assert "Levantado 16:25, según PNP" in over


@pytest.mark.both
async def test_the_same_report_once_more_confirms_without_a_sound(town: Town) -> None:
    editor, town.undo = town.editor(), timedelta(seconds=10)
    await town.start()
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")
    report = "bloqueo en Ilave, Puno, PE-3S km 1410, desde las 13:00."
    await editor.say(f"Sutran: {report}")
    await town.act(editor, "pub")
    town.clock.forward(timedelta(hours=1))
    pushed = await town.playground.wait_for(follower.chat_id, lambda v: v.text.startswith("🔴"))

    await editor.say(f"PNP: {report}")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "Actualizar el 1" in str(v.buttons))
    await town.tap(editor, asked, "Actualizar el 1")
    # What its editor takes out again, the words of the second report, was all that it said anew.
    await town.fill(editor, "summary_es", f"Sutran: {report}")
    await town.act(editor, "pub")
    done = await town.playground.wait_for(editor.chat_id, lambda v: "Hecho 1 confirmado" in v.text)
    town.clock.forward(timedelta(seconds=11))
    shown = await town.playground.wait_for(follower.chat_id, lambda v: "por PNP" in v.text)
    await town.settled()

    assert done.text == "Hecho 1 confirmado. Los avisos enviados se actualizan sin sonido."
    assert shown.message_id == pushed.message_id
    assert sum(text.startswith("🔴") for text in town.texts(follower)) == 1


@pytest.mark.parametrize(
    ("language", "command", "above", "silently", "reaches"),
    [
        ("es", "/publicar 1", "Arriba está cómo", "se actualizan sin sonido", "Llegará a 1 seguidor"),
        ("en", "/post 1", "Above is how", "already sent are updated silently", "It will reach 1 follower"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_edit_that_says_nothing_new_is_shown_as_the_confirmation_it_will_be(
    town: Town, language: str, command: str, above: str, silently: str, reaches: str
) -> None:
    editor = town.editor(language)
    await town.start()
    await _posted(town, editor, town.person(language=language))

    card = await town.ask(editor, command)
    await town.act(editor, "prev")
    preview = await town.playground.wait_for(editor.chat_id, lambda v: v.text.startswith(above))
    await town.act(editor, "card")
    await town.fill(editor, "summary_en", "They demand water.")
    more, _ = await town.card(editor, "pub")

    assert silently in card and reaches not in card
    assert silently in preview.text and reaches not in preview.text
    assert reaches in more.text and silently not in more.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_of_two_who_lift_from_one_report_followers_hear_once(town: Town) -> None:
    one, other = town.editor(), town.editor()
    await town.start()
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")
    await one.say("Sutran: bloqueo en Ilave, Puno, PE-3S km 1410, desde las 13:00.")
    await town.act(one, "pub")
    await town.playground.wait_for(follower.chat_id, lambda v: v.text.startswith("🔴"))
    town.clock.forward(timedelta(hours=1))

    clearing = "PNP: se levantó el bloqueo en Ilave, Puno, PE-3S km 1410, a las 15:00."
    for person in (one, other):
        await town.ask(person, clearing)
    await town.act(one, "pub")
    await town.playground.wait_for(follower.chat_id, lambda v: v.text.startswith("🟢"))
    await town.act(other, "pub")
    await town.playground.wait_for(other.chat_id, lambda v: "cambió mientras" in v.text)
    await town.act(other, "reb")
    await town.act(other, "pub")
    await town.playground.wait_for(other.chat_id, lambda v: "Hecho 1 confirmado" in v.text)
    await town.settled()

    assert (
        sum(text.startswith("🟢") for text in town.texts(follower)) == 1 + 1
    )  # The edited message and its answer.


@pytest.mark.parametrize(
    ("language", "command", "lifted", "refused"),
    [
        ("es", "/confirmar 1", "/levantar 1 PNP", "solo para la mesa de redacción"),
        ("en", "/confirm 1", "/lift@{bot} 1 PNP", "for the news desk alone"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_command_below_pictures_acts_as_if_it_were_typed(
    town: Town, language: str, command: str, lifted: str, refused: str
) -> None:
    editor = town.editor(language)
    await town.start()
    follower, picture = town.person(language=language), b"\x89PNG\r\n\x1a\n" + bytes(60)
    await _posted(town, editor, follower)

    async def below(person: Person, caption: str) -> str:
        said = (await person.album([picture, picture], caption=caption))[-1]
        return str((await town.playground.wait_for(person.chat_id, lambda view: True, after=said)).text)

    denied = await below(follower, command)
    confirmed = await below(editor, command)
    over = await below(editor, lifted.format(bot=town.playground.world.bot.username))
    await editor.photo(picture, "/lift@another_bot 1")
    await town.playground.wait_for(editor.chat_id, lambda view: "fotos" in view.text or "photos" in view.text)

    assert refused in denied
    assert ("Hecho 1 confirmado" if language == "es" else "Event 1 confirmed") in confirmed
    assert "1" in over and (await _event(town)).facts.state is EventState.ENDED
    assert sum("fotos" in text or "photos" in text for text in town.texts(editor)) == 1
