"""Letting the drafts of one text out together, each with its own push, and back while there is time."""

from __future__ import annotations

import contextlib
from collections import Counter

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.desk import publishing, reviewing
from handlers.desk.gate import refuse
from handlers.speaking import toast
from handlers.views import pasted as views
from handlers.views import sending
from handlers.views import tallies as tally_views
from handlers.views.pasted import Standing
from storage.authority import NeedsSecond, Refused
from storage.batches import Batch
from storage.doubts import Unanswered
from storage.model import DeliveryState, Draft, Editor
from storage.permission import Act, Way, may, way_out
from storage.writing import Outdated

_UNSETTLED = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.RETRY)


async def standing(update: Update, context: Context, batch: Batch, *, how: bool = False) -> Standing:
    """How a batch stands beside itself; `how` also asks how far its pushes are."""
    from handlers.desk.batching import asked_about

    store = context.store
    editor = await context.editor(update)
    doubts = [doubt for draft in batch.open for doubt in draft.doubts]
    regions = sorted({draft.facts.region for draft in batch.open if draft.facts.region is not None})
    going = []
    if how:
        for draft in batch.drafts:
            if draft.id in batch.pushes:
                going.append(
                    (draft.published_event or 0, await _how(update, context, batch.pushes[draft.id]))
                )
    return Standing(
        events=await asked_about(context, doubts),
        ways={draft.id: await _way(context, editor, draft) for draft in batch.open},
        audience=await store.outbox.audience(regions, *(d.facts for d in batch.open)) if regions else 0,
        undo_left={push: await store.outbox.undo_left(push, context.now) for push in batch.pushes.values()},
        may_count=all(may(editor, Act.TALLY, count.region) for count in batch.counts),
        paused=await store.operations.paused(),
        going=going,
    )


async def _way(context: Context, editor: Editor | None, draft: Draft) -> Way:
    if editor is None:
        return Way.NOWHERE
    before = None
    if draft.event is not None:
        _, before = await context.store.reviews.places(draft)
    return way_out(editor, draft.facts, context.house.four_eyes, before)


async def _how(update: Update, context: Context, push: int) -> Markup:
    progress = await context.store.outbox.progress(push)
    left = sum(progress.counts.get(state, 0) for state in _UNSETTLED)
    return sending.going(
        done=progress.total - left,
        total=progress.total if progress.expanded else None,
        rate=None,
        left=None,
        held=sending.Held.NOT,
        texts=context.house.texts,
        language=await context.language(update),
    )


async def release(update: Update, context: Context, editor: Editor, batch: Batch) -> None:
    """Publish or send each draft that nothing keeps back, record the counts, and say what became of each."""
    from handlers.desk.batching import show_batch

    # The tap is answered before the work: a text may hold dozens of events.
    await toast(update)
    became: Counter[str] = Counter()
    notes: list[Markup] = []
    texts, language = context.house.texts, await context.language(update)
    for draft in batch.open:
        if not views.ready(draft):
            became["waits"] += 1
            continue
        outcome = await _one(update, context, draft)
        became[outcome] += 1
        if outcome == "outdated":
            notes.append(texts(language, "paste-outdated", event=str(draft.event)))
    if batch.counts and all(may(editor, Act.TALLY, count.region) for count in batch.counts):
        await context.store.tallies.record(
            batch.counts, by=editor.id, now=context.now, batch=(batch.id, batch.version)
        )
    if became["second"]:
        notes.append(texts(language, "paste-second"))
    for key in ("elsewhere", "waits", "failed"):
        if became[key]:
            notes.append(texts(language, f"paste-{key}", count=became[key]))
    if became["known"]:
        notes.append(texts(language, "paste-known-meanwhile"))
    if became["published"]:
        context.house.wake()
    now = await context.store.batches.get(batch.id, batch.editor)
    if now is not None:
        await show_batch(update, context, now, notes)


async def _one(update: Update, context: Context, draft: Draft) -> str:
    """What became of one draft, in a word."""
    way = await _way(context, await context.editor(update), draft)
    if way is Way.NOWHERE:
        return "elsewhere"
    if await publishing.known_meanwhile(context, draft) is not None:
        return "known"
    facts = publishing.as_event(draft, context.now).facts
    made = draft
    try:
        if facts != draft.facts:
            changed = await context.store.drafts.change(draft, now=context.now, facts=facts)
            if changed is None:
                return "failed"
            made = changed
        if way is Way.SEND:
            return "sent" if await reviewing.hand_over(update, context, made) else "failed"
        await context.store.events.publish(made, now=context.now, undo=context.house.undo)
    except Outdated:
        return "outdated"
    except NeedsSecond:
        return "second"
    except Refused:
        return "elsewhere"
    except Unanswered:
        return "waits"
    except LookupError:
        return "failed"
    return "published"


async def take_back(
    update: Update, context: Context, editor: Editor, batch: Batch, draft: Draft | None
) -> None:
    """Undo the publication of one draft, or of all that can still be undone."""
    from handlers.desk.batching import show_batch

    chosen = [
        batch.pushes[d.id]
        for d in batch.drafts
        if d.id in batch.pushes and (draft is None or d.id == draft.id)
    ]
    undone = 0
    try:
        for push in chosen:
            # Somebody changed that event meanwhile: the others can still be taken back.
            with contextlib.suppress(Outdated):
                undone += await context.store.events.undo(push, editor.id, now=context.now)
    except Refused:
        await refuse(update, context, "desk-not-yours")
    texts, language = context.house.texts, await context.language(update)
    note = texts.plain(language, "paste-undone", undone=undone, late=len(chosen) - undone)
    await toast(update, note, alert=not undone)
    now = await context.store.batches.get(batch.id, batch.editor)
    if now is not None:
        await show_batch(update, context, now)


async def record_counts(update: Update, context: Context, editor: Editor, batch: Batch) -> None:
    """Record the counts of a text."""
    from handlers.desk.batching import show_batch
    from handlers.speaking import say

    try:
        written = await context.store.tallies.record(
            batch.counts, by=editor.id, now=context.now, batch=(batch.id, batch.version)
        )
    except Refused:
        await refuse(update, context, "tally-not-yours")
        return
    if not written:
        await refuse(update, context, "desk-changed-meanwhile")
        return
    await toast(update)
    now = await context.store.batches.get(batch.id, batch.editor)
    if now is None:
        return
    if now.drafts:
        await show_batch(update, context, now)
    else:
        await say(update, context, tally_views.counts_recorded(now.tallies, **await context.world(update)))
