"""Whose verb is whose: what a group does in the main clause, past all that is said of the group itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.who.doings import DOES, PROTEST, SAYS
from handlers.desk.reader.who.englishgroups import Group
from handlers.desk.reader.words.verbforms import FINITE, Tense
from handlers.desk.reader.words.verbs import Verb

#: Each of these has a verb of its own: "que exigen que renuncie".
_UNDER = re.compile(
    r"\b(?:que|quien|quienes|cual|cuales|donde|cuando|porque|mientras|who|which|that|where|when|because|while)\b"
)
#: What opens another clause.
BREAK = re.compile(
    r"[;:.!?](?:\s|$)|\b(?:cuando|porque|tras|luego|debido|aunque|mientras|pero|si|pues|segun|ante|donde|cuyos?|"
    r"when|while|because|"
    r"after|as|but|where|although|if|according)\b"
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


#: "Han confirmado su participación los docentes".
_TAKES_PART = re.compile(
    r"\ssu\s(?:participacion|adhesion|apoyo|respaldo|presencia)(?:\s(?:en|al?)\s[^,.;:]{2,40})?\s"
)
#: Between a verb and whoever does it: "marcharon hoy los docentes", "mantienen desde el 4 de enero los comuneros".
_BETWEEN = re.compile(
    r"(?:\s(?!(?:a|al|contra|con|entre|para|de|del|by|to|against|with|for|and|"
    r"y)\b)[^\s,;:.()]+){0,5}(?:\sdesde\s[^,;:.()]{2,40})?"
    r"(?:,\s(?:a la altura|en|desde|cerca|near|at)\s[^,;:.()]{2,50},)?\s?|"
    r"\s(?:de|en|a)\s(?:la|el|esta|este|dicha|dicho)\s(?:medida(?: de \w+)?|protesta|bloqueo|paro|jornada|manifestacion|"
    r"movilizacion)\s"
)


#: "Marchan en el distrito de Viñac (Lima) los docentes": where they do it.
_THERE = re.compile(
    r",?\s(?:en|por)\s(?!que\b)(?:(?!\s(?:que|contra|por|para|y l[oa]s|mientras)\s)[^;()]|\([^()]{2,60}\)){2,140}[\s)]\s?$"
)


_ITS_PROTEST = re.compile(
    rf"\s(?:un |una |el |la |su )?{PROTEST}(?: [a-z]+[oa]l?)?(?: de \d+ horas)?(?=[\s,])"
)


def done_before(sentence: Sentence, group: Group) -> bool:
    """Whether the verb right before a group is one of protest that it does: "marcharon hoy los docentes"."""
    verb = next((v for v in reversed(sentence.verbs) if v.end <= group.lead), None)
    if (
        verb is not None
        and verb.lemma in SAYS
        and _TAKES_PART.fullmatch(sentence.plain[verb.end : group.lead])
    ):
        return True
    if (
        verb is None
        or verb.passive
        or verb.lemma not in DOES
        or (verb.lemma == "enfrentar" and sentence.plain.endswith("que ", 0, verb.start))
        or verb.tense in (Tense.PARTICIPLE, Tense.INFINITIVE)
    ):
        return False
    gap = sentence.level[verb.end : group.lead]
    if BREAK.search(gap):
        return False
    if (act := _ITS_PROTEST.match(gap)) is not None:
        gap = gap[act.end() :]
    there = _THERE.search(gap) if verb.form.endswith("n") else None
    return _BETWEEN.fullmatch(gap[: there.start()] if there else gap) is not None
