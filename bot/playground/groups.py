"""Groups: the bot is added, thrown out, silenced; they become supergroups; forums have topics."""

from __future__ import annotations

from bot.playground.members import member_json
from bot.playground.model import ANONYMOUS_ADMIN, Chat, Json, Message, Topic, User
from bot.playground.place import Place


class Group(Place):
    """A group or supergroup; its id changes once when it is upgraded."""

    async def add_bot(
        self,
        by: int | None = None,
        admin: bool = False,
        *,
        noted: bool = True,
        muted: bool = False,
        created: bool = False,
    ) -> None:
        """Take the bot in (again), as an administrator or `muted` if wished, or make the group with it.

        It is told of its standing, and where that is `noted` by a message as well.
        """
        self.take_in_bot(by, admin=admin, noted=noted, muted=muted, created=created)

    async def kick_bot(self, by: int | None = None) -> None:
        """Throw the bot out; it is told."""
        self._move_bot("kicked", by)

    async def silence_bot(self, by: int | None = None) -> None:
        """Take away the bot's right to write; it is told."""
        self._move_bot("restricted", by)

    async def limit_bot(self, by: int | None = None) -> None:
        """Let the bot write nothing but texts; it is told."""
        self._move_bot("restricted", by, can_send_messages=True)

    async def demote_bot(self, by: int | None = None) -> None:
        """Make the bot a member like any other; it is told."""
        self._move_bot("member", by)

    async def hush(self, *, quiet: bool = True) -> None:
        """Let only administrators write, or everybody again; nobody is told."""
        self._chat.quiet = quiet

    async def promote(self, user_id: int) -> None:
        """Make somebody an administrator; an administrating bot is told where it asked for that."""
        self._move(user_id, "administrator")

    async def demote(self, user_id: int) -> None:
        """Make somebody a member like any other; an administrating bot is told where it asked for that."""
        self._move(user_id, "member")

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

    async def upgrade(self, moves: str = "") -> int:
        """Become a supergroup, as busy groups do; gives the new id, and the bot is told by two notes.

        Its standing in both is told as well where `moves` says whether that comes "first" or "last".
        """
        old, world = self._chat, self._world
        if old.kind != "group":
            raise ValueError("only a group becomes a supergroup")
        new = world.new_group(old.name, "supergroup")
        new.members = dict(old.members)
        mover = world.users[self._someone()]
        status = new.members[world.bot.id]
        moved = [
            world.moved(old, mover, world.member(old, world.bot.id), member_json(world.bot, "left")),
            world.moved(new, mover, member_json(world.bot, "left"), member_json(world.bot, status)),
        ]
        for move in moved if moves == "first" else ():
            world.announce("my_chat_member", move)
        self._note(old, {"migrate_to_chat_id": new.id})
        old.migrated_to = new.id
        self._note(new, {"migrate_from_chat_id": old.id}, world.users[ANONYMOUS_ADMIN])
        for move in moved if moves == "last" else ():
            world.announce("my_chat_member", move)
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

    async def close_general(self) -> None:
        """Close the topic that every forum has: only administrators may write there."""
        self._chat.general_closed = True
        self._note(self._chat, {"forum_topic_closed": {}})

    async def reopen_general(self) -> None:
        """Open that topic again."""
        self._chat.general_closed = False
        self._note(self._chat, {"forum_topic_reopened": {}})

    async def hide_general(self) -> None:
        """Hide that topic, which closes it."""
        self._chat.general_closed = True
        self._note(self._chat, {"general_forum_topic_hidden": {}})

    async def end_forum(self) -> None:
        """Have no topics any more: all that is written stands in one chat; the bot is not told."""
        self._chat.is_forum = False
        self._chat.topics.clear()

    def take_in_bot(
        self,
        by: int | None = None,
        *,
        admin: bool,
        noted: bool = True,
        muted: bool = False,
        created: bool = False,
    ) -> None:
        """The same at once; nothing if the bot has that standing."""
        chat, world = self._chat, self._world
        before = chat.members.get(world.bot.id, "left")
        after = "administrator" if admin else "restricted" if muted else "member"
        if before == after:
            return
        adder = world.users[by if by is not None else self._someone()]
        world.place_bot(chat, adder, after)
        if created:
            self._note(chat, {"group_chat_created": True}, adder)
        elif noted and before in ("left", "kicked"):
            bot = world.bot.json()
            note = {"new_chat_members": [bot], "new_chat_member": bot, "new_chat_participant": bot}
            self._note(chat, note, adder)

    def _someone(self) -> int:
        members = self._chat.members
        found = [user for user, status in members.items() if status in ("creator", "administrator", "member")]
        found = [user for user in found if user != self._world.bot.id]
        found.sort(key=lambda user: members[user] == "member")
        return found[0] if found else ANONYMOUS_ADMIN

    def _move_bot(self, after: str, by: int | None, **differs: bool) -> None:
        mover = self._world.users[by if by is not None else self._someone()]
        self._world.place_bot(self._chat, mover, after, **differs)

    def _move(self, user_id: int, after: str) -> None:
        chat, world = self._chat, self._world
        before = world.member(chat, user_id)
        chat.members[user_id] = after
        if chat.administers(world.bot.id):
            move = world.moved(chat, world.users[self._someone()], before, world.member(chat, user_id))
            world.announce("chat_member", move)
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
