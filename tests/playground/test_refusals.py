"""What Telegram refuses is refused, in its own words."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from bot.playground.people import Person
from bot.playground.server import Playground
from tests.playground.conftest import Client, Clock, picture

HELLO: dict[str, Any] = {"text": "hola"}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "🚧" * 2049}, "message is too long"),
        (
            {"text": "<p>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "p" at byte offset 0',
        ),
        ({"text": "a", "parse_mode": "Word"}, "unsupported parse_mode"),
        (HELLO | {"message_thread_id": 7}, "message thread not found"),
        (HELLO | {"reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        (HELLO | {"reply_markup": "{"}, "can't parse reply markup JSON object"),
        (
            HELLO | {"reply_markup": {"inline_keyboard": {}}},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (HELLO | {"reply_markup": keyboard({"text": "x", "callback_data": "ñ" * 33})}, "BUTTON_DATA_INVALID"),
        (HELLO | {"reply_markup": keyboard({"text": "x", "callback_data": ""})}, "BUTTON_DATA_INVALID"),
        (
            HELLO | {"reply_markup": keyboard({"text": "x"})},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            HELLO
            | {"reply_markup": keyboard({"text": "x", "callback_data": "1", "url": "https://a.example"})},
            "can't parse inline keyboard button: Exactly one optional field must be used",
        ),
        (
            HELLO | {"reply_markup": keyboard({"text": "x", "url": "nowhere"})},
            "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        ),
        (
            HELLO | {"reply_markup": keyboard(*[{"text": "x", "callback_data": "1"}] * 101)},
            "reply markup is too long",
        ),
    ],
)
async def test_a_message_telegram_would_refuse_is_refused(
    client: Client, person: Person, params: dict[str, Any], reason: str
) -> None:
    answer = await client.call("sendMessage", chat_id=person.chat_id, **params)

    assert (answer.status, answer.description) == (400, f"Bad Request: {reason}")
    assert answer.body["error_code"] == 400
    assert client.playground.messages(person.chat_id) == []


@pytest.mark.parametrize(
    "params",
    [
        {"text": "<b>" + "a" * 4096 + "</b>", "parse_mode": "HTML"},
        {"text": "🚧" * 2048},
        HELLO | {"reply_parameters": {"message_id": 99, "allow_sending_without_reply": True}},
        HELLO | {"reply_markup": keyboard({"text": "x", "callback_data": "a" * 64})},
        HELLO | {"reply_markup": '{"inline_keyboard":[[{"text":"x","callback_data":"1"}]]}'},
        HELLO | {"reply_markup": {"remove_keyboard": True}},
    ],
)
async def test_a_message_at_the_limit_arrives(client: Client, person: Person, params: dict[str, Any]) -> None:
    answer = await client.call("sendMessage", chat_id=person.chat_id, **params)

    assert answer.status == 200, answer.description
    assert len(client.playground.messages(person.chat_id)) == 1


@pytest.mark.parametrize(
    ("chat_id", "status", "description"),
    [
        (None, 400, "Bad Request: chat_id is empty"),
        ("", 400, "Bad Request: chat_id is empty"),
        (42, 400, "Bad Request: chat not found"),
        ("@nobody", 400, "Bad Request: chat not found"),
    ],
)
async def test_a_chat_nobody_knows_is_refused(
    client: Client, chat_id: object, status: int, description: str
) -> None:
    answer = await client.call("sendMessage", chat_id=chat_id, text="hola")

    assert (answer.status, answer.description) == (status, description)


async def test_who_never_wrote_cannot_be_written_to(client: Client, playground: Playground) -> None:
    stranger = playground.people.user("Ana")

    answer = await client.call("sendMessage", chat_id=stranger.chat_id, text="hola")

    assert (answer.status, answer.description) == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )


async def test_who_blocked_the_bot_is_reached_again_after_unblocking(client: Client, person: Person) -> None:
    await person.block()
    blocked = await client.call("sendMessage", chat_id=person.chat_id, text="hola")
    await person.unblock()
    unblocked = await client.call("sendMessage", chat_id=person.chat_id, text="hola")

    assert (blocked.status, blocked.description) == (403, "Forbidden: bot was blocked by the user")
    assert unblocked.status == 200


async def test_a_deleted_account_is_gone(client: Client, person: Person) -> None:
    await person.delete_account()

    answer = await client.call("sendMessage", chat_id=person.chat_id, text="hola")

    assert (answer.status, answer.description) == (403, "Forbidden: user is deactivated")


@pytest.mark.parametrize(
    ("kind", "act", "status", "description"),
    [
        ("group", "kick_bot", 403, "Forbidden: bot was kicked from the group chat"),
        ("supergroup", "kick_bot", 403, "Forbidden: bot was kicked from the supergroup chat"),
        ("supergroup", "delete", 403, "Forbidden: the group chat was deleted"),
        ("group", "silence_bot", 400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
async def test_a_group_that_does_not_want_the_bot_refuses_it(
    client: Client, person: Person, kind: str, act: str, status: int, description: str
) -> None:
    group = client.playground.people.group("Sur", admins=[person], kind=kind)
    await getattr(group, act)()

    answer = await client.call("sendMessage", chat_id=group.id, text="hola")

    assert (answer.status, answer.description) == (status, description)


async def test_a_group_the_bot_left_is_closed_to_it(client: Client, person: Person) -> None:
    group = client.playground.people.group("Sur", admins=[person])
    await client.call("leaveChat", chat_id=group.id)

    answer = await client.call("sendMessage", chat_id=group.id, text="hola")

    assert answer.description == "Forbidden: bot is not a member of the supergroup chat"


async def test_an_upgraded_group_names_its_new_id(client: Client, person: Person) -> None:
    group = client.playground.people.group("Sur", admins=[person], kind="group")
    old, new = group.id, await group.upgrade()

    refused = await client.call("sendMessage", chat_id=old, text="hola")
    taken = await client.call("sendMessage", chat_id=new, text="hola")

    assert refused.description == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refused.body["parameters"] == {"migrate_to_chat_id": new}
    assert taken.status == 200


async def test_a_closed_topic_takes_nothing_until_it_is_opened_again(client: Client, person: Person) -> None:
    group = client.playground.people.group("Foro", admins=[person], forum=True)
    thread = await group.topic("Puno")

    open_answer = await client.call("sendMessage", chat_id=group.id, message_thread_id=thread, text="a")
    await group.close_topic(thread)
    closed = await client.call("sendMessage", chat_id=group.id, message_thread_id=thread, text="b")
    await group.delete_topic(thread)
    deleted = await client.call("sendMessage", chat_id=group.id, message_thread_id=thread, text="c")

    assert open_answer.result["message_thread_id"] == thread
    assert open_answer.result["is_topic_message"] is True
    assert closed.description == "Bad Request: TOPIC_CLOSED"
    assert deleted.description == "Bad Request: message thread not found"


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("editMessageText", {"message_id": 1, "text": "hola"}, NOT_MODIFIED),
        ("editMessageText", {"message_id": 99, "text": "hola"}, "message to edit not found"),
        ("editMessageText", {"text": "hola"}, "message identifier is not specified"),
        ("editMessageText", {"inline_message_id": "x", "text": "hola"}, "MESSAGE_ID_INVALID"),
        ("editMessageText", {"message_id": 2, "text": "hola"}, "message can't be edited"),
        ("editMessageText", {"message_id": 1, "text": ""}, "message text is empty"),
        (
            "editMessageCaption",
            {"message_id": 1, "caption": "x"},
            "there is no caption in the message to edit",
        ),
        ("editMessageReplyMarkup", {"message_id": 1}, NOT_MODIFIED),
        (
            "editMessageReplyMarkup",
            {"message_id": 1, "reply_markup": {"force_reply": True}},
            "inline keyboard expected",
        ),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("copyMessage", {"message_id": 99, "from_chat_id": 1}, "chat not found"),
        ("setMessageReaction", {"message_id": 99}, "message to react not found"),
        ("sendPhoto", {"photo": "AgACnobody"}, "wrong file identifier/HTTP URL specified"),
        ("sendPhoto", {"photo": "https://a.example/x.png"}, "failed to get HTTP URL content"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendMediaGroup", {"media": []}, "group of messages must include 2-10 items"),
        ("sendMediaGroup", {}, "can't parse media JSON object"),
        ("sendLocation", {"latitude": 91, "longitude": 0}, "wrong location specified"),
        ("sendLocation", {}, "latitude is empty"),
        ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
        ("getChatAdministrators", {}, "there are no administrators in the private chat"),
        ("leaveChat", {}, "chat is not a group or a channel"),
    ],
)
async def test_a_call_that_makes_no_sense_is_refused(
    client: Client, person: Person, method: str, params: dict[str, Any], reason: str
) -> None:
    await client.call("sendMessage", chat_id=person.chat_id, text="hola")
    await person.say("buenas")

    answer = await client.call(method, chat_id=person.chat_id, **params)

    assert (answer.status, answer.description) == (400, f"Bad Request: {reason}")


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        (
            "answerCallbackQuery",
            {"callback_query_id": "1"},
            "query is too old and response timeout expired or query ID is invalid",
        ),
        ("getFile", {"file_id": "AgACnobody"}, "invalid file_id"),
        ("getFile", {}, "file_id is empty"),
        ("setMyCommands", {"commands": [{"command": "Ñ", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": ""}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": "x"}] * 101},
            "BOT_COMMANDS_TOO_MUCH",
        ),
        ("setMyCommands", {"commands": [], "language_code": "español"}, "invalid language code specified"),
        (
            "getMyCommands",
            {"scope": {"type": "everybody"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        ("setWebhook", {"url": "ftp://a.example"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    ],
)
async def test_a_call_about_the_bot_itself_is_checked(
    client: Client, method: str, params: dict[str, Any], reason: str
) -> None:
    answer = await client.call(method, **params)

    assert (answer.status, answer.description) == (400, f"Bad Request: {reason}")


@pytest.mark.parametrize(
    ("data", "caption", "reason"),
    [
        (b"", "", "file must be non-empty"),
        (b"not a picture", "", "IMAGE_PROCESS_FAILED"),
        (picture(1, 30), "", "PHOTO_INVALID_DIMENSIONS"),
        (picture(), "a" * 1025, "message caption is too long"),
    ],
)
async def test_a_picture_telegram_cannot_use_is_refused(
    client: Client, person: Person, data: bytes, caption: str, reason: str
) -> None:
    answer = await client.upload("sendPhoto", {"photo": data}, chat_id=str(person.chat_id), caption=caption)

    assert answer.description == f"Bad Request: {reason}"


async def test_a_message_older_than_two_days_stays(client: Client, person: Person, moment: Clock) -> None:
    sent = await client.call("sendMessage", chat_id=person.chat_id, text="hola")
    moment.at += 48 * 3600 + 1

    answer = await client.call("deleteMessage", chat_id=person.chat_id, message_id=sent.result["message_id"])

    assert answer.description == "Bad Request: message can't be deleted for everyone"


async def test_an_old_tap_cannot_be_answered(client: Client, person: Person, moment: Clock) -> None:
    markup = keyboard({"text": "x", "callback_data": "1"})
    sent = await client.call("sendMessage", chat_id=person.chat_id, text="hola", reply_markup=markup)
    query = await person.press(sent.result["message_id"], "x")
    moment.at += 3600

    answer = await client.call("answerCallbackQuery", callback_query_id=query)

    assert "query is too old" in answer.description


async def test_an_unknown_method_and_a_wrong_token_are_told_apart(client: Client) -> None:
    unknown = await client.call("sendTelepathy")
    async with client.session.get(f"{client.playground.url}/bot1:X/getMe") as answer:
        wrong = answer.status, (await answer.json())["description"]

    assert (unknown.status, unknown.description) == (404, "Not Found")
    assert wrong == (401, "Unauthorized")


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff"])
async def test_a_body_that_is_no_json_object_is_refused(client: Client, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    async with client.session.post(client.address("sendMessage"), data=body, headers=headers) as answer:
        found = await answer.json()

    assert found["error_code"] == 400
    assert "JSON object" in found["description"]


async def test_parameters_may_come_as_query_form_or_multipart(client: Client, person: Person) -> None:
    address, params = client.address("SENDMESSAGE"), {"chat_id": str(person.chat_id), "text": "hola"}
    parts = aiohttp.FormData(params, default_to_multipart=True)

    async with client.session.get(address, params=params) as one:
        assert one.status == 200
    async with client.session.post(address, data=params) as two:
        assert two.status == 200
    async with client.session.post(address, data=parts) as three:
        assert three.status == 200

    assert [view.text for view in client.playground.messages(person.chat_id)] == ["hola"] * 3
