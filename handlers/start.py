"""`/start`: from nothing to following a region in two taps, or at once through a link to a place, an event, a search."""

from __future__ import annotations

import contextlib

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from handlers import channels, greeting, menu, near, record, report, route, search, status
from handlers.context import Context
from handlers.desk import inviting
from handlers.groups import may_change
from handlers.speaking import say
from handlers.subscribe import follow_and_say
from handlers.views import links
from handlers.views import regions as views

_FOLLOW = "sub_"
_REPORT = "report"


async def start(update: Update, context: Context) -> None:
    """Greet with the places most asked for; links follow (`sub_21`), show (`st_21`, `ev_142`, `rt_…`), ask or invite."""
    payload = context.args[0] if context.args else ""
    if payload.startswith(inviting.PREFIX):
        await inviting.join(update, context, payload.removeprefix(inviting.PREFIX))
        return
    if (editor := await context.editor(update)) is not None:
        # An editor who could not be given the desk's menu at start has a chat now.
        with contextlib.suppress(TelegramError):
            await menu.register_editor(
                context.bot,
                context.house.texts,
                editor.telegram_id,
                await context.language(update),
                editor.role,
            )
    if payload == _REPORT:
        await report.begin(update, context)
        return
    code = payload.removeprefix(_FOLLOW)
    if payload.startswith(_FOLLOW) and code in context.regions:
        if await may_change(update, context):
            await follow_and_say(update, context, [code])
        return
    if await _linked(update, context, payload):
        return
    if update.effective_chat is not None and update.effective_chat.type != ChatType.PRIVATE:
        await greeting.started(update, context)
        return
    await say(update, context, views.welcome(**await context.world(update)))


async def _linked(update: Update, context: Context, payload: str) -> bool:
    """Answer what a link from elsewhere asks for; False where it asks for nothing that Chaski knows."""
    if payload.startswith(links.STATUS) and payload.removeprefix(links.STATUS) in context.regions:
        screen = await status.of_region(update, context, payload.removeprefix(links.STATUS), 0)
        await say(update, context, screen)
        return True
    if payload.startswith(links.EVENT):
        await record.show_event(update, context, payload.removeprefix(links.EVENT))
        return True
    if payload.startswith(links.SEARCH) and (text := links.searched(payload)):
        await search.answer(update, context, text)
        return True
    if payload.startswith(links.ROUTE):
        await route.linked(update, context, payload.removeprefix(links.ROUTE))
        return True
    if payload == links.CHANNELS:
        await channels.channels(update, context)
        return True
    if payload == links.NEAR:
        await near.near(update, context)
        return True
    return False
