"""The board: the desk's open events with their age, and what can be done to each with one tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import times, wording
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, stacked
from handlers.views.status import paging
from handlers.views.turns import act_button, acts
from handlers.views.voice import Voice, dotted
from storage.model import Event
from storage.regions import Gazetteer


@dataclass(frozen=True, slots=True)
class BoardData:
    """A page of events (`page` from 0) of one's own ("m") or of all one's regions ("a"), and how many there are of both."""

    events: Sequence[Event]
    scope: str
    page: int
    pages: int
    mine: int
    others: int
    wide: bool  # whether all may be looked at


def board(data: BoardData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The open events, the longest unconfirmed first; an empty board says what to do next."""
    voice = Voice(texts, regions, reader)
    count = data.mine if data.scope == "m" else data.others
    if not data.events:
        # Who sees their own alone is not told that nothing is open.
        mine = "board-none-of-yours" if data.others else "board-none" if data.wide else "board-none-yours"
        return Screen(voice(mine if data.scope == "m" else "board-none"), _scope(data, voice))
    lines = [
        Markup("<b>{}</b>").format(voice("board-mine" if data.scope == "m" else "board-all", count=count)),
        *(listed(event, voice) for event in data.events),
        Markup("\n") + voice("board-legend"),
    ]
    origin = f"{data.scope}{data.page}"
    rows = [turns(event, origin, voice) for event in data.events]
    return Screen(
        stacked(lines),
        (*rows, *paging(data.scope, data.page, data.pages, "dk"), *_scope(data, voice)),
    )


def listed(event: Event, voice: Voice) -> Markup:
    """One open event on the board, by its number."""
    facts = event.facts
    place = Markup("{} <b>{}</b>").format(wording.sign(facts), wording.where(facts, voice))
    return dotted((str(event.id), place, wording.road(facts), age(event, voice)))


def age(event: Event, voice: Voice) -> Markup:
    """How long ago it was confirmed, or reported where nobody confirmed it; as a complaint once it is stale."""
    now, facts = voice.reader.now, event.facts
    stale = event.stale_for(now, voice.reader.fresh_for)
    if stale is not None:
        return voice("line-stale", time=times.roughly(stale, voice.language))
    since = facts.last_confirmed or event.updated_at
    return voice(
        "board-fresh", verified=facts.verification.value, time=times.roughly(now - since, voice.language)
    )


def turns(event: Event, origin: str, voice: Voice) -> Row:
    """The buttons by which it takes a turn; `origin` is the board's page, "" where it stands elsewhere."""
    buttons = [
        act_button(event, act, origin, label=f"{event.id} {sign}" if not at else sign)
        for at, (act, sign) in enumerate(acts(event.facts))
    ]
    return (
        *buttons,
        Button("✏️", f"lc:{event.id}:{event.revision}:fix:{origin}"),
        Button("⋯", f"lc:{event.id}:{event.revision}:more:{origin}"),
    )


def _scope(data: BoardData, voice: Voice) -> tuple[Row, ...]:
    if not data.wide or (data.scope == "m" and data.others in (0, data.mine)):
        return ()
    if data.scope == "m":
        return ((Button(voice.plain("board-show-all", count=data.others), "dk:a:0"),),)
    return ((Button(voice.plain("board-show-mine", count=data.mine), "dk:m:0"),),)
