"""The buttons of a draft's card: what each of them does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Message, Update

from handlers.context import Context
from handlers.desk import aging, answers, batching, correcting, publishing, reviewing
from handlers.desk.cards import BACK, open_field, show_card
from handlers.desk.fields import FIELDS, chosen, cleared
from handlers.desk.gate import at_the_desk, refuse
from handlers.desk.moving import at_region, placed
from handlers.desk.twins import apart_in, set_apart
from handlers.speaking import say, toast
from handlers.views import desk as views
from handlers.views import fields as field_views
from storage.doubts import blocking
from storage.model import Draft, EventFacts, PushAction
from storage.permission import Way
from storage.staff import Editor


@dataclass(frozen=True, slots=True)
class _Tap:
    """A tap on a button of a draft: what it does, with which of its fields, and the value that it bears."""

    update: Update
    context: Context
    editor: Editor
    draft: Draft
    name: str
    field: str
    value: str


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
    name, _, field = action.partition(".")
    act = _ACTS.get(name, _stale)
    await act(_Tap(update, context, editor, found, name, field, value))


async def _show(tap: _Tap) -> None:
    # Going back leaves the question that was being asked.
    drafts = tap.context.store.drafts
    left = await drafts.change(tap.draft, now=tap.context.now) if tap.draft.awaiting else tap.draft
    await toast(tap.update)
    await show_card(tap.update, tap.context, left or tap.draft, more=tap.name == "more")


async def _open(tap: _Tap) -> None:
    if tap.field not in FIELDS:
        await _stale(tap)
        return
    await toast(tap.update)
    await open_field(tap.update, tap.context, tap.draft, tap.field, back=tap.name == "q")


async def _edit(tap: _Tap) -> None:
    facts = await _edited(tap)
    if facts is None:
        await _stale(tap)
    else:
        await _change(tap, facts)


async def _edited(tap: _Tap) -> EventFacts | None:
    """The facts with the value of a button, None where it offers what is no more."""
    facts, value = tap.draft.facts, tap.value
    match tap.name:
        case "s":
            try:
                return chosen(facts, tap.field, value)
            except ValueError:
                return None
        case "x" if tap.field in FIELDS:
            left = cleared(facts, tap.field)
            return placed(left, tap.context.house.network.roads) if tap.field == "road" else left
        case "rg" if value in tap.context.regions:
            return at_region(facts, value, tap.context.house.network.roads)
        case "cg" if value.isdecimal() and len(value) < 16:
            found = await tap.context.store.campaigns.get(int(value))
            return facts.changed(campaign=found.name) if found is not None and found.ended is None else None
    return None


async def _inside(tap: _Tap) -> None:
    """The regions inside of one, to tap the one that is meant."""
    if tap.value not in tap.context.regions:
        await _stale(tap)
        return
    await toast(tap.update)
    world = await tap.context.world(tap.update)
    await say(tap.update, tap.context, field_views.region_field(tap.draft, tap.value, **world))


async def _publish(tap: _Tap) -> None:
    draft = await _set_apart(tap)
    if draft is None:
        return
    way = await publishing.way_of(tap.update, tap.context, draft)
    if way is not Way.PUBLISH:
        # A button of before their role or their places changed: what was tapped shows the way on that is left.
        await refuse(tap.update, tap.context, f"desk-way-{way}")
        await _redraw(tap, draft)
        return
    head, anyway = f"d:{draft.id}:{draft.version}", tap.value.startswith(aging.ANYWAY)
    if not anyway and await aging.asked(
        tap.update, tap.context, [draft], f"{head}:pub:{aging.ANYWAY}", f"{head}:card"
    ):
        return
    if await publishing.publish(tap.update, tap.context, draft, f"{aging.ANYWAY}." if anyway else ""):
        await batching.go_on(tap.update, tap.context, draft)


async def _redraw(tap: _Tap, draft: Draft) -> None:
    """Show the tapped message as it is for who looks at it now: a preview, a reading or a card."""
    if draft.action is PushAction.RETRACT:
        await correcting.ask_to_retract(tap.update, tap.context, draft)
        return
    query = tap.update.callback_query
    shown = query.message if query is not None else None
    keyboard = shown.reply_markup if isinstance(shown, Message) else None
    offered = {
        str(b.callback_data).split(":", 3)[-1]
        for row in (keyboard.inline_keyboard if keyboard else ())
        for b in row
    }
    if any(one.startswith("f.") for one in offered):
        await show_card(tap.update, tap.context, draft)
    elif offered <= {"card", "pub"}:
        await publishing.show_reach(tap.update, tap.context, draft)
    else:
        await batching.show_review(tap.update, tap.context, draft)


async def _send(tap: _Tap) -> None:
    draft = await _set_apart(tap)
    if draft is not None:
        await reviewing.send(tap.update, tap.context, draft)


async def _set_apart(tap: _Tap) -> Draft | None:
    """The draft of an edit with the events that the button says are others; None, after saying so, if it changed."""
    draft = await set_apart(tap.context, tap.draft, apart_in(tap.value))
    if draft is None:
        await refuse(tap.update, tap.context, "desk-changed-meanwhile")
    return draft


async def _vouch(tap: _Tap) -> None:
    await answers.vouch(tap.update, tap.context, [tap.draft])
    await _review_newest(tap)


async def _witnessed(tap: _Tap) -> None:
    await answers.witnessed(tap.update, tap.context, [tap.draft])
    await _review_newest(tap)


async def _review_newest(tap: _Tap) -> None:
    newest = await tap.context.store.drafts.get(tap.draft.id, tap.draft.editor)
    await batching.show_review(tap.update, tap.context, newest or tap.draft)


async def _review(tap: _Tap) -> None:
    await toast(tap.update)
    await batching.show_review(tap.update, tap.context, tap.draft)


async def _next(tap: _Tap) -> None:
    """The draft that follows in the batch, or the first again."""
    await toast(tap.update)
    draft, batches = tap.draft, tap.context.store.batches
    batch = await batches.get(draft.batch, draft.editor) if draft.batch is not None else None
    following = [d for d in batch.open if d.id > draft.id] if batch is not None else []
    if following:
        await batching.show_review(tap.update, tap.context, following[0])
    elif batch is not None:
        await batching.show_batch(tap.update, tap.context, batch)


async def _ask_to_discard(tap: _Tap) -> None:
    await toast(tap.update)
    world = await tap.context.world(tap.update)
    await say(tap.update, tap.context, views.discard_ask(tap.draft, **world))


async def _discard(tap: _Tap) -> None:
    await toast(tap.update)
    store, draft = tap.context.store, tap.draft
    await store.drafts.discard(draft.id, tap.editor.id, now=tap.context.now)
    batch = await store.batches.get(draft.batch, tap.editor.id) if draft.batch else None
    if batch is not None and batch.open:
        await batching.show_batch(tap.update, tap.context, batch)
    else:
        world = await tap.context.world(tap.update)
        await say(tap.update, tap.context, views.note("desk-discarded", **world))


async def _stale(tap: _Tap) -> None:
    language = await tap.context.language(tap.update)
    await toast(tap.update, tap.context.house.texts.plain(language, "stale-button"), alert=True)


async def _change(tap: _Tap, facts: EventFacts) -> None:
    context, draft = tap.context, tap.draft
    changed = await context.store.drafts.change(draft, now=context.now, facts=facts)
    texts, language = context.house.texts, await context.language(tap.update)
    await toast(tap.update, None if changed else texts.plain(language, "desk-changed-meanwhile"))
    current = changed or await context.store.drafts.get(draft.id, draft.editor) or draft
    if blocking(draft.doubts) or (draft.awaiting or "").endswith(BACK):
        await batching.show_review(tap.update, context, current)
    else:
        await show_card(tap.update, context, current)


#: What a button does, by the name that it bears before a dot.
_ACTS: dict[str, Callable[[_Tap], Awaitable[object]]] = {
    "card": _show,
    "more": _show,
    "f": _open,
    "q": _open,
    "s": _edit,
    "x": _edit,
    "rg": _edit,
    "cg": _edit,
    "rw": _inside,
    "prev": lambda tap: publishing.preview(tap.update, tap.context, tap.draft),
    "pub": _publish,
    "a": lambda tap: batching.answered_alone(tap.update, tap.context, tap.draft, tap.field),
    "ok": _vouch,
    "src": _witnessed,
    "rev": _review,
    "next": _next,
    "send": _send,
    "take": lambda tap: reviewing.take_back(tap.update, tap.context, tap.draft),
    "new": lambda tap: publishing.show_newest(tap.update, tap.context, tap.draft),
    "reb": lambda tap: publishing.rebase(tap.update, tap.context, tap.draft),
    "disc": _ask_to_discard,
    "discy": _discard,
}
