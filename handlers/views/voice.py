"""One reader's voice: the texts, the places and the clock behind every view, so that all say a thing in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from babel.lists import format_list
from markupsafe import Markup, escape

from handlers.texts import Texts
from handlers.views import times
from handlers.views.reader import Reader
from storage.model import EventFacts, Language
from storage.regions import Gazetteer, Level, Region

_LOCALES = {Language.ES: "es", Language.EN: "en"}
#: What Spanish joins with "e": "Puno e Imata"; "hielo" begins with another sound.
_SOUNDS_I = re.compile(r"h?[ií](?![aeo])", re.IGNORECASE)
_LEVELS = {Level.DEPARTMENT: "department", Level.PROVINCE: "province", Level.DISTRICT: "district"}


@dataclass(frozen=True, slots=True)
class Voice:
    """Says texts, names places and tells times to one reader."""

    texts: Texts
    regions: Gazetteer
    reader: Reader

    def __call__(self, key: str, **args: object) -> Markup:
        """A text as HTML in the reader's language."""
        return self.texts(self.reader.language, key, **args)

    def plain(self, key: str, **args: object) -> str:
        """A text for a button, in the reader's language."""
        return self.texts.plain(self.reader.language, key, **args)

    @property
    def language(self) -> Language:
        """The reader's language."""
        return self.reader.language

    def known(self, code: str) -> Region:
        """The region with this code, or the narrowest known one around it where the gazetteer lacks it."""
        while code not in self.regions:
            code = code[:-2] if len(code) > 1 else ""
        return self.regions.get(code)

    def label(self, code: str) -> str:
        """The shortest name that means this region and no other: "Puno", "Puno (provincia)"."""
        return self.regions.label(self.known(code).code, self.language)

    def area(self, code: str) -> str:
        """A region's bare name inside a sentence, with the article where it takes one: "Puno", "el Perú"."""
        region = self.known(code)
        return region.name if region.code else self.plain("the-country")

    def where(self, code: str, *, within: str = "", told: bool = False) -> str:
        """Where something happened: "Ilave, Puno"; a department or province that shares its name says which it is.

        Units at or above `within` go without saying; `told` means that a square or bridge is named beside it.
        """
        region = self.known(code)
        if not region.code:
            return self.plain("country")
        name, department = region.name, self.regions.get(region.code[:2])
        nearby = [other for other in self.regions.descendants(department.code) if other.code != region.code]
        if region != department:
            nearby.append(department)
        nested = any(r.name == region.name and self.regions.overlaps(r.code, region.code) for r in nearby)
        if nested and not (told and region.level == Level.DISTRICT):
            name = self.plain("marked-place", name=name, level=_LEVELS[region.level])
        twins = any(r.name == region.name and r.level == region.level for r in nearby)
        around = []
        if region.level == Level.DISTRICT and twins and len(within) < 4:
            around.append(self.regions.get(region.code[:4]).name)
        if region != department and not within and department.name not in (region.name, *around):
            around.append(department.name)
        return ", ".join((name, *around))

    def when(self, moment: datetime, *, standing: bool) -> str:
        """A moment: as seen from now, or, where the text stands still, by clock and date alone."""
        now, zone = self.reader.now, self.reader.zone
        tell = times.stamp if standing or self.reader.back else times.when
        return tell(moment, now, zone, self.language)

    def start(self, facts: EventFacts) -> str:
        """When it began, as the desk knows it: "06:20", "ayer 21:30", "5 ene" where that is all; "" for unknown."""
        return self.started(facts.started, timed=bool(facts.started_timed)) if facts.started else ""

    def started(self, moment: datetime, *, timed: bool) -> str:
        """The same of a moment, which at midnight is an hour only if somebody said so (`timed`)."""
        zone, now = self.reader.zone, self.reader.now
        if times.at_midnight(moment, zone) and not timed:
            return times.day(moment, zone, self.language, now=now)
        return self.when(moment, standing=False)

    def since(self, moment: datetime, *, standing: bool, timed: bool = False) -> Markup:
        """Since when: "desde las 06:20", "desde ayer", "desde el 3 ene"; standing texts give day and hour.

        Midnight is the day alone, unless somebody said that hour (`timed`). Who looks back reads the day in place of
        "today" and "yesterday".
        """
        now, zone = self.reader.now, self.reader.zone
        today = times.same_day(moment, now, zone)
        if today and (timed or not times.at_midnight(moment, zone)):
            hour = moment.astimezone(zone).hour
            return self("since-clock", time=times.clock(moment, zone), hour=hour)
        if today and not standing and not self.reader.back:
            return self("since-today")
        if standing:
            return self("since-day", day=times.known(moment, zone, self.language, now=now, timed=timed))
        if times.is_yesterday(moment, now, zone) and not self.reader.back:
            return self("since-yesterday")
        return self("since-day", day=times.day(moment, zone, self.language, now=now))

    def listed(self, parts: Iterable[str]) -> str:
        """Words one after the other as a sentence has them: "a, b y c", "Puno e Imata"."""
        names = list(parts)
        told = format_list(names, locale=_LOCALES[self.language])
        if self.language is Language.ES and len(names) > 1 and _SOUNDS_I.match(names[-1]):
            told = told.removesuffix(f"y {names[-1]}") + f"e {names[-1]}"
        return told

    def title(self, name: str) -> Markup:
        """The first line of an answer: the place and the moment of answering."""
        reader = self.reader
        return self("title", name=name, time=times.day_time(reader.now, reader.zone, reader.language))


def dotted(parts: Iterable[str]) -> Markup:
    """Parts of one line with dots between them; empty ones are left out, plain strings escaped."""
    return Markup(" · ").join(escape(part) for part in parts if part)


def spaced(parts: Iterable[str]) -> Markup:
    """Words one after the other; empty ones are left out, plain strings escaped."""
    return Markup(" ").join(escape(part) for part in parts if part)


def lowered(text: Markup | str) -> Markup:
    """A text as it stands inside a line: its first letter small."""
    return (
        Markup(text[:1].lower()) + Markup(text[1:])
        if isinstance(text, Markup)
        else escape(text[:1].lower() + text[1:])
    )
