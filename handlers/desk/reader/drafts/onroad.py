"""A point's road and kilometres."""

from __future__ import annotations

from dataclasses import dataclass, replace

from storage.road import Position, Road


@dataclass(frozen=True, slots=True)
class OnRoad:
    """A point's road and kilometres as far as they are sure, and where that is."""

    road: Road | None = None
    code: str | None = None
    name: str | None = None
    km_from: float | None = None
    km_to: float | None = None
    position: Position | None = None

    def without_km(self) -> OnRoad:
        """The road alone, where its kilometre is not sure."""
        return replace(self, km_from=None, km_to=None, position=None)
