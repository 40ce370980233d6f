"""The table of places against INEI's counts and against a second, independent source."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from storage.regions import Gazetteer, fold

_SECOND = Path(__file__).with_name("second_source.csv")

#: Names that the second source spells otherwise; each was looked at and INEI's spelling kept.
_SPELT_OTHERWISE = {
    "030611": "chankas",
    "050511": "oroncoy",
    "051010": "huaya",
    "060506": "santa cruz de toled",
    "100106": "quisqui kichki",
    "150712": "laraos",
    "211105": "san migel",
}
#: Mazamari and Pangoa under one code in the second source: a disputed area, no district.
_NO_DISTRICT = {"120699"}
#: Districts made by law after the second source was written.
_YOUNGER = 19


def _second() -> dict[str, str]:
    with _SECOND.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def test_all_departments_provinces_and_districts_are_there(gazetteer: Gazetteer) -> None:
    assert Counter(len(region.code) for region in gazetteer) == {0: 1, 2: 25, 4: 196, 6: 1891}


def test_every_place_lies_in_one_that_is_there(gazetteer: Gazetteer) -> None:
    assert [region.code for region in gazetteer if region.code and region.code[:-2] not in gazetteer] == []


def test_the_codes_agree_with_the_second_source(gazetteer: Gazetteer) -> None:
    codes, second = {region.code for region in gazetteer if region.code}, set(_second())

    assert second - codes == _NO_DISTRICT
    assert len(codes - second) == _YOUNGER


def test_the_names_agree_with_the_second_source_but_for_spelling(gazetteer: Gazetteer) -> None:
    different = {
        code: name
        for code, name in _second().items()
        if code not in _NO_DISTRICT and _spaceless(gazetteer.get(code).name) != _spaceless(name)
    }

    assert different == _SPELT_OTHERWISE


def _spaceless(name: str) -> str:
    return fold(name).replace(" ", "")


def test_known_defects_of_the_source_are_put_right(gazetteer: Gazetteer) -> None:
    names = [region.name for region in gazetteer]

    assert gazetteer.get("060506").name == "Santa Cruz de Toledo"
    assert "Puno" in names
    assert all(name == name.strip() and name for name in names)


def test_coordinates_lie_in_peru(gazetteer: Gazetteer) -> None:
    outside = [
        region.code
        for region in gazetteer
        if region.latitude is not None
        and region.longitude is not None
        and not (-18.5 < region.latitude < 0.1 and -81.5 < region.longitude < -68.5)
    ]

    assert outside == []
    assert sum(region.latitude is not None for region in gazetteer) > 2000
