"""What was found in the record, what was understood of the question, and what to try where nothing was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from handlers.query import Query
from handlers.spans import Span
from handlers.texts import Texts
from handlers.views import event as event_view
from handlers.views import times, wording
from handlers.views.listing import numbered, openers
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, one_line, stacked
from handlers.views.status import paging, told
from handlers.views.voice import Voice, dotted
from storage.model import Event, EventState, Tally
from storage.regions import Gazetteer
from storage.words import harms

#: Events on one page, as in a status.
PER_PAGE = 6
_QUOTED = re.compile(r"«([^«»\n]+)»|“([^“”\n]+)”")
#: Quotation marks inside a question, as they can stand between those around it.
_STRAIGHT = str.maketrans({"«": "", "»": "", "“": '"', "”": '"'})
_TEXT = 120
_MOMENT = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class SearchData:
    """A question, a page of what it found (`page` from 0), and ways to ask for more, each with how much it would find.

    `asked` is the day of asking, so that "yesterday" stays the same on later pages.
    """

    query: Query
    asked: str
    events: Sequence[Event] = ()
    page: int = 0
    pages: int = 1
    total: int = 0
    more: bool = False
    wider: Sequence[tuple[str, int]] = ()  # ("days" | "places" | "words", how many)
    tallies: Sequence[Tally] = ()  # what sources count of the harm that is asked about, in its place


def results(data: SearchData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The answer to `/search`; its first line holds the question, from which the buttons ask it again."""
    voice = Voice(texts, regions, reader)
    if not data.events:
        return _nothing(data, voice)
    harm = harms(data.query.words)
    lines = [
        dotted(
            (
                _dated(event, event_view.line(event, texts=texts, regions=regions, reader=reader), voice),
                "" if wording.is_void(event.facts) else event_view.people(event.facts, voice, harm),
            )
        )
        for event in data.events
    ]
    counts = [told(tally, voice) for tally in data.tallies]
    count = voice("search-more", count=data.total) if data.more else voice("search-count", count=data.total)
    title = dotted((_asked(data.query, voice), count))
    first = data.page * PER_PAGE + 1
    return Screen(
        stacked((title, *_understood(data.query, voice), *counts, Markup(""), *numbered(lines, first))),
        (
            *openers((event.id for event in data.events), first),
            *paging(data.asked, data.page, data.pages, "se"),
        ),
    )


def usage(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """How to ask, by examples."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("search-usage"), reply=voice.plain("search-reply"))


def too_common(query: Query, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The question has only words that stand everywhere."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("search-common", text=_clean(query.text)))


def question(shown: str) -> str | None:
    """The question that an answer holds in its first line, None where there is none."""
    found = _QUOTED.search(shown.split("\n", 1)[0])
    return (found[1] or found[2]) if found else None


def span_words(span: Span, voice: Voice) -> str:
    """A time in words: "5 ene", "3 – 5 ene 2022", "desde el 3 ene"."""
    reader = voice.reader

    def day(moment: object) -> str:
        return times.day(moment, reader.zone, reader.language, now=reader.now)  # type: ignore[arg-type]

    if span.since is None:
        return voice.plain("span-until", day=day(span.until - _MOMENT)) if span.until else ""
    if span.until is None:
        hours = span.since.astimezone(reader.zone).strftime("%H:%M") != "00:00"
        since = times.when(span.since, reader.now, reader.zone, reader.language) if hours else day(span.since)
        return voice.plain("span-since", day=since)
    first, last = day(span.since), day(span.until - _MOMENT)
    if first == last:
        return first
    number, _, month = first.partition(" ")
    return f"{number} – {last}" if last.endswith(f" {month}") else f"{first} – {last}"


def _nothing(data: SearchData, voice: Voice) -> Screen:
    lines = [dotted((_asked(data.query, voice), voice("search-nothing"))), *_understood(data.query, voice)]
    lines += [told(tally, voice) for tally in data.tallies]
    rows: list[Row] = []
    if data.wider:
        # Its buttons stand right below it.
        lines += [voice("search-silence"), voice("search-wider")]
        rows = [
            (
                Button(
                    voice.plain(f"search-without-{what}", count=count),
                    f"se:{data.asked}:0:{what[0]}",
                ),
            )
            for what, count in data.wider
        ]
    else:
        lines += [voice("search-hint"), voice("search-silence")]
    return Screen(stacked(lines), tuple(rows))


def _asked(query: Query, voice: Voice) -> Markup:
    return Markup("<b>{}</b>").format(voice("search-asked", text=_clean(query.text)))


def _understood(query: Query, voice: Voice) -> list[Markup]:
    """Places, days and words as they were read, where anything was read at all."""
    parts: list[Markup | str] = [", ".join(voice.label(place.code) for place in query.places)]
    if query.span:
        parts.append(span_words(query.span, voice))
    if not any(parts):
        return []
    if query.words:
        parts.append(voice("search-words", words=" ".join(query.words)))
    return [voice("search-read", parts=dotted(parts))]


def _dated(event: Event, line: Markup, voice: Voice) -> Markup:
    """The line; where it would tell no day, the one that the event is known by."""
    facts = event.facts
    moment = facts.started or facts.last_confirmed or event.created_at
    over = facts.state not in (EventState.ACTIVE, EventState.ANNOUNCED)
    if not over or facts.ended is not None:
        return line
    reader = voice.reader
    return dotted((line, times.day(moment, reader.zone, reader.language, now=reader.now)))


def _clean(text: str) -> str:
    return one_line(text.translate(_STRAIGHT), _TEXT)
