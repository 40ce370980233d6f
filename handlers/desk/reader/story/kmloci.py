"""What of a sentence belongs to which of its kilometres: the place, the road, the sector."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from handlers.desk.reader.story.homes import right_after
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.where.kilometres import KmMention
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import contains
from handlers.desk.reader.where.roadnames import RoadMention
from handlers.desk.reader.where.venues import bracketed


def own_places(told: Told, paths: Sequence[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """For each kilometre the place that is its own: in its brackets, right before it, or right after."""
    flat, kms = told.sentence.plain, told.kms
    mentions = [m for m in told.mentions if m.weight > 0]
    before = [
        next(
            (
                m
                for m in mentions
                if m.end <= km.start
                and re.fullmatch(
                    r"\s*[(,:\-–]?\s*(?:en el |a la altura del |\(|at |altura del |el |, )*",
                    flat[m.end : km.start],
                )
            ),
            None,
        )
        for km in kms
    ]
    ahead = before[0] is not None and len(kms) > 1
    owned: list[tuple[Mention, ...]] = []
    for number, km in enumerate(kms):
        inside = tuple(
            m for m in mentions if km.bracket and km.bracket[0] <= m.start and m.end <= km.bracket[1]
        )
        inside = inside or _bracketed(told, km, mentions)
        if inside:
            owned.append(inside)
            continue
        named = before[number]
        bracket = named is not None and "(" in flat[named.end : km.start]  # "Huayopata (kilómetro 200)"
        if (ahead or bracket) and named is not None:
            owned.append((named,))
            continue
        limit = kms[number + 1].start if number + 1 < len(kms) else len(flat)
        end = _end_of_road(told, km, limit)  # "km 33 de la carretera A - B (Torata)"
        after = next((m for m in mentions if end <= m.start < limit), None)
        near = after is not None and len(kms) > 1 and right_after(told, end, after.start)
        last = number + 1 == len(kms)
        # A region behind the last of several kilometres is said of all of them, a sector only of the last.
        wide = after is not None and last and len(paths) == 1 and after.bearers[0][0] != 1
        owned.append((after,) if near and after is not None and not wide else ())
    return _of_pairs(told, owned)


_PAIR = re.compile(r"\s(?:y|e|and)\s(?:el\s|the\s)?")


def _of_pairs(told: Told, owned: list[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """The kilometres' own places, that of two before one place shared: "1387, Platería; 1409 y 1414, Ilave"."""
    flat, kms = told.sentence.plain, told.kms
    for number in range(len(kms) - 2, -1, -1):
        pair = _PAIR.fullmatch(flat[kms[number].end : kms[number + 1].start]) is not None
        if pair and len(kms) > 2 and not owned[number]:
            owned[number] = owned[number + 1]
    return owned


_ITS_ROAD = re.compile(
    r"\s?(?:,|de|del|of|on|en)?\s?(?:la|the)?\s?(?:carretera|via|autopista|ruta|highway)?\s?"
)


def _bracketed(told: Told, km: KmMention, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The places in brackets behind the road of a kilometre: "km 128 de la Interoceánica Sur (Marcapata)"."""
    flat = told.sentence.plain
    end = _end_of_road(told, km, len(flat))
    several = end > km.end and len(told.kms) > 1
    bracket = re.compile(r"\s?\(([^()]{2,60})\)").match(flat, end) if several else None
    if bracket is None:
        return ()
    return tuple(m for m in mentions if bracket.start(1) <= m.start and m.end <= bracket.end(1))


def _end_of_road(told: Told, km: KmMention, limit: int) -> int:
    """Where the road of a kilometre ends that stands right behind it, else where the kilometre does."""
    flat = told.sentence.plain
    return next(
        (
            r.end
            for r in told.roads
            if km.end <= r.start < limit and _ITS_ROAD.fullmatch(flat[km.end : r.start])
        ),
        km.end,
    )


def venue_of(told: Told, km: KmMention) -> str | None:
    """The square or bridge of a kilometre; one behind an "and" is something else's."""
    if told.venue is None:
        return None
    at = told.sentence.text.find(told.venue)
    between = told.sentence.plain[km.end : at] if at > km.end else ""
    return None if re.search(r"\b(?:y|and|mientras|while)\b", between) else told.venue


def common_place(told: Told, taken: Container[int]) -> tuple[Mention, ...]:
    """The place that a sentence names for all its kilometres beside those that are some kilometre's own."""
    left = [m for m in told.mentions if m.weight >= 2 and m.start not in taken]
    narrow = [m for m in left if not any(contains(m, other) for other in left if other is not m)]
    return (narrow[0], *(m for m in left if m is not narrow[0])) if len(narrow) == 1 else ()


_BESIDE = re.compile(r"[\s,:(-]*(?:a la altura del |altura del |en el |at |en los )?")


def road_of(told: Told, km: KmMention) -> RoadMention | None:
    """The road of a kilometre: "km 5 de la PE-3S" right after it, else the last one before, else the first after."""
    following = [m for m in told.roads if m.start >= km.end]
    beside = [
        m
        for m in told.roads
        if m.end <= km.start and _BESIDE.fullmatch(told.sentence.plain[m.end : km.start])
    ]
    if beside:
        return beside[-1]
    flat = told.sentence.plain
    limit = next((k.start for k in told.kms if k.start > km.start), len(flat))
    if (
        following
        and following[0].start - km.end <= 45
        and re.match(
            r"\s*(?:\([^)]*\))?\s*(?:de la|de|del|of the|of|on the|on|en la|-|,|\()?\s*(?:carretera |via |"
            r"autopista |ruta |the |red vial )*$",
            flat[km.end : following[0].start],
        )
        and following[0].start < limit
    ):
        return following[0]
    preceding = [m for m in told.roads if m.end <= km.start]
    if preceding:
        return preceding[-1]
    return following[0] if following else None


def sector_of(told: Told, km: KmMention, own: Sequence[Mention], several: bool) -> str | None:
    """The name of the stretch at a kilometre, None where none is told or it is the place's own name."""
    if (name := bracketed(told.sentence, km.bracket)) is not None:
        official = own and own[0].bearers[0][0] == 0 and len(own[0].name) >= len(name) - 2
        return None if official else name
    limit = next((k.start for k in told.kms if k.start > km.start), len(told.sentence.plain))
    for road in told.roads:
        # "km 774 de la PE-3S (puente Pachachaca)"
        bracket = re.match(r"\s*\(([^)]{2,80})\)", told.sentence.plain[road.end : limit])
        if bracket and 0 <= road.start - km.end <= 25:
            span = (road.end + bracket.start(1), road.end + bracket.end(1))
            official = any(
                m.start >= span[0] and m.end <= span[1] and m.bearers[0][0] == 0 for m in told.mentions
            )
            if not official and (name := bracketed(told.sentence, span)) is not None:
                return name
    if several:
        alias = next((m for m in own if m.bearers[0][0] == 1), None)
        return told.sentence.text[alias.start : alias.end] if alias else None
    return told.sector
