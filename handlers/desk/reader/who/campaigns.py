"""The campaign that a report names: "paro nacional del 4 de enero", "paro agrario"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.desk.reader.words.monthnames import MONTH


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign's name where it stands in a sentence."""

    start: int
    end: int
    name: str


_SORT = (
    r"nacional|regional|macrorregional|macro ?sur|agrario|agropecuario|minero|campesino|amazonico|cafetalero|arrocero|"
    r"cocalero|"
    r"papero|algodonero|azucarero|universitario|magisterial|civico|provincial|"
    r"de (?:los )?(?:transportistas|transporte|mineros|maestros|docentes|arroceros|cafetaleros|cocaleros|agricultores|"
    r"camioneros)"
)
_NAME = re.compile(
    rf"\b(?P<what>paro|huelga) (?:general |indefinid[ao] )*(?P<sort>{_SORT})\b(?: indefinid[ao])?"
    rf"(?P<day> del (?:\d{{1,2}}) (?:de )?(?:{MONTH})\b)?"
)
_TAKING = re.compile(r"\b(?:(?:primera|segunda|tercera|gran) )?toma de lima\b")
_ENGLISH = (
    (re.compile(r"\b(?:national|nationwide) (?:general )?strike\b"), "Paro nacional"),
    (re.compile(r"\b(?:agrarian|farmers'?|agricultural) strike\b"), "Paro agrario"),
)


def campaign_in(flat: str) -> Campaign | None:
    """The campaign that a sentence names, None where it names none."""
    if match := _NAME.search(flat):
        words = f"{match['what']} {match['sort']}{match['day'] or ''}"
        return Campaign(match.start(), match.end(), words[:1].upper() + words[1:])
    if match := _TAKING.search(flat):
        words = match[0].removesuffix("lima") + "Lima"
        return Campaign(match.start(), match.end(), words[:1].upper() + words[1:])
    found = ((pattern.search(flat), name) for pattern, name in _ENGLISH)
    return next((Campaign(m.start(), m.end(), name) for m, name in found if m), None)
