"""Sutran's list at the desk: from an alert to what followers get, and what a broken list does not do."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.plan import Feed
from bot.playground.people import Person
from bot.playground.views import View
from storage.model import EventState
from storage.staff import Role
from tests.e2e.conftest import Town
from tests.sutran import CRASH, HUAYCO, ILAVE, TINTA, Served, listed

HTML = b"<!DOCTYPE html><html><body>502 Bad Gateway</body></html>"


@pytest.fixture
async def served(town: Town) -> AsyncIterator[Served]:
    server = Served(listed(TINTA, ILAVE, HUAYCO, CRASH))
    await server.start()
    # The first look is the bot's own; the tests ask for the others.
    town.sutran = Feed(server.url, timedelta(hours=5))
    yield server
    await server.stop()


async def look(town: Town, minutes: int = 15) -> None:
    """Let time pass, and the bot look at the list again."""
    assert town.bot.sutran is not None
    town.clock.forward(timedelta(minutes=minutes))
    await town.bot.sutran.look()


async def suggested(town: Town, person: Person, command: str = "/sugerencias") -> View:
    """The list of suggestions that somebody asks for."""
    said = await person.say(command)
    return await town.playground.wait_for(
        person.chat_id, lambda v: "Lista consultada" in v.text or "List checked" in v.text, after=said
    )


@pytest.mark.both
async def test_alerts_are_published_changed_and_lifted_with_one_tap_each(town: Town, served: Served) -> None:
    editor = town.editor()
    await editor.say("/ayuda")
    await town.start()
    follower = town.person("Follower")
    await town.ask(follower, "/suscribir Cusco")

    news = await town.playground.wait_for(editor.chat_id, lambda v: v.text.startswith("Sutran:"))
    await town.tap(editor, news, "Decidir (2)")
    shown = await town.playground.wait_for(editor.chat_id, lambda v: "sugiere 2" in v.text)
    await town.tap(editor, shown, "1 · Publicar")
    pushed = await town.playground.wait_for(follower.chat_id, lambda v: "Tinta" in v.text)
    rest = await town.playground.wait_for(editor.chat_id, lambda v: "sugiere 1 cambio" in v.text)
    await town.tap(editor, rest, "1 · Ignorar")
    served.body = listed(
        TINTA | {"estado": "TRANSITO RESTRINGIDO", "fecha_actualizacion": "05/01/2023  14:25 HORAS"},
        ILAVE | {"evento": "SIGUE EL PARO"},
        HUAYCO,
    )
    await look(town)
    changed = await suggested(town, editor)
    await town.tap(editor, changed, "1 · Actualizar")
    await town.settled()
    served.body = listed(HUAYCO)
    await look(town)
    once = await suggested(town, editor)
    await look(town)
    twice = await suggested(town, editor)
    await town.tap(editor, twice, "1 · Levantar")
    await town.settled()
    event = await town.bot.store.events.get(1)

    assert news.text.splitlines()[0] == "Sutran: 2 puntos nuevos"
    assert "huayco" not in news.text.lower() and "choque" not in news.text.lower()
    assert pushed.text.splitlines()[:3] == [
        "🔴 Bloqueo · Chectuyoc, Tinta, Cusco · PE-3S km 1083.6",
        "Tránsito interrumpido desde el 4 ene, 06:20",
        "Confirmado 11:30 por Sutran",
    ]
    assert "Ahora tránsito restringido (hecho 1)" in changed.text and "Ilave" not in changed.text
    assert "no sugiere nada" in once.text
    assert "Ya no figura: ¿se levantó? (hecho 1)" in twice.text
    assert event is not None and event.facts.state is EventState.ENDED
    told = [text for text in town.texts(follower) if "PE-3S" in text]
    (lifted,) = (text for text in told if "Vía libre" in text)
    assert any("restringido desde las 14:25\nConfirmado 14:25 por Sutran" in text for text in told)
    # That a point is gone from the list is no word of Sutran's about the road.
    assert lifted.splitlines()[1].startswith("Levantado 15:05. Duró")
    assert [s.name for s in event.facts.sources] == ["Sutran"]


async def test_a_broken_list_lifts_nothing_and_owners_hear_of_it(town: Town, served: Served) -> None:
    editor = town.editor("en")
    await editor.say("/subscribe Tacna")
    await town.start()
    news = await town.playground.wait_for(editor.chat_id, lambda v: v.text.startswith("Sutran:"))
    await town.tap(editor, news, "Decide (2)")
    shown = await town.playground.wait_for(editor.chat_id, lambda v: "suggests 2" in v.text)
    await town.tap(editor, shown, "1 · Publish")
    await town.playground.wait_for(editor.chat_id, lambda v: "suggests 1" in v.text)
    before = len(town.texts(editor))

    for body in (HTML, listed(TINTA, ILAVE)[:-100], listed()):
        served.body = body
        await look(town)
    broken = await town.playground.wait_for(editor.chat_id, lambda v: "not answered properly" in v.text)
    await look(town)
    served.body = listed(TINTA, ILAVE)
    await look(town)
    await town.playground.wait_for(editor.chat_id, lambda v: "answers again" in v.text)
    after = await suggested(town, editor, "/suggestions")

    assert "Nothing is lifted" in broken.text
    assert sum("properly" in text or "again" in text for text in town.texts(editor)[before:]) == 2
    assert "suggests 1 change" in after.text


async def test_what_a_list_said_hours_ago_is_asked_about_before_it_goes_out(
    town: Town, served: Served
) -> None:
    editor = town.editor()
    await editor.say("/suscribir Cusco")
    await town.start()
    news = await town.playground.wait_for(editor.chat_id, lambda v: v.text.startswith("Sutran:"))
    await town.tap(editor, news, "Decidir (2)")
    shown = await town.playground.wait_for(editor.chat_id, lambda v: "sugiere 2" in v.text)
    served.body = HTML
    await look(town, minutes=7 * 60)

    await town.tap(editor, shown, "1 · Publicar")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "hace 7 h. ¿Sigue así?" in v.text)
    nothing = await town.bot.store.events.get(1)
    await town.tap(editor, asked, "Volver")
    again = await town.playground.wait_for(editor.chat_id, lambda v: "sugiere 2" in v.text)
    await town.tap(editor, again, "1 · Publicar")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "hace 7 h. ¿Sigue así?" in v.text)
    await town.tap(editor, asked, "Sigue así: publicar")
    pushed = await town.playground.wait_for(editor.chat_id, lambda v: v.text.startswith("🔴 Bloqueo"))

    assert nothing is None
    assert "Tinta" in pushed.text


async def test_one_at_the_desk_already_is_offered_as_an_update_and_old_buttons_do_nothing(
    town: Town, served: Served
) -> None:
    editor = town.editor()
    served.body = listed(HUAYCO)
    await town.start()
    await town.post(editor, "Bloqueo en Tinta, Cusco: PE-3S km 1083.", "Radio Sicuani")
    await town.settled()
    town.clock.forward(timedelta(hours=2))

    served.body = listed(TINTA | {"fecha_actualizacion": "05/01/2023  16:20 HORAS"}, ILAVE)
    await look(town)
    shown = await suggested(town, editor, "/sutran")
    number = next(n for n in (1, 2) if f"{n} · Sigue, según Sutran" in shown.text)
    await town.tap(editor, shown, f"{number} · Confirmar")
    gone = await town.tap(editor, shown, f"{number} · Confirmar")
    event = await town.bot.store.events.get(1)
    await town.tap(editor, shown, f"{3 - number} · Editar")
    card, _ = await town.card(editor, "pub")

    assert event is not None and [s.name for s in event.facts.sources] == ["Radio Sicuani", "Sutran"]
    assert event.facts.last_confirmed == town.clock.now() - timedelta(minutes=15)
    assert "Ya se decidió" in gone.text
    assert "PE-3S km 1410" in card.text and "Sutran" in card.text
    assert await town.bot.store.events.active_count("") == 1


async def test_an_editor_sees_their_regions_alone_and_sends_to_a_publisher(
    town: Town, served: Served
) -> None:
    owner = town.editor()
    await owner.say("/ayuda")
    served.body = listed(HUAYCO)
    await town.start()
    neighbour = await in_puno(town, owner)
    served.body = listed(TINTA, ILAVE)

    await look(town)
    news = await town.playground.wait_for(neighbour.chat_id, lambda v: v.text.startswith("Sutran:"))
    await town.tap(neighbour, news, "Decidir (1)")
    shown = await town.playground.wait_for(neighbour.chat_id, lambda v: "sugiere 1" in v.text)
    await town.tap(neighbour, shown, "1 · Enviar")
    asked = await town.playground.wait_for(
        owner.chat_id, lambda v: "Ilave" in v.text and "Publicar" in str(v)
    )
    none_yet = await town.bot.store.events.active_count("")
    await town.tap(owner, asked, "Publicar")
    await town.playground.wait_for(neighbour.chat_id, lambda v: "se publicó" in v.text)
    await look(town)
    left = await suggested(town, neighbour)
    stranger = await town.ask(town.person("Otra"), "/sugerencias")

    assert "Tinta" not in shown.text and none_yet == 0
    assert await town.bot.store.events.active_count("") == 1
    assert "no sugiere nada" in left.text
    assert "Sutran" not in stranger


@pytest.mark.both
async def test_what_somebody_had_in_hand_is_suggested_again_once_they_are_gone(
    town: Town, served: Served
) -> None:
    owner = town.editor()
    served.body = listed(HUAYCO)
    await town.start()
    neighbour = await in_puno(town, owner)
    served.body = listed(ILAVE)
    await look(town)

    shown = await suggested(town, neighbour)
    await town.tap(neighbour, shown, "1 · Editar")
    taken = await suggested(town, owner)
    editors, now = town.bot.store.editors, town.clock.now()
    gone = await editors.find(neighbour.id)
    assert gone is not None
    await editors.revoke(gone.id, by=(await editors.ensure_owner(owner.id, now=now)).id, now=now)
    again = await suggested(town, owner)

    assert "no sugiere nada" in taken.text
    assert "Ilave" in again.text


async def in_puno(town: Town, owner: Person) -> Person:
    """An editor of Puno, who came by an invitation."""
    store, now = town.bot.store, town.clock.now()
    by = (await store.editors.ensure_owner(owner.id, now=now)).id
    invitation = (await store.invitations.prepare(by, now=now)).id
    await store.invitations.choose(invitation, by, role=Role.EDITOR, region="21")
    made = await store.invitations.make(invitation, by, now=now)
    assert made is not None
    person = town.person("Vecina de Puno")
    await town.ask(person, f"/start inv_{made[1]}")
    return person


@pytest.mark.both
async def test_letters_that_no_screen_shows_keep_no_point_from_going_out(town: Town) -> None:
    odd = "POBLADORES \ud83d BLOQUEAN \x00 LA \u202eVÍA"
    row = TINTA | {"evento": odd, "nombre_carretera": odd, "fuente": "\x00"}
    feature = {"type": "Feature", "geometry": None, "properties": row}
    # As servers write it: each of the letters as \u and four digits.
    server = Served(json.dumps({"type": "FeatureCollection", "features": [feature]}).encode())
    await server.start()
    town.sutran = Feed(server.url, timedelta(hours=5))
    editor = town.editor()
    await editor.say("/ayuda")
    await town.start()

    news = await town.playground.wait_for(editor.chat_id, lambda v: v.text.startswith("Sutran:"))
    await server.stop()
    await town.tap(editor, news, "Decidir (1)")
    shown = await town.playground.wait_for(editor.chat_id, lambda v: "sugiere 1" in v.text)
    await town.tap(editor, shown, "1 · Publicar")
    await town.playground.wait_for(editor.chat_id, lambda v: "hecho 1" in v.text)
    event = await town.bot.store.events.get(1)

    assert event is not None and "Pobladores bloquean la vía" in str(event.facts.summary_es)


@pytest.mark.both
async def test_what_a_colleague_published_meanwhile_is_not_published_a_second_time(
    town: Town, served: Served
) -> None:
    one, other = town.editor(), town.editor()
    await one.say("/ayuda")
    await town.start()
    news = await town.playground.wait_for(one.chat_id, lambda v: v.text.startswith("Sutran:"))
    await town.tap(one, news, "Decidir (2)")
    shown = await town.playground.wait_for(one.chat_id, lambda v: "sugiere 2" in v.text)

    await other.say("PNP: bloqueo en Tinta, Canchis, Cusco, PE-3S km 1083, desde las 06:20.")
    await town.act(other, "pub")
    await town.playground.wait_for(other.chat_id, lambda v: "hecho 1" in v.text)
    toast = await town.tap(one, shown, "1 · Publicar")
    asked = await town.playground.wait_for(one.chat_id, lambda v: "Actualizar el 1" in str(v.buttons))
    await town.tap(one, asked, "Actualizar el 1")
    await town.act(one, "pub")
    await town.until(lambda: _revised(town, 2))

    assert "puede ser lo mismo" in toast.text
    assert await town.bot.store.events.get(2) is None


async def _revised(town: Town, revision: int) -> bool:
    event = await town.bot.store.events.get(1)
    return event is not None and event.revision == revision


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_old_word_of_the_list_turns_nothing_that_the_desk_said_later(
    town: Town, served: Served
) -> None:
    editor = town.editor()
    await editor.say("/ayuda")
    await town.start()
    await town.playground.wait_for(editor.chat_id, lambda v: v.text.startswith("Sutran:"))
    await editor.say("PNP: bloqueo en Ilave, Puno, PE-3S km 1410, tránsito interrumpido desde las 14:15.")
    await town.act(editor, "pub")
    await town.playground.wait_for(editor.chat_id, lambda v: "hecho 1" in v.text)

    # Restricted since 08:00, says the list; the police of a quarter past two says that it is shut.
    await look(town)
    silent = await suggested(town, editor)
    # Then it changes, with the old time still on it.
    served.body = listed(TINTA, ILAVE | {"estado": "TRANSITO INTERRUMPIDO"}, HUAYCO, CRASH)
    await look(town)
    await town.ask(editor, "/restringir 1 un carril")
    served.body = listed(TINTA, ILAVE, HUAYCO, CRASH)
    await look(town)
    changed = await suggested(town, editor)
    await look(town)
    await town.ask(editor, "/restringir 1 dos carriles")
    served.body = listed(TINTA, ILAVE | {"estado": "TRANSITO INTERRUMPIDO"}, HUAYCO, CRASH)
    await look(town)
    again = await suggested(town, editor)
    await town.tap(editor, again, "Actualizar")
    await town.until(lambda: _revised(town, 4))
    event = await town.bot.store.events.get(1)

    assert "Ilave" not in silent.text and "Ilave" not in changed.text
    assert "Ilave" in again.text and "interrumpido" in again.text
    assert event is not None and event.facts.sources[-1].at == town.clock.now()
