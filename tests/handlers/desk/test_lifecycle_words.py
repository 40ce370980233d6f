"""The words beside a command of the desk: which event, which source, when, and what a correction changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.desk.amending import amended
from handlers.desk.pointing import Words, numbered
from handlers.desk.reading import Unreadable
from handlers.desk.wanting import Act, Wanted, wanted
from storage.model import EventFacts, Kind, Precision, Source
from storage.regions import Gazetteer
from storage.roads import Roads
from storage.stages import merged
from tests.factories import facts

LIMA = ZoneInfo("America/Lima")
NOW = datetime(2023, 1, 5, 19, 20, tzinfo=UTC)
PNP = Source("PNP", None, NOW)
SAID = NOW - timedelta(minutes=15)
_REGIONS, _ROADS = Gazetteer.load(), Roads.load()


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("", Words(None, "")),
        ("142", Words(142, "")),
        ("#142, PNP", Words(142, "PNP", True)),
        ("n.º 142 un carril", Words(142, "un carril", True)),
        ("hecho 142 PNP", Words(142, "PNP", True)),
        ("event 142", Words(142, "", True)),
        ("142: fue en Juli", Words(142, "fue en Juli")),
        ("PNP", Words(None, "PNP")),
        ("17:05 PNP", Words(None, "17:05 PNP")),
        ("1083+600", Words(None, "1083+600")),
        ("142km", Words(None, "142km")),
        ("9" * 16, Words(None, "9" * 16)),
    ],
)
def test_an_events_number_stands_first_and_no_time_or_kilometre_is_taken_for_one(
    words: str, read: Words
) -> None:
    assert numbered(words) == read


@pytest.mark.parametrize(
    ("act", "words", "read"),
    [
        (Act.CONFIRM, "", Wanted(Act.CONFIRM)),
        (Act.CONFIRM, "según la PNP", Wanted(Act.CONFIRM, PNP)),
        (Act.LIFT, ", PNP", Wanted(Act.LIFT, PNP)),
        (Act.LIFT, "PNP, 14:05", Wanted(Act.LIFT, PNP, None, NOW - timedelta(minutes=15))),
        (Act.LIFT, "14:05 PNP", Wanted(Act.LIFT, PNP, None, NOW - timedelta(minutes=15))),
        (Act.LIFT, "PNP 14:05", Wanted(Act.LIFT, PNP, None, NOW - timedelta(minutes=15))),
        *(
            (Act.LIFT, words, Wanted(Act.LIFT, PNP, None, NOW - timedelta(minutes=80)))
            for words in (
                *("según la PNP a la 1 pm", "PNP 1 pm", "1 de la tarde, PNP", "1 pm según la PNP"),
                *("according to PNP at 1 pm", "PNP hoy a las 13:00", "at 1 pm according to PNP"),
            )
        ),
        (
            Act.LIFT,
            "PNP ayer a las 5 de la tarde",
            Wanted(Act.LIFT, PNP, None, NOW - timedelta(hours=21, minutes=20)),
        ),
        *(
            (Act.LIFT, words, Wanted(Act.LIFT, PNP, None, NOW - timedelta(hours=14, minutes=20)))
            for words in (
                "PNP, 12 de la noche",
                "a medianoche según la PNP",
                "midnight, PNP",
                "PNP anoche a las 12",
            )
        ),
        *(
            (Act.LIFT, words, Wanted(Act.LIFT, PNP, None, NOW - timedelta(minutes=140)))
            for words in ("PNP 12 m.", "mediodía, PNP", "PNP at noon", "12 del día, PNP")
        ),
        (Act.LIFT, "Radio 91.5", Wanted(Act.LIFT, Source("Radio 91.5", None, NOW))),
        (Act.LIFT, "Canal 7", Wanted(Act.LIFT, Source("Canal 7", None, NOW))),
        (Act.LIFT, "hace 2 horas", Wanted(Act.LIFT, None, None, NOW - timedelta(hours=2))),
        (Act.RESTRICT, "un carril", Wanted(Act.RESTRICT, None, "un carril")),
        (Act.RESTRICT, "un carril, según la PNP", Wanted(Act.RESTRICT, PNP, "un carril")),
        (Act.RESTRICT, "one lane; PNP", Wanted(Act.RESTRICT, PNP, "one lane")),
        (Act.RESTRICT, "autos, no camiones", Wanted(Act.RESTRICT, None, "autos, no camiones")),
        (Act.RESTRICT, "according to PNP", Wanted(Act.RESTRICT, PNP)),
        *(
            (Act.RESTRICT, words, Wanted(Act.RESTRICT, None, words))
            for words in (
                "hay pase",
                "no pasan camiones",
                "pasa uno por vez",
                "abierto un carril",
                "vía libre para motos",
            )
        ),
        (Act.RESTRICT, "sí, según PNP", Wanted(Act.RESTRICT, PNP)),
        (
            Act.RESTRICT,
            "pasan motos hasta las 18:00",
            Wanted(Act.RESTRICT, None, "pasan motos hasta las 18:00"),
        ),
        *(
            (act, words, Wanted(act, Source("PNP", None, SAID), passage, SAID))
            for act, words, passage in (
                (Act.CONFIRM, "PNP, 14:05", None),
                (Act.CONFIRM, "según la PNP a las 14:05", None),
                (Act.RESTRICT, "un carril, según PNP, 14:05", "un carril"),
                (Act.RESTRICT, "un carril; PNP 14:05", "un carril"),
                (Act.RESTRICT, "one lane, according to PNP at 14:05", "one lane"),
            )
        ),
    ],
)
def test_the_words_after_the_number_say_who_when_and_how(act: Act, words: str, read: Wanted) -> None:
    assert wanted(act, words, NOW, LIMA) == read


@pytest.mark.parametrize(
    ("act", "words", "problem"),
    [
        *((act, "PNP, 23:59", "life-not-yet") for act in (Act.LIFT, Act.CONFIRM)),
        *(
            (act, words, "life-hour-of-whom")
            for act, words in ((Act.CONFIRM, "14:05"), (Act.RESTRICT, "un carril, 14:05"))
        ),
        (Act.LIFT, "esta noche a las 12, PNP", "life-not-yet"),
        (Act.LIFT, "PNP, ayer a medianoche", "desk-midnight-open"),
        (Act.LIFT, "midnight yesterday, PNP", "desk-midnight-open"),
        (Act.CONFIRM, "PNP; RPP", "life-one-source"),
        *((act, "143, 144", "life-one-event") for act in (Act.CONFIRM, Act.LIFT, Act.RESTRICT)),
        *((Act.CONFIRM, words, "life-one-event") for words in ("#143 y #144", "143 and 144", "7")),
        (Act.CONFIRM, "x" * 200, "desk-bad-source"),
        (Act.RESTRICT, "x" * 301, "life-passage-long"),
        *(
            (Act.RESTRICT, words, "life-says-free")
            for words in ("vía libre", "YA SE LEVANTO", "it is free, as per PNP")
        ),
        *((Act.RESTRICT, words, "life-says-shut") for words in ("no", "sigue cerrado", "ya no pasa nadie")),
        *((Act.RESTRICT, words, "desk-want-text") for words in ("🚗🚗", "…", "🚗, según la PNP")),
    ],
)
def test_words_that_cannot_be_meant_are_refused_by_name(act: Act, words: str, problem: str) -> None:
    with pytest.raises(Unreadable, match=problem):
        wanted(act, words, NOW, LIMA)


@given(st.sampled_from(Act), st.text(max_size=60))
def test_any_words_are_read_or_refused(act: Act, words: str) -> None:
    try:
        wanted(act, words, NOW, LIMA)
    except Unreadable as problem:
        assert str(problem)


_ILAVE = facts(NOW, summary_es="Bloqueo en el km 1410. Hay 1410 personas.", summary_en="Blocked at km 1410.")


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        *((text, {"km_from": 1414.0}) for text in ("km 1414", "1414", "No es el km 1410, es el 1414")),
        *((text, {"km_from": 1414.0}) for text in ("Es en el km 1414, no 1410", "at km 1414, not 1410")),
        ("in Puno, km 1414", {"km_from": 1414.0}),
        ("El bloqueo es en el km 1414", {"km_from": 1414.0}),
        # Juli lies 34 km further.
        *((text, {"region": "210401", "km_from": None}) for text in ("Juli", "fue en Juli, no en Ilave")),
        ("No es en Ilave sino en Juli", {"region": "210401", "km_from": None}),
        ("fue en Juli, km 1444", {"region": "210401", "km_from": 1444.0}),
        *(
            (text, {"region": "15", "road": None, "km_from": None})
            for text in ("fue en Lima", "Lima, no Ilave")
        ),
        ("marcha, no bloqueo", {"kind": Kind.MARCH}),
        ("3 heridos", {"injured": 3}),
        ("según RPP", {"sources": (Source("RPP", None, None),)}),
        ("Plaza de Armas", {"place": "Plaza de Armas"}),
        *(
            (text, {})
            for text in ("", "hola", "gracias", "no", "Se levantó", "it was lifted", "km 1414 y 1415")
        ),
        *((text, {}) for text in ("Ilave", "Puno", "km 1410", "Santa Rosa")),
    ],
)
def test_a_correction_in_words_changes_what_it_names_and_nothing_else(
    text: str, changes: dict[str, Any]
) -> None:
    found = amended(_ILAVE, text, _REGIONS, _ROADS, NOW, LIMA)

    words = {"summary_es": found.summary_es, "summary_en": found.summary_en}
    assert found == _ILAVE.changed(**words, **changes)


def test_a_corrected_kilometre_is_corrected_in_the_summaries_too() -> None:
    found = amended(_ILAVE, "km 1414", _REGIONS, _ROADS, NOW, LIMA)

    assert found.summary_es == "Bloqueo en el km 1414. Hay 1410 personas."
    assert found.summary_en == "Blocked at km 1414."


@pytest.mark.parametrize(
    ("summary", "corrected"),
    [
        ("Bloqueo en Ilave, según RPP.", "Bloqueo en Juli, según RPP."),
        ("En ilave hay piedras. Blocked in ILAVE.", "En Juli hay piedras. Blocked in Juli."),
        *(
            (text, text)
            for text in (
                "Bloqueo en la vía Ilave - Juliaca.",
                "En Ilave – Desaguadero no hay pase.",
                "Marcha en Ilave Alto.",
                "Comuneros de Ilave cierran el puente.",
            )
        ),
    ],
)
def test_a_corrected_place_is_corrected_where_the_summaries_say_that_it_was_there(
    summary: str, corrected: str
) -> None:
    found = amended(facts(NOW, summary_es=summary), "fue en Juli", _REGIONS, _ROADS, NOW, LIMA)

    assert (found.region, found.summary_es) == ("210401", corrected)


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("fue en Ica, no en Puno", "Bloqueo en Ica: piedras en la vía. En Puno llueve."),
        ("fue en Juli", "Bloqueo en Juli, Puno: piedras en la vía. En Puno llueve."),
    ],
)
def test_what_contained_the_old_place_alone_goes_with_it(text: str, corrected: str) -> None:
    before = facts(NOW, summary_es="Bloqueo en Ilave, El Collao, Puno: piedras en la vía. En Puno llueve.")

    found = amended(before, text, _REGIONS, _ROADS, NOW, LIMA)

    assert found.summary_es == corrected


@pytest.mark.parametrize("old", [1410.0, 1410.5])
@pytest.mark.parametrize(
    ("summary", "corrected"),
    [
        ("Bloqueo en el km 1410.5 de la PE-3S.", "Bloqueo en el km 1414 de la PE-3S."),
        ("Bloqueo en el km 1410,5, cerca de Ilave.", "Bloqueo en el km 1414, cerca de Ilave."),
        ("PE-3S KM. 1410+500: piedras", "PE-3S KM. 1414: piedras"),
        ("PE-3S, progresiva 1410+500.", "PE-3S, progresiva 1414."),
        ("A la altura del kilómetro 1410.", "A la altura del kilómetro 1414."),
        ("Desde el km 1409 hay 1410.5 soles y 1410 personas.", None),
        ("Otro corte en el km 14105 y en el km 141.", None),
    ],
)
def test_every_spelling_of_the_old_kilometre_is_corrected(
    old: float, summary: str, corrected: str | None
) -> None:
    before = facts(NOW, km_from=old, summary_es=summary)

    found = amended(before, "km 1414", _REGIONS, _ROADS, NOW, LIMA)

    assert found.summary_es == (corrected or summary)


def test_a_corrected_kilometre_moves_the_position_with_it() -> None:
    before = facts(NOW, road="PE-1S", km_from=262.0, latitude=-14.0, longitude=-75.7, region="110101")

    found = amended(before, "km 299", _REGIONS, _ROADS, NOW, LIMA)

    assert found.latitude is not None and found.latitude < -14.0
    assert found.precision in (Precision.APPROXIMATE, Precision.EXACT)


@given(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
def test_an_edit_built_on_the_newest_keeps_what_somebody_else_changed(
    injured: int, dead: int, mine: int, theirs: int
) -> None:
    base = EventFacts(injured=injured, dead=dead)

    found = merged(base, base.changed(injured=mine), base.changed(dead=theirs))

    assert (found.injured, found.dead) == (mine, theirs)
