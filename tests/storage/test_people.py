"""Who comes to the desk and who leaves it: invitations, roles, revocation, and the races between them."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.authority import NeedsSecond, Refused
from storage.invitations import Use
from storage.model import Draft
from storage.pushes import PushState
from storage.regions import Gazetteer
from storage.schema import editors, invitations, pushes
from storage.sealing import Sealer
from storage.staff import Editor, FourEyes, Role
from storage.store import Store
from tests.conftest import Clock
from tests.factories import EDITOR, editor, facts


async def _link(store: Store, clock: Clock, *regions: str, role: Role = Role.EDITOR) -> str:
    owner = await editor(store, clock.now())
    made = await store.invitations.prepare(owner.id, now=clock.now())
    await store.invitations.choose(made.id, owner.id, role=role)
    for region in regions:
        await store.invitations.choose(made.id, owner.id, region=region)
    found = await store.invitations.make(made.id, owner.id, now=clock.now())
    assert found is not None
    return found[1]


async def _join(
    store: Store, clock: Clock, telegram_id: int, *regions: str, role: Role = Role.EDITOR
) -> Editor:
    secret = await _link(store, clock, *(regions or ("21",)), role=role)
    joined = await store.invitations.use(secret, telegram_id, now=clock.now())
    assert joined.editor is not None
    return joined.editor


async def _draft(store: Store, clock: Clock, author: Editor, **changes: object) -> Draft:
    return await store.drafts.open(author.id, facts(clock.now(), **changes), now=clock.now())


async def _sent(store: Store, clock: Clock, author: Editor, **changes: object) -> Draft:
    sent = await store.reviews.send(await _draft(store, clock, author, **changes), now=clock.now())
    assert sent is not None
    return sent


async def _pushes(store: Store) -> int:
    async with store._database.read() as connection:
        counted = sa.select(sa.func.count()).select_from(pushes).where(pushes.c.state != PushState.UNDONE)
        return int(await connection.scalar(counted) or 0)


@pytest.fixture
async def strict(database_url: str, sealer: Sealer, gazetteer: Gazetteer):  # type: ignore[no-untyped-def]
    opened = await Store.open(database_url, sealer, gazetteer=gazetteer, four_eyes=FourEyes.ALL)
    yield opened
    await opened.close()


async def test_a_link_lets_one_person_in_with_its_role_and_regions(store: Store, clock: Clock) -> None:
    secret = await _link(store, clock, "21", "08", role=Role.PUBLISHER)

    joined = await store.invitations.use(secret, 77, now=clock.now())
    again = await store.invitations.use(secret, 78, now=clock.now())
    found = await store.editors.find(77)

    assert (joined.use, again.use) == (Use.JOINED, Use.USED)
    assert found is not None and (found.role, found.regions) == (Role.PUBLISHER, ("08", "21"))
    assert await store.editors.find(78) is None


async def test_only_the_hash_of_a_secret_is_kept_and_the_secret_is_long(store: Store, clock: Clock) -> None:
    secret = await _link(store, clock, "21")

    async with store._database.read() as connection:
        row = (await connection.execute(sa.select(invitations))).one()

    assert len(secret) * 6 >= 128 and len(f"inv_{secret}") <= 64
    assert secret not in repr(tuple(row))
    assert len(row.hash) == 64


async def test_a_link_dies_after_two_days(store: Store, clock: Clock) -> None:
    secret = await _link(store, clock, "21")
    clock.forward(timedelta(hours=48))

    joined = await store.invitations.use(secret, 77, now=clock.now())

    assert joined.use is Use.EXPIRED
    assert await store.editors.find(77) is None
    assert await store.invitations.open(clock.now()) == []


async def test_a_race_for_one_link_lets_one_in(store: Store, clock: Clock) -> None:
    secret = await _link(store, clock, "21")

    outcomes = await asyncio.gather(
        *(store.invitations.use(secret, number, now=clock.now()) for number in range(70, 78))
    )

    assert sorted(one.use for one in outcomes) == [Use.JOINED, *[Use.USED] * 7]
    assert len(await store.editors.all()) == 2


async def test_a_withdrawn_a_made_up_and_a_former_owners_link_lead_nowhere(
    store: Store, clock: Clock
) -> None:
    owner = await editor(store, clock.now())
    withdrawn = await _link(store, clock, "21")
    (open_one,) = await store.invitations.open(clock.now())
    assert await store.invitations.withdraw(open_one.id, by=owner.id, now=clock.now())
    former = await _link(store, clock, "21")
    await store.editors.ensure_owner(9_000_009, now=clock.now())
    await store.editors.only_owners([9_000_009], now=clock.now())

    uses = [
        (await store.invitations.use(secret, 77, now=clock.now())).use
        for secret in (withdrawn, "made-up", former)
    ]

    assert uses == [Use.UNKNOWN] * 3
    assert await store.editors.find(EDITOR) is None


async def test_somebody_at_the_desk_does_not_use_up_a_link(store: Store, clock: Clock) -> None:
    await _join(store, clock, 77, role=Role.PUBLISHER)
    secret = await _link(store, clock, "")

    mine = await store.invitations.use(secret, 77, now=clock.now())
    owners = await store.invitations.use(secret, EDITOR, now=clock.now())
    other = await store.invitations.use(secret, 78, now=clock.now())

    assert [one.use for one in (mine, owners, other)] == [Use.MEMBER, Use.MEMBER, Use.JOINED]
    assert mine.editor is not None and mine.editor.role is Role.PUBLISHER


async def test_a_revoked_editor_can_do_nothing_any_more_and_comes_back_by_a_new_link(
    store: Store, clock: Clock
) -> None:
    owner, somebody = await editor(store, clock.now()), await _join(store, clock, 77, role=Role.PUBLISHER)
    draft = await _draft(store, clock, somebody)

    revoked = await store.editors.revoke(somebody.id, by=owner.id, now=clock.now())
    acts = [
        store.drafts.open(somebody.id, facts(clock.now()), now=clock.now()),
        store.drafts.change(draft, now=clock.now(), facts=facts(clock.now(), crowd=3)),
        store.drafts.discard(draft.id, somebody.id, now=clock.now()),
        store.drafts.rebase(draft, 2, draft.facts, now=clock.now()),
        store.reviews.send(draft, now=clock.now()),
        store.reviews.take_back(draft, now=clock.now()),
        store.events.publish(draft, now=clock.now(), undo=timedelta(0)),
        store.operations.set_paused(True, editor=somebody.id, now=clock.now()),
        store.invitations.prepare(somebody.id, now=clock.now()),
        store.editors.revoke(somebody.id, by=somebody.id, now=clock.now()),
    ]
    refused = await asyncio.gather(*acts, return_exceptions=True)
    found = await store.editors.find(77)
    back = await _join(store, clock, 77, "08")

    assert revoked is not None and found is None
    assert [type(one) for one in refused] == [Refused] * len(acts)
    assert (back.id, back.role, back.regions) == (somebody.id, Role.EDITOR, ("08",))


async def test_owners_cannot_be_changed_or_revoked_and_nobody_else_changes_anybody(
    store: Store, clock: Clock
) -> None:
    owner, other = await editor(store, clock.now()), await editor(store, clock.now(), 9_000_002)
    publisher = await _join(store, clock, 77, role=Role.PUBLISHER)

    assert await store.editors.revoke(other.id, by=owner.id, now=clock.now()) is None
    assert await store.editors.set_role(other.id, Role.EDITOR, by=owner.id, now=clock.now()) is None
    assert await store.editors.toggle_region(other.id, "21", by=owner.id, now=clock.now()) is None
    with pytest.raises(ValueError, match="settings"):
        await store.editors.set_role(publisher.id, Role.OWNER, by=owner.id, now=clock.now())
    with pytest.raises(Refused):
        await store.editors.revoke(publisher.id, by=publisher.id, now=clock.now())
    assert {one.id for one in await store.editors.all()} == {owner.id, other.id, publisher.id}


async def test_a_change_of_role_and_regions_holds_from_the_next_act_on(store: Store, clock: Clock) -> None:
    owner, somebody = await editor(store, clock.now()), await _join(store, clock, 77, role=Role.PUBLISHER)
    draft = await _draft(store, clock, somebody)

    await store.editors.toggle_region(somebody.id, "08", by=owner.id, now=clock.now())
    await store.editors.toggle_region(somebody.id, "21", by=owner.id, now=clock.now())
    with pytest.raises(Refused):
        await store.events.publish(draft, now=clock.now(), undo=timedelta(0))
    await store.editors.toggle_region(somebody.id, "2105", by=owner.id, now=clock.now())
    await store.editors.set_role(somebody.id, Role.EDITOR, by=owner.id, now=clock.now())
    with pytest.raises(Refused):
        await store.events.publish(draft, now=clock.now(), undo=timedelta(0))
    await store.editors.set_role(somebody.id, Role.PUBLISHER, by=owner.id, now=clock.now())
    published = await store.events.publish(draft, now=clock.now(), undo=timedelta(0))

    assert published.push is not None
    assert await store.editors.toggle_region(somebody.id, "2105", by=owner.id, now=clock.now()) is not None
    assert await store.editors.toggle_region(somebody.id, "08", by=owner.id, now=clock.now()) is None


async def test_an_event_cannot_be_moved_out_of_somebody_elses_region(store: Store, clock: Clock) -> None:
    owner, somebody = await editor(store, clock.now()), await _join(store, clock, 77, role=Role.PUBLISHER)
    theirs = await _draft(store, clock, owner, region="0801")
    event = (await store.events.publish(theirs, now=clock.now(), undo=timedelta(0))).event
    draft = await store.drafts.open(
        somebody.id, facts(clock.now(), region="2101"), now=clock.now(), event=event, base_revision=1
    )

    with pytest.raises(Refused):
        await store.events.publish(draft, now=clock.now(), undo=timedelta(0))


async def test_a_sent_draft_is_published_by_a_publisher_of_its_region_only(
    store: Store, clock: Clock
) -> None:
    author = await _join(store, clock, 77, "21")
    here = await _join(store, clock, 78, "2105", role=Role.PUBLISHER)
    elsewhere = await _join(store, clock, 79, "08", role=Role.PUBLISHER)
    colleague = await _join(store, clock, 80, "21")
    sent = await _sent(store, clock, author)

    listed = [
        [draft.id for draft in await store.reviews.waiting(one)] for one in (here, elsewhere, colleague)
    ]
    for stranger in (elsewhere, colleague, author):
        with pytest.raises(Refused):
            await store.events.publish(sent, now=clock.now(), undo=timedelta(0), by=stranger.id)
    published = await store.events.publish(sent, now=clock.now(), undo=timedelta(0), by=here.id)
    (act,) = await store.audit.latest(1)

    assert listed == [[sent.id], [], []]
    assert await store.reviews.waiting(here) == []
    assert (act.act, act.editor, act.subject_id) == ("publish", here.id, published.event)
    assert act.detail is not None and act.detail["author"] == author.id


async def test_a_draft_that_was_not_sent_or_was_taken_back_is_nobody_elses_to_publish(
    store: Store, clock: Clock
) -> None:
    owner, author = await editor(store, clock.now()), await _join(store, clock, 77)
    draft = await _draft(store, clock, author)

    with pytest.raises(LookupError):
        await store.events.publish(draft, now=clock.now(), undo=timedelta(0), by=owner.id)
    sent = await store.reviews.send(draft, now=clock.now())
    assert sent is not None
    assert await store.drafts.change(sent, now=clock.now(), facts=facts(clock.now(), crowd=9)) is None
    back = await store.reviews.take_back(sent, now=clock.now())
    with pytest.raises(LookupError):
        await store.events.publish(sent, now=clock.now(), undo=timedelta(0), by=owner.id)

    assert back is not None and back.sent_at is None
    assert await store.drafts.change(back, now=clock.now(), facts=facts(clock.now(), crowd=9)) is not None


async def test_what_was_swapped_after_it_was_looked_at_is_not_approved(store: Store, clock: Clock) -> None:
    owner, author = await editor(store, clock.now()), await _join(store, clock, 77)
    looked_at = await _sent(store, clock, author)
    back = await store.reviews.take_back(looked_at, now=clock.now())
    assert back is not None
    changed = await store.drafts.change(back, now=clock.now(), facts=facts(clock.now(), dead=40))
    assert changed is not None
    await store.reviews.send(changed, now=clock.now())

    with pytest.raises(LookupError):
        await store.events.publish(looked_at, now=clock.now(), undo=timedelta(0), by=owner.id)

    assert await _pushes(store) == 0


async def test_four_eyes_let_nobody_publish_their_own(strict: Store, clock: Clock) -> None:
    owner = await editor(strict, clock.now())
    other = await editor(strict, clock.now(), 9_000_002)
    draft = await _draft(strict, clock, owner)

    with pytest.raises(NeedsSecond):
        await strict.events.publish(draft, now=clock.now(), undo=timedelta(0))
    sent = await strict.reviews.send(draft, now=clock.now())
    assert sent is not None
    own = await asyncio.gather(
        *(strict.events.publish(sent, now=clock.now(), undo=timedelta(0)) for _ in range(4)),
        return_exceptions=True,
    )
    seen_by_author = await strict.reviews.get(sent.id, owner)
    published = await strict.events.publish(sent, now=clock.now(), undo=timedelta(0), by=other.id)

    assert all(isinstance(one, LookupError) for one in own)
    assert seen_by_author is None
    assert published.push is not None and await _pushes(strict) == 1


async def test_self_approval_and_approval_at_once_publish_once_by_the_other(
    strict: Store, clock: Clock
) -> None:
    owner = await editor(strict, clock.now())
    other = await editor(strict, clock.now(), 9_000_002)
    sent = await _sent(strict, clock, owner)

    outcomes = await asyncio.gather(
        strict.events.publish(sent, now=clock.now(), undo=timedelta(0)),
        strict.events.publish(sent, now=clock.now(), undo=timedelta(0), by=other.id),
        strict.events.publish(sent, now=clock.now(), undo=timedelta(0), by=owner.id),
        return_exceptions=True,
    )
    acts = [entry for entry in await strict.audit.latest() if entry.act == "publish"]

    assert await _pushes(strict) == 1
    assert [entry.editor for entry in acts] == [other.id]
    assert not isinstance(outcomes[1], BaseException)


async def test_two_approvals_at_once_publish_once(strict: Store, clock: Clock) -> None:
    owner = await editor(strict, clock.now())
    approvers = [await editor(strict, clock.now(), 9_000_010 + number) for number in range(4)]
    sent = await _sent(strict, clock, owner)

    outcomes = await asyncio.gather(
        *(strict.events.publish(sent, now=clock.now(), undo=timedelta(0), by=one.id) for one in approvers)
    )

    assert sorted(one.again for one in outcomes) == [False, True, True, True]
    assert await _pushes(strict) == 1


@pytest.mark.parametrize("who", ["approver", "author"])
@pytest.mark.parametrize("first", ["approve", "revoke"])
async def test_approval_and_revocation_at_once_come_one_after_the_other(
    store: Store, clock: Clock, who: str, first: str
) -> None:
    owner = await editor(store, clock.now())
    author = await _join(store, clock, 77)
    approver = await _join(store, clock, 78, role=Role.PUBLISHER)
    sent = await _sent(store, clock, author)
    gone = approver if who == "approver" else author
    acts = [
        store.events.publish(sent, now=clock.now(), undo=timedelta(0), by=approver.id),
        store.editors.revoke(gone.id, by=owner.id, now=clock.now()),
    ]

    outcomes = await asyncio.gather(*(acts if first == "approve" else reversed(acts)), return_exceptions=True)
    log = [entry.act for entry in reversed(await store.audit.latest())]
    decided = [act for act in log if act in ("publish", "revoke")]
    refused = [one for one in outcomes if isinstance(one, BaseException)]

    # Either it was published before the revocation, or not at all.
    assert decided in (["publish", "revoke"], ["revoke"])
    assert await _pushes(store) == decided.count("publish")
    assert len(refused) == 1 - decided.count("publish")
    assert all(isinstance(one, Refused | LookupError) for one in refused)
    assert (await store.audit.verify()).broken is None


async def test_revocation_withdraws_what_waited_for_a_publisher(store: Store, clock: Clock) -> None:
    owner, author = await editor(store, clock.now()), await _join(store, clock, 77)
    sent = await _sent(store, clock, author)

    await store.editors.revoke(author.id, by=owner.id, now=clock.now())

    assert await store.reviews.waiting(owner) == []
    with pytest.raises(Refused):
        await store.events.publish(sent, now=clock.now(), undo=timedelta(0), by=owner.id)


async def test_who_has_themselves_forgotten_leaves_the_desk_and_the_log_stays(
    store: Store, clock: Clock, sealer: Sealer
) -> None:
    owner, author = await editor(store, clock.now()), await _join(store, clock, 77)
    await _sent(store, clock, author)

    left = await store.editors.leave(77, now=clock.now())
    owner_left = await store.editors.leave(EDITOR, now=clock.now())
    async with store._database.read() as connection:
        kept = list(await connection.scalars(sa.select(editors.c.sealed)))

    assert left and not owner_left
    assert sealer.seal(77) not in kept
    assert await store.editors.find(77) is None
    assert await store.editors.telegram_id(author.id) is None
    assert await store.reviews.waiting(owner) == []
    assert [entry.act for entry in await store.audit.latest()][:3] == ["leave", "send", "draft"]
    assert (await store.audit.verify()).broken is None


async def test_undo_needs_the_right_to_publish_and_gives_the_draft_back_to_its_author(
    store: Store, clock: Clock
) -> None:
    owner, author = await editor(store, clock.now()), await _join(store, clock, 77)
    approver = await _join(store, clock, 78, role=Role.PUBLISHER)
    sent = await _sent(store, clock, author)
    late = timedelta(seconds=30)
    published = await store.events.publish(sent, now=clock.now(), undo=late, by=approver.id)
    assert published.push is not None

    assert not await store.events.undo(published.push, author.id, now=clock.now())
    undone = await store.events.undo(published.push, approver.id, now=clock.now())
    (open_again,) = await store.drafts.mine(author.id)
    sent = await store.reviews.send(open_again, now=clock.now())  # type: ignore[assignment]
    again = await store.events.publish(sent, now=clock.now(), undo=late, by=approver.id)
    await store.editors.revoke(approver.id, by=owner.id, now=clock.now())
    assert again.push is not None
    with pytest.raises(Refused):
        await store.events.undo(again.push, approver.id, now=clock.now())

    assert undone and open_again.sent_at is None
