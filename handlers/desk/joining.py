"""One strike of several places that a text told place by place: one event, of which each follower hears once. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.desk.fields import spanning
from storage.doubts import blocking
from storage.model import Draft, EventFacts, Kind

#: What may differ between the places of one strike.
_OWN = {"region": None, "also": (), "latitude": None, "longitude": None}


def joined(drafts: Sequence[Draft]) -> EventFacts | None:
    """The strike of all their places; None where they tell anything else, differ, or have something to be answered."""
    if len(drafts) < 2:
        return None
    first = drafts[0].facts
    for draft in drafts:
        facts = draft.facts
        own = (
            draft.event is None and facts.kind is Kind.STRIKE and facts.region and not blocking(draft.doubts)
        )
        if not own or facts.changed(**_OWN) != first.changed(**_OWN):
            return None
    return first.changed(also=spanning(first.region, [code for d in drafts for code in d.facts.regions]))
