"""The floor: a ready body posted with aiohttp and nothing else, at whatever concurrency is fastest."""

from __future__ import annotations

import dataclasses

import aiohttp
import orjson
from yarl import URL

from tests.bench.load import TEXT, Sent, drive, orders, run

_TRIED = (16, 32, 64, 128)
_TRIAL = 0.4


async def work() -> Sent:
    """Find the best concurrency in short trials, then send."""
    told = orders()
    target = URL(f"{told.url}/bot{told.token}/sendMessage")
    rest = orjson.dumps({"text": TEXT, "parse_mode": "HTML"})[1:]
    headers = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None),
    ) as session:

        async def send(chat: int) -> None:
            body = b'{"chat_id":%d,%b' % (chat, rest)
            async with session.post(target, data=body, headers=headers) as response:
                await response.read()

        best, most, trials = told.at_once, 0.0, 0
        for at_once in _TRIED if not told.at_once else ():
            trial = await drive(send, at_once, _TRIAL)
            trials += trial.all
            if trial.messages / trial.seconds > most:
                best, most = at_once, trial.messages / trial.seconds
        sent = await drive(send, best, told.seconds)
        return dataclasses.replace(sent, all=sent.all + trials)


if __name__ == "__main__":
    run(work)
