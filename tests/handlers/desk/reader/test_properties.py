"""What holds for any text: the reader never raises, and neither a kilometre nor a region comes out of nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.desk.reader import Intent
from handlers.desk.reader.where.places import index
from storage.model import Kind
from storage.naming import fold
from tests.conftest import Clock
from tests.reports import asks, places, reading

NOW = Clock().now()


WORDS = st.sampled_from(
    [
        *(
            "Bloqueo",
            "bloquean",
            "marcha",
            "paro",
            "liberan la vía",
            "huaico",
            "enfrentamiento",
            "plantón",
            "blocked",
        ),
        *(
            "en",
            "de",
            "y",
            ",",
            ".",
            ":",
            "(",
            ")",
            "-",
            "\n",
            "\n\n",
            "desde las 6",
            "mañana",
            "el lunes 9",
            "ayer",
        ),
        *(
            "Puno",
            "Ilave",
            "Santa Rosa",
            "Cusco",
            "Ica",
            "La Libertad",
            "Plaza San Martín",
            "Lima",
            "Arequipa",
            "Llave",
        ),
        *(
            "PE-3S",
            "Panamericana Sur",
            "Carretera Central",
            "Interoceánica Sur",
            "PE-1N",
            "carretera Juliaca - Puno",
        ),
        *("km 262", "km 1410+500", "km 48", "km 1 al 30", "kilómetros 263, 290 y 299", "km 9999", "km 1.410"),
        *(
            "300 personas",
            "5 heridos",
            "2 muertos",
            "37 puntos",
            "según la Sutran",
            "exigen la renuncia",
            "5/1/2023",
        ),
    ]
)
REPORTS = st.lists(WORDS, max_size=25).map(" ".join)


@settings(deadline=None)
@given(st.text(max_size=600))
def test_no_text_breaks_the_reader(text: str) -> None:
    reading(text)


@settings(max_examples=300, deadline=None)
@given(REPORTS)
def test_no_report_of_such_words_breaks_the_reader(text: str) -> None:
    found = reading(text)

    assert all(isinstance(d.facts.kind, Kind | None) for d in found.drafts)


@settings(max_examples=300, deadline=None)
@given(REPORTS)
def test_no_kilometre_lies_outside_of_its_roads_known_posts_without_a_doubt(text: str) -> None:
    _, roads = places()

    for draft in reading(text).drafts:
        facts = draft.facts
        known = roads.coded(facts.road) if facts.road else ()
        if facts.km_from is None or not known or asks(draft, "km_from"):
            continue
        ends = [end for end in (facts.km_from, facts.km_to) if end is not None]
        assert any(all(road.position(end) for end in ends) for road in known), (text, facts)


@settings(max_examples=300, deadline=None)
@given(REPORTS)
def test_no_region_comes_from_what_the_text_does_not_say(text: str) -> None:
    regions, roads = places()
    words = f" {fold(text)} "
    known = index(regions, roads)
    named = {code for name in known.names() if f" {name} " in words for code in known.codes(name)}
    named |= {"150101"} if "plaza san martin" in words else set()
    on_roads = {p.district for road in roads for p in road.posts}

    for draft in reading(text).drafts:
        region = draft.facts.region
        if not region:
            continue
        implied = draft.facts.road is not None and any(d.startswith(region) for d in on_roads)
        assert implied or any(code.startswith(region) or region.startswith(code) for code in named), (
            text,
            region,
        )


@settings(deadline=None)
@given(REPORTS)
def test_a_clearing_never_opens_a_blockade(text: str) -> None:
    lifts = [d for d in reading(text).drafts if d.intent is Intent.LIFT]

    assert all(d.facts.kind is not Kind.BLOCKADE for d in lifts)


@settings(deadline=None)
@given(REPORTS)
def test_what_a_blocking_doubt_asks_about_is_left_open(text: str) -> None:
    for draft in reading(text).drafts:
        for doubt in draft.doubts:
            if doubt.blocks and doubt.field not in ("region", "intent"):
                assert getattr(draft.facts, doubt.field) is None, (text, doubt)


@pytest.mark.parametrize(
    "piece", ["en Puno, ", "uno dos ", "km 1, ", "Puno - Cusco - ", "bloqueo en Ilave. ", "el "]
)
def test_a_text_that_says_one_thing_over_and_over_gives_few_drafts(piece: str) -> None:
    found = reading(piece * 2000)

    assert len(found.drafts) <= 60
