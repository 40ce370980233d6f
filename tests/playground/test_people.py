"""What people do reaches the bot as Telegram would tell it, and people see what the bot did."""

from __future__ import annotations

import asyncio

import pytest

from bot.playground.model import ANONYMOUS_ADMIN
from bot.playground.people import Person
from bot.playground.queries import Toast
from tests.playground.conftest import Client, Clock, picture

ROWS = {"inline_keyboard": [[{"text": "Sí ✓", "callback_data": "y"}, {"text": "Web", "url": "a.example"}]]}


async def test_a_command_is_marked_as_one(client: Client, person: Person, moment: Clock) -> None:
    number = await person.say("/start sub_21")

    message = (await client.updates())[0]["message"]

    assert message["message_id"] == number
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"] == {"id": person.id, "is_bot": False, "first_name": "Ana", "language_code": "es"}
    assert message["chat"] == {"id": person.id, "type": "private", "first_name": "Ana"}
    assert message["date"] == int(moment.at)


async def test_a_live_location_is_edited_while_it_moves_and_when_it_ends(
    client: Client, person: Person, moment: Clock
) -> None:
    number = await person.location(-15.84, -70.02, live_period=900)
    await person.move(number, -15.85, -70.03)
    await person.move(number, -15.86, -70.04, last=True)
    await person.venue(-15.84, -70.02, "Plaza de Armas")

    shared, moved, ended, venue = await client.updates()

    assert shared["message"]["location"] == {"latitude": -15.84, "longitude": -70.02, "live_period": 900}
    assert moved["edited_message"]["message_id"] == number
    assert moved["edited_message"]["location"]["live_period"] == 900
    assert ended["edited_message"]["location"] == {"latitude": -15.86, "longitude": -70.04}
    assert venue["message"]["location"] == venue["message"]["venue"]["location"]
    with pytest.raises(ValueError, match="live"):
        await person.move(number, -15.85, -70.03)
    with pytest.raises(ValueError, match="lasts"):
        await person.location(-15.84, -70.02, live_period=30)


async def test_pictures_places_and_stickers_are_told(client: Client, person: Person, png: bytes) -> None:
    await person.photo(png, "bloqueo")
    await person.location(-15.84, -70.02)
    await person.sticker()
    await person.album([png, png], "dos")

    photo, place, sticker, *album = [update["message"] for update in await client.updates()]

    assert photo["caption"] == "bloqueo"
    assert (photo["photo"][-1]["width"], photo["photo"][-1]["height"]) == (4, 3)
    assert place["location"] == {"latitude": -15.84, "longitude": -70.02}
    assert sticker["sticker"]["emoji"] == "👍"
    assert len({message["media_group_id"] for message in album}) == 1
    assert [message.get("caption") for message in album] == ["dos", None]


async def test_the_bot_downloads_what_a_person_sent(client: Client, person: Person, png: bytes) -> None:
    await person.photo(png)
    file_id = (await client.updates())[0]["message"]["photo"][-1]["file_id"]

    path = (await client.call("getFile", file_id=file_id)).result["file_path"]
    base = f"{client.playground.url}/file/bot{client.playground.token}"
    async with client.session.get(f"{base}/{path}") as found, client.session.get(f"{base}/none") as none:
        assert await found.read() == png
        assert none.status == 404


async def test_an_edited_message_is_told_as_such(client: Client, person: Person) -> None:
    number = await person.say("hola")
    await person.edit(number, "/status Puno")

    update = (await client.updates())[1]

    assert update["edited_message"]["text"] == "/status Puno"
    assert update["edited_message"]["entities"][0]["type"] == "bot_command"
    assert "edit_date" in update["edited_message"]


