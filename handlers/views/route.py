"""Whether one can pass: the verdict first, then what is on the way in travelling order; no answer ever says "free"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import event as event_view
from handlers.views import links, wording
from handlers.views.journey import named, pair
from handlers.views.reader import Reader
from handlers.views.scope import Scope
from handlers.views.screen import Button, Row, Screen, fitted, in_pairs, measured, one_line, stacked
from handlers.views.status import paging
from handlers.views.voice import Voice, dotted, lowered, spaced
from handlers.views.wording import TRAFFIC_SIGNS
from storage.corridors import Corridor, Point, Stretch, effect
from storage.model import Event, TrafficState, Verification
from storage.network import bare
from storage.paths import Path, Stop
from storage.regions import Gazetteer
from storage.road import Post

#: Points on one page: what a small phone shows without much scrolling.
PAGE = 6
_MOST_NEAR, _MOST_AROUND, _MOST_STRETCHES = 3, 2, 3
_MOST_CODES, _MOST_BY = 4, 3
_PASSAGE, _SHORT, _LABEL = 120, 40, 40


@dataclass(frozen=True, slots=True)
class OtherWay:
    """Another way, and what is known on it; `told` unless there are stretches that nobody reported on."""

    path: Path
    cuts: int
    restrictions: int
    told: bool = True


@dataclass(frozen=True, slots=True)
class RouteData:
    """A way between two places and what the record knows along it; `page` counts from 0."""

    start: Stop
    end: Stop
    corridor: Corridor
    silent: Sequence[Stretch]
    others: Sequence[OtherWay]
    page: int
    following: bool
    bot: str  # its name, for the link to share
    also: Sequence[tuple[str, str]] = ()  # namesakes: what a button says and the journey it leads to


def route(data: RouteData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The answer to `/route Cusco Puno`."""
    voice = Voice(texts, regions, reader)
    points = data.corridor.points
    pages = max(1, -(-len(points) // PAGE))
    page = min(max(data.page, 0), pages - 1)
    shown = points[page * PAGE : (page + 1) * PAGE]
    parts = [stacked((_verdict(data, voice), *_head(data, voice)))]
    if shown:
        parts.append(stacked(_point(point, voice) for point in shown))
    if page == 0:
        parts += _rest(data, voice)
    text = Markup("\n\n").join(part for part in parts if part)
    return Screen(stacked(text.split("\n")), _buttons(data, page, pages, voice))


def followed(
    start: Stop, end: Stop, kept: str, added: bool, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """Confirms that a route (`kept` as its subscription has it) is followed and what will come."""
    voice = Voice(texts, regions, reader)
    told = voice("route-followed" if added else "route-followed-already", route=named(start, end))
    choose = Button(voice.plain("button-set-choose"), f"op:o:{Scope('route', kept).packed()}")
    rows = (
        *(((choose,),) if added else ()),
        (Button(voice.plain("button-route", route=named(start, end)), f"rt:{pair(start, end)}:0"),),
        (Button(voice.plain("button-route-unfollow"), f"ru:{pair(start, end)}"),),
    )
    return Screen(stacked((told, voice("route-followed-what")) if added else (told,)), rows)


def unfollowed(start: Stop, end: Stop, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Confirms that a route is followed no more, with the way back."""
    voice = Voice(texts, regions, reader)
    back = Button(voice.plain("button-route-follow"), f"rf:{pair(start, end)}")
    return Screen(voice("route-unfollowed", route=named(start, end)), ((back,),))


def too_many(most: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says that no more routes can be followed, and what to do."""
    return Screen(Voice(texts, regions, reader)("route-most", count=most))


def _verdict(data: RouteData, voice: Voice) -> Markup:
    """What it comes to; a cut that nobody confirmed, or not for long, is told as what it is."""
    cuts, restrictions = data.corridor.cuts, data.corridor.restrictions
    counted = Markup(", ").join(
        voice(key, count=len(events))
        for key, events in (("route-cuts", cuts), ("route-restrictions", restrictions))
        if events
    )
    if cuts:
        fresh = [event for event in cuts if event.stale_for(voice.reader.now, voice.reader.fresh_for) is None]
        sure = any(event.facts.verification is Verification.CONFIRMED for event in fresh)
        key = "route-closed" if sure else "route-reported" if fresh else "route-doubtful"
        sign = TRAFFIC_SIGNS[TrafficState.INTERRUPTED]
    elif restrictions:
        key, sign = "route-restricted", TRAFFIC_SIGNS[TrafficState.RESTRICTED]
    elif perhaps := [e for e in (*data.corridor.near, *data.corridor.around) if _closes(e)]:
        key, sign, counted = "route-perhaps", "", voice("count-blockade", count=len(perhaps))
    else:
        whole = any(stretch.whole for stretch in data.silent)
        key = "route-silent" if whole else "route-partly" if data.silent else "route-none"
        sign = ""
    return Markup("<b>{}</b>").format(spaced((sign, voice(key, counted=counted))))


def _closes(event: Event) -> bool:
    return effect(event.facts) is TrafficState.INTERRUPTED


def _head(data: RouteData, voice: Voice) -> list[Markup]:
    path = data.corridor.path
    lines = [
        voice.title(named(data.start, data.end)),
        voice("route-length", roads=_codes(path), km=round(path.length)),
    ]
    for stop in (data.start, data.end):
        if stop.asked and stop.name != stop.asked:
            key = "route-away" if stop.away else "route-by"
            lines.append(voice(key, place=stop.asked, stop=stop.name, km=round(stop.away)))
    return lines


def _codes(path: Path) -> str:
    codes = list(dict.fromkeys(path.codes))
    return ", ".join(codes[:_MOST_CODES]) + ("…" if len(codes) > _MOST_CODES else "")


def _point(point: Point, voice: Voice) -> Markup:
    """One point: how far along the way, the event, and its hours of passage where it has any."""
    line = _line(point.event, voice)
    far = voice("route-at", km=round(point.at), exact=point.exact)
    passage = one_line(point.event.facts.passage, _PASSAGE)
    told = Markup("")
    if passage and measured(passage) > _SHORT:
        told = voice("passage", what=wording.typed(passage, point.event.facts, voice))
    return stacked(part for part in (dotted((far, line)), told) if part)


def _line(event: Event, voice: Voice) -> Markup:
    return event_view.line(event, texts=voice.texts, regions=voice.regions, reader=voice.reader)


def _rest(data: RouteData, voice: Voice) -> list[Markup]:
    """What is near, what concerns all around, what nobody reported on, how else to go."""
    corridor, parts = data.corridor, []
    if corridor.near:
        parts.append(_listed(voice("route-near"), corridor.near, _MOST_NEAR, voice))
    if corridor.around:
        parts.append(_listed(voice("status-around"), corridor.around, _MOST_AROUND, voice))
    quiet = [_stretch(stretch, voice) for stretch in data.silent[:_MOST_STRETCHES]]
    if len(data.silent) > _MOST_STRETCHES:
        quiet.append(voice("route-silent-more", count=len(data.silent) - _MOST_STRETCHES))
    if not corridor.cuts:
        quiet.append(voice("silence"))
    parts.append(stacked(quiet))
    if data.others:
        parts.append(stacked(_other(way, corridor.path, voice) for way in data.others))
    elif corridor.cuts:
        parts.append(voice("route-no-other"))
    return parts


def _listed(title: Markup, events: Sequence[Event], most: int, voice: Voice) -> Markup:
    more = [voice("and-more", count=len(events) - most)] if len(events) > most else []
    return stacked((title, *(_line(event, voice) for event in events[:most]), *more))


def _stretch(stretch: Stretch, voice: Voice) -> Markup:
    since = voice.when(stretch.since, standing=False) if stretch.since else ""
    return voice(
        "route-quiet",
        whole=stretch.whole,
        between=voice.listed(_place(post, voice) for post in (stretch.first, stretch.last)),
        known=bool(since),
        since=since,
    )


def _place(post: Post, voice: Voice) -> str:
    return bare(post.shown) if post.shown else voice.area(post.district)


def _other(way: OtherWay, usual: Path, voice: Voice) -> Markup:
    """Another way: through where, how long, what is known on it."""
    on_usual = {post.place for post in usual.posts}
    crossings = [post for post in way.path.crossings if post.shown and post.place not in on_usual]
    middle = [post for post in way.path.posts[1:-1] if post.shown and post.place not in on_usual]
    by = crossings or middle[len(middle) // 2 : len(middle) // 2 + 1]
    known = [
        voice(key, count=count)
        for key, count in (("route-cuts", way.cuts), ("route-restrictions", way.restrictions))
        if count
    ]
    return voice(
        "route-other",
        named=bool(by),
        by=", ".join(_place(post, voice) for post in by[:_MOST_BY]),
        roads=_codes(way.path),
        km=round(way.path.length),
        known=Markup(", ").join(known)
        if known
        else lowered(voice("route-none" if way.told else "route-partly")),
    )


def _buttons(data: RouteData, page: int, pages: int, voice: Voice) -> tuple[Row, ...]:
    journey = pair(data.start, data.end)
    key, act = ("button-route-unfollow", "ru") if data.following else ("button-route-follow", "rf")
    follow = (Button(voice.plain(key), f"{act}:{journey}"),)
    words = voice.plain("route-share", route=named(data.start, data.end))
    (share,) = links.share(data.bot, links.route(data.start, data.end), words, voice)
    refresh = Button(voice.plain("button-refresh"), f"rt:{journey}:{page}")
    back = Button(named(data.end, data.start), f"rt:{pair(data.end, data.start)}:0")
    also = [Button(fitted(label, _LABEL), f"rt:{other}:0") for label, other in data.also]
    return (
        *paging(journey, page, pages, "rt"),
        follow,
        (refresh, share),
        (Button(fitted(back.label, _LABEL), back.data),),
        *in_pairs(also),
    )
