"""What is said of the counts of a time before: "82, tres más que ayer", "En la víspera figuraban 19"."""

from __future__ import annotations

import re

from handlers.desk.reader.words.numbers import NUMBER, value

_WEEKDAY = (
    r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday)"
)
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
_NAMED = tuple(
    (counted, re.compile(rf"(?:\s(?!en\b|y\b)\w+){{0,2}}?\s{things}\b"), re.compile(rf"\b{things}\b"))
    for counted, things in _THINGS
)
#: Then there were so many.
_WERE = (
    r"(?:eran|habia|hubo|fueron|figuraban?|sumaban|sumaron|sumaba|se (?:registraba|registro|reportaba|reporto|contaba|"
    r"conto|contabilizaba|contabilizo)\w*|registraron|reportaron|contabilizaron|totalizaban|afectaron a|afectaban a|"
    r"alcanzaban?|llegaban a|estaban (?:bloquead|cerrad|interrumpid|afectad)\w+|there (?:were|had been)|was|"
    r"were|stood at|"
    r"numbered|had (?:counted|reported|registered)|counted|registered)"
)
_THEN = re.compile(rf"\b{_DAY_BEFORE}\b")
#: Where it says how it is now as well, its numbers are no time's before.
_NOW = re.compile(r"\b(?:hoy|ahora|actualmente|a la fecha|hasta el momento|now|today|currently|at present)\b")
_COUNT = re.compile(
    rf"\b{_WERE}\s(?:solo |unos |unas |al menos |mas de |only |at least |some )?(?P<n>{NUMBER})\b(?![:/.]\d)"
)


_SOMETHING_ELSE = re.compile(
    r"\s(?!en\b|y\b|que\b|the\b|a\b|el\b|la\b|ayer|anoche|de ell|los\b|las\b|in\b|and\b|on\b|more\b|mas\b|menos\b)[a-z]{2,}"
)
_AND = re.compile(rf"(?:,|\by|\band|\be)\s(?:a\s|en\s)?(?P<n>{NUMBER})\b(?=\s[a-z])")


def compared(flat: str) -> int | None:
    """By how many a sentence says that there are more than a day before: "Respecto de ayer son cinco puntos menos"."""
    return _by(_COMPARED.search(flat))


def _by(match: re.Match[str] | None) -> int | None:
    by = value(match["n"]) if match is not None else None
    if match is None or by is None:
        return None
    return by if match["way"] in ("mas", "more") else -by


def back_then(flat: str) -> list[tuple[str | None, int]]:
    """What a sentence counts of a time before, and of what, None where it does not say: "El domingo había 46
    puntos"."""
    if not _THEN.search(flat) or _NOW.search(flat):
        return []
    found: list[tuple[str | None, int]] = []
    for match in _COUNT.finditer(flat):
        number = value(match["n"])
        counted = _counted(flat, match.start(), match.end())
        if counted is None and _SOMETHING_ELSE.match(flat, match.end()):
            continue  # "El domingo había 46 manifestantes"
        if number is not None and number > 1:
            found.append((counted, number))
        # "Se contaban 40 bloqueos y 12 vías"
        for more in _AND.finditer(flat, match.end()) if number else ():
            if (besides := value(more["n"])) is not None and (thing := _counted(flat, len(flat), more.end())):
                found.append((thing, besides))
    return list(dict.fromkeys(found))


def _counted(flat: str, start: int, end: int) -> str | None:
    """What is counted: the thing behind the number, else the last one named before it."""
    for counted, behind, _ in _NAMED:
        if behind.match(flat, end):
            return counted
    clause = re.split(r"[;:,.]", flat[:start])[-1] if start < len(flat) else ""
    before = [(m.end(), counted) for counted, _, named in _NAMED for m in named.finditer(clause)]
    return max(before)[1] if before else None


