"""Who follows a route hears what lies on it, once, and nobody else does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from storage.followed import followed_routes, parted, target
from storage.model import EventState, Kind, PushAction
from storage.network import Network
from storage.pushes import DeliveryState, Outcome, OutcomeKind
from storage.store import Store
from tests.conftest import Clock
from tests.factories import draft, facts, follow_up, follower, publish

_NETWORK = Network.load()
CUSCO_PUNO, LIMA_ICA, GONE = "080101cusco-210101puno", "150137limasa-110101ica", "999999xx-210101puno"


async def travels(
    store: Store, telegram_id: int, *routes: str, clock: Clock, places: tuple[str, ...] = ()
) -> int:
    """Somebody who follows these routes, and places if any; their destination's number."""
    chat = await follower(store, telegram_id, *places, now=clock.now())
    destination = await store.chats.destination(chat.id, None, now=clock.now())
    await store.chats.follow(destination, routes, now=clock.now(), kind="route")
    return destination


async def expanded(store: Store, push: int | None, clock: Clock, size: int = 2) -> None:
    assert push is not None
    while not await store.outbox.expand(push, clock.now(), size):
        pass


async def claimed(store: Store, clock: Clock) -> list[int]:
    pushes = await store.outbox.due_pushes(clock.now())
    found = await store.outbox.claim(clock.now(), [[[push]] for push in pushes], 100, timedelta(seconds=20))
    return sorted(delivery.destination for delivery in found)


async def arrived(store: Store, push: int | None, clock: Clock) -> list[int]:
    """Whom the push reaches; all of its messages arrive, edits as well."""
    await expanded(store, push, clock)
    reached: set[int] = set()
    while found := await store.outbox.claim(
        clock.now(), [[await store.outbox.due_pushes(clock.now())]], 100, timedelta(seconds=20)
    ):
        reached |= {one.destination for one in found}
        sent = Outcome(OutcomeKind.SENT, message_id=7)
        await store.outbox.record([(one, sent) for one in found], clock.now())
    await store.outbox.finish(clock.now())
    return sorted(reached)


@pytest.mark.parametrize(
    ("where", "reached"),
    [
        ({"region": "080608", "km_from": 1083.0}, True),
        ({"region": "080608", "km_from": 1083.0, "state": EventState.ENDED}, True),
        ({"region": "211101", "road": None, "km_from": None}, True),
        (
            {"region": "211101", "road": None, "km_from": None, "kind": Kind.MARCH, "traffic_state": None},
            False,
        ),
        ({"region": "210501", "km_from": 1410.0}, False),
    ],
)
async def test_a_push_reaches_who_follows_a_route_that_it_lies_on(
    store: Store, clock: Clock, where: dict[str, Any], reached: bool
) -> None:
    other = await travels(store, 1, LIMA_ICA, clock=clock)
    driver = await travels(store, 2, CUSCO_PUNO, GONE, clock=clock)
    # Several that match are one message, in whichever slice they come.
    both = [await travels(store, n, CUSCO_PUNO, clock=clock, places=("",)) for n in (3, 4, 5)]

    published = await publish(store, clock.now(), **where)
    await expanded(store, published.push, clock)

    assert await claimed(store, clock) == sorted([*both, *([driver] if reached else [])])
    assert other not in both


async def test_the_preview_counts_who_follows_a_route(store: Store, clock: Clock) -> None:
    await travels(store, 1, CUSCO_PUNO, clock=clock)
    on_it = facts(clock.now(), region="080608", km_from=1083.0)
    off_it = on_it.changed(kind=Kind.MARCH, road=None, km_from=None, traffic_state=None)

    assert await store.outbox.audience(draft(on_it)) == 1
    assert await store.outbox.audience(draft(off_it)) == 0
    assert await store.outbox.audience(draft(facts(clock.now()))) == 0


async def test_who_drops_a_route_before_the_claim_gets_nothing(store: Store, clock: Clock) -> None:
    driver = await travels(store, 1, CUSCO_PUNO, clock=clock)
    published = await publish(store, clock.now(), region="080608", km_from=1083.0)
    await expanded(store, published.push, clock)

    dropped = await store.chats.unfollow(driver, [CUSCO_PUNO, LIMA_ICA], kind="route")
    left = await claimed(store, clock)

    assert dropped == [CUSCO_PUNO]
    assert left == []
    assert published.push is not None
    progress = await store.outbox.progress(published.push)
    assert progress.counts.get(DeliveryState.PENDING, 0) == 0


async def test_an_event_corrected_onto_a_route_is_told_to_who_follows_it_and_to_nobody_else_anew(
    store: Store, clock: Clock
) -> None:
    had = await follower(store, 1, "0806", now=clock.now())
    where = {"region": "080608", "road": "PE-34A", "km_from": 3.0}
    first = await publish(store, clock.now(), **where)
    await arrived(store, first.push, clock)
    drivers = [await travels(store, n, CUSCO_PUNO, clock=clock) for n in (2, 3, 4)]
    await follower(store, 5, "0806", now=clock.now())

    onto = {"road": "PE-3S", "km_from": 1083.0}
    corrected = await follow_up(store, first.event, PushAction.CORRECT, clock.now(), **onto)
    reached = await arrived(store, corrected, clock)
    await travels(store, 6, CUSCO_PUNO, clock=clock)
    again = await follow_up(store, first.event, PushAction.CORRECT, clock.now(), km_from=1084.0)

    assert reached == sorted([had.id, *drivers])
    assert await arrived(store, again, clock) == reached


async def test_each_followed_route_is_named_once_however_many_follow_it(store: Store, clock: Clock) -> None:
    for number in range(1, 6):
        await travels(store, number, CUSCO_PUNO, *([LIMA_ICA] if number % 2 else []), clock=clock)

    async with store.outbox._database.read() as connection:
        found = await followed_routes(connection)

    assert found == sorted([CUSCO_PUNO, LIMA_ICA])


def test_a_route_is_kept_by_the_places_on_the_road_and_found_again() -> None:
    ends = parted(CUSCO_PUNO, _NETWORK)

    assert ends is not None
    assert target(*ends, _NETWORK) == CUSCO_PUNO
    assert parted(GONE, _NETWORK) is None
    assert parted("080101cusco-080101cusco", _NETWORK) is None
    assert parted("", _NETWORK) is None
