"""`/campaigns`: the strikes that go on, and ending one without lifting anything."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context, number_in
from handlers.desk.gate import at_the_desk, refuse
from handlers.speaking import say, toast
from handlers.views import campaign as views
from storage.authority import Refused
from storage.model import Campaign
from storage.permission import Act
from storage.staff import Editor

_REVIEWED = 8


async def campaigns(update: Update, context: Context) -> None:
    """List the campaigns that go on."""
    if await at_the_desk(update, context, Act.CAMPAIGN) is not None:
        await _list(update, context)


async def tapped_campaigns(update: Update, context: Context) -> None:
    """A button: `cs:ID:ACTION`."""
    editor = await at_the_desk(update, context, Act.CAMPAIGN)
    if editor is None:
        return
    number, action = (*context.tapped(update), "")[:2]
    if action == "list":
        await toast(update)
        await _list(update, context)
        return
    asked = number_in(number)
    one = None if asked is None else await context.store.campaigns.get(asked)
    if one is None:
        await refuse(update, context, "campaign-gone")
        return
    match action:
        case "ask":
            await toast(update)
            extent = await context.store.campaigns.extent(one.id)
            await say(update, context, views.ask_end(one, extent, **await context.world(update)))
        case "end" | "review":
            await _end(update, context, editor, one, review=action == "review")
        case "again":
            await toast(update)
            await _review(update, context, one)
        case _:
            await refuse(update, context, "stale-button")


async def _list(update: Update, context: Context) -> None:
    store = context.store.campaigns
    found = [(one, await store.extent(one.id)) for one in (await store.going_on())[:10]]
    await say(update, context, views.listed(found, **await context.world(update)))


async def _end(update: Update, context: Context, editor: Editor, one: Campaign, *, review: bool) -> None:
    try:
        done = await context.store.campaigns.end(one.id, editor.id, now=context.now)
    except Refused as refusal:
        if refusal.editor is None or refusal.editor.id != editor.id:
            raise
        await refuse(update, context, "campaigns-not-yours")
        return
    texts, language = context.house.texts, await context.language(update)
    await toast(update, None if done else texts.plain(language, "campaigns-ended-before"))
    if not done and not review:
        return
    if review:
        await _review(update, context, one)
    else:
        await say(update, context, views.ended(one, **await context.world(update)))


async def _review(update: Update, context: Context, one: Campaign) -> None:
    """Its open events, the gravest first; each takes its turn by its own buttons."""
    numbers = await context.store.campaigns.events(one.id, limit=_REVIEWED)
    found = await context.store.events.many(numbers)
    await say(update, context, views.review(one, found, **await context.world(update)))
