"""Whether the words of a draft leave it open that something is over, or that it stands again."""

from __future__ import annotations

import re

from handlers.desk.reader.doubts.cases import Case, Open
from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.residue import ends
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.what.limits import Limit, bounds_said
from storage.model import EventState, Kind


def below(case: Case) -> list[Told]:
    """The sentences that follow an event in its paragraph, as far as they are no other event's."""
    at = case.point.told[-1].sentence
    theirs = {t.sentence.number for p in case.others if p.own_path for t in p.told}
    return [
        t
        for t in case.tolds
        if t.sentence.block == at.block
        and 0 < t.sentence.number - at.number <= 2
        and t.sentence.number not in theirs
        and not t.sentence.bullet
    ]


def ended(case: Case) -> Open:
    """A word for an end that no reading as a clearing took up."""
    lasting = case.facts.kind in (Kind.BLOCKADE, Kind.STRIKE, Kind.OCCUPATION, None)
    return (
        (EventState.ENDED,)
        if case.reports
        and case.facts.state is not EventState.ENDED
        and lasting
        and any(r.ends for r in case.residues)
        else None
    )


def end_beside(case: Case) -> Open:
    """A word for an end in the sentence beside it that no point took up, or a service that resumed after a truce."""
    if not case.goes_on or case.facts.kind not in (Kind.BLOCKADE, Kind.STRIKE, Kind.OCCUPATION):
        return None
    taken = {t.sentence.number for p in (*case.others, case.point) for t in p.told}
    at = case.own.sentence
    beside = (
        t
        for t in case.tolds
        if t.sentence.block == at.block
        and abs(t.sentence.number - at.number) == 1
        and t.sentence.number not in taken
    )
    resumed = any(
        _RESUMED.search(t.sentence.plain)
        for t in case.tolds
        if t.sentence.block == at.block and t.sentence.number - at.number in (0, 1)
    )
    return (EventState.ENDED,) if resumed or any(ends(t) for t in beside) else None


#: "Service resumed after a truce": which was held up before.
_RESUMED = re.compile(
    r"\b(?:resumed|restored|reanud(?:o|aron|ado|ada)|restableci(?:o|eron|do|da))\b[^.;]{0,25}\s(?:after|following|under|tras|"
    r"luego de|gracias a)\s(?:\w+\s){0,2}(?:[\w-]+\s)?(?:truce|tregua|agreement|deal|acuerdo|cuarto intermedio)\b"
)


def stands_again(case: Case) -> Open:
    """An end that came before what is told: "volvieron a cerrar …. Había sido levantado el domingo"."""
    if case.reports:
        return None
    flat = " ".join(t.sentence.plain for t in (*case.point.told, *below(case)))
    again = _AGAIN.search(flat) or _STILL_SHUT.search(flat) or _FOR_MINUTES.search(flat)
    return (EventState.ACTIVE,) if again else None


_FOR_MINUTES = re.compile(
    r"\b(?:(?:solo|apenas|aunque) por (?:unos|algunos|pocos) (?:minutos|momentos|instantes)|momentaneamente|"
    r"de forma momentanea|(?:pero|aunque) solo para|but only (?:for|to)|(?:only|just) (?:for )?(?:a few )?minutes|"
    r"(?:continu|sigu|volv)\w+ (?:a )?(?:bloque|impid|cerr|obstru)\w+)\b"
)


_STILL_SHUT = re.compile(
    r"\b(?:mantien\w+|sigue\w*|permanec\w+|continua\w*|remain\w*)\s(?:\w+\s){0,2}(?:bloquead|cerrad|tomad|interrumpid|closed|"
    r"blocked|shut)\w*|\b(?:bloquean|impiden el (?:paso|pase|transito)|are (?:still )?blocking)\b"
)
_AGAIN = re.compile(
    r"\b(?:volvieron a (?:bloque|cerr|tom|interrump|paraliz)\w+|retom(?:an|aron|o) (?:el|la|los|las|sus?) "
    r"(?:bloqueo|paro|medida|protesta|toma|huelga)\w*|hab(?:ia|ian) sido (?:levant|despej|liber|reabiert|suspend)\w+|"
    r"had been (?:lifted|cleared|reopened)|re-?block\w*)"
)


#: What leaves it open whether a road is free for good; of a strike that is put off, that it is for hours or on a condition.
_LEFT_OPEN = frozenset({Limit.DAYS, Limit.IF, Limit.AGREED, Limit.HELD_UP})
_OF_A_STRIKE = frozenset({Limit.HOURS, Limit.DAYS, Limit.IF})


def bounded(case: Case) -> Open:
    """An end that has a limit: for days, on a condition, for those who waited; as its own or the next sentences say."""
    over = case.point.clearing
    if over is None:
        return None
    told = frozenset().union(over.limits, *(t.clearing.limits for t in case.point.told if t.clearing))
    left = bool(told & (_LEFT_OPEN if over.kind is None else _OF_A_STRIKE))
    left = left or told >= {Limit.AGREED, Limit.DAYS}
    left = left or (
        over.kind is None and any(bounds_said(t.sentence.plain) for t in (*case.point.told[1:], *below(case)))
    )
    return (EventState.ACTIVE,) if left else None


