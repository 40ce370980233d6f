"""Places of no list that few words say to be shut, beside others or below a town's name: "…, azapampa también"."""

from __future__ import annotations

from dataclasses import replace

from handlers.desk.reader.story.points import Point
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.trail import Trail
from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.where.unmapped import shut_hamlet
from storage.model import Kind


def told_shut(told: Told) -> Told:
    """The sentence with what it says of such a place, which may be shut by people: that is asked."""
    if told.hits or told.clearing or told.denies or told.natural or told.roads or told.kms:
        return told
    span = shut_hamlet(told.sentence)
    own = span is not None and not any(m.start < span[1] and span[0] < m.end for m in told.mentions)
    return replace(told, hits=(Hit(Kind.BLOCKADE, *span, sure=False),)) if span and own else told


def in_a_hamlet(trail: Trail, told: Told) -> bool:
    """Whether it but says that a place of no list is shut, which is a point of its own wherever that lies."""
    placed = told.mentions or told.roads or told.kms or told.venue or told.square or told.sector
    shut = bool(told.hits) and all(hit.kind is Kind.BLOCKADE for hit in told.hits)
    if placed or not shut or told.clearing or told.ahead or told.sentence.bullet:
        return False
    span = shut_hamlet(told.sentence)
    if span is None:
        return False
    point = Point([told], kinds=[Kind.BLOCKADE], sector=told.sentence.text[slice(*span)], listed=True)
    point.soft = not any(hit.sure for hit in told.hits)
    trail.take([point], told)
    return True