#: "25 anoche", "25 del martes", "25 a day earlier": the time before.
_ITS_DAY = (
    r"(?:(?:en |de |del )?(?:el |la )?(?:anoche|ayer|vispera|anteayer|(?:dia|noche) (?:anterior|de ayer)|lunes|"
    r"martes|"
    r"miercoles|jueves|viernes|sabado|domingo)|un dia antes|(?:on |of )?(?:last night|yesterday|monday|tuesday|"
    r"wednesday|"
    r"thursday|friday|saturday|sunday)|(?:a|one) (?:day|night|week) (?:earlier|before|ago)|"
    r"the (?:day|night|week|evening) before|the (?:previous|prior) (?:day|night|evening))\b"
)
_EARLIER = re.compile(
    rf"\b(?:baj|sub|pas|disminu|redu|aument|increment|fell|rose|dropp?)\w* (?:de|from) (?P<k>{NUMBER})(?= (?:a|"
    rf"to)\b)|"
    rf"\b(?:frente a (?:los |las )?|ante (?:los |las )|contra (?:los |las )?|up from |down from |"
    rf"compared (?:with|to) |from |against |versus |vs\.? |"
    rf"(?:anoche|ayer|la vispera|antes|anteriormente|por la manana|en la manana|previamente|horas antes|"
    rf"yesterday|last night|earlier)\s?,?\s?(?:eran|habia|se registraban|fueron|sumaban|were|there were|"
    rf"there had been|it was|had been|se contaban|se reportaron|hubo|reporto|registro)\s(?:solo |unos |"
    rf"at least |al menos )?|"
    rf"(?:eran|habia|fueron|were)\s)(?P<n>{NUMBER})(?:\s\w+){{0,4}}|"
    rf"\b(?P<m>{NUMBER})(?:\s\w+){{0,3}}\s(?:que (?:habia|hubo|se (?:registraban|"
    rf"reportaron)) )?(?:de )?(?:anoche|ayer|la vispera|last night|yesterday)\b|"
    rf"\b(?P<l>{NUMBER})\s{_ITS_DAY}"
)
_BEFORE_NOW = re.compile(
    rf"\b(?:antes|anteriormente|previamente|horas antes|earlier)\b|{_ITS_DAY}|\b(?:from|frente a|up|down)\b"
)
#: "Tres más que en la víspera", "7 fewer than on Monday".
_MORE = re.compile(
    rf"(?:[,;(-]\s?|\b(?:es decir|o sea|son)\s)(?P<n>{NUMBER})\s(?:(?:puntos?|bloqueos?|tramos?|vias?|points?|"
    rf"roadblocks?|roads?)\s)?"
    r"(?P<way>mas|menos|more|fewer|less)\s(?:que|de los que|de las que|than)\s(?=(?:en |on |in |el |la |a |los |las )?"
    r"(?:la )?(?:ayer|anoche|vispera|anteayer|dia|day|reporte|anterior|report|antes|lunes|martes|miercoles|"
    r"jueves|viernes|sabado|domingo|"
    r"yesterday|last|the|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday))"
)


def value_then(flat: str, at: int) -> int | None:
    """The value of a time before that stands beside the count at `at`: "38 puntos, frente a 53 del martes"."""
    for match in _EARLIER.finditer(flat):
        group = str(match.lastgroup)
        number = value(match[group])
        if number is not None and not (match.start(group) <= at < match.end(group)) and number != 1:
            return number
    return None


def is_then(flat: str, at: int) -> bool:
    """Whether the number that stands there is one of a time before."""
    return any(match.start(str(match.lastgroup)) == at for match in _EARLIER.finditer(flat))


def speaks_of_then(flat: str) -> bool:
    """Whether a sentence names a time before."""
    return _BEFORE_NOW.search(flat) is not None


def more_than_then(flat: str, at: int) -> int | None:
    """By how many a count that ends at `at` is more than it was, less than none where it is fewer."""
    return _by(_MORE.search(flat, at))
