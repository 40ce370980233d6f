"""Messages that name a place nearly: with a slip, by a stop on the road, or beyond the border."""

from __future__ import annotations

from telegram import Update

from handlers import borders, query
from handlers.context import Context
from handlers.desk.reader.where.commonwords import is_common
from handlers.journeys import Guide
from handlers.slips import mended, slips
from handlers.speaking import say, say_anew
from handlers.views import journey as journey_views
from handlers.views import regions as views
from handlers.views import road as road_views
from storage.naming import fold
from storage.paths import Stop
from storage.regions import Found

_LONGEST_NAME = 4
_SHORTEST_STOP = 5


async def way(update: Update, context: Context, text: str) -> bool:
    """Ask whether the way is meant that a text names but for a slip: "areqipa a juliaca"; False for other texts."""
    network = context.house.network
    found = slips(text, context.regions, network)
    if not found:
        return False
    ends = Guide(context.regions, network).journey(mended(text, found, context.regions), asked=False)
    start, end = (ends[0].stop, ends[1].stop) if ends and ends[1] else (None, None)
    if start is None or end is None or start.node == end.node:
        return False
    codes = [slip.regions[0].code for slip in found]
    screen = journey_views.way_or_each(start, end, codes, slip=True, **await context.world(update))
    await say(update, context, screen)
    return True


async def slip(update: Update, context: Context, text: str) -> bool:
    """Ask which places are meant where a sentence misspells them: "hay paso en juliaka?"; False where it does not."""
    found = slips(text, context.regions, context.house.network)
    for one in found:
        screen = views.choose(one.words, Found(suggestions=one.regions), "st", **await context.world(update))
        await say_anew(update, context, screen)
    return bool(found)


async def stop(update: Update, context: Context, text: str) -> bool:
    """Say where a place on the roads lies that is no region: "hay pase en ticlio?"; False where none is named."""
    found = _stop_in(text, context)
    if found is None:
        return False
    roads = [road for road in context.house.network.roads if road.at(found.name) is not None]
    codes = [found.district] if found.district in context.regions else []
    screen = road_views.sight(found.name, codes, roads, **await context.world(update))
    await say(update, context, screen)
    return True


def _stop_in(text: str, context: Context) -> Stop | None:
    words = fold(text).split()
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            if (
                len(name) >= _SHORTEST_STOP
                and not is_common(name)
                and (found := context.house.network.named(name))
            ):
                return found[0]
    return None


async def abroad(update: Update, context: Context, text: str) -> bool:
    """Lead whoever asks for a place beyond the border to its crossings, from a place in Peru if one is named."""
    there = borders.named(text)
    if there is None or context.regions.find(text).region is not None:
        return False
    known = query.places(f"{there.before} , {there.behind}", context.regions)[0]
    if len(known) > 1 or any(_at(place.code, crossing) for place in known for crossing, _ in there.crossings):
        return False
    guide = Guide(context.regions, context.house.network)
    start = guide.end(context.regions.label(known[0].code)).stop if known else None
    ends = [guide.end(place).stop for _, place in there.crossings]
    ways = [(start, end) for end in ends if start is not None and end is not None and start.node != end.node]
    codes = [code for code, _ in there.crossings]
    screen = journey_views.abroad(
        there.country, codes, ways, [place.code for place in known], **await context.world(update)
    )
    await say(update, context, screen)
    return True


def _at(place: str, crossing: str) -> bool:
    """Whether a place is the town of a crossing, or the province around it."""
    return len(place) > 2 and len(crossing) > 4 and crossing.startswith(place)
