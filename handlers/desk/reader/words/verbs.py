"""The verbs of a sentence: which, in which tense, denied or not, done by or to what is told of, and what they hang on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from handlers.desk.reader.words.auxiliaries import COMING, MODALS, PERFECT, PHASES
from handlers.desk.reader.words.heads import several_of, unbracketed
from handlers.desk.reader.words.verbforms import Form, Tense, forms, stressed
from handlers.desk.reader.words.verbwords import BEFORE_NOUN, HOMOGRAPHS, INSIDE, NO_VERBS, words
from storage.model import Language


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb as a sentence bears it, with its auxiliaries: "no han sido reabiertas" is one of "reabrir".

    `tense` is that of the whole ("va a cerrar": future; "han cerrado": past; "está cerrada": present); `modal` is the verb
    or the small word that it hangs on ("podrían bloquear": poder; "piden que levanten": pedir; "tras bloquear": tras;
    "sigue tomada": seguir), and `under` the tense of that verb.
    """

    lemma: str
    language: Language
    form: str
    start: int
    end: int
    tense: Tense
    negated: bool = False
    passive: bool = False
    modal: str | None = None
    under: Tense | None = None


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    readings: tuple[Form, ...]
    accented: bool = False  # as written its last vowel bears an accent


_TOKEN = re.compile(r"[a-zñ]+(?=n't\b)|n't|[a-z0-9ñ-]+|'[a-z]+|[^\w\s'-]")
_SHORT = {"ca": "can", "wo": "will"}
#: Before the verb of a relative clause: "los mineros que ayer".
IN_RELATIVE = re.compile(r"\b(?:que|quienes|who)\s(?:\w+\s){0,2}$")
_NO = words("no nunca tampoco jamas ni not never n't nor")
_NOBODY = words("nobody nadie none ningun ninguno ninguna neither")
_HINGES = words("tras para al hasta sin antes luego despues without")
_WHETHER = words("si cuando if when unless once after before until")
_NAMES_NOTHING = frozenset(
    {"de", "del", "en", "y", "e", "o", "por", ",", ".", ":", "contra", "and", "of", "in", "at"}
)
#: Verbs that say only how the participle or gerund after them stands: "sigue tomada", "vienen bloqueando".
_BEING = words("ser estar quedar be get")
_STANDS = _BEING | words("seguir continuar permanecer encontrar amanecer lucir ver remain stay")
_KEEPS = words("mantener tener dejar llevar venir andar keep hold leave")
#: Verbs only with another after them: "está cerrada", not "esta vía".
_PLURAL = words("they we who people police women men and or please you also still")
_AUXILIARY = words("be have do")
_IT = words("la las lo los")  # "Llegó la Policía y la liberó"
_ITS = words("the a an all their its his her our both every access traffic")
_OF_SEVERAL = words("are were have")
_LEANS = words("'s esta ha han vino")
_PERSONLESS = frozenset({Tense.INFINITIVE, Tense.GERUND, Tense.PARTICIPLE})
_FAR = 8


def verbs_in(flat: str, original: str = "") -> list[Verb]:
    """All verbs of a sentence that are known, in order; `original` is it as written: its accents tell "tomó" from "tomo"."""
    accents = any(c in "áéíóúÁÉÍÓÚ" for c in original) and not original.isupper()
    written = original if accents and len(original) == len(flat) else ""
    parts = [_word(m, written) for m in _TOKEN.finditer(flat)]
    found: list[Verb] = []
    at = 0
    while at < len(parts):
        group = _Group(parts, at, found)
        if (verb := group.verb()) is not None:
            found.append(verb)
        at = max(group.last, at) + 1
    return found


def _word(match: re.Match[str], original: str) -> _Word:
    text = _SHORT.get(match[0], match[0])
    readings = forms(text)
    accent = False
    if original and readings:
        accent = stressed(original[match.start() : match.end()])
        fitting = tuple(f for f in readings if f.stressed is accent or f.language is Language.EN)
        # "El mismo que inicio el lunes": behind "que" no noun stands, so the accent was forgotten.
        forgotten = not fitting and match.string[: match.start()].endswith((" que ", " se ", " nos "))
        readings = readings if forgotten else fitting
    return _Word(text, match.start(), match.end(), readings, accent)


