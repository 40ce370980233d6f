"""The messages of those who published: brought up to date by edits, in the language of whoever reads them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence

import structlog
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.standing import Report
from handlers.refusals import SAME, says
from handlers.views.screen import Screen
from storage.model import Language
from storage.pushes import Push
from storage.store import Store

log = structlog.get_logger(__name__)

#: Seconds after which an edit is tried again that Telegram did not take for a passing reason.
_AGAIN = 10.0
#: Seconds that a person's language is worth waiting for.
_PATIENCE = 2.0


class Languages:
    """Which language the people at the desk read, also while the record does not answer."""

    def __init__(self, store: Store, default: Language) -> None:
        """Look it up in this record; `default` for whom nothing is known."""
        self._store = store
        self._default = default
        self._known: dict[int, Language] = {}

    async def learn(self, chats: Iterable[int]) -> None:
        """Look these up while the record answers."""
        for chat in chats:
            await self.of(chat)

    async def of(self, chat: int) -> Language:
        """The record's, else the last known, else the default."""
        try:
            async with asyncio.timeout(_PATIENCE):
                found = await self._store.chats.find(chat)
        except Exception:
            return self._known.get(chat, self._default)
        language = found.language if found is not None else self._default
        self._known[chat] = language
        return language


class Showing:
    """Edits the messages that say how far pushes are, until the last word stands there or they are out of reach."""

    def __init__(self, store: Store, bot: Bot, languages: Languages, clock: Callable[[], float]) -> None:
        """Edit through this bot; `clock` counts seconds forward."""
        self._store = store
        self._bot = bot
        self._languages = languages
        self._clock = clock

    async def show(
        self, pushes: Sequence[Push], report: Report, say: Callable[[Language], Screen], *, over: bool
    ) -> None:
        """Bring the one message about these pushes up to date; where that is of no use any more, leave it for good.

        What Telegram did not take for now is owed: `report` says from when on to try again.
        """
        try:
            if await self._edit(pushes[0], report, say) or over:
                for push in pushes:
                    await self._store.outbox.report_in(push.id, None)
        except RetryAfter as error:
            report.fresh = True
            # The public attribute warns that its type will change.
            report.rests_until = self._clock() + error._retry_after.total_seconds()
        except TelegramError as error:
            report.fresh, report.rests_until = True, self._clock() + _AGAIN
            log.warning("a report could not be brought up to date", error=type(error).__name__)
        except Exception as error:
            report.fresh, report.rests_until = True, self._clock() + _AGAIN
            log.warning("a report could not be read or closed", error=type(error).__name__)

    async def _edit(self, push: Push, report: Report, say: Callable[[Language], Screen]) -> bool:
        """Edit the message unless it says so already; True when it is out of reach for good."""
        chat = await self._store.editors.telegram_id(push.editor) if push.editor is not None else None
        if chat is None:
            return True
        screen = say(await self._languages.of(chat))
        if screen.text == report.shown:
            return False
        try:
            await self._bot.edit_message_text(
                screen.text,
                chat_id=chat,
                message_id=push.report,
                parse_mode=ParseMode.HTML,
                reply_markup=screen.keyboard(),
            )
        except Forbidden:
            return True
        except BadRequest as error:
            if not says(error, (SAME,)):
                return True
        report.shown = str(screen.text)
        return False
