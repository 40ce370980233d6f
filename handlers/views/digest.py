"""A digest: what is new, what changed and what is over since the last one, region by region, in one message.

The gravest come first, in each region and among the regions; what there is no room for is the least grave.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from handlers.texts import Texts
from handlers.views import listing, sourcing, times, wording
from handlers.views.event import manner
from handlers.views.reader import Reader
from handlers.views.screen import TEXT_LIMIT, Button, Screen, fitted, in_pairs, measured, stacked
from handlers.views.voice import Voice, dotted, lowered, spaced
from storage.choices import grade_of
from storage.facts import gravity
from storage.model import Event, EventState, Kind, Verification
from storage.pushes import Change, Digest
from storage.regions import Gazetteer

#: So many events are told one by one, each with its button.
_MOST = 18
#: And so many in any case by their numbers alone, whose facts could not be shown.
_LEAST_UNSHOWN = 6
#: So long is the list of departments of which nothing else is said, in UTF-16 units.
_PLACES = 200
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
    entries: Sequence[Entry],
    told: Digest,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
    unshown: Sequence[int] = (),
) -> Screen:
    """The message of a digest; the reader's clock is the house's, the digest is named by the readers' own.

    Of events whose facts could not be shown there are only the numbers, `unshown`: each with a way to it.
    """
    voice = Voice(texts, regions, reader)
    there = reader.zone if told.zone is None else ZoneInfo(told.zone)
    first = _title(entries, len(unshown), told, reader.now, there, voice)
    ending: list[Markup] = []
    if reader.now.astimezone(there).utcoffset() != reader.now.astimezone(reader.zone).utcoffset():
        ending.append(voice("digest-zone"))
    groups = _grouped(entries)
    chosen = _chosen(groups)
    lines = {entry.event.id: _line(entry, entry.department, voice) for entry in chosen}
    while True:
        parts = [*_groups(groups, lines, voice), *_numbers(unshown, len(lines) + 1, voice)]
        text = Markup("\n\n").join((first, *parts, *ending))
        if measured(text) <= TEXT_LIMIT or not lines:
            break
        # The least grave makes room.
        del lines[chosen.pop().event.id]
    shown = [entry.event.id for _, theirs in groups for entry in theirs if entry.event.id in lines]
    departments = [department for department, _ in groups]
    return Screen(
        text,
        (
            *listing.openers((*shown, *unshown[: _room(len(shown))])),
            *_states(departments, voice),
            (Button(voice.plain("button-digest-settings"), f"mu:s:{next(iter(departments), '')}"),),
        ),
    )


def _grave_first(entry: Entry) -> tuple[int, float, int]:
    event = entry.event
    return -gravity(event.facts), -event.updated_at.timestamp(), -event.id


def _grouped(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The entries by department, the gravest of each first, and the departments in the order of their gravest."""
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=_grave_first):
        groups.setdefault(entry.department, []).append(entry)
    return list(groups.items())


def _chosen(groups: Iterable[tuple[str, Sequence[Entry]]]) -> list[Entry]:
    """Those that are told one by one, the least grave last.

    Of equally grave ones each department has its turn, so that a large one leaves room for the small ones.
    """
    turns: list[tuple[int, int, Entry]] = []
    for _, theirs in groups:
        counts: defaultdict[int, int] = defaultdict(int)
        for entry in theirs:
            grade = grade_of(entry.event.facts.severity)
            turns.append((-grade, counts[grade], entry))
            counts[grade] += 1
    return [entry for *_, entry in sorted(turns, key=lambda turn: turn[:2])][:_MOST]


def _groups(
    groups: Iterable[tuple[str, Sequence[Entry]]], lines: Mapping[int, Markup], voice: Voice
) -> list[Markup]:
    """Each department with those of its events that have a line, and how many more there are where."""
    parts: list[Markup] = []
    left: list[tuple[str, int]] = []
    count = 1
    for department, theirs in groups:
        told = [lines[entry.event.id] for entry in theirs if entry.event.id in lines]
        more = len(theirs) - len(told)
        if not told:
            left.append((department, more))
            continue
        label = Markup("<b>{}</b>").format(voice.label(department))
        rest = [voice("digest-more", count=more)] if more else []
        parts.append(stacked((label, *listing.numbered(told, count), *rest)))
        count += len(told)
    if left:
        places = fitted(", ".join(voice.area(department) for department, _ in left), _PLACES)
        parts.append(voice("digest-more-places", count=sum(number for _, number in left), places=places))
    return parts


def _numbers(unshown: Sequence[int], first: int, voice: Voice) -> list[Markup]:
    """The events of which there is but the number, if any."""
    room = _room(first - 1)
    lines = [voice("digest-unshown", number=str(number)) for number in unshown[:room]]
    more = len(unshown) - len(lines)
    rest = [voice("digest-more", count=more)] if more else []
    return [stacked((*listing.numbered(lines, first), *rest))] if lines else []


def _room(told: int) -> int:
    """How many are told by their numbers beside so many others."""
    return max(_LEAST_UNSHOWN, _MOST - told)


def _title(
    entries: Sequence[Entry], unshown: int, told: Digest, now: datetime, there: ZoneInfo, voice: Voice
) -> Markup:
    counted = _counted(entries, voice)
    if unshown:
        counted.append(voice("digest-count-unshown", count=unshown, alone=not entries))
    what = Markup(", ").join(counted)
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
        parts += [name, lowered(sourcing.verified(facts, voice, standing=True, brief=True))]
    elif facts.state is EventState.ENDED:
        parts.append(spaced((name, lowered(wording.over(event, voice, standing=True)))))
    elif facts.state is EventState.LAPSED:
        parts.append(spaced((name, lowered(wording.unheard(facts, voice, standing=True)))))
    elif facts.state is EventState.ANNOUNCED:
        parts += [name, lowered(wording.state(facts, voice, standing=True))]
    else:
        parts.append(spaced((name, wording.since(facts, voice, standing=True))))
        parts.append(manner(facts, voice))
        parts.append(lowered(sourcing.verified(facts, voice, standing=True, brief=True)))
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
