"""Where in a sentence things happen: which places are its own, and which road and sector a kilometre has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.desk.reader.story.anchors import one_by_one
from handlers.desk.reader.story.homes import (
    LIST,
    LOCATION,
    SO_FAR_FROM,
    as_its_list,
    towns_around,
    with_homes,
)
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import contains, tops_of
from storage.model import Kind

_LAST = re.compile(r"\b(?:y|e|and)\b|&")


_BESIDE_OTHER = re.compile(
    r",?\s(?:near|cerca (?:de|a)|close to|just outside|a pocos kilometros de)\s(?:la |el |the )?(?:(?:city|town|"
    r"ciudad) (?:of|de) )?"
)


#: "Los sectores de Yauca, Chala y Ocoña": towns, though the first one stands behind "sectores".
_OF_SEVERAL = re.compile(r"\b(?:sectores|zonas|comunidades|tramos|anexos)\s(?:de\s)?$")


Loci = tuple[list[tuple[Mention, ...]], list[tuple[str, ...]]]


def loci(told: Told) -> Loci:
    """The places where it happens, each with what contains it; and the codes of the other names around."""
    if "loci" not in told.known:  # Points, doubts and counts ask for them.
        told.known["loci"] = _loci(told)
    paths, rest = told.known["loci"]
    return list(paths), list(rest)


def _loci(told: Told) -> Loci:
    useful = _useful(told)
    chosen = _surest(told, useful)
    rest = [m.codes for m in (*useful, *told.adjectives) if m not in chosen]
    near = [m for m in told.mentions if m.weight == 0 and SO_FAR_FROM.search(told.sentence.plain[: m.start])]
    rest += [codes for m in near for codes in (m.codes, tops_of(m.codes))]
    return _paths(told, [m for m in chosen if not _alike_elsewhere(told, m, chosen)]), rest


def _useful(told: Told) -> list[Mention]:
    """The places of a sentence that may be where it happens, each as sure as those beside it make it."""
    useful = [m for m in told.mentions if m.weight > 0]
    # "Los puneños acatan un paro" is told of no other place; "la capital puneña" is one.
    adjectives = [m for m in told.adjectives if (m.weight > 1 and not _names_on(told, m)) or not useful]
    useful = sorted([*useful, *adjectives], key=lambda m: m.start)
    said = [m for m in useful if m.weight == 3]
    # "El puente de Ilave, en la provincia de El Collao": what lies in the place that is said narrows it.
    useful = [
        replace(m, weight=3) if m.weight == 2 and any(contains(s, m) for s in said) else m for m in useful
    ]
    useful = with_homes(told, as_its_list(told, useful))
    useful = [m for m in useful if not _at_its_end(told, m) and not _owner(told, m, useful)] or useful
    useful = [m for m in useful if not _of_a_home(told, m)] or useful
    return [m for m in useful if not _named_after(told, m)] or useful


def _surest(told: Told, useful: Sequence[Mention]) -> list[Mention]:
    """The surest of them, none that only says where another is: "at Santa Rosa, near Tacna"."""
    flat, best = told.sentence.plain, max((m.weight for m in useful), default=0)
    chosen = [m for m in useful if m.weight == best]
    return [
        m
        for m in chosen
        if not any(_BESIDE_OTHER.fullmatch(flat[o.end : m.start]) for o in chosen if o.end <= m.start)
    ]


def _alike_elsewhere(told: Told, place: Mention, chosen: Sequence[Mention]) -> bool:
    """Whether a hamlet's name is no district that bears it elsewhere: "sector La Joya, en Tambopata"."""
    if not place.local or any(contains(other, place) for other in chosen):
        return False
    others = any(o is not place and not o.local and not contains(o, place) for o in chosen)
    return others and not _OF_SEVERAL.search(told.sentence.plain[: place.start])


