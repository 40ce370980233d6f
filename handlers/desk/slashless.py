"""The desk's commands without their slash: "levantar 15", "borradores"; a report it would be by no means."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from telegram import Update

from handlers.context import Context
from handlers.desk.auditing import audit
from handlers.desk.board import desk
from handlers.desk.campaigns import campaigns
from handlers.desk.correcting import correct, retract
from handlers.desk.lastact import undo_last
from handlers.desk.people import editors
from handlers.desk.post import drafts, post
from handlers.desk.suggesting import suggestions
from handlers.desk.tips import tips
from handlers.desk.turning import confirm, lift, restrict
from handlers.menu import ALIASES
from storage.naming import fold

_Command = Callable[[Update, Context], Awaitable[None]]
#: What does without a word more.
_ALONE: dict[str, _Command] = {
    "post": post,
    "drafts": drafts,
    "desk": desk,
    "tips": tips,
    "suggestions": suggestions,
    "campaigns": campaigns,
    "audit": audit,
    "editors": editors,
    "undo": undo_last,
}
#: What an event's number follows.
_NUMBERED: dict[str, _Command] = {
    "confirm": confirm,
    "restrict": restrict,
    "lift": lift,
    "correct": correct,
    "retract": retract,
}
_NAMES = {word: name for name in (*_ALONE, *_NUMBERED) for word in (name, *ALIASES[name])}
_NUMBER = re.compile(r"#?\d+(?![\w/:])")


async def obeyed(update: Update, context: Context, text: str) -> bool:
    """Do what an editor asks with a command's name alone, or with one and the number of an event; False for any other.

    In reply to a message of ours the event needs no number.
    """
    first, _, rest = text.strip().partition(" ")
    name = _NAMES.get(fold(first))
    message = update.effective_message
    answered = message.reply_to_message if message is not None else None
    own = answered is not None and answered.from_user is not None and answered.from_user.id == context.bot.id
    command = _NUMBERED.get(name or "") if rest or own else None
    if command is None or not (own or _NUMBER.match(rest.strip())):
        command = None if rest else _ALONE.get(name or "")
    if command is None:
        return False
    await command(update, context)
    return True
