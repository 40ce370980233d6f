"""The chat page, and the routes under `/playground/` for it and for tests outside this process."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import fields
from importlib import resources
from typing import Any

import orjson
from aiohttp import web

from bot.playground.faults import Fault, Faults
from bot.playground.ledger import Call, Ledger
from bot.playground.model import Chat, Json
from bot.playground.params import Params, read_params
from bot.playground.people import People, Person
from bot.playground.pictures import dimensions
from bot.playground.refusals import Refusal
from bot.playground.stream import Stream
from bot.playground.views import message_json
from bot.playground.world import World

_MESSAGES_SHOWN = 200
_CALLS_SHOWN, _MOST_CALLS_SHOWN = 1000, 50_000
_LARGEST_CROWD = 1_000_000
# What a system's own table says of these endings differs from machine to machine.
_KINDS = {
    "html": "text/html",
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
}
_LOOPBACK = {"127.0.0.1", "localhost", "[::1]", "::1"}
_FAULT_FIELDS = {field.name for field in fields(Fault)} - {"struck", "struck_chats"}
_CALL_FIELDS = [field.name for field in fields(Call) if field.name != "params"]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Control:
    """Lets a page look into the playground and act for the people in it."""

    def __init__(
        self,
        world: World,
        people: People,
        ledger: Ledger,
        faults: Faults,
        cast: Callable[[], list[tuple[Person, str]]],
    ) -> None:
        """Show this world and the people that `cast` gives."""
        self._world = world
        self._people = people
        self._ledger = ledger
        self._faults = faults
        self._cast = cast
        self._stream = Stream(world, self._shows)

    def close(self) -> None:
        """Let the open pages go."""
        self._stream.close()

    def add_to(self, app: web.Application) -> None:
        """Add the routes to a server."""
        routes: list[tuple[str, str, Handler]] = [
            ("GET", "/", self._page),
            ("GET", "/static/{name}", self._static),
            ("GET", "/playground/static/{name}", self._static),
            ("GET", "/playground/state", self._state),
            ("GET", "/playground/stream", self._stream.serve),
            ("GET", "/playground/commands", self._commands),
            ("GET", "/playground/ledger", self._show_ledger),
            ("GET", "/playground/ledger/counts", self._show_counts),
            ("GET", "/playground/files/{file_id}", self._file),
            ("POST", "/playground/say", self._say),
            ("POST", "/playground/tap", self._tap),
            ("POST", "/playground/photo", self._photo),
            ("POST", "/playground/forward", self._forward),
            ("POST", "/playground/edit", self._edit),
            ("POST", "/playground/location", self._location),
            ("POST", "/playground/block", self._block),
            ("POST", "/playground/crowd", self._crowd),
            ("POST", "/playground/faults", self._add_fault),
            ("DELETE", "/playground/faults", self._clear_faults),
        ]
        for method, path, handler in routes:
            app.router.add_route(method, path, _guarded(handler))

    def _shows(self, chat: Chat) -> bool:
        """Whether the page shows a chat: those of the cast, or all while there is no cast."""
        here = {person.id for person, _ in self._cast()}
        return not here or (chat.id in here if chat.is_private else bool(here & chat.members.keys()))

    async def _page(self, request: web.Request) -> web.StreamResponse:
        return _asset("index.html")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        return _asset(request.match_info["name"])

    async def _state(self, request: web.Request) -> web.StreamResponse:
        world = self._world
        chats = [chat for chat in world.chats.values() if chat.messages or not chat.is_private]
        chats = [chat for chat in chats if self._shows(chat)]
        about = world.introduction.get(("description", ""), "")
        return _json(
            {
                "now": world.milliseconds(),
                "bot": {
                    "username": world.bot.username,
                    "description": about,
                    "name": world.introduction.get(("name", ""), world.bot.first_name),
                },
                "cast": [
                    {
                        "user_id": person.id,
                        "label": label,
                        "chat_id": person.chat_id,
                        "first_name": person.first_name,
                        "language": person.language,
                        "blocked": person.blocked,
                    }
                    for person, label in self._cast()
                ],
                "chats": [
                    {
                        "chat_id": chat.id,
                        "title": chat.name,
                        "kind": chat.kind,
                        "members": [chat.id] if chat.is_private else list(chat.members),
                    }
                    for chat in chats
                ],
                "messages": [
                    message_json(message, world.bot.id)
                    for chat in chats
                    for message in list(chat.messages.values())[-_MESSAGES_SHOWN:]
                ],
            }
        )

    async def _commands(self, request: web.Request) -> web.StreamResponse:
        asked = Params(dict(request.query))
        person = self._person(asked)
        chat = self._world.chats.get(asked.integer("chat_id", person.chat_id))
        if chat is None:
            raise LookupError("there is no such chat")
        return _json(self._world.menus.shown(chat, person.id, person.language))

    async def _show_ledger(self, request: web.Request) -> web.StreamResponse:
        asked = Params(dict(request.query))
        most = min(_MOST_CALLS_SHOWN, max(1, asked.integer("limit", _CALLS_SHOWN)))
        calls = self._ledger.after(asked.integer("after"))[:most]
        return _json([{name: getattr(call, name) for name in _CALL_FIELDS} for call in calls])

    async def _show_counts(self, request: web.Request) -> web.StreamResponse:
        counts = self._ledger.counts(Params(dict(request.query)).text("method") or None)
        return _json({str(chat): count for chat, count in counts.items()})

    async def _crowd(self, request: web.Request) -> web.StreamResponse:
        asked = await read_params(request)
        count = asked.integer("count")
        if not 1 <= count <= _LARGEST_CROWD:
            raise ValueError(f"a crowd has 1 to {_LARGEST_CROWD} people")
        return _json({"chat_ids": self._people.crowd(count, asked.text("language") or None)})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        try:
            picture = self._world.pictures.by_id(request.match_info["file_id"])
        except Refusal:
            raise LookupError("there is no such file") from None
        known = dimensions(picture.data) is not None
        kind = _image_type(picture.data) if known else "application/octet-stream"
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "max-age=86400"}
        return web.Response(body=picture.data, content_type=kind, headers=headers)

    async def _say(self, request: web.Request) -> web.StreamResponse:
        asked = await read_params(request)
        text = asked.text("text")
        if not text.strip():
            raise ValueError("the text is empty")
        reply = asked.integer("reply_to") or None
        topic = asked.integer("topic") or None
        return _sent(
            await self._person(asked).say(text, self._chat(asked), reply, topic, asked.yes("anonymous"))
        )

    async def _tap(self, request: web.Request) -> web.StreamResponse:
        asked = await read_params(request)
        person, chat, number = self._person(asked), self._chat(asked), asked.integer("message_id")
        return _json({"callback_id": await person.press_data(number, asked.text("data"), chat)})

    async def _photo(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        asked = Params({name: value for name, value in form.items() if isinstance(value, str)})
        files = [f.file.read() for f in form.getall("file", []) if isinstance(f, web.FileField)]
        if not files:
            raise ValueError("there is no file in the request")
        person, chat, caption = self._person(asked), self._chat(asked), asked.text("caption") or None
        if len(files) == 1:
            return _sent(await person.photo(files[0], caption, chat))
        return _sent((await person.album(files, caption, chat))[0])

    async def _forward(self, request: web.Request) -> web.StreamResponse:
        asked = await read_params(request)
        person, number = self._person(asked), asked.integer("message_id")
        source = asked.integer("from_chat_id")
        return _sent(await person.forward(source, number, self._chat(asked)))

    async def _edit(self, request: web.Request) -> web.StreamResponse:
        asked = await read_params(request)
        number, text = asked.integer("message_id"), asked.text("text")
        return _sent(await self._person(asked).edit(number, text, self._chat(asked)))

    async def _location(self, request: web.Request) -> web.StreamResponse:
        asked = await read_params(request)
        place = asked.number("latitude"), asked.number("longitude")
        return _sent(await self._person(asked).location(*place, self._chat(asked)))

    async def _block(self, request: web.Request) -> web.StreamResponse:
        asked = await read_params(request)
        person = self._person(asked)
        await (person.block() if asked.yes("blocked") else person.unblock())
        return _json({"blocked": person.blocked})

    async def _add_fault(self, request: web.Request) -> web.StreamResponse:
        asked = (await read_params(request)).values
        unknown = asked.keys() - _FAULT_FIELDS
        if unknown or "kind" not in asked:
            raise ValueError(f"a fault has a kind and may have {', '.join(sorted(_FAULT_FIELDS - {'kind'}))}")
        try:
            fault = Fault(**asked)
        except (TypeError, ValueError):
            raise ValueError(f"there is no fault of the kind {asked['kind']!r}") from None
        self._faults.add(fault)
        return _json({"active": len(self._faults.active())})

    async def _clear_faults(self, request: web.Request) -> web.StreamResponse:
        self._faults.clear()
        return _json({"active": 0})

    def _person(self, asked: Params) -> Person:
        return self._people.person(asked.integer("user_id"))

    def _chat(self, asked: Params) -> int | None:
        return asked.integer("chat_id") or None


def _guarded(handler: Handler) -> Handler:
    """The handler for callers on this machine only, with errors as plain sentences."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        # A foreign page could reach this port under a name of its own that points here.
        host = (request.host or "").rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
        origin = request.headers.get("Origin")
        if host not in _LOOPBACK or (origin is not None and origin != f"http://{request.host}"):
            return _json({"error": "the playground answers only this machine"}, 403)
        try:
            return await handler(request)
        except LookupError as error:
            return _json({"error": str(error.args[0]) if error.args else "not found"}, 404)
        except (ValueError, Refusal) as error:
            return _json({"error": str(error)}, 400)

    return guarded


def _json(content: Any, status: int = 200) -> web.Response:
    return web.Response(
        body=orjson.dumps(content),
        status=status,
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


def _sent(message_id: int) -> web.Response:
    found: Json = {"message_id": message_id}
    return _json(found)


def _image_type(data: bytes) -> str:
    if data.startswith(b"\x89PNG"):
        return "image/png"
    return "image/gif" if data.startswith(b"GIF") else "image/jpeg"


def _asset(name: str) -> web.Response:
    file = resources.files("bot.playground") / "static" / name
    if name.startswith(".") or "\\" in name or "/" in name or not file.is_file():
        raise LookupError("there is no such page")
    kind = _KINDS.get(name.rpartition(".")[2], "application/octet-stream")
    text = kind.startswith("text/")
    headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    return web.Response(
        body=file.read_bytes(), content_type=kind, charset="utf-8" if text else None, headers=headers
    )