def shut_beside(case: Case) -> Open:
    """A road told to be free, at a place where another sentence says that people shut it now."""
    if case.reports or case.point.km is not None or case.own.sentence.bullet or case.point.listed:
        return None
    shut = [
        p
        for p in case.others
        if p.clearing is None
        and p.kinds[:1] == [Kind.BLOCKADE]
        and not (p.km or p.listed or p.told[0].ahead or p.told[0].sentence.bullet)
        and p.path[:1] != ()
        and bool(case.point.path)
        and p.path[0].name == case.point.path[0].name
    ]
    return (EventState.ACTIVE,) if shut else None


def stretch_shut(case: Case) -> Open:
    """A stretch told to be free of a road of which another is told to be shut, where no kilometre parts them."""
    if case.reports or case.point.km is not None:
        return None
    shut = (p for p in case.others if p.clearing is None and p.kinds[:1] == [Kind.BLOCKADE] and p.km is None)
    return (EventState.ACTIVE,) if any(_same_road(p, case.point) for p in shut) else None


def _same_road(one: Point, other: Point) -> bool:
    named = one.own_road and other.own_road and not (one.path or other.path)
    return bool(named and one.road and other.road and set(one.road.roads) & set(other.road.roads))


_FREEING = re.compile(
    r"\b(?:bloque|cerr|tom)(?:aron|an)\b[^.;]*\b(?:reabren|despejan|liberan|desbloquean|abren|clear|reopen)\b"
)


def shut_and_freed(case: Case) -> Open:
    """What one sentence says to be shut and to be freed again: "bloquearon las pistas y las reabren con la Policía"."""
    both = not case.reports and _FREEING.search(case.own.sentence.plain)
    return (EventState.ACTIVE,) if both and case.point.km is None else None


def still_on(case: Case) -> Open:
    """What was read as over, though a verb of now says that people are there."""
    if not case.reports or case.facts.state is not EventState.ENDED:
        return None
    return (EventState.ACTIVE,) if any(_THERE_NOW.search(t.sentence.plain) for t in case.point.told) else None


_THERE_NOW = re.compile(
    r"\b(?:se (?:encuentran?|hallan?|mantienen?)|permanecen?|siguen?|continuan?|mantienen|realizan|protestan|"
    r"bloquean|acatan|impiden|are still|remain)\b|"
    r"\bno se (?:mover|retirar)an\b"
)


#: "Dicen que ya abrieron", "parece que hay pase": nobody who saw it; "en la mañana pasé normal": it was so hours ago.
_HEARSAY = re.compile(
    r"\b(?:dicen|diz ?que|dis ?que|parece|pareciera|al parecer|aparentemente|supuestamente|creo|escuche|he escuchado|me "
    r"(?:contaron|comentan)|they say|apparently|it seems|seems (?:like|to|that)|supposedly|i (?:think|heard)|rumou?rs?)\b"
)
_HOURS_AGO = re.compile(
    r"(?=.*\b(?:(?:en|por) la (?:manana|madrugada)|esta manana|temprano|de madrugada|mas temprano|this morning|earlier)\b)"
    r".*\b(?:pas(?:e|amos)|cruc(?:e|amos)|(?:i|we) (?:passed|crossed|drove|went|got))\b(?! a\b)"
)


#: "Dicen que hay bloqueo", "supuestamente cerrado": nobody who is named, and who tells it was not there.
_TOLD_ME = re.compile(
    r"(?:^|[,.;:?!]|\b(?:pero|y|que|porque|but|and)\b)\W*(?:a mi |ahora |hoy |aca |por aca )?(?:(?:me|nos) )?"
    r"(?:dicen|dijeron|diz ?que|dis ?que|dice que|cuentan|contaron|comentan|comentaron|avisan que|avisaron que|"
    r"pareciera|parece|escuche|"
    r"he escuchado|escuchamos|lei|creo|segun dicen|they say|people say|i (?:think|heard|read)|we heard|it seems|"
    r"seems (?:like|to|that)|looks like|rumou?r has it)\b|"
    r"\b(?:mi|mis|un|una|my) [a-z]+ (?:que [a-z]+ [a-z]+ )?(?:me )?(?:dice|dijo|dicen|cuenta|conto|avisa|aviso|"
    r"says|said|told me)\b(?: que| that)?|"
    r"\b(?:al parecer|aparentemente|supuestamente|segun dicen|dicen|apparently|supposedly|they say)\W*$"
)
_MAYBE = re.compile(r"\b(?:al parecer|aparentemente|supuestamente|dicen|apparently|supposedly)\b")
_FEW = 130  # letters of a message whose writer speaks for himself


def heard(case: Case) -> Open:
    """What is told in few words by hearsay: "dicen que hay bloqueo"."""
    if not case.goes_on or case.facts.sources:
        return None
    telling = [t for t in case.point.told if t.hits] or [case.own]
    return () if all(map(_by_hearsay, telling)) else None


def _by_hearsay(told: Told) -> bool:
    flat = told.sentence.plain
    if len(flat) > _FEW:
        return False
    first = min((hit.start for hit in told.hits), default=len(flat))
    said = _TOLD_ME.search(flat[:first]) or _MAYBE.search(flat[:first])
    return said is not None or _TOLD_ME.search(flat[first:].strip(" .,;!")) is not None


def second_hand(case: Case) -> Open:
    """A road said to be free by hearsay, or by somebody who passed there hours ago."""
    if case.reports:
        return None
    words = [t.sentence.plain for t in case.point.told if t.clearing]
    heard = any(_HEARSAY.search(flat) or _HOURS_AGO.search(flat) for flat in words)
    return (EventState.ACTIVE,) if heard else None
