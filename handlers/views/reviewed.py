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

    facts, stuck = draft.facts, blocking(draft.doubts)
    told_ = brief(facts, voice)
    if place is not None:
        told_ = voice("paste-line", number=str(place + 1), told=told_)
    lines: list[Markup] = []
    rows: list[Row] = []
    if stuck:
        lines.append(Markup("<b>{}</b>").format(open_line(draft, told_, voice)))
    else:
        shown = announcement(copy, texts=texts, regions=regions, reader=reader)
        if draft.event is not None:
            lines += [open_line(draft, told_, voice), Markup("")]
        if measured(shown.text) > TEXT_LIMIT - _ROOM:
            short = copy.facts.changed(
                summary_es=one_line(facts.summary_es, _SHORT) or None,
                summary_en=one_line(facts.summary_en, _SHORT) or None,
            )
            shown = announcement(_with(copy, short), texts=texts, regions=regions, reader=reader)
        lines.append(shown.text)
    if facts.photo is not None:
        # Named, not shown: a caption has no room for what stands around the copy.
        lines.append(voice("desk-line", name=voice("desk-field-photo"), value=voice("desk-photo-there")))
    for number, doubt in enumerate(draft.doubts):
        if not doubt.blocks:
            continue
        lines.append(Markup("\n") + question(doubt, facts, events, voice))
        rows += answers(doubt, number, facts, voice, press, named=len(stuck) > 1)
        if len(rows) > 12:
            break
    if not stuck and (found := checks.beside(draft)):
        lines += [Markup(""), *checks.block(found, facts, voice)]
        rows += checks.buttons(found, facts, voice, press)
    if gap := lacking_line(facts, draft.doubts, voice):
        lines.append(Markup("\n") + gap)
        if not stuck:
            rows += lacking(facts, draft.doubts, voice, press)
    elif not stuck:
        lines.append(Markup("\n———\n") + reach_line(reach, voice))
        if way is not Way.PUBLISH:
            lines.append(voice(f"desk-way-{way.value}"))
        rows = [*_out(draft, way, voice, press), *rows]
    if paused:
        lines.append(voice("sending-paused-now"))
    beside = [press(voice.plain("paste-edit"), "card")]
    if not stuck and not missing(facts):
        beside.append(press(voice.plain("paste-both-languages"), "prev"))
    rows.append(tuple(beside))
    last = [press(voice.plain("paste-discard" if place is None else "paste-drop"), "disc")]
    if draft.batch is not None:
        last.append(Button(voice.plain("paste-list"), f"b:{draft.batch}:0:list"))
        if more:
            last.append(press(voice.plain("paste-next"), "next"))
    rows.append(tuple(last))
    return Screen(stacked(lines), tuple(rows))


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
