"""The people and groups of the playground."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.playground.channels import Channel
from bot.playground.groups import Group
from bot.playground.offers import Asked, Offer
from bot.playground.person import Person
from bot.playground.queries import Toast
from bot.playground.world import World

__all__ = ["Channel", "Group", "People", "Person"]


class People:
    """Makes people and groups."""

    def __init__(self, world: World) -> None:
        """Nobody yet."""
        self._world = world
        self._persons: dict[int, Person] = {}

    def user(self, first_name: str, language: str | None = None) -> Person:
        """Somebody new, who has not written to the bot yet."""
        person = Person(self._world, self._world.new_user(first_name, language))
        self._persons[person.id] = person
        return person

    async def inline(self, person: Person, text: str, timeout: float = 10.0) -> Asked:
        """Type the bot's name and these words in some chat; gives what it offers, or TimeoutError."""
        asked = self._world.inline.ask(person.id)
        content = {
            "id": asked.id,
            "from": self._world.users[person.id].json(),
            "query": text[:256],
            "offset": "",
            "chat_type": "supergroup",
        }
        self._world.announce("inline_query", content)
        await asyncio.wait_for(asked.answered.wait(), timeout)
        return asked

    def pick(self, person: Person, offer: Offer, chat: Group | None = None) -> int:
        """Send an offer to a group, or to the private chat with the bot; gives the message's id."""
        place = self._world.chats[person.id if chat is None else chat.id]
        message = self._world.add(
            place,
            self._world.users[person.id],
            text=offer.text,
            entities=offer.entities,
            markup=offer.markup,
            other={"via_bot": self._world.bot.json()},
        )
        if self._world.hears(message):
            self._world.announce("message", message.json())
        return message.id

    async def tap_shared(self, person: Person, data: str, timeout: float = 10.0) -> Toast:
        """Send callback data from under a shared card, as an app can be made to; the bot is told of no chat."""
        query = self._world.queries.ask(person.id, person.id)
        content = {
            "id": query.id,
            "from": self._world.users[person.id].json(),
            "inline_message_id": "AgAAAA",
            "chat_instance": "1",
            "data": data,
        }
        self._world.announce("callback_query", content)
        return await self._world.queries.wait(query.id, timeout)

    def share(self, person: Person, message: int, label: str, chat: Group | Channel) -> int:
        """Press the button by which a message asks for a chat and choose this one; gives the message's id.

        LookupError if there is no such button, ValueError if the app would not offer that chat.
        """
        place, asking = self._world.chats[chat.id], self._world.chats[person.id].messages[message]
        buttons = [button for row in (asking.keyboard or {}).get("keyboard", ()) for button in row]
        asked = next((b["request_chat"] for b in buttons if b["text"] == label and "request_chat" in b), None)
        if asked is None:
            raise LookupError(f"no button {label!r} asks for a chat")
        rights = [right for right, wanted in (asked.get("user_administrator_rights") or {}).items() if wanted]
        fits = asked["chat_is_channel"] == (place.kind == "channel")
        if not fits or not all(place.may(person.id, right) for right in rights):
            raise ValueError(f"{place.name!r} is not offered to {person.first_name}")
        return person.note({"chat_shared": {"request_id": asked["request_id"], "chat_id": place.id}})

    def crowd(self, count: int, language: str | None = None) -> list[int]:
        """The chat ids of many new people who wrote to the bot before; quick, for large broadcasts."""
        ids = []
        for number in range(count):
            user = self._world.new_user(f"Nº {number + 1}", language)
            self._world.chats[user.id].started = True
            ids.append(user.id)
        return ids

    def person(self, user_id: int) -> Person:
        """Somebody known by their id, or LookupError."""
        found = self._persons.get(user_id)
        if found is None:
            user = self._world.users.get(user_id)
            if user is None or user.is_bot:
                raise LookupError(f"there is no person {user_id}")
            found = self._persons[user_id] = Person(self._world, user)
        return found

    def group(
        self,
        title: str,
        members: Sequence[Person] = (),
        admins: Sequence[Person] = (),
        kind: str = "supergroup",
        forum: bool = False,
        bot_admin: bool = False,
        bot: bool = True,
    ) -> Group:
        """A new group with these people and, unless it is to come later, the bot, which is told that it was added."""
        chat = self._world.new_group(title, kind, forum=forum)
        for person in members:
            chat.members[person.id] = "member"
        for number, person in enumerate(admins):
            chat.members[person.id] = "administrator" if number else "creator"
        group = Group(self._world, chat)
        if bot:
            group.take_in_bot(admin=bot_admin)
        return group

    def channel(self, title: str, admins: Sequence[Person] = ()) -> Channel:
        """A new channel of these people, the first of them its owner; the bot is not in it yet."""
        chat = self._world.new_group(title, "channel")
        for number, person in enumerate(admins):
            chat.members[person.id] = "administrator" if number else "creator"
        return Channel(self._world, chat)
