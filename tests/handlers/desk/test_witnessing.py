"""A tip is read like a pasted report, on the word of a witness alone, where its sender said."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.desk.planning import planned
from handlers.desk.reader import read
from handlers.desk.witnessing import WITNESS, witnessed
from storage.batches import Entry
from storage.doubts import Why, blocking
from storage.model import Event, Source, Verification
from storage.regions import Gazetteer
from storage.roads import Roads
from storage.tips import Tip, TipState
from tests.conftest import Clock
from tests.factories import facts

NOW = Clock().now()
PLACES, ROADS, LIMA = Gazetteer.load(), Roads.load(), ZoneInfo("America/Lima")


def _entries(text: str, region: str, *events: Event) -> tuple[Entry, ...]:
    tip = Tip(1, region, text, 1, TipState.WAITING, NOW - timedelta(hours=1), photo="P", photo_bot=9)
    return planned(witnessed(read(text, PLACES, ROADS, NOW, LIMA), tip), events, NOW, WITNESS).entries


def test_a_witness_is_the_only_source_and_spoke_when_the_tip_was_sent() -> None:
    (entry,) = _entries("Bloqueo en Ilave, Puno, según la PNP", "210501")

    assert entry.facts.sources == (Source(WITNESS, None, NOW - timedelta(hours=1)),)
    assert (entry.facts.verification, entry.facts.photo) == (Verification.REPORTED, "P")


@pytest.mark.parametrize(
    ("text", "sent", "regions", "asks"),
    [
        ("Bloqueo en Ilave", "210501", ["210501"], set()),
        ("Hay un bloqueo con piedras en la pista", "210501", ["210501"], set()),
        ("Hay un bloqueo con piedras en la pista", "", [None], {"region"}),
        ("Bloqueo en Santa Rosa con piedras", "", [None], {"region"}),
        ("Bloqueo en Santa Rosa con piedras", "210806", ["210806"], set()),
    ],
)
def test_the_place_that_the_sender_gave_settles_the_question_where_it_is(
    text: str, sent: str, regions: list[str | None], asks: set[str]
) -> None:
    found = _entries(text, sent)

    assert [one.facts.region for one in found] == regions
    assert {doubt.field for one in found for doubt in blocking(one.doubts)} == asks


def test_a_tip_about_what_is_open_already_asks_whether_it_is_the_same() -> None:
    known = Event(142, 1, facts(NOW), NOW, NOW)

    (entry,) = _entries("Bloqueo en Ilave, Puno, en la PE-3S km 1410", "210501", known)

    assert [doubt.why for doubt in entry.doubts] == [Why.ALREADY_OPEN]


def test_a_tip_that_a_road_is_free_lifts_and_never_opens() -> None:
    known = Event(142, 1, facts(NOW), NOW, NOW)

    (entry,) = _entries("Ya liberaron la vía en Ilave, Puno, en la PE-3S km 1410", "210501", known)

    assert entry.edits == (142, 1)
