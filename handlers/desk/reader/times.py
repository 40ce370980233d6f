"""When: the days and hours that a sentence names, against the day it was written."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.desk.reader.numbers import NUMBER, value

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("enero", "ene", "january", "jan"),
            ("febrero", "feb", "february"),
            ("marzo", "mar", "march"),
            ("abril", "abr", "april", "apr"),
            ("mayo", "may"),
            ("junio", "jun", "june"),
            ("julio", "jul", "july"),
            ("agosto", "ago", "august", "aug"),
            ("setiembre", "septiembre", "set", "sep", "sept", "september"),
            ("octubre", "oct", "october"),
            ("noviembre", "nov", "november"),
            ("diciembre", "dic", "december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("lunes", "monday"),
            ("martes", "tuesday"),
            ("miercoles", "wednesday"),
            ("jueves", "thursday"),
            ("viernes", "friday"),
            ("sabado", "saturday"),
            ("domingo", "sunday"),
        )
    )
    for name in names
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(_WEEKDAYS)
_NUMERIC = re.compile(
    r"(?<![\d/.+-])(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2}|\d{2})(?![\d/])|"
    r"(?<![\d/.-])(20\d{2})-(\d{2})-(\d{2})(?!\d)"
)
_SHORT = re.compile(r"(?<![\d/.+km-])(\d{1,2})/(\d{1,2})(?![\d/])")
_NAMED = re.compile(
    rf"\b(?:(?:{_WEEKDAY})[, ]+)?(\d{{1,2}})(?:st|nd|rd|th|ro|°|º)?\s+(?:de\s+|"
    rf"of\s+)?({_MONTH})\b\.?(?:,?\s+(?:del?\s+)?(20\d{{2}}))?"
)
_ENGLISH = re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(20\d{{2}}))?")
_DAY = re.compile(
    rf"\b(?:(next|this|last|este|esta|proximo|pasado|"
    rf"ultimo)\s+)?({_WEEKDAY})\b(?:\s+(\d{{1,2}})(?!\s*(?:[:/+]|mil\b|a\.|p\.|am\b|pm\b|horas|personas|"
    rf"manifest))\b)?(?:\s+(proximo|pasado|que viene|last))?"
)
_RELATIVE = (
    (re.compile(r"\b(?:pasado manana|day after tomorrow)\b"), 2),
    (re.compile(r"\b(?:anteayer|antes de ayer|antier|day before yesterday)\b"), -2),
    (re.compile(r"\b(?:ayer|yesterday|la vispera|anoche|last night)\b"), -1),
    (re.compile(r"(?<!la )(?<!esta )(?<!una )(?<!toda la )\bmanana\b(?! del? (?:hoy|ayer))|\btomorrow\b"), 1),
    (
        re.compile(
            r"\b(?:hoy|today|tonight|esta (?:manana|tarde|noche|madrugada)|this (?:morning|afternoon|"
            r"evening)|hoy dia|on this day)\b"
        ),
        0,
    ),
)
_HALF = (
    r"a\.?\s?m\b\.?|p\.?\s?m\b\.?|de la (?:manana|tarde|noche|madrugada)|in the (?:morning|afternoon|"
    r"evening)|at night|del mediodia"
)
_CLOCKS = re.compile(
    rf"(?<![\d:/.+,])(?:(\d{{1,2}})\s?[:h]\s?(\d{{2}})(?![\d:])(?:\s?(?:h|hs|hrs|horas|"
    rf"hours)\b\.?)?(?:\s*({_HALF}))?"
    rf"|(\d{{1,2}})\s*(?:en punto\s*)?({_HALF})"
    rf"|(\d{{1,2}})\.(\d{{2}})\s?(?:({_HALF})|h\b|hs\b|hrs\b|horas\b)"
    rf"|(\d{{2}})(\d{{2}})\s?(?:hrs|horas|hours|h)\b|(\d{{1,2}})\s?(?:hrs|horas|h)\b)"
)
_BARE = re.compile(
    r"\b(?:desde|a|since|from|at|partir de)\s(?:las|la)?\s?(\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|"
    r"ocho|nueve|diez|once|doce|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?=\s*(?:[,.;)]|$|\s(?:de hoy|de ayer|y media|en|los|las|hay|estan|today|yesterday|un|the|this|"
    r"de este|del)\b))(\s+y media)?"
)
_NOON = re.compile(r"\b(?:mediodia|medio dia|noon|midday)\b")
_MIDNIGHT = re.compile(r"\b(?:medianoche|media noche|midnight|cero horas|00 horas)\b")
_PARTS = (
    (re.compile(r"\b(?:madrugada|early hours|before dawn|pre-?dawn|at dawn)\b"), 3),
    (
        re.compile(
            r"\b(?:esta manana|por la manana|en la manana|primeras horas|de la manana|(?:this|the|in the|"
            r"early|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|tomorrow) morning|"
            r"temprano)\b"
        ),
        8,
    ),
    (re.compile(r"\b(?:(?:esta|por la|en la|de la|la) tarde|afternoon)\b"), 15),
    (re.compile(r"\b(?:(?:esta|por la|en la|de la|la) noche|anoche|evening|night|tonight|noche)\b"), 20),
)
_AGO = re.compile(
    rf"\b(?:(?:desde )?hace\s+(?:mas de |unas? |unos |casi )?({NUMBER})\s+(minutos?|min|horas?|hrs?|dias?|"
    rf"semanas?)|"
    rf"({NUMBER})\s+(minutes?|hours?|days?|weeks?)\s+ago|(?:for the (?:past|last)|llevan|lleva|llevamos|"
    rf"van|cumplen)\s+(?:mas de |ya |over |more than |about |casi )?({NUMBER})\s+(horas?|hours?|dias?|"
    rf"days?)(?:\s+(?:bloquead|de bloqueo|en paro|de paro|now|seguid|consecutiv|sin)\w*)?)"
)
_ROLE_REPORT = re.compile(
    r"\b(?:reporto|informo|indico|preciso|senalo|reported|said|reporte|reportado|boletin|actualiza\w*|actualizacion|updated?|as of|corte|publicado|published|"
    r"posted|emitid\w+|hora del reporte|informe|"
    r"nota|report(?:ed)?|monitoreo|ultimo dato|compartido|bulletin|enviado|edicion|al cierre|visto|"
    r"hasta)\b[^.;]{0,30}$"
)
_ROLE_UNTIL = re.compile(
    r"\b(?:hasta|until|till|cada|every|dejan pasar|permiten|permitiran|hasta las|hasta el|abren|abriran|"
    r"let (?:\w+ )?through|open(?:s|ing)?|paso a|tregua|between|entre las|pase de)\b[^.;,]{0,25}$"
)
_ROLE_SINCE = re.compile(
    r"\b(?:desde|since|from|a partir|inici\w+|comenz\w+|empez\w+|arranc\w+|began|begin\w*|start\w*|inicio|"
    r"fecha(?: y hora)?(?: del)?(?: evento)?|fecha_evento|hora|llevan|acatan)\b[^.;]{0,25}$"
)
_OTHER_EVENT = re.compile(
    r"\b(?:muert\w+|fallec\w+|asesinad\w+|caid\w+|killed|died|dead|deaths|masacre|victims?|victimas|"
    r"ocurrid\w+|suscrit\w+|firmad\w+|golpe|coup|elecciones|elections|aniversario|hechos)\b[^.;,]{0,25}$"
)


@dataclass(frozen=True, slots=True)
class When:
    """A moment that is named: a day, an hour, or both; `hours` are the readings where the half of the day is not said."""

    start: int
    end: int
    day: date | None
    hour: time | None
    role: str = ""  # since, report, until, other
    vague: bool = False
    hours: tuple[time, ...] = ()
    moment: datetime | None = None  # said as an age: "two hours ago"


def moments(flat: str, now: datetime, zone: ZoneInfo, *, future: bool = False) -> list[When]:
    """The moments that a sentence names, each day with the hour beside it."""
    local = now.astimezone(zone)
    found: list[When] = []
    days = _days(flat, local.date(), future)
    clocks = _clocks(flat)
    used: set[int] = set()
    for start, end, day, hour in days:
        best = None
        for n, (c_start, c_end, *_rest) in enumerate(clocks):
            gap = flat[end:c_start] if c_start >= end else flat[c_end:start]
            if (
                n not in used
                and len(gap) <= 32
                and not re.search(r"[.;]\s|\b(?:y|hasta|and|until)\b", gap)
                and best is None
            ):
                best = n
        if best is not None:
            used.add(best)
            c = clocks[best]
            found.append(
                When(min(start, c[0]), max(end, c[1]), day, c[2], _role(flat, min(start, c[0])), c[4], c[3])
            )
        else:
            found.append(When(start, end, day, hour, _role(flat, start), hour is not None))
    for n, (start, end, hour, hours, vague) in enumerate(clocks):
        if n not in used and not any(a.start() <= start < a.end() for a in _AGO.finditer(flat)):
            found.append(When(start, end, None, hour, _role(flat, start), vague, hours))
    for match in _AGO.finditer(flat):
        number, unit = next((value(match[i]), match[i + 1]) for i in (1, 3, 5) if match[i])
        if number is not None and number < 1000:
            length = {
                "m": timedelta(minutes=1),
                "h": timedelta(hours=1),
                "d": timedelta(days=1),
                "s": timedelta(weeks=1),
                "w": timedelta(weeks=1),
            }[unit[0]]
            ago = number * length
            exact = unit[0] in "mh"
            found.append(
                When(
                    match.start(),
                    match.end(),
                    None if exact else (local - ago).date(),
                    None,
                    "since",
                    not exact,
                    (),
                    now - ago if exact else None,
                )
            )
    for match in _DAY_OF.finditer(flat):
        number = value(match[1] or match[2] or match[3]) or _ORDINALS.get(match[1] or match[2] or "", 0)
        if 1 <= number <= 60:
            found.append(
                When(
                    match.start(), match.end(), local.date() - timedelta(days=number - 1), None, "since", True
                )
            )
    return sorted(found, key=lambda when: when.start)


_ORDINALS = {
    name: number
    for number, names in enumerate(
        (
            *(
                ("primer", "first"),
                ("segundo", "second"),
                ("tercer", "third"),
                ("cuarto", "fourth"),
                ("quinto", "fifth"),
            ),
            *(
                ("sexto", "sixth"),
                ("septimo", "seventh"),
                ("octavo", "eighth"),
                ("noveno", "ninth"),
                ("decimo", "tenth"),
            ),
        ),
        start=1,
    )
    for name in names
}
_DAY_OF = re.compile(
    rf"\b(?:({'|'.join(n for n in _ORDINALS)}) (?:dia\b(?: (?:consecutivo|seguido))?|(?:(?:consecutive|"
    rf"straight) )?day\b)|(?:dia|day) (\d{{1,2}}) (?:del?|of)|(\d{{1,2}})(?:er|do|to|mo) dia)"
)


def _role(flat: str, start: int) -> str:
    before = re.sub(r"[\s(,]+$", " ", flat[max(0, start - 45) : start])
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


def _days(flat: str, today: date, future: bool) -> list[tuple[int, int, date, time | None]]:
    found: list[tuple[int, int, date, time | None]] = []

    def add(match: re.Match[str], day: date | None, hour: time | None = None) -> None:
        if day is not None and not any(a < match.end() and match.start() < b for a, b, _, _ in found):
            found.append((match.start(), match.end(), day, hour or _part(flat, match.start(), match.end())))

    for match in _NUMERIC.finditer(flat):
        if match[1]:
            year = int(match[3])
            add(match, _date(year + 2000 if year < 100 else year, int(match[2]), int(match[1]), today))
        else:
            add(match, _date(int(match[4]), int(match[5]), int(match[6]), today))
    for match in _NAMED.finditer(flat):
        add(match, _date(int(match[3]) if match[3] else None, MONTHS[match[2]], int(match[1]), today))
    for match in _ENGLISH.finditer(flat):
        add(match, _date(int(match[3]) if match[3] else None, MONTHS[match[1]], int(match[2]), today))
    for match in _SHORT.finditer(flat):
        if int(match[2]) <= 12 and not re.search(r"\b(?:km|kms|kilometros?)\.?\s*$", flat[: match.start()]):
            add(match, _date(None, int(match[2]), int(match[1]), today))
    for match in _DAY.finditer(flat):
        past = match[1] in ("last", "pasado", "ultimo") or match[4] in ("pasado", "last")
        ahead = match[1] in ("next", "proximo") or match[4] in ("proximo", "que viene")
        add(
            match,
            _weekday(match[2], int(match[3]) if match[3] else None, today, ahead or (future and not past)),
        )
    for pattern, offset in _RELATIVE:
        for match in pattern.finditer(flat):
            add(match, today + timedelta(days=offset))
    return sorted(found, key=lambda day: day[0])


def _part(flat: str, start: int, end: int) -> time | None:
    """The hour that stands for a part of the day said beside a day."""
    around = flat[max(0, start - 22) : end + 22]
    for pattern, hour in _PARTS:
        if pattern.search(around):
            return time(hour)
    return None


def _weekday(name: str, number: int | None, today: date, future: bool) -> date | None:
    wanted = _WEEKDAYS[name]
    if number is not None:
        near = [today + timedelta(days=n) for n in range(-45, 46)]
        fits = [day for day in near if day.day == number]
        exact = [day for day in fits if day.weekday() == wanted]
        return min(exact or fits, key=lambda day: abs(day - today), default=None)
    if future:
        return today + timedelta(days=(wanted - today.weekday()) % 7)
    return today - timedelta(days=(today.weekday() - wanted) % 7)


def _date(year: int | None, month: int, day: int, today: date) -> date | None:
    years = (year,) if year is not None else (today.year - 1, today.year, today.year + 1)
    days = []
    for one in years:
        with contextlib.suppress(ValueError):
            days.append(date(one, month, day))
    near = [one for one in days if abs(one - today) <= timedelta(days=400)]
    return min(near, key=lambda one: abs(one - today), default=None)


def _clocks(flat: str) -> list[tuple[int, int, time | None, tuple[time, ...], bool]]:
    """The hours said: where they stand, the hour, its readings where it has two, and whether it is but a part of the day."""
    found: list[tuple[int, int, time | None, tuple[time, ...], bool]] = []
    for match in _CLOCKS.finditer(flat):
        if re.search(
            r"\b(?:hace|paro de|huelga de|cada|por|durante|tras|luego de|despues de|after|strike of|for|"
            r"mas de|unas|unos|las ultimas|km|kilometro|dentro de|kilometros|las proximas|y)\s*$",
            flat[: match.start()],
        ) and not (match[1] or match[3]):
            continue
        hour, minute, half = _parts_of(match)
        if hour is None:
            continue
        clock = _half(hour, minute, half)
        if clock is not None:
            found.append((match.start(), match.end(), clock, (), False))
    for match in _BARE.finditer(flat):
        if any(a <= match.start(1) < b for a, b, *_ in found):
            continue
        number = value(match[1])
        if number is None or number > 23:
            continue
        minute = 30 if match[2] else 0
        if number > 12 or number == 0:
            found.append((match.start(1), match.end(), time(number, minute), (), False))
        else:
            found.append(
                (
                    match.start(1),
                    match.end(),
                    None,
                    (time(number % 12, minute), time(number % 12 + 12, minute)),
                    False,
                )
            )
    for part, number in _PARTS:
        for match in part.finditer(flat):
            if not any(a < match.end() and match.start() < b for a, b, *_ in found):
                found.append((match.start(), match.end(), time(number), (), True))
    for pattern, clock in ((_NOON, time(12)), (_MIDNIGHT, time(0))):
        for match in pattern.finditer(flat):
            if not any(a < match.end() and match.start() < b for a, b, *_ in found):
                found.append((match.start(), match.end(), clock, (), False))
    return sorted(found, key=lambda clock: clock[0])


def _parts_of(match: re.Match[str]) -> tuple[int | None, int, str]:
    for h, m, half in ((1, 2, 3), (4, None, 5), (6, 7, 8), (9, 10, None), (11, None, None)):
        if match[h]:
            return int(match[h]), int(match[m]) if m else 0, (match[half] or "") if half else ""
    return None, 0, ""


def _half(hour: int, minute: int, half: str) -> time | None:
    flat = re.sub(r"[.\s]", "", half)
    late = flat in ("pm", "delatarde", "delanoche", "intheafternoon", "intheevening", "atnight")
    early = bool(flat) and not late and flat != "delmediodia"
    if late and hour < 12:
        hour += 12
    elif early and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


_FUTURE = re.compile(
    r"\b(?:convoca(?:n|ron|toria)?(?! ?d)|convoco|anunci(?:a|an|o|aron|ado)|llama(?:n)? a|acatara[n]?|"
    r"iniciara[n]?|realizara[n]?|habra|marchara[n]?|bloqueara[n]?|"
    r"se movilizara[n]?|movilizara[n]?|saldra[n]?|programa(?:n|do|da|ron)|prev(?:e|en|isto|ista)|alistan|"
    r"preparan|planean|planea|sera|seran|arrancara|comenzara|empezara|"
    r"paralizara[n]?|cerrara[n]?|tomara[n]?|sumara[n]?|partira[n]?|concentrara[n]?|reunira[n]?|efectuara|"
    r"desarrollara|llevara a cabo|tendra lugar|van a (?:bloquear|marchar|paralizar|salir|tomar|iniciar|"
    r"acatar|cerrar)|"
    r"vamos a (?:\w+ )?(?:bloquear|marchar|paralizar|salir|tomar|cerrar)|va a (?:haber|bloquear|iniciar)|"
    r"will|plan(?:ned|s|ning)? (?:to|for)|planned|announc(?:e|es|ed)|call(?:s|ed)? (?:for|a|"
    r"an)(?= (?:\w+[ -]){0,3}(?:strike|march|protest|blockade|vigil|sit))|scheduled|"
    r"upcoming|set to|going to|is due|convened for|acuerdan (?:iniciar|acatar|realizar)|"
    r"acordaron (?:iniciar|acatar|realizar|un paro|una)|ratifica\w*|proximo|proxima|next|"
    r"a partir (?:de )?manana|reiniciara[n]?|retomara[n]?)\b"
)
_GOES_ON = re.compile(
    r"\b(?:continuara[n]?|seguira[n]?|mantendra[n]?|radicalizara[n]?|prosiguen|continuan|continua|siguen|"
    r"sigue|mantienen|permanecen|will (?:continue|keep|remain|stay|not)|vow\w*|esta(?:n)? bloque\w+|"
    r"hasta que)\b"
)


def ahead(flat: str) -> bool:
    """Whether a sentence tells of what is to come and not of what goes on."""
    return bool(_FUTURE.search(flat)) and not _GOES_ON.search(flat)


def goes_on(flat: str) -> bool:
    """Whether it says that something began earlier and goes on."""
    return bool(
        re.search(
            r"\b(?:desde|since|continua\w*|siguen?|mantienen?|permanece\w*|persiste\w*|still|remain\w*|"
            r"continue\w*|ongoing|consecutiv\w+|indefinid\w+)\b",
            flat,
        )
    )


_DATELINE = re.compile(
    r"^\W*(?:date|fecha|update|actualizacion|al|lima|puno|cusco|arequipa|publicado|"
    r"published)?\W*(20\d{2}-\d{2}-\d{2}|\d{1,2} de (?:"
    + _MONTH
    + r") del? 20\d{2}|(?<=update )\d{1,2} (?:"
    + _MONTH
    + r")|(?<=actualizacion )\d{1,2} de (?:"
    + _MONTH
    + r")|(?:"
    + _MONTH
    + r") \d{1,2},? 20\d{2})"
)


def dateline(flat: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment a text says it was written on, in its first line: that day's noon, or now if it is today."""
    match = _DATELINE.match(flat[:80])
    if match is None:
        return None
    days = _days(match[1], now.astimezone(zone).date(), False)
    if not days or abs(days[0][2] - now.astimezone(zone).date()) > timedelta(days=366):
        return None
    if days[0][2] == now.astimezone(zone).date():
        return now
    return datetime.combine(days[0][2], time(12), zone)
