"""`/confirm`, `/lift` and `/restrict`, and the buttons that do the same: an event takes a turn, in one tap."""

from __future__ import annotations

from datetime import timedelta

from telegram import Update

from handlers.context import Context
from handlers.desk import twins
from handlers.desk.gate import at_the_desk, refuse
from handlers.desk.performing import perform
from handlers.desk.pointing import Pointed, pointed
from handlers.desk.reading import Unreadable
from handlers.desk.wanting import ASKED, Act, Wanted, wanted
from handlers.speaking import say, toast
from handlers.views import chat as chat_views
from handlers.views import desk as desk_views
from handlers.views import hindrances
from handlers.views import turns as views
from storage.arrivals import Newer
from storage.lifecycle import Turn
from storage.model import RETRACTIONS, Event, EventState
from storage.staff import Editor

_LONGEST_NUMBER = 15
#: A command that was so long under way is asked about; clocks may differ by less.
_LATE = timedelta(minutes=15)


async def confirm(update: Update, context: Context) -> None:
    """It still stands: `/confirm 142`, and who says so."""
    await _typed(update, context, Act.CONFIRM)


async def lift(update: Update, context: Context) -> None:
    """It is over: `/lift 142`, who says so and when it ended."""
    await _typed(update, context, Act.LIFT)


async def restrict(update: Update, context: Context) -> None:
    """Some get through: `/restrict 142 one lane`."""
    await _typed(update, context, Act.RESTRICT)


async def meant(update: Update, context: Context, name: str) -> tuple[Editor, Event, str] | None:
    """Who asks, the event that a command is about and its other words; None after saying what is missing."""
    editor = await at_the_desk(update, context)
    if editor is None:
        return None
    world = await context.world(update)
    if update.edited_message is not None:
        await say(update, context, chat_views.edited(**world))
        return None
    found = await pointed(update, context, editor)
    if found.event is None:
        await _ask_which(update, context, found, name)
        return None
    event = await context.store.events.get(found.event)
    if event is None:
        await say(update, context, desk_views.no_such_event(found.event, **world))
        return None
    return editor, event, found.rest


async def _ask_which(update: Update, context: Context, found: Pointed, name: str) -> None:
    world = await context.world(update)
    either = [await context.store.events.get(number) for number in found.either]
    events = [event for event in either if event is not None]
    await say(
        update,
        context,
        views.which(events, **world) if events else views.how_to(name, found.replied, **world),
    )


async def _typed(update: Update, context: Context, act: Act) -> None:
    found = await meant(update, context, _COMMANDS[act])
    if found is None:
        return
    editor, event, words = found
    message = update.effective_message
    late = context.now - message.date if message is not None else timedelta(0)
    if late > _LATE:
        # Written while nobody listened: "it still stands" of then would read as a word of now.
        await say(update, context, hindrances.late(event, late, **await context.world(update)))
        return
    try:
        asked = wanted(act, words, context.now, context.house.zone)
        started = event.facts.started
        ended = asked.told if act is Act.LIFT else None
        if ended is not None and started is not None and ended <= started <= context.now:
            raise Unreadable("life-before-start")
    except Unreadable as problem:
        await _unreadable(update, context, str(problem), event)
        return
    seen = await context.store.audit.newest()
    if await twins.asked(update, context, event, act):
        return
    try:
        await perform(
            update,
            context,
            event.id,
            lambda: _turn(context, editor, event.id, asked, None, seen),
            named=asked.source is not None,
            typed=act,
        )
    except Newer:
        # A colleague was quicker by a moment: it is compared with theirs as well.
        await _typed(update, context, act)


async def _unreadable(update: Update, context: Context, problem: str, event: Event) -> None:
    await toast(update)
    await say(update, context, views.unreadable(problem, event, **await context.world(update)))


_COMMANDS = {Act.CONFIRM: "confirm", Act.LIFT: "lift", Act.RESTRICT: "restrict"}


async def _turn(
    context: Context, editor: Editor, event: int, asked: Wanted, base: int | None, seen: int
) -> Turn:
    lifecycle, now = context.store.lifecycle, context.now
    if asked.act is Act.CONFIRM:
        return await lifecycle.confirm(
            event, editor.id, now=now, source=asked.source, base=base, told=asked.told, seen=seen
        )
    state, traffic = ASKED[asked.act]
    if asked.reopens:
        state = EventState.ACTIVE
    return await lifecycle.change(
        event,
        editor.id,
        now=now,
        undo=context.house.undo,
        state=state,
        traffic_state=traffic,
        passage=asked.passage,
        source=asked.source,
        ended=asked.told if asked.act is Act.LIFT else None,
        base=base,
        told=asked.told,
        seen=seen,
    )


async def tapped_turn(update: Update, context: Context) -> None:
    """A button of an event at the desk: `lc:ID:REVISION:ACTION[:FROM]`; FROM is the board's page it stands on."""
    editor = await at_the_desk(update, context)
    if editor is None:
        return
    number, revision, action, origin = (*context.tapped(update), "", "", "")[:4]
    if not (number.isdecimal() and revision.isdecimal()) or len(number) > _LONGEST_NUMBER:
        await refuse(update, context, "stale-button")
        return
    event, base = int(number), int(revision)
    name, _, value = action.partition(".")
    if name in set(Act):
        await _tapped_act(update, context, editor, (event, base), (Act(name), value), origin)
    elif name == "why" and value in RETRACTIONS:
        retract = context.store.lifecycle.retract
        await perform(
            update,
            context,
            event,
            lambda: retract(
                event, editor.id, now=context.now, undo=context.house.undo, reason=value, base=base
            ),
            origin,
        )
    else:
        await _open(update, context, editor, event, name, origin)


async def _tapped_act(
    update: Update,
    context: Context,
    editor: Editor,
    shown: tuple[int, int],
    what: tuple[Act, str],
    origin: str,
) -> None:
    """Do what a button says with an event as it was shown, its number and revision."""
    (number, base), (act, words) = shown, what
    seen = await context.store.audit.newest()
    event = await context.store.events.get(number)
    first = words.partition(".")[0]
    way = first if first in set(Act) else ""
    if event is not None and await twins.asked(update, context, event, act, twins.apart_in(words), way):
        return
    try:
        asked = twins.answered(update, context, number, act, words)
    except Unreadable as problem:
        if event is not None:
            await _unreadable(update, context, str(problem), event)
        return
    try:
        await perform(
            update,
            context,
            number,
            lambda: _turn(context, editor, number, asked, base, seen),
            origin,
            named=asked.source is not None,
        )
    except Newer:
        await _tapped_act(update, context, editor, shown, what, origin)


async def _open(
    update: Update, context: Context, editor: Editor, number: int, name: str, origin: str
) -> None:
    from handlers.desk import correcting

    event = await context.store.events.get(number)
    if event is None:
        await refuse(update, context, "stale-button")
        return
    match name:
        case "more":
            await toast(update)
            await say(update, context, views.card(event, origin, **await context.world(update)))
        case "ret":
            await toast(update)
            copies = await context.store.traces.copies(event.id)
            await say(update, context, views.reasons(event, copies, origin, **await context.world(update)))
        case "fix":
            await correcting.open_correction(update, context, editor, event, "")
        case _:
            await refuse(update, context, "stale-button")
