"""Choosing places: the first contact, the walk down the map, names that mean several, and what is followed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from handlers.texts import Texts
from handlers.views import choicewords
from handlers.views.journey import named, pair
from handlers.views.reader import Reader
from handlers.views.scope import Scope
from handlers.views.screen import Button, Row, Screen, fitted, in_pairs, one_line, stacked
from handlers.views.status import paging
from handlers.views.voice import Voice, dotted
from storage.choices import Choices
from storage.paths import Stop
from storage.regions import Found, Gazetteer, Level, Region, fold

#: The departments most asked for in the protests of 2022 and 2023: Puno, Cusco, Arequipa, Lima.
_FIRST = ("21", "08", "04", "15")
_PER_PAGE = 16
_MOST_CHOICES = 12
_MOST_LISTED = 60
_MOST_BUTTONS = 40  # Telegram takes 100; a list this long is already hard to use.
#: Followed places that have a row each, with the way to what is received of it; more stand two in a row.
_MOST_ROWS = 8
_LABEL = 40


def welcome(*, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """The first contact: two taps from nothing to following a region."""
    voice = Voice(texts, regions, reader)
    buttons = [Button(voice.label(code), f"fo:{code}") for code in _FIRST if code in regions]
    more = Button(voice.plain("button-more"), "wk::0")
    return Screen(voice("welcome"), (*in_pairs(buttons), (more,)))


def walk(
    code: str, page: int, followed: frozenset[str], *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """What lies in a region, to follow or to walk further; pages count from 0, what is followed is ticked."""
    voice = Voice(texts, regions, reader)
    here, children = regions.get(code), regions.children(code)
    pages = max(1, -(-len(children) // _PER_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = children[page * _PER_PAGE : (page + 1) * _PER_PAGE]
    pairs = [_step(child, followed, voice) for child in shown]
    rows = [tuple(pairs[start : start + 2]) for start in range(0, len(pairs), 2)]
    whole = _toggle(code, followed, voice)
    up = (
        [
            (
                Button(
                    voice.plain("button-up", place=_bare(regions.ancestors(code)[0], voice)),
                    f"wk:{code[:-2]}:0",
                ),
            )
        ]
        if code
        else []
    )
    levels = {
        Level.COUNTRY: "walk-department",
        Level.DEPARTMENT: "walk-province",
        Level.PROVINCE: "walk-district",
    }
    ask = voice(levels.get(here.level, "walk-here"), place=voice.area(code))
    title = Markup("<b>{}</b>").format(regions.path(code) if code else voice.plain("country"))
    return Screen(stacked((title, ask)), (*rows, *paging(code, page, pages, "wk"), (whole,), *up))


def choose(
    text: str, found: Found, action: str, *, texts: Texts, regions: Gazetteer, reader: Reader
) -> Screen:
    """The question behind a name that means several places, or none; `action` is what a tap does: "fo", "st" or "un"."""
    voice, typed = Voice(texts, regions, reader), one_line(text, _LABEL)
    if found.choices:
        shown = found.choices[:_MOST_CHOICES]
        names = {fold(region.name) for region in found.choices}
        same = len(names) == 1
        words = voice(
            "choose-same" if same else "choose-any",
            count=len(found.choices),
            name=found.choices[0].name if same else typed,
            shown=len(shown),
            cut=len(shown) < len(found.choices),
        )
        labels = _distinct(shown, voice, bare=same)
    elif found.suggestions:
        shown = found.suggestions[:_MOST_CHOICES]
        words = voice("choose-near", name=typed)
        labels = [voice.label(region.code) for region in shown]
    else:
        return Screen(voice("choose-none", name=typed), ((Button(voice.plain("button-choose"), "wk::0"),),))
    buttons = [
        Button(fitted(label, _LABEL), f"{action}:{region.code}")
        for label, region in zip(labels, shown, strict=True)
    ]
    return Screen(words, in_pairs(buttons))


def followed(
    added: Sequence[str],
    already: Sequence[str],
    *,
    also: tuple[str, ...] = (),
    first: bool = False,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """Confirms what is followed from now on and what will come; `first` adds a hint for who follows for the first time."""
    voice = Voice(texts, regions, reader)
    lines = []
    if added:
        lines += [voice("followed", places=_listed(added, voice)), voice("followed-what")]
    if already:
        lines.append(voice("followed-already", places=_listed(already, voice)))
    if first:
        lines.append(voice("followed-first"))
    codes = list(dict.fromkeys((*added, *already)))
    rows: list[Row] = [(_choose_what(codes, voice),)] if added else []
    for code in codes[:3]:
        place = voice.label(code)
        rows.append((Button(voice.plain("button-status", place=place, country=not code), f"st:{code}"),))
        rows.append((Button(voice.plain("button-unfollow", place=place), f"un:{code}"),))
    others = [code for code in also if code not in codes and code in regions][:4]
    if others:
        lines.append(voice("followed-also"))
        rows += in_pairs(_toggle(code, frozenset(), voice, short=True) for code in others)
    if len(codes) > 3:
        rows.append((Button(voice.plain("button-status", place=voice.area(""), country=True), "st:"),))
    return Screen(stacked(lines or [voice("followed-nothing")]), tuple(rows))


def unfollowed(
    dropped: Sequence[str],
    still: Sequence[str] = (),
    routes: int = 0,
    ways: Sequence[tuple[Stop, Stop]] = (),
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """Confirms what is not followed any more, places and `ways`, says what still is, and offers the way back."""
    voice = Voice(texts, regions, reader)
    gone = [_listed(dropped, voice)] if dropped else []
    gone += [Markup("<b>{}</b>").format(named(start, end)) for start, end in ways]
    lines = [voice("unfollowed", places=dotted(gone)) if gone else voice("unfollowed-nothing")]
    if still or not routes:
        lines.append(
            voice("still-followed", places=_listed(still, voice)) if still else voice("still-nothing")
        )
    if routes:
        lines.append(voice("routes", count=routes))
    # Who drops Juliaca and follows Puno still hears of Juliaca: say so before it looks like a fault.
    around = [
        code for code in still if any(code != gone and regions.overlaps(code, gone) for gone in dropped)
    ]
    if around:
        lines.append(voice("still-covered", places=_listed(around, voice)))
    back = [
        Button(voice.plain("button-follow-again", place=voice.label(code)), f"fo:{code}")
        for code in dropped[:3]
    ]
    return Screen(stacked(lines), tuple((button,) for button in back))


def subscriptions(
    codes: Sequence[str],
    routes: Sequence[tuple[Stop, Stop]] = (),
    apart: Mapping[Scope, Choices] | None = None,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """What is followed, places and routes, with a button to drop each; where nothing is, how to start.

    `apart` has what was chosen for some of them apart from the chat.
    """
    voice = Voice(texts, regions, reader)
    choose_more = (Button(voice.plain("button-choose"), "wk::0"),)
    if not codes and not routes:
        return Screen(voice("subscriptions-none"), (choose_more,))
    lines = [voice("subscriptions", count=len(codes))] if codes else []
    lines += [_item(_path(code, voice), Scope("region", code), apart, voice) for code in codes[:_MOST_LISTED]]
    if len(codes) > _MOST_LISTED:
        lines.append(voice("and-more", count=len(codes) - _MOST_LISTED))
    drops = [Button(fitted(f"✖ {voice.label(code)}", _LABEL), f"un:{code}") for code in codes[:_MOST_BUTTONS]]
    if routes:
        lines += [
            voice("routes", count=len(routes)),
            *(_item(named(*ends), _route(ends), apart, voice) for ends in routes),
        ]
        drops += [Button(fitted(f"✖ {named(*ends)}", _LABEL), f"ru:{pair(*ends)}") for ends in routes]
    if len(drops) > _MOST_ROWS:
        each = Button(voice.plain("button-set-each"), "op:p")
        return Screen(stacked(lines), (*in_pairs(drops), (each,), choose_more))
    scopes = [*(Scope("region", code) for code in codes), *map(_route, routes)]
    ways = [Button(voice.plain("button-set-what"), f"op:o:{scope.packed()}") for scope in scopes]
    return Screen(stacked(lines), (*zip(drops, ways, strict=True), choose_more))


def _route(ends: tuple[Stop, Stop]) -> Scope:
    return Scope("route", f"{ends[0].key}-{ends[1].key}")


def _item(name: str, scope: Scope, apart: Mapping[Scope, Choices] | None, voice: Voice) -> Markup:
    """One followed place or route, and what was chosen for it alone."""
    own = choicewords.differing((apart or {}).get(scope, Choices()), voice)
    return Markup("• {}: {}").format(name, own) if own else Markup("• {}").format(name)


def not_followed(
    part: str,
    followed: Sequence[str],
    apart: Mapping[Scope, Choices] | None = None,
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """What was asked to be dropped is not followed; what is, each with its button."""
    voice = Voice(texts, regions, reader)
    below = subscriptions(followed, (), apart, texts=texts, regions=regions, reader=reader)
    return Screen(
        stacked((voice("not-followed", name=one_line(part, 80)), Markup(""), below.text)), below.rows
    )


def too_many(words: str, *, texts: Texts, regions: Gazetteer, reader: Reader) -> Screen:
    """More places in one message than are answered at once; which were left out."""
    return Screen(Voice(texts, regions, reader)("too-many", names=one_line(words, 500)))


def _choose_what(codes: Sequence[str], voice: Voice) -> Button:
    """The way to what is received: of the one place, or of all."""
    data = f"op:o:{Scope('region', codes[0]).packed()}" if len(codes) == 1 else "op:p"
    return Button(voice.plain("button-set-choose"), data)


def _step(child: Region, followed: frozenset[str], voice: Voice) -> Button:
    """A place of the walk: deeper where there is something inside, else followed with this tap."""
    ticked = child.code in followed
    name = fitted(f"✓ {child.name}" if ticked else child.name, _LABEL)
    if child.level != Level.DISTRICT:
        return Button(name, f"wk:{child.code}:0")
    return Button(name, f"{'un' if ticked else 'fo'}:{child.code}")


def _toggle(code: str, followed: frozenset[str], voice: Voice, *, short: bool = False) -> Button:
    """Follow a whole region, or stop following it."""
    if code in followed:
        return Button(voice.plain("button-unfollow", place=_whole(code, voice)), f"un:{code}")
    place = voice.label(code) if short else _whole(code, voice)
    return Button(voice.plain("button-follow", place=place), f"fo:{code}")


def _whole(code: str, voice: Voice) -> str:
    return voice.label(code) if code else voice.plain("whole-country-inline")


def _bare(region: Region, voice: Voice) -> str:
    return region.name if region.code else voice.plain("country")


def _path(code: str, voice: Voice) -> str:
    """The place with all that contains it; a unit inside one of its own name says which it is."""
    if not code or len(code) == 6:
        return voice.where(code) if not code else voice.regions.path(voice.known(code).code)
    return voice.where(code)


def _listed(codes: Iterable[str], voice: Voice) -> Markup:
    known = list(dict.fromkeys(codes))
    names = dotted(Markup("<b>{}</b>").format(voice.label(code)) for code in known[:_MOST_LISTED])
    rest = len(known) - _MOST_LISTED
    return names if rest <= 0 else dotted((names, voice("and-more", count=rest)))


def _distinct(shown: Sequence[Region], voice: Voice, *, bare: bool) -> list[str]:
    """Labels that differ: for one shared name what contains each, else the names with their paths."""
    if bare:
        labels = [", ".join(r.name for r in voice.regions.ancestors(region.code)[:-1]) for region in shown]
        if all(labels) and len(set(labels)) == len(labels):
            return labels
    return [_path(region.code, voice) for region in shown]
