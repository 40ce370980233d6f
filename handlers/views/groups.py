"""What a group is told of Chaski, and who may choose in it."""

from __future__ import annotations

from handlers.texts import Texts
from handlers.views.reader import Reader
from handlers.views.screen import Button, Screen
from handlers.views.voice import Voice
from storage.regions import Gazetteer


def greeting(bot: str, forum: bool, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What Chaski does in a group, who chooses and how, and what it does not read; `bot` is its username."""
    voice = Voice(texts, regions, reader)
    choose = Button(voice.plain("button-choose"), "wk::0")
    country = Button(voice.plain("button-country"), "st:")
    private = Button(voice.plain("button-in-private"), url=f"https://t.me/{bot}")
    text = voice("group-greeting", forum=forum)
    return Screen(text, ((choose, country), (private,)))


def not_allowed(why: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Tells a member of a group who may change what it follows, or why that cannot be known now."""
    return Screen(Voice(texts, regions, reader)(why))
