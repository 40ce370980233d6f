"""`/suggestions`: what Sutran's list says that the desk has not said yet, decided with one tap each."""

from __future__ import annotations

from datetime import datetime

from telegram import Update

from handlers.context import Context, number_in
from handlers.desk import aging, publishing, reviewing, twins, wanting
from handlers.desk.cards import show_card
from handlers.desk.gate import at_the_desk, refuse
from handlers.desk.sutran.points import SOURCE
from handlers.speaking import say, toast
from handlers.views import suggestions as views
from storage import stages
from storage.arrivals import Newer
from storage.events import Published
from storage.lifecycle import Over, Turn
from storage.model import Draft, EventFacts, EventState, PushAction, Source, TrafficState
from storage.permission import ACT_OF, Act, Way, way_out
from storage.staff import Editor
from storage.suggesting import Suggestion, Wants
from storage.writing import Outdated

_ACTIONS = ("pub", aging.ANYWAY, "edit", "ign")


async def suggestions(update: Update, context: Context) -> None:
    """List what waits for this editor."""
    editor = await at_the_desk(update, context, Act.SUGGESTED)
    if editor is not None:
        await _show(update, context, editor, 0)


async def tapped_suggestion(update: Update, context: Context) -> None:
    """A button: `sg:ID:VERSION:ACTION:PAGE` of a suggestion, `sg:p:PAGE` for a page of the list."""
    editor = await at_the_desk(update, context, Act.SUGGESTED)
    if editor is None:
        return
    number, version, action, page = (*context.tapped(update), "", "", "")[:4]
    if number == "p":
        await toast(update)
        await _show(update, context, editor, number_in(version) or 0)
        return
    one = await context.store.suggestions.get(number_in(number) or 0)
    if one is None or one.version != (number_in(version) or 0) or action not in _ACTIONS:
        await refuse(update, context, "suggestions-decided")
    elif action == "pub" and await aging.asked_of_list(
        update,
        context,
        one,
        f"sg:{one.id}:{one.version}:{aging.ANYWAY}:{page}",
        f"sg:p:{page}",
    ):
        return
    else:
        await _act(update, context, editor, one, action)
    await _show(update, context, editor, number_in(page) or 0)


