"""How sure a field of a draft is, and whether that is sure enough to say nothing, to ask beside it, or to leave it empty."""

from __future__ import annotations

import enum


class Ground(enum.IntEnum):
    """How near to the event the words stand that give a field, the surest last."""

    NEAR = 1  # a sentence that only stands near, or what is usual
    CARRIED = 2  # a heading, or the sentence before
    SAID = 3  # the clause that tells of the event


class Verdict(enum.Enum):
    """What becomes of a field."""

    SURE = "sure"  # it stands, and nothing is asked
    BESIDE = "beside"  # it stands, with a question that keeps nothing from going out
    ASKED = "asked"  # it stays empty until its question is answered


#: What wakes the wrong people, or tells of something else, where it is wrong.
_GRAVE = frozenset({"region", "kind"})


def judged(field: str, ground: Ground, *, rivals: bool) -> Verdict:
    """What becomes of a field that rests on this ground; `rivals` says that the text would allow another value.

    A clause speaks for itself; what was carried into it is asked about where the text names another
    value, what only stood near is always asked about, and a grave field that stood near others is left empty.
    """
    if ground is Ground.NEAR:
        return Verdict.ASKED if rivals and field in _GRAVE else Verdict.BESIDE
    if rivals:
        return Verdict.BESIDE
    return Verdict.SURE
