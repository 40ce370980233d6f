"""`/tally`: an official count from a line of text, recorded with one tap, and the latest ones to correct or withdraw."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from handlers.asking import asked_in
from handlers.context import Context
from handlers.desk.countwords import counted_lines, of_several, several, typed_counts
from handlers.desk.gate import at_the_desk, refuse
from handlers.desk.reader import Reading
from handlers.desk.reader.model import ReadTally
from handlers.speaking import say, toast
from handlers.telling import tell
from handlers.views import desk as desk_views
from handlers.views import tallies as views
from storage.batches import Batch
from storage.counts import decides
from storage.permission import Act, trusted


async def tally(update: Update, context: Context) -> None:
    """Show the count that the text after the command gives, to be recorded; without one the latest counts."""
    from handlers.desk.batching import open_counts
    from handlers.desk.pasting import read_text

    editor = await at_the_desk(update, context, Act.COUNT)
    message = update.effective_message
    if editor is None or message is None:
        return
    words = asked_in(message)
    answered = message.reply_to_message
    if not words and answered is not None:
        words = answered.text or answered.caption or ""
    world = await context.world(update)
    if not words:
        latest = await context.store.tallies.latest()
        await say(update, context, views.counts_known(latest, trusted(editor.role, Act.TALLY), **world))
        return
    counts: list[ReadTally] = []
    for line, said in counted_lines(words, context.now, context.house.zone):
        try:
            read = (await read_text(context, line)).tallies or typed_counts(line, context.regions)
            unplaced = of_several(read, context.regions)
        except ValueError as unclear:
            read, unplaced = (), several(str(unclear), context.regions)
            if not unplaced:
                await say(update, context, views.where(str(unclear), **world))
                return
        if unplaced:
            await say(update, context, views.several(unplaced, **world))
            return
        counts += [replace(count, at=count.at or said) for count in read]
    if not counts:
        await say(update, context, desk_views.note("tally-unread", **world))
        return
    await open_counts(update, context, editor, Reading(tallies=tuple(counts)))


async def send(update: Update, context: Context, batch: Batch) -> None:
    """Send to a publisher: the counts of a text wait for whoever may record them."""
    told = await hand_over(update, context, batch)
    if told is None:
        await refuse(update, context, "desk-changed-meanwhile")
        return
    texts, language = context.house.texts, await context.language(update)
    key = "review-told" if told else "tally-nobody-told"
    await toast(update, texts.plain(language, key, count=told), alert=not told)


async def hand_over(update: Update, context: Context, batch: Batch) -> int | None:
    """Hand counts over and tell whoever may record them; how many heard it, None if they changed meanwhile."""
    handed = await context.store.counts.send(batch, now=context.now)
    if handed is None:
        return None
    told = 0
    for other in await context.everyone():
        if other.id != handed.editor and decides(other, handed.counts):
            told += await tell(
                context, other.telegram_id, lambda world: views.counts_waiting(handed, **world)
            )
    return told


async def tapped_waiting(update: Update, context: Context) -> None:
    """A publisher's button under somebody's counts: `tc:BATCH:VERSION:ACTION`."""
    editor = await at_the_desk(update, context, Act.TALLY)
    if editor is None:
        return
    number, version, action, _ = context.pressed(update)
    handed = await context.store.counts.get(number, editor)
    if handed is None or handed.version != version:
        await refuse(update, context, "tally-decided")
        return
    world = await context.world(update)
    if action == "show":
        await toast(update)
        await say(update, context, views.counts_waiting(handed, **world))
        return
    if action not in ("rec", "back"):
        await refuse(update, context, "stale-button")
        return
    counts, recorded = context.store.counts, action == "rec"
    done = (
        bool(await counts.record(handed, by=editor.id, now=context.now))
        if recorded
        else await counts.give_back(handed, by=editor.id, now=context.now)
    )
    if not done:
        await refuse(update, context, "tally-decided")
        return
    await toast(update)
    await say(update, context, views.counts_decided(handed, recorded, **world))
    author = await context.store.editors.telegram_id(handed.editor)
    if author is not None:
        await tell(context, author, lambda world: views.counts_decided(handed, recorded, **world))
