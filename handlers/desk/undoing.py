"""The Undo button: what was published is taken back while there is time."""

from __future__ import annotations

from collections.abc import Collection

from telegram import Update

from handlers.context import Context
from handlers.desk import twins
from handlers.desk.gate import at_the_desk, refuse
from handlers.desk.publishing import tell_author
from handlers.speaking import say, toast
from handlers.views import desk as views
from handlers.views import review as reviews
from handlers.views import turns as turn_views
from storage.arrivals import Newer
from storage.model import Event, EventFacts
from storage.permission import Act
from storage.writing import Outdated


async def undo(update: Update, context: Context) -> None:
    """The Undo button, `u:PUSH`: takes the post back while its time runs and opens the draft again.

    Where the event would go on beside another like it, that is asked first: `u:PUSH:sureOTHER`.
    """
    editor = await at_the_desk(update, context, Act.UNDO)
    if editor is None:
        return
    number, words = (*context.tapped(update), "")[:2]
    texts, language = context.house.texts, await context.language(update)
    done, draft, event = False, None, None
    if number.isdecimal() and len(number) < 16:
        draft = await context.store.reviews.published_by(int(number))
        event = await context.store.traces.of_push(int(number))
        seen = await context.store.audit.newest()
        if await beside_another(update, context, int(number), twins.apart_in(words)):
            return
        try:
            done = await context.store.events.undo(int(number), editor.id, now=context.now, seen=seen)
        except Newer:
            # A colleague was quicker by a moment: it is compared with theirs as well.
            await undo(update, context)
            return
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


async def beside_another(
    update: Update, context: Context, push: int, apart: Collection[int] = (), *, answered_before: bool = False
) -> bool:
    """Ask where an event would stand again beside one that somebody published since; False where none is like it."""
    found = await _before(context, push)
    if found is None:
        return False
    event, before = found
    return await twins.asked_before(
        update, context, event, "undo", f"u:{push}:", before, apart, answered_before=answered_before
    )


async def stands_beside(context: Context, push: int) -> bool:
    """Whether the event of a push, taken back, would stand beside another like it."""
    found = await _before(context, push)
    return found is not None and await twins.open_like(context, *found) is not None


async def _before(context: Context, push: int) -> tuple[Event, EventFacts] | None:
    """The event of a push that can be taken back, and what it would be again; None for a new one or a late tap."""
    number = await context.store.traces.of_push(push)
    event = await context.store.events.get(number) if number is not None else None
    if event is None or await context.store.outbox.undo_left(push, context.now) <= 0:
        return None
    before = await context.store.events.at_revision(event.id, event.revision - 1)
    return None if before is None else (event, before.facts)
