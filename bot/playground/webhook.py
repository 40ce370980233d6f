"""Updates sent to the bot's own address, again and again until it says that it has them."""

from __future__ import annotations

import asyncio
import contextlib
import re
import time

import aiohttp

from bot.playground.model import Json
from bot.playground.params import Params
from bot.playground.refusals import bad_request
from bot.playground.updates import Updates

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PAUSE = 0.2
_LONGEST_PAUSE = 5.0


class Webhook:
    """The address of one bot, or none; every update is posted there in its turn until the answer is 2xx."""

    def __init__(self, updates: Updates) -> None:
        """No address yet: the bot polls."""
        self._updates = updates
        self._url = ""
        self._secret = ""
        self._task: asyncio.Task[None] | None = None
        self._error: tuple[int, str] | None = None

    @property
    def active(self) -> bool:
        """Whether updates go to an address and cannot be polled."""
        return bool(self._url)

    async def set(self, params: Params) -> bool:
        """Send updates to an address from now on; an empty one means polling."""
        url, secret = params.text("url"), params.text("secret_token")
        # Plain HTTP is what a Bot API server on one's own machine allows.
        if url and not url.startswith(("https://", "http://")):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if secret and not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        await self.close()
        self._url, self._secret, self._error = url, secret, None
        if params.yes("drop_pending_updates"):
            self._updates.forget()
        kinds = params.json("allowed_updates")
        if isinstance(kinds, list):
            self._updates.allow(map(str, kinds))
        if url:
            self._task = asyncio.create_task(self._run())
        return True

    def info(self) -> Json:
        """What getWebhookInfo tells."""
        found: Json = {
            "url": self._url,
            "has_custom_certificate": False,
            "pending_update_count": self._updates.count,
        }
        if self._error is not None:
            found["last_error_date"], found["last_error_message"] = self._error
        if self._updates.allowed:
            found["allowed_updates"] = self._updates.allowed
        return found

    async def close(self) -> None:
        """Stop sending."""
        self._url = ""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _run(self) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._secret} if self._secret else {}
        pause = _PAUSE
        async with aiohttp.ClientSession(headers=headers) as session:
            while True:
                update = self._updates.first()
                if update is None:
                    await self._updates.wait()
                    continue
                problem = await self._post(session, update)
                if problem is None:
                    self._updates.confirm(update["update_id"] + 1)
                    pause = _PAUSE
                    continue
                self._error = (int(time.time()), problem)
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 2)

    async def _post(self, session: aiohttp.ClientSession, update: Json) -> str | None:
        try:
            async with session.post(self._url, json=update) as answer:
                if answer.status // 100 == 2:
                    return None
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return str(error) or type(error).__name__
