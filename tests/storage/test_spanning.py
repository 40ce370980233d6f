"""An event of several regions: whoever works in one of them sees it, only who works in all of them acts on it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.authority import Refused
from storage.model import EventState, Kind
from storage.staff import Editor, Role
from storage.store import Store
from tests.conftest import Clock
from tests.factories import editor, facts, publish

_STRIKE = {"kind": Kind.STRIKE, "region": "21", "also": ("04", "0801"), "campaign": "Paro"}


async def _publisher(store: Store, clock: Clock, telegram_id: int, *regions: str) -> Editor:
    owner = await editor(store, clock.now())
    made = await store.invitations.prepare(owner.id, now=clock.now())
    await store.invitations.choose(made.id, owner.id, role=Role.PUBLISHER)
    for region in regions:
        await store.invitations.choose(made.id, owner.id, region=region)
    found = await store.invitations.make(made.id, owner.id, now=clock.now())
    assert found is not None
    joined = await store.invitations.use(found[1], telegram_id, now=clock.now())
    assert joined.editor is not None
    return joined.editor


async def test_the_board_and_the_log_show_it_in_each_of_its_regions_and_nowhere_else(
    store: Store, clock: Clock
) -> None:
    strike = await publish(store, clock.now(), **_STRIKE)
    await store.lifecycle.confirm(strike.event, 1, now=clock.now() + timedelta(hours=1))

    for regions, there in (
        (("21",), True),
        (("08",), True),
        (("0801",), True),
        (("04",), True),
        (("11", "0401"), False),
        (("0802",), False),
        (("",), True),
    ):
        reader = Editor(99, 1, Role.PUBLISHER, regions)
        shown = [event.id for event in await store.board.inside(regions, limit=5)]
        log = [entry.act for entry in await store.audit.page(reader, before=None, limit=20)]

        assert shown == [strike.event] * there, regions
        assert await store.board.inside_count(regions) == there
        assert log == (["confirm", "publish", "draft"] if there else []), regions


async def test_the_log_of_a_region_does_not_tell_who_was_invited_for_it(store: Store, clock: Clock) -> None:
    await _publisher(store, clock, 501, "21")

    seen = await store.audit.page(Editor(99, 1, Role.PUBLISHER, ("21",)), before=None, limit=20)

    assert seen == []


async def test_every_act_on_it_needs_all_of_its_regions(store: Store, clock: Clock) -> None:
    now = clock.now()
    some = await _publisher(store, clock, 501, "21", "04")
    every = await _publisher(store, clock, 502, "21", "04", "08")
    wide = await store.drafts.open(every.id, facts(now, **_STRIKE), now=now)
    published = await store.events.publish(wide, now=now, undo=timedelta(seconds=10))
    assert published.push is not None
    # A draft that leaves out the region where its editor may nothing.
    smaller = facts(now, kind=Kind.STRIKE, region="21")
    edit = await store.drafts.open(some.id, smaller, now=now, event=published.event, base_revision=1)
    sent = await store.reviews.send(
        await store.drafts.open(every.id, smaller, now=now, event=published.event, base_revision=1), now=now
    )
    assert sent is not None

    for act in (
        store.events.publish(edit, now=now, undo=timedelta(0)),
        store.events.publish(sent, now=now, undo=timedelta(0), by=some.id),
        store.reviews.give_back(sent, "place", by=some.id, now=now),
        store.lifecycle.confirm(published.event, some.id, now=now + timedelta(hours=1)),
        store.lifecycle.change(published.event, some.id, now=now, undo=timedelta(0), state=EventState.ENDED),
        store.lifecycle.retract(published.event, some.id, now=now, undo=timedelta(0), reason="place"),
    ):
        with pytest.raises(Refused):
            await act

    assert await store.reviews.waiting(some) == [] and await store.reviews.get(sent.id, some) is None
    assert [draft.id for draft in await store.reviews.waiting(await editor(store, now))] == [sent.id]
    assert await store.reviews.before(sent) == ["21", "04", "0801"]


async def test_who_lost_one_of_its_regions_cannot_take_it_back(store: Store, clock: Clock) -> None:
    now = clock.now()
    owner = await editor(store, now)
    every = await _publisher(store, clock, 502, "21", "04", "08")
    draft = await store.drafts.open(every.id, facts(now, **_STRIKE), now=now)
    published = await store.events.publish(draft, now=now, undo=timedelta(seconds=10))
    assert published.push is not None
    await store.editors.toggle_region(every.id, "08", by=owner.id, now=now)

    with pytest.raises(Refused):
        await store.events.undo(published.push, every.id, now=now)


async def test_it_leaves_the_record_and_is_told_as_lapsed_in_each_of_its_regions(
    store: Store, clock: Clock
) -> None:
    now = clock.now()
    strike = await publish(store, now, **_STRIKE)

    for region, there in (("21", True), ("08", True), ("0802", False), ("11", False)):
        assert [event.id async for event in store.exports.all(region)] == [strike.event] * there
    around = await store.exports.recent("0401", since=now, limit=5)
    inside = await store.exports.recent("08", since=now, limit=5)
    assert await store.lifecycle.lapse(strike.event, now=now)

    assert [event.id for event in around] == [event.id for event in inside] == [strike.event]
    for region, there in (("21", True), ("0801", True), ("11", False)):
        found = await store.events.lapsed(region, now - timedelta(hours=1), limit=5)
        assert [event.id for event in found] == [strike.event] * there
