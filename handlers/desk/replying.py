"""Words in reply to a message of the desk: they put its draft right; of what is out, how it stands is shown."""

from __future__ import annotations

import re

from telegram import Message, Update

from handlers.context import Context
from handlers.desk import batching
from handlers.desk.amending import amended
from handlers.desk.cards import show_card
from handlers.desk.pasting import read_text, tells
from handlers.desk.pointing import drafts_shown, event_shown
from handlers.speaking import say_anew, say_below
from handlers.views import desk as views
from handlers.views import hindrances
from storage.doubts import EVENT, Doubt
from storage.model import Draft, EventFacts
from storage.staff import Editor

#: Who puts one thing right writes no more; longer words that tell of an event are the next report.
_LONGEST = 60
_BARE = re.compile(r"\d{1,4}(?:[.,+]\d{1,3})?")


async def put_right(update: Update, context: Context, editor: Editor, text: str) -> bool:
    """Take words in reply to a draft for what changes in it: "km 1410", "es en Juli"; False for any others."""
    message = update.effective_message
    shown = _answered(update, context)
    draft = await own_draft(context, editor, shown) if shown is not None else None
    if shown is None or message is None or draft is None or draft.published_event is not None:
        return False
    if len(text) > _LONGEST and tells(await read_text(context, text)):
        return False
    world = await context.world(update)
    if draft.sent_at is not None:
        await say_below(context, message, views.note("desk-reply-sent", **world))
        await show_card(update, context, draft, anew=True)
        return True
    facts = _with(draft.facts, text, context)
    doubts = tuple(doubt for doubt in draft.doubts if not _says(doubt, draft.facts, text, context))
    if facts == draft.facts and doubts == draft.doubts:
        await say_below(context, message, views.note("desk-reply-unread", **world))
        await show_card(update, context, draft, anew=True)
        return True
    settled = doubts if facts == draft.facts else None
    changed = await context.store.drafts.change(draft, now=context.now, facts=facts, doubts=settled)
    now = changed or await context.store.drafts.get(draft.id, draft.editor) or draft
    if changed is None:
        await say_anew(update, context, views.note("desk-changed-meanwhile", **world))
    if any(data.split(":", 3)[-1].startswith("f.") for data in drafts_shown(shown)):
        await show_card(update, context, now, anew=True)
    else:
        await batching.show_review(update, context, now, anew=True)
    return True


async def about_an_event(
    update: Update, context: Context, editor: Editor, text: str, *, named: bool = False
) -> bool:
    """Show the event of the message that is replied to as it stands, with how these words would correct it.

    One that the message only names (`named`) is meant by words that ask for nothing.
    """
    message, shown = update.effective_message, _answered(update, context)
    if shown is None or message is None:
        return False
    draft = await own_draft(context, editor, shown)
    number = draft.published_event if draft is not None else None
    if draft is None and context.regions.find(text).region is None:
        # Who writes a place alone asks about it.
        number = await event_shown(context, editor, shown, named=named)
    event = await context.store.events.get(number) if number is not None else None
    if event is None:
        return False
    await say_below(context, message, hindrances.as_it_stands(event, text, **await context.world(update)))
    return True


async def own_draft(context: Context, editor: Editor, shown: Message) -> Draft | None:
    """The editor's own draft that a message shows, open, sent or out; None where it shows none, or one thrown away."""
    numbers = {int(data.split(":")[1]) for data in drafts_shown(shown)}
    if not numbers:
        traced = await context.store.traces.draft_shown(editor.id, shown.message_id)
        numbers = set() if traced is None else {traced}
    return await context.store.drafts.get(numbers.pop(), editor.id) if len(numbers) == 1 else None


def _answered(update: Update, context: Context) -> Message | None:
    message = update.effective_message
    shown = message.reply_to_message if message is not None else None
    own = shown is not None and shown.from_user is not None and shown.from_user.id == context.bot.id
    return shown if own else None


def _with(facts: EventFacts, text: str, context: Context) -> EventFacts:
    """The facts with what the words are sure of; a number alone is the kilometre of a road."""
    house = context.house
    if facts.road is not None and _BARE.fullmatch(text):
        text = f"km {text}"
    return amended(facts, text, house.regions, house.network.roads, context.now, house.zone)


def _says(doubt: Doubt, facts: EventFacts, text: str, context: Context) -> bool:
    """Whether the words say again what a question asks about."""
    said = getattr(facts, doubt.field, None) if doubt.field != EVENT else None
    if said is None:
        return False
    without = facts.changed(**{doubt.field: None})
    return bool(getattr(_with(without, text, context), doubt.field) == said)
