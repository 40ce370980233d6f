"""What the places of a sentence say of one another: a list, a town around a quarter, the home of those who do it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.desk.reader.story.told import Told
from handlers.desk.reader.what.actwords import Who, who
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import contains
from storage.model import Kind
from storage.naming import Level

#: Between the places of a list.
LIST = re.compile(
    r"\s*(?:,|;|/|\by\b|\be\b|\band\b|, y|, and|&|\+)\s*(?:en |de |in |la |el |las |los |at )*(?:ciudad de |"
    r"distrito de |provincia de )?"
)


#: "Location: Ica, Pisco and Chincha": a field that says where it is.
LOCATION = re.compile(r"(?:^|;)\W*(?:locations?|lugar(?:es)?|ubicacion(?:es)?)\s?:\s?(?=\w)")


#: "Pobladores de Torata", who are at home there, and no office of a place.
_HOME = re.compile(
    r"\b(?:pobladores|poblacion|vecin[oa]s|moradores|comuner[oa]s|ronder[oa]s|rondas campesinas|"
    r"campesin[oa]s|comunidades|"
    r"habitantes|"
    r"agricultores|ganaderos|productores|ciudadanos|pescadores|gente|residents|villagers|farmers)(?: \w+)?\s(?:de|"
    r"del|of|from)"
    r"(?: la| los| las| el| distrito de| del distrito de)?\s$"
)
#: "La municipalidad de Lircay", which stands in that town.
_SITE = re.compile(
    r"\b(?:municipalidad|municipio|local|colegio|instituto|universidad|ugel|hospital|comisaria|gobernacion|"
    r"penal|peaje|"
    r"estadio|coliseo|mercado|puente|terminal|aeropuerto|town hall|school|hospital|airport|bridge)"
    r"(?: distrital| provincial| municipal)?\s(?:de|del|of|in)(?: la| los| el)?\s$"
)
_TOWNSFOLK = frozenset(
    {Kind.MARCH, Kind.SIT_IN, Kind.CLASH, Kind.DISPERSAL, Kind.ARRESTS, Kind.LOOTING, Kind.OCCUPATION}
)


#: "A 20 kilómetros de la ciudad de Puerto Maldonado": not there, but near.
SO_FAR_FROM = re.compile(
    r"\b[\d.,]+ (?:kilometros|kms?|minutos|horas|min|kilometres|miles) (?:de|from)(?: la ciudad de)?\s$"
)
_HELD = re.compile(
    r"\s?(?:,|\()?\s?(?:(?:en|de|in)\s)?(?:(?:la|el|the)\s)?(?:(?:provincia|region|departamento|"
    r"distrito)\s(?:del?\s)?)?"
)
_WITHIN = re.compile(r"\s*(?:,\s*(?:en|de)|\s(?:en|de)|\()\s*(?:la ciudad de |la |el )?")


def towns_around(told: Told, leaves: Sequence[Mention]) -> list[Mention]:
    """The towns of whose province a place before them is: "el distrito de Belén, en Iquitos" is one place."""
    found = []
    for one, other in pairwise(leaves):
        near = {c[: Level.PROVINCE * 2] for c in one.codes if len(c) > Level.PROVINCE * 2 - 1}
        around = {c[: Level.PROVINCE * 2] for c in other.codes if len(c) > Level.PROVINCE * 2 - 1}
        if _WITHIN.fullmatch(told.sentence.plain[one.end : other.start]) and near & around:
            found.append(other)
    return found


def as_its_list(told: Told, useful: list[Mention]) -> list[Mention]:
    """The places, one of a list as sure as most of it: "San Jerónimo, La Oroya y Jauja" in Junín."""
    runs: list[list[Mention]] = [[]]
    for mention in useful:
        between = told.sentence.plain[runs[-1][-1].end : mention.start] if runs[-1] else ""
        if runs[-1] and (not LIST.fullmatch(between) or re.match(r"\s*,\s*en\b", between)):
            runs.append([])
        runs[-1].append(mention)
    sure = [run for run in runs if len(run) > 2 and sum(m.weight == 3 for m in run) > 1]
    return [replace(m, weight=3) if m.weight == 2 and any(m in run for run in sure) else m for m in useful]


def with_homes(told: Told, useful: list[Mention]) -> list[Mention]:
    """The places, the home of those who do it as sure as a wider one that contains it.

    "Pobladores de Torata bloquean la vía, en Moquegua" is at Torata; those of Ilave who march in Puno do so in that city.
    """
    useful = _weighed(told, useful)
    homes, inside = _homes(told, useful)
    wide = _wider(told, useful)
    said = [m for m in useful if m.weight == 3]
    strong = [m for m in useful if m.weight > 1]
    return [
        replace(m, weight=3)
        if (m in inside and _all_nested(m, said))
        or (m in homes and any(contains(w, m) for w in wide) and _all_nested(m, strong))
        else m
        for m in useful
    ]


def _all_nested(place: Mention, others: Sequence[Mention]) -> bool:
    """Whether each of the others holds a place or lies in it."""
    return all(contains(other, place) or contains(place, other) for other in others)


def _weighed(told: Told, useful: list[Mention]) -> list[Mention]:
    """The places, those where people are at home as mere homes, and the town of a building that was taken as sure."""
    flat = told.sentence.plain
    useful = [replace(m, weight=1) if _LISTED_HOME.search(flat[: m.start]) else m for m in useful]
    sites = [m for m in useful if m.weight == 1 and _at_its_site(told, m)]
    away = [m for m in useful if _of_elsewhere(told, m, useful)]
    # "Comuneros de la provincia de Huamalíes, perteneciente a la región Huánuco": what holds the home, too
    away += [m for m in useful if any(contains(m, o) and 0 <= m.start - o.end <= 35 for o in away)]
    useful = [replace(m, weight=1) if m in away else m for m in useful]
    wide = [m for m in useful if m.weight > 1]
    return [
        replace(m, weight=3) if m in sites and (not wide or any(contains(o, m) for o in wide)) else m
        for m in useful
    ]


def _homes(told: Told, useful: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The homes of those who do it, and those of them that a wider place right behind them holds."""
    flat = told.sentence.plain
    homes: list[Mention] = []
    inside: list[Mention] = []
    struck = any(h.kind is Kind.STRIKE and not h.frame for h in told.hits)
    for m in useful:
        if m.weight != 1:
            continue
        # "Ronderos de Bambamarca, Chota y Cutervo" strike in each; they would block a road together.
        listed = bool(homes) and struck and LIST.fullmatch(flat[homes[-1].end : m.start]) is not None
        held = _held(told, m, useful)
        if held and re.match(r"\s?,", flat[m.end :]):
            inside.append(m)
        if m.sure or listed or held or _HOME.search(flat[: m.start]):
            homes.append(m)
    return homes, inside


