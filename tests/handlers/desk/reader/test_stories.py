"""A report is a story: one event over several sentences is one draft, and its main clauses say how it stands."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.desk.reader import Intent
from handlers.desk.reader.what import background
from storage.model import EventState, Kind
from tests.conftest import LIMA, Clock
from tests.reports import drafts, only, reading


def test_what_is_said_of_the_protest_by_its_article_is_said_of_what_was_told_before() -> None:
    draft = only(
        "Unos 300 vecinos bloquearon hoy la Panamericana Sur en Ocoña. La medida de fuerza se cumple en el kilómetro 780. "
        "El plantón busca que repongan el agua."
    )

    facts = draft.facts
    assert (facts.kind, facts.road, facts.km_from, facts.crowd) == (Kind.BLOCKADE, "PE-1S", 780, 300)


def test_how_a_story_ends_decides_and_the_lifting_has_what_was_told_of_the_blockade() -> None:
    draft = only(
        "Comuneros cerraron esta mañana la Panamericana Sur en Ocoña. La protesta afectó los kilómetros 779 y 780 de la "
        "vía. La vía fue liberada al mediodía por la Policía."
    )

    assert draft.intent is Intent.LIFT
    assert (draft.facts.region, draft.facts.km_from, draft.facts.km_to) == ("040206", 779, 780)


def test_roads_said_twice_to_be_free_are_lifted_once() -> None:
    draft = only(
        "Los manifestantes liberaron las vías de Cajamarca. Los accesos quedaron expeditos, dijo el alcalde."
    )

    assert draft.intent is Intent.LIFT


@pytest.mark.parametrize(
    "text",
    [
        "Transportistas bloquean la salida de Huaraz. Los manifestantes que bloquearon la vía son pobladores de Recuay.",
        "Mineros volvieron a cerrar la carretera en Chala. El bloqueo había sido levantado el domingo.",
        "Cafetaleros mantienen bloqueada la vía en Satipo, pese a que ayer firmaron un acuerdo y levantaron la huelga.",
        "A pesar de que ayer se levantó el paro, los ronderos mantienen bloqueada la carretera en Chota.",
        "Miners still block the highway in Chala although they had signed an agreement with the government.",
        "Ronderos bloquean la carretera en Chota. Los manifestantes advirtieron que de no ser atendidos tomarán la UGEL.",
        "Mineros bloquean la vía en Ocoña y han amenazado con tomar el kilómetro 48, cerca de Arequipa.",
        "LIMA, Peru – Miners blocked the highway at Chala. The protest has stranded dozens of trucks.",
        "Arroceros bloquean la vía en Rioja. El presidente de la federación murió de un paro cardiaco.",
        "Arroceros bloquean la vía en Rioja. Piden justicia por la muerte de dos jóvenes en la marcha de Lima.",
        "Arroceros bloquean la vía en Rioja. Esta medida fue tomada por las bases, dijo su dirigente.",
    ],
)
def test_what_stands_in_the_background_opens_nothing_beside_the_blockade(text: str) -> None:
    draft = only(text)

    assert (draft.intent, draft.facts.kind, draft.facts.state) == (
        Intent.REPORT,
        Kind.BLOCKADE,
        EventState.ACTIVE,
    )
    assert (draft.facts.region or "02") != "15"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Acatan un paro en Sihuas. La medida incluye el bloqueo del puente.", {Kind.STRIKE, Kind.BLOCKADE}),
        (
            "Ronderos bloquean la vía en Chota. La protesta derivó en un enfrentamiento con la Policía.",
            {Kind.BLOCKADE, Kind.CLASH},
        ),
        (
            "Ronderos bloquean la vía en Chota. Advirtieron que si no los reciben, el lunes 16 marcharán a Cajamarca.",
            {Kind.BLOCKADE, Kind.MARCH},
        ),
    ],
)
def test_what_a_protest_contains_becomes_or_plans_for_a_day_is_an_event_of_its_own(
    text: str, kinds: set[Kind]
) -> None:
    drafts = reading(text).drafts

    assert {draft.facts.kind for draft in drafts} == kinds


def test_another_place_of_the_same_protest_stays_another_draft() -> None:
    drafts = reading("La vía fue liberada en Virú. En Chao sigue el bloqueo.").drafts

    assert [draft.intent for draft in drafts] == [Intent.LIFT, Intent.REPORT]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("mantienen el bloqueo, pese a que ayer levantaron la huelga", "levantaron"),
        ("aunque se firmo un acta, los comuneros siguen en la via", "firmo"),
        ("while police opened the road, protesters blocked it again", "opened"),
    ],
)
def test_what_is_granted_is_background(text: str, inside: str) -> None:
    spans = background.granted(text)

    assert background.within(text.index(inside), spans)
    assert not background.within(text.index("bloqueo" if "bloqueo" in text else text[-6:]), spans)


@pytest.mark.parametrize(
    "text",
    [
        "aunque la via fue liberada, los comuneros volveran el lunes",
        "el bloqueo fue levantado aunque no hubo acuerdo",
    ],
)
def test_where_the_main_clause_tells_of_nothing_that_stands_nothing_is_granted(text: str) -> None:
    assert background.granted(text) == []


def test_a_plan_for_another_day_is_not_folded_into_what_goes_on() -> None:
    going, planned = reading(
        "Comuneros bloquean la carretera en Ilave. Además, anunciaron que mañana volverán a bloquear el acceso a Juli."
    ).drafts

    assert (going.facts.state, planned.facts.state) == (EventState.ACTIVE, EventState.ANNOUNCED)
    assert going.facts.started is None


def test_the_same_told_of_another_place_is_a_draft_of_its_own() -> None:
    drafts = reading("Docentes bloquean la vía en Andahuaylas. La situación es similar en Chincheros.").drafts

    assert [(d.facts.kind, (d.facts.region or "")[:4]) for d in drafts] == [
        (Kind.BLOCKADE, "0302"),
        (Kind.BLOCKADE, "0306"),
    ]


def test_doors_that_are_blocked_are_those_of_the_building_just_told_to_be_taken() -> None:
    draft = only(
        "Alumnos tomaron el rectorado de la universidad en Huánuco. Bloquearon las puertas con carpetas."
    )

    assert draft.facts.kind is Kind.OCCUPATION


def test_the_second_sentence_of_a_bullet_says_how_its_own_road_is() -> None:
    shut, free = reading(
        "Sutran informa por la movilización nacional:\n"
        "• Puno: PE-3S km 1392, Acora. Tránsito interrumpido.\n"
        "• La Libertad: PE-1N km 516, Virú. Tránsito normal."
    ).drafts

    assert (shut.intent, shut.facts.km_from) == (Intent.REPORT, 1392)
    assert (free.intent, free.facts.km_from) == (Intent.LIFT, 516)


def test_two_lengths_of_time_are_never_one_moment() -> None:
    draft = only(
        "Nativos bloquean la carretera en Bagua desde las 2 de la madrugada por el paro que acatan desde hace 47 días."
    )

    started = draft.facts.started
    assert started is not None
    assert started.astimezone(LIMA).date() == Clock().now().astimezone(LIMA).date()


def test_what_a_jam_is_not_because_of_opens_nothing() -> None:
    found = reading(
        "La congestión en el km 973, en La Joya, se debe al choque de dos camiones y no a un bloqueo de los agricultores."
    )

    assert found.drafts == ()


def test_people_hurt_when_the_police_tried_to_clear_a_road_clashed() -> None:
    draft = only("Dos personas quedaron heridas en Atico cuando la Policía intentó despejar la vía.")

    assert draft.facts.kind is Kind.CLASH


@pytest.mark.parametrize(
    "text",
    [
        "Mineros bloquearon la vía en Chala. La Policía informó que los manifestantes habían levantado el bloqueo.",
        "Miners blocked the road in Chala. Police said that the protesters had lifted the blockade on Monday.",
    ],
)
def test_an_end_told_in_reported_speech_is_an_end(text: str) -> None:
    draft = only(text)

    assert draft.intent is Intent.LIFT


def test_the_march_of_others_is_not_that_of_those_just_told_of() -> None:
    first, second = reading(
        "Docentes hacen un plantón en Puno. La marcha de los comerciantes salió del mercado."
    ).drafts

    assert (first.facts.kind, second.facts.kind) == (Kind.SIT_IN, Kind.MARCH)


def test_what_happens_here_happens_where_the_sentence_before_set_the_scene() -> None:
    draft = only(
        "Decenas de pescadores llegaron al óvalo Mocce, en el tramo que une Chiclayo y Lambayeque. Aquí bloquearon el paso."
    )

    assert (draft.facts.road, draft.facts.place) == ("PE-1N", "óvalo Mocce")


@pytest.mark.parametrize(
    ("text", "threat"),
    [
        ("si no los reciben, tomaran la via", True),
        ("han amenazado con tomar el km 48", True),
        ("unless they are heard they will block the road", True),
        ("police step in if the protesters at km 48 stay", False),
        ("si no hay pase usen la via alterna", False),
    ],
)
def test_a_condition_threatens_only_where_something_is_to_follow(text: str, *, threat: bool) -> None:
    assert bool(background.threats(text)) is threat


def test_a_road_that_is_shut_again_is_no_lifting() -> None:
    draft = only(
        "Police cleared a roadblock at km 973 in La Joya on Monday. Although the road was reopened, protesters blocked it "
        "again on Tuesday."
    )

    assert (draft.intent, draft.facts.kind, draft.facts.km_from) == (Intent.REPORT, Kind.BLOCKADE, 973)


def test_what_the_police_did_where_a_march_ended_is_an_event_of_its_own() -> None:
    march, dispersal = reading(
        "Docentes marcharon por Huancayo. La movilización terminó frente a la DREJ, donde la Policía lanzó gases."
    ).drafts

    assert (march.facts.state, dispersal.facts.kind) == (EventState.ENDED, Kind.DISPERSAL)


@pytest.mark.parametrize(
    "text",
    [
        "Mineros bloquean la vía en Ocoña. Esto impide el tránsito hacia Camaná y Arequipa.",
        "Miners blocked the road at Ocoña. The protest has left hundreds stranded in Camaná.",
    ],
)
def test_what_comes_of_a_blockade_elsewhere_shuts_nothing_there(text: str) -> None:
    draft = only(text)

    assert draft.facts.region == "040206"


def test_a_protest_that_was_called_is_not_to_come() -> None:
    draft = only("Un muerto dejó el enfrentamiento en Virú. La protesta fue convocada por los arroceros.")

    assert draft.facts.state is not EventState.ANNOUNCED


def test_until_when_a_protest_is_to_go_on_is_no_start() -> None:
    draft = only("Roadblocks in Ilave. The demonstrations are expected to continue on Friday.")

    assert (draft.facts.state, draft.facts.started) == (EventState.ACTIVE, None)


@pytest.mark.parametrize(
    ("text", "km"),
    [
        (
            "Ronderos bloquearon la Panamericana Norte en Pacanguilla, La Libertad. Los manifestantes colocaron piedras "
            "y los buses que vienen desde Chiclayo se desvían por el distrito de Pueblo Nuevo.",
            None,
        ),
        (
            "Agricultores bloquearon la Panamericana Norte en Chao. Los manifestantes quemaron llantas e impiden el paso "
            "de los buses que van hacia Chimbote. El bloqueo comenzó en el kilómetro 520.",
            520.0,
        ),
        (
            "Residents blocked the Pan-American Highway at Chala. The protesters piled rocks on the road and stopped buses "
            "bound for Lima.",
            None,
        ),
        ("Bloquean la carretera Juliaca - Puno. El punto está en el distrito de Paucarcolla.", None),
    ],
)
def test_what_the_same_people_do_to_the_same_road_is_one_event(text: str, km: float | None) -> None:
    assert only(text).facts.km_from == km


def test_a_road_and_its_points_in_the_next_sentence_are_the_points_alone() -> None:
    told = drafts(
        "Está cerrada la vía que une Juliaca con Puno. El bloqueo es en el distrito de Paucarcolla y continúa también "
        "en los distritos de San Antón y Asillo."
    )

    assert [draft.facts.region for draft in told] == ["210110", "210211", "210204"]
    assert told[0].facts.road == "PE-3S"


@pytest.mark.parametrize(
    "text",
    [
        "Ronderos tomaron la municipalidad de Ayabaca. Los moradores se han colocado en el frontis, látigo en mano.",
        "Agricultores bloquean la Panamericana Sur en Ocoña. Algunos buses que querían pasar fueron atacados con piedras.",
        "Mineros bloquean la Panamericana Sur en Chala. Desde temprano los mineros colocaron rocas y quemaron llantas.",
        "Miners blocked the highway at Chala. The blockades come as the country faces a wave of social conflicts.",
        "Comuneros bloquean la vía en Velille. Los enfrentamientos se dan en medio de una ola de conflictos mineros.",
    ],
)
def test_an_act_of_the_same_people_and_what_else_there_is_in_those_days_open_nothing_more(text: str) -> None:
    assert only(text).facts.kind in (Kind.BLOCKADE, Kind.OCCUPATION)


def test_what_a_sentence_tells_that_was_said_to_be_alike_is_told_once() -> None:
    told = drafts(
        "Obreros marcharon en Ayacucho. Similar situación se vivió en Cusco. En esa ciudad cientos de empleados "
        "recorrieron la avenida El Sol."
    )

    assert [(draft.facts.kind, (draft.facts.region or "")[:4]) for draft in told] == [
        (Kind.MARCH, "0501"),
        (Kind.MARCH, "0801"),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Ronderos de Cajamarca anunciaron un paro para el jueves 19. Esta medida comprende el bloqueo de la carretera "
            "en Chilete, que interrumpirá el desplazamiento hacia Lambayeque.",
            [Kind.STRIKE, Kind.BLOCKADE],
        ),
        (
            "Unions in Puno called a strike for Thursday. The action includes roadblocks at Ilave and Juli.",
            [Kind.STRIKE, Kind.BLOCKADE, Kind.BLOCKADE],
        ),
        (
            "Transportistas anunciaron un paro para el lunes 23 en Arequipa. La protesta contempla una caravana desde "
            "Cerro Colorado.",
            [Kind.STRIKE, Kind.MARCH],
        ),
    ],
)
def test_what_a_measure_to_come_contains_is_to_come_as_well(text: str, kinds: list[Kind]) -> None:
    told = reading(text, datetime(2023, 1, 17, 10, tzinfo=LIMA)).drafts

    assert [draft.facts.kind for draft in told] == kinds
    assert {draft.facts.state for draft in told} == {EventState.ANNOUNCED}
    assert len({draft.facts.started for draft in told}) == 1
    assert not any((draft.facts.region or "").startswith("14") for draft in told)


def test_a_strike_of_two_places_that_is_spoken_of_again_is_no_third() -> None:
    told = drafts(
        "Transport workers launched a strike across Puno and Cusco. The strike began at midnight, with buses parked in "
        "garages."
    )

    assert [draft.facts.kind for draft in told] == [Kind.STRIKE, Kind.STRIKE]


def test_a_road_shut_where_the_story_has_gone_on_to_is_not_the_one_of_before() -> None:
    told = drafts(
        "Fishermen blocked the road at Sechura. In Paita, protesters took to the streets. First they blocked the oval, "
        "preventing vehicular traffic."
    )

    assert [(draft.facts.kind, (draft.facts.region or "")[:4]) for draft in told] == [
        (Kind.BLOCKADE, "2008"),
        (Kind.MARCH, "2005"),
        (Kind.BLOCKADE, "2005"),
    ]


def test_those_who_came_from_a_village_of_another_region_are_where_they_sit() -> None:
    draft = only(
        "Madres llegadas de Simón Bolívar, en Pasco, se encadenaron a las rejas del ministerio, en Jesús María."
    )

    assert (draft.facts.kind, draft.facts.region) == (Kind.SIT_IN, "150113")


def test_what_people_will_try_tomorrow_is_no_part_of_a_clash_that_was() -> None:
    found = drafts(
        "Vecinos de Ilave intentarán tomar el puente mañana. En Ilave hubo enfrentamientos con la Policía."
    )

    assert EventState.ACTIVE in {draft.facts.state for draft in found if draft.facts.kind is Kind.CLASH}
