"""What goes out and what became of it: pushes, deliveries to their recipients, digests, and the outcomes."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from storage.model import Language, PushAction


class PushLane(enum.IntEnum):
    """Which pushes go first: a lower number leaves earlier."""

    URGENT = 1
    CORRECTION = 2
    ROUTINE = 3
    DIGEST = 4
    REFRESH = 5


class PushState(enum.StrEnum):
    """The life of a push."""

    WAITING = "waiting"  # published, its undo time running
    EXPANDING = "expanding"  # recipients being written
    SENDING = "sending"  # all recipients are written
    DONE = "done"
    UNDONE = "undone"
    PARKED = "parked"  # the message is at fault
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Push:
    """One announcement on its way to everyone it concerns."""

    id: int
    event: int
    revision: int
    lane: PushLane
    state: PushState
    not_before: datetime
    expires: datetime
    cursor: int
    editor: int | None = None
    regions: tuple[str, ...] = ()
    report: int | None = None  # the desk's message that tells its editor how far it is
    detail: str = ""  # why it ended, in Telegram's words
    action: PushAction = PushAction.TELL
    shows: int = 0  # the revision whose text goes out: a later confirmation raises it; 0: its own
    amends: int | None = None  # who was told less than this revision is corrected
    # What it is about, in the numbers of storage/choices.py.
    sort: int = 63
    grade: int = 3
    phase: int = 0

    @property
    def text(self) -> int:
        """The revision whose text goes out now."""
        return max(self.shows, self.revision)


class DeliveryState(enum.StrEnum):
    """The life of one message to one destination."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    RETRY = "retry"
    UNKNOWN = "unknown"
    GONE = "gone"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    PARKED = "parked"
    DIGEST = "digest"  # waits for its chat's next digest
    HELD = "held"  # waits until its chat's quiet hours or mute are over


class Shape(enum.StrEnum):
    """What one call to Telegram puts into a chat."""

    PLAIN = "plain"  # the event's message, as a message of its own or as a reply
    EDIT = "edit"  # the same in place of what a delivered message says
    ANSWER = "answer"  # what was wrong and how it is, as a reply to the message that was edited
    FRESH = "fresh"  # the same with the whole message below, where one cannot be edited


class Form(NamedTuple):
    """How a push is rendered where it is not simply its own revision's message."""

    shape: Shape
    shows: int  # the revision whose text it gives
    base: int = 0  # EDIT: the revision that the message was sent for; ANSWER, FRESH: the one last told
    hint: bool = False  # PLAIN: with a line how to get less, as the first message to somebody has it


class Step(NamedTuple):
    """The one call that is due in a chat, where a push does more than tell."""

    form: Form
    message: int | None = None  # EDIT: which message; else: which one is answered
    copy: int | None = None  # EDIT: the delivery that brought the message
    last: bool = True  # nothing is left to do in this chat after it


class Change(enum.IntEnum):
    """What became of an event since its chat was told of it last."""

    NEW = 0
    CHANGED = 1
    OVER = 2


class Item(NamedTuple):
    """One event in a digest, as of the revision that was the newest when it was claimed."""

    event: int
    revision: int
    change: Change


class Digest(NamedTuple):
    """What one digest says: for all who are told the same it is rendered once."""

    items: tuple[Item, ...]
    due: datetime  # the moment that it is named by, however late it comes
    zone: str | None = None  # by whose clock it is named; None: the house's
    quiet: bool = False  # it tells what was held back in quiet hours or a mute


class Telling(NamedTuple):
    """A digest for one chat, and the waiting deliveries that it tells: their rows with the revisions it gives."""

    digest: Digest
    rows: tuple[tuple[int, int], ...]


class Delivery(NamedTuple):
    """A claimed delivery, with all the sender needs to know of its recipient.

    A tuple, like Outcome: hundreds of thousands are made, and a frozen dataclass takes four times as long.
    """

    id: int
    push: int
    destination: int
    chat: int
    telegram_id: int
    topic: int | None
    language: Language
    attempts: int
    lane: PushLane = PushLane.ROUTINE
    doubts: int = 0  # how often its outcome was unknown
    lease: datetime | None = None  # by which this claim is told from a later one
    step: Step | None = None  # what to do where it is not simply the push's message
    telling: Telling | None = None  # what it tells where it is a digest
    silent: bool = False  # it comes without a sound
    hint: bool = False  # it is the first message there
    channel: bool = False  # whoever reads there may tap its buttons


class OutcomeKind(enum.StrEnum):
    """What became of one attempt to send."""

    SENT = "sent"
    NOT_ACCEPTED = "not_accepted"  # again later, until the push expires
    NOT_NOW = "not_now"  # not even tried: its chat must wait
    UNKNOWN = "unknown"  # may have arrived
    GONE = "gone"
    TOPIC_GONE = "topic_gone"
    MIGRATED = "migrated"
    COPY_GONE = "copy_gone"  # the message that was to be edited cannot be edited (any more)
    MESSAGE_AT_FAULT = "message_at_fault"
    BOT_AT_FAULT = "bot_at_fault"
    REFUSED = (
        "refused"  # for a reason of this chat that Chaski does not know: final for it, no matter for others
    )


class Outcome(NamedTuple):
    """What became of one attempt to send; seconds in `retry_after`."""

    kind: OutcomeKind
    message_id: int | None = None
    retry_after: float | None = None
    migrate_to: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a push has come: recipients by delivery state."""

    push: int
    expanded: bool
    counts: dict[DeliveryState, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Recipients written so far."""
        return sum(self.counts.values())
