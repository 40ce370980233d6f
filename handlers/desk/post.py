"""`/post`, `/drafts` and `/cancel`: opening drafts, finding them again, leaving a question."""

from __future__ import annotations

from telegram import Update

from handlers import report
from handlers.asking import asked_in
from handlers.context import Context
from handlers.desk import replying
from handlers.desk.batching import show_review
from handlers.desk.cards import show_card
from handlers.desk.gate import at_the_desk
from handlers.desk.pasting import gathered, open_from, photo_of, written_at
from handlers.desk.pointing import event_shown
from handlers.speaking import say, say_anew
from handlers.views import chat as chat_views
from handlers.views import desk as views
from handlers.views import drafts as draft_views
from storage.staff import Editor


async def post(update: Update, context: Context) -> None:
    """Open a draft from the text after the command, from the message replied to, or of an event by number or reply."""
    editor = await at_the_desk(update, context)
    message = update.effective_message
    if editor is None or message is None:
        return
    if update.edited_message is not None:
        # A second draft of the same report would be published a second time.
        await say(update, context, views.note("desk-post-edited", **await context.world(update)))
        return
    words = asked_in(message)
    number = words.lstrip("#")
    if number.isdecimal() and len(number) < 16:
        await _edit_event(update, context, editor, int(number))
        return
    answered = message.reply_to_message
    own = answered is not None and answered.from_user is not None and answered.from_user.id == context.bot.id
    if answered is not None and own and not words and not message.photo:
        # What the bot itself said is no report: the event that it shows is meant, if it shows one.
        draft = await replying.own_draft(context, editor, answered)
        if draft is not None and draft.published_event is None:
            await show_review(update, context, draft, anew=True)
            return
        if (event := await event_shown(context, editor, answered)) is not None:
            await _edit_event(update, context, editor, event)
            return
        await say(update, context, views.how_to_post(**await context.world(update)))
        return
    if answered is not None and not words:
        said, written = answered.text or answered.caption or "", written_at(answered)
        await open_from(update, context, editor, said, photo_of(answered), written=written)
        return
    if not words and not message.photo:
        await say(update, context, views.how_to_post(**await context.world(update)))
        return
    if not message.photo and await gathered(update, context, editor, words):
        return
    await open_from(update, context, editor, words, photo_of(message), written=written_at(message))


async def _edit_event(update: Update, context: Context, editor: Editor, number: int) -> None:
    event = await context.store.events.get(number)
    if event is None:
        await say(update, context, views.no_such_event(number, **await context.world(update)))
        return
    # The new revision is confirmed when it goes out, not when the old one was.
    draft = await context.store.drafts.open(
        editor.id,
        event.facts.changed(last_confirmed=None),
        now=context.now,
        event=event.id,
        base_revision=event.revision,
    )
    await show_card(update, context, draft, anew=True)


async def drafts(update: Update, context: Context) -> None:
    """List the editor's open drafts and those that wait for them to decide, each with a button to open it."""
    editor = await at_the_desk(update, context)
    if editor is None:
        return
    found = await context.store.drafts.mine(editor.id)
    waiting = await context.store.reviews.waiting(editor)
    batches = await context.store.batches.open_of(editor.id)
    handed = await context.store.counts.waiting(editor)
    world = await context.world(update)
    await say(update, context, draft_views.drafts(found, waiting, batches, handed, **world))


async def cancel(update: Update, context: Context) -> None:
    """Leave the report being given, or the question the desk is asking, and nothing else; the draft stays."""
    if await report.left(update, context):
        return
    editor = await context.editor(update)
    draft = await context.store.drafts.awaiting(editor.id) if editor is not None else None
    world = await context.world(update)
    if draft is None:
        await say(update, context, chat_views.nothing_to_cancel(**world))
        return
    left = await context.store.drafts.change(draft, now=context.now)
    await say_anew(update, context, views.note("desk-left", **world))
    await show_card(update, context, left or draft, anew=True)
