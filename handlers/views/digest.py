"""A digest: what is new, what changed and what is over since the last one, region by region, in one message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from handlers.texts import Texts
from handlers.views import listing, times, wording
from handlers.views.event import manner
from handlers.views.reader import Reader
from handlers.views.screen import TEXT_LIMIT, Button, Screen, fitted, in_pairs, measured, stacked
from handlers.views.voice import Voice, dotted, lowered, spaced
from storage.model import Change, Digest, Event, EventState, Kind, Verification
from storage.regions import Gazetteer

#: So many events are told one by one, each with its button.
_MOST = 18
#: What is kept free for the last lines, in UTF-16 units.
_LAST = 400
#: Departments with a button to their status; of more the country's is enough.
_MOST_BUTTONS = 4
#: More kinds of new events than these are counted together in the first line.
_MOST_KINDS = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """An event and what became of it since its readers were told last."""

    event: Event
    change: Change

    @property
    def department(self) -> str:
        """The code of the department that it is told under; "" for the country."""
        return (self.event.facts.region or "")[:2]


def digest(
    entries: Sequence[Entry], told: Digest, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """The message of a digest; the reader's clock is the house's, the digest is named by the readers' own."""
    voice = Voice(texts, regions, reader)
    there = reader.zone if told.zone is None else ZoneInfo(told.zone)
    title = _title(entries, told, reader.now, there, voice)
    parts = [title]
    shown: list[Entry] = []
    groups = _grouped(entries)
    quotas = _quotas([len(theirs) for _, theirs in groups])
    room = TEXT_LIMIT - measured(title) - _LAST
    left: list[tuple[str, int]] = []
    for (department, theirs), quota in zip(groups, quotas, strict=True):
        text, told_here = _group(department, theirs, quota, len(shown) + 1, room, voice)
        if not told_here:
            left.append((department, len(theirs)))
            continue
        room -= measured(text) + 2
        shown += theirs[:told_here]
        parts.append(text)
    if left:
        places = fitted(", ".join(voice.area(department) for department, _ in left), _LAST // 2)
        parts.append(voice("digest-more-places", count=sum(count for _, count in left), places=places))
    if reader.now.astimezone(there).utcoffset() != reader.now.astimezone(reader.zone).utcoffset():
        parts.append(voice("digest-zone"))
    return Screen(
        Markup("\n\n").join(parts),
        (
            *listing.openers(entry.event.id for entry in shown),
            *_states([department for department, _ in groups], voice),
            (Button(voice.plain("button-digest-settings"), f"mu:s:{groups[0][0]}"),),
        ),
    )


def _grouped(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The entries by department, the newest of each first, and the departments in the order of their newest."""
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda one: (one.event.updated_at, one.event.id), reverse=True):
        groups.setdefault(entry.department, []).append(entry)
    return list(groups.items())


def _group(
    department: str, entries: Sequence[Entry], quota: int, first: int, room: int, voice: Voice
) -> tuple[Markup, int]:
    """A region with the first of its events, as many as there is room for, and how many these are."""
    lines = [_line(entry, department, voice) for entry in entries[:quota]]
    while lines:
        more = len(entries) - len(lines)
        text = stacked(
            (
                Markup("<b>{}</b>").format(voice.label(department)),
                *listing.numbered(lines, first),
                *([voice("digest-more", count=more)] if more else []),
            )
        )
        if measured(text) + 2 <= room:
            return text, len(lines)
        lines.pop()
    return Markup(""), 0


def _quotas(sizes: Sequence[int]) -> list[int]:
    """How many of each group are told one by one: in turns, so that a large one leaves room for the small ones."""
    quotas = [0] * len(sizes)
    room = _MOST
    while room and any(quota < size for quota, size in zip(quotas, sizes, strict=True)):
        for at, size in enumerate(sizes):
            if quotas[at] < size and room:
                quotas[at] += 1
                room -= 1
    return quotas


def _title(entries: Sequence[Entry], told: Digest, now: datetime, there: ZoneInfo, voice: Voice) -> Markup:
    what = Markup(", ").join(_counted(entries, voice))
    if told.quiet:
        said = voice("digest-title-quiet", what=what)
    elif times.same_day(told.due, now, there):
        hour = told.due.astimezone(there).hour
        said = voice("digest-title", time=times.clock(told.due, there), hour=hour, what=what)
    else:
        # The hour alone would be one that is yet to come.
        day = times.day_time(told.due, there, voice.language, now=now)
        said = voice("digest-title-day", day=day, what=what)
    return Markup("<b>{}</b>").format(said)


def _counted(entries: Iterable[Entry], voice: Voice) -> list[Markup]:
    """How many are new, by kind, how many changed, and how many are over in which way."""
    new: Counter[Kind | None] = Counter()
    others: Counter[str] = Counter()
    for entry in entries:
        facts = entry.event.facts
        if entry.change is Change.NEW:
            new[facts.kind] += 1
        elif entry.change is Change.CHANGED:
            others["changed"] += 1
        elif wording.is_void(facts):
            others["void"] += 1
        elif facts.state is EventState.LAPSED:
            others["lapsed"] += 1
        else:
            others["lifted" if facts.kind is Kind.BLOCKADE else "ended"] += 1
    parts = [
        voice(f"digest-new-{kind.value.replace('_', '-')}", count=new[kind])
        for kind in Kind
        if new[kind] and len(new) <= _MOST_KINDS
    ]
    if new and not parts:
        parts.append(voice("digest-new-several", count=new.total()))
    order = ("changed", "lifted", "ended", "lapsed", "void")
    return [*parts, *(voice(f"digest-{how}", count=others[how]) for how in order if others[how])]


def _line(entry: Entry, department: str, voice: Voice) -> Markup:
    """One event in a line or two; its times stay true however late it is read."""
    event, facts = entry.event, entry.event.facts
    place = Markup("{} <b>{}</b>").format(
        wording.sign(facts), wording.where(facts, voice, within=department, region_first=True)
    )
    name = "" if facts.kind is Kind.BLOCKADE else lowered(wording.kind(facts, voice))
    parts: list[str] = [place, wording.road(facts)]
    if facts.state is EventState.RETRACTED:
        parts += [name, voice("line-withdrawn")]
    elif facts.verification is Verification.DENIED:
        parts += [name, lowered(wording.verified(facts, voice, standing=True, brief=True))]
    elif facts.state is EventState.ENDED:
        parts.append(spaced((name, lowered(wording.over(event, voice, standing=True)))))
    elif facts.state is EventState.LAPSED:
        parts.append(spaced((name, lowered(wording.unheard(facts, voice, standing=True)))))
    elif facts.state is EventState.ANNOUNCED:
        parts += [name, lowered(wording.state(facts, voice, standing=True))]
    else:
        start = facts.traffic_since or facts.started
        parts.append(spaced((name, voice.since(start, standing=True) if start else "")))
        parts.append(manner(facts, voice))
        parts.append(lowered(wording.verified(facts, voice, standing=True, brief=True)))
    if entry.change is Change.CHANGED:
        parts.append(voice("digest-item-changed", time=voice.when(event.updated_at, standing=True)))
    return dotted(escape(part) for part in parts if part)


def _states(departments: Sequence[str], voice: Voice) -> tuple[tuple[Button, ...], ...]:
    """The way to the status of each region, or of the country where they are many."""
    codes = departments if len(departments) <= _MOST_BUTTONS else [""]
    return in_pairs(
        Button(voice.plain("button-status", place=voice.area(code), country=not code), f"st:{code}")
        for code in codes
    )
