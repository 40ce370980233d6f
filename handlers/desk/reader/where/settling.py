"""Which region a name means: what the words around it, the road and the kilometre leave; else the choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from handlers.desk.reader.where.mentions import Mention
from storage.model import Kind
from storage.naming import Level
from storage.road import Lies, Road

#: Such events happen in a town: where a town bears its region's name, the town is meant.
IN_TOWN = frozenset(
    {
        *(Kind.MARCH, Kind.SIT_IN, Kind.CLASH, Kind.DISPERSAL, Kind.OCCUPATION),
        *(Kind.LOOTING, Kind.ARRESTS, Kind.EXCESSIVE_FORCE),
    }
)
_LIMA = ("15", "1501", "150101")


@dataclass(frozen=True, slots=True)
class Settled:
    """The region that is meant, or the choices; `certain` is the narrowest region that contains them all and is named."""

    region: str | None = None
    choices: tuple[str, ...] = ()
    certain: str | None = None  # with choices beside a region, the region is the likeliest of them
    against_road: bool = False  # the road at that kilometre lies elsewhere


def settle(
    path: Sequence[Mention],
    around: Iterable[Sequence[str]],
    kind: Kind | None,
    *,
    road: Road | None = None,
    km: float | None = None,
    venue: bool = False,
    along: Sequence[Sequence[str]] = (),
    between: bool = False,
) -> Settled:
    """The region of one place: `path` is its own name and what contains it, `around` the codes of other names near by;
    of several bearers those in a district that a road passes which it is said to be `along` are meant, or, `between`
    the two towns that the road is named by, in a province that it passes."""
    if not path:
        return Settled()
    # "Sector Santa Rosa, distrito Inambari" is no district elsewhere that bears the name.
    path = [m for m in path if not (m.local and any(o.sure and not _holds(o, m) for o in path))] or path
    own = _narrowest_name(path)
    candidates = [(claim, region.code) for claim, region in own.bearers]
    for other in path:
        if other is not own:
            candidates = _inside(candidates, other.codes) or candidates
    if km is None and along and _several(candidates):
        candidates = _along(candidates, along, Level.DISTRICT * 2)
    if _several(candidates) and (here := _in_province(candidates, own, path)) is not None:
        others = tuple(_tops(_by_width(candidates)))
        return Settled(here, (here, *(top for top in others if top != here)))
    candidates = _near(candidates, around)
    if between and (km is None or road is None) and _several(candidates):
        candidates = _along(candidates, along, Level.PROVINCE * 2)
    against = False
    if road is not None:
        kept = _on_road(candidates, road, km)
        against = km is not None and not kept
        if against and km is not None and road.named_near([own.name], km):
            # A post near by bears the name, in a district beside the one that does.
            wider = [c for m in path if m is not own for c in m.codes]
            shared = _shared_region([code for _, code in candidates], road.near(km))
            return Settled(shared or next(iter(wider), None))
        if km is not None or _several(candidates):
            candidates = kept or candidates
    if not own.sure and _several(candidates):
        candidates = _wider_first(candidates)
    told = _Told(own, kind, road, km, venue)
    if not _several(candidates):
        return Settled(_level_of(candidates, told), against_road=against)
    return replace(_of_several(candidates, path, told), against_road=against)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of where a place is."""

    own: Mention
    kind: Kind | None
    road: Road | None
    km: float | None
    venue: bool


def _of_several(candidates: list[tuple[int, str]], path: Sequence[Mention], told: _Told) -> Settled:
    """The choices between several regions that bear a name, with the one that people rather mean, if there is one."""
    tops = _tops(_by_width(candidates))
    picks = {top: _level_of([c for c in candidates if c[1].startswith(top)], told) for top in tops}
    likely = [top for top in tops if top in _GREAT] or _by_their_own_name(tops, candidates)
    if len(likely) == 1:
        return Settled(picks[likely[0]], (picks[likely[0]], *picks.values()))
    eminent = [top for top in tops if _eminent(top, candidates)]
    if len(eminent) == 1 and all(len(top) == Level.DISTRICT * 2 for top in tops if top != eminent[0]):
        return Settled(picks[eminent[0]], tuple(picks.values()))
    others = (c for m in path if m is not told.own for c in m.codes)
    certain = next((c for c in others if all(code.startswith(c) for _, code in candidates)), None)
    return Settled(None, tuple(picks.values()), certain)


def _holds(outer: Mention, inner: Mention) -> bool:
    return any(code.startswith(wide) for code in inner.codes for wide in outer.codes)


def _narrowest_name(path: Sequence[Mention]) -> Mention:
    """The name that the others contain: "Santa Rosa" in "Santa Rosa, Melgar" and in "PUNO/MELGAR/SANTA ROSA"."""

    def depth(mention: Mention) -> int:
        return sum(
            any(len(c) > len(o) and c.startswith(o) for c in mention.codes for o in other.codes)
            and not any(len(o) > len(c) and o.startswith(c) for c in mention.codes for o in other.codes)
            for other in path
            if other is not mention
        ) * 10 + min(len(c) for c in mention.codes)

    return max(path, key=depth)


def _inside(candidates: list[tuple[int, str]], codes: Sequence[str]) -> list[tuple[int, str]]:
    """The candidates that lie in one of these regions or are it."""
    return [(claim, code) for claim, code in candidates if any(code.startswith(outer) for outer in codes)]


