"""What the playground keeps: users, chats, topics, pictures and messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

#: Telegram's account in whose name anonymous group admins write.
ANONYMOUS_ADMIN = 1087968824


@dataclass(slots=True)
class User:
    """An account: a person or a bot."""

    id: int
    first_name: str
    language: str | None = None
    is_bot: bool = False
    username: str | None = None

    def json(self) -> Json:
        """The account as Telegram writes it."""
        found: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username is not None:
            found["username"] = self.username
        if self.language is not None:
            found["language_code"] = self.language
        return found


@dataclass(slots=True)
class Topic:
    """A topic of a forum."""

    id: int
    name: str
    closed: bool = False


@dataclass(slots=True, frozen=True)
class Picture:
    """A stored picture; its file ids belong to the bot that knows them."""

    file_id: str
    unique_id: str
    path: str
    data: bytes
    width: int
    height: int

    def sizes(self) -> list[Json]:
        """The sizes Telegram offers: a small one and the whole one."""
        scale = min(1.0, 90 / max(self.width, self.height))
        small = (max(1, int(self.width * scale)), max(1, int(self.height * scale)))
        return [
            self._size("s", *small, max(1, len(self.data) // 20)),
            self._size("y", self.width, self.height, len(self.data)),
        ]

    def _size(self, mark: str, width: int, height: int, size: int) -> Json:
        return {
            "file_id": self.file_id + mark,
            "file_unique_id": self.unique_id + mark,
            "width": width,
            "height": height,
            "file_size": size,
        }


@dataclass(slots=True)
class Message:
    """A message in a chat, by whomever it was written."""

    id: int
    chat: Chat
    date: int
    sender: User
    text: str | None = None
    caption: str | None = None
    entities: Sequence[Json] = ()
    photo: Picture | None = None
    other: Json | None = None
    """A sticker, a location or a service note, as Telegram writes it."""
    markup: Json | None = None
    keyboard: Json | None = None
    """The keyboard that it puts in place of the one with letters, as Telegram takes it."""
    topic: int | None = None
    reply_to: Message | None = None
    album: str | None = None
    origin: Json | None = None
    sender_chat: Chat | None = None
    silent: bool = False
    edited: int | None = None
    made: int = 0
    changed: int = 0
    """Numbers in the order in which things happened; `changed` grows with every edit."""

    @property
    def words(self) -> str:
        """The text or the caption."""
        return self.text if self.text is not None else self.caption or ""

    def source(self) -> Json:
        """Where a forward of this message says that it comes from."""
        if self.origin is not None:
            return self.origin
        if self.chat.kind == "channel":
            return {"type": "channel", "chat": self.chat.json(), "message_id": self.id, "date": self.date}
        if self.sender_chat is not None:
            return {"type": "chat", "sender_chat": self.sender_chat.json(), "date": self.date}
        return {"type": "user", "sender_user": self.sender.json(), "date": self.date}

    @property
    def answered(self) -> Message | None:
        """The message this one answers, as a person sees it: being in a topic is no answer."""
        reply = self.reply_to
        return None if reply is not None and reply.id == self.topic else reply

    def json(self, *, with_reply: bool = True) -> Json:
        """The message as Telegram writes it."""
        found: Json = {"message_id": self.id, "date": self.date, "chat": self.chat.json()}
        if self.chat.kind == "channel":
            # Whoever posts in a channel speaks as the channel.
            found["sender_chat"] = self.chat.json()
        else:
            found["from"] = self.sender.json()
        if self.sender_chat is not None:
            found["sender_chat"] = self.sender_chat.json()
        if self.topic is not None:
            found["message_thread_id"] = self.topic
            found["is_topic_message"] = True
        if self.edited is not None:
            found["edit_date"] = self.edited
        if self.album is not None:
            found["media_group_id"] = self.album
        if self.origin is not None:
            found["forward_origin"] = self.origin
        if with_reply and self.reply_to is not None:
            found["reply_to_message"] = self.reply_to.json(with_reply=False)
        if self.photo is not None:
            found["photo"] = self.photo.sizes()
        if self.text is not None:
            found["text"] = self.text
            if self.entities:
                found["entities"] = list(self.entities)
        if self.caption is not None:
            found["caption"] = self.caption
            if self.entities:
                found["caption_entities"] = list(self.entities)
        if self.other is not None:
            found.update(self.other)
        if self.markup is not None:
            found["reply_markup"] = self.markup
        return found


@dataclass(slots=True)
class Chat:
    """A private chat with the bot, a group, a supergroup or a channel."""

    id: int
    kind: str
    name: str
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    """User id → member, administrator, creator, restricted, left or kicked; of groups and channels only."""
    rights: dict[int, dict[str, bool]] = field(default_factory=dict)
    """User id → the rights in which somebody differs from others of their standing."""
    quiet: bool = False
    """Whether only administrators may write."""
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    general_closed: bool = False
    last_id: int = 0
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    deleted: bool = False
    migrated_to: int | None = None

    @property
    def is_private(self) -> bool:
        """Whether it is a chat of one person with the bot."""
        return self.kind == "private"

    def json(self) -> Json:
        """The chat as Telegram writes it inside messages."""
        if self.kind == "private":
            return {"id": self.id, "type": self.kind, "first_name": self.name}
        found: Json = {"id": self.id, "type": self.kind, "title": self.name}
        if self.is_forum:
            found["is_forum"] = True
        return found

    def administers(self, user_id: int) -> bool:
        """Whether somebody is an administrator or the owner here."""
        return self.members.get(user_id) in ("administrator", "creator")

    def may(self, user_id: int, right: str) -> bool:
        """Whether somebody has an administrator's right here."""
        return self.administers(user_id) and self.rights.get(user_id, {}).get(right, True)
