"""`/correct` and `/retract`: what was wrong in an event is put right in every message about it, or withdrawn."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.desk import publishing
from handlers.desk.amending import amended
from handlers.desk.cards import show_card
from handlers.desk.gate import refuse
from handlers.desk.reading import Unreadable
from handlers.desk.turning import meant
from handlers.desk.wanting import one_event
from handlers.speaking import say, say_anew, toast
from handlers.views import hindrances
from handlers.views import turns as views
from storage.model import Draft, Event, EventFacts, PushAction
from storage.permission import ACT_OF, Way, way_out
from storage.staff import Editor
from storage.stages import is_withdrawn, withdrawn

_LONGEST_REASON = 300


async def correct(update: Update, context: Context) -> None:
    """Open a correction of an event: `/correct 142`, or what is right at once: `/correct 142 km 1414`."""
    found = await meant(update, context, "correct")
    if found is not None:
        await open_correction(update, context, *found)


async def open_correction(update: Update, context: Context, editor: Editor, event: Event, words: str) -> None:
    """A draft of the event that goes out as a correction; with words that say what changes, its preview at once."""
    world = await context.world(update)
    if is_withdrawn(event.facts):
        await toast(update)
        await say_anew(update, context, hindrances.over(event, **world))
        return
    if _nowhere(context, editor, event, PushAction.CORRECT):
        await refuse(update, context, "desk-not-yours")
        return
    facts = event.facts
    if words:
        house = context.house
        facts = amended(facts, words, context.regions, context.house.network.roads, context.now, house.zone)
        if facts == event.facts:
            await say_anew(update, context, views.nothing_read(event, **world))
    await toast(update)
    draft = await _begun(context, editor, event, facts)
    if draft is None:
        draft = await _draft(context, editor, event, facts, PushAction.CORRECT)
    if facts == event.facts:
        await show_card(update, context, draft, anew=True)
    else:
        await publishing.preview(update, context, draft)


async def _begun(context: Context, editor: Editor, event: Event, facts: EventFacts) -> Draft | None:
    """The correction of this event that the editor has in hand already: who asks for one twice gets no second one.

    Words that change something go on with the draft that changes the same; none and unread ones with any.
    """
    for draft in await context.store.drafts.mine(editor.id):
        same = (draft.event, draft.base_revision) == (event.id, event.revision)
        same = same and facts in (event.facts, draft.facts)
        if same and draft.action is PushAction.CORRECT and draft.sent_at is None:
            return draft
    return None


async def retract(update: Update, context: Context) -> None:
    """Withdraw an event that was not so: `/retract 142` and why; asks once before it goes out."""
    found = await meant(update, context, "retract")
    if found is None:
        return
    editor, event, reason = found
    world = await context.world(update)
    if is_withdrawn(event.facts):
        await say(update, context, hindrances.over(event, **world))
        return
    if _nowhere(context, editor, event, PushAction.RETRACT):
        await refuse(update, context, "desk-not-yours")
        return
    copies = await context.store.traces.copies(event.id)
    if not reason:
        await say(update, context, views.reasons(event, copies, "", **world))
        return
    try:
        one_event(reason)
        if len(reason) > _LONGEST_REASON:
            raise Unreadable("life-reason-long")
        if not any(map(str.isalnum, reason)):
            raise Unreadable("desk-want-text")
    except Unreadable as problem:
        await say(update, context, views.unreadable(str(problem), event, **world))
        return
    facts = withdrawn(event.facts, reason, context.now)
    await ask_to_retract(update, context, await _draft(context, editor, event, facts, PushAction.RETRACT))


async def ask_to_retract(update: Update, context: Context, draft: Draft) -> None:
    """Whether to withdraw the event as this draft says, or to send that to a publisher."""
    copies = await context.store.traces.copies(draft.event) if draft.event is not None else 0
    way = await publishing.way_of(update, context, draft)
    await say(update, context, views.retract_ask(draft, copies, way, **await context.world(update)))


def _nowhere(context: Context, editor: Editor, event: Event, action: PushAction) -> bool:
    policy = context.house.four_eyes
    return way_out(editor, event.facts, policy, act=ACT_OF[action]) is Way.NOWHERE


async def _draft(
    context: Context, editor: Editor, event: Event, facts: EventFacts, action: PushAction
) -> Draft:
    return await context.store.drafts.open(
        editor.id,
        facts,
        now=context.now,
        event=event.id,
        base_revision=event.revision,
        action=action,
    )
