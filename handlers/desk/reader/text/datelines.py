"""The line that a wire opens with: where and when it was written, which is not where and when it happened."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.desk.reader.words.monthnames import MONTHS

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_TOWN = r"[A-ZÁÉÍÓÚÑ]{3,}(?:\s[A-ZÁÉÍÓÚÑ]{2,}){0,3}"
_PERU = r"(?:,\s(?:Peru|PERU|Perú))?"
#: "LIMA, Dec 21 (Reuters) - …", "LIMA Aug 15 Residents …", "Lima, Nov 27 (EFE) …".
_DATED = re.compile(
    rf"^\W*(?:{_TOWN}{_PERU},?|[A-Z][a-z]+{_PERU},(?=[^-–—(]{{4,20}}[-–—(]))"
    rf"(?P<date>\s(?:(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})|(?P<first>\d{{1,2}})\s(?P<second>{_MONTH}))"
    rf"(?:,?\s(?P<year>20\d\d))?),?(?:\s*(?=[-–—(])|\s(?=[A-Z]))"
)
#: "LIMA – …", "CUSCO, Peru — …", "LIMA: …": a town in capitals before a sentence that is not written so.
_BARE = re.compile(rf"^\W*{_TOWN}{_PERU}(?:\s*[-–—]{{1,2}}|:)\s")


def undated(text: str, now: datetime, zone: ZoneInfo) -> tuple[str, datetime | None]:
    """The text without the day that its dateline gives, and that day's noon where it is past."""
    match = _DATED.match(text[:90])
    if match is None:
        return text, None
    month = MONTHS[(match["month"] or match["second"])[:3].lower()]
    today = now.astimezone(zone).date()
    try:
        year = int(match["year"] or today.year)
        written = date(year, month, int(match["day"] or match["first"]))
    except ValueError:
        return text, None
    if written > today + timedelta(days=60) and not match["year"]:
        written = written.replace(year=today.year - 1)
    if written > today:
        return text, None  # "AREQUIPA, Dec 3 - Strike": a day to come is the event's
    rest = text[match.end() :].lstrip()
    # Wires from the capital tell of the country, those from elsewhere of where they are.
    town = "" if re.match(r"\W*lima\b", text.lower()) else text[: match.start("date")].rstrip(" ,")
    dash = "" if rest[:1] in "-–—(" else "– "
    cut = f"{town} {dash}{rest}" if town else rest.lstrip("-–— ")
    return cut, None if written == today else datetime.combine(written, time(12), zone)


def bare(text: str) -> int:
    """Where a dateline without a day ends, 0 where the text opens with none."""
    match = _BARE.match(text[:60])
    return match.end() if match is not None and not text[match.end() :][:30].isupper() else 0
