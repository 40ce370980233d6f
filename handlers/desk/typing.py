"""What an editor types or sends while a draft waits for a field."""

from __future__ import annotations

from telegram import Update

from handlers.asking import places
from handlers.context import Context
from handlers.desk import batching
from handlers.desk.cards import BACK, show_card
from handlers.desk.fields import TYPED, beginning, on_its_road, spanning
from handlers.desk.moving import at_region, placed
from handlers.desk.parts import NEARLY_FULL
from handlers.desk.pasting import read_text, tells
from handlers.desk.reading import Unreadable
from handlers.speaking import say_anew
from handlers.views import desk as views
from handlers.views import fields as field_views
from handlers.views.screen import one_line
from storage.model import Draft, EventFacts, EventState
from storage.regions import Found

#: Fields that a few words fill; whoever pastes more than these characters tells of something.
_NAMES = frozenset(TYPED) - {"summary_es", "summary_en", "organisers", "demand", "passage"} | {
    "region",
    "also",
}
_LONGEST_NAME = 60


async def typed(update: Update, context: Context) -> bool:
    """Give the message to the draft that waits for it; False when none does."""
    editor, message = await context.editor(update), update.effective_message
    if editor is None or message is None:
        return False
    draft = await context.store.drafts.awaiting(editor.id)
    if draft is None or draft.awaiting is None:
        return False
    if message.photo:
        photo = message.photo[-1].file_id
        await _fill(update, context, draft, draft.facts.changed(photo=photo, photo_bot=context.bot.id))
        return True
    field, text = draft.awaiting.removesuffix(BACK), (message.text or "").strip()
    if field == "photo" or not text:
        key = "desk-want-photo" if field == "photo" else "desk-want-text"
        await say_anew(
            update, context, field_views.ask_again(draft, field, key, 0, **await context.world(update))
        )
        return True
    if field in _NAMES and await _is_report(context, message.chat.id, text):
        return False
    if field == "region":
        await _place(update, context, draft, text)
        return True
    if field == "also":
        await _places(update, context, draft, text)
        return True
    try:
        # Who said it, asked of a text that names nobody: then it was said when the text came.
        first = field == "sources" and draft.event is None and not draft.facts.sources
        said = draft.created_at if first else context.now
        if field == "started" and draft.facts.state is EventState.ANNOUNCED:
            values = beginning(text, said, context.house.zone, draft.facts.started)
        else:
            values = on_its_road(draft.facts, TYPED[field].read(text, said, context.house.zone))
    except Unreadable as problem:
        world = await context.world(update)
        await say_anew(
            update, context, field_views.ask_again(draft, field, str(problem), TYPED[field].limit, **world)
        )
        return True
    facts = draft.facts.changed(**values)
    # Another kilometre is another place on the map.
    await _fill(
        update, context, draft, placed(facts, context.house.network.roads) if field == "road" else facts
    )
    return True


async def _is_report(context: Context, chat: int, text: str) -> bool:
    """Whether it is the next report, pasted while a question stands: no name of anything, and not to be lost."""
    if len(text) >= NEARLY_FULL or context.house.parts.arriving(chat):
        return True
    return len(text) > _LONGEST_NAME and tells(await read_text(context, text))


async def _place(update: Update, context: Context, draft: Draft, text: str) -> None:
    """A place that is clear is taken, the narrowest the words support; else the likely ones become buttons."""
    found = context.regions.find(text, narrow=True)
    if found.region is not None:
        facts = at_region(draft.facts, found.region.code, context.house.network.roads)
        await _fill(update, context, draft, facts)
        return
    await say_anew(
        update, context, field_views.region_choices(draft, text, found, **await context.world(update))
    )


async def _places(update: Update, context: Context, draft: Draft, text: str) -> None:
    """Several places, all of which have to be clear; else nothing is taken and the unclear ones are named."""
    named = places(text, context.regions)
    unclear = [_nearly(part, found, context) for part, found in named.unclear]
    unclear += [one_line(part, 40) for part in named.left]
    if unclear or not named.clear:
        names = ", ".join(unclear[:5]) or one_line(text, 40)
        await say_anew(update, context, field_views.also_unclear(draft, names, **await context.world(update)))
        return
    codes = [found.region.code for found in named.clear if found.region is not None]
    await _fill(update, context, draft, draft.facts.changed(also=spanning(draft.facts.region, codes)))


def _nearly(part: str, found: Found, context: Context) -> str:
    """Words that name no place, with the one whose name is nearest: "arekipa (¿Arequipa?)"."""
    near = f" (¿{context.regions.label(found.suggestions[0].code)}?)" if found.suggestions else ""
    return one_line(part, 40) + near


async def _fill(update: Update, context: Context, draft: Draft, facts: EventFacts) -> None:
    changed = await context.store.drafts.change(draft, now=context.now, facts=facts)
    current = changed or await context.store.drafts.get(draft.id, draft.editor) or draft
    if changed is None:
        await say_anew(update, context, views.note("desk-changed-meanwhile", **await context.world(update)))
    if not (draft.awaiting or "").endswith(BACK):
        await show_card(update, context, current, anew=True)
        return
    batch = await context.store.batches.get(draft.batch, draft.editor) if draft.batch is not None else None
    if batch is None:
        await batching.show_review(update, context, current, anew=True)
        return
    if facts.sources and not draft.facts.sources:
        # Who says so was asked once for the whole text.
        for other in batch.open:
            if not other.facts.sources:
                told = other.facts.changed(sources=facts.sources)
                await context.store.drafts.change(other, now=context.now, facts=told)
        batch = await context.store.batches.get(batch.id, draft.editor) or batch
    await batching.show_batch(update, context, batch, anew=True)
