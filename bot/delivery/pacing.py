"""When the next message may leave: one budget, a pace per chat, and Telegram's own "too many". Pure.

Moments are seconds of a monotonic clock that the caller hands in.
"""

from __future__ import annotations

from collections import deque

#: Telegram's advice: a message a second in one chat, twenty a minute in one group.
PER_CHAT = 1.0
GROUP_MINUTE = 20
_MINUTE = 60.0
#: 429s from so many chats within so many seconds mean that all of us are too fast, not one chat.
STORM_CHATS, STORM_SECONDS = 3, 5.0
_SLOWER, _FASTER = 0.5, 1.02
_SLOWEST = 1.0
_LONGEST_STORM = 300.0
#: How far the budget may catch up after a late wake-up; without it every timer's delay would cost speed.
SLACK = 0.1
#: How far answers to people may draw on the budget ahead: a busy hour must not silence pushes.
_AHEAD = 1.0


class Pacing:
    """The budget that pushes and answers share."""

    def __init__(self, rate: float) -> None:
        """Allow at most `rate` pushes a second; less for a while after Telegram complains."""
        self._most = rate
        self._rate = rate
        self._free = 0.0  # when the budget allows the next message
        self._changed = 0.0
        self._last: dict[int, float] = {}
        self._minute: dict[int, deque[float]] = {}
        self._parked: dict[int, float] = {}
        self._bulk_parked = 0.0
        self._complaints: deque[tuple[float, int, float]] = deque()  # when, which chat, seconds to wait

    @property
    def rate(self) -> float:
        """Messages a second that the budget allows now."""
        return self._rate

    def wait(self, now: float) -> float:
        """Seconds until any push at all may leave, 0 if one may now."""
        self._recover(now)
        return max(0.0, self._bulk_parked - now, self._free - now)

    def take(self, chat: int, now: float) -> float:
        """0 if a push may leave for the chat now (it is booked then), else how many seconds to wait."""
        wait = max(self.wait(now), self._chat_wait(chat, now))
        if wait > 0:
            return wait
        self._book(chat, now)
        return 0.0

    def take_answer(self, chat: int, now: float) -> float:
        """The same for an answer to a person: it is never queued behind pushes, only its own chat holds it back."""
        wait = max(self._parked.get(chat, 0.0) - now, self._group_wait(chat, now))
        if wait > 0:
            return wait
        self._book(chat, now)
        return 0.0

    def told_to_wait(self, chat: int, seconds: float, now: float) -> None:
        """Telegram answered 429: park that chat, and all pushes where several chats hear it within seconds."""
        self._parked[chat] = max(self._parked.get(chat, 0.0), now + seconds)
        self._complaints.append((now, chat, seconds))
        while self._complaints and now - self._complaints[0][0] > STORM_SECONDS:
            self._complaints.popleft()
        if len({complaining for _, complaining, _ in self._complaints}) < STORM_CHATS:
            return
        # The shortest of them: one chat's own long sentence must not silence everybody.
        shortest = min(seconds for _, _, seconds in self._complaints)
        if now >= self._bulk_parked:
            # Once a storm: what was in flight when it began complains too, and is not a new one.
            self._rate = max(min(_SLOWEST, self._most), self._rate * _SLOWER)
        self._bulk_parked = max(self._bulk_parked, now + min(shortest, _LONGEST_STORM))
        self._changed = now

    def _book(self, chat: int, now: float) -> None:
        self._free = min(max(self._free, now - SLACK) + 1 / self._rate, now + max(_AHEAD, 1 / self._rate))
        self._last[chat] = now
        if chat < 0:
            self._minute.setdefault(chat, deque()).append(now)
        if len(self._last) > 4096:
            self._forget(now)

    def _chat_wait(self, chat: int, now: float) -> float:
        parked = self._parked.get(chat, 0.0) - now
        last = self._last.get(chat)
        pace = last + PER_CHAT - now if last is not None else 0.0
        return max(parked, pace, self._group_wait(chat, now))

    def _group_wait(self, chat: int, now: float) -> float:
        sent = self._minute.get(chat)
        if not sent:
            return 0.0
        while sent and sent[0] + _MINUTE <= now:
            sent.popleft()
        return sent[-GROUP_MINUTE] + _MINUTE - now if len(sent) >= GROUP_MINUTE else 0.0

    def _recover(self, now: float) -> None:
        """Back towards the full rate, slowly: two per cent a second."""
        if self._rate < self._most and now > max(self._changed, self._bulk_parked) + 1:
            self._rate = min(self._most, self._rate * _FASTER)
            self._changed = now

    def _forget(self, now: float) -> None:
        """Drop what no longer holds anybody back, so that a million chats need no memory."""
        self._last = {chat: at for chat, at in self._last.items() if now - at < PER_CHAT}
        self._minute = {
            chat: sent for chat, sent in self._minute.items() if sent and now - sent[-1] < _MINUTE
        }
        self._parked = {chat: until for chat, until in self._parked.items() if until > now}
