"""`/undo`: what somebody at the desk did last is taken back while there is time; else they hear what can be done instead."""

from __future__ import annotations

import contextlib

from telegram import Update
from telegram.error import BadRequest

from handlers.context import Context
from handlers.desk.batching import show_batch
from handlers.desk.cards import show_card
from handlers.desk.gate import at_the_desk
from handlers.desk.undoing import undone
from handlers.speaking import say, say_anew
from handlers.views import chat as chat_views
from handlers.views import lastact as views
from handlers.views import sending
from storage.audit import Entry
from storage.batches import Batch
from storage.staff import Editor

#: What is no act of its own: opening and filling a draft, and what is logged beside one that goes out.
_BESIDE = ("draft", "edit", "rebase", "take", "tip_accept", "owner", "join", "leave")


async def undo_last(update: Update, context: Context) -> None:
    """Take back one's own last act, and say which that was; or say why not, and show what can be done."""
    editor = await at_the_desk(update, context)
    if editor is None:
        return
    world = await context.world(update)
    if update.edited_message is not None:
        await say(update, context, chat_views.edited(**world))
        return
    last = await context.store.audit.last_of(editor.id, _BESIDE)
    if last is None:
        await say(update, context, views.nothing(**world))
        return
    if last.act == "tally":
        # The counts of a list are recorded after its events: the list is what went out last.
        before = await context.store.audit.last_of(editor.id, (*_BESIDE, last.act))
        listed = await _list_of(context, editor, _push(before)) if before is not None else None
        if before is not None and listed is not None and last.subject_id in {t.id for t in listed.tallies}:
            last = before
    push = _push(last)
    if push is not None and await context.store.outbox.undo_left(push, context.now) > 0:
        await _take_back(update, context, editor, last, push)
    else:
        await _instead(update, context, editor, last)


def _push(act: Entry) -> int | None:
    """What an act on an event let go out."""
    push = (act.detail or {}).get("push") if act.subject == "event" else None
    return push if isinstance(push, int) else None


async def _list_of(context: Context, editor: Editor, push: int | None) -> Batch | None:
    """The list of the editor's own with which a publication went out; None for one alone."""
    draft = await context.store.reviews.published_by(push) if push is not None else None
    if draft is None or draft.batch is None or draft.editor != editor.id:
        return None
    return await context.store.batches.get(draft.batch, editor.id)


async def _take_back(update: Update, context: Context, editor: Editor, last: Entry, push: int) -> None:
    batch = await _list_of(context, editor, push)
    if batch is not None and (len(batch.pushes) > 1 or batch.tallies):
        # They went out with one tap: which of them is meant is asked, all of them is one of its buttons.
        world = await context.world(update)
        await show_batch(update, context, batch, [views.several(**world)], anew=True)
        return
    told = await context.store.outbox.report_of(push)
    world = await context.world(update)
    chat = update.effective_chat
    if await undone(update, context, editor, push, last=views.told(last, **world)) and told and chat:
        # The message with the button goes on no more.
        screen = sending.all_undone(context.house.texts, await context.language(update))
        with contextlib.suppress(BadRequest):
            await context.bot.edit_message_text(screen.text, chat_id=chat.id, message_id=told)


async def _instead(update: Update, context: Context, editor: Editor, last: Entry) -> None:
    """Say what was done last, that it is not undone, and show what can be done with it."""
    world = await context.world(update)
    if last.subject == "event" and last.subject_id is not None:
        event = await context.store.events.get(last.subject_id)
        if event is not None:
            await say(update, context, views.of_event(last, event, **world))
            return
    draft = None
    if last.act == "send" and last.subject_id is not None:
        draft = await context.store.drafts.get(last.subject_id, editor.id)
    waits = draft is not None and draft.sent_at is not None and draft.published_event is None
    await say_anew(update, context, views.otherwise(last, waits, **world))
    if draft is not None and waits:
        await show_card(update, context, draft, anew=True)
