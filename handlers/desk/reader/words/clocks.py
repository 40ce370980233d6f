"""The hours that a sentence names."""

from __future__ import annotations

import re
from datetime import time

from handlers.desk.reader.words.numbers import value

_HALF = (
    r"a\.?\s?m\b\.?|p\.?\s?m\b\.?|de la (?:manana|tarde|noche|madrugada)|in the (?:morning|afternoon|"
    r"evening)|at night|del mediodia"
)


_CLOCKS = re.compile(
    rf"(?<![\d:/.+,])(?:(\d{{1,2}})\s?[:h]\s?(\d{{2}})(?![\d:])(?:\s?(?:h|hs|hrs|horas|"
    rf"hours)\b\.?)?(?:\s*({_HALF}))?"
    rf"|(\d{{1,2}})\s*(?:en punto\s*)?({_HALF})"
    rf"|(\d{{1,2}})\.(\d{{2}})\s?(?:({_HALF})|h\b|hs\b|hrs\b|horas\b|hora local\b|local time\b)"
    rf"|(\d{{2}})(\d{{2}})\s?(?:hrs|horas|hours|h)\b|(\d{{1,2}})\s?(?:hrs|horas|h)\b"
    # "a las 7.30", "a las 7 y 45", "at 0400"
    r"|(?:(?<=las )|(?<=at ))(\d{1,2})(?:\.| y )([0-5]\d)(?!\d|[.,]\d|\s(?:mil|por|km|personas|de la|comunidades)\b)"
    r"|(?<=at )([0-2]\d)([0-5]\d)(?=\W*$|[,.;]|\s(?:on|in|near|today|yesterday|local)\b))"
)


_NOON_HOUR = 12
#: "La 1 de la noche" to "las 4 de la noche" are hours after midnight.
_SMALL = 4
_HOUR = (
    r"\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve"
)
_BARE = re.compile(
    # "a las cinco"; "detuvieron a cinco en Ilave" names no hour
    rf"\b(?:(?:desde|a|eso de|partir de)\s(?:las|la)\s?|(?:a(?=\s\d)|desde|since|from|at|partir de)\s)({_HOUR})(?:ish\b)?"
    r"(?=\s*(?:[,.;)]|$|\s(?:de hoy|de ayer|de la plaza|desde|y media|en|los|las|hay|estan|today|yesterday|un|"
    r"aprox\w*|mas o menos|approx\w*|local|hora local|the|this|"
    r"de este|del|de la (?:manana|tarde|noche|madrugada)|in the (?:morning|afternoon|evening))\b))(\s+y media)?"
)
#: "Esta noche a las 12 marcha …": an hour whatever follows, but not "anoche a las 12 comunidades …".
_AT_NIGHT = re.compile(
    rf"\b(?:noche|anoche|tonight),? (?:a las?|at) ({_HOUR})\b(?=\s[a-z])(?!\s(?:\w+s|mil)\b)(\s+y media)?"
)


#: "12 m." is noon in Peru.
_NOON = re.compile(r"\b(?:mediodia|medio dia|noon|midday|lunchtime)\b|(?<=\blas )12 ?m\b\.?")
_THIS_NIGHT = re.compile(r"esta noche|anoche|tonight|last night")


_OF_THE_DAY = re.compile(r"\s*del dia\b(?!\s\d)")
_OF_THE_NIGHT = re.compile(r"\s*(?:de la noche|at night|tonight)\b")
_NIGHT = re.compile(r"\b(?:noche|anoche|tonight|night)\b")
_TWELVE = re.compile(r"(?:12|doce|twelve)\b")


_MIDNIGHT = re.compile(r"\b(?:medianoche|media noche|midnight|cero horas|00 horas)\b")