def _near(candidates: list[tuple[int, str]], around: Iterable[Sequence[str]]) -> list[tuple[int, str]]:
    """The candidates that lie in the regions told of near by, as far as any does, until they lie in one another."""
    for codes in around:
        if not _several(candidates):
            break
        candidates = _inside(candidates, codes) or candidates
    return candidates


def _by_width(candidates: Sequence[tuple[int, str]]) -> list[str]:
    """The codes of some candidates, wider regions first."""
    return [code for _, code in sorted(candidates, key=lambda c: (len(c[1]), c[1]))]


def _in_province(candidates: list[tuple[int, str]], own: Mention, path: Sequence[Mention]) -> str | None:
    """The one of several that lies in the province which bears its department's name: "Surco (Lima)"."""
    size = Level.PROVINCE * 2
    names = {code for m in path if m is not own for code in m.codes if len(code) == size}
    outer = {code for m in path if m is not own for code in m.codes if len(code) == Level.DEPARTMENT * 2}
    near = [code for _, code in candidates if code[:size] in names and code[:2] in outer]
    return near[0] if len(near) == 1 and len(near[0]) > size else None


def _along(
    candidates: list[tuple[int, str]], along: Sequence[Sequence[str]], size: int
) -> list[tuple[int, str]]:
    """The candidates that a road passes, or, of a province's size, whose province it passes, if any are."""
    passed = [district for districts in along for district in districts]
    return [c for c in candidates if any(d.startswith(c[1][:size]) for d in passed)] or candidates


def _several(candidates: list[tuple[int, str]]) -> bool:
    """Whether they are not all one inside the other."""
    codes = sorted((code for _, code in candidates), key=len)
    return any(not b.startswith(a) for a, b in pairwise(codes))


def _tops(codes: Sequence[str]) -> list[str]:
    """The widest of each nest."""
    return [code for code in codes if not any(code != other and code.startswith(other) for other in codes)]


def _shared_region(codes: Iterable[str], near: Sequence[str]) -> str | None:
    """The narrowest region that a candidate and the nearest district both lie in."""
    for size in (Level.PROVINCE * 2, Level.DEPARTMENT * 2):
        for code in codes:
            if near and code[:size] == near[0][:size]:
                return code[:size]
    return None


#: Districts of the capital of hundreds of thousands, whose name only villages bear besides: Comas, Surco.
_GREAT = frozenset({"150110", "150140"})


def _by_their_own_name(tops: Sequence[str], candidates: Sequence[tuple[int, str]]) -> list[str]:
    """The one that bears a name itself, where the others have but a part of it or a village of that name."""
    claims = {top: min(claim for claim, code in candidates if code.startswith(top)) for top in tops}
    return [top for top, claim in claims.items() if claim == 0] if max(claims.values()) > 1 else []


def _eminent(top: str, candidates: list[tuple[int, str]]) -> bool:
    """Whether it is a province with its capital of that name, which people mean before a village elsewhere."""
    inside = {code for claim, code in candidates if code.startswith(top) and claim < 2}
    return len(top) == Level.PROVINCE * 2 and any(len(code) == Level.DISTRICT * 2 for code in inside)


def _on_road(candidates: list[tuple[int, str]], road: Road, km: float | None) -> list[tuple[int, str]]:
    if km is None:
        return [c for c in candidates if any(p.district.startswith(c[1]) for p in road.posts)]
    lies = {code: road.lies_in(km, code).lies for _, code in candidates}
    sure = [c for c in candidates if lies[c[1]] is Lies.YES]
    if sure and _several([c for c in candidates if lies[c[1]] is not Lies.NO]):
        return [c for c in candidates if any(c[1].startswith(s) or s.startswith(c[1]) for _, s in sure)]
    return [c for c in candidates if lies[c[1]] is not Lies.NO]


def _wider_first(candidates: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """A department's name means the department, with the towns in it; no such rule for provinces."""
    departments = [code for claim, code in candidates if len(code) == Level.DEPARTMENT * 2 and claim < 2]
    if len(departments) == 1:
        return [c for c in candidates if c[1].startswith(departments[0])]
    return candidates


def _level_of(candidates: list[tuple[int, str]], told: _Told) -> str:
    """One of a nest: the town for what happens in towns, the widest that is surely meant for the rest."""
    nest = sorted({code for _, code in candidates}, key=len)
    named = sorted({code for claim, code in candidates if claim < 2}, key=len)
    if not named:
        return nest[-1]
    if told.own.sure:
        return nest[0]
    in_town = told.kind in IN_TOWN or told.own.town or told.venue
    if set(nest) <= set(_LIMA) and len(nest) > 1 and in_town:
        return "150101" if told.venue else "1501"
    if told.road is not None and told.km is not None:
        nearest = next(iter(told.road.near(told.km)), "")
        sure = [
            code
            for code in named
            if nearest.startswith(code)
            or (told.road.lies_in(told.km, code).lies is Lies.YES and len(code) < Level.DISTRICT * 2)
        ]
        return sure[-1] if sure else named[0]
    if (
        in_town
        and len(nest[0]) == Level.DEPARTMENT * 2
        and nest[-1] not in (f"{nest[0]}01", f"{nest[0]}0101")
    ):
        return nest[0]  # "Madre de Dios" is a department and a village, but no town of its own.
    return nest[-1] if in_town else named[0]
