"""What else it may be that a draft tells of, and whose number it gives, as far as the words allow."""

from __future__ import annotations

import re

from handlers.desk.reader.doubts.cases import Case, Open
from handlers.desk.reader.what.asides import behind
from handlers.desk.reader.what.kinds import GRAVER
from handlers.desk.reader.words.numbers import NUMBER, value
from storage.model import Kind

#: Of these one is but another word for the other, or comes with it.
AKIN = (
    frozenset({Kind.MARCH, Kind.SIT_IN}),
    frozenset({Kind.CLASH, Kind.DISPERSAL, Kind.EXCESSIVE_FORCE, Kind.ARRESTS}),
)


def graver_told(case: Case) -> Open:
    """A graver kind whose word stands in the sentence and was not read: "se sumaron al paro y cerraron el desvío"."""
    kind = case.facts.kind
    if kind is None or not case.reports:
        return None
    known = {k for p in (*case.others, case.point) for k in p.kinds}
    return (
        tuple(
            k
            for k in dict.fromkeys(k for r in case.residues for k in r.kinds)
            if k not in known
            and (GRAVER.index(k) < GRAVER.index(kind) or k is Kind.STRIKE)
            and not any({k, kind} <= akin for akin in AKIN)
        )
        or None
    )


_STRUCK = re.compile(
    r"\b(?:acat\w+|cumpl\w+|inici\w+|comenz\w+|realiz\w+|sosti\w+|llevan?|walk\w*|went on|began|started|paraliz\w+)\b"
)


def struck_as_well(case: Case) -> Open:
    """A strike told of in the same sentence by words of its own."""
    if case.facts.kind in (None, Kind.STRIKE) or any(Kind.STRIKE in p.kinds for p in case.others):
        return None
    flat = case.own.sentence.plain
    strikes = [
        h
        for h in case.own.hits
        if h.kind is Kind.STRIKE
        and not (h.frame or behind(flat, h))
        and _STRUCK.search(flat[max(0, h.start - 30) : h.end])
    ]
    return (Kind.STRIKE,) if strikes and len({h.kind for h in case.own.hits if not h.frame}) > 1 else None


def besides(case: Case) -> Open:
    """What the people of a sentence are read to do besides: one event may be but another word for the other."""
    if not case.point.second:
        return None
    first = next((p for p in case.together if not p.second and p.kinds), None)
    return (first.kinds[0],) if first is not None else ()


def strike_and_deed(case: Case) -> Open:
    """A strike joined, or a gathering of those on it, in one sentence with the other and at one place: they may be one."""
    kind = case.facts.kind
    if not case.reports or case.point.listed or case.facts.km_from is not None or kind is None:
        return None
    whole = case.own.sentence.whole
    beside = [
        p for p in case.others if p.told[0].sentence.whole == whole and p.clearing is None and not p.second
    ]
    if kind is Kind.STRIKE:
        joined = _JOINS.search(case.own.sentence.plain) is not None
        sat = any(p.kinds[:1] == [Kind.SIT_IN] and not p.own_path for p in beside)
        return () if sat or (joined and any(p.kinds[:1] == [Kind.BLOCKADE] for p in beside)) else None
    gathered = kind is Kind.SIT_IN and not case.point.own_path
    return (Kind.STRIKE,) if gathered and any(p.kinds[:1] == [Kind.STRIKE] for p in beside) else None


_JOINS = re.compile(r"\b(?:(?:se )?(?:sum|pleg|uni|adhir)\w+|join\w*)\b")


def pickets_of_a_strike(case: Case) -> Open:
    """Pickets or bars of people on strike in whose sentences no road stands."""
    if case.facts.kind is not Kind.BLOCKADE or case.facts.road or case.facts.km_from is not None:
        return None
    flat = " ".join(t.sentence.plain for t in case.point.told)
    struck = any(h.kind is Kind.STRIKE for t in case.point.told for h in t.hits)
    return (Kind.STRIKE,) if struck and not _WAYS.search(flat) else None


def another_act(case: Case) -> Open:
    """Another act of its sentence, of which nothing was made."""
    kind = case.facts.kind
    if kind is None or not case.reports:
        return None
    known = {k for p in (*case.others, case.point) for k in p.kinds}
    acts = case.own.sentence.acts
    return (
        tuple(dict.fromkeys(a.kind for a in acts if a.ours and not a.frame and a.kind not in known)) or None
    )


_OPERATION = re.compile(
    r"\b(?:operativo|operacion|intervencion|accion|operation|raid)(?: policial)? (?:para|de|to) (?:\w+ ){0,2}"
    r"(?:despej|desaloj|desbloque|liber|recuper|reabr|clear|reopen|evict|retak)"
)


def clearing_road(case: Case) -> Open:
    """A police operation to clear a road, in which people were hurt or driven off, or the blockade that it ended."""
    if not case.reports:
        return None
    if case.facts.kind is Kind.DISPERSAL:
        first = [h.kind for h in case.own.hits if not h.frame][:1]
        return (Kind.BLOCKADE,) if first == [Kind.BLOCKADE] else None
    fought = case.facts.kind is Kind.CLASH and _OPERATION.search(case.own.sentence.plain)
    return (Kind.DISPERSAL,) if fought else None


def in_question(case: Case) -> Open:
    """What the sentence only asks about, or denies."""
    return () if case.reports and any(told.denies for told in case.point.told if told.hits) else None


