"""A port that is taken so that no boat or truck leaves it, which is a blockade, where a house taken is an occupation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.what.kinds import Hit
from storage.model import Kind

#: Not Puerto Maldonado, which is a town.
_PORT = re.compile(
    r"\b(?:(?:el|al|del|los|the) puertos?|puerto (?:de|fluvial)|embarcaderos?|desembarcaderos?|muelles?|ports?|docks?|"
    r"wharf|pier)\b"
)
_CARRIERS = (
    r"(?:embarcaci?on(?:es)?|lanchas?|botes?|barcazas?|naves|motonaves?|deslizador(?:es)?|chalupas?|pequepeques?|rapidos|"
    r"barcos?|camion(?:es)?|vehiculos?|carros?|cisternas?|nadie|boats?|barges?|ships?|trucks?)"
)
_GOES = r"(?:sal|sub|baj|pas|entr|ingres|zarp|naveg|circul|surc|cruz|lleg)\w+"
#: "Ninguna embarcación sube ni baja", "no dejan salir camiones", "no boat leaves".
_NONE_GOES = re.compile(
    rf"\b(?:(?:ningun|ninguna|ni un|ni una|no) {_CARRIERS}|no (?:se )?(?:\w+ )?{_GOES} (?:\w+ ){{0,3}}?{_CARRIERS}|"
    rf"(?:las |los )?{_CARRIERS} no (?:pueden |estan )?{_GOES}|no (?:dej|permit)\w+ (?:\w+ )?{_GOES}|"
    r"nadie (?:sub|baj|pas|naveg|cruz|sal)\w+|no se puede navegar)\b"
)


def harbours(flat: str, found: Sequence[Hit]) -> list[Hit]:
    """The kinds, a port that nothing leaves as one that is blocked."""
    if not any(hit.kind is Kind.OCCUPATION for hit in found) or _NONE_GOES.search(flat) is None:
        return list(found)
    return [replace(hit, kind=Kind.BLOCKADE, sure=True) if _of_port(flat, hit) else hit for hit in found]


def _of_port(flat: str, hit: Hit) -> bool:
    taken = hit.kind is Kind.OCCUPATION and not hit.frame
    return taken and _PORT.search(flat, max(0, hit.start - 40), hit.end + 20) is not None
