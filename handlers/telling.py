"""Telling somebody at the desk something that they did not ask for, in their own language."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from handlers.context import Context, House, World
from handlers.refusals import SAME, says
from handlers.views.screen import Screen


async def tell(context: Context, telegram_id: int, say: Callable[[World], Screen]) -> bool:
    """Write to somebody's private chat; False if they cannot be reached, which is nobody's fault."""
    return await write_to(context.bot, context.house, telegram_id, say)


async def write_to(bot: Bot, house: House, telegram_id: int, say: Callable[[World], Screen]) -> bool:
    """The same where no update is at hand: by the bot and for the house that are given."""
    screen = await _screen(house, telegram_id, say)
    try:
        await bot.send_message(
            telegram_id, screen.text, parse_mode=ParseMode.HTML, reply_markup=screen.keyboard()
        )
    except TelegramError:
        return False
    return True


async def tell_in_place(
    context: Context, telegram_id: int, message: int | None, say: Callable[[World], Screen]
) -> int | None:
    """Change what told them before, or write anew where that is gone; gives the message, None if they cannot be reached."""
    screen = await _screen(context.house, telegram_id, say)
    try:
        if message is not None:
            try:
                await context.bot.edit_message_text(
                    screen.text,
                    chat_id=telegram_id,
                    message_id=message,
                    parse_mode=ParseMode.HTML,
                    reply_markup=screen.keyboard(),
                )
                return message
            except BadRequest as refusal:
                if says(refusal, (SAME,)):
                    return message
        sent = await context.bot.send_message(
            telegram_id, screen.text, parse_mode=ParseMode.HTML, reply_markup=screen.keyboard()
        )
        return sent.message_id
    except TelegramError:
        return None


async def _screen(house: House, telegram_id: int, say: Callable[[World], Screen]) -> Screen:
    """What is said, in the language that the chat keeps."""
    known = await house.store.chats.find(telegram_id)
    return say(house.world(known.language if known is not None else house.default_language))
