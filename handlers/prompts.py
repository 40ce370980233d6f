"""Questions that a command asks when it comes alone: a reply to one is its answer, in groups as well."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from handlers import record, route, search
from handlers.context import Context
from storage.model import Language

Answer = Callable[[Update, Context, str], Awaitable[object]]


async def _journey(update: Update, context: Context, text: str) -> None:
    await route.answer(update, context, text, asked=True)


#: The text of each question and what a reply to it is read as.
_ANSWERS: dict[str, Answer] = {
    "route-ask": _journey,
    "search-usage": search.answer,
    "history-usage": record.answer_history,
    "event-usage": record.answer_event,
}


async def prompted(update: Update, context: Context) -> bool:
    """Take a text that replies to such a question as its answer; False for any other."""
    message = update.effective_message
    asked = message.reply_to_message if message is not None else None
    if message is None or asked is None or asked.from_user is None or asked.from_user.id != context.bot.id:
        return False
    text = (message.text or "").strip()
    answer = _asked_by(asked.text or "", context)
    if not text or answer is None:
        return False
    await answer(update, context, text)
    return True


async def replied(update: Update, context: Context) -> None:
    """A reply in a group: an answer to a question, or none of Chaski's business."""
    await prompted(update, context)


def _asked_by(shown: str, context: Context) -> Answer | None:
    """What a message of ours asks for: told by its first line, so that nothing has to be remembered."""
    texts, first = context.house.texts, shown.split("\n", 1)[0]
    for key, answer in _ANSWERS.items():
        if any(first == texts(language, key).split("\n", 1)[0].striptags() for language in Language):
            return answer
    return None
