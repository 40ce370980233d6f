"""Headings: what stands above a list or a paragraph and is said of all that follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.crowding import without_counts
from handlers.desk.reader.story.homes import LOCATION
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.what import kinds
from handlers.desk.reader.when.otherdays import does
from handlers.desk.reader.when.times import When
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import contains
from handlers.desk.reader.words.verbforms import INDICATIVE
from storage.model import Kind


def heads(told: Told, following: Told, paths: list[tuple[Mention, ...]]) -> bool:
    """Whether a sentence is the heading of the next one."""
    if _SPOT.match(told.sentence.plain) and _SPOT.match(following.sentence.plain) and _bare(told):
        return False
    title = (
        bool(told.hits)
        and (following.sentence.bullet or (following.sentence.title and (told.sentence.title or not paths)))
        and not (following.generic or following.clearing or told.kms or told.clearing)
        and (not following.hits or says_so_again(told, following))
        and (told.sentence.title or not paths or _holds(paths, following))
        and (told.sentence.title or len(told.sentence.plain) <= 40 or _of_spots(told, following))
        and following.sentence.block - told.sentence.block <= 1
    )
    if title and paths and following.hits and following.mentions and not _holds(paths, following):
        return False  # "Mazuko bloqueo con piedras", and below it "Ocoña bloqueo con piedras": rows
    stamp = not told.sentence.opens and _STAMP.fullmatch(told.sentence.plain) is not None
    return (
        title
        or _over_list(told, following, paths)
        or (told.heading and not stamp and _above(told, following))
    )


#: "H: 09:15." behind a row: its hour, and the heading of nothing.
_STAMP = re.compile(r"\W*(?:h|hora|hrs?|fecha|time|inicio|start)\s?[:.]?\s?\d[\d:./h -]*(?:hrs?|h|horas)?\W*")
#: "Ingreso a Ilave", "Salida a Desaguadero": each a row, none the heading of the next.
_SPOT = re.compile(
    r"\W*(?:ingreso|acceso|entrada|salida|puente|ovalo|cruce|desvio|peaje|km|entrance|exit|bridge)s?\s(?![^:]*:\s*$)"
)


def _bare(told: Told) -> bool:
    """Whether it but names a spot."""
    return not (told.hits or told.clearing or told.generic)


def _holds(paths: list[tuple[Mention, ...]], following: Told) -> bool:
    """Whether the one place that a line names holds those of the row below it: "… en Lima", "- Chicla: km 132"."""
    return len(paths) == 1 and any(contains(paths[0][0], m) for m in following.mentions)


def says_so_again(told: Told, following: Told) -> bool:
    """Whether a title says of all rows that they are shut, and the first of them says so again: "…: no hay pase"."""
    shut = any(h.kind is Kind.BLOCKADE for h in told.hits)
    nobody = not any(v.tense in INDICATIVE for v in told.sentence.verbs)
    again = all(h.kind is Kind.BLOCKADE for h in following.hits) and (nobody or not following.organisers)
    spot = following.mentions or following.kms
    above = told.sentence.title or (told.sentence.alone and not told.mentions)
    return bool(shut and again and spot) and above and following.sentence.bullet


def _of_spots(told: Told, following: Told) -> bool:
    """Whether a line that names no place stands above a spot: "Sutran informa: vías bloqueadas (14:00 horas)"."""
    does = told.organisers and any(v.tense in INDICATIVE for v in told.sentence.verbs)
    nowhere = not (told.roads or told.kms or told.venue or told.square or does)
    spot = following.kms or following.mentions or following.venue or following.sector or following.roads
    return told.sentence.alone and nowhere and bool(spot) and len(told.sentence.plain) <= _LONGEST


_LONGEST = 200  # characters of a heading


def over_rows(told: Told, following: Told | None) -> bool:
    """Whether a count stands above the lines that name one by one what it counts: "La PNP reporta 3 puntos bloqueados:"."""
    return (
        following is not None
        and told.sentence.plain.rstrip().endswith(":")
        and following.sentence.bullet
        and following.sentence.block - told.sentence.block <= 1
        and not (following.tallies or following.line_count is not None)
    )


def _over_list(told: Told, following: Told, paths: list[tuple[Mention, ...]]) -> bool:
    """Whether it only says of the list below that all of it is over: "VÍAS LIBERADAS"."""
    return (
        told.clearing is not None
        and not told.kms
        and not paths
        and len(told.sentence.plain) <= (120 if told.sentence.title else 60)
        and (following.sentence.bullet or told.sentence.plain.rstrip().endswith(":"))
        and following.sentence.block - told.sentence.block <= 1
        and following.clearing is None
        and not following.hits
    )


#: "El balón de gas ya cuesta 70 soles en Mazán.": not the head of what follows.
_PROSE = re.compile(
    r"\W*(?:el|la|los|las|un|una|unos|unas|mas de|cerca de)\s(?!(?:provincia|distrito|region|sector|carretera|"
    r"via|puente|zona|"
    r"panamericana|ruta|tramo|centro|comunidad|ciudad)s?\b)(?:\S+\s){4,}"
)


def _above(told: Told, following: Told) -> bool:
    flat = told.sentence.plain.rstrip()
    near = following.sentence.block - told.sentence.block <= 1
    tells = bool(told.sentence.verbs) or (
        flat.endswith(".") and (does(told.sentence.text, flat, ()) or _PROSE.match(flat))
    )
    prose = not (flat.endswith(":") or told.sentence.opens) and tells
    return (
        near
        and not prose
        and (flat.endswith(":") or not (told.hits or told.generic))
        and (
            following.eventful
            or bool(following.mentions)
            or following.heading
            or (following.sentence.bullet and bool(flat.endswith(":") or following.venue or following.sector))
        )
    )


#: What such a heading says holds for the headings below it as well: "The following routes will be blocked:".
_OVER_ALL = re.compile(r"\b(?:following|siguientes|these|estos|estas)\b.*:\s*$")


def take_heading(trail: Trail, told: Told, paths: list[tuple[Mention, ...]]) -> None:
    """What a heading says holds for what is below it, until the next one."""
    context = trail.context
    told = replace(told, moments=tuple(_of_report(w) for w in told.moments))
    before = trail.last[-1].told[0] if trail.last else None
    if before is not None and told.ahead and before.ahead and not told.moments:
        told = replace(
            told, moments=before.moments
        )  # "A strike on June 15. Roadblocks are expected on these routes:"
    ended = told.sentence.plain.rstrip().endswith(":")
    nested = below(trail, told)
    if paths:
        context.path = (*paths[0], *(m for m in context.path if nested and contains(m, paths[0][0])))
    context.headed = told.roads[-1] if told.roads else None
    context.road = context.headed or context.road
    list_goes_on = context.heading is not None and _OVER_ALL.search(context.heading.sentence.plain)
    if told.roads and len(told.roads[-1].route) == 2 and not paths:
        context.path = ()
    if list_goes_on and not told.hits and not told.clearing and told.sentence.block - context.block <= 2:
        context.used = False if context.kinds else context.used
    elif nested:
        pass  # "Carreteras bloqueadas", then "Piura", "Lambayeque": what the first says holds below each.
    elif told.hits or told.clearing or (ended and not told.sources):
        context.kinds = kinds.ranked(list(told.hits))
        context.clearing = told.clearing
        context.used = not told.hits
        context.heading = told
    days = [w for w in told.moments if w.day is not None]
    only_day = bool(days) and all(w.hour is None and not w.role for w in days)
    context.dated = without_counts(told) if only_day else None
    context.country = told.country
    context.organisers = told.organisers if ended else None
    context.block = told.sentence.block
    if told.moments and trail.last and trail.last[0].block == told.sentence.block and not paths:
        for point in trail.last:
            point.told.append(told)
        return
    if told.mentions or told.roads:
        trail.last = []
    trail.loose.append(told)


def _of_report(when: When) -> When:
    """The moment of a heading with its hour, which is when the list was made: "15/07/2026, 14:00 horas"."""
    return replace(when, role="report") if when.hour is not None and not when.role else when


def below(trail: Trail, told: Told) -> bool:
    """Whether a line that but names a place stands in the list of a heading which says what happens."""
    context = trail.context
    if context.heading is None or not (context.kinds or context.clearing) or told.hits or told.clearing:
        return False
    listed = [p.block for p in trail.last if p.told[0].sentence.bullet]
    near = told.sentence.block - max(context.block, *listed, -1) <= 1
    return near and (told.sentence.title or told.sentence.plain.rstrip().endswith(":")) and not told.moments


def unused(trail: Trail) -> Told | None:
    """The heading that nothing followed up, so that it tells of something itself; it is none any more."""
    told = trail.context.heading
    trail.context.heading = None
    if told is None or trail.context.used or _above_rows(trail, told):
        return None
    trail.context.used = True
    trail.loose = [one for one in trail.loose if one is not told]
    return told


def _above_rows(trail: Trail, heading: Told) -> bool:
    """Whether it stands with a colon above rows that say all of themselves, each with its place: it is no other's."""
    if not heading.sentence.plain.rstrip().endswith(":"):
        return False
    below = heading.sentence.number
    bare = not (heading.mentions or heading.roads)
    rows = [p for p in trail.points if (p.km or (bare and p.own_path)) and p.told[0].sentence.number > below]
    return len(rows) > 1


