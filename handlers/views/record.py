"""One event with all that was ever said of it, and a place as it stood on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup

from handlers.spans import Span
from handlers.texts import Texts
from handlers.views import event as event_view
from handlers.views import sourcing, times, wording
from handlers.views.correction import changes
from handlers.views.listing import numbered, openers
from handlers.views.reader import Reader
from handlers.views.screen import Screen, stacked
from handlers.views.search import span_words
from handlers.views.status import paging
from handlers.views.voice import Voice, dotted, lowered
from storage.model import Event, EventFacts, EventState, Revision, Source
from storage.regions import Gazetteer

#: Versions on one page: beside the event itself, what a phone shows in two screens.
VERSIONS = 8
_SOURCES = 10


@dataclass(frozen=True, slots=True)
class Known:
    """An event as it was known at some time; `later` is when it was put on record, if only after that time."""

    event: Event
    began: bool  # within the days asked for, not before
    later: datetime | None = None
    void: bool = False  # withdrawn or denied since


@dataclass(frozen=True, slots=True)
class HistoryData:
    """A place on some days, as `asked` for at a moment: a page of what went on, oldest first (`page` from 0).

    `dates` is how buttons name the days.
    """

    region: str
    span: Span
    asked: datetime
    dates: str
    known: Sequence[Known]
    counts: Mapping[str, int]
    page: int = 0
    pages: int = 1
    more: int = 0


def event_card(
    event: Event,
    revisions: Sequence[Revision],
    page: int,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """The answer to `/event 142`: as it stands, then each version from the newest on, then every source."""
    voice = Voice(texts, regions, reader)
    shown = event_view.announcement(event, texts=texts, regions=regions, reader=reader)
    pages = max(1, -(-len(revisions) // VERSIONS))
    page = min(page, pages - 1)
    # What was withdrawn or denied is not told once more by its history: only that it was.
    void = wording.is_void(event.facts)
    steps = [
        _step(before, now, voice, void)
        for before, now in zip((None, *revisions[:-1]), revisions, strict=True)
    ][::-1]
    age = event.stale_for(reader.now, reader.fresh_for)
    stale = [voice("event-stale", time=times.roughly(age, voice.language))] if age else []
    sources = [] if void else [_source(one, voice) for one in event.facts.sources[:_SOURCES]]
    lines = [
        shown.text,
        *stale,
        Markup(""),
        voice("event-number", number=f"{event.id}", count=len(revisions)),
        *steps[page * VERSIONS : (page + 1) * VERSIONS],
        *([Markup(""), voice("event-sources"), *sources] if sources else []),
    ]
    rows = (
        *paging(str(event.id), page, pages, "ev"),
        *event_view.state_button(event.facts.region, voice),
        *event_view.campaign_button(event, voice),
    )
    return Screen(stacked(lines), rows, None)


def event_words(event: Event, *, texts: Texts, regions: Gazetteer, reader: Reader) -> str:
    """One event in a line of plain text, for where there is no markup: "Bloqueo · Ilave, Puno · PE-3S km 1410"."""
    voice, facts = Voice(texts, regions, reader), event.facts
    title = dotted((wording.heading(facts, voice), wording.where(facts, voice), wording.road(facts)))
    return f"{wording.sign(facts)} {title.unescape()}"


def event_usage(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """How to ask for one event."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("event-usage"), reply=voice.plain("event-reply"))