def _held(told: Told, home: Mention, places: Sequence[Mention]) -> bool:
    """Whether what holds a home stands right behind it: "productores de papa de Umari, provincia de Pachitea"."""
    flat = told.sentence.plain
    if _OF_SEVERAL.search(flat[: home.start]):
        return False  # "Moradores de los poblados de Porvenir, Libertad y …"
    behind = (o for o in places if o.start >= home.end and contains(o, home))
    return any(_HELD.fullmatch(flat[home.end : o.start]) for o in behind)


def _wider(told: Told, useful: Sequence[Mention]) -> list[Mention]:
    """The surer places, in which the home of those who do it may lie."""
    # "Chumbivilcas: comuneros de Colquemarca …": a province before the colon is the place.
    label = re.match(r"[^:]{3,40}:\s", told.sentence.plain)
    named = label.end() if label else 0
    wide = [m for m in useful if m.weight > 1 and (m.start >= named or _bears(m, Level.DEPARTMENT))]
    if not wide or any(h.kind in _TOWNSFOLK and not h.frame for h in told.hits):
        return [m for m in wide if m.sure or not _bears(m, Level.DISTRICT)]
    return wide


def _bears(place: Mention, level: Level) -> bool:
    return any(region.level == level for _, region in place.bearers)


#: "Mineros de los sectores de Calpa, Renace y Atico": each is a place where they are at home.
_LISTED_HOME = re.compile(
    r"\b(?:pobladores|vecin[oa]s|moradores|comuner[oa]s|campesin[oa]s|miner[oa]s|agricultores|trabajadores|habitantes|"
    r"residents|miners|villagers|farmers)(?: \w+)?\s(?:de|from)\s(?:(?:los|las|the)\s)?(?:sectores|zonas|anexos|areas|"
    r"sectors)\s(?:de|of)\s(?:[a-z]+(?: [a-z]+)?,\s)*(?:[a-z]+(?: [a-z]+)?,?\s(?:y|and)\s)?$"
)
_PEOPLE_OF = re.compile(
    r"\b(?:poblador|comuner|vecin|ronder|campesin|agricultor|habitante|ciudadan|morador|minero|productor|"
    r"dirigente|residents|"
    r"villagers|farmers|people)\w*\s(?:de(?:l| la| los| las)?|from|of)\s(?:the\s)?(?:distritos?|provincias?|"
    r"region|district|"
    r"province)\s(?:de(?:l)?|of)\s$"
)
_THERE = re.compile(
    r"\b(?:en|in|at|inside)\s(?:(?:el|la|the)\s)?(?:(?:distrito|provincia|region|ciudad|district|city)\s(?:de|of)\s)?$"
)


