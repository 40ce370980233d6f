"""`/desk`: the open events that an editor looks after, the longest unconfirmed first, each with its buttons."""

from __future__ import annotations

from telegram import Update

from handlers.context import Context
from handlers.desk.gate import at_the_desk, refuse
from handlers.speaking import say, toast
from handlers.views import board as views
from handlers.views.screen import Screen
from storage.permission import Act, trusted
from storage.staff import Editor

#: Whose events a page of the board shows: "m" one's own, "a" all in one's regions.
SCOPES = ("m", "a")
PAGE = 5


async def desk(update: Update, context: Context) -> None:
    """Show the first page of one's own events."""
    editor = await at_the_desk(update, context)
    if editor is not None:
        await say(update, context, await _page(update, context, editor, "m", 0))


async def tapped_board(update: Update, context: Context) -> None:
    """A button of the board: `dk:SCOPE:PAGE`."""
    editor = await at_the_desk(update, context)
    if editor is None:
        return
    scope, page = (*context.tapped(update), "")[:2]
    if scope not in SCOPES or not page.isdecimal() or len(page) > 4:
        await refuse(update, context, "stale-button")
        return
    await toast(update)
    await say(update, context, await _page(update, context, editor, scope, int(page)))


async def show(update: Update, context: Context, origin: str) -> None:
    """The board's page again, as it is now; `origin` is its scope and number, such as "m0"."""
    editor = await context.editor(update)
    if editor is None or not origin[1:].isdecimal():
        return
    await say(update, context, await _page(update, context, editor, origin[0], int(origin[1:])))


async def _page(update: Update, context: Context, editor: Editor, scope: str, page: int) -> Screen:
    store = context.store.board
    wide = trusted(editor.role, Act.CHANGE)
    mine = await store.mine_count(editor.id)
    others = await store.inside_count(editor.regions) if wide else 0
    if not wide:
        scope = "m"
    total = mine if scope == "m" else others
    pages = max(1, -(-total // PAGE))
    page = min(page, pages - 1)
    found = (
        await store.mine(editor.id, limit=PAGE, offset=page * PAGE)
        if scope == "m"
        else await store.inside(editor.regions, limit=PAGE, offset=page * PAGE)
    )
    data = views.BoardData(found, scope, page, pages, mine, others, wide)
    return views.board(data, **await context.world(update))
