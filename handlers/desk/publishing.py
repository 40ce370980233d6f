"""Preview, Publish and Undo."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from telegram import Update

from handlers.context import Context
from handlers.desk.fields import missing, ready
from handlers.desk.gate import at_the_desk
from handlers.speaking import say, say_anew, toast
from handlers.views import desk as views
from handlers.views.event import announcement
from handlers.views.reader import Reader
from storage.model import Draft, Editor, Event, Language
from storage.writing import Outdated


def as_event(draft: Draft, now: datetime) -> Event:
    """The event that publishing this draft now would write."""
    return Event(
        id=draft.event or 0,
        revision=(draft.base_revision or 0) + 1,
        facts=ready(draft.facts, now),
        created_at=now,
        updated_at=now,
    )


async def _made_ready(update: Update, context: Context, draft: Draft) -> Draft | None:
    """The draft with what goes out by itself filled in, or None after saying what is missing."""
    lacking = missing(draft.facts)
    if lacking:
        texts, language = context.house.texts, await context.language(update)
        await toast(update, views.missing_note(lacking, texts, language), alert=True)
        return None
    facts = ready(draft.facts, context.now)
    if facts == draft.facts:
        return draft
    changed = await context.store.drafts.change(draft, now=context.now, facts=facts)
    if changed is None:
        texts, language = context.house.texts, await context.language(update)
        await toast(update, texts.plain(language, "desk-changed-meanwhile"), alert=True)
    return changed


async def preview(update: Update, context: Context, draft: Draft) -> None:
    """Show in each language exactly what followers will get, and say how many they are."""
    made = await _made_ready(update, context, draft)
    if made is None:
        return
    await toast(update)
    event = as_event(made, context.now)
    for language in Language:
        reader = Reader(language, context.now, context.house.zone)
        screen = announcement(event, texts=context.house.texts, regions=context.regions, reader=reader)
        # Its buttons are the followers'; here they would only confuse.
        await say_anew(update, context, dataclasses.replace(screen, rows=()))
    audience = await context.store.outbox.audience([event.facts.region or ""])
    paused = await context.store.operations.paused()
    await say_anew(update, context, views.previewed(made, audience, paused, **await context.world(update)))


async def publish(update: Update, context: Context, editor: Editor, draft: Draft) -> None:
    """Write the draft and let it go out after the undo time; twice is once."""
    made = await _made_ready(update, context, draft)
    if made is None:
        return
    world = await context.world(update)
    try:
        published = await context.store.events.publish(made, now=context.now, undo=context.house.undo)
    except Outdated as newer:
        await toast(update)
        await say(update, context, views.outdated(made, newer.revision, **world))
        return
    except LookupError:
        await toast(
            update, context.house.texts.plain(world["reader"].language, "desk-changed-meanwhile"), alert=True
        )
        return
    if published.again:
        texts = context.house.texts
        note = texts.plain(world["reader"].language, "desk-published-before", number=published.event)
        await toast(update, note, alert=True)
        return
    await toast(update)
    context.house.wake()
    seconds = await context.store.outbox.undo_left(published.push, context.now) if published.push else 0.0
    paused = await context.store.operations.paused()
    # What becomes of it is told in this message later, when no app is there to ask for its language.
    if await context.chat(update) is None:
        await context.remember(update)
    shown = await say(update, context, views.published(published, round(seconds), paused, **world))
    if published.push is not None and shown is not None:
        await context.store.outbox.report_in(published.push, shown.message_id)


async def undo(update: Update, context: Context) -> None:
    """The Undo button, `u:PUSH`: takes the post back while its time runs and opens the draft again."""
    editor = await at_the_desk(update, context)
    if editor is None:
        return
    number = context.tapped(update)[0]
    texts, language = context.house.texts, await context.language(update)
    done = False
    if number.isdecimal() and len(number) < 16:
        done = await context.store.events.undo(int(number), editor.id, now=context.now)
    if not done:
        await toast(update, texts.plain(language, "desk-too-late"), alert=True)
        return
    await toast(update, texts.plain(language, "desk-undone"))
    await say(update, context, views.undone(**await context.world(update)))


async def show_newest(update: Update, context: Context, draft: Draft) -> None:
    """Show the event as another editor left it, beside the draft that is based on an older one."""
    await toast(update)
    event = await context.store.events.get(draft.event) if draft.event else None
    world = await context.world(update)
    if event is None:
        return
    await say_anew(update, context, dataclasses.replace(announcement(event, **world), rows=()))
    await say_anew(update, context, views.outdated(draft, event.revision, **world))


async def rebase(update: Update, context: Context, draft: Draft) -> None:
    """Build the edit on the newest revision, whose editor has seen it."""
    from handlers.desk.cards import show_card

    event = await context.store.events.get(draft.event) if draft.event else None
    if event is None:
        return
    rebased = await context.store.drafts.rebase(draft, event.revision, now=context.now)
    await toast(update)
    await show_card(update, context, rebased or draft)
