"""The hour at which something was over, as a clearing tells it, and where it tells none."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.desk.ending import ended_at
from tests.conftest import LIMA, Clock

WRITTEN = Clock().now() + timedelta(hours=2)


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("PNP: se levantó el bloqueo en Ilave, Puno, PE-3S km 1410, a las 16:00.", "05 16:00"),
        ("A las 3 de la tarde fue liberada la vía en Ilave. Mañana a las 8:00 habrá asamblea.", "05 15:00"),
        ("La PNP despejó la vía a las 09:40 horas.", "05 09:40"),
        ("La PNP despejó la vía a las 12 horas de hoy.", "05 12:00"),
        ("El bloqueo fue levantado ayer a las 18:00 en Ilave.", "04 18:00"),
        ("The blockade at Ilave was lifted at 2 pm today.", "05 14:00"),
        ("Comuneros levantaron el paro a las 11 a. m. en Juli", "05 11:00"),
        ("Se levantó el bloqueo en Ilave a las 12 de la noche.", "05 00:00"),
        ("El bloqueo fue levantado ayer a las 12 de la noche en Ilave.", "05 00:00"),
        ("La vía quedó liberada a las 12 m., según la PNP.", "05 12:00"),
        ("Se levantó el bloqueo al mediodía.", "05 12:00"),
        ("The blockade at Ilave was lifted at midnight.", "05 00:00"),
        ("Se levantó el bloqueo ayer a medianoche.", None),
        ("Se levantó el bloqueo a las 10:00 y la asamblea fue al mediodía.", None),
        # None, one that is still to come, or that may be two.
        ("Se levantó el bloqueo en Ilave.", None),
        ("Se levantó el bloqueo en Ilave, a las 18:00.", None),
        ("Se levantó el bloqueo en Ilave a las 3:00.", None),
        ("Se levantó el bloqueo en Ilave a las 4.", None),
        # Of something else, or of another day.
        ("El bloqueo iniciado a las 06:00 fue levantado.", None),
        ("Se levantó el bloqueo que desde las 06:00 cerraba la vía.", None),
        ("Se levantó el bloqueo tras una reunión a las 10:00.", None),
        ("Reabrieron la vía en Ilave a las 12 horas de bloqueo.", None),
        ("El martes a las 10:00 se levantó el bloqueo en Ilave.", None),
        ("Se levantó el bloqueo en Ilave a las 10:00 y en Juli a las 11:00.", None),
        ("Se levantó el bloqueo en Ilave a las 10:00. También fue levantado el de Juli.", None),
        ("A las 10:00 hay bloqueo en Ilave.", None),
    ],
)
def test_when_it_was_over(text: str, ended: str | None) -> None:
    found = ended_at(text, WRITTEN, LIMA)

    assert (found and f"{found.astimezone(LIMA):%d %H:%M}") == ended
