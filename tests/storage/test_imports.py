"""Curated rows from elsewhere: what an import writes, announces and logs."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from storage.imports import Imported, ImportedEvent, ImportedTally
from storage.model import EventState, Source
from storage.schema import events, pushes, revisions
from storage.store import Store
from tests.conftest import Clock
from tests.factories import facts
from tests.tables import rows_in


async def test_importing_the_same_twice_changes_nothing(store: Store, clock: Clock) -> None:
    rows = [ImportedEvent(f"a{n}", facts(clock.now(), km_from=float(n))) for n in range(3)]
    counted = [ImportedTally("t1", "", "blocked_points", 37, clock.now(), Source("Sutran"), "at_least", 25)]

    first = await store.imports.write(rows, counted, now=clock.now())
    second = await store.imports.write(rows, counted, now=clock.now())

    assert first == Imported(added=3, tallies=1)
    assert second == Imported(unchanged=3)
    assert await rows_in(store, revisions) == 3
    assert await rows_in(store, pushes) == 0
    assert [tally.value for tally in await store.tallies.current("")] == [37]


async def test_an_imported_change_is_a_new_revision_of_the_same_event(store: Store, clock: Clock) -> None:
    await store.imports.write([ImportedEvent("a", facts(clock.now()))], now=clock.now())

    done = await store.imports.write(
        [ImportedEvent("a", facts(clock.now(), crowd=5))], now=clock.now(), push=True
    )

    assert done == Imported(changed=1, pushes=1)
    assert await rows_in(store, events) == 1
    assert await rows_in(store, revisions) == 2


async def test_an_import_with_one_bad_row_writes_none(store: Store, clock: Clock) -> None:
    rows = [ImportedEvent("a", facts(clock.now())), ImportedEvent("b", facts(clock.now(), region="999999"))]

    with pytest.raises(sa.exc.IntegrityError):
        await store.imports.write(rows, now=clock.now())

    assert await rows_in(store, events) == 0


@pytest.mark.parametrize("state", [EventState.ENDED, EventState.LAPSED])
async def test_nobody_is_told_of_an_imported_event_that_is_over(
    store: Store, clock: Clock, state: EventState
) -> None:
    rows = [ImportedEvent("a", facts(clock.now())), ImportedEvent("b", facts(clock.now(), state=state))]

    done = await store.imports.write(rows, now=clock.now(), push=True)

    assert done == Imported(added=2, pushes=1)
    assert await rows_in(store, pushes) == 1


async def test_a_count_imported_again_is_put_right(store: Store, clock: Clock) -> None:
    for value in (37, 41):
        counted = [ImportedTally("t1", "", "blocked_points", value, clock.now(), Source("Sutran"))]
        await store.imports.write([], counted, now=clock.now())

    assert [tally.value for tally in await store.tallies.current("")] == [41]


async def test_the_log_says_how_much_an_import_wrote_and_nothing_of_one_that_wrote_nothing(
    store: Store, clock: Clock
) -> None:
    rows = [ImportedEvent("a", facts(clock.now())), ImportedEvent("b", facts(clock.now()))]
    counted = [ImportedTally("t1", "", "blocked_points", 37, clock.now(), Source("Sutran"))]
    for _ in range(2):
        await store.imports.write(rows, counted, now=clock.now())

    (entry,) = await store.audit.latest()

    assert (entry.act, entry.editor) == ("import", None)
    assert entry.detail == {"added": 2, "changed": 0, "tallies": 1}