def _of_elsewhere(told: Told, home: Mention, places: Sequence[Mention]) -> bool:
    """Whether people of a province act in another: "comuneros de la provincia de Huamalíes tomaron …, en Huaraz"."""
    flat = told.sentence.plain
    if home.weight < 2 or _PEOPLE_OF.search(flat[: home.start]) is None:
        return False
    tops = {code[:2] for code in home.codes}
    behind = (m for m in places if m.weight == 3 and m.start > home.end and _THERE.search(flat[: m.start]))
    return any(not tops & {code[:2] for code in m.codes} for m in behind)


_OF_SEVERAL = re.compile(
    r"\b(?:poblados|comunidades|sectores|caserios|anexos|zonas|localidades|pueblos|villages|towns|"
    r"communities)\s(?:de|of)\s$"
)


def _at_its_site(told: Told, mention: Mention) -> bool:
    """Whether a name is that of the building which the protest is at: "tomaron el colegio de Huayucachi"."""
    flat = told.sentence.plain
    site = _SITE.search(flat[: mention.start])
    return site is not None and any(
        hit.start <= site.start() and not re.search(r"[.,;]", flat[hit.end : site.start()])
        for hit in told.hits
    )


#: Up to the first of several homes: "pobladores de los distritos de", "mineros de".
_THEIR_HOMES = re.compile(
    r"\b(?P<who>[a-z]+)(?: (?:artesanal|informal)es| organizad[oa]s)?\s(?:de|del|from|of)\s"
    r"(?P<several>(?:(?:(?:los|las|the)\s)?(?:(?:caserios|anexos|comunidades)\sy\s)?"
    r"(?:sectores|zonas|anexos|distritos|provincias|comunidades|localidades|caserios|centros poblados|districts|provinces|"
    r"sectors|communities|villages|towns)(?: campesinas| nativas)?\s(?:de|of)\s){1,2}"
    r"(?:[a-z]+(?:\s[a-z]+)?(?:,|,?\s(?:y|e|and))\s){0,4}|)(?:la\s|el\s)?$"
)
_JOINED = re.compile(
    r"\s*(?:,|,?\s?\b(?:y|e|and)\b|\()\s?(?:(?:de|del|from|los|las|la|el)\s)*(?:[a-z]+(?:\s[a-z]+)?,\s)*"
    r"(?:(?:distrito|provincia)\sde\s)?"
)


#: "Los de Quehue y Checca", by no other word for them.
_THOSE = ("los", "las")


def homes_of_all(told: Told, paths: Sequence[tuple[Mention, ...]], *, level: bool = False) -> bool:
    """Whether all its places are the homes of its people in a row; with `level`, by a word for several of a sort.

    "Agricultores de los distritos de Pólvora y Uchiza".
    """
    if not paths:
        return False
    flat = told.sentence.plain
    row = sorted((path[0] for path in paths), key=lambda m: m.start)
    lead = _THEIR_HOMES.search(flat[: row[0].start])
    if lead is None or (level and not lead["several"]):
        return False
    if who(lead["who"]) is not Who.PEOPLE and lead["who"] not in _THOSE:
        return False
    return all(_JOINED.fullmatch(flat[one.end : other.start]) for one, other in pairwise(row))


#: Between a kilometre and its place: "de la misma vía, en el distrito de".
_RIGHT_AFTER = re.compile(
    r"[\s,(:\-]*(?:(?:en|in|at|sector|altura|a|near|del?|distrito|district|jurisdiccion|localidad|ciudad|zona|the|el|la|of|"
    r"mism[ao]|same|dich[ao]|esta|esa|citad[ao]|via|carretera|ruta|pista|autopista|road|highway)\b[\s,(:\-]*)*"
)


def right_after(told: Told, start: int, end: int) -> bool:
    """Whether a place stands right behind its kilometre and the name of the road: no other words between."""
    words = told.sentence.plain[start:end]
    for road in told.roads:
        if start <= road.start and road.end <= end:
            words = words[: road.start - start] + " " * (road.end - road.start) + words[road.end - start :]
    return _RIGHT_AFTER.fullmatch(words) is not None
