"""Sentences that but count points, and points of which nothing says where they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.figures.remainders import counted_free
from handlers.desk.reader.story.headings import over_rows, take_heading
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.rows import grouped
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.what.actwords import Who
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.unmapped import unmapped
from storage.model import Kind

#: "Otros 8 puntos presentan …", "movilizaciones en 21 provincias": sums that no place is said of.
_SUM = re.compile(
    r"\b(?:[2-9]|\d{2,3}|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte)\s(?:\w+\s)?"
    r"(?:puntos|tramos|provincias|regiones|distritos|departamentos|points|spots|provinces|districts)\b"
)


#: "3 enfrentamientos", "Fallecidos: 0": a number of a list, and nothing that happens somewhere.
_BARE = re.compile(
    r"\W*\d{1,3}\s(?:enfrentamientos?|movilizaci(?:on|ones)|marchas?|plantones|bloqueos|piquetes|paralizaci(?:on|ones)|"
    r"detenid[oa]s|herid[oa]s|fallecid[oa]s|clashes|marches|roadblocks)\W*|"
    r"\W*(?:enfrentamientos|movilizaciones|marchas|bloqueos|piquetes|(?:personas )?(?:fallecid|herid|detenid)[oa]s)\s?:\s*"
    r"\d{1,3}\W*"
)


def counts_only(told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether a sentence but gives a count: "5 regiones: Puno, Cusco, …"; "3 puntos: Ilave, Juli, …" lists what happens."""
    if told.sentence.lists or (told.organisers and told.hits and paths and not told.shares):
        return False  # "Mineros bloquearon cuatro puntos del corredor, en Velille" tells of it as well
    if (told.shares and not told.tallies) or _BARE.fullmatch(told.sentence.plain):
        return True
    if _SUM.search(told.sentence.plain) and not (
        paths or told.kms or told.roads or told.square or told.venue
    ):
        return True
    if (
        told.clearing
        and not (paths or told.kms or told.roads or told.venue)
        and counted_free(told.sentence.plain)[0]
    ):
        return True
    if told.hits and on_one_road(told):
        return False  # "La Belaunde Terry está bloqueada en dos tramos"
    if told.hits and names_all(told):
        return False  # "La vía se mantiene bloqueada en dos puntos: Chiple y Chamaya"
    narrow = any(min(map(len, path[0].codes)) > 2 for path in paths)
    listed = len(paths) > 1 and ":" in told.sentence.text and narrow and not told.shares
    # "En tres piquetes ubicados en Chala, Ocoña y Atico": the places of the points that are counted.
    points = any(t.counted == "blocked_points" and t.value == len(paths) > 1 for t in told.tallies)
    # "Mantienen 9 bloqueos en las provincias de Canchis, Calca y Anta": at least one in each.
    named = [m for path in paths for m in path[:1] if m.sure or min(map(len, m.codes)) > 2]
    points = points or (len(paths) > 2 and len(named) == len(paths))
    listed = listed or (narrow and points and bool(told.hits) and not told.shares)
    if narrow and told.hits and not told.shares and any(a.by is Who.PEOPLE for a in told.sentence.acts):
        return False  # "Comuneros de Velille mantienen bloqueados dos tramos"
    counted = any(t.counted not in ("dead", "injured") for t in told.tallies) or (
        told.tallies and not (told.hits and paths)
    )
    return bool(counted) and not (told.kms or listed or told.clearing or (told.ahead and told.hits))


#: "En dos puntos: …", which are named.
_NAMED_ALL = re.compile(
    r"\b(?:en|in|at)\s(?:dos|tres|cuatro|cinco|[2-5]|two|three|four|five)\s(?:\w+\s)?"
    r"(?:tramos|puntos|sectores|zonas|points|places|spots)\s?:\s"
)


def names_all(told: Told) -> bool:
    """Whether a sentence names one by one the few points that it counts on a road told of before."""
    return _NAMED_ALL.search(told.sentence.plain) is not None and len(grouped(told)) > 1


#: "En dos tramos", "en tres puntos": of the road that is named before.
_IN_FEW = re.compile(
    r"\b(?:en|in|at)\s(?:al menos |at least )?(?:dos|tres|cuatro|cinco|[2-5]|two|three|four|five)\s(?:\w+\s)?"
    r"(?:tramos|puntos|sectores|partes|sections|points|places|spots|stretches)\b"
)


_OF_IT = re.compile(r"\s(?:de|en|of|on)\s(?:(?:la|el|the)\s)?")


def on_one_road(told: Told) -> bool:
    """Whether the few points that are counted lie on the one road which is told of."""
    few = _IN_FEW.search(told.sentence.plain)
    known = [road for road in told.roads if road.roads] or told.roads
    if few is None or len(known) != 1 or told.shares:
        return False
    (road,) = known
    return (
        road.end <= few.start() or _OF_IT.fullmatch(told.sentence.plain[few.end() : road.start]) is not None
    )


_THE_STRIKE = re.compile(
    r"\W*(?:el|la|the)\s(?:paro|huelga|paralizacion|strike)\s(?:tambien |ya |also )?(?:afecta|golpea|alcanza|impacta|"
    r"se siente|affects?|hits?|spreads?)"
)