class _Group:
    """The words from one on that are one verb: its auxiliaries, the small words within and the verb itself."""

    def __init__(self, words: Sequence[_Word], at: int, found: Sequence[Verb]) -> None:
        self.words, self.first, self.last, self.found = words, at, at, found
        self.negated = self.passive = False
        self.modal: str | None = None
        self.under: Tense | None = None

    def verb(self) -> Verb | None:
        word = self.words[self.first]
        if word.text in MODALS:
            form, tense = self._next(Tense.INFINITIVE, Language.EN), MODALS[word.text]
            self.modal = None if tense is Tense.FUTURE else word.text
        else:
            form = self._alone(word)
            tense = form.tense if form else Tense.PRESENT
        if form is None:
            return None
        leans = word.text in _LEANS
        while (step := self._step(form, tense)) is not None:
            form, tense = step
        if leans and self.last == self.first:
            return None  # "the town's road", "esta vía"
        self._look_back(tense)
        start, end = word.start, self.words[self.last].end
        passive = self.passive or (tense is Tense.PARTICIPLE and form.tense is Tense.PARTICIPLE)
        named = " ".join(w.text for w in self.words[self.first : self.last + 1])
        return Verb(
            form.lemma, form.language, named, start, end, tense, self.negated, passive, self.modal, self.under
        )

    def _step(self, form: Form, tense: Tense) -> tuple[Form, Tense] | None:
        """The verb on which this one but leans, with the tense of both together; None where it stands by itself."""
        lemma, language = form.lemma, form.language
        if lemma in ("haber", "have") and (done := self._next(Tense.PARTICIPLE, language)):
            return done, PERFECT.get(tense, tense)
        if lemma in _STANDS or lemma in _KEEPS:
            for wanted in (Tense.PARTICIPLE, Tense.GERUND):
                if (done := self._next(wanted, language)) is not None:
                    self.passive = wanted is Tense.PARTICIPLE and lemma in _STANDS
                    self._hang(None if lemma in _BEING else lemma, tense)
                    lasting = (
                        wanted is Tense.GERUND and form.tense is Tense.PARTICIPLE and tense is Tense.PAST
                    )
                    return done, Tense.PRESENT if lasting and not self._had() else tense
        if lemma in ("ir", "go") and (
            done := self._next(Tense.INFINITIVE, language, "a" if lemma == "ir" else "to")
        ):
            return done, COMING.get(tense, tense)
        if lemma in ("have", "be") and (done := self._next(Tense.INFINITIVE, language, "to")):
            yet = any(w.text == "yet" for w in self.words[self.first : self.last])
            self.negated = self.negated or yet
            self._hang("yet" if yet else lemma, tense)
            return done, Tense.FUTURE if lemma == "be" else tense
        if lemma == "do" and (done := self._next(Tense.INFINITIVE, language)):
            return done, tense
        if lemma in PHASES and (done := self._next(Tense.INFINITIVE, language, PHASES[lemma])):
            self._hang("deber" if lemma == "tener" else lemma, tense)
            return done, tense
        return None

    def _had(self) -> bool:
        return self.words[self.first].text in ("had", "habia", "habian")

    def _hang(self, lemma: str | None, tense: Tense) -> None:
        self.modal, self.under = self.modal or lemma, self.under or (tense if lemma else None)

    def _next(self, tense: Tense, language: Language, link: str = "") -> Form | None:
        """The next word, if it is such a form of a verb; what may stand between is passed over."""
        negated = False
        for at in range(self.last + 1, min(self.last + 5, len(self.words))):
            word = self.words[at]
            if link and word.text == link:
                link = ""
                continue
            form = next((f for f in word.readings if f.tense is tense and f.language is language), None)
            if form is not None and not link and word.text not in INSIDE:
                self.last, self.negated = at, self.negated or negated
                return form
            if word.text in _NO:
                negated = True
            elif word.text not in INSIDE and not word.text.endswith(("mente", "ly")):
                return None
        return None

    def _alone(self, word: _Word) -> Form | None:
        """The reading of a word that begins a verb, None where it is rather a noun."""
        before = self.words[self.first - 1].text if self.first else "."
        after = self.words[self.first + 1].text if self.first + 1 < len(self.words) else "."
        act = word.accented or (before == "to" and after in _ITS)  # "caminó", "to clear the road"
        if not word.readings or (word.text in NO_VERBS and word.text not in _LEANS and not act):
            return None
        readings = word.readings
        finite = tuple(f for f in readings if f.tense not in _PERSONLESS)
        english = readings[0].language is Language.EN
        if english and after in _OF_SEVERAL and word.text.endswith("s") and word.text not in _LEANS:
            return None  # "Marches are planned": a noun
        if english and before == "to":
            return next((f for f in readings if f.tense is Tense.INFINITIVE), None)
        done = next((f for f in readings if f.tense is Tense.PARTICIPLE), None)
        if english and after == "by" and done:
            return done
        several = any(f.plural for f in finite) and not english
        if before == "por" and self.found and self.found[-1].lemma == "dar":
            return done  # "dieron por terminado"
        bare = english and all(f.lemma == word.text for f in readings) and word.text not in _AUXILIARY
        if bare and not self._they(before, after):
            return None
        if (
            not several
            and before in BEFORE_NOUN
            and (english or before != "no")
            and not (before in _IT and any(f.stressed and f.tense is Tense.PAST for f in readings))
            and not any(f.tense is Tense.INFINITIVE and not english for f in readings)
        ):
            gerund = next((f for f in readings if f.tense is Tense.GERUND), None)
            return gerund if gerund and before in ("by", "en", "after", "before", "for", "from") else None
        if (
            word.text in HOMOGRAPHS
            and (not before.isalnum() or before in ("y", "o", "and", "or"))
            and after in _NAMES_NOTHING
        ):
            return None
        beside = (
            bool(self.found)
            and self.found[-1].end == word.start - 1
            and self.found[-1].tense not in _PERSONLESS
        )
        if word.text in HOMOGRAPHS and beside and not english:
            return None  # "Levantan bloqueo de carretera": what they lift
        that = any(w.text in ("que", "si", "cuando") for w in self.words[max(0, self.first - 6) : self.first])
        if word.text in HOMOGRAPHS and not that:
            finite = readings = tuple(f for f in readings if f.tense is not Tense.SUBJUNCTIVE)
        if not finite:
            return next((f for f in readings if not (english and f.tense is Tense.INFINITIVE)), None)
        wished = tuple(f for f in finite if f.tense is Tense.SUBJUNCTIVE)
        if wished and len(finite) > len(wished):
            # Without accents "cerraran" is what will be, but after "que", "si" and the like what might be.
            finite = wished if that and self._after_wish() else tuple(f for f in finite if f not in wished)
        past = next((f for f in finite if f.tense is Tense.PAST), None)
        return past or finite[0]

    def _they(self, before: str, after: str) -> bool:
        """Whether who acts may stand before an English verb of the present, or nobody in an order: "Avoid the area"."""
        word = self.words[self.first].text
        order = not before.isalnum() and word not in HOMOGRAPHS
        since = self.found[-1].end if self.found else 0
        back = unbracketed([w.text for w in self.words[: self.first] if w.start >= since])[-20:]
        several = (bool(back) and back[-1] != "'s" and back[-1].endswith("s")) or several_of(back)
        same = word == "let" or (word == "set" and after in ("up", "fire"))  # their past is the same word
        means = after == "to" and word not in HOMOGRAPHS and before.isalpha() and before not in BEFORE_NOUN
        named = before in _PLURAL or (before not in BEFORE_NOUN and (several or after in _ITS))
        return order or means or named or (same and before.isalnum())

    def _after_wish(self) -> bool:
        before = {w.text for w in self.words[max(0, self.first - 4) : self.first]}
        past = bool(self.found) and self.found[-1].tense in (Tense.PAST, Tense.IMPERFECT)
        return past or bool(before & {"luego", "despues", "tras", "antes", "si", "sin"})

    def _look_back(self, tense: Tense) -> None:
        """Whether what stands before denies the verb, and what it hangs on."""
        nearest = self.found[-1] if self.found else None
        for back in range(1, _FAR + 1):
            at = self.first - back
            word = self.words[at] if at >= 0 else None
            if word is None or word.text in ".;:!?" or (nearest is not None and word.start < nearest.end):
                break
            if word.text == "," and tense not in (Tense.INFINITIVE, Tense.SUBJUNCTIVE):
                break
            small = all(
                w.text in INSIDE or w.text in ("to", "be", "de") for w in self.words[at + 1 : self.first]
            )
            if (word.text in _NO and small and not self._only(at)) or (
                word.text in ("sin", "without") and small
            ):
                self.negated = True
            if word.text in _NOBODY or (word.text == "no" and self.words[at + 1].text == "one"):
                self.negated = True
            that = any(w.text == "que" for w in self.words[at + 1 : self.first])
            hinge = word.text in _HINGES and (
                (that and word.text != "al") or (back <= 3 and tense in (Tense.INFINITIVE, Tense.GERUND))
            )
            if hinge or word.text in _WHETHER:
                self.modal = self.modal or word.text
        if self.modal is None and tense in (Tense.INFINITIVE, Tense.SUBJUNCTIVE) and nearest is not None:
            between = [w.text for w in self.words if nearest.end <= w.start < self.words[self.first].start]
            if len(between) <= _FAR and not any(w in ".;:!?" for w in between):
                self._hang(nearest.lemma, nearest.tense)
                self.negated = self.negated or (nearest.negated and tense is Tense.INFINITIVE)

    def _only(self, at: int) -> bool:
        return at + 1 < len(self.words) and self.words[at + 1].text in ("solo", "only")


__all__ = ["Form", "Tense", "Verb", "forms", "verbs_in"]
