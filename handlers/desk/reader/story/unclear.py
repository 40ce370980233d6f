"""People who do something at a place that no word names a kind for: what it is, is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.loci import loci
from handlers.desk.reader.story.points import akin
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.what.actwords import Who, who
from handlers.desk.reader.what.advising import advises
from handlers.desk.reader.what.asides import asked_by_office, undecided
from handlers.desk.reader.what.causes import freed
from handlers.desk.reader.what.kinds import Hit, ranked
from handlers.desk.reader.what.seen import harm_seen
from handlers.desk.reader.what.stirring import astir
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.words.verbforms import FINITE, Tense
from handlers.desk.reader.words.verbwords import words

#: Words that a protest is near: who but sweeps the road or hears a talk tells of none.
_HINTS = re.compile(
    r"\b(?:exig|reclam|rechaz|protest|demand|piquete|paro|huelga|medida|lucha|reten|retien|retuv|rehen|secuestr|"
    r"pancart|cartel|"
    r"conflict|enfrent|amenaz|indign|radicaliz|moviliz|march|bloque|polic|pnp|tom(?:an|aron|ado|ada)|bander|justicia|"
    r"renuncia|"
    r"manifest|antiminer|consulta|hostage|detain|held|strike|block|police|clash|anger|angry|oppos|against|contra\b|"
    r"golpe|palos|sentada|escrache|tractorazo|cordon|cadena humana|ayun|encerr|agred|ollas|hunger|human chain|"
    r"pedrad|piedra|gas|quem|burn|stone|expuls|desaloj)\w*"
)
_THREATENS = words("amenazar threaten")
_A_THIEF = re.compile(
    r"\b(?:(?:a|al|de) (?:un |los |dos |tres |unos )?(?:presunt\w+ )?(?:ladron\w*|delincuentes?|asaltantes?|choros?|"
    r"abigeos?|violador)|thie(?:f|ves)|robbers?)\b"
)
#: What people say, and need do nothing for.
_STATES = words("rechazar denunciar cuestionar criticar lamentar reclamar respaldar considerar")
#: "No acatan la medida de fuerza".
_NO_PART = re.compile(r"\bno (?:se )?(?:acat|sum|pleg|particip|respald|adhir|adhier)\w+")
_DOES = re.compile(r"\b\w{2,}(?:aron|ieron|ían|an|en|ed|iene|uvo|ing)\b")


def unclear(trail: Trail, tolds: Sequence[Told]) -> None:
    """Where people who protest, or were hurt or taken, are told of at a place, and not what they do, that is asked."""
    if not any(told.tallies or told.natural or told.denies for told in tolds) and _harm_alone(trail, tolds):
        return
    for told in tolds:
        paths, around = loci(told)
        if _silent(told, paths, stirred=_stirred(told)):
            point = trail.point(told, paths[0], around)
            trail.take([point], told)
            below = [one for one in trail.loose if one.sentence.block == point.block and not loci(one)[0]]
            point.told += [one for one in below if one.sentence.number > told.sentence.number]
            trail.loose = [one for one in trail.loose if not any(one is t for t in point.told)]
            return


def _harm_alone(trail: Trail, tolds: Sequence[Told]) -> bool:
    """Whether all that a few words tell of is that people were hurt or taken away, which is asked about."""
    for told in tolds:
        if told.counts.other_time or (harm := harm_seen(told.sentence.plain)) is None:
            continue
        # Where people died is else told of them alone.
        named = tuple(replace(m, weight=max(1, m.weight)) for m in told.mentions)
        counts = replace(told.counts, crowd=())  # those who were taken are no crowd
        told = replace(told, hits=(Hit(*harm, sure=False, likely=True),), mentions=named, counts=counts)
        paths, around = loci(told)
        point = trail.point(told, paths[0] if paths else (), around)
        point.kinds = [harm[0]]
        trail.take([point], told)
        return True
    return False


def told_by_its_effect(trail: Trail) -> None:
    """Where people's act is told but as what something came of, and nothing else is told, it is an event with a question.

    "El servicio ferroviario fue suspendido luego de que pobladores colocaran troncos sobre la vía".
    """
    for told in trail.loose:
        acted = any(act.by is Who.PEOPLE and act.sure and act.frame for act in told.sentence.acts)
        unsaid = told.denies or told.takes_back or told.threat or told.bygone or told.ahead or told.tallies
        if acted and told.hits and all(hit.frame for hit in told.hits) and not unsaid:
            paths, around = loci(told)
            point = trail.point(told, paths[0] if paths else (), around)
            point.kinds, point.second = ranked(list(told.hits)), True
            trail.take([point], told)
            trail.loose = [one for one in trail.loose if one is not told]
            return


def unclear_besides(trail: Trail) -> None:
    """Where people do something on a road or at a house of another place than all that is told, that is asked."""
    for told in list(trail.loose):
        paths, around = loci(told)
        if not (paths and paths[0][0].weight > 1 and _stirred(told)):
            continue
        if _silent(told, paths, stirred=True) and not akin(trail.points, paths[0]):
            trail.points.append(trail.point(told, paths[0], around))
            trail.loose = [one for one in trail.loose if one is not told]


def _stirred(told: Told) -> bool:
    return astir(told.sentence.plain, told.sentence.verbs)


def _silent(told: Told, paths: Sequence[tuple[Mention, ...]], *, stirred: bool) -> bool:
    """Whether people who protest are told of at a place, and not what they do."""
    hinted = stirred or bool(told.demand) or _HINTS.search(told.sentence.plain) is not None
    people = told.human or stirred or bool(told.organisers and told.demand) or _holds(told)
    more = told.eventful or told.tallies or told.ahead or told.denies
    first = next((v for v in told.sentence.verbs if v.tense in FINITE), None)
    if first is not None and first.lemma in _STATES and not stirred:
        return False  # "Los trabajadores rechazan una posible intervención": a statement
    if first is not None and (
        first.lemma in _THREATENS or (first.modal == "poder" and first.tense is Tense.CONDITIONAL)
    ):
        return False  # "Podrían incendiar la comisaría": nobody has
    if _A_THIEF.search(told.sentence.plain):
        return False  # "Golpearon a un ladrón"
    apart = (
        _NO_PART.search(told.sentence.plain)
        or asked_by_office(told.sentence.plain)
        or undecided(told.sentence.plain)
        or advises(told.sentence.plain)
    )
    if not (people and hinted and paths) or more or apart:
        return False
    return _DOES.search(told.sentence.text) is not None and not freed(told.sentence.plain)


_HOLDS = re.compile(
    r"\b(?:retien\w+|retuv\w+|reten(?:er|id\w+)|secuestr\w+|hold(?:s|ing)|hostages?|captive)\b"
)


def _holds(told: Told) -> bool:
    """Whether somebody who may protest holds people: "un grupo de ronderos retiene a dos ingenieros"."""
    words = re.findall(r"[a-z]+", told.sentence.plain)
    return _HOLDS.search(told.sentence.plain) is not None and any(who(word) is Who.PEOPLE for word in words)
