"""A field stands alone only where nothing in the words around it allows another value: else it stands with a question."""

from __future__ import annotations

import pytest

from handlers.desk.reader import Why
from handlers.desk.reader.doubts.asking import WHY
from handlers.desk.reader.doubts.rivals import RULES
from handlers.desk.reader.story.residue import passes
from storage.model import EventFacts, EventState, Kind, TrafficState
from tests.reports import asks, drafts

OPEN = [
    ("kind", Kind.LOOTING, "En Ilave acatan un paro de 48 horas y apedrearon la comisaría."),
    ("kind", Kind.STRIKE, "Bus drivers in Juliaca walked off the job, joining some 300 people on a march."),
    (
        "kind",
        Kind.OCCUPATION,
        "En Ilave no dejan entrar al director desde temprano.",
    ),
    (
        "state",
        EventState.ENDED,
        "Los comuneros bloquearon la vía en Ilave y devolvieron las llaves del peaje.",
    ),
    (
        "state",
        EventState.ENDED,
        "Clashes with police took place in Juliaca on January 3. The airport remains closed.",
    ),
    ("state", EventState.ACTIVE, "Mañana no saldrán los buses por el bloqueo en Ilave."),
    (
        "state",
        EventState.ACTIVE,
        "Comuneros volvieron a cerrar la vía en Ilave. El bloqueo había sido levantado el domingo.",
    ),
    ("state", EventState.ENDED, "Un saqueo ocurrido ayer por la noche en Juliaca dejó nueve detenidos."),
    ("kind", Kind.OCCUPATION, "En Ilave bloquearon las puertas con carpetas."),
    ("crowd", None, "Marchan en Ilave contra la contaminación. Participan 60 adultos y 15 niños."),
    ("region", None, "Bloquean la vía en Puno. El piquete está en Pampa Quelcata."),
    ("region", None, "Bloquean en Acora, en el óvalo de Chucuito, y en Chucuito el puente."),
    ("state", EventState.ENDED, "La vía en Ilave estuvo bloqueada casi tres horas."),
    ("state", EventState.ENDED, "Los comuneros mantuvieron cerrada la vía en Ilave durante media hora."),
    ("road", None, "Marcharán el lunes por la Panamericana Sur en Chala."),
    (
        "traffic_state",
        TrafficState.RESTRICTED,
        "Los mineros que bloquean la Panamericana Sur en Chala abrirán la vía de 2 a 4 de la tarde.",
    ),
    ("started", None, "El bloqueo de Ilave dejó ayer sesenta camiones varados y el piquete continúa."),
    ("crowd", None, "Bus drivers in Juliaca walked off the job, joining some 300 people on a march."),
    # of a story
    (
        "kind",
        None,
        "Mineros de Acarí se sumaron esta mañana al paro y cerraron el desvío a la Panamericana Sur.",
    ),
    (
        "region",
        "03",
        "Comuneros de Ccochapata, en la región Cusco, bloquean la carretera. La mina está en la región Apurímac.",
    ),
    (
        "kind",
        Kind.MARCH,
        "Una marcha procedente de Apurímac avanzaba hacia Lima cuando fue detenida por la Policía en Pisco.",
    ),
    (
        "state",
        EventState.ACTIVE,
        "Los comuneros de Challhuahuacho acordaron una tregua y desalojar los puntos que mantenían bloqueados.",
    ),
    (
        "kind",
        Kind.DISPERSAL,
        "Más de 500 policías llegaron a Ica para intentar despejar la vía que fue bloqueada por los agricultores.",
    ),
    (
        "injured",
        14,
        "Diez agentes de la Policía (PNP) y cuatro civiles heridos dejó el enfrentamiento en Salas, Ica.",
    ),
    (
        "state",
        EventState.ACTIVE,
        "Un cordón policial liberó la carretera en Ilave, aunque solo por unos minutos.",
    ),
    (
        "state",
        EventState.ACTIVE,
        "En Ilave bloquearon las pistas desde las 6 y la Policía las reabren por ratos.",
    ),
    (
        "state",
        EventState.ACTIVE,
        "Vecinos se encuentran apostados en el municipio de Chilca, Cañete, tras los choques de la noche del martes.",
    ),
    (
        "kind",
        Kind.BLOCKADE,
        "Desconocidos incendiaron un bus en Camaná por el bloqueo que persiste en el puente.",
    ),
    (
        "kind",
        Kind.BLOCKADE,
        "Realizan una vigilia en el km 1146 de la Panamericana Sur, en Moquegua.",
    ),
    (
        "kind",
        None,
        "Sigue el paro. En Chala los mineros bloquean la Panamericana Sur. Nadie pasa desde ayer.",
    ),
    (
        "kind",
        Kind.DISPERSAL,
        "Three officers were injured in Islay during an operation to clear a road that had been blocked by villagers.",
    ),
    (
        "kind",
        None,
        "No hay ningún bloqueo en la vía a Ilave, dijo la Policía, y los ronderos marchan hacia la plaza.",
    ),
    ("state", EventState.ANNOUNCED, "El paro anunciado en Cañete no tiene que ver con el choque."),
    ("state", EventState.ACTIVE, "Suspendieron el bloqueo de la vía en Ilave hasta el viernes."),
    ("state", EventState.ACTIVE, "Pobladores acordaron levantar el bloqueo de la carretera en Ilave."),
    ("state", EventState.ACTIVE, "Liberaron la vía en Ilave. No han precisado por cuánto tiempo."),
    ("state", EventState.ACTIVE, "Suspendieron la huelga en Ilave por 72 horas."),
    ("state", EventState.ENDED, "Bloquearon ayer la vía en Ilave desde las 10 de la mañana."),
    ("state", EventState.ENDED, "El fin de semana saquearon un almacén en Ilave."),
    ("state", EventState.ENDED, "Una marcha dejó tres heridos en Ilave. Los hechos ocurrieron el lunes."),
    (
        "state",
        EventState.ENDED,
        "Ayer 200 personas atacaron la comisaría de Ilave. No obstante, la Policía dispersó a los manifestantes con gases.",
    ),
    (
        "traffic_state",
        TrafficState.RESTRICTED,
        "Ronderos cierran el puente de Juli. Un policía indicó que dejan circular cada tres horas.",
    ),
    ("crowd", None, "Un muerto dejó un enfrentamiento en Ananea. Unas mil personas protestan en la zona."),
    (
        "injured",
        None,
        "La Policía desalojó a comuneros que protestaban en Ilave. Hubo cuatro policías contusos y once intervenidos.",
    ),
    (
        "started",
        None,
        "Maestros realizaron un plantón en Ilave. Los huelguistas se apostaron ante el local desde muy temprano.",
    ),
]