def event_unknown(number: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """There is no event of that number, or it was taken back before anybody could hear of it."""
    return Screen(Voice(texts, regions, reader)("event-unknown", number=number))


def history(data: HistoryData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The answer to `/history`: what went on from before and what began, each as it was known then."""
    voice = Voice(texts, regions, reader)
    # The days themselves are named for who asks today: those of another year with it.
    days = span_words(data.span, Voice(texts, regions, replace(reader, now=data.asked)))
    title = Markup("<b>{} · {}</b>").format(voice.label(data.region), days)
    if not data.known:
        lines = [
            title,
            voice("history-nothing"),
            voice("search-silence"),
        ]
        return Screen(stacked(lines), event_view.state_button(data.region, voice))
    counts = dotted(
        voice(f"count-{kind.replace('_', '-')}", count=count) for kind, count in data.counts.items() if count
    )
    # Seen from the end of those days, so that "since 06:20" and "lifted 17:05" mean then.
    first = data.page * VERSIONS + 1
    lines = numbered((_then(one, voice) for one in data.known), first)
    split = next((at for at, one in enumerate(data.known) if one.began), len(lines))
    body = [
        *([voice("history-before"), *lines[:split]] if split else []),
        *([voice("history-began"), *lines[split:]] if split < len(lines) else []),
    ]
    more = [voice("history-more", count=data.more)] if data.more else []
    key = f"{data.dates}:{data.region}"
    return Screen(
        stacked((title, counts, *more, Markup(""), *body)),
        (
            *openers((one.event.id for one in data.known), first),
            *paging(key, data.page, data.pages, "hi"),
            *event_view.state_button(data.region, voice),
        ),
    )


def history_usage(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """How to ask for a day, by examples."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("history-usage"), reply=voice.plain("history-reply"))


def _then(one: Known, voice: Voice) -> Markup:
    line = event_view.line(one.event, texts=voice.texts, regions=voice.regions, reader=voice.reader)
    later = (
        voice(
            "history-later", day=times.day(one.later, voice.reader.zone, voice.language, now=voice.reader.now)
        )
        if one.later
        else ""
    )
    return dotted((line, later, voice("history-void") if one.void else ""))


def _source(one: Source, voice: Voice) -> Markup:
    at = voice.when(one.at, standing=False) if one.at else ""
    return Markup("• {}").format(dotted((sourcing.source(one), at)))


def _step(before: Revision | None, now: Revision, voice: Voice, void: bool) -> Markup:
    """One version in a line: when, and what was said anew."""
    reader = voice.reader
    at = Markup("<i>{}</i>").format(times.when(now.at, reader.now, reader.zone, reader.language))
    if before is None:
        facts = now.facts
        how = (
            wording.state(facts, voice, standing=False)
            if facts.state in _GOING_ON
            else _outcome(facts, voice)
        )
        return dotted(
            (at, voice("event-registered", what=dotted((wording.kind(facts, voice), lowered(how)))))
        )
    told = _changes(before.facts, now.facts, voice, brief=void)
    return dotted((at, *(told or [voice("event-nothing-new")])))


_GOING_ON = (EventState.ACTIVE, EventState.ANNOUNCED)


def _changes(before: EventFacts, now: EventFacts, voice: Voice, *, brief: bool) -> list[Markup]:
    parts: list[Markup] = []
    over = before.state is not now.state or (now.state not in _GOING_ON and before.ended != now.ended)
    if over:
        parts.append(_outcome(now, voice))
    if over and now.state is EventState.ENDED:
        # Who says so; what no longer holds, as the hours of passage, is not told as changes.
        who = sourcing.speaker(now)
        return [*parts, voice("according-to", source=sourcing.source(who))] if who else parts
    if now.verification is not before.verification or now.last_confirmed != before.last_confirmed:
        parts.append(sourcing.verified(now, voice, standing=False))
    if brief:
        return parts
    # Who says so is told by then.
    quiet = before.changed(sources=now.sources) if parts else before
    quiet = quiet.changed(state=now.state, verification=now.verification, ended=now.ended)
    if over:
        # How it stands by now is told; with another state, the old hour and traffic would read as what never was.
        quiet = quiet.changed(
            started=now.started,
            started_timed=now.started_timed,
            traffic_state=now.traffic_state,
            traffic_since=now.traffic_since,
        )
    parts += changes(quiet, now, voice)
    told = ("summary_es", "summary_en", "sector", "organisers", "campaign", "advice", "photo", "road_name")
    if not parts and any(getattr(before, name) != getattr(now, name) for name in told):
        parts.append(voice("correction-words"))
    return parts


def _outcome(facts: EventFacts, voice: Voice) -> Markup:
    """How it stands, in a word or two: "Levantado 17:05", "Retirado", "En curso desde las 06:20"."""
    if facts.state is EventState.RETRACTED:
        return voice("heading-withdrawn")
    if facts.state in (EventState.ENDED, EventState.LAPSED):
        told = wording.outcome(facts, voice)
        return Markup(told[:1].upper()) + Markup(told[1:])
    return wording.state(facts, voice, standing=False)
