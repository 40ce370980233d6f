"""The drafts of one text on the desk: shown in a list or one by one, with what a tap does to them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.desk import aging, answers, counting, publishing, releasing
from handlers.desk.cards import open_field
from handlers.desk.gate import at_the_desk
from handlers.desk.joining import joined
from handlers.desk.planning import planned
from handlers.desk.reader import Reading
from handlers.speaking import say, say_anew, toast
from handlers.views import desk as desk_views
from handlers.views import pasted as views
from handlers.views import tallies as tally_views
from handlers.views.reviewed import reviewed
from storage.batches import Batch, Entry
from storage.model import Draft, Source
from storage.permission import Act, may
from storage.staff import Editor


def completed(entry: Entry, photo: str | None, bot: int, source: str | None, now: datetime) -> Entry:
    """A draft with the text's picture, and with who says so where the text does not."""
    facts = entry.facts
    if photo is not None:
        facts = facts.changed(photo=photo, photo_bot=bot)
    if source is not None and not facts.sources:
        facts = facts.changed(sources=(Source(source, None, now),))
    return dataclasses.replace(entry, facts=facts)


async def show_batch(
    update: Update,
    context: Context,
    batch: Batch,
    notes: Sequence[Markup] = (),
    *,
    anew: bool = False,
    too_many: bool = False,
    how: bool = False,
) -> None:
    """Show the list as it is now, in place of the tapped message or as a new one."""
    world = await context.world(update)
    if too_many:
        notes = (*notes, world["texts"](world["reader"].language, "paste-too-many", count=len(batch.drafts)))
    standing = await releasing.standing(update, context, batch, how=how)
    if not batch.drafts and batch.counts:
        known = [count.as_tally() for count in batch.counts]
        older = await _older(context, batch)
        screen = tally_views.counts_seen(known, batch, standing.count_way, older, **world)
    else:
        screen = views.batch_list(batch, standing, notes, **world)
    await (say_anew if anew else say)(update, context, screen)


async def _older(context: Context, batch: Batch) -> bool:
    for count in batch.counts:
        current = await context.store.tallies.current(count.region)
        if any(tally.counted == count.counted and tally.at > count.at for tally in current):
            return True
    return False


async def open_counts(
    update: Update, context: Context, editor: Editor, reading: Reading, source: str | None = None
) -> None:
    """Show the counts of a text that tells of no event, to be recorded with one tap; who counts has to be said.

    `source` counts where the text does not say who does.
    """
    if source is None and any(tally.source is None for tally in reading.tallies):
        await say_anew(update, context, desk_views.note("tally-who", **await context.world(update)))
        return
    plan = planned(reading, (), context.now, source)
    number = await context.store.batches.open(
        editor.id, (), counts=plan.counts, notes=plan.notes, now=context.now
    )
    batch = await context.store.batches.get(number, editor.id)
    assert batch is not None
    await show_batch(update, context, batch, anew=True)


async def show_review(update: Update, context: Context, draft: Draft, *, anew: bool = False) -> None:
    """Show one draft as followers will get it, with what is still to be answered."""
    events = await answers.asked_about(context, draft.doubts)
    reach = await publishing.reach_of(context, draft)
    way = await publishing.way_of(update, context, draft)
    batch = await context.store.batches.get(draft.batch, draft.editor) if draft.batch is not None else None
    place, more = None, False
    if batch is not None:
        place = next((n for n, d in enumerate(batch.drafts) if d.id == draft.id), None)
        more = any(d.id > draft.id for d in batch.open)
    screen = reviewed(
        draft,
        await publishing.as_event(context, draft),
        reach,
        way,
        events,
        place=place,
        more=more,
        paused=await context.store.operations.paused(),
        **await context.world(update),
    )
    shown = await (say_anew if anew else say)(update, context, screen)
    if shown is not None:
        await context.store.drafts.shown_as(draft.id, shown.message_id)


async def answered_alone(update: Update, context: Context, draft: Draft, words: str) -> None:
    """An answer under one draft: it is shown again, with its preview once nothing is open."""
    await answers.answer(update, context, draft, words)
    now = await context.store.drafts.get(draft.id, draft.editor)
    if now is not None:
        await show_review(update, context, now)


