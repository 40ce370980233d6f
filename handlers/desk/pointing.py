"""Which event somebody at the desk means: by its number, or by replying to a message about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Message, Update

from handlers.asking import asked_in
from handlers.context import Context
from storage.staff import Editor

_NUMBER = re.compile(
    r"(#|(?:hecho|event)\s+|n\.?\s?[º°o]\.?\s*)?(\d{1,15})(?!\d|[.:+]\d)[\s,;:.·–-]*", re.IGNORECASE
)
_IN_TEXT = re.compile(r"(?:(?<![/\w])(?:hecho|event)\s+|#)(\d{1,15})\b", re.IGNORECASE)
#: Buttons that name an event themselves, and those that name what leads to one.
_EVENT = re.compile(r"(?:ev|lc):(\d{1,15})(?::|$)")
_PUSH = re.compile(r"u:(\d{1,15})$")
_DRAFT = re.compile(r"(?:d|rv):(\d{1,15}):")
_OWN = re.compile(r"d:\d{1,15}:")


@dataclass(frozen=True, slots=True)
class Words:
    """What follows a command: the event's number, if they begin with one, and the rest; `marked` as in "#142"."""

    number: int | None
    rest: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Pointed:
    """The event meant, and the words beside it; with two numbers in `either`, it is not clear which."""

    event: int | None
    rest: str
    either: tuple[int, ...] = ()
    replied: bool = False  # to a message without an event


def numbered(words: str) -> Words:
    """Reads "142", "#142, PNP", "n.º 142 un carril"; a time or a decimal is no number of an event."""
    found = _NUMBER.match(words)
    if found is None or (found.end() < len(words) and words[found.end() - 1].isdigit()):
        return Words(None, words)
    return Words(int(found[2]), words[found.end() :].strip(), bool(found[1]))


async def pointed(update: Update, context: Context, editor: Editor) -> Pointed:
    """The event that a command is about, and what else it says."""
    message = update.effective_message
    assert message is not None
    text = asked_in(message)
    words = numbered(text)
    answered = message.reply_to_message
    if answered is None:
        return Pointed(words.number, words.rest)
    shown = await event_shown(context, editor, answered)
    if shown is None:
        return Pointed(words.number, words.rest, replied=words.number is None)
    if words.number in (None, shown):
        return Pointed(shown, words.rest)
    if words.marked or not words.rest:
        # The wrong event would be lifted for everyone: better to ask.
        return Pointed(None, words.rest, (words.number, shown))
    return Pointed(shown, text)


def drafts_shown(message: Message) -> list[str]:
    """The buttons of drafts under a message."""
    return [one for one in _buttons(message) if _OWN.match(one)]


def _buttons(message: Message) -> list[str]:
    markup = message.reply_markup
    return [str(b.callback_data or "") for row in markup.inline_keyboard for b in row] if markup else []


async def event_shown(
    context: Context, editor: Editor, message: Message, *, named: bool = True
) -> int | None:
    """The event that a message is about: by its buttons, by the record of what was sent, or, `named`, by its text."""
    traces, data = context.store.traces, _buttons(message)
    offered = {int(found[1]) for one in data if (found := _EVENT.match(one))}
    if len(offered) == 1:
        return offered.pop()
    for one in data:
        if found := _PUSH.match(one):
            return await traces.of_push(int(found[1]))
        if found := _DRAFT.match(one):
            return await traces.of_draft(int(found[1]))
    sent = await traces.pushed(message.chat.id, message.message_id)
    if sent is None:
        sent = await traces.reported(editor.id, message.message_id)
    if sent is not None or offered or not named:
        return sent
    numbers = {int(one) for one in _IN_TEXT.findall(message.text or message.caption or "")}
    return numbers.pop() if len(numbers) == 1 else None
