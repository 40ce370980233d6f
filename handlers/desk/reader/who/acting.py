"""Whether a group does something of a protest in its sentence."""

from __future__ import annotations

import re

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what.actwords import Who
from handlers.desk.reader.who import doings
from handlers.desk.reader.who.doings import (
    DOES,
    OPENS_ONE,
    SAYS,
    SHOWN,
    STANDS,
    SUFFERS,
    THERE_IS,
)
from handlers.desk.reader.who.subjects import BREAK
from handlers.desk.reader.words.verbforms import Tense
from handlers.desk.reader.words.verbs import Verb
from handlers.desk.reader.words.verbwords import words
from storage.model import Language

#: "Are expected to", "is due to", "were set to": what follows they will do.
_TO_DO = re.compile(
    r"(?:\s(?:due|set|expected|poised|scheduled|about|going|likely|planning|ready|preparing|slated|also))?\sto\s"
)


_AND_DOES = re.compile(r"[^.;:!?]{0,70}?\s(?:y|e|and)(?=\s(?:no\s|se\s|solo\s|also\s)?\w)")


_MEANT = words("be expect set schedule plan poise slate prepare go")


def does(sentence: Sentence, at: int, far: int, *, meant: bool = False) -> int:
    """5 where the next verb is one of protest, 3 where it is another one beside a protest, else 0."""
    for verb in sentence.verbs:
        bare = verb.language is Language.EN and not sentence.plain[: verb.start].endswith("to ")
        if (
            verb.start < at
            or verb.tense is Tense.PARTICIPLE
            or (verb.tense is Tense.INFINITIVE and not (bare or meant))
        ):
            continue  # "Miners block the highway" looks like an infinitive
        gap = sentence.level[at : verb.start]
        if len(gap) > far or BREAK.search(gap) or len(gap.split()) > 12:
            return 0
        if (to := _TO_DO.match(sentence.plain, verb.end)) is not None and verb.lemma in _MEANT:
            return does(sentence, to.end(), 30, meant=True)  # "Unions are expected to march"
        if doings.lets_pass(sentence.plain, verb):
            return 5  # "No permitieron el ingreso", "permiten el paso cada dos horas"
        if (verb.passive and verb.lemma not in STANDS) or verb.lemma in SUFFERS:
            return 0
        if verb.lemma in SAYS and far > 30:
            return does(sentence, verb.end, 70, meant=True) or (3 if THERE_IS.search(sentence.plain) else 0)
        calls = verb.lemma == "call" and sentence.plain.startswith(" for ", verb.end)
        if (
            calls
            or verb.lemma in DOES
            or OPENS_ONE.match(sentence.plain, verb.end)
            or _its_act(sentence, verb)
        ):
            return 5
        if (joint := _AND_DOES.match(sentence.level, verb.end)) and (
            part := does(sentence, joint.end(), 30)
        ) == 5:
            return part  # "Permanecen en plena vía y no permiten el paso"
        return 3 if verb.tense is not Tense.SUBJUNCTIVE and protest_beside(sentence) else 0
    return 0


def _its_act(sentence: Sentence, verb: Verb) -> bool:
    """Whether a verb is that of an act which people do, whichever verb it is: "cercaron con alambres la vía"."""
    return any(act.by is Who.PEOPLE and act.start <= verb.start < act.end for act in sentence.acts)


def protest_beside(sentence: Sentence) -> bool:
    """Whether the sentence tells of a protest without saying who makes it."""
    return bool(THERE_IS.search(sentence.plain) or SHOWN.search(sentence.plain)) or any(
        v.lemma in DOES for v in sentence.verbs
    )
