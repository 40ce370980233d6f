"""Where from and where to: the questions before a route can be answered."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.journeys import End
from handlers.texts import Texts
from handlers.views.reader import Reader
from handlers.views.screen import Button, Row, Screen, fitted, in_pairs, one_line
from handlers.views.voice import Voice
from storage.paths import Stop
from storage.regions import Gazetteer

_MOST_CHOICES = 12
_LABEL = 40
_MOST_BYTES = 30  # of the other place's words in a button
#: Ways that were asked for most in the protests of 2022 and 2023, and the cities at their ends.
_USUAL = (
    ("080101cusco", "210101puno"),
    ("211101juliac", "040101arequi"),
    ("210101puno", "210402desagu"),
    ("150137limasa", "120101huanca"),
    ("150137limasa", "040101arequi"),
    ("080101cusco", "040101arequi"),
)
_CITIES = ("Lima", "Arequipa", "Cusco", "Puno", "Juliaca", "Ica", "Abancay", "Tacna")


def pair(start: Stop, end: Stop) -> str:
    """A journey as buttons carry it."""
    return f"{start.key}|{end.key}"


def named(start: Stop, end: Stop) -> str:
    """A route in words: "Cusco → Puno"."""
    return f"{_called(start)} → {_called(end)}"


def _called(stop: Stop) -> str:
    return stop.asked or stop.name


def choose(end: End, other: End, first: bool, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The question which place is meant, or what is wrong with its name; `first` for where the journey begins."""
    voice, typed = Voice(texts, regions, reader), one_line(end.words, _LABEL)
    if end.roadless is not None:
        return Screen(voice("route-roadless", place=end.roadless.name))
    shown = (end.choices or end.suggestions)[:_MOST_CHOICES]
    if not shown:
        return Screen(voice("route-unknown", name=typed), _usual(voice, regions))
    beyond = other.stop.key if other.stop is not None else _short(other.words)
    heads = {stop.name.partition(", ")[0] for stop in shown}
    buttons = [
        Button(
            # What they all are called goes without saying.
            fitted(stop.name.partition(", ")[2] if len(heads) == 1 and len(shown) > 1 else stop.name, _LABEL),
            f"rt:{stop.key}|{beyond}:0" if first else f"rt:{beyond}|{stop.key}:0",
        )
        for stop in shown
    ]
    key = "route-which" if end.choices else "route-near-name"
    return Screen(voice(key, name=typed), in_pairs(buttons))


def ask(typed: bool, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Asks where from and where to: by the ways that are asked for most, or `typed` as a reply, for a group to hear it."""
    voice = Voice(texts, regions, reader)
    if typed:
        return Screen(voice("route-ask"), reply=voice.plain("route-ask-hint"))
    return Screen(voice("route-ask"), _usual(voice, regions))


def ask_end(start: Stop, ends: Sequence[Stop], *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Asks where to."""
    voice = Voice(texts, regions, reader)
    buttons = [Button(stop.name, f"rt:{pair(start, stop)}:0") for stop in ends if stop.node != start.node]
    return Screen(voice("route-ask-end", place=start.name), in_pairs(buttons))


def way_or_each(
    start: Stop,
    end: Stop,
    codes: Sequence[str],
    *,
    slip: bool = False,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """Asks of two names whether the way between them is meant, or each place; after a `slip` whether it is these."""
    voice = Voice(texts, regions, reader)
    rows = ((_way(start, end, voice),), *in_pairs([_status(code, voice) for code in codes]))
    return Screen(voice("did-you-mean" if slip else "route-or-each"), rows)


def abroad(
    country: str,
    crossings: Sequence[str],
    ways: Sequence[tuple[Stop, Stop]],
    codes: Sequence[str],
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """Names the crossings to another country: the ways there from the place that was named, or how it is at each."""
    voice = Voice(texts, regions, reader)
    rows = [(_way(start, end, voice),) for start, end in ways]
    places = in_pairs([_status(code, voice) for code in (codes if ways else crossings)])
    return Screen(voice("border", country=voice.plain(f"abroad-{country}")), (*rows, *places))


def _way(start: Stop, end: Stop, voice: Voice) -> Button:
    return Button(voice.plain("button-route", route=named(start, end)), f"rt:{pair(start, end)}:0")


def _status(code: str, voice: Voice) -> Button:
    label = voice.plain("button-status", place=voice.area(code), country=not code)
    return Button(fitted(label, _LABEL), f"st:{code}:0")


def same(place: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """Says that both ends are one place on the roads."""
    return Screen(Voice(texts, regions, reader)("route-same", place=one_line(place, _LABEL)))


def cities() -> tuple[str, ...]:
    """Where people go to most."""
    return _CITIES


def _usual(voice: Voice, regions: Gazetteer) -> tuple[Row, ...]:
    def short(key: str) -> str:
        return "Lima" if key.startswith("1501") else regions.get(key[:6]).name

    return in_pairs(Button(f"{short(start)} → {short(end)}", f"rt:{start}|{end}:0") for start, end in _USUAL)


def _short(words: str) -> str:
    """A place's words as a button can carry them."""
    clean = words.replace("|", " ").replace(":", " ")
    return clean.encode()[:_MOST_BYTES].decode(errors="ignore").strip()
