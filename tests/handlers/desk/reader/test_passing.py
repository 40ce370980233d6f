"""Whether one gets through, in the few words of drivers and residents: nobody is told that the wrong place is free."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.desk.reader import Intent, ReadDraft
from handlers.desk.reader.text.marks import unmarked
from storage.model import Kind, TrafficState
from tests.reports import asks, drafts, only, reading

#: What is said of a place where nobody gets through, and of one where people do.
SHUT = (
    *(
        "no hay pase en {}",
        "en {} no hay pase",
        "{} cerrado",
        "{} bloqueado",
        "en {} no pasan",
        "{} sigue cerrado",
    ),
    *(
        "siguen bloqueando en {}",
        "en {} sigue el bloqueo",
        "no dejan pasar en {}",
        "la vía en {} está bloqueada",
    ),
    *(
        "en {} está trancado",
        "{} no pasa nadie",
        "no se puede pasar por {}",
        "hay bloqueo en {}",
        "bloqueo en {}",
    ),
    *("en {} continúa bloqueada la carretera", "siguen parados los carros en {}", "{}: bloqueado"),
)
FREE = (
    *("en {} ya pasan los carros", "{} libre", "{} ya abrieron", "en {} ya abrieron", "ya abrieron en {}"),
    *(
        "la de {} está libre",
        "en {} ya dejan pasar",
        "se levantó el bloqueo en {}",
        "en {} ya hay pase",
        "{} normal",
    ),
    *(
        "en {} el tránsito es normal",
        "ya hay paso en {}",
        "en {} levantaron el bloqueo",
        "la vía en {} está libre",
    ),
    *("por {} ya se puede pasar", "{}: libre", "en {} ya está despejado", "{} abierto"),
)
JOINTS = (", ", ". ", " y ", " pero ", "; ", ", mientras ", ", en cambio ", " / ", "\n", ", aunque ")
ENGLISH_SHUT = (
    "{} is closed",
    "{} closed",
    "no one gets through at {}",
    "the road at {} is blocked",
    "{} still shut",
)
ENGLISH_FREE = (
    "{} is open",
    "{} open",
    "traffic is moving again at {}",
    "the road at {} is clear",
    "{} passable",
)
ENGLISH_JOINTS = (", ", ". ", " but ", "; ", ", while ", " / ", "\n", ", and ")


@dataclass(frozen=True)
class Place:
    """A place as it is written and its region's code."""

    name: str
    code: str


#: Far apart, side by side, and the one in the province that bears the other's name.
PAIRS = (
    (Place("Ilave", "210501"), Place("Chala", "040307")),
    (Place("Ilave", "210501"), Place("Juli", "210401")),
    (Place("Ocoña", "040206"), Place("Camaná", "0402")),
)


def told(shut: str, free: str, joint: str, *, shut_first: bool) -> str:
    """Both in one message, in this order."""
    first, second = (shut, free) if shut_first else (free, shut)
    second = second[0].upper() + second[1:] if joint in (". ", "\n") else second
    return first[0].upper() + first[1:] + joint + second


def at(found: tuple[ReadDraft, ...], code: str) -> set[Intent]:
    """What the drafts say of a region."""
    return {draft.intent for draft in found if draft.facts.region == code}


@settings(max_examples=250, deadline=None, derandomize=True)
@given(
    st.sampled_from(SHUT),
    st.sampled_from(FREE),
    st.sampled_from(JOINTS),
    st.booleans(),
    st.sampled_from(PAIRS),
)
def test_of_two_places_the_shut_one_is_reported_and_the_free_one_lifted(
    shut: str, free: str, joint: str, shut_first: bool, pair: tuple[Place, Place]
) -> None:
    closed, opened = pair

    found = drafts(told(shut.format(closed.name), free.format(opened.name), joint, shut_first=shut_first))

    assert at(found, closed.code) == {Intent.REPORT}
    assert at(found, opened.code) == {Intent.LIFT}
    assert len(found) == 2


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.sampled_from(ENGLISH_SHUT),
    st.sampled_from(ENGLISH_FREE),
    st.sampled_from(ENGLISH_JOINTS),
    st.booleans(),
)
def test_in_english_as_well(shut: str, free: str, joint: str, shut_first: bool) -> None:
    found = drafts(told(shut.format("Ilave"), free.format("Juli"), joint, shut_first=shut_first))

    assert at(found, "210501") == {Intent.REPORT}
    assert at(found, "210401") == {Intent.LIFT}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Ilave cerrado",
            "ilave tomado",
            "en ilave no pasan",
            "no están dando pase en Ilave",
            "estamos varados en ilave",
        ),
        *(
            "Estamos parados en Ilave hace 3 horas",
            "cerraron ilave",
            "en Ilave aún no abren",
            "no se pasa por Ilave",
        ),
        *(
            "En Ilave dejaron pasar 10 minutos y cerraron",
            "Ilave closed",
            "stuck at Ilave",
            "no passage at Ilave",
        ),
    ],
)
def test_a_few_words_that_nobody_passes_are_a_blockade_whose_kind_is_asked(text: str) -> None:
    draft = only(text)

    assert (draft.intent, draft.facts.region) == (Intent.REPORT, "210501")
    assert asks(draft, "kind") or draft.facts.kind is Kind.BLOCKADE


