"""A sentence in words, with its verbs among them: who a word names, and behind which preposition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.what.actwords import COUNTED, Who, who
from handlers.desk.reader.what.phrasewords import (
    ABOUT,
    DETS,
    HARD,
    MANNER,
    MANNER_AFTER,
    PARTICLES,
    PREPS,
    SHARE,
    SPANS,
)
from handlers.desk.reader.words.verbforms import forms
from handlers.desk.reader.words.verbs import Tense, Verb
from storage.model import Language

#: A sentence's own full stop is its end; within it stand but those of "a. m." and "km".
_TOKEN = re.compile(r"\d+(?:[:.,]\d+)*|[a-z0-9][a-z0-9'\-]*|[;:!?()…\n,]")


class Wording:
    """A sentence in words, with its verbs among them."""

    def __init__(self, flat: str, verbs: Sequence[Verb]) -> None:
        self.flat, self.verbs = flat, verbs
        self.tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(flat)]
        english = sum(verb.language is Language.EN for verb in verbs)
        self.english = 2 * english > len(verbs)
        self.at: dict[int, int] = {}  # the verb to which a word belongs
        self.spans: list[tuple[int, int]] = []  # of each verb, in words
        for number, verb in enumerate(verbs):
            inside = [i for i, (_, s, e) in enumerate(self.tokens) if s < verb.end and e > verb.start]
            self.spans.append((inside[0], inside[-1]) if inside else (0, 0))
            self.at.update(dict.fromkeys(inside, number))

    def word(self, index: int) -> str:
        """A word by its number, empty where there is none."""
        return self.tokens[index][0] if 0 <= index < len(self.tokens) else ""

    def many(self, verb: Verb) -> bool:
        """Whether a verb may have several for its subject."""
        if verb.form.startswith(("han ", "habian ", "have ")):
            return True
        return any(f.plural is not False for f in forms(verb.form.split()[-1]) if f.lemma == verb.lemma)

    def people_named(self) -> bool:
        """Whether anybody is named who may protest."""
        return any(who(word) is Who.PEOPLE for word, _start, _end in self.tokens)

    def finite(self, number: int) -> bool:
        """Whether a verb has a clause of its own."""
        verb = self.verbs[number]
        return verb.passive or verb.tense not in (Tense.INFINITIVE, Tense.PARTICIPLE, Tense.GERUND)

    def head(self, index: int, *, own: bool = True) -> Who | None:
        """Who is named by a word that stands behind no preposition."""
        word = self.tokens[index][0]
        named = who(word)
        if index in self.at or (word == "union" and not self.english):
            return None  # "Puente Bella Unión"
        if word == "civil" and self.word(index - 1) == "construccion":
            return Who.PEOPLE  # "Construcción Civil cerró el óvalo"
        if (
            word == "junta"
            and self.word(index + 1) in ("de", "vecinal")
            and self.word(index + 2) != "fiscales"
        ):
            return Who.PEOPLE  # "La Junta de Usuarios cerró el cruce"
        if word == "frente" and self.word(index + 1) not in ("de", "unico", "amplio", "civico"):
            return None  # "Frente al municipio"
        if named is None and not (word in ("los", "las") and self.word(index + 1) in ("de", "del")):
            return None
        if named is None:
            # "Los de Matucana han puesto piedras", "los del Sutep", but "los de la Policía"
            whose = who(self.word(index + (3 if self.word(index + 2) in ("la", "el", "los", "las") else 2)))
            return (whose or Who.PEOPLE) if self.word(index - 1) not in PREPS else None
        shared = own and self._share(index)
        if own and not shared and (prep := self.prep(index)) is not None and not self._heap(index, prep):
            return None
        if named is Who.OFFICE and who(self.word(index - 1)) is Who.OFFICE:
            return None  # "Trabajadores de la empresa minera …": of the company that is named before
        carriers = self.word(index + 1) == "de" and self.word(index + 2).startswith(
            ("transport", "taxi", "mototaxi")
        )
        if named is Who.OFFICE and (carriers or self.word(index - 1) in ("transport", "bus", "haulage")):
            return Who.PEOPLE  # "Empresas de transporte público", who stop or shut a road themselves
        if word in COUNTED:
            more = [who(self.word(i)) for i in range(index + 1, index + 4) if i not in self.at]
            if self.word(index + 1) in ("de", "of", "policial", "militar") and (
                Who.OFFICERS in more or self.word(index + 1) in ("policial", "militar")
            ):
                return Who.OFFICERS
            if Who.PEOPLE not in more and (others := [one for one in more if one is not None]):
                return others[0]  # "Cientos de turistas", "decenas de vehículos"
        return named

    def _share(self, index: int) -> bool:
        """Whether a share of them is named before: "el 80 % de las empresas", "la mayoría de los taxistas"."""
        return SHARE.search(self.flat[: self.tokens[index][1]]) is not None

    def _heap(self, index: int, prep: str) -> bool:
        """Whether a number or a heap is named before: "un río de gente", "a handful of teachers"."""
        if prep not in ("de", "of") or self.word(index - 1) != prep or who(self.word(index - 2)) is not None:
            return False
        return self.word(index - 3) in ("un", "una", "unos", "unas", "medio", "a", "an")

    def prep(self, index: int) -> str | None:
        """The preposition right before a noun and its articles and numbers, in English also its adjectives."""
        loose = 3 if self.english else 0
        for i in range(index - 1, max(-1, index - 6), -1):
            word = self.word(i)
            if word in ("de", "at") and self.word(i - 1) in ABOUT:
                continue
            if self.english and word in ("a", "de", "del"):
                continue  # "The Francisco Carle de Jauja airport"
            if word in PARTICLES and i - 1 in self.at:
                return None  # "shut off the road"
            if word in PREPS:
                return word
            if word not in DETS and not word[:1].isdigit():
                if not loose or word == "," or word in HARD or i in self.at:
                    return None
                loose -= 1
            else:
                loose = 0
        return None

    def manner(self, index: int) -> bool:
        """Whether "por" says how or how long, and not why: "por la fuerza", "por tres horas"."""
        word, after = self.word(index + 1), self.word(index + 2)
        if word == "la":
            return after in MANNER_AFTER
        return word[:1].isdigit() or word in MANNER or after in SPANS

    def opening(self, index: int) -> int | None:
        """Where the bracket opens that ends here with no verb in it: "un grupo de apus (líderes amazónicos) marchó"."""
        for i in range(index - 1, max(-1, index - 12), -1):
            if i in self.at:
                return None
            if self.word(i) == "(":
                return i
        return None

    def closing(self, index: int) -> int | None:
        """Where the bracket closes that opens here with no verb in it."""
        for i in range(index + 1, min(len(self.tokens), index + 12)):
            if i in self.at:
                return None
            if self.word(i) == ")":
                return i
        return None