PARTS = (
    (re.compile(r"\b(?:madrugada|early hours|first light|before dawn|pre-?dawn|at dawn)\b"), 3),
    (
        re.compile(
            r"\b(?:esta manana|por la manana|en la manana|la manana del?|primeras horas|de la manana|(?:this|"
            r"the|in the|"
            r"early|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|tomorrow) morning|"
            r"temprano|tempran[ao]s horas|primera hora|al amanecer)\b"
        ),
        8,
    ),
    (re.compile(r"\b(?:(?:esta|por la|en la|de la|la) tarde|afternoon)\b"), 15),
    (
        re.compile(
            r"\blate (?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday)\b"
        ),
        20,
    ),
    (re.compile(r"\b(?:(?:esta|por la|en la|de la|la) noche|anoche|evening|night|tonight|noche)\b"), 20),
)


#: What stands before "16 horas" where it is an hour of the day.
_OF_CLOCK = re.compile(
    r"(?:\b(?:las|a|desde|hasta|siendo|hora|horas|hrs|entre|al|hoy|ayer|manana|lunes|martes|miercoles|jueves|viernes|"
    r"sabado|domingo|since|from|at|until|y|de (?:\d{1,2}|las \d{1,2}) a)\s|[:,(|/-]\s*|^\W*|\d\s)$"
)


#: An hour by another country's clock.
_FAR_AWAY = re.compile(
    r"\s?(?:gmt|utc|cet|hora(?:s)? (?:gmt|espanola|peninsular|de (?:espana|madrid|europa|washington)))\b"
)


#: "De 3 a", "between 3 and", before the hour in which a window ends.
_WINDOW = re.compile(
    r"(?:\b(?:de|desde|entre|from|between)\s(?:las?\s)?|^|[(,]\s?)(\d{1,2})(?:[:.](\d\d))?\s?(?:a|y|hasta|to|and|until|-|–)\s?"
    r"(?:las?\s)?$"
)
#: Where an hour stands, the hour, its readings where it has two, and whether it is but a part of the day.
Clock = tuple[int, int, time | None, tuple[time, ...], bool]


def clocks_in(flat: str) -> list[Clock]:
    """The hours said: where they stand, the hour, its readings where it has two, and whether it is but a part of the day."""
    found: list[Clock] = []
    for match in _CLOCKS.finditer(flat):
        if re.search(
            r"\b(?:hace|paro de|huelga de|cada|por|durante|tras|luego de|despues de|after|strike of|for|"
            r"mas de|unas|unos|las ultimas|km|kilometro|dentro de|kilometros|las proximas|y)\s*$",
            flat[: match.start()],
        ) and not (match[1] or match[3]):
            continue
        if match[11] and not _OF_CLOCK.search(flat[: match.start()]):
            continue  # "12 horas varados" is how long
        hour, minute, half = _parts_of(match)
        if hour is None:
            continue
        if _FAR_AWAY.match(flat, match.end()):
            continue  # "9.30 hora local (15:30 hora española)"
        clock = hour_of(hour, minute, half)
        if clock is not None:
            found.append((match.start(), match.end(), clock, (), False))
    for match in (*_BARE.finditer(flat), *_AT_NIGHT.finditer(flat)):
        if any(a <= match.start(1) < b for a, b, *_ in found):
            continue
        number = value(match[1])
        if number is None or number > 23:
            continue
        minute = 30 if match[2] else 0
        if number > 12 or number == 0:
            found.append((match.start(1), match.end(), time(number, minute), (), False))
        elif number == _NOON_HOUR and _OF_THE_DAY.match(flat, match.end()):
            found.append((match.start(1), match.end(), time(12, minute), (), False))
        elif number == _NOON_HOUR and _by_night(flat, match.start(), match.end()):
            found.append((match.start(1), match.end(), time(0, minute), (), False))
        elif (late := _half_said(flat, match.start(1), match.end(), number)) is not None:
            found.append((match.start(1), match.end(), time(number % 12 + 12 * late, minute), (), False))
        else:
            both = (time(number % 12, minute), time(number % 12 + 12, minute))
            found.append((match.start(1), match.end(), None, both, False))
    for part, number in PARTS:
        for match in part.finditer(flat):
            if not any(a < match.end() and match.start() < b for a, b, *_ in found):
                found.append((match.start(), match.end(), time(number), (), True))
    for pattern, clock in ((_NOON, time(12)), (_MIDNIGHT, time(0))):
        for match in pattern.finditer(flat):
            if not any(a < match.end() and match.start() < b for a, b, *_ in found):
                found.append((match.start(), match.end(), clock, (), False))
    return sorted((_window(flat, clock) for clock in found), key=lambda clock: clock[0])


