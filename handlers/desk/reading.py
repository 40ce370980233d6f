"""Reading what an editor types into one field of a draft: road and km, a number, sources. Pure."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from datetime import datetime

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
