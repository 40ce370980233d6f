"""Who stands at the head or the foot of a notice: "Empresa Móvil Bus informa: …", "Atte. Transportes Flores"."""

from __future__ import annotations

import re

_FIRM = r"(?:empresas?|transportes|turismo|expreso|terminal terrestre|agencia|cooperativa|municipalidad)"
_NAME = r"(?:[\w&.'-]+\s?){1,5}?"
#: A firm or an office that tells something of itself, whatever its capitals.
_HEAD = re.compile(
    rf"^\W*(?:la )?(?P<name>{_FIRM}\s{_NAME})\s?(?=(?:informa|comunica|avisa|reporta|hace de su conocimiento)\b|:\s)"
)
_FOOT = re.compile(
    rf"\b(?:atte|att|atentamente|firmado|la administracion de)\W{{1,4}}(?:la )?(?P<name>{_FIRM}?\s?{_NAME})\W*$"
)
#: Who rings a radio up, or writes to it, tells it to the radio.
_RADIO = re.compile(
    r"\b(?:oyentes?|radioescuchas?|llamadas?|llaman?|llamo|mensajes?|reportes?|audios?|comunico|comunicaron|escribi\w+|reporto|"
    r"reportaron)\s(?:(?:de|a|en|al|del|con|para)\s)(?:la |el )?"
    r"(?P<name>radio\s[^\W\d_]+(?:\s(?!(?:llam|desde|que|para|en|y|report|inform|dij|dic)\w*\b)[^\W\d_]{3,})?)",
    re.IGNORECASE,
)
#: "Buen día Radio Altura, llamo de Locumba".
_GREETED = re.compile(
    r"(?:buen[oa]?s? (?:d[ií]as?|tardes|noches)|hola|saludos)\W{1,3}(?:a |amigos de )?(?P<name>radio\s[^\W\d_]+)\b",
    re.IGNORECASE,
)
_ROTAFONO = re.compile(r"\brotafono\b")


def signed_by(text: str, flat: str) -> list[str]:
    """Those at the head or the foot of a notice, and the radio that somebody rang up, as they are written."""
    found = [text[m.start("name") : m.end("name")].strip() for p in (_HEAD, _FOOT) for m in p.finditer(flat)]
    found += [m["name"] for p in (_RADIO, _GREETED) for m in p.finditer(text)]
    return [*found, "RPP"] if _ROTAFONO.search(flat) else found
