"""The region that the name of a point's place means, as far as what stands around leaves one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.drafts.clues import Answer, Clues
from handlers.desk.reader.drafts.hamlets import on_its_road
from handlers.desk.reader.drafts.nowhere import regions_asked
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.routes import stretches
from handlers.desk.reader.where.settling import Settled, settle
from storage.naming import Level, fold


def by_name(clues: Clues) -> Answer | None:
    """The region that the place's name means or the question which; None where no name is told that fits the road."""
    if not clues.path:
        return None
    if (nearby := _in_a_hamlet(clues)) is not None:
        return nearby
    settled = _settled(clues)
    if settled.against_road and not clues.point.own_path:
        return None  # A place of an earlier sentence; this kilometre lies elsewhere.
    if settled.region is not None:
        return _doubted(clues, settled.region) or _meant(clues, settled.region, settled.choices)
    if clues.point.headed and not _fits_heading(settled.choices, clues.point.headed):
        # "#Tacna … el complejo fronterizo Santa Rosa": no list has the one that is there.
        above = settle(clues.point.headed, (), clues.kind, venue=clues.in_town()).region
        choices = (*((above,) if above else ()), *settled.choices)
        return Answer(above, (regions_asked(choices, clues.word, blocks=above is None),))
    return Answer(settled.certain, (regions_asked(settled.choices, clues.word),))


def _in_a_hamlet(clues: Clues) -> Answer | None:
    """The departments told of near by, where "el sector Santo Domingo" is in none that has a district of that name."""
    own = clues.path[0]
    if not own.local or own.sure or any(claim == 1 for claim, _ in own.bearers):
        return None
    nearby = {code[:2] for codes in clues.around() for code in codes}
    bearing = {code[:2] for m in clues.path for code in m.codes}
    if not nearby or nearby & bearing:
        return None
    return Answer(None, (regions_asked((*sorted(nearby)[:3], *own.codes[:3]), clues.word),))


def _settled(clues: Clues) -> Settled:
    """Which region the name means by what stands around it and by the road, with the towns that it is named by."""
    road, placed = clues.point.road, clues.placed
    along: Sequence[Sequence[str]] = ()
    between = road is not None and len(road.route) > 1
    if road is not None and (clues.point.own_road or between):
        along = stretches(road)
    if road is not None and between and not along:
        along = [[code for town in road.towns for code in town]]
    return settle(
        clues.path,
        clues.around(),
        clues.kind,
        road=placed.road,
        km=placed.km_from,
        venue=clues.in_town(),
        along=along,
        between=between,
    )


def _doubted(clues: Clues, region: str) -> Answer | None:
    """What stands against a region that a name means, None where nothing does."""
    rules = (_beside_others, _under_heading, _or_rival, on_its_road, _of_its_spot)
    return next((answer for rule in rules if (answer := rule(clues, region)) is not None), None)


def _beside_others(clues: Clues, region: str) -> Answer | None:
    """What is asked where the other places of a list lie in other departments."""
    beside, own = clues.point.beside, clues.path[0]
    if not beside or region[:2] in beside:
        return None
    if clues.point.astray and len(beside) == 1:
        # "En la vía Juliaca-Cusco, en Ayaviri y Chuquibambilla": rather a hamlet there than a town far off.
        here = min(beside)
        return Answer(here, (regions_asked((here, region), clues.word, blocks=False),))
    if not own.sure and len({code[:2] for code in own.codes}) > 1:
        # "San Jerónimo, La Oroya y Jauja": none of that name lies where the others do.
        return Answer(None, (regions_asked((*own.codes[:4], *sorted(beside)[:2]), clues.word),))
    return None


def _under_heading(clues: Clues, region: str) -> Answer | None:
    """What is asked below "Cusco" of a name that only other departments know: it may be a place that no list has."""
    under = clues.point.under
    if not under or any(region.startswith(c) or c.startswith(region) for c in under):
        return None
    same = any(region[:2] == code[:2] for code in under)
    asked = regions_asked((region, min(under, key=len)), clues.word, blocks=not same)
    return Answer(region if same else None, (asked,))


