"""What is claimed and not recorded yet: how much of each lane there is, and how much more there may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, KeysView

from bot.delivery.pacing import Pacing
from storage.pushes import Delivery, PushLane

#: About two seconds' worth, so that a stop or a storm concerns no more than that.
_LEAST, _MOST = 32, 2048


class InFlight:
    """The claims of this process."""

    def __init__(self, pacing: Pacing) -> None:
        """None yet; how many there may be follows the pace."""
        self._pacing = pacing
        self._claimed: dict[int, Delivery] = {}
        self._held: dict[PushLane, int] = dict.fromkeys(PushLane, 0)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._claimed)

    @property
    def ids(self) -> KeysView[int]:
        """Which deliveries they are."""
        return self._claimed.keys()

    @property
    def deliveries(self) -> Collection[Delivery]:
        """The deliveries themselves."""
        return self._claimed.values()

    @property
    def most(self) -> int:
        """How many there may be."""
        return int(min(max(self._pacing.rate * 2, _LEAST), _MOST))

    @property
    def dry(self) -> bool:
        """Whether so few are left that more should be claimed."""
        return len(self._claimed) <= self.most // 2

    def room(self, lane: PushLane) -> int:
        """How many more of a lane may be claimed: what is less pressing takes no room away from what is more so."""
        return self.most - sum(held for other, held in self._held.items() if other <= lane)

    def take(self, claimed: Collection[Delivery]) -> None:
        """These were claimed."""
        self._claimed.update((delivery.id, delivery) for delivery in claimed)
        for lane, count in Counter(delivery.lane for delivery in claimed).items():
            self._held[lane] += count

    def drop(self, deliveries: Iterable[Delivery]) -> None:
        """These are recorded, or were given back."""
        known = Counter(
            delivery.lane for delivery in deliveries if self._claimed.pop(delivery.id, None) is not None
        )
        for lane, count in known.items():
            self._held[lane] -= count
