"""What a sentence of its own says of the counts of a time before: "En la víspera figuraban 19"."""

from __future__ import annotations

import re

from handlers.desk.reader.words.numbers import NUMBER, value

_WEEKDAY = r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_DAY_BEFORE = (
    rf"(?:ayer|anoche|vispera|anteayer|anterior(?:es)?|antes|previo|{_WEEKDAY}|yesterday|last night|earlier|before|"
    r"previous (?:day|night|report|count))"
)
_COMPARED = re.compile(
    r"^\W*(?:respecto (?:del?|al?)|en comparacion con|comparado con|frente al?|compared (?:to|with))\s"
    r"(?:la |el |lo de |el dia )?"
    r"(?:ayer|anoche|vispera|anteayer|anterior|yesterday|lunes|martes|miercoles|jueves|viernes|sabado|domingo)"
    rf",?\s(?:son|hay|there are)\s(?P<n>{NUMBER})\s(?:(?:puntos|bloqueos|points|roadblocks)\s)?"
    r"(?P<way>mas|menos|more|fewer)\b"
)
_THINGS: tuple[tuple[str, str], ...] = (
    (
        "blocked_points",
        r"(?:puntos?|bloqueos?|piquetes?|tramos?|cortes|points?|roadblocks?|blockades?|barricades?)",
    ),
    ("roads_affected", r"(?:vias?|carreteras?|rutas?|corredores|roads?|highways?|routes?)"),
    ("regions_affected", r"(?:regiones|departamentos|regions|departments)"),
    ("injured", r"(?:heridos|lesionados|injured|wounded)"),
    ("dead", r"(?:muert[oe]s|fallecidos|decesos|dead|deaths)"),
)
#: Then there were so many.
_WERE = (
    r"(?:eran|habia|hubo|fueron|figuraban?|sumaban|sumaron|sumaba|se (?:registraba|registro|reportaba|reporto|contaba|"
    r"conto|contabilizaba|contabilizo)\w*|registraron|reportaron|contabilizaron|totalizaban|afectaron a|afectaban a|"
    r"alcanzaban?|llegaban a|estaban (?:bloquead|cerrad|interrumpid|afectad)\w+|there (?:were|had been)|was|were|stood at|"
    r"numbered|had (?:counted|reported|registered)|counted|registered)"
)
_THEN = re.compile(rf"\b{_DAY_BEFORE}\b")
#: Where it says how it is now as well, its numbers are no time's before.
_NOW = re.compile(r"\b(?:hoy|ahora|actualmente|a la fecha|hasta el momento|now|today|currently|at present)\b")
_COUNT = re.compile(
    rf"\b{_WERE}\s(?:solo |unos |unas |al menos |mas de |only |at least |some )?(?P<n>{NUMBER})\b(?![:/.]\d)"
)


_AND = re.compile(rf"(?:,|\by|\band|\be)\s(?:a\s|en\s)?(?P<n>{NUMBER})\b(?=\s[a-z])")


def compared(flat: str) -> int | None:
    """By how many a sentence says that there are more than a day before: "Respecto de ayer son cinco puntos menos"."""
    match = _COMPARED.search(flat)
    by = value(match["n"]) if match is not None else None
    if match is None or by is None:
        return None
    return by if match["way"] in ("mas", "more") else -by


def back_then(flat: str) -> list[tuple[str | None, int]]:
    """What a sentence counts of a time before, and of what, None where it does not say: "El domingo había 46 puntos"."""
    if not _THEN.search(flat) or _NOW.search(flat):
        return []
    found: list[tuple[str | None, int]] = []
    for match in _COUNT.finditer(flat):
        number = value(match["n"])
        if number is not None and number > 1:
            found.append((_counted(flat, match.start(), match.end()), number))
        # "Se contaban 40 bloqueos y 12 vías"
        for more in _AND.finditer(flat, match.end()) if number else ():
            if (besides := value(more["n"])) is not None and (thing := _counted(flat, len(flat), more.end())):
                found.append((thing, besides))
    return list(dict.fromkeys(found))


def _counted(flat: str, start: int, end: int) -> str | None:
    """What is counted: the thing behind the number, else the last one named before it."""
    for counted, things in _THINGS:
        if re.match(rf"(?:\s(?!en\b|y\b)\w+){{0,2}}?\s{things}\b", flat[end:]):
            return counted
    clause = re.split(r"[;:,.]", flat[:start])[-1] if start < len(flat) else ""
    before = [(m.end(), counted) for counted, things in _THINGS for m in re.finditer(rf"\b{things}\b", clause)]
    return max(before)[1] if before else None
