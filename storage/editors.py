"""The people at the desk: who they are, what they may do, until when. Their ids are sealed like everyone's."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.audit import write_act
from storage.authority import ask, to_editor
from storage.database import Database, insert_ignoring
from storage.permission import Act, toggled
from storage.returning import hand_back
from storage.schema import drafts, editors
from storage.sealing import Sealer
from storage.staff import Editor, Role

#: What an owner of the whole desk works on.
_COUNTRY = ("",)
#: In place of the sealed id of somebody who had themselves forgotten; no seal looks like it.
_ERASED = b"erased "


class Editors:
    """Who may do what at the desk."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        """Keep editors in this database under this seal."""
        self._database = database
        self._sealer = sealer

    async def ensure_owner(self, telegram_id: int, *, now: datetime) -> Editor:
        """The owner's row, made at their first act; somebody at the desk already becomes owner."""
        sealed = self._sealer.seal(telegram_id)
        query = sa.select(editors).where(editors.c.sealed == sealed)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None or row.role != Role.OWNER or row.revoked_at is not None:
            values = {"role": Role.OWNER, "regions": list(_COUNTRY)}
            async with self._database.write() as connection:
                made = await connection.execute(
                    insert_ignoring(connection, editors).values(sealed=sealed, created_at=now, **values)
                )
                changed = await connection.execute(
                    editors.update()
                    .where(
                        editors.c.sealed == sealed,
                        (editors.c.role != Role.OWNER) | editors.c.revoked_at.is_not(None),
                    )
                    .values(revoked_at=None, created_at=now, **values)
                )
                row = (await connection.execute(query)).one()
                if made.rowcount or changed.rowcount:
                    await _log(connection, "owner", None, row.id, now=now)
        return to_editor(row, telegram_id)

    async def only_owners(self, telegram_ids: Collection[int], *, now: datetime) -> int:
        """Revoke whoever was an owner and is none by the settings any more; gives how many they were."""
        sealed = [self._sealer.seal(telegram_id) for telegram_id in telegram_ids]
        former = sa.select(editors.c.id).where(
            editors.c.role == Role.OWNER, editors.c.revoked_at.is_(None), editors.c.sealed.not_in(sealed)
        )
        async with self._database.write() as connection:
            found = list(await connection.scalars(former))
            for editor in found:
                await _revoke(connection, editor, by=None, now=now)
                await _log(connection, "revoke", None, editor, now=now)
        return len(found)

    async def find(self, telegram_id: int) -> Editor | None:
        """Somebody who works at the desk now, None for everyone else."""
        query = sa.select(editors).where(
            editors.c.sealed == self._sealer.seal(telegram_id), editors.c.revoked_at.is_(None)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else to_editor(row, telegram_id)

    async def get(self, editor: int) -> Editor | None:
        """Somebody who works at the desk now, by row number."""
        query = sa.select(editors).where(editors.c.id == editor, editors.c.revoked_at.is_(None))
        async with self._database.read() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else to_editor(row, self._sealer.open(row.sealed))

    async def all(self) -> list[Editor]:
        """Everybody who works at the desk now, in the order in which they came."""
        query = sa.select(editors).where(editors.c.revoked_at.is_(None)).order_by(editors.c.id)
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [to_editor(row, self._sealer.open(row.sealed)) for row in rows]

    async def telegram_id(self, editor: int) -> int | None:
        """Where to reach an editor, None if there is no such row or they had themselves forgotten."""
        async with self._database.read() as connection:
            sealed = await connection.scalar(sa.select(editors.c.sealed).where(editors.c.id == editor))
        if sealed is None or sealed.startswith(_ERASED):
            return None
        return self._sealer.open(sealed)

    async def set_role(self, editor: int, role: Role, *, by: int, now: datetime) -> Editor | None:
        """Give somebody another role; None if they are not at the desk, are an owner, or have it already."""
        if role is Role.OWNER:
            raise ValueError("owners come from the settings")
        return await self._change(editor, {"role": role}, by=by, now=now)

    async def toggle_region(self, editor: int, code: str, *, by: int, now: datetime) -> Editor | None:
        """Add a region to somebody's or take it out; None if that changes nothing or would leave them none."""
        async with self._database.write() as connection:
            await ask(connection, by, Act.PEOPLE)
            row = await _theirs(connection, editor)
            if row is None:
                return None
            regions = toggled(row.regions, code)
            if not regions or regions == tuple(row.regions):
                return None
            return await self._write(connection, row, {"regions": list(regions)}, by=by, now=now)

    async def _change(
        self, editor: int, values: dict[str, object], *, by: int, now: datetime
    ) -> Editor | None:
        async with self._database.write() as connection:
            await ask(connection, by, Act.PEOPLE)
            row = await _theirs(connection, editor)
            if row is None or all(getattr(row, name) == value for name, value in values.items()):
                return None
            return await self._write(connection, row, values, by=by, now=now)

    async def _write(
        self,
        connection: AsyncConnection,
        row: sa.Row[tuple[object, ...]],
        values: dict[str, object],
        *,
        by: int,
        now: datetime,
    ) -> Editor:
        changed = await connection.execute(
            editors.update().where(editors.c.id == row.id).values(untold=now, **values).returning(editors)
        )
        found = to_editor(changed.one(), self._sealer.open(row.sealed))
        await _log(connection, "change", by, row.id, now=now, to=found)
        return found

    async def untold(self, before: datetime) -> list[tuple[Editor, datetime]]:
        """Who is owed a word about a change of before that moment, each with when it was made."""
        query = sa.select(editors).where(editors.c.untold <= before, editors.c.revoked_at.is_(None))
        async with self._database.read() as connection:
            rows = (await connection.execute(query.order_by(editors.c.id))).all()
        return [(to_editor(row, self._sealer.open(row.sealed)), row.untold) for row in rows]

    async def told(self, editor: int, since: datetime) -> None:
        """They know of the change that was made then; of a later one they are still to be told."""
        async with self._database.write() as connection:
            await connection.execute(
                editors.update().where(editors.c.id == editor, editors.c.untold == since).values(untold=None)
            )

    async def revoke(self, editor: int, *, by: int, now: datetime) -> Editor | None:
        """End somebody's work at the desk at once, open drafts included; None if they were not there, or own it."""
        async with self._database.write() as connection:
            await ask(connection, by, Act.PEOPLE)
            row = await _theirs(connection, editor)
            if row is None:
                return None
            await _revoke(connection, editor, by=by, now=now)
            await _log(connection, "revoke", by, editor, now=now)
        return to_editor(row, self._sealer.open(row.sealed))

    async def leave(self, telegram_id: int, *, now: datetime) -> bool:
        """End somebody's own work at the desk and erase their id; owners stay, for the settings name them.

        The log keeps what they did under their row number. False if they were not at the desk.
        """
        sealed = self._sealer.seal(telegram_id)
        async with self._database.write() as connection:
            row = (
                await connection.execute(
                    sa.select(editors)
                    .where(editors.c.sealed == sealed, editors.c.role != Role.OWNER)
                    .with_for_update()
                )
            ).one_or_none()
            if row is None:
                return False
            await connection.execute(
                editors.update()
                .where(editors.c.id == row.id)
                .values(sealed=_ERASED + str(row.id).encode(), revoked_at=row.revoked_at or now)
            )
            await hand_back(connection, row.id, by=row.id, now=now)
            await connection.execute(
                drafts.update()
                .where(drafts.c.editor == row.id, drafts.c.published_event.is_(None))
                .values(discarded_at=now, awaiting=None, sent_at=None)
            )
            if row.revoked_at is None:
                await _log(connection, "leave", row.id, row.id, now=now)
        return row.revoked_at is None


async def _theirs(connection: AsyncConnection, editor: int) -> sa.Row[tuple[object, ...]] | None:
    """The row of somebody whom an owner may change."""
    query = (
        sa.select(editors)
        .where(editors.c.id == editor, editors.c.role != Role.OWNER, editors.c.revoked_at.is_(None))
        .with_for_update()
    )
    return (await connection.execute(query)).one_or_none()


async def _revoke(connection: AsyncConnection, editor: int, *, by: int | None, now: datetime) -> None:
    await hand_back(connection, editor, by=by, now=now)
    await connection.execute(
        editors.update().where(editors.c.id == editor).values(revoked_at=now, untold=None)
    )
    # What waited for a publisher waits no more: whoever lost the desk's trust has nothing published.
    await connection.execute(
        drafts.update()
        .where(drafts.c.editor == editor, drafts.c.sent_at.is_not(None))
        .values(sent_at=None, version=drafts.c.version + 1)
    )


async def _log(
    connection: AsyncConnection,
    act: str,
    by: int | None,
    editor: int,
    *,
    now: datetime,
    to: Editor | None = None,
) -> None:
    detail = None if to is None else {"role": to.role.value, "regions": list(to.regions)}
    await write_act(
        connection, at=now, editor=by, act=act, subject="editor", subject_id=editor, detail=detail
    )
