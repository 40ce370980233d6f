"""Truces that a sentence tells of, and whether one lasts hours or days."""

from __future__ import annotations

import re

NUMBER = (
    r"(?:\d+(?:[.,:]\d+)?|un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta|cuarenta|"
    r"veinticuatro|cuarenta y ocho|media|medio|poc[ao]s|alg[au]n[ao]s|un[ao]s|vari[ao]s|an?|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|twelve|several|some|few|couple|half an?)"
)
_TRUCE = re.compile(r"\b(?:treguas?|cuarto intermedio|truces?|ceasefire)\b")
_HOURS_OF_TRUCE = re.compile(
    rf"(?:treguas?|cuarto intermedio|truce)\s(?:de|por|of|for)\s(?:\w+ ){{0,2}}?{NUMBER}\s(?:horas?|hours?|minut\w+)|"
    rf"{NUMBER}[- ](?:hour|minute)s?[- ]truce|(?:treguas?|cuarto intermedio) (?:de|por) (?:media |una )?hora\b"
)
#: A truce that is over, or that nobody keeps.
_TRUCE_OVER = re.compile(
    r"\b(?:venc\w+|termin\w+|culmin\w+|conclu\w+|romp\w+|rompi\w+|fin de|sin|no|expir\w+|end\w*|broke\w*|pid\w+|exig\w+|"
    r"solicit\w+)\s(?:\w+ ){0,2}(?:plazo de (?:la |esta )?|de (?:la |esta ))?$"
)
_LONG_HOURS = re.compile(
    r"\b(?P<n>\d{2,3}|veinticuatro|treinta y seis|cuarenta y ocho|setenta y dos)[ -](?P<unit>horas|hours?)\b"
)


def _as_days(match: re.Match[str]) -> str:
    """The same letters with days for a day's hours and more."""
    if match["n"].isdigit() and int(match["n"]) < 24:
        return match[0]
    return match[0][: match.start("unit") - match.start()] + "dias".ljust(len(match["unit"]))


def in_days(flat: str) -> str:
    """The same letters with a day's hours and more as days: "por 72 horas"."""
    return _LONG_HOURS.sub(_as_days, flat)


def truce(flat: str) -> bool:
    """Whether a truce is told of that holds."""
    found = _TRUCE.search(flat)
    return found is not None and not _TRUCE_OVER.search(flat[: found.start()])


def lasts_hours(flat: str) -> bool:
    """Whether the truce of a sentence, a day's hours read as days, lasts but some hours or comes every few hours."""
    return _HOURS_OF_TRUCE.search(flat) is not None


def truce_of_hours(flat: str) -> bool:
    """Whether a truce is told of that holds for some hours."""
    return truce(flat) and lasts_hours(in_days(flat))
