"""When a point began or will begin, and whether it is announced, going on or over."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from handlers.desk.reader.judging import Ground, Verdict, judged
from handlers.desk.reader.model import Choice, Doubt, Why
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.residue import all_past
from handlers.desk.reader.story.telling import Told, World
from handlers.desk.reader.when.times import When
from storage.model import EventFacts, EventState, Kind

#: What is over by the next day unless the text says that it goes on.
_SHORT = frozenset({Kind.MARCH, Kind.CLASH, Kind.DISPERSAL, Kind.SIT_IN})
_SLACK = timedelta(minutes=10)

#: Which of several moments is the start, best first.
_PREFERENCE: tuple[Callable[[When], bool], ...] = (
    lambda w: bool(w.role == "since" and (w.hour or w.moment or w.hours)),
    lambda w: bool(w.role == "since"),
    lambda w: bool(w.day is not None and w.hour is not None and not w.vague),
    lambda w: bool(w.hour is not None or w.hours or w.moment is not None),
    lambda w: bool(w.day is not None),
)


def started_of(point: Point, facts: EventFacts, doubts: list[Doubt], world: World) -> EventFacts:
    """The facts with their start and state; an hour that is only a part of the day is marked by a doubt."""
    ahead = facts.kind is not Kind.AGREEMENT and any(t.ahead for t in point.told if t.hits or t.generic)
    going = any(t.goes_on for t in point.told)
    if ahead and _under_way(point):
        # "Recorren las calles. Se concentrarán a las 5": it goes on, what is still to come is no start.
        ahead = False
        point.told[:] = [replace(t, moments=()) if t.ahead else t for t in point.told]
    before = point.before.told if point.before and not point.before.clearing else ()
    point.told[:] = [_of_its_own(t, facts.kind) for t in point.told]
    if not ahead:
        point.told[:] = [_without_what_is_to_come(t, world) for t in point.told]
    when = _chosen(point.told, ahead)
    carried = when is None
    when = when or _chosen(before, ahead)
    today = world.now.astimezone(world.zone).date()
    if when is None:
        if ahead:
            doubts.append(Doubt("started", Why.TIME_UNCLEAR))
        elif (aside := _aside(point.told, world)) is not None:
            doubts.append(_asked((aside,), blocks=False))
        return facts.changed(state=EventState.ANNOUNCED) if ahead else facts
    if days := _contradiction(point.told):
        moments = [datetime.combine(day, when.hour or time(0), world.zone) for day in days]
        doubts.append(_asked(moments))
        return facts.changed(state=EventState.ANNOUNCED) if ahead or min(moments) > world.now else facts
    moment, unsure = _moment(when, world, ahead)
    later = when.day is not None and when.day > today
    if moment is None:
        if unsure:
            doubts.append(_asked(unsure))
        elif when.day is not None and not (when.day == today and not ahead):
            moment = datetime.combine(when.day, time(0), world.zone)
            if not later:
                doubts.append(_asked((moment,), blocks=False))
    elif (
        when.vague
        or carried
        or judged("started", _ground(when, point.told), rivals=False) is not Verdict.SURE
    ):
        doubts.append(_asked((moment,), blocks=False))
    elif len(hours := _hours_beside(when, point.told)) > 1:
        # "En Tacna a las 9, en Moquegua a las 3": which of them is this place's.
        day = moment.astimezone(world.zone).date()
        others = [datetime.combine(day, hour, world.zone) for hour in hours]
        doubts.append(_asked(tuple(dict.fromkeys((moment, *others))), blocks=False))
    if moment is not None and moment > world.now and when.vague and not ahead and _past(point.told):
        # "Desalojó esta tarde", told when the afternoon has but begun.
        moment = world.now
        doubts[:] = [d for d in doubts if d.field != "started"]
        doubts.append(_asked((moment,), blocks=False))
    if (
        moment is not None
        and moment > world.now + _SLACK
        and when.day is None
        and not ahead
        and _past(point.told)
    ):
        # "Around 1 pm they tried to enter", told in the morning: the day before.
        moment -= timedelta(days=1)
        doubts[:] = [d for d in doubts if d.field != "started"]
        doubts.append(_asked((moment,), blocks=False))
    if moment is not None and moment > world.now + _SLACK:
        return facts.changed(state=EventState.ANNOUNCED, started=moment.astimezone(UTC))
    if ahead:
        if moment is not None and when.day is not None and when.day < today:
            # The day is that of the announcement.
            doubts.append(Doubt("started", Why.TIME_UNCLEAR))
            moment = None
        elif moment is not None:
            doubts.append(_asked((moment,), blocks=False))
        return facts.changed(state=EventState.ANNOUNCED, started=moment.astimezone(UTC) if moment else None)
    facts = facts.changed(started=moment.astimezone(UTC) if moment else None)
    over = (
        moment is not None
        and moment.astimezone(world.zone).date() < today
        and (when.role != "since" or (facts.kind is Kind.MARCH and _march_past(point.told, today)))
        and not going
    )
    return facts.changed(state=EventState.ENDED) if over and facts.kind in _SHORT else facts


def _of_its_own(told: Told, kind: Kind | None) -> Told:
    """A sentence without the moments at which something else happened, where it names this one's."""
    if kind is None or not any(w.of is kind for w in told.moments):
        return told
    return replace(told, moments=tuple(w for w in told.moments if w.of in (None, kind)))


