"""From an alert to a point at the desk: which it is, who caused it, and the facts that it states. Pure."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.desk.reader.what.traffic import traffic_states
from handlers.desk.reading import Unreadable, kilometres, position_in, road_position
from handlers.desk.sutran.answer import Alerts
from handlers.desk.sutran.wordings import sector_in, sentence
from storage.model import EventFacts, Kind, Precision, Source, TrafficState, Verification
from storage.regions import Gazetteer, fold
from storage.road import Lies
from storage.roads import Roads

#: Whose word it is, as followers read it.
SOURCE = "Sutran"
#: An alert from tomorrow is a slip of the pen; clocks may differ a little.
_AHEAD = timedelta(minutes=30)
_OLDEST = timedelta(days=366)
_PROTEST = re.compile(
    r"\b(?:manifesta\w*|protesta\w*|paros?|huelga\w*|bloque\w*|piquete\w*|plant[oo]n\w*|marchas?|moviliza\w*|"
    r"pobladores|comuner\w*|ronder\w*|gremio\w*|conflicto social|toma de (?:via|carretera)\w*)\b"
)
_BY_PEOPLE = re.compile(r"\b(?:human[oa]s?|social(?:es)?|antropic[oa]s?|manifesta\w*|protesta\w*|paro)\b")
#: People cause these as well, and they are no protest.
_MISHAP = re.compile(
    r"\b(?:accidente\w*|choque\w*|volcadura\w*|despiste\w*|colision\w*|obras?|mantenimiento|mejoramiento|"
    r"derrumbe\w*|deslizamiento\w*|huaycos?|huaicos?|lluvia\w*|nieve|nevada\w*|inundaci\w*|averia\w*|"
    r"cisterna|incendio\w*)\b"
)
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.hH](\d{2})(?::\d{2})?(?!\d)")
_LATE, _EARLY = re.compile(r"\bp\.?\s?m\b", re.I), re.compile(r"\ba\.?\s?m\b", re.I)
_UBIGEO = re.compile(r"\d{6}")


@dataclass(frozen=True, slots=True)
class Point:
    """One alert: `key` is the same whenever the same place is meant, `human` says that people caused it.

    `doubt` is why an editor must look at it first: "region" for none that is known, "road" for a kilometre
    that lies elsewhere, "state" for traffic of which nothing clear is said; None where nothing is in doubt.
    """

    key: str
    human: bool
    facts: EventFacts
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The points of an answer, one for each place; only a `whole` one proves that something is gone."""

    points: tuple[Point, ...]
    whole: bool


def points_in(alerts: Alerts, regions: Gazetteer, roads: Roads, now: datetime, zone: ZoneInfo) -> Answer:
    """A point for each place that the alerts tell of; of several about one place the newest."""
    found: dict[str, Point] = {}
    for row in alerts.rows:
        point = _point(row, regions, roads, now, zone)
        other = found.get(point.key)
        if other is None or _said(point) >= _said(other):
            found[point.key] = point
    return Answer(tuple(found.values()), alerts.whole)


def _said(point: Point) -> tuple[bool, datetime]:
    return point.human, point.facts.last_confirmed or datetime.min.replace(tzinfo=UTC)


def _point(row: Mapping[str, str], regions: Gazetteer, roads: Roads, now: datetime, zone: ZoneInfo) -> Point:
    told = row.get("evento", "")
    region = _region(row.get("ubigeo", ""), regions)
    road, name, km_from, km_to = _road(row, told, roads)
    latitude, longitude = _degrees(row)
    started = _moment(row.get("fecha_evento", ""), now, zone)
    updated = _moment(row.get("fecha_actualizacion", ""), now, zone)
    confirmed = max((m for m in (started, updated) if m is not None), default=None)
    facts = EventFacts(
        kind=Kind.BLOCKADE,
        region=region,
        traffic_state=_traffic(row),
        verification=Verification.CONFIRMED,
        road=road,
        road_name=name,
        km_from=km_from,
        km_to=km_to,
        sector=sector_in(told, regions, region),
        latitude=latitude,
        longitude=longitude,
        precision=None if latitude is None else Precision.APPROXIMATE,
        started=started,
        last_confirmed=confirmed,
        summary_es=sentence(row, regions, region),
        sources=(Source(SOURCE, None, confirmed),),
    )
    return Point(_key(row, facts), _by_people(row), facts, _doubt(facts, roads))


def _traffic(row: Mapping[str, str]) -> TrafficState | None:
    """The authority's own word; a contradiction or a word of no known meaning is no state."""
    for name in ("estado", "tipo_alerta", "estado_transito", "afectacion"):
        states = traffic_states(fold(row.get(name, "")))
        if len(states) == 1:
            return states[0]
        if fold(row.get(name, "")) in ("normal", "transito normal", "normalizado", "transito normalizado"):
            return TrafficState.NORMAL
    return None


def _by_people(row: Mapping[str, str]) -> bool:
    """Whether people caused it, and by protest: an accident or roadworks are no protest."""
    words = fold(" ".join(row.get(name, "") for name in ("evento", "afectacion")))
    if _PROTEST.search(words):
        return True
    if _MISHAP.search(words):
        return False
    cause = fold(row.get("motivo", ""))
    return bool(_BY_PEOPLE.search(cause))


