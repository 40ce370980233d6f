"""How many died or were hurt in all, where a sentence gives it as a sum."""

from __future__ import annotations

import re

from handlers.desk.reader.figures.counts import Counts
from handlers.desk.reader.figures.sums import Count, qualifier
from handlers.desk.reader.words.numbers import value

_CASUALTIES = re.compile(
    r"\b(?:desde el \d{1,2} de|since (?:december|january)|(?:entre|between) (?:el \d{1,2} de )?"
    r"(?:diciembre|enero|febrero|marzo|december|january|february|march)\b|suman|sumaron|ascend\w+|asciende\w*|total|acumulad\w+|"
    r"a la "
    r"fecha|hasta la fecha|van|death toll|toll|rises? to|rose to|stands? at|se eleva\w*|elevo|balance|"
    r"ya son|cifra de|llego a|llegan a|llega a|"
    r"han (?:fallecido|muerto|perdido la vida)(?: \w+){0,3} (?:en el (?:contexto|marco) de|durante) las (?:protestas|"
    r"manifestaciones|movilizaciones))\b"
)
_TOLL = re.compile(
    r"\b(?:death toll|(?:numero|cifra) de (?:muertos|fallecidos))\b[^.;]{0,40}?\b(?:to|at|a|de|"
    r"en|reached|es|alcanza|llega a) (?:at least |al menos )?"
    r"(?P<n>\d{1,4})\b|"
    r"\b(?:elev|sub|increment|aument|asc[ie]|rais|rose|bring|brought)\w*\s(?:\w+\s){0,3}?(?:a|to)\s(?P<b>\d{1,4})\s"
    r"(?:la cifra|el numero|el total|el saldo|the (?:toll|number|total))(?: total)? (?:de|of) (?:personas |the )?"
    r"(?:muertos|fallecid[oa]s|muertes|victimas (?:mortales|fatales)|decesos|dead|deaths)\b"
)


def tolls_in(flat: str, found: Counts, *, local: bool) -> list[Count]:
    """The sums of hurt and dead, of those counted in a sentence (`found`) none where it tells of one place (`local`)."""
    toll = _TOLL.search(flat)
    number = value(toll["n"] or toll["b"]) if toll else None
    # "A man died in Arequipa, bringing the death toll to 55": he is one, they are the sum.
    one = number is not None and bool(found.dead) and number not in found.dead
    sums: list[Count] = []
    if (found.dead or found.injured) and _CASUALTIES.search(flat) and not (local or one):
        for counted, numbers in (("dead", found.dead), ("injured", found.injured)):
            if numbers:
                at = max(flat.find(str(numbers[0])), 0)
                sums.append(Count(counted, numbers[0], qualifier(flat[:at]), None, at, at))
    if toll and number and not any(t.counted == "dead" for t in sums):
        before = flat[: toll.start("n" if toll["n"] else "b")]
        sums.append(Count("dead", number, qualifier(before), None, toll.start(), toll.end()))
    return sums
