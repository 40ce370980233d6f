"""What a union resolves: the one act among what it demands, rejects and threatens with is the one draft."""

from __future__ import annotations

from itertools import product

import pytest

from storage.model import EventState, Kind
from tests.reports import drafts, only

HEADS = (
    "COMUNICADO A LA OPINIÓN PÚBLICA\n",
    "FRENTE DE DEFENSA DE ILAVE\nCOMUNICADO N° 3\n",
    "La Federación Campesina de Ilave comunica:\n",
    "",
)
ACTS = (
    (Kind.STRIKE, "Acatar un paro de 48 horas en Ilave los días 10 y 11 de enero."),
    (Kind.STRIKE, "Iniciar el paro indefinido en Ilave desde el lunes 9 de enero."),
    (Kind.MARCH, "Realizar una marcha el martes 10 de enero a las 9 a. m. en Ilave."),
    (Kind.BLOCKADE, "Bloquear la carretera en Ilave desde el 10 de enero."),
    (Kind.SIT_IN, "Realizar un plantón frente a la municipalidad de Ilave el 10 de enero."),
)
STANCES = (
    "Rechazar la represión policial y las muertes en Ayacucho.",
    "Condenar el desalojo violento de los hermanos de Juliaca.",
    "Exigir la renuncia de la presidenta y el cierre del Congreso.",
    "Demandamos la libertad de los detenidos.",
    "Responsabilizar al gobierno de lo que ocurra.",
    "Las bases que no participen serán sancionadas.",
)
FEET = ("", "\nIlave, 4 de enero de 2023", "\n¡Viva la lucha del pueblo!")


@pytest.mark.parametrize(("kind", "act"), ACTS)
def test_the_one_act_is_the_one_draft(kind: Kind, act: str) -> None:
    for head, stance, foot, numbered in product(HEADS, STANCES, FEET, (True, False)):
        body = f"ACORDAMOS:\n1. {act}\n2. {stance}" if numbered else f"{act} {stance}"
        draft = only(f"{head}{body}{foot}")
        assert (draft.facts.kind, draft.facts.state) == (kind, EventState.ANNOUNCED), body
        assert draft.facts.started is not None, body


def test_what_was_done_to_them_today_is_told_by_what_they_reject() -> None:
    text = (
        "ACORDAMOS:\n1. Acatar un paro en Andahuaylas el 10 de enero.\n"
        "2. Denunciamos que la PNP disparó perdigones contra comuneros en Andahuaylas."
    )
    assert [draft.facts.kind for draft in drafts(text)] == [Kind.STRIKE, Kind.EXCESSIVE_FORCE]
