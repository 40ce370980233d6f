"""Reading what an editor types into one field of a draft: road and km, a time, a number, sources. Pure."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from storage.model import Source

MOST_KM = 3500.0
MOST_PEOPLE = 5_000_000
MOST_SOURCES = 10
_NAME = 120  # letters in the name of a road or a source

# National routes as people write them (PE-3S, PE 3S, PE3S); other networks need the hyphen, else "el 30" is a road.
_ROAD = re.compile(
    r"\b(?:PE[\s-]?\s?|(?!KM|AL|EL|DE|NO)[A-Z]{2}\s?-\s?)\d{1,4}[A-Z]{0,2}\b", re.IGNORECASE | re.ASCII
)
_KM = r"([1-3] \d{3}(?!\d)|\d{1,4}(?:[.,]\d{1,3}|\s?\+\s?\d{1,3})?(?!\d))"
_UNITS = r"(?:kms?|kil[oó]metros?|kilomet(?:er|re)s?)\.?\s*"
_TO = rf"(?:\s*(?:-|–|—|\bal?\b|\bto\b|\bhasta\b|\buntil\b)\s*(?:el\s+|the\s+)?(?:{_UNITS})?{_KM})?"
_STRETCH = re.compile(rf"(?:{_UNITS})?(?:del?\s+)?{_KM}{_TO}", re.IGNORECASE | re.ASCII)
_LABELLED = re.compile(rf"(?:\b(?:kms?|kil[oó]metros?|kilomet(?:er|re)s?)[.\s-]*){_KM}{_TO}", re.IGNORECASE)
# "263 (Barrio Chino), 290 (…) y 299": what follows a kilometre and is one more.
_ANOTHER = re.compile(
    r"(?:,|;|/|\by\b|\be\b|\band\b|&)\s*(?:(?:el|los|the|at)\s+)*(?:kms?\.?\s*)?\d{1,4}\b", re.IGNORECASE
)

_HALF = r"a\.?\s?m\.?|p\.?\s?m\.?|de la mañana|de la manana|de la tarde|de la noche|in the morning|in the afternoon"
_CLOCK = re.compile(
    rf"(\d{{1,2}})\s*(?:[:.h]\s*(\d{{2}})\s*(?:h|hs|hrs|horas)?|(?:h|hs|hrs|horas))?\s*({_HALF})?"
)
_AGO = re.compile(
    r"(?:hace\s+)?(\d{1,3}|una?|an?)\s*(minutos?|min|minutes?|horas?|hours?|hrs?|h|d[ií]as?|days?)(?:\s+ago)?"
)
_AGO_WORD = re.compile(r"^hace\b|\bago$")
_LENGTH = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_LEADING = re.compile(r"^(?:desde\s+)?(?:a las|a la|at|since|las|la|desde|,)\s+")
_DATE = re.compile(r"(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?[\s,]+(.+)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[\st,]+(.+)")
_NAMED = re.compile(r"(?:el\s+)?(\d{1,2})\s+(?:de\s+)?([a-zñ]{3,10})\.?(?:\s+(?:de\s+)?(\d{4}))?[\s,]+(.+)")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *(("ene", "jan"), ("feb",), ("mar",), ("abr", "apr"), ("may",), ("jun",), ("jul",)),
            *(("ago", "aug"), ("set", "sep"), ("oct",), ("nov",), ("dic", "dec")),
        ),
        start=1,
    )
    for name in names
}
_DAYS = {
    **dict.fromkeys(("hoy", "today"), 0),
    **dict.fromkeys(("ayer", "yesterday"), -1),
    **dict.fromkeys(("anteayer",), -2),
    **dict.fromkeys(("mañana", "manana", "tomorrow"), 1),
}
_FARTHEST = timedelta(days=366)


class Unreadable(ValueError):
    """What was typed is not a value of that field; the message is a text key that says what would be."""


@dataclass(frozen=True, slots=True)
class RoadPosition:
    """A road code, a name, and where on it: one kilometre or a stretch. What was not said is None."""

    road: str | None = None
    name: str | None = None
    km_from: float | None = None
    km_to: float | None = None


def kilometres(text: str) -> float:
    """A kilometre post as people write it: "262", "262.5", "1 410", "1083+600" (km and metres)."""
    plain = re.sub(r"\s", "", text).replace(",", ".")
    if re.fullmatch(r"[1-3]\.\d{3}", plain):
        # A stop or comma parts thousands or decimals, by habit; three digits after one digit may be either.
        raise Unreadable("desk-km-unclear")
    try:
        whole, _, metres = plain.partition("+")
        value = int(whole) + int(metres) / 1000 if metres else float(plain)
    except ValueError:
        raise Unreadable("desk-bad-km") from None
    if not 0 <= value <= MOST_KM:
        raise Unreadable("desk-bad-km")
    return round(value, 3)


def _code(match: re.Match[str]) -> str:
    letters, digits = match[0][:2], re.sub(r"[\s-]", "", match[0][2:])
    return f"{letters}-{digits}".upper()


def _ends(match: re.Match[str]) -> tuple[float, float | None]:
    first, second = kilometres(match[1]), kilometres(match[2]) if match[2] else None
    if second is not None and second < first:
        first, second = second, first
    return first, second


def road_position(text: str) -> RoadPosition:
    """A road and a position: "PE-3S km 1410", "Panamericana Sur km 262", "km 1 al 30"; Unreadable if it names neither."""
    rest, road = " ".join(text.split()), None
    if match := _ROAD.search(rest):
        road = _code(match)
        rest = f"{rest[: match.start()].strip()} {rest[match.end() :].strip()}".strip()
    km_from = km_to = None
    if stretch := _LABELLED.search(rest) or _STRETCH.fullmatch(rest):
        km_from, km_to = _ends(stretch)
        after = rest[stretch.end() :]
        if _LABELLED.search(after) or _ANOTHER.search(after):
            raise Unreadable("desk-several-km")
        rest = f"{rest[: stretch.start()]} {after}".strip()
    if re.search(r"\bkms?\.?\s*\d", rest, re.IGNORECASE):
        raise Unreadable("desk-bad-km")
    name = (
        re.sub(r"^(?:de la|del?|en la|of the|on the)\s+", "", rest.strip(" ,;·-()"), flags=re.IGNORECASE)
        or None
    )
    if road is None and name is None and km_from is None:
        raise Unreadable("desk-bad-road")
    if name is not None and (len(name) > _NAME or not re.search(r"[^\W\d_]", name)):
        raise Unreadable("desk-bad-road")
    return RoadPosition(road, name, km_from, km_to)


def position_in(text: str) -> RoadPosition:
    """The road code and the labelled kilometre inside a longer text; several of either are several events, so none."""
    roads = {_code(match) for match in _ROAD.finditer(text)}
    found = list(_LABELLED.finditer(text))
    km_from = km_to = None
    if len(found) == 1 and not _ANOTHER.match(re.sub(r"^\s*\([^)]*\)", "", text[found[0].end() :]).lstrip()):
        with contextlib.suppress(Unreadable):
            km_from, km_to = _ends(found[0])
    return RoadPosition(next(iter(roads)) if len(roads) == 1 else None, None, km_from, km_to)


def moment(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """A time as people say it: "06:20", "6 am", "ayer 21:30", "5/1 06:20", "hace 2 horas"; today's unless a day is named."""
    words = " ".join(text.lower().split())
    if words in ("ahora", "now", "ahorita", "recién", "recien", "just now"):
        return now
    if _AGO_WORD.search(words) and (match := _AGO.fullmatch(words)):
        number = int(match[1]) if match[1].isdecimal() else 1
        return now - number * _LENGTH[match[2][0]]
    local = now.astimezone(zone)
    day, words = _day(words, local.date())
    found = datetime.combine(day, _clock(words), zone).astimezone(UTC)
    if abs(found - now) > _FARTHEST:
        raise Unreadable("desk-bad-time")
    return found


