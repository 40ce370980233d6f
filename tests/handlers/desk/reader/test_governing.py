"""Since when: the time of what is said, of what ends and of what others do is not that of the protest beside it."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.conftest import LIMA
from tests.reports import asks, reading

_NOW = datetime(2024, 5, 15, 12, tzinfo=LIMA)


@pytest.mark.parametrize(
    ("text", "started", "asked"),
    [
        # the protest's own verb, or the noun that bears the day
        ("Comuneros bloquearon ayer a las 3 p. m. el puente de Ilave y siguen ahí.", "05-14 15:00", False),
        ("Comuneros llegaron ayer a Puno y marcharon por el centro.", "05-14 00:00", True),
        ("Looters ransacked a shop in Juliaca on Monday night, local media reported.", "05-13 20:00", True),
        # of two things in a sentence each has its own
        (
            "La Policía desalojó esta madrugada a los estudiantes que tomaron ayer el local de la UNSA.",
            "05-15 03:00",
            True,
        ),
        # somebody says so, it ends, others do something
        ("La Defensoría verificó ayer que continúa el bloqueo en Urcos.", None, False),
        ("El alcalde pidió ayer levantar el bloqueo del puente de Ilave.", None, False),
        ("Los transportistas de La Oroya decidirán esta noche si suspenden el paro.", None, False),
        ("El paro de 48 horas en Mollendo termina hoy a medianoche.", None, False),
        ("Pobladores de Torata bloquean la vía; el miércoles 22 se reunirán con el ministro.", None, False),
        # what may be another thing's time is asked about
        ("El bloqueo de Ollachea dejó ayer 60 camiones varados y el piquete continúa.", None, True),
        (
            "El ministro llegó ayer a Espinar, donde comuneros mantienen bloqueado el corredor minero.",
            None,
            True,
        ),
    ],
)
def test_a_moment_is_that_of_the_verb_it_stands_with(text: str, started: str | None, asked: bool) -> None:
    (draft,) = reading(text, _NOW).drafts

    at = draft.facts.started
    assert (at and at.astimezone(LIMA).strftime("%m-%d %H:%M")) == started
    assert asks(draft, "started") is asked
    assert not any(d.blocks for d in draft.doubts if d.field == "started")
