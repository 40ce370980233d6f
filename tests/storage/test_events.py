"""Publishing, editing, taking back, and what the record answers."""

from __future__ import annotations

import asyncio
import random
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage import publishing
from storage.arrivals import Newer
from storage.model import EventState, Kind, Severity, Source, TrafficState
from storage.pushes import PushState
from storage.schema import events, push_regions, pushes, revisions
from storage.store import Store
from storage.writing import Outdated
from tests.conftest import Clock
from tests.factories import editor, facts, publish
from tests.tables import rows_in


async def test_what_was_published_reads_back_as_it_was_written(store: Store, clock: Clock) -> None:
    wanted = facts(
        clock.now(),
        organisers="Comunidades de El Collao",
        crowd=300,
        injured=2,
        passage="12 y 18 h",
        sources=(Source("Sutran", "https://example.org/a", clock.now()), Source("PNP")),
    )
    draft = await store.drafts.open((await editor(store, clock.now())).id, wanted, now=clock.now())

    published = await store.events.publish(draft, now=clock.now(), undo=timedelta(0))
    event = await store.events.get(published.event)
    revision = await store.events.at_revision(published.event, 1)

    assert event is not None and revision is not None
    assert event.facts == wanted == revision.facts
    assert event.revision == 1


async def test_publishing_writes_revision_push_and_audit_row_together(store: Store, clock: Clock) -> None:
    published = await publish(store, clock.now())

    (act,) = await store.audit.latest(1)
    assert (act.act, act.subject_id) == ("publish", published.event)
    assert (
        await rows_in(store, revisions)
        == await rows_in(store, pushes)
        == await rows_in(store, push_regions)
        == 1
    )


async def test_an_edit_that_says_nothing_new_is_a_confirmation_in_the_log(store: Store, clock: Clock) -> None:
    first = await publish(store, clock.now())
    somebody = await editor(store, clock.now())
    draft = await store.drafts.open(
        somebody.id, facts(clock.now()), now=clock.now(), event=first.event, base_revision=1
    )

    published = await store.events.publish(draft, now=clock.now(), undo=timedelta(0))

    (act,) = await store.audit.latest(1)
    assert published.silent
    assert (act.act, act.subject_id) == ("confirm", first.event)


