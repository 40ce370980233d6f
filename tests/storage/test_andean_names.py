"""Places answer to their Quechua and Aymara names, and those names take nothing from another place."""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib import resources

import pytest

from storage.regions import Gazetteer, fold


def _andean() -> dict[str, set[str]]:
    """Each Quechua or Aymara name with the codes that it stands for."""
    found: dict[str, set[str]] = defaultdict(set)
    with (resources.files("storage") / "data" / "aliases.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if "Quechua" in row["why"] or "Aymara" in row["why"]:
                found[row["alias"]].add(row["code"])
    return found


@pytest.mark.parametrize(
    ("name", "spanish"),
    [
        ("Amarumayu", "Amazonas"),
        ("Anqash", "Áncash"),
        ("Apurimaq", "Apurímac"),
        ("Ariqipa", "Arequipa"),
        ("Arikipa", "Arequipa"),
        ("Ayakuchu", "Ayacucho"),
        ("Ayaquchu", "Ayacucho"),
        ("Kashamarka", "Cajamarca"),
        ("Qajamarka", "Cajamarca"),
        ("Qallaw", "Callao"),
        ("Qusqu", "Cusco"),
        ("Kusku", "Cusco"),
        ("Wankawillka", "Huancavelica"),
        ("Wanuku", "Huánuco"),
        ("Ika", "Ica"),
        ("Hunin", "Junín"),
        ("Qispi kay", "La Libertad"),
        ("Lampalliqi", "Lambayeque"),
        ("Luritu", "Loreto"),
        ("Mayutata", "Madre de Dios"),
        ("Muqiwa", "Moquegua"),
        ("Moqwegwa", "Moquegua"),
        ("Pasqu", "Pasco"),
        ("Piwra", "Piura"),
        ("Punu", "Puno"),
        ("Taqna", "Tacna"),
        ("Takna", "Tacna"),
        ("Tumpis", "Tumbes"),
        ("Ukayali", "Ucayali"),
        ("Xullaqa", "Juliaca"),
        ("Hullaqa", "Juliaca"),
        ("WANKANÍ", "Huancané"),
        ("Asankaru", "Azángaro"),
        ("aswan q’hari", "Azángaro"),
        ("Wamanga", "provincia Huamanga"),
        ("Wanta", "Huanta"),
        ("Antawaylla", "Andahuaylas"),
        ("Abankay", "Abancay"),
        ("Mullintu", "Mollendo"),
        ("Pasqu urqu", "Cerro de Pasco"),
    ],
)
def test_a_quechua_or_aymara_name_stands_for_the_place(gazetteer: Gazetteer, name: str, spanish: str) -> None:
    found = gazetteer.find(name).region

    assert found is not None
    assert found == gazetteer.find(spanish).region


def test_every_such_name_is_found_wide_and_narrow_without_a_question(gazetteer: Gazetteer) -> None:
    names = _andean()

    astray = {
        name
        for name, codes in names.items()
        for narrow in (False, True)
        if (region := gazetteer.find(name, narrow=narrow).region) is None or region.code not in codes
    }

    assert len(names) > 60
    assert astray == set()


def test_no_such_name_is_what_another_place_is_called(gazetteer: Gazetteer) -> None:
    taken = {
        (name, region.code)
        for name, codes in _andean().items()
        for _, region in gazetteer.bearers(fold(name))
        if region.code not in codes
    }

    assert taken == set()


def test_a_spelling_that_two_places_share_is_asked_about(gazetteer: Gazetteer) -> None:
    andean = gazetteer.get("0504")
    other = gazetteer.get("1801")
    homonyms = Gazetteer(
        [
            gazetteer.get("05"),
            gazetteer.get("18"),
            andean,
            type(other)("1801", other.name, aliases=("Wanta",)),
        ]
    )

    found = homonyms.find("Wanta")

    assert found.region is None
    assert {region.code for region in found.choices} == {"0504", "1801"}
