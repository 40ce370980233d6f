"""A count as it is typed after `/tally`: "Defensoría: 12 heridos y 3 fallecidos en Juliaca". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.desk.hours import moment
from handlers.desk.reader.model import ReadTally
from handlers.desk.reading import Unreadable, people
from handlers.query import places
from storage.model import Source
from storage.naming import fold
from storage.regions import Gazetteer

_THINGS = {
    "blocked_points": r"puntos?(?: bloquead[oa]s?| de bloqueo| interrumpidos?)?|bloqueos?|piquetes?|"
    r"(?:blocked )?points?(?: blocked)?|roadblocks?|blockades?",
    "roads_affected": r"v[ií]as?(?: afectadas?| bloqueadas?)?|(?:affected |blocked )?roads?(?: affected| blocked)?",
    "injured": r"herid[oa]s?|lesionad[oa]s?|injured|hurt|wounded",
    "dead": r"fallecid[oa]s?|muert[oa]s?|dead|deaths?|killed",
}
_OF_ROADS = ("blocked_points", "roads_affected")
_QUALIFIERS = {
    "at_least": r"al menos|por lo menos|m[aá]s de|at least|more than",
    "about": r"unos|unas|cerca de|alrededor de|about|around|some",
    "up_to": r"hasta|up to",
}


def _named(words: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in words.items())


_ONE = re.compile(
    rf"(?:(?:{_named(_QUALIFIERS)})\s+)?(?P<number>\d[\d.,\s]*)\s(?:{_named(_THINGS)})"
    r"\s*(?:,|;|y|e|and)?\s*",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:(?P<who>[^:]{2,120}):\s*)?(?P<counts>[^:]*?\d[^:]*?)(?:\s+(?:en|in)\s+(?P<where>[^\d:]+?))?[\s.]*",
    re.IGNORECASE,
)

_TIME = (
    r"(?:corte (?:de las |de la |a las )?|a las |a la |al |as of |at )?"
    r"(?P<time>\d{1,2}(?:[:.]\d{2})?\s*(?:(?:[ap]\.?\s?)?m\b\.?|h(?:rs?|oras?)?\b|de la (?:mañana|tarde|noche)\b)|"
    r"\d{1,2}:\d{2}|mediod[ií]a|medianoche|noon|midnight)"
)
#: "Sutran (13:00): 72 puntos", "Sutran, corte 1 pm: 72 puntos"; "Sutran: 72 puntos (13:00)", "… a las 13:00".
_WHO_AT = re.compile(rf"(?P<who>[^:;\d(]{{2,120}}?)[\s,(]+{_TIME}\)?\s*:(?!\d)\s*", re.IGNORECASE)
_AT_END = re.compile(rf"[\s,(]+{_TIME}\)?[\s.]*$", re.IGNORECASE)
_NEXT = re.compile(r";\s*(?=[^:;\d]{2,120}:)")


def counted_lines(text: str, now: datetime, zone: ZoneInfo) -> tuple[tuple[str, datetime | None], ...]:
    """The text source by source, each without the time that is given beside who counts or at the end, and that time."""
    return tuple(_timed(line.strip(), now, zone) for line in _NEXT.split(text))


def _timed(line: str, now: datetime, zone: ZoneInfo) -> tuple[str, datetime | None]:
    if "\n" in line:
        # A longer text is the reader's.
        return line, None
    if found := _WHO_AT.match(line):
        kept = f"{found['who'].strip()}: {line[found.end() :]}"
    elif found := _AT_END.search(line):
        kept = line[: found.start()]
    else:
        return line, None
    try:
        said = moment(found["time"], now, zone)
    except (Unreadable, ValueError):
        return line, None
    # One still to come is no time of a count: the editor sees whatever is left of it.
    return (kept, said) if said <= now else (line, None)


_COUNTRY = re.compile(r"\b(?:peru|pais|nacional|nivel nacional|country|nationwide|national)\b")


def several(text: str, regions: Gazetteer) -> tuple[str, ...]:
    """The places that a text names where they are two or more, none where it speaks of the whole country."""
    named = tuple(place.code for place in places(text, regions)[0] if place.code)
    return named if len(named) > 1 and not _COUNTRY.search(fold(text)) else ()


def of_several(counts: Sequence[ReadTally], regions: Gazetteer) -> tuple[str, ...]:
    """The places of which one count is together: it has one place, or would be told of all of Peru."""
    for count in counts:
        # "72 in 5 regions: Puno, Cusco, …" is the country's; "72 in Puno (30), Cusco (22)" has each place's own.
        beside = [other for other in counts if other.text == count.text]
        own = any(other.region or other.counted == "regions_affected" for other in beside)
        if not own and (named := several(count.text, regions)):
            return named
    return ()


def typed_counts(text: str, regions: Gazetteer) -> tuple[ReadTally, ...]:
    """Each count of the line, none where it is more than who counts, how many of what and where.

    ValueError, with the words, for a place that is not clear.
    """
    whole = _WHOLE.fullmatch(" ".join(text.split()))
    if whole is None:
        return ()
    found: list[tuple[str, int, str | None]] = []
    at, counts = 0, whole["counts"].strip()
    while at < len(counts):
        one = _ONE.match(counts, at)
        if one is None:
            return ()
        try:
            number = people(one["number"])
        except Unreadable:
            return ()
        (counted,) = (name for name in _THINGS if one[name])
        qualifier = next((name for name in _QUALIFIERS if one[name]), None)
        # That no point is left is told at the end of a strike; of people nobody counts none.
        if (number < 1 and counted not in _OF_ROADS) or any(counted == known for known, _, _ in found):
            return ()
        found.append((counted, number, qualifier))
        at = one.end()
    region = regions.find(whole["where"]).region if whole["where"] else regions.get("")
    if region is None:
        raise ValueError(whole["where"])
    source = Source(whole["who"].strip()) if whole["who"] else None
    return tuple(
        ReadTally(region.code, counted, number, qualifier, source=source)
        for counted, number, qualifier in found
    )
