"""Letting the drafts of one text out together, each with its own push, and back while there is time."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup
from telegram import Update
from telegram.error import BadRequest

from handlers.context import Context
from handlers.desk import aging, answers, counting, publishing, reviewing
from handlers.desk.gate import refuse
from handlers.desk.outstanding import ready
from handlers.desk.undoing import beside_another, stands_beside
from handlers.speaking import say_anew, toast
from handlers.views import sending
from handlers.views import tallies as tally_views
from handlers.views.pasted import Standing
from handlers.views.reaching import Reach
from storage.arrivals import Newer
from storage.authority import NeedsSecond, Refused
from storage.batches import Batch
from storage.doubts import Unanswered
from storage.model import Draft
from storage.permission import Act, Way, counts_way, may, way_out
from storage.pushes import DeliveryState
from storage.staff import Editor
from storage.writing import Outdated

_UNSETTLED = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.RETRY)


async def standing(update: Update, context: Context, batch: Batch, *, how: bool = False) -> Standing:
    """How a batch stands beside itself; `how` also asks how far its pushes are."""
    store = context.store
    editor = await context.editor(update)
    doubts = [doubt for draft in batch.open for doubt in draft.doubts]
    going = []
    loud = [draft for draft in batch.open if not await publishing.is_silent(context, draft)]
    if how:
        for draft in batch.drafts:
            if draft.id in batch.pushes:
                going.append(
                    (draft.published_event or 0, await _how(update, context, batch.pushes[draft.id]))
                )
    return Standing(
        events=await answers.asked_about(context, doubts),
        ways={draft.id: await _way(context, editor, draft) for draft in batch.open},
        reach=Reach(await store.outbox.audience(*loud), silent=bool(batch.open) and not loud),
        undo_left={
            batch.pushes[draft.id]: await store.outbox.undo_left(batch.pushes[draft.id], context.now)
            for draft in batch.drafts
            # Who let it out can take it back, and nobody else.
            if draft.id in batch.pushes
            and editor is not None
            and await store.reviews.publisher(draft.id) == editor.id
        },
        withdrawable=[tally.id for tally in batch.tallies if may(editor, Act.TALLY, tally.region)],
        count_way=counts_way(editor, [c.region for c in batch.counts], context.house.four_eyes),
        paused=await store.operations.paused(),
        going=going,
    )


async def _way(context: Context, editor: Editor | None, draft: Draft) -> Way:
    if editor is None:
        return Way.NOWHERE
    before = await context.store.reviews.before(draft)
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


async def release(
    update: Update, context: Context, editor: Editor, batch: Batch, *, anyway: bool = False
) -> None:
    """Publish or send each draft that nothing keeps back, record the counts, and say what became of each.

    What lay for too long is asked about first, unless it is to go out anyway.
    """
    from handlers.desk.batching import show_batch

    head = f"b:{batch.id}:{batch.stamp}"
    if not anyway and await aging.asked(
        update, context, batch.open, f"{head}:pub.{aging.ANYWAY}", f"{head}:list"
    ):
        return
    # The tap is answered before the work: a text may hold dozens of events.
    await toast(update)
    became: Counter[str] = Counter()
    notes: list[Markup] = []
    texts, language = context.house.texts, await context.language(update)
    for draft in batch.open:
        if not ready(draft):
            became["waits"] += 1
            continue
        outcome = await _one(update, context, draft)
        became[outcome] += 1
        if outcome == "outdated":
            notes.append(texts(language, "paste-outdated", event=str(draft.event)))
    if batch.counts and not batch.counts_sent:
        if counts_way(editor, [c.region for c in batch.counts], context.house.four_eyes) is Way.PUBLISH:
            await context.store.tallies.record(
                batch.counts, by=editor.id, now=context.now, batch=(batch.id, batch.version)
            )
        else:
            await counting.hand_over(update, context, batch)
    if became["second"]:
        notes.append(texts(language, "paste-second"))
    for key in ("elsewhere", "waits", "failed"):
        if became[key]:
            notes.append(texts(language, f"paste-{key}", count=became[key]))
    if became["known"]:
        notes.append(texts(language, "paste-known-meanwhile"))
    if became["beside"]:
        notes.append(texts(language, "paste-beside", count=became["beside"]))
    if became["published"]:
        context.house.wake()
    now = await context.store.batches.get(batch.id, batch.editor)
    if now is None:
        return
    await show_batch(update, context, now, notes)
    before = set(batch.pushes.values())
    await _report(update, context, now, [push for push in now.pushes.values() if push not in before])


async def _report(update: Update, context: Context, batch: Batch, pushed: Sequence[int]) -> None:
    """One message tells how far all of them are; it is brought up to date by itself."""
    if not pushed:
        return
    outbox = context.store.outbox
    left = max([await outbox.undo_left(push, context.now) for push in pushed])
    events = [d.published_event for d in batch.drafts if batch.pushes.get(d.id) in pushed]
    screen = sending.leaving(
        [event for event in events if event is not None],
        round(left),
        context.house.texts,
        await context.language(update),
    )
    shown = await say_anew(update, context, screen)
    for push in pushed:
        await outbox.report_in(push, shown.message_id)


async def _one(update: Update, context: Context, draft: Draft) -> str:
    """What became of one draft, in a word."""
    way = await _way(context, await context.editor(update), draft)
    if way is Way.NOWHERE:
        return "elsewhere"
    seen = await context.store.audit.newest()
    if await publishing.known_meanwhile(context, draft) is not None:
        return "known"
    if draft.event is not None and await publishing.doubled(context, draft) is not None:
        return "beside"
    facts = (await publishing.as_event(context, draft)).facts
    made = draft
    try:
        if facts != draft.facts:
            changed = await context.store.drafts.change(draft, now=context.now, facts=facts)
            if changed is None:
                return "failed"
            made = changed
        if way is Way.SEND:
            return "sent" if await reviewing.hand_over(update, context, made) else "failed"
        await context.store.events.publish(made, now=context.now, undo=context.house.undo, seen=seen)
    except Newer:
        # A colleague was quicker by a moment: it is compared with theirs as well.
        return await _one(update, context, made)
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
    told = {push: await context.store.outbox.report_of(push) for push in batch.pushes.values()}
    back: set[int] = set()
    kept: Counter[str] = Counter()
    beside: list[int] = []
    for push in chosen:
        became = await _taken_back(context, editor, push)
        if became == "back":
            back.add(push)
        elif became == "beside":
            beside.append(push)
        else:
            kept[became] += 1
    if draft is not None and beside and await beside_another(update, context, beside[0]):
        return
    texts, language = context.house.texts, await context.language(update)
    notes = []
    if back or kept["late"] or not (kept or beside):
        notes.append(texts.plain(language, "paste-undone", undone=len(back), late=kept["late"]))
    if kept["changed"]:
        notes.append(texts.plain(language, "paste-undo-changed", count=kept["changed"]))
    if kept["refused"]:
        notes.append(texts.plain(language, "desk-not-yours"))
    if beside:
        notes.append(texts.plain(language, "paste-undo-beside", count=len(beside)))
    await toast(update, " ".join(notes), alert=bool(kept or beside) or not back)
    # Of what went out with others and stays out, the message about all goes on telling.
    for message in {told[push] for push in back} - {told[push] for push in told if push not in back}:
        if message is not None:
            await _nothing_left(update, context, message)
    now = await context.store.batches.get(batch.id, batch.editor)
    if now is not None:
        await show_batch(update, context, now)
    for push in beside:
        await beside_another(update, context, push, answered_before=True)


async def _taken_back(context: Context, editor: Editor, push: int) -> str:
    """What became of one publication of a list that is to be taken back, in a word."""
    seen = await context.store.audit.newest()
    if await stands_beside(context, push):
        return "beside"
    try:
        done = await context.store.events.undo(push, editor.id, now=context.now, seen=seen)
    except Newer:
        return await _taken_back(context, editor, push)
    except Outdated:
        # Somebody changed that event meanwhile: the others can still be taken back.
        return "changed"
    except Refused:
        return "refused"
    return "back" if done else "late"


async def _nothing_left(update: Update, context: Context, message: int) -> None:
    """The message about what went out says that all of it was taken back."""
    chat = update.effective_chat
    assert chat is not None
    screen = sending.all_undone(context.house.texts, await context.language(update))
    with contextlib.suppress(BadRequest):
        await context.bot.edit_message_text(screen.text, chat_id=chat.id, message_id=message)


async def record_counts(update: Update, context: Context, editor: Editor, batch: Batch) -> None:
    """Record the counts of a text."""
    from handlers.desk.batching import show_batch
    from handlers.speaking import say

    try:
        written = await context.store.tallies.record(
            batch.counts, by=editor.id, now=context.now, batch=(batch.id, batch.version)
        )
    except (Refused, NeedsSecond):
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
