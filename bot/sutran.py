"""Sutran's feed: asked every few minutes by the leader, its news filed for the desk, its people told in one message."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from telegram import Bot

from bot.delivery.leading import Leading
from bot.fetching import Known, Unfetched, fetch
from bot.plan import Feed
from handlers.context import House, World
from handlers.desk.reader import ReadDraft
from handlers.desk.reader.matching import matching
from handlers.desk.sutran import Answer, Broken, Point, points_in, read_answer
from handlers.telling import write_to
from handlers.views import suggestions as views
from handlers.views.screen import Screen
from storage.model import Event
from storage.permission import Act, may
from storage.roads import Roads
from storage.suggesting import Sighting, Suggestion

log = structlog.get_logger(__name__)

#: Owners hear of a feed that failed so often in a row.
_FAILURES = 3
#: The desk hears of what is new at most so often.
_GAP = timedelta(minutes=10)
_MOST_OPEN = 2_000


class Sutran:
    """Looks at the feed for as long as it runs; what fails is tried again, and nothing it fails at stops the bot."""

    def __init__(
        self,
        feed: Feed,
        house: House,
        bot: Bot,
        leading: Leading,
        roads: Roads,
        *,
        proxy: str | None = None,
    ) -> None:
        """Ask this feed for that house; editors are told through this bot."""
        self._feed = feed
        self._house = house
        self._bot = bot
        self._leading = leading
        self._roads = roads
        self._proxy = proxy
        self._known = Known()
        self._last: bytes | None = None
        self._failures = 0
        self._failing_since: datetime | None = None
        self._told: datetime | None = None

    async def run(self) -> None:
        """Look now and again after every rest, while this process leads, until cancelled."""
        while True:
            await self._leading.wait(True)
            try:
                await self.look()
            except Exception as error:
                log.error("the feed could not be filed, trying again later", error=type(error).__name__)
            await asyncio.sleep(self._feed.every.total_seconds())

    async def look(self) -> None:
        """Ask once: file what is new or gone, tell the desk, and tell owners when the feed breaks or recovers."""
        store, now = self._house.store, self._house.now()
        try:
            answer = await self._ask()
            if not answer.points and await store.suggestions.watched():
                raise Broken("empty all of a sudden")
        except (Unfetched, Broken) as problem:
            # What was understood last is not what the server has now.
            self._known = Known()
            await self._failed(str(problem))
            return
        await self._worked()
        open_events = await store.events.active("", limit=_MOST_OPEN)
        sightings = [_sighting(point, open_events) for point in answer.points]
        changed = await store.suggestions.take_in(sightings, whole=answer.whole, now=now)
        await store.suggestions.looked(now)
        if changed:
            log.info("the feed has news", points=len(sightings), changed=changed)
        await self._tell_desk()

    async def _ask(self) -> Answer:
        data, known = await fetch(self._feed.url, self._known, proxy=self._proxy)
        data = data if data is not None else self._last
        if data is None:
            raise Unfetched("nothing new of nothing")
        house = self._house
        now, zone = house.now(), house.zone
        answer = await asyncio.to_thread(
            lambda: points_in(read_answer(data), house.regions, self._roads, now, zone)
        )
        self._known, self._last = known, data
        return answer

    async def _failed(self, why: str) -> None:
        self._failures += 1
        now = self._house.now()
        self._failing_since = self._failing_since or now
        log.warning("the feed gave nothing that can be used", why=why, times=self._failures)
        store = self._house.store
        if self._failures >= _FAILURES and await store.suggestions.trouble() is None:
            since = self._failing_since
            if await self._tell_owners(lambda world: views.feed_broken(since, **world)):
                await store.suggestions.set_trouble(since)

    async def _worked(self) -> None:
        self._failures, self._failing_since = 0, None
        store = self._house.store
        since = await store.suggestions.trouble()
        if since is not None:
            await self._tell_owners(lambda world: views.feed_back(since, **world))
            await store.suggestions.set_trouble(None)

    async def _tell_owners(self, say: Callable[[World], Screen]) -> int:
        told = [await write_to(self._bot, self._house, owner, say) for owner in sorted(self._house.owners)]
        return sum(told)

    async def _tell_desk(self) -> None:
        """One message to each editor about all that is new in their regions."""
        store, now = self._house.store, self._house.now()
        if self._told is not None and now - self._told < _GAP:
            return
        found = await store.suggestions.untold()
        if not found:
            return
        for owner in sorted(self._house.owners):
            await store.editors.ensure_owner(owner, now=now)
        concerned = reached = 0
        for editor in await store.editors.all():
            mine = [one for one in found if may(editor, Act.SUGGESTED, one.region)]
            if not mine:
                continue
            waiting = len(await store.suggestions.waiting(editor))
            concerned += 1
            reached += await write_to(self._bot, self._house, editor.telegram_id, _news(mine, waiting))
        if concerned and not reached:
            # Telegram is out of reach, or everyone blocked the bot: the next look tries again.
            return
        self._told = now
        await store.suggestions.told(found, now=now)


def _news(mine: list[Suggestion], waiting: int) -> Callable[[World], Screen]:
    return lambda world: views.news(mine, waiting, **world)


def _sighting(point: Point, open_events: list[Event]) -> Sighting:
    """The point with the open event that it is about; where it may be about several, an editor has to look."""
    match = matching(ReadDraft(point.facts), open_events)
    if match.events and not match.sure:
        return Sighting(point.key, point.human, point.facts, point.doubt or "several")
    event = match.events[0].id if match.events else None
    return Sighting(point.key, point.human, point.facts, point.doubt, event)
