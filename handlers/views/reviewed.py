"""One draft out of a text, as followers will get it, with what is still to be answered."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from markupsafe import Markup

from handlers.desk.fields import missing
from handlers.texts import Texts
from handlers.views import checks
from handlers.views.event import announcement
from handlers.views.pasted import open_line
from handlers.views.questions import Press, answers, brief, lacking, lacking_line, question
from handlers.views.reaching import Reach, reach_line
from handlers.views.reader import Reader
from handlers.views.screen import TEXT_LIMIT, Button, Row, Screen, measured, one_line, stacked
from handlers.views.voice import Voice
from storage.doubts import blocking
from storage.model import Draft, Event, EventFacts, EventState
from storage.permission import Way
from storage.regions import Gazetteer

_ROOM = 700  # UTF-16 units kept for what stands around a copy
_MOST_ROWS = 12  # of answers, before another question has no room
_SHORT = 900  # what a summary takes where the whole one has no room


def reviewed(
    draft: Draft,
    copy: Event,
    reach: Reach,
    way: Way,
    events: Mapping[int, Event],
    *,
    place: int | None = None,
    more: bool = False,
    paused: bool = False,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """One draft as followers will get it, what is still to be answered, and Publish where nothing is.

    `copy` is the event that publishing now would write; `place` is where the draft stands in its
    batch, None for one alone; `more` says that another one follows.
    """
    voice = Voice(texts, regions, reader)

    def press(label: str, action: str) -> Button:
        return Button(label, f"d:{draft.id}:{draft.version}:{action}")

    told = brief(draft.facts, voice)
    if place is not None:
        told = voice("paste-line", number=str(place + 1), told=told)
    if blocking(draft.doubts):
        lines, rows = _asked(draft, told, events, voice, press)
    else:
        shown = _shown(draft, copy, told, voice, texts=texts, regions=regions, reader=reader)
        below, rows = _finished(draft, reach, way, voice, press)
        lines = [*shown, *below]
    if paused:
        lines.append(voice("sending-paused-now"))
    last = _last(draft, voice, press, placed=place is not None, more=more)
    return Screen(stacked(lines), (*rows, _looks(draft, voice, press), last))


_Part = tuple[list[Markup], list[Row]]


def _asked(draft: Draft, told: Markup, events: Mapping[int, Event], voice: Voice, press: Press) -> _Part:
    """What keeps a draft from going out, below what it is about: its open questions with their answers."""
    facts, stuck = draft.facts, blocking(draft.doubts)
    lines = [Markup("<b>{}</b>").format(open_line(draft, told, voice)), *_picture(facts, voice)]
    rows: list[Row] = []
    for number, doubt in enumerate(draft.doubts):
        if not doubt.blocks:
            continue
        lines.append(Markup("\n") + question(doubt, facts, events, voice))
        rows += answers(doubt, number, facts, voice, press, named=len(stuck) > 1)
        if len(rows) > _MOST_ROWS:
            break
    if gap := lacking_line(facts, draft.doubts, voice):
        lines.append(Markup("\n") + gap)
    return lines, rows


def _shown(
    draft: Draft,
    copy: Event,
    told: Markup,
    voice: Voice,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> list[Markup]:
    """The copy, with shorter summaries where the whole ones leave no room for what stands around it."""
    facts = draft.facts
    shown = announcement(copy, texts=texts, regions=regions, reader=reader)
    if measured(shown.text) > TEXT_LIMIT - _ROOM:
        short = copy.facts.changed(
            summary_es=one_line(facts.summary_es, _SHORT) or None,
            summary_en=one_line(facts.summary_en, _SHORT) or None,
        )
        shown = announcement(_with(copy, short), texts=texts, regions=regions, reader=reader)
    before = [] if draft.event is None else [open_line(draft, told, voice), Markup("")]
    return [*before, shown.text, *_picture(facts, voice)]


def _picture(facts: EventFacts, voice: Voice) -> list[Markup]:
    """Names the photo, which is not shown: a caption has no room for what stands around the copy."""
    if facts.photo is None:
        return []
    return [voice("desk-line", name=voice("desk-field-photo"), value=voice("desk-photo-there"))]


def _finished(draft: Draft, reach: Reach, way: Way, voice: Voice, press: Press) -> _Part:
    """Below the copy: what is to be looked over, and what is lacking still or else whom it reaches and Publish."""
    facts = draft.facts
    lines: list[Markup] = []
    rows: list[Row] = []
    if found := checks.beside(draft):
        lines += [Markup(""), *checks.block(found, facts, voice)]
        rows += checks.buttons(found, facts, voice, press)
    if gap := lacking_line(facts, draft.doubts, voice):
        lines.append(Markup("\n") + gap)
        return lines, [*rows, *lacking(facts, draft.doubts, voice, press)]
    lines.append(Markup("\n———\n") + reach_line(reach, voice))
    if way is not Way.PUBLISH:
        lines.append(voice(f"desk-way-{way.value}"))
    return lines, [*_out(draft, way, voice, press), *rows]


def _looks(draft: Draft, voice: Voice, press: Press) -> Row:
    """The other ways to look at the draft: all its fields, and both languages where nothing is open."""
    card = press(voice.plain("paste-edit"), "card")
    if blocking(draft.doubts) or missing(draft.facts):
        return (card,)
    return (card, press(voice.plain("paste-both-languages"), "prev"))


def _last(draft: Draft, voice: Voice, press: Press, *, placed: bool, more: bool) -> Row:
    """The ways out of the draft: throw it away, back to the list of its batch, on to the next in it."""
    row = [press(voice.plain("paste-drop" if placed else "paste-discard"), "disc")]
    if draft.batch is not None:
        row.append(Button(voice.plain("paste-list"), f"b:{draft.batch}:0:list"))
        if more:
            row.append(press(voice.plain("paste-next"), "next"))
    return tuple(row)


def _with(event: Event, facts: EventFacts) -> Event:
    return dataclasses.replace(event, facts=facts)


def _out(draft: Draft, way: Way, voice: Voice, press: Press) -> list[Row]:
    match way:
        case Way.SEND:
            return [(press(voice.plain("desk-send"), "send"),)]
        case Way.NOWHERE:
            return []
    if draft.event is None:
        return [(press(voice.plain("desk-publish"), "pub"),)]
    key = "paste-lift" if draft.facts.state is EventState.ENDED else "paste-update"
    return [(press(voice.plain(key, event=str(draft.event)), "pub"),)]
