"""The words for an event's kind, place, road and state: the same in pushes, lists and corrections."""

from __future__ import annotations

import math

from markupsafe import Markup, escape

from handlers.views import times
from handlers.views.screen import one_line
from handlers.views.sourcing import source, speaker
from handlers.views.voice import Voice, dotted, lowered, spaced
from storage.model import (
    RETRACTIONS,
    Event,
    EventFacts,
    EventState,
    Kind,
    Language,
    TrafficState,
    Verification,
)
from storage.regions import fold

#: Each sign means one thing. The coloured ones speak of traffic only.
SIGNS: dict[Kind, str] = {
    Kind.MARCH: "🚶",
    Kind.SIT_IN: "🧍",
    Kind.STRIKE: "⏸️",
    Kind.OCCUPATION: "🏢",
    Kind.CLASH: "⚠️",
    Kind.DISPERSAL: "👮",
    Kind.EXCESSIVE_FORCE: "🚨",
    Kind.LOOTING: "📦",
    Kind.ARRESTS: "🔒",
    Kind.AGREEMENT: "🤝",
}
TRAFFIC_SIGNS: dict[TrafficState, str] = {
    TrafficState.INTERRUPTED: "🔴",
    TrafficState.RESTRICTED: "🟡",
    TrafficState.NORMAL: "🟢",
}
OVER, ANNOUNCED, WITHDRAWN, CORRECTED, UNKNOWN = "⚪", "📅", "❌", "✏️", "▫️"

_PLACE, _ROAD = 60, 24
#: Further regions that the first line of a message names.
_MOST_PLACES = 4


def is_void(facts: EventFacts) -> bool:
    """Whether a reader should forget it: withdrawn by the desk, or denied."""
    return facts.state is EventState.RETRACTED or facts.verification is Verification.DENIED


def sign(facts: EventFacts) -> str:
    """The sign before an event."""
    if is_void(facts):
        return WITHDRAWN
    if facts.state is EventState.ANNOUNCED:
        return ANNOUNCED
    if facts.state is EventState.LAPSED:
        return UNKNOWN
    if facts.state is EventState.ENDED:
        if facts.kind is not Kind.BLOCKADE:
            return OVER
        restricted = facts.traffic_state is TrafficState.RESTRICTED
        return TRAFFIC_SIGNS[TrafficState.RESTRICTED if restricted else TrafficState.NORMAL]
    if facts.kind is Kind.BLOCKADE:
        return TRAFFIC_SIGNS[facts.traffic_state or TrafficState.INTERRUPTED]
    return SIGNS[facts.kind] if facts.kind else UNKNOWN


def kind(facts: EventFacts, voice: Voice) -> Markup:
    """What it is: "Bloqueo"."""
    return voice(f"kind-{facts.kind.value.replace('_', '-')}" if facts.kind else "kind-unknown")


def heading(facts: EventFacts, voice: Voice) -> Markup:
    """What it is now, as the first words of a message: "Bloqueo", "Vía libre", "Retirado · Marcha"."""
    if facts.verification is Verification.DENIED:
        return dotted((voice("heading-denied"), kind(facts, voice)))
    if facts.state is EventState.RETRACTED:
        return dotted((voice("heading-withdrawn"), kind(facts, voice)))
    if facts.state is EventState.ENDED and facts.kind is Kind.BLOCKADE:
        # A record that still says interrupted or restricted must not call the road free.
        free = facts.traffic_state in (None, TrafficState.NORMAL)
        return voice("heading-free" if free else "heading-lifted")
    return kind(facts, voice)


def spot(facts: EventFacts) -> str:
    """The square, bridge or sector, as the editor typed it; "" if none is known."""
    return one_line(facts.place or facts.sector, _PLACE)


def where(facts: EventFacts, voice: Voice, *, within: str = "", region_first: bool = False) -> Markup:
    """The place in words: "Barrio Chino, Salas, Ica", in lists "Puno, Plaza de Armas"."""
    exact = spot(facts)
    if facts.region is None:
        return escape(exact) if exact else voice("place-unknown")
    if fold(exact) == fold(voice.known(facts.region).name):
        exact = ""
    region = voice.where(facts.region, within=within, told=bool(exact))
    parts = (
        (region, exact, _further(facts, voice)) if region_first else (exact, region, _further(facts, voice))
    )
    return escape(", ".join(part for part in parts if part))


def is_foreign(facts: EventFacts, voice: Voice) -> bool:
    """Whether what was typed about it is in the other language: its summary is there in that one alone."""
    own, other = facts.summary_es, facts.summary_en
    if voice.language is Language.EN:
        own, other = other, own
    return bool((other or "").strip()) and not (own or "").strip()


def typed(text: str, facts: EventFacts, voice: Voice) -> str:
    """What was typed about it where nothing around says in which language: marked where that is not the reader's."""
    return voice.plain("typed-other-language", what=text) if text and is_foreign(facts, voice) else text


def are_many(facts: EventFacts) -> bool:
    """Whether it spans more regions than a first line can name."""
    return len(facts.also) > _MOST_PLACES