def _day(words: str, today: date) -> tuple[date, str]:
    """The day that the words name, else today, and what is left of them."""
    first, _, tail = words.partition(" ")
    if first.strip(",") in _DAYS and tail:
        return today + timedelta(days=_DAYS[first.strip(",")]), tail
    if match := _ISO.fullmatch(words):
        return _date(int(match[1]), int(match[2]), int(match[3]), today), match[4]
    if match := _DATE.fullmatch(words):
        year = int(match[3]) if match[3] else None
        return _date(
            year + 2000 if year is not None and year < 100 else year, int(match[2]), int(match[1]), today
        ), match[4]
    if (match := _NAMED.fullmatch(words)) and match[2][:3] in _MONTHS:
        year = int(match[3]) if match[3] else None
        return _date(year, _MONTHS[match[2][:3]], int(match[1]), today), match[4]
    return today, words


def _date(year: int | None, month: int, day: int, today: date) -> date:
    """A calendar day; where no year is said, the one that lies nearest to today."""
    years = (year,) if year is not None else (today.year - 1, today.year, today.year + 1)
    days = []
    for one in years:
        with contextlib.suppress(ValueError):
            days.append(date(one, month, day))
    # Years far from now would overflow on the way to UTC, and are refused anyway.
    near = [one for one in days if abs(one - today) <= _FARTHEST]
    if not near:
        raise Unreadable("desk-bad-time")
    return min(near, key=lambda one: abs(one - today))


