"""Carries one rendered message to Telegram and brings back what became of it."""

from __future__ import annotations

from bot.delivery.outcomes import NotSent, OutcomeUnknown, outcome_of, outcome_of_error
from bot.delivery.transport import AiohttpRequest
from storage.model import Outcome

_PATIENCE = 15.0


class Courier:
    """Knows the way to Telegram; the token stays inside."""

    def __init__(self, request: AiohttpRequest, api_url: str, token: str) -> None:
        """Send through this pool, as the bot of this token."""
        self._request = request
        self._base = f"{api_url}/bot{token}/"

    def __repr__(self) -> str:
        """Nothing of the address."""
        return "Courier()"

    async def post(self, method: str, body: bytes) -> Outcome:
        """The outcome of calling a Bot API method with this JSON body; raises nothing."""
        try:
            status, answer = await self._request.post_raw(self._base + method, body, _PATIENCE)
        except (NotSent, OutcomeUnknown) as error:
            return outcome_of_error(error)
        return outcome_of(status, answer)
