"""`/settings`: what a chat receives, in sentences, and the ways to change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import choicewords, muting, zonewords
from handlers.views.reader import Reader
from handlers.views.scope import WHOLE, Scope
from handlers.views.screen import Button, Row, Screen, fitted, in_pairs, stacked
from handlers.views.status import paging
from handlers.views.voice import Voice, spaced
from storage.choices import DEFAULT, Choices, Manner
from storage.preferences import Preference, Preferred
from storage.regions import Gazetteer

_LABEL = 40
#: Places on one page of the list, a button each.
_PER_PAGE = 8
#: Places whose own choices the first screen tells; more are counted.
_MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class SettingsData:
    """What a chat or topic chose, which part of it a screen is about, and the names of the routes it follows."""

    preferred: Preferred
    scope: Scope = WHOLE
    routes: Mapping[str, str] = field(default_factory=dict)  # targets and what they are called

    @property
    def own(self) -> Choices:
        """What was chosen there and nowhere else; open where nothing was."""
        if self.scope.followed is None:
            return self.preferred.choices
        for one in self.preferred.subscriptions:
            if (one.target_kind, one.target) == self.scope.followed:
                return one.choices
        return Choices()

    @property
    def wider(self) -> Choices:
        """What holds where those are open."""
        return DEFAULT if self.scope.followed is None else self.preferred.choices.over(DEFAULT)

    @property
    def chosen(self) -> Choices:
        """What holds there, all told."""
        return self.own.over(self.wider)

    @property
    def gathers(self) -> bool:
        """Whether anything here comes in digests."""
        return self._any(Manner.DIGEST)

    def _any(self, manner: Manner) -> bool:
        whole = self.preferred.choices.over(DEFAULT)
        return any(one.choices.over(whole).manner is manner for one in self.preferred.subscriptions)

    def name(self, scope: Scope, voice: Voice) -> str:
        """What a followed place or route is called."""
        if scope.kind == "route":
            return self.routes.get(scope.target, scope.target)
        return voice.label(scope.target)


def overview(data: SettingsData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The first screen: what comes, when nothing does, and what is different for some places."""
    voice, found = Voice(texts, regions, reader), data.preferred
    rhythm = found.rhythm
    lines = []
    if found.muted_until is not None:
        lines.append(voice("settings-muted", until=muting.until(found.muted_until, voice)))
    lines.append(voice("settings-get", what=choicewords.told(found.choices.over(DEFAULT), voice)))
    lines.append(voice("settings-quiet", hours=choicewords.quiet_hours(rhythm, voice)))
    if data.gathers:
        lines += digest_lines(data, voice)
    lines.append(voice("settings-zone", zone=zonewords.named(rhythm.zone, voice), time=zonewords.now(voice)))
    lines += _apart(data, voice)
    return Screen(stacked(lines), _ways(data, voice))


