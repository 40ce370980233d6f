"""Buttons under what stands in a channel, or was shared: whoever reads there may tap them, and nothing comes of it."""

from __future__ import annotations

import contextlib

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop

from handlers.context import Context
from handlers.views import links


async def tapped_in_channel(update: Update, context: Context) -> None:
    """A button in a channel leads its reader to the private chat, where the answer is theirs alone.

    A shared card stands in a chat of which nothing is told; its buttons ask nothing, but apps can be made to.
    """
    query, chat = update.callback_query, update.effective_chat
    if query is None or (chat is not None and chat.type != ChatType.CHANNEL):
        return
    payload = links.meant(query.data or "") or links.status("")
    with contextlib.suppress(TelegramError):
        await query.answer(url=links.address(context.bot.username, payload))
    raise ApplicationHandlerStop
