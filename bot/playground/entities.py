"""What stands in a message's text: its length, its entities, and the same as safe HTML for a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

Entity = dict[str, Any]

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class Formatted:
    """Plain text and what is bold, linked or quoted in it, in UTF-16 units."""

    text: str
    entities: tuple[Entity, ...] = ()


def units(text: str) -> int:
    """The length of a text as Telegram counts: in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def link(address: str) -> str | None:
    """An address as Telegram keeps it, or None where it would drop the link."""
    address = address.strip()
    if address.startswith(("tg://", "mailto:", "tel:")):
        return address
    scheme, _, rest = address.rpartition("://")
    host, slash, path = rest.partition("/")
    bare = re.split(r"[?#:]", host.rpartition("@")[2])[0]
    if (
        scheme.lower() not in ("", "http", "https", "ftp")
        or " " in address
        or not re.search(r"[^.]\.[^.]", bare)
    ):
        return None
    return f"{scheme.lower() or 'http'}://{host}{slash or '/'}{path}"


def tidy(formatted: Formatted) -> Formatted:
    """The text without control characters and outer white space, as Telegram stores it."""
    text, entities = formatted.text, formatted.entities
    text = _CONTROL.sub(" ", text)
    stripped = text.strip(" \n")
    if len(stripped) == len(text):
        return formatted if text == formatted.text else Formatted(text, entities)
    lead = units(text[: len(text) - len(text.lstrip(" \n"))])
    end = units(stripped)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        stop = min(end, entity["offset"] + entity["length"] - lead)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return Formatted(stripped, tuple(kept))


_HTML = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ('<span class="tg-spoiler">', "</span>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


def to_html(text: str, entities: Sequence[Entity]) -> str:
    """Safe HTML for a page: the text escaped, and only tags of Telegram's own around it."""
    shown = [entity for entity in entities if entity["type"] in _HTML or entity["type"] == "text_link"]
    if not shown:
        return escape(text, quote=False)
    raw = text.encode("utf-16-le", "surrogatepass")
    size = len(raw) // 2
    spans = [
        (max(0, e["offset"]), min(size, e["offset"] + e["length"]), *_tags(e))
        for e in shown
        if e["length"] > 0
    ]
    marks = sorted({0, size, *(s[0] for s in spans), *(s[1] for s in spans)})
    pieces: list[str] = []
    inside: list[tuple[int, int, str, str]] = []
    for position, following in zip(marks, [*marks[1:], size], strict=True):
        again: list[tuple[int, int, str, str]] = []
        # Entities given by hand may overlap: what must stay open is closed and opened again.
        while any(span[1] <= position for span in inside):
            span = inside.pop()
            pieces.append(span[3])
            if span[1] > position:
                again.append(span)
        starting = sorted((s for s in spans if s[0] == position < s[1]), key=lambda s: -s[1])
        for span in [*reversed(again), *starting]:
            pieces.append(span[2])
            inside.append(span)
        chunk = raw[position * 2 : following * 2].decode("utf-16-le", "replace")
        pieces.append(escape(chunk, quote=False))
    return "".join(pieces)


def _tags(entity: Entity) -> tuple[str, str]:
    if entity["type"] == "text_link":
        return f'<a href="{escape(str(entity["url"]))}">', "</a>"
    return _HTML[entity["type"]]


_TYPED = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?\b)"
    r"|(?P<url>https?://[^\s<>\"]+)"
    r"|(?P<mention>(?<![\w@])@[A-Za-z0-9_]{4,32}\b)"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
)


def typed_entities(text: str) -> tuple[Entity, ...]:
    """What Telegram finds by itself in a text a person typed: commands, addresses, names and hashtags."""
    if not any(sign in text for sign in "/@#"):
        return ()
    return tuple(
        {"type": match.lastgroup, "offset": units(text[: match.start()]), "length": units(match[0])}
        for match in _TYPED.finditer(text)
    )
