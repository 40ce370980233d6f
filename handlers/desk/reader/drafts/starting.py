"""When a point began or will begin, and whether it is announced, going on or over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from handlers.desk.reader.doubts.phaserivals import DAYS_AGO
from handlers.desk.reader.judging import Ground, Verdict, judged
from handlers.desk.reader.model import Choice, Doubt, Why
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.residue import all_past
from handlers.desk.reader.story.told import Told, World
from handlers.desk.reader.story.trail import carried_on
from handlers.desk.reader.what.kinds import OF_A_DAY
from handlers.desk.reader.what.phases import of_its_strike
from handlers.desk.reader.when.choosing import SLACK, chosen, moment_of
from handlers.desk.reader.when.times import When
from handlers.desk.reader.who.callers import said_who_called
from storage.model import EventFacts, EventState, Kind

#: A part of the day that is told as past and starts later than this was that of the day before.
_FAR = timedelta(hours=4)


def started_of(point: Point, facts: EventFacts, doubts: list[Doubt], world: World) -> EventFacts:
    """The facts with their start and state; an hour that is only a part of the day is marked by a doubt."""
    ahead = facts.kind is not Kind.AGREEMENT and any(
        t.ahead and not (first and said_who_called(t.sentence.plain))
        for first, t in enumerate(point.told)
        if t.hits or t.generic
    )
    going = any(
        t.goes_on and not (facts.kind in OF_A_DAY and of_its_strike(t.sentence.plain)) for t in point.told
    )
    if ahead and _under_way(point):
        # "Recorren las calles. Se concentrarán a las 5": it goes on, what is still to come is no start.
        ahead = False
        point.told[:] = [replace(t, moments=()) if t.ahead else t for t in point.told]
    before = point.before.told if point.before and not point.before.clearing else ()
    point.told[:] = [_of_its_own(t, facts.kind) for t in point.told]
    if not ahead:
        point.told[:] = [_without_what_is_to_come(t, world) for t in point.told]
    when = chosen([w for t in point.told for w in t.moments], ahead)
    carried = when is None
    today = world.now.astimezone(world.zone).date()
    earlier = chosen([w for t in before for w in t.moments], ahead)
    if when is None and earlier is not None and not ahead and not _began_with(point, earlier, today):
        doubts += _of_before(earlier, world)
        return facts
    when = when or earlier
    if when is None:
        if ahead:
            doubts.append(Doubt("started", Why.TIME_UNCLEAR))
        elif (aside := _aside(point.told, world)) is not None:
            doubts.append(_asked((aside,), blocks=False))
        if not ahead and not going and facts.kind in OF_A_DAY and _days_ago(point.told):
            return facts.changed(state=EventState.ENDED)  # "Clashed over the weekend"
        return facts.changed(state=EventState.ANNOUNCED) if ahead else facts
    if days := _contradiction(point.told):
        moments = [datetime.combine(day, when.hour or time(0), world.zone) for day in days]
        doubts.append(_asked(moments))
        return facts.changed(state=EventState.ANNOUNCED) if ahead or min(moments) > world.now else facts
    moment, unsure = moment_of(when, world.now, world.zone, ahead)
    later = when.day is not None and when.day > today
    if moment is None:
        if unsure:
            doubts.append(_asked(unsure))
        elif when.day is not None and not (when.day == today and not ahead and not _dated(when, point.told)):
            moment = datetime.combine(when.day, time(0), world.zone)
            if not later or when.vague:
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
        # "Desalojó esta tarde", told when the afternoon has but begun; "por la noche", told the next morning.
        moment = moment - timedelta(days=1) if moment > world.now + _FAR else world.now
        doubts[:] = [d for d in doubts if d.field != "started"]
        doubts.append(_asked((moment,), blocks=False))
    if (
        moment is not None
        and moment > world.now + SLACK
        and when.day is None
        and not ahead
        and _past(point.told)
    ):
        # "Around 1 pm they tried to enter", told in the morning: the day before.
        moment -= timedelta(days=1)
        doubts[:] = [d for d in doubts if d.field != "started"]
        doubts.append(_asked((moment,), blocks=False))
    if moment is not None and moment > world.now + SLACK:
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
    return facts.changed(state=EventState.ENDED) if over and facts.kind in OF_A_DAY else facts


def _of_its_own(told: Told, kind: Kind | None) -> Told:
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


def _aside(told: Sequence[Told], world: World) -> datetime | None:
    """A moment that stands with another verb than what happens: whether it began then is asked."""
    now = world.now.astimezone(world.zone)
    for when in (w for t in told for w in t.moments if w.role == "aside" and w.day is not None):
        moment = datetime.combine(when.day or now.date(), when.hour or time(0), world.zone)
        if moment < now and (when.day != now.date() or when.hour):
            return moment
    return None


#: "Desde ayer acatan …", before its moment.
_AT_HEAD = re.compile(
    r"\W*(?:desde|a partir de|since)?\s?(?:(?:el|la|las|los)\s)?(?:\w+\s(?:del?\s)?(?:el |la )?)?$"
)


def _began_with(point: Point, when: When, today: date) -> bool:
    """Whether it began with what was told before: the same kind of thing, or both on a day that is over."""
    if point.before is None or point.kinds[:1] == point.before.kinds[:1]:
        return True
    one, other = point.before.told[0].sentence, point.told[0].sentence
    if (
        carried_on(one, other)
        and when.role == "since"
        and not when.of
        and _AT_HEAD.match(one.plain[: when.start])
    ):
        return True  # "Desde ayer acatan un paro y bloquean la vía"
    return when.day is not None and when.day < today and when.role != "since" and not when.of


def _of_before(when: When, world: World) -> list[Doubt]:
    """Whether it began with what was told before: "Marcharon esta mañana. … se enfrentaron" may have been later."""
    moment, unsure = moment_of(when, world.now, world.zone, False)
    day = datetime.combine(when.day, time(0), world.zone) if when.day else None
    then = [min(m, world.now) for m in (moment, *unsure, day) if m is not None]
    return [_asked(then[:1], blocks=False)] if then else []


_SINCE = re.compile(
    r"\b(?:desde|a partir de|since|inici\w+|comenz\w+|arranc\w+|began|started)\b[^.;,]{0,25}$"
)


_FIRST_DAY = re.compile(r"\b(?:primer dia|primera jornada|first day)\b")


def _holders(when: When, told: Sequence[Told]) -> list[Told]:
    """The sentences in which a moment may stand."""
    return [t for t in told if any(w.start <= when.start < w.end for w in t.moments)]


def _dated(when: When, told: Sequence[Told]) -> bool:
    """Whether it is said by its date that it began today: "desde este lunes 3 de febrero"."""
    plains = [t.sentence.plain for t in _holders(when, told)]
    if any(_FIRST_DAY.search(flat[when.start : when.end]) for flat in plains):
        return True
    return any(
        re.search(r"\d", flat[when.start : when.end]) and _SINCE.search(flat[: when.start]) for flat in plains
    )


def _hours_beside(when: When, told: Sequence[Told]) -> list[time]:
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


def _ground(when: When, told: Sequence[Told]) -> Ground:
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
    r"\b\w{2,}(?:ó|aron|ieron)\b|\b(?:fue|fueron|hubo|ha|han)\b|\b(?:was|were|has been|have been|had)\b|\b\w{3,}ed\b",
    re.IGNORECASE,
)


def _days_ago(told: Sequence[Told]) -> bool:
    """Whether what tells of it is of the past and names days before today, if none for sure."""
    return all_past(told) and any(DAYS_AGO.search(t.sentence.plain) for t in told if t.hits)


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


def _asked(moments: Sequence[datetime], *, blocks: bool = True) -> Doubt:
    return Doubt(
        "started",
        Why.TIME_UNCLEAR,
        tuple(Choice((("started", m.astimezone(UTC)),)) for m in moments),
        blocks=blocks,
    )
