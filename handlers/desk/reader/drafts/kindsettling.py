"""The kind of a point, or the question which it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.model import Choice, Doubt, Why
from handlers.desk.reader.story.points import CROWDS, Point, unsure
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.what.kinds import VIOLENT
from handlers.desk.reader.what.kindwords import ROADS
from handlers.desk.reader.what.seen import harm_seen
from storage.model import Kind

_POLICE_ACTS = VIOLENT | {Kind.ARRESTS}


_PROTEST = re.compile(
    r"\b(?:manifest|protest|march|paro\b|huelg|bloque|obstru|ocup|enfrent|disturb|vandal|saque|piquete|movili|"
    r"demonstr|strike|clash|riot|loot|block|revuelta)\w*"
)


def kind_of(point: Point, doubts: list[Doubt], *, protest: bool = False) -> Kind | None:
    """The kind of event at a point, None where it is not sure; the kinds in question are added to the doubts."""
    if point.clearing is not None:
        return point.clearing.kind
    found = list(dict.fromkeys(point.kinds))
    if point.soft:
        if protest or any(t.human for t in point.told):
            return Kind.BLOCKADE
        doubts.append(_kinds_asked([Kind.BLOCKADE]))
        return None
    if not found and _gather_and_ask(point):
        return Kind.SIT_IN
    if not found:
        doubts.append(_kinds_asked([Kind.MARCH, Kind.SIT_IN, Kind.BLOCKADE]))
        return None
    first, rest = found[0], found[1:]
    if first in _TRIABLE and any(_tried(point, hit.kind) for t in point.told[:1] for hit in t.hits):
        clashed = {h.kind for h in point.told[0].hits if not h.frame} & {Kind.CLASH}
        if clashed and first is not Kind.LOOTING:
            return Kind.CLASH  # "Se enfrentaron con la Policía en su intento de tomar el aeropuerto"
        # Whoever tried to take an airport may have been kept out, dispersed, or be inside.
        doubts.append(_kinds_asked(list(dict.fromkeys((Kind.CLASH, *found)))))
        return None
    if unsure(point):
        seen = any(h.likely for t in point.told for h in t.hits if h.kind is first)
        doubts.append(replace(_kinds_asked(list(dict.fromkeys((*found, Kind.BLOCKADE)))), blocks=not seen))
        return first if seen else None
    violent = [k for k in found if k in _POLICE_ACTS]
    evicted = first is Kind.DISPERSAL and any(_evicts(t) for t in point.told)
    of_it = point.second or (point.before is not None and bool(point.before.kinds or point.before.clearing))
    if (
        (first is Kind.ARRESTS or evicted)
        and not of_it
        and not any(
            _PROTEST.search(t.sentence.plain) or any(h.kind is Kind.BLOCKADE for h in t.hits)
            for t in [*point.told, *(point.before.told if point.before else ())]
        )
    ):
        # Arrests without a protest are no event of ours, or the text leaves out what the editor knows.
        told_of = (
            protest and first is Kind.ARRESTS and any(_HELD.search(t.sentence.plain) for t in point.told)
        )
        # "3 detenidos en Juli" in few words, and nothing of thieves
        told_of = told_of or (harm_seen(point.told[0].sentence.plain) or (None,))[0] is first
        doubts.append(replace(_kinds_asked(found), blocks=not told_of))
        return first if told_of else None
    if not rest or (first in _POLICE_ACTS and all(k in CROWDS or k is Kind.ARRESTS for k in rest)):
        return first
    if (
        set(violent) <= {Kind.CLASH, Kind.DISPERSAL, Kind.ARRESTS}
        and Kind.CLASH in violent
        and all(k in violent or k in CROWDS for k in found)
    ):
        return Kind.CLASH
    leading = _leading(point, found)
    if leading is not None:
        return leading
    likely = _likely(point, found)
    doubts.append(replace(_kinds_asked(found), blocks=likely is None))
    return likely


#: By whom people are held: not "a group has detained 70 passengers".
_HELD = re.compile(
    r"\b(?:polic\w*|pnp|agentes|efectivos|fiscal\w*|comisaria|fue|fueron|police|officers|prosecutors?|was|were)\b"
)
_TYRES = re.compile(r"(?:quem|prend|incend|burn|llantas)")
_AMID = re.compile(r"\b(?:jornada|medio|marco|tarde|noche|dia|amid|during) (?:de |of )?(?:\w+ )?$")
_BY_FORCE = re.compile(
    r"\b(?:(?<!medida de )(?<!medidas de )fuerza(?! publica)|force|beat\w*|brutal\w*|abuso|"
    r"dispar\w*|perdigon\w*|(?<!set )fire|shot|shoot\w*|bala\w*)\b"
)


def _likely(point: Point, found: Sequence[Kind]) -> Kind | None:
    """The kind that is the likeliest by far, beside which the others are asked; None where none is."""
    told = point.told[0]
    flat, hits = told.sentence.plain, [h for h in told.hits if not h.frame]
    kinds = set(found)
    if not hits:
        return None
    if found[0] is Kind.CLASH and all(_tried(point, kind) for kind in found[1:]):
        return Kind.CLASH  # "Los enfrentamientos se dieron cuando trataron de bloquear la vía"
    if kinds == {Kind.LOOTING, Kind.BLOCKADE} and all(
        _TYRES.match(t.sentence.plain, h.start) for t in point.told for h in t.hits if h.kind is Kind.BLOCKADE
    ):
        return Kind.LOOTING  # "Quemaron llantas y saquearon la sede"
    if (
        kinds == {Kind.LOOTING, Kind.CLASH}
        and hits[0].kind is Kind.LOOTING
        and _AMID.search(flat[: hits[-1].start])
    ):
        return Kind.LOOTING  # "Incendiaron la comisaría en una jornada de enfrentamientos"
    if kinds == {Kind.LOOTING, Kind.OCCUPATION} and hits[0].kind is Kind.OCCUPATION:
        return Kind.OCCUPATION  # "Mantienen tomado el local, donde destrozaron puertas"
    if kinds == {Kind.EXCESSIVE_FORCE, Kind.DISPERSAL}:
        return Kind.EXCESSIVE_FORCE if _BY_FORCE.search(flat) else Kind.DISPERSAL
    return None


#: "Se concentraron en la plaza": a sit-in, where they ask for something.
_GATHERED = re.compile(
    r"\b(?:se (?:han )?(?:concentr|congreg|reun)|concentrad|congregad|gathered)\w*\b[^.;]{0,60}?\b(?:en|frente|ante|in|at|"
    r"outside)\s"
    r"(?:el |la |los |las |al? |the )*(?:plaz\w+|parques?|ovalo|frontis|exteriores|afueras|puertas?|municip\w+|sede|local|"
    r"hospital|gobierno|square|park|front)\b"
)


def _gather_and_ask(point: Point) -> bool:
    """Whether people gathered in a square or before a house, and a sentence says what they ask for."""
    gathered = any(_GATHERED.search(t.sentence.plain) for t in point.told)
    return gathered and any(t.demand for t in point.told)


_OF_ROAD = re.compile(rf"\s(?:de|del|from)\s(?:la |el |las |los |the )?{ROADS}\b")


def _evicts(told: Told) -> bool:
    """Whether somebody is evicted, who need not have protested: "desalojaron a mineros ilegales"."""
    flat = told.sentence.plain
    texts = [flat[h.start : h.end] for h in told.hits if h.kind is Kind.DISPERSAL]
    if any(_OF_ROAD.match(flat, h.end) for h in told.hits if h.kind is Kind.DISPERSAL):
        return False  # Whoever is driven off a road had shut it.
    return bool(texts) and all(text.startswith(("desaloj", "evict")) for text in texts)


_TRIABLE = frozenset({Kind.OCCUPATION, Kind.LOOTING, Kind.BLOCKADE})
_ATTEMPT = re.compile(
    r"\b(?:stopp?ed|prevented|kept|blocked|keep|stop|prevent)\s(?:\w+\s){1,4}from\s$|"
    r"\b(?:evit|impid|frustr)\w+\s(?:\w+\s){0,4}$|"
    r"\ben (?:su|un) (?:intento|afan|intencion) (?:de|por)\s(?:\w+\s){0,2}$|"
    r"\b(?:tried to|trying to|attempt(?:ed|s|ing)? to|sought to|intent(?:o|an|aron|aban|ando)|"
    r"trat(?:o|an|aron|aban|ando) de|quis(?:o|ieron)|quer(?:ian)|pretend(?:en|ian|ieron)|busca(?:ban|"
    r"ron)?)\s(?:\w+\s){0,2}$"
)


#: "La Policía intentó despejar la vía": what it tried stands.
_FREES = re.compile(
    r"(?:despej|desbloque|liber|reabr|abr|levant|restablec|recuper|clear|reopen|unblock|lift)"
)


def _tried(point: Point, kind: Kind) -> bool:
    """Whether the text says that it was tried, and not that it was done."""
    told = point.told[0]
    done = [
        h
        for t in point.told
        for h in t.hits
        if h.kind is kind and not _FREES.match(t.sentence.plain, h.start)
    ]
    mine = [h for h in told.hits if h.kind is kind and kind in _TRIABLE and (h in done or not done)]
    return bool(mine) and all(_ATTEMPT.search(told.sentence.plain[: h.start]) for h in mine)


#: "Se movilizaron hacia el puente, bloqueando el tránsito": what they did there.
_BLOCKING = re.compile(r"(?:bloque|cerr|tom|cort|interrump|imp|obstru|block|clos)\w*(?:ando|iendo|ing)\b")


#: "Tránsito restringido por marcha de pescadores": what shuts it is the march.
_FOR_MARCH = re.compile(
    r"\b(?:restring|cerrad|cierre|desvi|interrump|restricted|closed|shut)\w*\b[^.;,]{0,60}\b(?:por|debido a|due to|for)\s"
    r"(?:la |una |the |a )?(?:marcha|movilizacion|caravana|march)\b"
)


def _leading(point: Point, found: Sequence[Kind]) -> Kind | None:
    """The one kind that is the subject, where the other is but what the people did besides."""
    told = point.told[0]
    hits = [h for h in told.hits if not h.frame]
    order = [h.kind for h in hits]
    if not order:
        return None
    between = told.sentence.plain[hits[0].end : hits[-1].start]
    if set(found) <= {Kind.MARCH, Kind.SIT_IN} and order[0] in found:
        return order[0]
    if found[:2] == [Kind.BLOCKADE, Kind.MARCH] and _FOR_MARCH.search(told.sentence.plain):
        return Kind.MARCH
    if set(found) <= {Kind.MARCH, Kind.SIT_IN, Kind.BLOCKADE} and any(
        _BLOCKING.match(told.sentence.plain, h.start) for h in told.hits if h.kind is Kind.BLOCKADE
    ):
        return Kind.BLOCKADE
    if set(found) == {Kind.BLOCKADE, Kind.SIT_IN} and told.states and not point.soft:
        return Kind.BLOCKADE  # "Piquetes que pernoctan en la vía impiden el tránsito"
    if Kind.AGREEMENT in found:
        if order[0] is Kind.AGREEMENT and order[-1] is Kind.BLOCKADE and _BUT.search(between):
            return Kind.BLOCKADE  # "Unos dieron una tregua, pero otros bloquearon nuevamente la vía"
        return Kind.AGREEMENT if order[0] is Kind.AGREEMENT else None
    if set(found) <= {Kind.DISPERSAL, Kind.BLOCKADE, Kind.OCCUPATION} and (
        order[0] is Kind.DISPERSAL or (order[-1] is Kind.DISPERSAL and _then(between))
    ):
        return Kind.DISPERSAL
    return None


#: "Bloquearon la vía, pero fueron desalojados": what came of it.
_BUT = re.compile(r"\b(?:pero|sin embargo|aunque|mientras que|but|however)\b")
_THEN = re.compile(
    r"(?:\b(?:pero|y|e|hasta que|luego|despues|minutos|horas|finalmente|posteriormente|antes de|and|but|until|before|"
    r"then)\b|,)"
)
_EARLIER = re.compile(
    r"\b(?:pese a|a pesar de|tras|luego de|despues de|aunque|after|despite|although)\s[^,;]*$"
)


def _then(between: str) -> bool:
    """Whether what stands after these words came after what stands before them."""
    return bool(_THEN.search(between)) and not _EARLIER.search(between)


def _kinds_asked(choices: Sequence[Kind]) -> Doubt:
    return Doubt("kind", Why.KIND_UNCLEAR, tuple(Choice((("kind", kind),)) for kind in choices))
