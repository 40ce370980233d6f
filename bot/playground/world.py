"""The state of the small Telegram: who is there, what was written, and who waits to hear of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

from bot.playground.members import member_json
from bot.playground.menus import Menus
from bot.playground.model import ANONYMOUS_ADMIN, Chat, Json, Message, User
from bot.playground.offers import InlineQueries
from bot.playground.pictures import Pictures
from bot.playground.queries import Queries
from bot.playground.refusals import Refusal, bad_request, forbidden
from bot.playground.updates import Updates

Listener = Callable[[str, Any], None]


class World:
    """Everything the playground remembers, and the one place where messages come to be."""

    def __init__(self, bot: User, now: Callable[[], float]) -> None:
        """An empty world with only the bot in it; `now` gives seconds since 1970."""
        self.bot = bot
        self._now = now
        self.users: dict[int, User] = {
            bot.id: bot,
            ANONYMOUS_ADMIN: User(ANONYMOUS_ADMIN, "Group", is_bot=True, username="GroupAnonymousBot"),
        }
        self.chats: dict[int, Chat] = {}
        self.updates = Updates()
        self.pictures = Pictures(bot.id)
        self.menus = Menus()
        self.queries = Queries(now)
        self.inline = InlineQueries(now)
        self.introduction: dict[tuple[str, str], str] = {}
        """Name, description and short description of the bot, by language."""
        self.listeners: list[Listener] = []
        self.privacy = True
        """Whether the bot in a group hears only commands, replies to it and service notes, as by default."""
        self.moment = 0
        self._waiting: dict[int, set[asyncio.Event]] = {}
        self._last_id = 0
        self._last_user = 700_000_000
        self._last_group = 4_100_000

    def date(self) -> int:
        """The moment by the playground's clock, in whole seconds since 1970."""
        return int(self._now())

    def milliseconds(self) -> int:
        """The moment by the playground's clock, in milliseconds since 1970."""
        return int(self._now() * 1000)

    def new_user(self, first_name: str, language: str | None) -> User:
        """A new account with its private chat, which has not written to the bot yet."""
        self._last_user += 1
        user = User(self._last_user, first_name, language)
        self.users[user.id] = user
        self.chats[user.id] = Chat(user.id, "private", first_name)
        return user

    def new_group(self, title: str, kind: str, *, forum: bool = False) -> Chat:
        """A new group with nobody in it."""
        self._last_group += 1
        chat_id = -self._last_group if kind == "group" else -1_000_000_000_000 - self._last_group
        chat = Chat(chat_id, kind, title, is_forum=forum)
        self.chats[chat_id] = chat
        return chat

    def chat(self, chat_id: int | None) -> Chat:
        """The chat, or the refusal "chat not found"."""
        found = self.chats.get(chat_id) if chat_id is not None else None
        if found is None:
            raise bad_request("chat not found")
        return found

    def writable(self, chat_id: int | None) -> Chat:
        """The chat if the bot may write there, or Telegram's refusal."""
        chat = self.chat(chat_id)
        reason = _closed(chat, self.bot.id)
        if reason is not None:
            raise reason
        return chat

    def add(self, chat: Chat, sender: User, **content: Any) -> Message:
        """Put a message into a chat and tell everyone who looks."""
        # Telegram numbers messages once per bot in private chats and groups, and per chat elsewhere.
        if chat.kind in ("supergroup", "channel"):
            chat.last_id += 1
            number = chat.last_id
        else:
            self._last_id += 1
            number = self._last_id
        self.moment += 1
        message = Message(number, chat, self.date(), sender, made=self.moment, changed=self.moment, **content)
        chat.messages[number] = message
        self._tell(chat.id, "message", message)
        return message

    def touch(self, message: Message) -> None:
        """Note that a message was edited just now."""
        message.edited = self.date()
        self.refresh(message)

    def refresh(self, message: Message) -> None:
        """Note that a message changed without the mark "edited", such as by its buttons alone."""
        self.moment += 1
        message.changed = self.moment
        self._tell(message.chat.id, "message", message)

    def remove(self, message: Message) -> None:
        """Delete a message."""
        message.chat.messages.pop(message.id, None)
        self._tell(message.chat.id, "delete", message)

    def tell(self, event: str, content: Any) -> None:
        """Tell the page something that is no message."""
        for listener in self.listeners:
            listener(event, content)

    def _tell(self, chat_id: int, event: str, message: Message) -> None:
        for waiting in self._waiting.get(chat_id, ()):
            waiting.set()
        self.tell(event, message)

    def watch(self, chat_id: int) -> _Watch:
        """A `with` block inside which `changed()` can be awaited for this chat."""
        return _Watch(self._waiting, chat_id)

    def hears(self, message: Message) -> bool:
        """Whether the bot is told of what a person wrote."""
        chat = message.chat
        if chat.is_private:
            return True
        if chat.members.get(self.bot.id) not in ("member", "administrator", "restricted"):
            return False
        if not self.privacy or chat.administers(self.bot.id):
            return True
        reply = message.reply_to
        if reply is not None and reply.sender.id == self.bot.id and reply.other is None:
            return True
        name = f"@{self.bot.username}".lower()
        for word in self._commands(message):
            command, at, addressee = word.partition("@")
            if command and (not at or f"@{addressee}".lower() == name):
                return True
        return name in message.words.lower()

    def _commands(self, message: Message) -> Iterator[str]:
        raw = message.words.encode("utf-16-le", "surrogatepass")
        for entity in message.entities:
            if entity["type"] == "bot_command":
                start = entity["offset"] * 2
                yield raw[start : start + entity["length"] * 2].decode("utf-16-le")

    def bot_moved(self, chat: Chat, by: User, before: str, after: str) -> Json:
        """The note that the bot's standing in a chat changed; in its private chats nobody has more than that."""
        return self.moved(chat, by, member_json(self.bot, before), member_json(self.bot, after))

    def moved(self, chat: Chat, by: User, before: Json, after: Json) -> Json:
        """The note that somebody's standing in a chat changed."""
        return {
            "chat": chat.json(),
            "from": by.json(),
            "date": self.date(),
            "old_chat_member": before,
            "new_chat_member": after,
        }

    def member(self, chat: Chat, user_id: int) -> Json:
        """Who somebody is in a group or channel, with all that they may do there."""
        status = chat.members.get(user_id, "left")
        return member_json(self.users[user_id], status, chat.kind, chat.rights.get(user_id))

    def place_bot(self, chat: Chat, by: User, status: str, **differs: bool) -> None:
        """Give the bot another standing in a group or channel, and tell it."""
        before = self.member(chat, self.bot.id)
        chat.members[self.bot.id] = status
        chat.rights[self.bot.id] = differs
        self.announce("my_chat_member", self.moved(chat, by, before, self.member(chat, self.bot.id)))
        self.tell("people", {})

    def announce(self, kind: str, content: Json) -> None:
        """Queue an update for the bot."""
        self.updates.push(kind, content)


