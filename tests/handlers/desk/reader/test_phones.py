"""Messages typed on phones: what is written short, a letter wrong, towns nearly spelt, passes by the hour."""

from __future__ import annotations

import pytest

from handlers.desk.reader.text.spelling import typed
from handlers.desk.reader.words.nearness import Near
from storage.model import Kind, TrafficState
from tests.reports import asks, drafts, only, reading


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("no hay pase xq los mineros no quieren", "no hay pase porque los mineros no quieren"),
        ("dicen q reclaman x el precio d la papa", "dicen que reclaman por el precio de la papa"),
        ("hay paro en pto maldonado y sta rosa", "hay paro en puerto maldonado y santa rosa"),
        ("tomaron la uni y la muni los alumnos", "tomaron la universidad y la municipalidad los alumnos"),
        ("estan bloqeando la carretra en lircay", "estan bloqueando la carretera en lircay"),
        ("los manifestnates y los polcias en la via", "los manifestantes y los polcias en la via"),
        ("el puente sta cerrado por la noche", "el puente sta cerrado por la noche"),
        ("mide 2 x 3 metros la zanja en la via", "mide 2 x 3 metros la zanja en la via"),
        ("las trabajadoras marchan por la plaza", "las trabajadoras marchan por la plaza"),
        ("en libertad los comuneros de la quebrada", "en libertad los comuneros de la quebrada"),
        ("Está bloqeando la vía q va a Lima", "Está bloqeando la vía que va a Lima"),
        ("Sayán: reclaman x el agua, miden 2 x 3 m", "Sayán: reclaman por el agua, miden 2 x 3 m"),
        ("They are bloqeando the road to the mine", "They are bloqeando the road to the mine"),
    ],
)
def test_what_is_typed_in_haste_is_read_as_it_is_meant_and_the_rest_as_it_stands(
    text: str, meant: str
) -> None:
    assert typed(text) == meant


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("sicuani", {"sicuani"}),
        ("sicuanni", {"sicuani"}),
        ("sicuni", {"sicuani"}),
        ("sicuini", {"sicuani"}),
        ("sicauni", {"sicuani"}),
        ("sicuuanni", set()),
        ("macari", {"macara", "macate"} & {"macara"}),
    ],
)
def test_one_letter_left_out_too_many_changed_or_out_of_place_is_near(word: str, found: set[str]) -> None:
    assert Near(["sicuani", "macara", "macate"]).to(word) == found


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("sicuanni carretera cortada con piedras por los campesinos", "080601"),
        ("en arekipa marcha de maestros ahorita por la calle mercaderes", "040101"),
        ("los transportistas hacen paro en tarapto no hay carros", "220901"),
    ],
)
def test_a_well_known_town_with_one_letter_wrong_is_it_with_a_question_beside(text: str, region: str) -> None:
    draft = only(text)

    assert draft.facts.region == region
    assert asks(draft, "region")
    assert not [d for d in draft.doubts if d.blocks]


@pytest.mark.parametrize(
    "text",
    [
        "bloquean la via en la comunidad de tarapto alto con piedras",
        "hay bloqueo en carabamba y en caravamba con piedras",
        "bloqueo en huayllas con piedras y palos",
    ],
)
def test_what_may_be_another_place_is_not_guessed(text: str) -> None:
    guessed = [d for d in reading(text).drafts if d.facts.region in ("220901", "2109", "0212", "021201")]

    assert not guessed


@pytest.mark.parametrize(
    "text",
    [
        "panamericana sur km 290 ica dan pase cada 3 horas por 20 minutos nomas",
        "en chala pase cada hora nomas en la panamericana por los mineros",
        "hay pase cada 2 hrs en la entrada a tingo maria por el paro",
    ],
)
def test_passes_by_the_hour_are_a_blockade_that_some_pass(text: str) -> None:
    draft = only(text)

    assert draft.facts.kind is Kind.BLOCKADE
    assert draft.facts.traffic_state is TrafficState.RESTRICTED


