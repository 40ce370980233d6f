"""Invitations: links that lead one person to the desk, once, within two days."""

from __future__ import annotations

import enum
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.audit import write_act
from storage.authority import ask, current, to_editor
from storage.database import Database
from storage.permission import Act, may, toggled
from storage.schema import editors, invitations
from storage.sealing import Sealer
from storage.staff import Editor, Invitation, Role

#: How long a link may be used.
LIFE = timedelta(hours=48)
_BYTES = 32  # 256 bits, in 43 letters: a link's parameter has room for 64


class Use(enum.StrEnum):
    """What became of using an invitation."""

    JOINED = "joined"
    MEMBER = "member"  # at the desk already; the invitation stays good for somebody else
    USED = "used"
    EXPIRED = "expired"
    UNKNOWN = "unknown"  # never made, or withdrawn


@dataclass(frozen=True, slots=True)
class Joining:
    """What using an invitation did: who works at the desk now, and the row of who had invited them."""

    use: Use
    editor: Editor | None = None
    by: int | None = None


def _hash(secret: str) -> str:
    # Nobody guesses 256 bits: the hash needs no salt and no stretching.
    return hashlib.sha256(secret.encode()).hexdigest()


def _to_invitation(row: Any) -> Invitation:
    return Invitation(row.id, row.editor, Role(row.role), tuple(row.regions), row.expires)


class Invitations:
    """Ways to the desk; the record keeps only the hash of a link's secret."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        """Keep invitations in this database; who joins is sealed like everyone."""
        self._database = database
        self._sealer = sealer

    async def prepare(self, by: int, *, now: datetime) -> Invitation:
        """A new invitation, for an editor and for no region yet; it has no link before `make`."""
        async with self._database.write() as connection:
            await ask(connection, by, Act.PEOPLE)
            row = await connection.execute(
                invitations.insert()
                .values(editor=by, role=Role.EDITOR, regions=[], created_at=now)
                .returning(invitations)
            )
            return _to_invitation(row.one())

    async def get(self, invitation: int, by: int) -> Invitation | None:
        """An owner's own invitation while it is being prepared."""
        async with self._database.read() as connection:
            row = await _preparing(connection, invitation, by)
        return None if row is None else _to_invitation(row)

    async def choose(
        self, invitation: int, by: int, *, role: Role | None = None, region: str | None = None
    ) -> Invitation | None:
        """Choose the role, or add or take out a region; None once the link is made."""
        if role is Role.OWNER:
            raise ValueError("owners come from the settings")
        async with self._database.write() as connection:
            await ask(connection, by, Act.PEOPLE)
            row = await _preparing(connection, invitation, by)
            if row is None:
                return None
            regions = row.regions if region is None else list(toggled(row.regions, region))
            changed = await connection.execute(
                invitations.update()
                .where(invitations.c.id == invitation)
                .values(role=role or row.role, regions=regions)
                .returning(invitations)
            )
            return _to_invitation(changed.one())

    async def make(self, invitation: int, by: int, *, now: datetime) -> tuple[Invitation, str] | None:
        """The invitation with its secret, told this once; None without a region or when made before."""
        secret = secrets.token_urlsafe(_BYTES)
        async with self._database.write() as connection:
            await ask(connection, by, Act.PEOPLE)
            row = await _preparing(connection, invitation, by)
            if row is None or not row.regions:
                return None
            changed = await connection.execute(
                invitations.update()
                .where(invitations.c.id == invitation)
                .values(hash=_hash(secret), created_at=now, expires=now + LIFE)
                .returning(invitations)
            )
            made = _to_invitation(changed.one())
            await _log(connection, "invite", by, made, now=now)
        return made, secret

    async def open(self, now: datetime) -> list[Invitation]:
        """The invitations that can still be used."""
        query = sa.select(invitations).where(*_usable(now)).order_by(invitations.c.id)
        async with self._database.read() as connection:
            return [_to_invitation(row) for row in await connection.execute(query)]

    async def withdraw(self, invitation: int, *, by: int, now: datetime) -> bool:
        """Make a link useless; False if it was used, expired or withdrawn already."""
        async with self._database.write() as connection:
            await ask(connection, by, Act.PEOPLE)
            changed = await connection.execute(
                invitations.update()
                .where(invitations.c.id == invitation, *_usable(now))
                .values(withdrawn_at=now)
                .returning(invitations)
            )
            row = changed.one_or_none()
            if row is not None:
                await _log(connection, "withdraw", by, _to_invitation(row), now=now)
        return row is not None

    async def use(self, secret: str, telegram_id: int, *, now: datetime) -> Joining:
        """Let whoever has the link in, if nobody was let in by it before; who was revoked comes back by a new one."""
        sealed = self._sealer.seal(telegram_id)
        async with self._database.write() as connection:
            row = (
                await connection.execute(
                    sa.select(invitations).where(invitations.c.hash == _hash(secret)).with_for_update()
                )
            ).one_or_none()
            if row is None or row.withdrawn_at is not None:
                return Joining(Use.UNKNOWN)
            known = (
                await connection.execute(
                    sa.select(editors).where(editors.c.sealed == sealed).with_for_update()
                )
            ).one_or_none()
            if known is not None and known.revoked_at is None:
                return Joining(Use.MEMBER, to_editor(known, telegram_id), row.editor)
            if row.used_at is not None:
                return Joining(Use.USED)
            if row.expires <= now:
                return Joining(Use.EXPIRED)
            if not may(await current(connection, row.editor), Act.PEOPLE):
                # Whoever made the link owns the desk no more.
                return Joining(Use.UNKNOWN)
            await connection.execute(
                invitations.update().where(invitations.c.id == row.id).values(used_at=now)
            )
            editor = await self._let_in(connection, row, known, sealed, now)
            await write_act(
                connection,
                at=now,
                editor=editor.id,
                act="join",
                subject="editor",
                subject_id=editor.id,
                detail={"invitation": row.id, "role": editor.role.value, "regions": list(editor.regions)},
            )
        return Joining(
            Use.JOINED, Editor(editor.id, telegram_id, editor.role, editor.regions, now), row.editor
        )

    @staticmethod
    async def _let_in(
        connection: AsyncConnection, invitation: Any, known: Any, sealed: bytes, now: datetime
    ) -> Editor:
        values = {
            "role": invitation.role,
            "regions": invitation.regions,
            "created_at": now,
            "revoked_at": None,
        }
        write = (
            editors.insert().values(sealed=sealed, **values)
            if known is None
            else editors.update().where(editors.c.id == known.id).values(**values)
        )
        return to_editor((await connection.execute(write.returning(editors))).one(), 0)


def _usable(now: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        invitations.c.hash.is_not(None),
        invitations.c.used_at.is_(None),
        invitations.c.withdrawn_at.is_(None),
        invitations.c.expires > now,
    )


async def _preparing(connection: AsyncConnection, invitation: int, by: int) -> Any:
    query = (
        sa.select(invitations)
        .where(invitations.c.id == invitation, invitations.c.editor == by, invitations.c.hash.is_(None))
        .with_for_update()
    )
    return (await connection.execute(query)).one_or_none()


async def _log(
    connection: AsyncConnection, act: str, by: int, invitation: Invitation, *, now: datetime
) -> None:
    detail = {"role": invitation.role.value, "regions": list(invitation.regions)}
    await write_act(
        connection,
        at=now,
        editor=by,
        act=act,
        subject="invitation",
        subject_id=invitation.id,
        detail=detail,
    )