_LABEL = re.compile(r"\s*(?:[:|]|\s-\s)\s*\S")


def take_places(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Keep the several places of a field for what is told below it: "Location: Ica, Pisco and Chincha"."""
    if len(paths) < 2 or told.eventful or LOCATION.match(told.sentence.plain) is None:
        return False
    trail.context.places, trail.context.block = list(paths), told.sentence.block
    trail.loose.append(told)
    return True


def located(tolds: Sequence[Told]) -> list[Told]:
    """The sentences, below a field that says where it is without the homes elsewhere of those who do it."""
    here: tuple[Mention, ...] = ()
    found = []
    for told in tolds:
        if LOCATION.match(told.sentence.plain):
            deep = max((min(map(len, m.codes)) for m in told.mentions), default=0)
            here = tuple(m for m in told.mentions if min(map(len, m.codes)) == deep)
        elif here:
            home = [
                m
                for m in told.mentions
                if m.weight == 1 and not any(contains(h, m) or contains(m, h) for h in here)
            ]
            told = replace(told, mentions=tuple(m for m in told.mentions if m not in home)) if home else told
        found.append(told)
    return found


def labelled(tolds: Sequence[Told]) -> list[Told]:
    """The sentences; where several lines begin with a place and a colon, each of them is a line of a list."""
    lines = [told for told in tolds if told.sentence.opens and _begins_with_place(told)]
    if len(lines) < 2:
        return list(tolds)
    return [
        replace(told, sentence=replace(told.sentence, bullet=True))
        if any(told is one for one in lines)
        else told
        for told in tolds
    ]


def _begins_with_place(told: Told) -> bool:
    flat = told.sentence.plain
    first = next(iter(told.mentions), None)
    return (
        first is not None
        and not re.search(r"\w", flat[: first.start])
        and _LABEL.match(flat[first.end :]) is not None
    )


def between(trail: Trail, told: Told, following: Told) -> bool:
    """Whether a line without a place but parts the list of a heading: "Zona norte" above rows."""
    context = trail.context
    listed = context.heading is not None and (context.kinds or context.clearing)
    near = told.sentence.block - context.block <= 1 and following.sentence.block - told.sentence.block <= 1
    bare = not (told.eventful or told.mentions or told.roads or told.venue or told.sector or told.states)
    return bool(listed) and near and bare and told.sentence.title and following.sentence.bullet


def of_row(trail: Trail, told: Told, following: Told) -> bool:
    """Whether it says what happens at the place of the line right above, and the next names no other: "Gracias"."""
    placed = following.mentions or following.roads or following.kms or following.venue
    last = trail.last[-1] if trail.last else None
    above = last is not None and not last.kinds and last.told[-1].sentence.number == told.sentence.number - 1
    return above and not (placed or following.sentence.bullet)