@pytest.mark.parametrize(
    "text",
    [
        "En Cerro de Pasco, las enfermeras iniciaron hoy un paro y permanecen en la puerta del nosocomio con pancartas.",
        "los medicos del hospital de jaen estan en huelga y con carteles en la puerta del hospital",
        "Trabajadores judiciales acatan una huelga en Tacna y muestran banderolas frente a la corte.",
    ],
)
def test_a_strikes_own_picket_is_the_strike(text: str) -> None:
    assert [draft.facts.kind for draft in reading(text).drafts] == [Kind.STRIKE]


def test_those_whom_a_taken_house_is_shut_to_do_not_leave_it_open_what_it_is() -> None:
    draft = only("los agricultores han tomado el gobierno regional en pto maldonado no dejan entrar a nadie")

    assert draft.facts.kind is Kind.OCCUPATION
    assert draft.facts.region == "170101"


def test_the_dead_of_a_clash_are_no_points_that_are_left() -> None:
    read = reading("Protesters clashed with police in Ayacucho on Thursday, leaving two dead.")

    assert [(d.facts.kind, d.facts.dead) for d in read.drafts] == [(Kind.CLASH, 2)]
    assert not read.tallies


def test_no_dan_pase_is_a_road_shut_by_those_who_are_named_before_it() -> None:
    draft = only("aca en mazamari los ronderos siguen en la marginal no dan pase desde ayer")

    assert (draft.facts.kind, draft.facts.region) == (Kind.BLOCKADE, "120604")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "amigos an serrado la pista en huaral, ai un monton de jente con palos",
            "amigos han cerrado la pista en huaral, hay un monton de gente con palos",
        ),
        ("estan vloquiando la carretera en ilave", "estan bloqueando la carretera en ilave"),
        (
            "los canpesinos estan serrando el puente en acora oy",
            "los campesinos estan cerrando el puente en acora hoy",
        ),
        (
            "en yunguyo lebantaron el bloqeo, ya se puede pasar",
            "en yunguyo levantaron el bloqueo, ya se puede pasar",
        ),
        ("keman yantas en el puente de ilave", "queman llantas en el puente de ilave"),
        (
            "bloquean la carretera longitudinal de la sierra en cajamarca",
            "bloquean la carretera longitudinal de la sierra en cajamarca",
        ),
    ],
)
def test_words_typed_as_they_sound_are_read_as_they_are_meant(text: str, meant: str) -> None:
    assert typed(text) == meant


@pytest.mark.parametrize(
    ("text", "region", "traffic"),
    [
        ("en sicuani volvieron a cerrar, ayer en la noche habian abierto un rato", "080601", "interrupted"),
        ("ya cerraron en ilave, no vengan", "210501", "interrupted"),
        (
            "en juli estan dejando pasar de a uno por un costado, los hermanos siguen en la via",
            "210401",
            "restricted",
        ),
        ("en juli dejan pasar por turnos nomas", "210401", "restricted"),
    ],
)
def test_a_driver_does_not_say_what_is_shut(text: str, region: str, traffic: str) -> None:
    draft = only(text)

    assert (draft.facts.region, draft.facts.traffic_state) == (region, traffic)
    assert draft.facts.kind in (Kind.BLOCKADE, None)


@pytest.mark.parametrize(
    "text",
    [
        "alguien sabe como esta la carretera en aguaytia?? sigue el paro o ya dejan pasar, mi hermano viene en bus",
        "las bolsas han cerrado en alza",
    ],
)
def test_who_but_asks_reports_nothing(text: str) -> None:
    assert drafts(text) == ()


def test_points_that_are_shut_are_told_one_by_one() -> None:
    found = drafts("Espinar amanece con dos puntos cerrados: el puente río Salado y la salida a Tintaya.")

    assert [draft.facts.kind for draft in found] == [Kind.BLOCKADE] * 2
