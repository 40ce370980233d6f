"""Who calls people out, or who does it."""

from __future__ import annotations

import re

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.who.acting import does, protest_beside
from handlers.desk.reader.who.addressed import is_told, set_apart
from handlers.desk.reader.who.callers import called_by, in_a_frame, trimmed
from handlers.desk.reader.who.doings import (
    BELONGING,
    DOES,
    DONE_BY,
    ITS_DOERS,
    NAMED,
    OF,
    ON_STRIKE,
    ONE_SIDE,
    STANDS,
    THEIRS,
    THERE_IS,
    WHO_ASK,
)
from handlers.desk.reader.who.englishgroups import Group
from handlers.desk.reader.who.groups import groups
from handlers.desk.reader.who.subjects import done_before, verb_of
from handlers.desk.reader.words.numbers import NUMBER, ORDER, value

_NUMBER = re.compile(rf"(?<![\w.,:])(?:{NUMBER})")
#: "Peasant patrols (rondas campesinas)": the same once more.
_CALLED_SO = re.compile(
    r"\b(?:patrols|unions?|\w+eration|association|communit(?:y|ies)|front|committee)\s\((?:\w+\s)?$"
)
#: "Group: informal miners".
_LABEL = re.compile(r"\b(?:group|organi[sz](?:ers?|a|ed by)|grupo|convocan?):\s$")
#: Numbers that say no number of people.
_NO_PEOPLE = re.compile(rf"[\d.,]+\s?%|\w+ por ciento|{ORDER}")
#: Between a group and its verb: where they are from, since when, an aside in commas; no other verb and no other subject.
_ASIDE = re.compile(
    r"^(?:\s?,(?:[^,;.:]|[ap]\.(?=\s?m\.)|(?<=[ap]\.\s)m\.|(?<=[ap]\.)m\.|(?<=\d):(?=\d)){2,70},(?=\s)|\s?\([^)]{2,60}\)|\s-[^-]{2,60}-)"
)
#: "… los estudiantes que tomaron ayer el local".
_WHO = re.compile(r",?\s(?:que|quienes|who)\s")
_SOMEBODY = re.compile(
    r"\b(?:manifestantes|protestantes|personas|grupos?|gente|turba|otros|polic\w+|agentes|efectivos|"
    r"desconocidos|encapuchados|"
    r"sujetos|se registr\w+|se report\w+|hay|hubo|protesters|demonstrators|people|police|others|there)\b"
)
#: English verbs that are nouns as well, right behind who does it.
_BARE = re.compile(
    r"\s(?:demand|block|close|cut|shut|hold|march|protest|strike|rally|picket|blockaded?)\s(?!by\b)"
)
_ON_PART = re.compile(r"\b(?:por parte|a cargo) del?\s$")
_ARE = re.compile(r"\b(?:son|seran|somos|eran|hay|there are)\s(?:como\s)?$")
#: "Puente Reque (Chiclayo) - desde las 5:00, transportistas": whose picket a row of a list names at its end.
_ROW = re.compile(
    r"^\W*(?:km|kilometro|puente|ovalo|sector|cruce|peaje|pe-)\b[^.;:]*(?::\d\d[^.;:]*(?:[ap]\. ?m\.)?)*,\s$"
)
_IT_IS = re.compile(r"\bse trata(?:ria)? de\s$")
#: "La base provincial del Sutep": it speaks for the body.
_FOR_THEM = re.compile(
    r"\b(?:bases?|filial|dirigentes?|dirigencia|voceros?|presidentes?|secretari[oa]|delegaci?on(?:es)?|comite|"
    r"junta directiva|"
    r"leaders?|president)(?:\s\w+){0,2}\s(?:de|del|of)\s$"
)
_NOT_THEIRS = re.compile(
    r"\b(?:a|al|contra|con|sin|entre|para|hacia|sobre|ante|como|hasta|de|del|en|desde|durante|por|un|during|in|"
    r"at|near|against|with|between|for|to|"
    r"among|including|of|"
    r"than|by|from|like|on|segun|toward|towards)\s$"
)
#: "Federación de … — PLANTÓN el lunes": a body's name over its call, or alone in a line.
_CALL = re.compile(
    r"\b(?:convoca\w*|llama\w*|invita\w*|comunica\w*|plan?ton|marcha|paro|huelga|movilizaci?on|concentracion|"
    r"vigilia|"
    r"asamblea)\b"
)


def organisers(sentence: Sentence) -> str | None:
    """Who a sentence says calls it out or does it, whole, None where it names nobody."""
    called = called_by(sentence)
    group = _protesting(sentence) if called is None or in_a_frame(sentence.plain) else None
    if called is not None and (group is None or sentence.text[group.start : group.end] in called):
        return called
    if group is None:
        return None
    first, last = _together(sentence, group)
    return trimmed(_AT_HOME.sub("", sentence.text[first.start : last.end]))


#: "Mineros de los sectores de Calpa": one of several places where they are at home; "la Institución Educativa N° 188".
_AT_HOME = re.compile(
    r"\sde (?:los |las )?(?:sectores|zonas|parajes|anexos|barrios|caser[ií]os|centros poblados|distritos|"
    r"provincias)\s.*$|\sN$"
)


#: Between two groups that do it together: "comerciantes, agricultores y transportistas".
_AND = re.compile(r"(?:,\s(?:(?:y|e|and)\s)?|\s(?:y|e|and)\s)(?:(?:los|las|el|la|the|de|del)\s)*")


