"""What goes on in a region or in the country: counts, tallies, events; an empty answer never reads as a free road."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import event as event_view
from handlers.views import sourcing, wording
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, in_pairs, one_line, stacked
from handlers.views.voice import Voice, dotted, lowered, spaced
from storage.model import AUTHORITIES, Event, Kind, Tally
from storage.regions import Gazetteer

_COUNTED = frozenset({"blocked_points", "roads_affected", "regions_affected", "injured", "dead"})
_QUALIFIERS = frozenset({"at_least", "about", "up_to"})
_MOST_TALLIES = 6


@dataclass(frozen=True, slots=True)
class StatusData:
    """A region's active events, the page of them to show (`page` counts from 0), and what surrounds them."""

    region: str
    counts: Mapping[Kind, int]
    before: Mapping[Kind, int]  # the counts 24 hours ago
    tallies: Sequence[Tally]
    events: Sequence[Event]
    page: int
    pages: int
    total: int
    last_ended: Event | None
    desk_updated: datetime | None
    following: bool
    around: Sequence[Event] = ()  # what concerns all of a region that contains this one
    lapsed: Sequence[Event] = ()  # of which nothing is known any more since a short while
    also: tuple[str, ...] = ()  # codes of wider and narrower places that the name may have meant


@dataclass(frozen=True, slots=True)
class CountryData:
    """The departments where something goes on (a page of them, `page` from 0), and the country's counts."""

    rows: Sequence[tuple[str, Mapping[Kind, int]]]
    counts: Mapping[Kind, int]
    before: Mapping[Kind, int]
    tallies: Sequence[Tally]
    desk_updated: datetime | None
    page: int
    pages: int
    lapsed: Mapping[str, int] = field(
        default_factory=dict
    )  # events of which nothing is known any more, by department


