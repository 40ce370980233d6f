"""Chats that come and go: blocked and unblocked, removed and invited back, grown into a supergroup."""

from __future__ import annotations

from telegram import ChatMember, Update
from telegram.constants import ChatType

from handlers.context import Context

_AWAY = (ChatMember.LEFT, ChatMember.BANNED)


async def my_place(update: Update, context: Context) -> None:
    """Where the bot was blocked or removed nothing is sent until it is back."""
    change = update.my_chat_member
    if change is None:
        return
    if change.new_chat_member.status in _AWAY:
        why = "blocked" if change.chat.type == ChatType.PRIVATE else "removed"
        await context.store.chats.suspend(change.chat.id, why=why, now=context.now)
        await context.store.reporters.left(change.chat.id, now=context.now)
    else:
        await context.store.chats.resume(change.chat.id)
        await context.store.reporters.left(change.chat.id, now=None)


async def migrated(update: Update, context: Context) -> None:
    """A group that became a supergroup keeps what it follows."""
    message = update.effective_message
    if message is None:
        return
    if message.migrate_to_chat_id is not None:
        await context.store.chats.migrate(message.chat.id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id is not None:
        await context.store.chats.migrate(message.migrate_from_chat_id, message.chat.id)
