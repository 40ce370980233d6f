"""What changed last, one line an event."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import event as event_view
from handlers.views.listing import numbered, openers
from handlers.views.reader import Reader
from handlers.views.screen import Button, Screen, in_pairs, stacked
from handlers.views.voice import Voice
from storage.model import Event
from storage.regions import Gazetteer

_MOST_BUTTONS = 4


def latest(
    events: Sequence[Event],
    named: Sequence[str],
    followed: bool,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """The answer to `/latest`: the newest of the places named, of what is followed, or of the country."""
    voice = Voice(texts, regions, reader)
    if named:
        title = voice.title(voice.plain("latest-place", place=", ".join(voice.label(code) for code in named)))
    else:
        title = voice.title(voice.plain("latest-followed" if followed else "latest-country"))
    lines = numbered(event_view.line(event, texts=texts, regions=regions, reader=reader) for event in events)
    if not lines:
        lines = [voice("latest-nothing"), voice("silence")]
    if not (followed or named):
        lines += [Markup(""), voice("latest-hint")]
    codes = dict.fromkeys(event.facts.region[:2] for event in events if event.facts.region)
    buttons = [
        Button(voice.plain("button-status", place=voice.area(code), country=False), f"st:{code}")
        for code in list(codes)[:_MOST_BUTTONS]
        if code in regions
    ]
    if not (followed or named):
        buttons.append(Button(voice.plain("button-choose"), "wk::0"))
    buttons.append(Button(voice.plain("button-country"), "st:"))
    return Screen(
        stacked((title, Markup(""), *lines)),
        (*openers(event.id for event in events), *in_pairs(buttons)),
    )
