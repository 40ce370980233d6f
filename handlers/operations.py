"""`/pause` and `/resume`: owners stop all pushes and let them go on; answers are instant either way."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.desk.gate import at_the_desk
from handlers.speaking import say
from handlers.views import sending as views
from storage.permission import Act


async def pause(update: Update, context: Context) -> None:
    """Stop all pushes until an owner says otherwise, and tell how many wait."""
    owner = await at_the_desk(update, context, Act.PAUSE)
    if owner is None:
        return
    changed = await context.store.operations.set_paused(True, editor=owner.id, now=context.now)
    texts, language = context.house.texts, await context.language(update)
    screen = views.paused(changed, await _waiting(context), texts, language, await _paid(context))
    await say(update, context, screen)


async def resume(update: Update, context: Context) -> None:
    """Let pushes go on, and tell how many leave."""
    owner = await at_the_desk(update, context, Act.PAUSE)
    if owner is None:
        return
    waiting = await _waiting(context)
    changed = await context.store.operations.set_paused(False, editor=owner.id, now=context.now)
    context.house.wake()
    language = await context.language(update)
    await say(update, context, views.resumed(changed, waiting, context.house.texts, language))


async def _paid(context: Context) -> views.Paid | None:
    """What was paid today for sending faster; None where nothing ever is."""
    cap = context.house.paid_cap
    if cap is None:
        return None
    today = context.now.astimezone(context.house.zone).date()
    return views.Paid(await context.store.spending.on(today), cap)


async def _waiting(context: Context) -> int:
    # With those whose undo time still runs: they wait as well.
    return len(await context.store.outbox.due_pushes(context.now + context.house.undo))