async def test_what_a_person_deleted_can_be_neither_edited_nor_answered(
    client: Client, person: Person
) -> None:
    sent = await client.call("sendMessage", chat_id=person.chat_id, text="uno")
    number = sent.result["message_id"]
    await person.delete(number)

    edit = await client.call("editMessageText", chat_id=person.chat_id, message_id=number, text="dos")
    reply = {"message_id": number}
    strict = await client.call("sendMessage", chat_id=person.chat_id, text="tres", reply_parameters=reply)
    relaxed = await client.call(
        "sendMessage",
        chat_id=person.chat_id,
        text="tres",
        reply_parameters=reply | {"allow_sending_without_reply": True},
    )

    assert edit.description == "Bad Request: message to edit not found"
    assert strict.description == "Bad Request: message to be replied not found"
    assert "reply_to_message" not in relaxed.result


async def test_a_forward_says_where_it_comes_from(client: Client, person: Person, png: bytes) -> None:
    await client.call("sendMessage", chat_id=person.chat_id, text="<b>hola</b>", parse_mode="HTML")
    sent = client.playground.messages(person.chat_id)[0]
    await person.forward(None, sent)
    await person.forward_text("SUTRAN: km 262", origin="SUTRAN")
    await person.forward_text("fotos", album=[png, png])

    own, foreign, *album = [update["message"] for update in await client.updates()]

    assert own["forward_origin"]["sender_user"]["is_bot"] is True
    assert own["entities"][0]["type"] == "bold"
    assert foreign["forward_origin"]["sender_user_name"] == "SUTRAN"
    assert [message.get("caption") for message in album] == ["fotos", None]


async def test_blocking_and_coming_back_are_told(client: Client, person: Person) -> None:
    await person.block()
    await person.unblock()

    moves = [update["my_chat_member"] for update in await client.updates()]

    assert [m["old_chat_member"]["status"] for m in moves] == ["member", "kicked"]
    assert [m["new_chat_member"]["status"] for m in moves] == ["kicked", "member"]


async def test_who_blocked_the_bot_cannot_write_to_it(person: Person) -> None:
    await person.block()

    with pytest.raises(ValueError, match="blocked"):
        await person.say("hola")


async def test_a_tap_waits_for_the_bots_answer(client: Client, person: Person) -> None:
    await client.call("sendMessage", chat_id=person.chat_id, text="¿?", reply_markup=ROWS)
    view = client.playground.messages(person.chat_id)[0]

    tap = asyncio.create_task(person.tap(view, "Sí"))
    query = (await client.updates(timeout=5))[0]["callback_query"]
    await client.call("answerCallbackQuery", callback_query_id=query["id"], text="Hecho", show_alert=True)

    assert await tap == Toast("Hecho", alert=True)
    assert query["data"] == "y"
    assert query["message"]["message_id"] == view.message_id
    assert client.playground.toasts(person.id) == [Toast("Hecho", alert=True)]


async def test_a_tap_without_an_answer_keeps_spinning(client: Client, person: Person) -> None:
    await client.call("sendMessage", chat_id=person.chat_id, text="¿?", reply_markup=ROWS)
    view = client.playground.messages(person.chat_id)[0]

    with pytest.raises(TimeoutError, match="did not answer"):
        await person.tap(view, "y", timeout=0.01)
    with pytest.raises(TimeoutError):
        await person.tap_raw(view, "foreign", timeout=0.01)

    found = [update["callback_query"]["data"] for update in await client.updates()]
    assert found == ["y", "foreign"]


@pytest.mark.parametrize("label", ["No", "Web"])
async def test_a_button_that_cannot_ask_cannot_be_tapped(client: Client, person: Person, label: str) -> None:
    await client.call("sendMessage", chat_id=person.chat_id, text="¿?", reply_markup=ROWS)

    with pytest.raises(LookupError):
        await person.press(client.playground.messages(person.chat_id)[0], label)


