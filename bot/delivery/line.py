"""Whether Telegram is there: after a silence sending rests until a question is answered. Pure.

Without this an outage would use up the one repetition of every message whose outcome is unknown. Moments are
seconds of a monotonic clock that the caller hands in.
"""

from __future__ import annotations

from storage.pushes import Outcome, OutcomeKind

#: So many attempts of unknown outcome in a row are an outage, not bad luck.
_SILENCES = 3
#: So many that were certainly not accepted, for these cost nobody anything but time: a third of all answers
#: being errors must not stop the others.
_FAILURES = 20
_FIRST_REST, _LONGEST_REST = 1.0, 30.0
#: Rest when Telegram refuses the bot itself: a revoked token does not heal in seconds.
_REFUSED_REST = 60.0


class Line:
    """The line to Telegram: open, or resting until it is worth asking again."""

    def __init__(self) -> None:
        """Open until something is heard."""
        self._silences = 0
        self._failures = 0
        self._answered_at: float | None = None
        self._rest = 0.0
        self._until = 0.0
        self._open = True

    @property
    def is_open(self) -> bool:
        """Whether messages may be sent."""
        return self._open

    def rest(self, now: float) -> float:
        """Seconds until Telegram should be asked whether it is back; 0 when open or when it is time."""
        return 0.0 if self._open else max(0.0, self._until - now)

    def answered_since(self, moment: float) -> bool:
        """Whether anything was answered since then: a proof that Telegram is there."""
        return self._answered_at is not None and self._answered_at >= moment

    def heard(self, outcome: Outcome, now: float) -> bool:
        """Take note of what came of an attempt; True if that closed an open line."""
        was_open = self._open
        if outcome.kind is OutcomeKind.BOT_AT_FAULT:
            self._close(now, _REFUSED_REST)
        elif not _answered(outcome):
            if outcome.kind is OutcomeKind.UNKNOWN:
                self._silences += 1
            else:
                self._failures += 1
            if not was_open:
                # What was in flight when the line closed falls silent too, and must not lengthen the rest.
                return False
            if self._silences >= _SILENCES or self._failures >= _FAILURES:
                self._rest = _FIRST_REST
                self._close(now, self._rest)
        else:
            self._open, self._silences, self._failures, self._rest = True, 0, 0, 0.0
            self._answered_at = now
        return was_open and not self._open

    def asked(self, outcome: Outcome, now: float) -> None:
        """Take note of what came of asking whether Telegram is back."""
        self.heard(outcome, now)
        if not _answered(outcome):
            self._rest = min(max(self._rest, _FIRST_REST) * 2, _LONGEST_REST)
            self._close(now, self._rest)

    def _close(self, now: float, seconds: float) -> None:
        self._open = False
        self._until = now + seconds


def _answered(outcome: Outcome) -> bool:
    if outcome.kind is OutcomeKind.NOT_ACCEPTED:
        return outcome.retry_after is not None
    return outcome.kind is not OutcomeKind.UNKNOWN
