"""The Bot API: a method's name and parameters in, its result out, or Telegram's refusal."""

from __future__ import annotations

from typing import Any

from bot.playground import editing, inline, knowing, sending
from bot.playground.params import Params
from bot.playground.refusals import Refusal
from bot.playground.sending import Method
from bot.playground.webhook import Webhook
from bot.playground.world import World

_METHODS: dict[str, Method] = {**sending.METHODS, **editing.METHODS, **knowing.METHODS, **inline.METHODS}
_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it"
)


class Api:
    """The methods of one bot."""

    def __init__(self, world: World) -> None:
        """Serve this world."""
        self._world = world
        self.webhook = Webhook(world.updates)

    async def call(self, method: str, params: Params) -> Any:
        """Carry out a method, its name in small letters; raises Refusal."""
        direct = _METHODS.get(method)
        if direct is not None:
            return direct(self._world, params)
        match method:
            case "getupdates":
                return await self._get_updates(params)
            case "setwebhook":
                return await self.webhook.set(params)
            case "deletewebhook":
                drop = {"drop_pending_updates": params.yes("drop_pending_updates")}
                return await self.webhook.set(Params(drop))
            case "getwebhookinfo":
                return self.webhook.info()
        raise Refusal(404, "Not Found")

    async def _get_updates(self, params: Params) -> list[Any]:
        if self.webhook.active:
            raise Refusal(409, _WEBHOOK_ACTIVE)
        kinds = params.json("allowed_updates")
        if isinstance(kinds, list):
            self._world.updates.allow(map(str, kinds))
        limit = min(100, max(1, params.integer("limit", 100)))
        timeout = max(0, params.integer("timeout"))
        return await self._world.updates.poll(params.integer("offset"), limit, timeout)
