"""Trouble on demand: refusals, broken replies, delays, lost connections and a hidden speed limit."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.playground.refusals import Refusal, forbidden, too_many

_ARRIVES = ("send", "copymessage", "forwardmessage")


class Kind(StrEnum):
    """What goes wrong."""

    TOO_MANY = "429"
    FORBIDDEN = "403"
    BAD_REQUEST = "400"
    SERVER_JSON = "5xx_json"
    SERVER_HTML = "5xx_html"
    EMPTY = "empty"
    MALFORMED = "malformed"
    TRUNCATED = "truncated"
    DELAY = "delay"
    DELIVER_THEN_HANG = "deliver_then_hang"
    DELIVER_THEN_RESET = "deliver_then_reset"
    RESET = "reset"
    CAP = "cap"


#: After these the call has taken effect, though the bot cannot know.
DELIVERED = frozenset(
    {Kind.EMPTY, Kind.MALFORMED, Kind.TRUNCATED, Kind.DELIVER_THEN_HANG, Kind.DELIVER_THEN_RESET}
)


@dataclass(slots=True)
class Fault:
    """A kind of trouble and whom it strikes.

    Without a method it strikes every call but getUpdates; the method "*" means really every call. `until` is
    a moment of the playground's clock, in seconds; `count` is how often it strikes at most. `seconds` is the
    length of a delay, `code` the status of a server error, `rate` what a cap lets through in a second.
    """

    kind: str
    method: str | None = None
    chat_id: int | None = None
    probability: float = 1.0
    count: int | None = None
    until: float | None = None
    retry_after: int = 1
    description: str | None = None
    seconds: float = 1.0
    code: int = 502
    rate: float = 30.0
    struck: int = 0
    """How often it has struck."""

    def __post_init__(self) -> None:
        """Refuse a kind that does not exist, with ValueError."""
        self.kind = Kind(self.kind)


class Faults:
    """The faults in force; chance comes from a seeded generator, so that a run can be repeated."""

    def __init__(self, now: Callable[[], float], seed: int = 1) -> None:
        """No trouble yet."""
        self._now = now
        self._seed = seed
        self._chance = random.Random(seed)
        self._faults: list[Fault] = []
        self._sent: dict[int, deque[float]] = {}

    def add(self, fault: Fault) -> Fault:
        """Put a fault in force; gives it back to count how often it struck."""
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        """End all trouble and begin the chance anew."""
        self._faults.clear()
        self._sent.clear()
        self._chance = random.Random(self._seed)

    def active(self) -> list[Fault]:
        """The faults in force."""
        return list(self._faults)

    def striking(self, method: str, chat_id: int | None, *, unread: bool = False) -> list[Fault]:
        """What strikes this call: any delays, and at most one other fault.

        With `unread` only connections that break before anybody can know whom the request is about.
        """
        found: list[Fault] = []
        for fault in self._faults:
            blind = fault.kind == Kind.RESET and fault.chat_id is None
            if blind != unread or not self._matches(fault, method, chat_id):
                continue
            fault.struck += 1
            found.append(fault)
            if fault.kind != Kind.DELAY:
                break
        return found

    def _matches(self, fault: Fault, method: str, chat_id: int | None) -> bool:
        if fault.method is None:
            if method == "getupdates":
                return False
        elif fault.method != "*" and fault.method.lower() != method:
            return False
        if fault.chat_id is not None and fault.chat_id != chat_id:
            return False
        if fault.count is not None and fault.struck >= fault.count:
            return False
        if fault.until is not None and self._now() >= fault.until:
            return False
        if fault.kind == Kind.CAP:
            return method.startswith(_ARRIVES) and self._over(fault)
        return fault.probability >= 1 or self._chance.random() < fault.probability

    def _over(self, cap: Fault) -> bool:
        # Telegram limits real speed, so this counts real seconds, whatever the playground's clock shows.
        sent = self._sent.setdefault(id(cap), deque())
        moment = time.monotonic()
        while sent and moment - sent[0] >= 1:
            sent.popleft()
        if len(sent) >= cap.rate:
            return True
        sent.append(moment)
        return False


def refusal_of(fault: Fault) -> Refusal | None:
    """The refusal by which a fault answers instead of Telegram, or None if it does something else."""
    match fault.kind:
        case Kind.TOO_MANY | Kind.CAP:
            return too_many(fault.retry_after)
        case Kind.FORBIDDEN:
            return _worded(403, fault.description) or forbidden("bot was blocked by the user")
        case Kind.BAD_REQUEST:
            return _worded(400, fault.description) or Refusal(400, "Bad Request: chat not found")
        case Kind.SERVER_JSON:
            return Refusal(fault.code, fault.description or "Bad Gateway")
        case _:
            return None


def _worded(code: int, description: str | None) -> Refusal | None:
    if description is None:
        return None
    prefix = {400: "Bad Request: ", 403: "Forbidden: "}[code]
    return Refusal(code, description if description.startswith(prefix) else prefix + description)
