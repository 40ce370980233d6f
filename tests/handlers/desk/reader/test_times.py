"""Which of the hours that a sentence names is the event's: not when some are let through, not when it was written."""

from __future__ import annotations

import pytest

from storage.model import EventState
from tests.conftest import LIMA, Clock
from tests.reports import asks, only, reading

NOW = Clock().now()  # 5 January 2023, 14:20 in Lima


def started(text: str) -> str | None:
    facts = only(text).facts
    return None if facts.started is None else f"{facts.started.astimezone(LIMA):%d %H:%M}"


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Bloqueo en Ilave. Dejan pasar ambulancias a las 12 y a las 18 h.", None),
        ("Bloqueo en Ilave desde las 06:20. Dejan pasar ambulancias a las 12 y a las 18 h.", "05 06:20"),
        ("Bloqueo en Ilave; permiten el paso de 12:00 a 13:00.", None),
        ("Bloqueo en Ilave; abren paso a las 11:00.", None),
        ("Roadblock in Ilave. They let ambulances through at 12:00 and 18:00.", None),
        ("Bloqueo en Ilave desde las cinco de la mañana.", "05 05:00"),
        ("Ilave: tránsito interrumpido por manifestación. 05/01/2023 09:40 HORAS", None),
        ("Ilave: bloqueo de vía desde el 05/01/2023 09:40 horas", "05 09:40"),
    ],
)
def test_the_hour_of_passage_or_of_writing_is_not_the_start(text: str, since: str | None) -> None:
    assert started(text) == since


@pytest.mark.parametrize(
    ("text", "since"),
    [
        # The midnight that ends the day beside it, or tonight; of what goes on the last one.
        ("El viernes habrá marcha en Puno a las 12 de la noche", "07 00:00"),
        ("El viernes habrá marcha en Puno a las doce y media de la noche", "07 00:30"),
        ("Marcha en Puno a las 12 de la noche", "06 00:00"),
        ("On Friday teachers will march in Puno at 12 at night", "07 00:00"),
        ("Bloqueo en Ilave desde las 12 de la noche", "05 00:00"),
        ("Bloqueo en Ilave desde ayer a las 12 de la noche", "05 00:00"),
        ("Quemaron llantas en Ilave a las 12 de la noche", "05 00:00"),
        ("Bloqueo en Ilave desde las doce de la noche del martes", "04 00:00"),
        *(
            (f"El viernes habrá marcha en Puno a las {hour}", f"06 {clock}")
            for hour, clock in (
                ("12 de la madrugada", "00:00"),
                ("12 a. m.", "00:00"),
                ("12 m.", "12:00"),
                ("12 p. m.", "12:00"),
                ("doce del día", "12:00"),
            )
        ),
        ("Mañana a las 12 del día marcha en Puno", "06 12:00"),
        # Hours after midnight are a night's too.
        *(
            (f"Bloqueo en Ilave desde {hour}", "05 01:00")
            for hour in ("la 1 de la noche", "la una de la noche", "anoche a la 1")
        ),
        ("Esta noche a la 1 habrá bloqueo en Ilave", "06 01:00"),
        ("Roadblock in Ilave since 2 at night", "05 02:00"),
        ("Esta noche a las 12 marcha en Puno", "06 00:00"),
        ("Esta noche a las 7 vigilia en Ilave", "05 19:00"),
        ("Anoche a las 11 bloquearon la vía en Ilave", "04 23:00"),
        ("El viernes habrá marcha en Puno a las 12, y a las 8 de la noche vigilia", "06 12:00"),
        ("Bloqueo en Ilave desde las 12 m. de hoy", "05 12:00"),
    ],
)
def test_twelve_is_noon_or_midnight_as_people_mean_it(text: str, since: str) -> None:
    assert started(text) == since


@pytest.mark.parametrize(
    ("text", "state", "since"),
    [
        ("La PNP desalojó esta tarde a manifestantes en Ilave.", EventState.ACTIVE, "05 14:20"),
        ("Police dispersed protesters in Ilave this afternoon.", EventState.ACTIVE, "05 14:20"),
        ("Esta noche hay vigilia en Ilave.", EventState.ANNOUNCED, "05 20:00"),
    ],
)
def test_what_is_told_as_past_is_not_announced(text: str, state: EventState, since: str) -> None:
    draft = only(text)

    assert (draft.facts.state, started(text)) == (state, since)
    assert asks(draft, "started")


def test_what_was_only_tried_is_asked_about() -> None:
    draft = only("Unas 200 personas intentaron tomar el aeropuerto de Juliaca.")

    assert draft.facts.kind is None and asks(draft, "kind")


def test_a_heading_that_says_all_is_over_holds_for_its_list() -> None:
    found = reading("VÍAS LIBERADAS\n- PE-3S km 1083, Combapata\n- PE-3S km 1102, Sicuani")

    assert [(d.intent, d.facts.km_from) for d in found.drafts] == [("lift", 1083.0), ("lift", 1102.0)]


@pytest.mark.parametrize(
    ("text", "timed"),
    [
        ("Bloqueo en Ilave desde las 00:00 horas", True),
        ("Bloqueo en Ilave desde la medianoche", True),
        ("Roadblock in Ilave since midnight", True),
        ("El viernes habrá marcha en Puno a las 12 de la noche", True),
        ("El viernes habrá marcha en Puno desde las cero horas", True),
        ("El viernes habrá marcha en Puno", None),
        ("Bloqueo en Ilave desde el 3 de enero", None),
        ("Bloqueo en Ilave desde las 06:20", None),
    ],
)
def test_midnight_is_known_from_a_day_alone(text: str, timed: bool | None) -> None:
    found = only(text).facts

    assert found.started is not None and found.started_timed is timed
