"""Who may do what at the desk, and where: one table, pure; what is not in it is denied."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Mapping

from storage.model import EventFacts, PushAction, Severity
from storage.staff import Editor, FourEyes, Role


class Act(enum.StrEnum):
    """What can be done at the desk."""

    DRAFT = "draft"  # open, fill and discard one's own drafts
    SEND = "send"  # hand a draft to a publisher
    PUBLISH = "publish"
    APPROVE = "approve"  # publish somebody else's draft, or give it back
    CONFIRM = "confirm"  # an event still stands
    CHANGE = "change"  # lift it, let some through, block it again
    CORRECT = "correct"
    RETRACT = "retract"
    TALLY = "tally"  # record and withdraw official counts
    COUNT = "count"  # hand an official count to whoever may record it
    SUGGESTED = "suggested"  # decide about what a feed suggests
    UNDO = "undo"
    TIPS = "tips"  # read what people report, and decide on it
    CAMPAIGN = "campaign"  # end one, where all its open events are
    AUDIT = "audit"  # read the log
    PEOPLE = "people"  # invite, change, revoke
    PAUSE = "pause"  # stop all pushes and let them go on


_ALL = frozenset(Role)
_PUBLISHING = frozenset({Role.OWNER, Role.PUBLISHER})
_OWNERS = frozenset({Role.OWNER})
_ROLES: Mapping[Act, frozenset[Role]] = {
    Act.DRAFT: _ALL,
    Act.SEND: _ALL,
    Act.PUBLISH: _PUBLISHING,
    Act.APPROVE: _PUBLISHING,
    Act.CONFIRM: _PUBLISHING,
    Act.CHANGE: _PUBLISHING,
    Act.CORRECT: _PUBLISHING,
    Act.RETRACT: _PUBLISHING,
    Act.TALLY: _PUBLISHING,
    Act.COUNT: _ALL,
    Act.SUGGESTED: _ALL,
    Act.UNDO: _PUBLISHING,
    Act.TIPS: _ALL,
    Act.CAMPAIGN: _PUBLISHING,
    Act.AUDIT: _PUBLISHING,
    Act.PEOPLE: _OWNERS,
    Act.PAUSE: _OWNERS,
}
#: Acts that reach followers, or come from people, somewhere: only where that place lies in the editor's regions.
_PLACED = frozenset(
    {
        *(Act.SEND, Act.PUBLISH, Act.APPROVE, Act.TALLY, Act.UNDO),
        *(Act.CONFIRM, Act.CHANGE, Act.CORRECT, Act.RETRACT),
        Act.SUGGESTED,
        Act.TIPS,
    }
)


def covers(regions: Iterable[str], region: str) -> bool:
    """Whether one of the regions is the region or contains it; "" is the country."""
    return any(region.startswith(code) for code in regions)


def trusted(role: Role, act: Act) -> bool:
    """Whether somebody of that role may do this anywhere at all."""
    return role in _ROLES.get(act, frozenset())


def may(editor: Editor | None, act: Act, region: str | None = None) -> bool:
    """Whether the editor may do this there; where an act needs a place, no place (None) is a refusal."""
    if editor is None or not trusted(editor.role, act):
        return False
    if act not in _PLACED:
        return True
    return region is not None and covers(editor.regions, region)


def needs_second(policy: FourEyes, facts: EventFacts, before: Iterable[str] = ()) -> bool:
    """Whether such a post waits for a second pair of eyes; `before` has the regions of the event that it changes."""
    if policy is FourEyes.ALL:
        return True
    wide = "" in (*facts.regions, *before) or facts.severity is Severity.EXTREME
    return policy is FourEyes.WIDE and wide


#: What its editor must be allowed to, for a push that does this in each chat.
ACT_OF: Mapping[PushAction, Act] = {
    PushAction.TELL: Act.PUBLISH,
    PushAction.CHANGE: Act.CHANGE,
    PushAction.CORRECT: Act.CORRECT,
    PushAction.RETRACT: Act.RETRACT,
    PushAction.REFRESH: Act.CONFIRM,
}


class Way(enum.StrEnum):
    """How a finished draft leaves its editor's hands."""

    PUBLISH = "publish"
    SEND = "send"
    NOWHERE = "nowhere"  # the place is none of theirs


def way_out(
    editor: Editor,
    facts: EventFacts,
    policy: FourEyes,
    before: Collection[str] = (),
    act: Act = Act.PUBLISH,
) -> Way:
    """How what this editor does goes on; `before` has the regions of the event that it changes."""
    places = [*(facts.regions or (None,)), *before]
    if all(may(editor, act, place) for place in places) and not needs_second(policy, facts, before):
        return Way.PUBLISH
    return Way.SEND if all(may(editor, Act.SEND, place) for place in places) else Way.NOWHERE


def counts_way(editor: Editor | None, regions: Iterable[str], policy: FourEyes) -> Way:
    """How an official count of these regions goes on from this editor: recorded, or handed to somebody else."""
    places = tuple(regions)
    alone = policy is FourEyes.OFF or (policy is FourEyes.WIDE and "" not in places)
    if alone and all(may(editor, Act.TALLY, place) for place in places):
        return Way.PUBLISH
    return Way.SEND if may(editor, Act.COUNT) else Way.NOWHERE


def toggled(regions: Iterable[str], code: str) -> tuple[str, ...]:
    """The regions with this one added, in place of those inside it, or taken out; the same where one covers it."""
    now = tuple(regions)
    if code in now:
        return tuple(one for one in now if one != code)
    if covers(now, code):
        return now
    return tuple(sorted([*(one for one in now if not one.startswith(code)), code]))
