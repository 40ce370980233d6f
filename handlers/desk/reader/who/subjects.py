"""Whose verb is whose: what a group does in the main clause, past all that is said of the group itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.who.englishgroups import Group
from handlers.desk.reader.words.verbforms import FINITE, Tense
from handlers.desk.reader.words.verbs import Verb

#: Each of these has a verb of its own: "que exigen que renuncie".
_UNDER = re.compile(
    r"\b(?:que|quien|quienes|cual|cuales|donde|cuando|porque|mientras|who|which|that|where|when|because|while)\b"
)
_END = re.compile(r"[;!?]|:\s|\.\s(?!m\b)")


def main_verbs(sentence: Sentence, start: int, end: int) -> Iterator[Verb]:
    """The finite verbs from here on that no "que" or "donde" between has for its own."""
    flat = sentence.plain
    taken = 0
    for verb in sentence.verbs:
        if verb.start < start or verb.tense not in _WITH_A_PERSON:
            continue
        if verb.start >= end:
            return
        if len(_UNDER.findall(flat, start, verb.start)) > taken:
            taken += 1
        elif verb.tense is not Tense.SUBJUNCTIVE:
            yield verb


_WITH_A_PERSON = FINITE | {Tense.SUBJUNCTIVE}


def verb_of(sentence: Sentence, group: Group) -> Verb | None:
    """The verb whose subject a group is, None where the sentence ends or breaks off before one."""
    stop = _END.search(sentence.plain, group.end)
    return next(main_verbs(sentence, group.end, stop.start() if stop else len(sentence.plain)), None)
