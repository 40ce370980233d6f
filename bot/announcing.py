"""From a push to the message that Telegram is given: rendered once per push, language and form."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from bot.delivery.payload import Payload
from handlers.texts import Texts
from handlers.views.correction import corrected, correction
from handlers.views.event import announcement
from handlers.views.reader import Reader
from handlers.views.screen import Screen
from storage.model import Event, Form, Language, Push, Shape
from storage.regions import Gazetteer
from storage.store import Store


class Announcer:
    """Renders pushes with the same views that the editor's preview used."""

    def __init__(self, store: Store, texts: Texts, regions: Gazetteer, zone: ZoneInfo, bot_id: int) -> None:
        """Render from this record; `bot_id` tells which photos are this bot's to send."""
        self._store = store
        self._texts = texts
        self._regions = regions
        self._zone = zone
        self._bot_id = bot_id

    async def render(self, push: Push, language: Language, form: Form | None = None) -> Payload:
        """What everyone gets who reads that language and is due that form; LookupError if a revision is gone."""
        form = form or Form(Shape.PLAIN, push.revision)
        event = await self._at(push, form.shows)
        reader = Reader(language, push.not_before, self._zone)
        views: dict[str, Any] = {"texts": self._texts, "regions": self._regions, "reader": reader}
        match form.shape:
            case Shape.PLAIN:
                return self._message(event, announcement(event, **views, hint=form.hint))
            case Shape.EDIT:
                sent = await self._at(push, form.base)
                # What came as a picture stays one: its words are edited, and have less room.
                pictured = self._photo(sent, announcement(sent, **views)) is not None
                return self._edit(announcement(event, **views, caption=pictured), caption=pictured)
            case Shape.ANSWER:
                before = await self._at(push, form.base)
                return self._message(event, correction(before.facts, event, **views))
            case Shape.FRESH:
                before = await self._at(push, form.base)
                return self._message(event, corrected(before.facts, event, **views))

    async def _at(self, push: Push, revision: int) -> Event:
        event = await self._store.events.at_revision(push.event, revision)
        if event is None:
            raise LookupError(f"push {push.id} needs a revision that is not there")
        return event

    def _photo(self, event: Event, screen: Screen) -> str | None:
        """The picture that goes with a screen: a file id dies with its bot, the words go out without it then."""
        return screen.photo if event.facts.photo_bot == self._bot_id else None

    def _message(self, event: Event, screen: Screen) -> Payload:
        photo = self._photo(event, screen)
        if photo:
            return Payload("sendPhoto", _common(screen) | {"photo": photo, "caption": str(screen.text)})
        return Payload("sendMessage", _common(screen) | _without_preview(screen))

    @staticmethod
    def _edit(screen: Screen, *, caption: bool) -> Payload:
        if caption:
            return Payload("editMessageCaption", _common(screen) | {"caption": str(screen.text)})
        return Payload("editMessageText", _common(screen) | _without_preview(screen))


def _common(screen: Screen) -> dict[str, Any]:
    params: dict[str, Any] = {"parse_mode": "HTML"}
    keyboard = screen.keyboard()
    if keyboard is not None:
        params["reply_markup"] = keyboard.to_dict()
    return params


def _without_preview(screen: Screen) -> dict[str, Any]:
    return {"link_preview_options": {"is_disabled": True}, "text": str(screen.text)}
