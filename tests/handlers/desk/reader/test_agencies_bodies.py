"""Agencies in English: bodies called after a place, protests kept from happening, dates that count nobody."""

from __future__ import annotations

from datetime import datetime

import pytest

from storage.model import Kind
from tests.conftest import LIMA
from tests.reports import only, reading


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Members of the Cusco Irrigation Board blocked the road in Sicuani on Tuesday.", "080601"),
        ("The Arequipa Transport Federation marched in Camaná on Tuesday.", "0402"),
        ("The Puno Defence Front marched in Puno on Tuesday.", "21"),
    ],
)
def test_a_body_called_after_a_place_is_not_where_it_protests(text: str, region: str) -> None:
    assert (only(text).facts.region or "").startswith(region)


def test_the_neighbours_that_cannot_be_reached_are_not_where_the_road_is_shut() -> None:
    text = "Protesters shut the highway in Juliaca, and access was blocked to the neighbouring Cusco region."

    assert all(not (draft.facts.region or "").startswith("08") for draft in reading(text).drafts)


def test_the_number_of_a_day_counts_no_protesters() -> None:
    now = datetime(2024, 5, 26, 10, tzinfo=LIMA)
    (draft,) = reading("On May 24 the protesters blocked the road in Puno.", now).drafts

    assert draft.facts.started == datetime(2024, 5, 24, tzinfo=LIMA)
    assert draft.facts.crowd is None


@pytest.mark.parametrize(
    "text",
    [
        "Troops were sent to Ica on Tuesday to prevent road blockades.",
        "The army was sent to Andahuaylas to prevent looting.",
    ],
)
def test_what_the_police_prevent_has_not_happened(text: str) -> None:
    assert not reading(text).drafts


def test_what_is_prevented_elsewhere_leaves_what_happens_here() -> None:
    text = (
        "Farmers blocked the Pan-American highway in Ica on Tuesday; police were sent to prevent further blockades in "
        "Arequipa."
    )
    draft = only(text)

    assert (draft.facts.kind, draft.facts.region) == (Kind.BLOCKADE, "11")


def test_the_vote_of_the_congress_is_no_place() -> None:
    draft = only("Protesters in Lima marched on Tuesday against Congress' vote.")

    assert (draft.facts.region, draft.facts.place) == ("1501", None)
