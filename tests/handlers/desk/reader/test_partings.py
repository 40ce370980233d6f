"""A sentence that tells of several things is several clauses; one that tells of the same twice stays one."""

from __future__ import annotations

import pytest

from handlers.desk.reader.text.clauses import clauses

PARTED = [
    ("Bus drivers in Ilo walked off the job on Monday", "some 1,500 students marched through Pocollay."),
    ("En La Oroya, los metalúrgicos cierran la carretera", "en Huánuco, los paperos marchan hacia la plaza."),
    ("Vecinos de Nasca bloquean la vía", "un grupo de docentes realiza un plantón en Palpa."),
    ("Tacna: productores marcharon ayer por el centro", "hoy bloquean el ingreso a Tarata."),
    ("Moquegua: Torata acata el paro", "en Ilo, en cambio, las actividades son normales."),
    ("En Abancay hubo una marcha por la mañana", "por la tarde los manifestantes bloquearon el puente."),
    ("Hoy se acata un paro en la zona sur", "los accesos a Juli amanecieron bloqueados por piquetes."),
    ("Abrieron un carril en el km 299", "en Barrio Chino, en cambio, el cierre es total."),
    ("La ronda ha tomado el coliseo", "mañana viernes concentración 8 am en la plaza de Bambamarca"),
    ("El puerto de Nauta sigue tomado", "los de Saramuro igual cerrados"),
]
JOINTS = ("; ", ", and ", " y ", " and ", ", ")
WHOLE = [
    "Los agricultores marcharon en Ocros, en Ayacucho, y bloquearon la vía.",
    "En Arequipa se registró un enfrentamiento entre la Policía y un grupo de manifestantes que bloquearon la vía.",
    "Comuneros bloquean la vía y queman llantas en Chala.",
    "Los manifestantes tomaron el local; la PNP reportó cinco detenidos.",
    "Un grupo bloquea el puente (en Ilave, otro marcha) desde ayer.",
    "Los ronderos que marcharon en Chota y que bloquearon el puente siguen ahí.",
    "Paro total en Puno, mañana viernes concentración 8 am en la plaza de armas",
    "Han anunciado que tomarán el puente de Ilave, mañana viernes asamblea 8 am",
    "La población ha bloqueado la pista en Yauri, mañana sigue el bloqueo",
    "Hay bloqueo en el km 35 y de acuerdo al informe de la comisaría el motivo es el paro.",
]


@pytest.mark.parametrize(("first", "second"), PARTED)
def test_another_verb_with_its_own_people_or_place_begins_another_clause(first: str, second: str) -> None:
    parts = {joint: clauses(first + joint + second) for joint in JOINTS}

    assert [first, second] in parts.values()


@pytest.mark.parametrize("text", WHOLE)
def test_what_the_same_people_do_there_stays_one(text: str) -> None:
    assert clauses(text) == [text]
