"""Days named by their number alone: "el día 6", "el 25 se enfrentaron", "on the 12th"."""

from __future__ import annotations

import contextlib
import re
from datetime import date

#: What stands behind such a number where it counts something else: "el 25 %", "el día 5 del paro".
_NO_DAY = (
    r"(?!\s?[%:/°º]|[.,]\d|\d|\s(?:por ciento|mil\b|puntos?\b|horas|hrs|am\b|pm\b|a\.|p\.|"
    r"de(?:l| la| los| las)?\b(?! (?:presente|corriente|mes\b))))"
)
#: What stands behind a number without "día" where it is one.
_GOES_ON = (
    r"(?=,?\s(?:se|no|los|las|el|la|un|una|unos|unas|cientos|miles|decenas|varios|varias|pobladores|comuneros|"
    r"manifestantes|estudiantes|trabajadores|"
    r"en|al?(?: las?)?|por la|hubo|habra|hay|y|[a-z]{2,}(?:aron|ieron|o|aran|eran|iran)\b)|\s*[.;,)]?\s*$)"
)
_NUMBERED = re.compile(
    rf"\b(?:el|del|al|los) (?:pasado |proximo |ultimo )?dias? (?P<named>\d{{1,2}})(?:st|nd|rd|th)?\b{_NO_DAY}|"
    rf"(?:^\W*|[.;:(]\s|,\s|\b(?:desde|hasta|para) )el (?P<alone>\d{{1,2}})\b{_NO_DAY}{_GOES_ON}|"
    r"\bel (?P<timed>\d{1,2})(?=,? (?:a las? \d|(?:por|en|de) la (?:manana|tarde|noche|madrugada)|al mediodia|"
    r"a (?:la )?medianoche))|"
    r"\b(?:on|since|until|by) the (?P<english>\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|street|anniversary|day|century))"
)
#: "Desde el 4": of days that have come, whatever the tense.
_SINCE = re.compile(r"\b(?:desde|since|pasado|ultimo)\b")
_UNTIL = re.compile(r"\b(?:hasta|para|until|by|proximo)\b")


def numbered(flat: str) -> list[re.Match[str]]:
    """Where a text names days by their number alone."""
    return [match for match in _NUMBERED.finditer(flat) if 1 <= number_of(match) <= 31]


def number_of(match: re.Match[str]) -> int:
    """The number of such a day."""
    return int(match["named"] or match["alone"] or match["timed"] or match["english"])


def nearest(match: re.Match[str], today: date, *, past: bool) -> date | None:
    """The last such day up to today where what happens on it is past, else the next one."""
    past = bool(_SINCE.search(match[0])) or (past and not _UNTIL.search(match[0]))
    return next_day(number_of(match), today, back=past)


def next_day(number: int, day: date, *, back: bool = False) -> date | None:
    """The first day of that number from a day on, or the last one up to it."""
    first = day.replace(day=1)
    for _ in range(4):
        with contextlib.suppress(ValueError):  # no 31st in it
            found = first.replace(day=number)
            if found <= day if back else found >= day:
                return found
        months = first.year * 12 + first.month - 1 + (-1 if back else 1)
        first = date(months // 12, months % 12 + 1, 1)
    return None