async def test_a_view_shows_what_a_person_sees(client: Client, person: Person, moment: Clock) -> None:
    first = await person.say("hola")
    await client.call(
        "sendMessage",
        chat_id=person.chat_id,
        text="<b>1 &lt; 2</b>",
        parse_mode="HTML",
        reply_markup=ROWS,
        disable_notification=True,
        reply_parameters={"message_id": first},
    )

    view = client.playground.messages(person.chat_id)[1]

    assert (view.text, view.html) == ("1 < 2", "<b>1 &lt; 2</b>")
    assert [button.url for row in view.buttons for button in row] == [None, "http://a.example/"]
    assert (view.from_bot, view.silent, view.reply_to, view.date) == (True, True, first, int(moment.at))
    assert view.photo is None
    assert not view.edited


async def test_waiting_tells_new_and_edited_messages_from_old_ones(client: Client, person: Person) -> None:
    playground, chat = client.playground, person.chat_id
    await client.call("sendMessage", chat_id=chat, text="uno")
    said = await person.say("hola")
    with pytest.raises(TimeoutError, match="'uno'"):
        await playground.wait_for(chat, lambda view: True, timeout=0.01, after=said)

    await client.call("editMessageText", chat_id=chat, message_id=1, text="dos")
    edited = await playground.wait_for(chat, lambda view: True, after=said)
    with pytest.raises(TimeoutError):
        await playground.wait_for(chat, lambda view: True, timeout=0.01, after=edited)
    waiting = asyncio.create_task(playground.wait_for(chat, lambda view: view.text == "tres", after=edited))
    await client.call("sendMessage", chat_id=chat, text="tres")

    assert (edited.message_id, edited.text, edited.edited) == (1, "dos", True)
    assert (await waiting).text == "tres"


async def test_a_group_tells_that_the_bot_was_added_and_thrown_out(client: Client, person: Person) -> None:
    group = client.playground.people.group("Sur", admins=[person])
    await group.kick_bot()
    await group.add_bot(admin=True)

    told = await client.updates()
    moves = [update["my_chat_member"] for update in told if "my_chat_member" in update]

    assert [m["new_chat_member"]["status"] for m in moves] == ["member", "kicked", "administrator"]
    assert all(move["from"]["id"] == person.id for move in moves)
    assert moves[0]["chat"] == {"id": group.id, "type": "supergroup", "title": "Sur"}
    assert sum("new_chat_members" in update.get("message", {}) for update in told) == 2


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("hola a todos", False),
        ("/status Puno", True),
        ("/status@chaski_playground_bot Puno", True),
        ("/status@other_bot Puno", False),
        ("@chaski_playground_bot ¿y Puno?", True),
    ],
)
async def test_in_a_group_the_bot_hears_what_is_meant_for_it(
    client: Client, person: Person, text: str, heard: bool
) -> None:
    group = client.playground.people.group("Sur", members=[person])
    await client.updates()

    await person.say(text, chat=group.id)

    assert bool(await client.updates()) is heard


async def test_an_administrating_bot_hears_everything(client: Client, person: Person) -> None:
    group = client.playground.people.group("Sur", members=[person], bot_admin=True)
    await client.updates()

    await person.say("hola a todos", chat=group)

    assert len(await client.updates()) == 1


async def test_an_answer_to_the_bot_is_heard(client: Client, person: Person) -> None:
    group = client.playground.people.group("Sur", members=[person])
    sent = await client.call("sendMessage", chat_id=group.id, text="¿qué pasa?")
    await client.updates()

    await person.say("nada", chat=group, reply_to=sent.result["message_id"])

    assert (await client.updates())[0]["message"]["reply_to_message"]["text"] == "¿qué pasa?"


async def test_an_anonymous_admin_writes_as_the_group(client: Client, person: Person) -> None:
    group = client.playground.people.group("Sur", admins=[person])
    await client.updates()

    await person.say("/status", chat=group, anonymous=True)
    message = (await client.updates())[0]["message"]

    assert message["from"]["id"] == ANONYMOUS_ADMIN
    assert message["sender_chat"]["id"] == group.id


async def test_only_members_write_in_a_group_and_only_admins_as_the_group(
    client: Client, person: Person
) -> None:
    member = client.playground.people.user("Otra")
    group = client.playground.people.group("Sur", members=[member])

    with pytest.raises(ValueError, match="not in the group"):
        await person.say("hola", chat=group)
    with pytest.raises(ValueError, match="only administrators"):
        await member.say("hola", chat=group, anonymous=True)


