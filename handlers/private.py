"""What is done in private alone: whoever asks for it in a group is led to the private chat with Chaski."""

from __future__ import annotations

from typing import Protocol

from telegram import Update
from telegram.constants import ChatType

from handlers.context import Context
from handlers.speaking import say
from handlers.texts import Texts
from handlers.views import links
from handlers.views.reader import Reader
from handlers.views.screen import Screen
from storage.regions import Gazetteer


class Leads(Protocol):
    """A view that leads to a link."""

    def __call__(self, link: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
        """The screen that leads there."""


async def led_to_private(update: Update, context: Context, payload: str, view: Leads) -> bool:
    """Whether this is no private chat: then the view leads to it, to go on there with this start parameter."""
    chat = update.effective_chat
    assert chat is not None
    if chat.type == ChatType.PRIVATE:
        return False
    link = links.address(context.bot.username, payload)
    await say(update, context, view(link, **await context.world(update)))
    return True
