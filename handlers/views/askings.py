"""The message that asks an editor about events that nobody confirmed in time: a line and a row of buttons for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import event as event_view
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, stacked
from handlers.views.voice import Voice, dotted, spaced
from storage.model import Event, Kind, TrafficState
from storage.questions import About, Answer
from storage.regions import Gazetteer

#: Events on one page: more rows of buttons than that are no list any more on a small phone.
PER_PAGE = 8
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Item:
    """An event as it is now, what its editor was asked about it and said; `waits` for an answer."""

    event: Event
    about: About
    answer: Answer | None = None
    waits: bool = True


def asking(
    number: int, items: Sequence[Item], page: int, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """One page (from 0) of the asking with that number; an event keeps its place and its row once answered."""
    voice = Voice(texts, regions, reader)
    pages = max(1, -(-len(items) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    first = page * PER_PAGE
    shown = list(enumerate(items))[first : first + PER_PAGE]
    alone = len(items) == 1
    questions = [_line(position, item, alone, voice) for position, item in shown if _asks(item)]
    told = [_line(position, item, alone, voice) for position, item in shown if not _asks(item)]
    if alone:
        title = _sole(items[0], voice)
        lines = [spaced((title, *questions, *told))]
    else:
        lines = [_title(items, voice)]
        lines += [Markup(""), *questions] if questions else []
        lines += [Markup(""), voice("questions-lapsed", count=len(told)), *told] if told else []
    if any(item.about is About.BEGUN and item.waits for _, item in shown):
        lines += [Markup(""), voice("questions-called-off")]
    if told and alone:
        lines += [voice("questions-lapsed-what", number=str(items[0].event.id))]
    rows: list[Row] = []
    if any(item.waits for _, item in shown):
        rows = [_row(number, position, item, alone, voice) for position, item in shown if _asks(item)]
    return Screen(stacked(lines), (*rows, *_paging(number, page, pages, len(items), voice)))


def _asks(item: Item) -> bool:
    return item.about is not About.LAPSED


def _title(items: Sequence[Item], voice: Voice) -> Markup:
    asked = [item for item in items if _asks(item)]
    waiting = sum(item.waits for item in asked)
    if waiting:
        title = voice("questions-title", count=waiting)
        return Markup("<b>{}</b>").format(dotted((title, _around(asked, voice))))
    return Markup("<b>{}</b>").format(
        voice("questions-answered") if asked else voice("questions-lapsed-title", count=len(items))
    )


def _around(items: Sequence[Item], voice: Voice) -> str:
    """The departments they are in, for a locked phone; "" where they are too many to name."""
    codes = dict.fromkeys((item.event.facts.region or "")[:2] for item in items if item.waits)
    return ", ".join(voice.label(code) for code in codes) if len(codes) <= _NAMED else ""


def _sole(item: Item, voice: Voice) -> Markup:
    """The first words of a message about one event only, so that a locked phone shows where it is."""
    if not _asks(item):
        return Markup("")
    if not item.waits or item.answer in (Answer.SENT, Answer.UNKNOWN):
        return Markup("✔")
    return Markup("<b>{}</b>").format(
        voice("question-begun" if item.about is About.BEGUN else "question-stands")
    )


def _line(position: int, item: Item, alone: bool, voice: Voice) -> Markup:
    """The event as `/status` has it, with its number and what was answered."""
    line = event_view.line(item.event, texts=voice.texts, regions=voice.regions, reader=voice.reader)
    parts = [line, f"#{item.event.id}"]
    if item.waits and item.answer in (Answer.SENT, Answer.UNKNOWN):
        parts.append(voice(f"question-said-{item.answer.value}"))
    if alone or not _asks(item):
        return dotted(parts)
    mark = f"{position + 1}." if item.waits and item.answer is not Answer.UNKNOWN else f"{position + 1} ✔"
    return spaced((mark, dotted(parts)))


def _row(number: int, position: int, item: Item, alone: bool, voice: Voice) -> Row:
    """The answers to one question; once answered, a row that does nothing, so that no other one slips under a thumb."""

    def button(label: str, action: str) -> Button:
        return Button(label, f"qs:{number}:{item.event.id}:{action}")

    mark = "" if alone else f"{position + 1} "
    if not item.waits or item.answer is Answer.SENT:
        return (button(f"{mark}✔", "seen"),)
    unknown = () if item.answer is Answer.UNKNOWN else (button(voice.plain("question-unknown"), "none"),)
    if item.about is About.BEGUN:
        return (
            button(mark + voice.plain("question-yes-begun"), "begun"),
            button(voice.plain("question-not-yet"), "wait"),
            *unknown,
        )
    facts = item.event.facts
    blockade = facts.kind is Kind.BLOCKADE
    traffic: tuple[Button, ...] = ()
    if facts.traffic_state is TrafficState.RESTRICTED:
        traffic = (button(voice.plain("question-blocked"), "full"),)
    elif blockade or facts.traffic_state is TrafficState.INTERRUPTED:
        traffic = (button(voice.plain("question-partly"), "part"),)
    return (
        button(mark + voice.plain("question-yes"), "yes"),
        *traffic,
        button(voice.plain("question-lifted" if blockade else "question-over"), "over"),
        *unknown,
    )


def _paging(number: int, page: int, pages: int, count: int, voice: Voice) -> tuple[Row, ...]:
    row = []
    if page > 0:
        row.append(Button("◀", f"qs:{number}:p:{page - 1}"))
    if page + 1 < pages:
        left = count - (page + 1) * PER_PAGE
        row.append(Button(voice.plain("questions-more", count=left), f"qs:{number}:p:{page + 1}"))
    return (tuple(row),) if row else ()


def changed(
    event: Event, seconds: int, push: int, paused: bool, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """What an answer changed goes out in so many seconds, and can be taken back until then."""
    voice = Voice(texts, regions, reader)
    line = event_view.line(event, texts=texts, regions=regions, reader=reader)
    lines = [line, voice("question-leaves", seconds=seconds)]
    if paused:
        lines.append(voice("sending-paused-now"))
    rows: tuple[Row, ...] = ((Button(voice.plain("desk-undo"), f"u:{push}"),),) if seconds > 0 else ()
    return Screen(stacked(lines), rows)
