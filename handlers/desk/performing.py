"""An act on an event is done, and its editor hears what became of it, or what stands in its way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers.context import Context
from handlers.desk import board
from handlers.desk.gate import refuse
from handlers.desk.reviewing import tell_publishers
from handlers.desk.wanting import Act
from handlers.speaking import say, say_anew, say_below, toast
from handlers.views import hindrances
from handlers.views import turns as views
from storage.lifecycle import Older, Over, Turn
from storage.writing import Outdated


async def perform(
    update: Update,
    context: Context,
    number: int,
    act: Callable[[], Awaitable[Turn]],
    origin: str = "",
    *,
    named: bool = False,
    typed: Act | None = None,
) -> None:
    """Do it, and say what became of it; whatever stands in the way is said with what can be done instead.

    `typed` is the command that asked for it.
    """
    try:
        turn = await act()
    except Outdated:
        await refuse(update, context, "life-changed-meanwhile")
        await _again(update, context, number, origin)
        return
    except Over:
        await _over(update, context, number, origin, typed)
        return
    except Older as older:
        await toast(update)
        await say_anew(update, context, hindrances.older(number, older, **await context.world(update)))
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


async def _over(update: Update, context: Context, number: int, origin: str, typed: Act | None) -> None:
    event = await context.store.events.get(number)
    if event is None:
        return
    world = await context.world(update)
    if update.callback_query is None and update.effective_message is not None:
        # What was typed beside the command goes along with a reopening: the answer hangs on it.
        await say_below(context, update.effective_message, hindrances.over(event, typed, **world))
        return
    await toast(update, hindrances.over_note(event, **world), alert=True)
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
