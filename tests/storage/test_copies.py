"""What a push does next in a chat, by what the chat has of the event; and what it takes over from those it replaces."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.announcing import CORRECTION_LIFE, PUSH_LIFE, Duties, Earlier, duties
from storage.copies import Told, Verdict, verdict
from storage.model import PushAction
from storage.pushes import DeliveryState, Form, Push, PushLane, PushState, Shape, Step
from tests.delivery.making import MOMENT

TELL, CHANGE, CORRECT, RETRACT, REFRESH, _ = PushAction
SENT, UNKNOWN, SENDING = DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.SENDING
NOTHING, WAIT, PLAIN = Verdict(nothing=True), Verdict(waits=True), Verdict()


def had(
    action: PushAction,
    revision: int,
    message: int | None = None,
    state: DeliveryState = SENT,
    *,
    shows: int | None = None,
    astray: bool = False,
) -> Told:
    """What a push did in the chat; its delivery has a hundred times its revision as number."""
    return Told(1, revision * 100, action, revision, state, message, shows, astray)


def a_push(action: PushAction, revision: int, **more: Any) -> Push:
    """A push of that revision; one that corrects amends all before it."""
    values = {"amends": revision if action in (CORRECT, RETRACT) else None} | more
    return Push(
        9, 1, revision, PushLane.ROUTINE, PushState.SENDING, MOMENT, MOMENT, 0, action=action, **values
    )


def edits(message: int, shows: int, base: int, *, last: bool = False) -> Verdict:
    return Verdict(Step(Form(Shape.EDIT, shows, base), message, base * 100, last))


def answers(message: int | None, shows: int, told: int, shape: Shape = Shape.ANSWER) -> Verdict:
    return Verdict(Step(Form(shape, shows, told), message))


def plain(shows: int, message: int | None = None) -> Verdict:
    return Verdict(Step(Form(Shape.PLAIN, shows), message))


#: The push, what the chat had, and what is due there.
CASES: dict[str, tuple[Push, list[Told], Verdict]] = {
    "told for the first time": (a_push(TELL, 1), [], PLAIN),
    "told again": (a_push(TELL, 2), [had(TELL, 1, 11)], PLAIN),
    "told with what was confirmed meanwhile": (a_push(TELL, 1, shows=2), [], plain(2)),
    "an older message is on its way": (a_push(TELL, 2), [had(TELL, 1, state=SENDING)], WAIT),
    "a change answers what they got": (a_push(CHANGE, 2), [had(TELL, 1, 11)], plain(2, 11)),
    "a change answers the newest": (
        a_push(CHANGE, 4),
        [had(TELL, 1, 11), had(CHANGE, 2, 12), had(CORRECT, 3, 13, shows=0)],
        plain(4, 13),
    ),
    "a change for who has nothing": (a_push(CHANGE, 2), [], PLAIN),
    "a change for whose message is doubtful": (a_push(CHANGE, 2), [had(TELL, 1, state=UNKNOWN)], PLAIN),
    "a change waits": (a_push(CHANGE, 2), [had(TELL, 1, state=SENDING)], WAIT),
    "a correction edits": (a_push(CORRECT, 2), [had(TELL, 1, 11)], edits(11, 2, 1)),
    "a correction edits the newest first": (
        a_push(CORRECT, 3),
        [had(TELL, 1, 11), had(CHANGE, 2, 12)],
        edits(12, 3, 2),
    ),
    "a correction edits all": (
        a_push(CORRECT, 3),
        [had(TELL, 1, 11), had(CHANGE, 2, 12, shows=3)],
        edits(11, 3, 1),
    ),
    "a correction answers when all are edited": (
        a_push(CORRECT, 2),
        [had(TELL, 1, 11, shows=2)],
        answers(11, 2, 1),
    ),
    "a withdrawal does the same": (a_push(RETRACT, 2), [had(TELL, 1, 11, shows=2)], answers(11, 2, 1)),
    "an answer says what changed since they were told": (
        a_push(CORRECT, 4),
        [had(TELL, 1, 11, shows=4), had(CORRECT, 2, 12, shows=0), had(REFRESH, 3, shows=0)],
        answers(11, 4, 2),
    ),
    "an answer is no copy": (
        a_push(CORRECT, 3),
        [had(TELL, 1, 11, shows=2), had(CORRECT, 2, 12, shows=0)],
        edits(11, 3, 1),
    ),
    "a message that is gone": (
        a_push(CORRECT, 2),
        [had(TELL, 1, None, astray=True)],
        answers(None, 2, 1, Shape.FRESH),
    ),
    "a message of unknown outcome": (
        a_push(CORRECT, 2),
        [had(TELL, 1, state=UNKNOWN, astray=True)],
        answers(None, 2, 1, Shape.FRESH),
    ),
    "one that may have come twice": (
        a_push(CORRECT, 2),
        [had(TELL, 1, 11, shows=2, astray=True)],
        answers(11, 2, 1, Shape.FRESH),
    ),
    "one that may have come before it was replaced": (
        a_push(CORRECT, 2),
        [had(TELL, 1, state=DeliveryState.SUPERSEDED, astray=True)],
        answers(None, 2, 1, Shape.FRESH),
    ),
    "a crash in the middle of a correction is no telling": (
        a_push(CORRECT, 3),
        [had(TELL, 1, 11, shows=3), had(CORRECT, 2, state=DeliveryState.SUPERSEDED, astray=True)],
        answers(11, 3, 1, Shape.FRESH),
    ),
    "a correction for who was waiting": (
        a_push(CORRECT, 2),
        [had(TELL, 1, state=DeliveryState.SUPERSEDED)],
        PLAIN,
    ),
    "a correction for who gets it for the first time": (a_push(CORRECT, 2), [], PLAIN),
    "a correction that was confirmed meanwhile": (
        a_push(CORRECT, 2, shows=3),
        [had(TELL, 1, 11, shows=2)],
        edits(11, 3, 1),
    ),
    "a change that replaced a correction corrects": (
        a_push(CHANGE, 3, amends=2),
        [had(TELL, 1, 11)],
        edits(11, 3, 1),
    ),
    "and then says all in one message": (
        a_push(CHANGE, 3, amends=2),
        [had(TELL, 1, 11, shows=3)],
        answers(11, 3, 1, Shape.FRESH),
    ),
    "but only changes where it was corrected": (
        a_push(CHANGE, 3, amends=2),
        [had(TELL, 1, 11, shows=2), had(CORRECT, 2, 12, shows=0)],
        plain(3, 12),
    ),
    "a refresh edits": (a_push(REFRESH, 2), [had(TELL, 1, 11)], edits(11, 2, 1, last=True)),
    "a refresh edits all": (
        a_push(REFRESH, 3),
        [had(TELL, 1, 11), had(CHANGE, 2, 12)],
        edits(12, 3, 2),
    ),
    "a refresh has nothing to do": (a_push(REFRESH, 2), [had(TELL, 1, 11, shows=2)], NOTHING),
    "a refresh finds no message": (a_push(REFRESH, 2), [had(TELL, 1, None, astray=True)], NOTHING),
    "a refresh waits": (a_push(REFRESH, 2), [had(TELL, 1, state=SENDING)], WAIT),
}


@pytest.mark.parametrize("name", CASES)
def test_each_chat_gets_what_it_is_due(name: str) -> None:
    push, history, due = CASES[name]

    found = verdict(push, history, follows=True)

    assert found == (due if due != PLAIN or push.text == push.revision else plain(push.text))


@pytest.mark.parametrize("name", CASES)
def test_who_left_is_told_only_what_was_wrong_in_what_they_have(name: str) -> None:
    push, history, due = CASES[name]

    found = verdict(push, history, follows=False)

    plain_ = due.step is None or due.step.form.shape is Shape.PLAIN
    assert found == (NOTHING if plain_ and not due.waits else due)


_ROWS = st.builds(
    had,
    st.sampled_from(PushAction),
    st.just(1),
    st.none() | st.integers(1, 50),
    st.sampled_from(DeliveryState),
    shows=st.none() | st.integers(0, 5),
    astray=st.booleans(),
)


@given(
    rows=st.lists(_ROWS, max_size=5),
    action=st.sampled_from(PushAction),
    follows=st.booleans(),
    amends=st.none() | st.integers(2, 6),
)
def test_step_by_step_every_chat_comes_to_an_end_with_nothing_old_in_it(
    rows: list[Told], action: PushAction, follows: bool, amends: int | None
) -> None:
    history = [
        row._replace(revision=n, delivery=n, shows=None if row.shows is None else min(row.shows, n))
        for n, row in enumerate(rows, 1)
        if row.state is not SENDING
    ]
    push = a_push(action, 6, **({} if action in (CORRECT, RETRACT) else {"amends": amends}))

    calls = []
    while (found := verdict(push, history, follows=follows)) and not found.nothing:
        assert not found.waits
        calls.append(found)
        step = found.step
        if step is None or step.form.shape is not Shape.EDIT or step.last:
            break
        assert step.form.shows == 6
        history = [row._replace(shows=6) if row.delivery == step.copy else row for row in history]

    spoken = [c for c in calls if c.step is None or c.step.form.shape is not Shape.EDIT]
    assert len(spoken) <= (0 if action is REFRESH else 1)
    if any(c.step is not None and c.step.form.shape in (Shape.ANSWER, Shape.FRESH) for c in spoken):
        assert all(row.copy_shows in (None, 6) for row in history)


def earlier(
    action: PushAction = TELL,
    state: PushState = PushState.EXPANDING,
    cursor: int = 0,
    amends: int | None = None,
    tells_after: int | None = 0,
) -> Earlier:
    return Earlier(action, state, cursor, amends, tells_after)


@pytest.mark.parametrize(
    ("action", "replaced", "moved", "owed"),
    [
        (TELL, [], False, Duties(0, None)),
        (CHANGE, [], False, Duties(0, None)),
        (CORRECT, [], False, Duties(None, 5)),
        (RETRACT, [], False, Duties(None, 5)),
        (REFRESH, [earlier()], False, Duties(None, None)),
        # Whom the replaced one had not written yet is told by the correction.
        (CORRECT, [earlier(cursor=700)], False, Duties(700, 5)),
        (CORRECT, [earlier(state=PushState.WAITING)], False, Duties(0, 5)),
        (CORRECT, [earlier(state=PushState.SENDING, cursor=900)], False, Duties(None, 5)),
        (CORRECT, [earlier(state=PushState.PARKED, cursor=500)], False, Duties(500, 5)),
        (CORRECT, [earlier(CORRECT, cursor=300, tells_after=700, amends=4)], False, Duties(700, 5)),
        (CORRECT, [earlier(CORRECT, cursor=900, tells_after=700, amends=4)], False, Duties(900, 5)),
        (CORRECT, [earlier(CORRECT, tells_after=None, amends=4)], False, Duties(None, 5)),
        (CORRECT, [earlier(state=PushState.EXPIRED, cursor=500)], False, Duties(500, 5)),
        # In another region nobody who follows it was told.
        (CORRECT, [], True, Duties(0, 5)),
        # What a correction still owes is not lost to whatever replaces it.
        (CHANGE, [earlier(CORRECT, tells_after=None, amends=4)], False, Duties(0, 4)),
        (CHANGE, [earlier(CORRECT, PushState.EXPIRED, 900, tells_after=None, amends=4)], False, Duties(0, 4)),
        (TELL, [earlier(CHANGE, amends=3), earlier(RETRACT, amends=4)], False, Duties(0, 4)),
    ],
)
def test_a_push_takes_over_what_those_it_replaces_had_not_done(
    action: PushAction, replaced: list[Earlier], moved: bool, owed: Duties
) -> None:
    assert duties(action, 5, replaced, moved=moved) == owed


def test_what_corrects_a_chat_says_something_useful_for_longer_than_news() -> None:
    assert Duties(tells_after=0, amends=None).life == PUSH_LIFE
    assert Duties(tells_after=0, amends=4).life == CORRECTION_LIFE
