"""Carries one rendered message to Telegram and brings back what became of it."""

from __future__ import annotations

from bot.delivery.outcomes import NotSent, OutcomeUnknown, outcome_of, outcome_of_error
from bot.delivery.transport import BEFORE_ANSWER, AiohttpRequest
from storage.pushes import Outcome

#: Seconds to wait for an answer, and with connecting and writing: no message is longer on its way.
PATIENCE = 10.0
LONGEST_POST = PATIENCE + BEFORE_ANSWER


class Courier:
    """Knows the way to Telegram; the token stays inside."""

    def __init__(
        self, request: AiohttpRequest, api_url: str, token: str, *, patience: float = PATIENCE
    ) -> None:
        """Send through this pool, as the bot of this token; wait `patience` seconds for each answer."""
        self._request = request
        self._patience = patience
        self._base = f"{api_url}/bot{token}/"

    def __repr__(self) -> str:
        """Nothing of the address."""
        return "Courier()"

    async def post(self, method: str, body: bytes) -> Outcome:
        """The outcome of calling a Bot API method with this JSON body; raises nothing."""
        try:
            status, answer = await self._request.post_raw(self._base + method, body, self._patience)
        except (NotSent, OutcomeUnknown) as error:
            return outcome_of_error(error)
        return outcome_of(status, answer)