@pytest.mark.parametrize(
    "text",
    [
        *("la de Ilave está libre", "están dando pase en ilave", "ya dieron pase en Ilave", "abrieron ilave"),
        *(
            "Acabo de pasar Ilave, normal",
            "Ilave tranquilo",
            "Ilave ya no está cerrado",
            "la vía no está bloqueada en Ilave",
            "the road at Ilave is not blocked",
            "en Ilave ya levantaron",
            "they opened Ilave",
            "Ilave ok",
        ),
    ],
)
def test_a_few_words_that_people_pass_lift_what_is_open_there(text: str) -> None:
    draft = only(text)

    assert (draft.intent, draft.facts.region) == (Intent.LIFT, "210501")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Ilave cerrado?",
            "alguien sabe si en ilave ya abrieron",
            "Colegios cerrados en Puno",
            "Mercado de Ilave cerrado",
        ),
        *(
            "Bancos abiertos en Juliaca",
            "Machu Picchu cerrado",
            "Puente Ilave cerrado por obras",
            "ojalá abran Ilave",
        ),
        *(
            "falso que hayan bloqueado Checacupe, yo acabo de pasar normal",
            "disculpen está bloqueado ticlio o se puede pasar?",
        ),
        *("Misa en Ilave normal", "Elecciones en Ilave normal", "Vuelos en Juliaca normal"),
        *("Cusco airport remains open", "Ya se abrieron las inscripciones en Ilave", "Ilave libre mañana"),
        *("aeropuerto de juliaca cerrado", "Ticlio cerrado por nieve", "ya llegué a Puno, todo normal"),
    ],
)
def test_a_question_a_shop_and_the_weather_open_and_lift_nothing(text: str) -> None:
    assert drafts(text) == ()


@pytest.mark.parametrize(
    ("text", "shut", "free"),
    [
        ("ilave juli y pomata cerrado, desaguadero libre", {"210501", "210401", "210406"}, {"210402"}),
        ("Pomata libre, Ilave y Juli cerrados", {"210501", "210401"}, {"210406"}),
        ("Chala bloqueado / Yauca bloqueado / Ocoña libre", {"040307", "040313"}, {"040206"}),
        ("Nasca tranquilo, Ocoña cerrado, Camaná sin pase", {"040206", "0402"}, {"1103"}),
        ("ILAVE CERRADO JULI CERRADO", {"210501", "210401"}, set()),
        ("Ilave cerrado Juli abierto", {"210501"}, {"210401"}),
        ("en ilave no pasan y en juli tampoco", {"210501", "210401"}, set()),
        ("Ilave sin pase, Juli con pase", {"210501"}, {"210401"}),
        ("En Ilave solo dejan pasar ambulancias, en Juli pase libre", {"210501"}, {"210401"}),
        ("En Juli no hay bloqueo, solo en Ilave", {"210501"}, {"210401"}),
        ("Ilave no está bloqueado, Juli cerrado", {"210401"}, {"210501"}),
        ("🔴 Ilave 🟢 Juli", {"210501"}, {"210401"}),
        ("Ilave ❌\nJuli ✅", {"210501"}, {"210401"}),
    ],
)
def test_each_place_of_a_row_is_told_how_it_is(text: str, shut: set[str], free: set[str]) -> None:
    found = drafts(text)

    assert {d.facts.region for d in found if d.intent is Intent.REPORT} == shut
    assert {d.facts.region for d in found if d.intent is Intent.LIFT} == free


@pytest.mark.parametrize("text", ["Ilave abierto por horas", "dejan pasar en Ilave hasta las 6"])
def test_a_place_that_is_free_for_hours_stays_shut_for_the_rest(text: str) -> None:
    draft = only(text)

    assert (draft.intent, draft.facts.region) == (Intent.REPORT, "210501")
    assert draft.facts.traffic_state is TrafficState.RESTRICTED


