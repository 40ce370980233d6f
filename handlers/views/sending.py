"""What is told about pushes on their way: how far one is, what became of it, and that sending rests or goes on."""

from __future__ import annotations

import enum
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from babel.numbers import format_decimal
from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import times
from handlers.views.reader import Reader
from handlers.views.screen import Screen, one_line, stacked
from handlers.views.voice import dotted
from storage.model import Language
from storage.pushes import DeliveryState, Push, PushState
from storage.spending import PER_STAR, Notice

#: Whose decimals are shown: Spanish messages have a comma.
_LOCALES = {Language.ES: "es", Language.EN: "en"}
#: Telegram's own words are short; whatever is longer is cut.
_WHY = 200
_MINUTE = 60.0


class Held(enum.StrEnum):
    """Why nothing leaves just now."""

    NOT = "not"
    PAUSED = "paused"  # an owner said so
    RESTING = "resting"  # something is in the way


@dataclass(frozen=True, slots=True)
class Paid:
    """How many messages were paid for today, and how many Telegram Stars a day that may cost."""

    messages: int
    cap: int

    def figures(self, language: Language) -> dict[str, str]:
        """What was spent, what may be, and what is left of it, in Stars."""
        stars = self.messages / PER_STAR
        numbers = {"stars": stars, "cap": self.cap, "left": max(0.0, self.cap - stars)}
        return {
            name: format_decimal(value, "#,##0.#", locale=_LOCALES[language])
            for name, value in numbers.items()
        }


def unpaid(notice: Notice, paid: Paid, pace: float, texts: Texts, language: Language) -> Screen:
    """From now on nothing is paid for, or only what is urgent, and why; at which pace the rest leaves, a second."""
    name = notice.value
    if notice is Notice.SPENT and paid.messages < paid.cap * PER_STAR:
        name = "half"
    return Screen(texts(language, f"paid-{name}", pace=round(pace), **paid.figures(language)))


def going(
    *,
    done: int,
    total: int | None,
    rate: float | None,
    left: float | None,
    held: Held,
    texts: Texts,
    language: Language,
) -> Markup:
    """One line: how many messages of how many are done with, messages a second, seconds left."""
    parts = [
        texts(language, "sending-of", done=done, total=total)
        if total is not None
        else texts(language, "sending-so-far", done=done)
    ]
    if held is not Held.NOT:
        parts.append(texts(language, f"sending-held-{held.value}"))
        return dotted(parts)
    if rate:
        number = format_decimal(rate, "0.0", locale=_LOCALES[language])
        parts.append(texts(language, "sending-rate", rate=number))
    if rate and left is not None:
        parts.append(_left(left, texts, language))
    return dotted(parts)


def _left(seconds: float, texts: Texts, language: Language) -> Markup:
    if seconds < _MINUTE:
        return texts(language, "sending-left-soon")
    # Rounded up: it is kinder to be early.
    minutes = math.ceil(seconds / _MINUTE)
    return texts(
        language, "sending-left", time=times.lasted(timedelta(minutes=minutes), language), count=minutes
    )


def on_its_way(event: int, line: Markup, texts: Texts, language: Language) -> Screen:
    """What the desk's message says while a push goes out; `line` is how far it is."""
    return Screen(stacked([texts(language, "desk-published", number=str(event)), line]))


def _several(events: Sequence[int], texts: Texts, language: Language) -> Markup:
    return texts(
        language, "sending-several", count=len(events), numbers=", ".join(str(one) for one in sorted(events))
    )


def leaving(events: Sequence[int], seconds: int, texts: Texts, language: Language) -> Screen:
    """Several events go out together in so many seconds; here their course will be told."""
    return Screen(
        stacked([_several(events, texts, language), texts(language, "sending-leaves", seconds=seconds)])
    )


def all_on_their_way(events: Sequence[int], line: Markup, texts: Texts, language: Language) -> Screen:
    """What the desk's message says while several pushes go out; `line` is how far they are together."""
    return Screen(stacked([_several(events, texts, language), line]))


