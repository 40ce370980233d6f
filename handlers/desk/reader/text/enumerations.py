"""Events named one after another under one verb, "levantaron el bloqueo en Ilave y el paro en Juli": each gets that verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.what import kinds
from handlers.desk.reader.words.verbforms import FINITE
from handlers.desk.reader.words.verbs import Verb, verbs_in

Span = tuple[int, int]

_NOUNS = (
    r"(?:bloqueos?|marchas?|plant(?:on|ones)|vigilias?|enfrentamientos?|paros?|huelgas?|piquetes?|movilizaci(?:on|ones)|"
    r"protestas?|saqueos?|paralizaci(?:on|ones)|concentraci(?:on|ones)|manifestaci(?:on|ones)|cortes de (?:via|ruta)s?|"
    r"tomas? (?:del?|de la)|cierres? (?:del?|de la|de vias?|de rutas?)|caravanas?|choques|disturbios|"
    r"road ?blocks?|blockades?|marche?s?|protests?|demonstrations?|clashes|strikes?|vigils?|rall(?:y|ies)|sit-?ins?|looting)"
)
_BEFORE_NOUN = (
    r"(?:(?:un|una|el|la|los|las|del|al|a|an|the|some|several|more|further|varios|varias|otros?|otras?|nuevos?|nuevas?|"
    r"dos|tres|cuatro|two|three|four|\d{1,2}|fuertes?|gran|violent[oa]s?|violent|general|peaceful)\s){0,3}"
)
#: Where an event is named; the joint before it parts it from another.
_NAMED = re.compile(
    rf"(?P<joint>(?:^\W*|[:(]\s|;\s(?:y\s)?|,?\s(?:y|e|ni|and|nor|asi como|ademas de|al igual que|as well as)\s|,\s|\s))"
    rf"(?P<name>{_BEFORE_NOUN}{_NOUNS})(?![\w-]|\s(?:y|o|e|ni|and|or)\s)"
)
_PARTS = re.compile(
    r"(?:;\s(?:y\s)?|,?\s(?:y|e|ni|and|nor|asi como|ademas de|al igual que|as well as)\s|,\s)"
)
#: That it happens somewhere: no time, no cause.
_AT = re.compile(
    r"\s(?:en|in|at|near|on|around|a la altura|del?(?=\s(?:puente|ovalo|peaje|aeropuerto|terminal))|"
    r"de la(?=\s(?:via|carretera|ruta)))\s"
    r"(?!\d|(?:la |el |the )?(?:manana|tarde|noche|madrugada|marco|contexto|forma|horas|protesta|rechazo|respaldo|apoyo|"
    r"solidaridad|contra|favor|los proximos|las proximas|morning|afternoon|evening|protest|support|solidarity|monday|"
    r"tuesday|wednesday|thursday|friday|saturday|sunday)\b)"
)
_CAPITAL = re.compile(r"\s[A-ZÁÉÍÓÚÑ]")
_UNDER = re.compile(
    r"\b(?:que|quien|quienes|donde|cuando|cual|cuales|cuyo\w*|which|who|whom|that|where|when)"
    r"(?:\s(?:se|no|ya|les?|los?|las?|tambien|aun|have|has|had|also|are|is))*\s$"
)
_VERB_WORDS = re.compile(r"(?:\b(?:se|no|ya|han?|has|have|there)\s)*$")
#: Of several things: "fueron suspendidos", "continúan", "were lifted".
_PLURAL = re.compile(r"^(?:\w+n|were|are|have|remain|continue)\b")
_CLAUSE = re.compile(r"[,;]\s")
_LONGEST_LEAD = 90  # letters
_MOST = 8  # events of one sentence


def enumerated(text: str, flat: str) -> list[str]:
    """The sentences that one makes which names several events, each at its place; itself where it names no more than one."""
    named = _names(text, flat)
    if len(named) < 2:
        return [text]
    verbs = [v for v in verbs_in(flat, text) if v.tense in FINITE and not _UNDER.search(flat[: v.start])]
    verbs = [v for v in verbs if not any(a <= v.start < b for a, b in named)]
    ends = [*(_joint(flat, begin) for begin, _ in named[1:]), len(text)]
    lead, tail = _lead(text, flat, verbs, named[0][0]), _tail(flat, verbs, named[-1][1])
    if any(a <= v.start < b for v in verbs for (a, _), b in zip(named[:-1], ends, strict=False)):
        return [text]  # each has a verb of its own, or one stands between them
    own = [text[begin:end].strip(" ,;") for (begin, _), end in zip(named, ends, strict=True)]
    if tail is None:
        return [text[: ends[0]], *(f"{lead}{one}" for one in own[1:])]
    if lead.strip(" :") and any(v.end <= named[0][0] for v in verbs):
        # "Levantaron el bloqueo en Ilave, y el paro en Juli continúa"
        return [text[: ends[0]], *(f"{lead}{one}" for one in own[1:-1]), own[-1]]
    if not _PLURAL.search(tail.form):
        return [text]
    last = text[tail.start :]
    return [
        text[: ends[0]] + f" {last}",
        *(f"{lead}{one} {last}" for one in own[1:-1]),
        f"{lead}{own[-1]}",
    ]


def _names(text: str, flat: str) -> list[Span]:
    """Where the events are named, each with its article, that a joint parts and that have a place each."""
    rows: list[list[Span]] = []
    for match in _NAMED.finditer(flat):
        begin = match.start("name")
        if rows and _PARTS.fullmatch(flat, _joint(flat, begin), begin):
            rows[-1].append(match.span("name"))
        else:
            rows.append([match.span("name")])
    return next((row for row in rows if 2 <= len(row) <= _MOST and _placed(text, flat, row)), [])


def _placed(text: str, flat: str, named: Sequence[Span]) -> bool:
    """Whether each event of a row has its place; where mere commas part them, one with a capital."""
    joints = [_joint(flat, begin) for begin, _ in named[1:]]
    bare = any(flat[joint:begin] == ", " for joint, (begin, _) in zip(joints, named[1:], strict=True))
    for (_, end), stop in zip(named, [*joints, len(flat)], strict=True):
        at = _AT.search(flat, end - 1 if flat[end - 1] == " " else end, stop)
        if at is None or (bare and not _CAPITAL.search(text, at.end() - 1, stop)):
            return False
    return True


def _joint(flat: str, begin: int) -> int:
    """Where the joint before a name starts."""
    return max(
        (m.start() for m in _PARTS.finditer(flat, max(0, begin - 16), begin) if m.end() == begin),
        default=begin,
    )


def _lead(text: str, flat: str, verbs: Sequence[Verb], begin: int) -> str:
    """What stands before the first event and is said of each: its verb, its day, its label; nothing that happens besides."""
    clause = max((m.end() for m in _CLAUSE.finditer(flat, 0, begin)), default=0)
    governing = [v for v in verbs if clause <= v.start < begin]
    if begin <= _LONGEST_LEAD and not (clause and governing):
        clause = 0
    besides = [clause + h.end for h in kinds.hits(flat[clause:begin], text[clause:begin], ())]
    besides = [end for end in besides if not any(v.start < end <= v.end + 1 for v in governing)]
    if besides:  # "Por el paro hay bloqueos en …"
        after = next((v.start for v in governing if v.start >= besides[-1]), begin)
        verb = _VERB_WORDS.search(flat, clause, after)
        clause = verb.start() if verb else after
    return text[clause:begin]


def _tail(flat: str, verbs: Sequence[Verb], end: int) -> Verb | None:
    """The verb right behind the last event, None where none is, or only that of who says so."""
    verb = next((v for v in verbs if v.start >= end), None)
    return None if verb is None or _CLAUSE.search(flat, end, verb.start) else verb
