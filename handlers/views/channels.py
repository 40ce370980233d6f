"""Channels as their administrators see them in private: choosing one, and what it gets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views.reader import Reader
from handlers.views.screen import DATA_LIMIT, Button, Row, Screen, fitted, in_pairs, one_line, stacked
from handlers.views.voice import Voice
from storage.model import Language
from storage.regions import Gazetteer

#: Before the name of a channel in each message about it.
SIGN = "📣"
#: Telegram puts this before a channel's number to make an id of it.
_BEFORE = -1_000_000_000_000
_LABEL = 40
_MOST_LISTED = 40
#: What the buttons of the walk and of questions do, and what the same means for a channel.
_MEANT = {"wk": "w", "fo": "f", "un": "u", "op": "o", "rt": "r"}
#: A channel has a button of its own for its language.
_LANGUAGE = "op:l"
#: A time zone to tap, which only the settings' screen of the zones has.
_ZONE = re.compile(r"ch:[0-9]{1,15}:o:z::[A-Z].*")
_ADDRESS = re.compile(r"https?://t\.me/c/([0-9]{1,15})/")


@dataclass(frozen=True, slots=True)
class Shown:
    """A channel as Telegram names it now, what it follows, and the language of its posts.

    `routes` are as subscriptions keep them, each with its name.
    """

    id: int
    title: str
    codes: Sequence[str]
    language: Language
    routes: Sequence[tuple[str, str]] = ()


def data(channel: int, act: str, *more: str) -> str:
    """What a button about a channel gives back."""
    return ":".join(("ch", str(_BEFORE - channel), act, *more))


def channel_in(number: int) -> int:
    """The channel whose number a button or an address names."""
    return _BEFORE - number


def named_in(links: Iterable[str | None], buttons: Iterable[str | None]) -> int | None:
    """The channel that a message is about, by its links and the data of its buttons; None for none."""
    for link in links:
        if found := _ADDRESS.match(link or ""):
            return channel_in(int(found[1]))
    for given in buttons:
        head, number, *_ = (*(given or "").split(":"), "")
        if head == "ch" and number.isascii() and number.isdecimal():
            return channel_in(int(number[:15]))
    return None


def asks_city(buttons: Iterable[str | None]) -> bool:
    """Whether a message with buttons of this data shows time zones: an answer to it names a city."""
    return any(_ZONE.fullmatch(given or "") for given in buttons)


def choose(bot: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """How a channel gets the news, with the button that lists one's channels; `bot` is its username."""
    voice = Voice(texts, regions, reader)
    add = f"https://t.me/{bot}?startchannel&admin=post_messages"
    return Screen(voice("channels-choose", link=add), pick=voice.plain("channels-pick"))


def channel(shown: Shown, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """What a channel follows, with the ways to change that."""
    voice = Voice(texts, regions, reader)
    lines = [_title(shown), Markup("")]
    follows = bool(shown.codes or shown.routes)
    lines.append(voice("channel-follows") if follows else voice("channel-follows-nothing"))
    lines += [Markup("• {}").format(voice.where(code)) for code in shown.codes[:_MOST_LISTED]]
    if len(shown.codes) > _MOST_LISTED:
        lines.append(voice("and-more", count=len(shown.codes) - _MOST_LISTED))
    lines += [voice("channel-route", route=name) for _, name in shown.routes]
    lines.append(Markup(""))
    lines.append(voice("channel-language", spoken=shown.language.value))
    drops = [
        Button(fitted(f"✖ {voice.label(code)}", _LABEL), data(shown.id, "u", code))
        for code in shown.codes[:_MOST_LISTED]
    ]
    drops += [Button(fitted(f"✖ {name}", _LABEL), data(shown.id, "v", kept)) for kept, name in shown.routes]
    other = Language.EN if shown.language is Language.ES else Language.ES
    rows: tuple[Row, ...] = (
        *in_pairs(drops),
        (Button(voice.plain("button-choose"), data(shown.id, "w", "", "0")),),
        (Button(voice.plain("channel-write"), data(shown.id, "n")),),
        (Button(voice.plain(f"channel-speak-{other.value}"), data(shown.id, "l", other.value)),),
    )
    if follows:
        rows = (*rows, (Button(voice.plain("button-set-choose"), data(shown.id, "o")),))
        rows = (*rows, (Button(voice.plain("channel-unlink"), data(shown.id, "x")),))
    return Screen(stacked(lines), rows)


def aimed(screen: Screen, shown: Shown, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """A walk or a question with its buttons meant for the channel, and the way back to it."""
    voice = Voice(texts, regions, reader)
    rows = []
    for row in screen.rows:
        kept = []
        for button in row:
            head, *more = (button.data or "").split(":")
            meant = data(shown.id, _MEANT[head], *more) if head in _MEANT else ""
            # Of a route both of whose ends are in question, the words may be too long beside the channel's number.
            if meant and button.data != _LANGUAGE and len(meant.encode()) <= DATA_LIMIT:
                kept.append(replace(button, data=meant))
        rows.append(tuple(kept))
    back = (Button(voice.plain("channel-back"), data(shown.id, "s")),)
    text = Markup("\n\n").join((_title(shown), screen.text))
    return Screen(text, (*(row for row in rows if row), back))


def ask_name(shown: Shown, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Asks for the name of a place, as an answer to this message."""
    voice = Voice(texts, regions, reader)
    text = Markup("\n\n").join((_title(shown), voice("channel-ask-name")))
    return Screen(text, reply=voice.plain("channel-name-example"))


def most_routes(shown: Shown, count: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says that the channel can follow no more routes, and what to do."""
    voice = Voice(texts, regions, reader)
    text = Markup("\n\n").join((_title(shown), voice("channel-most-routes", count=count)))
    return Screen(text, ((Button(voice.plain("channel-back"), data(shown.id, "s")),),))


def ask_unlink(shown: Shown, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Asks once before a channel gets nothing more."""
    voice = Voice(texts, regions, reader)
    yes = Button(voice.plain("channel-unlink-yes"), data(shown.id, "y"))
    back = Button(voice.plain("channel-back"), data(shown.id, "s"))
    return Screen(Markup("\n\n").join((_title(shown), voice("channel-ask-unlink"))), ((yes,), (back,)))


def unlinked(shown: Shown, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says that a channel gets nothing more and that nothing of it is kept."""
    text = Markup("\n\n").join((_title(shown), Voice(texts, regions, reader)("channel-unlinked")))
    return Screen(text)


def refused(why: str, channel: int, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says what is missing, on either side, before a channel can be served, and offers to look again."""
    voice = Voice(texts, regions, reader)
    return Screen(voice(why), ((Button(voice.plain("channel-again"), data(channel, "s")),),))


def in_private(link: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Leads from a group to the private chat, where channels are looked after."""
    voice = Voice(texts, regions, reader)
    return Screen(voice("channels-in-private"), ((Button(voice.plain("button-in-private"), url=link),),))


def _title(shown: Shown) -> Markup:
    """The channel's name, which leads to it; an answer to the message is known by it to be about the channel."""
    name = one_line(shown.title, 60) or "…"
    return Markup('{} <b><a href="https://t.me/c/{}/1">{}</a></b>').format(SIGN, _BEFORE - shown.id, name)
