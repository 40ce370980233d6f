"""Counts as they are typed after /tally, beside those that a report tells of."""

from __future__ import annotations

import pytest

from handlers.desk.countwords import counted_lines, of_several, typed_counts
from handlers.desk.reader.model import ReadTally
from handlers.texts import Texts
from storage.model import Language, Source
from storage.regions import Gazetteer
from tests.conftest import LIMA, Clock
from tests.reports import reading

_REGIONS = Gazetteer.load()
_OMBUDSMAN = Source("Defensoría")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Defensoría: 12 heridos en Juliaca", [("211101", "injured", 12, None)]),
        ("Defensoría: al menos 1 200 heridos.", [("", "injured", 1200, "at_least")]),
        (
            "Defensoría: 12 heridos y 3 fallecidos en Puno",
            [("21", "injured", 12, None), ("21", "dead", 3, None)],
        ),
        (
            "Defensoría: about 12 injured, at least 3 dead in Juliaca",
            [("211101", "injured", 12, "about"), ("211101", "dead", 3, "at_least")],
        ),
        ("Defensoría: 1 punto bloqueado en Tacna", [("23", "blocked_points", 1, None)]),
        ("Defensoría: hasta 40 vías afectadas", [("", "roads_affected", 40, "up_to")]),
        ("Defensoría: 0 puntos bloqueados en Puno", [("21", "blocked_points", 0, None)]),
    ],
)
def test_a_typed_line_is_read_as_its_counts(
    text: str, counts: list[tuple[str, str, int, str | None]]
) -> None:
    assert typed_counts(text, _REGIONS) == tuple(ReadTally(*count, source=_OMBUDSMAN) for count in counts)


@pytest.mark.parametrize(
    "text",
    [
        *("hola", "72", "Sutran: 72", "Sutran: -5 puntos", "Sutran: 2,5 puntos", "PNP: 0 heridos"),
        *("PNP: 12 heridos y 4 heridos", "PNP: 12 policías", "Sutran: 9999999999 puntos", ""),
    ],
)
def test_what_is_no_count_is_not_taken_for_one(text: str) -> None:
    assert typed_counts(text, _REGIONS) == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        *(
            (text, [("Sutran: 72 puntos bloqueados", "13:00")])
            for text in (
                "Sutran (13:00): 72 puntos bloqueados",
                "Sutran, corte 1 pm: 72 puntos bloqueados",
                "Sutran a las 13 h: 72 puntos bloqueados",
                "Sutran: 72 puntos bloqueados (13:00)",
                "Sutran: 72 puntos bloqueados a las 13:00.",
                "Sutran (1 de la tarde): 72 puntos bloqueados",
            )
        ),
        ("Sutran, noon: 72 points", [("Sutran: 72 points", "12:00")]),
        # One that is still to come is no time of a count, and a number is no time.
        ("Sutran (18:00): 72 puntos", [("Sutran (18:00): 72 puntos", None)]),
        ("Sutran: 72 puntos en 5 regiones", [("Sutran: 72 puntos en 5 regiones", None)]),
        ("Sutran (12 m.): 72 puntos", [("Sutran: 72 puntos", "12:00")]),
        ("Sutran, midnight: 72 points", [("Sutran: 72 points", "00:00")]),
        ("Sutran informa:\n72 puntos (13:00)", [("Sutran informa:\n72 puntos (13:00)", None)]),
        (
            "Sutran (13:00): 72 puntos; Defensoría: 3 fallecidos",
            [("Sutran: 72 puntos", "13:00"), ("Defensoría: 3 fallecidos", None)],
        ),
    ],
)
def test_each_source_of_a_line_has_the_time_that_stands_beside_it(
    text: str, lines: list[tuple[str, str | None]]
) -> None:
    found = counted_lines(text, Clock().now(), LIMA)

    assert [(line, at and f"{at.astimezone(LIMA):%H:%M}") for line, at in found] == lines


@pytest.mark.parametrize("language", Language)
def test_what_the_desk_is_told_to_write_is_read(language: Language) -> None:
    how = Texts.load().plain(language, "tally-how")

    examples = [line.partition(" ")[2] for line in how.splitlines() if line.startswith("/")]

    assert len(examples) == 2
    assert all(reading(text).tallies or typed_counts(text, _REGIONS) for text in examples)


def test_nobody_is_named_who_is_not_and_an_unclear_place_is_said() -> None:
    (count,) = typed_counts("12 heridos en Juliaca", _REGIONS)

    assert count.source is None
    with pytest.raises(ValueError, match="Santa Rosa"):
        typed_counts("PNP: 3 heridos en Santa Rosa", _REGIONS)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Sutran: 72 puntos en Puno, Cusco y Arequipa", ("21", "08", "04")),
        ("Sutran: 72 blocked points in Puno and Cusco", ("21", "08")),
        ("Sutran: 72 puntos bloqueados en 5 regiones: Puno, Cusco, Arequipa, Ucayali y Tacna", ()),
        ("Sutran: 72 puntos bloqueados en Puno (30), Cusco (22) y Arequipa (20)", ()),
        ("Sutran: 72 puntos bloqueados en todo el Perú, entre ellos en Puno y Cusco", ()),
        ("Sutran: 72 puntos bloqueados en Puno", ()),
    ],
)
def test_one_count_of_several_places_is_the_countrys_only_where_it_says_so(
    text: str, codes: tuple[str, ...]
) -> None:
    counts = reading(text).tallies

    assert counts and of_several(counts, _REGIONS) == codes
