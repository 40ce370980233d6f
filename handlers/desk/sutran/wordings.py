"""An alert's own words, calmed down: from capitals to a sentence that can go out. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from storage.regions import Gazetteer, fold

_LONGEST = 600
_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]{3,120}?)\s*[)\]]")
_SECTOR = re.compile(
    r"\b(?:sector|altura de|puente|c\.?\s?p\.?|centro poblado)\s+([^,.;()\[\]-]{3,60})", re.I
)
_KM = r"(?:km\.?\s*)?\d{1,4}(?:\s?\+\s?\d{1,3})?"
_LEADING = re.compile(
    rf"^\W*km\.?\s*{_KM}(?:\s*(?:-|al?|hasta)\s*(?:el\s+)?{_KM})?\s*(?:[(\[][^)\]]*[)\]])?[\s.,;:-]*", re.I
)
#: What stands before a name, so that the name keeps its capital.
_NAMING = frozenset(
    fold(word)
    for word in (
        *("sector", "puente", "comunidad", "distrito", "provincia", "centro", "poblado", "comunidades"),
        *("anexo", "caserío", "óvalo", "cruce", "peaje", "plaza", "san", "santa", "santo", "túnel", "barrio"),
        *("comisaría", "división", "urbanización", "asociación", "cerro", "río", "quebrada", "playa"),
    )
)
_SMALL = frozenset({"de", "del", "la", "las", "los", "el", "en", "y", "a", "al", "por", "con"})
_KEPT = re.compile(r"^(?:[A-Z]{2}-?\d+[A-Z]*|PNP|PE|S/N|MTC|EPS|KM)$")


def sentence(row: Mapping[str, str], regions: Gazetteer, region: str | None) -> str | None:
    """What the alert says happened, as a sentence, and whom Sutran has it from; None where it says nothing."""
    parts: list[str] = []
    for name in ("afectacion", "evento"):
        # The kilometre and the sector stand in the message's first line already.
        told = _LEADING.sub("", row.get(name, "")) or row.get(name, "")
        if told and fold(told) not in (fold(one) for one in parts):
            parts.append(told)
    calm = [calmed(part, regions, region) for part in parts]
    told = " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in calm if part)
    if len(told) > _LONGEST:
        told = told[:_LONGEST].rsplit(" ", 1)[0] + "…"
    origin = row.get("fuente", "")
    if told and origin and "sutran" not in fold(origin):
        told += f" Sutran cita: {calmed(origin[:80], regions, region, first=True)}."
    return told or None


def sector_in(told: str, regions: Gazetteer, region: str | None) -> str | None:
    """The sector that an alert names in brackets or by the word, None for none."""
    for pattern in (_BRACKETS, _SECTOR):
        for match in pattern.finditer(told):
            words = re.sub(r"(?i)^sector\s+", "", " ".join(match[1].split()))
            if re.search(r"[^\W\d_]{3}", words) and not re.search(r"(?i)\bkm\b|\d\+\d", words):
                return _titled(words)[:120]
    return None


def calmed(text: str, regions: Gazetteer, region: str | None, *, first: bool = True) -> str:
    """A text in capitals as a person would write it, with the capitals of places and codes; other texts as they are."""
    words = " ".join(text.split())
    letters = [char for char in words if char.isalpha()]
    if not letters or sum(char.isupper() for char in letters) < 0.7 * len(letters):
        return words
    names = (
        {w for w in fold(regions.path(region)).split() if w not in _SMALL} if region is not None else set()
    )
    calm: list[str] = []
    naming, begins = False, first
    for word in words.split():
        bare = word.strip(".,;:()[]\"'")
        plain = fold(bare)
        if _KEPT.match(bare) and plain != "km":
            done = word
        elif begins or plain in names or (naming and plain not in _SMALL):
            done = _capital(word)
        else:
            done = word.lower()
        calm.append(done)
        naming = plain in _NAMING or (naming and plain in _SMALL)
        begins = word.endswith((".", "!", "?")) and plain not in ("km", "av", "jr", "cp")
    return " ".join(calm)


def _capital(word: str) -> str:
    """The word with its first letter large, whatever stands before it."""
    at = next((n for n, char in enumerate(word) if char.isalpha()), 0)
    return word[:at] + word[at : at + 1].upper() + word[at + 1 :].lower()


def _titled(words: str) -> str:
    if words != words.upper():
        return words
    return " ".join(
        word.lower() if n and fold(word) in _SMALL else _capital(word) for n, word in enumerate(words.split())
    )
