"""Which road somebody means who names one."""

from __future__ import annotations

import pytest

from handlers.road import meant
from storage.regions import Gazetteer
from storage.roads import Roads

ROADS, PLACES = Roads.load(), Gazetteer.load()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("hay bloqueo en la panamericana sur?", ["PE-1S"]),
        ("is the Panamerican Highway South open", ["PE-1S"]),
        ("panamericana", ["PE-1S", "PE-1N"]),
        ("PE 3S km 1410", ["PE-3S"]),
        ("3s", ["PE-3S"]),
        ("corredor minero", ["PE-3SY"]),
        ("la marginal", ["PE-5S"]),
        ("longitudinal de la sierra", ["PE-3N", "PE-3S"]),
        ("carretera Nasca - Abancay", ["PE-30A"]),
    ],
)
def test_a_road_is_known_by_its_code_and_its_names(text: str, codes: list[str]) -> None:
    assert [road.code for road in meant(text, ROADS, PLACES)] == codes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "carretera",
        "autopista",
        "km 1410",
        "arequipa puno",
        "gracias",
        "vía Evitamiento",
        "vía de Evitamiento",
        "paro nacional",
    ],
)
def test_what_names_no_road_is_none(text: str) -> None:
    assert meant(text, ROADS, PLACES) == ()
