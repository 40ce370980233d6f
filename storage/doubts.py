"""What a report left open: questions about a draft's fields with the answers to choose from, and their JSON."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from storage.facts import value_from_json, value_to_json
from storage.model import EventFacts


class Why(enum.StrEnum):
    """What a doubt is about."""

    REGION_AMBIGUOUS = "region_ambiguous"  # several places bear the name
    REGION_UNKNOWN = "region_unknown"  # the text names none, or a name that no place has
    REGION_APART = "region_apart"  # the place is named apart from what happens, or beside another one
    ROAD_AMBIGUOUS = "road_ambiguous"  # several roads, or several counts of one, fit
    ROAD_REGION = "road_region"  # that kilometre of that road lies elsewhere
    KM_IMPOSSIBLE = "km_impossible"  # beyond the road's known posts
    KM_UNCLEAR = "km_unclear"  # "1.410" may be thousands or metres
    KIND_UNCLEAR = "kind_unclear"
    STATE_UNCLEAR = "state_unclear"  # interrupted or restricted
    PHASE_UNCLEAR = "phase_unclear"  # to come, going on or over
    TIME_UNCLEAR = "time_unclear"  # the day is said and not the hour
    COUNT_UNCLEAR = "count_unclear"  # two numbers for the same people, or an earlier time's
    NOT_PLAIN = "not_plain"  # no word speaks against it, but another field of the draft is unsure
    ALREADY_OPEN = "already_open"  # an open event may be the same
    WHICH_LIFTED = "which_lifted"  # several open events may be the one that is over
    NOTHING_OPEN = "nothing_open"  # none is open that could be over
    WHICH_FREE = "which_free"  # the same of a road that is but told to be free
    NOTHING_TO_LIFT = "nothing_to_lift"  # none is open where a road is but told to be free: nothing to record


#: The field of a doubt about which event it is; no field of the facts.
EVENT = "event"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a doubt: the fields of the facts that it sets; `event` is the number of the event meant."""

    changes: tuple[tuple[str, object], ...]

    def taken(self, facts: EventFacts) -> EventFacts:
        """The facts after this answer."""
        return facts.changed(**{name: value for name, value in self.changes if name != EVENT})

    @property
    def event(self) -> int | None:
        """The event that this answer means, None for none or for an answer about something else."""
        return next((value for name, value in self.changes if name == EVENT and isinstance(value, int)), None)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question that the text leaves open; without choices the editor types the answer.

    A doubt that does not block stands beside a value that is right in the main, such as an hour for "last night".
    """

    field: str
    why: Why
    choices: tuple[Choice, ...] = ()
    words: str = ""
    blocks: bool = True

    @property
    def fields(self) -> frozenset[str]:
        """The fields that its answers set."""
        return frozenset((self.field, *(name for choice in self.choices for name, _ in choice.changes)))


class Unanswered(ValueError):
    """The draft has questions open that must be answered before it goes out."""


def blocking(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """The doubts that keep a draft from going out."""
    return tuple(doubt for doubt in doubts if doubt.blocks)


def still_open(doubts: Sequence[Doubt], before: EventFacts, after: EventFacts) -> tuple[Doubt, ...]:
    """The doubts that a change of the facts left open: one is settled when its field, or what it would set, changed."""
    return tuple(
        doubt
        for doubt in doubts
        if doubt.field == EVENT
        or all(getattr(before, name, None) == getattr(after, name, None) for name in doubt.fields)
    )


def to_json(doubts: Iterable[Doubt]) -> list[dict[str, Any]]:
    """The doubts as JSON values."""
    return [
        {
            "field": doubt.field,
            "why": doubt.why.value,
            "choices": [
                [[name, value if name == EVENT else value_to_json(name, value)] for name, value in c.changes]
                for c in doubt.choices
            ],
            "words": doubt.words,
            "blocks": doubt.blocks,
        }
        for doubt in doubts
    ]


def from_json(values: Iterable[Mapping[str, Any]] | None) -> tuple[Doubt, ...]:
    """The doubts that `to_json` wrote."""
    return tuple(
        Doubt(
            value["field"],
            Why(value["why"]),
            tuple(
                Choice(
                    tuple((name, kept if name == EVENT else value_from_json(name, kept)) for name, kept in c)
                )
                for c in value["choices"]
            ),
            value["words"],
            value["blocks"],
        )
        for value in values or ()
    )
