"""Telegram's HTML, read as Telegram reads it: plain text and entities out, or its own refusal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.playground.entities import Entity, Formatted, link, tidy, units
from bot.playground.refusals import Refusal, bad_request

_SIMPLE = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    "code": "code",
    "pre": "pre",
}
_TAGS = {*_SIMPLE, "a", "blockquote", "tg-emoji", "tg-time"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ENTITY = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,9}))|([a-zA-Z]+));?")
_SPACE = " \t\r\n\v\0"
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


@dataclass(slots=True)
class _Open:
    name: str
    argument: str | None
    offset: int
    start: int


@lru_cache(maxsize=512)
def parse_html(source: str) -> Formatted:
    """Read Telegram's HTML; raises the refusal Telegram gives, with the byte offset it names."""
    return _Parser(source).parse()


@lru_cache(maxsize=512)
def read_html(source: str) -> Formatted:
    """Read Telegram's HTML and keep it as Telegram stores it, without outer white space."""
    return tidy(parse_html(source))


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.pieces: list[str] = []
        self.offset = 0
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> Formatted:
        source = self.source
        while self.at < len(source):
            tag = source.find("<", self.at)
            end = len(source) if tag < 0 else tag
            if end > self.at:
                self._write(_decode(source[self.at : end]))
                self.at = end
            if tag >= 0:
                if source.startswith("</", tag):
                    self._close(tag)
                else:
                    self._start(tag)
        if self.open:
            name = self.open[-1].name
            raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{name}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return Formatted("".join(self.pieces), tuple(self.entities))

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.offset += units(text)
        self.length += len(text)

    def _char(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else "\0"

    def _skip_space(self) -> None:
        while self.at < len(self.source) and self.source[self.at] in _SPACE:
            self.at += 1

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def _unclosed(self, begin: int) -> Refusal:
        return _cannot_parse(f"Unclosed start tag at byte offset {self._bytes(begin)}")

    def _start(self, begin: int) -> None:
        self.at = begin + 1
        while self._char() not in _SPACE and self._char() != ">":
            self.at += 1
        if self.at >= len(self.source):
            raise self._unclosed(begin)
        name = self.source[begin + 1 : self.at].lower()
        if name not in _TAGS:
            raise _cannot_parse(f'Unsupported start tag "{name}" at byte offset {self._bytes(begin)}')
        argument: str | None = None
        while self._char() != ">":
            self._skip_space()
            if self._char() == ">":
                break
            if self.at >= len(self.source):
                raise self._unclosed(begin)
            key, value = self._attribute(name, begin)
            argument = _argument(name, key, value, argument)
        if name == "span" and argument != "spoiler":
            where = self._bytes(begin)
            raise _cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self.at += 1
        self.open.append(_Open(name, argument, self.offset, len(self.pieces)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str | None]:
        start = self.at
        while self._char() not in _SPACE and self._char() not in "=>":
            self.at += 1
        key = self.source[start : self.at].lower()
        if not key:
            where = self._bytes(begin)
            raise _cannot_parse(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
        self._skip_space()
        if self.at >= len(self.source):
            raise self._unclosed(begin)
        if self._char() != "=":
            return key, None
        self.at += 1
        self._skip_space()
        if self.at >= len(self.source):
            raise self._unclosed(begin)
        quote = self._char()
        if quote in "'\"":
            end = self.source.find(quote, self.at + 1)
            if end < 0 or end + 1 >= len(self.source):
                raise self._unclosed(begin)
            value = _decode(self.source[self.at + 1 : end])
            self.at = end + 1
            return key, value
        token = self.at
        match = _NAME_TOKEN.match(self.source, self.at)
        self.at = match.end() if match else self.at
        if self._char() not in _SPACE and self._char() != ">":
            raise _cannot_parse(f"Unexpected end of name token at byte offset {self._bytes(token)}")
        if self.at >= len(self.source):
            raise self._unclosed(begin)
        return key, self.source[token : self.at].lower()

    def _close(self, begin: int) -> None:
        if not self.open:
            raise _cannot_parse(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        self.at = begin + 2
        while self._char() not in _SPACE and self._char() != ">":
            self.at += 1
        name = self.source[begin + 2 : self.at].lower()
        self._skip_space()
        if self._char() != ">":
            raise _cannot_parse(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        self.at += 1
        opened = self.open[-1]
        if name and name != opened.name:
            raise _cannot_parse(
                f"Unmatched end tag at byte offset {self._bytes(begin)}, "
                f'expected "</{opened.name}>", found "</{name}>"'
            )
        self.open.pop()
        length = self.offset - opened.offset
        if length > 0:
            self._keep(opened, length)

    def _keep(self, opened: _Open, length: int) -> None:
        entity: Entity = {"type": _SIMPLE.get(opened.name, ""), "offset": opened.offset, "length": length}
        if opened.name == "a":
            href = opened.argument
            url = link(href if href is not None else "".join(self.pieces[opened.start :]))
            if url is None:
                return
            entity |= {"type": "text_link", "url": url}
        elif opened.name == "blockquote":
            if any(outer.name == "blockquote" for outer in self.open):
                return
            entity["type"] = "expandable_blockquote" if opened.argument else "blockquote"
        elif opened.name == "tg-emoji":
            if not (opened.argument or "").isdigit():
                raise _cannot_parse("Invalid custom emoji identifier specified")
            entity |= {"type": "custom_emoji", "custom_emoji_id": opened.argument}
        elif opened.name == "tg-time":
            if not (opened.argument or "").isdigit():
                raise _cannot_parse("Invalid date-time specified")
            entity |= {"type": "date_time", "unix_time": int(opened.argument or 0)}
        elif opened.name == "code" and opened.argument:
            entity["language"] = opened.argument
        elif opened.name == "pre":
            self._adopt_language(entity)
        self.entities.append(entity)

    def _adopt_language(self, entity: Entity) -> None:
        inner = self.entities[-1] if self.entities else None
        if (
            inner
            and inner["type"] == "code"
            and (inner["offset"], inner["length"]) == (entity["offset"], entity["length"])
        ):
            self.entities.pop()
            if "language" in inner:
                entity["language"] = inner["language"]


def _argument(tag: str, key: str, value: str | None, before: str | None) -> str | None:
    if tag == "a" and key == "href":
        return value or ""
    if tag == "code" and key == "class" and value and value.startswith("language-"):
        return value.removeprefix("language-")
    if tag == "span" and key == "class" and value and value.startswith("tg-"):
        return value.removeprefix("tg-")
    if tag == "tg-emoji" and key == "emoji-id":
        return value
    if tag == "tg-time" and key == "unix":
        return value
    if tag == "blockquote" and key == "expandable":
        return "1"
    return before


def _decode(text: str) -> str:
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _NAMED.get(name, match[0])
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code <= 0x10FFFF:
        return match[0]
    if 0xD800 <= code <= 0xDFFF:
        raise bad_request("strings must be encoded in UTF-8")
    return chr(code)


def _cannot_parse(reason: str) -> Refusal:
    return bad_request(f"can't parse entities: {reason}")
