"""What the people of a sentence do besides is a draft of its own, and is asked about; what is but its ground is none."""

from __future__ import annotations

import pytest

from handlers.desk.reader import Intent
from storage.model import Kind
from tests.reports import asks, drafts


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Pescadores paralizaron sus labores y bloquean los ingresos a Sechura.",
            [Kind.BLOCKADE, Kind.STRIKE],
        ),
        (
            "Con un plantón frente a la municipalidad de Trujillo, 90 obreros iniciaron una huelga indefinida.",
            [Kind.SIT_IN, Kind.STRIKE],
        ),
        (
            "En Huancayo el transporte público ha sido paralizado y se reporta el bloqueo de la Carretera Central.",
            [Kind.BLOCKADE, Kind.STRIKE],
        ),
        (
            "Unos 90 docentes recorrieron hoy las calles de Juliaca y al mediodía ingresaron por la fuerza a la UGEL.",
            [Kind.OCCUPATION, Kind.MARCH],
        ),
        (
            "Docentes de Huanta suspendieron sus clases y marcharon hacia la UGEL.",
            [Kind.MARCH, Kind.STRIKE],
        ),
        (
            "En Tingo María los cocaleros acatan el segundo día de paro, quemaron llantas en el puente Corpac.",
            [Kind.BLOCKADE, Kind.STRIKE],
        ),
        (
            "Bus drivers went on strike in Tacna and blocked the Panamericana at Tomasiri.",
            [Kind.BLOCKADE, Kind.STRIKE],
        ),
        (
            "Taxistas realizan una caravana por Trujillo y luego bloquean el óvalo Mochica.",
            [Kind.BLOCKADE, Kind.MARCH],
        ),
        (
            "Nueve detenidos dejó el saqueo de un almacén en Cayma, Arequipa.",
            [Kind.LOOTING, Kind.ARRESTS],
        ),
        (
            "Desconocidos quemaron un bus en Camaná, varado por el bloqueo que persiste en la Panamericana Sur.",
            [Kind.LOOTING, Kind.BLOCKADE],
        ),
    ],
)
def test_another_act_of_the_same_people_is_a_draft_that_asks_what_it_is(text: str, kinds: list[Kind]) -> None:
    found = drafts(text)

    assert [draft.facts.kind for draft in found] == kinds
    assert (found[1].facts.region or "")[:4] == (found[0].facts.region or "")[:4]
    assert asks(found[1], "kind")


@pytest.mark.parametrize(
    "text",
    [
        "Docentes que acatan la huelga nacional realizaron un plantón en Huamachuco.",
        "En el marco del paro nacional, comuneros bloquean el puente de Ilave.",
        "Durante el paro, los comuneros bloquearon el puente de Ilave.",
    ],
)
def test_a_strike_that_is_but_the_ground_is_no_draft(text: str) -> None:
    assert len(drafts(text)) == 1


def test_people_who_do_something_elsewhere_on_a_road_are_asked_about_beside_what_is_told() -> None:
    found = drafts(
        "Comuneros bloquean la carretera en Ranrahirca con piedras.\n\n"
        "En el distrito de Yungay 20 vecinos realizan una olla común en la vía."
    )

    assert [(draft.facts.region, draft.facts.kind) for draft in found] == [
        ("022006", Kind.BLOCKADE),
        ("022001", None),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Unas 50 personas bloquean con piedras la vía en Quiquijana.\n"
            "Sector Ttio, unas 90 personas bloquean la vía con palos.",
            [(Kind.BLOCKADE, 50), (Kind.BLOCKADE, 90)],
        ),
        (
            "Campesinos marcharon por las calles de Bambamarca. En tanto, otro grupo se moviliza en Bambamarca.",
            [(Kind.MARCH, None), (Kind.MARCH, None)],
        ),
        (
            "La Policía dispersó a los vecinos que cerraron la vía en Ate. Cinco fueron conducidos a la comisaría.",
            [(Kind.DISPERSAL, None), (Kind.ARRESTS, None)],
        ),
    ],
)
def test_another_line_another_group_and_those_taken_away_are_drafts_of_their_own(
    text: str, told: list[tuple[Kind, int | None]]
) -> None:
    assert [(draft.facts.kind, draft.facts.crowd) for draft in drafts(text)] == told


