"""A protest is over in whatever words a sentence says so, and not where that is only wished, denied or of something else."""

from __future__ import annotations

import pytest

from handlers.desk.reader import Intent
from handlers.desk.reader.what.clearings import clearing
from handlers.desk.reader.what.endings import Done, endings
from handlers.desk.reader.what.limits import Limit
from handlers.desk.reader.what.undone import still_shut
from handlers.desk.reader.words.verbs import verbs_in
from storage.model import Kind
from tests.reports import only


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("quedo sin efecto el paro de transportistas previsto para manana", Kind.STRIKE),
        ("el paro de transportistas en tacna llego a su fin", Kind.STRIKE),
        ("la huelga de enfermeras, que duro tres semanas, llego a su fin", Kind.STRIKE),
        ("la toma del local, que empezo el lunes, culmino ayer", Kind.OCCUPATION),
        ("the miners' strike came to an end", Kind.STRIKE),
        ("workers at the mine chose to end their strike", Kind.STRIKE),
        ("teachers voted to lift the strike", Kind.STRIKE),
        ("el prefecto logro que los comuneros liberaran la via", None),
        ("la comision consiguio que el frente de defensa suspendiera la huelga", Kind.STRIKE),
        ("el alcalde hizo que los vecinos levantaran el bloqueo", None),
        ("la policia obligo a los manifestantes a despejar la pista", None),
        ("la pnp informo sobre el desbloqueo del kilometro 263", None),
        ("confirmaron acerca de la liberacion de la carretera", None),
        ("los agentes restablecieron durante toda la jornada el transito por la carretera", None),
        ("los docentes suspendieron, momentaneamente, la huelga", Kind.STRIKE),
        ("las piedras que impedian el paso en atico, y en chala, fueron retiradas", None),
        ("los buses podran volver a transitar por la carretera", None),
        ("pese a que los dirigentes levantaron el bloqueo, la tension persiste en la zona", None),
        ("decidieron poner fin a la huelga tras reunirse con el ministro", Kind.STRIKE),
        ("se suspende durante 45 dias el paro contra el proyecto", Kind.STRIKE),
        ("suspendieron por un plazo de diez dias la huelga", Kind.STRIKE),
        ("dieron por terminada la huelga", Kind.STRIKE),
        ("la via permanecio bloqueada por tres horas hasta que fue despejada por la policia", None),
        ("la carretera quedo bloqueada por horas antes de ser abierta por la policia", None),
        ("comuneros bloquearon la via hasta que la policia la despejo", None),
        ("the road was blocked for three hours before being cleared by police", None),
        ("el paro se acato hasta que fue suspendido por los dirigentes", Kind.STRIKE),
        ("confirmaron el levantamiento del paro", Kind.STRIKE),
        ("el paro de 48 horas culmino sin incidentes", Kind.STRIKE),
        ("el planton de enfermeras fue suspendido", Kind.SIT_IN),
        ("truck drivers ended their eight-day strike on tuesday", Kind.STRIKE),
        ("the strike was called off", Kind.STRIKE),
        ("farmers dismantled their barricades late on tuesday and buses are running again", None),
        ("los piquetes del km 782, en ocona, y del km 617, en chala, fueron retirados", None),
        ("fueron retiradas las piedras que impedian el paso", None),
        ("un cargador frontal retiro al mediodia los troncos de la pista", None),
        ("los vendedores retiraron las carretas que obstruian el jiron", None),
        ("la policia recupero el control de la panamericana", None),
        ("lograron despejar la via", None),
        ("roadblock at urcos bridge (cusco) cleared at 1pm", None),
        ("ya no bloquean la carretera", None),
        ("el planton reunio a cien docentes y termino a las 4", Kind.SIT_IN),
        ("the march started at ten and ended at noon", Kind.MARCH),
        ("el paro con bloqueo de vias se suspendio", Kind.STRIKE),
        ("la policia lanzo gases, habilitando el paso de vehiculos", None),
        ("la carretera, en la provincia de viru, se mantiene liberada", None),
        ("los comuneros decidieron desalojar los puntos de la carretera", None),
        ("realizaron trabajos de desbloqueo de la via", None),
        ("los buses ya circulan con normalidad por la panamericana", None),
        ("el pase por la carretera volvio a la normalidad", None),
        ("police had already cleared kilometer 300", None),
        ("los comuneros se retiraron de la via", None),
        ("la policia logro reaperturar el tramo de rancho", None),
        ("a pesar de que rechazaron el acta, la via fue despejada", None),
        ("los maestros retornaron a las aulas tras 40 dias de huelga", Kind.STRIKE),
        ("miners returned to work after a three-week strike", Kind.STRIKE),
        ("se retiraron del campamento que habian tomado", Kind.OCCUPATION),
        ("el paro de choferes programado para este martes se levanta", Kind.STRIKE),
        ("las vias a juli, desaguadero e ilave se liberaron", None),
        ("los policias tomaron el control de la via", None),
        ("dejaron de bloquear el puente", None),
        ("luego de que liberaran la pista avanzaron los buses", None),
        ("los estudiantes abandonaron el local de la universidad que habian tomado", Kind.OCCUPATION),
    ],
)
def test_what_ends_a_protest_is_found_with_what_ended(text: str, kind: Kind | None) -> None:
    found = clearing(text)

    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "el gobernador pidio a los comuneros que levanten el bloqueo de la via",
        "nobody has called off the strike, union leaders said",
        "el paro no se ha levantado y continua",
        "suspenden las clases en juliaca por el paro de 48 horas",
        "los dirigentes evaluan si suspendieron el paro",
        "decidiran esta noche si suspenden el paro",
        "los transportistas acatan un paro de 24 horas",
        "rechazaron levantar la huelga",
        "el paro termina hoy a medianoche",
        "levantarian el bloqueo el lunes",
        "no se iran de la via hasta que sea despejada",
        "piden dialogo antes de levantar el bloqueo",
        "la policia intento despejar la carretera",
        "reabriran la via manana",
        "the road will reopen on monday",
        "farmers refused to lift their blockade",
        "los bloqueos de carreteras han sido reanudados",
        "como medida de presion retuvieron las lanchas, que fueron liberadas",
        "liberaron a los policias retenidos en la via",
        "levantaron barricadas en la carretera",
        "los colegios ya abrieron en puno",
    ],
)
def test_what_is_wished_denied_or_said_of_something_else_ends_nothing(text: str) -> None:
    assert clearing(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "the road at urcos has yet to be reopened",
        "la via no ha sido reabierta",
        "aun no liberan la carretera",
        "police have so far been unable to clear the road",
    ],
)
def test_a_road_that_is_not_open_yet_is_shut(text: str) -> None:
    assert still_shut(text, verbs_in(text)) is not None


