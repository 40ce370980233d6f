"""The parameters of a request, however they came: JSON, form, multipart or the query string."""

from __future__ import annotations

from typing import Any

import orjson
from aiohttp import BodyPartReader, web

from bot.playground.refusals import bad_request


class Params:
    """What a method was called with, read the way Telegram reads it."""

    __slots__ = ("uploads", "values")

    def __init__(self, values: dict[str, Any], uploads: dict[str, bytes] | None = None) -> None:
        """Parameters by name, and uploaded files by the name of their part."""
        self.values = values
        self.uploads = uploads or {}

    def text(self, name: str) -> str:
        """A string; empty if it was not given."""
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        return orjson.dumps(value).decode()

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; the default if it was not given or is none."""
        value = self.values.get(name)
        if type(value) is int:
            return value
        try:
            return int(value) if value is not None else default
        except (TypeError, ValueError):
            return default

    def number(self, name: str) -> float:
        """A number; refused if it is none."""
        value = self.values.get(name)
        try:
            return float(value)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            raise bad_request(f"{name} is empty" if value in (None, "") else f"{name} is invalid") from None

    def yes(self, name: str) -> bool:
        """A truth value; false if it was not given."""
        value = self.values.get(name)
        return value if isinstance(value, bool) else str(value).lower() in ("true", "yes", "1")

    def json(self, name: str) -> Any:
        """A nested value, given as JSON or as a string of JSON; None if it was not given."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def chat_id(self, name: str = "chat_id") -> int | None:
        """The number of a chat; None for a name, which no chat here has; refused if it was not given."""
        value = self.values.get(name)
        if type(value) is int:
            return value
        if value is None or value == "":
            raise bad_request(f"{name} is empty")
        try:
            return int(value)
        except (TypeError, ValueError):
            return None


async def read_params(request: web.Request) -> Params:
    """Read everything a request carries."""
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if not request.can_read_body:
        return Params(values)
    kind = request.content_type
    if kind == "application/json":
        try:
            body = orjson.loads(await request.read())
        except orjson.JSONDecodeError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("can't parse JSON object: expected an object")
        if values:
            body = values | body
        return Params(body)
    if kind == "multipart/form-data":
        return await _read_parts(request, values)
    values.update({name: value for name, value in (await request.post()).items() if isinstance(value, str)})
    return Params(values)


async def _read_parts(request: web.Request, values: dict[str, Any]) -> Params:
    uploads: dict[str, bytes] = {}
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or part.name is None:
                continue
            data = bytes(await part.read(decode=True))
            if part.filename is not None:
                uploads[part.name] = data
            else:
                values[part.name] = data.decode("utf-8", "replace")
    except ValueError:
        raise bad_request("can't parse multipart request body") from None
    return Params(values, uploads)
