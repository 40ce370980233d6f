"""`/near`: what is close to a shared position, which is used and dropped."""

from __future__ import annotations

from datetime import timedelta

from telegram import Location, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.context import Context
from handlers.private import led_to_private
from handlers.report import continued
from handlers.route import MOST_EVENTS
from handlers.speaking import say_anew
from handlers.views import links
from handlers.views import near as views
from handlers.views.screen import Screen
from storage.model import EventState, Verification
from storage.regions import distance_km
from storage.whereabouts import direction

#: Farther than this is not near.
NEAR_KM = 100.0
_SHOWN, _AROUND = 5, 3
#: A live location is told every few seconds; its answer is changed at most this often.
PACE = timedelta(seconds=30)


async def near(update: Update, context: Context) -> None:
    """Ask for the position; in a group lead to the private chat, where nobody else sees it."""
    if await led_to_private(update, context, links.NEAR, views.in_private):
        return
    await say_anew(update, context, views.ask(**await context.world(update)))


async def position(update: Update, context: Context) -> None:
    """A shared position or venue: where a report is from, or what is near; a live one's answer follows it."""
    message = update.effective_message
    assert message is not None
    if await continued(update, context):
        # Where a report is from is asked once: what moves afterwards is no answer any more.
        context.house.live.leave(message.chat.id, message.message_id, context.now)
        return
    await _answer(message, update, context)


async def _answer(message: Message, update: Update, context: Context) -> None:
    place = message.location or (message.venue.location if message.venue else None)
    if place is None:
        return
    shown = await say_anew(update, context, await around(update, context, place, _sent(message)))
    if place.live_period:
        context.house.live.keep(message.chat.id, message.message_id, shown.message_id, context.now)


async def moved(update: Update, context: Context) -> None:
    """A live location that moved, or ended: the first answer is changed, at a sane pace."""
    message = update.effective_message
    assert message is not None
    place = message.location
    if place is None:
        return
    live, now = context.house.live, context.now
    known = live.answers.get((message.chat.id, message.message_id))
    if known is None:
        # The process was restarted meanwhile, or the answer is too old to be known.
        if place.live_period:
            await _answer(message, update, context)
        return
    answer, changed = known
    if answer is None or (place.live_period and now - changed < PACE):
        return
    if place.live_period:
        live.keep(message.chat.id, message.message_id, answer, now)
    else:
        del live.answers[message.chat.id, message.message_id]
    await _change(message, answer, await around(update, context, place, _sent(message)), context)


async def _change(message: Message, answer: int, screen: Screen, context: Context) -> None:
    try:
        await context.bot.edit_message_text(
            screen.text,
            message.chat.id,
            answer,
            parse_mode=ParseMode.HTML,
            reply_markup=screen.keyboard(),
        )
    except BadRequest:
        # Unchanged, or deleted by its reader: either way nothing is left to say.
        return


def _sent(message: Message) -> views.Sent:
    """A venue, or what somebody else sent first, is where its sender need not be."""
    if message.venue is not None or message.forward_origin is not None:
        return views.Sent.PLACE
    return views.Sent.MOVING if message.location and message.location.live_period else views.Sent.HERE


async def around(update: Update, context: Context, place: Location, sent: views.Sent) -> Screen:
    """What is near a position as a screen."""
    latitude, longitude = place.latitude, place.longitude
    world = await context.world(update)
    district = context.house.whereabouts.at(latitude, longitude)
    if district is None:
        return views.outside(**world)
    hits = await _hits(context, latitude, longitude)
    store, listed = context.store, {hit.event.id for hit in hits}
    wider = await store.events.around(district.code, limit=_AROUND + len(hits))
    data = views.NearData(
        region=district.code,
        hits=hits[:_SHOWN],
        more=max(0, len(hits) - _SHOWN),
        around=[event for event in wider if event.id not in listed][:_AROUND],
        desk_updated=await store.events.desk_updated(district.code[:4]),
        followed=frozenset(await context.followed(update)),
        sent=sent,
        within=NEAR_KM,
    )
    return views.near(data, **world)


async def _hits(context: Context, latitude: float, longitude: float) -> list[views.Hit]:
    """The events within reach, nearest first."""
    found = []
    for event in await context.store.under_way.all(limit=MOST_EVENTS):
        facts = event.facts
        spot = context.house.whereabouts.of(facts)
        if facts.verification is Verification.DENIED or spot is None:
            continue
        km = distance_km(latitude, longitude, spot.latitude, spot.longitude)
        if km <= NEAR_KM:
            wind = direction(latitude, longitude, spot.latitude, spot.longitude)
            found.append(views.Hit(event, km, wind, spot.approximate))
    return sorted(
        found, key=lambda hit: (hit.event.facts.state is EventState.ANNOUNCED, hit.km, hit.event.id)
    )
