"""python-telegram-bot as it comes: its own transport and `Bot.send_message`."""

from __future__ import annotations

from telegram import Bot
from telegram.request import HTTPXRequest

from tests.bench.load import TEXT, Sent, drive, orders, run


async def work() -> Sent:
    """Send with a pool that has a connection for each message on its way."""
    told = orders()
    request = HTTPXRequest(connection_pool_size=told.at_once, pool_timeout=60.0)
    async with Bot(told.token, base_url=f"{told.url}/bot", request=request) as bot:

        async def send(chat: int) -> None:
            await bot.send_message(chat, TEXT, parse_mode="HTML")

        return await drive(send, told.at_once, told.seconds)


if __name__ == "__main__":
    run(work)
