"""Acts on published events, on both databases: one transaction, the right hands, and nothing twice."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.authority import Refused, ask
from storage.lifecycle import Over
from storage.model import EventState, PushAction, Source, TrafficState
from storage.permission import Act
from storage.questions import About
from storage.regions import Gazetteer
from storage.schema import pushes
from storage.sealing import Sealer
from storage.staff import Editor, FourEyes, Role
from storage.stated import kept, newest_of
from storage.store import Store
from storage.writing import Outdated
from tests.conftest import Clock
from tests.factories import editor, publish

NONE = timedelta(0)


async def _member(store: Store, clock: Clock, role: Role, *regions: str) -> Editor:
    owner = await editor(store, clock.now())
    made = await store.invitations.prepare(owner.id, now=clock.now())
    await store.invitations.choose(made.id, owner.id, role=role)
    for region in regions:
        await store.invitations.choose(made.id, owner.id, region=region)
    link = await store.invitations.make(made.id, owner.id, now=clock.now())
    assert link is not None
    joined = await store.invitations.use(link[1], 77, now=clock.now())
    assert joined.editor is not None
    return joined.editor


async def _actions(store: Store) -> list[tuple[str, int]]:
    async with store._database.read() as connection:
        rows = await connection.execute(sa.select(pushes.c.action, pushes.c.revision).order_by(pushes.c.id))
        return [(row.action, row.revision) for row in rows]


async def test_each_act_writes_revision_push_and_log_together(store: Store, clock: Clock) -> None:
    first = await publish(store, clock.now())
    owner = await editor(store, clock.now())
    clock.forward(timedelta(hours=1))
    now = clock.now()

    await store.lifecycle.confirm(first.event, owner.id, now=now, source=Source("PNP"))
    await store.lifecycle.change(
        first.event, owner.id, now=now, undo=NONE, traffic_state=TrafficState.RESTRICTED, passage="un carril"
    )
    await store.lifecycle.change(first.event, owner.id, now=now, undo=NONE, state=EventState.ENDED)
    turn = await store.lifecycle.retract(first.event, owner.id, now=now, undo=NONE, reason="unfounded")

    event = await store.events.get(first.event)
    acts = [entry.act for entry in await store.audit.latest(4)]
    assert event is not None and event.facts == turn.facts and event.revision == turn.revision == 5
    assert event.facts.state is EventState.RETRACTED
    assert await _actions(store) == [
        (PushAction.TELL, 1),
        (PushAction.REFRESH, 2),
        (PushAction.CHANGE, 3),
        (PushAction.CHANGE, 4),
        (PushAction.RETRACT, 5),
    ]
    assert acts == ["retract", "lift", "restrict", "confirm"]
    assert (await store.audit.verify()).broken is None


async def test_what_changes_nothing_writes_nothing(store: Store, clock: Clock) -> None:
    first = await publish(store, clock.now(), last_confirmed=clock.now())
    owner = await editor(store, clock.now())

    same = await store.lifecycle.confirm(first.event, owner.id, now=clock.now())
    blocked = await store.lifecycle.change(
        first.event, owner.id, now=clock.now(), undo=NONE, traffic_state=TrafficState.INTERRUPTED
    )

    assert (same.push, same.draft, blocked.push) == (None, None, None)
    assert len(await _actions(store)) == 1


async def test_what_is_over_takes_no_further_turn(store: Store, clock: Clock) -> None:
    first, now = await publish(store, clock.now()), clock.now()
    owner = await editor(store, now)
    await store.lifecycle.change(first.event, owner.id, now=now, undo=NONE, state=EventState.ENDED)

    with pytest.raises(Over):
        await store.lifecycle.confirm(first.event, owner.id, now=now)
    with pytest.raises(Over):
        await store.lifecycle.change(first.event, owner.id, now=now, undo=NONE, state=EventState.ENDED)
    again = await store.lifecycle.change(first.event, owner.id, now=now, undo=NONE, state=EventState.ACTIVE)
    with pytest.raises(LookupError):
        await store.lifecycle.confirm(999, owner.id, now=now)

    assert again.facts.traffic_state is TrafficState.INTERRUPTED


async def test_of_two_who_lift_at_once_one_does_and_the_other_hears_of_it(store: Store, clock: Clock) -> None:
    first, now = await publish(store, clock.now()), clock.now()
    owner = await editor(store, now)

    done = await asyncio.gather(
        *(
            store.lifecycle.change(first.event, owner.id, now=now, undo=NONE, state=EventState.ENDED)
            for _ in range(4)
        ),
        return_exceptions=True,
    )

    assert sum(isinstance(one, Over) for one in done) == 3
    assert len(await _actions(store)) == 2


async def test_an_act_on_an_older_revision_is_noticed(store: Store, clock: Clock) -> None:
    first, now = await publish(store, clock.now()), clock.now() + timedelta(hours=1)
    owner = await editor(store, now)
    await store.lifecycle.confirm(first.event, owner.id, now=now, source=Source("PNP"), base=1)

    with pytest.raises(Outdated) as newer:
        await store.lifecycle.change(
            first.event, owner.id, now=now, undo=NONE, base=1, traffic_state=TrafficState.RESTRICTED
        )

    assert newer.value.revision == 2


async def test_an_undone_lift_leaves_the_event_as_it_was(store: Store, clock: Clock) -> None:
    first, undo = await publish(store, clock.now()), timedelta(seconds=10)
    owner = await editor(store, clock.now())
    before = await store.events.get(first.event)
    turn = await store.lifecycle.change(
        first.event, owner.id, now=clock.now(), undo=undo, state=EventState.ENDED
    )
    assert turn.push is not None

    taken = await store.events.undo(turn.push, owner.id, now=clock.now())

    after = await store.events.get(first.event)
    assert taken and before is not None and after is not None
    assert after.facts == before.facts


async def test_an_editors_act_waits_for_a_publisher_and_goes_out_as_what_it_is(
    store: Store, clock: Clock
) -> None:
    first, now = await publish(store, clock.now()), clock.now() + timedelta(hours=1)
    owner = await editor(store, now)
    member = await _member(store, clock, Role.EDITOR, "21")

    turn = await store.lifecycle.change(first.event, member.id, now=now, undo=NONE, state=EventState.ENDED)
    twice = await store.lifecycle.change(
        first.event, member.id, now=now + timedelta(minutes=1), undo=NONE, state=EventState.ENDED
    )
    waiting = await store.reviews.waiting(owner)
    stands = await store.events.get(first.event)
    assert turn.draft is not None and twice.draft is not None
    approved = await store.events.publish(turn.draft, now=now, undo=NONE, by=owner.id)
    event = await store.events.get(first.event)

    assert stands is not None and stands.facts.state is EventState.ACTIVE
    assert [draft.id for draft in waiting] == [turn.draft.id] == [twice.draft.id]
    assert twice.again and not turn.again
    assert event is not None and event.facts.state is EventState.ENDED and approved.revision == 2
    assert (await _actions(store))[-1] == (PushAction.CHANGE, 2)
    assert (await store.audit.latest(1))[0].act == "lift"


async def test_what_lapsed_and_goes_on_by_a_publishers_hand_is_told_as_it_is(
    store: Store, clock: Clock
) -> None:
    first, now = await publish(store, clock.now()), clock.now()
    owner = await editor(store, now)
    member = await _member(store, clock, Role.EDITOR, "21")
    await store.lifecycle.lapse(first.event, now=now)

    turn = await store.lifecycle.confirm(first.event, member.id, now=now)
    assert turn.draft is not None
    await store.events.publish(turn.draft, now=now, undo=NONE, by=owner.id)
    event = await store.events.get(first.event)

    assert event is not None and event.facts.state is EventState.ACTIVE
    assert event.facts.summary_es_until is None


async def test_elsewhere_an_editor_can_do_nothing(store: Store, clock: Clock) -> None:
    first, now = await publish(store, clock.now()), clock.now()
    member = await _member(store, clock, Role.PUBLISHER, "08")

    with pytest.raises(Refused):
        await store.lifecycle.confirm(first.event, member.id, now=now, source=Source("PNP"))
    with pytest.raises(Refused):
        await store.lifecycle.retract(first.event, member.id, now=now, undo=NONE, reason="x")

    assert await _actions(store) == [(PushAction.TELL, 1)]


async def test_where_four_eyes_are_wanted_a_publishers_act_waits_for_somebody_else(
    database_url: str, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    careless = await Store.open(database_url, sealer, gazetteer=gazetteer)
    first = await publish(careless, clock.now())
    await careless.close()
    store = await Store.open(database_url, sealer, gazetteer=gazetteer, four_eyes=FourEyes.ALL)
    owner = await editor(store, clock.now())

    turn = await store.lifecycle.change(
        first.event, owner.id, now=clock.now(), undo=NONE, state=EventState.ENDED
    )
    event = await store.events.get(first.event)
    await store.close()

    assert turn.push is None and turn.draft is not None and turn.draft.sent_at is not None
    assert event is not None and event.facts.state is EventState.ACTIVE


async def test_what_lapses_is_not_lifted_and_nobody_is_told(store: Store, clock: Clock) -> None:
    first, now = await publish(store, clock.now()), clock.now()

    late = await store.lifecycle.lapse(first.event, now=now, base=7)
    done = await store.lifecycle.lapse(first.event, now=now, base=1)
    twice = await store.lifecycle.lapse(first.event, now=now)
    last = await store.events.last_ended("21")
    counted = await store.events.counts_at("21", now - timedelta(hours=1))

    assert (late, done, twice) == (False, True, False)
    assert last is not None and last.facts.state is EventState.LAPSED
    # Else "0 blockades (▼1 since yesterday)" would read as a free road.
    assert counted == {}
    assert not await store.events.active("21", limit=5)
    assert len(await _actions(store)) == 1
    assert (await store.audit.latest(1))[0].act == "lapse"


async def test_a_correction_that_undoes_a_turn_makes_the_summary_one_of_now_again(
    store: Store, clock: Clock
) -> None:
    first, now = await publish(store, clock.now()), clock.now()
    owner = await editor(store, now)
    turn = await store.lifecycle.change(
        first.event, owner.id, now=now, undo=NONE, traffic_state=TrafficState.RESTRICTED
    )
    undone = turn.facts.changed(traffic_state=TrafficState.INTERRUPTED)
    draft = await store.drafts.open(
        owner.id, undone, now=now, event=first.event, base_revision=turn.revision, action=PushAction.CORRECT
    )

    await store.events.publish(draft, now=now, undo=NONE)
    event = await store.events.get(first.event)

    assert turn.facts.summary_es_until is not None
    assert event is not None and event.facts.summary_es_until is None


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_who_is_asked_about_an_event_and_who_acts_on_it_do_not_wait_for_each_other(
    store: Store, clock: Clock
) -> None:
    member = await _member(store, clock, Role.PUBLISHER, "21")
    event = (await publish(store, clock.now(), region="21")).event

    async with store._database.write() as acting:
        await acting.execute(kept(newest_of(event)))
        async with asyncio.timeout(5):
            asked = await store.questions.ask(member.id, [(event, About.STANDS)], now=clock.now())
        who = await ask(acting, member.id, Act.CONFIRM, "21")

    assert asked is not None
    assert who.id == member.id
