"""Between an editor and a publisher: a draft is sent, looked at, published or given back."""

from __future__ import annotations

from collections.abc import Collection

from telegram import Message, Update

from handlers.context import Context, number_in
from handlers.desk import aging, answers, publishing
from handlers.desk.cards import show_card
from handlers.desk.gate import at_the_desk, refuse
from handlers.desk.twins import asked_of_edit
from handlers.speaking import say, say_anew, toast
from handlers.telling import tell
from handlers.views import review as views
from storage.arrivals import Newer
from storage.model import Draft
from storage.permission import Act, may, trusted
from storage.staff import Editor
from storage.writing import Outdated


async def send(update: Update, context: Context, draft: Draft) -> None:
    """Hand a finished draft to whoever may publish it, and tell them all."""
    made = await publishing.made_ready(update, context, draft)
    if made is None or await asked_of_edit(update, context, made, "send"):
        return
    sent = await context.store.reviews.send(made, now=context.now)
    if sent is None:
        await refuse(update, context, "desk-changed-meanwhile")
        return
    told = await tell_publishers(update, context, sent)
    texts, language = context.house.texts, await context.language(update)
    note = (
        texts.plain(language, "review-told", count=told) if told else texts.plain(language, "review-nobody")
    )
    await toast(update, note, alert=not told)
    await show_card(update, context, sent)


async def tell_publishers(update: Update, context: Context, sent: Draft) -> int:
    """Tell whoever may publish a draft that it waits for them; gives how many heard it."""
    places = [*sent.facts.regions, *await context.store.reviews.before(sent)]
    reach = await publishing.reach_of(context, sent)
    before = await publishing.base_of(context, sent)
    told = 0
    for other in await context.everyone():
        if other.id != sent.editor and all(may(other, Act.APPROVE, place) for place in places):
            told += await tell(
                context,
                other.telegram_id,
                lambda world: views.card(sent, reach, str(sent.editor), before, **world),
            )
    return told


async def hand_over(update: Update, context: Context, draft: Draft) -> bool:
    """Send a draft to whoever may publish it and tell them; False if it changed meanwhile."""
    sent = await context.store.reviews.send(draft, now=context.now)
    if sent is None:
        return False
    await tell_publishers(update, context, sent)
    return True


async def take_back(update: Update, context: Context, draft: Draft) -> None:
    """Its editor wants the draft back: publishers can do nothing with it any more."""
    back = await context.store.reviews.take_back(draft, now=context.now)
    if back is None:
        await refuse(update, context, "desk-changed-meanwhile")
        return
    await toast(update)
    await show_card(update, context, back)


async def tapped_review(update: Update, context: Context) -> None:
    """A publisher's button under somebody's draft: `rv:ID:VERSION:ACTION[:VALUE]`."""
    editor = await at_the_desk(update, context)
    if editor is None:
        return
    if not trusted(editor.role, Act.APPROVE):
        # Theirs to decide when it was shown, and no more.
        await _out_of_hands(update, context, "desk-not-yours", {}, replaced=True)
        return
    number, version, action, value = context.pressed(update)
    draft = await context.store.reviews.get(number, editor)
    if draft is None:
        await _out_of_hands(update, context, "review-gone", {}, replaced=True)
        return
    if draft.published_event is not None:
        # Whoever published it may have tapped twice: in their message stands Undo by now.
        mine = await context.store.reviews.publisher(draft.id) == editor.id
        numbered = {"number": draft.published_event}
        await _out_of_hands(update, context, "desk-published-before", numbered, replaced=not mine)
        return
    if draft.version != version and action != "card":
        await toast(
            update, context.house.texts.plain(await context.language(update), "desk-changed-meanwhile")
        )
        await _show(update, context, draft)
        return
    await _act(update, context, editor, draft, action, value)


async def _out_of_hands(
    update: Update, context: Context, key: str, numbered: dict[str, int], *, replaced: bool
) -> None:
    """Say that nothing is left to decide, also in place of the card whose buttons mean nothing any more."""
    texts, language = context.house.texts, await context.language(update)
    await toast(update, texts.plain(language, key, **numbered), alert=True)
    query = update.callback_query
    shown = query.message if query is not None else None
    keyboard = shown.reply_markup if isinstance(shown, Message) else None
    buttons = [
        button.callback_data for row in (keyboard.inline_keyboard if keyboard else ()) for button in row
    ]
    if replaced and query is not None and query.data in buttons:
        await say(update, context, views.decided(key, numbered, **await context.world(update)))


async def _act(
    update: Update, context: Context, editor: Editor, draft: Draft, action: str, value: str
) -> None:
    match action:
        case "card":
            await toast(update)
            await _show(update, context, draft)
        case "prev":
            await toast(update)
            await publishing.show_copies(update, context, draft)
            reach = await publishing.reach_of(context, draft)
            paused = await context.store.operations.paused()
            world = await context.world(update)
            await say_anew(update, context, views.previewed(draft, reach, paused, **world))
        case "pub":
            words = [word for word in value.split(".") if word]
            head = f"rv:{draft.id}:{draft.version}"
            anyway = f"{head}:pub:{'.'.join([aging.ANYWAY, *words])}"
            if aging.ANYWAY not in words and await aging.asked(
                update, context, [draft], anyway, f"{head}:card"
            ):
                return
            others = [number_in(one) for one in words]
            await _approve(update, context, editor, draft, {one for one in others if one is not None})
        case "back":
            await toast(update)
            await say(update, context, views.reasons(draft, **await context.world(update)))
        case "why" if value in views.REASONS:
            await _give_back(update, context, editor, draft, value)
        case _:
            await refuse(update, context, "stale-button")


async def _show(update: Update, context: Context, draft: Draft) -> None:
    reach = await publishing.reach_of(context, draft)
    world = await context.world(update)
    before = await publishing.base_of(context, draft)
    await say(update, context, views.card(draft, reach, str(draft.editor), before, **world))


async def _approve(
    update: Update, context: Context, editor: Editor, draft: Draft, others: Collection[int]
) -> None:
    """Let it go out, unless what was published since it was sent may be the same; `others` are events that are not."""
    seen = await context.store.audit.newest()
    doubt = await publishing.doubled(context, draft, others)
    if doubt is not None:
        await toast(update)
        events = await answers.asked_about(context, [doubt])
        world = await context.world(update)
        await say(update, context, views.known(draft, doubt, events, others, **world))
        return
    try:
        published = await context.store.events.publish(
            draft, now=context.now, undo=context.house.undo, by=editor.id, seen=seen
        )
    except Newer:
        # A colleague was quicker by a moment: it is compared with theirs as well.
        await _approve(update, context, editor, draft, others)
        return
    except Outdated:
        await toast(update)
        await say(update, context, views.outdated(draft, **await context.world(update)))
        return
    except LookupError:
        await refuse(update, context, "desk-changed-meanwhile")
        return
    await publishing.tell_published(update, context, published)
    if not published.again:
        await publishing.tell_author(
            context, draft, lambda now, world: views.published(now, published.event, **world)
        )


async def _give_back(update: Update, context: Context, editor: Editor, draft: Draft, reason: str) -> None:
    back = await context.store.reviews.give_back(draft, reason, by=editor.id, now=context.now)
    if back is None:
        await refuse(update, context, "desk-changed-meanwhile")
        return
    await toast(update)
    await say(update, context, views.given_back(back, **await context.world(update)))
    await publishing.tell_author(context, back, lambda now, world: views.returned(now, reason, **world))
