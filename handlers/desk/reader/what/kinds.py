"""What sort of event a sentence tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.desk.reader.what.acts import Act
from handlers.desk.reader.what.kindnames import ended_in_trouble, names_none, part_of_strike
from handlers.desk.reader.what.kindwords import ROADS, STRONG, WHO_BEFORE
from handlers.desk.reader.what.seen import seen
from handlers.desk.reader.what.unnamed import asked_kinds, clashed
from storage.model import Kind

_NEGATED = re.compile(
    r"\b(?:no hay|no se (?:han? )?(?:registra|reporta|observa|presenta)(?:n|do|ron)?|"
    r"no hubo|sin|ningun|ninguna|no|no existe[n]?|there (?:is|"
    r"are|were) no|without|no)\s+(?:(?:reports?|reportes?|indicios|signs?) (?:of|de)\s|(?:al?|por|debido a|due to) )?"
    r"(?:\w+\s)?$"
)
#: "No reports of clashes or arrests".
_NOR = re.compile(r"\s(?:o|ni|u|or|nor|y|and)\s(?:de\s|of\s|\w+\s)?")
#: Before a strike: it is the frame of the day rather than what is told. Before others as well.
_FRAME = re.compile(
    r"\b(?:en el marco del?|en marco de|durante (?:el|la|los|las)|durante sus? (?:dias?|jornadas?|semanas?) de|"
    r"como parte del?|(?:primer|segundo|tercer|"
    r"cuarto|quinto|sexto|\w+to|\w+mo|\w+vo) dia "
    r"(?:consecutivo )?del?|dia \d+ del?|part of (?:the|a)|during (?:the|a)|amid (?:the|a)|"
    r"as part of (?:the|a)|en medio de(?: la| las| los|l)?|"
    r"(?:tras|luego de|despues de) (?:realizar|cumplir|protagonizar|participar en|efectuar|concluir) (?:una?|el|la|su)|"
    r"incluyendo(?: una?)?|truces? (?:in|of|on|to) (?:the|its|their|a)|"
    r"treguas? (?:de \w+ \w+ )?(?:en|a|de)l? (?:su|sus|la|el|los)|tras (?:el|la|los|las)|after (?:the|a)|"
    r"luego del?(?: la| las| los)?|despues del?(?: la| las| los)?|"
    r"por (?:el|la|los|las)|(?:a causa|producto|por motivo) del?(?: la| los)?|debido al?(?: la| las| los)?|"
    r"(?:ademas|aparte) del?(?: la)?|(?:besides|because of) (?:the|a)|"
    r"due to (?:the|a)|acatando (?:el|la)|in support of (?:the|a)|"
    r"forma[n]? parte del?(?: un| una| la)?|al cumplirse (?:\w+ )?(?:anos?|mes(?:es)?|dias?|semanas?) del?(?: la)?|"
    r"en apoyo al?(?: la)?|a raiz del?(?: la)?|contra (?:el|la|los|las))"
    r"(?: \w+){0,1}\s*[\"«“']?$"
)
_COMPILED = {
    kind: re.compile(rf"\b(?:{pattern})\b" if not pattern.endswith(")") else rf"\b(?:{pattern})")
    for kind, pattern in STRONG.items()
}
_MONTH_BEFORE = re.compile(
    r"\b(?:in|of|since|last|until|from|by|early|late|mid|through|(?:on |the |to |and )?\d{1,2}(?:st|nd|rd|th)?)\s$"
)
_DECIDED = re.compile(r"\b(?:medida|decision|determinacion|precaucion|acuerdo)(?: \w+)? $")
_TRAFFIC = re.compile(r"\s(?:\w+\s){0,2}?(?:vehiculos|buses|camiones|unidades|omnibus|autos|transportes)\b")
#: Buses that are "detenidos" are held up, nobody is arrested.
_VEHICLES = re.compile(
    r"\b(?:vehiculos?|bus|buses|camion(?:es|eta|etas)?|carro|auto|combi|unidades|carros|autos|trailers|"
    r"cisternas|omnibus|transito|trafico|"
    r"vehicles|trucks|viaje|carga|mercaderia|tourists|turistas)\b(?:\s(?!personas|manifestantes|pobladores)\w+){0,6}\s$"
)
#: Where one sentence names two, which of them is told and which is the background.
GRAVER = (
    Kind.EXCESSIVE_FORCE,
    Kind.LOOTING,
    Kind.OCCUPATION,
    Kind.CLASH,
    Kind.DISPERSAL,
    Kind.ARRESTS,
    Kind.BLOCKADE,
    Kind.AGREEMENT,
    Kind.SIT_IN,
    Kind.MARCH,
    Kind.STRIKE,
)
#: What is done by force.
VIOLENT = frozenset({Kind.CLASH, Kind.DISPERSAL, Kind.EXCESSIVE_FORCE, Kind.LOOTING, Kind.OCCUPATION})
#: What people come to harm in, or are held for.
HARMFUL = VIOLENT - {Kind.OCCUPATION} | {Kind.ARRESTS}
#: What is over by the next day unless the text says that it goes on.
OF_A_DAY = VIOLENT - {Kind.OCCUPATION} | {Kind.MARCH, Kind.SIT_IN}


@dataclass(frozen=True, slots=True)
class Hit:
    """A kind named at a place in a sentence; `frame` means that it is the background of something else."""

    kind: Kind
    start: int
    end: int
    frame: bool = False
    sure: bool = True  # else the kind is to be asked
    likely: bool = False  # it is asked beside it, for nothing else is as likely


def hits(flat: str, original: str = "", acts: Sequence[Act] = ()) -> list[Hit]:
    """The kinds that a sentence names, in order, with those that its acts make; what is not the case is left out."""
    found = []
    acts = [act for act in acts if not names_none(act.kind, flat, act.start)]
    none: list[int] = []  # where names end that it says there is none of
    for kind, pattern in _COMPILED.items():
        for match in pattern.finditer(flat):
            if not match[0] or (
                _NEGATED.search(flat[max(0, match.start() - 30) : match.start()])
                and not match[0].startswith(("no ", "sin "))
            ):
                none.append(match.end())
                continue
            if match[0] == "paro" and original and original[match.start() : match.end()].endswith("ó"):
                continue  # "paró", it stopped
            if kind is Kind.MARCH and _TRAFFIC.match(flat, match.end()):
                continue  # "Se movilizan los vehículos de carga"
            if match[0] == "paro" and re.match(r" (?:cardi|respirat)", flat[match.end() :]):
                continue
            if (
                match[0] == "march"
                and original[match.start() : match.start() + 1] == "M"
                and _MONTH_BEFORE.search(flat[: match.start()])
            ):
                continue  # the month
            if names_none(kind, flat, match.start()):
                continue
            held = kind is Kind.ARRESTS or match[0].startswith(("varad", "atasc", "atora"))
            if held and _VEHICLES.search(flat[max(0, match.start() - 60) : match.start()]):
                # "200 camiones varados por bloqueo en Ocoña" still tells of a blockade.
                inner = pattern.search(flat, match.start() + 5, match.end())
                if inner is None or inner[0].startswith(("varad", "atasc", "atora")):
                    continue
                match = inner
            found.append(
                Hit(
                    kind,
                    match.start(),
                    match.end(),
                    _framed(flat, match, kind),
                )
            )
    if (fight := clashed(flat)) is not None and all(hit.kind is not Kind.CLASH for hit in found):
        found.append(Hit(Kind.CLASH, *fight))
    found += [Hit(*one, frame=False, sure=False) for one in asked_kinds(flat)]
    alone = not found and not any(act.sure for act in acts)  # else it is but more of what its own words tell
    found += [Hit(*o, sure=False, likely=True) for o in seen(flat) if alone or o[0] is Kind.DISPERSAL]
    found = [
        h for h in found if not any(_NOR.fullmatch(flat[end : h.start]) for end in none if end < h.start)
    ]
    found.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in found:
        if kept and hit.start < kept[-1].end and kept[-1].kind is not hit.kind:
            # "toma de local" is no road, "bloqueo" inside "levantan el bloqueo" stays one: the longer match tells more.
            if hit.end - hit.start > kept[-1].end - kept[-1].start:
                kept[-1] = hit
            continue
        kept.append(hit)
    return _with_background(flat, _with_acts(flat, kept, acts))


_NO_ENTRY = re.compile(
    r"no (?:dej|permit)\w+ (?:el )?(?:entr|ingres)\w*(?! (?:\w+ ){0,2}(?:ciudad|distrito|pueblo|vehic))"
)
#: What is done to those who would go into a house that was taken.
_KEEPS_OUT = re.compile(
    r"(?:no (?:dej|permit)\w+|impid\w+) (?:el |la |su )?(?:entr|ingres|sal)\w*|"
    r"(?:bloque|cerr|cierr|tranc|sold)\w+ (?:con \w+ )?(?:las? |sus? )?(?:puertas?|portones|porton|rejas?)\b"
)


def _with_acts(flat: str, kept: list[Hit], acts: Sequence[Act]) -> list[Hit]:
    """The kinds with what the acts make where no word names it, without what a river or an office does."""
    for act in acts:
        if _DECIDED.search(flat[: act.start]):
            continue  # "Esta medida fue tomada por las bases"
        if _NEGATED.search(flat[max(0, act.start - 30) : act.start]):
            continue  # "No se han registrado vías bloqueadas por manifestantes"
        mine = [h for h in kept if h.start < act.end and act.start < h.end]
        if not act.ours:
            kept = [h for h in kept if h not in mine or h.kind is not act.kind]
            continue
        if act.sure and any(h.kind is act.kind and not h.sure for h in kept):
            kept = [replace(h, sure=True) if h.kind is act.kind else h for h in kept]
            continue  # "Ingresaron a la fábrica y permanecen atrincherados": the second says it
        taken = act.kind is Kind.OCCUPATION and act.sure
        if taken:
            kept = [h for h in kept if not _KEEPS_OUT.match(flat, h.start)]
        if act.kind is Kind.OCCUPATION and not act.sure:
            kept = [
                h for h in kept if not _NO_ENTRY.match(flat, h.start)
            ]  # "Cerraron la sede y no dejan entrar"
        if taken and all(h.kind is Kind.BLOCKADE for h in mine):
            kept = [h for h in kept if h not in mine]  # "La sede amaneció tomada por ronderos"
        elif mine and not act.sure and all(h.kind is Kind.ARRESTS for h in mine):
            kept = [h for h in kept if h not in mine]  # "Comuneros detuvieron a dos ingenieros"
        elif mine:
            continue
        told = [h.kind for h in kept if not h.frame]
        if act.kind is Kind.SIT_IN and Kind.STRIKE in told:
            continue  # "Iniciaron un paro y están en la puerta con pancartas": the strike's own picket
        if act.kind is Kind.SIT_IN and any(_PICKET.match(flat, h.start) and h.end <= act.start for h in kept):
            continue  # "Un piquete de agricultores se apostó en la salida"
        if act.kind in told or (told and not act.sure):
            continue
        if act.kind is Kind.DISPERSAL and Kind.EXCESSIVE_FORCE in told:
            continue
        kept.append(Hit(act.kind, act.start, act.end, act.frame, act.sure))
    if any(h.kind is Kind.OCCUPATION and h.sure and not h.frame for h in kept):
        kept = [h for h in kept if not _KEEPS_OUT.match(flat, h.start)]
    return sorted(kept, key=lambda hit: (hit.start, -hit.end))


_PICKET = re.compile(r"piquetes?\b")
_ON_ROAD = re.compile(rf"{ROADS}\b")


_WHEN = re.compile(r"por la (?:tarde|noche|manana|madrugada)\b")
#: "Detenidos por volver a bloquear la vía": what they are held for.
_HELD_FOR = re.compile(r"\b(?:por|for)\s(?:(?:volver|intentar|tratar) (?:a|de)?\s?|haber\s)?$")
_HURT_IN = re.compile(
    r"\b(?:herid[oa]s?|muert[oa]s?|fallecid[oa]s?|lesionad[oa]s?|injured|killed|dead|wounded)\b[^.;:]{0,75}"
    r"\b(?:tras|en|durante|after|during|in)(?: el| la| los| las| un| una| the| an?)?(?: \w+)?\s$"
)


def _framed(flat: str, match: re.Match[str], kind: Kind) -> bool:
    """Whether what is before makes it a background; "por el puente cerrado" says but where."""
    if _HURT_IN.search(flat[max(0, match.start() - 95) : match.start()]):
        return False  # "16 heridos tras enfrentamientos" tells of the clash
    before = _FRAME.search(flat[max(0, match.start() - 45) : match.start()])
    if before is not None and _STRUCK.match(match[0]) and _LASTS.search(flat[: match.start()]):
        return False  # "Cumplen su tercer día de huelga"
    gathered = kind in (Kind.MARCH, Kind.SIT_IN)
    if gathered and (part_of_strike(flat[: match.start()]) or ended_in_trouble(flat, match.end())):
        return True
    if before is not None and _WHEN.match(before[0]):
        return False  # "Y por la tarde marcharán"
    return before is not None and not (before[0].startswith("por ") and _ON_ROAD.match(match[0]))


_STRUCK = re.compile(r"huelga|paro|paraliza")
#: "Cumplían el miércoles el décimo día de una huelga": it is what is told.
_LASTS = re.compile(
    r"\b(?<!\bal )(?:cumpl|acat|complet|acumul|ingres|inici|viv)\w+ (?:\w+ ){0,5}(?:dia|semana|"
    r"mes)s?(?: consecutiv[oa]s?)? del?(?: la| una?| su)?(?: \w+)?\s$"
)
_AFTER = re.compile(
    r"\b(?:after|following|tras|luego (?:de|que)|despues de|durante|during|amid|in response to)\b"
)


#: "One month after 18 people were killed in clashes", "al cumplirse dos años de la represión": all of it is long past.
_LONG_AFTER = re.compile(
    r"\b(?:weeks?|months?|years?|anniversary) (?:after|since|of|on from)\b|\b(?:al cumplirse|"
    r"a)\s(?:\w+\s){0,2}(?:semanas?|mes|meses|anos?)\s"
    r"(?:de|del|despues)\b|"
    r"\b(?:una?|dos|tres|cuatro|cinco|seis|\d+) (?:semanas?|mes|meses|anos?) despues (?:del?|que)\b|"
    r"\b(?:recordando|en conmemoracion|conmemor\w+|aniversario|commemorat\w+|marking)\b"
)


def _with_background(flat: str, found: list[Hit]) -> list[Hit]:
    """What is named after "tras" or "after" is the background of what was told before it."""
    if not found:
        return found
    beside = [m.span() for m in WHO_BEFORE.finditer(flat)]
    outside = [hit for hit in found if not any(a <= hit.start < b for a, b in beside)]
    # Whom the police arrest while they block are told of with what they did.
    if any(hit.kind is not Kind.ARRESTS for hit in outside) and len(outside) < len(found):
        found = [hit if hit in outside else replace(hit, frame=True) for hit in found]
    if found[0].kind is Kind.ARRESTS:
        found = [
            replace(hit, frame=True)
            if hit.kind is not Kind.ARRESTS and _HELD_FOR.search(flat[: hit.start])
            else hit
            for hit in found
        ]
    marks = [m.start() for m in _AFTER.finditer(flat) if m.start() > found[0].start]
    long_ago = _LONG_AFTER.search(flat)
    return [
        replace(hit, frame=True)
        if (long_ago is not None and found[0].start < long_ago.start() < hit.start)
        or (
            any(mark < hit.start and not re.search(r"[.;:,]", flat[mark : hit.start]) for mark in marks)
            and not (hit.kind is Kind.CLASH and _HURT_IN.search(flat[max(0, hit.start - 95) : hit.start]))
        )
        else hit
        for hit in found
    ]


def ranked(found: list[Hit]) -> list[Kind]:
    """The kinds told of, those that are only the background left out where something else is told."""
    told = {hit.kind for hit in found if not hit.frame} or {hit.kind for hit in found}
    if len(told) > 1:
        told.discard(Kind.STRIKE)
    return [kind for kind in GRAVER if kind in told]
