"""A place: a chat of several, be it a group or a channel."""

from __future__ import annotations

from bot.playground.model import Chat
from bot.playground.world import World


class Place:
    """A chat of several; a group's id changes once when it is upgraded."""

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
        """Its name."""
        return self._chat.name
