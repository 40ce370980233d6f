"""Whether the words around a draft allow another place, road or kilometre than the one that was read."""

from __future__ import annotations

import re

from handlers.desk.reader.doubts.cases import Case, Open
from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.where.landmarks import MINES, only_for_abroad
from handlers.desk.reader.where.limastreets import CENTRAL, CENTRE, NAMESAKE
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.settling import settle
from storage.model import Kind


def borrowed(case: Case) -> Open:
    """A name of a row that no list has, so that its place is but that of another of the row."""
    return () if case.point.borrowed else None


def unknown_name(case: Case) -> Open:
    """A name behind "in" or "at" that no list knows, where the place was read from another one farther off."""
    if case.facts.region is None or not case.point.path or case.point.listed:
        return None
    place = case.point.path[0]
    for told, left in zip(case.point.told, case.residues, strict=True):
        for name in left.names:
            at = told.sentence.text.find(name) + len(name)
            holds = told is case.own and 0 <= place.start - at <= 45
            if not holds:
                return ()
    return None


#: "Tramo Ilave - Puno", which may be that town and its region.
_TOWN_AND_REGION = re.compile(r"\W*(?:\w+ ){0,2}tramo (?P<town>[^\W\d_]+(?: [^\W\d_]+)?) - [^\W\d_]+")


def region_behind(case: Case) -> Open:
    """A town and its region's capital joined by a bare dash, in few words: the road between, or but where it lies."""
    region, road = case.facts.region, case.point.road
    few = len(case.tolds) == 1 and _TOWN_AND_REGION.match(case.own.sentence.text) is not None
    if not few or region is None or road is None or len(road.towns) != 2:
        return None
    one, other = road.towns
    held = [code for code in one if len(code) == 6 and any(code.startswith(w) and len(w) == 2 for w in other)]
    return tuple(held[:1]) or None


def avenue_of_lima(case: Case) -> Open:
    """A town that bears the name of an avenue of Lima, where all else of the text is told of Lima's centre."""
    region, path = case.facts.region, case.point.path
    if region is None or region.startswith("15") or not path or NAMESAKE.fullmatch(path[0].name) is None:
        return None
    central = any(CENTRE.search(told.sentence.plain) for told in case.tolds)
    others = {
        code[:2] for told in case.tolds for m in told.mentions if m.name != path[0].name for code in m.codes
    }
    return (CENTRAL,) if central and region[:2] not in others else None


def one_letter_off(case: Case) -> Open:
    """A town that a word is but nearly the name of."""
    return () if case.facts.region and case.point.path and case.point.path[0].guessed else None


def finer_beside(case: Case) -> Open:
    """A department, where its paragraph names a place in it."""
    region = case.facts.region
    if region is None or len(region) != 2 or case.facts.kind is Kind.STRIKE or case.facts.km_from is not None:
        return None
    theirs = {t.sentence.number for p in case.others for t in p.told} - {case.own.sentence.number}
    near = (t for t in case.tolds if t.sentence.block == case.point.block and t.sentence.number not in theirs)
    codes = (settle((m,), (), case.facts.kind).region for t in near for m in t.mentions if m.weight >= 1)
    return tuple(dict.fromkeys(c for c in codes if c and c.startswith(region) and len(c) > 2)) or None


def only_in_peru(case: Case) -> Open:
    """The whole country, of which the text says but "in Peru": "workers at a mine in Peru"."""
    if case.facts.region != "":
        return None
    wide = [t for t in case.point.told if t.country]
    return () if wide and all(only_for_abroad(t.sentence) for t in wide) else None


#: "LIMA, Peru (AP) —": where the writer sits.
_DATELINE = re.compile(
    r"^\W*([A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ/ ]{2,24})(?:, (?:Peru|Perú|PERU|[A-Z][a-z]{2,8}\.? \d{1,2}))*\s*(?:\([A-Z][\w ]+\)|—|–|-)"
)


def dateline(case: Case) -> Open:
    """A place that but a wire's dateline names."""
    path = case.point.path
    if not case.facts.region or not path or not case.tolds:
        return None
    found = _DATELINE.match(case.tolds[0].sentence.text)
    if found is None or path[0].name not in plain(found[1]).split("/"):
        return None
    again = any(m.name == path[0].name and m.start > found.end() for t in case.tolds for m in t.mentions)
    return None if again else ()


#: What is at the mine itself that it is said to be at.
_AT_A_MINE = frozenset({Kind.STRIKE, Kind.OCCUPATION, Kind.LOOTING})


def home_only(case: Case) -> Open:
    """A place that is but the home of those who protest, or a mine, whose roads are shut far from it as well."""
    path = case.point.path
    if case.facts.region and path and path[0].name in MINES and case.facts.kind not in _AT_A_MINE:
        return ()
    if not case.facts.region or not path or not case.point.own_path or path[0].sure or not case.reports:
        return None
    people = (
        path[0].adjective and case.facts.kind is not Kind.STRIKE
    )  # "Los puneños marcharon" may be in Lima
    return () if path[0].weight == 1 and (people or case.facts.km_from is not None) else None


