"""What somebody does to something: a verb, its object and its subject, found at a distance within a clause."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from handlers.desk.reader.actrows import LEMMAS, TABLE, Row
from handlers.desk.reader.actwords import Thing, Who, things, words
from handlers.desk.reader.phrases import BREAKS, HARD, KEPT, MANNER, MANNER_AFTER, SAME, Phrase
from handlers.desk.reader.verbs import Tense, verbs_in
from storage.model import Kind


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a sentence: the kind of event that it makes, and where its words stand."""

    kind: Kind
    start: int
    end: int
    by: Who | None  # None where the sentence does not say
    sure: bool = True  # else the kind is to be asked
    frame: bool = False  # the ground of something else


#: "Tomaron el control del peaje": what it is the control of.
_THROUGH = words(
    "control posesion parte mitad uno una totalidad ambos puerta puertas acceso ingreso ambientes interior part half all "
    "both tramo sentidos exteriores alrededores"
)
#: What an infinitive hangs on that is done, begun, tried or planned.
_GOVERNS = words(
    "comenzar empezar volver proceder decidir acordar llegar lograr intentar tratar buscar amenazar ir optar pasar "
    "continuar anunciar planear preparar pretender querer conseguir disponer convocar "
    "begin start continue resume plan decide threaten vow try manage attempt go seek"
)
_AFTER_DOING = words("tras al luego despues por after by")
_FARTHEST = 16  # words from a verb to its object
_FORCE = re.compile(r"\b(?:a la fuerza|por la fuerza|violent\w+|by force|forc\w+)\b")
#: "Que tomen", "puede cerrar": asked for, possible or meant, not done.
_UNDONE = words(
    "poder pedir exigir deber solicitar demandar querer exhortar invocar evitar impedir recomendar para sin hasta antes "
    "can could may might must should ask demand urge prevent avoid without until before for"
)


_DONE_TENSES = frozenset({Tense.PRESENT, Tense.PAST, Tense.IMPERFECT, Tense.FUTURE, Tense.GERUND})


def acts_in(flat: str, original: str = "") -> list[Act]:
    """The acts of a sentence in the order of their verbs; `flat` is its text without accents and capitals."""
    verbs = verbs_in(flat, original)
    if not any(verb.lemma in LEMMAS for verb in verbs):
        return []
    clause = _Acts(flat, verbs)
    found: list[Act] = []
    for number, verb in enumerate(verbs):
        if verb.lemma in LEMMAS and not verb.negated and (act := clause.act(number)) is not None:
            found.append(act)
    return found


