"""Who does what a verb of a sentence tells of, by whom it was done, and why."""

from __future__ import annotations

from itertools import takewhile

from handlers.desk.reader.what.actwords import Thing, Who, things, who
from handlers.desk.reader.what.phrasewords import (
    BESIDE_THEM,
    BREAKS,
    CARRIED,
    DETS,
    FARTHEST_AGENT,
    FARTHEST_CARRIED,
    FOR_WHAT,
    HARD,
    KEPT,
    MISHAPS,
    OF_WHOM,
    PREPS,
    SAME,
    SHUTTING,
    TOWARDS,
    WALKING,
    WHICH,
)
from handlers.desk.reader.what.streetcorners import corner_behind
from handlers.desk.reader.what.wording import Wording
from handlers.desk.reader.words.verbs import Tense


class Phrase(Wording):
    """A sentence in words that knows who its verbs are told of."""

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
            if word == ")" and (opening := self.opening(index)) is not None:
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

    def shuts_there(self, number: int) -> bool:
        """Whether a verb of shutting has a place for its only object: "los comuneros cerraron en Combapata"."""
        verb, last = self.verbs[number], self.spans[number][1]
        first = self.spans[number][0]
        if self.word(first - 2) in ("las", "los") and who(self.word(first - 1)) is not Who.PEOPLE:
            return False  # "Los colegios cerraron en Puno"
        if verb.lemma in SHUTTING and corner_behind(self.flat, verb.end):
            return True
        if verb.lemma not in SHUTTING or self.word(last + 1) not in (
            "en",
            "aca",
            "aqui",
            "ahi",
            "alla",
            "at",
        ):
            return False
        if self.word(last + 1) not in ("en", "at"):
            return True
        behind = self.word(last + 3 if self.word(last + 2) in ("el", "la", "the") else last + 2)
        return behind not in FOR_WHAT and not things(behind) & {Thing.BUILDING}

    def walks_armed(self, number: int) -> bool:
        """Whether people walk along a street or to a square with what protesters carry: "bajan por la av. Sol con palos"."""
        if self.verbs[number].lemma not in WALKING or self.verbs[number].negated:
            return False
        last = self.spans[number][1]
        own = takewhile(lambda i: self.word(i) not in HARD, range(last + 1, len(self.tokens)))
        behind = [self.word(i) for i in own][:FARTHEST_CARRIED]
        ways = {at for at, word in enumerate(behind) if things(word) & {Thing.ROAD, Thing.SQUARE}}
        along = any(word in TOWARDS and ways & {at + 1, at + 2, at + 3} for at, word in enumerate(behind))
        carry = next((at for at, word in enumerate(behind) if word in ("con", "with")), len(behind))
        return along and bool(CARRIED & set(behind[carry:]))

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
        return self._by_whom(number) or self._keeper(number)

    def _by_whom(self, number: int) -> Who | None:
        """Who is named behind "por"."""
        last, shut = self.spans[number][1], 0
        for index in range(last + 1, min(len(self.tokens), last + FARTHEST_AGENT)):
            word = self.word(index)
            if word == "(" and (closing := self.closing(index)) is not None:
                shut = closing  # "Cerrada en el km 26 (Ocongate, Quispicanchi) por comuneros"
            if index <= shut:
                continue
            other = self.at.get(index)
            if word in HARD or (index > last + 13 and other is not None and self.finite(other)):
                return None
            reason = self.word(index + 1) == "lo" or self.word(index - 1) in OF_WHOM
            if word in ("por", "by") and not reason and (named := self._named_behind(index)) is not None:
                return named
        return None

    def _named_behind(self, index: int) -> Who | None:
        """Who is named in the words right behind one; a protest is people."""
        for i in range(index + 1, min(len(self.tokens), index + 7)):
            if self.word(i) in HARD or self.word(i) == ",":
                return None
            if self.word(i) in ("social", "protesta", "protestas", "manifestacion", "protests", "paro"):
                return Who.PEOPLE
            if (named := who(self.word(i))) is not None:
                joined = self.word(i + 1) in ("y", "and") and who(self.word(i + 2)) is Who.PEOPLE
                return Who.PEOPLE if joined else self.head(i, own=False) or named
        return None

    def _keeper(self, number: int) -> Who | None:
        """Who is told before a participle to keep it so."""
        for other in range(number - 1, -1, -1):
            verb = self.verbs[other]
            if verb.lemma in KEPT and self.spans[number][1] - self.spans[other][1] < 10:
                keeps = verb.lemma in ("mantener", "tener", "dejar", "keep", "leave")
                return self.subject(other) if keeps else None
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
