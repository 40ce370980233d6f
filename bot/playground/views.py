"""A message as somebody sees it in the chat: plain text, safe HTML, buttons, and whether it made a sound."""

from __future__ import annotations

from dataclasses import dataclass

from bot.playground.entities import to_html
from bot.playground.model import Json, Message
from bot.playground.queries import Toast

__all__ = ["Button", "Toast", "View", "label_of", "message_json", "view"]


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it asks the bot, opens an address, or copies a text."""

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A message at the moment it was looked at."""

    message_id: int
    chat_id: int
    from_bot: bool
    text: str
    html: str
    buttons: tuple[tuple[Button, ...], ...]
    date: int
    """When it was sent, in seconds since 1970 by the playground's clock."""
    edited: bool = False
    photo: str | None = None
    """The file id of its picture."""
    reply_to: int | None = None
    topic: int | None = None
    silent: bool = False
    moment: int = 0
    """Grows with everything that happens in the playground; tells an older look from a newer one."""

    def labels(self) -> list[str]:
        """The labels of all buttons, row by row."""
        return [button.label for row in self.buttons for button in row]

    def button(self, label_or_data: str) -> Button:
        """The button with this data, this label, or else this in its label; raises LookupError."""
        buttons = [button for row in self.buttons for button in row]
        for button in buttons:
            if label_or_data == button.data:
                return button
        for button in buttons:
            if label_or_data == button.label:
                return button
        for button in buttons:
            if label_or_data in button.label:
                return button
        raise LookupError(f"no button {label_or_data!r} under message {self.message_id}: {self.labels()}")


def view(message: Message, bot_id: int) -> View:
    """How a message looks now."""
    return View(
        message_id=message.id,
        chat_id=message.chat.id,
        from_bot=message.sender.id == bot_id,
        text=message.words,
        html=to_html(message.words, message.entities),
        buttons=_buttons(message),
        date=message.date,
        edited=message.edited is not None,
        photo=_photo_id(message),
        reply_to=message.answered.id if message.answered else None,
        topic=message.topic,
        silent=message.silent,
        moment=message.changed,
    )


def _photo_id(message: Message) -> str | None:
    return str(message.photo.sizes()[-1]["file_id"]) if message.photo else None


def _buttons(message: Message) -> tuple[tuple[Button, ...], ...]:
    rows = message.markup["inline_keyboard"] if message.markup else ()
    return tuple(
        tuple(
            Button(b["text"], b.get("callback_data"), b.get("url"), (b.get("copy_text") or {}).get("text"))
            for b in row
        )
        for row in rows
    )


def message_json(message: Message, bot_id: int) -> Json:
    """A message for the chat page."""
    photo = _photo_id(message)
    reply = message.answered
    from_bot = message.sender.id == bot_id
    name = message.sender_chat.name if message.sender_chat else message.sender.first_name
    text = message.words or label_of(message)
    return {
        "message_id": message.id,
        "chat_id": message.chat.id,
        "topic": message.topic,
        "from": "bot" if from_bot else message.sender.id,
        "from_name": name,
        "date": message.date * 1000,
        "edited": message.edited is not None,
        "html": to_html(text, message.entities),
        "text": text,
        "photo": f"/playground/files/{photo}" if photo else None,
        "reply_to": {"message_id": reply.id, "text": reply.words or label_of(reply)} if reply else None,
        "forwarded_from": _origin_name(message.origin),
        "silent": message.silent,
        "buttons": [
            [{"label": b.label, "data": b.data, "url": b.url, "copy": b.copy} for b in row]
            for row in _buttons(message)
        ],
    }


def _origin_name(origin: Json | None) -> str | None:
    if origin is None:
        return None
    if "sender_user_name" in origin:
        return str(origin["sender_user_name"])
    if "sender_user" in origin:
        return str(origin["sender_user"]["first_name"])
    chat = origin.get("sender_chat") or origin.get("chat") or {}
    return str(chat.get("title", ""))


def label_of(message: Message) -> str:
    """A word for a message without text: a sticker, a place, or what happened in the group."""
    other = message.other or {}
    if "sticker" in other:
        return str(other["sticker"].get("emoji", "▢"))
    if "location" in other:
        place = other["location"]
        return f"📍 {place['latitude']:.4f}, {place['longitude']:.4f}"
    return next(iter(other), "").replace("_", " ")
