"""Groups, forums and channels around the bot: its standing in them, what it is told, and what it may do there."""

from __future__ import annotations

from typing import Any

import pytest

from bot.playground.channels import Channel
from bot.playground.people import Person
from tests.playground.conftest import Client

POST = {"can_post_messages": True}
ASKS = {
    "keyboard": [
        [
            {
                "text": "Elegir",
                "request_chat": {
                    "request_id": 7,
                    "chat_is_channel": True,
                    "user_administrator_rights": POST,
                    "bot_administrator_rights": POST,
                },
            }
        ]
    ]
}


async def _standings(client: Client) -> list[dict[str, Any]]:
    told = await client.updates()
    return [update["my_chat_member"]["new_chat_member"] for update in told if "my_chat_member" in update]


@pytest.fixture
def channel(client: Client, person: Person) -> Channel:
    return client.playground.people.channel("Prensa", admins=[person])


async def test_a_channel_lets_the_bot_post_and_edit_as_the_channel(
    client: Client, channel: Channel, person: Person
) -> None:
    await channel.add_bot()
    sent = await client.call("sendMessage", chat_id=channel.id, text="uno")
    edited = await client.call(
        "editMessageText", chat_id=channel.id, message_id=sent.result["message_id"], text="dos"
    )
    await person.say("del dueño", chat=channel)

    (standing,) = [u["my_chat_member"] for u in await client.updates() if "my_chat_member" in u]

    assert sent.result["chat"] == {"id": channel.id, "type": "channel", "title": "Prensa"}
    assert sent.result["sender_chat"] == sent.result["chat"] and "from" not in sent.result
    assert edited.result["text"] == "dos"
    assert standing["from"]["id"] == person.id
    assert standing["new_chat_member"]["can_post_messages"] is True
    assert "can_manage_topics" not in standing["new_chat_member"]


async def test_a_post_in_a_channel_is_told_as_one(client: Client, channel: Channel, person: Person) -> None:
    await channel.add_bot()
    await client.updates(allowed_updates=["channel_post"])

    await person.say("hola", chat=channel)

    assert (await client.updates())[0]["channel_post"]["text"] == "hola"
    with pytest.raises(ValueError, match="may not post"):
        await client.playground.people.user("Lectora").say("hola", chat=channel)


async def test_a_channel_that_does_not_want_the_bot_refuses_it(client: Client, channel: Channel) -> None:
    said = []
    for act in ("add", "limit", "remove", "ban", "delete"):
        match act:
            case "add":
                await channel.add_bot()
            case "limit":
                await channel.add_bot(may_post=False)
            case "remove":
                await channel.remove_bot()
            case "ban":
                await channel.remove_bot(banned=True)
            case _:
                await channel.delete()
        said.append((await client.call("sendMessage", chat_id=channel.id, text="x")).description)

    assert said == [
        "",
        "Bad Request: need administrator rights in the channel chat",
        "Forbidden: bot is not a member of the channel chat",
        "Forbidden: bot was kicked from the channel chat",
        "Bad Request: chat not found",
    ]


async def test_who_somebody_is_in_a_channel_only_its_administrators_learn(
    client: Client, channel: Channel, person: Person
) -> None:
    other = client.playground.people.user("Otra")
    await channel.add_bot()
    await channel.promote(other.id, may_post=False)

    owner = await client.call("getChatMember", chat_id=channel.id, user_id=person.id)
    limited = await client.call("getChatMember", chat_id=channel.id, user_id=other.id)
    listed = await client.call("getChatAdministrators", chat_id=channel.id)
    await channel.demote(other.id)
    demoted = await client.call("getChatMember", chat_id=channel.id, user_id=other.id)

    assert owner.result["status"] == "creator"
    assert (limited.result["status"], limited.result["can_post_messages"]) == ("administrator", False)
    assert {member["user"]["id"] for member in listed.result} == {
        person.id,
        other.id,
        client.playground.world.bot.id,
    }
    assert demoted.result["status"] == "member"


async def test_a_keyboard_asks_for_a_channel_and_the_chosen_one_is_told(
    client: Client, channel: Channel, person: Person
) -> None:
    people = client.playground.people
    asked = await client.call("sendMessage", chat_id=person.chat_id, text="¿Cuál?", reply_markup=ASKS)
    number = asked.result["message_id"]
    group, foreign = people.group("Sur", admins=[person], bot=False), people.channel("Ajeno")

    people.share(person, number, "Elegir", channel)

    (note,) = [u["message"] for u in await client.updates() if "chat_shared" in u.get("message", {})]
    assert note["chat_shared"] == {"request_id": 7, "chat_id": channel.id}
    assert note["from"]["id"] == note["chat"]["id"] == person.id
    for other in (group, foreign):
        with pytest.raises(ValueError, match="not offered"):
            people.share(person, number, "Elegir", other)
    with pytest.raises(LookupError):
        people.share(person, number, "Otro", channel)


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"request_id": 1}, "can't parse keyboard button"),
        ({"request_id": 2**31, "chat_is_channel": True}, "can't parse keyboard button"),
        (
            {"request_id": 1, "chat_is_channel": True, "bot_administrator_rights": POST},
            "bot administrator rights must be a subset",
        ),
    ],
)
async def test_a_request_for_a_chat_is_checked(
    client: Client, person: Person, asked: dict[str, Any], reason: str
) -> None:
    markup = {"keyboard": [[{"text": "Elegir", "request_chat": asked}]]}

    answer = await client.call("sendMessage", chat_id=person.chat_id, text="x", reply_markup=markup)

    assert reason in answer.description


