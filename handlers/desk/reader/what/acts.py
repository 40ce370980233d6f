"""What somebody does to something: a verb, its object and its subject, found at a distance within a clause."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from handlers.desk.reader.what.actrows import DRIVING, LEMMAS, TABLE, Row
from handlers.desk.reader.what.actwords import Thing, Who, things
from handlers.desk.reader.what.phrases import Phrase
from handlers.desk.reader.what.phrasewords import BREAKS, HARD, KEPT, MOVING, SAME, WALKING
from handlers.desk.reader.what.postings import posted_to_shut
from handlers.desk.reader.words.verbs import Tense, Verb, verbs_in
from handlers.desk.reader.words.verbwords import words
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
    ours: bool = True  # else a river, an office or the police does it


#: "Tomaron el control del peaje": what it is the control of.
_THROUGH = words(
    "uso use control posesion parte mitad uno una totalidad ambos puerta puertas acceso ingreso ambientes "
    "interior part half all both tramo sentidos exteriores alrededores one several some stretch stretches section "
    "sections parts"
)
#: What an infinitive hangs on that is done, begun, tried or planned.
_GOVERNS = words(
    "comenzar empezar volver proceder decidir acordar llegar lograr intentar tratar buscar amenazar ir "
    "optar pasar continuar anunciar planear preparar pretender querer conseguir disponer convocar hacer "
    "begin start continue resume plan decide threaten vow try manage attempt go seek make"
)
_TELLING = LEMMAS | WALKING
_AFTER_DOING = words("tras al luego despues por after by")
_FARTHEST = 16  # words from a verb to its object
_FORCE = re.compile(
    r"\b(?:a la fuerza|por la fuerza|violent\w+|by force|forc\w+|(?:to|para) (?:prevent|block|stop|impedir|"
    r"evitar) (?:the |el )?(?:passage|traffic|transit\w*|paso|pase))\b"
)
#: "Que tomen", "puede cerrar": asked for, possible or meant, not done.
_UNDONE = words(
    "poder pedir exigir deber solicitar demandar querer exhortar invocar evitar impedir recomendar para "
    "sin hasta antes can could may might must should ask demand urge prevent avoid without until before "
    "for"
)


#: What people do to themselves: "permanecen atrincherados".
_OWN_STATES = words(
    "atrincherar encerrar encadenar apostar plantar instalar sentar parar congregar concentrar"
)
_SHUT_HOUSE = words("cerrar close shut")
_ELSE = frozenset({Who.CROOKS, Who.CROWD, Who.NATURE})
_ANGRY = re.compile(r"\b(?:protest|exig|reclam|rechaz|contra\b|justicia|demand|against)|_{3}")
#: What makes sure of those who go somewhere, or stand there, that they protest.
_GATHERED = {
    Kind.SIT_IN: _ANGRY,
    Kind.MARCH: re.compile(r"\b(?:manifestantes|protesta\w*|huelguistas|protesters)\b"),
}
#: What the police break up that is no protest.
_BRAWL = re.compile(
    r"\b(?:rinas?|peleas?|barrist\w+|hinch\w+|fiestas?|penal|estadio|discoteca|delincuent\w+|fans|brawl|prison|party)\b"
)
_WORKING = words("atender trabajar laborar circular operar prestar salir dictar funcionar")
_DONE_TENSES = frozenset({Tense.PRESENT, Tense.PAST, Tense.IMPERFECT, Tense.FUTURE, Tense.GERUND})


def acts_in(flat: str, original: str = "", verbs: Sequence[Verb] | None = None) -> list[Act]:
    """The acts of a sentence in the order of their verbs; `flat` is its text without accents and capitals."""
    verbs = verbs_in(flat, original) if verbs is None else verbs
    if not any(verb.lemma in _TELLING or verb.lemma in _WORKING for verb in verbs):
        return []
    clause = Acts(flat, verbs)
    found: list[Act] = []
    for number, verb in enumerate(verbs):
        told = verb.lemma in _TELLING or verb.modal == "dejar"
        idle = verb.negated and verb.lemma in _WORKING  # "No trabajarán mañana"
        if (idle or (told and not verb.negated)) and (act := clause.act(number)) is not None:
            found.append(act)
    shut = [act.start for act in found if act.kind is Kind.BLOCKADE]
    return [a for a in found if a.kind is not Kind.SIT_IN or not posted_to_shut(flat, a.start, shut)]


class Acts(Phrase):
    """The acts of a sentence."""

    def act(self, number: int) -> Act | None:
        """What a verb of the table makes with its object and subject, None where it makes nothing."""
        verb = self.verbs[number]
        doing, frame = self._doing(number)
        if not doing:
            return None
        state = (verb.passive or verb.tense is Tense.PARTICIPLE) and verb.lemma not in _OWN_STATES
        by = self.agent(number) if state else self.subject(number)
        if by is Who.NATURE and verb.lemma == "set":
            by = Who.PEOPLE  # "A group set fire to a patrol car": the fire is theirs
        if by is None and not state and verb.lemma in MOVING:
            by = self.behind(number, Who.OFFICERS)
        bare = state and verb.tense is Tense.PARTICIPLE
        if bare and by is None:
            return None  # "Un patrullero quemado"
        if verb.tense is Tense.IMPERFECT and self.relative(self.spans[number][0]) is not None:
            return None  # "Las piedras que impedían el paso"
        if by is Who.PEOPLE and (verb.modal == "dejar" or verb.negated) and verb.lemma in _WORKING:
            before = self.spans[number][0] - 1
            spot = before if self.word(before) == "no" else None  # "Decidieron no laborar"
            return self._made(Kind.STRIKE, number, spot, by, frame=frame)
        alone = by is None and not state and not self.many(verb)
        if not (state or alone) and by in (Who.PEOPLE, None) and self.walks_armed(number):
            return self._made(Kind.MARCH, number, None, by, frame=frame)
        for row in TABLE:
            if verb.lemma not in row.lemmas or row.passive not in (None, state):
                continue
            ours = by in row.by or (by is None and not row.named)
            patrol = row.kind is Kind.MARCH and by is Who.OFFICERS  # "Se movilizaron agentes de la comisaría"
            if (
                not ours
                and not patrol
                and (by is None or (row.kind is not Kind.BLOCKADE and by not in _ELSE))
            ):
                continue
            if by is Who.CROWD and _ANGRY.search(self.flat):
                ours = True  # "Escolares marcharon exigiendo un profesor"
            if alone and Who.PEOPLE in row.by and not self.people_named():
                continue
            if state and by is None and row.kind is not Kind.ARRESTS and self.caused(number):
                continue  # "Cerrada por una carrera"
            spot = self._object(number, row, state) if row.objects else None
            if spot is None and verb.lemma in _OWN_STATES and row.objects:
                spot = self._near_object(
                    *self.spans[number], row.objects
                )  # "Ingresaron a la fábrica y permanecen atrincherados"
            if (row.objects and spot is None) or (row.beside and not self._beside(number, row.beside)):
                continue
            asks = row.kind in _GATHERED and _GATHERED[row.kind].search(self.flat) is not None
            if row.asking and not asks:
                continue
            sure = (row.sure or asks) and not alone and not (by is Who.OFFICERS and _BRAWL.search(self.flat))
            if row.kind in (Kind.BLOCKADE, Kind.OCCUPATION) and by is Who.PEOPLE and self.forced(number):
                by, ours = Who.NATURE, False  # "La comunidad cerró el ingreso por alerta de lluvias"
            return self._made(row.kind, number, spot, by, sure=sure, frame=frame, ours=ours)
        if not state and self.shuts_there(number) and (by is Who.PEOPLE or (by is None and self.many(verb))):
            sure = by is Who.PEOPLE
            return self._made(Kind.BLOCKADE, number, None, by, sure=sure, frame=frame)
        shut = state and by is not Who.PEOPLE and verb.lemma in _SHUT_HOUSE
        if shut and self._near_object(*self.spans[number], {Thing.BUILDING}) is not None:
            return self._made(Kind.BLOCKADE, number, None, by, ours=False)  # "El local está cerrado"
        fits = verb.lemma in TABLE[0].lemmas and verb.form.endswith(("a", "as"))
        if state and not bare and by is Who.PEOPLE and fits:
            return self._made(
                Kind.BLOCKADE, number, None, by, frame=frame
            )  # "Sigue cerrada por los comuneros"
        return None

    def _made(
        self,
        kind: Kind,
        number: int,
        spot: int | None,
        by: Who | None,
        *,
        sure: bool = True,
        frame: bool = False,
        ours: bool = True,
    ) -> Act:
        first, last = self.spans[number]
        begin, end = (first, last) if spot is None else (min(first, spot), max(last, spot))
        if any(self.at.get(i, number) != number for i in range(begin, end + 1)):
            begin, end = first, last  # another verb stands between
        sure = sure or _FORCE.search(self.flat) is not None
        return Act(kind, self.tokens[begin][1], self.tokens[end][2], by, sure, frame, ours)

    def _doing(self, number: int) -> tuple[bool, bool]:
        """Whether it is done or to be done, and whether it is but the ground of something else."""
        verb = self.verbs[number]
        if verb.lemma in DRIVING and verb.modal == "para" and verb.under is Tense.PAST:
            return True, False  # "Intervino para desalojar a los huelguistas"
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
            if word == "por" and "por" not in row.preps and not self.manner(index):
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
        if prep is None or prep in preps:
            return (prep or "") in preps
        heap = bool(things(self.word(index)) & {Thing.BARRIER, Thing.TYRES})
        if "" in preps and heap and prep in ("de", "of"):
            return True  # "Truckloads of dirt", "montones de piedras"
        if "" in preps and prep in ("de", "del", "of", "a", "to"):
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
        if not wanted:
            return None
        # "PE-3S km 120 (Cusco): interrumpida", "fue liberada en Checacupe pero sigue cerrada en Cusipata"
        after = first - 2 if self.word(first - 1) == "," else first - 1
        beyond = self.word(after) in (":", ")", ".") or self.word(first - 1) in SAME
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

    def near(self, number: int, wanted: frozenset[Thing]) -> bool:
        """Whether one of these is named behind a verb in its clause."""
        last = self.spans[number][1]
        for index in range(last + 1, min(len(self.tokens), last + _FARTHEST)):
            if self.word(index) in HARD or self.word(index) in BREAKS:
                return False
            if things(self.word(index)) & wanted:
                return True
        return False

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
