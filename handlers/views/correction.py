"""A correction as a person sees it: what was wrong in a message they got, and how it is."""

from __future__ import annotations

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import sourcing, wording
from handlers.views.event import announcement
from handlers.views.muting import below_push
from handlers.views.reader import Reader
from handlers.views.screen import Screen, one_line, stacked
from handlers.views.voice import Voice, dotted, lowered
from storage.model import Event, EventFacts, EventState, Verification
from storage.regions import Gazetteer

_SHORT = 100  # What a passage or a demand may take in a line of before and after, in UTF-16 units.
_TYPED = ("passage", "demand")
#: What an event's turn changes of it.
_TURNED = (
    *("state", "traffic_state", "traffic_since", "started", "started_timed", "ended", "passage"),
    *("verification", "last_confirmed", "sources", "advice"),
)
#: What a picture's caption has room for beside the message itself, in lines.
_FEW = 3


def correction(
    before: EventFacts, event: Event, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """What was wrong and how it is: "Corrección · Ilave, Puno: es el km 1414, no el 1410."; or that it was not so."""
    voice = Voice(texts, regions, reader)
    return Screen(_answer(before, event.facts, voice), below_push(event.facts.region, voice))


def corrected(
    before: EventFacts, event: Event, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """The same with the whole message as it is now below, for whoever's message cannot be edited."""
    voice, facts = Voice(texts, regions, reader), event.facts
    if wording.is_void(facts):
        return correction(before, event, texts=texts, regions=regions, reader=reader)
    above = _answer(before, facts, voice, most=_FEW if facts.photo else None)
    return announcement(event, texts=texts, regions=regions, reader=reader, above=above)


def turned(before: EventFacts, event: Event, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The event as it stands, for whoever has not heard of its turn, and below its head what was wrong besides."""
    voice, facts = Voice(texts, regions, reader), event.facts
    # What the turn made of the event was no mistake before it.
    known = before.changed(
        **{name: getattr(facts, name) for name in _TURNED},
        summary_es_until=facts.summary_es_until,
        summary_en_until=facts.summary_en_until,
    )
    note = None if known == facts else _answer(known, facts, voice, most=_FEW if facts.photo else None)
    return announcement(event, texts=texts, regions=regions, reader=reader, note=note)


def _answer(before: EventFacts, facts: EventFacts, voice: Voice, *, most: int | None = None) -> Markup:
    if wording.is_void(facts):
        title = dotted((wording.kind(facts, voice), wording.where(facts, voice), wording.road(facts)))
        why = wording.withdrawal(facts, voice)
        head = voice("correction-denied", sign=wording.WITHDRAWN, title=title)
        return stacked((head, voice("withdrawn"), *((why,) if why else ())))
    place = wording.where(facts, voice)
    if _only_km(before, facts):
        return voice(
            "correction-km",
            sign=wording.CORRECTED,
            place=place,
            now=wording.kms(facts),
            before=wording.kms(before),
        )
    title = voice("correction", sign=wording.CORRECTED, place=place)
    differing = changes(before, facts, voice)[:most]
    return stacked((title, *(differing or [voice("correction-words")])))


def _only_km(before: EventFacts, facts: EventFacts) -> bool:
    """Whether the kilometre is all that reads differently, but for the words and what confirms them."""
    same = before.changed(km_from=facts.km_from, km_to=facts.km_to) == facts.changed(
        summary_es=before.summary_es,
        summary_en=before.summary_en,
        summary_es_until=before.summary_es_until,
        summary_en_until=before.summary_en_until,
        sources=before.sources,
        last_confirmed=before.last_confirmed,
        latitude=before.latitude,
        longitude=before.longitude,
        precision=before.precision,
    )
    return bool(same and wording.kms(before) and wording.kms(facts)) and wording.kms(before) != wording.kms(
        facts
    )


def changes(before: EventFacts, now: EventFacts, voice: Voice) -> list[Markup]:
    """What reads differently in two statements of one event, a line each: "Vía: PE-3S km 1414 (antes: PE-34B km 12)"."""

    def sources(facts: EventFacts) -> Markup:
        return Markup(", ").join(sourcing.source(one) for one in facts.sources[:4])

    nothing = voice("unknown")
    readings = (
        ("kind", wording.kind(before, voice), wording.kind(now, voice)),
        ("place", wording.where(before, voice), wording.where(now, voice)),
        ("road", wording.road(before), wording.road(now)),
        ("state", _state(before, voice), _state(now, voice)),
        ("verification", _verified(before, voice), _verified(now, voice)),
        ("sources", sources(before), sources(now)),
        *((n, one_line(getattr(before, n), _SHORT), one_line(getattr(now, n), _SHORT)) for n in _TYPED),
        *((n, getattr(before, n) or "", getattr(now, n) or "") for n in ("crowd", "injured", "dead")),
    )
    return [
        voice(
            "correction-change",
            what=voice(f"what-{name}"),
            now=(wording.typed(str(new), now, voice) if name in _TYPED else new) or nothing,
            before=old or nothing,
        )
        for name, old, new in readings
        if old != new
    ]


def _state(facts: EventFacts, voice: Voice) -> Markup:
    """How it stands, in a few words: whether it is over comes before how the traffic was."""
    if facts.state is EventState.RETRACTED:
        return voice("line-withdrawn")
    if facts.state in (EventState.ENDED, EventState.LAPSED):
        return wording.outcome(facts, voice)
    return lowered(wording.state(facts, voice, standing=True))


def _verified(facts: EventFacts, voice: Voice) -> Markup:
    if facts.state is EventState.RETRACTED:
        return lowered(voice(f"verified-{Verification.DENIED.value}"))
    return lowered(voice(f"verified-{facts.verification.value}"))
