"""What a push is about, as far as choices go: its sort, how grave it is, and what it tells of the event's life. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from storage.choices import Matter, Phase, grade_of, sort_of
from storage.model import EventFacts, EventState, PushAction, TrafficState
from storage.stages import is_withdrawn

_OVER = (EventState.ENDED, EventState.LAPSED)


def phase_of(action: PushAction, before: EventFacts | None, after: EventFacts) -> Phase:
    """What a push with these facts tells, after followers were told those of `before`; None where it is the first."""
    if action is PushAction.RETRACT:
        return Phase.END
    if action is PushAction.CORRECT or before is None:
        # Whoever has what is corrected is not asked what they want; to anybody else it is the first that they hear.
        return Phase.START
    if action is PushAction.REFRESH:
        return Phase.UPDATE
    if _is_over(after) is not _is_over(before):
        return Phase.END if _is_over(after) else Phase.START
    if before.state is EventState.ANNOUNCED and after.state is EventState.ACTIVE:
        return Phase.START
    if _is_over(after) or after.state is EventState.ANNOUNCED or _is_free(after) is _is_free(before):
        return Phase.UPDATE
    return Phase.END if _is_free(after) else Phase.START


def _is_over(facts: EventFacts) -> bool:
    return facts.state in _OVER or is_withdrawn(facts)


def _is_free(facts: EventFacts) -> bool:
    return facts.traffic_state is TrafficState.NORMAL


def matter_of(
    action: PushAction,
    before: EventFacts | None,
    after: EventFacts,
    *,
    earlier: Matter | None = None,
    owed: Sequence[Phase] = (),
    alone: bool = False,
) -> Matter:
    """What a push is about: what its event is now, and what it was to those who heard the `earlier` push.

    Whoever heard of it as grave, or as a blockade, hears how it ends though it is less or another thing by now.
    `owed` is what pushes tell that did not reach everybody and are replaced by this one; `alone` where they are all
    that was told of the event.
    """
    phase = phase_of(action, before, after)
    sort, grade = sort_of(after.kind), grade_of(after.severity)
    widens = False
    if earlier is not None:
        widens = bool(sort & ~earlier.sort) or grade > earlier.grade
        sort, grade = sort | earlier.sort, max(grade, earlier.grade)
    if phase is Phase.UPDATE and action is not PushAction.REFRESH:
        if Phase.END in owed:
            phase = Phase.END
        elif Phase.START in owed and not alone:
            phase = Phase.START
        elif widens or Phase.START in owed or Phase.MIXED in owed:
            phase = Phase.MIXED
    return Matter(sort, grade, phase)
