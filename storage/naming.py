"""How people write a place: the same word however it is typed, and what stands around the name."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple


class Level(enum.IntEnum):
    """How far down the tree a place stands."""

    COUNTRY = 0
    DEPARTMENT = 1
    PROVINCE = 2
    DISTRICT = 3


class Reading(NamedTuple):
    """One way to read a phrase: the folded name, the level it insists on, and whether it means a town."""

    name: str
    level: Level | None = None
    town: bool = False


class _Folding(dict[int, str | None]):
    """One character's folded form, worked out the first time it is met."""

    def __missing__(self, point: int) -> str | None:
        char = chr(point)
        kind = unicodedata.category(char)
        # Accents, and invisible marks inside a word, vanish; whatever is no letter or digit parts words.
        self[point] = None if kind[0] == "M" or kind == "Cf" else char if char.isalnum() else " "
        return self[point]


_FOLDING = _Folding()

LEVEL_NAMES = {
    "es": ("país", "departamento", "provincia", "distrito"),
    "en": ("country", "department", "province", "district"),
}
_LEVEL_WORDS = {
    **dict.fromkeys(("departamento", "department", "dpto", "depto", "dep", "region"), Level.DEPARTMENT),
    **dict.fromkeys(("provincia", "province", "prov", "pcia"), Level.PROVINCE),
    **dict.fromkeys(("distrito", "district", "dist", "dto"), Level.DISTRICT),
}
_CITY_WORDS = frozenset({"ciudad", "city", "pueblo", "town"})
_WORD = "|".join((*_LEVEL_WORDS, *_CITY_WORDS))
_BEFORE = re.compile(rf"({_WORD})(?: de| del| of| of the)? (.+)")
_AFTER = re.compile(rf"(.+) ({_WORD})")
_FILLER = re.compile(r"(?:(?:en|in|at|near|todo|toda|all|the|of|de|del) )+(.+)")
_GLUE = frozenset({"de", "del", "of", "en", "in", "the", "peru"})
#: How a name's first word is written in few letters.
_SHORT = {"santa": "sta", "santo": "sto", "san": "sn", "puerto": "pto", "mariscal": "mcal", "general": "gral"}
_ARTICLE = re.compile(r"(?:el|la|los|las) (.+)")


def fold(text: str) -> str:
    """The same word however it is typed: accents, case and punctuation gone, ñ as n, single spaces."""
    if text.isascii():
        return " ".join(text.lower().translate(_FOLDING).split())
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_FOLDING)
    # Letters such as U+0345 come apart only once their marks are gone.
    return " ".join(unicodedata.normalize("NFKD", plain).casefold().translate(_FOLDING).split())


def readings(words: str) -> list[Reading]:
    """The ways to read a folded phrase, plainest first: "provincia de puno" is that, then Puno as a province."""
    found = [Reading(words)]
    if match := _FILLER.fullmatch(words):
        found.append(Reading(words := match[1]))
    if match := _BEFORE.fullmatch(words):
        found.append(Reading(match[2], _LEVEL_WORDS.get(match[1]), match[1] in _CITY_WORDS))
    if match := _AFTER.fullmatch(words):
        found.append(Reading(match[1], _LEVEL_WORDS.get(match[2]), match[2] in _CITY_WORDS))
    return found


def surroundings(words: Iterable[str]) -> str | None:
    """The ancestors named beside a place, bare of "provincia de" and the like; None if only a level word is left."""
    told = [word for word in words if word not in _GLUE]
    names = [word for word in told if word not in _LEVEL_WORDS]
    return None if told and not names else " ".join(names)


def without_article(name: str) -> str | None:
    """A folded name as it stands after "del" ("provincia del Collao"), or None where it has no article."""
    match = _ARTICLE.fullmatch(name)
    return match[1] if match else None


def shortened(name: str) -> str:
    """A folded name as a hurried hand writes it: "pto maldonado"; the name itself where nobody shortens it."""
    first, space, rest = name.partition(" ")
    return f"{_SHORT.get(first, first)}{space}{rest}" if space else name