async def test_members_have_their_standing(client: Client, person: Person) -> None:
    admin, member = client.playground.people.user("A"), client.playground.people.user("B")
    group = client.playground.people.group("Sur", members=[member], admins=[person, admin])

    async def standing(user_id: int) -> str:
        answer = await client.call("getChatMember", chat_id=group.id, user_id=user_id)
        return str(answer.result["status"])

    found = [await standing(who.id) for who in (person, admin, member)]
    admins = (await client.call("getChatAdministrators", chat_id=group.id)).result

    assert found == ["creator", "administrator", "member"]
    assert [entry["user"]["id"] for entry in admins] == [person.id, admin.id]
    assert (await client.call("getChatMemberCount", chat_id=group.id)).result == 4


async def test_an_upgrade_is_told_from_both_sides(client: Client, person: Person) -> None:
    group = client.playground.people.group("Sur", admins=[person], kind="group")
    old = group.id
    await client.updates()

    new = await group.upgrade()
    leaving, arriving = [update["message"] for update in await client.updates()]

    assert (leaving["chat"]["id"], leaving["migrate_to_chat_id"]) == (old, new)
    assert (arriving["chat"]["id"], arriving["migrate_from_chat_id"]) == (new, old)
    assert group.id == new


async def test_a_message_in_a_topic_says_so(client: Client, person: Person) -> None:
    group = client.playground.people.group("Foro", admins=[person], forum=True)
    thread = await group.topic("Puno")
    await client.updates()

    await person.say("/status", chat=group, topic=thread)
    message = (await client.updates())[0]["message"]

    assert message["message_thread_id"] == thread
    assert message["is_topic_message"] is True
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "Puno"
    assert client.playground.messages(group.id)[-1].reply_to is None


async def test_a_crowd_can_be_written_to_at_once(client: Client) -> None:
    crowd = client.playground.people.crowd(3)

    answers = [await client.call("sendMessage", chat_id=chat, text="hola") for chat in crowd]

    assert [answer.status for answer in answers] == [200] * 3


async def test_a_picture_is_sent_again_by_its_file_id(client: Client, person: Person, png: bytes) -> None:
    first = await client.upload("sendPhoto", {"photo": png}, chat_id=str(person.chat_id), caption="a")
    again = await client.call("sendPhoto", chat_id=person.chat_id, photo=first.result["photo"][-1]["file_id"])

    unique = [answer.result["photo"][-1]["file_unique_id"] for answer in (first, again)]
    assert unique[0] == unique[1]
    assert client.playground.messages(person.chat_id)[0].photo == first.result["photo"][-1]["file_id"]


async def test_an_album_takes_uploads_and_file_ids(client: Client, person: Person, png: bytes) -> None:
    media = '[{"type":"photo","media":"attach://one","caption":"<b>a</b>","parse_mode":"HTML"},'
    media += '{"type":"photo","media":"attach://two"}]'
    files = {"one": png, "two": picture(8, 8)}

    answer = await client.upload("sendMediaGroup", files, chat_id=str(person.chat_id), media=media)

    assert [len(message["photo"]) for message in answer.result] == [2, 2]
    assert answer.result[0]["caption_entities"][0]["type"] == "bold"
    assert len({message["media_group_id"] for message in answer.result}) == 1


