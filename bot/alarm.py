"""The alarm: owners hear that all sending rests, and that it goes on; it needs neither the database nor luck."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.delivery.purse import FREE
from bot.delivery.watching import Trouble
from handlers.texts import Texts
from handlers.views import sending as views
from handlers.views.reader import Reader
from handlers.views.screen import Screen
from storage.model import Language
from storage.spending import Notice

log = structlog.get_logger(__name__)

#: What owners can do something about; Telegram's silence reaches nobody over Telegram.
_NAMES = {Trouble.BOT_REFUSED: "bot-refused", Trouble.RECORD: "record"}
_HOUR = 3600.0
_CHECK = 30.0
#: Pauses before an owner is told again whom Telegram could not reach.
_AGAIN = (2.0, 10.0, 60.0)


@dataclass
class Troubles:
    """Which troubles last and which of them owners know; pure, times in seconds of a clock that only goes forward."""

    since: dict[Trouble, datetime] = field(default_factory=dict)
    _told: dict[Trouble, float] = field(default_factory=dict)
    _known: dict[Trouble, datetime] = field(default_factory=dict)

    def begin(self, trouble: Trouble, moment: datetime) -> None:
        """A trouble came, or is still there."""
        self.since.setdefault(trouble, moment)

    def to_tell(self, at: float) -> list[Trouble]:
        """The troubles that owners must hear of now; each at most once an hour, however often it comes and goes."""
        due = [
            trouble
            for trouble in self.since
            if trouble in _NAMES and (trouble not in self._told or at - self._told[trouble] >= _HOUR)
        ]
        for trouble in due:
            self._told[trouble] = at
            self._known.setdefault(trouble, self.since[trouble])
        return due

    def end(self, trouble: Trouble) -> datetime | None:
        """A trouble is over: since when owners believe in it, None if they never heard of it."""
        self.since.pop(trouble, None)
        return self._known.pop(trouble, None)


class Alarm:
    """Tells every owner in their language, patiently, without holding anyone up."""

    def __init__(
        self,
        bot: Bot,
        texts: Texts,
        zone: ZoneInfo,
        now: Callable[[], datetime],
        owners: frozenset[int],
        language_of: Callable[[int], Awaitable[Language]],
        clock: Callable[[], float],
    ) -> None:
        """Write through this bot; `language_of` may not fail, whatever has become of the database."""
        self._bot = bot
        self._texts = texts
        self._zone = zone
        self._now = now
        self._owners = owners
        self._language_of = language_of
        self._clock = clock
        self._troubles = Troubles()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def rings(self) -> bool:
        """Whether all sending rests at the moment."""
        return bool(self._troubles.since)

    def troubled(self, trouble: Trouble) -> None:
        """All sending rests: say so to the owners unless they heard it within the hour."""
        self._troubles.begin(trouble, self._now())
        self.check()

    def recovered(self, trouble: Trouble) -> None:
        """Sending goes on: say so to whoever was told that it rests."""
        since = self._troubles.end(trouble)
        if since is not None:
            self.tell_owners(lambda reader: views.recovered(since, self._texts, reader))

    def unpaid(self, notice: Notice, messages: int, cap: int) -> None:
        """Say to the owners that nothing more is paid for, with so many messages of today and so many Stars a day."""
        paid = views.Paid(messages, cap)
        self.tell_owners(lambda reader: views.unpaid(notice, paid, FREE, self._texts, reader.language))

    def check(self) -> None:
        """Tell what lasts and is due to be told."""
        for trouble in self._troubles.to_tell(self._clock()):
            self.tell_owners(self._notice(_NAMES[trouble], self._troubles.since[trouble]))

    def _notice(self, name: str, since: datetime) -> Callable[[Reader], Screen]:
        return lambda reader: views.trouble(name, since, self._texts, reader)

    async def run(self) -> None:
        """Look every half minute whether something is due to be told, until cancelled."""
        try:
            while True:
                await asyncio.sleep(_CHECK)
                self.check()
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def tell_owners(self, say: Callable[[Reader], Screen]) -> None:
        """Start to tell every owner something, each in their language."""
        for owner in self._owners:
            task = asyncio.create_task(self.tell(owner, say))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def tell(self, chat: int, say: Callable[[Reader], Screen]) -> None:
        """Tell somebody at the desk something in their language, again while Telegram is out of reach."""
        reader = Reader(await self._language_of(chat), self._now(), self._zone)
        text = say(reader).text
        for pause in (*_AGAIN, None):
            try:
                await self._bot.send_message(chat, text, parse_mode=ParseMode.HTML)
                return
            except TelegramError as error:
                passing = isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest)
                if pause is None or not passing:
                    log.warning("somebody at the desk could not be told", error=type(error).__name__)
                    return
            await asyncio.sleep(pause)
