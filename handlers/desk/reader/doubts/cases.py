"""A draft with all that its text tells around it, as the rules look at it that ask whether a field stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.residue import Residue, residue
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.when.times import When
from storage.model import EventFacts, EventState


@dataclass(frozen=True)
class Case:
    """One point with its facts, beside what else its text tells."""

    point: Point
    facts: EventFacts
    others: Sequence[Point]
    tolds: Sequence[Told]
    now: datetime

    @property
    def own(self) -> Told:
        """The sentence that tells of it first."""
        return self.point.told[0]

    @property
    def reports(self) -> bool:
        """Whether it tells of something, and not of its end."""
        return self.point.clearing is None

    @property
    def goes_on(self) -> bool:
        """Whether it was read to go on now."""
        return self.reports and self.facts.state is EventState.ACTIVE

    @property
    def together(self) -> list[Point]:
        """The other points of its first sentence."""
        return [p for p in self.others if p.told[0].sentence.number == self.own.sentence.number]

    @cached_property
    def residues(self) -> tuple[Residue, ...]:
        """What no field took up, of each of its sentences."""
        return tuple(residue(told) for told in self.point.told)


#: The other values that the words allow, () where they only leave it open, None where nothing speaks against it.
Open = tuple[object, ...] | None


def usable(told: Told) -> list[When]:
    """The moments of a sentence that may be a start."""
    return [w for w in told.moments if w.usable]
