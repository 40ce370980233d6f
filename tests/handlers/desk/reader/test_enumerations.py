"""Events named one after another under one verb are each read as if they had that verb for themselves."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.desk.reader import Intent
from handlers.desk.reader.text.enumerations import enumerated
from handlers.desk.reader.text.letters import plain
from storage.model import EventState, Kind
from tests.reports import drafts

#: A verb or a label, and whether what follows has its article.
LEADS = (
    *((lead, False) for lead in ("", "Hay ", "Ayer hubo ", "Anoche se registraron ", "Mañana habrá ")),
    *((lead, False) for lead in ("Para mañana anuncian ", "Mañana: ", "Hoy: ", "Convocan a ", "Evalúan ")),
    *(
        (lead, False)
        for lead in ("Descartan ", "No hay ", "Temen ", "Por el paro hay ", "Ante la huelga, anuncian ")
    ),
    *((lead, True) for lead in ("Levantaron ", "Suspendieron ", "Continúan ", "La policía reprimió ")),
)
NOUNS = {
    "bloqueo": "el",
    "marcha": "la",
    "plantón": "el",
    "enfrentamientos": "los",
    "saqueos": "los",
    "vigilia": "la",
}
JOINTS = (" y ", ", ", "; ", ", y ", " así como ")
TAILS = (" continúan", " fueron suspendidos", " fueron levantados", " terminaron ayer", " empezarán mañana")
ENGLISH_LEADS = (
    *((lead, False) for lead in ("", "There was ", "Yesterday there were ", "Tomorrow: ", "They announced ")),
    *((lead, True) for lead in ("Protesters lifted ", "They called off ")),
)
ENGLISH_NOUNS = {"roadblock": "a", "march": "a", "strike": "a", "sit-in": "a", "clashes": "", "looting": ""}
ENGLISH_JOINTS = (" and ", ", ", "; ", " as well as ")
PLACES = (("Ilave", "Juli"), ("Juli", "Ilave"), ("Tacna", "Ocoña"))


@cache
def read(text: str) -> list[tuple[str, str, str, str]]:
    """Where each event is, its kind, what is offered and how it stands."""
    return sorted(
        (d.facts.region or "", str(d.facts.kind), str(d.intent), str(d.facts.state)) for d in drafts(text)
    )


@settings(max_examples=250, deadline=None, derandomize=True)
@given(
    st.sampled_from(LEADS),
    st.lists(st.sampled_from(sorted(NOUNS)), min_size=2, max_size=2, unique=True),
    st.sampled_from(JOINTS),
    st.sampled_from(PLACES),
    st.sampled_from(("", ", informó la Policía")),
)
def test_each_event_of_a_row_has_the_verb_before_it(
    lead: tuple[str, bool], nouns: list[str], joint: str, places: tuple[str, str], said: str
) -> None:
    words, the = lead
    one, other = (
        f"{NOUNS[noun]} {noun} en {place}" if the else f"{noun} en {place}"
        for noun, place in zip(nouns, places, strict=True)
    )

    assert read(f"{words}{one}{joint}{other}{said}.") == sorted(
        read(f"{words}{one}.") + read(f"{words}{other}.")
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(sorted(NOUNS)), min_size=2, max_size=2, unique=True),
    st.sampled_from(TAILS),
    st.sampled_from(PLACES[:2]),
)
def test_and_the_verb_behind_it(nouns: list[str], tail: str, places: tuple[str, str]) -> None:
    one, other = (f"{NOUNS[noun]} {noun} en {place}" for noun, place in zip(nouns, places, strict=True))

    assert read(f"{one} y {other}{tail}.") == sorted(read(f"{one}{tail}.") + read(f"{other}{tail}."))


@settings(max_examples=120, deadline=None, derandomize=True)
@given(
    st.sampled_from(ENGLISH_LEADS),
    st.lists(st.sampled_from(sorted(ENGLISH_NOUNS)), min_size=2, max_size=2, unique=True),
    st.sampled_from(ENGLISH_JOINTS),
    st.sampled_from(PLACES),
)
def test_in_english_as_well(
    lead: tuple[str, bool], nouns: list[str], joint: str, places: tuple[str, str]
) -> None:
    words, the = lead
    one, other = (
        f"{'the' if the else ENGLISH_NOUNS[noun]} {noun} in {place}".strip()
        for noun, place in zip(nouns, places, strict=True)
    )

    assert read(f"{words}{one}{joint}{other}.") == sorted(read(f"{words}{one}.") + read(f"{words}{other}."))


STATES = ("continúa", "sigue", "fue levantado", "fue suspendido", "terminó anoche")
BUTS = (" pero ", ", pero ", " y ", ", ", "; ", " mientras que ", ", mientras ", ", aunque ")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.sampled_from(("bloqueo", "paro", "plantón")),
    st.lists(st.sampled_from(STATES), min_size=2, max_size=2),
    st.sampled_from(BUTS),
    st.sampled_from(("el de ", "el {} en ", "el {} de ")),
    st.sampled_from(PLACES[:2]),
)
def test_how_one_stands_says_nothing_of_the_other(
    noun: str, states: list[str], joint: str, other: str, places: tuple[str, str]
) -> None:
    first = f"El {noun} en {places[0]} {states[0]}"
    second = f"{other.format(noun)}{places[1]} {states[1]}"

    assert read(f"{first}{joint}{second}.") == sorted(
        read(f"{first}.") + read(f"El {noun} en {places[1]} {states[1]}.")
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(sorted(NOUNS)), min_size=3, max_size=3, unique=True),
    st.sampled_from((", ", "; ")),
    st.sampled_from(("En {} {}", "{}: {}", "{} {}", "En {} hay {}")),
)
def test_a_row_of_places_with_what_there_is(nouns: list[str], joint: str, form: str) -> None:
    towns = ("Ilave", "Juli", "Pomata")
    row = joint.join(form.format(town, noun) for town, noun in zip(towns, nouns, strict=True))

    assert read(f"{row}.") == sorted(
        told for town, noun in zip(towns, nouns, strict=True) for told in read(f"Hay {noun} en {town}.")
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Levantaron el bloqueo en Ilave y el paro en Juli, informó la Policía.",
            {("210501", None, Intent.LIFT), ("210401", Kind.STRIKE, Intent.LIFT)},
        ),
        (
            "Levantaron el bloqueo en Ilave, y el paro en Juli continúa.",
            {("210501", None, Intent.LIFT), ("210401", Kind.STRIKE, Intent.REPORT)},
        ),
        (
            "The roadblock in Ilave and the strike in Juli were lifted.",
            {("210501", None, Intent.LIFT), ("210401", Kind.STRIKE, Intent.LIFT)},
        ),
        (
            "Bloqueos en Ilave y Pomata, y marcha en Juli.",
            {
                ("210501", Kind.BLOCKADE, Intent.REPORT),
                ("210406", Kind.BLOCKADE, Intent.REPORT),
                ("210401", Kind.MARCH, Intent.REPORT),
            },
        ),
    ],
)
def test_what_is_lifted_and_what_goes_on(text: str, told: set[tuple[str, Kind | None, Intent]]) -> None:
    assert {(d.facts.region, d.facts.kind, d.intent) for d in drafts(text)} == told


@pytest.mark.parametrize(
    "text",
    [
        "Unas 500 personas participaron en la marcha en Tacna y el plantón en Ilo.",
        "Se reportan tres heridos tras enfrentamientos en Ilave y saqueos en Juli.",
    ],
)
def test_people_counted_for_all_of_them_are_not_counted_twice(text: str) -> None:
    facts = [draft.facts for draft in drafts(text)]

    assert len(facts) == 2
    assert sum(bool(one.crowd or one.injured) for one in facts) <= 1


def test_a_label_is_of_every_event() -> None:
    parts = enumerated(
        text := "Cusco: protests in the Plaza de Armas and roadblocks near Urcos.", plain(text)
    )

    assert parts == ["Cusco: protests in the Plaza de Armas", "Cusco: roadblocks near Urcos."]


def test_an_announcement_is_of_every_event_it_names() -> None:
    found = drafts("Acordamos: paro indefinido desde el 9 de enero en Tacna, marcha el 12 de enero en Ilo.")

    assert [(d.facts.region, d.facts.kind, d.facts.state) for d in found] == [
        ("23", Kind.STRIKE, EventState.ANNOUNCED),
        ("180301", Kind.MARCH, EventState.ANNOUNCED),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hay marcha en Ilave. La marcha en Juli terminó.",
        "Hay plantón en Ilave. En Juli el plantón fue levantado.",
        "La vigilia en Ilave continúa, la de Juli terminó.",
    ],
)
def test_what_ended_in_another_town_ends_nothing_here(text: str) -> None:
    found = [(d.facts.region, d.intent, d.facts.state) for d in drafts(text)]

    assert found == [
        ("210501", Intent.REPORT, EventState.ACTIVE),
        ("210401", Intent.LIFT, EventState.ENDED),
    ]


def test_a_march_that_ended_in_the_next_town_is_one() -> None:
    (march,) = drafts("Hay marcha en Ilave. La marcha terminó en Juli.")

    assert march.facts.state is EventState.ENDED
