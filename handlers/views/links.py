"""Ways into the bot from elsewhere, and the button that shows them to others."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from urllib.parse import quote

from handlers.views.screen import Button, Row
from handlers.views.voice import Voice
from storage.paths import Stop

STATUS, EVENT, SEARCH, ROUTE, NEAR = "st_", "ev_", "se_", "rt_", "near"
CHANNELS = "channels"
#: Telegram takes A-Z, a-z, 0-9, _ and - here, so many of them.
_LONGEST = 64


def status(code: str) -> str:
    """The start parameter that answers with a region's status."""
    return STATUS + code


def event(number: int) -> str:
    """The start parameter that answers with an event."""
    return f"{EVENT}{number}"


def route(start: Stop, end: Stop) -> str:
    """The start parameter that answers whether one can pass."""
    return f"{ROUTE}{start.key}-{end.key}"


def search(text: str) -> str | None:
    """The start parameter that asks the same again; None for a question too long for one."""
    packed = SEARCH + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    return packed if len(packed) <= _LONGEST else None


def searched(payload: str) -> str | None:
    """The question in such a start parameter; None where it holds none."""
    packed = payload.removeprefix(SEARCH)
    try:
        return base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None


def meant(data: str) -> str | None:
    """The start parameter that shows what a button with this data would; None where a link cannot."""
    head, value, *_ = (*data.split(":"), "")
    if head == "st" and ":" in data:
        return status(value)
    return EVENT + value if head == "ev" and value.isdecimal() else None


def public(rows: Iterable[Row], bot: str) -> tuple[Row, ...]:
    """The buttons for a place where anybody may tap them: links, and those that a link can stand for."""
    kept = []
    for row in rows:
        meant_ = [(button, button.url or _opened(button, bot)) for button in row]
        kept.append(tuple(Button(button.label, url=url) for button, url in meant_ if url))
    return tuple(row for row in kept if row)


def _opened(button: Button, bot: str) -> str | None:
    payload = meant(button.data or "")
    return None if payload is None else address(bot, payload)


def address(bot: str, payload: str) -> str:
    """The address that opens the bot with a start parameter."""
    return f"https://t.me/{bot}?start={payload}"


def payload_of(text: str, bot: str) -> str | None:
    """The start parameter of the bot's own address, where the text is that and nothing else."""
    found = re.fullmatch(
        rf"(?:https?://)?(?:t|telegram)\.me/{re.escape(bot)}\?start=([\w-]+)", text, re.I | re.A
    )
    return found[1] if found is not None and len(found[1]) <= _LONGEST else None


def share(bot: str, payload: str, words: str, voice: Voice) -> Row:
    """The button that offers the address to the reader's other chats, with a few words."""
    target = (
        f"https://t.me/share/url?url={quote(address(bot, payload), safe='')}&text={quote(words, safe='')}"
    )
    return (Button(voice.plain("button-share"), url=target),)