def _clock(words: str) -> time:
    words = _LEADING.sub("", words.strip(" ,"))
    words = {"mediodía": "12:00", "al mediodía": "12:00", "mediodia": "12:00", "noon": "12:00"}.get(
        words, words
    )
    match = _CLOCK.fullmatch(words)
    if match is None or words.isdecimal():
        raise Unreadable("desk-bad-time")
    hour, minute = int(match[1]), int(match[2] or 0)
    half = re.sub(r"[.\s]", "", match[3] or "")
    late = half in ("pm", "delatarde", "delanoche", "intheafternoon")
    if half and not 1 <= hour <= 12 and not (late and hour <= 23):
        raise Unreadable("desk-bad-time")
    if late and hour < 12:
        hour += 12
    elif half and not late and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        raise Unreadable("desk-bad-time")
    return time(hour, minute)


_PEOPLE = re.compile(
    r"(?:unas|unos|cerca de|más de|mas de|al menos|about|around|over|at least|some|~|\+)?\s*"
    r"(\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})+|\d{1,9})(\s*mil)?"
    r"(?:\s+(?:personas?|people|asistentes|heridos?|injured|fallecidos?|muertos?|dead))?",
    re.IGNORECASE | re.ASCII,
)


def people(text: str) -> int:
    """A number of people: "300", "1 200", "1,200", "2 mil", "unas 300 personas"."""
    match = _PEOPLE.fullmatch(text.strip())
    if match is None:
        raise Unreadable("desk-bad-number")
    number = int(re.sub(r"\D", "", match[1])) * (1000 if match[2] else 1)
    if number > MOST_PEOPLE:
        raise Unreadable("desk-bad-number")
    return number


def named_sources(text: str, now: datetime) -> tuple[Source, ...]:
    """Sources separated by ";" or lines, each a name with an optional web address: "Sutran; Radio Pachamama https://…"."""
    found: dict[str, Source] = {}
    for part in re.split(r"[;\n]+", text):
        address = re.search(r"https?://\S+", part)
        url = address[0].rstrip(".,)»”\"'") if address else None
        name = (part.replace(address[0], " ") if address else part).strip(" ,|-–·()\t\r")
        name = re.sub(r"\s+", " ", name)
        if not name and url:
            name = re.sub(r"^https?://(?:www\.)?([^/]+).*$", r"\1", url)
        if not any(map(str.isalnum, name)):
            continue
        if len(name) > _NAME or len(url or "") > 500:
            raise Unreadable("desk-bad-source")
        known = found.get(name.casefold())
        if known is None or (known.url is None and url):
            found[name.casefold()] = Source(name, url, now)
    if not 1 <= len(found) <= MOST_SOURCES:
        raise Unreadable("desk-bad-source")
    return tuple(found.values())
