"""The Undo button: what was published is taken back while there is time."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.desk import twins
from handlers.desk.gate import at_the_desk, refuse
from handlers.desk.publishing import tell_author
from handlers.speaking import say, toast
from handlers.views import desk as views
from handlers.views import review as reviews
from handlers.views import turns as turn_views
from storage.permission import Act
from storage.writing import Outdated


async def undo(update: Update, context: Context) -> None:
    """The Undo button, `u:PUSH`: takes the post back while its time runs and opens the draft again.

    Where the event would go on beside another like it, that is asked first: `u:PUSH:sure`.
    """
    editor = await at_the_desk(update, context, Act.UNDO)
    if editor is None:
        return
    number, sure = (*context.tapped(update), "")[:2]
    texts, language = context.house.texts, await context.language(update)
    done, draft, event = False, None, None
    if number.isdecimal() and len(number) < 16:
        draft = await context.store.reviews.published_by(int(number))
        event = await context.store.traces.of_push(int(number))
        if sure != twins.SURE and await beside_another(update, context, int(number)):
            return
        try:
            done = await context.store.events.undo(int(number), editor.id, now=context.now)
        except Outdated:
            await refuse(update, context, "life-undo-outdated")
            return
    if not done:
        # A second tap on Undo finds it taken back, which must not read as gone out.
        back = event is not None and await context.store.traces.undone(int(number))
        await toast(
            update, texts.plain(language, "desk-undone-before" if back else "desk-too-late"), alert=True
        )
        return
    world = await context.world(update)
    if draft is None and event is not None:
        await toast(update)
        await say(update, context, turn_views.undone(event, **world))
        return
    await toast(update, texts.plain(language, "desk-undone"))
    others = draft is not None and draft.editor != editor.id
    await say(update, context, views.undone(None if others else draft, **world))
    if draft is not None and others:
        await tell_author(context, draft, lambda again, world: reviews.undone(again, **world))


async def beside_another(update: Update, context: Context, push: int) -> bool:
    """Ask where an event that was lifted would go on beside one that somebody published since; False where none is."""
    number = await context.store.traces.of_push(push)
    event = await context.store.events.get(number) if number is not None else None
    if event is None or await context.store.outbox.undo_left(push, context.now) <= 0:
        return False
    before = await context.store.events.at_revision(event.id, event.revision - 1)
    if before is None or not twins.goes_on(event.facts, before.facts):
        return False
    return await twins.asked_before(update, context, event, "undo", f"u:{push}:{twins.SURE}")