class _Acts(Phrase):
    """The acts of a sentence."""

    def act(self, number: int) -> Act | None:
        """What a verb of the table makes with its object and subject, None where it is none of ours."""
        verb = self.verbs[number]
        doing, frame = self._doing(number)
        if not doing:
            return None
        state = verb.passive or verb.tense is Tense.PARTICIPLE
        by = self.agent(number) if state else self.subject(number)
        if state and by is None and (verb.tense is Tense.PARTICIPLE or self.caused(number)):
            return None  # "Un patrullero quemado", "cerrada por una carrera"
        if verb.tense is Tense.IMPERFECT and self.relative(self.spans[number][0]) is not None:
            return None  # "Las piedras que impedían el paso"
        for row in TABLE:
            if verb.lemma not in row.lemmas or (state and not row.passive):
                continue
            if (by is None and row.named) or (by is not None and by not in row.by):
                continue
            alone = by is None and not state and not self.many(verb)
            if alone and Who.PEOPLE in row.by and not self.people_named():
                continue
            if row.bare:
                first, last = self.spans[number]
                return self._made(row, first, last, by, frame)
            spot = self._object(number, row, state)
            if spot is None or (row.beside and not self._beside(number, row.beside)):
                continue
            first, last = self.spans[number]
            return self._made(row, min(first, spot), max(last, spot), by, frame)
        return None

    def _made(self, row: Row, first: int, last: int, by: Who | None, frame: bool) -> Act:
        sure = row.sure or _FORCE.search(self.flat) is not None
        return Act(row.kind, self.tokens[first][1], self.tokens[last][2], by, sure, frame)

    def _doing(self, number: int) -> tuple[bool, bool]:
        """Whether it is done or to be done, and whether it is but the ground of something else."""
        verb = self.verbs[number]
        if verb.modal in _UNDONE and not (verb.modal == "querer" and verb.under is Tense.PAST):
            return False, False
        if verb.modal in _AFTER_DOING:
            return True, True
        if verb.tense is Tense.GERUND and self.word(self.spans[number][0] - 1) in (
            "from",
            "of",
            "without",
            "for",
        ):
            return False, False
        if verb.tense in _DONE_TENSES or verb.tense is Tense.PARTICIPLE or verb.passive:
            return True, False
        if verb.tense is Tense.INFINITIVE:
            return verb.modal in _GOVERNS, False
        if verb.tense is Tense.CONDITIONAL:
            return True, False  # "Habrían tomado el local"
        before = self.flat[max(0, verb.start - 60) : verb.start]
        past = re.search(r"\b(?:luego de que|despues de que|tras que|hasta que)\s(?:\w+\s){0,6}$", before)
        return past is not None, past is not None

    def _object(self, number: int, row: Row, state: bool) -> int | None:
        """Where the object stands that a row asks for."""
        first, last = self.spans[number]
        if state:
            return self._near_object(first, last, row.objects)
        for index in range(last + 1, min(len(self.tokens), last + _FARTHEST)):
            word = self.word(index)
            if word in HARD or (index > last + 1 and word in BREAKS):
                return None
            if word == "por" and self.word(index + 1) not in MANNER and not row.preps & {"por"}:
                if not self.word(index + 1)[:1].isdigit():
                    return None
            elif word == "por" and self.word(index + 1) == "la" and self.word(index + 2) not in MANNER_AFTER:
                return None
            named = bool(things(word) & row.objects)
            other = self.at.get(index, number)
            if word in ("no", "ni", "sin") or (other != number and self.finite(other) and not named):
                return None
            if named and self._fits(index, row.preps):
                return index
        return None

    def _fits(self, index: int, preps: Collection[str]) -> bool:
        prep = self.prep(index)
        if preps:
            return prep in preps
        if prep is None:
            return True
        if prep in ("de", "del", "of", "a", "to"):
            for i in range(index - 1, max(-1, index - 6), -1):
                if self.word(i) == prep:
                    return self.word(i - 1) in _THROUGH
        return False

    def _near_object(self, first: int, last: int, objects: Collection[Thing]) -> int | None:
        wanted = frozenset(objects)
        for index in range(last + 1, min(len(self.tokens), last + 7)):
            word = self.word(index)
            if word in HARD or word in BREAKS or word in ("por", "by", "con", "with") or index in self.at:
                break
            if things(word) & wanted and self.prep(index) in (None, "a", "al"):
                return index
        # "PE-3S km 120 (Cusco): interrumpida", "fue liberada en Checacupe pero sigue cerrada en Cusipata"
        beyond = self.word(first - 1) in (":", ")", ".") or self.word(first - 1) in SAME
        for index in range(first - 1, max(-1, first - 24), -1):
            word = self.word(index)
            if word in HARD and not (beyond and word in ":()"):
                return None
            other = self.at.get(index)
            if (
                other is not None
                and not beyond
                and self.finite(other)
                and self.verbs[other].lemma not in KEPT
                and self.relative(self.spans[other][0]) is None
            ):
                return None
            if things(word) & wanted and self.prep(index) not in ("por", "con", "by", "with", "contra"):
                return index
        return None

    def _beside(self, number: int, wanted: frozenset[Thing]) -> bool:
        """Whether the clause also names one of these: stones are put on a road."""
        first, last = self.spans[number]
        for step in (range(last + 1, len(self.tokens)), range(first - 1, -1, -1)):
            for index in step:
                if self.word(index) in HARD:
                    break
                if things(self.word(index)) & wanted or self._central(index):
                    return True
        return False

    def _central(self, index: int) -> bool:
        """Whether "la central" is the road of that name and no union."""
        return (
            self.word(index) == "central"
            and self.word(index - 1) == "la"
            and (not self.word(index + 1) or self.word(index + 1) in words("desde en , . por a hoy ayer"))
        )
