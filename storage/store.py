"""The record: opens the database, brings it up to date, and holds one room for each noun."""

from __future__ import annotations

import asyncio
import contextlib
import os
from typing import Self
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from storage.audit import Audit
from storage.backlog import Backlog
from storage.batches import Batches
from storage.board import Board
from storage.campaigns import Campaigns
from storage.channels import Channels
from storage.chats import Chats
from storage.counts import Counts
from storage.database import AlreadyRunning, Database, RunnerLock, insert_ignoring, sqlite_file
from storage.drafts import Drafts
from storage.editors import Editors
from storage.events import Events
from storage.exports import Exports
from storage.filing import Filing
from storage.followed import FollowedRoutes
from storage.gathering import Gathering
from storage.groups import Groups
from storage.imports import Imports
from storage.invitations import Invitations
from storage.leadership import Leadership
from storage.lifecycle import Lifecycle
from storage.operations import Operations
from storage.outbox import Outbox
from storage.preferences import Preferences
from storage.questions import Questions
from storage.regions import Gazetteer
from storage.reporters import Reporters
from storage.retention import Retention
from storage.reviews import Reviews
from storage.schema import control, regions
from storage.sealing import Sealer, WrongKey
from storage.search import Search
from storage.spending import Spending
from storage.staff import FourEyes
from storage.suggestions import Suggestions
from storage.tallies import Tallies
from storage.tipnotices import TipNotices
from storage.tips import Tips
from storage.traces import Traces
from storage.underway import UnderWay
from storage.upgrading import NewerDatabase, migrate
from storage.verdicts import Verdicts

__all__ = ["AlreadyRunning", "NewerDatabase", "Store", "WrongKey"]

_KEY_CHECK = "key_check"
_LIMA = ZoneInfo("America/Lima")


class Store:
    """What Chaski remembers; each attribute is the room of one noun."""

    def __init__(
        self,
        database: Database,
        sealer: Sealer,
        gazetteer: Gazetteer,
        url: str,
        four_eyes: FourEyes,
        zone: ZoneInfo,
    ) -> None:
        """Put the rooms around an opened database; callers use `Store.open`."""
        self._database = database
        self._url = url
        self._runner: RunnerLock | None = None
        self.audit = Audit(database)
        self.batches = Batches(database)
        self.campaigns = Campaigns(database)
        self.channels = Channels(database, sealer)
        self.chats = Chats(database, sealer)
        self.editors = Editors(database, sealer)
        self.groups = Groups(database, sealer)
        self.preferences = Preferences(database, sealer)
        self.drafts = Drafts(database)
        self.events = Events(database, gazetteer, four_eyes)
        self.exports = Exports(database, self.events)
        self.backlog = Backlog(database)
        self.board = Board(database, self.events)
        self.under_way = UnderWay(database, self.events)
        self.invitations = Invitations(database, sealer)
        self.leadership = Leadership(database)
        self.lifecycle = Lifecycle(database, gazetteer, four_eyes)
        self.outbox = Outbox(database, sealer, self.leadership, FollowedRoutes(gazetteer), zone)
        self.gathering = Gathering(database, self.leadership, zone)
        self.operations = Operations(database)
        self.imports = Imports(database, gazetteer)
        self.questions = Questions(database, self.leadership)
        self.reviews = Reviews(database)
        self.retention = Retention(database)
        self.search = Search(database)
        self.spending = Spending(database, self.leadership)
        self.suggestions = Suggestions(database, gazetteer, four_eyes)
        self.counts = Counts(database)
        self.tallies = Tallies(database, four_eyes)
        self.reporters = Reporters(database, sealer)
        self.tips = Tips(database, sealer)
        self.filing = Filing(database, sealer, self.reporters)
        self.verdicts = Verdicts(database, sealer)
        self.tip_notices = TipNotices(database)
        self.traces = Traces(database, sealer)

    @classmethod
    async def open(
        cls,
        url: str,
        sealer: Sealer,
        *,
        gazetteer: Gazetteer,
        four_eyes: FourEyes = FourEyes.OFF,
        zone: ZoneInfo = _LIMA,
    ) -> Self:
        """Open and migrate the database at `url`; NewerDatabase or WrongKey if it is not ours to write.

        `four_eyes` says which posts need a second pair of eyes, `zone` whose clock goes for chats that chose none.
        """
        file = sqlite_file(url)
        if file is not None:
            # Made for its owner only before SQLite opens it; the files beside it take over its mode. One that is
            # there is not opened: to close it would drop the locks of every connection that this process has to it.
            with contextlib.suppress(FileExistsError):
                os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        # A migration may take its time.
        unhurried = Database(url, patience=None)
        try:
            await migrate(unhurried)
        finally:
            await unhurried.close()
        database = Database(url)
        try:
            await _fill_regions(database, gazetteer)
            await _check_key(database, sealer)
        except BaseException:
            await database.close()
            raise
        return cls(database, sealer, gazetteer, url, four_eyes, zone)

    def hold_as_runner(self) -> None:
        """Be the one runner until closed; AlreadyRunning if another one has the SQLite file.

        PostgreSQL lets others in: they stand by until `leadership` is theirs.
        """
        file = sqlite_file(self._url)
        if file is not None and self._runner is None:
            lock = RunnerLock(file)
            lock.take()
            self._runner = lock

    async def close(self) -> None:
        """Close every connection and let the next runner in."""
        await self._database.close()
        if self._runner is not None:
            self._runner.release()
            self._runner = None


async def _fill_regions(database: Database, gazetteer: Gazetteer) -> None:
    """Keep the regions table as the gazetteer has it, so that events refer to places that exist."""
    async with database.read() as connection:
        have = await connection.scalar(sa.select(sa.func.count()).select_from(regions))
    if have == len(gazetteer):
        return
    rows = [
        {
            "code": region.code,
            "name": region.name,
            "parent": region.code[:-2],
            "level": int(region.level),
        }
        for region in gazetteer
    ]
    async with database.write() as connection:
        await connection.execute(insert_ignoring(connection, regions), rows)


async def _check_key(database: Database, sealer: Sealer) -> None:
    """Notice a wrong key at start, not when the first message must go out."""
    async with database.write() as connection:
        kept = await connection.scalar(sa.select(control.c.value).where(control.c.key == _KEY_CHECK))
        if kept is None:
            await connection.execute(control.insert().values(key=_KEY_CHECK, value=sealer.seal(0).hex()))
        else:
            await asyncio.to_thread(sealer.open, bytes.fromhex(kept))
