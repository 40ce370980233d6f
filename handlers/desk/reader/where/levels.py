"""What the words around a name insist on: a department, a province, a district, or a town."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storage.naming import Level
from storage.regions import Region

_LEVELS = {
    **dict.fromkeys(
        (
            "departamento",
            "departamentos",
            "regiones",
            "departments",
            "regions",
            "department",
            "dpto",
            "depto",
            "region",
            "regional",
        ),
        Level.DEPARTMENT,
    ),
    **dict.fromkeys(
        ("provincia", "provincias", "provinces", "province", "prov", "pcia", "provincial"), Level.PROVINCE
    ),
    **dict.fromkeys(("distrito", "distritos", "districts", "district", "dist", "distrital"), Level.DISTRICT),
}


_TOWN = frozenset({"ciudad", "city", "town", "pueblo", "cercado", "localidad", "poblado"})


#: "Las salidas de Abancay", "el centro de Tacna": those of the town.
_TOWNS_OWN = re.compile(
    r"\b(?:salidas|ingresos|accesos|entradas|afueras|centro|calles|inmediaciones|alrededores|"
    r"casco urbano) (?:de|del|a|al)"
    r"(?: la| el)?\s$"
)
_LEVEL_AFTER = re.compile(
    r"\s*\(?(region|department|province|district|provincia|distrito|departamento)\b(?! of (?!the\b))"
)


_THE_PEOPLE = re.compile(
    r"\b(?:defensa|intereses|organizaciones|asamblea|voz|lucha|derechos?) (?:\w+ )?del pueblo de(?: la)?\s$"
)
#: "El hospital regional de Cajamarca" stands in the town.
_HOUSE = re.compile(
    r"\b(hospital|museo|colegio|archivo|direccion|gerencia|consejo)\s+regional(?:\sde(?:\s(?:salud|educacion|"
    r"agricultura|trabajo|transportes))?)?\s(?:de|del)\s$|\bgobierno\s+regional(?:\sdel?)?\s?$"
)
_CAPITAL = re.compile(r"\bcapital(?:\s(?:provincial|distrital|regional))?\s(?:de|del)\s$")
#: "Las otras 13 provincias de Puno" are those of the department.
_SOME_OF = re.compile(
    r"\b(?:\d{1,2}|trece|doce|diez|ocho|siete|seis|cinco|cuatro|tres|dos|todas las|varias|otras|diversas|distintas|"
    r"diferentes|algunas|demas) provincias (?:de|del|de la)(?: region)?\s$"
)
_LISTED = re.compile(r"\s?(?:,\s[a-z]{3,}(?: [a-z]+)?(?:,| y )|y [a-z]{3,})")
_OF_PROVINCES = re.compile(
    r"\bprovincias(?:(?:\s[a-z]{2,13}){0,8}:|(?:\s[a-z]{4,12})? de)\s(?:[a-z, ]{3,500}(?:,| y| e)\s)?$"
)


def level_said(before: str, after: str) -> tuple[Level | None, bool]:
    """The level that the words around insist on, and whether they mean a town."""
    match = re.search(r"([a-z]+)\.?(?:\s+(?:de|del|of|of the))?(?:\s+(?:la|el|los|las))?\s*:?\s*$", before)
    word = match[1] if match else ""
    if _CAPITAL.search(before[-40:]):
        return None, True  # "La capital provincial de Azángaro"
    follows = _LEVEL_AFTER.match(after)
    if follows and re.search(r"\bof (?:the )?$", before[-7:]):
        return _LEVELS[follows[1]], False  # "The Chucuito district of the Puno province"
    if word == "provincias" and _SOME_OF.search(before[-40:]) and not _LISTED.match(after):
        return Level.DEPARTMENT, False
    if word in _LEVELS and not (house := _HOUSE.search(before[-40:])):
        return _LEVELS[word], False
    if word in _LEVELS and house and house[1]:
        return None, True
    if follows:
        return _LEVELS[follows[1]], False
    if _OF_PROVINCES.search(before[-560:]):
        return Level.PROVINCE, False  # "En 30 provincias: Ambo, Ica, Pisco"
    body = _THE_PEOPLE.search(before[-40:])  # "Frente de Defensa del Pueblo de Ayacucho"
    return None, (word in _TOWN and not body) or bool(_TOWNS_OWN.search(before[-40:])) or bool(
        re.match(r"\s+city\b|'s (?:airport|main square|plaza|historic|international)", after)
    )


def town_of_its_hospital(before: str, name: str, bearers: Sequence[tuple[int, Region]]) -> bool:
    """Whether a hospital is called by the province's town in which it stands: "el Hospital Iquitos"."""
    town = any(region.level == Level.PROVINCE or claim == 1 for claim, region in bearers)
    return before.startswith("hospital") and " " not in name and town


def at_level(
    bearers: tuple[tuple[int, Region], ...], level: Level | None, town: bool
) -> tuple[tuple[int, Region], ...]:
    """Those who bear a name on the level that the words around insist on, or as a town; all where none is."""
    if level is not None:
        bearers = tuple(one for one in bearers if one[1].level == level) or bearers
    if town and any(region.level == Level.DISTRICT for _, region in bearers):
        # "La ciudad de Puno" is no other place of the department.
        seats = tuple(one for one in bearers if one[1].level == Level.DISTRICT)
        bearers = tuple(one for one in seats if one[0] < 2) or seats
    return bearers
