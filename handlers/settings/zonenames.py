"""Which time zones somebody means who names a city or a country; pure, once the names are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import available_timezones

from babel.core import get_global
from rapidfuzz import fuzz, process

from handlers.views.zonewords import city, country
from storage.model import Language
from storage.naming import fold
from storage.regions import Gazetteer

_MOST = 8
_LIKELY = 78
#: Cities where many people from Peru live and by which no zone is named.
_CITIES = {
    "Europe/Madrid": ("Barcelona", "Valencia", "Sevilla", "Zaragoza", "Bilbao", "Málaga"),
    "Europe/Rome": ("Milán", "Milano", "Milan", "Turín", "Torino", "Turin", "Génova", "Genoa", "Florencia"),
    "Europe/Berlin": (
        "Múnich",
        "Munich",
        "Hamburgo",
        "Hamburg",
        "Fráncfort",
        "Frankfurt",
        "Colonia",
        "Cologne",
    ),
    "Europe/Zurich": ("Ginebra", "Geneva", "Berna", "Bern", "Basilea", "Basel"),
    "America/New_York": (
        *("Miami", "Washington", "Paterson", "Nueva Jersey", "New Jersey", "Boston", "Atlanta", "Orlando"),
        *("Filadelfia", "Philadelphia", "Virginia", "Florida"),
    ),
    "America/Chicago": ("Houston", "Dallas", "Texas", "San Antonio", "Austin"),
    "America/Los_Angeles": ("San Francisco", "California", "San Diego", "Seattle", "Las Vegas"),
    "America/Denver": ("Salt Lake City", "Utah", "Colorado"),
    "America/Toronto": ("Montreal", "Ottawa"),
    "America/Guayaquil": ("Quito",),
    "America/La_Paz": ("Santa Cruz", "Cochabamba", "El Alto", "Oruro", "Copacabana"),
    "America/Sao_Paulo": ("Río de Janeiro", "Rio de Janeiro", "Brasilia"),
    "America/Rio_Branco": ("Acre",),
    "America/Bogota": ("Medellín", "Cali", "Leticia"),
    "America/Santiago": ("Santiago de Chile", "Arica", "Iquique", "Antofagasta", "Valparaíso"),
    "America/Argentina/Buenos_Aires": ("La Plata", "Rosario"),
    "Asia/Tokyo": ("Osaka", "Nagoya", "Kioto", "Kyoto", "Yokohama"),
    "Australia/Sydney": ("Canberra",),
}
_ORDER = {zone: number for number, zone in enumerate(_CITIES)}
_COUNTRIES = {
    "US": ("Estados Unidos", "EE. UU.", "EEUU", "USA", "United States"),
    "GB": ("Inglaterra", "England", "UK"),
}
_PERU = "America/Lima"


@dataclass(frozen=True, slots=True)
class Zones:
    """The zones that words may mean; `sure` where they name them."""

    names: tuple[str, ...] = ()
    sure: bool = True


def find(words: str, regions: Gazetteer) -> Zones:
    """The zones of a city or country named so, or of a place in Peru; likely ones for a slip; none where nothing is near."""
    known, folded = _known(), fold(words)
    if not folded or len(folded) > 60:
        return Zones()
    if folded in known:
        return Zones(known[folded][:_MOST])
    exact = _by_name().get(folded)
    if exact is not None:
        return Zones((exact,))
    if regions.find(words).region is not None:
        return Zones((_PERU,))
    near = process.extract(folded, known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKELY, limit=_MOST)
    names = dict.fromkeys(zone for name, _, _ in near for zone in known[name])
    return Zones(tuple(names)[:_MOST], sure=False)


@lru_cache
def zones() -> frozenset[str]:
    """All time zones; they are files, and are looked up once."""
    return frozenset(available_timezones())


@lru_cache
def _by_name() -> dict[str, str]:
    return {fold(name): name for name in zones() if "/" in name}


@lru_cache
def _known() -> dict[str, tuple[str, ...]]:
    """Folded names of cities and countries, in both languages, and the zones there."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    available = zones()
    territories: Mapping[str, Sequence[str]] = get_global("territory_zones")
    for code, there in territories.items():
        real = [zone for zone in there if zone in available and not zone.startswith("Etc/")]
        for language in Language:
            for zone in real:
                found[fold(city(zone, language))][zone] = None
            for zone in _main_first(real):
                found[fold(country(code, language))][zone] = None
        for name in _COUNTRIES.get(code, ()):
            found[fold(name)].update(dict.fromkeys(_main_first(real)))
    for zone, names in _CITIES.items():
        for name in names:
            found[fold(name)][zone] = None
    return {name: tuple(there) for name, there in found.items() if name}


def _main_first(names: Sequence[str]) -> list[str]:
    """A country's zones, those that many people live by before the others."""
    return sorted(names, key=lambda zone: _ORDER.get(zone, len(_ORDER)))
