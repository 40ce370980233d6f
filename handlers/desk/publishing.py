"""Preview and Publish."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection
from datetime import datetime

from telegram import Update

from handlers.context import Context, World
from handlers.desk import answers, twins
from handlers.desk.fields import missing, ready
from handlers.desk.gate import refuse
from handlers.desk.planning import matched
from handlers.speaking import say, say_anew, toast
from handlers.telling import tell
from handlers.views import desk as views
from handlers.views import turns as turn_views
from handlers.views.correction import correction
from handlers.views.event import announcement
from handlers.views.questions import question
from handlers.views.reaching import Reach
from handlers.views.reader import Reader
from handlers.views.screen import Screen
from handlers.views.voice import Voice
from storage.arrivals import Newer
from storage.authority import NeedsSecond
from storage.doubts import EVENT, Doubt, blocking
from storage.events import Published
from storage.model import Draft, Event, EventFacts, EventState, Language, PushAction
from storage.permission import Way, way_out
from storage.stages import action_of, dated, is_withdrawn, merged
from storage.writing import Outdated


async def as_event(context: Context, draft: Draft) -> Event:
    """The event that publishing this draft now would write."""
    now = context.now
    return Event(
        id=draft.event or 0,
        revision=(draft.base_revision or 0) + 1,
        facts=_outgoing(draft, await base_of(context, draft), now),
        created_at=now,
        updated_at=now,
    )


def _outgoing(draft: Draft, before: EventFacts | None, now: datetime) -> EventFacts:
    """The draft's facts as they go out now; `before` is what it edits. What a new event tells is as old as the draft."""
    facts = ready(draft.facts, now, heard=draft.created_at if draft.event is None else None)
    return facts if before is None else dated(before, facts, now, draft.action)


async def ask_whether_known(update: Update, context: Context, draft: Draft, *, anew: bool = False) -> bool:
    """Ask whether the draft is an event that was published meanwhile; False where none is like it."""
    from handlers.desk.batching import show_review

    known = await known_meanwhile(context, draft)
    if known is None:
        return False
    texts, language = context.house.texts, await context.language(update)
    await toast(update, texts.plain(language, "paste-known-meanwhile"), alert=True)
    await show_review(update, context, known, anew=anew)
    return True


async def made_ready(update: Update, context: Context, draft: Draft) -> Draft | None:
    """The draft with what goes out by itself filled in, or None after saying what is missing."""
    if await ask_whether_known(update, context, draft):
        return None
    if open_ := blocking(draft.doubts):
        world = await context.world(update)
        voice = Voice(**world)
        asked = question(open_[0], draft.facts, {}, voice).unescape()
        await toast(update, voice.plain("paste-answer-first", question=asked), alert=True)
        return None
    # What is withdrawn may be as incomplete as it was.
    lacking = missing(draft.facts) if draft.action is not PushAction.RETRACT else ()
    if lacking:
        texts, language = context.house.texts, await context.language(update)
        await toast(update, views.missing_note(lacking, texts, language), alert=True)
        return None
    before = await base_of(context, draft)
    if draft.action is PushAction.CORRECT and draft.facts == before:
        await refuse(update, context, "life-nothing-corrected")
        return None
    facts = _outgoing(draft, before, context.now)
    if facts == draft.facts:
        return draft
    changed = await context.store.drafts.change(draft, now=context.now, facts=facts)
    if changed is None:
        texts, language = context.house.texts, await context.language(update)
        await toast(update, texts.plain(language, "desk-changed-meanwhile"), alert=True)
    return changed


async def known_meanwhile(context: Context, draft: Draft) -> Draft | None:
    """The draft with the question whether it is an event that was published meanwhile; None where none is like it."""
    if draft.event is not None or any(doubt.field == EVENT for doubt in draft.doubts):
        return None
    doubt = await doubled(context, draft)
    if doubt is None:
        return None
    return await context.store.drafts.change(draft, now=context.now, doubts=(doubt, *draft.doubts))


async def doubled(context: Context, draft: Draft, others: Collection[int] = ()) -> Doubt | None:
    """Whether what is new at its place may be an event that is open already, asked; `others` are different ones."""
    if draft.facts.state is EventState.ENDED:
        # Recorded as over because nothing was open, or told after it was over: nothing is doubled.
        return None
    open_ = [one for one in await answers.open_events(context) if one.id != draft.event]
    events, apart = twins.new_to(await base_of(context, draft), draft.facts, open_), (*draft.apart, *others)
    found = matched(draft.facts, draft.doubts, apart, events, context.now)
    return next((doubt for doubt in found.doubts if doubt.field == EVENT), None)


async def way_of(update: Update, context: Context, draft: Draft) -> Way:
    """How the draft goes on in the hands of who looks at it."""
    editor = await context.editor(update)
    if editor is None:
        return Way.NOWHERE
    before = await context.store.reviews.before(draft)
    return way_out(editor, draft.facts, context.house.four_eyes, before)


async def preview(update: Update, context: Context, draft: Draft) -> None:
    """Show in each language exactly what followers will get, and say how many they are."""
    made = await made_ready(update, context, draft)
    if made is None:
        return
    await toast(update)
    await show_copies(update, context, made)
    await show_reach(update, context, made, anew=True)


async def show_reach(update: Update, context: Context, draft: Draft, *, anew: bool = False) -> None:
    """Say how many will get what is shown above, with the way on, in place of the tapped message or below it."""
    reach = await reach_of(context, draft)
    paused = await context.store.operations.paused()
    way = await way_of(update, context, draft)
    before, world = await base_of(context, draft), await context.world(update)
    screen = views.previewed(draft, reach, paused, way, before, **world)
    await (say_anew if anew else say)(update, context, screen)


