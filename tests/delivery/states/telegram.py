"""A Telegram that does as it is told and writes down what arrived where, in which order, and who heard of it."""

from __future__ import annotations

import asyncio
import enum
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

import orjson

from bot.delivery.outcomes import NotSent
from storage.pushes import Outcome
from storage.pushes import OutcomeKind as Kind
from tests.delivery.states.record import At, Ending

#: A chat, or a topic in it (0: none).
Place = tuple[int, int]


class Fate(enum.Enum):
    """What becomes of one message."""

    SILENT = "arrives, and the answer is lost"
    LOST = "neither message nor answer"
    UNSENT = "no connection"
    BROKEN = "Telegram's own error"
    HASTE = "too many, wait a moment"
    LONG_HASTE = "too many, wait ten minutes"
    REFUSED = "refused for this chat alone, nobody knows why"
    SLOW = "arrives, and the answer takes seconds"


_ANSWERS = {
    Fate.LOST: Outcome(Kind.UNKNOWN, detail="lost"),
    Fate.BROKEN: Outcome(Kind.NOT_ACCEPTED, detail="500"),
    Fate.HASTE: Outcome(Kind.NOT_ACCEPTED, retry_after=2.0, detail="429"),
    Fate.LONG_HASTE: Outcome(Kind.NOT_ACCEPTED, retry_after=600.0, detail="429"),
    Fate.REFUSED: Outcome(Kind.REFUSED, detail="words nobody has seen"),
}
_LATENCY, _SLOW = 0.02, 4.0


@dataclass
class Arrival:
    """One message that is in somebody's chat."""

    place: Place
    push: int
    event: int
    revision: int
    #: "plain", "answer", "fresh" or "digest": answers and digests are not edited later.
    shape: str = "plain"
    #: The revision that it shows now, after edits.
    shows: int = 0
    #: No edit reaches it: somebody deleted it, its group moved, or Telegram refuses to edit it.
    lost: bool = False
    #: The bot wrote down that it was sent.
    recorded: bool = False
    #: The bot cannot know that it arrived.
    doubtful: bool = False
    #: The events that it tells of, a digest of several, each at a revision.
    tells: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.event:
            self.tells = {self.event: self.revision}


