"""The queue of tips as the desk sees it, one at a time, and what it is told of new ones."""

from __future__ import annotations

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import times
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, fitted, one_line, paragraphs, stacked
from handlers.views.status import paging
from handlers.views.voice import Voice, dotted
from storage.regions import Gazetteer
from storage.tipnotices import News
from storage.tips import LONGEST, Page, Tip

_ALSO = 200


def _place(region: str, voice: Voice) -> str:
    return voice.where(region) if region else voice.plain("tips-no-place")


def _head(tip: Tip, voice: Voice) -> list[Markup]:
    age = times.roughly(voice.reader.now - tip.created_at, voice.language)
    title = voice("tips-title", number=str(tip.id), place=_place(tip.region, voice))
    told = voice("tips-voices", count=tip.voices) if tip.voices > 1 else ""
    return [
        Markup("<b>{}</b>").format(title),
        dotted((voice("tips-age", time=age), told, voice("tips-with-photo") if tip.photo else "")),
    ]


def queue(page: Page, undo: int | None, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """A tip to decide on, its position among those that wait, and the way back to the one decided on before."""
    voice, tip = Voice(texts, regions, reader), page.tip
    back: tuple[Row, ...] = ()
    if undo is not None:
        back = ((Button(voice.plain("tips-undo", number=str(undo)), f"tp:{undo}:back:{page.at}"),),)
    if tip is None:
        return Screen(voice("tips-none"), back)
    lines = _head(tip, voice)
    lines.append(Markup("<blockquote>{}</blockquote>").format(fitted(paragraphs(tip.text), LONGEST)))
    lines += [voice("tips-also", text=one_line(text, _ALSO)) for text in tip.also]
    lines.append(voice("tips-position", at=page.at + 1, count=page.total))
    rows: list[Row] = [(_button(tip, page.at, voice.plain("tips-accept"), "ok"),)]
    if tip.photo:
        rows.append((_button(tip, page.at, voice.plain("tips-photo"), "pic"),))
    rows.append(
        (
            _button(tip, page.at, voice.plain("tips-reject"), "no"),
            _button(tip, page.at, voice.plain("tips-spam"), "spam"),
        )
    )
    return Screen(stacked(lines), (*rows, *paging("list", page.at, page.total, "tp"), *back))


def _button(tip: Tip, at: int, label: str, action: str) -> Button:
    return Button(label, f"tp:{tip.id}:{action}:{at}")


def _list(at: int, label: str) -> Button:
    return Button(label, f"tp:list:{at}")


def spam_ask(tip: Tip, at: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Whether all who told it are to be muted."""
    voice = Voice(texts, regions, reader)
    rows = (
        (_button(tip, at, voice.plain("tips-spam-yes"), "spamy"),),
        (_list(at, voice.plain("desk-back")),),
    )
    return Screen(stacked([*_head(tip, voice), voice("tips-spam-ask", count=tip.voices)]), rows)


def taken(tip: Tip, draft: int, at: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The tip is a draft of the editor's now."""
    voice = Voice(texts, regions, reader)
    text = voice("tips-taken", number=str(tip.id), draft=str(draft))
    return Screen(text, ((_list(at, voice.plain("tips-next")),),))


def notice(news: News, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Told to the desk: how many tips wait, and where."""
    voice = Voice(texts, regions, reader)
    named = [voice.area(code) if code else voice.plain("tips-no-place") for code in news.regions]
    text = voice("tips-notice", count=news.waiting, places=", ".join(named))
    return Screen(text, ((_list(0, voice.plain("tips-open")),),))
