"""`/start`: from nothing to following a region in two taps, or at once through a link."""

from __future__ import annotations

import contextlib

from telegram import Update
from telegram.error import TelegramError

from handlers import menu, report
from handlers.context import Context
from handlers.desk import inviting
from handlers.groups import may_change
from handlers.speaking import say
from handlers.subscribe import follow_and_say
from handlers.views import regions as views

_FOLLOW = "sub_"
_REPORT = "report"


async def start(update: Update, context: Context) -> None:
    """Greet with the places most asked for; a link may lead on.

    `sub_21` in it follows Puno straight away, `report` asks what the person saw, `inv_…` leads to the desk.
    """
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
    await say(update, context, views.welcome(**await context.world(update)))
