"""A day that no calendar has: what is wrong with it, and what to write instead."""

from __future__ import annotations

from markupsafe import Markup

from handlers.missingdays import MissingDay
from handlers.texts import Texts
from handlers.views import times
from handlers.views.reader import Reader
from handlers.views.screen import DATA_LIMIT, Button, Screen, fitted, one_line, stacked
from handlers.views.voice import Voice
from storage.regions import Gazetteer

_TYPED, _LABEL = 80, 30


def instead(missing: MissingDay, *, texts: Texts, regions: Gazetteer, reader: Reader) -> str:
    """The same words with a day that exists, as the reader may have meant it."""
    voice = Voice(texts, regions, reader)
    day, month = missing.likely
    told = f"{day} {times.month(month, voice.language)}" + (f" {missing.year}" if missing.year else "")
    return one_line(f"{missing.before.strip()} {told} {missing.after.strip()}", _TYPED)


def no_such_day(
    missing: MissingDay, how: str, way: str | None, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """Says that a day does not exist, and why; with the words to write instead.

    `how` it was asked: by search, history, or words alone; `way` is what a button with these words does, where they fit one.
    """
    voice = Voice(texts, regions, reader)
    year, words = f"{missing.year or ''}", instead(missing, texts=texts, regions=regions, reader=reader)
    if missing.month is None:
        lines = [voice("no-such-month", number=f"{missing.month_told}"), voice("no-such-month-how")]
    else:
        name = times.month(missing.month, voice.language)
        dated = bool(missing.year)
        lines = [
            voice("no-such-day", day=f"{missing.day}", month=name, dated=dated, year=year),
            voice(
                "month-days",
                month=name[:1].upper() + name[1:],
                dated=dated,
                year=year,
                february=missing.month == 2 and not dated,
                last=missing.last,
            ),
        ]
    lines.append(voice(f"no-such-day-{how}", text=words))
    fits = way is not None and len(way.encode()) <= DATA_LIMIT
    rows = ((Button(fitted(words, _LABEL), way),),) if fits else ()
    return Screen(stacked([Markup("<b>{}</b>").format(lines[0]), *lines[1:]]), rows)
