"""Asking the record, inside the transaction of an act, whether its editor may still do it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.permission import Act, may
from storage.schema import editors
from storage.staff import Editor, Role


class Refused(Exception):
    """The editor may not do this, or not there, or not any more."""

    def __init__(self, act: Act, editor: Editor | None) -> None:
        """Remember the act and the editor, None for somebody who is not at the desk (any more)."""
        super().__init__(f"refused: {act}")
        self.act = act
        self.editor = editor


class NeedsSecond(Exception):
    """The post must be looked at by somebody else before it goes out."""


def to_editor(row: Any, telegram_id: int) -> Editor:
    """The editor that a row of `editors` holds."""
    return Editor(row.id, telegram_id, Role(row.role), tuple(row.regions), row.created_at)


async def current(connection: AsyncConnection, editor: int) -> Editor | None:
    """The editor as the record has them now, without their Telegram id; None once revoked.

    Until the transaction ends nobody can revoke or change them: either this act came first, or the revocation did.
    """
    query = sa.select(editors).where(editors.c.id == editor).with_for_update(read=True)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None or row.revoked_at is not None else to_editor(row, 0)


async def ask(connection: AsyncConnection, editor: int, act: Act, *regions: str | None) -> Editor:
    """The editor, if they may do this now in every one of the regions; Refused if not."""
    found = await current(connection, editor)
    if not all(may(found, act, region) for region in regions or (None,)):
        raise Refused(act, found)
    assert found is not None
    return found
