"""A bot made with python-telegram-bot, unchanged, lives in the playground."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Update
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.playground.faults import Fault
from bot.playground.people import Person
from bot.playground.server import Playground
from tests.playground.conftest import Client, picture

BotApp = Application[Any, Any, Any, Any, Any, Any]


async def greet(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    rows = [[InlineKeyboardButton("Ping", callback_data="ping")]]
    await update.message.reply_html("<b>Hola</b>", reply_markup=InlineKeyboardMarkup(rows))


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    await update.message.reply_text(update.message.text or "")


async def pong(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query
    await update.callback_query.answer("pong")
    await update.callback_query.edit_message_text("hecho")


async def keep(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    file = await update.message.photo[-1].get_file()
    data = await file.download_as_bytearray()
    await update.message.reply_photo(bytes(data), caption=f"{len(data)}")


@pytest.fixture
async def app(playground: Playground) -> AsyncIterator[BotApp]:
    """The bot, polling."""
    builder = ApplicationBuilder().token(playground.token)
    builder.base_url(f"{playground.url}/bot").base_file_url(f"{playground.url}/file/bot")
    made: BotApp = builder.build()
    made.add_handlers(
        [
            CommandHandler("start", greet),
            CallbackQueryHandler(pong),
            MessageHandler(filters.PHOTO, keep),
            MessageHandler(filters.TEXT, echo),
        ]
    )
    async with made:
        assert made.updater
        await made.start()
        await made.updater.start_polling()
        yield made
        await made.updater.stop()
        await made.stop()


async def test_a_bot_answers_commands_texts_taps_and_pictures(
    app: BotApp, playground: Playground, person: Person
) -> None:
    started = await person.say("/start")
    hello = await playground.wait_for(person.chat_id, lambda view: True, after=started)
    toast = await person.tap(hello, "Ping")
    done = await playground.wait_for(person.chat_id, lambda view: view.edited, after=hello)
    said = await person.say("eco 🚧")
    echoed = await playground.wait_for(person.chat_id, lambda view: True, after=said)
    data = picture(30, 20)
    sent = await person.photo(data)
    returned = await playground.wait_for(person.chat_id, lambda view: view.photo is not None, after=sent)

    assert hello.html == "<b>Hola</b>"
    assert toast.text == "pong"
    assert (done.message_id, done.text, done.buttons) == (hello.message_id, "hecho", ())
    assert echoed.text == "eco 🚧"
    assert returned.text == str(len(data))


async def test_the_bots_library_understands_every_refusal(
    app: BotApp, playground: Playground, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without this the library warns, at every 429, of how it will count seconds one day.
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    group = playground.people.group("Sur", admins=[person], kind="group")
    old, new = group.id, await group.upgrade()
    stranger = playground.people.user("Nadie")

    with pytest.raises(BadRequest, match="Chat not found"):
        await app.bot.send_message(42, "hola")
    with pytest.raises(Forbidden, match="can't initiate"):
        await app.bot.send_message(stranger.chat_id, "hola")
    with pytest.raises(ChatMigrated) as migrated:
        await app.bot.send_message(old, "hola")
    playground.faults.add(Fault("429", method="sendMessage", retry_after=5))
    with pytest.raises(RetryAfter):
        await app.bot.send_message(person.chat_id, "hola")

    assert migrated.value.new_chat_id == new


async def test_what_the_bot_asks_about_itself_and_others_can_be_read(
    app: BotApp, playground: Playground, person: Person
) -> None:
    group = playground.people.group("Foro", admins=[person], forum=True)

    await app.bot.set_my_commands([("help", "Help")], language_code="en")
    commands = await app.bot.get_my_commands(language_code="en")
    member = await app.bot.get_chat_member(group.id, person.id)
    chat = await app.bot.get_chat(group.id)
    admins = await app.bot.get_chat_administrators(group.id)
    webhook = await app.bot.get_webhook_info()

    assert [command.command for command in commands] == ["help"]
    assert (member.status, [admin.status for admin in admins]) == ("creator", ["creator"])
    assert (chat.title, chat.is_forum) == ("Foro", True)
    assert webhook.url == ""


async def test_albums_and_new_pictures_go_through_the_library(
    app: BotApp, playground: Playground, person: Person
) -> None:
    photos = [InputMediaPhoto(picture(shade=shade), caption=str(shade)) for shade in (1, 2)]

    album = await app.bot.send_media_group(person.chat_id, photos)
    changed = await app.bot.edit_message_media(
        InputMediaPhoto(album[0].photo[-1].file_id, caption="otra"), person.chat_id, album[1].message_id
    )

    assert [view.text for view in playground.messages(person.chat_id)] == ["1", "otra"]
    assert not isinstance(changed, bool)
    assert changed.photo[-1].file_unique_id == album[0].photo[-1].file_unique_id


async def test_every_update_a_group_causes_can_be_read(
    app: BotApp, playground: Playground, person: Person
) -> None:
    heard: list[Update] = []

    async def note(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        heard.append(update)

    app.add_handler(TypeHandler(Update, note), group=-1)
    group = playground.people.group("Foro", admins=[person], forum=True)
    thread = await group.topic("Puno")
    await group.silence_bot()
    await group.kick_bot()
    await group.add_bot(admin=True)
    said = await person.say("eco", chat=group, topic=thread, anonymous=True)
    echoed = await playground.wait_for(group.id, lambda view: view.text == "eco", after=said)

    statuses = [u.my_chat_member.new_chat_member.status for u in heard if u.my_chat_member]
    assert statuses == ["member", "restricted", "kicked", "administrator"]
    assert echoed.topic == thread


async def test_a_wrong_token_is_found_out_at_once(playground: Playground) -> None:
    bot = Bot("1:WRONG", base_url=f"{playground.url}/bot")

    with pytest.raises(InvalidToken):
        await bot.get_me()

    await bot.request.shutdown()


async def test_a_second_bot_with_the_same_token_is_a_conflict(
    app: BotApp, playground: Playground, client: Client
) -> None:
    assert app.updater
    ended: asyncio.Queue[Exception] = asyncio.Queue()
    await app.updater.stop()
    await app.updater.start_polling(error_callback=ended.put_nowait)
    await playground.world.updates.polled.wait()

    await client.call("getUpdates")

    assert isinstance(await asyncio.wait_for(ended.get(), 5), Conflict)
