"""A draft's card, and the fields behind its buttons."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.desk import publishing
from handlers.desk.fields import CHOICES, missing
from handlers.speaking import say, say_anew
from handlers.views import desk as views
from handlers.views import fields as field_views
from storage.model import Draft

#: Ends the name of a field that was asked for by a reading, to which its answer leads back.
BACK = "!"


async def show_card(
    update: Update, context: Context, draft: Draft, *, anew: bool = False, more: bool = False
) -> None:
    """Show the draft as it is now, in place of the tapped message or as a new one."""
    reach = None if missing(draft.facts) else await publishing.reach_of(context, draft)
    way = await publishing.way_of(update, context, draft)
    before = await publishing.base_of(context, draft)
    screen = views.card(draft, more, reach, way, before, **await context.world(update))
    shown = await (say_anew if anew else say)(update, context, screen)
    if shown is not None:
        await context.store.drafts.shown_as(draft.id, shown.message_id)


async def open_field(
    update: Update, context: Context, draft: Draft, field: str, *, back: bool = False
) -> None:
    """Show the values to tap, or ask for what is to be typed or sent; `back` leads to the reading, not to the card."""
    world = await context.world(update)
    if field in CHOICES:
        await say(update, context, field_views.choices(draft, field, **world))
        return
    asked = await context.store.drafts.change(draft, now=context.now, awaiting=field + BACK * back)
    if asked is None:
        current = await context.store.drafts.get(draft.id, draft.editor) or draft
        await show_card(update, context, current)
        return
    match field:
        case "region":
            screen = field_views.region_field(asked, "", **world)
        case "campaign":
            screen = field_views.campaign_field(asked, await context.store.campaigns.going_on(), **world)
        case _:
            screen = field_views.ask(asked, field, **world)
    await say(update, context, screen)
