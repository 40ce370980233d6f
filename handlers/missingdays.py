"""Days that no calendar has: "30 febrero", "31/04/2023", "13/25/2023"; they are told so, and not looked for as words."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from handlers.daywords import BRIEF, ISO, MONTH, MONTHS, PLAIN, SLASHED

_WORDS = re.compile(
    rf"(?<![\d/.:+])(\d{{1,2}})(?:st|nd|rd|th|ro|ero|[°º])?\s+(?:de\s+|of\s+)?({MONTH})\b"
    r"\.?(?:,?\s+(?:del?\s+|of\s+)?((?:19|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    rf"(?<!\d )(?<!\d de )(?<!\d of )\b({MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?![/.:+\d])"
    rf"(?!\s+(?:de\s+|of\s+)?(?:{MONTH})\b)(?:,?\s+((?:19|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)
#: "km 31 abr" is a place on a road, "Jr. 40 …" a number of a street.
_NO_DAY = re.compile(
    r"(?:\bkm|\bkil[oó]metros?|\bn[°º]|\bnro|\bruta|\broute|\bart[ií]culo)\.?\s*$", re.IGNORECASE
)
#: In a year without 29 February nobody is told that February has 29 days.
_LEAP = 2024
_MOST = 31


@dataclass(frozen=True, slots=True)
class MissingDay:
    """A day that does not exist; its month as it was typed, by number, and its year, if told.

    `before` and `after` are what was typed around it.
    """

    day: int
    month_told: int
    year: int | None
    before: str = ""
    after: str = ""

    @property
    def month(self) -> int | None:
        """The month, None where the year has none of that number."""
        return self.month_told if 1 <= self.month_told <= 12 else None

    @property
    def last(self) -> int:
        """The last day of the month; 31 where there is no such month."""
        return _last(self.month_told, self.year) if self.month else _MOST

    @property
    def likely(self) -> tuple[int, int]:
        """A day that exists and may have been meant, and its month: the month's last, or both the other way round."""
        if self.month:
            # Of a February of no year in particular, the day that each has.
            return (28 if self.month == 2 and self.year is None else self.last), self.month_told
        if 1 <= self.day <= 12 and 1 <= self.month_told <= _last(self.day, self.year):
            return self.month_told, self.day
        return (min(max(self.day, 1), 28), 12)


def find(text: str) -> MissingDay | None:
    """The first day in a text that does not exist; None where every day in it does, or none is named."""
    found = [
        *((m, int(m[3]), int(m[2]), int(m[1])) for m in ISO.finditer(text)),
        *((m, int(m[1]), int(m[2]), _full(m[3])) for m in SLASHED.finditer(text) if _is_date(m)),
        *((m, int(m[1]), int(m[2]), None) for m in BRIEF.finditer(text) if _is_brief(m)),
        *((m, int(m[1]), MONTHS[m[2].lower()], _year(m[3])) for m in _WORDS.finditer(text) if _is_told(m, 1)),
        *(
            (m, int(m[2]), MONTHS[m[1].lower()], _year(m[3]))
            for m in _ENGLISH.finditer(text)
            if _is_told(m, 2)
        ),
    ]
    missing = [
        MissingDay(day, month, year, text[: match.start()], text[match.end() :])
        for match, day, month, year in found
        if not (1 <= month <= 12 and 1 <= day <= _last(month, year))
    ]
    return min(missing, key=lambda one: len(one.before)) if missing else None


def _last(month: int, year: int | None) -> int:
    return calendar.monthrange(year or _LEAP, month)[1]


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _year(told: str | None) -> int | None:
    return int(told) if told else None


def _is_date(match: re.Match[str]) -> bool:
    """Whether three figures are a date at all: an address or a version may look like one."""
    return len(match[3]) == 4 or (max(int(match[1]), int(match[2])) <= _MOST and "/" in match[0])


def _is_brief(match: re.Match[str]) -> bool:
    """Whether two figures are a day and a month, in either order: 24/7 and 1/2 are left to be read as they can."""
    day, month = int(match[1]), int(match[2])
    return 1 <= day <= _MOST and 1 <= month <= _MOST and min(day, month) <= 12 and not _follows_road(match)


def _is_told(match: re.Match[str], day: int) -> bool:
    # With a name in full that is no other word a number is a day, however large.
    plain = match[3 - day].lower() in PLAIN
    return not _follows_road(match) and (plain or 1 <= int(match[day]) <= _MOST)


def _follows_road(match: re.Match[str]) -> bool:
    return bool(_NO_DAY.search(match.string[: match.start()]))
