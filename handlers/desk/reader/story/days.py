"""The day that one sentence names and the next ones take up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from handlers.desk.reader.story.told import Told
from handlers.desk.reader.when.times import When
from handlers.desk.reader.words.days import SAME_DAY
from handlers.desk.reader.words.monthdays import next_day, number_of, numbered
from handlers.desk.reader.words.verbs import Tense

_APART = ("report", "other", "aside")


def with_days(tolds: Sequence[Told], now: datetime) -> list[Told]:
    """The sentences with the days that they take up from the ones before; `now` is local.

    "Ese mismo día"; an hour of what is planned, or of what is told on in the past: "Ayer marcharon. A la una
    intentaron entrar"; what is planned without a day right below a plan that has one; a number alone is of the month
    told of: "El 24 de julio … El 25 …".
    """
    today, day, at, found = now.date(), None, -9, list[Told]()
    lasts = False  # the day is one since when something goes on, which nothing else happened on
    for told in tolds:
        told = _in_month(told, day, today)
        days = [w for w in told.moments if w.day is not None and w.role not in _APART]
        named = [w.day for w in days]
        near = 0 <= told.sentence.block - at <= 1
        if not named and day is not None:
            told = _taking_up(told, day, today, near=near and not (lasts and day < today))
        if named:
            day, at, lasts = named[-1], told.sentence.block, days[-1].role == "since"
        found.append(told)
    return found


def _in_month(told: Told, day: date | None, today: date) -> Told:
    """The sentence with the days that it names by their number alone counted on from the one told of before."""
    if day is None or not (bare := numbered(told.sentence.plain)):
        return told
    moved = []
    for when in told.moments:
        match = next((m for m in bare if when.start <= m.start() < when.end), None)
        later = next_day(number_of(match), day) if match is not None and when.day is not None else None
        fits = later is not None and (later <= today) == (day <= today)
        moved.append(replace(when, day=later) if fits else when)
    return replace(told, moments=tuple(moved))


def _taking_up(told: Told, day: date, today: date, *, near: bool) -> Told:
    if same := SAME_DAY.search(told.sentence.plain):
        hours = tuple(replace(w, day=day) for w in told.moments if w.hour or w.hours)
        return replace(told, moments=hours or (When(same.start(), same.end(), day, None),))
    if told.ahead and day > today:
        if not told.moments and near and told.hits:
            return replace(told, moments=(When(0, 0, day, None, vague=True),))
        return _on(told, day)  # "Un paro para el jueves 19. La concentración será a las 4."
    if day < today and near and not told.ahead and _over(told):
        return _on(told, day, sure=False)
    return told


def _on(told: Told, day: date, *, sure: bool = True) -> Told:
    moments = (
        replace(w, day=day, vague=w.vague or not sure)
        if (w.hour or w.hours) and w.day is None and w.role not in _APART
        else w
        for w in told.moments
    )
    return replace(told, moments=tuple(moments))


def _over(told: Told) -> bool:
    """Whether all that it says it says in the past."""
    tenses = {v.tense for v in told.sentence.verbs}
    return Tense.PAST in tenses and not tenses & {Tense.PRESENT, Tense.FUTURE} and not told.goes_on
