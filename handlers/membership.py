"""Chats that come and go: blocked and unblocked, added, removed, silenced, promoted, grown into a supergroup."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType

from handlers.channels import tell_linker
from handlers.context import Context
from handlers.greeting import greet, remember_added
from handlers.standing import Turn, manages_topics, standing, turn

#: Why a chat gets nothing where Telegram tells when that is over.
SILENCED = "silenced"


async def my_place(update: Update, context: Context) -> None:
    """Where the bot was blocked, removed or silenced nothing is sent until that is over; a new group is greeted."""
    change = update.my_chat_member
    if change is None:
        return
    chat, kind = change.chat, change.chat.type
    before, after = (standing(member, kind) for member in (change.old_chat_member, change.new_chat_member))
    found = turn(kind, before, after)
    context.house.administrators.forget(chat.id)
    if Turn.ADDED in found:
        # Where it may not write it owes the greeting all the same.
        await remember_added(update, context)
    away = bool(found & (Turn.BLOCKED | Turn.REMOVED))
    if away or Turn.SILENCED in found:
        why = "blocked" if Turn.BLOCKED in found else "removed" if away else SILENCED
        await context.store.chats.suspend(chat.id, why=why, now=context.now)
    await context.store.reporters.left(chat.id, now=context.now if away else None)
    if Turn.BACK in found:
        await context.store.chats.resume(chat.id)
        if manages_topics(change.new_chat_member) and not manages_topics(change.old_chat_member):
            await context.store.groups.open_topics(chat.id)
        if Turn.ADDED in found and kind == ChatType.SUPERGROUP:
            # A group that only grew looks the same, and says so in a moment.
            context.house.greeter.later(lambda: greet(context, chat))
        elif kind in (ChatType.GROUP, ChatType.SUPERGROUP):
            await greet(context, chat)
    if found & (Turn.LINKED | Turn.UNFIT):
        await tell_linker(update, context)


async def migrated(update: Update, context: Context) -> None:
    """A group that became a supergroup keeps what it follows."""
    message = update.effective_message
    if message is None:
        return
    old, new = message.migrate_from_chat_id or message.chat.id, message.migrate_to_chat_id or message.chat.id
    if old == new:
        return
    context.house.greeter.grew(new, context.now)
    await context.store.chats.migrate(old, new)


async def arrived(update: Update, context: Context) -> None:
    """Before a message is answered: whoever writes is there, an owed greeting is said, topics that ended are joined."""
    chat = update.effective_chat
    known = None if chat is None else await context.store.groups.standing(chat.id)
    if chat is None or known is None:
        return
    if known.suspended is not None and known.suspended != SILENCED:
        # The news of it came while nobody listened; or all members may write again, of which there is none.
        await context.store.chats.resume(chat.id)
        await context.store.reporters.left(chat.id, now=None)
    if known.topics and chat.type == ChatType.SUPERGROUP and not chat.is_forum:
        await context.store.groups.end_topics(chat.id)
    if known.greeting_due and known.suspended != SILENCED:
        await greet(context, chat)