_ROADS = re.compile(
    r"\b(?:carreteras?|vias?|pistas?|pe-?\d+\w*|marginal|rutas?|puentes?|panamericana|autopistas?|calles?|avenidas?|av|"
    r"jr|jiron|interoceanica|costanera|evitamiento|transito|pases?|paso|accesos?|ingresos?|salidas?|corredor|tramos?|"
    r"trocha|pana|rieles|ferrea|carril\w*|circulacion|ovalo|peaje|desvio|cruce|km|kilometro\w*|roads?|highways?|"
    r"routes?|bridges?|streets?|avenues?|traffic|access|lanes?|exits?|rail\w*|tracks?|way|piquetes?|bloque\w+|"
    r"barricad\w+|block\w*|road ?blocks?|longitudinal|central|sector|frontera|border|rio|river|tranquera\w*|piedras|"
    r"llantas)\b"
)


_WAYS = re.compile(
    _ROADS.pattern.replace("piquetes?|", "").replace(r"bloque\w+|", "").replace(r"block\w*|", "")
)


def no_road(case: Case) -> Open:
    """A blockade in whose sentences no road or way stands: what is shut or taken may be a building."""
    if case.facts.kind is not Kind.BLOCKADE or case.facts.road or case.facts.km_from is not None:
        return None
    return None if any(_ROADS.search(t.sentence.plain) for t in case.point.told) else (Kind.OCCUPATION,)


_MISHAP = re.compile(
    r"\b(?:choques? (?!con la)|accidentes?|derrumbes?|hua[iy]cos?|deslizamientos?|"
    r"despist\w+|volcaduras?|desbordes?|landslides?|"
    r"mudslides?|crash|accidents?|overturned)"
)


_BUILDING = re.compile(
    r"\b(?:puertas?|portones|local|municipalidad|universidad|rectorado|campus|colegio|instituto|sede|oficinas?|edificio|ugel|planta|"
    r"campamento|fabrica|almacen|comisaria|instalaciones|gobierno regional|hospital|fiscalia|town hall|city hall|buildings?|"
    r"offices?|headquarters|university|school|doors?|gates?)\b"
)


def building_shut(case: Case) -> Open:
    """What is shut is a building, and no road is told of."""
    if case.facts.kind is not Kind.BLOCKADE or case.facts.road or case.facts.km_from is not None:
        return None
    flat = " ".join(t.sentence.plain for t in case.point.told)
    return (Kind.OCCUPATION,) if _BUILDING.search(flat) and not _WAYS.search(flat) else None


def by_nature(case: Case) -> Open:
    """A sentence that speaks of a landslide or an accident as well."""
    return (
        () if any(told.natural or _MISHAP.search(told.sentence.plain) for told in case.point.told) else None
    )


#: "60 adultos y 15 niños": more than one number makes the crowd.
_IN_PARTS = re.compile(r"\b\d+ (?!de )[a-z]{4,} (?:y|and|mas) \d+ (?!de |horas|dias|puntos|km)[a-z]{4,}")
_HURT = re.compile(
    r"\b(?:herid[oa]s?|lesionad[oa]s?|muert[oa]s?|fallec\w+|murieron|hurt|wounded|injured|killed|died|rehenes|retenid[oa]s|"
    r"trabajadores que|hostages|pasajeros|turistas|passengers|tourists)\b"
)
_DIED = re.compile(r"\b(?:died|killed|murio|murieron|fallec\w+|muert\w+)\b")
_TWO_NUMBERS = re.compile(
    rf"\b({NUMBER}) \w+(?: \w+)? (?:y|and|mas) ({NUMBER}) \w+(?: \w+){{0,3}} "
    r"(?:injured|wounded|hurt|heridos|lesionados)\b|"
    rf"\b({NUMBER}) (?:agentes|policias|efectivos|suboficiales|officers|police officers|civiles|manifestantes) "
    r"[^.;:]{0,60}"
    rf"\b(?:y|and) ({NUMBER}) (?:civiles|manifestantes|policias|agentes|pobladores|comuneros|civilians|protesters|miners) "
    r"(?:\w+ ){0,2}(?:injured|wounded|hurt|heridos|lesionados)\b"
)


def hurt_in_parts(case: Case) -> Open:
    """A number of hurt that is but one of two: "nine officers and two miners were injured"."""
    hurt = case.facts.injured
    for told in case.point.told if hurt is not None else ():
        for match in _TWO_NUMBERS.finditer(told.sentence.plain):
            if _DIED.search(match[0]):
                continue
            parts = [one for one in (value(g) for g in match.groups() if g) if one is not None]
            if len(parts) == 2 and hurt in parts:
                return (sum(parts),)
    return None


_PRESENT = re.compile(
    r"\b(?:son|somos|eran|participa\w*|hay|habia|hubo|reun\w+|concentr\w+|asist\w+|acud\w+|congreg\w+|gather\w*|"
    r"took part|joined|there (?:are|were|is)|turned out|moviliz\w+|march\w+|"
    r"manifestantes|asistentes|pers|pobladores|comuner[oa]s|bloque\w+|block\w*|tom(?:aron|an)|protest\w+|attend\w+)\b|"
    r"^\W*(?:unas|unos|about|some|mas de|cerca de|around|more than)\b"
)


def other_people(case: Case) -> Open:
    """A number of people in a sentence that tells of two kinds of event."""
    if case.facts.crowd is None:
        return None
    counting = [told for told in case.point.told if told.counts.crowd]
    if any(_IN_PARTS.search(t.sentence.plain) for t in counting):
        return ()
    if any(_HURT.search(t.sentence.plain) and not _PRESENT.search(t.sentence.plain) for t in counting):
        return ()
    if any(not t.hits and t is not case.own and not _PRESENT.search(t.sentence.plain) for t in counting):
        return ()
    if any(
        t is not case.own and t.hits and case.facts.kind not in {h.kind for h in t.hits} for t in counting
    ):
        return ()
    several = any(
        len({h.kind for h in told.hits if not (h.frame or behind(told.sentence.plain, h))}) > 1
        for told in counting
    )
    return () if several or graver_told(case) else None