async def tapped_batch(update: Update, context: Context) -> None:
    """A button of a list: `b:ID:STAMP:ACTION[:PLACE]`; an older one shows what the list is now."""
    editor = await at_the_desk(update, context)
    if editor is None:
        return
    number, stamp, action, value = context.pressed(update)
    batch = await context.store.batches.get(number, editor.id)
    texts, language = context.house.texts, await context.language(update)
    if batch is None:
        await toast(update, texts.plain(language, "desk-gone"), alert=True)
        return
    if batch.stamp != stamp and action not in ("list", "how"):
        await toast(update, texts.plain(language, "desk-changed-meanwhile"))
        await show_batch(update, context, batch)
        return
    draft = None
    if value.isdecimal() and len(value) < 4 and int(value) < len(batch.drafts):
        draft = batch.drafts[int(value)]
    await _act(update, context, editor, batch, action, draft)


async def _act(
    update: Update, context: Context, editor: Editor, batch: Batch, action: str, draft: Draft | None
) -> None:
    name, _, rest = action.partition(".")
    world = await context.world(update)
    match name:
        case "list" | "how":
            await toast(update)
            await show_batch(update, context, batch, how=name == "how")
        case "a" if draft is not None:
            doubt = rest.partition(".")[0]
            same = draft.doubts[int(doubt)] if doubt.isdecimal() and int(doubt) < len(draft.doubts) else None
            alike = [d for d in batch.open if d.id != draft.id and same in d.doubts]
            await answers.answer(update, context, draft, rest, alike=alike)
            await _again(update, context, batch)
        case "ok":
            await answers.vouch(update, context, batch.open)
            await _again(update, context, batch)
        case "src":
            await answers.witnessed(update, context, batch.open)
            await _again(update, context, batch)
        case "q" | "f" if draft is not None:
            await toast(update)
            await open_field(update, context, draft, rest, back=True)
        case "rev" if batch.open:
            await toast(update)
            await show_review(update, context, batch.open[0])
        case "pub":
            await releasing.release(update, context, editor, batch, anyway=rest == aging.ANYWAY)
        case "join" if (facts := joined(batch.open)) is not None:
            made = await context.store.batches.join(batch, facts, now=context.now)
            await toast(update)
            await (_again(update, context, batch) if made is None else show_review(update, context, made))
        case "undo":
            await releasing.take_back(update, context, editor, batch, draft)
        case "rec":
            await releasing.record_counts(update, context, editor, batch)
        case "sendc":
            await counting.send(update, context, batch)
            await _again(update, context, batch)
        case "norec":
            await context.store.batches.forget_counts(batch, now=context.now)
            await toast(update)
            if batch.drafts:
                await _again(update, context, batch)
            else:
                await say(update, context, views.discarded(0, **world))
        case "disc" if len(batch.open) > 1:
            await toast(update)
            await say(update, context, views.discard_ask(batch, **world))
        case "disc" | "discy":
            await toast(update)
            count = await context.store.batches.discard(batch, now=context.now)
            await say(update, context, views.discarded(count, **world))
        case _:
            await toast(update, world["texts"].plain(world["reader"].language, "stale-button"), alert=True)


async def _again(update: Update, context: Context, batch: Batch) -> None:
    now = await context.store.batches.get(batch.id, batch.editor)
    if now is not None:
        await show_batch(update, context, now)


async def go_on(update: Update, context: Context, draft: Draft) -> None:
    """After one draft of a batch left the hands: the next one, or the list once none is left."""
    batch = await context.store.batches.get(draft.batch, draft.editor) if draft.batch is not None else None
    if batch is None:
        return
    following = [d for d in batch.open if d.id > draft.id] or list(batch.open)
    if following:
        await show_review(update, context, following[0], anew=True)


async def tapped_count(update: Update, context: Context) -> None:
    """Withdraw under a count, `ta:w:TALLY`."""
    editor = await at_the_desk(update, context)
    if editor is None:
        return
    name, number = (*context.tapped(update), "")[:2]
    texts, language = context.house.texts, await context.language(update)
    if name != "w" or not number.isdecimal() or len(number) > 15:
        await toast(update, texts.plain(language, "stale-button"), alert=True)
        return
    if not may(editor, Act.TALLY, ""):
        tally = next((t for t in await context.store.tallies.latest(200) if t.id == int(number)), None)
        if tally is None or not may(editor, Act.TALLY, tally.region):
            await toast(update, texts.plain(language, "tally-not-yours"), alert=True)
            return
    gone = await context.store.tallies.withdraw(int(number), by=editor.id, now=context.now)
    key = "tally-withdrawn" if gone is not None else "tally-gone"
    await toast(update, texts.plain(language, key), alert=gone is None)
    screen = tally_views.counts_known(await context.store.tallies.latest(), **await context.world(update))
    await say(update, context, screen)