@pytest.mark.parametrize(("field", "other", "text"), OPEN)
def test_what_the_words_leave_open_is_asked_beside_its_value(field: str, other: object, text: str) -> None:
    found = [d for draft in drafts(text) for d in draft.doubts if d.why is not Why.NOT_PLAIN]
    asked = [d for d in found if field in d.fields]

    assert asked, drafts(text)
    assert not any(doubt.blocks for doubt in asked)
    offered = [value for d in asked for c in d.choices for name, value in c.changes if name == field]
    assert other is None or other in offered


@pytest.mark.parametrize(
    "text",
    [
        "Comuneros bloquean la vía Puno - Desaguadero en Ilave, PE-3S km 1410.",
        "Bloqueo en Ilave. Solo pasan ambulancias.",
        "Transportistas de Ilave acatan un paro de 48 horas.",
        "Comuneros de Ilave, en la provincia de El Collao, acatan un paro.",
        "Protesters are blocking the bridge at Ilave. No vehicles are getting through.",
        "Marcha en Ilave por la plaza de Armas: participan 200 personas.",
        "Los comuneros de Ilave mantienen bloqueado el puente y piden la salida de la minera.",
        "En Juliaca están bloqueadas las salidas a Puno, Cusco y Arequipa.",
    ],
)
def test_a_plain_report_is_asked_nothing(text: str) -> None:
    assert [(d.field, d.why) for draft in drafts(text) for d in draft.doubts] == []


def test_an_answer_says_all_that_follows_from_it() -> None:
    (draft,) = drafts("Los comuneros bloquearon la vía en Ilave y devolvieron las llaves del peaje.")

    doubt = next(d for d in draft.doubts if d.field == "state")
    over = doubt.choices[-1].taken(draft.facts)
    assert (over.state, over.traffic_state) == (EventState.ENDED, TrafficState.NORMAL)
    assert doubt.choices[0].taken(draft.facts) == draft.facts
    assert asks(draft, "traffic_state")


@pytest.mark.parametrize(
    ("flat", "some"),
    [
        ("dejan pasar a los autos cada dos horas", True),
        ("abriran la via de 2 a 4", True),
        ("traffic is moving in one lane", True),
        ("no dejan pasar a nadie", False),
        ("solo permiten el paso de ambulancias", False),
        ("se pasa a pie", False),
        ("no vehicles are being allowed through", False),
        ("piden que dejen pasar a los enfermos", False),
    ],
)
def test_who_gets_through_is_told_from_who_does_not(flat: str, some: bool) -> None:
    assert passes(flat) is some


def test_each_rule_speaks_of_a_field_that_exists_and_has_a_question() -> None:
    assert set(RULES) == set(WHY) <= set(EventFacts.__dataclass_fields__)


def test_no_field_is_asked_twice() -> None:
    found = drafts("Pasaron la tarde de ayer y el lunes bloquearán la vía en Ilave.")

    assert found
    for draft in found:
        fields = [doubt.field for doubt in draft.doubts]
        assert len(fields) == len(set(fields))
