"""Numbers as people write them, in figures and in words."""

from __future__ import annotations

import re

#: A number that says which one, and counts nobody: "Comunicado N.º 8", "sector 4".
ORDER = r"(?<![a-z])(?:n\.?\s?[°o]\.?|nro\.?|num\.?|numero|sector|etapa|lote|puerta|comunicado|boletin|ugel)\s?\d{1,4}\b"

_SMALL = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis"
    " diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis"
    " veintisiete "
    "veintiocho veintinueve treinta",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen "
    "eighteen nineteen twenty",
)
_TENS = (
    "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "thirty forty fifty sixty seventy eighty ninety",
)
_HUNDREDS = "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"
_WORDS: dict[str, int] = {
    **{word: number for line in _SMALL for number, word in enumerate(line.split())},
    **{word: 10 * number for line in _TENS for number, word in enumerate(line.split(), start=3)},
    **{f"{stem}{end}": 100 * n for n, stem in enumerate(_HUNDREDS.split(), start=2) for end in ("os", "as")},
    **dict.fromkeys(("un", "una", "a", "an"), 1),
    "cien": 100,
    "ciento": 100,
    "centenar": 100,
    "docena": 12,
    "dozen": 12,
    "decena": 10,
    "docenas": 12,
    "quincena": 15,
    "veintena": 20,
    "treintena": 30,
    "cincuentena": 50,
}
_ABOUT = frozenset(
    {"centenar", "docena", "docenas", "dozen", "decena", "quincena", "veintena", "treintena", "cincuentena"}
)
_TIMES = {"mil": 1000, "thousand": 1000, "hundred": 100, "millar": 1000, "k": 1000}
_SORTED = "|".join(sorted((*_WORDS, *_TIMES, "medio", "media"), key=len, reverse=True))
#: A number in plain text: "2 mil", "3 thousand", "1,200", "un centenar", "ciento cincuenta".
NUMBER = (
    r"(?:\d{1,3}(?:[ .,'’]\d{3})+(?!\d)|\d{1,7})(?:\s?(?:mil\s\d{3}|mil|thousand|k|hundred)\b)?|"
    rf"(?:{_SORTED})(?:(?:\s|-)(?:(?:y|and)\s)?(?:{_SORTED})){{0,5}}\b(?:(?<=\bmil)\s\d{{3}}\b)?"
)
_FIGURES = re.compile(r"(\d[\d .,'’]*?)\s?(mil|thousand|k|hundred)?")

#: "Dos mil 500".
_MIXED = re.compile(r"(.*\bmil) (\d{3})")


def value(text: str) -> int | None:
    """The whole number that these words or figures are, None where they are none."""
    words = " ".join(text.lower().split())
    if mixed := _MIXED.fullmatch(words):
        thousands = value(mixed[1])
        return None if thousands is None else thousands + int(mixed[2])
    if match := _FIGURES.fullmatch(words):
        digits = re.sub(r"[ .,'’]", "", match[1])
        number = int(digits) if digits.isdecimal() and digits.isascii() and len(digits) < 10 else None
        return None if number is None else number * _TIMES.get(match[2] or "", 1)
    if re.match(r"an? (?!hundred|thousand|dozen|million|mil\b)", words):
        words = words.split(" ", 1)[1]  # "Retiene a tres" holds no English article.
    total = current = 0
    for word in re.split(r"[\s-]+", words):
        if word in ("y", "and"):
            continue
        if word in ("medio", "media"):
            # "Medio centenar", "media docena".
            half = re.search(r"medi[oa]\s(centenar|millar|docena)$", words)
            return {"centenar": 50, "millar": 500, "docena": 6}[half[1]] if half else None
        if word in _TIMES:
            current = max(current, 1) * _TIMES[word]
            if _TIMES[word] == 1000:
                total, current = total + current, 0
        elif word in _ABOUT:
            current = max(current, 1) * _WORDS[word]
        elif word in _WORDS:
            current += _WORDS[word]
        else:
            return None
    return total + current
