"""What somebody who reports is asked, promised and told."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import times, wording
from handlers.views.reader import Reader
from handlers.views.screen import Button, Screen, one_line, stacked
from handlers.views.voice import Voice, dotted, spaced
from storage.allowance import PER_DAY, PER_HOUR, Wait
from storage.model import Event
from storage.regions import Gazetteer
from storage.tips import LONGEST, Tip

_MOST_CHOICES = 8
_COUNTS = {"hour": PER_HOUR, "day": PER_DAY}


def ask(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What to send, and plainly what becomes of it."""
    return Screen(texts(reader.language, "report-ask"))


def offer(message: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Whether a photo that came with words goes to the desk as it stands, and what becomes of it there."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("report-offer"), ((Button(voice.plain("report-offer-send"), f"ph:{message}"),),))


def in_group(link: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """In a group a report is one message; the button leads to where the group does not read along."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("report-in-group"), ((Button(voice.plain("report-private"), url=link),),))


def filed(
    tip: Tip, cut: bool, link: str | None, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """It is with the desk, where as far as that is known, and what may be added; `link` for a group, None in private."""
    voice = Voice(texts, regions, reader)
    lines = [
        voice("report-filed-at", place=voice.where(tip.region)) if tip.region else voice("report-filed"),
        voice("report-promise"),
    ]
    if cut:
        lines.append(voice("report-cut", limit=LONGEST))
    lines.append(voice("report-emergency"))
    if link is not None:
        return Screen(stacked(lines), ((Button(voice.plain("report-private"), url=link),),))
    if not tip.region:
        lines.append(Markup("\n") + voice("report-where"))
    if tip.photo is None:
        lines.append((Markup("\n") if tip.region else Markup("")) + voice("report-photo"))
    return Screen(stacked(lines))


def wait(why: Wait, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Why no more can be sent now, and from when on it can."""
    voice = Voice(texts, regions, reader)
    until = times.day_time(why.until, reader.zone, reader.language) if why.until else ""
    text = voice(f"report-wait-{why.why}", count=_COUNTS.get(why.why, 0), time=until)
    return Screen(stacked([text, voice("report-emergency")]))


def place_kept(region: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The position has become a district; now the words."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("report-place-kept", place=voice.where(region)))


def placed(region: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The tip that had no place has one."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("report-placed", place=voice.where(region)))


def which(text: str, near: Sequence[str], *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The places that were perhaps meant; the tip is with the desk already."""
    voice = Voice(texts, regions, reader)
    codes = [code for code in near if code][:_MOST_CHOICES]
    rows = tuple((Button(one_line(regions.path(code), 60), f"rp:{code}"),) for code in codes)
    key = "report-which" if codes else "report-which-none"
    return Screen(voice(key, text=one_line(text, 60)), rows)


def photo_kept(*, placed: bool, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The picture is there; now the words, and the place where it is not `placed` by a position that came before."""
    return Screen(Voice(texts, regions, reader)("report-photo-kept", placed=placed))


def photo_added(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The tip has its picture."""
    return Screen(texts(reader.language, "report-photo-added"))


def want(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What came is neither words nor a photo nor a position."""
    return Screen(texts(reader.language, "report-want"))


def far(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The position is outside Peru."""
    return Screen(texts(reader.language, "report-far"))


def edited(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What was sent stays as it was; another report puts it right."""
    return Screen(texts(reader.language, "report-edited"))


def left(filed: bool, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Nothing is asked any more; whether something reached the desk before."""
    return Screen(texts(reader.language, "report-left" if filed else "report-none"))


def published(event: Event, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Told to whoever reported it: what was published, and a way to see how it stands."""
    voice, facts = Voice(texts, regions, reader), event.facts
    told = dotted(
        (
            spaced((wording.sign(facts), wording.heading(facts, voice))),
            wording.where(facts, voice),
            wording.road(facts),
        )
    )
    region = facts.region or ""
    label = voice.plain("button-status", country=not region, place=voice.area(region))
    return Screen(voice("report-published", event=told), ((Button(label, f"st:{region}"),),))


def unused(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Told to whoever reported it: the desk looked at it and did not publish it."""
    return Screen(texts(reader.language, "report-unused"))
