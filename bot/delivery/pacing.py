"""When the next message may leave: one budget, a pace per chat, and Telegram's own "too many". Pure.

Moments are seconds of a monotonic clock that the caller hands in.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

from bot.delivery.adapting import LATELY, AdaptiveRate

#: Telegram's advice: a message a second in one chat, twenty a minute in one group.
PER_CHAT = 1.0
GROUP_MINUTE = 20
_MINUTE = 60.0
#: So many 429s in a row, each from another chat, mean that all of us are too fast, not one chat.
STORM_ROW = 5
#: A row that took longer than this is no row.
_ROW_SECONDS = 60.0
_SHORTEST_STORM, _LONGEST_STORM = 1.0, 300.0
#: Who complains again within so many seconds after it was to wait is in a limit of its own.
_OWN_AFFAIR = 3600.0
#: How far the budget may catch up after a late wake-up; without it every timer's delay would cost speed.
SLACK = 0.1
#: A hurry that is not faster by this is not worth its price.
_WORTH = 1.3
#: What left in a hurry still counts at Telegram for so long.
_AFTER_HURRY = 1.0
#: How far answers to people may draw on the budget ahead: a busy hour must not silence pushes.
_AHEAD = 1.0
#: Steps of this size, modulo 1, spread evenly.
_GOLDEN = 0.618034
#: Tables are tidied when they have doubled, and never below this size.
_SMALL = 1024


@dataclass(frozen=True, slots=True)
class _Complaint:
    at: float
    chat: int
    seconds: float


class Pacing:
    """The budget that pushes and answers share."""

    def __init__(self, rate: float, free: float | None = None) -> None:
        """Allow at most `rate` pushes a second; less for a while after Telegram complains.

        Where more than `free` a second must be paid for, so many are allowed unless there is a hurry.
        """
        #: The most that is ever allowed, and what is allowed without a hurry, in messages a second.
        self.most, self.free = rate, rate if free is None else free
        self.hurried = False
        self._speed = AdaptiveRate(self.free)
        # Whatever Telegram bears of the one says nothing of the other.
        self._other = AdaptiveRate(rate)
        self._free = -math.inf  # when the budget allows the next message
        # When each chat got its last message: those of this second, and those of the second before.
        self._last: dict[int, float] = {}
        self._older: dict[int, float] = {}
        self._second_over = -math.inf
        self._minute: dict[int, deque[float]] = {}
        self._groups_tidy = _SMALL
        self._parked: dict[int, float] = {}
        self._own: dict[int, float] = {}  # until when a chat's complaints count as its own affair
        self._offset = 0.0
        self._chats_tidy = _SMALL
        self._bulk_parked = -math.inf
        self._complaints: deque[_Complaint] = deque()
        self._row = 0  # 429s since an attempt was accepted

    @property
    def rate(self) -> float:
        """Messages a second that the budget allows now."""
        return self._speed.rate

    def hurry(self, hurried: bool, now: float) -> None:
        """From now on messages are paid for and leave at the full rate, or at the free one again."""
        if hurried is self.hurried:
            return
        self.hurried = hurried
        self._speed, self._other = self._other, self._speed
        if not hurried:
            self._free = max(self._free, now + _AFTER_HURRY)

    @property
    def hurry_is_vain(self) -> bool:
        """Whether Telegram bears hardly more in a hurry than it takes for nothing."""
        return self.hurried and self._speed.rate < min(self.most, self.free * _WORTH)

    def forget_hurry(self) -> None:
        """Whatever Telegram bore in a hurry, the next one begins at the full rate."""
        self._other = AdaptiveRate(self.most)

    def wait(self, now: float) -> float:
        """Seconds until any push at all may leave, 0 if one may now."""
        if now >= self._speed.due:
            self._speed.tick(now)
        until = self._free if self._free > self._bulk_parked else self._bulk_parked
        return until - now if until > now else 0.0

    def chat_wait(self, chat: int, now: float) -> float:
        """Seconds until that chat may get a push, 0 if it may now; books nothing."""
        last = self._last.get(chat)
        if last is None:
            last = self._older.get(chat)
        wait = last + PER_CHAT - now if last is not None else 0.0
        if chat < 0 or self._parked:
            wait = max(wait, self._held_back(chat, now))
        return wait if wait > 0 else 0.0

    def book(self, chat: int, now: float) -> None:
        """A message leaves for the chat now."""
        gap = 1 / self._speed.rate
        free = max(self._free, now - SLACK) + gap
        self._free = min(free, now + max(_AHEAD, gap))
        if now >= self._second_over:
            # Whoever is in neither table got nothing for a second: a million chats need no memory.
            self._older = self._last if now < self._second_over + PER_CHAT else {}
            self._last = {}
            self._second_over = now + PER_CHAT
        self._last[chat] = now
        if chat < 0:
            self._book_group(chat, now)

    def take_answer(self, chat: int, now: float) -> float:
        """0 if an answer to a person may leave (it is booked then), else the seconds to wait.

        It is never queued behind pushes, only its own chat holds it back.
        """
        wait = self._held_back(chat, now)
        if wait > 0:
            return wait
        self.book(chat, now)
        return 0.0

    def accepted(self, now: float) -> None:
        """Telegram took a message, or refused it for another reason than haste."""
        self._row = 0
        self._speed.accepted(now)

    def told_to_wait(self, chat: int, seconds: float, now: float) -> None:
        """Telegram answered 429: park that chat, and for a while all pushes where it says so to everybody."""
        again = self._own.get(chat, now) > now
        end = now + max(0.0, seconds)
        if again:
            # Who comes again in step with a limit that all share would be the one it refuses for ever.
            self._offset = (self._offset + _GOLDEN) % 1
            end += self._offset
        self._parked[chat] = max(self._parked.get(chat, end), end)
        if len(self._parked) > self._chats_tidy:
            self._tidy_chats(now)
        if self._left_before_the_storm_was_over(chat, now):
            return
        self._own[chat] = end + _OWN_AFFAIR
        if again:
            return
        self._note(_Complaint(now, chat, seconds))
        self._speed.complained(now)
        if self._row >= STORM_ROW:
            self._storm(list(self._complaints)[-self._row :], now)
        elif self._speed.storms(now):
            self._storm([one for one in self._complaints if now - one.at <= LATELY], now)
        else:
            self._speed.judge(now)

    def _note(self, complaint: _Complaint) -> None:
        self._complaints.append(complaint)
        while complaint.at - self._complaints[0].at > _ROW_SECONDS:
            self._complaints.popleft()
        self._row = min(self._row + 1, len(self._complaints))

    def _storm(self, complaints: list[_Complaint], now: float) -> None:
        # The shortest of them: one chat's own long sentence must not silence everybody.
        shortest = min(complaint.seconds for complaint in complaints)
        self._bulk_parked = now + min(max(shortest, _SHORTEST_STORM), _LONGEST_STORM)
        self._speed.slow_down(now, self._bulk_parked)
        self._complaints.clear()
        self._row = 0

    def _left_before_the_storm_was_over(self, chat: int, now: float) -> bool:
        """Whether the attempt was in flight when the storm began: that it complains too is nothing new."""
        left = self._last.get(chat, self._older.get(chat, now - PER_CHAT))
        return left < self._bulk_parked

    def _held_back(self, chat: int, now: float) -> float:
        """Seconds until Telegram takes anything for the chat at all; 0 or less if it does now."""
        parked = self._parked.get(chat)
        wait = parked - now if parked is not None else 0.0
        if chat < 0 and (sent := self._minute.get(chat)) is not None and len(sent) == GROUP_MINUTE:
            wait = max(wait, sent[0] + _MINUTE - now)
        return wait

    def _book_group(self, chat: int, now: float) -> None:
        sent = self._minute.get(chat)
        if sent is None:
            sent = self._minute[chat] = deque(maxlen=GROUP_MINUTE)
            if len(self._minute) > self._groups_tidy:
                self._minute = {
                    group: sent
                    for group, sent in self._minute.items()
                    if not sent or now - sent[-1] < _MINUTE
                }
                self._groups_tidy = max(_SMALL, 2 * len(self._minute))
        sent.append(now)

    def _tidy_chats(self, now: float) -> None:
        self._parked = {chat: until for chat, until in self._parked.items() if until > now}
        self._own = {chat: until for chat, until in self._own.items() if until > now}
        self._chats_tidy = max(_SMALL, 2 * len(self._parked))
