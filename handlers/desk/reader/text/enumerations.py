"""Events named one after another under one verb, "levantaron el bloqueo en Ilave y el paro en Juli": each gets that verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.text.partings import carries_clause
from handlers.desk.reader.what import kinds
from handlers.desk.reader.words.numbers import NUMBER
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
_PART = (
    r"(?:;\s(?:y\s|and\s)?|,?\s(?:y|e|ni|and|nor|asi como|ademas de|al igual que|as well as|pero|aunque|"
    r"mientras(?: que)?|but|while)\s|,\s)"
)
#: Where an event is named; the joint before it parts it from another.
_NAMED = re.compile(
    rf"(?:^\W*|[:(]\s|{_PART}|\s)"
    rf"(?P<name>{_BEFORE_NOUN}{_NOUNS})(?![\w-]|\s(?:y|o|e|ni|and|or)\s)"
)
_PARTS = re.compile(_PART)
#: That it happens somewhere: no time, no cause.
_AT = re.compile(
    r"\s(?:en|in|at|near|on|around|a la altura|del?(?=\s(?:puente|ovalo|peaje|aeropuerto|terminal))|"
    r"de la(?=\s(?:via|carretera|ruta)))\s"
    r"(?!\d|(?:la |el |the )?(?:manana|tarde|noche|madrugada|marco|contexto|forma|horas|protesta|rechazo|respaldo|apoyo|"
    r"solidaridad|contra|favor|los proximos|las proximas|morning|afternoon|evening|protest|support|solidarity|monday|"
    r"tuesday|wednesday|thursday|friday|saturday|sunday)\b)"
)
_CAPITAL = re.compile(r"\s[A-ZÁÉÍÓÚÑ]")
#: Who took part, was hurt or died: of all that follows together.
_COUNTED = re.compile(
    rf"\b(?:{NUMBER})\s(?:\w+\s){{0,2}}?(?:personas|manifestantes|pobladores|comuneros|trabajadores|docentes|policias|efectivos|"
    r"herid[oa]s|muert[oa]s|fallecid[oa]s|detenid[oa]s|people|protesters|demonstrators|workers|officers|injured|wounded|dead|"
    r"arrested)\b"
)
_VERB_WORDS = re.compile(r"(?:\b(?:se|no|ya|han?|has|have|there)\s)*$")
#: Of several things: "fueron suspendidos", "continúan", "were lifted".
_PLURAL = re.compile(r"^(?:\w+n|were|are|have|remain|continue)\b")
_CLAUSE = re.compile(r"[,;]\s")
_LONGEST_LEAD = 90  # letters
_MOST = 8  # events of one sentence


#: "En Ilave bloqueo", "Juli: marcha": a place, then what there is.
_THERE = re.compile(
    r"(?:^\W*|;\s(?:y\s)?|,?\s(?:y|e|and)\s|,\s)(?P<item>(?:(?:en|in|at)\s)?"
    rf"(?P<place>[a-z]+(?:\s[a-z]+){{0,3}}?)[:,]?\s(?:hay\s|there (?:is|are)\s)?{_BEFORE_NOUN}{_NOUNS})(?![\w-])"
)
_NAME = re.compile(
    r"(?!(?:Despu[eé]s|Antes|Durante|Tras|Hoy|Ma[nñ]ana|Ayer|Anoche|Ante|Por|Contra|Como|Seg[uú]n|Ahora|Tambi[eé]n|Con|Sin|Otr[oa]s?|"
    r"After|During|Today|Tomorrow|Yesterday|Amid|With|No|More|Another)\b)"
    r"[A-ZÁÉÍÓÚÑ]\w+(?:\s(?:(?:del?|la|el)\s){0,2}[A-ZÁÉÍÓÚÑ]\w+)*"
)
#: "El bloqueo en Ilave fue levantado pero el de Juli continúa": one more of those.
_THAT_OF = re.compile(
    r"(?:,|;|\spero|\sy|\se|\saunque|\smientras(?: que)?|\sbut|\sand|\swhile)\s(?:tambien\s)?"
    r"(?P<that>(?P<the>el|la|los|las)\s(?:del?|en)|(?:the one|that|those|the ones)\s(?:in|at))\s(?=[a-z])"
)
_OF_TOWN = re.compile(r"\s(?:de|of)\s(?=[A-ZÁÉÍÓÚÑ])")
_ONE_NOUN = re.compile(rf"\b{_NOUNS}(?=\s(?:en|in|at|de)\s)")


def enumerated(text: str, flat: str) -> list[str]:
    """The sentences that one makes which names several events, each at its place; itself where it names no more than one."""
    if (places := _places_first(text, flat)) is not None:
        return places
    text = _spelled_out(text, flat)
    flat = plain(text)
    rows = _rows(flat)
    sure = next((row for row in rows if _placed(text, flat, row, of=False)), None)
    named = sure or next((row for row in rows if _placed(text, flat, row, of=True)), None)
    if named is None:
        return [text]
    verbs = [v for v in verbs_in(flat, text) if carries_clause(v, flat)]
    verbs = [v for v in verbs if not any(a <= v.start < b for a, b in named)]
    ends = [*(_joint(flat, begin) for begin, _ in named[1:]), len(text)]
    lead, tail = _lead(text, flat, verbs, named[0][0]), _tail(flat, verbs, named[-1][1])
    own = [text[begin:end].strip(" ,;") for (begin, _), end in zip(named, ends, strict=True)]
    has = [any(a <= v.start < b for v in verbs) for (_, a), b in zip(named[:-1], ends, strict=False)]
    has.append(tail is not None)
    led = lead.strip(" :") and any(v.end <= named[0][0] for v in verbs)
    if not all(has) and (any(has[:-1]) or not sure):
        return [text]  # one verb stands between them, or "de" names no place: "el paro de Construcción Civil"
    if tail is None or any(has[:-1]) or led:
        # "El bloqueo en Ilave continúa, pero el de Juli fue levantado": what has a verb takes no other
        return [
            text[: ends[0]],
            *(one if verb else f"{lead}{one}" for one, verb in zip(own[1:], has[1:], strict=True)),
        ]
    if not _PLURAL.search(tail.form):
        return [text]
    last = text[tail.start :]
    return [f"{text[: ends[0]]} {last}", *(f"{lead}{one} {last}" for one in own[1:-1]), f"{lead}{own[-1]}"]


def _spelled_out(text: str, flat: str) -> str:
    """A sentence with what "el de Juli" stands for: "… pero el bloqueo en Juli continúa"."""
    noun = _ONE_NOUN.search(flat)
    those = (
        [] if noun is None else [m for m in _THAT_OF.finditer(flat, noun.end()) if text[m.end()].isupper()]
    )
    if noun is None or not those:
        return text
    name = text[slice(*noun.span())].lower()
    for match in reversed(those):
        begin, end = match.span("that")
        one = f"{match['the']} {name} en" if match["the"] else f"the {name} in"
        text = f"{text[:begin]}{one}{text[end:]}"
    of = _OF_TOWN.match(text, noun.end())  # "el bloqueo de Ilave continúa, el de Juli …"
    return f"{text[: of.start()]} en {text[of.end() :]}" if of else text


def _places_first(text: str, flat: str) -> list[str] | None:
    """A row of places, each with what there is, as a sentence each: "en Ilave bloqueo, en Juli marcha"."""
    items = [m for m in _THERE.finditer(flat) if _NAME.fullmatch(text, *m.span("place"))]
    if not 2 <= len(items) <= _MOST or items[0].start():
        return None
    verbs = verbs_in(flat, text)
    if any(m.start("place") <= v.start < m.end("place") for m in items for v in verbs):
        return None
    stops = [*(item.start() for item in items[1:]), len(text)]
    if any(_CLAUSE.search(flat, item.end(), stop) for item, stop in zip(items, stops, strict=True)):
        return None
    return [text[item.start("item") : stop] for item, stop in zip(items, stops, strict=True)]


def _rows(flat: str) -> list[list[Span]]:
    """Where events are named in a row, each with its article, that a joint parts."""
    rows: list[list[Span]] = []
    for match in _NAMED.finditer(flat):
        begin = match.start("name")
        if rows and _PARTS.fullmatch(flat, _joint(flat, begin), begin):
            rows[-1].append(match.span("name"))
        else:
            rows.append([match.span("name")])
    return [row for row in rows if 2 <= len(row) <= _MOST]


def _placed(text: str, flat: str, named: Sequence[Span], *, of: bool) -> bool:
    """Whether each event of a row has its place, or is `of` one; where mere commas part them, one with a capital."""
    joints = [_joint(flat, begin) for begin, _ in named[1:]]
    bare = any(flat[joint:begin] == ", " for joint, (begin, _) in zip(joints, named[1:], strict=True))
    for (_, end), stop in zip(named, [*joints, len(flat)], strict=True):
        begin = end - 1 if flat[end - 1] == " " else end
        at = _AT.search(flat, begin, stop) or (_OF_TOWN.match(text, begin) if of else None)
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
    if _COUNTED.search(
        flat, clause, begin
    ):  # "500 personas participaron en la marcha en … y el plantón en …": all of them
        clause = max((v.start for v in governing if v.start >= clause), default=begin)
        clause = begin if _COUNTED.search(flat, clause, begin) else clause
    return text[clause:begin]


def _tail(flat: str, verbs: Sequence[Verb], end: int) -> Verb | None:
    """The verb right behind the last event, None where none is, or only that of who says so."""
    verb = next((v for v in verbs if v.start >= end), None)
    return None if verb is None or _CLAUSE.search(flat, end, verb.start) else verb
