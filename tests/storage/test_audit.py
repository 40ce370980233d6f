"""The audit log: every act leaves a row, and no row changes, goes or comes unseen."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.audit import write_act
from storage.chain import GENESIS, link
from storage.schema import audit, audit_head
from storage.staff import Editor, Role
from storage.store import Store
from tests.conftest import Clock
from tests.factories import editor, facts, publish


async def _tamper(store: Store, *statements: sa.Executable) -> None:
    async with store._database.write() as connection:
        for statement in statements:
            await connection.execute(statement)


async def test_an_untouched_log_stands(store: Store, clock: Clock) -> None:
    await publish(store, clock.now())
    await publish(store, clock.now())

    verdict = await store.audit.verify()
    newest = (await store.audit.latest(1))[0]

    assert (verdict.rows, verdict.newest, verdict.broken) == (5, newest.hash, None)
    assert newest.id == 5


async def test_an_empty_log_stands(store: Store) -> None:
    verdict = await store.audit.verify()

    assert (verdict.rows, verdict.newest, verdict.broken) == (0, GENESIS, None)


@pytest.mark.parametrize(
    ("how", "first"),
    [
        ("act", 3),
        ("editor", 3),
        ("moment", 3),
        ("detail", 3),
        ("hash", 3),
        ("nonsense", 3),
        ("deleted", 4),
        ("first deleted", 2),
        ("newest deleted", 5),
        ("all deleted", 5),
        ("inserted", 6),
        ("swapped", 2),
        ("changed and rehashed", 4),
        ("newest changed and rehashed", 5),
        ("head gone", 1),
    ],
)
async def test_a_row_changed_by_hand_is_named(store: Store, clock: Clock, how: str, first: int) -> None:
    await publish(store, clock.now())
    await publish(store, clock.now())
    rows = {entry.id: entry for entry in await store.audit.latest()}

    def at(number: int, **values: object) -> sa.Executable:
        return audit.update().where(audit.c.id == number).values(**values)

    def rehashed(number: int) -> str:
        row, before = rows[number], rows[number - 1]
        moment = round(row.at.timestamp() * 1000)
        return link(
            before.hash,
            number=number,
            at=moment,
            editor=row.editor,
            act="undo",
            subject=row.subject,
            subject_id=row.subject_id,
            detail=row.detail,
        )

    contents = ("at", "editor", "act", "subject", "subject_id", "detail")
    changes: dict[str, list[sa.Executable]] = {
        "act": [at(3, act="undo")],
        "editor": [at(3, editor=None)],
        "moment": [at(3, at=clock.now() + timedelta(seconds=1))],
        "detail": [at(3, detail={"region": "08"})],
        "hash": [at(3, hash="0" * 64)],
        "nonsense": [sa.text("UPDATE audit SET detail = '[1,2]', at = -1 WHERE id = 3")],
        "deleted": [audit.delete().where(audit.c.id == 3)],
        "first deleted": [audit.delete().where(audit.c.id == 1)],
        "newest deleted": [audit.delete().where(audit.c.id == 5)],
        "all deleted": [audit.delete()],
        "inserted": [
            audit.insert().values(id=6, at=clock.now(), act="publish", subject="event", subject_id=9)
        ],
        "swapped": [
            at(number, **{name: getattr(rows[other], name) for name in contents})
            for number, other in ((2, 3), (3, 2))
        ],
        "changed and rehashed": [at(3, act="undo", hash=rehashed(3))],
        "newest changed and rehashed": [at(5, act="undo", hash=rehashed(5))],
        "head gone": [audit_head.delete()],
    }
    await _tamper(store, *changes[how])

    verdict = await store.audit.verify()

    assert verdict.broken == first


async def test_writers_at_the_same_time_do_not_fork_the_chain(store: Store, clock: Clock) -> None:
    async def write(number: int) -> None:
        async with store._database.write() as connection:
            await write_act(
                connection, at=clock.now(), editor=None, act="import", subject="events", subject_id=number
            )

    await asyncio.gather(*(write(number) for number in range(40)))
    verdict = await store.audit.verify()

    assert (verdict.rows, verdict.broken) == (40, None)


async def test_an_act_that_fails_leaves_no_row(store: Store, clock: Clock) -> None:
    await publish(store, clock.now())

    with pytest.raises(OSError, match="disk"):
        async with store._database.write() as connection:
            await write_act(connection, at=clock.now(), editor=None, act="import", subject="events")
            raise OSError("disk full")
    await publish(store, clock.now())
    verdict = await store.audit.verify()

    assert (verdict.rows, verdict.broken) == (5, None)


async def test_a_publisher_reads_their_regions_and_their_own_acts(store: Store, clock: Clock) -> None:
    owner = await editor(store, clock.now())
    await publish(store, clock.now(), region="210501")
    await publish(store, clock.now(), region="0801")
    await publish(store, clock.now(), region="")

    async def seen(reader: Editor, before: int | None = None) -> list[tuple[str, object]]:
        page = await store.audit.page(reader, before=before, limit=20)
        return [(entry.act, (entry.detail or {}).get("region")) for entry in page]

    assert await seen(Editor(99, 1, Role.PUBLISHER, ("21",))) == [("publish", "210501"), ("draft", "210501")]
    assert len(await seen(Editor(99, 1, Role.PUBLISHER, ("21", "08")))) == 4
    assert len(await seen(Editor(99, 1, Role.PUBLISHER, ("",)))) == 6
    assert await seen(Editor(owner.id, 1, Role.PUBLISHER, ())) == (await seen(owner))[:-1]
    assert len(await seen(owner)) == 7
    assert len(await seen(owner, before=5)) == 4
    assert await seen(Editor(99, 1, Role.EDITOR, ("",))) == []


async def test_the_log_holds_row_numbers_and_nothing_that_names_anybody(store: Store, clock: Clock) -> None:
    somebody = await editor(store, clock.now())
    draft = await store.drafts.open(somebody.id, facts(clock.now()), now=clock.now())
    await store.drafts.change(draft, now=clock.now(), facts=facts(clock.now(), summary_es="Un secreto"))
    await store.chats.forget(somebody.telegram_id)

    kept = repr(await store.audit.latest())

    assert str(somebody.telegram_id) not in kept and "secreto" not in kept
    assert [entry.act for entry in await store.audit.latest()] == ["edit", "draft", "owner"]
