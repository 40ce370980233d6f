"""The question which region is meant: one of several, or any where no place is told that anybody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handlers.desk.reader.model import Choice, Doubt, Why
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.what import kinds
from handlers.desk.reader.where.settling import settle
from storage.regions import Gazetteer

_EXITS = {
    "cusco": "211101",
    "cuzco": "211101",
    "puno": "211101",
    "huancane": "211101",
    "lampa": "211101",
    "arequipa": "211101",
}


_NO_NAMES_LIST = (
    "todo toda todos todas estos estas este esta donde tanto esos cada medio caso horas varios varias vías"
    " via "
    "carretera plena total this that front protest which some many"
)
_NO_NAMES = frozenset(_NO_NAMES_LIST.split())


def nowhere(point: Point, regions: Gazetteer) -> Doubt:
    """No place is named that is known; an exit's town and the nearest names to a slip are offered."""
    if point.venue and (
        match := re.match(r"(?:salida|exit)\s+(?:a |hacia |to |de )?(\w+)", point.venue, re.IGNORECASE)
    ):
        code = _EXITS.get(match[1].lower())
        if code is not None:
            return Doubt("region", Why.REGION_UNKNOWN, (Choice((("region", code),)),), point.venue)
    passed = [m for told in point.told for m in told.mentions if m.weight == 0]
    if passed:
        # "Vengo de Písac, el puente está cerrado": there, or on the way.
        settled = [settle((m,), (), None) for m in passed[:4]]
        codes = dict.fromkeys(code for s in settled for code in ((s.region,) if s.region else s.choices[:2]))
        choices = tuple(Choice((("region", code),)) for code in codes if code)
        return Doubt("region", Why.REGION_UNKNOWN, choices, passed[0].name)
    for told in point.told[:2]:
        text = told.sentence.text
        match = re.search(r"\b(?:[Ee]n|EN|[Ii]n|de|DE|d)\s+((?:(?:el|la|San|Santa)\s)?[^\W\d_]{4,})", text)
        if match is not None and not (told.sentence.shouted or told.sentence.whispered):
            match = re.search(
                r"\b(?:[Ee]n|[Ii]n|de|at)\s+((?:(?:[Ee]l|[Ll]a|San|Santa)\s)?[A-ZÁÉÍÓÚÑ][^\W\d_]{3,})", text
            )
        if (
            match is None
            or kinds.hits(match[1].lower())
            or match[1].lower() in _NO_NAMES
            or re.match(
                r"(?:el|la)\s(?:salida|plaza|via|carretera|zona|ciudad|altura|provincia|region)",
                match[1].lower(),
            )
        ):
            continue
        near = regions.find(match[1], narrow=True)
        if near.suggestions:
            return Doubt(
                "region",
                Why.REGION_UNKNOWN,
                tuple(Choice((("region", r.code),)) for r in near.suggestions[:4]),
                match[1],
            )
    return Doubt("region", Why.REGION_UNKNOWN)


def regions_asked(codes: Iterable[str], words: str = "", *, blocks: bool = True) -> Doubt:
    """Which of these regions some words mean."""
    return Doubt(
        "region", Why.REGION_AMBIGUOUS, tuple(Choice((("region", code),)) for code in codes), words, blocks
    )