def _further(facts: EventFacts, voice: Voice) -> str:
    """The other regions of an event that spans several: their names, or how many where they are many."""
    if not are_many(facts):
        return ", ".join(voice.area(code) for code in facts.also)
    return voice.plain("places-more", count=len(facts.also))


def km(value: float | None) -> str:
    """A place on a road: "1410", "262.5" (Peru writes the decimal point); "" if it is none."""
    if value is None or not math.isfinite(value) or not 0 <= value < 100_000:
        return ""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def kms(facts: EventFacts) -> str:
    """The kilometre or the stretch: "1410", "1330–1340"; "" if unknown."""
    start, end = km(facts.km_from), km(facts.km_to)
    return f"{start}–{end}" if start and end and start != end else start or end


def road(facts: EventFacts) -> str:
    """Road and kilometre: "PE-3S km 1410"; the road's name where it has no code, "" if nothing is known."""
    name = one_line(facts.road, _ROAD) or one_line(facts.road_name, _PLACE)
    return " ".join(part for part in (name, f"km {kms(facts)}" if kms(facts) else "") if part)


def traffic(facts: EventFacts, voice: Voice) -> Markup:
    """The road authority's word for the traffic, "" if none is known."""
    return voice(f"traffic-{facts.traffic_state.value}") if facts.traffic_state else Markup("")


def state(facts: EventFacts, voice: Voice, *, standing: bool) -> Markup:
    """How it stands: "Tránsito interrumpido desde las 06:20", "Anunciado para el sáb 7 ene, 06:00", "En curso"."""
    if facts.state is EventState.ANNOUNCED:
        if facts.started is None:
            return voice("announced-undated")
        reader = voice.reader
        return voice(
            "announced",
            time=times.coming(
                facts.started,
                reader.zone,
                reader.language,
                now=reader.now,
                timed=bool(facts.started_timed),
            ),
        )
    if facts.state is EventState.LAPSED:
        return unheard(facts, voice, standing=standing)
    return spaced((traffic(facts, voice) or voice("under-way"), since(facts, voice, standing=standing)))


def since(facts: EventFacts, voice: Voice, *, standing: bool) -> Markup:
    """Since when it is as it is: "desde las 06:20", "desde ayer"; "" where that is not known."""
    if facts.traffic_since is not None:
        return voice.since(facts.traffic_since, standing=standing)
    if facts.started is None:
        return Markup("")
    return voice.since(facts.started, standing=standing, timed=bool(facts.started_timed))


def over(event: Event, voice: Voice, *, standing: bool) -> Markup:
    """How it ended: "Levantado 17:05, según la PNP. Duró 10 h 45 min."."""
    facts, who = event.facts, speaker(event.facts)
    if who is not None and who.at is not None and facts.ended is not None and who.at < facts.ended:
        # Whoever spoke before it ended did not say that it has.
        who = None
    length = _lasted(facts, voice)
    return voice(
        "over",
        how=_ending(facts),
        dated=facts.ended is not None,
        time=voice.when(facts.ended, standing=standing) if facts.ended else "",
        sourced=who is not None,
        source=source(who) if who else "",
        timed=bool(length),
        length=length,
    )


def _lasted(facts: EventFacts, voice: Voice) -> str:
    """How long it went on; "" where that is not known."""
    if facts.started is None or facts.ended is None or facts.ended <= facts.started:
        return ""
    # What began at an hour that nobody knows lasted nobody knows how long; a strike begins with its day.
    alone = times.at_midnight(facts.started, voice.reader.zone) and not facts.started_timed
    if facts.kind is not Kind.STRIKE and alone:
        return ""
    return times.lasted(facts.ended - facts.started, voice.language)


def _ending(facts: EventFacts) -> str:
    """Whether it was lifted, ended, or called off before it began."""
    if facts.started is not None and facts.ended is not None and facts.started > facts.ended:
        return "off"
    return "lifted" if facts.kind is Kind.BLOCKADE else "ended"


def unheard(facts: EventFacts, voice: Voice, *, standing: bool) -> Markup:
    """That nothing is known of it any more, and since when: "Sin información desde las 17:05"."""
    # Since it was last confirmed: whoever gave up later knew no more.
    since = facts.last_confirmed or facts.ended
    return spaced((voice("unheard"), voice.since(since, standing=standing) if since else ""))


def withdrawal(facts: EventFacts, voice: Voice) -> Markup:
    """Why the desk withdrew it, "" where it does not say."""
    if facts.retraction in RETRACTIONS:
        return voice(f"withdrawal-{facts.retraction}")
    reason = one_line(facts.retraction, 300)
    return voice("withdrawal-reason", reason=reason) if reason else Markup("")


def outcome(facts: EventFacts, voice: Voice) -> Markup:
    """How it ended, in a list: "levantado 17:05", "terminó ayer 18:00", "sin información desde ayer"."""
    if facts.state is EventState.LAPSED:
        return lowered(unheard(facts, voice, standing=False))
    word = lowered(voice(f"over-{_ending(facts)}"))
    return spaced((word, voice.when(facts.ended, standing=False) if facts.ended else ""))
