"""Drafts that survive restarts, colleagues and old buttons."""

from __future__ import annotations

from storage.model import Kind
from storage.regions import Gazetteer
from storage.sealing import Sealer
from storage.store import Store
from tests.conftest import Clock
from tests.factories import editor, facts


async def test_a_draft_survives_a_restart(
    database_url: str, sealer: Sealer, gazetteer: Gazetteer, clock: Clock
) -> None:
    before = await Store.open(database_url, sealer, gazetteer=gazetteer)
    somebody = await editor(before, clock.now())
    draft = await before.drafts.open(somebody.id, facts(clock.now()), now=clock.now())
    await before.drafts.change(draft, now=clock.now(), awaiting="region")
    await before.close()

    after = await Store.open(database_url, sealer, gazetteer=gazetteer)
    waiting = await after.drafts.awaiting(somebody.id)
    await after.close()

    assert waiting is not None
    assert (waiting.id, waiting.awaiting, waiting.facts) == (draft.id, "region", draft.facts)


async def test_a_change_based_on_an_old_version_does_not_happen(store: Store, clock: Clock) -> None:
    draft = await store.drafts.open(
        (await editor(store, clock.now())).id, facts(clock.now()), now=clock.now()
    )
    changed = await store.drafts.change(draft, now=clock.now(), facts=draft.facts.changed(kind=Kind.MARCH))

    late = await store.drafts.change(draft, now=clock.now(), facts=draft.facts.changed(kind=Kind.STRIKE))
    now_stored = await store.drafts.get(draft.id, draft.editor)

    assert changed is not None and changed.version == 2
    assert late is None
    assert now_stored is not None and now_stored.facts.kind is Kind.MARCH


async def test_two_editors_do_not_disturb_each_other(store: Store, clock: Clock) -> None:
    one, other = await editor(store, clock.now()), await editor(store, clock.now(), 9_000_002)
    mine = await store.drafts.open(one.id, facts(clock.now()), now=clock.now())
    await store.drafts.change(mine, now=clock.now(), awaiting="road")

    assert await store.drafts.get(mine.id, other.id) is None
    assert await store.drafts.awaiting(other.id) is None
    assert await store.drafts.mine(other.id) == []
    assert not await store.drafts.discard(mine.id, other.id, now=clock.now())


async def test_a_discarded_draft_is_gone(store: Store, clock: Clock) -> None:
    somebody = await editor(store, clock.now())
    draft = await store.drafts.open(somebody.id, facts(clock.now()), now=clock.now())

    assert await store.drafts.discard(draft.id, somebody.id, now=clock.now())
    assert await store.drafts.get(draft.id, somebody.id) is None
    assert not await store.drafts.discard(draft.id, somebody.id, now=clock.now())
