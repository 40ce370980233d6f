"""Each fault looks to a real HTTP client like the trouble it stands for, and the ledger knows the truth."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.playground.faults import Fault, Faults
from bot.playground.ledger import Call
from bot.playground.people import Person
from tests.playground.conftest import Client, Clock


async def send(client: Client, person: Person) -> tuple[int, bytes]:
    """Send a text and give status and body, unread."""
    params = {"chat_id": person.chat_id, "text": "hola"}
    async with client.session.post(client.address("sendMessage"), json=params) as answer:
        return answer.status, await answer.read()


def last(client: Client) -> Call:
    return client.playground.ledger.calls("sendMessage")[-1]


@pytest.mark.parametrize(
    ("fault", "status", "description"),
    [
        (Fault("429", retry_after=7), 429, "Too Many Requests: retry after 7"),
        (Fault("403"), 403, "Forbidden: bot was blocked by the user"),
        (Fault("403", description="user is deactivated"), 403, "Forbidden: user is deactivated"),
        (Fault("400", description="CHAT_WRITE_FORBIDDEN"), 400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
        (Fault("400"), 400, "Bad Request: chat not found"),
        (Fault("5xx_json"), 502, "Bad Gateway"),
        (Fault("5xx_json", code=500, description="Internal Server Error"), 500, "Internal Server Error"),
    ],
)
async def test_a_refusal_on_demand_delivers_nothing(
    client: Client, person: Person, fault: Fault, status: int, description: str
) -> None:
    client.playground.faults.add(fault)

    answer = await client.call("sendMessage", chat_id=person.chat_id, text="hola")

    assert (answer.status, answer.description) == (status, description)
    assert answer.body["ok"] is False
    assert client.playground.messages(person.chat_id) == []
    assert not last(client).delivered


async def test_a_429_says_how_long_to_wait(client: Client, person: Person) -> None:
    client.playground.faults.add(Fault("429", retry_after=7))

    answer = await client.call("sendMessage", chat_id=person.chat_id, text="hola")

    assert answer.body["parameters"] == {"retry_after": 7}


async def test_a_page_from_a_proxy_is_no_json(client: Client, person: Person) -> None:
    client.playground.faults.add(Fault("5xx_html", code=504))

    status, body = await send(client, person)

    assert status == 504
    assert body.startswith(b"<html>")
    assert not last(client).delivered


@pytest.mark.parametrize(
    ("kind", "body"), [("empty", b""), ("malformed", b'{"ok":true,"result":{"message_id":')]
)
async def test_an_unreadable_reply_hides_a_delivery(
    client: Client, person: Person, kind: str, body: bytes
) -> None:
    client.playground.faults.add(Fault(kind))

    assert await send(client, person) == (200, body)
    assert last(client).delivered
    assert not last(client).ok
    assert len(client.playground.messages(person.chat_id)) == 1


async def test_a_truncated_reply_breaks_off(client: Client, person: Person) -> None:
    client.playground.faults.add(Fault("truncated"))

    with pytest.raises(aiohttp.ClientPayloadError):
        await send(client, person)

    assert last(client).delivered


@pytest.mark.parametrize(
    ("kind", "delivered"), [("reset", False), ("read_then_reset", False), ("deliver_then_reset", True)]
)
@pytest.mark.parametrize("aimed", [False, True])
async def test_a_lost_connection_may_or_may_not_have_delivered(
    client: Client, person: Person, kind: str, delivered: bool, aimed: bool
) -> None:
    client.playground.faults.add(Fault(kind, chat_id=person.chat_id if aimed else None))

    with pytest.raises(aiohttp.ClientConnectionError):
        await send(client, person)

    assert last(client).delivered is delivered
    assert len(client.playground.messages(person.chat_id)) == delivered


@pytest.mark.parametrize("body", ["null", "[]", '{"ok":1}', "{}", "\x00\x01", '{"ok":true}'])
async def test_a_malformed_reply_says_what_it_is_told_to(client: Client, person: Person, body: str) -> None:
    client.playground.faults.add(Fault("malformed", body=body))

    assert await send(client, person) == (200, body.encode())
    assert last(client).delivered


async def test_a_reset_after_reading_strikes_by_chance_too(client: Client, person: Person) -> None:
    fault = client.playground.faults.add(Fault("read_then_reset", probability=0.5))
    told = []

    for _ in range(20):
        try:
            told.append((await send(client, person))[0])
        except aiohttp.ClientConnectionError:
            told.append(0)

    assert set(told) == {0, 200}
    assert fault.struck == told.count(0)
    assert len(client.playground.messages(person.chat_id)) == told.count(200)


async def test_a_dripping_reply_comes_whole_to_who_waits(client: Client, person: Person) -> None:
    client.playground.faults.add(Fault("drip", seconds=0.1))

    status, body = await send(client, person)

    assert status == 200
    assert b'"message_id":' in body and body.endswith(b"}")
    assert last(client).delivered


async def test_a_dripping_reply_has_delivered_even_if_the_bot_gives_up(
    client: Client, person: Person
) -> None:
    client.playground.faults.add(Fault("drip", seconds=60))

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(send(client, person), 0.2)

    assert last(client).delivered and not last(client).ok


async def test_a_reply_that_never_comes_hides_a_delivery(client: Client, person: Person) -> None:
    client.playground.faults.add(Fault("deliver_then_hang"))

    waiting = asyncio.create_task(send(client, person))
    await client.playground.wait_for(person.chat_id, lambda view: view.text == "hola")
    done, _ = await asyncio.wait([waiting], timeout=0.05)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)

    assert not done
    assert last(client).delivered


async def test_stopping_lets_a_hanging_call_go(client: Client, person: Person) -> None:
    client.playground.faults.add(Fault("deliver_then_hang"))
    waiting = asyncio.create_task(send(client, person))
    await client.playground.wait_for(person.chat_id, lambda view: view.text == "hola")

    await client.playground.stop()

    with pytest.raises(aiohttp.ClientError):
        await asyncio.wait_for(waiting, 5)


async def test_a_delayed_call_is_carried_out_even_if_the_bot_gives_up(client: Client, person: Person) -> None:
    client.playground.faults.add(Fault("delay", seconds=0.1))

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(send(client, person), 0.05)
    seen = await client.playground.wait_for(person.chat_id, lambda view: True)

    assert seen.text == "hola"
    assert last(client).delivered


async def test_a_delay_comes_before_other_trouble(client: Client, person: Person) -> None:
    delay = client.playground.faults.add(Fault("delay", seconds=0.01))
    refusal = client.playground.faults.add(Fault("429"))

    status, _ = await send(client, person)

    assert status == 429
    assert (delay.struck, refusal.struck) == (1, 1)


async def test_a_hidden_cap_refuses_what_comes_too_fast(client: Client, person: Person) -> None:
    client.playground.faults.add(Fault("cap", rate=3))

    statuses = [(await send(client, person))[0] for _ in range(5)]
    me = await client.call("getMe")

    assert statuses[:3] == [200] * 3
    assert 429 in statuses[3:]
    assert me.status == 200


async def test_a_cap_lets_through_what_is_paid_for_and_the_ledger_counts_it(
    client: Client, person: Person
) -> None:
    client.playground.faults.add(Fault("cap", rate=1))
    say = {"chat_id": person.chat_id, "text": "hola"}

    statuses = [(await send(client, person))[0] for _ in range(2)]
    paid = [await client.call("sendMessage", **say, allow_paid_broadcast=True) for _ in range(3)]
    edit = await client.call(
        "editMessageText",
        **say | {"text": "ya"},
        message_id=last(client).message_id,
        allow_paid_broadcast=True,
    )

    assert statuses == [200, 429]
    assert [answer.status for answer in (*paid, edit)] == [200] * 4
    assert client.playground.ledger.paid == 3, "an edit is no message that could be paid for"


async def test_without_stars_what_is_paid_for_is_refused_and_all_else_arrives(
    client: Client, person: Person
) -> None:
    client.playground.faults.add(Fault("no_stars"))

    paid = await client.call("sendMessage", chat_id=person.chat_id, text="hola", allow_paid_broadcast=True)
    status, _ = await send(client, person)

    assert (paid.status, paid.description) == (400, "Bad Request: BALANCE_TOO_LOW")
    assert status == 200
    assert client.playground.ledger.paid == 0


async def test_a_fault_strikes_only_whom_it_names(client: Client, person: Person) -> None:
    other = client.playground.people.user("Otra")
    other.start_quietly()
    client.playground.faults.add(Fault("403", chat_id=person.chat_id, method="SENDMESSAGE", count=1))

    statuses = [(await send(client, who))[0] for who in (other, person, person)]
    me = await client.call("getMe")

    assert statuses == [200, 403, 200]
    assert me.status == 200


async def test_a_fault_strikes_each_of_several_chats_as_often_as_it_says(
    client: Client, person: Person
) -> None:
    other, spared = (client.playground.people.user(name) for name in ("Otra", "Más"))
    for who in (other, spared):
        who.start_quietly()
    fault = client.playground.faults.add(Fault("429", chat_ids=[person.chat_id, other.chat_id], per_chat=1))

    statuses = [(await send(client, who))[0] for who in (person, other, spared, person, other)]

    assert statuses == [429, 429, 200, 200, 200]
    assert fault.struck_chats == {person.chat_id: 1, other.chat_id: 1}


async def test_without_a_method_polling_goes_on(client: Client) -> None:
    client.playground.faults.add(Fault("5xx_json"))
    spared = await client.call("getUpdates")
    client.playground.faults.add(Fault("5xx_json", method="*"))
    struck = await client.call("getUpdates")

    assert (spared.status, struck.status) == (200, 502)


async def test_a_fault_ends_when_its_time_is_over_or_it_is_cleared(
    client: Client, person: Person, moment: Clock
) -> None:
    client.playground.faults.add(Fault("429", until=moment.at + 60))
    before = (await send(client, person))[0]
    moment.at += 60
    after = (await send(client, person))[0]
    client.playground.faults.add(Fault("429"))
    client.playground.faults.clear()
    cleared = (await send(client, person))[0]

    assert (before, after, cleared) == (429, 200, 200)


def test_chance_repeats_itself_with_the_same_seed() -> None:
    def strikes(faults: Faults) -> list[int]:
        faults.add(Fault("429", probability=0.3))
        return [len(faults.striking("sendmessage", 1)) for _ in range(200)]

    faults = Faults(lambda: 0.0, seed=5)
    first = strikes(faults)
    faults.clear()

    assert strikes(faults) == first == strikes(Faults(lambda: 0.0, seed=5))
    assert 30 < sum(first) < 90


def test_a_kind_of_trouble_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="earthquake"):
        Fault("earthquake")


async def test_the_ledger_tells_what_was_asked_and_what_was_told(client: Client, person: Person) -> None:
    params: dict[str, Any] = {"chat_id": person.chat_id, "text": "hola"}
    await client.call("getMe")
    sent = await client.call("sendMessage", **params)
    await client.call("sendMessage", chat_id=person.chat_id, text="")
    ledger = client.playground.ledger

    assert [call.method for call in ledger.calls()] == ["getMe", "sendMessage", "sendMessage"]
    assert [call.n for call in ledger.calls(chat_id=person.chat_id)] == [2, 3]
    assert ledger.calls("sendmessage", person.chat_id) == ledger.calls("sendMessage")
    assert ledger.calls()[1].params == params
    assert ledger.calls()[1].message_id == sent.result["message_id"]
    assert ledger.calls()[2].description == "Bad Request: message text is empty"
    assert [call.n for call in ledger.delivered(person.chat_id)] == [2]
    assert [call.n for call in ledger.after(2)] == [3]


async def test_the_ledger_counts_what_arrived_in_each_chat(client: Client, person: Person) -> None:
    other = client.playground.people.user("Otra")
    other.start_quietly()
    client.playground.faults.add(Fault("empty", chat_id=other.chat_id, count=1))
    client.playground.faults.add(Fault("403", chat_id=other.chat_id, count=1))
    for who in (person, other, other, other):
        await send(client, who)
    await client.call("getChat", chat_id=person.chat_id)
    ledger = client.playground.ledger

    assert ledger.counts() == ledger.counts("sendMessage") == {person.chat_id: 1, other.chat_id: 2}
    assert ledger.counts("sendPhoto") == {}


async def test_the_ledger_tells_callers_apart_by_the_name_they_use(client: Client) -> None:
    port = client.playground.url.rpartition(":")[2]
    await client.call("getMe")
    async with client.session.get(f"http://localhost:{port}/bot{client.playground.token}/getMe") as answer:
        assert answer.status == 200

    hosts = [call.host for call in client.playground.ledger.calls("getMe")]

    assert hosts == [f"127.0.0.1:{port}", f"localhost:{port}"]