def _region(ubigeo: str, regions: Gazetteer) -> str | None:
    """The narrowest region that "CUSCO/CANCHIS/TINTA" leaves no doubt about; None where even the department is unknown."""
    if _UBIGEO.fullmatch(ubigeo.strip()):
        return ubigeo.strip() if ubigeo.strip() in regions else None
    names = [fold(part) for part in re.split(r"[/\\|>]+| - ", ubigeo) if fold(part)]
    code = ""
    for name in names[:3]:
        inside = [child for child in regions.children(code) if _bears(child.code, name, regions)]
        if len(inside) != 1:
            break
        code = inside[0].code
    if code:
        return code
    found = regions.find(", ".join(reversed(names[:3])), narrow=True) if names else None
    return found.region.code if found is not None and found.region is not None and found.region.code else None


def _bears(code: str, name: str, regions: Gazetteer) -> bool:
    return any(region.code == code for _, region in regions.bearers(name))


def _road(
    row: Mapping[str, str], told: str, roads: Roads
) -> tuple[str | None, str | None, float | None, float | None]:
    """Code, name, and the kilometre or stretch; what is not clear is left out."""
    code = row.get("codigo_via", "")
    name = row.get("nombre_carretera") or row.get("carretera") or ""
    found = roads.coded(code) if code else ()
    road = found[0].code if found else None
    if road is None and code:
        with contextlib.suppress(Unreadable):
            road = road_position(code).road
    within = position_in(told)
    if road is None:
        road = position_in(name).road or within.road
    if road is None and name:
        named = {one.code for one in roads.named(name)}
        road = next(iter(named)) if len(named) == 1 else None
    km_from, km_to = within.km_from, within.km_to
    if km_from is None and row.get("progresiva"):
        with contextlib.suppress(Unreadable):
            stretch = road_position(row["progresiva"])
            km_from, km_to = stretch.km_from, stretch.km_to
        if km_from is None:
            with contextlib.suppress(Unreadable):
                km_from = kilometres(re.sub(r"(?i)km\.?", "", row["progresiva"]))
    plain = sentence_name(name)
    return road, plain or None, km_from, km_to


def sentence_name(name: str) -> str:
    """A road's name as people write it: "Longitudinal de la Sierra Sur"; "" for a bare code or nothing."""
    words = name[:120].split()
    if not words or not any(len(word) > 3 and word.isalpha() for word in words):
        return ""
    if name != name.upper():
        return " ".join(words)
    small = {"de", "del", "la", "las", "los", "el", "y", "a"}
    return " ".join(
        w.lower() if n and w.lower() in small else w if any(c.isdigit() for c in w) else w.capitalize()
        for n, w in enumerate(words)
    )


def _degrees(row: Mapping[str, str]) -> tuple[float | None, float | None]:
    """Latitude and longitude if they lie in Peru, also where they were swapped."""
    try:
        latitude, longitude = (float(row.get(n, "").replace(",", ".")) for n in ("latitud", "longitud"))
    except ValueError:
        return None, None
    for one, other in ((latitude, longitude), (longitude, latitude)):
        if -18.6 <= one <= 0.1 and -81.6 <= other <= -68.4:
            return round(one, 5), round(other, 5)
    return None, None


def _moment(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """A time such as "08/02/2023  17:30 HORAS"; None for none, for one to come, and for one of long ago."""
    if match := _ISO.search(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif match := _DATE.search(text):
        day, month, year = int(match[1]), int(match[2]), int(match[3])
        year += 2000 if year < 100 else 0
    else:
        return None
    rest = text[match.end() :]
    hour = minute = 0
    if clock := _CLOCK.search(rest):
        hour, minute = int(clock[1]), int(clock[2])
        if _LATE.search(rest) and hour < 12:
            hour += 12
        elif _EARLY.search(rest) and hour == 12:
            hour = 0
    try:
        found = datetime(year, month, day, hour, minute, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if now - _OLDEST <= found <= now + _AHEAD else None


def _key(row: Mapping[str, str], facts: EventFacts) -> str:
    """What tells this place from every other: road and kilometre, else where it is, else its words."""
    area = fold(row.get("ubigeo", ""))
    road = fold(
        facts.road or row.get("codigo_via") or row.get("nombre_carretera") or row.get("carretera") or ""
    )
    if facts.km_from is not None:
        where = f"{facts.km_from:.1f}"
    elif facts.latitude is not None and facts.longitude is not None:
        where = f"{facts.latitude:.2f},{facts.longitude:.2f}"
    else:
        where = fold(row.get("evento", ""))[:80]
    return hashlib.sha256("|".join((area, road, where)).encode("utf-8", "replace")).hexdigest()[:32]


def _doubt(facts: EventFacts, roads: Roads) -> str | None:
    if facts.region is None:
        return "region"
    if facts.traffic_state is None:
        return "state"
    if facts.road is None or facts.km_from is None:
        return None
    counts = [road for road in roads.coded(facts.road) if road.reach is not None]
    answers = {road.lies_in(facts.km_from, facts.region).lies for road in counts}
    return "road" if Lies.NO in answers and Lies.YES not in answers else None
