"""Where those come from who do it: no place of what they do, where that is told with another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.neighbours import without_asked
from handlers.desk.reader.where.nesting import contains
from handlers.desk.reader.who.groups import groups
from handlers.desk.reader.who.organisers import doers
from handlers.desk.reader.who.subjects import done_before, verb_of
from handlers.desk.reader.words.verbwords import words

#: "Los vecinos, en Sicuani, bloquean …": where they do it, though it stands before their verb.
_THERE = re.compile(r",\s(?:en|desde)\s(?:(?:el|la)\s)?(?:(?:distrito|provincia|ciudad|region)\s(?:de\s)?)?$")
#: "La medida es acatada por vecinos de Ilave": where, was told before.
_OF_BEFORE = re.compile(
    r"\W*(?:(?:la|esta|dicha|el|este|dicho)\s(?:medida|protesta|manifestacion|movilizacion|paralizacion|accion|bloqueo|"
    r"planton|marcha|paro|huelga)|(?:l[oa]s|est[oa]s)\s(?:manifestantes|protestantes|huelguistas|marchantes))\b"
)
_IN = re.compile(r"\sen\s(?:(?:el|la)\s)?(?:(?:distrito|provincia|ciudad)\s(?:de\s)?)?(?:la\s|el\s)?$")
#: "Hasta la municipalidad de Charcana", "por el centro de Puno".
_SITE = re.compile(
    r"\b(?:municipalidad|municipio|local|sede|colegio|instituto|universidad|ugel|hospital|comisaria|gobernacion|juzgado|"
    r"fiscalia|corte|plaza|parque|frontis|centro|calles|avenidas|mercado|terminal|aeropuerto)(?:\s(?:de armas|"
    r"mayor|principal|distrital|provincial|regional|civico|historico))?\s(?:de|del)\s(?:la |el |los )?$"
)
_ROW = re.compile(r"\s?(?:,|,?\s[ye])\s(?:(?:de|del|la|el|los|las)\s)*")
_STRIKES = re.compile(r"\b(?:paros?|huelgas?|paralizacion|strikes?)\b")
_LABEL = re.compile(r"(?:^|\()\W*$")
#: "Ciudadanos que llegaron de Ilave y Juli".
_CAME = words("llegar venir arribar provenir proceder viajar bajar vivir habitar residir pertenecer")
_WHO = re.compile(r",?\s(?:que|quien|quienes|who)\s")
#: Between the homes of one people: "de Ilave, Juli y el distrito de Pomata (El Collao)".
_MORE = re.compile(
    r"\s?(?:,|\(|\)?\s?\by\b|\)?\s?\be\b)\s?(?:de(?:l| la| los| las)?\s|en\s|el\s|la\s)?(?:(?:distrito|provincia|region|"
    r"departamento|comunidad(?: campesina)?|centro poblado)\s(?:del?\s)?)?(?:la\s|el\s)?"
)


def told_at(
    sentence: Sentence, found: list[Mention], asked: tuple[int, int] | None, *, bare: bool
) -> list[Mention]:
    """The places where something is told to happen: not those of what is asked for, nor the homes of who asks.

    Where nothing else says where (`bare`: no road does), the end of what is asked for may: "marchan en rechazo al alza en
    el distrito de Marías, región Huánuco".
    """
    if asked is None:
        return without_origins(sentence, found)
    kept = without_asked(sentence, found, *asked)
    spans = _spans(sentence, kept)
    elsewhere = any(
        m.weight > 0 and _placed(sentence, m) and not any(start <= m.start < end for start, end in spans)
        for m in kept
    )
    last = [] if elsewhere or not bare else _at_the_end(sentence, found, *asked)
    return without_origins(sentence, sorted({*kept, *last}, key=lambda m: m.start))


def _at_the_end(sentence: Sentence, found: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The place in which what is asked for ends, where it is named with what holds it."""
    inside = [m for m in found if start <= m.start < end]
    first = next(
        (n for n, m in enumerate(inside) if m.weight == 3 and _IN.search(sentence.plain[: m.start])), None
    )
    row = inside[first:] if first is not None else []
    whole = bool(row) and not re.search(r"\w{2}", sentence.plain[row[-1].end : end])
    return row if whole and len(row) > 1 and all(contains(o, row[0]) for o in row[1:]) else []


def without_origins(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """The places, those of whom a verb tells as homes where another place stands elsewhere in the sentence.

    "Vecinos de los distritos de Ilave y Juli marcharon en Puno" is told of Puno alone; where all other places but hold
    the homes, it happens there.
    """
    back = _OF_BEFORE.match(sentence.plain) is not None
    spans = _spans(sentence, found)
    homes: list[Mention] = []
    for mention in found:
        before = homes[-1] if homes else None
        there = _THERE.search(sentence.plain[: mention.start])
        # "Comuneros de Mara, en Cotabambas, bloquean …" are at home in both.
        its = before is not None and there is not None and there.start() == before.end
        if any(start <= mention.start < end for start, end in spans) and (its or there is None):
            homes.append(mention)
    others = [m for m in found if m.weight > 0 and m not in homes and _placed(sentence, m)]
    away = [m for m in homes if m.weight > 1 and (back or any(not contains(o, m) for o in others))]
    strikes = _STRIKES.search(sentence.plain) is not None  # Each of them is on strike at home.
    if not strikes and not others and _several(sentence, homes):
        # "Vecinos de Mi Perú y Ventanilla bloquearon la avenida Gambetta": one act of them all.
        away = [m for m in homes if m.weight > 1]
    return [replace(m, weight=1 if m in away else m.weight, home=True) if m in homes else m for m in found]


def _several(sentence: Sentence, homes: Sequence[Mention]) -> bool:
    """Whether people come from several places, told in a row, none of which holds another; what holds all may follow."""
    leaves = [one for one in homes if not any(contains(one, other) for other in homes if other is not one)]
    above = [one for one in homes if one not in leaves]
    return (
        len(leaves) > 1
        and all(_ROW.fullmatch(sentence.plain[a.end : b.start]) for a, b in pairwise(leaves))
        and all(contains(one, leaf) for one in above for leaf in leaves)
    )


def _placed(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name is said to be where something is: "en Puno", in brackets, before a colon, or a building's there."""
    before = sentence.plain[: mention.start]
    if _SITE.search(before):
        return True
    return mention.weight == 3 or (
        mention.weight == 2 and (mention.sure or _LABEL.search(before) is not None)
    )


def _spans(sentence: Sentence, found: Sequence[Mention]) -> list[tuple[int, int]]:
    """Where it stands who does it and all that is said of them, up to their verb or through the row of their homes."""
    spans = []
    named = groups(sentence)
    for group in doers(sentence):
        # "La medida que acataban pobladores de Otoca en Carapo fue levantada": their verb stands before them
        verb = None if done_before(sentence, group) else verb_of(sentence, group)
        end = group.end
        if verb is not None and not any(group.end <= g.lead < verb.start and not g.organised for g in named):
            said = _WHO.search(sentence.plain, group.end, verb.start)
            came = said and next((v for v in sentence.verbs if v.start >= said.end()), None)
            end = said.start() if said and not (came and came.lemma in _CAME) else verb.start
        for mention in found:
            if (
                mention.start >= end
                and mention.start > group.start
                and _MORE.fullmatch(sentence.plain[end : mention.start])
            ):
                end = mention.end
        spans.append((group.start, end))
    return spans