def _or_rival(clues: Clues, region: str) -> Answer | None:
    """What is asked of two places of which it happens at one: "Machu Picchu: … from Ollantaytambo".

    "Vecinos de Mi Perú y Ventanilla bloquearon la avenida": at one of them, or between them.
    """
    if not clues.point.rival:
        return None
    rival = settle(clues.point.rival, (), clues.kind, venue=clues.in_town()).region
    if rival in (None, region):
        return None
    homes = rival is not None and clues.path[0].home and clues.point.rival[0].home
    here = _holding((region, rival or "")) if homes else None
    asked = (*((here,) if here else ()), region, rival or "")
    return Answer(here, (regions_asked(asked, clues.word, blocks=here is None),))


def _of_its_spot(clues: Clues, region: str) -> Answer | None:
    """What is asked where a bridge or a toll may lie in the other district that it is named after."""
    other = _named_after(clues, region)
    if other is None:
        return None
    said = clues.path[0].weight > 2  # "En Chanchamayo, el puente Pichanaqui": in the province for sure
    asked = regions_asked((region, other), clues.word, blocks=not said)
    return Answer(region[:4] if region[:4] == other[:4] else region[:2], (asked,))


def _meant(clues: Clues, region: str, choices: Sequence[str]) -> Answer:
    """The region that a name means, as narrow as its spot says and as wide as its stretch is."""
    point, asked = clues.point, []
    if choices:
        asked.append(regions_asked(choices, clues.word, blocks=False))
    if point.listed and not point.own_path and point.sector and len(region) == Level.DEPARTMENT * 2:
        # "La zona de Tankarpata" below "Cusco": somewhere there, in a place that no list has.
        asked.append(regions_asked((region,), point.sector, blocks=False))
    if _reaches_out(clues, region):
        region = region[:4]
    elif point.square and point.square.startswith(region):
        region = point.square
    return Answer(region, tuple(asked))


def _holding(codes: Sequence[str]) -> str | None:
    """The narrowest province or department that holds all of them."""
    sizes = (Level.PROVINCE * 2, Level.DEPARTMENT * 2)
    return next((codes[0][:size] for size in sizes if len({code[:size] for code in codes}) == 1), None)


def _fits_heading(choices: Sequence[str], heading: Sequence[Mention]) -> bool:
    codes = heading[0].codes
    return any(choice.startswith(code) or code.startswith(choice) for choice in choices for code in codes)


def _reaches_out(clues: Clues, region: str) -> bool:
    """Whether a stretch ends in another district of the province, as the text says: "desde Sicuani hasta Maranganí"."""
    road, km_to = clues.placed.road, clues.placed.km_to
    if len(region) < 6 or road is None or km_to is None:
        return False
    named = [m for t in clues.point.told for m in t.mentions if region not in m.codes]
    ends = [m for m in named if any(c[:4] == region[:4] for c in m.codes)]
    return any(road.named_near([m.name], km_to) for m in ends)


_NAMED_SPOT = re.compile(
    r"(?:puente|peaje|cruce|desv[ií]o|[oó]valo|bridge)\s(?:de |a |al )?(.{4,40})", re.IGNORECASE
)


def _named_after(clues: Clues, region: str) -> str | None:
    """The other district that a bridge or a toll is named after, where it may as well lie there."""
    path, regions = clues.path, clues.shared.gazetteer
    match = _NAMED_SPOT.fullmatch(clues.point.venue or "")
    if match is None or path[0].sure:
        return None
    if len(region) != 4 and any(len(code) == 2 for code in path[0].codes) and not path[0].town:
        # "Puno: bloqueado el puente Ilave" may be at Ilave.
        far = regions.find(match[1], narrow=True, within=region[:2]).region
        if far is not None and len(far.code) == 6 and far.code != region and fold(far.name) == fold(match[1]):
            return far.code
    if len(region) < 6:
        return None
    town = next((m for m in path[1:] if m.weight >= 2 and not m.sure), None)
    if fold(match[1]) == path[0].name and town is not None and path[0].perhaps:
        # "Chiclayo: … en el óvalo Pomalca" may be in the city or in Pomalca.
        seat = max(town.codes, key=len)
        return seat if len(seat) == 6 and seat[:4] == region[:4] and seat != region else None
    if path[0].weight > 2 and not any(len(code) == 4 for code in path[0].codes):
        return None
    named = regions.find(match[1], narrow=True, within=region[:4]).region
    fits = named is not None and len(named.code) == 6 and named.code[:4] == region[:4]
    return named.code if named is not None and fits and named.code != region else None
