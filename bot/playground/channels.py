"""Channels: administrators post, everybody else reads; the bot is one of the administrators or not in it at all."""

from __future__ import annotations

from bot.playground.model import ANONYMOUS_ADMIN
from bot.playground.place import Place


class Channel(Place):
    """A channel and what its administrators do with the bot and with each other."""

    async def add_bot(self, by: int | None = None, *, may_post: bool = True) -> None:
        """Make the bot an administrator, or change whether it may post; it is told."""
        self._place("administrator", by, can_post_messages=may_post)

    async def remove_bot(self, by: int | None = None, *, banned: bool = False) -> None:
        """Take the bot out, for good where it is banned; it is told."""
        self._place("kicked" if banned else "left", by)

    async def promote(self, user_id: int, *, may_post: bool = True) -> None:
        """Make somebody an administrator."""
        self._chat.members[user_id] = "administrator"
        self._chat.rights[user_id] = {"can_post_messages": may_post}

    async def demote(self, user_id: int) -> None:
        """Make somebody a reader like any other."""
        self._chat.members[user_id] = "member"
        self._chat.rights.pop(user_id, None)

    async def delete(self) -> None:
        """Delete the channel; the bot is not told."""
        self._chat.deleted = True

    def _place(self, status: str, by: int | None, **differs: bool) -> None:
        members = self._chat.members
        owner = next((user for user, status in members.items() if status == "creator"), ANONYMOUS_ADMIN)
        self._world.place_bot(self._chat, self._world.users[by or owner], status, **differs)
