"""Messages as phones type them: abbreviations written out, words of protests with one letter wrong set right."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from handlers.desk.reader.words.languages import language_of
from handlers.desk.reader.words.nearness import Near
from handlers.desk.reader.words.verbforms import forms, forms_of
from handlers.desk.reader.words.verbwords import words
from storage.model import Language

#: What is written short, where nothing else is meant by it.
_SHORT: tuple[tuple[str, str], ...] = (
    (r"(?<![\w.])(?:x|p)q(?![\w.])", "porque"),
    (r"(?<![\w.])q(?![\w.])", "que"),
    (r"(?<!\d )(?<![\w.])x(?![\w.]| \d)", "por"),
    (r"(?<!\d )(?<![\w.])d(?![\w.]| \d)", "de"),
    (r"(?<![\w.])dl(?![\w.])", "del"),
    (r"(?<![\w.])(?:xa|pa)(?= )", "para"),
    (r"(?<![\w.])(?:tb|tmb|tbn)(?![\w.])", "también"),
    (r"(?<![\w.])dsd(?![\w.])", "desde"),
    (r"(?m)(?:(?<=^)|(?<=[^\w\s] ))pte\.? (?=\w)", "puente "),
    (r"(?<=\bla )uni(?![\w.])", "universidad"),
    (r"(?<=\bla )muni(?![\w.])", "municipalidad"),
    (
        r"(?<![\w.])pto\.?(?= (?:maldonado|inca|bermudez|ocopa|eten|chicama|pizarro|supe|malabrigo|morin|nuevo)\b)",
        "puerto",
    ),
    (
        r"(?<![\w.])sta\.?(?= (?:rosa|anita|ana|lucia|cruz|maria|teresa|eulalia|clara|barbara|luzmila)\b)",
        "santa",
    ),
    (r"(?<![\w.])sto\.?(?= (?:domingo|tomas|toribio|cristo)\b)", "santo"),
    (
        r"(?<![\w.])sn\.? (?=(?:juan|martin|ramon|miguel|jeronimo|pedro|luis|borja|isidro|pablo|jose|carlos)\b)",
        "san ",
    ),
)
_SHORT_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), whole) for pattern, whole in _SHORT)
_ACCENTED = re.compile(r"[áéíóúÁÉÍÓÚ]")
_WORD = re.compile(r"(?<![\w@#/.])[a-z]{6,}(?![\w@/])")
_LEMMAS = words(
    "bloquear desbloquear enfrentar marchar protestar paralizar levantar despejar movilizar desalojar dispersar "
    "interrumpir restablecer manifestar"
)
_NOUNS = words(
    "bloqueo bloqueos carretera carreteras panamericana interoceanica manifestantes manifestante manifestacion "
    "manifestaciones enfrentamiento enfrentamientos movilizacion movilizaciones paralizacion transportistas campesinos "
    "agricultores pobladores comuneros ronderos profesores estudiantes trabajadores lacrimogenas lacrimogenos "
    "municipalidad barricada barricadas piquetes protesta protestas protestantes indefinida indefinido"
)


def typed(text: str) -> str:
    """A Spanish text as its writer meant it: what is short written out, and slips mended where it bears no accent."""
    if language_of(text) is not Language.ES:
        return text
    for pattern, whole in _SHORT_COMPILED:
        text = pattern.sub(whole, text)
    if _ACCENTED.search(text):
        return text
    return _WORD.sub(lambda match: _meant(match[0]), text)


@cache
def _vocabulary() -> Near:
    return Near((*_NOUNS, *(form for form in forms_of(_LEMMAS) if len(form) >= 7)))


@lru_cache(maxsize=4096)
def _meant(word: str) -> str:
    """The word of a protest that is one letter off, if it is the only one and this is no word itself."""
    if word in _NOUNS or forms(word):
        return word
    near = _vocabulary().to(word)
    near = {w for w in near if w[0] == word[0]} or near
    # "Trabajadoras" is no slip: what ends otherwise is another word.
    near = {w for w in near if w[-2:] == word[-2:]}
    return near.pop() if len(near) == 1 else word