@pytest.mark.parametrize(
    "text",
    [
        "La Panamericana no está bloqueada en Ocoña, pero en Chala sí",
        "no está bloqueada del todo la vía en Ilave",
        "No está cerrada la negociación en Puno",
    ],
)
def test_what_is_not_wholly_or_not_everywhere_free_lifts_nothing(text: str) -> None:
    assert Intent.LIFT not in {draft.intent for draft in drafts(text)}


def test_a_march_elsewhere_is_not_where_the_road_is_free() -> None:
    found = drafts("Ilave está normal pero hay marcha en Puno")

    assert [(d.intent, d.facts.kind, d.facts.region) for d in found] == [
        (Intent.LIFT, None, "210501"),
        (Intent.REPORT, Kind.MARCH, "210101"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("🔴 Ilave 🟢 Juli", "Ilave: bloqueado\nJuli: libre"),
        ("Vías 5/1:\n🔴 Puente Ilave\n🟡 Pomata\n🟢 Juli", None),
        ("Vías: 🔴 Ilave 🟢 Juli", "Vías:\nIlave: bloqueado\nJuli: libre"),
        ("✅ Marcha en Puno ❌ Paro en Juliaca", "Marcha en Puno\nParo en Juliaca"),
        (
            "❌ No hay paro en Juliaca ✅ Hay marcha en Puno",
            "No hay paro en Juliaca\nHay marcha en Puno",
        ),
        ("❌ No hay bloqueo en Ilave ✅ Juli", "No hay bloqueo en Ilave\nJuli: libre"),
        ("✅ Marcha en Puno\n✅ Paro en Juliaca", None),
        ("🔴 Interrumpido: Ilave, Juli\n🟢 Normal: Puno", None),
        ("🔴 URGENTE: bloquean la vía en Ilave", None),
    ],
)
def test_marks_are_words_only_on_a_board_of_names_and_two_colours(text: str, said: str | None) -> None:
    if said is None and text.startswith("Vías"):
        said = "Vías 5/1:\nPuente Ilave: bloqueado\nPomata: pase restringido\nJuli: libre"

    assert unmarked(text) == (said or text)
    assert reading(text).drafts or "Marcha" not in text


def test_of_two_kilometres_the_shut_one_is_reported() -> None:
    shut, free = drafts("Panamericana Sur: km 620 bloqueado, km 640 libre")

    assert (shut.intent, shut.facts.km_from) == (Intent.REPORT, 620.0)
    assert (free.intent, free.facts.km_from) == (Intent.LIFT, 640.0)


OPENED = ("abrieron la vía", "dejaron pasar un rato", "abrieron a las 3", "liberaron la carretera")
SHUT_NOW = ("volvieron a cerrar", "no dejan pasar", "está bloqueado", "sigue cerrado", "cerraron otra vez")
CLOSED = ("cerraron la vía", "bloquearon la carretera", "estaba bloqueado", "bloquearon en la mañana")
FREE_NOW = ("ya abrieron", "ya hay pase", "está libre", "ya está despejado")
THEN = (
    " y luego ",
    ", ahora ",
    ", pero ",
    " pero ahora ",
    ". Después ",
    ". Ahora ",
    ", más tarde ",
    " y a las 5 ",
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.sampled_from(OPENED),
    st.sampled_from(THEN),
    st.sampled_from(SHUT_NOW),
    st.sampled_from(("En Ilave", "ilave")),
)
def test_a_place_that_was_opened_and_is_shut_by_now_is_not_lifted(
    first: str, then: str, now: str, place: str
) -> None:
    found = drafts(f"{place} {first}{then}{now}")

    assert all(draft.intent is Intent.REPORT or asks(draft, "state") for draft in found)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.sampled_from(CLOSED),
    st.sampled_from(THEN),
    st.sampled_from(FREE_NOW),
    st.sampled_from(("En Ilave", "ilave")),
)
def test_a_place_that_was_shut_and_is_free_by_now_is_not_reported_as_shut(
    first: str, then: str, now: str, place: str
) -> None:
    (draft,) = drafts(f"{place} {first}{then}{now}")

    assert draft.intent is Intent.LIFT or asks(draft, "state")


def test_the_stones_on_a_road_name_no_town() -> None:
    found = drafts("En Ocoña no hay pase. En quishuarani siguen con piedras")

    assert not any((draft.facts.region or "").startswith("17") for draft in found)


@pytest.mark.parametrize("lies", ["piedras", "palos", "llantas", "troncos"])
@pytest.mark.parametrize("text", ["En Ilave siguen con {}", "En el puente de Ilave hay {}"])
def test_what_lies_on_a_road_is_an_event_in_few_words(text: str, lies: str) -> None:
    (draft,) = drafts(text.format(lies))

    assert draft.facts.region == "210501"
