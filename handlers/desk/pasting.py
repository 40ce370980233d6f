"""From a text to drafts: `/post`, a forward, or a report simply pasted at the desk."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from telegram import Message, Update

from handlers.context import Context
from handlers.desk import answers, batching
from handlers.desk.cards import show_card
from handlers.desk.dating import dated_facts
from handlers.desk.ending import ended_at
from handlers.desk.parts import NEARLY_FULL
from handlers.desk.planning import planned
from handlers.desk.prefill import LONGEST_SUMMARY
from handlers.desk.reader import Intent, ReadDraft, Reading, read
from handlers.desk.reader.reading import MOST_DRAFTS
from handlers.speaking import say, say_below
from handlers.views import desk as desk_views
from handlers.views import pasted as views
from storage.model import Draft, EventFacts, Language, Source
from storage.staff import Editor

#: Whoever pastes more than this at the desk pastes a report, whatever it says.
_LONG = 200
#: Longer texts are read beside the other chats' updates, not before them.
_LONG_READ = 1500


async def read_text(context: Context, text: str, written: datetime | None = None) -> Reading:
    """What a text says, by the places, roads and clock of the house; its hours are those of when it was written.

    The summaries bear the dates of the days that the text tells from there.
    """
    house, at = context.house, written or context.house.now()
    given = (text, house.regions, house.network.roads, at, house.zone)
    reading = read(*given) if len(text) < _LONG_READ else await asyncio.to_thread(read, *given)
    at = reading.written or at
    drafts = (replace(d, facts=dated_facts(d.facts, at, house.zone, text)) for d in reading.drafts)
    return replace(reading, drafts=tuple(_ended(draft, at, house.zone) for draft in drafts))


def _ended(draft: ReadDraft, written: datetime, zone: ZoneInfo) -> ReadDraft:
    """A clearing with the hour that its words give: without one it was over when they came."""
    if draft.intent is not Intent.LIFT or draft.facts.ended is not None:
        return draft
    return replace(draft, facts=draft.facts.changed(ended=ended_at(draft.text, written, zone)))


def is_report(text: str, found: Reading) -> bool:
    """Whether a text that an editor writes is plainly a report, and no question or name of a place."""
    if len(text) > _LONG:
        return True
    if text.rstrip().endswith("?"):
        return False
    return len(text.split()) > 2 and (tells(found) or bool(found.notes) or bool(found.tallies))


def tells(found: Reading) -> bool:
    """Whether a text tells what happens, or is over, and where."""
    return any(
        (d.intent is Intent.LIFT or d.facts.kind is not None or d.doubtful("kind"))
        and (d.facts.region is not None or d.facts.road is not None or d.doubtful("region"))
        for d in found.drafts
    )


async def pasted(update: Update, context: Context, editor: Editor) -> bool:
    """Take a message at the desk as a report, where it plainly is one; False where it is none."""
    message = update.effective_message
    text = (message.text or message.caption or "").strip() if message is not None else ""
    if message is None or not text:
        return False
    if update.edited_message is not None:
        # A second draft of the same report would be published a second time.
        again = is_report(text, await read_text(context, text))
        if again:
            await say(update, context, desk_views.note("paste-edited", **await context.world(update)))
        return again
    if await gathered(update, context, editor, text):
        return True
    # It may have waited at Telegram while Chaski was away.
    written = written_at(message)
    found = await read_text(context, text, written)
    if not is_report(text, found):
        return False
    await context.keep_language(update)
    await open_from(update, context, editor, text, photo_of(message), found=found, written=written)
    return True


async def gathered(update: Update, context: Context, editor: Editor, text: str) -> bool:
    """Wait for the other parts of a text that fills its message, or join this one to them; False for one alone."""
    message, parts = update.effective_message, context.house.parts
    assert message is not None
    chat = message.chat.id
    if not parts.arriving(chat) and len(text) < NEARLY_FULL:
        return False

    async def later() -> None:
        whole = await parts.whole(chat)
        await context.keep_language(update)
        await open_from(update, context, editor, whole, None, written=written_at(message))

    if parts.add(chat, message.message_id, text):
        # Not awaited: the other parts are handled after this one, in order.
        context.application.create_task(later(), update=update)
    return True


def photo_of(message: Message) -> str | None:
    """The picture of a message in its largest size."""
    return message.photo[-1].file_id if message.photo else None


def written_at(message: Message) -> datetime:
    """When the words of a message were written: a forward brings those of another day."""
    return message.date if message.forward_origin is None else message.forward_origin.date


async def open_from(
    update: Update,
    context: Context,
    editor: Editor,
    text: str,
    photo: str | None,
    *,
    found: Reading | None = None,
    source: str | None = None,
    bare: bool = False,
    written: datetime | None = None,
) -> list[Draft]:
    """Open the drafts that a text makes and show them; one of the text itself where it names no event.

    `source` is who says so where the text does not say; `bare` opens one draft whatever is read; `written` is when
    the text was, where that was before now.
    """
    reading = found if found is not None else await read_text(context, text, written)
    notes = [(note.why.value, note.text) for note in reading.notes]
    message = update.effective_message
    if not reading.drafts and not bare:
        if reading.tallies:
            await batching.open_counts(update, context, editor, reading, source)
            return []
        if notes and message is not None:
            screen = views.only_notes(notes, message.message_id, **await context.world(update))
            await say_below(context, message, screen)
            return []
    if not reading.drafts:
        return [await _bare(update, context, editor, text, photo, source, written)]
    plan = planned(reading, await answers.open_events(context), context.now, source, written)
    entries = [
        batching.completed(entry, photo, context.bot.id, source, written or context.now)
        for entry in plan.entries
    ]
    store = context.store
    if len(entries) == 1 and not plan.counts and not plan.notes:
        (entry,) = entries
        event, revision = entry.edits or (None, None)
        draft = await store.drafts.open(
            editor.id,
            entry.facts,
            now=context.now,
            event=event,
            base_revision=revision,
            doubts=entry.doubts,
            heard=written,
        )
        await batching.show_review(update, context, draft, anew=True)
        return [draft]
    number = await store.batches.open(
        editor.id, entries, counts=plan.counts, notes=plan.notes, now=context.now, heard=written
    )
    batch = await store.batches.get(number, editor.id)
    assert batch is not None
    full = len(reading.drafts) >= MOST_DRAFTS
    await batching.show_batch(update, context, batch, anew=True, too_many=full)
    return list(batch.drafts)


async def _bare(
    update: Update,
    context: Context,
    editor: Editor,
    text: str,
    photo: str | None,
    source: str | None,
    written: datetime | None,
) -> Draft:
    """A draft with the text as its summary and nothing else filled in."""
    name = "summary_es" if await context.language(update) is Language.ES else "summary_en"
    said = text.strip()[:LONGEST_SUMMARY]
    facts = EventFacts().changed(**{name: said if any(map(str.isalnum, said)) else None})
    facts = dated_facts(facts, written or context.now, context.house.zone, text)
    if photo is not None:
        facts = facts.changed(photo=photo, photo_bot=context.bot.id)
    if source is not None:
        facts = facts.changed(sources=(Source(source, None, written or context.now),))
    draft = await context.store.drafts.open(editor.id, facts, now=context.now, heard=written)
    await show_card(update, context, draft, anew=True)
    return draft