class Telegram:
    """All chats."""

    def __init__(self) -> None:
        """Well, and nothing has arrived."""
        self.down = False
        self.revoked = False
        self.blocked: set[int] = set()
        self.closed: set[Place] = set()
        self.moved: dict[int, int] = {}
        self.faulty: set[tuple[int, int]] = set()
        self.fates: dict[int, deque[Fate]] = defaultdict(deque)
        self.arrived: list[Arrival] = []
        #: How often an attempt ended without an answer that means anything.
        self.uncertain: dict[tuple[Place, int], int] = defaultdict(int)
        self.told: list[tuple[Place, int, Kind]] = []
        #: Is asked before anything else, with the address that the bot used.
        self.watch: Callable[[int, int], None] = lambda chat, push: None
        self.on_two: Callable[[int], None] = lambda chat: None
        self.on_arrival: Callable[[Arrival], None] = lambda arrival: None
        self.on_edit: Callable[[Arrival, int, int], None] = lambda arrival, push, revision: None
        self.on_answer: Callable[[Arrival, Outcome], None] = lambda arrival, outcome: None

    def now_at(self, chat: int) -> int:
        """The number of a group today."""
        return self.moved.get(chat, chat)

    def heal(self) -> None:
        """All trouble is over, but for who left."""
        self.down = self.revoked = False
        self.fates.clear()

    def line(self, ending: Ending):  # type: ignore[no-untyped-def]
        """The way to send of one process."""
        on_the_way: set[int] = set()

        async def post(method: str, body: bytes) -> Outcome:
            if method == "getMe":
                return await answer(method, body)
            chat = orjson.loads(body)["chat_id"]
            if chat in on_the_way:
                self.on_two(chat)
            on_the_way.add(chat)
            try:
                return await answer(method, body)
            finally:
                on_the_way.discard(chat)

        async def answer(method: str, body: bytes) -> Outcome:
            await ending.passes(At.SEND)
            await asyncio.sleep(_LATENCY / 2)
            if method == "getMe":
                return self._of_bot() or Outcome(Kind.SENT)
            sent = orjson.loads(body)
            words = sent["text"].split()
            push, event, revision = map(int, words[:3])
            place = (self.now_at(sent["chat_id"]), sent.get("message_thread_id", 0))
            self.watch(sent["chat_id"], push)
            number, shape = sent.get("message_id"), words[3]
            tells = {int(event): int(revision) for event, revision in (one.split(":") for one in words[4:])}
            arrival = Arrival(place, push, event, revision, shape, revision, tells=tells)
            outcome = self._decide(sent["chat_id"], arrival, number)
            if isinstance(outcome, Exception):
                raise outcome
            await ending.passes(At.ARRIVED)
            await asyncio.sleep(_SLOW if outcome.detail == "slow" else _LATENCY / 2)
            return outcome

        return post

    def _of_bot(self) -> Outcome | None:
        if self.revoked:
            return Outcome(Kind.BOT_AT_FAULT, detail="401")
        return Outcome(Kind.UNKNOWN, detail="down") if self.down else None

    def _decide(self, chat: int, arrival: Arrival, edited: int | None) -> Outcome | Exception:
        place, push = arrival.place, arrival.push
        outcome = self._of_bot() or self._refusal(chat, arrival)
        fates = self.fates[place[0]]
        if outcome is None and fates:
            fate = fates.popleft()
            if fate is Fate.UNSENT:
                return NotSent("no connection")
            outcome = _ANSWERS.get(fate)
            if outcome is None:
                outcome = self._happen(arrival, edited, doubtful=fate is Fate.SILENT)
                if fate is Fate.SILENT:
                    outcome = Outcome(Kind.UNKNOWN, detail="silent")
                elif outcome.kind is Kind.SENT:
                    outcome = outcome._replace(detail="slow")
            elif fate is Fate.REFUSED and edited is not None:
                self.arrived[edited - 1].lost = True
        elif outcome is None:
            outcome = self._happen(arrival, edited, doubtful=False)
        if edited is None:
            if outcome.kind is Kind.UNKNOWN:
                self.uncertain[place, push] += 1
            self.on_answer(arrival, outcome)
        elif outcome.kind in (Kind.GONE, Kind.TOPIC_GONE, Kind.MESSAGE_AT_FAULT):
            self.on_answer(arrival, outcome)
        return outcome

    def _refusal(self, chat: int, arrival: Arrival) -> Outcome | None:
        if chat in self.moved:
            return Outcome(Kind.MIGRATED, migrate_to=self.moved[chat], detail="migrated")
        if arrival.place[0] in self.blocked:
            return Outcome(Kind.GONE, detail="403")
        if arrival.place in self.closed:
            return Outcome(Kind.TOPIC_GONE, detail="TOPIC_CLOSED")
        if arrival.shape != "bare" and not self.faulty.isdisjoint(arrival.tells.items()):
            return Outcome(Kind.MESSAGE_AT_FAULT, detail="can't parse entities")
        return None

    def _happen(self, arrival: Arrival, edited: int | None, *, doubtful: bool) -> Outcome:
        """A message arrives, or one that is there becomes another."""
        if edited is not None:
            found = self.arrived[edited - 1]
            self.on_edit(found, arrival.push, arrival.revision)
            if found.lost:
                return Outcome(Kind.COPY_GONE, detail="message to edit not found")
            found.shows = arrival.revision
            return Outcome(Kind.SENT, message_id=edited)
        arrival.doubtful = doubtful
        self.on_arrival(arrival)
        self.arrived.append(arrival)
        return Outcome(Kind.SENT, message_id=len(self.arrived))
