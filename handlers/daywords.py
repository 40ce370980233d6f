"""How people write days: months, weekdays and units by name, and dates in figures."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero january ene jan",
            "febrero february feb",
            "marzo march mar",
            "abril april abr apr",
            "mayo may",
            "junio june jun",
            "julio july jul",
            "agosto august ago aug",
            "setiembre septiembre september set sep sept",
            "octubre october oct",
            "noviembre november nov",
            "diciembre december dic dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "lunes monday",
            "martes tuesday",
            "miercoles wednesday",
            "jueves thursday",
            "viernes friday",
            "sabado saturday",
            "domingo sunday",
        )
    )
    for name in names.split()
}
COUNTS = {
    word: number
    for number, words in enumerate(
        ("un una one a", "dos two", "tres three", "cuatro four", "cinco five", "seis six", "siete seven"),
        start=1,
    )
    for word in words.split()
}
#: A month's first name.
_IN_FULL = {number: name for name, number in reversed(MONTHS.items())}
UNITS = {
    **dict.fromkeys(("hora", "horas", "hour", "hours"), "hours"),
    **dict.fromkeys(("dia", "dias", "day", "days"), "days"),
    **dict.fromkeys(("semana", "semanas", "week", "weeks"), "weeks"),
    **dict.fromkeys(("mes", "meses", "month", "months"), "months"),
}
# Alone, "march" is what people do, "may" a verb, and "mar" the sea: they are months beside a number only.
PLAIN = tuple(name for name in MONTHS if len(name) > 3 and name not in ("march", "sept"))
LONE = "|".join(PLAIN)
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = r"(\d{1,2})(?: ?(?:st|nd|rd|th|ro|ero))?"
YEAR = r"(?:(?: del?| of)? ((?:19|20)\d\d))?"
N = rf"(\d{{1,3}}|{'|'.join(COUNTS)})"
TO = r"(?:al|a|hasta el|hasta|y el|y|to|and|until|through|till)"
FROM = r"(?:desde el|desde|del|de|entre el|entre|from the|from|between|since)"
ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?![\d-])")
SLASHED = re.compile(r"(?<![\d/.+])(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d|\d\d)(?![\d/])")
BRIEF = re.compile(r"(?<![\d/.+])(\d{1,2})/(\d{1,2})(?![\d/])")
DASHED = re.compile(rf"(\d{{1,2}})\s*[-–—]\s*(\d{{1,2}})(?=\s+(?:de\s+)?(?:{MONTH})\b)", re.IGNORECASE)
BETWEEN = re.compile(r"(?<=\w)\s+[-–—]\s+(?=\d)")


def spelt(text: str) -> str:
    """Dates in figures with their months in letters, before folding takes the marks between the figures."""

    def told(day: str, month: str, year: str = "") -> str:
        if not 1 <= int(month) <= 12:
            return f"{day} {month} {year}"
        full = year if len(year) != 2 else f"20{year}"
        return f" {int(day)} {_IN_FULL[int(month)]} {full} "

    text = ISO.sub(lambda m: told(m[3], m[2], m[1]), text)
    text = SLASHED.sub(lambda m: told(m[1], m[2], m[3]), text)
    text = BRIEF.sub(lambda m: told(m[1], m[2]), text)
    return BETWEEN.sub(" al ", DASHED.sub(r"\1 al \2", text))
