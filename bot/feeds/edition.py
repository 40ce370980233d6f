"""What a feed is made of: the events, and for whom they are put in words."""

from __future__ import annotations

import html
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement
from zoneinfo import ZoneInfo

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import event as event_view
from handlers.views import links, record
from handlers.views.reader import Reader
from handlers.views.voice import Voice
from storage.model import FRESH_FOR, Event, FreshFor, Language
from storage.regions import Gazetteer

_TAG = re.compile(r"<[^>]*>")
# What XML 1.0 takes, and nothing else.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Edition:
    """One region's events in one language; `bot` is the bot's user name, `mark` tells this record from all others."""

    region: str
    language: Language
    events: Sequence[Event]
    texts: Texts
    regions: Gazetteer
    zone: ZoneInfo
    mark: uuid.UUID
    bot: str
    fresh_for: FreshFor = field(default_factory=lambda: FRESH_FOR, hash=False)

    def voice(self, event: Event, language: Language | None = None) -> Voice:
        """Speaks as at the moment of the event's last change: what a feed told stays as it was told."""
        reader = Reader(language or self.language, event.updated_at, self.zone, self.fresh_for)
        return Voice(self.texts, self.regions, reader)

    def headline(self, event: Event, language: Language | None = None) -> str:
        """The event in one line of plain text."""
        voice = self.voice(event, language)
        return record.event_words(event, texts=voice.texts, regions=voice.regions, reader=voice.reader)

    def body(self, event: Event, language: Language | None = None) -> Markup:
        """What a follower reads of it, without buttons."""
        voice = self.voice(event, language)
        screen = event_view.announcement(event, texts=voice.texts, regions=voice.regions, reader=voice.reader)
        return screen.text

    def plain(self, event: Event, language: Language | None = None) -> str:
        """The same as plain text, line by line."""
        return html.unescape(_TAG.sub("", self.body(event, language)))

    def place(self) -> str:
        """The region's name."""
        return self.regions.label(self.region, self.language)

    def urn(self, what: str) -> str:
        """An identifier that stays the same: of this record's event, or of a feed."""
        return uuid.uuid5(self.mark, what).urn

    def link(self, event: Event) -> str:
        """The address that shows the event in Telegram."""
        return links.address(self.bot, links.event(event.id))

    def home(self) -> str:
        """The address that shows the region's status in Telegram."""
        return links.address(self.bot, links.status(self.region))

    def changed(self) -> datetime | None:
        """When the newest change was; None where nothing is told."""
        return max((event.updated_at for event in self.events), default=None)


def put(parent: Element, tag: str, text: object = None, **attributes: str) -> Element:
    """Add an element; what XML cannot hold is left out of its text."""
    child = SubElement(parent, tag, {name: _ILLEGAL.sub("", value) for name, value in attributes.items()})
    if text is not None:
        child.text = _ILLEGAL.sub("", f"{text}")
    return child
