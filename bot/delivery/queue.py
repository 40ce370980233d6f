"""Claimed messages that wait for their turn. Pure: moments are seconds of a clock that the caller hands in."""

from __future__ import annotations

import heapq
import itertools
from collections import deque
from collections.abc import Callable, Iterable
from operator import attrgetter

from storage.pushes import Delivery, PushLane

#: A chat that must wait longer than this gives its place back.
WAIT_IN_PLACE = 5.0
#: A claim that waits longer than this is given back, whatever for: it must not outlive its lease.
LONGEST_WAIT = 5.0
#: Pushes whose last message is remembered before the old ones are forgotten.
_REMEMBERED = 256

_lane_and_push = attrgetter("lane", "push")


class Queue:
    """Gives the most pressing message whose chat may get one; the others wait in place, or are put off."""

    def __init__(self) -> None:
        """Empty."""
        self._lanes: dict[PushLane, deque[tuple[float, Delivery]]] = {lane: deque() for lane in PushLane}
        self._later: list[tuple[float, int, float, Delivery]] = []
        self._number = itertools.count()
        self._size = 0
        #: When something of a push came in last.
        self._known: dict[int, float] = {}
        #: What was met that waits too long already.
        self.stale: list[Delivery] = []
        #: What was met that must wait long, with the seconds: the caller takes them from here.
        self.put_off: list[tuple[Delivery, float]] = []

    def __len__(self) -> int:
        """How many wait."""
        return self._size

    def add(self, deliveries: Iterable[Delivery], now: float) -> None:
        """Let these wait, behind those of their lane that wait already.

        The first of a push of which nothing came for a while goes before them: whoever it concerns sees it begin,
        however much of another was claimed before.
        """
        for (lane, push), group in itertools.groupby(deliveries, _lane_and_push):
            waiting = self._lanes[lane]
            before = len(waiting)
            entries = [(now, delivery) for delivery in group]
            if push not in self._known or now - self._known[push] > LONGEST_WAIT:
                waiting.appendleft(entries.pop(0))
            self._known[push] = now
            waiting.extend(entries)
            self._size += len(waiting) - before
        if len(self._known) > _REMEMBERED:
            self._known = {push: seen for push, seen in self._known.items() if now - seen <= LONGEST_WAIT}

    def next(self, now: float, wait_of: Callable[[Delivery, float], float]) -> Delivery | None:
        """The next to be sent, None if there is none now; `wait_of` says how many seconds a chat has to wait.

        What must wait long is put off, and what waits for longer than LONGEST_WAIT already is stale.
        """
        ripe = []
        while self._later and self._later[0][0] <= now:
            ripe.append(heapq.heappop(self._later))
        # The last first, so that what waited first is in front: a chat gets its messages in their order.
        for _, _, since, delivery in reversed(ripe):
            self._lanes[delivery.lane].appendleft((since, delivery))
        for lane in self._lanes.values():
            while lane:
                since, delivery = lane.popleft()
                if now - since > LONGEST_WAIT:
                    self._size -= 1
                    self.stale.append(delivery)
                    continue
                wait = wait_of(delivery, now)
                if wait <= 0:
                    self._size -= 1
                    return delivery
                if wait > WAIT_IN_PLACE:
                    self._size -= 1
                    self.put_off.append((delivery, wait))
                else:
                    heapq.heappush(self._later, (now + wait, next(self._number), since, delivery))
        return None

    def ready_in(self, now: float) -> float | None:
        """Seconds until the first that waits for its chat may be tried again; None if none does."""
        return max(0.0, self._later[0][0] - now) if self._later else None

    def take_out(self, which: Callable[[Delivery, float], bool]) -> list[Delivery]:
        """Remove and give those that `which` picks by delivery and the moment since when it waits."""
        taken: list[Delivery] = []
        for lane, waiting in self._lanes.items():
            if any(which(delivery, since) for since, delivery in waiting):
                taken += [delivery for since, delivery in waiting if which(delivery, since)]
                self._lanes[lane] = deque(entry for entry in waiting if not which(entry[1], entry[0]))
        if any(which(delivery, since) for _, _, since, delivery in self._later):
            taken += [delivery for _, _, since, delivery in self._later if which(delivery, since)]
            self._later = [entry for entry in self._later if not which(entry[3], entry[2])]
            heapq.heapify(self._later)
        self._size -= len(taken)
        return taken
