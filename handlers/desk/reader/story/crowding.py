"""The numbers of a sentence that tells of several points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.figures.counts import Counts
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.where.mentions import Mention


def without_counts(told: Told) -> Told:
    """The same without its numbers of people, which belong to several points together."""
    return replace(told, counts=Counts())


#: Places of one sentence at each of which its one number of people may have been.
_FEW = 3


def of_each(told: Told, paths: Sequence[Sequence[Mention]]) -> Told:
    """The same with its numbers marked as those of these places together; of many or far ones with none."""
    tops = {code[:2] for path in paths for mention in path[:1] for code in mention.codes[:1]}
    near = len(paths) <= _FEW and len(tops) <= 1
    if not near:
        return without_counts(told)
    crowd = told.counts.crowd if len(told.counts.crowd) == 1 else ()
    return replace(told, counts=replace(told.counts, crowd=crowd, shared=True))
