"""A count beside a list of points belongs to the country: none of its words is said of a point."""

from __future__ import annotations

import pytest

from handlers.desk.reader.figures.comparisons import back_then, compared
from tests.reports import asks, reading

_POINTS = {
    "es": (
        "Bloqueos en la Panamericana Sur km 262 (Barrio Chino) y 290 (Expansión Urbana), Ica. Fuente: PNP. ",
        "Bloqueos en Puno:\n- Ilave, PE-3S km 1410\n- Juli, PE-3S km 1450\nFuente: PNP. ",
    ),
    "en": (
        "Blockades on the Panamericana Sur km 262 (Barrio Chino) and 290 (Expansión Urbana), Ica. Source: PNP. ",
        "Blockades in Puno:\n- Ilave, PE-3S km 1410\n- Juli, PE-3S km 1450\nSource: PNP. ",
    ),
}


@pytest.mark.parametrize("form", (0, 1), ids=("in a sentence", "as a list"))
@pytest.mark.parametrize(
    ("language", "words", "qualifier", "earlier"),
    [
        (
            "en",
            "According to Sutran there are at least 37 blocked points in the country, up from 25 last night.",
            "at_least",
            25,
        ),
        ("en", "Sutran reports 37 closed points in the country, compared with 25 on Tuesday.", None, 25),
        ("en", "Sutran says 37 points are blocked nationwide, up from 25.", None, 25),
        ("en", "Sutran counts 37 roadblocks in the country, 25 a day earlier.", None, 25),
        (
            "en",
            "There are 37 blockades in the country, against 25 the night before, according to Sutran.",
            None,
            25,
        ),
        ("en", "Sutran reported 37 blocked points in the country on Tuesday.", None, None),
        ("es", "Según Sutran hay al menos 37 puntos bloqueados en el país, 25 anoche.", "at_least", 25),
        ("es", "Según Sutran hay 37 puntos bloqueados en el país, frente a 25 del martes.", None, 25),
        ("es", "Sutran registra 37 bloqueos en el país, 25 el día anterior.", None, 25),
    ],
)
def test_a_count_beside_points_leaves_them_their_own_start_and_source(
    form: int, language: str, words: str, qualifier: str | None, earlier: int | None
) -> None:
    found = reading(_POINTS[language][form] + words)

    told = [(t.region, t.counted, t.value, t.qualifier, t.earlier) for t in found.tallies]
    assert told == [("", "blocked_points", 37, qualifier, earlier)]
    assert [t.source.name for t in found.tallies if t.source] == ["Sutran"]
    assert [draft.facts.started for draft in found.drafts] == [None, None]
    assert [[s.name for s in draft.facts.sources] for draft in found.drafts] == [["PNP"], ["PNP"]]


def test_who_gives_the_count_is_the_source_of_the_points_where_nobody_else_is_named() -> None:
    found = reading("Sutran reporta 37 puntos bloqueados en el país. Bloqueo en Ilave, Puno, PE-3S km 1410.")

    assert [[s.name for s in draft.facts.sources] for draft in found.drafts] == [["Sutran"]]
    assert [(t.value, t.source.name if t.source else None) for t in found.tallies] == [(37, "Sutran")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Blockade in Juli, Puno, PE-3S km 1450, according to Radio Pachamama.", "Radio Pachamama"),
        ("Bloqueo en Juli, Puno, PE-3S km 1450, según Pachamama Radio.", "Pachamama Radio"),
        ("Bloqueo en Juli, Puno, PE-3S km 1450. Fuente: RPP Noticias", "RPP"),
        ("Bloqueo en Juli, Puno, PE-3S km 1450, informó Onda Azul.", "Onda Azul"),
        ("Blockade in Juli, Puno, PE-3S km 1450, the National Police said.", "PNP"),
    ],
)
def test_a_radio_is_named_as_the_text_names_it_and_an_office_or_agency_by_its_short_name(
    text: str, name: str
) -> None:
    draft, *rest = reading(text).drafts

    assert rest == [] and [source.name for source in draft.facts.sources] == [name]


@pytest.mark.parametrize(
    ("words", "organisers", "demand"),
    [
        (
            "Communities of El Collao close the bridge and demand that the president resign.",
            "Communities of El Collao",
            "the president resign",
        ),
        ("Communities of El Collao demand the release of the arrested.", "Communities of El Collao", None),
        (
            "Comunidades de El Collao cierran el puente y exigen que renuncie la presidenta.",
            "Comunidades de El Collao",
            "que renuncie la presidenta",
        ),
    ],
)
def test_who_closes_a_bridge_is_named_and_the_demand_leaves_out_that_they_demand(
    words: str, organisers: str, demand: str | None
) -> None:
    (draft,) = reading(f"Bloqueo en Ilave, Puno, PE-3S km 1410. {words} Fuente: PNP").drafts

    assert draft.facts.organisers == organisers
    assert demand is None or draft.facts.demand == demand


def test_a_road_named_by_a_town_of_several_departments_is_asked_about() -> None:
    (draft,) = reading("Bloqueo en la vía Santa Rosa - Santa Rosa. Fuente: PNP").drafts

    assert draft.facts.region is None and asks(draft, "region")


