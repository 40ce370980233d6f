"""Search: the questions people ask, on the seed and on a long record, the same on both databases."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest

from bot.importing import read_and_validate
from handlers.query import understand
from storage.model import Event, EventFacts, EventState
from storage.regions import Gazetteer
from storage.search import LONGEST_LIFE, MOST, Place, Wanted
from storage.store import Store
from storage.words import happened, index_words, stem
from tests.archive import archive, write
from tests.conftest import LIMA, Clock
from tests.factories import facts, publish

SEED = Path(__file__).resolve().parents[2] / "storage" / "data" / "peru-2023-01.json"
PANAMERICANA = "ica-299 ica-290 ica-262"
QUESTIONS = {
    "bloqueo": f"puno-vias {PANAMERICANA}",
    "BLOQUEOS": f"puno-vias {PANAMERICANA}",
    "blockades": f"puno-vias {PANAMERICANA}",
    "bloqueo ica": PANAMERICANA,
    "Bloqueó Ica enero 2023": PANAMERICANA,
    "bloqueo puno": "puno-vias",
    "panamericana": PANAMERICANA,
    "panamericana 299": "ica-299",
    "el álamo": "ica-299",
    "el alamo ica": "ica-299",
    "km 290": "ica-290",
    "pe-1s": PANAMERICANA,
    "PE-1S km 262": "ica-262",
    "marcha": "cusco bambamarca arequipa-marcha lima-marcha lima-gases",
    "march": "cusco bambamarca arequipa-marcha lima-marcha lima-gases",
    "marchas ayer": "lima-marcha lima-gases",
    "marcha lima ayer": "lima-marcha lima-gases",
    "Plaza San Martín": "lima-gases lima-marcha",
    '"san martin"': "lima-gases lima-marcha",
    "gases lacrimógenos": "lima-gases",
    "CGTP": "lima-marcha",
    "paro puno": "puno-paro puno-vias",
    "pucallpa": "pucallpa-paro",
    "ucayali hoy": "pucallpa-paro",
    "bambamarca": "bambamarca",
    "cusco movilización": "cusco",
    "clash arequipa": "arequipa-choques",
    "retratos ayacucho": "ayacucho",
    "kawsachun news puno": "puno-vias puno-paro",
    "barric": "puno-vias ica-262",
    "libertad de castillo": "nacional",
    "tear gas lima": "lima-gases",
    "puno cusco": "cusco puno-vias puno-paro",
    "diciembre 2022": "",
    "san martin": "",
    "teargas": "",
}


async def _seeded(store: Store, gazetteer: Gazetteer, clock: Clock) -> None:
    seed = read_and_validate(SEED.read_bytes(), SEED.name, gazetteer, clock.now())
    await store.imports.write(seed.events, seed.tallies, now=clock.now())


async def test_the_seed_answers_what_people_ask(store: Store, gazetteer: Gazetteer, clock: Clock) -> None:
    await _seeded(store, gazetteer, clock)

    found = {}
    for text in QUESTIONS:
        wanted = understand(text, gazetteer, clock.now(), LIMA).wanted()
        events = await store.events.many((await store.search.find(wanted, page=6)).events)
        found[text] = " ".join((event.external_id or "").removeprefix("2023-01-05-") for event in events)

    assert found == QUESTIONS


async def test_the_national_strike_comes_first_for_who_asks_for_it(
    store: Store, gazetteer: Gazetteer, clock: Clock
) -> None:
    await _seeded(store, gazetteer, clock)

    hits = await store.search.find(Wanted(words=("paro", "nacional")))
    (first, *others) = await store.events.many(hits.events)

    assert first.external_id == "2023-01-05-nacional"
    assert len(others) == 13


@pytest.mark.parametrize(
    ("changes", "asked", "found"),
    [
        ({"dead": 18}, "muertos fallecidos muertes dead deaths killed", True),
        ({"summary_es": "Falleció un comunero."}, "muertos dead", True),
        ({"injured": 3}, "heridos lesionados injured wounded", True),
        ({"injured": 3}, "muertos deaths", False),
        ({"dead": 2, "state": EventState.RETRACTED}, "muertos", False),
        ({}, "muertos heridos", False),
    ],
)
def test_the_harm_done_is_found_under_all_its_names(
    changes: dict[str, object], asked: str, found: bool
) -> None:
    words = index_words(facts(Clock().now(), **changes), "Ilave")

    assert all((stem(word) in words) is found for word in asked.split())


def _by_hand(told: list[tuple[EventFacts, set[str]]], wanted: Wanted) -> list[int]:
    """The same by looking at every event: who says the words as kind, place or road comes first, then the newest."""
    ranked = []
    for number, (one, words) in enumerate(told, start=1):
        at = happened(one, one.started or Clock().now())
        stems = [stem(word) for word in wanted.words]
        inside = not wanted.places or any(
            (one.region or "").startswith(place.code)
            or (len(place.code) > 2 and place.words and {stem(w) for w in place.words} <= words)
            for place in wanted.places
        )
        begun = wanted.until is None or at < wanted.until
        lasted = wanted.since is None or (
            at >= wanted.since - LONGEST_LIFE
            and (at >= wanted.since or one.ended is None or one.ended >= wanted.since)
        )
        if inside and begun and lasted and set(stems) <= words:
            head = {f"!{word}" for word in stems} <= words
            ranked.append((not head, -at.timestamp(), -number))
    return [-number for _, _, number in sorted(ranked)]


async def test_a_long_record_gives_on_each_database_what_looking_at_every_event_gives(
    store: Store, gazetteer: Gazetteer, clock: Clock
) -> None:
    now, dice = clock.now(), random.Random(3)
    told = list(archive(600, gazetteer, now))
    await write(store._database, gazetteer, iter(told), now)
    known = [(one, index_words(one, gazetteer.path(one.region or ""))) for one in told]
    texts = [
        "bloqueo",
        "marcha puno",
        "comuneros renuncia",
        "wiphala",
        "sutran cusco 2022",
        "juliaca",
        "pe-3s",
    ]
    texts += [
        "paro la semana pasada",
        "diciembre 2022 puno cusco",
        "transportistas arequipa 2021",
        "2020 ica",
    ]
    asked = [understand(text, gazetteer, now, LIMA).wanted() for text in texts]
    for _ in range(20):
        words = dice.sample(
            ["bloqueo", "docentes", "troncos", "justicia", "andina", "policial"], dice.randrange(3)
        )
        since = now - timedelta(days=dice.randrange(1, 1000))
        places = tuple(Place(code) for code in dice.sample(["21", "0801", "04", "110101"], dice.randrange(3)))
        asked.append(Wanted(tuple(words), places, since, since + timedelta(days=dice.randrange(1, 90))))

    for wanted in asked:
        found = await store.search.find(wanted, page=0)
        expected = _by_hand(known, wanted)
        assert list(found.events) == expected[:MOST], wanted
        assert found.more is (len(expected) > MOST)


async def test_a_correction_is_found_by_its_new_words_only(store: Store, clock: Clock) -> None:
    first = await publish(store, clock.now(), place="Puente Amarillo")
    await store.imports.write([], now=clock.now())
    draft = await store.drafts.open(
        1, facts(clock.now(), place="Puente Blanco"), now=clock.now(), event=first.event, base_revision=1
    )
    await store.events.publish(draft, now=clock.now(), undo=timedelta(0))

    old, new = [await store.search.find(Wanted(words=(word,))) for word in ("amarillo", "blanco")]

    assert (old.events, new.events) == ((), (first.event,))


async def test_what_was_taken_back_is_found_by_its_place_but_not_by_its_text(
    store: Store, clock: Clock
) -> None:
    done = await publish(store, clock.now(), state=EventState.RETRACTED, summary_es="Nombra a una persona.")

    by_place = await store.search.find(Wanted(places=(Place("21"),)))
    by_text = await store.search.find(Wanted(words=("persona",)))

    assert (by_place.events, by_text.events) == ((done.event,), ())


async def test_around_a_place_stands_what_concerns_all_of_a_region_that_contains_it(
    store: Store, clock: Clock
) -> None:
    here, wide, country, beside = [
        (await publish(store, clock.now(), region=code)).event for code in ("211101", "21", "", "2101")
    ]

    found = await store.search.find(Wanted(places=(Place("211101", around=True),)))

    assert set(found.events) == {here, wide, country}
    assert beside not in found.events


async def test_versions_are_given_oldest_first_and_name_no_editor(store: Store, clock: Clock) -> None:
    first = await publish(store, clock.now())
    versions = (await store.events.revisions([first.event]))[first.event]

    (event,) = await store.events.many([first.event, 999])

    assert [version.number for version in versions] == [1]
    assert versions[0].facts == event.facts and isinstance(event, Event)
    assert not any("editor" in name for name in dir(versions[0]))


@pytest.mark.parametrize(
    "pair",
    [
        ("bloqueos", "bloqueo"),
        ("plantones", "planton"),
        ("marches", "march"),
        ("calles", "calle"),
        ("paros", "paro"),
    ],
)
def test_one_and_many_are_the_same_word(pair: tuple[str, str]) -> None:
    assert stem(pair[0]) == stem(pair[1])
