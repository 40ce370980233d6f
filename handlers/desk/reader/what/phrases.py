"""A sentence in words, with its verbs among them: who does what a verb tells of, and by whom it was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from handlers.desk.reader.what.actwords import COUNTED, Who, who
from handlers.desk.reader.what.phrasewords import (
    ABOUT,
    BESIDE_THEM,
    BREAKS,
    DETS,
    FARTHEST_AGENT,
    HARD,
    KEPT,
    MANNER,
    MANNER_AFTER,
    MISHAPS,
    OF_WHOM,
    PARTICLES,
    PREPS,
    SAME,
    SHARE,
    SPANS,
    WHICH,
)
from handlers.desk.reader.words.verbforms import forms
from handlers.desk.reader.words.verbs import Tense, Verb
from storage.model import Language

#: A sentence's own full stop is its end; within it stand but those of "a. m." and "km".
_TOKEN = re.compile(r"\d+(?:[:.,]\d+)*|[a-z0-9][a-z0-9'\-]*|[;:!?()…\n,]")


class Phrase:
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

    def relative(self, start: int) -> int | None:
        """Where the relative clause opens whose verb stands here, None where it is a clause of its own."""
        for index in range(start - 1, max(-1, start - 5), -1):
            word = self.tokens[index][0]
            if word in WHICH:
                before = self.tokens[index - 1][0] if index else ""
                return index if before not in HARD and (index - 1) not in self.at else None
            if word in HARD or word == ",":
                return None
        return None

    def subject(self, number: int) -> Who | None:
        """Who does what a verb tells of: the last one named before it, else who does what is told before it."""
        first = self.spans[number][0]
        if self.verbs[number].form.endswith("mos") and not self.english:
            return Who.PEOPLE  # "Cerraremos la vía"
        index, seen = first - 1, False
        while index >= 0:
            word = self.tokens[index][0]
            other = self.at.get(index)
            if word == ")" and (opening := self._opening(index)) is not None:
                index = opening - 1
                continue
            if word in HARD:
                break
            if other is not None and other != number and self.finite(other) and not self._said_of_them(other):
                start = self.spans[other][0]
                opens = self.relative(start)
                if opens is None:
                    left = self.subject(other) if not seen and self._goes_on(number, other, first) else None
                    return left if left is not None else self.behind(number)
                index = opens - 1
                seen = True
                continue
            if word in WHICH and (named := self._antecedent(index)) is not None:
                return named  # "El huaico que cerró la vía"
            named = self.head(index)
            if named in (Who.OFFICE, Who.OFFICERS) and self._joined(index):
                return Who.PEOPLE  # "Pobladores y autoridades"
            if named is not None:
                return named
            index -= 1
        return self.behind(number)

    def _said_of_them(self, number: int) -> bool:
        """Whether a participle but says which people they are: "la población organizada", "socios afectados por …"."""
        if self.verbs[number].tense is not Tense.PARTICIPLE:
            return False
        first = self.spans[number][0]
        far = (
            12 if self.verbs[number].lemma in BESIDE_THEM else 8
        )  # "ronderos de la provincia de Chepén afectados por …"
        back = range(first - 1, max(-1, first - 1 - far), -1)
        near = takewhile(lambda i: self.word(i) not in HARD and self.word(i) not in WHICH, back)
        people = (who(self.word(i)) is Who.PEOPLE for i in near if i not in self.at)
        return self.word(first - 1) == "," or any(
            people
        )  # "Docentes de Puno, agrupados en el Sutep, marcharon"

    def _opening(self, index: int) -> int | None:
        """Where the bracket opens that ends here with no verb in it: "un grupo de apus (líderes amazónicos) marchó"."""
        for i in range(index - 1, max(-1, index - 12), -1):
            if i in self.at:
                return None
            if self.word(i) == "(":
                return i
        return None

    def _closing(self, index: int) -> int | None:
        """Where the bracket closes that opens here with no verb in it."""
        for i in range(index + 1, min(len(self.tokens), index + 12)):
            if i in self.at:
                return None
            if self.word(i) == ")":
                return i
        return None

    def _goes_on(self, number: int, other: int, first: int) -> bool:
        """Whether a verb has the subject of the one before: "tomaron el local y cerraron la vía"."""
        if (
            self.verbs[number].tense is Tense.INFINITIVE
            and self.verbs[number].modal == self.verbs[other].lemma
        ):
            return True  # "Los obreros decidieron paralizar sus labores"
        between = range(self.spans[other][1] + 1, first)
        return any(
            self.word(i) in SAME or (self.word(i) == "donde" and self.word(i - 1) in ("desde", "de"))
            for i in between
        )

    def _antecedent(self, index: int) -> Who | None:
        """Of whom "que" speaks."""
        for i in range(index - 1, max(-1, index - 5), -1):
            if self.word(i) in HARD or i in self.at:
                return None
            if (named := who(self.word(i))) is not None:
                behind = self.word(i - 1) in ("de", "del", "of") and who(self.word(i - 2)) is not None
                return who(self.word(i - 2)) if behind else named
        return None

    def _joined(self, index: int) -> bool:
        """Whether people stand beside an office or the police: "pobladores y autoridades cerraron la vía"."""
        back = range(index - 1, max(-1, index - 7), -1)
        near = [self.word(i) for i in back]
        if not {"y", "e", "and", "junto", "con", "with"} & set(near[:4]):
            return False
        return any(i not in self.at and who(self.word(i)) is Who.PEOPLE for i in back)

    def head(self, index: int, *, own: bool = True) -> Who | None:
        """Who is named by a word that stands behind no preposition."""
        word = self.tokens[index][0]
        named = who(word)
        if index in self.at or (word == "union" and not self.english):
            return None  # "Puente Bella Unión"
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

    def behind(self, number: int, wanted: Who = Who.PEOPLE) -> Who | None:
        """Who is named behind a verb that stands before its subject: "bloquean la vía los comuneros de …"."""
        for index in range(self.spans[number][1] + 1, min(len(self.tokens), self.spans[number][1] + 9)):
            if self.word(index) in HARD or self.word(index) in BREAKS or index in self.at:
                return None
            if self.head(index) is wanted:
                return wanted
        return None

    def agent(self, number: int) -> Who | None:
        """By whom it was done, else who keeps it so: "interrumpida por comuneros", "mantienen cerrada la vía"."""
        last, shut = self.spans[number][1], 0
        for index in range(last + 1, min(len(self.tokens), last + FARTHEST_AGENT)):
            word = self.word(index)
            if word == "(" and (closing := self._closing(index)) is not None:
                shut = closing  # "Cerrada en el km 26 (Ocongate, Quispicanchi) por comuneros"
            if index <= shut:
                continue
            other = self.at.get(index)
            if word in HARD or (index > last + 13 and other is not None and self.finite(other)):
                break
            if word not in ("por", "by") or self.word(index + 1) == "lo" or self.word(index - 1) in OF_WHOM:
                continue
            for i in range(index + 1, min(len(self.tokens), index + 7)):
                if self.word(i) in HARD or self.word(i) == ",":
                    break
                if self.word(i) in ("social", "protesta", "protestas", "manifestacion", "protests", "paro"):
                    return Who.PEOPLE
                if (named := who(self.word(i))) is not None:
                    joined = self.word(i + 1) in ("y", "and") and who(self.word(i + 2)) is Who.PEOPLE
                    return Who.PEOPLE if joined else self.head(i, own=False) or named
        for other in range(number - 1, -1, -1):
            if self.verbs[other].lemma in KEPT and last - self.spans[other][1] < 10:
                if self.verbs[other].lemma in ("mantener", "tener", "dejar", "keep", "leave"):
                    return self.subject(other)
                return None
        return None

    def caused(self, number: int) -> bool:
        """Whether the sentence says why, or by whom, something is shut."""
        first = self.spans[number][1] + 1
        for index in range(first, min(len(self.tokens), first + 14)):
            if self.word(index) in HARD:
                return False
            if self.word(index) in ("por", "by", "debido") and not self.manner(index):
                return True
        return False

    def forced(self, number: int) -> bool:
        """Whether weather, works or a feast is given as the reason: "cerró el ingreso por alerta de lluvias"."""
        first = self.spans[number][1] + 1
        for index in range(first, min(len(self.tokens), first + 14)):
            if self.word(index) in HARD or self.word(index) in BREAKS:
                return False
            if self.word(index) in ("por", "due", "debido") and not self.manner(index):
                near = [self.word(i) for i in range(index + 1, index + 4)]
                cause = next((w for w in near if w not in DETS and w not in PREPS), "")
                return cause in MISHAPS or (who(cause) is Who.NATURE and cause != "rio")  # by boat
        return False

    def manner(self, index: int) -> bool:
        """Whether "por" says how or how long, and not why: "por la fuerza", "por tres horas"."""
        word, after = self.word(index + 1), self.word(index + 2)
        if word == "la":
            return after in MANNER_AFTER
        return word[:1].isdigit() or word in MANNER or after in SPANS