@pytest.mark.parametrize(
    ("flat", "more"),
    [
        ("respecto de ayer son cinco puntos menos", -5),
        ("frente al lunes hay 7 bloqueos mas", 7),
        ("respecto de ayer nada cambio", None),
    ],
)
def test_a_sentence_may_say_but_by_how_many_there_are_more_than_before(flat: str, more: int | None) -> None:
    assert compared(flat) == more


@pytest.mark.parametrize(
    ("flat", "then"),
    [
        ("la manana del domingo habia 46 puntos bloqueados", [("blocked_points", 46)]),
        ("en la vispera eran 19 puntos", [("blocked_points", 19)]),
        ("la vispera figuraban 19", [(None, 19)]),
        ("el jueves se contaban 40 bloqueos y 12 vias", [("blocked_points", 40), ("roads_affected", 12)]),
        ("on monday there were 71", [(None, 71)]),
        ("there were 71 the day before", [(None, 71)]),
        ("el domingo habia 46 manifestantes", []),
        ("hoy son 46 puntos, mas que ayer", []),
    ],
)
def test_a_sentence_may_say_how_many_there_were_on_a_day_before(
    flat: str, then: list[tuple[str | None, int]]
) -> None:
    assert back_then(flat) == then


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "Sutran: los puntos bloqueados subieron a 45 en siete regiones. Ayer eran 38.",
            [("blocked_points", 45, 38), ("regions_affected", 7, None)],
        ),
        (
            "Sutran registra 52 puntos interrumpidos en el país, uno menos que el lunes.",
            [("blocked_points", 52, 53)],
        ),
        (
            "Sutran counts 41 blocked points nationwide, two fewer than yesterday.",
            [("blocked_points", 41, 43)],
        ),
        (
            "Las carreteras afectadas por los bloqueos suman 14, según Sutran. La víspera fueron 17.",
            [("roads_affected", 14, 17)],
        ),
        (
            "Sutran: 33 bloqueos y 9 vías afectadas en el país. El jueves se contaban 40 bloqueos y 12 vías.",
            [("blocked_points", 33, 40), ("roads_affected", 9, 12)],
        ),
        (
            "Roads affected by the protests total 11, Sutran said; on Monday there were 15.",
            [("roads_affected", 11, 15)],
        ),
        (
            "Sutran: puntos con tránsito interrumpido\nPuno 31\nCusco 12",
            [("blocked_points", 31, None), ("blocked_points", 12, None)],
        ),
        (
            "Los 20 puntos del país que habían sido bloqueados se liberaron hoy, según Sutran.",
            [],
        ),
    ],
)
def test_a_count_is_read_wherever_its_number_stands_and_compared_with_the_time_before(
    text: str, counted: list[tuple[str, int, int | None]]
) -> None:
    found = reading(text)

    assert sorted((t.counted, t.value) for t in found.tallies) == sorted(c[:2] for c in counted)
    assert {(t.counted, t.value): t.earlier for t in found.tallies} == {c[:2]: c[2] for c in counted}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("La Defensoría elevó a 66 la cifra de fallecidos en las protestas.", 66),
        ("Una muerte más elevó a 49 el total de víctimas mortales, según la Defensoría.", 49),
        ("The death toll rose to 12, the ombudsman said.", 12),
    ],
)
def test_a_toll_is_a_count_of_the_dead(text: str, dead: int) -> None:
    assert [(t.counted, t.value) for t in reading(text).tallies] == [("dead", dead)]


def test_the_first_of_a_divided_count_is_that_of_all() -> None:
    found = reading("Según la Sutran había cuatro tramos bloqueados, tres en Piura y uno en la vía a Cañete.")

    assert [(t.region, t.value) for t in found.tallies] == [("", 4)]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Comuneros bloquean la vía en Ilave, Puno, según informó Canal N.", ["Canal N"]),
        ("Enfermeras del Ministerio de Salud (Minsa) bloquean la vía en Ilave, Puno.", []),
        ("Según el reporte policial, comuneros bloquean la vía en Ilave, Puno.", ["PNP"]),
        (
            "Comuneros bloquean la vía en Ilave, Puno, informó ayer el jefe de la oficina de la Defensoría.",
            None,
        ),
        (
            "Comuneros bloquean la vía en Ilave, Puno. Lo confirmó el capitán Policía Nacional Luis Rojas.",
            ["PNP"],
        ),
    ],
)
def test_who_says_so_is_told_by_their_report_or_head_and_not_by_a_short_name(
    text: str, sources: list[str] | None
) -> None:
    (draft,) = reading(text).drafts

    assert [s.name for s in draft.facts.sources] == (
        ["Defensoría del Pueblo"] if sources is None else sources
    )


def test_of_national_roads_a_department_has_its_own_count() -> None:
    found = reading(
        "Según el mapa de la Sutran son 31 puntos interrumpidos que afectan a 10 vías nacionales en Puno."
    )

    assert [(t.region, t.counted, t.value) for t in found.tallies] == [
        ("21", "blocked_points", 31),
        ("21", "roads_affected", 10),
    ]
    assert {t.source.name for t in found.tallies if t.source} == {"Sutran"}