def region_status(data: StatusData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The answer to `/status Puno`."""
    voice = Voice(texts, regions, reader)
    shown = data.total > 0 or bool(data.events)
    head = [
        voice.title(voice.label(data.region)),
        *summary(data.counts, data.before, data.tallies, voice),
    ]
    if not shown:
        text = stacked((*head, Markup(""), *_quiet(data.region, data.desk_updated, voice)))
        if data.last_ended is not None and not data.lapsed:
            text = stacked((text, Markup(""), _last(data.last_ended, data.region, voice)))
    else:
        lines = [
            event_view.line(event, texts=texts, regions=regions, reader=reader, within=data.region)
            for event in data.events
        ]
        text = stacked((*head, Markup(""), *lines))
    if data.lapsed:
        lost = [
            event_view.line(event, texts=texts, regions=regions, reader=reader, within=data.region)
            for event in data.lapsed
        ]
        text = stacked((text, Markup(""), voice("status-lapsed"), *lost))
    if data.around:
        wider = [event_view.line(event, texts=texts, regions=regions, reader=reader) for event in data.around]
        text = stacked((text, Markup(""), voice("status-around"), *wider))
    follow = (
        Button(voice.plain("button-unfollow", place=voice.label(data.region)), f"un:{data.region}")
        if data.following
        else Button(voice.plain("button-follow", place=voice.label(data.region)), f"fo:{data.region}")
    )
    refresh = Button(voice.plain("button-refresh"), f"st:{data.region}:{data.page}")
    also = [Button(voice.label(code), f"st:{code}") for code in data.also if code != data.region]
    if data.region and "" not in data.also:
        also.append(Button(voice.plain("button-country"), "st:"))
    return Screen(text, (*paging(data.region, data.page, data.pages), (refresh,), (follow,), *in_pairs(also)))


def country_status(data: CountryData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The answer to `/status` without a place: a line and a button for each department with anything."""
    voice = Voice(texts, regions, reader)
    shown = bool(data.rows)
    head = [
        voice.title(voice.plain("country")),
        *summary(data.counts, data.before, data.tallies, voice),
    ]
    if shown:
        body = [
            spaced((Markup("<b>{}</b>").format(_row_name(code, voice)), counted(counts, None, voice)))
            for code, counts in data.rows
        ]
    else:
        body = _quiet("", data.desk_updated, voice)
    codes = [code for code, _ in data.rows]
    if data.lapsed:
        named = ", ".join(f"{_row_name(code, voice)} {count}" for code, count in data.lapsed.items())
        body = [*body, Markup(""), voice("status-lapsed-all", count=sum(data.lapsed.values()), places=named)]
        codes += [code for code in data.lapsed if code not in codes]
    buttons = [Button(voice.label(code), f"st:{code}") for code in codes if code and code in regions]
    refresh = Button(voice.plain("button-refresh"), f"st::{data.page}")
    return Screen(
        stacked((*head, Markup(""), *body)),
        (*in_pairs(buttons), *paging("", data.page, data.pages), (refresh,)),
    )


def paging(code: str, page: int, pages: int, action: str = "st") -> tuple[Row, ...]:
    """The row that leads to the pages before and after: "◀", "1/3 ▶"."""
    if pages < 2:
        return ()
    number = f"{page + 1}/{pages}"
    row = []
    if page > 0:
        row.append(Button("◀" if page + 1 < pages else f"◀ {number}", f"{action}:{code}:{page - 1}"))
    if page + 1 < pages:
        row.append(Button(f"{number} ▶", f"{action}:{code}:{page + 1}"))
    return (tuple(row),)


def not_free(region: str, desk_updated: datetime | None, voice: Voice) -> Markup:
    """When the desk last looked at a region, and that silence does not mean passage."""
    # "Puno" would be the department's name as well, on which something may stand right below.
    place = voice.label(region) if region else voice.area(region)
    if desk_updated is None:
        return spaced((voice("desk-never", place=place), voice("silence")))
    time = voice.when(desk_updated, standing=False)
    return spaced((voice("desk-updated", place=place, time=time), voice("silence")))


def summary(
    counts: Mapping[Kind, int], before: Mapping[Kind, int] | None, tallies: Iterable[Tally], voice: Voice
) -> list[Markup]:
    """Counts by kind, compared where `before` is given, and the tallies of sources."""
    known = [tally for tally in tallies if tally.counted in _COUNTED][:_MOST_TALLIES]
    lines = [counted(counts, before, voice), *(told(tally, voice) for tally in known)]
    return [line for line in lines if line]


def counted(counts: Mapping[Kind, int], before: Mapping[Kind, int] | None, voice: Voice) -> Markup:
    """The kinds and how many of each: "9 bloqueos (▲4 desde ayer) · 2 marchas"; what went to zero is told too."""
    parts = []
    compared = False
    for kind in Kind:
        count = counts.get(kind, 0)
        change = 0 if before is None else count - before.get(kind, 0)
        if not count and not change:
            continue
        told = voice(f"count-{kind.value.replace('_', '-')}", count=count)
        if change:
            key = "change" if compared else "change-since-yesterday"
            told = spaced((told, voice(key, sign="▲" if change > 0 else "▼", count=abs(change))))
            compared = True
        parts.append(told)
    return dotted(parts)


def told(tally: Tally, voice: Voice) -> Markup:
    """A count in one line: who counts what where, what it was before, and when."""
    what = voice(
        f"tally-{tally.counted.replace('_', '-')}",
        count=tally.value,
        qualifier=tally.qualifier if tally.qualifier in _QUALIFIERS else "exactly",
    )
    # The bare word for those in charge is no name: it stands in the reader's language.
    authorities = tally.source.name == AUTHORITIES
    named = sourcing.source(tally.source) if one_line(tally.source.name, 60) else voice("a-source")
    return voice(
        "tally",
        source=voice("tally-authorities") if authorities else named,
        many=authorities,
        what=what,
        place=voice.area(tally.region),
        changed=tally.earlier is not None,
        earlier=tally.earlier or 0,
        time=voice.when(tally.at, standing=False),
    )


def _quiet(region: str, desk_updated: datetime | None, voice: Voice) -> list[Markup]:
    return [voice("quiet"), not_free(region, desk_updated, voice)]


def _last(event: Event, region: str, voice: Voice) -> Markup:
    """What was there last; in plain words, for a green sign here would read as a free road."""
    facts = event.facts
    kind = lowered(wording.kind(facts, voice))
    where = wording.where(facts, voice, within=region)
    return voice(
        "last-event", event=dotted((kind, where, wording.road(facts), wording.outcome(facts, voice)))
    )


def _row_name(code: str, voice: Voice) -> str:
    return voice.label(code) if code else voice.plain("whole-country")
