"""Somebody in the playground: writes, taps, sends pictures and places, blocks the bot and comes back."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from typing import Any

from bot.playground.attachments import file, located, moved, named_place, sticker
from bot.playground.channels import Channel
from bot.playground.entities import typed_entities
from bot.playground.groups import Group
from bot.playground.members import check_writer
from bot.playground.model import ANONYMOUS_ADMIN, Chat, Json, Message, User
from bot.playground.queries import Toast
from bot.playground.views import View, view
from bot.playground.world import World

Place = int | Group | Channel | None
"""A chat: None for the private chat with the bot, else a group, a channel or its id."""


class Person:
    """Somebody with an account; what they do reaches the bot as updates."""

    def __init__(self, world: World, user: User) -> None:
        """Play this account."""
        self._world = world
        self._user = user
        self._private = world.chats[user.id]

    @property
    def id(self) -> int:
        """Their user id."""
        return self._user.id

    @property
    def chat_id(self) -> int:
        """Their private chat with the bot."""
        return self._user.id

    @property
    def first_name(self) -> str:
        """What they call themselves."""
        return self._user.first_name

    @property
    def language(self) -> str | None:
        """The language of their app."""
        return self._user.language

    @property
    def blocked(self) -> bool:
        """Whether they blocked the bot."""
        return self._private.blocked

    async def say(
        self,
        text: str,
        chat: Place = None,
        reply_to: int | View | None = None,
        topic: int | None = None,
        anonymous: bool = False,
    ) -> int:
        """Write a text; gives the message's id."""
        content = {"text": text, "entities": typed_entities(text)}
        return self._write(chat, content, reply_to=reply_to, topic=topic, anonymous=anonymous).id

    async def tap(
        self, message: int | View, label_or_data: str, chat: Place = None, timeout: float = 10.0
    ) -> Toast:
        """Press a button and wait for the bot's answer; TimeoutError if the button keeps spinning."""
        return await self._answer(await self.press(message, label_or_data, chat), timeout)

    async def tap_raw(
        self, message: int | View, data: str, chat: Place = None, timeout: float = 10.0
    ) -> Toast:
        """Send callback data that no button of the message has, and wait for the answer."""
        return await self._answer(self._ask(self._message(message, chat), data), timeout)

    async def press(self, message: int | View, label_or_data: str, chat: Place = None) -> str:
        """Press a button without waiting; gives the callback id; LookupError if there is no such button."""
        found = self._message(message, chat)
        button = view(found, self._world.bot.id).button(label_or_data)
        if button.data is None:
            raise LookupError(f"the button {button.label!r} opens an address and does not ask the bot")
        return self._ask(found, button.data)

    async def press_data(self, message: int | View, data: str, chat: Place = None) -> str:
        """Press the button with exactly this data, as `press` does."""
        found = self._message(message, chat)
        rows = view(found, self._world.bot.id).buttons
        if not any(button.data == data for row in rows for button in row):
            raise LookupError("the message has no such button any more")
        return self._ask(found, data)

    async def photo(
        self,
        data: bytes,
        caption: str | None = None,
        chat: Place = None,
        album: str | None = None,
        topic: int | None = None,
    ) -> int:
        """Send a picture, as part of an album if one is named; gives the message's id."""
        return self._write(chat, self._pictured(data, caption), album=album, topic=topic).id

    async def album(
        self, pictures: Sequence[bytes], caption: str | None = None, chat: Place = None
    ) -> list[int]:
        """Send pictures together, the caption under the first; gives the messages' ids."""
        name = secrets.token_hex(8)
        return [
            await self.photo(data, caption if number == 0 else None, chat, name)
            for number, data in enumerate(pictures)
        ]

    async def sticker(self, chat: Place = None, emoji: str = "👍") -> int:
        """Send a sticker; gives the message's id."""
        return self._write(chat, {"other": sticker(emoji)}).id

    async def document(self, name: str, caption: str | None = None, chat: Place = None) -> int:
        """Send a file of that name; gives the message's id."""
        entities = typed_entities(caption or "")
        return self._write(chat, {"other": file(name), "caption": caption, "entities": entities}).id

    async def location(
        self, latitude: float, longitude: float, chat: Place = None, live_period: int | None = None
    ) -> int:
        """Share a place, or for so many seconds where one is; gives the message's id."""
        return self._write(chat, {"other": located(latitude, longitude, live_period)}).id

    async def move(
        self, message: int | View, latitude: float, longitude: float, *, last: bool = False
    ) -> int:
        """Be elsewhere while a live location is shared in private, with `last` end it; gives the message's id."""
        found = self._message(message, None)
        found.other = moved(found.other, latitude, longitude, last=last)
        return self._edited(found)

    async def venue(self, latitude: float, longitude: float, title: str, chat: Place = None) -> int:
        """Share a place that has a name; gives the message's id."""
        return self._write(chat, {"other": named_place(latitude, longitude, title)}).id

    async def edit(self, message: int | View, text: str, chat: Place = None) -> int:
        """Change an earlier message of one's own; gives its id."""
        found = self._message(message, chat)
        if found.sender.id != self.id:
            raise ValueError("people edit only what they wrote")
        if found.text is not None:
            found.text = text
        else:
            found.caption = text
        found.entities = typed_entities(text)
        return self._edited(found)

    async def delete(self, message: int | View, chat: Place = None) -> None:
        """Delete a message for everybody in the chat; the bot is not told."""
        self._world.remove(self._message(message, chat))

    async def forward(self, from_chat: Place, message: int | View, chat: Place = None) -> int:
        """Forward a message that this person can see; gives the new message's id."""
        found = self._message(message, from_chat)
        kept = ("text", "caption", "entities", "photo", "other")
        content: dict[str, Any] = {name: getattr(found, name) for name in kept}
        return self._write(chat, {**content, "origin": found.source()}).id

    async def forward_text(
        self,
        text: str,
        origin: str = "Canal",
        album: Iterable[bytes] | None = None,
        photo: bytes | None = None,
        chat: Place = None,
        ago: int = 0,
    ) -> int:
        """Forward what somebody elsewhere wrote so many seconds ago, with its pictures if any; gives the (first) id."""
        hidden = {"type": "hidden_user", "sender_user_name": origin, "date": self._world.date() - ago}
        pictures = [photo] if photo is not None else list(album or ())
        if not pictures:
            content = {"text": text, "entities": typed_entities(text), "origin": hidden}
            return self._write(chat, content).id
        name = secrets.token_hex(8) if photo is None else None
        first = 0
        for data in pictures:
            content = {**self._pictured(data, None if first else text), "origin": hidden}
            sent = self._write(chat, content, album=name)
            first = first or sent.id
        return first

    async def block(self) -> None:
        """Block the bot: it is told, and may no longer write."""
        self._change_block(blocked=True)

    async def unblock(self) -> None:
        """Let the bot write again: it is told."""
        self._change_block(blocked=False)

    async def delete_account(self) -> None:
        """Leave Telegram for good; the bot is not told."""
        self._private.deactivated = True

    def note(self, content: Json) -> int:
        """Leave a service note in the private chat, as apps do; gives the message's id."""
        return self._write(None, {"other": content}).id

    def start_quietly(self) -> None:
        """Count as somebody who wrote to the bot before, without any message."""
        self._private.started = True

    def _pictured(self, data: bytes, caption: str | None) -> Json:
        picture = self._world.pictures.keep(data, checked=False)
        entities = typed_entities(caption or "")
        return {"photo": picture, "caption": caption, "entities": entities}

    def _edited(self, found: Message) -> int:
        self._world.touch(found)
        if self._world.hears(found):
            self._world.announce("edited_message", found.json())
        return found.id

    def _place(self, chat: Place) -> Chat:
        if chat is None:
            return self._private
        chat_id = chat if isinstance(chat, int) else chat.id
        found = self._world.chats.get(chat_id)
        if found is None:
            raise LookupError(f"there is no chat {chat_id}")
        return found

    def _message(self, message: int | View, chat: Place) -> Message:
        if isinstance(message, View):
            chat = chat if chat is not None else message.chat_id
            message = message.message_id
        place = self._place(chat)
        found = place.messages.get(message)
        if found is None:
            raise LookupError(f"there is no message {message} in chat {place.id}")
        return found

    def _write(
        self,
        place: Place,
        content: Json,
        *,
        reply_to: int | View | None = None,
        topic: int | None = None,
        anonymous: bool = False,
        album: str | None = None,
    ) -> Message:
        chat = self._place(place)
        sender = self._user
        extra: Json = {"topic": topic, "album": album}
        check_writer(chat, self._user)
        if chat.is_private:
            chat.started = True
        if anonymous:
            if not chat.administers(self.id):
                raise ValueError("only administrators write in the name of the group")
            sender, extra["sender_chat"] = self._world.users[ANONYMOUS_ADMIN], chat
        if topic is not None:
            if topic not in chat.topics:
                raise ValueError(f"there is no topic {topic}")
            # Without a reply of its own, a message in a topic answers the topic's first message.
            extra["reply_to"] = chat.messages.get(topic)
        if reply_to is not None:
            extra["reply_to"] = self._message(reply_to, chat.id)
        message = self._world.add(chat, sender, **content, **extra)
        if self._world.hears(message):
            post = chat.kind == "channel"
            self._world.announce("channel_post" if post else "message", message.json())
        return message

    def _ask(self, message: Message, data: str) -> str:
        world = self._world
        query = world.queries.ask(self.id, message.chat.id)
        content = {
            "id": query.id,
            "from": self._user.json(),
            "message": message.json(),
            "chat_instance": str(message.chat.id * 31),
            "data": data,
        }
        world.announce("callback_query", content)
        return query.id

    async def _answer(self, query_id: str, timeout: float) -> Toast:
        return await self._world.queries.wait(query_id, timeout)

    def _change_block(self, *, blocked: bool) -> None:
        chat, world = self._private, self._world
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        world.announce("my_chat_member", world.bot_moved(chat, self._user, before, after))
        world.tell("people", {})