class _Watch:
    def __init__(self, waiting: dict[int, set[asyncio.Event]], chat_id: int) -> None:
        self._waiting = waiting
        self._chat_id = chat_id
        self._event = asyncio.Event()

    def __enter__(self) -> _Watch:
        self._waiting.setdefault(self._chat_id, set()).add(self._event)
        return self

    def __exit__(self, *_: object) -> None:
        waiting = self._waiting[self._chat_id]
        waiting.discard(self._event)
        if not waiting:
            del self._waiting[self._chat_id]

    async def changed(self) -> None:
        """Wait until something in the chat changes."""
        await self._event.wait()
        self._event.clear()


def _closed(chat: Chat, bot_id: int) -> Refusal | None:
    """Why the bot may not write here, or None."""
    if chat.is_private:
        if chat.deactivated:
            return forbidden("user is deactivated")
        if chat.blocked:
            return forbidden("bot was blocked by the user")
        return None if chat.started else forbidden("bot can't initiate conversation with a user")
    if chat.migrated_to is not None:
        return bad_request(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    if chat.deleted:
        return (
            bad_request("chat not found")
            if chat.kind == "channel"
            else forbidden("the group chat was deleted")
        )
    kind = chat.kind
    status = chat.members.get(bot_id)
    if status == "kicked":
        return forbidden(f"bot was kicked from the {kind} chat")
    if status in (None, "left"):
        return forbidden(f"bot is not a member of the {kind} chat")
    return None
