"""Tips from both ends: who reported hears what became of it, and the desk hears that something waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from telegram import Bot, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from handlers.context import World
from handlers.refusals import SAME, says
from handlers.texts import Texts
from handlers.views import report as reports
from handlers.views import tips as views
from handlers.views.reader import Reader
from handlers.views.screen import Screen
from storage.model import Language
from storage.regions import Gazetteer
from storage.staff import Editor
from storage.store import Store
from storage.tipnotices import News, Notice
from storage.verdicts import Untold

log = structlog.get_logger(__name__)

#: Seconds between rounds, and after one that failed.
_ROUND, _AGAIN = 2.0, 30.0
#: How often an editor is told at most.
EVERY = timedelta(minutes=15)
#: From which to which hour of the day no phone sounds.
_NIGHT, _MORNING = 22, 6


def due(last: Notice | None, now: datetime) -> bool:
    """Whether an editor may be told of new tips again."""
    return last is None or now - last.at >= EVERY


def silent(now: datetime, zone: ZoneInfo) -> bool:
    """Whether it is night at the desk."""
    hour = now.astimezone(zone).hour
    return hour >= _NIGHT or hour < _MORNING


class Tipping:
    """Tells outcomes and news of tips, from the record alone: a restart loses none of it."""

    def __init__(
        self,
        store: Store,
        bot: Bot,
        texts: Texts,
        regions: Gazetteer,
        zone: ZoneInfo,
        now: Callable[[], datetime],
        owners: frozenset[int],
        default_language: Language,
        leads: Callable[[], bool],
    ) -> None:
        """Tell from this record through this bot, while `leads` says that no other process does."""
        self._store = store
        self._bot = bot
        self._texts = texts
        self._regions = regions
        self._zone = zone
        self._now = now
        self._owners = owners
        self._default = default_language
        self._leads = leads
        self._seen = 0
        self._turn = asyncio.Lock()

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            pause = _ROUND
            try:
                if self._leads():
                    await self.look()
            except Exception as error:
                log.warning("could not tell what became of tips", error=type(error).__name__)
                pause = _AGAIN
            await asyncio.sleep(pause)

    async def look(self) -> None:
        """Tell those who have not heard yet: reporters what became of their tips, editors that some wait."""
        async with self._turn:
            for one in await self._store.verdicts.untold(self._now()):
                await self._outcome(one)
            newest = await self._store.tip_notices.newest()
            if newest > self._seen and await self._notify():
                self._seen = newest

    async def _outcome(self, one: Untold) -> None:
        """Tell one reporter, without a sound; whoever cannot be reached any more counts as told."""
        event = await self._store.events.get(one.event) if one.event is not None else None
        known = await self._store.chats.find(one.telegram_id)
        world = self._world(known.language if known is not None else one.language)
        screen = reports.published(event, **world) if event is not None else reports.unused(**world)
        answer = None
        if one.message_id is not None:
            answer = ReplyParameters(one.message_id, allow_sending_without_reply=True)
        try:
            await self._bot.send_message(
                one.telegram_id,
                screen.text,
                parse_mode=ParseMode.HTML,
                reply_markup=screen.keyboard(),
                message_thread_id=one.topic,
                reply_parameters=answer,
                disable_notification=True,
            )
        except ChatMigrated as error:
            # Told in the next round, under the new id.
            await self._store.chats.migrate(one.telegram_id, error.new_chat_id)
            return
        except (Forbidden, BadRequest):
            log.info("a reporter cannot be reached any more")
        await self._store.verdicts.told(one.report, now=self._now())

    async def _notify(self) -> bool:
        """Tell each editor of what is new to them; False while somebody has to wait for it."""
        done = True
        for owner in sorted(self._owners):
            await self._store.editors.ensure_owner(owner, now=self._now())
        for editor in await self._store.editors.all():
            last = await self._store.tip_notices.last(editor.id)
            news = await self._store.tip_notices.news(editor, last.upto if last else 0)
            if news is None:
                continue
            if not due(last, self._now()):
                done = False
                continue
            message = await self._tell(editor, news, last)
            await self._store.tip_notices.write(editor.id, news.upto, message, at=self._now())
        return done

    async def _tell(self, editor: Editor, news: News, last: Notice | None) -> int | None:
        """The message that says it: the one that was not looked at yet, changed, or a new one; None if none arrived."""
        known = await self._store.chats.find(editor.telegram_id)
        screen = views.notice(news, **self._world(known.language if known else self._default))
        if (
            last is not None
            and last.message_id is not None
            and await self._edit(editor, screen, last.message_id)
        ):
            return last.message_id
        try:
            sent = await self._bot.send_message(
                editor.telegram_id,
                screen.text,
                parse_mode=ParseMode.HTML,
                reply_markup=screen.keyboard(),
                disable_notification=silent(self._now(), self._zone),
            )
        except (Forbidden, BadRequest):
            return None
        return sent.message_id

    async def _edit(self, editor: Editor, screen: Screen, message: int) -> bool:
        try:
            await self._bot.edit_message_text(
                screen.text,
                editor.telegram_id,
                message,
                parse_mode=ParseMode.HTML,
                reply_markup=screen.keyboard(),
            )
        except BadRequest as error:
            return says(error, (SAME,))
        except TelegramError:
            return True  # tried again with the next news
        return True

    def _world(self, language: Language) -> World:
        return {
            "texts": self._texts,
            "regions": self._regions,
            "reader": Reader(language, self._now(), self._zone),
        }
