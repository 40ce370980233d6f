"""Tips through the bot: anybody reports, the desk decides without knowing who, and whoever reported hears of it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from bot.playground.people import Person
from storage.verdicts import UNDO
from tests.e2e.conftest import Town

WORDS = "Bloqueo en Ilave, Puno: cierran el puente con piedras y no dejan pasar"
PICTURE = b"\x89PNG picture of a bridge"
ILAVE = (-16.0869, -69.6381)


def _data(view: Any) -> list[str]:
    return [button.data for row in view.buttons for button in row if button.data]


async def _queue(town: Town, editor: Person) -> Any:
    return await town.answer(editor, "/avisos")


async def _tap(town: Town, editor: Person, view: Any, action: str) -> Any:
    (data,) = [entry for entry in _data(view) if entry.split(":")[2:3] == [action]]
    return await editor.tap(view, data)


async def _heard(town: Town, person: Person, words: str) -> Any:
    await town.bot.tipping.look()
    return await town.playground.wait_for(person.chat_id, lambda view: words in view.text)


async def _shown(town: Town, person: Person, words: str) -> Any:
    return await town.playground.wait_for(person.chat_id, lambda view: words in view.text)


@pytest.mark.both
async def test_a_report_with_a_photo_is_published_and_its_reporter_hears_it(town: Town) -> None:
    editor = town.editor()
    editor.start_quietly()
    await town.start()
    witness, other = town.person("Rosa Mamani"), town.person("Wilber Quispe", "en")

    asked = await town.ask(witness, "/reportar")
    received = await town.ask(witness, WORDS)
    await witness.photo(PICTURE)
    added = await _shown(town, witness, "Foto añadida")
    also = await town.ask(other, f"/report {WORDS.upper()}")
    noticed = await _heard(town, editor, "1 aviso por revisar: Puno")
    tip = await _queue(town, editor)
    await _tap(town, editor, tip, "pic")
    picture = await town.playground.wait_for(editor.chat_id, lambda view: view.photo is not None)
    await _tap(town, editor, tip, "ok")
    draft, _ = await town.card(editor, "pub")
    await town.bot.tipping.look()
    early = [text for text in town.texts(witness) if "publicado" in text]
    await town.act(editor, "pub")
    told = await _heard(town, witness, "Su aviso fue publicado: 🔴 Bloqueo · Ilave")
    told_other = await _heard(town, other, "Your report was published")

    for promise in ("no ven quién", "emergencia", "105", "30 días", "ubicación, solo el distrito"):
        assert promise in asked
    assert received.startswith("Recibido: Ilave, Puno") and added
    assert "Received: Ilave, Puno" in also
    assert not noticed.silent and "tp:list:0" in _data(noticed)
    assert WORDS in tip.text and "2 personas" in tip.text and "con foto" in tip.text
    assert picture.text == ""
    assert "testigo" in draft.text and "Ilave" in draft.text and "Foto: sí" in draft.text
    assert early == []
    assert told.silent and told.reply_to is not None and "st:210501" in _data(told)
    assert "Ilave" in told_other.text
    for text in (noticed.text, tip.text, draft.text, *town.texts(editor)):
        for trace in ("Rosa", "Mamani", "Wilber", str(witness.id), str(other.id)):
            assert trace not in text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_position_becomes_a_district_and_what_has_no_place_is_asked_for_it(town: Town) -> None:
    editor = town.editor()
    editor.start_quietly()
    await town.start()
    near, vague, abroad = town.person(), town.person(), town.person()

    await town.ask(near, "/start report")
    await near.location(*ILAVE)
    placed = await _shown(town, near, "Anotado: Ilave, Puno")
    await near.photo(PICTURE)
    pictured = await _shown(town, near, "Tengo la foto")
    report = await near.say("Están cerrando la pista con piedras")
    received = (await town.playground.wait_for(near.chat_id, lambda view: True, after=report)).text
    await near.edit(report, "Están cerrando la pista con llantas")
    edited = await _shown(town, near, "queda como lo envió")
    asked = await town.ask(vague, "/reportar Hay gente con palos y llantas en la pista")
    unknown = await town.answer(vague, "Santa Rosa")
    await vague.tap(unknown, next(data for data in _data(unknown) if data.startswith("rp:")))
    chosen = await _shown(town, vague, "Anotado: Santa Rosa")
    await town.ask(abroad, "/reportar")
    await abroad.location(40.4, -3.7)
    far = await _shown(town, abroad, "fuera del Perú")
    left = await town.ask(abroad, "/cancelar")
    alone = await town.ask(town.person(), "/reportar Huancayo")
    stones = await town.ask(town.person(), "/reportar ¡Piedras!")
    after = await town.ask(abroad, "Puno")
    found = await town.bot.store.tips.page(await _desk(town, editor), 0)
    own = await town.ask(editor, "/reportar Hay gente con palos y llantas en la pista")
    pasted = await town.ask(editor, f"{WORDS}, en el km 1410 de la PE-3S, según Radio Onda Azul.")

    assert "¿Dónde es?" in own and pasted.startswith("🔴 Bloqueo · Ilave")
    assert "o muy cerca" in placed.text and edited
    # Where it is was told a moment before.
    assert pictured.text == "Tengo la foto. Ahora escriba qué se ve."
    assert received.startswith("Recibido: Ilave, Puno")
    assert "¿Dónde es?" in asked
    assert chosen and far
    assert "Dejado" in left
    assert "Puno" in after and "Recibido" not in after
    assert alone.startswith("Recibido: Huancayo") and "¿Dónde es?" in stones
    assert found.total == 4
    async with town.bot.store._database.read() as connection:
        for name in ("tips", "reporters", "reports"):
            rows = (await connection.exec_driver_sql(f"SELECT * FROM {name}")).all()
            assert "16.08" not in str(rows) and str(near.id) not in str(rows)


async def _desk(town: Town, person: Person) -> Any:
    return await town.bot.store.editors.ensure_owner(person.id, now=town.clock.now())


async def test_what_is_asked_while_a_report_waits_for_its_place_is_answered(town: Town) -> None:
    await town.start()
    driver = town.person()

    await town.ask(driver, "reportar")
    screen = await town.ask(driver, "historia")
    where = await town.ask(driver, "hay gente con palos y llantas en la pista")
    way = await town.ask(driver, "de lima a puno pasando por arequipa")
    place = await town.ask(driver, "sicuani esta libre?")
    told = await town.ask(driver, "Ilave")

    assert screen.startswith("¿Qué lugar, y qué día?") and "¿Dónde es?" in where
    # Each had been asked back as if it were the place: "¿Cuál de estos es «sicuani esta libre?»?"
    assert "Lima → Puno" in way and place.startswith("Sicuani ·")
    assert told.startswith("Anotado: Ilave")


async def test_what_is_set_aside_is_told_later_and_spam_mutes_unseen(town: Town) -> None:
    editor = town.editor()
    editor.start_quietly()
    await town.start()
    witness, spammer, gone = town.person(), town.person("Promo", "en"), town.person()
    await town.ask(witness, f"/reportar {WORDS}")
    await town.ask(spammer, "/report Gane dinero rápido en Juliaca, Puno, escriba ya")
    await town.ask(gone, "/reportar Marcha en la Plaza de Armas de Puno")
    await gone.block()

    tip = await _queue(town, editor)
    seen = []
    for _ in range(3):
        seen.append(tip.text)
        action = "spam" if "dinero" in tip.text else "no"
        await _tap(town, editor, tip, action)
        tip = await town.playground.wait_for(
            editor.chat_id, lambda v: any(":back:" in d for d in _data(v)), after=tip
        )
    last = tip
    wrong = await _tap(town, editor, last, "back")
    back = await _queue(town, editor)
    await _tap(town, editor, back, "no")
    refused = await town.ask(spammer, "/report Otra oferta en Juliaca")
    await town.bot.tipping.look()
    early = town.texts(witness)
    town.clock.forward(UNDO)
    told = await _heard(town, witness, "no se publicó")
    town.clock.forward(timedelta(hours=24))
    allowed = await town.ask(spammer, "/report Bloqueo en Juliaca, Puno")

    assert len(seen) == 3 and "1 de 3" in seen[0]
    assert "No hay avisos por revisar" in last.text
    assert "vuelve a la cola" in (wrong.text or "")
    assert "No reports are taken" in refused and "105" in refused
    assert not any("publicó" in text for text in early)
    assert told.silent
    assert allowed.startswith("Received")
    assert not any("no se publicó" in text for text in town.texts(gone))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_limits_groups_and_forgetting(town: Town) -> None:
    editor = town.editor()
    editor.start_quietly()
    await town.start()
    neighbour, member = town.person(), town.person()
    group = await town.group("Barrio", members=[member])

    for number in range(5):
        await town.ask(neighbour, f"/reportar Bloqueo {number} en Ilave, Puno")
    sixth = await town.ask(neighbour, "/reportar Bloqueo 6 en Ilave, Puno")
    long = await town.ask(member, "/reportar Bloqueo en Ilave, Puno. " + "Hay piedras. " * 200)
    alone = await town.answer(member, "/reportar", chat=group.id)
    quiet = await town.answer(member, "/reportar Marcha en Juliaca, Puno", chat=group.id)
    before = await _queue(town, editor)
    asked = await town.answer(neighbour, "/olvidar")
    await neighbour.tap(asked, "fg:yes")
    await _shown(town, neighbour, "borrado")
    after = await _queue(town, editor)
    again = await town.ask(neighbour, "/reportar Bloqueo 7 en Ilave, Puno")

    assert "5 avisos en una hora" in sixth and "15:20" in sixth
    assert re.search(r"primeros 2.?000 caracteres", long)
    assert alone.silent and "privado" in alone.text and "start=report" in str(alone.buttons)
    assert quiet.silent and quiet.text.startswith("Recibido: Juliaca")
    assert "de 7 por revisar" in before.text and "de 2 por revisar" in after.text
    assert "5 avisos en una hora" in again


@pytest.mark.both
async def test_a_revoked_editors_buttons_do_nothing_and_a_tip_is_taken_once(town: Town) -> None:
    owner, second = town.editor(), town.editor("en")
    await town.start()
    await town.ask(town.person(), f"/reportar {WORDS}")
    one, two = await _queue(town, owner), await _queue(town, second)

    await _tap(town, owner, one, "ok")
    late = await _tap(town, second, two, "no")
    await town.ask(town.person(), "/reportar Marcha en Juliaca, Puno")
    three = await _queue(town, second)
    town.owners.discard(second.id)
    await town.stop()
    await town.start()
    revoked = await _tap(town, second, three, "ok")
    stranger = await town.ask(town.person(), "/tips")

    assert late.alert and "decided" in (late.text or "")
    assert revoked.alert and "desk" in (revoked.text or "")
    assert "mesa" in stranger
    assert (await town.bot.store.tips.page(await _desk(town, owner), 0)).total == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_tip_that_waited_is_read_by_its_own_clock_and_asked_about_before_it_goes_out(
    town: Town,
) -> None:
    editor = town.editor()
    await town.start()
    await town.ask(town.person(), f"/reportar {WORDS} desde hace una hora")
    then = town.clock.now()

    town.clock.forward(timedelta(hours=7))
    await _tap(town, editor, await _queue(town, editor), "ok")
    await town.act(editor, "pub")
    asked = await _shown(town, editor, "hace 7 h. ¿Sigue así?")
    before = await town.bot.store.events.get(1)
    await town.tap(editor, asked, "publicar")
    await _shown(town, editor, "Publicado")
    event = await town.bot.store.events.get(1)

    assert before is None and event is not None
    assert (event.facts.started, event.facts.last_confirmed) == (then - timedelta(hours=1), then)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_desk_hears_of_new_tips_in_one_message_until_it_looks(town: Town) -> None:
    editor = town.editor()
    editor.start_quietly()
    await town.start()
    await town.ask(town.person(), f"/reportar {WORDS}")
    first = await _heard(town, editor, "1 aviso por revisar")

    await town.ask(town.person(), "/reportar Marcha en Juliaca, Puno")
    await town.bot.tipping.look()
    soon = [view.text for view in town.playground.messages(editor.chat_id) if "por revisar" in view.text]
    town.clock.forward(timedelta(minutes=15))
    later = await _heard(town, editor, "2 avisos por revisar")
    await _queue(town, editor)
    town.clock.forward(timedelta(hours=9))
    await town.ask(town.person(), "/reportar Saqueo en Ica")
    night = await _heard(town, editor, "3 avisos por revisar")

    assert soon == ["1 aviso por revisar: Puno"]
    assert later.message_id == first.message_id and not first.silent
    assert night.message_id != first.message_id and night.silent
    assert "Ica" in night.text
