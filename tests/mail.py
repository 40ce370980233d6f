"""The engine's steps, one after the other and without a wire: what each chat would get now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from storage.pushes import Delivery, Item, Outcome, OutcomeKind
from storage.store import Store
from tests.conftest import Clock

LEASE = timedelta(seconds=20)

Answer = Callable[[Delivery], Outcome]


class Mail:
    """Gathers, expands, claims and records; every message gets the next number."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        self.number = 0

    def sent(self, _: Delivery) -> Outcome:
        self.number += 1
        return Outcome(OutcomeKind.SENT, message_id=self.number)

    async def gather(self) -> int:
        """For how many chats a digest was due."""
        return sum([number async for number in self.store.gathering.gather(self.clock.now())])

    async def expand(self) -> None:
        for push in await self.store.outbox.due_pushes(self.clock.now()):
            while not await self.store.outbox.expand(push.id, self.clock.now(), 500):
                pass

    async def claim(self) -> list[Delivery]:
        due = await self.store.outbox.due_pushes(self.clock.now())
        return await self.store.outbox.claim(self.clock.now(), [[[push]] for push in due], 10_000, LEASE)

    async def deliver(self, answer: Answer | None = None) -> dict[int, list[Delivery]]:
        """All that goes out now, by chat."""
        await self.gather()
        await self.expand()
        got: dict[int, list[Delivery]] = {}
        while claimed := await self.claim():
            for delivery in claimed:
                got.setdefault(delivery.telegram_id, []).append(delivery)
            await self.store.outbox.record(
                [(delivery, (answer or self.sent)(delivery)) for delivery in claimed], self.clock.now()
            )
        await self.close()
        return got

    async def close(self) -> None:
        """Settle what is over."""
        while await self.store.outbox.settle(self.clock.now()):
            pass
        await self.store.outbox.finish(self.clock.now())

    async def digests(self, answer: Answer | None = None) -> dict[int, list[Item]]:
        """The digests that go out now, by chat; nothing else must."""
        got = await self.deliver(answer)
        assert all(len(theirs) == 1 and theirs[0].telling for theirs in got.values()), got
        return {
            chat: list(theirs[0].telling.digest.items)  # type: ignore[union-attr]
            for chat, theirs in got.items()
        }
