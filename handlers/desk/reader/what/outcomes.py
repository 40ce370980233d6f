"""What becomes of an end that a sentence tells of: it is over, over within limits, or stands for all that was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.desk.reader.what import causes
from handlers.desk.reader.what.actwords import Who, who
from handlers.desk.reader.what.clearings import Clearing, clearing
from handlers.desk.reader.what.denials import denied
from handlers.desk.reader.what.endings import Done
from handlers.desk.reader.what.freelines import line_free, nothing_blocked
from handlers.desk.reader.what.generics import generic
from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.what.limits import Limit, Passage, let_through, limits
from handlers.desk.reader.what.notnow import not_now
from handlers.desk.reader.what.passing import FREE_BY_NOW, Remark
from handlers.desk.reader.what.traffic import passable, traffic_states
from handlers.desk.reader.what.truces import truce_of_hours
from handlers.desk.reader.what.undone import still_shut
from handlers.desk.reader.words.verbs import Verb
from storage.model import Kind, TrafficState

_BY_WHICH = re.compile(
    r"\b(acuerdos?|actas?|convenio|pacto|agreement|deal)\b[^.;]{0,25}?\s(?:que|which|that|para|to|mediante el cual|"
    r"por el (?:que|cual))\s(?:\w+\s)?$"
)


#: "No levantarán la medida" says not that a road is shut.
_BARRED = re.compile(
    r"\b(?:bloque|piquete|cierre|interrup|restric|block|roadblock|picket|piedra|llanta|barric|tranquer)"
)


_GIVES_TRUCE = re.compile(
    r"\b(?:d(?:an|a|io|ieron|aran)|otorg\w+|conced\w+|brind\w+|gave|give|grant\w*)\s(?:\w+\s){0,2}(?:treguas?|truce)\b"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sentence tells of after its words for an end were weighed, and how the road is."""

    hits: tuple[Hit, ...]
    over: Clearing | None
    states: tuple[TrafficState, ...]
    alone: bool  # that it stands is said by its end alone: not done, or within limits
    bounded: bool  # the end has limits within which it goes on
    wished: bool  # it stands, for somebody asks for its end or tries to bring it about
    remarked: bool = False  # said in a few words of a place, and of nothing where they name none


_ON_FOOT = re.compile(r"\b(?:peatonal\w*|peatones|transeuntes|pedestrians?)\b")
_NORMAL = re.compile(
    r"(?:(?:el |con |hay )?(?:transito|pase|paso|trafico|circulacion|via|traffic)\s(?:\w+\s){0,2}?)?"
    r"(?:normal|fluid[oa]|libre|free|flowing)\w*"
)


def outcome(event: str, main: str, verbs: Sequence[Verb], hits: Sequence[Hit], few: Remark | None) -> Outcome:
    """What is over and what stands; `main` is the sentence without what it only grants, `few` what it says if no more."""
    if few is not None and few.states:
        # "En Ilave solo pasan motos": whether people shut it for the others is asked.
        hits = hits or [Hit(Kind.BLOCKADE, few.start, few.end, sure=False)]
        return Outcome(tuple(hits), None, few.states, alone=True, bounded=True, wished=False, remarked=True)
    over = clearing(main, verbs if main == event else None) or (
        None if hits or generic(event) else nothing_blocked(event) or line_free(event)
    )
    if over is None and hits and all(hit.kind is Kind.BLOCKADE and not hit.frame for hit in hits):
        by_now = FREE_BY_NOW.search(main)
        over = by_now and Clearing(*by_now.span())  # "Cerraron la vía, pero ya está libre"
    if few is not None and few.shut and denied(event, few.start):
        few = None  # "No es cierto que Ilave esté bloqueado"
    said = few if over is None and not generic(event) else None
    if said is not None and not said.shut and all(said.start <= hit.start < said.end for hit in hits):
        hits = []  # "Ilave ya no está bloqueado"
    said = said if not hits else None
    if said is not None:
        # "En Ilave no pasan", "en Juli ya dejan pasar": whether people shut it is asked.
        hits = [Hit(Kind.BLOCKADE, said.start, said.end, sure=False)] if said.shut else hits
        bounds = limits(event, said.start, said.end)
        over = None if said.shut else Clearing(said.start, said.end, limits=bounds, free=True)
    if over is not None and over.free and not_now(event):
        over = said = None  # "Ayer pasé normal por Ilave", "desde mañana hay pase"
    if over is not None and over.kind is None and _ON_FOOT.search(event[max(0, over.start - 24) : over.end]):
        over = None if hits else over  # "Bloqueado, pero el paso peatonal está libre"
    alone, wished = not hits or said is not None, False
    beside = over is not None and over.kind is None and _NORMAL.match(event, over.start) is not None
    if beside and any(h.kind in (Kind.SIT_IN, Kind.MARCH) and not h.frame for h in hits):
        # "Tránsito normal, 40 personas en plantón": they stand beside a road that was never shut.
        return Outcome(tuple(hits), None, (TrafficState.NORMAL,), False, False, False)
    if over is not None and denied(event, over.start):
        # "Police denied reports that the bridge had been reopened": it is shut.
        hits = hits or [Hit(over.kind or Kind.BLOCKADE, over.start, over.end)]
        over = None
    if over is not None and (deal := _BY_WHICH.search(event[: over.start])) is not None:
        # "Firmaron un acuerdo que pone fin a …" tells of the agreement.
        hits = hits or [Hit(Kind.AGREEMENT, *deal.span(1))]
        alone, over = False, None
    shut = still_shut(event, verbs) if over is None and not hits else None
    if shut is not None and (shut.road or _BARRED.search(event[shut.start : shut.end])):
        hits = [Hit(Kind.BLOCKADE, shut.start, shut.end)]  # "The road has yet to be reopened"
        wished = shut.done is not Done.NOT
    passage = let_through(event, verbs)
    states = traffic_states(event, passage)
    if passage is not None and (over is not None or not _people(event, passage.start)):
        passage = None
    bounded = over is not None and over.partly
    paused = _GIVES_TRUCE.search(event) if over is None and truce_of_hours(event) else None
    if paused is not None and passage is None and _people(event, paused.start()):
        # "Dieron una tregua de dos horas": it stands, but for those.
        passage, states = Passage(Limit.SOME, *paused.span()), (TrafficState.RESTRICTED,)
    stands = over if bounded else passage
    if over is not None and bounded:
        states = (passable(over.limits),)
    if stands is not None:
        # "Dieron una tregua y dejan pasar a los buses": what lets some through stands.
        hits = [h for h in hits if h.kind is not Kind.AGREEMENT]
        hits = hits or [Hit(Kind.BLOCKADE, stands.start, stands.end)]
        over = None
    return Outcome(tuple(hits), over, states, alone, bounded, wished, said is not None)


def _people(flat: str, end: int) -> bool:
    """Whether people stand on the road who let others pass, and no office or landslide."""
    subject = any(who(word) is Who.PEOPLE for word in re.findall(r"[a-z]{4,}", flat[:end]))
    return causes.human(flat) or (subject and not causes.natural(flat))
