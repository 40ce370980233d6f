"""A campaign: how it stands by region and event by event, and what the desk does with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import board
from handlers.views import event as event_view
from handlers.views.reader import Reader
from handlers.views.screen import Button, Screen, one_line, stacked
from handlers.views.status import counted, paging, summary
from handlers.views.voice import Voice, spaced
from storage.campaigns import ANY_CAMPAIGN, Extent
from storage.model import Campaign, Event, Kind, Tally
from storage.regions import Gazetteer, fold

_NAME = 60
_MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class CampaignData:
    """A campaign, how far it goes, a page of its open events (`page` from 0), and what sources count."""

    campaign: Campaign
    extent: Extent
    events: Sequence[Event]
    tallies: Sequence[Tally]
    page: int
    pages: int


def is_any(words: str) -> bool:
    """Whether somebody asks for any campaign at all, as by "paro"."""
    return fold(words) in ANY_CAMPAIGN


def status(data: CampaignData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """How a campaign stands: since when, how many events of what kind where, and the events."""
    voice = Voice(texts, regions, reader)
    extent = data.extent
    head = [
        voice.title(one_line(data.campaign.name, _NAME)),
        _extent(data, voice),
        *summary(extent.kinds, None, data.tallies, voice),
    ]
    going_on = [(code, kinds) for code, kinds in extent.departments.items() if kinds]
    rows = sorted(going_on, key=_pressing)[:_MOST_ROWS]
    by_region = [_row(code, kinds, voice) for code, kinds in rows] if len(rows) > 1 else []
    lines = [event_view.line(one, texts=texts, regions=regions, reader=reader) for one in data.events]
    parts = [head, by_region, lines or [voice("campaign-silence")]]
    text = stacked(line for part in parts if part for line in (*part, Markup("")))
    number = str(data.campaign.id)
    refresh = Button(voice.plain("button-refresh"), f"cp:{number}:{data.page}")
    return Screen(Markup(text.rstrip()), (*paging(number, data.page, data.pages, "cp"), (refresh,)))


def _extent(data: CampaignData, voice: Voice) -> Markup:
    codes = data.extent.departments
    several = [code for code in codes if code]
    places = (
        voice.plain("campaign-nationwide")
        if "" in codes and not several
        else voice.plain("campaign-places", count=len(several))
    )
    ended = data.campaign.ended
    if ended is not None:
        time = voice.when(ended, standing=False)
        return voice("campaign-over", ended=time, count=data.extent.total, places=places)
    return _going_on(data.extent, places, voice)


def _going_on(extent: Extent, places: str, voice: Voice) -> Markup:
    since = extent.since
    return voice(
        "campaign-going-on",
        begun=since is not None,
        since=voice.since(since, standing=False) if since else "",
        count=extent.total,
        places=places,
    )


def _pressing(row: tuple[str, Mapping[Kind, int]]) -> tuple[int, int, str]:
    code, kinds = row
    return -kinds.get(Kind.BLOCKADE, 0), -sum(kinds.values()), code


def _row(code: str, kinds: Mapping[Kind, int], voice: Voice) -> Markup:
    name = voice.label(code) if code else voice.plain("whole-country")
    return spaced((Markup("<b>{}</b>").format(name), counted(kinds, None, voice)))


def which(found: Sequence[Campaign], *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The campaigns that may be meant, to tap."""
    voice = Voice(texts, regions, reader)
    rows = tuple((Button(one_line(one.name, _NAME), f"cp:{one.id}"),) for one in found[:10])
    return Screen(voice("campaign-which"), rows)


def none(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """No campaign goes on as far as the desk knows; which says nothing about the roads."""
    voice = Voice(texts, regions, reader)
    return Screen(spaced((voice("campaign-none"), voice("campaign-silence"))))


def listed(
    found: Sequence[tuple[Campaign, Extent]], *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """At the desk: the campaigns that go on, each with its status and the way to end it."""
    voice = Voice(texts, regions, reader)
    lines = [Markup("<b>{}</b>").format(voice("campaigns-title", count=len(found)))]
    rows = []
    for one, extent in found[:10]:
        name = one_line(one.name, _NAME)
        places = voice.plain("campaign-places", count=len([c for c in extent.departments if c]))
        lines += [Markup(""), Markup("<b>{}</b>").format(name), _going_on(extent, places, voice)]
        rows.append(
            (
                Button(voice.plain("button-campaign", name=one_line(one.name, 20)), f"cp:{one.id}"),
                Button(voice.plain("campaigns-end", name=one_line(one.name, 20)), f"cs:{one.id}:ask"),
            )
        )
    return Screen(stacked(lines), tuple(rows))


def ask_end(one: Campaign, extent: Extent, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Whether it is over, and whether its open events are to be gone through."""
    voice = Voice(texts, regions, reader)
    rows = [(Button(voice.plain("campaigns-end-only"), f"cs:{one.id}:end"),)]
    if extent.total:
        rows.insert(0, (Button(voice.plain("campaigns-end-review"), f"cs:{one.id}:review"),))
    rows.append((Button(voice.plain("campaigns-back"), "cs:0:list"),))
    return Screen(voice("campaigns-ask", name=one_line(one.name, _NAME), count=extent.total), tuple(rows))


def ended(one: Campaign, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """It is over; nothing else changed."""
    return Screen(texts(reader.language, "campaigns-ended", name=one_line(one.name, _NAME)))


def review(
    one: Campaign, found: Sequence[Event], *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """Its open events with the buttons by which each takes a turn."""
    voice = Voice(texts, regions, reader)
    name = one_line(one.name, _NAME)
    if not found:
        return Screen(voice("campaigns-reviewed", name=name))
    lines = [
        voice("campaigns-review", name=name),
        *(board.listed(event, voice) for event in found),
        Markup("\n") + voice("board-legend"),
    ]
    refresh = (Button(voice.plain("button-refresh"), f"cs:{one.id}:again"),)
    return Screen(stacked(lines), (*(board.turns(event, "", voice) for event in found), refresh))
