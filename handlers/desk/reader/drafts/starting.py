"""When a point began or will begin, and whether it is announced, going on or over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.desk.reader.drafts.moments import (
    aside,
    contradiction,
    dated,
    ground,
    hours_beside,
    of_its_own,
    without_what_is_to_come,
)
from handlers.desk.reader.judging import Verdict, judged
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
from handlers.desk.reader.words.periods import EARLIER_DAYS
from storage.model import EventFacts, EventState, Kind

#: A part of the day that is told as past and starts later than this was that of the day before.
_FAR = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class _Course:
    """How the sentences of a point speak of it: as of what is to come, or of what goes on by now."""

    told: Sequence[Told]
    ahead: bool
    going: bool
    world: World

    @property
    def today(self) -> date:
        """The day of the report."""
        return self.world.now.astimezone(self.world.zone).date()


def started_of(point: Point, facts: EventFacts, doubts: list[Doubt], world: World) -> EventFacts:
    """The facts with their start and state; an hour that is only a part of the day is marked by a doubt."""
    course = _course(point, facts.kind, world)
    when = own = chosen([w for t in point.told for w in t.moments], course.ahead)
    if own is None and point.before is not None and not point.before.clearing:
        when = chosen([w for t in point.before.told for w in t.moments], course.ahead)
        if when is not None and not course.ahead and not _began_with(point, when, course.today):
            doubts += _of_before(when, world)
            return facts
    if when is None:
        return _undated(course, facts, doubts)
    if days := contradiction(point.told):
        moments = [datetime.combine(day, when.hour or time(0), world.zone) for day in days]
        doubts.append(_asked(moments, timed=_timed(when)))
        to_come = course.ahead or min(moments) > world.now
        return facts.changed(state=EventState.ANNOUNCED) if to_come else facts
    moment, asked = _moment(when, course, carried=own is None)
    doubts += asked
    if moment is not None and moment > world.now + SLACK:
        return _begun(facts.changed(state=EventState.ANNOUNCED), moment, when, world.zone)
    if course.ahead:
        return _announced(when, moment, course, facts, doubts)
    facts = _begun(facts, moment, when, world.zone)
    over = moment is not None and _over(when, moment, course, facts.kind)
    return facts.changed(state=EventState.ENDED) if over and facts.kind in OF_A_DAY else facts


def _timed(when: When) -> bool:
    """Whether an hour is told, midnight too, and no part of the day or the day alone."""
    return when.moment is not None or bool(when.hours) or (when.hour is not None and not when.vague)


def _begun(facts: EventFacts, moment: datetime | None, when: When, zone: ZoneInfo) -> EventFacts:
    """The facts with their start; midnight stands for the day alone, unless it is told."""
    if moment is None:
        return facts.changed(started=None)
    told = _timed(when) and moment.astimezone(zone).time() == time(0)
    return facts.changed(started=moment.astimezone(UTC), started_timed=True if told else None)


def _course(point: Point, kind: Kind | None, world: World) -> _Course:
    """How a point's sentences speak of it; they are left without the moments that are none of its start."""
    ahead = kind is not Kind.AGREEMENT and any(
        t.ahead and not (first and said_who_called(t.sentence.plain))
        for first, t in enumerate(point.told)
        if t.hits or t.generic
    )
    going = any(t.goes_on and not (kind in OF_A_DAY and of_its_strike(t.sentence.plain)) for t in point.told)
    if ahead and _under_way(point):
        # "Recorren las calles. Se concentrarán a las 5": it goes on, what is still to come is no start.
        ahead = False
        point.told[:] = [replace(t, moments=()) if t.ahead else t for t in point.told]
    point.told[:] = [of_its_own(t, kind) for t in point.told]
    if not ahead:
        point.told[:] = [without_what_is_to_come(t, world) for t in point.told]
    return _Course(point.told, ahead, going, world)


def _undated(course: _Course, facts: EventFacts, doubts: list[Doubt]) -> EventFacts:
    """The facts of what no moment is told of."""
    if course.ahead:
        doubts.append(Doubt("started", Why.TIME_UNCLEAR))
        return facts.changed(state=EventState.ANNOUNCED)
    if (beside := aside(course.told, course.world)) is not None:
        doubts.append(_asked((beside,), blocks=False))
    if not course.going and facts.kind in OF_A_DAY and _days_ago(course.told):
        return facts.changed(state=EventState.ENDED)  # "Clashed over the weekend"
    return facts