async def test_edits_change_text_picture_and_buttons(client: Client, person: Person, png: bytes) -> None:
    chat = person.chat_id
    sent = await client.call("sendMessage", chat_id=chat, text="uno", reply_markup=ROWS)
    number = sent.result["message_id"]

    bare = await client.call("editMessageText", chat_id=chat, message_id=number, text="dos")
    again = await client.call("editMessageReplyMarkup", chat_id=chat, message_id=number, reply_markup=ROWS)
    media = '{"type":"photo","media":"attach://p","caption":"tres"}'
    shown = await client.upload(
        "editMessageMedia", {"p": png}, chat_id=str(chat), message_id=str(number), media=media
    )
    worded = await client.call("editMessageCaption", chat_id=chat, message_id=number, caption="cuatro")

    assert "reply_markup" not in bare.result
    assert again.result["reply_markup"]["inline_keyboard"][0][0]["text"] == "Sí ✓"
    assert (shown.result["caption"], "text" in shown.result) == ("tres", False)
    assert worded.result["caption"] == "cuatro"


async def test_copies_and_forwards_arrive(client: Client, person: Person) -> None:
    number = await person.say("hola")
    params = {"chat_id": person.chat_id, "from_chat_id": person.chat_id, "message_id": number}

    copy = await client.call("copyMessage", **params)
    forward = await client.call("forwardMessage", **params)

    assert set(copy.result) == {"message_id"}
    assert forward.result["forward_origin"]["sender_user"]["id"] == person.id
    assert [view.text for view in client.playground.messages(person.chat_id)] == ["hola"] * 3


async def test_deleted_messages_are_gone(client: Client, person: Person) -> None:
    numbers = [
        (await client.call("sendMessage", chat_id=person.chat_id, text=text)).result["message_id"]
        for text in ("uno", "dos", "tres")
    ]

    await client.call("deleteMessage", chat_id=person.chat_id, message_id=numbers[0])
    await client.call("deleteMessages", chat_id=person.chat_id, message_ids=numbers[:2])

    assert [view.text for view in client.playground.messages(person.chat_id)] == ["tres"]


async def test_each_person_sees_the_narrowest_menu_in_their_language(client: Client, person: Person) -> None:
    async def menu(name: str, scope: dict[str, object] | None, language: str = "") -> None:
        commands = [{"command": name, "description": "x"}]
        answer = await client.call("setMyCommands", commands=commands, scope=scope, language_code=language)
        assert answer.status == 200

    def shown(who: Person, chat_id: int) -> list[str]:
        return [entry.command for entry in client.playground.commands(who.id, chat_id)]

    english = client.playground.people.user("Bob", "en-GB")
    group = client.playground.people.group("Sur", members=[english], admins=[person])
    await menu("any", None)
    await menu("private", {"type": "all_private_chats"})
    await menu("english", {"type": "all_private_chats"}, "en")
    await menu("admins", {"type": "all_chat_administrators"})
    await menu("desk", {"type": "chat", "chat_id": person.chat_id})

    assert shown(english, english.chat_id) == ["english"]
    assert shown(person, person.chat_id) == ["desk"]
    assert (shown(person, group.id), shown(english, group.id)) == (["admins"], ["any"])
    await client.call("deleteMyCommands", scope={"type": "chat", "chat_id": person.chat_id})
    assert shown(person, person.chat_id) == ["private"]


async def test_the_bot_introduces_itself_by_language(client: Client) -> None:
    await client.call("setMyDescription", description="Avisos")
    await client.call("setMyDescription", description="Updates", language_code="en")

    found = [(await client.call("getMyDescription", language_code=code)).result for code in ("en", "fr", "")]
    me = (await client.call("getMe")).result

    assert [entry["description"] for entry in found] == ["Updates", "Avisos", "Avisos"]
    assert (me["is_bot"], me["username"]) == (True, "chaski_playground_bot")


async def test_topics_are_managed_by_an_administrating_bot(client: Client, person: Person) -> None:
    group = client.playground.people.group("Foro", admins=[person], forum=True)
    thread = await group.topic("Puno")
    params = {"chat_id": group.id, "message_thread_id": thread}

    refused = await client.call("closeForumTopic", **params)
    await group.add_bot(admin=True)
    closed = await client.call("closeForumTopic", **params)
    written = await client.call("sendMessage", text="hola", **params)

    assert refused.description == "Bad Request: not enough rights to manage topics"
    assert closed.result is True
    assert written.status == 200
