"""aiogram as it comes: `Bot.send_message`. Runs in an environment of its own (extras.py)."""

from __future__ import annotations

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from tests.bench.load import TEXT, Sent, drive, orders, run


async def work() -> Sent:
    """Send with a pool that has a connection for each message on its way."""
    told = orders()
    session = AiohttpSession(api=TelegramAPIServer.from_base(told.url), limit=max(told.at_once, 100))
    async with Bot(told.token, session=session) as bot:

        async def send(chat: int) -> None:
            await bot.send_message(chat, TEXT, parse_mode="HTML")

        return await drive(send, told.at_once, told.seconds)


if __name__ == "__main__":
    run(work)
