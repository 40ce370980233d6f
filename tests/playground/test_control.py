"""The routes of the chat page."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from bot.playground.people import Person
from tests.playground.conftest import Client

ROWS = {"inline_keyboard": [[{"text": "Sí", "callback_data": "y"}]]}


async def get(client: Client, path: str, **headers: str) -> tuple[int, Any]:
    async with client.session.get(f"{client.playground.url}/playground/{path}", headers=headers) as answer:
        return answer.status, await answer.json()


async def post(client: Client, path: str, **data: Any) -> tuple[int, Any]:
    async with client.session.post(f"{client.playground.url}/playground/{path}", json=data) as answer:
        return answer.status, await answer.json()


async def test_the_state_has_the_cast_their_chats_and_the_last_messages(
    client: Client, person: Person
) -> None:
    playground = client.playground
    other = playground.people.user("Otra")
    playground.cast([(person, "Seguidora")])
    group = playground.people.group("Sur", members=[person])
    said = await person.say("hola")
    await other.say("nadie me ve")
    await client.call(
        "sendMessage",
        chat_id=person.chat_id,
        text="<b>a</b>",
        parse_mode="HTML",
        reply_markup=ROWS,
        reply_parameters={"message_id": said},
    )

    _, state = await get(client, "state")

    assert [entry["label"] for entry in state["cast"]] == ["Seguidora"]
    assert {chat["chat_id"] for chat in state["chats"]} == {person.chat_id, group.id}
    assert [m["text"] for m in state["messages"] if m["chat_id"] == person.chat_id] == ["hola", "a"]
    answer = state["messages"][1]
    assert (answer["from"], answer["html"], answer["edited"]) == ("bot", "<b>a</b>", False)
    assert answer["reply_to"] == {"message_id": said, "text": "hola"}
    assert answer["buttons"] == [[{"label": "Sí", "data": "y", "url": None, "copy": None}]]
    assert answer["date"] == state["now"]


async def test_a_page_acts_for_a_person(client: Client, person: Person, png: bytes) -> None:
    _, said = await post(client, "say", user_id=person.id, text="/start")
    await client.call("sendMessage", chat_id=person.chat_id, text="hola", reply_markup=ROWS)
    number = client.playground.messages(person.chat_id)[-1].message_id
    _, tapped = await post(client, "tap", user_id=person.id, message_id=number, data="y")
    await post(client, "edit", user_id=person.id, message_id=said["message_id"], text="/help")
    await post(client, "forward", user_id=person.id, from_chat_id=person.chat_id, message_id=number)
    await post(client, "location", user_id=person.id, latitude=-15.8, longitude=-70.0)
    await post(client, "block", user_id=person.id, blocked=True)

    told = [next(iter(update.keys() - {"update_id"})) for update in await client.updates()]

    expected = ["message", "callback_query", "edited_message", "message", "message", "my_chat_member"]
    assert told == expected
    assert tapped["callback_id"]
    assert person.blocked


@pytest.mark.parametrize("count", [1, 2])
async def test_a_page_sends_pictures_and_shows_them(
    client: Client, person: Person, png: bytes, count: int
) -> None:
    form = aiohttp.FormData({"user_id": str(person.id), "caption": "aquí"})
    for _ in range(count):
        form.add_field("file", png, filename="a.png")

    async with client.session.post(f"{client.playground.url}/playground/photo", data=form) as answer:
        assert answer.status == 200
    _, state = await get(client, "state")
    messages = state["messages"]
    async with client.session.get(client.playground.url + messages[0]["photo"]) as shown:
        assert (shown.content_type, await shown.read()) == ("image/png", png)

    assert [message["text"] for message in messages] == ["aquí", ""][:count]


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        ("say", {"user_id": 1, "text": "hola"}, 404),
        ("say", {"text": " "}, 400),
        ("say", {"text": "hola", "chat_id": -5}, 404),
        ("tap", {"message_id": 99, "data": "y"}, 404),
        ("edit", {"message_id": 99, "text": "x"}, 404),
        ("photo", {}, 400),
        ("location", {"latitude": "north"}, 400),
        ("faults", {"kind": "earthquake"}, 400),
        ("crowd", {"count": 0}, 400),
        ("crowd", {"count": 1_000_001}, 400),
        ("faults", {"kind": "429", "colour": "red"}, 400),
    ],
)
async def test_a_wrong_request_is_answered_with_a_sentence(
    client: Client, person: Person, path: str, data: dict[str, Any], status: int
) -> None:
    found = await post(client, path, **({"user_id": person.id} | data if path != "faults" else data))

    assert found[0] == status
    assert " " in found[1]["error"]


async def test_a_tap_on_a_button_that_is_gone_is_refused(client: Client, person: Person) -> None:
    await client.call("sendMessage", chat_id=person.chat_id, text="hola", reply_markup=ROWS)

    status, body = await post(client, "tap", user_id=person.id, message_id=1, data="yes")

    assert (status, body["error"]) == (404, "the message has no such button any more")


async def test_the_menu_of_a_person_is_shown(client: Client, person: Person) -> None:
    await client.call("setMyCommands", commands=[{"command": "help", "description": "Help"}])

    _, menu = await get(client, f"commands?user_id={person.id}&chat_id={person.chat_id}")

    assert menu == [{"command": "help", "description": "Help"}]


async def test_faults_and_the_ledger_are_within_reach(client: Client, person: Person) -> None:
    await post(client, "faults", kind="429", retry_after=3)
    await client.call("sendMessage", chat_id=person.chat_id, text="hola")
    async with client.session.delete(f"{client.playground.url}/playground/faults") as answer:
        assert answer.status == 200
    await client.call("sendMessage", chat_id=person.chat_id, text="hola")

    _, calls = await get(client, "ledger?after=0")
    _, later = await get(client, "ledger?after=1")

    assert [(call["error_code"], call["ok"]) for call in calls] == [(429, False), (None, True)]
    assert [call["n"] for call in later] == [2]
    assert set(calls[0]) >= {"n", "at", "method", "chat_id", "ok", "error_code", "description", "message_id"}


async def test_a_crowd_comes_with_one_request_and_is_counted_with_another(client: Client) -> None:
    _, crowd = await post(client, "crowd", count=500, language="es")
    chats = crowd["chat_ids"]
    await post(client, "faults", kind="empty", chat_ids=chats[:2], per_chat=1)
    for chat in [*chats[:3], chats[0]]:
        async with client.session.post(
            client.address("sendMessage"), json={"chat_id": chat, "text": "hola"}
        ) as answer:
            await answer.read()

    _, counts = await get(client, "ledger/counts?method=sendMessage")
    _, calls = await get(client, "ledger?after=1&limit=2")

    assert len(set(chats)) == 500
    assert counts == {str(chats[0]): 2, str(chats[1]): 1, str(chats[2]): 1}
    assert [(call["chat_id"], call["ok"]) for call in calls] == [(chats[1], False), (chats[2], True)]


async def test_a_page_hears_what_happens(client: Client, person: Person) -> None:
    playground, url = client.playground, f"{client.playground.url}/playground/stream"
    playground.cast([(person, "Seguidora")])
    async with client.session.get(url) as stream:
        assert stream.content_type == "text/event-stream"
        assert (await event(stream))[0] == "clock"

        await client.call("sendChatAction", chat_id=person.chat_id, action="typing")
        await client.call("sendMessage", chat_id=person.chat_id, text="hola", reply_markup=ROWS)
        query = await person.press(1, "Sí")
        await client.call("answerCallbackQuery", callback_query_id=query, text="ok")
        await client.call("editMessageText", chat_id=person.chat_id, message_id=1, text="adiós")
        await playground.people.user("Otra").say("nadie me ve")
        await client.call("deleteMessage", chat_id=person.chat_id, message_id=1)
        heard = [await event(stream) for _ in range(6)]

    names = [name for name, _ in heard]
    assert names == ["action", "message", "answered", "toast", "message", "delete"]
    assert [heard[1][1]["text"], heard[4][1]["text"], heard[4][1]["edited"]] == ["hola", "adiós", True]
    assert heard[2][1] == {"user_id": person.id, "callback_id": query}
    assert heard[5][1] == {"chat_id": person.chat_id, "message_id": 1}


async def event(stream: aiohttp.ClientResponse) -> tuple[str, Any]:
    """The next event of a stream."""
    text = (await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 5)).decode()
    fields = dict(line.split(": ", 1) for line in text.strip().splitlines())
    return fields["event"], json.loads(fields["data"])


async def test_stopping_ends_the_streams(client: Client) -> None:
    async with client.session.get(f"{client.playground.url}/playground/stream") as stream:
        await event(stream)

        await client.playground.stop()

        assert await asyncio.wait_for(stream.content.read(), 5) == b""


@pytest.mark.parametrize("path", ["", "playground/state", "playground/stream", "static/index.html"])
@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
async def test_a_foreign_page_gets_nothing(client: Client, path: str, headers: dict[str, str]) -> None:
    async with client.session.get(f"{client.playground.url}/{path}", headers=headers) as answer:
        assert answer.status == 403


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
async def test_this_machine_is_let_in_by_either_name(client: Client, host: str) -> None:
    port = client.playground.url.rpartition(":")[2]

    status, _ = await get(client, "state", Host=f"{host}:{port}", Origin=f"http://{host}:{port}")

    assert status == 200


@pytest.mark.parametrize("name", ["..%2fserver.py", "..%5cserver.py", "none.js", ".hidden"])
async def test_only_the_pages_own_files_are_served(client: Client, name: str) -> None:
    async with client.session.get(f"{client.playground.url}/static/{name}") as answer:
        assert answer.status == 404


@pytest.mark.parametrize("path", ["", "static/index.html", "playground/static/index.html"])
async def test_the_page_is_served(client: Client, path: str) -> None:
    async with client.session.get(f"{client.playground.url}/{path}") as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")


async def test_scripts_are_served_as_scripts(client: Client) -> None:
    async with client.session.get(f"{client.playground.url}/playground/static/stream.js") as answer:
        assert (answer.status, answer.content_type) == (200, "text/javascript")
