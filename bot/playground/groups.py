"""Groups: the bot is added, thrown out, silenced; they become supergroups; forums have topics."""

from __future__ import annotations

from bot.playground.model import ANONYMOUS_ADMIN, Chat, Json, Message, Topic, User
from bot.playground.world import World


class Group:
    """A group or supergroup; its id changes once when it is upgraded."""

    def __init__(self, world: World, chat: Chat) -> None:
        """Play this chat."""
        self._world = world
        self._chat = chat

    @property
    def id(self) -> int:
        """The id of the chat, after an upgrade the new one."""
        return self._chat.id

    @property
    def title(self) -> str:
        """The name of the group."""
        return self._chat.name

    async def add_bot(self, by: int | None = None, admin: bool = False) -> None:
        """Take the bot in (again), as an administrator if wished; it is told."""
        self.take_in_bot(by if by is not None else self._someone(), admin=admin)

    async def kick_bot(self, by: int | None = None) -> None:
        """Throw the bot out; it is told."""
        self._move_bot("kicked", by)

    async def silence_bot(self, by: int | None = None) -> None:
        """Take away the bot's right to write; it is told."""
        self._move_bot("restricted", by)

    async def delete(self) -> None:
        """Delete the group; the bot is not told."""
        self._chat.deleted = True

    async def join(self, user_id: int, admin: bool = False) -> None:
        """Somebody joins."""
        self._chat.members[user_id] = "administrator" if admin else "member"
        self._world.tell("people", {})

    async def leave(self, user_id: int) -> None:
        """Somebody leaves."""
        self._chat.members[user_id] = "left"
        self._world.tell("people", {})

    async def upgrade(self) -> int:
        """Become a supergroup, as busy groups do; gives the new id, and the bot is told by two notes."""
        old, world = self._chat, self._world
        if old.kind != "group":
            raise ValueError("only a group becomes a supergroup")
        new = world.new_group(old.name, "supergroup")
        new.members = dict(old.members)
        self._note(old, {"migrate_to_chat_id": new.id})
        old.migrated_to = new.id
        self._note(new, {"migrate_from_chat_id": old.id}, world.users[ANONYMOUS_ADMIN])
        self._chat = new
        world.tell("people", {})
        return new.id

    async def topic(self, name: str) -> int:
        """Open a topic; gives its thread id."""
        chat = self._chat
        if not chat.is_forum:
            raise ValueError("only forums have topics")
        created = {"name": name, "icon_color": 7322096}
        note = self._note(chat, {"forum_topic_created": created}, in_topic=True)
        return note.id

    async def close_topic(self, thread: int) -> None:
        """Close a topic: only administrators may write there."""
        self._chat.topics[thread].closed = True
        self._note(self._chat, {"forum_topic_closed": {}}, topic=thread)

    async def reopen_topic(self, thread: int) -> None:
        """Open a closed topic again."""
        self._chat.topics[thread].closed = False
        self._note(self._chat, {"forum_topic_reopened": {}}, topic=thread)

    async def delete_topic(self, thread: int) -> None:
        """Delete a topic and what was written in it; the bot is not told."""
        del self._chat.topics[thread]
        for message in [m for m in self._chat.messages.values() if m.topic == thread]:
            self._world.remove(message)

    def take_in_bot(self, by: int, *, admin: bool) -> None:
        """Add the bot or change its standing, and tell it; nothing if it has that standing."""
        chat, world = self._chat, self._world
        before = chat.members.get(world.bot.id, "left")
        after = "administrator" if admin else "member"
        if before == after:
            return
        chat.members[world.bot.id] = after
        adder = world.users[by]
        world.announce("my_chat_member", world.bot_moved(chat, adder, before, after))
        if before in ("left", "kicked"):
            bot = world.bot.json()
            note = {"new_chat_members": [bot], "new_chat_member": bot, "new_chat_participant": bot}
            self._note(chat, note, adder)
        world.tell("people", {})

    def _someone(self) -> int:
        members = self._chat.members
        found = [user for user, status in members.items() if status in ("creator", "administrator", "member")]
        found = [user for user in found if user != self._world.bot.id]
        found.sort(key=lambda user: members[user] == "member")
        return found[0] if found else ANONYMOUS_ADMIN

    def _move_bot(self, after: str, by: int | None) -> None:
        chat, world = self._chat, self._world
        before = chat.members.get(world.bot.id, "left")
        chat.members[world.bot.id] = after
        mover = world.users[by if by is not None else self._someone()]
        world.announce("my_chat_member", world.bot_moved(chat, mover, before, after))
        world.tell("people", {})

    def _note(
        self,
        chat: Chat,
        content: Json,
        sender: User | None = None,
        topic: int | None = None,
        *,
        in_topic: bool = False,
    ) -> Message:
        world = self._world
        writer = sender or world.users[self._someone()]
        note = world.add(chat, writer, other=content, topic=topic)
        if in_topic:
            note.topic = note.id
            chat.topics[note.id] = Topic(note.id, content["forum_topic_created"]["name"])
        if chat.members.get(world.bot.id) in ("member", "administrator", "restricted"):
            world.announce("message", note.json())
        return note