async def _show(update: Update, context: Context, editor: Editor, page: int) -> None:
    """The list as it is now, in place of the message that was tapped."""
    store = context.store
    found = await store.suggestions.waiting(editor)
    pages = max(1, -(-len(found) // views.PER_PAGE))
    page = min(page, pages - 1)
    data = views.Waiting(
        shown=found[page * views.PER_PAGE : (page + 1) * views.PER_PAGE],
        ways={one.id: _way(context, editor, one) for one in found},
        total=len(found),
        page=page,
        looked=await store.suggestions.looked_at(),
        failing=await store.suggestions.trouble(),
    )
    await say(update, context, views.waiting(data, **await context.world(update)))


def _way(context: Context, editor: Editor, one: Suggestion) -> Way:
    facts = one.facts.changed(region=one.region)
    return way_out(editor, facts, context.house.four_eyes, act=ACT_OF[action_of(one)])


def action_of(one: Suggestion) -> PushAction:
    """What taking the suggestion does in each chat."""
    if one.wants is Wants.NEW:
        return PushAction.TELL
    return PushAction.REFRESH if one.wants is Wants.UPDATE and views.confirms(one) else PushAction.CHANGE


async def _act(update: Update, context: Context, editor: Editor, one: Suggestion, action: str) -> None:
    try:
        match action:
            case "ign":
                done = await context.store.suggestions.settle(
                    one.id, one.version, editor.id, now=context.now, ignored=True
                )
                key = "suggestions-kept" if one.wants is Wants.LIFT else "suggestions-ignored"
                await _note(update, context, key if done else "suggestions-decided")
            case "edit":
                await _edit(update, context, editor, one)
            case _ if one.wants is Wants.NEW:
                await _publish(update, context, editor, one)
            case _:
                await _change(update, context, editor, one)
    except Over:
        await _settled(context, editor, one)
        await refuse(update, context, "suggestions-over")
    except (LookupError, Outdated):
        await refuse(update, context, "suggestions-decided")


async def _publish(update: Update, context: Context, editor: Editor, one: Suggestion) -> None:
    if one.doubt is not None:
        await refuse(update, context, "suggestions-not-as-is")
        return
    seen = await context.store.audit.newest()
    # A colleague may have published it since the list was looked at.
    alike = Draft(0, editor.id, one.facts, 1, context.now, context.now)
    if await publishing.doubled(context, alike) is not None:
        draft = await context.store.suggestions.in_hand(
            one.id, one.version, editor.id, one.facts, now=context.now
        )
        await publishing.ask_whether_known(update, context, draft, anew=True)
        return
    try:
        done = await context.store.suggestions.publish(
            one.id, one.version, editor.id, now=context.now, undo=context.house.undo, seen=seen
        )
    except Newer:
        await _publish(update, context, editor, one)
        return
    await _told(update, context, done)


async def _change(update: Update, context: Context, editor: Editor, one: Suggestion) -> None:
    """Lift, change or confirm the event, as the list says; what lapsed meanwhile, only where no other is like it."""
    event = await context.store.events.get(one.event) if one.event is not None else None
    if event is None:
        raise LookupError("the event is gone")
    seen = await context.store.audit.newest()
    if await twins.asked(update, context, event, _as_act(one)):
        return
    try:
        turn = await _turn(context, editor, one, event.id, seen)
    except Newer:
        await _change(update, context, editor, one)
        return
    await _settled(context, editor, one)
    await _told(update, context, _done(turn))


def _as_act(one: Suggestion) -> wanting.Act:
    """What an editor would tap for the same."""
    if one.wants is Wants.LIFT:
        return wanting.Act.LIFT
    if views.confirms(one):
        return wanting.Act.CONFIRM
    restricts = one.facts.traffic_state is TrafficState.RESTRICTED
    return wanting.Act.RESTRICT if restricts else wanting.Act.BLOCK


async def _turn(context: Context, editor: Editor, one: Suggestion, event: int, seen: int) -> Turn:
    life, now, said = context.store.lifecycle, context.now, _said_at(one)
    if one.wants is Wants.LIFT:
        normal = one.facts.traffic_state is TrafficState.NORMAL
        return await life.change(
            event,
            editor.id,
            now=now,
            undo=context.house.undo,
            state=EventState.ENDED,
            # A list that no longer has a point does not say why.
            source=Source(SOURCE, None, said) if normal else None,
            ended=said if normal else None,
        )
    if views.confirms(one):
        return await life.confirm(event, editor.id, now=now, source=Source(SOURCE, None, said), seen=seen)
    return await life.change(
        event,
        editor.id,
        now=now,
        undo=context.house.undo,
        traffic_state=one.facts.traffic_state,
        source=Source(SOURCE, None, said),
        seen=seen,
    )


def _said_at(one: Suggestion) -> datetime | None:
    """When the list said so: its own time, or that of the look at which it changed without a new one."""
    said, desk = one.facts.last_confirmed, one.about.last_confirmed if one.about is not None else None
    return one.updated_at if said is not None and desk is not None and said < desk else said


def _done(turn: Turn) -> Published | Draft | None:
    if turn.draft is not None:
        return turn.draft
    return None if turn.push is None else Published(turn.event, turn.revision, turn.push)


async def _settled(context: Context, editor: Editor, one: Suggestion) -> None:
    await context.store.suggestions.settle(one.id, one.version, editor.id, now=context.now)


async def _told(update: Update, context: Context, done: Published | Draft | None) -> None:
    """Say what became of it: on its way, with Undo; with a publisher; or nothing that was left to do."""
    if done is None:
        await _note(update, context, "suggestions-done")
    elif isinstance(done, Published):
        await publishing.tell_published(update, context, done, anew=True)
    else:
        told = await reviewing.tell_publishers(update, context, done)
        texts, language = context.house.texts, await context.language(update)
        note = texts.plain(language, "review-told" if told else "review-nobody", count=told)
        await toast(update, note, alert=not told)


async def _edit(update: Update, context: Context, editor: Editor, one: Suggestion) -> None:
    """Open a draft of it: of the point, or of the event as the list says it is."""
    facts, base, action = one.facts, None, PushAction.TELL
    if one.wants is not Wants.NEW and one.event is not None:
        event = await context.store.events.get(one.event)
        if event is None:
            raise LookupError("the event is gone")
        facts, base, action = _changed(event.facts, one, context), event.revision, action_of(one)
        if action is PushAction.REFRESH:
            # Who edits more than the time has something to tell.
            action = PushAction.TELL
    draft = await context.store.suggestions.in_hand(
        one.id, one.version, editor.id, facts, now=context.now, base_revision=base, action=action
    )
    await toast(update)
    await show_card(update, context, draft, anew=True)


def _changed(facts: EventFacts, one: Suggestion, context: Context) -> EventFacts:
    """The event's facts with what the list says."""
    source = Source(SOURCE, None, _said_at(one))
    if one.wants is Wants.LIFT:
        said = source if one.facts.traffic_state is TrafficState.NORMAL else None
        return stages.turned(facts, now=context.now, state=EventState.ENDED, source=said)
    if views.confirms(one):
        return stages.confirmed(facts, source, context.now)
    return stages.turned(facts, now=context.now, traffic_state=one.facts.traffic_state, source=source)


async def _note(update: Update, context: Context, key: str) -> None:
    await toast(update, context.house.texts.plain(await context.language(update), key))
