"""Trouble on demand: refusals, broken replies, delays, lost connections and a hidden speed limit."""

from __future__ import annotations

import random
import time
from collections import Counter, deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from enum import StrEnum

from bot.playground.refusals import Refusal, forbidden, too_many

_ARRIVES = ("send", "copymessage", "forwardmessage")
#: "Pass True to allow up to 1000 messages per second, ignoring broadcasting limits."
_PAID_A_SECOND = 1000


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
    READ_THEN_RESET = "read_then_reset"
    DRIP = "drip"
    CAP = "cap"
    NO_STARS = "no_stars"


#: After these the call has taken effect, though the bot cannot know.
DELIVERED = frozenset(
    {
        *(Kind.EMPTY, Kind.MALFORMED, Kind.TRUNCATED, Kind.DRIP),
        *(Kind.DELIVER_THEN_HANG, Kind.DELIVER_THEN_RESET),
    }
)


@dataclass(slots=True)
class Fault:
    """A kind of trouble and whom it strikes.

    Without a method it strikes every call but getUpdates; the method "*" means really every call. `until` is
    a moment of the playground's clock, in seconds; `count` is how often it strikes at most, `per_chat` how
    often each chat. `seconds` is the length of a delay, or over how long a reply drips; `code` the status of a
    server error, `rate` what a cap lets through in a second, `body` what a malformed reply says.
    """

    kind: str
    method: str | None = None
    chat_id: int | None = None
    chat_ids: Collection[int] | None = None
    """Several chats; those of a list, one or many, are looked up at the same speed."""
    probability: float = 1.0
    count: int | None = None
    per_chat: int | None = None
    until: float | None = None
    retry_after: int = 1
    description: str | None = None
    seconds: float = 1.0
    code: int = 502
    rate: float = 30.0
    body: str = '{"ok":true,"result":{"message_id":'
    struck: int = 0
    """How often it has struck."""
    struck_chats: Counter[int] = field(default_factory=Counter)
    """How often it has struck each chat."""

    def __post_init__(self) -> None:
        """Refuse a kind that does not exist, with ValueError."""
        self.kind = Kind(self.kind)
        if self.chat_ids is not None:
            self.chat_ids = frozenset(self.chat_ids)

    @property
    def blind(self) -> bool:
        """Whether it strikes before anybody can know whom the request is about."""
        aimed = self.chat_id is not None or self.chat_ids is not None or self.per_chat is not None
        return self.kind == Kind.RESET and not aimed


class Faults:
    """The faults in force; chance comes from a seeded generator, so that a run can be repeated."""

    def __init__(self, now: Callable[[], float], seed: int = 1) -> None:
        """No trouble yet."""
        self._now = now
        self._seed = seed
        self._chance = random.Random(seed)
        self._faults: list[Fault] = []
        self._sent: dict[tuple[int, bool], deque[float]] = {}

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

    def striking(
        self, method: str, chat_id: int | None, *, unread: bool = False, paid: bool = False
    ) -> list[Fault]:
        """What strikes this call, which may be `paid` for: any delays, and at most one other fault.

        With `unread` only connections that break before anybody can know whom the request is about.
        """
        found: list[Fault] = []
        for fault in self._faults:
            if fault.blind != unread or not self._matches(fault, method, chat_id, paid):
                continue
            fault.struck += 1
            if chat_id is not None:
                fault.struck_chats[chat_id] += 1
            found.append(fault)
            if fault.kind != Kind.DELAY:
                break
        return found

    def _matches(self, fault: Fault, method: str, chat_id: int | None, paid: bool) -> bool:
        if fault.method is None:
            if method == "getupdates":
                return False
        elif fault.method != "*" and fault.method.lower() != method:
            return False
        if fault.chat_id is not None and fault.chat_id != chat_id:
            return False
        if fault.chat_ids is not None and chat_id not in fault.chat_ids:
            return False
        if fault.per_chat is not None and (chat_id is None or fault.struck_chats[chat_id] >= fault.per_chat):
            return False
        if fault.count is not None and fault.struck >= fault.count:
            return False
        if fault.until is not None and self._now() >= fault.until:
            return False
        if fault.kind == Kind.CAP:
            return method.startswith(_ARRIVES) and self._over(fault, paid)
        if fault.kind == Kind.NO_STARS and not paid:
            return False
        return fault.probability >= 1 or self._chance.random() < fault.probability

    def _over(self, cap: Fault, paid: bool) -> bool:
        # Telegram limits real speed, so this counts real seconds, whatever the playground's clock shows.
        sent = self._sent.setdefault((id(cap), paid), deque())
        moment = time.monotonic()
        while sent and moment - sent[0] >= 1:
            sent.popleft()
        if len(sent) >= (_PAID_A_SECOND if paid else cap.rate):
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
        case Kind.NO_STARS:
            return _worded(400, fault.description or "BALANCE_TOO_LOW")
        case Kind.SERVER_JSON:
            return Refusal(fault.code, fault.description or "Bad Gateway")
        case _:
            return None


def _worded(code: int, description: str | None) -> Refusal | None:
    if description is None:
        return None
    prefix = {400: "Bad Request: ", 403: "Forbidden: "}[code]
    return Refusal(code, description if description.startswith(prefix) else prefix + description)