def _side_by_side(case: Case, mention: Mention) -> bool:
    """Whether a place stands in one list with that of the draft: "at Curahuasi and Limatambo"."""
    first, second = sorted((mention, case.point.path[0]), key=lambda m: m.start)
    between = case.own.sentence.plain[first.end : second.start]
    return len(between) <= 25 and _JOINED.search(between) is not None


def lone_department(case: Case) -> Open:
    """A place in a department of which nothing else in its sentence, or the one before, is."""
    region, path = case.facts.region, case.point.path
    if not region or not path or path[0].sure or case.facts.km_from is not None:
        return None
    if any(len(code) == 2 for code in path[0].codes) or len(path) > 1 or len(case.together) > 4:
        return None  # A department's own name, a place with the one around it, a list over the country.
    at = case.own.sentence
    near = [t for t in case.tolds if t.sentence.block == at.block and 0 <= at.number - t.sentence.number <= 1]
    own = {m.name for m in path}
    told = [
        m
        for t in near
        for m in t.mentions
        if m.name not in own
        and m.weight >= 1
        and not (t.sentence.number == at.number and _side_by_side(case, m))
    ]
    tops = [{c[:2] for c in m.codes} for m in told]
    clear = {top for one in tops if len(one) == 1 for top in one}
    return () if clear and region[:2] not in clear and not any(region[:2] in one for one in tops) else None


#: "Challhuahuacho, en la provincia de Cotabambas": the wider unit but says where the place lies.
_ITS_HOLDER = re.compile(
    r"\W*(?:(?:en|de|in)\s)?(?:(?:la|el|the)\s)?(?:(?:provincia|region|departamento|distrito)\s(?:de(?:l)?\s)?)?"
)


def wider_said(case: Case) -> Open:
    """A strike at a place of which the sentence says the wider unit: "… en la provincia de Cotabambas"."""
    region = case.facts.region
    if region is None or case.facts.kind is not Kind.STRIKE:
        return None
    flat, place = case.own.sentence.plain, case.point.path[0] if case.point.path else None
    apart = (m for m in case.own.mentions if not (place and _ITS_HOLDER.fullmatch(flat[place.end : m.start])))
    wider = (code for m in apart if m.sure for code in m.codes)
    return tuple(dict.fromkeys(c for c in wider if region.startswith(c) and c != region)) or None


def carried_wide(case: Case) -> Open:
    """A department that only the text around names, for what happens at one spot."""
    region = case.facts.region
    if region is None or len(region) != 2 or case.facts.kind is Kind.STRIKE or case.facts.km_from is not None:
        return None
    return () if case.point.path and not case.point.own_path and case.facts.kind is Kind.BLOCKADE else None


_JOINED = re.compile(r"^\s*(?:,|y|e|o|and|or|&|/|-|;)|\b(?:y|e|and|como)\b|[;&]")


def told_twice(case: Case) -> Open:
    """Another point of the same kind out of the same sentence, at a place that no comma or "and" joins to this one."""
    point = case.point
    if case.facts.region is None or point.km is not None or point.listed or not point.path:
        return None
    same = (p for p in case.together if p.kinds[:1] == point.kinds[:1] and p.path)
    twins = [p for p in same if p.path[0].name != point.path[0].name]
    found = []
    for twin in twins:
        first, second = sorted((twin.path[0], point.path[0]), key=lambda m: m.start)
        if not _JOINED.search(case.own.sentence.plain[first.end : second.start]):
            found.append(settle((twin.path[0],), (), case.facts.kind).region)
    return tuple(dict.fromkeys(c for c in found if c)) if found else None


_OFF_ROADS = frozenset({Kind.MARCH, Kind.SIT_IN, Kind.STRIKE, Kind.AGREEMENT, Kind.OCCUPATION})


def no_blockade(case: Case) -> Open:
    """A road of what shuts none, such as a march's way."""
    return () if case.facts.road and case.facts.kind in _OFF_ROADS else None


def road_from_before(case: Case) -> Open:
    """A road that its own sentence does not name, and no kilometre bears out."""
    headed = case.own.sentence.bullet and case.point.own_road  # "Panamericana Norte:", and its rows
    named = case.own.roads or headed or case.point.carried or case.facts.km_from is not None
    return () if case.facts.road and not named else None


def from_another_sentence(case: Case) -> Open:
    """A kilometre that is not in the sentence that tells of it first, where that one has a spot of its own."""
    later = case.facts.km_from is not None and not case.own.kms and bool(case.own.hits)
    return () if later and (case.own.venue or case.own.sector) else None
