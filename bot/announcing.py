"""From a push to the message that Telegram is given: rendered once per push and language."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from bot.delivery.payload import Payload
from handlers.texts import Texts
from handlers.views.event import announcement
from handlers.views.reader import Reader
from storage.model import Language, Push
from storage.regions import Gazetteer
from storage.store import Store


class Announcer:
    """Renders pushes with the same view that the editor's preview used."""

    def __init__(self, store: Store, texts: Texts, regions: Gazetteer, zone: ZoneInfo, bot_id: int) -> None:
        """Render from this record; `bot_id` tells which photos are this bot's to send."""
        self._store = store
        self._texts = texts
        self._regions = regions
        self._zone = zone
        self._bot_id = bot_id

    async def render(self, push: Push, language: Language) -> Payload:
        """What everyone who reads that language gets; LookupError if the revision is gone."""
        event = await self._store.events.at_revision(push.event, push.revision)
        if event is None:
            raise LookupError(f"push {push.id} announces a revision that is not there")
        reader = Reader(language, push.not_before, self._zone)
        screen = announcement(event, texts=self._texts, regions=self._regions, reader=reader)
        params: dict[str, Any] = {"parse_mode": "HTML"}
        keyboard = screen.keyboard()
        if keyboard is not None:
            params["reply_markup"] = keyboard.to_dict()
        # A file id dies with its bot: the words go out without the picture then.
        if screen.photo and event.facts.photo_bot == self._bot_id:
            return Payload("sendPhoto", params | {"photo": screen.photo, "caption": str(screen.text)})
        params["link_preview_options"] = {"is_disabled": True}
        return Payload("sendMessage", params | {"text": str(screen.text)})