async def show_copies(update: Update, context: Context, draft: Draft) -> None:
    """Show in each language what followers will get, with the answer of a correction."""
    event = await as_event(context, draft)
    amends = draft.action in (PushAction.CORRECT, PushAction.RETRACT)
    before = await base_of(context, draft) if amends else None
    for language in Language:
        reader = Reader(language, context.now, context.house.zone)
        screen = announcement(event, texts=context.house.texts, regions=context.regions, reader=reader)
        # Its buttons are the followers'; here they would only confuse.
        await say_anew(update, context, dataclasses.replace(screen, rows=()))
        if before is not None:
            answer = correction(
                before, event, texts=context.house.texts, regions=context.regions, reader=reader
            )
            await say_anew(update, context, dataclasses.replace(answer, rows=()))


async def base_of(context: Context, draft: Draft) -> EventFacts | None:
    """What the event said when the draft's edit began."""
    if draft.event is None or draft.base_revision is None:
        return None
    event = await context.store.events.at_revision(draft.event, draft.base_revision)
    return None if event is None else event.facts


async def reach_of(context: Context, draft: Draft) -> Reach:
    """Whom the draft will reach as it is now."""
    if await is_silent(context, draft):
        return Reach(silent=True)
    amends = draft.event is not None and draft.action in (PushAction.CORRECT, PushAction.RETRACT)
    copies = await context.store.traces.copies(draft.event) if draft.event is not None and amends else None
    return Reach(await context.store.outbox.audience(draft), copies)


async def is_silent(context: Context, draft: Draft) -> bool:
    """Whether it says no more than that its event stands: messages are updated, and nobody is told."""
    before = await base_of(context, draft)
    facts = _outgoing(draft, before, context.now)
    return action_of(before, facts, draft.action) is PushAction.REFRESH


async def publish(update: Update, context: Context, draft: Draft, words: str = "") -> bool:
    """Write one's own draft and let it go out after the undo time; twice is once. False if it did not go out.

    `words` are what the tapped button bears, for the question that follows.
    """
    from handlers.desk.cards import show_card

    seen = await context.store.audit.newest()
    made = await made_ready(update, context, draft)
    if made is None or await twins.asked_of_edit(update, context, made, "pub", words):
        return False
    try:
        published = await context.store.events.publish(
            made, now=context.now, undo=context.house.undo, seen=seen
        )
    except Newer:
        # A colleague was quicker by a moment: it is compared with theirs as well.
        return await publish(update, context, made, words)
    except Outdated:
        await _outdated(update, context, made)
        return False
    except NeedsSecond:
        await refuse(update, context, "desk-way-send")
        await show_card(update, context, made)
        return False
    except LookupError:
        await refuse(update, context, "desk-changed-meanwhile")
        return False
    await tell_published(update, context, published)
    return True


async def tell_published(
    update: Update, context: Context, published: Published, *, anew: bool = False
) -> None:
    """Say in place of the tapped message, or below it, that it is written, and how long it can be taken back."""
    world = await context.world(update)
    if published.again:
        texts = context.house.texts
        note = texts.plain(world["reader"].language, "desk-published-before", number=published.event)
        await toast(update, note, alert=True)
        return
    await toast(update)
    context.house.wake()
    if published.silent:
        await (say_anew if anew else say)(update, context, turn_views.confirmed(published.event, **world))
        return
    seconds = await context.store.outbox.undo_left(published.push, context.now) if published.push else 0.0
    paused = await context.store.operations.paused()
    shown = await (say_anew if anew else say)(
        update, context, views.published(published, round(seconds), paused, **world)
    )
    if published.push is not None and shown is not None:
        await context.store.outbox.report_in(published.push, shown.message_id)


async def tell_author(context: Context, draft: Draft, say_it: Callable[[Draft, World], Screen]) -> None:
    """Tell the draft's editor what somebody else did with it, about the draft as it is now."""
    chat = await context.store.editors.telegram_id(draft.editor)
    now = await context.store.drafts.get(draft.id, draft.editor)
    if chat is not None and now is not None:
        await tell(context, chat, lambda world: say_it(now, world))


async def _outdated(update: Update, context: Context, draft: Draft, *, anew: bool = False) -> None:
    """Say that somebody changed the event meanwhile, and what can be done with the draft."""
    event = await context.store.events.get(draft.event) if draft.event else None
    await toast(update)
    if event is None:
        return
    world = await context.world(update)
    gone = is_withdrawn(event.facts)
    screen = views.withdrawn(draft, **world) if gone else views.outdated(draft, event.revision, **world)
    await (say_anew if anew else say)(update, context, screen)


async def show_newest(update: Update, context: Context, draft: Draft) -> None:
    """Show the event as another editor left it, beside the draft that is based on an older one."""
    event = await context.store.events.get(draft.event) if draft.event else None
    if event is not None:
        shown = announcement(event, **await context.world(update))
        await say_anew(update, context, dataclasses.replace(shown, rows=()))
    await _outdated(update, context, draft, anew=True)


async def rebase(update: Update, context: Context, draft: Draft) -> None:
    """Build the edit on the newest revision, whose editor has seen it."""
    from handlers.desk.cards import show_card

    event = await context.store.events.get(draft.event) if draft.event else None
    if event is None or is_withdrawn(event.facts):
        # Built on what was withdrawn it would tell everybody so a second time.
        await _outdated(update, context, draft)
        return
    # What somebody else changed meanwhile stays: the draft brings only what its own editor changed.
    facts = merged(await base_of(context, draft) or event.facts, draft.facts, event.facts)
    rebased = await context.store.drafts.rebase(draft, event.revision, facts, now=context.now)
    await toast(update)
    await show_card(update, context, rebased or draft)