#: "Police have cleared some roadblocks on major highways": which, it does not say.
_SOME = re.compile(
    r"\b(?:some|several|most|many|various|algunos|varios|diversos)\s(?:\w+\s){0,3}?"
    r"(?:roadblocks?|blockades?|bloqueos|piquetes|points|puntos)\b"
)
#: "Demonstrations continue throughout the country": wherever, and however.
_EVERYWHERE = re.compile(
    r"\b(?:protests?|demonstrations?|unrest|protestas|manifestaciones)\s(?:(?:are|have|is|has|han|se)\s)?"
    r"(?:continu\w+|persist\w*|remain\w*|ongoing|resum\w+|spread\w*|erupt\w+|intensif\w+|sig[u]en|mantienen|"
    r"reanud\w+|exten\w+)\b[^.;]{0,30}?"
    r"\b(?:(?:throughout|across|around) (?:the country|peru)|nationwide|countrywide|en todo el (?:pais|peru)|"
    r"a nivel nacional)\b"
)


#: "Varias regiones amanecieron paralizadas": which, is told below or not at all.
_SOME_REGIONS = re.compile(
    r"\b(?:varias|diversas|distintas|diferentes|algunas|several|various|some)\s(?:\w+\s)?(?:regiones|ciudades|provincias|zonas|"
    r"regions|cities|provinces)\b(?! (?:como|such as|including|:))"
)
#: "La población decidió salir a las calles": to do what, where and when, is told below or not at all.
_TO_THE_STREETS = re.compile(
    r"\b(?:sal(?:ir|io|ieron|en|e)|take|took|taking|volv\w+|toma(?:r|ron)) (?:nuevamente )?"
    r"(?:a las calles|to the streets|las calles)\b"
)


def _takes_to_streets(point: Point) -> bool:
    """Whether it says but that people take to the streets, of no town and at no hour."""
    told = point.told[0]
    return (
        point.kinds in ([], [Kind.MARCH])
        and not told.moments
        and _TO_THE_STREETS.search(told.sentence.plain) is not None
    )


#: "Motivo: paro", "reason: strike": what stands behind a label of why.
GROUND = re.compile(
    r"\W*(?:el |la |the )?(?:motivos?|causas?|razon|razones|reason|cause)\b(?: (?:es|son|is|was|del bloqueo|de la medida))?"
    r"\s?[:=-]?"
)


def nowhere(point: Point) -> bool:
    """Whether nothing says where a road is shut or freed, nor by whom, or it says but that some protest everywhere."""
    flat = point.told[0].sentence.plain
    if point.clearing is not None:
        placed = point.own_path or point.own_road or point.km or point.venue or point.sector
        return not placed and _SOME.search(flat, point.clearing.start, point.clearing.end) is not None
    if not point.kinds and _EVERYWHERE.search(flat):
        return True
    if not (point.own_path or point.venue or point.road) and (
        _SOME_REGIONS.search(flat) or _takes_to_streets(point)
    ):
        return True
    shut = point.kinds[:1] in ([Kind.BLOCKADE], []) and point.clearing is None
    # "El paro también afecta a otras zonas": which it is, was told of, or is not told.
    struck = point.kinds == [Kind.STRIKE]
    shut = shut or (struck and _THE_STRIKE.match(flat) is not None)
    if struck and not point.own_path and GROUND.match(flat):
        return True  # "Motivo: paro indefinido" below a list
    said = point.path or point.road or point.km or point.venue or point.sector or point.square
    hamlet = bool(point.kinds) and unmapped(point.told[0].sentence)
    who = any(told.organisers or told.counts.crowd or told.ahead for told in point.told)
    return shut and not (said or hamlet or who or point.country)


def of_counted(told: Told) -> bool:
    """Whether a sentence with kilometres tells of no other kind than the points that the one before it counted."""
    return all(hit.kind in (Kind.BLOCKADE, Kind.STRIKE) for hit in told.hits)


def as_counted(told: Told, counted: Told) -> Told:
    """A sentence with kilometres of points that the one before it counted, as a blockade of that one's roads.

    "La carretera A - B está bloqueada en dos puntos. Los cierres se ubican en el km 13 y en el km 56".
    """
    roads = told.roads or tuple(replace(road, start=0, end=0) for road in counted.roads)
    return replace(told, hits=tuple(replace(h, start=0, end=0) for h in counted.hits), roads=roads)


def take_count(trail: Trail, told: Told, paths: list[tuple[Mention, ...]], following: Told | None) -> bool:
    """Keep a sentence that but counts for what is below it, and is no point."""
    if told.line_count is not None and not told.hits:
        trail.context.used = True  # The heading above says what is counted.
        trail.loose.append(told)
        return True
    counts_below = following is not None and following.line_count is not None and not following.hits
    if not counts_only(told, paths) and (not counts_below or told.kms or paths):
        return False
    if len(paths) == 1 and paths[0][0].weight == 3:
        # "En la región Cusco hay siete puntos": they come below.
        trail.here = (told.sentence.block, paths[0])
    trail.loose.append(told)
    if len(told.roads) == 1:
        trail.context.road = told.roads[0]  # "La Panamericana Sur, donde hay dos puntos": their road
    shut = any(hit.kind is Kind.BLOCKADE for hit in told.hits) and told.clearing is None
    if shut and over_rows(told, following):
        take_heading(trail, told, paths if len(paths) == 1 else [])
    else:
        trail.counted = told if shut and not told.shares else None
    return True
