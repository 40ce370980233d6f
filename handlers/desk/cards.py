"""A draft's card: its buttons, and the fields behind them."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.desk import aging, answers, batching, publishing, reviewing
from handlers.desk.fields import CHOICES, FIELDS, chosen, cleared, missing, spanning
from handlers.desk.gate import at_the_desk
from handlers.speaking import say, say_anew, toast
from handlers.views import desk as views
from handlers.views import fields as field_views
from storage.doubts import blocking
from storage.model import Draft
from storage.staff import Editor

#: Ends the name of a field that was asked for by a reading, to which its answer leads back.
BACK = "!"


async def show_card(
    update: Update, context: Context, draft: Draft, *, anew: bool = False, more: bool = False
) -> None:
    """Show the draft as it is now, in place of the tapped message or as a new one."""
    audience = None
    if not missing(draft.facts):
        audience = await context.store.outbox.audience(draft)
    way = await publishing.way_of(update, context, draft)
    copies = await publishing.copies_of(context, draft)
    before = await publishing.base_of(context, draft)
    screen = views.card(draft, more, audience, way, copies, before, **await context.world(update))
    shown = await (say_anew if anew else say)(update, context, screen)
    if shown is not None:
        await context.store.drafts.shown_as(draft.id, shown.message_id)


async def tapped_draft(update: Update, context: Context) -> None:
    """A button of a draft: `d:ID:VERSION:ACTION[:VALUE]`; one of an older version shows what the draft is now."""
    editor = await at_the_desk(update, context)
    if editor is None:
        return
    number, version, action, value = context.pressed(update)
    found = await context.store.drafts.get(number, editor.id)
    texts, language = context.house.texts, await context.language(update)
    if found is None:
        await toast(update, texts.plain(language, "desk-gone"), alert=True)
        return
    if found.published_event is not None:
        await toast(
            update, texts.plain(language, "desk-published-before", number=found.published_event), alert=True
        )
        return
    if found.version != version and action not in ("card", "more"):
        await toast(update, texts.plain(language, "desk-changed-meanwhile"))
        await show_card(update, context, found)
        return
    await _act(update, context, editor, found, action, value)


async def _act(
    update: Update, context: Context, editor: Editor, draft: Draft, action: str, value: str
) -> None:
    name, _, field = action.partition(".")
    match name:
        case "card" | "more":
            # Going back leaves the question that was being asked.
            left = await context.store.drafts.change(draft, now=context.now) if draft.awaiting else draft
            await toast(update)
            await show_card(update, context, left or draft, more=name == "more")
        case "f" if field in FIELDS:
            await toast(update)
            await open_field(update, context, draft, field)
        case "s":
            try:
                facts = chosen(draft.facts, field, value)
            except ValueError:
                await _stale(update, context)
                return
            await _change(update, context, draft, facts)
        case "x" if field in FIELDS:
            await _change(update, context, draft, cleared(draft.facts, field))
        case "rg" if value in context.regions:
            also = spanning(value, draft.facts.also)
            await _change(update, context, draft, draft.facts.changed(region=value, also=also))
        case "cg" if value.isdecimal() and len(value) < 16:
            found = await context.store.campaigns.get(int(value))
            if found is None or found.ended is not None:
                await _stale(update, context)
                return
            await _change(update, context, draft, draft.facts.changed(campaign=found.name))
        case "rw" if value in context.regions:
            await toast(update)
            await say(update, context, field_views.region_field(draft, value, **await context.world(update)))
        case "prev":
            await publishing.preview(update, context, draft)
        case "pub":
            head = f"d:{draft.id}:{draft.version}"
            if value != aging.ANYWAY and await aging.asked(
                update, context, [draft], f"{head}:pub:{aging.ANYWAY}", f"{head}:card"
            ):
                return
            if await publishing.publish(update, context, draft):
                await batching.go_on(update, context, draft)
        case "a":
            await batching.answered_alone(update, context, draft, field)
        case "ok":
            await answers.vouch(update, context, [draft])
            await batching.show_review(update, context, await _newest(context, draft))
        case "src":
            await answers.witnessed(update, context, [draft])
            await batching.show_review(update, context, await _newest(context, draft))
        case "rev":
            await toast(update)
            await batching.show_review(update, context, draft)
        case "next":
            await toast(update)
            await _next(update, context, draft)
        case "q" if field in FIELDS:
            await toast(update)
            await open_field(update, context, draft, field, back=True)
        case "send":
            await reviewing.send(update, context, draft)
        case "take":
            await reviewing.take_back(update, context, draft)
        case "new":
            await publishing.show_newest(update, context, draft)
        case "reb":
            await publishing.rebase(update, context, draft)
        case "disc":
            await toast(update)
            await say(update, context, views.discard_ask(draft, **await context.world(update)))
        case "discy":
            await toast(update)
            await context.store.drafts.discard(draft.id, editor.id, now=context.now)
            batch = await context.store.batches.get(draft.batch, editor.id) if draft.batch else None
            if batch is not None and batch.open:
                await batching.show_batch(update, context, batch)
            else:
                await say(update, context, views.note("desk-discarded", **await context.world(update)))
        case _:
            await _stale(update, context)


async def _stale(update: Update, context: Context) -> None:
    await toast(update, context.house.texts.plain(await context.language(update), "stale-button"), alert=True)


async def _change(update: Update, context: Context, draft: Draft, facts: object) -> None:
    changed = await context.store.drafts.change(draft, now=context.now, facts=facts)  # type: ignore[arg-type]
    texts, language = context.house.texts, await context.language(update)
    await toast(update, None if changed else texts.plain(language, "desk-changed-meanwhile"))
    current = changed or await context.store.drafts.get(draft.id, draft.editor) or draft
    if blocking(draft.doubts) or (draft.awaiting or "").endswith(BACK):
        await batching.show_review(update, context, current)
    else:
        await show_card(update, context, current)


async def _newest(context: Context, draft: Draft) -> Draft:
    return await context.store.drafts.get(draft.id, draft.editor) or draft


async def _next(update: Update, context: Context, draft: Draft) -> None:
    """The draft that follows in the batch, or the first again."""
    batch = await context.store.batches.get(draft.batch, draft.editor) if draft.batch is not None else None
    following = [d for d in batch.open if d.id > draft.id] if batch is not None else []
    if following:
        await batching.show_review(update, context, following[0])
    elif batch is not None:
        await batching.show_batch(update, context, batch)


async def open_field(
    update: Update, context: Context, draft: Draft, field: str, *, back: bool = False
) -> None:
    """Show the values to tap, or ask for what is to be typed or sent; `back` leads to the reading, not to the card."""
    world = await context.world(update)
    if field in CHOICES:
        await say(update, context, field_views.choices(draft, field, **world))
        return
    asked = await context.store.drafts.change(draft, now=context.now, awaiting=field + BACK * back)
    if asked is None:
        current = await context.store.drafts.get(draft.id, draft.editor) or draft
        await show_card(update, context, current)
        return
    match field:
        case "region":
            screen = field_views.region_field(asked, "", **world)
        case "campaign":
            screen = field_views.campaign_field(asked, await context.store.campaigns.going_on(), **world)
        case _:
            screen = field_views.ask(asked, field, **world)
    await say(update, context, screen)
