"""`/confirm`, `/lift` and `/restrict`, and the buttons that do the same: an event takes a turn, in one tap."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram import Update

from handlers.context import Context
from handlers.desk import board, twins
from handlers.desk.gate import at_the_desk, refuse
from handlers.desk.pointing import Pointed, pointed
from handlers.desk.reading import Unreadable
from handlers.desk.reviewing import tell_publishers
from handlers.desk.wanting import ASKED, Act, Wanted, wanted
from handlers.speaking import say, say_anew, toast
from handlers.views import chat as chat_views
from handlers.views import desk as desk_views
from handlers.views import turns as views
from storage.lifecycle import Over, Turn
from storage.model import RETRACTIONS, Event
from storage.staff import Editor
from storage.writing import Outdated

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
        await say(update, context, views.late(event, late, **await context.world(update)))
        return
    try:
        asked = wanted(act, words, context.now, context.house.zone)
        started = event.facts.started
        if asked.ended is not None and started is not None and asked.ended <= started <= context.now:
            raise Unreadable("life-before-start")
    except Unreadable as problem:
        await _unreadable(update, context, str(problem), event)
        return
    if await twins.asked(update, context, event, act):
        return
    named = asked.source is not None
    await _perform(
        update, context, event.id, lambda: _turn(context, editor, event.id, asked, None), named=named
    )


async def _unreadable(update: Update, context: Context, problem: str, event: Event) -> None:
    await toast(update)
    await say(update, context, views.unreadable(problem, event, **await context.world(update)))


_COMMANDS = {Act.CONFIRM: "confirm", Act.LIFT: "lift", Act.RESTRICT: "restrict"}


async def _turn(context: Context, editor: Editor, event: int, asked: Wanted, base: int | None) -> Turn:
    lifecycle, now = context.store.lifecycle, context.now
    if asked.act is Act.CONFIRM:
        return await lifecycle.confirm(event, editor.id, now=now, source=asked.source, base=base)
    state, traffic = ASKED[asked.act]
    return await lifecycle.change(
        event,
        editor.id,
        now=now,
        undo=context.house.undo,
        state=state,
        traffic_state=traffic,
        passage=asked.passage,
        source=asked.source,
        ended=asked.ended,
        base=base,
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
        settled = value.startswith((twins.SURE, twins.SAME))
        shown = await context.store.events.get(event)
        if shown is not None and not settled and await twins.asked(update, context, shown, Act(name)):
            return
        try:
            asked = twins.answered(update, context, event, Act(name), value) if settled else Wanted(Act(name))
        except Unreadable as problem:
            if shown is not None:
                await _unreadable(update, context, str(problem), shown)
            return
        named = asked.source is not None
        await _perform(
            update, context, event, lambda: _turn(context, editor, event, asked, base), origin, named=named
        )
    elif name == "why" and value in RETRACTIONS:
        retract = context.store.lifecycle.retract
        await _perform(
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


async def _perform(
    update: Update,
    context: Context,
    number: int,
    act: Callable[[], Awaitable[Turn]],
    origin: str = "",
    *,
    named: bool = False,
) -> None:
    """Do it, and say what became of it; whatever stands in the way is said with what can be done instead."""
    try:
        turn = await act()
    except Outdated:
        await refuse(update, context, "life-changed-meanwhile")
        await _again(update, context, number, origin)
        return
    except Over:
        await _over(update, context, number, origin)
        return
    except LookupError:
        await refuse(update, context, "life-gone")
        return
    await _tell(update, context, turn, origin, named)


async def _again(update: Update, context: Context, number: int, origin: str) -> None:
    """Show where the tap came from as it is now."""
    if update.callback_query is None:
        return
    if origin[:1] in board.SCOPES:
        await board.show(update, context, origin)
        return
    event = await context.store.events.get(number)
    if event is not None:
        await say(update, context, views.card(event, origin, **await context.world(update)))


async def _over(update: Update, context: Context, number: int, origin: str) -> None:
    event = await context.store.events.get(number)
    if event is None:
        return
    world = await context.world(update)
    screen = views.over(event, **world)
    if update.callback_query is None:
        await say(update, context, screen)
        return
    await toast(update, views.over_note(event, **world), alert=True)
    await _again(update, context, number, origin)


async def _tell(update: Update, context: Context, turn: Turn, origin: str, named: bool) -> None:
    event = await context.store.events.get(turn.event)
    assert event is not None
    then = views.as_turned(event, turn)
    told = 0
    if turn.draft is not None and not turn.again:
        told = await tell_publishers(update, context, turn.draft)
    world = await context.world(update)
    await toast(update, views.note(then, turn, **world))
    seconds = await context.store.outbox.undo_left(turn.push, context.now) if turn.push else 0.0
    paused = await context.store.operations.paused()
    if turn.push is not None:
        context.house.wake()
    if update.callback_query is not None:
        await _again(update, context, turn.event, origin)
        if views.is_quiet(turn):
            return
    shown = await say_anew(
        update, context, views.outcome(then, turn, round(seconds), paused, told, named, **world)
    )
    if turn.push is not None and not views.is_quiet(turn):
        await context.store.outbox.report_in(turn.push, shown.message_id)
