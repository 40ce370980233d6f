"""How a story turns out: what ended is lifted, also where it is told before its end, and what goes on is not."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.desk.reader import Intent
from storage.model import EventState, Kind, TrafficState
from tests.conftest import LIMA
from tests.reports import asks, drafts, only, reading


@pytest.mark.parametrize(
    "text",
    [
        "Decidieron dejar libre la Carretera Central. Habían colocado piedras en el kilómetro 174, en La Oroya.",
        "El pase por la Carretera Central volvió a la normalidad. Los buses podrán volver a transitar a la altura del "
        "kilómetro 174 de la Carretera Central, en La Oroya.",
        "La Policía liberó un tramo de la Carretera Central en La Oroya. Desde la madrugada, unos 200 agricultores "
        "bloquearon el kilómetro 174 de la Carretera Central.",
    ],
)
def test_where_a_road_was_shut_before_it_was_freed_is_no_second_event(text: str) -> None:
    draft = only(text)

    assert draft.intent is Intent.LIFT
    assert (draft.facts.road, draft.facts.km_from) == ("PE-22", 174)


@pytest.mark.parametrize(
    "text",
    [
        "La huelga de docentes en Ayacucho llegó a su fin. Los maestros levantaron la huelga tras firmar un acta.",
        "Los maestros de Ayacucho iniciaron un paro indefinido el lunes. Ayer levantaron el paro tras firmar un acta.",
        "Nurses in Ayacucho began a strike on Monday. They called off the strike yesterday.",
    ],
)
def test_a_strike_told_and_then_told_to_be_over_is_lifted_once(text: str) -> None:
    draft = only(text)

    assert (draft.intent, draft.facts.kind, draft.facts.state) == (
        Intent.LIFT,
        Kind.STRIKE,
        EventState.ENDED,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Luego de que el ministerio anunciara el levantamiento del paro, los paperos de Junín informaron que continuarán "
        "con la medida de lucha.",
        "Tras el anuncio de que se levantó el paro, los dirigentes de Junín dijeron que mantendrán la huelga.",
    ],
)
def test_whose_end_others_announced_goes_on_where_those_on_strike_say_so(text: str) -> None:
    draft = only(text)

    assert (draft.facts.kind, draft.facts.state) == (Kind.STRIKE, EventState.ACTIVE)


@pytest.mark.parametrize(
    "text",
    [
        "Comuneros bloquearon la carretera en Cajacay, pero fueron desalojados por la Policía al mediodía.",
        "Agricultores tomaron la Panamericana Norte en Mórrope y fueron dispersados por la Policía con gases.",
        "Estudiantes cerraron la avenida Ferrocarril, en Huancayo; luego la Policía los dispersó.",
        "Vecinos bloquearon el puente de Ilave hasta que la Policía los desalojó con bombas lacrimógenas.",
    ],
)
def test_who_shut_a_road_and_was_driven_off_it_is_a_dispersal_that_asks(text: str) -> None:
    found = drafts(text)

    assert Kind.DISPERSAL in {draft.facts.kind for draft in found}
    assert not any(doubt.blocks for draft in found for doubt in draft.doubts if "kind" in doubt.fields)


def test_some_who_make_a_truce_leave_the_road_shut_that_others_block() -> None:
    draft = only(
        "En Ilave un grupo otorgó una tregua, pero otro bando bloqueó nuevamente la vía a Desaguadero."
    )

    assert (draft.facts.kind, draft.facts.traffic_state) == (Kind.BLOCKADE, TrafficState.INTERRUPTED)


def test_a_truce_of_hours_lets_people_through_where_a_road_is_shut() -> None:
    draft = only(
        "Mineros bloquean la Panamericana Sur en Ocoña. Dan una tregua de una hora cada cinco horas."
    )

    assert (draft.facts.kind, draft.facts.traffic_state) == (Kind.BLOCKADE, TrafficState.RESTRICTED)


@pytest.mark.parametrize(
    "text",
    [
        "Un enfrentamiento en Ica dejó 18 heridos. La disputa comenzó cuando unas 200 personas intentaron tomar la vía.",
        "Doce heridos dejó el enfrentamiento en Ilave. Los hechos se iniciaron cuando un grupo intentó tomar la comisaría.",
    ],
)
def test_how_a_clash_began_is_told_of_it(text: str) -> None:
    draft = only(text)

    assert draft.facts.kind is Kind.CLASH


@pytest.mark.parametrize(
    "text",
    [
        "Diez personas resultaron heridas durante un enfrentamiento con la Policía en Huipoca, Ucayali.",
        "Once policías murieron en el operativo para despejar la carretera en Bagua, Amazonas.",
        "Un grupo se enfrentó con la Policía en su intento de tomar el aeropuerto de Ayacucho.",
        "Los enfrentamientos entre la Policía y los nativos que bloquean la vía dejaron dos muertos en Bagua.",
    ],
)
def test_where_people_fought_it_is_a_clash_whatever_they_wanted(text: str) -> None:
    draft = only(text)

    assert draft.facts.kind is Kind.CLASH


def test_points_that_were_cleared_are_each_lifted_beside_the_strike() -> None:
    found = drafts(
        "Los mineros levantaron el paro en Arequipa. Los piquetes que mantenían cerrada la Panamericana Sur en el "
        "kilómetro 782, en Ocoña, y en el kilómetro 617, en Chala, fueron retirados."
    )

    assert [draft.intent for draft in found] == [Intent.LIFT] * 3
    assert [draft.facts.km_from for draft in found] == [None, 782, 617]


def test_communities_that_lift_a_blockade_lift_one() -> None:
    draft = only(
        "Las comunidades de Pumamarca, Choaquere y Quehuira levantaron el bloqueo en Challhuahuacho."
    )

    assert draft.intent is Intent.LIFT


def test_a_road_shut_while_a_strike_elsewhere_ends_is_an_event_of_its_own() -> None:
    found = drafts(
        "El sindicato decidió suspender la huelga en Puno. Por la mañana, maestros bloquearon la salida a Ilave con piedras."
    )

    assert [draft.intent for draft in found] == [Intent.LIFT, Intent.REPORT]


def test_one_strike_that_ends_while_another_is_called_are_two() -> None:
    found = drafts(
        "Los maestros de Puno levantaron la huelga, mientras que los médicos iniciarán un paro el lunes 30."
    )

    assert [draft.facts.state for draft in found] == [EventState.ENDED, EventState.ANNOUNCED]


def test_who_stays_in_good_heart_or_works_at_the_inquiry_does_not_gather() -> None:
    assert all(
        d.facts.kind is not Kind.SIT_IN for d in drafts("Los paperos de Huánuco siguen en pie de lucha.")
    )
    assert not drafts("Las autoridades realizaron un recorrido por las zonas obstruidas de Aguaytía.")


def test_kilometres_and_as_many_names_behind_them_are_one_point_each() -> None:
    found = drafts(
        "Bloquean la Panamericana Norte en los kilómetros 540 y 525, en los sectores de Chao y Virú, en La Libertad."
    )

    assert len(found) == 2


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        (
            "Bloquean el puente La Breña, por donde se ingresa a Huancayo.",
            None,
        ),
        (
            "Marchan en Trujillo para exigir la ampliación del registro (Reinfo).",
            "la ampliación del registro (Reinfo)",
        ),
        ("Paro en Tacna por séptimo día consecutivo.", None),
        ("En el paro de Chincha la Policía detuvo a nueve personas por alterar el orden público.", None),
    ],
)
def test_a_reason_ends_where_the_next_thing_is_told(text: str, demand: str | None) -> None:
    found = drafts(text)

    assert found
    assert all(draft.facts.demand == demand for draft in found)


def test_eight_roads_that_rain_restricts_are_no_count_of_protests() -> None:
    found = reading(
        "Sutran: ocho vías nacionales presentan tránsito restringido debido a las lluvias y deslizamientos."
    )

    assert not found.tallies
    assert not found.drafts


def test_two_departments_named_together_are_both_departments() -> None:
    regions = {d.facts.region for d in drafts("Continúa el paro de las comunidades de Loreto y Amazonas.")}

    assert "160105" not in regions


def test_a_strike_put_off_for_days_asks_whether_it_goes_on() -> None:
    draft = only("Suspendieron la huelga en Ilave por tres días.")

    assert asks(draft, "state")


def test_what_happened_at_night_and_is_told_the_next_morning_was_yesterday() -> None:
    found = reading(
        "Por la noche, cinco manifestantes fueron detenidos por la Policía en Yura, Arequipa.",
        datetime(2024, 5, 15, 8, tzinfo=LIMA),
    ).drafts

    assert [(d.facts.kind, d.facts.state) for d in found] == [(Kind.ARRESTS, EventState.ACTIVE)]
    assert found[0].facts.started == datetime(2024, 5, 14, 20, tzinfo=LIMA)


def test_a_clash_there_is_at_the_kilometre_that_was_just_told_of() -> None:
    found = drafts(
        "La Policía llegó al kilómetro 16 de la vía Arequipa-Yura para despejar las vías tomadas por huelguistas. Allí se "
        "produjo un enfrentamiento con piedras."
    )

    clash = next(draft for draft in found if draft.facts.kind is Kind.CLASH)
    assert (clash.facts.region or "").startswith("04")


def test_who_will_not_give_up_a_measure_shuts_no_road() -> None:
    found = drafts(
        "Personal médico de Arequipa continuará con la huelga indefinida. Los manifestantes no desistirán de su medida."
    )

    assert {draft.facts.kind for draft in found} == {Kind.STRIKE}


def test_a_campus_held_for_hours_and_given_back_is_lifted_as_an_occupation() -> None:
    found = drafts(
        "La universidad de Huamanga, en Ayacucho, permaneció tomada por varias horas hasta que los estudiantes decidieron "
        "levantar la medida."
    )

    assert [(draft.intent, draft.facts.kind) for draft in found] == [(Intent.LIFT, Kind.OCCUPATION)]


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        (
            "Los choques con pobladores que exigen el cierre de la mina llegaron a su máximo nivel en Espinar.",
            "el cierre de la mina",
        ),
        ("Bloquean en Velille la carretera usada por la mina.", None),
        ("Vecinos bloquearon el puente de Ilave, por el lado norte.", None),
    ],
)
def test_a_demand_is_what_people_ask_for_and_ends_before_the_main_verb(text: str, demand: str | None) -> None:
    assert [draft.facts.demand for draft in drafts(text)] == [demand]


@pytest.mark.parametrize(
    "text",
    [
        "Dos muertos y 40 heridos dejó la protesta contra la petrolera en Espinar.",
        "Una protesta por la falta de agua se desarrolla en la plaza de Armas de Espinar.",
    ],
)
def test_a_protest_over_something_is_one_also_by_its_noun(text: str) -> None:
    draft = only(text)

    assert (draft.facts.region or "").startswith("0808")
    assert asks(draft, "kind")


@pytest.mark.parametrize(
    "text",
    [
        "Se restableció por completo el servicio, luego de seis días de paralización, en la ciudad de Huancayo.",
        "En Huancayo se reanudó la atención en los hospitales tras 20 días de huelga.",
    ],
)
def test_services_that_are_back_after_a_strike_lift_the_strike(text: str) -> None:
    draft = only(text)

    assert (draft.intent, draft.facts.kind) == (Intent.LIFT, Kind.STRIKE)


def test_a_decision_that_includes_to_free_a_road_lifts_it_and_asks() -> None:
    found = drafts(
        "El frente de defensa anunció el levantamiento del paro en Cajamarca. La decisión incluye la liberación de la "
        "carretera Fernando Belaúnde Terry a la altura del sector Chiple."
    )

    assert [(d.intent, d.facts.kind, d.facts.sector) for d in found] == [
        (Intent.LIFT, Kind.STRIKE, None),
        (Intent.LIFT, None, "Chiple"),
    ]


def test_people_who_stand_on_a_bridge_hold_no_sit_in_unless_it_is_called_one() -> None:
    standing = only("En el puente de Ilave unos 300 agricultores se encuentran apostados.")

    assert standing.facts.kind is not Kind.SIT_IN
    assert only("Realizan un plantón en el puente de Ilave.").facts.kind is Kind.SIT_IN


def test_where_a_bridge_leads_to_is_not_where_it_is() -> None:
    draft = only(
        "Se retiraron del puente Cumbil, que une a las provincias de Chota, Cutervo y Jaén con la de Chiclayo."
    )

    assert (draft.intent, draft.facts.place, draft.facts.region) == (Intent.LIFT, "puente Cumbil", None)


def test_hurt_of_yesterday_by_its_date_are_no_background() -> None:
    found = reading(
        "El pasado 14 de mayo un enfrentamiento en Chao, Virú, dejó 11 heridos.",
        datetime(2024, 5, 15, 9, tzinfo=LIMA),
    )

    assert [(d.facts.kind, d.facts.injured) for d in found.drafts] == [(Kind.CLASH, 11)]


@pytest.mark.parametrize(
    "text",
    [
        "Dos muertos dejó el choque frontal entre un bus y un tráiler en Chao. La vía ya fue restablecida.",
        "El estado de emergencia que el gobierno declaró por los bloqueos en siete regiones sigue.",
    ],
)
def test_an_accident_and_an_emergency_lift_and_count_nothing(text: str) -> None:
    found = reading(text)

    assert not found.drafts
    assert not found.tallies


def test_violence_that_breaks_out_is_no_flood() -> None:
    found = drafts("La violencia se desbordó en Pichanaki: 75 heridos dejó un enfrentamiento con la Policía.")

    assert {draft.facts.kind for draft in found} == {Kind.CLASH}


@pytest.mark.parametrize(
    "after",
    [
        "Luego los policías se retiraron.",
        "Luego se retiraron los policías.",
        "Llegó la Policía y luego se retiró.",
        "La situación se calmó cuando los policías se retiraron.",
        "Ya se retiraron los bomberos.",
    ],
)
def test_a_road_is_not_free_because_others_than_those_who_block_it_went_away(after: str) -> None:
    draft = only(f"Manifestantes bloquean la Panamericana Sur en Ocoña. {after}")

    assert (draft.intent, draft.facts.state) == (Intent.REPORT, EventState.ACTIVE)


@pytest.mark.parametrize(
    "after",
    [
        "Tras hablar con la Policía se retiraron.",
        "Luego de dialogar con el fiscal los comuneros se retiraron.",
        "Hacia las 11 de la mañana se retiraron.",
    ],
)
def test_a_road_is_free_when_those_who_block_it_went_away(after: str) -> None:
    draft = only(f"Manifestantes bloquean la Panamericana Sur en Ocoña. {after}")

    assert draft.intent is Intent.LIFT
