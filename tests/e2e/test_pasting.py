"""A report pasted at the desk: read, asked about where it is unclear, published, brought up to date and lifted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.playground.people import Person
from storage.model import EventState
from storage.staff import Role
from tests.e2e.conftest import Town
from tests.factories import editor as owner_of

POINT = "Bloqueo en Ilave, Puno: PE-3S km 1410. Comunidades de El Collao cierran el puente. Fuente: Sutran"
THREE = (
    "Bloqueos en la Panamericana Sur km 262 (Barrio Chino), 290 (Expansión Urbana) y 299 (El Álamo), Ica. "
    "Fuente: Kawsachun News. Según Sutran hay al menos 37 puntos bloqueados en el país, frente a 25 de anoche."
)

LOOSE = "Comuneros de Ilave cerraron ayer por la noche el puente y devolvieron las llaves del peaje, informó la PNP."


async def paste(town: Town, editor: Person, text: str) -> Any:
    """What the desk shows of a pasted text."""
    said = await editor.say(text)
    return await town.playground.wait_for(editor.chat_id, lambda v: bool(v.buttons), after=said)


async def tap(town: Town, editor: Person, view: Any, label: str) -> Any:
    """Tap the button with these words; gives what the message shows then."""
    await town.tap(editor, view, label)
    return await town.playground.wait_for(
        editor.chat_id,
        lambda v: v.message_id == view.message_id and (v.text, v.buttons) != (view.text, view.buttons),
    )


def labels(view: Any) -> list[str]:
    return [button.label for row in view.buttons for button in row]


@pytest.mark.both
async def test_one_point_is_pasted_and_published_in_one_tap_then_brought_up_to_date_and_lifted(
    town: Town,
) -> None:
    editor = town.editor()
    await town.start()
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")

    shown = await paste(town, editor, POINT)
    await tap(town, editor, shown, "Publicar")
    await town.settled()
    again = await paste(
        town, editor, "Bloqueo en Ilave, PE-3S km 1410.5, según Radio Onda Azul. Hay unas 300 personas."
    )
    update = await tap(town, editor, again, "Actualizar el 1")
    await tap(town, editor, update, "Actualizar el hecho 1")
    await town.settled()
    over = await paste(
        town, editor, "Se normalizó el tránsito en el km 1410 de la PE-3S, Ilave, informó la PNP."
    )
    await tap(town, editor, over, "Cerrar el hecho 1")
    await town.settled()
    event = await town.bot.store.events.get(1)
    late = await paste(town, editor, "Levantaron el bloqueo en Ilave, km 1410 de la PE-3S, según la PNP.")

    assert shown.text.startswith("🔴 Bloqueo · Ilave, Puno · PE-3S km 1410")
    assert "Llegará a 1 seguidor." in shown.text and "Fuente: Sutran" not in shown.text
    assert "Ya hay un hecho abierto" in again.text and "Publicar" not in labels(again)
    assert "300 asistentes" in update.text and "km 1410\n" in update.text
    assert over.text.startswith("Vía libre · Ilave, Puno · PE-3S km 1410 · cierra el hecho 1")
    assert event is not None and (event.revision, event.facts.state) == (3, EventState.ENDED)
    assert "no hay ningún hecho abierto así" in late.text and "Publicar" not in labels(late)
    assert len(await town.bot.store.events.latest([""], limit=9)) == 1
    assert any("🟢" in text for text in town.texts(follower))


async def test_a_text_of_three_points_goes_out_at_once_each_with_its_push_and_its_undo(town: Town) -> None:
    editor, town.undo = town.editor("en"), timedelta(seconds=10)
    await town.start()
    follower = town.person(language="en")
    await town.ask(follower, "/subscribe Ica")

    listed = await paste(town, editor, THREE)
    out = await tap(town, editor, listed, "Publish the 3")
    status = await town.ask(follower, "/status")
    stale = await editor.tap_raw(
        listed, next(b.data for r in listed.buttons for b in r if "Publish" in b.label)
    )
    back = await tap(town, editor, out, "Undo 2")
    drafts = await town.answer(editor, "/drafts")
    town.clock.forward(timedelta(seconds=11))
    await town.settled()
    found = await tap(town, editor, drafts, "📋")
    late = await town.tap(editor, back, "Undo all")
    how = await tap(town, editor, found, "How it goes")
    told = await town.playground.wait_for(
        editor.chat_id, lambda v: "received" in v.text and "Published: events" in v.text
    )
    withdrawn = await town.tap(editor, found, "Withdraw")

    assert listed.text.startswith(
        "3 drafts from this text\n1 · Blockade · Barrio Chino, Salas, Ica · PE-1S km 262"
    )
    assert "37 blocked points" in listed.text and "25" in listed.text
    assert "They leave in 10 s." in out.text and out.text.count("✓") == 3
    assert "37" in status
    assert "changed" in stale.text
    assert back.text.count("✓") == 2 and "Publish the one left" in labels(back)
    assert "1 draft from a text · Ica" in labels(drafts)[0]
    assert sum(text.startswith("🔴") for text in town.texts(follower)) == 2
    assert "changed" in late.text or "out" in late.text
    assert "1 of 1" in how.text
    assert told.text == "Published: events 1, 3.\n2 received it"
    assert "withdrawn" in withdrawn.text
    assert await town.bot.store.tallies.current("") == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_text_that_is_taken_back_as_a_whole_says_that_nothing_went_out(town: Town) -> None:
    editor, town.undo = town.editor(), timedelta(seconds=10)
    await town.start()

    out = await tap(town, editor, await paste(town, editor, THREE), "Publicar los 3")
    leaving = await town.playground.wait_for(editor.chat_id, lambda v: "aquí verá cómo va" in v.text)
    await town.tap(editor, out, "Deshacer")
    undone = await town.playground.wait_for(editor.chat_id, lambda v: v.text == "Deshecho: no salió nada.")

    assert leaving.text == "Publicados: hechos 1, 2, 3.\nSale en 10 s; aquí verá cómo va."
    assert undone.message_id == leaving.message_id


async def test_what_is_unclear_is_asked_and_holds_back_its_draft_alone(town: Town) -> None:
    editor = town.editor()
    await town.start()
    text = (
        "Bloqueo en Ilave, Puno, PE-3S km 1410, interrumpido.\n"
        "Bloqueo en Santiago desde las 6 am.\nMarcha en Santiago, por la renuncia."
    )

    asked = await paste(town, editor, text)
    sourced = await tap(town, editor, asked, "Santiago, Cusco")
    offered = await tap(town, editor, sourced, "Testigo")
    single = await paste(town, editor, "Bloqueo en Santiago desde anoche, pase restringido o cerrado.")
    once = await tap(town, editor, single, "Santiago, Ica")
    twice = await tap(town, editor, once, "Restringido")
    opened = await tap(town, editor, twice, "Otra fuente")
    said = await editor.say("Radio X")
    preview = await town.playground.wait_for(editor.chat_id, lambda v: "Radio X" in v.text, after=said)

    assert "Borradores 2, 3: ¿Dónde es «Santiago»?" in asked.text
    assert "¿De quién viene?" in sourced.text
    assert "Publicar los 3" in labels(offered) and "Fuente: Testigo" in offered.text
    assert not any("Publicar" in label for view in (single, once, twice) for label in labels(view))
    assert "Escriba la fuente" in opened.text
    assert preview.text.startswith("🟡 Bloqueo · Santiago, Ica") and "Publicar" in labels(preview)


async def test_what_stands_beside_a_draft_is_one_block_and_one_tap_takes_all_of_it_for_right(
    town: Town,
) -> None:
    editor = town.editor()
    await town.start()
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")

    shown = await paste(town, editor, LOOSE)
    right = await tap(town, editor, shown, "✓ Todo está bien")
    await tap(town, editor, right, "Publicar")
    await town.settled()
    ended = await tap(
        town, editor, await paste(town, editor, LOOSE.replace("Ilave", "Juli")), "Estado: Terminado"
    )
    listed = await paste(town, editor, f"{LOOSE.replace('Ilave', 'Yunguyo')}\n\n{THREE}")
    settled = await tap(town, editor, listed, "✓ Todo está bien")

    block = shown.text[shown.text.index("¿Está bien?") :].splitlines()
    assert [line.partition(":")[0] for line in block[1:3]] == ["• Desde cuándo", "• Estado"]
    assert "¿o Terminado?" in block[2] and labels(shown)[:2] == ["Publicar", "✓ Todo está bien"]
    assert "¿Está bien?" not in right.text and labels(right)[0] == "Publicar"
    assert any("Bloqueo · Ilave" in text for text in town.texts(follower))
    assert "¿o Terminado?" not in ended.text and "Estado: Terminado" not in labels(ended)
    assert "revise: desde cuándo, estado" in listed.text and "revise" not in settled.text
    assert any(label.startswith("Publicar") for label in labels(settled))
    assert "✓ Todo está bien" not in labels(settled)


async def test_a_long_article_arrives_in_several_messages_and_is_read_as_one(town: Town) -> None:
    editor = town.editor("en")
    await town.start()
    filler = "The correspondents of the agency write every day about what the people of the country do. " * 44
    parts = [
        f"{filler}\n\nAuthorities report that highways are blocked in at least 37 spots, up from 25 last night. "
        "Workers in Ica have erected barricades to block off kilometer 262 of the Panamerican highway.",
        "Surrounding communities have blocked off kilometer 290, and kilometer 299, in the Álamo.",
    ]
    parts[0] = parts[0][-4090:]

    for part in parts:
        said = await editor.say(part)
    listed = await town.playground.wait_for(
        editor.chat_id, lambda v: "drafts from this text" in v.text, after=said
    )

    assert all(f"km {km}" in listed.text for km in (262, 290, 299))
    assert "at least 37 blocked points" in listed.text
    assert sum("drafts from this text" in text for text in town.texts(editor)) == 1


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "Un derrumbe bloquea la carretera Central en el km 90, Matucana.",
            "No es una protesta, y no abre borrador",
        ),
        ("¿Hay bloqueos en Puno?", "Puno"),
    ],
)
async def test_what_is_no_protest_opens_no_draft(town: Town, text: str, answer: str) -> None:
    editor = town.editor()
    await town.start()

    told = await town.ask(editor, text)
    desk = await owner_of(town.bot.store, town.clock.now(), editor.id)

    assert answer in told
    assert await town.bot.store.drafts.mine(desk.id) == []


async def test_an_editor_sends_a_whole_text_and_its_counts_to_a_publisher(town: Town) -> None:
    owner = town.editor()
    await town.start()
    await town.ask(owner, "/start")
    desk = await owner_of(town.bot.store, town.clock.now(), owner.id)
    author = town.person("Ana")
    await join(town, desk.id, author, "11")

    listed = await paste(town, author, THREE)
    sent = await tap(town, author, listed, "Enviar los 3")
    asked = await town.playground.wait_for(owner.chat_id, lambda v: "pide que se registre" in v.text)
    drafts = await town.answer(owner, "/borradores")
    await town.tap(owner, asked, "Registrar")
    again = await town.tap(owner, asked, "Registrar")
    told = await town.playground.wait_for(author.chat_id, lambda v: "Recuento registrado" in v.text)

    seen = await paste(town, author, "/conteo Sutran: 72 puntos bloqueados")
    waits = await tap(town, author, seen, "Enviar el recuento")
    second = await town.playground.wait_for(owner.chat_id, lambda v: "72 puntos" in v.text)
    await town.tap(owner, second, "Devolver")
    returned = await town.playground.wait_for(author.chat_id, lambda v: "Devuelto" in v.text)

    assert "Recuentos que se envían a quien publica" in listed.text
    assert not any("Registrar" in label for label in labels(listed))
    assert sent.text.count("⏳") == 4 and "37 puntos" in asked.text
    assert any(label.startswith("👁 Sutran cuenta") for label in labels(drafts))
    assert "ya se decidió" in again.text and "37 puntos" in told.text
    assert waits.text.startswith("⏳ Recuentos que esperan") and labels(waits) == ["Descartar"]
    assert "72 puntos" in returned.text
    assert [tally.value for tally in await town.bot.store.tallies.latest()] == [37]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_next_report_is_no_answer_to_an_open_question_and_an_edited_one_no_second_draft(
    town: Town,
) -> None:
    editor = town.editor()
    await town.start()
    said = await editor.say("Bloqueo en Pomata, según RPP.")
    await town.playground.wait_for(editor.chat_id, lambda v: "Pomata" in v.text, after=said)
    await town.open(editor, "sources")

    shown = await paste(town, editor, POINT)
    answered = await editor.say("Radio Onda Azul")
    card = await town.playground.wait_for(editor.chat_id, lambda v: "Onda Azul" in v.text, after=answered)
    await editor.edit(said, "Bloqueo en Pomata y en Zepita, según RPP.")
    told = await town.playground.wait_for(editor.chat_id, lambda v: "queda como está" in v.text)
    desk = await owner_of(town.bot.store, town.clock.now(), editor.id)

    assert shown.text.startswith("🔴 Bloqueo · Ilave, Puno · PE-3S km 1410")
    assert "Pomata" in card.text and "Fuente: Radio Onda Azul" in card.text
    assert "botones" in told.text
    assert len(await town.bot.store.drafts.mine(desk.id)) == 2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_a_publisher_let_out_its_editor_is_not_offered_to_take_back(town: Town) -> None:
    owner, town.undo = town.editor(), timedelta(seconds=10)
    await town.start()
    await town.ask(owner, "/start")
    author = town.person("Ana")
    await join(town, (await owner_of(town.bot.store, town.clock.now(), owner.id)).id, author, "21")

    listed = await paste(
        town, author, "Bloqueo en Ilave, PE-3S km 1410. Bloqueo en Sicuani, Cusco. Fuente: RPP"
    )
    await tap(town, author, listed, "Enviar")
    waiting = await town.playground.wait_for(owner.chat_id, lambda v: v.text.startswith("👁 🔴"))
    await tap(town, owner, waiting, "Publicar")
    await town.playground.wait_for(author.chat_id, lambda v: "se publicó" in v.text)
    drafts = await town.answer(author, "/borradores")
    whole = await tap(town, author, drafts, "📋")

    assert "✓ 1 · Bloqueo · Ilave" in whole.text and "Cómo va" in labels(whole)
    assert not any("Deshacer" in label for label in labels(whole)) and "Sale en" not in whole.text


async def join(town: Town, owner: int, person: Person, region: str, role: Role = Role.EDITOR) -> None:
    """Make somebody an editor of a region, or give them another role there."""
    invitations, now = town.bot.store.invitations, town.clock.now()
    invitation = await invitations.prepare(owner, now=now)
    await invitations.choose(invitation.id, owner, role=role, region=region)
    made = await invitations.make(invitation.id, owner, now=now)
    assert made is not None
    await invitations.use(made[1], person.id, now=now)


async def test_a_count_is_recorded_from_a_line_corrected_and_withdrawn(town: Town) -> None:
    editor = town.editor()
    await town.start()
    person = town.person()

    seen = await paste(town, editor, "/conteo Sutran: 72 puntos en 5 regiones")
    before = await town.ask(person, "/estado")
    await tap(town, editor, seen, "Registrar los 2 recuentos")
    after = await town.ask(person, "/estado")
    corrected = await paste(town, editor, "/conteo Sutran: 27 puntos bloqueados")
    await tap(town, editor, corrected, "Registrar el recuento")
    put_right = await town.ask(person, "/estado")
    latest = await paste(town, editor, "/conteo")
    await tap(town, editor, latest, "Retirar 3")
    back = await town.ask(person, "/estado")
    unread = await town.ask(editor, "/conteo hola")
    unsigned = await town.ask(editor, "/conteo 72 puntos bloqueados")
    unclear = await town.ask(editor, "/conteo PNP: 3 heridos en Santa Rosa")
    several = await town.ask(editor, "/conteo Sutran: 72 puntos en Puno, Cusco y Arequipa")
    injured = await town.ask(editor, "/tally Defensoría: 12 injured in Puno and Cusco")
    hurt = await town.ask(editor, "/conteo Defensoría: 12 heridos en Juliaca")
    two = await town.ask(editor, "/conteo Sutran (13:00): 0 puntos bloqueados; Defensoría: 3 fallecidos")

    assert "varios lugares (Puno, Cusco, Arequipa)" in several and "(Puno, Cusco)" in injured
    assert seen.text.splitlines()[1].startswith("Sutran cuenta 72 puntos bloqueados en el Perú")
    assert "72" not in before and "72" in after
    assert "27 puntos" in put_right and "72 puntos" in back
    assert "No encuentro un recuento" in unread
    assert unsigned.startswith("Falta quién cuenta") and "No queda claro el lugar: Santa Rosa" in unclear
    assert "Defensoría cuenta 12 heridos en Juliaca" in hurt
    assert "Sutran cuenta 0 puntos bloqueados en el Perú (13:00)" in two
    assert "Defensoría cuenta 3 fallecidos en el Perú (14:20)" in two
