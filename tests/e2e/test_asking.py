"""Asking the record, as people do it in Telegram: search, history, an event, a place inside a sentence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.playground.people import Person
from storage.model import EventState, Kind, Source
from tests.e2e.conftest import LIMA, Town
from tests.factories import editor, facts, publish

#: What SQL does differently is compared in tests/storage; what people see is the same.
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def _corrected(town: Town) -> int:
    """A blockade put on record in the morning and corrected in the afternoon."""
    store, now = town.bot.store, town.clock.now()
    done = await publish(store, now - timedelta(hours=6), started=now - timedelta(hours=7))
    later = facts(
        now,
        km_from=1414.0,
        started=now - timedelta(hours=7),
        sources=(Source("RPP", "https://example.org/1", now),),
    )
    draft = await store.drafts.open(
        (await editor(store, now)).id, later, now=now, event=done.event, base_revision=1
    )
    await store.events.publish(draft, now=now, undo=timedelta(0))
    return done.event


async def test_a_search_is_paged_and_leads_to_an_event_with_its_history(town: Town) -> None:
    await town.start()
    number = await _corrected(town)
    for n in range(8):
        await publish(town.bot.store, town.clock.now() - timedelta(days=2), region="08", km_from=float(n))
    person = town.person()

    first = await town.answer(person, "/buscar bloqueos enero 2023")
    await town.tap(person, first, "1/2 ▶")
    second = await town.playground.wait_for(person.chat_id, lambda view: "8." in view.text)
    shown = await town.answer(person, f"/hecho {number}")

    assert first.text.startswith("«bloqueos enero 2023» · 9 hechos")
    assert "1 – 31 ene" in first.text and "6." in first.text and "7." not in first.text
    assert second.text.startswith("«bloqueos enero 2023» · 9 hechos")
    assert f"Hecho {number} · 2 versiones" in shown.text
    assert "Vía: PE-3S km 1414 (antes: PE-3S km 1410)" in shown.text
    assert "• RPP" in shown.text
    assert any("t.me/share/url" in (button.url or "") for row in shown.buttons for button in row)


@on_sqlite
async def test_nothing_found_says_what_was_understood_and_what_would_be_found(town: Town) -> None:
    await town.start()
    await _corrected(town)
    person = town.person()

    nothing = await town.answer(person, "/buscar bloqueo Tacna hoy")
    await town.tap(person, nothing, "En todo el Perú")
    wider = await town.playground.wait_for(person.chat_id, lambda view: "1 hecho" in view.text)
    common = await town.ask(person, "/buscar el de la")
    usage = await town.ask(person, "/buscar")

    assert "nada en el registro" in nothing.text and "Tacna · 5 ene · con «bloqueo»" in nothing.text
    assert "no asegura" in nothing.text
    assert wider.text.startswith("«bloqueo 2023-01-05» · 1 hecho") and "Ilave" in wider.text
    assert "está en casi todo" in common
    assert "/buscar bloqueo Puno" in usage


async def _since_a_day(town: Town, person: Person) -> str:
    """What history says on the day after of a strike of which only its day is known."""
    midnight = (town.clock.now() - timedelta(days=1)).astimezone(LIMA).replace(hour=0, minute=0)
    strike = {"kind": Kind.STRIKE, "road": None, "km_from": None, "traffic_state": None}
    await publish(town.bot.store, midnight + timedelta(hours=9), region="08", started=midnight, **strike)
    return await town.ask(person, "/historia Cusco ayer")


@on_sqlite
async def test_history_tells_a_day_as_it_was_known_then(town: Town) -> None:
    await town.start()
    await _corrected(town)
    person = town.person()
    town.clock.forward(timedelta(days=1))
    store, now = town.bot.store, town.clock.now()
    lifted = facts(
        now, state=EventState.ENDED, ended=now - timedelta(hours=1), started=now - timedelta(hours=31)
    )
    draft = await store.drafts.open((await editor(store, now)).id, lifted, now=now, event=1, base_revision=2)
    await store.events.publish(draft, now=now, undo=timedelta(0))

    yesterday = await town.ask(person, "/historia Ilave ayer")
    today = await town.ask(person, "/historia Ilave")
    before = await town.ask(person, "/historia Ilave 2 de enero de 2023")
    year = await town.ask(person, "/historia Ilave 31 de diciembre de 2022")
    which = await town.answer(person, "/historia Santa Rosa ayer")

    dated = await _since_a_day(town, person)

    assert yesterday.startswith("Ilave · 5 ene\n1 bloqueo") and "km 1414" in yesterday
    assert "levantado" not in yesterday and "Empezó entonces" in yesterday
    assert "Venía de antes" in today and "levantado 13:20" in today
    assert "No hay hechos registrados" in before
    assert before.startswith("Ilave · 2 ene\n") and year.startswith("Ilave · 31 dic 2022\n")
    # Read on another day, "since today" would be the reader's own.
    assert "paro desde el 5 ene" in dated and "desde hoy" not in dated
    assert any((b.data or "").startswith("hi:20230105:20230105:") for row in which.buttons for b in row)


@on_sqlite
async def test_links_open_a_place_an_event_and_a_search(town: Town) -> None:
    await town.start()
    number = await _corrected(town)
    person = town.person(language="en")

    place = await town.ask(person, "/start st_21")
    event = await town.ask(person, f"/start ev_{number}")
    search = await town.answer(person, "/search blockade puno")
    link = next(b.url for row in search.buttons for b in row if b.url)
    payload = link.split("start%3D")[1].split("&")[0]
    again = await town.ask(person, f"/start {payload}")
    strange = [
        await town.ask(person, f"/start {wrong}")
        for wrong in ("ev_x", "ev_99999999999999999999", "se_%", "zz")
    ]

    assert place.startswith("Puno ·") and "km 1414" in event
    assert again == search.text
    assert all(answer for answer in strange)


@on_sqlite
async def test_a_sentence_that_names_a_place_is_answered_with_its_status(town: Town) -> None:
    await town.start()
    await _corrected(town)
    person = town.person()

    named = await town.ask(person, "¿Hay paso por Ilave?")
    unknown = await town.answer(person, "puente internacional")
    await town.tap(person, unknown, "Buscar")
    found = await town.playground.wait_for(person.chat_id, lambda view: "1 hecho" in view.text)

    assert named.startswith("Ilave ·")
    assert found.text.startswith("«puente internacional»")


@on_sqlite
async def test_old_and_made_up_buttons_are_told_kindly(town: Town) -> None:
    await town.start()
    person = town.person()
    shown = await town.answer(person, "/buscar bloqueo")

    for data in (
        "se:x:0",
        "se:20230105:99999",
        "hi:1:2:21",
        "hi:20230105:20230104:21",
        "ev:0",
        "ev:1:x",
        "lt:99",
    ):
        toast = await person.tap_raw(shown, data)
        assert "ya no sirve" in toast.text, data


@on_sqlite
async def test_the_bots_name_in_any_chat_offers_a_status_and_events_to_share(town: Town) -> None:
    await town.start()
    number = await _corrected(town)
    withdrawn = await publish(town.bot.store, town.clock.now(), state=EventState.RETRACTED)
    person, people = town.person(language="en"), town.playground.people
    person.start_quietly()

    named = await people.inline(person, "puno")
    country = await people.inline(person, "")
    by_number = await people.inline(person, f"#{number}")
    gone = await people.inline(person, f"{withdrawn.event}")
    words = await people.inline(person, "blockade yesterday")
    people.pick(person, named.offers[0])
    after = await town.ask(person, "/help")

    assert [offer.id for offer in named.offers] == ["st21", f"ev{number}"]
    assert [offer.title for offer in named.offers] == [
        "Status of Puno",
        "🔴 Blockade · Ilave, Puno · PE-3S km 1414",
    ]
    assert country.offers[0].id == "st" and country.offers[0].text.startswith("Peru ·")
    assert [offer.id for offer in by_number.offers] == [f"ev{number}"]
    assert gone.offers == () and words.offers == () and words.button == "inline"
    assert named.personal and named.cache_time <= 60
    assert all(len(offer.text) < 4096 and offer.markup for offer in named.offers)
    # What was picked in the bot's own chat is no question to it.
    assert len(town.texts(person)) == 1 and "Chaski" in after
