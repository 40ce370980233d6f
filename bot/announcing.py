"""From a push to the message that Telegram is given: rendered once per push, language and form; digests by content."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.delivery.payload import Payload
from bot.digests import Digests, Unshown
from handlers.texts import Texts
from handlers.views import links
from handlers.views.correction import corrected, correction, turned
from handlers.views.event import announcement
from handlers.views.reader import Reader
from handlers.views.screen import Screen
from storage.model import Event, EventState, Language, PushAction, TrafficState
from storage.pushes import Digest, Form, Push, Shape
from storage.regions import Gazetteer
from storage.stages import is_withdrawn
from storage.store import Store


class Announcer:
    """Renders pushes with the same views that the editor's preview used."""

    def __init__(
        self,
        store: Store,
        texts: Texts,
        regions: Gazetteer,
        zone: ZoneInfo,
        bot: tuple[int, str],
        unshown: Unshown,
    ) -> None:
        """Render from this record; `bot` is its id, which tells whose photos are its to send, and its username.

        `unshown` hears of every event that a digest can tell by its number alone.
        """
        self._store = store
        self._texts = texts
        self._regions = regions
        self._zone = zone
        self._bot_id, self._username = bot
        self._digests = Digests(store, texts, regions, zone, unshown)

    async def render(self, push: Push, language: Language, form: Form | Digest | None = None) -> Payload:
        """What everyone gets who reads that language and is due that form; LookupError if a revision is gone."""
        if isinstance(form, Digest):
            return await self._digest(push, language, form)
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
            case Shape.ANSWER | Shape.FRESH:
                before = await self._at(push, form.base)
                if await self._missed_a_turn(push, before, event):
                    return self._message(event, turned(before.facts, event, **views))
                answer = correction if form.shape is Shape.ANSWER else corrected
                return self._message(event, answer(before.facts, event, **views))

    async def _missed_a_turn(self, push: Push, known: Event, event: Event) -> bool:
        """Whether the event took a turn since what a chat was told, besides what the push corrects."""
        if is_withdrawn(event.facts) or _how(known) == _how(event):
            return False
        if push.action is PushAction.CHANGE or push.amends is None:
            return True
        corrected_from = await self._store.events.at_revision(push.event, push.amends - 1)
        return corrected_from is not None and _how(corrected_from) != _how(known)

    async def _digest(self, push: Push, language: Language, told: Digest) -> Payload:
        screen, bare = await self._digests.screens(push, language, told)
        plain = self._payload("sendMessage", bare, **_without_preview(bare))
        return replace(self._payload("sendMessage", screen, **_without_preview(screen)), words=plain)

    async def _at(self, push: Push, revision: int) -> Event:
        event = await self._store.events.at_revision(push.event, revision)
        if event is None:
            raise LookupError(f"push {push.id} needs a revision that is not there")
        return event

    def _photo(self, event: Event, screen: Screen) -> str | None:
        """The picture that goes with a screen: a file id dies with its bot, the words go out without it then."""
        return screen.photo if event.facts.photo_bot == self._bot_id else None

    def _message(self, event: Event, screen: Screen) -> Payload:
        words = self._payload("sendMessage", screen, **_without_preview(screen))
        photo = self._photo(event, screen)
        if not photo:
            return words
        pictured = self._payload("sendPhoto", screen, photo=photo, caption=str(screen.text))
        return replace(pictured, words=words)

    def _edit(self, screen: Screen, *, caption: bool) -> Payload:
        if caption:
            return self._payload("editMessageCaption", screen, caption=str(screen.text))
        return self._payload("editMessageText", screen, **_without_preview(screen))

    def _payload(self, method: str, screen: Screen, **params: Any) -> Payload:
        params["parse_mode"] = "HTML"
        keyboard = screen.keyboard()
        if keyboard is None:
            return Payload(method, params)
        params["reply_markup"] = keyboard.to_dict()
        posted = replace(screen, rows=links.public(screen.rows, self._username)).keyboard()
        return Payload(method, params, posted.to_dict() if posted else {"inline_keyboard": []})


def _how(event: Event) -> tuple[EventState, TrafficState | None]:
    """What a turn changes."""
    return event.facts.state, event.facts.traffic_state


def _without_preview(screen: Screen) -> dict[str, Any]:
    return {"link_preview_options": {"is_disabled": True}, "text": str(screen.text)}
