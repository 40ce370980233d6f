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
