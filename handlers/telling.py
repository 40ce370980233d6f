"""Telling somebody at the desk something that they did not ask for, in their own language."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import TelegramError

from handlers.context import Context, House, World
from handlers.views.screen import Screen


async def tell(context: Context, telegram_id: int, say: Callable[[World], Screen]) -> bool:
    """Write to somebody's private chat; False if they cannot be reached, which is nobody's fault."""
    return await write_to(context.bot, context.house, telegram_id, say)


async def write_to(bot: Bot, house: House, telegram_id: int, say: Callable[[World], Screen]) -> bool:
    """The same where no update is at hand: by the bot and for the house that are given."""
    known = await house.store.chats.find(telegram_id)
    language = known.language if known is not None else house.default_language
    screen = say(house.world(language))
    try:
        await bot.send_message(
            telegram_id, screen.text, parse_mode=ParseMode.HTML, reply_markup=screen.keyboard()
        )
    except TelegramError:
        return False
    return True
