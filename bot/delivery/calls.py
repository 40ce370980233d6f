"""The calls that send a message: the one that is due in its chat, paid for where that was decided."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.delivery.addressing import addressed
from bot.delivery.outcomes import may_refuse_payment, outcome_of_error, refuses_payment
from bot.delivery.payload import Encoded
from bot.delivery.purse import Purse
from storage.pushes import Delivery, Outcome, OutcomeKind

#: Calls a method of the Bot API with a JSON body.
Post = Callable[[str, bytes], Awaitable[Outcome]]


class Calls:
    """Makes calls, and says what came of each whatever goes wrong."""

    def __init__(self, post: Post, purse: Purse, clock: Callable[[], float]) -> None:
        """Call with `post`; what was taken from the purse for a message is paid."""
        self._post = post
        self._purse = purse
        self._clock = clock

    async def plain(self, method: str, body: bytes) -> Outcome:
        """Call that method."""
        try:
            return await self._post(method, body)
        except Exception as error:
            return outcome_of_error(error)

    async def make(self, message: Encoded, delivery: Delivery) -> Outcome:
        """Send the message as it is due in the delivery's chat."""
        if message.paid is not None and delivery.id in self._purse.out:
            return await self._pay(message, message.paid, delivery)
        try:
            return await self._post(message.method, addressed(message, delivery))
        except Exception as error:
            return outcome_of_error(error)

    async def _pay(self, message: Encoded, paid: Encoded, delivery: Delivery) -> Outcome:
        """Send it paid for; without paying, where that may be what Telegram refuses."""
        outcome = await self.plain(paid.method, addressed(paid, delivery))
        if outcome.kind is OutcomeKind.SENT:
            self._purse.accepted()
        if not may_refuse_payment(outcome):
            return outcome
        self._purse.settle(delivery, paid=False)
        free = await self.plain(message.method, addressed(message, delivery))
        if free != outcome:
            # Else it is the chat that does not take it.
            certain = refuses_payment(outcome) or free.kind is OutcomeKind.SENT
            self._purse.refused(outcome.detail, self._clock(), certain=certain)
        return free
