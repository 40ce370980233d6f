"""The desk is asked about what nobody confirmed in time; what nobody answers for ends as "no information"."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

import structlog
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.delivery.outcomes import outcome_of_error
from handlers.context import House
from handlers.desk import questions
from handlers.desk.freshness import TOLD_FOR, Round, Watched, decide
from storage.freshness import since
from storage.leadership import NotLeader
from storage.model import Event
from storage.pushes import OutcomeKind
from storage.questions import EVERY, Asked, Asking
from storage.staff import Editor

log = structlog.get_logger(__name__)

#: Seconds between rounds. The first comes late: answers given while nobody was here are taken before anyone is asked.
_EVERY = 60.0
#: Hours of the night, by the clock of the messages, in which a question makes no sound.
_NIGHT_BEGINS, _NIGHT_ENDS = 23, 6
#: Of so many events that lapsed within a day their editors are told at most.
_MOST = 2_000


class Freshening:
    """Looks once a minute at what has gone unconfirmed; only the leader asks."""

    def __init__(self, house: House, bot: Bot) -> None:
        """Ask the desk of this house through this bot."""
        self._house = house
        self._store = house.store
        self._bot = bot

    async def run(self) -> None:
        """Look every minute until cancelled; what fails is tried again a minute later."""
        while True:
            await asyncio.sleep(_EVERY)
            try:
                await self.look()
            except NotLeader:
                continue
            except Exception as error:
                log.error("could not ask about stale events, trying again", error=type(error).__name__)

    async def look(self) -> None:
        """One round: give up what is to be given up, then ask whom it is time to ask; one message for each."""
        if not self._store.leadership.holds:
            return
        found, editors = await self._decided()
        if found.lapses:
            await self._lapse(found.lapses)
            # Their editors hear of it in the message in which they are asked about others.
            found, editors = await self._decided()
        for editor in editors:
            about = found.asks.get(editor.id)
            if about:
                asking = await self._store.questions.ask(editor.id, about, now=self._house.now())
                if asking is not None:
                    await self._send(editor, asking)

    async def _decided(self) -> tuple[Round, list[Editor]]:
        house, now = self._house, self._house.now()
        events = await self._watched(now)
        if not events:
            return Round(), []
        for owner in sorted(house.owners):
            await self._store.editors.ensure_owner(owner, now=now)
        editors = await self._store.editors.all()
        numbers = [event.id for event in events]
        asked = await self._store.questions.asked(numbers, min(since(event) for event in events))
        keepers = await self._store.questions.keepers(numbers)
        rows: dict[int, list[Asked]] = {}
        for one in asked:
            rows.setdefault(one.event, []).append(one)
        watched = [Watched(event, keepers.get(event.id), rows.get(event.id, ())) for event in events]
        last = await self._store.questions.last(now - EVERY)
        return decide(watched, editors, last, now, house.fresh_for), editors

    async def _watched(self, now: datetime) -> list[Event]:
        shortest = min(self._house.fresh_for.values())
        stale = await self._store.events.unconfirmed(now - shortest, now)
        return [*stale, *await self._store.events.lapsed("", now - TOLD_FOR, limit=_MOST)]

    async def _lapse(self, events: Sequence[Event]) -> None:
        now = self._house.now()
        for event in events:
            await self._store.lifecycle.lapse(event.id, now=now, base=event.revision)
        log.info("events ended without information", count=len(events))
        begun = min(since(event) for event in events)
        for asking in await self._store.questions.showing([event.id for event in events], begun):
            await questions.redraw(self._house, self._bot, asking)

    async def _send(self, editor: Editor, asking: Asking) -> None:
        """Send what was written down; taken as asked unless Telegram surely did not get it."""
        known = await self._store.chats.find(editor.telegram_id)
        language = known.language if known is not None else self._house.default_language
        screen = await questions.picture(self._house, asking, 0, language)
        try:
            message = await self._bot.send_message(
                editor.telegram_id,
                screen.text,
                parse_mode=ParseMode.HTML,
                reply_markup=screen.keyboard(),
                disable_notification=_is_night(asking.at.astimezone(self._house.zone)),
            )
        except (Forbidden, BadRequest) as error:
            # They blocked the bot or never wrote to it: the next ones are asked.
            log.warning("an editor could not be asked, the next ones are", error=type(error).__name__)
            await self._store.questions.refused(asking.id, now=self._house.now())
        except (RetryAfter, InvalidToken):
            await self._store.questions.forget(asking.id)
        except TelegramError as error:
            # Whether it arrived is unknown then: nobody is asked twice, and others will be if no answer comes.
            if outcome_of_error(error).kind is OutcomeKind.NOT_ACCEPTED:
                await self._store.questions.forget(asking.id)
        else:
            await self._store.questions.arrived(asking.id, message.message_id)


def _is_night(local: datetime) -> bool:
    return local.hour >= _NIGHT_BEGINS or local.hour < _NIGHT_ENDS
