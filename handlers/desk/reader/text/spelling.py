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
    (r"(?<![\w.])an(?= (?:[a-z]{3,}[ai]do|puesto|abierto|vuelto|hecho)(?![\w.]))", "han"),
    (
        r"(?<![\w.])ai (?=(?:un|una|unos|unas|mucha|muchos|vari[oa]s|bloqueo|paro|marcha|pase|paso|piedras|llantas|"
        r"gente)\b)",
        "hay ",
    ),
    (r"(?<![\w.])ay (?=(?:bloqueo|paro|marcha|pase|paso|piedras|llantas|gente|jente)\b)", "hay "),
    (r"(?<![\w.])oy(?![\w.])", "hoy"),
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
#: "Cerradooo": no word has a letter three times, but Roman numbers and addresses do.
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_AS_WRITTEN = re.compile(r"[ivxlcmIVXLCM]+|www|.*[/@].*|#?[A-Z]{1,3}")
_ACCENTED = re.compile(r"[áéíóúÁÉÍÓÚ]")
_WORD = re.compile(r"(?<![\w@#/.])[a-zñ]{5,}(?![\w@/])")
#: As it sounds: "serraron" is "cerraron", "jente" "gente", "vloquean" "bloquean".
_SOUNDS = (
    (re.compile(r"(?<!c)h"), ""),
    (re.compile(r"v"), "b"),
    (re.compile(r"z|c(?=[eiéí])"), "s"),
    (re.compile(r"qu|c(?!h)|q"), "k"),
    (re.compile(r"g(?=[ei])"), "j"),
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"ll"), "y"),
    (re.compile(r"n(?=[bp])"), "m"),
    (re.compile(r"e(?=[ao])"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
)
_HEARD = words(
    "cerrar abrir reabrir bloquear desbloquear levantar liberar avanzar cruzar marchar protestar movilizar concentrar "
    "volver impedir interrumpir obstruir quemar despejar desalojar enfrentar lanzar exigir rechazar paralizar acatar"
)
_HEARD_NOUNS = words(
    "gente bloqueo bloqueos carretera vehiculos vehiculo piedras llantas huelga policia policias mineros campesinos vecinos "
    "choferes camiones cierre marcha protesta salida ingreso puente mercado alcalde gasolina"
)
_LONG = 6
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
    """A text as its writer meant it: no letter drawn out, and a Spanish one without what is short written and slips.

    Where it bears accents, its writer makes none.
    """
    if _DRAWN_OUT.search(text) is not None:
        text = re.sub(r"\S+", lambda match: _shortened(match[0]), text)
    if language_of(text) is not Language.ES:
        return text
    for pattern, whole in _SHORT_COMPILED:
        text = pattern.sub(whole, text)
    if _ACCENTED.search(text):
        return text
    return _WORD.sub(lambda match: _meant(match[0]), text)


def _shortened(word: str) -> str:
    letters = word.strip(".,;:!?¡¿()\"'")
    return word if _AS_WRITTEN.fullmatch(letters) else _DRAWN_OUT.sub(r"\1", word)


@cache
def _vocabulary() -> Near:
    return Near((*_NOUNS, *(form for form in forms_of(_LEMMAS) if len(form) >= 7)))


#: Words that sound so and mean something else.
_OTHERS = frozenset(("sierra", "sierras", "bloque", "bloques"))


def _sound(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


@cache
def _heard() -> dict[str, str]:
    """The words of protests by how they sound; of several that sound alike none."""
    found: dict[str, str] = {}
    for word in sorted({*_HEARD_NOUNS, *forms_of(_HEARD)}):
        sound = _sound(word)
        found[sound] = word if sound not in found else ""
    return found


@lru_cache(maxsize=4096)
def _meant(word: str) -> str:
    """The word of a protest that sounds so or is one letter off, if it is the only one and this is no word itself."""
    if word in _OTHERS or word in _NOUNS or word in _HEARD_NOUNS or forms(word):
        return word
    if heard := _heard().get(_sound(word)):
        return heard
    if len(word) < _LONG:
        return word
    near = _vocabulary().to(word)
    near = {w for w in near if w[0] == word[0]} or near
    # "Trabajadoras" is no slip: what ends otherwise is another word.
    near = {w for w in near if w[-2:] == word[-2:]}
    return near.pop() if len(near) == 1 else word
