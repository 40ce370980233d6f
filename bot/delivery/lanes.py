"""Whose turn it is: the most pressing lane first, and within a lane every region in rotation. Pure."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

from storage.pushes import Delivery, Push, PushLane

#: The part of the country that a push is about: its departments, () for none.
Part = tuple[str, ...]


def part_of(push: Push) -> Part:
    """The departments of a push: what is fair is decided by them, however many districts have news."""
    return tuple(sorted({code[:2] for code in push.regions}))


class Turns:
    """Remembers which part of the country was served when, so that a small one does not wait behind a large one."""

    def __init__(self) -> None:
        """Nobody was served yet."""
        self._count = itertools.count(1)
        self._served: dict[tuple[PushLane, Part], int] = {}

    def lanes(self, due: Sequence[Push]) -> list[tuple[PushLane, list[list[Push]]]]:
        """The lanes, most pressing first; in each the parts, whose turn it is first; of each its pushes, as given."""
        parts: dict[PushLane, dict[Part, list[Push]]] = {}
        for push in due:
            parts.setdefault(push.lane, {}).setdefault(part_of(push), []).append(push)
        known = {(lane, part) for lane, found in parts.items() for part in found}
        self._served = {key: at for key, at in self._served.items() if key in known}
        return [
            (lane, [parts[lane][part] for part in sorted(parts[lane], key=lambda p: self._at(lane, p))])
            for lane in sorted(parts)
        ]

    def served(self, claimed: Iterable[Delivery], pushes: Mapping[int, Push]) -> None:
        """These were taken."""
        # Whoever was taken last of a push counts: there are many of few pushes.
        last = {delivery.push: number for number, delivery in enumerate(claimed)}
        for number in sorted(last, key=lambda push: last[push]):
            push = pushes.get(number)
            if push is not None:
                self._served[push.lane, part_of(push)] = next(self._count)

    def _at(self, lane: PushLane, part: Part) -> int:
        return self._served.get((lane, part), 0)


def interleaved(claimed: Sequence[Delivery], pushes: Mapping[int, Push]) -> list[Delivery]:
    """The same deliveries, one part of the country after the other, each part's in their order."""
    part = {
        number: part_of(push) if (push := pushes.get(number)) is not None else ()
        for number in {delivery.push for delivery in claimed}
    }
    if len(part) < 2:
        return list(claimed)
    parts: dict[Part, list[Delivery]] = {}
    for delivery in claimed:
        parts.setdefault(part[delivery.push], []).append(delivery)
    if len(parts) < 2:
        return list(claimed)
    rounds = itertools.zip_longest(*parts.values())
    return [delivery for one in rounds for delivery in one if delivery is not None]
