"""The command menu: in each language, for private chats, groups, and editors."""

from __future__ import annotations

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from handlers.texts import Texts
from storage.model import Language

_ENGLISH = (
    "status",
    "subscribe",
    "subscriptions",
    "unsubscribe",
    "latest",
    "language",
    "privacy",
    "forget",
    "help",
)
_DESK = ("post", "drafts", "cancel", "pause", "resume")
#: Each command and the Spanish word that does the same; the menu shows the word of its language.
ALIASES: dict[str, tuple[str, ...]] = {
    "start": ("empezar", "inicio"),
    "help": ("ayuda",),
    "subscribe": ("suscribir", "seguir"),
    "unsubscribe": ("dejar",),
    "subscriptions": ("suscripciones",),
    "status": ("estado",),
    "latest": ("ultimas",),
    "language": ("idioma",),
    "privacy": ("privacidad",),
    "forget": ("olvidar",),
    "post": ("publicar",),
    "drafts": ("borradores",),
    "cancel": ("cancelar",),
    "pause": ("pausar",),
    "resume": ("reanudar",),
}


def entries(texts: Texts, language: Language, *, desk: bool = False) -> list[BotCommand]:
    """The menu in a language, each with what it does; editors have the desk's commands first."""
    names = (*_DESK, *_ENGLISH) if desk else _ENGLISH
    return [
        BotCommand(
            ALIASES[name][0] if language is Language.ES else name, texts.plain(language, f"menu-{name}")
        )
        for name in names
    ]


async def register(bot: Bot, texts: Texts, default: Language) -> None:
    """Give Telegram the menus of each language; other languages see the default's."""
    for scope in (BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()):
        await bot.set_my_commands(entries(texts, default), scope=scope)
        for language in Language:
            await bot.set_my_commands(entries(texts, language), scope=scope, language_code=language.value)


async def register_editor(bot: Bot, texts: Texts, editor: int, language: Language) -> None:
    """Give one editor's chat the menu with the desk's commands, in every language of the app."""
    scope = BotCommandScopeChat(editor)
    await bot.set_my_commands(entries(texts, language, desk=True), scope=scope)


async def register_chat(bot: Bot, texts: Texts, chat: int, language: Language) -> None:
    """Give a chat that chose a language the menu in that language, whatever its app speaks."""
    await bot.set_my_commands(entries(texts, language), scope=BotCommandScopeChat(chat))
