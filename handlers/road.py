"""A road by its name or code, as drivers name it: "hay bloqueo en la Panamericana Sur?", "PE-3S"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from telegram import Update

from handlers.context import Context
from handlers.route import MOST_EVENTS
from handlers.speaking import say, say_anew, toast
from handlers.subscribe import stale
from handlers.views import road as views
from handlers.views.screen import Screen
from storage.corridors import effect
from storage.model import Event, TrafficState, Verification
from storage.naming import fold
from storage.regions import Gazetteer
from storage.road import Road
from storage.roads import Roads

#: Events on one page, as in the status of a region.
PAGE = 6
_LONGEST_NAME = 8
#: Roads that one name may mean: more are no question for a phone.
_MOST = 6
_CODE = re.compile(r"\bPE[\s-]?0?\d{1,3}\s?[A-Z]{0,2}\b", re.IGNORECASE)
#: A word as long as this means a road by itself: "interoceánica", "panamericana".
_TELLING = 8
#: The words that any road's name begins with: alone they name none ("vía de Evitamiento").
_ANY = frozenset(
    {
        "carretera",
        "autopista",
        "corredor",
        "vial",
        "via",
        "ruta",
        "camino",
        "la",
        "el",
        "de",
        "del",
        "a",
        "al",
    }
)
_PANAMERICAN = re.compile(r"pan ?american(?:a highway|a| highway)?(?!\w)")
_SPANISH = {"south": "sur", "north": "norte"}
_ENGLISH = re.compile(r"\b(?:south|north)\b")


async def answer(update: Update, context: Context, text: str) -> bool:
    """Say what goes on along the road that a text names; False where it names none."""
    found = meant(text, context.house.network.roads, context.regions)
    if not found:
        return False
    if len(found) == 1:
        await say_anew(update, context, await along(update, context, found[0], 0))
    else:
        await say_anew(update, context, views.which(found[:_MOST], **await context.world(update)))
    return True


async def tapped_road(update: Update, context: Context) -> None:
    """A road's button, `rd:CODE:PAGE`: shows the page, or the same one refreshed, in place."""
    code, page = (*context.tapped(update), "0")[:2]
    found = next((road for road in context.house.network.roads if road.code == code), None)
    if found is None or not page.isdecimal() or len(page) > 3:
        await stale(update, context)
        return
    await toast(update)
    await say(update, context, await along(update, context, found, int(page)))


async def along(update: Update, context: Context, road: Road, page: int) -> Screen:
    """What goes on along a road, by its kilometres, as a screen."""
    house = context.house
    counts = [one for one in house.network.roads if one.code == road.code]
    keys = {one.key for one in counts}
    known = [
        event
        for event in await context.store.under_way.all(limit=MOST_EVENTS)
        if event.facts.verification is not Verification.DENIED
    ]
    on_road = [event for event in known if keys & house.whereabouts.roads(event.facts)]
    on_road.sort(key=lambda event: (event.facts.km_from is None, event.facts.km_from or 0.0, event.id))
    pages = max(1, -(-len(on_road) // PAGE))
    page = min(page, pages - 1)
    data = views.RoadData(
        road=road,
        events=on_road,
        shown=on_road[page * PAGE : (page + 1) * PAGE],
        around=[event for event in known if _perhaps(event, counts) and event not in on_road],
        page=page,
        pages=pages,
    )
    return views.road(data, **await context.world(update))


def meant(text: str, roads: Roads, regions: Gazetteer) -> tuple[Road, ...]:
    """The roads that a text may mean, one for each code; none where it names none."""
    for match in _CODE.finditer(text):
        if found := roads.coded(match[0]):
            return _once(found)
    if found := roads.coded(text):
        return _once(found)
    words = _ENGLISH.sub(
        lambda match: _SPANISH[match[0]], _PANAMERICAN.sub("panamericana", fold(text))
    ).split()
    grams = [
        " ".join(words[at : at + size])
        for size in range(min(_LONGEST_NAME, len(words)), 0, -1)
        for at in range(len(words) - size + 1)
        # "Cusco Puno" is a road's name as well, but whoever writes it means the places.
        if not regions.bearers(words[at])
        and (size > 1 or len(words[at]) >= _TELLING)
        and not _ANY.issuperset(words[at : at + size])
    ]
    named = next((found for gram in grams if (found := roads.named(gram))), None)
    return _once(named or next((found for gram in grams if (found := _begun(gram, roads))), ()))


def _begun(gram: str, roads: Roads) -> tuple[Road, ...]:
    """The roads whose name begins so and says little more: both Panamericanas for "panamericana"."""
    names = [name for name in roads.names() if name.startswith(f"{gram} ")]
    least = min((len(name.split()) for name in names), default=0)
    found = [road for name in names if len(name.split()) == least for road in roads.named(name)]
    return tuple(found) if len(_once(found)) <= _MOST else ()


def _once(roads: Sequence[Road]) -> tuple[Road, ...]:
    """The first road of each code: its counts of kilometres are one road to who asks."""
    return tuple({road.code: road for road in reversed(roads)}.values())[::-1]


def _perhaps(event: Event, counts: Sequence[Road]) -> bool:
    """Whether an event shuts some road, nobody knows which, in a district or department that this one passes."""
    facts = event.facts
    if not facts.region or facts.road or facts.road_name or effect(facts) is not TrafficState.INTERRUPTED:
        return False
    return any(post.district.startswith(facts.region) for road in counts for post in road.posts)
