"""When: the days and hours that a sentence names, put together, with what they are the time of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.desk.reader.when.lasting import AGO, lasting, struck_since
from handlers.desk.reader.who.sources import said_before
from handlers.desk.reader.words.clocks import clocks_in, closes_day, of_that_night
from handlers.desk.reader.words.days import days_in, undated
from handlers.desk.reader.words.monthnames import MONTH
from storage.model import Kind

#: "Marcharon hasta la plaza la noche del martes" tells where to, not until when.
_WHERE_TO = (
    r"(?! (?:(?:el|la|los|las) )?(?:paseo|plaza|parque|puente|sede|local|frontis|km|kilometro|ciudad|frontera|congreso|"
    r"palacio|gobierno|municip|ministerio|direccion|ovalo|centro|distrito|provincia|comisaria|universidad|terminal|via|"
    r"carretera|exteriores|puertas))"
)
_ROLE_REPORT = re.compile(
    r"\b(?:reporto|informo|indico|preciso|senalo|reported|said|reporte|reportado|boletin|actualiza\w*|"
    r"actualizacion|updated?|"
    r"a esta hora|en est(?:e|os) momentos?|at this (?:hour|time)|siendo|as of|corte|publicado|published|"
    r"posted|emitid\w+|hora del reporte|informe|"
    r"nota|report(?:ed)?|monitoreo|ultimo dato|compartido|bulletin|enviado|edicion|al cierre|visto|"
    rf"hasta{_WHERE_TO})\b[^.;]{{0,30}}$"
)


_ROLE_UNTIL = re.compile(
    rf"\b(?:hasta{_WHERE_TO}|until|till|cada|every|(?<!no )(?<!no nos )(?<!no los )dejan pasar|"
    rf"(?<!no )permiten|permitiran|abren|abriran|"
    r"let (?:\w+ )?through|open(?:s|ing)?|paso a|tregua|pase de)\b[^.;,]{0,25}$"
)


_ROLE_SINCE = re.compile(
    r"\b(?:desde|since|from|a partir|inici\w+|comenz\w+|empez\w+|arranc\w+|began|begin\w*|start\w*|inicio|"
    r"fecha(?: y hora)?(?: del)?(?: evento)?|fecha_evento|(?<!esta )hora|llevan|acatan)\b[^.;]{0,25}$"
)


_OTHER_EVENT = re.compile(
    r"\b(?:muert\w+|fallec\w+|asesinad\w+|caid\w+|killed|died|dead|deaths|masacre|victims?|victimas|asamblea|"
    r"reunion|meeting|talks|relevos?|cambio de turno|olla comun|"
    r"sesion|oficio|memorial|pronunciamiento|acta|"
    r"ocurrid\w+|suscrit\w+|firmad\w+|(?<!a )golpe|coup|elecciones|elections|aniversario|hechos)\b[^.;:,]{0,25}$"
)


@dataclass(frozen=True, slots=True)
class When:
    """A moment that is named: a day, an hour, or both; `hours` are the readings where the half of the day is
    not said."""

    start: int
    end: int
    day: date | None
    hour: time | None
    role: str = ""  # since, report, until, other
    vague: bool = False
    hours: tuple[time, ...] = ()
    moment: datetime | None = None  # said as an age: "two hours ago"
    of: Kind | None = None  # what happened then, where its sentence tells of several things

    @property
    def usable(self) -> bool:
        """Whether it may be a start, and is neither an end nor the report's or something else's."""
        return self.role not in ("until", "report", "other", "aside")


_PASSAGE = re.compile(
    r"(?<!no )(?<!ni )(?<!se )(?<!sin )(?<!no estan )(?<!no esta )(?<!no nos )(?<!no nos estan )(?<!no los )(?<!no les )"
    r"\b(?:dej\w+ pasar|permit\w+ el pa(?:se|so)|transito libre|(?:dan|abren|"
    r"abriran) (?:el "
    r")?pa(?:se|so)|"
    r"let\w*\b[^.;]{0,40}\bthrough)\b(?:[^.;]|\.(?=\s?m\b)|(?<=m)\.)*"
)


#: "Permiten el pase cada dos horas desde ayer": since when it is so, and no hour of the passage.
_SO_SINCE = re.compile(
    r"\bpor (?:\w+|\d+\S*) (?:dia|jornada)\b|\b"
    r"(?:cada|turnos|intervalos|horas|carril|alternad\w+|livianos|menores|motos|peatones|autos)\b"
    r"[^.;]{0,160}?\b(?P<since>(?:desde|hace|a partir)\b(?![^.;]{3,25}\b(?:hasta|a) las?\b))"
)


def _without_passage(match: re.Match[str]) -> str:
    """Blanks for the words of who gets through, up to those of since when."""
    since = _SO_SINCE.search(match[0])
    at = len(match[0]) if since is None else since.start("since") if since["since"] else since.start()
    return " " * at + match[0][at:]


def moments(
    flat: str, now: datetime, zone: ZoneInfo, *, future: bool = False, told: bool = True
) -> list[When]:
    """The moments that a sentence names, each day with the hour beside it; `told` where it tells of what is past."""
    local = now.astimezone(zone)
    found: list[When] = []
    # When ambulances or cars are let through is no hour of the event; the length stays, for places in the text.
    flat = _PASSAGE.sub(_without_passage, flat)
    flat = undated(flat)
    days = days_in(flat, local.date(), future, told=told)
    days = [(a, b, _told_on(flat, a, b, day, local.date()), hour) for a, b, day, hour in days]
    clocks = clocks_in(flat)
    used: set[int] = set()
    for start, end, day, hour in days:
        best = None
        # "Esta noche a las 7": the hour before the part of the day.
        for n, (c_start, c_end, *_rest) in sorted(enumerate(clocks), key=lambda one: one[1][4]):
            gap = flat[end:c_start] if c_start >= end else flat[c_end:start]
            if (
                n not in used
                and len(gap) <= 32
                and not re.search(
                    r"[.;]\s|\b(?:y|hasta|and|until|victimas|caidos|fallecidos|deudos|hechos|sucesos|masacre|muertes)\b",
                    gap,
                )
                and best is None
            ):
                best = n
        if best is not None:
            used.add(best)
            c = clocks[best]
            if closes_day(flat, c[0], c[1], c[2]) or of_that_night(flat[start:end], c[2]):
                day += timedelta(days=1)
            found.append(
                When(min(start, c[0]), max(end, c[1]), day, c[2], _role(flat, min(start, c[0])), c[4], c[3])
            )
        else:
            found.append(When(start, end, day, hour, _role(flat, start), hour is not None))
    for n, (start, end, hour, hours, vague) in enumerate(clocks):
        if n not in used and not any(a.start() <= start < a.end() for a in AGO.finditer(flat)):
            # Tonight's midnight is tomorrow's first hour; "desde las 12 de la noche" is the last one.
            role = _role(flat, start)
            tonight = (future or (not told and not role)) and closes_day(flat, start, end, hour)
            tomorrow = local.date() + timedelta(days=1) if tonight else None
            found.append(When(start, end, tomorrow, hour, role, vague, hours))
    found = [
        replace(w, role="strike")
        if w.role in ("", "since") and w.hour is None and struck_since(flat[: w.start])
        else w
        for w in found
    ]
    # Nobody has said anything yet on a day to come.
    found = [
        replace(w, role="") if w.role == "report" and w.day and w.day > local.date() else w for w in found
    ]
    for one in lasting(flat, now, local.date()):
        found = [w for w in found if not (one.start - 6 <= w.start < one.end and w.day and w.hour is None)]
        role = "strike" if one.strike else _role(flat, one.start) if one.ago else "since"
        found.append(When(one.start, one.end, one.day, None, role, one.moment is None, (), one.moment))
    return sorted((_stamped(when, flat) for when in found), key=lambda when: when.start)


#: "Teachers announced on Wednesday that they will strike on Friday": when they said so.
_SAID_ON = re.compile(
    r"\b(?:said|announced|reported|confirmed|warned|stated|agreed|decided|"
    r"(?:anunci|inform|confirm|indic|senal|acord)(?:o|aron)|"
    r"dij(?:o|eron)|advirti(?:o|eron)|decidi(?:o|eron))\s"
    r"(?:(?:late|early|this|este|el|on|la (?:noche|manana|tarde) del)\s){0,2}$"
)


def _told_on(flat: str, start: int, end: int, day: date, today: date) -> date:
    """The day, that of the week before today where it is when somebody said what is to come."""
    ahead = day > today and not re.search(r"\d", flat[start:end]) and (day - today).days < 7
    return day - timedelta(days=7) if ahead and _SAID_ON.search(flat[:start]) else day


#: "05/01/2023 09:40 HORAS" by itself at the end of a line: when it was written, not since when it is so.
_STAMP = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}\D{1,4}\d{1,2}[:.h]\d{2}")


_A_REPORT = re.compile(r"\s(?:[\w-]+\s){0,2}?(?:report|statement|bulletin|update|article)\b")


#: "Tercera noche de vigilia": how long it goes on, and no hour of today.
_NTH = re.compile(
    r"\b(?:primera|segunda|tercera|cuarta|quinta|sexta|septima|octava|novena|decima|otra|\d+|dos|tres|cuatro|"
    r"cinco)\s(?:[a-z]+\s)?$"
)
#: "Siendo las 10:20 horas, pobladores bloquearon …": then it began; "… se mantiene", "… se reporta" is how it is.
_BEING = re.compile(r"\bsiendo (?:aproximadamente |aprox\.? |como )?(?:las |la )?$")
_THEN_BEGAN = re.compile(
    r"(?:\s*(?:horas|hrs?|h|[ap]\.? ?m)\b\.?)*(?:\s*\(?aprox\w*\.?\)?)?"
    r"(?:\s(?:de (?:hoy|la \w+)|hoy|ayer|del dia(?: de hoy)?))*"
    r",?\s(?:(?!inform|report|comunic|confirm|indic|dij|levant|liber|despej|termin|culmin|conclu|reabri|"
    r"abri)[\w-]+\s){0,7}?"
    r"(?!inform|report|comunic|confirm|indic|levant|liber|despej|termin|culmin|conclu|reabri|abri|\w*manif)"
    r"(?:\w{3,}(?:aron|ieron)|inici(?:a|an|o|aron)|comienzan?|comenzo|empieza[n]?|empezo|"
    r"se (?:inicia|produce|produjo)n?|proceden a)\b"
)


def _stamped(when: When, flat: str) -> When:
    if flat.startswith("noche", when.start) and _NTH.search(flat[: when.start]):
        return replace(when, role="other")
    being = when.role == "report" and when.hour is not None and _BEING.search(flat[: when.start])
    if being and _THEN_BEGAN.match(flat, when.end):
        return replace(when, role="")
    alone = re.search(r"(?:^|[.;:)\]]\s*|\s-\s)$", flat[: when.start]) is not None
    if _A_REPORT.match(flat, when.end):
        return replace(when, role="report")  # "According to a May 30 AFP report"
    last = re.fullmatch(r"[\s.)]*(?:(?:h|hs|hrs|horas)\b)?[\s.)]*", flat[when.end :]) is not None
    if (
        when.hour is not None
        and not when.role
        and when.start == 0
        and re.match(r"\s*(?:h|hs|hrs|horas)?\.?\s*\|", flat[when.end :])
    ):
        return replace(when, role="report")  # "08:45 | …": when it was posted
    if when.hour is not None and not when.role and said_before(flat, when.start):
        return replace(when, role="report")
    if not when.role and alone and last and _STAMP.match(flat[when.start : when.end]):
        return replace(when, role="report")
    return when


_DID = re.compile(r"\b(?!muri|falleci|ocurri|sucedi)\w{3,}(?:aron|ieron)\s$")


def _role(flat: str, start: int) -> str:
    if _DID.search(flat[max(0, start - 25) : start]):
        return ""  # "Familiares de las víctimas marcharon ayer"
    before = re.sub(r"[\s(,]+$", " ", flat[max(0, start - 45) : start])
    if _SAID_ON.search(before):
        return "report"
    best, nearest = "", -1
    for role, pattern in (
        ("until", _ROLE_UNTIL),
        ("since", _ROLE_SINCE),
        ("report", _ROLE_REPORT),
        ("other", _OTHER_EVENT),
    ):
        # The word next to the time decides: "no dejan pasar a nadie desde ayer".
        at = max((m.start() for m in re.finditer(rf"(?=({pattern.pattern}))", before)), default=-1)
        if at > nearest:
            best, nearest = role, at
    return best


_DATELINE = re.compile(
    r"^\W*(?:date|fecha|update|actualizacion|al|lima|puno|cusco|arequipa|publicado|"
    r"published)?\W*(20\d{2}-\d{2}-\d{2}|\d{1,2} de (?:"
    + MONTH
    + r") del? 20\d{2}|(?<=update )\d{1,2} (?:"
    + MONTH
    + r")|(?<=actualizacion )\d{1,2} de (?:"
    + MONTH
    + r")|(?:"
    + MONTH
    + r") \d{1,2},? 20\d{2})"
)


def dateline(flat: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment a text says it was written on, in its first line: that day's noon, or now if it is today."""
    match = _DATELINE.match(flat[:80])
    if match is None:
        return None
    days = days_in(match[1], now.astimezone(zone).date(), False)
    if not days or abs(days[0][2] - now.astimezone(zone).date()) > timedelta(days=366):
        return None
    if days[0][2] == now.astimezone(zone).date():
        return now
    return datetime.combine(days[0][2], time(12), zone)
