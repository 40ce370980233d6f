"""The playground: a small, strict Telegram on this machine alone, for a demo and for tests."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from aiohttp import web

from bot.playground.api import Api
from bot.playground.control import Control
from bot.playground.faults import Faults
from bot.playground.gate import Gate
from bot.playground.ledger import Ledger
from bot.playground.menus import Command
from bot.playground.model import User
from bot.playground.people import People, Person
from bot.playground.queries import Toast
from bot.playground.views import View, view
from bot.playground.world import World

_LARGEST_REQUEST = 50 * 1024 * 1024


class Playground:
    """A Bot API server with people in it; give its `url` to a bot in place of Telegram's."""

    def __init__(
        self,
        token: str = "123456:PLAYGROUND",
        now: Callable[[], float] = time.time,
        bot_username: str = "chaski_playground_bot",
        *,
        privacy: bool = True,
        seed: int = 1,
    ) -> None:
        """A playground for one bot; `now` gives seconds since 1970, `seed` makes chance repeatable.

        With `privacy` the bot hears in groups only what concerns it, as Telegram's bots do by default.
        """
        self.token = token
        bot = User(int(token.partition(":")[0]), "Chaski", is_bot=True, username=bot_username)
        self.world = World(bot, now)
        self.world.privacy = privacy
        self.people = People(self.world)
        self.ledger = Ledger()
        self.faults = Faults(now, seed)
        self._api = Api(self.world)
        self._gate: Gate | None = None
        self._control: Control | None = None
        self._runner: web.AppRunner | None = None
        self._cast: list[tuple[Person, str]] = []
        self._url = ""

    @property
    def url(self) -> str:
        """Where it listens, such as http://127.0.0.1:8081, without a slash at the end."""
        if not self._url:
            raise RuntimeError("the playground is not started")
        return self._url

    async def start(self, port: int = 0) -> None:
        """Listen on loopback, on any free port if none is named; OSError if the port is taken."""
        gate = Gate(self.token, self.world, self._api, self.faults, self.ledger)
        control = Control(self.world, self.people, self.ledger, self.faults, lambda: self._cast)
        app = web.Application(client_max_size=_LARGEST_REQUEST)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", gate.call)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", gate.download)
        control.add_to(app)
        # A poller whose client went away must not go on waiting in its place.
        runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=1.0)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port)
        try:
            await site.start()
        except OSError:
            await runner.cleanup()
            raise
        self._gate, self._control, self._runner = gate, control, runner
        self._url = f"http://127.0.0.1:{runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Stop listening and let go of everyone who waits."""
        self.world.updates.close()
        await self._api.webhook.close()
        if self._gate is not None:
            self._gate.close()
        if self._control is not None:
            self._control.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def cast(self, people: Sequence[tuple[Person, str]]) -> None:
        """Show these people on the page, each under its label."""
        self._cast = list(people)
        self.world.tell("people", {})

    def messages(self, chat_id: int) -> list[View]:
        """Everything that stands in a chat, oldest first."""
        chat = self.world.chats.get(chat_id)
        bot_id = self.world.bot.id
        return [view(message, bot_id) for message in chat.messages.values()] if chat else []

    def toasts(self, user_id: int) -> list[Toast]:
        """Every answer a person got after a tap, oldest first."""
        return self.world.queries.toasts(user_id)

    def commands(self, user_id: int, chat_id: int) -> list[Command]:
        """The command menu a person sees in a chat, by its audience and the language of their app."""
        chat, user = self.world.chats[chat_id], self.world.users[user_id]
        return [Command(**entry) for entry in self.world.menus.shown(chat, user_id, user.language)]

    async def wait_for(
        self,
        chat_id: int,
        predicate: Callable[[View], bool],
        timeout: float = 10.0,
        after: int | View = 0,
    ) -> View:
        """The bot's newest message in a chat for which the predicate holds, now or within `timeout` seconds.

        `after` leaves out what the bot wrote up to that message, unless it was edited after that message
        came (given a View: after it was looked at). TimeoutError tells what stands there instead.
        """
        since, number = self._since(chat_id, after)
        try:
            with self.world.watch(chat_id) as watch:
                async with asyncio.timeout(timeout):
                    while True:
                        found = self._newest(chat_id, predicate, since, number)
                        if found is not None:
                            return found
                        await watch.changed()
        except TimeoutError:
            raise TimeoutError(self._explain(chat_id, timeout)) from None

    def _since(self, chat_id: int, after: int | View) -> tuple[int, int]:
        if isinstance(after, View):
            return after.moment, after.message_id
        chat = self.world.chats.get(chat_id)
        message = chat.messages.get(after) if chat else None
        return (message.made if message else self.world.moment if after else 0), after

    def _newest(
        self, chat_id: int, predicate: Callable[[View], bool], since: int, number: int
    ) -> View | None:
        chat, bot_id = self.world.chats.get(chat_id), self.world.bot.id
        if chat is None:
            return None
        fresh = [
            message
            for message in chat.messages.values()
            if message.sender.id == bot_id and (message.id > number or message.changed > since)
        ]
        for message in sorted(fresh, key=lambda m: m.changed, reverse=True):
            seen = view(message, bot_id)
            if predicate(seen):
                return seen
        return None

    def _explain(self, chat_id: int, timeout: float) -> str:
        lines = [f"no such message came to {chat_id} within {timeout:g} s; the last ones there:"]
        for seen in self.messages(chat_id)[-6:]:
            who = "bot" if seen.from_bot else "person"
            lines.append(f"  {who} {seen.message_id}: {seen.text!r} {seen.labels() or ''}")
        return "\n".join(lines)
