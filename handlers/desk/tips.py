"""`/tips`: what people report, one after the other, to take, to set aside or to call spam."""

from __future__ import annotations

from telegram import Update
from telegram.error import BadRequest

from handlers.context import Context, number_in
from handlers.desk import answers, batching
from handlers.desk.cards import show_card
from handlers.desk.dating import dated_facts
from handlers.desk.gate import at_the_desk, refuse
from handlers.desk.pasting import read_text
from handlers.desk.planning import planned
from handlers.desk.prefill import LONGEST_SUMMARY
from handlers.desk.reader.words.languages import language_of
from handlers.desk.witnessing import WITNESS, seen, witnessed
from handlers.speaking import say, toast
from handlers.views import tips as views
from storage.batches import Entry
from storage.model import EventFacts, Language
from storage.permission import Act
from storage.staff import Editor
from storage.tips import Tip


async def tips(update: Update, context: Context) -> None:
    """Show the first tip that waits for the editor, and how many do."""
    editor = await at_the_desk(update, context, Act.TIPS)
    if editor is not None:
        await _show(update, context, editor, 0)


async def tapped_tip(update: Update, context: Context) -> None:
    """A button of the queue: `tp:list:PAGE`, or of one tip: `tp:ID:ACTION:PAGE`."""
    editor = await at_the_desk(update, context, Act.TIPS)
    if editor is None:
        return
    number, action, page = (*context.tapped(update), "", "", "")[:3]
    if number == "list":
        await toast(update)
        await _show(update, context, editor, _page(action))
    elif (asked := number_in(number)) is None:
        await refuse(update, context, "stale-button")
    elif action == "back":
        await _put_back(update, context, editor, asked, _page(page))
    else:
        tip = await context.store.tips.get(asked, editor)
        if tip is None:
            await _gone(update, context, editor, _page(page))
        else:
            await _act(update, context, editor, tip, action, _page(page))


def _page(text: str) -> int:
    return number_in(text, 5) or 0


async def _act(update: Update, context: Context, editor: Editor, tip: Tip, action: str, page: int) -> None:
    verdicts, now = context.store.verdicts, context.now
    match action:
        case "ok":
            await _accept(update, context, editor, tip, page)
        case "no":
            done = await verdicts.reject(tip.id, by=editor.id, now=now)
            await _next(update, context, editor, tip, page, "tips-rejected", done)
        case "spam" if tip.voices > 1:
            await toast(update)
            await say(update, context, views.spam_ask(tip, page, **await context.world(update)))
        case "spam" | "spamy":
            done = await verdicts.spam(tip.id, by=editor.id, now=now)
            await _next(update, context, editor, tip, page, "tips-spammed", done)
        case "pic" if tip.photo is not None:
            await _picture(update, context, tip)
        case _:
            await refuse(update, context, "stale-button")


async def _accept(update: Update, context: Context, editor: Editor, tip: Tip, page: int) -> None:
    """A tip goes the way of a pasted report: what its words leave open is asked, what is open already is found."""
    entries = await _entries(context, tip)
    drafts = await context.store.verdicts.accept(tip, entries, by=editor.id, now=context.now)
    if not drafts:
        await _gone(update, context, editor, page)
        return
    await toast(update)
    await say(update, context, views.taken(tip, drafts[0].id, page, **await context.world(update)))
    batch = None if drafts[0].batch is None else await context.store.batches.get(drafts[0].batch, editor.id)
    if batch is not None:
        await batching.show_batch(update, context, batch, anew=True)
    elif drafts[0].facts.kind is None and not drafts[0].doubts:
        await show_card(update, context, drafts[0], anew=True)
    else:
        await batching.show_review(update, context, drafts[0], anew=True)


async def _entries(context: Context, tip: Tip) -> tuple[Entry, ...]:
    """What a tip says on the word of a witness alone; where it tells of no event, its words and its place."""
    reading = witnessed(await read_text(context, tip.text, tip.created_at), tip)
    plan = planned(reading, await answers.open_events(context), context.now, WITNESS, tip.created_at)
    if plan.entries:
        return plan.entries
    name = "summary_es" if language_of(tip.text) is Language.ES else "summary_en"
    facts = EventFacts(region=tip.region or None).changed(
        **{name: tip.text.strip()[:LONGEST_SUMMARY] or None}
    )
    return (Entry(seen(dated_facts(facts, tip.created_at, context.house.zone, tip.text), tip)),)


async def _next(
    update: Update, context: Context, editor: Editor, tip: Tip, page: int, key: str, done: bool
) -> None:
    """After a decision the next tip stands in the same message, with a way back."""
    if not done:
        await _gone(update, context, editor, page)
        return
    await toast(update, context.house.texts.plain(await context.language(update), key, number=str(tip.id)))
    await _show(update, context, editor, page, undo=tip.id)


async def _put_back(update: Update, context: Context, editor: Editor, tip: int, page: int) -> None:
    if not await context.store.verdicts.put_back(tip, by=editor.id, now=context.now):
        await refuse(update, context, "tips-too-late")
        return
    await toast(update, context.house.texts.plain(await context.language(update), "tips-back"))
    await _show(update, context, editor, page)


async def _picture(update: Update, context: Context, tip: Tip) -> None:
    """Send the picture alone, from this bot: nothing with it leads to whoever took it."""
    chat = update.effective_chat
    assert chat is not None and tip.photo is not None
    try:
        if tip.photo_bot != context.bot.id:
            raise BadRequest("another bot's file")
        await context.bot.send_photo(chat.id, tip.photo)
    except BadRequest:
        await refuse(update, context, "tips-photo-gone")
        return
    await toast(update)


async def _gone(update: Update, context: Context, editor: Editor, page: int) -> None:
    await toast(update, context.house.texts.plain(await context.language(update), "tips-gone"), alert=True)
    await _show(update, context, editor, page)


async def _show(
    update: Update, context: Context, editor: Editor, page: int, *, undo: int | None = None
) -> None:
    found = await context.store.tips.page(editor, page)
    await context.store.tip_notices.looked(editor.id)
    await say(update, context, views.queue(found, undo, **await context.world(update)))
