"""Why something is done that was just told of, in a sentence of its own: "Motivo: paro regional"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.story.counted import GROUND
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.where.mentions import Mention
from storage.model import Kind

_GROUND = re.compile(
    rf"(?:(?P<label>{GROUND.pattern})|\W*(?:(?:esto|ello|todo) )?(?:debido al?|a causa del?|por|"
    r"con motivo del?|en el marco del?|due to|because of|as part of|over))\s?"
    r"(?:(?:un|una|el|la|los|las|the|an?)\s)?(?=[a-z])"
)


def why_it_is(trail: Trail, told: Told, paths: Sequence[tuple[Mention, ...]]) -> bool:
    """Whether it but says that what was just told of is part of a strike, which is then no event more."""
    ground = _GROUND.match(told.sentence.plain)
    if ground is None or paths or told.kms or told.clearing or not trail.last:
        return False
    if not (trail.near(told) or (ground["label"] and trail.last[-1].listed)):
        return False
    struck = bool(told.hits) and all(hit.kind is Kind.STRIKE for hit in told.hits)
    if not struck or told.hits[0].start > ground.end() + 20 or told.country:
        return False
    if ground["label"] and (trail.last[-1].listed or any(point.clearing for point in trail.last)):
        trail.loose.append(
            replace(told, hits=())
        )  # below a list: of all its rows, or of none that is free by now
        return True
    if any(point.clearing or point.kinds[:1] in ([], [Kind.STRIKE]) for point in trail.last):
        return False
    trail.add(replace(told, hits=(), moments=()))
    return True
