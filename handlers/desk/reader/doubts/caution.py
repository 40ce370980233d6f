"""What is to be looked over though no word speaks against it: where one thing was read unsurely, others often were too."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.desk.reader.doubts.cases import Case
from handlers.desk.reader.model import Choice, Doubt, Why
from handlers.desk.reader.words.verbforms import FINITE
from storage.doubts import EVENT

#: Where one of these is asked about, the words are not plain: on reports that the reader had not seen one such draft
#: in four had another field wrong.
_TELLING = frozenset({"kind", "state", "region", "traffic_state"})
#: From so many verbs on, a text tells of several things: of the drafts without a question one in four was wrong there,
#: below it one in twenty.
_SEVERAL = 4
#: What is looked over, in the order in which a card shows it.
_LOOKED_OVER = (
    "kind",
    "state",
    "region",
    "road",
    "km_from",
    "sector",
    "place",
    "traffic_state",
    "started",
    "organisers",
    "demand",
    "crowd",
    "injured",
    "dead",
)


def looked_over(case: Case, doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """A question without other values for each field that stands, where the words are not plain."""
    asked = {name for doubt in doubts for name in doubt.fields if name != EVENT}
    if asked.isdisjoint(_TELLING) and not _tells_much(case):
        return ()
    values = {name: getattr(case.facts, name) for name in _LOOKED_OVER if name not in asked}
    return tuple(
        Doubt(name, Why.NOT_PLAIN, (Choice(((name, value),)),), blocks=False)
        for name, value in values.items()
        if value is not None
    )


def _tells_much(case: Case) -> bool:
    """Whether a text tells of several things at once; rows of a list, each with its kilometre, tell of one each."""
    if case.point.listed:
        return False
    telling = [told for told in case.tolds if told is case.own or not told.kms]
    verbs = sum(verb.tense in FINITE for told in telling for verb in told.sentence.verbs)
    return verbs >= _SEVERAL