def _together(sentence: Sentence, group: Group) -> tuple[Group, Group]:
    """The first and the last of the groups that are named in one row with this one."""
    found = [g for g in groups(sentence) if not (g.shut or is_told(sentence, g))]
    at = next((n for n, g in enumerate(found) if g.start == group.start), None)
    if at is None:
        return group, group
    first = last = at
    flat = sentence.plain
    while first > 0 and _AND.fullmatch(flat[found[first - 1].end : found[first].start]):
        if _NOT_THEIRS.search(flat[: found[first - 1].lead]):
            break  # "Tras la muerte de dos comuneros, obreros de …"
        first -= 1
    while last + 1 < len(found) and _AND.fullmatch(flat[found[last].end : found[last + 1].start]):
        last += 1
    whole = found[last].end - found[first].start
    return (found[first], found[last]) if whole <= _LONGEST else (group, group)


_LONGEST = 120
_FARTHEST = 250


def how_many(sentence: Sentence) -> int | None:
    """How many a sentence says of those who do it ("60 palmicultores"); of bodies, no number is one of people."""
    group = _protesting(sentence)
    if group is None or group.organised:
        return None
    return next(
        (
            n
            for m in _NUMBER.finditer(_without_other_numbers(sentence.plain[: group.start]), group.lead)
            if (n := value(m[0])) is not None and n > 1
        ),
        None,
    )


def _without_other_numbers(flat: str) -> str:
    """The same letters, numbers that count no people blanked."""
    return _NO_PEOPLE.sub(lambda match: " " * len(match[0]), flat)


def _protesting(sentence: Sentence) -> Group | None:
    best, most = None, 0
    for group in groups(sentence):
        score = 0 if _shut(sentence, group) else 2 * _part(sentence, group)
        if score and group.organised and sentence.text[group.start].isupper():
            score += 1  # "Peru's largest union federation, the CGTP"
        if score > most:
            best, most = group, score
    return best


#: "Agricultores afectados por el relave bloquean la vía": they suffer it, and do something.
_HARMED = re.compile(r"\s(?:afectad|damnificad|perjudicad)[oa]s\b")


def _shut(sentence: Sentence, group: Group) -> bool:
    harmed = _HARMED.match(sentence.plain, group.end) is not None
    return group.shut and not (harmed and _acts(sentence, group) == 5)


def doers(sentence: Sentence) -> list[Group]:
    """Those of whom a sentence says that they protest, or that a protest is theirs."""
    return [group for group in groups(sentence) if not _shut(sentence, group) and _part(sentence, group) >= 3]


def same_people(sentence: Sentence) -> bool:
    """Whether a sentence names nobody who does it, so that whoever was named before does."""
    return not (groups(sentence) or _SOMEBODY.search(sentence.plain))


def body_alone(sentence: Sentence) -> str | None:
    """The body that a line names and nothing else, as one that calls people out does above its call."""
    found = groups(sentence)
    if not found or not found[0].organised:
        return None
    name = sentence.text[found[0].start : found[0].end]
    rest = sentence.plain[: found[0].lead] + sentence.plain[found[0].end :]
    return trimmed(name) if " " in name and not re.search(r"\w{3}", rest) else None


def _part(sentence: Sentence, group: Group) -> int:
    """How surely a group is the one that protests: 5 the subject of a verb of protest, down to 0."""
    flat = sentence.level
    before, after = flat[: group.lead], flat[group.end :]
    if ONE_SIDE.search(before):
        return 3
    if is_told(sentence, group) or _CALLED_SO.search(before):
        return 0
    if (who := _WHO.match(after)) is not None and does(sentence, group.end + who.end(), 30) == 5:
        return 4
    if OF.search(before):
        return 3 if re.search(r"presencia (?:de|of)(?: \w+)?\s$", before) else 4
    if BELONGING.search(flat[: group.start]) or (_ROW.search(before) and not re.search(r"\w", after)):
        return 3
    if ITS_DOERS.search(before):
        return 3
    if _ON_PART.search(before) and (THERE_IS.search(before) or NAMED.search(before)):
        return 4  # "El bloqueo de la carretera por parte de los mineros"
    if by := re.search(r"\b(?:por|by|x)\s$", before):
        short = by[0][0] == "x" and protest_beside(sentence)
        return 4 if short or DONE_BY.search(before) or WHO_ASK.match(after) else 0
    if _LABEL.search(before):
        return 3
    if _IT_IS.search(before):
        return 2
    if _NOT_THEIRS.search(before) and not (group.organised and _FOR_THEM.search(before)):
        return 0
    if _BARE.match(after):
        return 5
    if (part := _acts(sentence, group)) > 0:
        return part
    if THEIRS.match(after) or ON_STRIKE.match(after):
        return 3
    if done_before(sentence, group):
        return 4
    if _ARE.search(before) and protest_beside(sentence):
        return 2
    if set_apart(sentence, group):
        return 1  # "Panamericana Sur km 780 cerrada, mineros de Secocha, cola de camiones"
    call = group.organised and not before.strip(" \t#*|-¡\"'«“") and _CALL.search(after[:60])
    return 2 if call and after[:1] != ":" else 0


def _acts(sentence: Sentence, group: Group) -> int:
    """Whether what follows a group is a verb of protest whose subject it is, or one beside the name of a
    protest."""
    at = group.end
    while (aside := _ASIDE.match(sentence.level[at:])) is not None:
        if (who := re.search(r"\b(?:que|quienes|who)\s", aside[0])) and does(
            sentence, at + who.end(), 30
        ) == 5:
            return 5
        at += aside.end()
    if (part := does(sentence, at, 90)) or (verb := verb_of(sentence, group)) is None:
        return part
    # Past a long row of homes, names and what is said of the group.
    theirs = verb.lemma in DOES and not (verb.passive and verb.lemma not in STANDS)
    other = any(group.end <= g.lead < verb.start and not g.organised for g in groups(sentence))
    return 5 if theirs and not other and verb.start - group.end < _FARTHEST else 0
