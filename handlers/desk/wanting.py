"""What is wanted of an event: the words beside a command become a source, a time or how one gets by. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from handlers.desk import attributing, reading
from handlers.desk.hours import MIDNIGHT_OPEN
from handlers.desk.hours import moment as time_said
from handlers.desk.reading import Unreadable
from storage.model import EventState, Source, TrafficState

_LONGEST_PASSAGE = 300
_ACCORDING = re.compile(
    r"\s*(?:[;,]\s*|\s)(?:seg[uú]n|according to|as per)\s+(?:el |la |los |las |the )?|\s*;\s*", re.IGNORECASE
)
_LEADING = re.compile(
    r"^(?:seg[uú]n|according to|as per|por|by)\s+(?:el |la |los |las |the )?", re.IGNORECASE
)
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)")
_TIMED = re.compile(r"\d|medio ?d|media ?noche|\b(?:noon|midday|midnight|hace|ago)\b", re.IGNORECASE)
#: "142, 143 y 144": several events, and no source or reason.
_NUMBERS = re.compile(r"(?=.*\d)(?:#?\d+|[\s,;.&]|\b[ye]\b|\band\b)+", re.IGNORECASE)

#: Words of the longest time: "ayer a las 5 de la tarde".
_LONGEST_TIME = 7


class Act(StrEnum):
    """What can be done to an event with one tap."""

    CONFIRM = "ok"
    LIFT = "lift"
    RESTRICT = "res"
    BLOCK = "blk"
    REOPEN = "open"
    BEGIN = "beg"


#: The state and the traffic that each act but confirming asks for.
ASKED: dict[Act, tuple[EventState | None, TrafficState | None]] = {
    Act.LIFT: (EventState.ENDED, None),
    Act.RESTRICT: (None, TrafficState.RESTRICTED),
    Act.BLOCK: (None, TrafficState.INTERRUPTED),
    Act.REOPEN: (EventState.ACTIVE, None),
    Act.BEGIN: (EventState.ACTIVE, None),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """An act with what was said beside it; `told` is when it was so, where an hour is given.

    `reopens` is of what is over and goes on as the act says.
    """

    act: Act
    source: Source | None = None
    passage: str | None = None
    told: datetime | None = None
    reopens: bool = False


def wanted(act: Act, words: str, now: datetime, zone: ZoneInfo) -> Wanted:
    """Reads the words after an event's number; Unreadable, with a text key, where they are none of what can be said.

    Each takes a source and when it spoke; restricting also how one gets by, before ";" or "según". Only a lifting may
    give an hour without a source: that at which it ended.
    """
    words = " ".join(words.split())
    one_event(words)
    passage = ""
    if act is Act.RESTRICT:
        passage, words = _passage(words, now, zone)
        if len(passage) > _LONGEST_PASSAGE:
            raise Unreadable("life-passage-long")
        if passage and not any(map(str.isalnum, passage)):
            raise Unreadable("desk-want-text")
        passage = attributing.passage(passage)
    told, words = _when(words, now, zone)
    # What stands beside a passage was parted from it by "según".
    source = _source(
        words if act is Act.RESTRICT else attributing.who(words, stands=act is not Act.LIFT), now
    )
    if act is not Act.LIFT and told is not None:
        if source is None:
            raise Unreadable("life-hour-of-whom")
        source = Source(source.name, source.url, told)
    return Wanted(act, source, passage or None, told)


def one_event(words: str) -> None:
    """Unreadable where the words beside an event's number are but the numbers of others."""
    if _NUMBERS.fullmatch(words):
        raise Unreadable("life-one-event")


def _passage(words: str, now: datetime, zone: ZoneInfo) -> tuple[str, str]:
    """How one gets by, and the words that say who tells it and when; an hour may be a part of the first as well."""
    passage, _, named = _parted(words)
    kept, found, last = passage.rpartition(",")
    if found and _moment(last.strip(), now, zone) is not None:
        return kept.strip(), f"{named} {last}"
    return passage, named


def _parted(words: str) -> tuple[str, str, str]:
    if found := _LEADING.match(words):
        return "", "", words[found.end() :]
    found = _ACCORDING.search(words)
    return (words, "", "") if found is None else (words[: found.start()], found[0], words[found.end() :])


def _when(words: str, now: datetime, zone: ZoneInfo) -> tuple[datetime | None, str]:
    """When it ended, if the words say so at their beginning, their end or in a piece of their own, and the rest."""
    said = words.split()
    for count in range(min(_LONGEST_TIME, len(said)), 0, -1):
        for tried, kept in ((said[-count:], said[:-count]), (said[:count], said[count:])):
            moment = _moment(" ".join(tried), now, zone)
            if moment is not None:
                return _past(moment, now), " ".join(kept)
    pieces = [piece.strip() for piece in re.split(r"[,;]", words)]
    for at, piece in enumerate(pieces):
        moment = _moment(piece, now, zone)
        if moment is not None:
            return _past(moment, now), ", ".join(pieces[:at] + pieces[at + 1 :])
    if _CLOCK.search(words):
        # An hour that no clock has is no part of a source's name.
        raise Unreadable("desk-bad-time")
    return None, words


def _moment(words: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment that the words are, None for other words: "Radio Ahora" is a name."""
    if _TIMED.search(words) is None:
        return None
    try:
        return time_said(words, now, zone)
    except Unreadable as problem:
        if str(problem) == MIDNIGHT_OPEN:
            # "Ayer a medianoche" is a time, and no source of that name.
            raise
        return None
    except ValueError:
        return None


def _past(moment: datetime, now: datetime) -> datetime:
    if moment > now:
        raise Unreadable("life-not-yet")
    return moment


def _source(words: str, now: datetime) -> Source | None:
    words = _LEADING.sub("", words.strip(" ,;·–-")).strip()
    if not words:
        return None
    found = reading.named_sources(words, now)
    if len(found) > 1:
        raise Unreadable("life-one-source")
    return found[0]
