"""What is to come, goes on or but threatens is told from the verb that carries it, not from any word of the sentence."""

from __future__ import annotations

import pytest

from handlers.desk.reader.what.acts import acts_in
from handlers.desk.reader.what.kinds import hits
from handlers.desk.reader.what.phases import Phase, phase, plans
from handlers.desk.reader.words.verbs import verbs_in

_FOLD = str.maketrans("áéíóúüñ", "aeiouun")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Los gremios anunciaron un paro de 48 horas", Phase.AHEAD),
        ("Los arroceros acordaron bloquear la carretera", Phase.AHEAD),
        ("Los mineros cerrarán mañana la carretera", Phase.AHEAD),
        ("Los choferes van a marchar hacia la plaza", Phase.AHEAD),
        ("El paro se iniciará el lunes", Phase.AHEAD),
        ("El plantón está previsto para el jueves", Phase.AHEAD),
        ("No habrá pase el lunes por la carretera", Phase.AHEAD),
        ("Workers voted to go on strike", Phase.AHEAD),
        ("The march will be held on Friday", Phase.AHEAD),
        ("Los mineros bloquean la carretera", Phase.ON),
        ("Residents set up roadblocks in Ate", Phase.ON),
        ("Los mineros decidieron bloquear la carretera", Phase.ON),
        ("Farmers resumed their protest, setting up roadblocks", Phase.ON),
        ("Retomaron su protesta, instalando piquetes en la carretera", Phase.ON),
        ("Mientras otros esperan pase, la carretera bloqueada desde ayer", None),
        ("Los mineros decidieron bloquear la carretera el lunes", Phase.AHEAD),
        ("Los maestros acatan un paro", Phase.ON),
        ("Anunció que mantendrán el bloqueo", Phase.ON),
        ("Los dirigentes acordaron continuar con el paro", Phase.ON),
        ("Acordaron un paro seco, el mismo que inicio el lunes y se extenderá", Phase.ON),
        ("El bloqueo continuará hasta el viernes", Phase.ON),
        ("Farmers have blocked the road", Phase.ON),
        ("Han amenazado con bloquear la carretera", Phase.THREAT),
        ("De no ser escuchados bloquearán la carretera", Phase.THREAT),
        ("Podrían bloquear la carretera", Phase.THREAT),
        ("They threatened to block the highway", Phase.THREAT),
        ("El lunes se bloquea la carretera", None),
        ("Paro en Puno", None),
        ("Los dirigentes evalúan levantar el bloqueo", None),
    ],
)
def test_the_verb_that_carries_a_protest_says_whether_it_is_to_come(
    text: str, expected: Phase | None
) -> None:
    flat = text.lower().translate(_FOLD)

    assert phase(hits(flat, text, acts_in(flat, text)), flat, verbs_in(flat, text)) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Marcha de maestros, pactada para este viernes",
        "El paro anunciado para el 2 de diciembre",
        "A march is due to start at 4 pm",
        "Teachers are poised to strike next Monday",
        "Se viene un paro indefinido",
        "Más protestas previstas desde el lunes",
    ],
)
def test_a_plan_is_told_by_a_participle_or_by_what_it_is_due_to_do(text: str) -> None:
    flat = text.lower().translate(_FOLD)

    assert plans(flat, verbs_in(flat, text))


def test_who_will_decide_whether_to_end_a_strike_plans_none() -> None:
    text = "union leaders will decide tomorrow whether to end the strike"

    assert not plans(text, verbs_in(text))
