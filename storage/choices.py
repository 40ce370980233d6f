"""Choices: which news a follower wants, and how; each of a chat or of one of its subscriptions. All of it pure."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from storage.model import Kind, Severity


class Sort(enum.IntFlag):
    """Kinds of event as a follower chooses among them; several in one number."""

    BLOCKADES = 1
    MARCHES = 2
    STRIKES = 4
    OCCUPATIONS = 8
    CLASHES = 16
    AGREEMENTS = 32


ALL_SORTS = Sort(sum(Sort))

_SORTS = {
    Kind.BLOCKADE: Sort.BLOCKADES,
    Kind.MARCH: Sort.MARCHES,
    Kind.SIT_IN: Sort.MARCHES,
    Kind.STRIKE: Sort.STRIKES,
    Kind.OCCUPATION: Sort.OCCUPATIONS,
    Kind.CLASH: Sort.CLASHES,
    Kind.DISPERSAL: Sort.CLASHES,
    Kind.EXCESSIVE_FORCE: Sort.CLASHES,
    Kind.LOOTING: Sort.CLASHES,
    Kind.ARRESTS: Sort.CLASHES,
    Kind.AGREEMENT: Sort.AGREEMENTS,
}


def sort_of(kind: Kind | None) -> Sort:
    """The sort that a kind of event is of; all of them where the kind is not known, so that nobody misses it."""
    return ALL_SORTS if kind is None else _SORTS[kind]


class Grade(enum.IntEnum):
    """How severe an event is, as followers choose the least that they want."""

    MINOR = 0
    MODERATE = 1
    SEVERE = 2
    EXTREME = 3


_GRADES = {
    Severity.MINOR: Grade.MINOR,
    Severity.MODERATE: Grade.MODERATE,
    Severity.UNKNOWN: Grade.MODERATE,
    Severity.SEVERE: Grade.SEVERE,
    Severity.EXTREME: Grade.EXTREME,
}


def grade_of(severity: Severity) -> Grade:
    """The grade of an event's severity; one that is not known counts as moderate."""
    return _GRADES[severity]


class Manner(enum.IntEnum):
    """How news come; the lower number is the more immediate."""

    INSTANT = 0
    SILENT = 1  # at once, without a sound
    DIGEST = 2  # gathered in one message


class Extent(enum.IntEnum):
    """How much of an event's life is told."""

    ALL = 0
    ENDS = 1  # that it starts and that it ends


class Phase(enum.IntEnum):
    """What a push tells of an event's life."""

    START = 0
    UPDATE = 1
    END = 2
    MIXED = 3  # an update for whoever was told of it before, the start for everybody else


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody chose; None where they chose nothing: a subscription then goes by its chat, a chat by the default."""

    sorts: Sort | None = None
    least: Grade | None = None
    manner: Manner | None = None
    extent: Extent | None = None

    @classmethod
    def kept(cls, row: Any) -> Choices:
        """The choices that a row of the record holds in its columns of these names."""
        return cls(
            sorts=None if row.sorts is None else Sort(row.sorts),
            least=None if row.least is None else Grade(row.least),
            manner=None if row.manner is None else Manner(row.manner),
            extent=None if row.extent is None else Extent(row.extent),
        )

    def over(self, wider: Choices) -> Choices:
        """These, and where nothing was chosen those of the `wider` ones."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return Choices(
            **{name: getattr(wider, name) if value is None else value for name, value in own.items()}
        )


#: What holds where nobody chose anything: all there is, at once.
DEFAULT = Choices(ALL_SORTS, Grade.MINOR, Manner.INSTANT, Extent.ALL)


class Matter(NamedTuple):
    """What a push is about, as far as choices go."""

    sort: Sort
    grade: Grade
    phase: Phase


def wants(choices: Choices, matter: Matter) -> bool:
    """Whether news of this matter are wanted; choices that are open count as the default."""
    chosen = choices.over(DEFAULT)
    assert chosen.sorts is not None and chosen.least is not None
    return bool(
        chosen.sorts & matter.sort
        and matter.grade >= chosen.least
        and (chosen.extent is Extent.ALL or matter.phase is not Phase.UPDATE)
    )


def manner_for(matter: Matter, chat: Choices, subscriptions: Iterable[Choices]) -> Manner | None:
    """How a chat hears of a matter, by the subscriptions that it concerns: the most immediate wins; None for not at all."""
    found = [own.over(chat).over(DEFAULT) for own in subscriptions]
    manners = [one.manner for one in found if one.manner is not None and wants(one, matter)]
    return min(manners, default=None)
