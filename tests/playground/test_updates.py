"""Updates reach the bot once it asks, in order, and stay until it confirms them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.playground.people import Person
from tests.playground.conftest import Client


async def test_an_update_is_given_again_until_it_is_confirmed(client: Client, person: Person) -> None:
    await person.say("hola")

    first = (await client.call("getUpdates")).result
    again = (await client.call("getUpdates")).result
    confirmed = (await client.call("getUpdates", offset=first[0]["update_id"] + 1)).result

    assert first == again
    assert first[0]["message"]["text"] == "hola"
    assert confirmed == []


async def test_updates_come_in_order_and_no_more_than_asked_for(client: Client, person: Person) -> None:
    for word in ("uno", "dos", "tres"):
        await person.say(word)

    found = (await client.call("getUpdates", limit=2)).result

    assert [update["message"]["text"] for update in found] == ["uno", "dos"]
    assert found[1]["update_id"] == found[0]["update_id"] + 1


async def test_a_negative_offset_forgets_all_but_the_last(client: Client, person: Person) -> None:
    for word in ("uno", "dos", "tres"):
        await person.say(word)

    found = (await client.call("getUpdates", offset=-1)).result

    assert [update["message"]["text"] for update in found] == ["tres"]
    assert (await client.call("getUpdates")).result == found


async def test_a_long_poll_is_answered_as_soon_as_something_happens(client: Client, person: Person) -> None:
    poll = asyncio.create_task(client.call("getUpdates", timeout=30))
    await client.playground.world.updates.polled.wait()

    await person.say("hola")
    found = (await asyncio.wait_for(poll, 5)).result

    assert [update["message"]["text"] for update in found] == ["hola"]


async def test_a_second_poller_ends_the_first(client: Client, person: Person) -> None:
    first = asyncio.create_task(client.call("getUpdates", timeout=30))
    await client.playground.world.updates.polled.wait()
    second = asyncio.create_task(client.call("getUpdates", timeout=30))

    ended = await asyncio.wait_for(first, 5)
    await person.say("hola")
    found = await asyncio.wait_for(second, 5)

    assert ended.status == 409
    assert ended.description.startswith("Conflict: terminated by other getUpdates request")
    assert len(found.result) == 1


async def test_a_poller_that_went_away_is_not_in_the_way(client: Client, person: Person) -> None:
    gone = asyncio.create_task(client.call("getUpdates", timeout=30))
    await client.playground.world.updates.polled.wait()
    gone.cancel()
    await asyncio.gather(gone, return_exceptions=True)

    await person.say("hola")

    assert len((await client.call("getUpdates", timeout=30)).result) == 1


async def test_stopping_lets_a_poller_go(client: Client) -> None:
    poll = asyncio.create_task(client.call("getUpdates", timeout=30))
    await client.playground.world.updates.polled.wait()

    await client.playground.stop()

    assert (await asyncio.wait_for(poll, 5)).result == []


async def test_only_the_wanted_kinds_are_told(client: Client, person: Person) -> None:
    await client.call("getUpdates", allowed_updates=["message"])

    await person.say("hola")
    await person.block()
    found = (await client.call("getUpdates")).result

    assert [set(update) - {"update_id"} for update in found] == [{"message"}]


class Hook:
    """The bot's own address, which fails a few times first."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.url = ""
        self.heard: asyncio.Queue[tuple[str | None, dict[str, Any]]] = asyncio.Queue()

    async def take(self, request: web.Request) -> web.Response:
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        self.heard.put_nowait((secret, await request.json()))
        return web.Response()


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    made = Hook()
    app = web.Application()
    app.router.add_post("/hook", made.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_a_webhook_gets_each_update_with_the_secret(client: Client, person: Person, hook: Hook) -> None:
    await client.call("setWebhook", url=hook.url, secret_token="s3cret")

    await person.say("uno")
    await person.say("dos")
    heard = [await asyncio.wait_for(hook.heard.get(), 5) for _ in range(2)]

    assert [secret for secret, _ in heard] == ["s3cret"] * 2
    assert [update["message"]["text"] for _, update in heard] == ["uno", "dos"]


async def test_a_webhook_hears_again_what_it_did_not_take(client: Client, person: Person, hook: Hook) -> None:
    hook.failures = 1
    await client.call("setWebhook", url=hook.url)

    await person.say("hola")
    _, update = await asyncio.wait_for(hook.heard.get(), 10)
    info = (await client.call("getWebhookInfo")).result

    assert update["message"]["text"] == "hola"
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")


async def test_polling_and_a_webhook_exclude_each_other(client: Client, person: Person, hook: Hook) -> None:
    await client.call("setWebhook", url=hook.url)
    refused = await client.call("getUpdates")
    await client.call("deleteWebhook")
    allowed = await client.call("getUpdates")

    assert refused.status == 409
    assert "webhook is active" in refused.description
    assert allowed.status == 200
    assert (await client.call("getWebhookInfo")).result["url"] == ""


async def test_waiting_updates_can_be_dropped(client: Client, person: Person) -> None:
    await person.say("hola")

    await client.call("deleteWebhook", drop_pending_updates=True)

    assert (await client.call("getUpdates")).result == []