def _moment(when: When, course: _Course, *, carried: bool) -> tuple[datetime | None, list[Doubt]]:
    """When that was by the clock, with what is asked of it; `carried`, it is the moment of what was told before."""
    moment, unsure = moment_of(when, course.world.now, course.world.zone, course.ahead)
    asked: list[Doubt] = []
    if moment is not None:
        others = _rivals(when, moment, course, carried=carried)
        asked = [_asked((moment, *others), blocks=False, timed=_timed(when))] if others is not None else []
    elif unsure:
        return None, [_asked(unsure, timed=True)]
    else:
        moment, asked = _by_its_day(when, course)
    if moment is not None and (before := _as_past(when, moment, course)) != moment:
        return before, [_asked((before,), blocks=False, timed=_timed(when))]
    return moment, asked


def _rivals(when: When, moment: datetime, course: _Course, *, carried: bool) -> list[datetime] | None:
    """The other moments that may be meant, none where it is but not sure; None where nothing is to be asked."""
    if (
        carried
        or when.vague
        or judged("started", ground(when, course.told), rivals=False) is not Verdict.SURE
    ):
        return []
    hours = hours_beside(when, course.told)
    if len(hours) < 2:
        return None
    # "En Tacna a las 9, en Moquegua a las 3": which of them is this place's.
    day = moment.astimezone(course.world.zone).date()
    others = [datetime.combine(day, hour, course.world.zone) for hour in hours]
    return [other for other in others if other != moment]


def _by_its_day(when: When, course: _Course) -> tuple[datetime | None, list[Doubt]]:
    """The day of which no hour is told; today is none, where no date says that it began then."""
    today = when.day == course.today and not course.ahead and not dated(when, course.told)
    if when.day is None or today:
        return None, []
    moment = datetime.combine(when.day, time(0), course.world.zone)
    sure = when.day > course.today and not when.vague
    return moment, [] if sure else [_asked((moment,), blocks=False)]


def _as_past(when: When, moment: datetime, course: _Course) -> datetime:
    """The moment, or that of the day before where it is still to come and yet told as past."""
    now = course.world.now
    if moment <= now or course.ahead or not _past(course.told):
        return moment
    if when.vague:
        # "Desalojó esta tarde", told when the afternoon has but begun; "por la noche", told the next morning.
        moment = moment - timedelta(days=1) if moment > now + _FAR else now
    if moment > now + SLACK and when.day is None:
        # "Around 1 pm they tried to enter", told in the morning: the day before.
        moment -= timedelta(days=1)
    return moment


def _announced(
    when: When, moment: datetime | None, course: _Course, facts: EventFacts, doubts: list[Doubt]
) -> EventFacts:
    """The facts of what is to come, though its moment is not: the day before today is that of the announcement."""
    if moment is not None and when.day is not None and when.day < course.today:
        doubts.append(Doubt("started", Why.TIME_UNCLEAR))
        moment = None
    elif moment is not None:
        doubts.append(_asked((moment,), blocks=False, timed=_timed(when)))
    return _begun(facts.changed(state=EventState.ANNOUNCED), moment, when, course.world.zone)


def _over(when: When, moment: datetime, course: _Course, kind: Kind | None) -> bool:
    """Whether what began at a moment of an earlier day is told as over."""
    if course.going or moment.astimezone(course.world.zone).date() >= course.today:
        return False
    return when.role != "since" or (kind is Kind.MARCH and _march_past(course.told, course.today))


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
    return all_past(told) and any(EARLIER_DAYS.search(t.sentence.plain) for t in told if t.hits)


def _march_past(told: Sequence[Told], today: date) -> bool:
    """Whether all that tells of a march is of the past, and no moment of today."""
    return all_past(told) and not any(w.day == today for t in told for w in t.moments)


def _past(told: Sequence[Told]) -> bool:
    """Whether the sentence that tells of it says that it happened."""
    return any(_PAST.search(t.sentence.text) for t in told if t.hits)


def _asked(moments: Sequence[datetime], *, blocks: bool = True, timed: bool = False) -> Doubt:
    return Doubt("started", Why.TIME_UNCLEAR, tuple(_choice(m, timed) for m in moments), blocks=blocks)


def _choice(moment: datetime, timed: bool) -> Choice:
    """One start that may be meant; a midnight that is told says so."""
    at: tuple[tuple[str, object], ...] = (("started", moment.astimezone(UTC)),)
    return Choice((*at, ("started_timed", True)) if timed and moment.time() == time(0) else at)
