"""The records of a JSON file with the line each begins on, so that people find what is to be put right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_LISTS = ("events", "tallies")
_SPACE = " \t\r\n"


class NotJson(Exception):
    """The file cannot be read; `line` says where."""

    def __init__(self, line: int, message: str) -> None:
        """Remember where and what."""
        super().__init__(message)
        self.line = line
        self.message = message


def records(text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Line, list ("events" or "tallies") and values of each record; a bare list holds events. NotJson otherwise."""
    return _Scanner(text).top()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._decoder = json.JSONDecoder(parse_constant=self._no_constant)

    def top(self) -> Iterator[tuple[int, str, dict[str, Any]]]:
        if self._peek() == "[":
            yield from self._list("events")
        elif self._peek() == "{":
            yield from self._object()
        else:
            raise self._wrong('the file must hold {"events": […]} or a list of events')
        if self._peek():
            raise self._wrong("there is something after the end")

    def _object(self) -> Iterator[tuple[int, str, dict[str, Any]]]:
        self._at += 1
        if self._took("}"):
            return
        while True:
            key = self._value()
            if not isinstance(key, str) or not self._took(":"):
                raise self._wrong("a name and a colon are wanted here")
            if key in _LISTS:
                if self._peek() != "[":
                    raise self._wrong(f'"{key}" must be a list')
                yield from self._list(key)
            elif key == "about":
                self._value()
            else:
                raise self._wrong(
                    f'there is no such list as "{key}"; there are "events", "tallies" and "about"'
                )
            if self._took("}"):
                return
            if not self._took(","):
                raise self._wrong("a comma or the end is wanted here")

    def _list(self, key: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
        self._at += 1
        if self._took("]"):
            return
        while True:
            self._peek()
            line = self._line()
            value = self._value()
            if not isinstance(value, dict):
                raise NotJson(line, "each record is an object of fields")
            yield line, key, value
            if self._took("]"):
                return
            if not self._took(","):
                raise self._wrong("a comma or the end of the list is wanted here")

    def _value(self) -> Any:
        self._peek()
        try:
            value, self._at = self._decoder.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            raise NotJson(error.lineno, f"not JSON: {error.msg}") from None
        except (RecursionError, ValueError):
            raise self._wrong("not JSON that can be read") from None
        return value

    def _peek(self) -> str:
        while self._at < len(self._text) and self._text[self._at] in _SPACE:
            self._at += 1
        return self._text[self._at : self._at + 1]

    def _took(self, mark: str) -> bool:
        if self._peek() != mark:
            return False
        self._at += 1
        return True

    def _line(self) -> int:
        return self._text.count("\n", 0, self._at) + 1

    def _wrong(self, message: str) -> NotJson:
        return NotJson(self._line(), message)

    @staticmethod
    def _no_constant(name: str) -> Any:
        raise ValueError(name)