def test_a_road_freed_a_moment_ago_is_free() -> None:
    (draft,) = drafts(
        "La Policía logró desbloquear hace minutos la Carretera Central a la altura de La Oroya."
    )

    assert draft.intent is Intent.LIFT


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Comuneros cerraron por varias horas el puente de Ilave.", Kind.BLOCKADE),
        ("Comuneros cerraron por más de cinco horas la carretera en Ilave.", Kind.BLOCKADE),
        ("Villagers sat down on the railway to Machu Picchu at Piscacucho.", Kind.BLOCKADE),
        ("Protesters set up tents outside the courthouse in Huaraz.", Kind.SIT_IN),
        ("Un grupo de ronderos retiene desde ayer a dos ingenieros en Cajabamba.", None),
        ("Agricultores de Virú vierten leche en la Panamericana Norte.", None),
    ],
)
def test_what_stands_between_a_verb_and_its_object_or_has_no_word_loses_no_draft(
    text: str, kind: Kind | None
) -> None:
    (draft,) = drafts(text)

    assert draft.facts.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "La Policía despejó la Panamericana Sur en Chala y ocho personas fueron detenidas.",
        "La vía fue liberada en Pichanaqui; hubo cinco detenidos durante el desbloqueo.",
        "Police reopened the highway at Ocoña, where six protesters were arrested.",
    ],
)
def test_whom_the_police_hold_where_a_road_is_free_again_is_told_beside_it(text: str) -> None:
    told = drafts(text)

    assert [draft.intent for draft in told] == [Intent.LIFT, Intent.REPORT]
    assert told[1].facts.kind is Kind.ARRESTS


@pytest.mark.parametrize(
    "text",
    [
        "La vía a Tarma está bloqueada en Palcamayo por el paro de 48 horas que cumplen los cafetaleros.",
        "La carretera permanece cerrada en Echarati debido a la huelga indefinida que acatan los cocaleros.",
        "Comuneros bloquean la vía en Velille en el primer día del paro de 48 horas convocado por el frente de defensa.",
        "La huelga indefinida en Ilo, que cumplió su tercer día, se radicalizó con bloqueos en los accesos al puerto.",
        "Maestros bloquearon el puente de Ilave en el tercer día del paro regional que se mantiene en Puno.",
    ],
)
def test_a_strike_that_is_but_the_ground_is_told_where_some_are_said_to_hold_it(text: str) -> None:
    told = drafts(text)

    assert [draft.facts.kind for draft in told] == [Kind.BLOCKADE, Kind.STRIKE]
    assert told[1].doubtful("kind")


def test_whom_the_police_count_as_held_stands_beside_the_road_that_those_took() -> None:
    told = drafts("Cinco personas detenidas dejó la protesta en Tumán, donde obreros tomaron la carretera.")

    assert [draft.facts.kind for draft in told] == [Kind.BLOCKADE, Kind.ARRESTS]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Comuneros bloquearon la vía en Urcos y se enfrentaron a la policía.",
            [Kind.BLOCKADE, Kind.CLASH],
        ),
        ("Farmers blocked the highway at Chao and clashed with police.", [Kind.BLOCKADE, Kind.CLASH]),
        (
            "Workers took the road at Barrio Chino to prevent the passage of vehicles and confronted police officers.",
            [Kind.BLOCKADE, Kind.CLASH],
        ),
        ("Police clashed with miners blocking the Pan-American Highway at Chala.", [Kind.CLASH]),
        (
            "Se registró un enfrentamiento entre la Policía y pobladores que bloquearon la Panamericana Sur en Chala.",
            [Kind.CLASH],
        ),
    ],
)
def test_who_shuts_a_road_and_fights_is_told_twice_and_who_are_fought_once(
    text: str, kinds: list[Kind]
) -> None:
    assert [draft.facts.kind for draft in drafts(text)] == kinds


def test_the_hurt_are_those_of_the_clash_and_the_people_those_of_the_road() -> None:
    shut, clash = drafts(
        "Unos 80 comuneros bloquearon la carretera en Velille y se enfrentaron a la policía: tres heridos."
    )

    assert (shut.facts.crowd, shut.facts.injured) == (80, None)
    assert (clash.facts.crowd, clash.facts.injured) == (None, 3)


def test_a_strike_announced_with_a_blockade_is_told_beside_it() -> None:
    told = drafts(
        "Alcaldes de Chumbivilcas anuncian un paro de 72 horas desde el lunes y el bloqueo de la vía en Velille."
    )

    assert [draft.facts.kind for draft in told] == [Kind.BLOCKADE, Kind.STRIKE]


def test_tear_gas_fired_at_people_is_no_excessive_force() -> None:
    (draft,) = drafts("Three people were injured when police fired tear gas at protesters in Ilave.")

    assert draft.facts.kind is Kind.DISPERSAL


def test_a_clash_of_the_day_before_at_the_head_of_a_sentence_leaves_the_strike_its_place() -> None:
    strike, clash = drafts(
        "Después del enfrentamiento de ayer en Cocachacra que dejó 4 heridos, Islay acata un paro hoy."
    )

    assert (strike.facts.kind, strike.facts.region, strike.facts.injured) == (Kind.STRIKE, "0407", None)
    assert (clash.facts.kind, clash.facts.region, clash.facts.injured) == (Kind.CLASH, "040702", 4)


def test_police_who_step_in_some_metres_away_hold_nobody() -> None:
    found = drafts("Pobladores bloquean la vía en Espinar y la Policía intervino a 200 metros del puente.")

    assert [draft.facts.kind for draft in found] == [Kind.BLOCKADE]