async def test_a_group_gives_and_takes_the_bots_rights(client: Client, person: Person) -> None:
    group = client.playground.people.group("Sur", admins=[person], bot=False)
    await group.add_bot(muted=True, noted=False)
    await group.limit_bot()
    limited = await client.call("sendMessage", chat_id=group.id, text="x")
    await group.silence_bot()
    muted = await client.call("sendMessage", chat_id=group.id, text="x")
    await group.add_bot(admin=True)
    await group.demote_bot()

    standings = await _standings(client)

    assert [one["status"] for one in standings] == [
        *("restricted", "restricted", "restricted", "administrator", "member")
    ]
    assert [one["can_send_messages"] for one in standings[:3]] == [False, True, False]
    assert limited.status == 200 and "not enough rights" in muted.description


async def test_where_only_administrators_write_a_member_bot_is_refused(
    client: Client, person: Person
) -> None:
    group = client.playground.people.group("Sur", admins=[person])
    await group.hush()

    refused = await client.call("sendMessage", chat_id=group.id, text="x")
    await group.add_bot(admin=True)
    taken = await client.call("sendMessage", chat_id=group.id, text="x")

    assert refused.description == "Bad Request: not enough rights to send text messages to the chat"
    assert taken.status == 200


async def test_a_group_made_with_the_bot_says_so_and_one_joined_silently_does_not(
    client: Client, person: Person
) -> None:
    people = client.playground.people
    made, joined = people.group("Uno", admins=[person], bot=False), people.group("Dos", bot=False)
    await made.add_bot(created=True)
    await joined.add_bot(noted=False)

    notes = [update["message"] for update in await client.updates() if "message" in update]

    assert [note.get("group_chat_created") for note in notes] == [True]


@pytest.mark.parametrize(("moves", "order"), [("first", [1, 1, 0, 0]), ("last", [0, 0, 1, 1]), ("", [0, 0])])
async def test_a_group_that_grows_tells_its_moves_before_or_after(
    client: Client, person: Person, moves: str, order: list[int]
) -> None:
    group = client.playground.people.group("Sur", admins=[person], kind="group")
    await client.updates()

    await group.upgrade(moves)

    assert [int("my_chat_member" in update) for update in await client.updates()] == order


async def test_promotions_are_told_to_an_administrating_bot_that_asked(
    client: Client, person: Person
) -> None:
    other = client.playground.people.user("Otra")
    group = client.playground.people.group("Sur", members=[other], admins=[person], bot_admin=True)
    await client.updates(allowed_updates=["chat_member"])

    await group.promote(other.id)
    await group.demote(other.id)

    moves = [update["chat_member"]["new_chat_member"]["status"] for update in await client.updates()]
    assert moves == ["administrator", "member"]


async def test_the_topic_that_every_forum_has_closes_and_opens_and_a_forum_may_end(
    client: Client, person: Person
) -> None:
    group = client.playground.people.group("Foro", admins=[person], forum=True)
    thread = await group.topic("Puno")
    await client.updates()

    said = []
    for act in (group.close_general, group.reopen_general, group.hide_general):
        await act()
        said.append((await client.call("sendMessage", chat_id=group.id, text="x")).description)
    inside = await client.call("sendMessage", chat_id=group.id, text="x", message_thread_id=thread)
    notes = [next(iter(u["message"].keys() - _USUAL)) for u in await client.updates() if "message" in u]
    await group.reopen_general()
    await group.end_forum()
    ended = await client.call("sendMessage", chat_id=group.id, text="x", message_thread_id=thread)
    chat = await client.call("getChat", chat_id=group.id)

    assert said == ["Bad Request: TOPIC_CLOSED", "", "Bad Request: TOPIC_CLOSED"]
    assert inside.status == 200
    assert notes == ["forum_topic_closed", "forum_topic_reopened", "general_forum_topic_hidden"]
    assert ended.description == "Bad Request: message thread not found"
    assert "is_forum" not in chat.result


_USUAL = {"message_id", "date", "chat", "from"}