def _aside(told: Sequence[Told], world: World) -> datetime | None:
    """A moment that stands with another verb than what happens: whether it began then is asked."""
    now = world.now.astimezone(world.zone)
    for when in (w for t in told for w in t.moments if w.role == "aside" and w.day is not None):
        moment = datetime.combine(when.day or now.date(), when.hour or time(0), world.zone)
        if moment < now and (when.day != now.date() or when.hour):
            return moment
    return None


def _hours_beside(when: When, told: Sequence[Told]) -> list[time]:
    """The exact hours that the sentence of a moment names as a start, that moment's among them."""
    holder = next((t for t in told if any(w.start <= when.start < w.end for w in t.moments)), None)
    found = [w for w in holder.moments if w.role in ("", "since") and not w.vague] if holder else []
    return list(dict.fromkeys(w.hour for w in found if w.hour is not None))


#: Between what happens and an hour that is another clause's: "…, informó la PNP a las 9", "… y a las 5 se reunieron".
_OTHER_CLAUSE = re.compile(
    r"[;:]|,\s(?:y|e|and|while|mientras|cuando|when|que|quienes|who|which|tras|after|luego|then)\b|\by (?:se |"
    r"luego )?\w+(?:aron|ieron|an|en)\b|"
    r"\b(?:informo|reporto|indico|dijo|senalo|said|reported|told|tras|after|luego de|despues de|cuando|when|mientras|"
    r"while)\b"
)


def _ground(when: When, told: Sequence[Told]) -> Ground:
    """How near an hour stands to what happens: in its clause, in another one, or in a sentence that tells of nothing."""
    holder = next((t for t in told if any(w.start <= when.start < w.end for w in t.moments)), None)
    if holder is None or when.role == "since" or when.moment is not None:
        return Ground.CARRIED
    if not (holder.hits or holder.generic or holder.kms):
        return Ground.NEAR if any(t.hits for t in told) else Ground.CARRIED
    flat = holder.sentence.plain
    gaps = [
        flat[h.end : when.start] if h.end <= when.start else flat[when.end : h.start] for h in holder.hits
    ]
    return Ground.NEAR if gaps and all(_OTHER_CLAUSE.search(gap) for gap in gaps) else Ground.SAID


