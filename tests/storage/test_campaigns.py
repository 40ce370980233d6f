"""Campaigns: one record for a name that goes on, found by what people call it, over several regions."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.authority import Refused
from storage.campaigns import Extent
from storage.model import EventState, Kind
from storage.permission import Act
from storage.staff import Role
from storage.store import Store
from tests.conftest import Clock
from tests.factories import draft, editor, facts, follower, publish


async def test_one_name_is_one_campaign_while_it_goes_on(store: Store, clock: Clock) -> None:
    now = clock.now()
    first = await publish(store, now, campaign="Paro del Sur")
    await publish(store, now, campaign="PARO del  sur", region="08")
    owner = (await editor(store, now)).id

    (going_on,) = await store.campaigns.going_on()
    ended = await store.campaigns.end(going_on.id, owner, now=now)
    twice = await store.campaigns.end(going_on.id, owner, now=now)
    await store.lifecycle.change(first.event, owner, now=now, undo=now - now, state=EventState.ENDED)
    old = await store.events.get(first.event)
    await publish(store, now, campaign="Paro del Sur", region="04")
    (second,) = await store.campaigns.going_on()

    assert (ended, twice) == (True, False)
    assert old is not None and old.campaign == going_on.id
    assert second.id != going_on.id
    assert (await store.audit.verify()).broken is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("paro", {"Paro del Sur", "Paro agrario", "Toma de Lima"}),
        ("el paro del sur", {"Paro del Sur"}),
        ("paro agrario", {"Paro agrario"}),
        ("PARO SUR", {"Paro del Sur"}),
        ("strikes", {"Paro del Sur", "Paro agrario", "Toma de Lima"}),
        ("toma de lima", {"Toma de Lima"}),
        ("lima", set()),
        ("paro de ica", set()),
        ("sur", set()),
        ("", set()),
    ],
)
async def test_a_campaign_is_found_by_what_people_call_it(
    prepared_store: Store, words: str, found: set[str]
) -> None:
    assert {one.name for one in await prepared_store.campaigns.named(words)} == found


@pytest.fixture
async def prepared_store(store: Store, clock: Clock) -> Store:
    for name in ("Paro del Sur", "Paro agrario", "Toma de Lima"):
        await publish(store, clock.now(), campaign=name)
    return store


async def test_an_event_of_several_regions_counts_in_each_and_reaches_each_follower_once(
    store: Store, clock: Clock
) -> None:
    now = clock.now()
    for number, codes in enumerate((("08",), ("21", "08", "04"), ("0401",), ("11",), ("",)), 1):
        await follower(store, 100 + number, *codes, now=now)

    strike = await publish(store, now, kind=Kind.STRIKE, region="21", also=("04", "08"), campaign="Paro")
    event = await store.events.get(strike.event)
    extent = await store.campaigns.extent(1)

    assert event is not None and event.facts.also == ("04", "08")
    assert await store.outbox.audience(draft(event.facts)) == 4
    for code, count in (("21", 1), ("08", 1), ("0401", 0), ("11", 0), ("", 1)):
        assert await store.events.active_count(code) == count
        assert sum((await store.events.counts(code)).values()) == count
    assert [e.id for e in await store.events.around("0401", limit=3)] == [strike.event]
    assert set(await store.events.by_department()) == set(extent.departments) == {"21", "08", "04"}
    assert extent.total == 1
    assert [e.id for e in await store.events.latest(["08"], limit=3)] == [strike.event]


async def test_what_is_only_announced_goes_on_nowhere_and_began_at_no_time(
    store: Store, clock: Clock
) -> None:
    now = clock.now()
    to_come = {"kind": Kind.STRIKE, "state": EventState.ANNOUNCED, "started": now + timedelta(hours=9)}
    await publish(store, now, region="21", also=("08",), campaign="Paro", **to_come)

    announced = await store.campaigns.extent(1)
    await publish(store, now, region="04", campaign="Paro", started=now - timedelta(hours=2))
    begun = await store.campaigns.extent(1)

    assert announced == Extent({"21": {}, "08": {}}, {}, 1, None)
    assert begun.since == now - timedelta(hours=2)
    assert (begun.kinds, begun.total) == ({Kind.BLOCKADE: 1}, 2)
    assert begun.departments == {"21": {}, "08": {}, "04": {Kind.BLOCKADE: 1}}


async def test_whoever_may_not_publish_in_all_of_its_regions_may_not_publish_or_end_it(
    store: Store, clock: Clock
) -> None:
    now = clock.now()
    owner = await editor(store, now)
    invitation = (await store.invitations.prepare(owner.id, now=now)).id
    await store.invitations.choose(invitation, owner.id, role=Role.PUBLISHER, region="21")
    made = await store.invitations.make(invitation, owner.id, now=now)
    assert made is not None
    joined = await store.invitations.use(made[1], 501, now=now)
    assert joined.editor is not None
    puno = joined.editor.id
    wide = await store.drafts.open(puno, facts(now, region="21", also=("08",)), now=now)

    with pytest.raises(Refused):
        await store.events.publish(wide, now=now, undo=now - now)
    with pytest.raises(Refused):
        await store.reviews.send(wide, now=now)
    await publish(store, now, region="21", also=("08",), campaign="Paro")
    with pytest.raises(Refused) as refusal:
        await store.campaigns.end(1, puno, now=now)
    assert refusal.value.act is Act.CAMPAIGN
