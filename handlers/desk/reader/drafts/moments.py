"""Which moments of its sentences are a point's own, and how near they stand to what happens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from itertools import pairwise

from handlers.desk.reader.judging import Ground
from handlers.desk.reader.story.told import Told, World
from handlers.desk.reader.when.times import When
from storage.model import Kind


def of_its_own(told: Told, kind: Kind | None) -> Told:
    """A sentence without the moments at which something else happened, where it names this one's."""
    if kind is not None and kind is not Kind.STRIKE:
        # "Marchan en el tercer día de paro": the strike began then.
        told = replace(
            told,
            moments=tuple(
                replace(w, role="other") if w.of is Kind.STRIKE and w.role == "since" else w
                for w in told.moments
            ),
        )
    if kind is None or not any(w.of is kind for w in told.moments):
        return told
    return replace(told, moments=tuple(w for w in told.moments if w.of in (None, kind)))


def without_what_is_to_come(told: Told, world: World) -> Told:
    """A sentence that tells of nothing and looks ahead says nothing of a start: "The driver says maybe tomorrow"."""
    if told.hits or told.generic or told.kms or (told.ahead and not told.human):
        return told
    today = world.now.astimezone(world.zone).date()
    return replace(told, moments=tuple(w for w in told.moments if w.day is None or w.day <= today))


def aside(told: Sequence[Told], world: World) -> datetime | None:
    """A moment that stands with another verb than what happens: whether it began then is asked."""
    now = world.now.astimezone(world.zone)
    for when in (w for t in told for w in t.moments if w.role == "aside" and w.day is not None):
        moment = datetime.combine(when.day or now.date(), when.hour or time(0), world.zone)
        if moment < now and (when.day != now.date() or when.hour):
            return moment
    return None


def contradiction(told: Sequence[Told]) -> tuple[date, ...]:
    """Two days said of one moment that are not the same: "mañana jueves 12" on the 4th."""
    for one in told:
        days = [
            w
            for w in one.moments
            if w.day is not None and w.role not in ("report", "other", "aside", "since")
        ]
        for first, second in pairwise(days):
            if second.start - first.end <= 2 and first.day != second.day and first.day and second.day:
                return (first.day, second.day)
    return ()


_SINCE = re.compile(
    r"\b(?:desde|a partir de|since|inici\w+|comenz\w+|arranc\w+|began|started)\b[^.;,]{0,25}$"
)
_FIRST_DAY = re.compile(r"\b(?:primer dia|primera jornada|first day)\b")


def _holders(when: When, told: Sequence[Told]) -> list[Told]:
    """The sentences in which a moment may stand."""
    return [t for t in told if any(w.start <= when.start < w.end for w in t.moments)]


def dated(when: When, told: Sequence[Told]) -> bool:
    """Whether it is said by its date that it began today: "desde este lunes 3 de febrero"."""
    plains = [t.sentence.plain for t in _holders(when, told)]
    if any(_FIRST_DAY.search(flat[when.start : when.end]) for flat in plains):
        return True
    return any(
        re.search(r"\d", flat[when.start : when.end]) and _SINCE.search(flat[: when.start]) for flat in plains
    )


def hours_beside(when: When, told: Sequence[Told]) -> list[time]:
    """The exact hours that the sentence of a moment names as a start, that moment's among them."""
    holder = next(iter(_holders(when, told)), None)
    found = [w for w in holder.moments if w.role in ("", "since") and not w.vague] if holder else []
    return list(dict.fromkeys(w.hour for w in found if w.hour is not None))


#: Between what happens and an hour that is another clause's: "…, informó la PNP a las 9", "… y a las 5 se reunieron".
_OTHER_CLAUSE = re.compile(
    r"[;:]|,\s(?:y|e|and|while|mientras|cuando|when|que|quienes|who|which|tras|after|luego|then)\b|\by (?:se |"
    r"luego )?\w+(?:aron|ieron|an|en)\b|"
    r"\b(?:informo|reporto|indico|dijo|senalo|said|reported|told|tras|after|luego de|despues de|cuando|when|mientras|"
    r"while)\b"
)


def ground(when: When, told: Sequence[Told]) -> Ground:
    """How near an hour stands to what happens: in its clause, in another one, or in a sentence that tells of nothing."""
    holder = next(iter(_holders(when, told)), None)
    if holder is None or when.role == "since" or when.moment is not None:
        return Ground.CARRIED
    if not (holder.hits or holder.generic or holder.kms):
        return Ground.NEAR if any(t.hits for t in told) else Ground.CARRIED
    flat = holder.sentence.plain
    gaps = [
        flat[h.end : when.start] if h.end <= when.start else flat[when.end : h.start] for h in holder.hits
    ]
    return Ground.NEAR if gaps and all(_OTHER_CLAUSE.search(gap) for gap in gaps) else Ground.SAID