def _without_what_is_to_come(told: Told, world: World) -> Told:
    """A sentence that tells of nothing and looks ahead says nothing of a start: "The driver says maybe tomorrow"."""
    if told.hits or told.generic or told.kms or (told.ahead and not told.human):
        return told
    today = world.now.astimezone(world.zone).date()
    return replace(told, moments=tuple(w for w in told.moments if w.day is None or w.day <= today))


_NOW = re.compile(r"\w{3,}(?:an|en|ando|iendo|aron|ieron)\b")


def _under_way(point: Point) -> bool:
    """Whether the first sentence says by its verb that it goes on, and only a later one what is to come."""
    first = point.told[0]
    return (
        not first.ahead
        and not first.moments
        and any(not h.frame and _NOW.match(first.sentence.plain[h.start : h.end]) for h in first.hits)
        and any(t.ahead for t in point.told[1:])
    )


_PAST = re.compile(
    r"\b\w{2,}(?:ó|aron|ieron)\b|\b(?:was|were|has been|have been|had)\b|\b\w{3,}ed\b", re.IGNORECASE
)


def _march_past(told: Sequence[Told], today: date) -> bool:
    """Whether all that tells of a march is of the past, and no moment of today."""
    return all_past(told) and not any(w.day == today for t in told for w in t.moments)


def _past(told: Sequence[Told]) -> bool:
    """Whether the sentence that tells of it says that it happened."""
    return any(_PAST.search(t.sentence.text) for t in told if t.hits)


def _contradiction(told: Sequence[Told]) -> tuple[date, ...]:
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


def _chosen(told: Sequence[Told], ahead: bool) -> When | None:
    """The moment that is the start: what stands after "desde", else the first that is no report's and no end's."""
    usable = [w for t in told for w in t.moments if w.role not in ("until", "report", "other", "aside")]
    for test in _PREFERENCE:
        fits = [w for w in usable if test(w)]
        # "Acatan hoy el segundo día de paro" began on the first.
        found = (
            min(fits, key=lambda w: w.day or date.max)
            if fits and fits[0].role == "since"
            else next(iter(fits), None)
        )
        if found is not None:
            if (
                found.day is None
                and found.moment is None
                and (day := next((w for w in usable if w.day is not None and w.hour is None), None))
                and not (found.role == day.role == "since")
            ):
                return When(found.start, found.end, day.day, found.hour, found.role, found.vague, found.hours)
            if (
                found.day is None
                and found.moment is None
                and ahead
                and (day := next((w for w in usable if w.day), None))
            ):
                return When(found.start, found.end, day.day, found.hour, found.role, found.vague, found.hours)
            return found
    return None


def _moment(when: When, world: World, ahead: bool) -> tuple[datetime | None, tuple[datetime, ...]]:
    """The moment, or the moments that it may be."""
    if when.moment is not None:
        return when.moment, ()
    local = world.now.astimezone(world.zone)
    day = when.day or local.date()
    if when.hour is not None:
        moment = datetime.combine(day, when.hour, world.zone)
        if when.day is None and not ahead and moment > local + _SLACK and when.role == "since":
            moment -= timedelta(days=1)
        return moment, ()
    if when.hours:
        both = tuple(datetime.combine(day, hour, world.zone) for hour in when.hours)
        fits = tuple(m for m in both if (m > local if ahead else m <= local + _SLACK))
        if ahead and len(fits) > 1 and (usual := [m for m in fits if 5 <= m.hour <= 16]):
            return usual[0], ()  # Who calls people out for ten means the morning, for three the afternoon.
        if len(fits) == 1 and (when.day is None or when.day == local.date()):
            return fits[0], ()
        return None, fits or both
    return None, ()


def _asked(moments: Sequence[datetime], *, blocks: bool = True) -> Doubt:
    return Doubt(
        "started",
        Why.TIME_UNCLEAR,
        tuple(Choice((("started", m.astimezone(UTC)),)) for m in moments),
        blocks=blocks,
    )
