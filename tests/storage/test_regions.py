"""Places by name, as people write them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.regions import Found, Gazetteer, Level

_PLACES = Gazetteer.load()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("puno", "21"),
        ("PUNO", "21"),
        ("  Puno ", "21"),
        ("CUZCO", "08"),
        ("cusco", "08"),
        ("juliaca", "211101"),
        ("Juliaca, Puno", "211101"),
        ("San Román", "2111"),
        ("pucallpa", "2501"),
        ("Quillabamba", "0809"),
        ("ilave", "210501"),
        ("Llave", "210501"),
        ("CUSCO/CANCHIS/TINTA", "080608"),
        ("Santa Rosa, Melgar", "210808"),
        ("provincia de Puno", "2101"),
        ("distrito de Puno", "210101"),
        ("Puno (provincia)", "2101"),
        ("puno province", "2101"),
        ("21", "21"),
        ("2111", "2111"),
        ("Perú", ""),
        ("todo el país", ""),
        ("whole country", ""),
        ("callao", "07"),
        ("áncash", "02"),
        ("ancash", "02"),
        ("MADRE DE DIOS", "17"),
    ],
)
def test_a_name_finds_its_place(text: str, code: str) -> None:
    found = _PLACES.find(text)

    assert found.region is not None
    assert found.region.code == code


def test_a_bare_name_prefers_the_widest_and_offers_its_namesakes() -> None:
    found = _PLACES.find("Puno")

    assert [region.code for region in found.also] == ["2101", "210101"]


def test_juliaca_is_the_district_and_offers_its_province() -> None:
    assert "2111" in [region.code for region in _PLACES.find("juliaca").also]


def test_santa_rosa_is_ambiguous_ten_times() -> None:
    found = _PLACES.find("santa rosa")

    assert found.region is None
    assert len(found.choices) == 10
    assert {region.level for region in found.choices} == {Level.DISTRICT}


def test_a_slip_gets_the_nearest_names() -> None:
    assert _PLACES.find("pnuo").suggestions[0].code == "21"


def test_placing_an_event_takes_the_narrowest_unit_of_that_name() -> None:
    found = _PLACES.find("Puno", narrow=True)

    assert found.region is not None
    assert found.region.code == "210101"


@pytest.mark.parametrize(
    "text",
    ["", " ", "x" * 4000, "😀😀", "<b>Puno</b>"[:2], "'; DROP TABLE regions; --", "مرحبا", "\u202e", "\x00"],
)
def test_what_names_no_place_finds_none(text: str) -> None:
    assert _PLACES.find(text).region is None


@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    found = _PLACES.find(text)

    assert found.region is None or not found.choices


@given(st.sampled_from(list(_PLACES)), st.data())
def test_accents_and_case_make_no_difference(region, data) -> None:  # type: ignore[no-untyped-def]
    bare = "".join(c for c in unicodedata.normalize("NFD", region.name) if not unicodedata.combining(c))
    shape = data.draw(st.sampled_from([str.upper, str.lower, str.title]))

    assert _PLACES.find(shape(bare)) == _PLACES.find(region.name)


def test_every_place_is_found_by_its_label_and_path() -> None:
    lost = [
        region.code
        for region in _PLACES
        for text in (_PLACES.label(region.code), _PLACES.label(region.code, "en"))
        if _PLACES.find(text).region != region
    ]

    assert lost == []


def test_ancestors_descendants_and_containment() -> None:
    assert [r.code for r in _PLACES.ancestors("211101")] == ["2111", "21", ""]
    assert {len(r.code) for r in _PLACES.descendants("21")} == {4, 6}
    assert [r.code for r in _PLACES.children("2111")] == ["211101", "211102", "211103", "211104", "211105"]
    assert _PLACES.contains("21", "211101") and _PLACES.contains("", "21") and _PLACES.contains("21", "21")
    assert not _PLACES.contains("211101", "21") and not _PLACES.contains("21", "2")


@pytest.mark.parametrize(
    ("one", "other", "touch"),
    [
        ("21", "211101", True),
        ("211101", "21", True),
        ("", "08", True),
        ("21", "08", False),
        ("2111", "2112", False),
    ],
)
def test_regions_overlap_when_one_contains_the_other(one: str, other: str, touch: bool) -> None:
    assert _PLACES.overlaps(one, other) is touch


def test_the_nearest_district_to_a_point() -> None:
    region, away = _PLACES.nearest(-15.50, -70.13)[0]

    assert region.code == "211101"
    assert away < 5


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("pto. maldonado", "Puerto Maldonado"),
        ("Sta. Rosa, Melgar", "Santa Rosa, Melgar"),
        ("sta rosa", "Santa Rosa"),
        ("sto tomas", "Santo Tomás"),
        ("sn roman", "San Román"),
        ("Mcal. Nieto", "Mariscal Nieto"),
        ("Gral. Sánchez Cerro", "General Sánchez Cerro"),
    ],
)
def test_a_name_written_short_is_the_same_name(gazetteer: Gazetteer, short: str, long: str) -> None:
    assert gazetteer.find(long) != Found()
    assert gazetteer.find(short) == gazetteer.find(long)
