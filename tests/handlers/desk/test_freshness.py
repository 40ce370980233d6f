"""Whom the desk asks about stale events, and when it gives one up: tables, laws, and three days of 200 events."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.desk.freshness import Round, Watched, decide, waits
from storage import stages
from storage.freshness import due, ends, patience, since
from storage.model import FRESH_FOR, Event, EventState, FreshFor, Kind, TrafficState
from storage.questions import EVERY, About, Answer, Asked
from storage.staff import Editor, Role
from tests.factories import facts

NOW = datetime(2023, 1, 5, 19, 20, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)

OWNER = Editor(1, 101, Role.OWNER, ("",))
PUNO = Editor(2, 102, Role.PUBLISHER, ("21",))
ILAVE = Editor(3, 103, Role.EDITOR, ("210501",))
CUSCO = Editor(4, 104, Role.EDITOR, ("08",))
DESK = (OWNER, PUNO, ILAVE, CUSCO)


def _event(hours: float, **changes: object) -> Event:
    """A blockade at Ilave that was confirmed so many hours ago; a blockade is fresh for six."""
    stood = NOW - hours * HOUR
    return Event(142, 1, facts(NOW, last_confirmed=stood).changed(**changes), stood, stood)


def test_who_works_in_one_of_its_regions_alone_is_not_asked_about_what_they_could_not_answer() -> None:
    event = _event(7, region="210501", also=("0801",))
    both = Editor(5, 105, Role.EDITOR, ("08", "2105"))

    assert _whom(event) == {OWNER.id}
    assert _whom(event, desk=(*DESK, both)) == {both.id}


def _asked(
    editor: Editor,
    hours: float,
    answer: Answer | None = None,
    reached: bool = True,
    about: About = About.STANDS,
) -> Asked:
    at = NOW - hours * HOUR
    return Asked(142, editor.id, at, about, answer, at if answer else None, reached)


def _whom(event: Event, *asked: Asked, keeper: int | None = 3, desk: tuple[Editor, ...] = DESK) -> set[int]:
    return set(_round(event, *asked, keeper=keeper, desk=desk).asks)


def _round(event: Event, *asked: Asked, keeper: int | None = 3, desk: tuple[Editor, ...] = DESK) -> Round:
    last = {one.editor: one.at for one in asked}
    return decide([Watched(event, keeper, asked)], desk, last, NOW, FRESH_FOR)


@pytest.mark.parametrize(
    ("hours", "asked", "whom"),
    [
        pytest.param(5.9, (), set(), id="it is fresh"),
        pytest.param(6.1, (), {3}, id="its editor comes first"),
        pytest.param(7, (_asked(ILAVE, 0.5),), set(), id="they get time to answer"),
        pytest.param(8.2, (_asked(ILAVE, 2),), {2}, id="then the others of the region, not those of another"),
        pytest.param(
            6.5, (_asked(ILAVE, 0.2, Answer.UNKNOWN),), {2}, id="who does not know is not waited for"
        ),
        pytest.param(6.5, (_asked(ILAVE, 0.2, reached=False),), {2}, id="nor is who cannot be reached"),
        pytest.param(10.5, (_asked(ILAVE, 4), _asked(PUNO, 2)), {1}, id="owners come last"),
        pytest.param(11, (_asked(ILAVE, 5), _asked(PUNO, 3), _asked(OWNER, 1)), set(), id="nobody is nagged"),
        pytest.param(
            6.1, (_asked(ILAVE, 7),), {3}, id="what was asked before it was confirmed counts no more"
        ),
    ],
)
def test_one_after_the_other_is_asked(hours: float, asked: tuple[Asked, ...], whom: set[int]) -> None:
    assert _whom(_event(hours), *asked) == whom


@pytest.mark.parametrize("keeper", [None, 99])
def test_where_its_editor_left_the_desk_the_region_is_asked(keeper: int | None) -> None:
    assert _whom(_event(6.1), keeper=keeper) == {2, 3}
    assert _whom(_event(6.1), keeper=keeper, desk=(OWNER, CUSCO)) == {1}
    assert _whom(_event(6.1), keeper=keeper, desk=()) == set()


def test_an_editor_whose_region_it_is_no_more_is_not_asked() -> None:
    moved = replace(ILAVE, regions=("08",))

    assert _whom(_event(6.1), desk=(OWNER, PUNO, moved)) == {2}


@pytest.mark.parametrize(
    ("hours", "asked", "desk", "given_up"),
    [
        pytest.param(11.9, (_asked(ILAVE, 5),), DESK, False, id="not before a second period"),
        pytest.param(12.1, (_asked(ILAVE, 6),), DESK, True, id="after a second period"),
        pytest.param(40, (), DESK, False, id="never unasked: the bot was away"),
        pytest.param(40, (_asked(ILAVE, 1),), DESK, False, id="never before somebody had time to answer"),
        pytest.param(40, (_asked(ILAVE, 2),), DESK, True, id="once they had it"),
        pytest.param(12.1, (), (), True, id="with nobody to ask"),
        pytest.param(12.1, (_asked(ILAVE, 1, reached=False),), (ILAVE,), True, id="with nobody to reach"),
        pytest.param(12.1, (_asked(ILAVE, 5, Answer.SENT),), DESK, False, id="not while a publisher decides"),
        pytest.param(19, (_asked(ILAVE, 12, Answer.SENT),), DESK, True, id="who has a period for it"),
    ],
)
def test_what_nobody_confirms_is_given_up(
    hours: float, asked: tuple[Asked, ...], desk: tuple[Editor, ...], given_up: bool
) -> None:
    assert bool(_round(_event(hours), *asked, desk=desk).lapses) is given_up


@pytest.mark.parametrize(
    ("started", "confirmed", "asked"),
    [
        pytest.param(NOW + MINUTE, NOW - 9 * HOUR, False, id="it has not begun"),
        pytest.param(NOW - MINUTE, NOW - 9 * HOUR, True, id="it should have begun"),
        pytest.param(NOW - 5 * HOUR, NOW - HOUR, False, id="not yet, somebody said an hour ago"),
        pytest.param(NOW - 9 * HOUR, NOW - 7 * HOUR, True, id="not yet, somebody said long ago"),
        pytest.param(None, NOW - 5 * HOUR, False, id="undated, announced lately"),
        pytest.param(None, NOW - 7 * HOUR, True, id="undated, announced long ago"),
    ],
)
def test_an_announced_event_is_asked_about_when_it_should_have_begun(
    started: datetime | None, confirmed: datetime, asked: bool
) -> None:
    event = _event(0, state=EventState.ANNOUNCED, started=started, last_confirmed=confirmed)

    found = _round(event)

    assert dict(found.asks) == ({3: [(142, About.BEGUN)]} if asked else {})


def test_its_editor_is_told_once_that_it_lapsed_and_nobody_else() -> None:
    event = _event(12, state=EventState.LAPSED, ended=NOW - HOUR / 2)
    told = _asked(ILAVE, 0.4, about=About.LAPSED)

    first = _round(event, _asked(ILAVE, 5), _asked(PUNO, 3))
    again = _round(event, replace(told, reached=False))
    long_ago = _round(replace(event, facts=event.facts.changed(ended=NOW - 25 * HOUR)))

    assert dict(first.asks) == {3: [(142, About.LAPSED)]}
    assert not first.lapses
    assert not again.asks
    assert not long_ago.asks


def test_a_message_begins_with_the_worst_and_waits_until_its_editor_was_left_alone_for_an_hour() -> None:
    restricted = replace(_event(9, traffic_state=TrafficState.RESTRICTED), id=1)
    blocked = replace(_event(7), id=2)
    gone = replace(_event(13, state=EventState.LAPSED, ended=NOW), id=3)
    planned = replace(_event(9, state=EventState.ANNOUNCED, started=NOW - HOUR), id=4)
    watched = [Watched(event, 3) for event in (gone, planned, restricted, blocked)]

    early = decide(watched, DESK, {3: NOW - 59 * MINUTE}, NOW, FRESH_FOR)
    found = decide(watched, DESK, {3: NOW - HOUR}, NOW, FRESH_FOR)

    assert not early.asks
    assert [number for number, _ in found.asks[3]] == [2, 1, 4, 3]


@pytest.mark.parametrize(
    ("event", "open_"),
    [
        (_event(7), True),
        (_event(0), False),
        (_event(7, state=EventState.ENDED), False),
        (_event(7, state=EventState.RETRACTED), False),
        (_event(13, state=EventState.LAPSED, ended=NOW - HOUR), True),
        (_event(40, state=EventState.LAPSED, ended=NOW - 25 * HOUR), False),
    ],
)
def test_a_question_waits_until_somebody_spoke_for_the_event(event: Event, open_: bool) -> None:
    assert waits(event, NOW - MINUTE, NOW) is open_


# What follows plays a desk against `decide`, with nothing between them but a list of what was asked.


@dataclass
class Desk:
    """Events, editors, what was asked, and rules that must hold at every step."""

    editors: list[Editor]
    events: dict[int, Event]
    keepers: dict[int, int | None]
    fresh_for: FreshFor
    unreachable: set[int] = field(default_factory=set)
    asked: dict[int, list[Asked]] = field(default_factory=lambda: defaultdict(list))
    order: list[tuple[int, int]] = field(
        default_factory=list
    )  # event and place in its list, as they were asked
    messages: dict[int, list[datetime]] = field(default_factory=dict)
    lapsed: set[int] = field(default_factory=set)

    def round(self, now: datetime) -> None:
        """What the clockwork does, given nothing but the record: it may have been started a moment ago."""
        last = {editor: times[-1] for editor, times in self.messages.items()}
        watched = [
            Watched(event, self.keepers[number], self.asked[number]) for number, event in self.events.items()
        ]
        found = decide(watched, self.editors, last, now, self.fresh_for)
        for event in found.lapses:
            self._check_lapse(event, now)
            self.events[event.id] = replace(
                event, facts=stages.lapsed(event.facts, now), revision=event.revision + 1, updated_at=now
            )
            self.lapsed.add(event.id)
        for editor, about in found.asks.items():
            before = self.messages.setdefault(editor, [])
            assert not before or now - before[-1] >= EVERY, "one message an hour"
            before.append(now)
            for number, what in about:
                assert not any(one.editor == editor and now - one.at < HOUR for one in self.asked[number]), (
                    "asked twice within an hour"
                )
                self.order.append((number, len(self.asked[number])))
                self.asked[number].append(
                    Asked(number, editor, now, what, reached=editor not in self.unreachable)
                )

    def _check_lapse(self, event: Event, now: datetime) -> None:
        moment = ends(event, self.fresh_for)
        assert moment is not None and now >= moment, "given up too early"
        mine = [one for one in self.asked[event.id] if one.at > since(event)]
        anybody = any(self._can(editor, event) for editor in self.editors)
        assert mine or not anybody, "given up without asking anybody"

    def _can(self, editor: Editor, event: Event) -> bool:
        region = event.facts.region or ""
        return any(region.startswith(code) for code in editor.regions)

    def check(self, now: datetime, step: timedelta) -> None:
        """Whatever is stale was asked about, and nothing is open for longer than it may."""
        for event in self.events.values():
            moment, end = due(event, self.fresh_for), ends(event, self.fresh_for)
            if moment is None or end is None or not any(self._can(one, event) for one in self.editors):
                continue
            if now > max(moment, NOW) + HOUR + step:
                assert any(one.at > since(event) for one in self.asked[event.id]), "never asked about"
            slack = HOUR + patience(event, self.fresh_for) + 2 * step
            if not any(one.answer is Answer.SENT for one in self.asked[event.id]):
                assert now <= max(end, NOW) + slack, "open for too long"

    def answer(self, index: int, choice: str, now: datetime) -> None:
        """An editor answers a question, by the same rules as the handler."""
        number, place = self.order[index]
        one = self.asked[number][place]
        event = self.events[one.event]
        if not one.reached or one.about is About.LAPSED or not waits(event, one.at, now):
            return
        answer = Answer.DONE
        if choice == "unknown":
            answer = Answer.UNKNOWN
        elif choice == "sent":
            answer = Answer.SENT
        else:
            made = {
                "yes": lambda: stages.confirmed(event.facts, None, now),
                "over": lambda: stages.turned(event.facts, now=now, state=EventState.ENDED),
                "partly": lambda: stages.turned(event.facts, now=now, traffic_state=TrafficState.RESTRICTED),
            }[choice]()
            if made == event.facts:
                made = stages.confirmed(event.facts, None, now)
            self.events[event.id] = replace(event, facts=made, updated_at=now)
            self.keepers[event.id] = one.editor
        self.asked[number][place] = replace(one, answer=answer, answered_at=now)


def _desk(rng: random.Random, events: int, fresh_for: FreshFor) -> Desk:
    editors = [
        Editor(1, 101, Role.OWNER, ("",)),
        Editor(2, 102, Role.OWNER, ("",)),
        *(
            Editor(
                n, 100 + n, rng.choice((Role.EDITOR, Role.PUBLISHER)), (rng.choice(("", "21", "08", "04")),)
            )
            for n in range(3, 12)
        ),
    ]
    made = {}
    for number in range(1, events + 1):
        began = NOW + rng.uniform(-6, 60) * HOUR
        state = rng.choice((EventState.ACTIVE, EventState.ACTIVE, EventState.ANNOUNCED))
        stated = facts(
            NOW,
            kind=rng.choice(list(Kind)),
            region=rng.choice(("210501", "080101", "040101", "21", "")),
            state=state,
            started=began,
            last_confirmed=began if state is EventState.ACTIVE else began - 9 * HOUR,
        )
        made[number] = Event(number, 1, stated, began, began)
    keepers = {number: rng.choice([None, 99, *range(1, 12)]) for number in made}
    return Desk(editors, made, keepers, fresh_for, set(rng.sample(range(1, 12), 3)))


def _play(rng: random.Random, desk: Desk, days: float, step: timedelta, restarts: bool) -> None:
    now = NOW
    while now < NOW + timedelta(days=days):
        now += step
        if restarts and rng.random() < 0.02:
            now += rng.uniform(0, 3) * HOUR  # it was away for a while
            desk.round(now)
            continue
        desk.round(now)
        desk.check(now, 4 * HOUR if restarts else step)
        for _ in range(rng.randrange(3)):
            if desk.order:
                choice = rng.choice(("yes", "yes", "over", "partly", "unknown", "sent"))
                desk.answer(rng.randrange(max(0, len(desk.order) - 60), len(desk.order)), choice, now)


@pytest.mark.parametrize("restarts", [False, True])
def test_three_days_of_200_events_are_marked_asked_about_and_closed(restarts: bool) -> None:
    rng = random.Random(142)
    desk = _desk(rng, 200, FRESH_FOR)

    _play(rng, desk, 3, timedelta(minutes=20), restarts)

    assert len(desk.order) > 300
    assert len(desk.lapsed) > 50


@settings(max_examples=20, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    hours=st.dictionaries(st.sampled_from(Kind), st.floats(1, 30)),
    minutes=st.integers(3, 50),
)
def test_whatever_the_settings_nobody_is_asked_twice_within_an_hour(
    seed: int, hours: dict[Kind, float], minutes: int
) -> None:
    rng = random.Random(seed)
    fresh_for = {**FRESH_FOR, **{kind: hour * HOUR for kind, hour in hours.items()}}
    desk = _desk(rng, 12, fresh_for)

    _play(rng, desk, 1.5, minutes * MINUTE, restarts=True)