def all_over(
    events: Sequence[int],
    counts: Mapping[DeliveryState, int],
    early: bool,
    texts: Texts,
    language: Language,
) -> Screen:
    """What the desk's message about several pushes says for good; `early` where one ended before it reached all."""
    told = ended(PushState.DONE, counts, texts, language)
    if not told and not early:
        told = texts(language, "sending-nobody")
    return Screen(stacked([_several(events, texts, language), *([told] if told else [])]))


def all_undone(texts: Texts, language: Language) -> Screen:
    """All of several events were taken back in time."""
    return Screen(texts(language, "sending-undone"))


def over(push: Push, counts: Mapping[DeliveryState, int], texts: Texts, language: Language) -> Screen:
    """What the desk's message says for good: how many messages ended how, and why it ended early if it did."""
    number = str(push.event)
    lines = [texts(language, "desk-published", number=number)]
    match push.state:
        case PushState.PARKED:
            lines.append(texts(language, "sending-stopped", number=number))
            if push.detail:
                lines.append(Markup("<i>{}</i>").format(one_line(push.detail, _WHY)))
        case PushState.EXPIRED:
            lines.append(texts(language, "sending-expired"))
        case PushState.SUPERSEDED:
            lines.append(texts(language, "sending-superseded"))
    if told := ended(push.state, counts, texts, language):
        lines.append(told)
    elif push.state is PushState.DONE:
        # Of what ended early nobody asked who follows the place.
        lines.append(texts(language, "sending-nobody"))
    return Screen(stacked(lines))


def ended(state: PushState, counts: Mapping[DeliveryState, int], texts: Texts, language: Language) -> Markup:
    """How many messages ended how, those that did not occur left out; empty when there was none at all."""
    return dotted(
        texts(language, f"sending-ended-{_end(state, delivery)}", count=count)
        for delivery, count in counts.items()
        if count
    )


def _end(push: PushState, delivery: DeliveryState) -> str:
    # Parked with the whole push means never tried; parked alone means that Telegram refused this chat.
    return "stopped" if (push, delivery) == (PushState.PARKED, DeliveryState.PARKED) else delivery.value


def message_at_fault(event: int, why: str, texts: Texts, language: Language) -> Screen:
    """Telegram refuses the message of an event, in its own words, and how to put it right."""
    return Screen(texts(language, "sending-at-fault", number=str(event), why=one_line(why, _WHY)))


def unshown(event: int, why: str, texts: Texts, language: Language) -> Screen:
    """An event cannot be shown in digests, what is the matter in a word of the program, and what can be done."""
    return Screen(texts(language, "sending-unshown", number=str(event), why=one_line(why, _WHY)))


def trouble(name: str, since: datetime, texts: Texts, reader: Reader) -> Screen:
    """All sending rests; the trouble's name is `bot-refused` or `record`."""
    return Screen(texts(reader.language, f"sending-trouble-{name}", since=_since(since, texts, reader)))


def recovered(since: datetime, texts: Texts, reader: Reader) -> Screen:
    """Sending goes on after it rested."""
    return Screen(texts(reader.language, "sending-recovered", since=_since(since, texts, reader)))


def _since(moment: datetime, texts: Texts, reader: Reader) -> Markup:
    zone, language = reader.zone, reader.language
    if times.same_day(moment, reader.now, zone):
        hour = moment.astimezone(zone).hour
        return texts(language, "since-clock", time=times.clock(moment, zone), hour=hour)
    return texts(language, "since-day", day=times.day_time(moment, zone, language, now=reader.now))


def paused(changed: bool, waiting: int, texts: Texts, language: Language, paid: Paid | None = None) -> Screen:
    """Sending is paused, or was before, how many pushes wait, and what was paid today where anything may be."""
    first = texts(language, "sending-pause" if changed else "sending-pause-already")
    waits = texts(language, "sending-waiting", count=waiting)
    lines = [first, waits, texts(language, "sending-pause-note")]
    if paid is not None:
        lines.insert(2, texts(language, "paid-today", **paid.figures(language)))
    return Screen(stacked(lines))


def resumed(changed: bool, waiting: int, texts: Texts, language: Language) -> Screen:
    """Sending goes on, or was not paused, and how many pushes leave now."""
    if not changed:
        return Screen(texts(language, "sending-resume-already"))
    return Screen(
        stacked([texts(language, "sending-resume"), texts(language, "sending-leaving", count=waiting)])
    )