def _paths(told: Told, chosen: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """Each place with those that hold it; places of a list hold none of each other."""
    flat, runs = told.sentence.plain, _lists(told, chosen)
    holders = [
        m
        for m in chosen
        if any(contains(m, o) for o in chosen if o is not m)
        and not any(m in run for run in runs)
        and not one_by_one(flat, m.start)
    ]
    holders += towns_around(told, [m for m in chosen if m not in holders])
    leaves = [m for m in chosen if m not in holders]
    leaves = leaves if runs and LOCATION.search(flat) else _without_quarters(told, leaves)
    paths: list[tuple[Mention, ...]] = []
    for leaf in leaves:
        if any(leaf.name == path[0].name for path in paths):
            continue
        paths.append((leaf, *(h for h in holders if contains(h, leaf))))
    return paths


def _names_on(told: Told, adjective: Mention) -> bool:
    """Whether an adjective but says where the place behind it lies: "el distrito huaracino de San Marcos"."""
    behind = told.sentence.plain[adjective.end :]
    gap = re.match(r"\s(?:de(?:l| la)?|llamad[oa])\s", behind)
    near = adjective.end + (gap.end() + 12 if gap else 0)
    return gap is not None and any(adjective.end < m.start <= near for m in told.mentions)


_CAME = re.compile(
    r"\b(?:llegad|venid|procedent|provenient|arribad|oriund)\w+\s(?:de|desde)\s(?:el |la |los |las )?$"
)
_OF_IT = re.compile(
    r"\s?(?:,|\()\s?(?:en |de )?(?:la |el )?(?:provincia |region |departamento |distrito )?(?:de )?"
)


def _of_a_home(told: Told, mention: Mention) -> bool:
    """Whether a place but holds the one that people came from: "madres llegadas de Simón Bolívar, en Pasco, …"."""
    flat = told.sentence.plain
    return any(
        home.end <= mention.start
        and _OF_IT.fullmatch(flat[home.end : mention.start])
        and _CAME.search(flat[: home.start])
        for home in told.mentions
        if home.weight == 0
    )


#: "El gasoducto de Camisea"; of a road that is free again, "los acuerdos a los que llegaron en Lima".
_PIPELINE = re.compile(r"\b(?:gasoducto|oleoducto|poliducto|pipeline)\s(?:de(?:l|\sla)?|from)\s$")
_AGREED = re.compile(
    r"\b(?:acuerdos?|actas?|compromisos?|reunion(?:es)?|dialogo|negociaci\w+|agreements?|talks|meetings?)\b[^.;,]{0,60}"
    r"\b(?:en|in)\s(?:la\s)?(?:ciudad\sde\s)?$"
)


#: "En protesta tras el derrame ocurrido en junio sobre el río Marañón, en el sector de Saramuro".
_HAPPENED = re.compile(
    r"\b(?:derrame|asesinato|crimen|accidente|muerte|incendio|feminicidio|spill|murder|death)\b[^.;,]{0,60}"
    r"\b(?:ocurri|suced|registrad|producid|perpetrad|happened)\w*\b[^.;]{0,70}\b(?:en|in)\s(?:(?:el|la|los)\s)?(?:\w+\sde(?:l)?\s)?$"
)


#: "Acordaron en una asamblea realizada en Santo Tomás bloquear la vía en Velille".
_MEETING = re.compile(
    r"\b(?:asambleas?|conferencia(?:\sde\sprensa)?|congreso regional|pleno de dirigentes|press\sconference|assembly|"
    r"reunion(?:es)?\s(?:realizad|celebrad|sostenid|llevad)\w+)\b[^.;,]{0,40}\b(?:en|in|at)\s(?:(?:la|el)\s)?"
    r"(?:(?:ciudad|distrito|comunidad|local)\sde\s)?$"
)


def _named_after(told: Told, mention: Mention) -> bool:
    """Whether a place but names a pipeline, or is where people met, or where what they protest against happened."""
    before = told.sentence.plain[: mention.start]
    agreed = told.clearing is not None and told.clearing.start < mention.start
    leads = (_MEETING.search(before), _HAPPENED.search(before), _AGREED.search(before) if agreed else None)
    # "La asamblea acordó un paro en Ilave", "por la muerte ocurrida ayer marchan en Juli": what is told happens there.
    acts = [h.start for h in told.hits if not h.frame and h.kind is not Kind.AGREEMENT]
    apart = any(m and not any(m.start() < at < mention.start for at in acts) for m in leads)
    return apart or _PIPELINE.search(before) is not None


def _at_its_end(told: Told, mention: Mention) -> bool:
    """Whether a place in brackets only says where a road ends: "la pista Bagua - Saramiriza (Loreto)"."""
    flat = told.sentence.plain
    return flat[mention.end : mention.end + 1] == ")" and any(
        len(road.route) > 1 and re.fullmatch(r"\s?\(", flat[road.end : mention.start]) for road in told.roads
    )


_OWNED_IN = re.compile(
    r"'s\s(?:[\w'-]+\s){1,5}?(?:airport|port|terminal|refinery|harbou?r),\s(?:located )?in\s"
)


def _owner(told: Told, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether a place but says whose airport or port lies in the one behind it: "Lima's Jorge Chavez airport, in Callao"."""
    owned = _OWNED_IN.match(told.sentence.plain, mention.end)
    return owned is not None and any(other.start == owned.end() for other in others)


_ITS_DISTRICT = re.compile(
    r"\s?,?\s?(?:\(|en\s|in\s)?(?:el\s|the\s)?(?:distrito\s(?:del?\s)?|district of\s)?"
)


def _without_quarters(told: Told, leaves: list[Mention]) -> list[Mention]:
    """The places without a name before a comma that nobody bears in the department behind it: "en Gamarra, La Victoria"."""
    kept = list(leaves)
    for one, other in pairwise(leaves):
        if set(other.codes) <= set(one.codes) and _ITS_DISTRICT.fullmatch(
            told.sentence.plain[one.end : other.start]
        ):
            kept.remove(other)  # "Chiriaco, distrito de Imaza"
            continue
        tops = {code[:2] for code in one.codes} & {code[:2] for code in other.codes}
        last = not re.match(
            r"\s*(?:,|y\b|e\b|and\b|&)\s*(?:en\s)?[a-z]", told.sentence.plain[other.end :]
        ) or not any(
            LIST.fullmatch(told.sentence.plain[other.end : m.start]) for m in leaves if m.start > other.end
        )
        first = not any(
            LIST.fullmatch(told.sentence.plain[m.end : one.start]) for m in leaves if m.end <= one.start
        )
        if first and last and not tops and re.fullmatch(r",\s", told.sentence.plain[one.end : other.start]):
            kept.remove(one)
    return kept


def _lists(told: Told, chosen: Sequence[Mention]) -> list[list[Mention]]:
    """Runs of names joined by commas and a last "y": a list of places, not a path."""
    runs: list[list[Mention]] = []
    run: list[Mention] = []
    joined = False
    for mention in chosen:
        between = told.sentence.plain[run[-1].end : mention.start] if run else ""
        if run and LIST.fullmatch(between) and not _holds_all(between, mention, run[-1]):
            run.append(mention)
            if _LAST.search(between):
                joined = True
                runs.append(run)
                run, joined = [], False
            continue
        run = [mention]
    field = LOCATION.search(told.sentence.plain) if len(run) > 1 else None
    if field is not None and run[0].start >= field.end() and _siblings(run):
        runs.append(run)  # "Location: Puno, Juliaca, Ilave"
    return [r for r in runs if len(r) > 1] if not joined else runs


def _siblings(run: Sequence[Mention]) -> bool:
    """Whether the names of a field are a list, and no place with those that hold it: "Cusco, Chumbivilcas, Velille"."""
    return any(not contains(a, b) and not contains(b, a) for a, b in pairwise(run))


_IN_IT = re.compile(r"\s*,?\s*(?:en|in|de)\s")


def _holds_all(between: str, mention: Mention, before: Mention) -> bool:
    """Whether a name contains those listed before it: "Melgar, Lampa y Carabaya, en Puno"."""
    return _IN_IT.match(between) is not None and contains(mention, before)
