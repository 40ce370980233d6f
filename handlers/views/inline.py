"""What inline mode offers: cards that become a message in somebody else's chat."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.texts import Texts
from handlers.views import event as event_view
from handlers.views import links, record
from handlers.views.reader import Reader
from handlers.views.screen import Button
from handlers.views.voice import Voice
from storage.model import Event
from storage.regions import Gazetteer


@dataclass(frozen=True, slots=True)
class Card:
    """One result: title and description in the list, the message that it sends, and the button under that."""

    id: str
    title: str
    description: str
    text: Markup
    way: Button

    def keyboard(self) -> InlineKeyboardMarkup:
        """The button that leads from the message to the bot."""
        return InlineKeyboardMarkup([[InlineKeyboardButton(self.way.label, url=self.way.url)]])


def status_card(
    code: str, text: Markup, bot: str, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Card:
    """A region's status as it is now, with the way to its newest one."""
    voice = Voice(texts, regions, reader)
    name = voice.label(code)
    title = voice.plain("button-status", place=voice.area(code), country=not code)
    return Card(
        f"st{code}",
        title,
        voice.plain("share-status", place=name),
        text,
        _way(bot, links.status(code), voice),
    )


def event_card(event: Event, bot: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Card:
    """An event as followers read it, with the way to how it stands later."""
    voice = Voice(texts, regions, reader)
    shown = event_view.announcement(event, texts=texts, regions=regions, reader=reader)
    state = Markup(shown.text.split("\n")[1] if "\n" in shown.text else "").striptags()
    title = record.event_words(event, texts=texts, regions=regions, reader=reader)
    return Card(f"ev{event.id}", title, state, shown.text, _way(bot, links.event(event.id), voice))


def _way(bot: str, payload: str, voice: Voice) -> Button:
    return Button(voice.plain("inline-way"), url=links.address(bot, payload))
