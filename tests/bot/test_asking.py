"""What Telegram says when it is asked for updates: whatever it is, the asking goes on and nobody's words are logged."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import orjson
import pytest
from aiohttp import web
from telegram import Update
from telegram.error import NetworkError

from bot.asking import AskingRequest

WRITER = {"id": 700_000_001, "is_bot": False, "first_name": "Vecina"}
CHAT = {"id": 700_000_001, "type": "private"}
MESSAGE = {"message_id": 5, "date": 1, "chat": CHAT, "from": WRITER}
#: As Telegram sent them before PTB asked for one field more.
POLL = {"id": "1", "question": "¿Hay paso?", "options": [], "total_voter_count": 0, "is_closed": False}


class Answering:
    """A server that says what it is told to."""

    body = b""
    url = ""

    async def answer(self, _request: web.Request) -> web.Response:
        return web.Response(body=self.body)


@pytest.fixture
async def telegram() -> AsyncIterator[Answering]:
    said = Answering()
    application = web.Application()
    application.router.add_post("/", said.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    said.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield said
    await runner.cleanup()


@pytest.fixture
async def asking() -> AsyncIterator[AskingRequest]:
    request = AskingRequest(pool=2)
    await request.initialize()
    yield request
    await request.shutdown()


async def test_an_update_that_cannot_be_read_keeps_no_other_and_its_writer_is_still_known(
    telegram: Answering, asking: AskingRequest, caplog: pytest.LogCaptureFixture
) -> None:
    odd = {"update_id": 7, "message": MESSAGE | {"poll": POLL}}
    odder = {
        "update_id": 8,
        "message": {"message_id": 6, "date": 1, "chat": {"kind": "?"}, "text": "socorro"},
    }
    plain = {"update_id": 9, "message": MESSAGE | {"text": "Puno"}}
    telegram.body = orjson.dumps({"ok": True, "result": [odd, odder, plain]})

    told = await asking.post(telegram.url)

    updates = Update.de_list(told, None)
    assert [update.update_id for update in updates] == [7, 8, 9]
    assert updates[0].effective_chat is not None and updates[0].effective_chat.id == CHAT["id"]
    assert updates[1].effective_chat is None
    assert updates[2].message is not None and updates[2].message.text == "Puno"
    assert not any(word in caplog.text for word in ("socorro", "Vecina", "Hay paso"))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Vecina</html>",
        b"null",
        b"[]",
        b"{}",
        b'{"ok":true,"result":null}',
        b'{"ok":true,"result":[3]}',
        b'{"ok":true,"result":[{"message":{"text":"Vecina"}}]}',
        b'{"ok":true,"result":[{"update_id":7,"message":{"text":"Vecina"',
    ],
)
async def test_nonsense_is_an_outage_that_is_waited_out_and_nothing_of_it_is_logged(
    telegram: Answering, asking: AskingRequest, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.body = body

    with caplog.at_level(logging.DEBUG), pytest.raises(NetworkError) as raised:
        await asking.post(telegram.url)

    assert "Vecina" not in caplog.text + str(raised.value)
