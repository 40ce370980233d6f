"""What a button does to choices and to a rhythm; all of it pure.

A button names what shall be, not what shall change, so that a second tap or an old screen does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time

from handlers.views.settings_rhythm import MOST_TIMES
from storage.choices import ALL_SORTS, DEFAULT, Choices, Extent, Grade, Manner, Sort
from storage.preferences import Change
from storage.rhythm import Rhythm

#: For one place or route: as its chat.
SAME = "="
_TIME = re.compile(r"([01][0-9]|2[0-3])([03]0)")
_HOURS = re.compile(r"([0-9]{4})-([0-9]{4})")


class Refused(Exception):
    """A change that would leave nothing, or too much; the message is the key of the text that says so."""


def change_of(letter: str, value: str, *, followed: bool) -> Change | None:
    """What the button of one of the four choices does; None for a value that no button has.

    `followed` where it is for a place or route, whose choices may be open; a chat's own are kept open where they are
    the usual ones. The change raises Refused.
    """
    opened, read = _OPENED.get(letter), _READERS.get(letter)
    if value == SAME:
        return opened if followed else None
    chosen = None if read is None else read(value)
    if chosen is None or opened is None:
        return None

    def change(own: Choices, wider: Choices) -> Choices:
        made = chosen(own.over(wider))
        usual = made.over(DEFAULT) == DEFAULT
        return opened(own, wider) if usual and not followed else made.over(own)

    return change


#: From the choices that hold, the one that is made; the others open.
_Chosen = Callable[[Choices], Choices]


def _sorts(value: str) -> _Chosen | None:
    if value == "*":
        return lambda before: Choices(sorts=ALL_SORTS)
    sign, number = value[:1], value[1:]
    known = {str(sort.value): sort for sort in Sort}
    if sign not in ("+", "-") or number not in known:
        return None
    sort = known[number]

    def chosen(before: Choices) -> Choices:
        assert before.sorts is not None
        after = before.sorts | sort if sign == "+" else before.sorts & ~sort
        if not after:
            raise Refused("settings-none-left")
        return Choices(sorts=after)

    return chosen


def _least(value: str) -> _Chosen | None:
    known = {str(int(one)): one for one in Grade}
    return (lambda before: Choices(least=known[value])) if value in known else None


def _manner(value: str) -> _Chosen | None:
    known = {str(int(one)): one for one in Manner}
    return (lambda before: Choices(manner=known[value])) if value in known else None


def _extent(value: str) -> _Chosen | None:
    known = {str(int(one)): one for one in Extent}
    return (lambda before: Choices(extent=known[value])) if value in known else None


_READERS: dict[str, Callable[[str], _Chosen | None]] = {
    "k": _sorts,
    "g": _least,
    "m": _manner,
    "e": _extent,
}
_OPENED: dict[str, Callable[[Choices, Choices], Choices]] = {
    "k": lambda own, wider: replace(own, sorts=None),
    "g": lambda own, wider: replace(own, least=None),
    "m": lambda own, wider: replace(own, manner=None),
    "e": lambda own, wider: replace(own, extent=None),
    "o": lambda own, wider: Choices(),
}


def read_time(text: str) -> time | None:
    """A time of day as buttons carry it, on the hour or the half hour: 0700, 2230."""
    found = _TIME.fullmatch(text)
    return None if found is None else time(int(found[1]), int(found[2]))


def digests_of(value: str) -> Callable[[Rhythm], Rhythm] | None:
    """What a button does to the digest times: hourly, the usual ones, or one more or less; the change raises Refused."""
    if value == "h":
        return lambda before: replace(before, digests=())
    if value == "u":
        return lambda before: replace(before, digests=Rhythm().digests)
    sign, at = value[:1], read_time(value[1:])
    if sign not in ("+", "-") or at is None:
        return None

    def change(before: Rhythm) -> Rhythm:
        times = {*before.digests, at} if sign == "+" else {*before.digests} - {at}
        if len(times) > MOST_TIMES:
            raise Refused("settings-times-most")
        if not times and before.digests:
            raise Refused("settings-times-none")
        return replace(before, digests=tuple(sorted(times)))

    return change


def quiet_of(value: str) -> Callable[[Rhythm], Rhythm] | None:
    """What a button does to the quiet hours: none, from and to, or whether what is urgent may wake."""
    if value == "-":
        return lambda before: replace(before, quiet=None)
    if value in ("w0", "w1"):
        return lambda before: replace(before, urgent_wakes=value == "w1")
    found = _HOURS.fullmatch(value)
    start, end = (read_time(found[1]), read_time(found[2])) if found else (None, None)
    if start is None or end is None or start == end:
        return None
    hours = (start, end)
    return lambda before: replace(before, quiet=hours)
