"""The Undo button: what was published is taken back while there is time."""

from __future__ import annotations

from collections.abc import Collection

from markupsafe import Markup
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
from storage.staff import Editor
from storage.writing import Outdated


async def undo(update: Update, context: Context) -> None:
    """The Undo button, `u:PUSH`: takes the post back while its time runs and opens the draft again.

    Where the event would go on beside another like it, that is asked first: `u:PUSH:sureOTHER`.
    """
    editor = await at_the_desk(update, context, Act.UNDO)
    if editor is None:
        return
    number, words = (*context.tapped(update), "")[:2]
    if number.isdecimal() and len(number) < 16:
        await undone(update, context, editor, int(number), words)
    else:
        await refuse(update, context, "desk-too-late")


async def undone(
    update: Update, context: Context, editor: Editor, push: int, words: str = "", last: Markup | None = None
) -> bool:
    """Take a publication back and say so; False, after saying why not. `last` tells what the editor did."""
    draft = await context.store.reviews.published_by(push)
    event = await context.store.traces.of_push(push)
    seen = await context.store.audit.newest()
    if await beside_another(update, context, push, twins.apart_in(words)):
        return False
    try:
        done = await context.store.events.undo(push, editor.id, now=context.now, seen=seen)
    except Newer:
        # A colleague was quicker by a moment: it is compared with theirs as well.
        return await undone(update, context, editor, push, words, last)
    except Outdated:
        await refuse(update, context, "life-undo-outdated")
        return False
    if not done:
        # A second tap on Undo finds it taken back, which must not read as gone out.
        back = event is not None and await context.store.traces.undone(push)
        await refuse(update, context, "desk-undone-before" if back else "desk-too-late")
        return False
    world = await context.world(update)
    if draft is None and event is not None:
        await toast(update)
        await say(update, context, turn_views.undone(event, last, **world))
        return True
    texts, language = context.house.texts, await context.language(update)
    await toast(update, texts.plain(language, "desk-undone"))
    others = draft is not None and draft.editor != editor.id
    await say(update, context, views.undone(None if others else draft, last, **world))
    if draft is not None and others:
        await tell_author(context, draft, lambda again, world: reviews.undone(again, **world))
    return True


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
