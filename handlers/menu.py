"""The command menu: in each language, for private chats, groups, and editors."""

from __future__ import annotations

from difflib import get_close_matches

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from handlers.texts import Texts
from storage.model import Language
from storage.naming import fold
from storage.permission import Act, trusted
from storage.staff import Role

_ENGLISH = (
    "status",
    "route",
    "near",
    "subscribe",
    "subscriptions",
    "unsubscribe",
    "settings",
    "latest",
    "search",
    "history",
    "event",
    "report",
    "channels",
    "language",
    "privacy",
    "forget",
    "help",
)
#: How alike a slip and its command are, of 1: a letter or two.
_NEAR = 0.75
#: Of no use in a group.
_PRIVATE = {"channels"}
#: The desk's commands, each with the act that whoever sees it must be trusted with.
DESK = {
    "post": Act.DRAFT,
    "drafts": Act.DRAFT,
    "desk": Act.DRAFT,
    "confirm": Act.DRAFT,
    "restrict": Act.DRAFT,
    "lift": Act.DRAFT,
    "correct": Act.DRAFT,
    "retract": Act.DRAFT,
    "suggestions": Act.SUGGESTED,
    "tips": Act.TIPS,
    "campaigns": Act.CAMPAIGN,
    "cancel": Act.DRAFT,
    "tally": Act.COUNT,
    "audit": Act.AUDIT,
    "editors": Act.PEOPLE,
    "pause": Act.PAUSE,
    "resume": Act.PAUSE,
}
#: Each command and the Spanish word that does the same; the menu shows the word of its language.
ALIASES: dict[str, tuple[str, ...]] = {
    "start": ("empezar", "inicio"),
    "help": ("ayuda",),
    "subscribe": ("suscribir", "seguir"),
    "unsubscribe": ("dejar",),
    "subscriptions": ("suscripciones",),
    "settings": ("ajustes",),
    "status": ("estado",),
    "route": ("ruta",),
    "near": ("cerca",),
    "latest": ("ultimas",),
    "search": ("buscar",),
    "history": ("historia", "historial"),
    "event": ("hecho", "evento"),
    "report": ("reportar",),
    "channels": ("canales",),
    "language": ("idioma",),
    "privacy": ("privacidad",),
    "forget": ("olvidar",),
    "post": ("publicar",),
    "drafts": ("borradores",),
    "tips": ("avisos",),
    "desk": ("mesa",),
    "confirm": ("confirmar",),
    "restrict": ("restringir",),
    "lift": ("levantar",),
    "correct": ("corregir",),
    "retract": ("desmentir",),
    "cancel": ("cancelar",),
    "undo": ("deshacer",),
    "tally": ("conteo", "recuento"),
    "suggestions": ("sugerencias", "sutran"),
    "campaigns": ("campanas",),
    "audit": ("auditoria",),
    "editors": ("editores",),
    "pause": ("pausar",),
    "resume": ("reanudar",),
}


def entries(
    texts: Texts, language: Language, *, role: Role | None = None, group: bool = False
) -> list[BotCommand]:
    """The menu in a language, each with what it does; whoever works at the desk has its commands first."""
    desk = [name for name, act in DESK.items() if role is not None and trusted(role, act)]
    names = (*desk, *(name for name in _ENGLISH if not group or name not in _PRIVATE))
    return [
        BotCommand(
            ALIASES[name][0] if language is Language.ES else name, texts.plain(language, f"menu-{name}")
        )
        for name in names
    ]


def nearest(typed: str, language: Language, role: Role | None) -> str | None:
    """The command that somebody mistyped, as their menu has it: "/estdo" is "/estado"; None for what resembles none."""
    desk = [name for name, act in DESK.items() if role is not None and trusted(role, act)]
    # It has a button below what it undoes, and no place in the menu.
    desk += ["undo"] if role is not None else []
    names = {word: name for name in (*_ENGLISH, *desk, "start") for word in (name, *ALIASES[name])}
    found = get_close_matches(fold(typed), names, n=1, cutoff=_NEAR)
    if not found:
        return None
    name = names[found[0]]
    return f"/{ALIASES[name][0] if language is Language.ES else name}"


async def register(bot: Bot, texts: Texts, default: Language) -> None:
    """Give Telegram the menus of each language; other languages see the default's."""
    for scope, group in ((BotCommandScopeAllPrivateChats(), False), (BotCommandScopeAllGroupChats(), True)):
        await bot.set_my_commands(entries(texts, default, group=group), scope=scope)
        for language in Language:
            menu = entries(texts, language, group=group)
            await bot.set_my_commands(menu, scope=scope, language_code=language.value)


async def register_editor(
    bot: Bot, texts: Texts, editor: int, language: Language, role: Role = Role.OWNER
) -> None:
    """Give one editor's chat the menu with the desk's commands of their role, in every language of the app."""
    scope = BotCommandScopeChat(editor)
    await bot.set_my_commands(entries(texts, language, role=role), scope=scope)


async def register_chat(bot: Bot, texts: Texts, chat: int, language: Language) -> None:
    """Give a chat that chose a language the menu in that language, whatever its app speaks."""
    # Telegram's ids of groups are below zero.
    await bot.set_my_commands(entries(texts, language, group=chat < 0), scope=BotCommandScopeChat(chat))
