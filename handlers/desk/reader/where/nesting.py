"""Which names of places lie in one another."""

from __future__ import annotations

from handlers.desk.reader.where.mentions import Mention


def contains(outer: Mention, inner: Mention) -> bool:
    """Whether one name's region contains the other's, and not the other way."""
    # A capital's name is no name of its province here: Desaguadero does not lie in Juli.
    wide = [region.code for claim, region in outer.bearers if claim < 2]
    tall = [region.code for claim, region in inner.bearers if claim < 2]
    down = any(len(i) > len(o) and i.startswith(o) for o in wide for i in inner.codes)
    up = any(len(o) > len(i) and o.startswith(i) for o in outer.codes for i in tall)
    return down and (not up or min(map(len, outer.codes)) < min(map(len, inner.codes)))


def in_one(mention: Mention) -> bool:
    """Whether all that bear a name lie in one department."""
    return len({code[:2] for code in mention.codes}) == 1