def nothing(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says what comes first to whoever follows nothing yet."""
    voice = Voice(texts, regions, reader)
    language = Button(voice.plain("button-set-language"), "op:l")
    return Screen(voice("settings-nothing"), ((Button(voice.plain("button-choose"), "wk::0"),), (language,)))


def place(data: SettingsData, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The choices of one followed place or route: what comes, and what of it is not as the chat's."""
    voice, packed = Voice(texts, regions, reader), data.scope.packed()
    name = data.name(data.scope, voice)
    apart = choicewords.which(data.own, voice)
    lines = [
        voice("settings-place", place=name, what=choicewords.told(data.chosen, voice)),
        voice("settings-place-own", what=apart) if apart else voice("settings-place-same"),
    ]
    if data.chosen.manner is Manner.DIGEST:
        lines += digest_lines(data, voice)
    same = ((Button(voice.plain("button-set-same"), f"op:o:{packed}:="),),) if apart else ()
    back = Button(voice.plain("button-set-places"), "op:p")
    return Screen(stacked(lines), (*_four(packed, voice), *same, (back, to_overview(voice))))


def places(data: SettingsData, page: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """All that is followed, a page at a time (from 0), with what is chosen for each apart from the chat."""
    voice, followed = Voice(texts, regions, reader), data.preferred.subscriptions
    pages = max(1, -(-len(followed) // _PER_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = followed[page * _PER_PAGE : (page + 1) * _PER_PAGE]
    lines = [voice("settings-places"), *(_line(one, data, voice) for one in shown)]
    buttons = [
        Button(fitted(data.name(scope, voice), _LABEL), f"op:o:{scope.packed()}")
        for scope in map(scope_of, shown)
    ]
    rows = (*in_pairs(buttons), *paging("", page, pages, "op:p"), (to_overview(voice),))
    return Screen(stacked(lines), rows)


def scope_of(one: Preference) -> Scope:
    """The scope of one subscription's choices."""
    return Scope(one.target_kind, one.target)


def digest_lines(data: SettingsData, voice: Voice) -> list[Markup]:
    """When digests come, and exactly when the next one does."""
    rhythm, found = data.preferred.rhythm, data.preferred
    following = _next(found, voice)
    return [
        spaced(
            (
                voice("settings-digests", times=choicewords.digest_times(rhythm, voice)),
                voice("settings-next", time=choicewords.next_one(following, voice)),
            )
        )
    ]


def _next(found: Preferred, voice: Voice) -> datetime:
    """When the next digest comes if there is anything to tell; a mute moves it to its end."""
    zone, muted = voice.reader.zone, found.muted_until
    following = found.rhythm.next_moment(voice.reader.now, zone)
    if muted is None or following >= muted:
        return following
    return found.rhythm.quiet_until(muted, zone) or muted


def to_overview(voice: Voice) -> Button:
    """The way back to the first screen."""
    return Button(voice.plain("button-set-back"), "op:")


def back(scope: Scope, voice: Voice) -> Row:
    """The way back from one choice: to the place it is about, or to the first screen."""
    if scope.followed is None:
        return (to_overview(voice),)
    return (Button(voice.plain("button-set-place"), f"op:o:{scope.packed()}"), to_overview(voice))


def _line(one: Preference, data: SettingsData, voice: Voice) -> Markup:
    apart = choicewords.differing(one.choices, voice)
    name = data.name(scope_of(one), voice)
    return voice("settings-line", place=name, what=apart or voice.plain("settings-same"))


def _apart(data: SettingsData, voice: Voice) -> list[Markup]:
    """The places with choices of their own."""
    own = [one for one in data.preferred.subscriptions if choicewords.differing(one.choices, voice)]
    lines = [_line(one, data, voice) for one in own[:_MOST_TOLD]]
    if len(own) > _MOST_TOLD:
        lines.append(voice("and-more", count=len(own) - _MOST_TOLD))
    return lines


def _four(packed: str, voice: Voice) -> tuple[Row, ...]:
    """The four choices that a chat has, and each of its places."""
    return in_pairs(
        Button(voice.plain(f"button-set-{name}"), f"op:{letter}:{packed}")
        for letter, name in (("k", "kinds"), ("g", "severity"), ("m", "manner"), ("e", "extent"))
    )


def _ways(data: SettingsData, voice: Voice) -> tuple[Row, ...]:
    rest = [
        Button(voice.plain(f"button-set-{name}"), f"op:{letter}")
        for letter, name in (("q", "quiet"), ("u", "mute"), ("z", "zone"), ("l", "language"))
    ]
    count = len(data.preferred.subscriptions)
    by_place = Button(voice.plain("button-set-by-place", count=count), "op:p")
    return (*_four("", voice), *in_pairs(rest), (by_place,))


def ticked(label: str, on: bool) -> str:
    """A button's label, ticked where it is on."""
    return f"✓ {label}" if on else label


def columns(buttons: Sequence[Button], count: int) -> tuple[Row, ...]:
    """Buttons in rows of so many."""
    return tuple(tuple(buttons[at : at + count]) for at in range(0, len(buttons), count))
