"""Where a demand ends: before the people who make it, or the verb of what they do."""

from __future__ import annotations

import re

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what.actwords import Who, who
from handlers.desk.reader.who.doings import DOES, lets_pass
from handlers.desk.reader.who.groups import groups
from handlers.desk.reader.who.subjects import main_verbs, verb_of
from handlers.desk.reader.words.verbforms import INDICATIVE, OF_ANOTHER_CLAUSE
from storage.model import Language

#: Characters of a demand.
LONGEST = 200
_DETS = frozenset(("el", "la", "los", "las", "un", "una", "de", "del", "the", "a"))


def up_to_verb(sentence: Sentence, start: int, end: int) -> int:
    """Where the next verb of the main clause stands: "la marcha contra el cobro del agua reunió …"."""
    flat = sentence.plain
    for verb in main_verbs(sentence, start, end):
        named = sentence.text[verb.start].isupper() and not sentence.shouted  # "el alcalde José Supo"
        itself = flat[: verb.start].endswith(
            (" se ", " no ")
        )  # "una protesta por la falta de agua se desarrolla en …"
        at = verb.start - 3 if itself else verb.start
        # A noun may look like a verb of the present, but not what only those do who protest.
        sure = itself or verb.tense in OF_ANOTHER_CLAUSE or verb.lemma in DOES or lets_pass(flat, verb)
        if not sure or named or at <= start + 10:
            continue
        gap = re.sub(r"^(?:que|quienes)\s", "", flat[start:at])
        if re.search(r",\s(?:que|quien|quienes|who|which)\s[^,]+,\s$", gap):
            return start + len(gap.rstrip(" ,"))  # "…, que promueve la empresa, arrancó ayer"
        if verb.language is Language.EN and _ENGLISH_CLAUSE.search(_PURPOSE.sub("", gap)):
            continue
        words_before = gap.split()
        if len(words_before) > 2 and words_before[-1] not in _DETS:
            return len(flat[:at].rstrip(" ,"))
    return end


_PURPOSE = re.compile(r"^(?:in order )?to \w+ ")
_ENGLISH_CLAUSE = re.compile(r"\b(?:that|who|which|because|they|it|he|she|to)\b")


#: Before whoever does what is told behind a demand: "Para exigir el pago, más de 300 docentes marcharon".
_DOERS = re.compile(
    r",\s(?:(?:el|la|los|las|un|una|unos|unas|mas|cerca|casi|al|menos|aproximadamente|alrededor|unidos|de|the|more|than|"
    r"about|some|nearly|\d[\d.,]*)\s)*(?P<who>[a-z]+)"
)


def before_doer(sentence: Sentence, start: int, end: int) -> int:
    """Where whoever does it is named behind what is asked for: "Para exigir agua, los vecinos de Ate bloquean …"."""
    flat = sentence.plain
    for group in groups(sentence):
        before = group.lead - 2
        if start < before < end and flat.startswith(", ", before) and verb_of(sentence, group) is not None:
            return before
    opens = not any(verb.tense in INDICATIVE and verb.end <= start for verb in sentence.verbs)
    for doers in _DOERS.finditer(flat, start + 10, end):
        if who(doers["who"]) is not Who.PEOPLE:
            continue
        does = next((v for v in sentence.verbs if v.start > doers.end() and v.tense in INDICATIVE), None)
        if does is None or re.search(r"[.;:!?,]", flat[doers.end() : does.start]):
            continue
        if does.tense in OF_ANOTHER_CLAUSE or opens:
            return doers.start()
    return end


#: "Exigiendo el fin de la tala, los comuneros de Tahuamanu bloquearon …": whose verb follows.
DOER = re.compile(r",\s(?:el|la|los|las|unos|unas|the)\s[^,]{3,60}$")


_COMMA = re.compile(r",\s")


_UNDER = re.compile(r"\b(?:que|quien|quienes|who|which|that)\s(?:se\s|no\s|la\s|lo\s)?$")


def up_to_doer(sentence: Sentence, start: int, end: int) -> int:
    """Where the main clause begins, of a demand told before it: "En demanda de agua, vecinos de Lares bloquean …"."""
    flat = sentence.level
    own = [
        verb
        for verb in sentence.verbs
        if verb.tense in INDICATIVE and not _UNDER.search(flat[max(0, verb.start - 14) : verb.start])
    ]
    if any(verb.end <= start for verb in own):
        return end
    commas = list(_COMMA.finditer(flat, start, end))
    leads = {group.lead for group in groups(sentence)} if commas else set()
    for comma in commas:
        verb = next((verb for verb in own if verb.start >= comma.end()), None)
        if verb is not None and comma.end() in leads and verb.start - comma.end() <= LONGEST:
            return comma.start()
    for comma in commas:
        verb = next((verb for verb in own if verb.start >= comma.end()), None)
        if verb is not None and "," not in flat[comma.end() : verb.start]:
            return comma.start()
    return end
