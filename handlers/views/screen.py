"""A screen: what one message shows, before Telegram has anything to do with it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup
from telegram import (
    ChatAdministratorRights,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonRequestChat,
    ReplyKeyboardMarkup,
)

#: Telegram's limits in UTF-16 units after entity parsing.
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
#: Telegram's limit for callback data, in bytes.
DATA_LIMIT = 64

_TAG = re.compile(r"<[^>]*>")
# Marks that turn the direction of the text after them: a name must not be able to rearrange a message.
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _posting() -> ChatAdministratorRights:
    """An administrator's right to post in a channel, and no other."""
    others = (
        *("is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
        *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
        *("can_post_stories", "can_edit_stories", "can_delete_stories"),
    )
    rights: dict[str, Any] = dict.fromkeys(others, False)
    return ChatAdministratorRights(**rights, can_post_messages=True)


#: The number by which the answer to the one question for a channel is known.
CHANNEL_REQUEST = 1
#: The app offers the channels in which the reader may post; where Chaski may not yet, it asks them to let it.
_OWN_CHANNEL = KeyboardButtonRequestChat(
    CHANNEL_REQUEST,
    chat_is_channel=True,
    user_administrator_rights=_posting(),
    bot_administrator_rights=_posting(),
)


@dataclass(frozen=True, slots=True)
class Button:
    """A button with its label that gives `data` back when tapped, or opens `url`; ValueError if Telegram would refuse it."""

    label: str
    data: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if not self.label.strip():
            raise ValueError("a button needs a label")
        if (self.data is None) == (self.url is None):
            raise ValueError("a button has either data or a url")
        if self.data is not None and not 1 <= len(self.data.encode()) <= DATA_LIMIT:
            raise ValueError(f"callback data takes 1 to {DATA_LIMIT} bytes: {self.data!r}")


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """A text in Telegram's HTML, rows of buttons below it, and a photo (its file id) above it.

    `share` labels a button in place of the keyboard that sends the reader's position, `pick` one that sends a channel of
    theirs; Telegram has both in private only. `reply` has the reader's app open a reply to the message, with these words
    in the empty field.
    """

    text: Markup
    rows: tuple[Row, ...] = ()
    photo: str | None = None
    share: str | None = None
    pick: str | None = None
    reply: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.text, Markup):
            raise TypeError("a screen's text is Markup, so that nothing typed by people is read as HTML")

    def keyboard(self) -> InlineKeyboardMarkup | None:
        """The buttons under the message as Telegram takes them, None if there are none."""
        rows = [
            [InlineKeyboardButton(b.label, callback_data=b.data, url=b.url) for b in row]
            for row in self.rows
            if row
        ]
        return InlineKeyboardMarkup(rows) if rows else None

    def markup(self) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ForceReply | None:
        """All that a new message has: its buttons, one that shares a position or a channel, or a reply that is begun."""
        if self.reply:
            # In a group only the app of whoever asked.
            return ForceReply(selective=True, input_field_placeholder=self.reply)
        if self.share:
            button = KeyboardButton(self.share, request_location=True)
        elif self.pick:
            button = KeyboardButton(self.pick, request_chat=_OWN_CHANNEL)
        else:
            return self.keyboard()
        return ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)

    def plus(self, *rows: Row) -> Screen:
        """The same screen with more rows of buttons below."""
        return replace(self, rows=(*self.rows, *rows))


def measured(text: str) -> int:
    """How long Telegram will find a text: UTF-16 units, tags and entities of Markup not counted."""
    shown = html.unescape(_TAG.sub("", text)) if isinstance(text, Markup) else text
    return len(shown.encode("utf-16-le", "surrogatepass")) // 2


def fitted(text: str, limit: int) -> str:
    """A plain text cut to so many UTF-16 units, at a word where one ends near, with an ellipsis; never for Markup."""
    if isinstance(text, Markup):
        raise TypeError("cut what people wrote, not markup")
    if measured(text) <= limit:
        return text
    if limit < 1:
        return ""
    room, kept = limit - 1, 0
    for kept, char in enumerate(text):  # noqa: B007  a character outside the basic plane takes two units
        room -= 2 if ord(char) > 0xFFFF else 1
        if room < 0:
            break
    cut = text[:kept]
    if not text[kept].isspace() and (space := max(cut.rfind(" "), cut.rfind("\n"))) > kept // 2:
        cut = cut[:space]
    return cut.rstrip(" \n,;:·-–") + "…"


def one_line(text: str | None, limit: int) -> str:
    """What somebody typed, as one line without control marks, at most so many UTF-16 units; "" for nothing."""
    return fitted(" ".join(_clean(text or "").split()), limit)


def paragraphs(text: str | None) -> str:
    """What somebody typed, its lines kept and blank lines in a row made one; "" for nothing."""
    lines = [" ".join(line.split()) for line in _clean(text or "").splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _clean(text: str) -> str:
    return "".join(
        char
        for char in text
        if char in "\n\t\r\u2028\u2029\x85"
        or (unicodedata.category(char) not in ("Cc", "Cs") and char not in _TURNING)
    )


def stacked(lines: Iterable[Markup], limit: int = TEXT_LIMIT) -> Markup:
    """Lines one below the other, as many of the first ones as the limit takes."""
    kept: list[Markup] = []
    room = limit + 1
    for line in lines:
        room -= measured(line) + 1
        if room < 0:
            break
        kept.append(line)
    return Markup("\n").join(kept)


def in_pairs(buttons: Iterable[Button]) -> tuple[Row, ...]:
    """Buttons in rows of two, as they fit a narrow phone; a long label gets a row of its own."""
    rows: list[Row] = []
    waiting: Button | None = None
    for button in buttons:
        if waiting is None:
            waiting = button
        elif len(waiting.label) > 17 or len(button.label) > 17:
            rows.append((waiting,))
            waiting = button
        else:
            rows.append((waiting, button))
            waiting = None
    if waiting is not None:
        rows.append((waiting,))
    return tuple(rows)
