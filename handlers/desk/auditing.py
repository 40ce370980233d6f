"""`/audit`: owners and publishers read who did what at the desk."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context, number_in
from handlers.desk.gate import at_the_desk
from handlers.speaking import say, toast
from handlers.views import audit as views
from storage.permission import Act
from storage.staff import Editor


async def audit(update: Update, context: Context) -> None:
    """Show the newest acts that the reader may see."""
    reader = await at_the_desk(update, context, Act.AUDIT)
    if reader is not None:
        await _show(update, context, reader, None)


async def tapped_audit(update: Update, context: Context) -> None:
    """The button to older acts, `au:ROW`, or to the newest, `au:0`."""
    reader = await at_the_desk(update, context, Act.AUDIT)
    if reader is None:
        return
    row = context.tapped(update)[0]
    await toast(update)
    await _show(update, context, reader, number_in(row) or None)


async def _show(update: Update, context: Context, reader: Editor, before: int | None) -> None:
    # One more than is shown tells whether there is another page.
    found = await context.store.audit.page(reader, before=before, limit=views.PER_PAGE + 1)
    older = len(found) > views.PER_PAGE
    shown = found[: views.PER_PAGE]
    world = await context.world(update)
    await say(update, context, views.page(shown, reader, older, before is None, **world))