@pytest.mark.parametrize("text", ["la via ha sido reabierta", "reabriran la via", "no hay clases en puno"])
def test_a_road_that_is_open_or_will_be_is_not_called_shut_for_it(text: str) -> None:
    assert still_shut(text, verbs_in(text)) is None


def test_an_end_that_is_to_come_is_told_from_one_that_was_brought_about() -> None:
    text = "levantaron el paro y reabriran la via el lunes"

    found = [ending.done for ending in endings(text, verbs_in(text))]

    assert found == [Done.OVER, Done.AHEAD]


@pytest.mark.parametrize(
    "text",
    [
        "liberaron la via y horas despues volvieron a bloquearla",
        "el bloqueo fue levantado el martes y reanudado este jueves",
        "el puente se abrio a las 5 y los huelguistas retomaron el bloqueo",
    ],
)
def test_what_ended_and_began_again_stands(text: str) -> None:
    found = clearing(text)

    assert found is not None
    assert found.partly
    assert Limit.AGAIN in found.limits


@pytest.mark.parametrize(
    ("text", "freed"),
    [
        ("los comuneros se retiraron de la via", True),
        ("los comuneros salieron de la carretera que tenian bloqueada", True),
        ("salimos del ovalo grau a las 4", False),
        ("la marcha salio del ovalo grau", False),
        ("la caravana salio de la carretera central rumbo a lima", False),
        ("los transportistas salieron del ovalo y marchan a la municipalidad", False),
    ],
)
def test_who_sets_out_from_a_road_frees_none_that_they_did_not_hold(text: str, freed: bool) -> None:
    assert (clearing(text) is not None) is freed


@pytest.mark.parametrize(
    "text",
    [
        "Óvalo de Paiján: tránsito normal, 40 personas en plantón",
        "Tránsito normal en el puente Ilave, se mantiene vigilia en la plaza de armas",
    ],
)
def test_people_beside_a_road_that_is_normal_are_told_of_and_nothing_is_lifted(text: str) -> None:
    draft = only(text)

    assert (draft.intent, draft.facts.kind) == (Intent.REPORT, Kind.SIT_IN)