def _window(flat: str, clock: Clock) -> Clock:
    """An hour, or where a window of time ends in it, the hour in which that begins: "de 3 a 6 p. m." is at three."""
    start, end, until, *_ = clock
    opens = _WINDOW.search(flat[:start])
    if opens is None or until is None:
        return clock
    last = (until.hour or 24, until.minute)
    begins = [time(hour, int(opens[2] or 0)) for hour in (int(opens[1]), int(opens[1]) + 12) if hour < 24]
    before = [begin for begin in begins if (begin.hour, begin.minute) < last]
    return (opens.start(1), end, before[-1], (), False) if before else clock


def named_hour(flat: str) -> time | None:
    """The hour that words name without a number, and nothing besides: "mediodía", "midnight", "las cero horas"."""
    for pattern, clock in ((_NOON, time(12)), (_MIDNIGHT, time(0))):
        if pattern.fullmatch(flat):
            return clock
    return None


def after_midnight(hour: int) -> bool:
    """Whether an hour of a night is one of the next day."""
    return hour <= _SMALL


def of_that_night(said: str, clock: time | None) -> bool:
    """Whether an hour belongs to the day after the night that is named: "esta noche a la 1", "anoche a las 12"."""
    return clock is not None and after_midnight(clock.hour) and _THIS_NIGHT.fullmatch(said) is not None


def closes_day(flat: str, start: int, end: int, clock: time | None) -> bool:
    """Whether an hour is of the midnight that ends the day beside it: "el viernes a las 12 de la noche"."""
    twelve = clock is not None and clock.hour == 0 and _TWELVE.match(flat, start)
    return bool(twelve) and _by_night(flat, start, end)


def _by_night(flat: str, start: int, end: int) -> bool:
    """Whether the night is said of an hour: in its words, before it or right behind it, and of no later hour."""
    return bool(_NIGHT.search(flat[max(0, start - 20) : end]) or _OF_THE_NIGHT.match(flat, end))


def _half_said(flat: str, start: int, end: int, hour: int) -> int | None:
    """Which half of the day stands beside a bare hour: "esta noche a las 7" is the second, "a la 1" the first."""
    around = f"{flat[max(0, start - 26) : start]} {flat[end : end + 20]}"
    if re.search(r"\b(?:noche|anoche|tonight|last night|at night)\b", around):
        return 0 if after_midnight(hour) else 1
    if re.search(r"\b(?:tarde|evening|afternoon)\b", around):
        return 1
    if re.search(r"\b(?:madrugada|(?:esta|la|por la|de la) manana|morning)\b", around):
        return 0
    return None


#: The hour, the minute and the half of the day in each way of writing.
_GROUPS = (
    (1, 2, 3),
    (4, None, 5),
    (6, 7, 8),
    (9, 10, None),
    (11, None, None),
    (12, 13, None),
    (14, 15, None),
)


def _parts_of(match: re.Match[str]) -> tuple[int | None, int, str]:
    for h, m, half in _GROUPS:
        if match[h]:
            return int(match[h]), int(match[m]) if m else 0, (match[half] or "") if half else ""
    return None, 0, ""


def hour_of(hour: int, minute: int, half: str) -> time | None:
    """The time of day that a number and the half of the day beside it are, None for a time that no clock has.

    "12 de la noche" is midnight, "1 de la noche" an hour later, "12 m." noon.
    """
    flat = re.sub(r"[.\s]", "", half)
    night = flat in ("delanoche", "atnight")
    late = night or flat in ("pm", "delatarde", "intheafternoon", "intheevening")
    early = bool(flat) and not late and flat not in ("delmediodia", "deldia", "m")
    if hour == _NOON_HOUR and (night or early):
        hour = 0
    elif late and hour < _NOON_HOUR and not (night and after_midnight(hour)):
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None
