"""Who hears of what, and how, against a model that asks everybody one by one."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from storage.choices import Choices, Extent, Grade, Manner, Sort
from storage.model import EventFacts, EventState, Kind, PushAction, Severity, TrafficState
from storage.pushes import DeliveryState, Outcome, OutcomeKind
from storage.rhythm import Rhythm
from storage.schema import chats, deliveries, destinations, pushes, subscriptions
from storage.store import Store
from tests.factories import facts, follow_up, publish

LEASE = timedelta(seconds=20)
LIMA = ZoneInfo("America/Lima")
#: Half past eight in the evening in Lima: quiet hours begin, end and last at such times.
START = datetime(2023, 1, 6, 1, 30, tzinfo=UTC)
CUSCO_PUNO, LIMA_ICA = "080101cusco-210101puno", "150137limasa-110101ica"

#: What happens, where, and which of the routes it lies on.
EVENTS: Sequence[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({"region": "080608", "km_from": 1083.0}, (CUSCO_PUNO,)),
    ({"region": "210501", "severity": Severity.SEVERE}, ()),
    ({"region": "2111", "kind": Kind.MARCH, "traffic_state": None, "road": None, "km_from": None}, ()),
    ({"region": "", "kind": Kind.STRIKE, "traffic_state": None, "severity": Severity.EXTREME}, ()),
    ({"region": "21", "also": ("08",), "kind": Kind.CLASH, "severity": Severity.MINOR, "road": None}, ()),
]
#: What becomes of it, and whether that is an update only.
TURNS: Sequence[tuple[dict[str, Any], bool]] = [
    ({"passage": "un carril"}, True),
    ({"state": EventState.ENDED, "traffic_state": TrafficState.NORMAL}, False),
]
FOLLOWED = ["", "08", "0806", "080608", "080101", "21", "2105", "210501", "2111", "211101", "11"]
SORTS = {
    Kind.BLOCKADE: Sort.BLOCKADES,
    Kind.MARCH: Sort.MARCHES,
    Kind.STRIKE: Sort.STRIKES,
    Kind.CLASH: Sort.CLASHES,
}
GRADES = {Severity.MINOR: 0, Severity.UNKNOWN: 1, Severity.SEVERE: 2, Severity.EXTREME: 3}


@dataclass(frozen=True)
class Follower:
    """One destination, as the test has it."""

    topic: int
    left: str | None  # what is suspended, the chat or the topic
    choices: Choices
    follows: Mapping[tuple[str, str], Choices]
    rhythm: Rhythm
    muted: int | None  # minutes from START


def _mostly(usual: Any, other: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.just(usual), st.just(usual), other)


_choices = st.builds(
    Choices,
    sorts=_mostly(None, st.integers(1, 63).map(Sort)),
    least=_mostly(None, st.sampled_from(Grade)),
    manner=_mostly(None, st.sampled_from(Manner)),
    extent=_mostly(None, st.sampled_from(Extent)),
)
_targets = st.one_of(
    st.tuples(st.just("region"), st.sampled_from(FOLLOWED)),
    st.tuples(st.just("route"), st.sampled_from([CUSCO_PUNO, LIMA_ICA])),
)
_rhythms = st.builds(
    Rhythm,
    zone=st.sampled_from([None, "America/New_York", "Asia/Kathmandu"]),
    quiet=st.none()
    | st.tuples(
        st.sampled_from([time(20, 31), time(22), time(5, 45), time(7)]),
        st.sampled_from([time(6), time(7), time(20, 40), time(11)]),
    ),
    urgent_wakes=st.booleans(),
)
_followers = st.builds(
    Follower,
    topic=st.sampled_from([0, 0, 7]),
    left=st.sampled_from([None, None, None, None, None, "chat", "topic"]),
    choices=_choices,
    follows=st.dictionaries(_targets, _mostly(Choices(), _choices), max_size=3),
    rhythm=_mostly(Rhythm(), _rhythms),
    muted=st.sampled_from([None, None, None, 1, 90, 600]),
)


def _wanted(follower: Follower, event: EventFacts, on: Sequence[str], *, update: bool) -> Manner | None:
    """How a follower wants to hear of it: the most immediate of what fits, by asking for each."""
    found = []
    for (kind, target), own in follower.follows.items():
        if kind == "route" and target not in on:
            continue
        if kind == "region" and not any(
            code.startswith(target) or target.startswith(code) for code in event.regions
        ):
            continue
        chat = follower.choices
        sorts = own.sorts if own.sorts is not None else chat.sorts
        least = own.least if own.least is not None else chat.least
        extent = own.extent if own.extent is not None else chat.extent
        manner = own.manner if own.manner is not None else chat.manner
        assert event.kind is not None
        if sorts is not None and SORTS[event.kind] not in sorts:
            continue
        if least is not None and GRADES[event.severity] < least:
            continue
        if extent is Extent.ENDS and update:
            continue
        found.append(Manner.INSTANT if manner is None else manner)
    return min(found, default=None)


def _disturbed(follower: Follower, now: datetime, *, urgent: bool) -> bool:
    """Whether a message would come into a mute or quiet hours; zones whose clocks are not changed in January."""
    if follower.muted is not None and now < START + timedelta(minutes=follower.muted):
        return True
    rhythm = follower.rhythm
    if rhythm.quiet is None or (urgent and rhythm.urgent_wakes):
        return False
    since, until = rhythm.quiet
    wall = now.astimezone(LIMA if rhythm.zone is None else ZoneInfo(rhythm.zone)).time()
    return since <= wall < until if since < until else since != until and (wall >= since or wall < until)


def _expected(
    follower: Follower,
    changed: Follower,
    event: EventFacts,
    on: Sequence[str],
    now: datetime,
    *,
    update: bool = False,
    urgent: bool = False,
) -> str | None:
    """What becomes of a push to a follower who is another one by the time of the claim."""
    written = None if follower.left else _wanted(follower, event, on, update=update)
    if written is None:
        return None
    if written is Manner.DIGEST:
        return "digest"
    manner = _wanted(changed, event, on, update=update)
    if manner is None:
        return None
    if manner is Manner.DIGEST:
        return "digest"
    if _disturbed(changed, now, urgent=urgent):
        soon = not _disturbed(changed, now + timedelta(minutes=1), urgent=urgent)
        return "later" if soon else "held"
    return "silent" if manner is Manner.SILENT else "instant"


async def _empty(store: Store) -> None:
    async with store._database.write() as connection:
        await connection.execute(chats.delete())
        await connection.execute(pushes.update().values(settled_at=START))


async def _settle_in(store: Store, followers: Sequence[Follower]) -> None:
    async with store._database.write() as connection:
        for table, rows in _rows(store, followers).items():
            if rows:
                await connection.execute(table.insert(), rows)


def _rows(store: Store, followers: Sequence[Follower]) -> dict[sa.Table, list[dict[str, Any]]]:
    rows: dict[sa.Table, list[dict[str, Any]]] = {chats: [], destinations: [], subscriptions: []}
    numbers = itertools.count(1)
    for number, one in enumerate(followers, 1):
        rows[chats].append(
            {
                "id": number,
                "sealed": store.chats._sealer.seal(number),
                "kind": "supergroup" if one.topic else "private",
                "language": "es",
                "created_at": START,
                "suspended_at": START if one.left == "chat" else None,
            }
        )
        rows[destinations].append(
            {
                "id": number,
                "chat": number,
                "topic": one.topic,
                "suspended_at": START if one.left == "topic" else None,
                **_kept(one),
            }
        )
        rows[subscriptions] += [
            {
                "id": next(numbers),
                "destination": number,
                "target_kind": kind,
                "target": target,
                "created_at": START,
                **_chosen(choices),
            }
            for (kind, target), choices in one.follows.items()
        ]
    return rows


def _chosen(choices: Choices) -> dict[str, int | None]:
    return {name: getattr(choices, name) for name in ("sorts", "least", "manner", "extent")}


def _kept(one: Follower) -> dict[str, Any]:
    return {
        **_chosen(one.choices),
        "rhythm": None if one.rhythm == Rhythm() else one.rhythm.packed(),
        "muted_until": None if one.muted is None else START + timedelta(minutes=one.muted),
    }


async def _changed(store: Store, changed: Mapping[int, Follower]) -> None:
    async with store._database.write() as connection:
        for number, one in changed.items():
            await connection.execute(
                destinations.update().where(destinations.c.id == number).values(**_kept(one))
            )


async def _expanded(store: Store, push: int | None, now: datetime, size: int) -> None:
    assert push is not None
    while not await store.outbox.expand(push, now, size):
        pass


async def _claimed(store: Store, now: datetime) -> dict[tuple[int, int], str]:
    """How it goes out to whom: claimed to the end, and all of it sent."""
    found: dict[tuple[int, int], str] = {}
    while claimed := await store.outbox.claim(now, [[await store.outbox.due_pushes(now)]], 7, LEASE):
        for one in claimed:
            assert (one.destination, one.push) not in found
            found[one.destination, one.push] = "silent" if one.silent else "instant"
        sent = [(one, Outcome(OutcomeKind.SENT, 100 + one.destination)) for one in claimed]
        await store.outbox.record(sent, now)
    await store.outbox.finish(now)
    return found


async def _waiting(store: Store, push: int) -> dict[tuple[int, int], str]:
    states = {DeliveryState.DIGEST: "digest", DeliveryState.HELD: "held", DeliveryState.RETRY: "later"}
    query = sa.select(
        deliveries.c.destination, deliveries.c.state, deliveries.c.held_at, deliveries.c.not_before
    )
    async with store._database.read() as connection:
        rows = (await connection.execute(query.where(deliveries.c.push == push))).all()
    assert all((row.held_at is not None) == (row.state in ("digest", "held")) for row in rows)
    return {(row.destination, push): states[row.state] for row in rows if row.state in states}


async def _matches(
    store: Store,
    followers: list[Follower],
    changes: list[tuple[int, Choices, int | None]],
    what: tuple[dict[str, Any], tuple[str, ...]],
    turn: tuple[dict[str, Any], bool],
    after: list[int],
    size: int,
) -> None:
    await _empty(store)
    await _settle_in(store, followers)
    told, on = what
    event = facts(START, **told)

    # The event is published, some change their minds, and then it goes out.
    published = await publish(store, START, **told)
    assert published.push is not None
    await _expanded(store, published.push, START, size)
    then = dict(enumerate(followers, 1))
    changed = {1 + number % len(followers): (choices, muted) for number, choices, muted in changes}
    now_they_are = then | {
        number: replace(then[number], choices=choices, muted=muted)
        for number, (choices, muted) in changed.items()
    }
    await _changed(store, {number: now_they_are[number] for number in changed})
    now = START + timedelta(minutes=after[0])
    first = await _claimed(store, now) | await _waiting(store, published.push)
    # Then something becomes of it.
    values, update = turn
    turned = event.changed(**values)
    second_at = START + timedelta(minutes=after[0] + after[1])
    follows_up = await follow_up(store, published.event, PushAction.CHANGE, second_at, **values)
    await _expanded(store, follows_up, second_at, size)
    second = await _claimed(store, second_at) | await _waiting(store, follows_up)

    urgent = event.severity is Severity.EXTREME
    # Where the start did not reach everybody yet, the update is the start to whom it did not reach.
    late = "later" in first.values()
    expected: dict[tuple[int, int], str | None] = {}
    for number, one in then.items():
        by_then = now_they_are[number]
        told = first.get((number, published.push)) in ("instant", "silent")
        expected[number, published.push] = _expected(one, by_then, event, on, now, urgent=urgent)
        expected[number, follows_up] = _expected(
            by_then, by_then, turned, on, second_at, update=update and (told or not late)
        )
    # What was not sent of the first is told by the second alone.
    assert first == {
        key: how for key, how in expected.items() if how is not None and key[1] == published.push
    }
    assert second == {key: how for key, how in expected.items() if how is not None and key[1] == follows_up}


_matching = {
    "followers": st.lists(_followers, min_size=20, max_size=30),
    "changes": st.lists(
        st.tuples(st.integers(0, 29), _choices, st.sampled_from([None, None, 90])), max_size=4
    ),
    "what": st.sampled_from(EVENTS),
    "turn": st.sampled_from(TURNS),
    "after": st.lists(st.sampled_from([0, 1, 9, 61, 340]), min_size=2, max_size=2),
    "size": st.sampled_from([5, 500]),
}
_once = settings(
    phases=[Phase.generate],
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@settings(_once, max_examples=25)
@given(**_matching)
async def test_everybody_hears_what_they_chose_as_they_chose_it(store: Store, **example: Any) -> None:
    await _matches(store, **example)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@settings(_once, max_examples=6)
@given(**_matching)
async def test_everybody_hears_it_so_on_postgresql_too(store: Store, **example: Any) -> None:
    await _matches(store, **example)