async def test_a_failure_in_the_middle_leaves_nothing_behind(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(publishing, "write_act", fail)

    with pytest.raises(OSError, match="disk full"):
        await publish(store, clock.now())

    for table in (events, revisions, pushes):
        assert await rows_in(store, table) == 0
    assert "publish" not in [entry.act for entry in await store.audit.latest()]
    assert len(await store.drafts.mine((await editor(store, clock.now())).id)) == 1


async def test_publishing_twice_at_once_publishes_once(store: Store, clock: Clock) -> None:
    draft = await store.drafts.open(
        (await editor(store, clock.now())).id, facts(clock.now()), now=clock.now()
    )

    both = await asyncio.gather(
        *(store.events.publish(draft, now=clock.now(), undo=timedelta(0)) for _ in range(2))
    )

    assert sorted(one.again for one in both) == [False, True]
    assert {one.event for one in both} == {both[0].event}
    assert await rows_in(store, pushes) == 1


async def test_an_edit_based_on_an_older_revision_is_told_so(store: Store, clock: Clock) -> None:
    first = await publish(store, clock.now())
    somebody, other = await editor(store, clock.now()), await editor(store, clock.now(), 9_000_002)
    mine = await store.drafts.open(
        somebody.id, facts(clock.now(), km_from=1414.0), now=clock.now(), event=first.event, base_revision=1
    )
    theirs = await store.drafts.open(
        other.id, facts(clock.now(), km_from=1415.0), now=clock.now(), event=first.event, base_revision=1
    )
    await store.events.publish(theirs, now=clock.now(), undo=timedelta(0))

    with pytest.raises(Outdated) as told:
        await store.events.publish(mine, now=clock.now(), undo=timedelta(0))
    rebased = await store.drafts.rebase(mine, told.value.revision, mine.facts, now=clock.now())
    assert rebased is not None
    published = await store.events.publish(rebased, now=clock.now(), undo=timedelta(0))
    event = await store.events.get(first.event)

    assert published.revision == 3
    assert event is not None and event.facts.km_from == 1414.0


async def test_undo_within_its_time_withdraws_and_opens_the_draft_again(store: Store, clock: Clock) -> None:
    somebody = await editor(store, clock.now())
    published = await publish(store, clock.now(), undo=timedelta(seconds=10))
    assert published.push is not None

    undone = await store.events.undo(published.push, somebody.id, now=clock.now())
    event = await store.events.get(published.event)

    assert undone
    assert event is not None and event.facts.state is EventState.RETRACTED
    assert await store.outbox.due_pushes(clock.now() + timedelta(hours=1)) == []
    (draft,) = await store.drafts.mine(somebody.id)
    again = await store.events.publish(draft, now=clock.now(), undo=timedelta(0))
    assert not again.again


async def test_undo_after_its_time_does_nothing(store: Store, clock: Clock) -> None:
    somebody = await editor(store, clock.now())
    published = await publish(store, clock.now(), undo=timedelta(seconds=10))
    assert published.push is not None
    clock.forward(timedelta(seconds=11))

    assert not await store.events.undo(published.push, somebody.id, now=clock.now())


async def test_nobody_takes_back_what_another_published(store: Store, clock: Clock) -> None:
    published = await publish(store, clock.now(), undo=timedelta(seconds=10))
    other = await editor(store, clock.now(), 9_000_002)
    assert published.push is not None

    assert not await store.events.undo(published.push, other.id, now=clock.now())


async def test_undoing_an_edit_puts_the_event_back_as_it_was(store: Store, clock: Clock) -> None:
    first = await publish(store, clock.now())
    somebody = await editor(store, clock.now())
    draft = await store.drafts.open(
        somebody.id, facts(clock.now(), km_from=1.0), now=clock.now(), event=first.event, base_revision=1
    )
    second = await store.events.publish(draft, now=clock.now(), undo=timedelta(seconds=10))
    assert second.push is not None

    assert await store.events.undo(second.push, somebody.id, now=clock.now())
    event = await store.events.get(first.event)
    reopened = await store.drafts.get(draft.id, somebody.id)

    assert event is not None and event.facts.km_from == 1410.0
    assert reopened is not None and (reopened.event, reopened.base_revision) == (first.event, event.revision)


async def test_the_gravest_and_then_the_newest_come_first(store: Store, clock: Clock) -> None:
    now = clock.now()
    shapes = [
        {"severity": Severity.MINOR, "km_from": 1.0},
        {"severity": Severity.EXTREME, "km_from": 2.0, "started": now - timedelta(hours=5)},
        {"severity": Severity.EXTREME, "km_from": 3.0, "started": now - timedelta(hours=1)},
        {"state": EventState.ANNOUNCED, "km_from": 4.0},
        {"kind": Kind.MARCH, "traffic_state": None, "km_from": 5.0},
        {"traffic_state": TrafficState.RESTRICTED, "km_from": 6.0},
        {"state": EventState.ENDED, "km_from": 7.0, "ended": now},
    ]
    for shape in shapes:
        await publish(store, now, **shape)

    found = [event.facts.km_from for event in await store.events.active("21", limit=10)]

    assert found == [3.0, 2.0, 6.0, 5.0, 1.0, 4.0]
    assert await store.events.active_count("21") == 6
    assert [e.facts.km_from for e in await store.events.active("21", limit=2, offset=2)] == [6.0, 5.0]


async def test_a_region_counts_what_lies_in_it_and_nothing_else(store: Store, clock: Clock) -> None:
    for region in ("21", "2101", "210101", "211101", "08", ""):
        await publish(store, clock.now(), region=region)

    assert await store.events.counts("21") == {Kind.BLOCKADE: 4}
    assert await store.events.counts("2101") == {Kind.BLOCKADE: 2}
    assert await store.events.counts("") == {Kind.BLOCKADE: 6}
    assert {code: sum(kinds.values()) for code, kinds in (await store.events.by_department()).items()} == {
        "21": 4,
        "08": 1,
        "": 1,
    }


async def test_the_count_of_a_past_moment_agrees_with_counting_by_hand(store: Store, clock: Clock) -> None:
    dice, now = random.Random(7), clock.now()
    told = []
    for _ in range(60):
        started = now - timedelta(hours=dice.uniform(0, 60))
        ended = started + timedelta(hours=dice.uniform(1, 40)) if dice.random() < 0.6 else None
        ended = ended if ended is None or ended < now else None
        kind = dice.choice([Kind.BLOCKADE, Kind.MARCH])
        state = EventState.ACTIVE if ended is None else EventState.ENDED
        await publish(store, now, kind=kind, started=started, ended=ended, state=state)
        told.append((kind, started, ended))

    for hours in (1, 12, 24, 48):
        moment = now - timedelta(hours=hours)
        by_hand: dict[Kind, int] = {}
        for kind, started, ended in told:
            if started <= moment and (ended is None or ended > moment):
                by_hand[kind] = by_hand.get(kind, 0) + 1
        assert await store.events.counts_at("21", moment) == by_hand


async def test_what_was_lifted_last_and_when_the_desk_looked(store: Store, clock: Clock) -> None:
    now = clock.now()
    for hours in (30, 5, 9):
        await publish(
            store, now, state=EventState.ENDED, ended=now - timedelta(hours=hours), km_from=float(hours)
        )
    clock.forward(timedelta(minutes=5))
    await publish(store, clock.now(), region="08")

    last = await store.events.last_ended("21")

    assert last is not None and last.facts.km_from == 5.0
    assert await store.events.desk_updated("21") == now
    assert await store.events.desk_updated("") == clock.now()
    assert await store.events.desk_updated("04") is None
    assert await store.events.last_ended("04") is None


async def test_each_of_many_regions_is_told_when_the_desk_looked_there_last(
    store: Store, clock: Clock
) -> None:
    early = clock.now()
    await publish(store, early, region="210101")
    await publish(store, early, region="2111")
    await publish(store, early, region="21")
    clock.forward(timedelta(minutes=5))
    late = clock.now()
    await publish(store, late, region="2101", also=("080101",), road=None, km_from=None)

    updated = await store.events.updated_in(["2101", "2111", "0801", "0401", "2101"])
    wider = await store.events.updated_in(["21", ""])

    assert updated == {"2101": late, "2111": early, "0801": late}
    assert wider == {"21": late, "": late}
    assert await store.events.updated_in([]) == {}


async def test_that_an_event_lapses_is_no_word_of_the_desk_about_its_region(
    store: Store, clock: Clock
) -> None:
    early = clock.now()
    await publish(store, early, region="2101", last_confirmed=None)
    lost = await publish(store, early, region="2111", last_confirmed=early + timedelta(minutes=1))
    await publish(store, early, region="0801", state=EventState.ENDED, ended=early)
    beside = await publish(
        store, early, region="0801", last_confirmed=early + timedelta(minutes=1), km_from=9.0
    )
    clock.forward(timedelta(hours=12))
    for event in (1, lost.event, beside.event):
        await store.lifecycle.lapse(event, now=clock.now())

    updated = await store.events.updated_in(["2101", "2111", "21", "09"])
    dated = await store.events.updated_in(["0801", "08"])

    confirmed = early + timedelta(minutes=1)
    assert updated == {"2101": early, "2111": confirmed, "21": confirmed}
    assert await store.events.desk_updated("21") == confirmed
    assert await store.events.desk_updated("2101") == early
    assert dated == {"0801": confirmed, "08": confirmed}
    assert await store.events.desk_updated("08") == confirmed
    assert await store.events.desk_updated("") == confirmed
    assert await store.events.desk_updated("09") is None


async def test_a_newer_push_of_an_event_supersedes_what_was_not_sent(store: Store, clock: Clock) -> None:
    first = await publish(store, clock.now(), undo=timedelta(seconds=10))
    draft = await store.drafts.open(
        (await editor(store, clock.now())).id,
        facts(clock.now(), km_from=1.0),
        now=clock.now(),
        event=first.event,
        base_revision=1,
    )
    second = await store.events.publish(draft, now=clock.now(), undo=timedelta(seconds=10))

    due = await store.outbox.due_pushes(clock.now() + timedelta(seconds=11))

    assert [push.id for push in due] == [second.push]
    assert due[0].state is PushState.WAITING


async def test_a_confirmation_goes_out_at_once_and_lets_news_on_its_way_go_on_with_its_text(
    store: Store, clock: Clock
) -> None:
    undo = timedelta(seconds=10)
    first = await publish(store, clock.now(), undo)
    somebody = await editor(store, clock.now())
    for base, name in enumerate(("PNP", "Sutran"), start=1):
        said = facts(clock.now(), sources=(Source(name),))
        draft = await store.drafts.open(
            somebody.id, said, now=clock.now(), event=first.event, base_revision=base
        )
        assert (await store.events.publish(draft, now=clock.now(), undo=undo)).silent

    async with store._database.read() as connection:
        query = sa.select(pushes.c.state, pushes.c.shows, pushes.c.not_before).order_by(pushes.c.id)
        news, earlier, later = (await connection.execute(query)).all()

    assert tuple(news) == (PushState.WAITING, 3, clock.now() + undo)
    assert earlier.state == PushState.SUPERSEDED
    assert (later.state, later.not_before) == (PushState.WAITING, clock.now())


async def test_a_new_event_does_not_go_out_unlooked_at_beside_one_published_at_the_same_moment(
    store: Store, clock: Clock
) -> None:
    desk = await editor(store, clock.now())
    drafts = [await store.drafts.open(desk.id, facts(clock.now()), now=clock.now()) for _ in range(2)]
    seen = await store.audit.newest()

    done = await asyncio.gather(
        *(store.events.publish(d, now=clock.now(), undo=timedelta(0), seen=seen) for d in drafts),
        return_exceptions=True,
    )
    again = await store.events.publish(
        drafts[[isinstance(one, Newer) for one in done].index(True)],
        now=clock.now(),
        undo=timedelta(0),
        seen=await store.audit.newest(),
    )

    assert sorted(type(one).__name__ for one in done) == ["Newer", "Published"]
    assert not again.again
    assert await store.events.active_count("21") == 2
