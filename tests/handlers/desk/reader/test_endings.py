"""A protest is over in whatever words a sentence says so, and not where that is only wished, denied or of something else."""

from __future__ import annotations

import pytest

from handlers.desk.reader.endings import ending
from storage.model import Kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("quedo sin efecto el paro de transportistas previsto para manana", Kind.STRIKE),
        ("decidieron poner fin a la huelga tras reunirse con el ministro", Kind.STRIKE),
        ("se suspende durante 45 dias el paro contra el proyecto", Kind.STRIKE),
        ("el planton de enfermeras fue suspendido", Kind.SIT_IN),
        ("truck drivers ended their eight-day strike on tuesday", Kind.STRIKE),
        ("farmers dismantled their barricades late on tuesday", None),
        ("los piquetes del km 782, en ocona, y del km 617, en chala, fueron retirados", None),
        (
            "los estudiantes abandonaron el local de la universidad que habian tomado el lunes",
            Kind.OCCUPATION,
        ),
    ],
)
def test_what_ends_a_protest_is_found_with_what_ended(text: str, kind: Kind | None) -> None:
    found = ending(text)

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
        "police denied that the strike was called off",
        "los transportistas acatan un paro de 24 horas",
    ],
)
def test_what_is_wished_denied_or_said_of_something_else_ends_nothing(text: str) -> None:
    assert ending(text) is None
