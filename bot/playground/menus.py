"""The command menus a bot sets, by audience and language, and which of them a person sees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.playground.model import Chat, Json
from bot.playground.refusals import bad_request

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_WITH_CHAT = {"chat", "chat_administrators", "chat_member"}
_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators", *_WITH_CHAT}


@dataclass(frozen=True, slots=True)
class Command:
    """A line of a command menu."""

    command: str
    description: str


Key = tuple[str, int, int, str]


def menu_key(scope: Json | None, language: str | None) -> Key:
    """Where a menu is kept: its audience and language; refuses an unknown audience."""
    scope = scope or {"type": "default"}
    kind = scope.get("type")
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    chat_id = int(scope.get("chat_id") or 0) if kind in _WITH_CHAT else 0
    if kind in _WITH_CHAT and not chat_id:
        raise bad_request('can\'t parse BotCommandScope: Field "chat_id" is required')
    return kind, chat_id, int(scope.get("user_id") or 0) if kind == "chat_member" else 0, language or ""


class Menus:
    """All command menus of the bot."""

    def __init__(self) -> None:
        """No menu set."""
        self._menus: dict[Key, list[Json]] = {}

    def set(self, key: Key, commands: list[Any]) -> None:
        """Keep a menu; an empty one removes it; refuses names and descriptions that Telegram refuses."""
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        menu: list[Json] = []
        for entry in commands:
            if not isinstance(entry, dict):
                raise bad_request("can't parse BotCommand: Expected an Object")
            name = str(entry.get("command", "")).removeprefix("/").lower()
            if not _NAME.fullmatch(name):
                raise bad_request("BOT_COMMAND_INVALID")
            description = str(entry.get("description", "")).strip()
            if not 1 <= len(description) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
            menu.append({"command": name, "description": description})
        if menu:
            self._menus[key] = menu
        else:
            self._menus.pop(key, None)

    def get(self, key: Key) -> list[Json]:
        """Exactly the menu kept there, or nothing."""
        return self._menus.get(key, [])

    def shown(self, chat: Chat, user_id: int, language: str | None) -> list[Json]:
        """The menu a person sees in a chat: the narrowest audience first, their language before none."""
        audiences: list[tuple[str, int, int]]
        if chat.is_private:
            audiences = [("chat", chat.id, 0), ("all_private_chats", 0, 0)]
        else:
            audiences = [("chat_member", chat.id, user_id), ("chat", chat.id, 0), ("all_group_chats", 0, 0)]
            if chat.administers(user_id):
                audiences.insert(1, ("chat_administrators", chat.id, 0))
                audiences.insert(3, ("all_chat_administrators", 0, 0))
        for audience in [*audiences, ("default", 0, 0)]:
            for spoken in ((language or "")[:2], ""):
                menu = self._menus.get((*audience, spoken))
                if menu:
                    return menu
        return []
