"""Numbers as people write them, in figures and in words."""

from __future__ import annotations

import re

_WORDS: dict[str, int] = {
    **{
        w: n
        for n, w in enumerate(
            "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta".split()
        )
    },
    **{
        w: n
        for n, w in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
        )
    },
    **dict.fromkeys(("un", "una", "a", "an"), 1),
    **{
        "cuarenta": 40,
        "cincuenta": 50,
        "sesenta": 60,
        "setenta": 70,
        "ochenta": 80,
        "noventa": 90,
        "cien": 100,
    },
    **{
        "doscientos": 200,
        "doscientas": 200,
        "trescientos": 300,
        "trescientas": 300,
        "cuatrocientos": 400,
        "cuatrocientas": 400,
    },
    **{
        "quinientos": 500,
        "quinientas": 500,
        "seiscientos": 600,
        "setecientos": 700,
        "ochocientos": 800,
        "novecientos": 900,
    },
    **{
        "mil": 1000,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
    },
    **{
        "un centenar": 100,
        "medio centenar": 50,
        "medio millar": 500,
        "un millar": 1000,
        "una docena": 12,
        "a dozen": 12,
    },
    **{
        "a hundred": 100,
        "one hundred": 100,
        "a thousand": 1000,
        "one thousand": 1000,
        "dos docenas": 24,
        "two dozen": 24,
    },
}
_SORTED = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
#: A number in plain text; "2 mil", "3 thousand", "1,200", "un centenar".
NUMBER = (
    r"(?:\d{1,3}(?:[ .,'’]\d{3})+(?!\d)|\d{1,7})(?:\s?(?:mil|thousand|k|hundred)\b)?|"
    rf"(?:{_SORTED})\b(?:\s(?:mil|thousand|hundred|cientos|y \w+)\b)?"
)
_PARTS = re.compile(r"(.+?)\s?(mil|thousand|k|hundred|cientos)$")


def value(text: str) -> int | None:
    """The whole number that these words or figures are, None where they are none."""
    words = " ".join(text.lower().split())
    if words in _WORDS:
        return _WORDS[words]
    digits = re.sub(r"[ .,'’]", "", words)
    if digits.isdecimal() and digits.isascii():
        return int(digits)
    if match := _PARTS.fullmatch(words):
        first = value(match[1])
        return None if first is None else first * (100 if match[2] in ("hundred", "cientos") else 1000)
    if match := re.fullmatch(r"(\w+) y (\w+)", words):
        tens, ones = _WORDS.get(match[1]), _WORDS.get(match[2])
        if tens is not None and ones is not None and tens % 10 == 0 and ones < 10:
            return tens + ones
    return None
