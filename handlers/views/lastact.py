"""What somebody at the desk did last, in words, and what can be done about it."""

from __future__ import annotations

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views.audit import act
from handlers.views.reader import Reader
from handlers.views.screen import Screen, stacked
from handlers.views.turns import buttons, stands
from handlers.views.voice import Voice
from storage.audit import Entry
from storage.model import Event
from storage.regions import Gazetteer
from storage.stages import is_withdrawn


def told(last: Entry, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Markup:
    """What it was: "Usted publicó el hecho 15 (14:20)."."""
    voice = Voice(texts, regions, reader)
    return voice("undo-last", act=act(last, voice), time=voice.when(last.at, standing=False))


def nothing(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """There is nothing that they did."""
    return Screen(texts(reader.language, "undo-nothing"))


def several(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Markup:
    """Several went out together: above the list with its buttons."""
    return texts(reader.language, "undo-several")


def of_event(last: Entry, event: Event, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The last act was on this event and is not undone any more: how it stands, and what can be done to it."""
    voice = Voice(texts, regions, reader)
    head = told(last, texts=texts, regions=regions, reader=reader)
    if last.act == "undo" or is_withdrawn(event.facts):
        return Screen(stacked([head, voice("undo-done" if last.act == "undo" else "undo-withdrawn")]))
    note = voice("undo-late", number=str(event.id))
    lines = [head, note, Markup(""), *stands(event.facts, event, voice)]
    return Screen(stacked(lines), buttons(event, "", voice))


def otherwise(last: Entry, waits: bool, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The last act is not undone so: a draft that `waits` for a publisher is taken back, the rest has its place."""
    voice = Voice(texts, regions, reader)
    head = told(last, texts=texts, regions=regions, reader=reader)
    key = "undo-sent" if waits else "undo-discarded" if last.act == "discard" else "undo-elsewhere"
    return Screen(stacked([head, voice(key)]))
