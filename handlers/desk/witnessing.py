"""What somebody who was there reports, as a pasted report of a witness: the place they gave settles what it can. Pure."""

from __future__ import annotations

import dataclasses

from handlers.desk.reader.model import ReadDraft, Reading
from storage.doubts import Why
from storage.model import EventFacts, Source, Verification
from storage.tips import Tip

#: Whose word a tip is; who it was nobody at the desk knows.
WITNESS = "testigo"
_PLACE = (Why.REGION_AMBIGUOUS, Why.REGION_UNKNOWN)


def witnessed(reading: Reading, tip: Tip) -> Reading:
    """The reading of a tip's text on the word of a witness alone, at the time of the tip and where its sender said.

    Counts are left out: a witness speaks for what they saw.
    """
    alone = len(reading.drafts) == 1
    drafts = tuple(
        _placed(dataclasses.replace(one, facts=seen(one.facts, tip)), tip, alone) for one in reading.drafts
    )
    return Reading(drafts, (), reading.notes)


def seen(facts: EventFacts, tip: Tip) -> EventFacts:
    """The facts with the witness as their only source, and the tip's picture."""
    return facts.changed(
        verification=Verification.REPORTED,
        sources=(Source(WITNESS, None, tip.created_at),),
        photo=tip.photo,
        photo_bot=tip.photo_bot,
    )


def _placed(draft: ReadDraft, tip: Tip, alone: bool) -> ReadDraft:
    """The draft where the sender said; of a text about several places only those without one, and no question is guessed."""
    region, facts = tip.region, draft.facts
    doubts = tuple(d for d in draft.doubts if d.field != "region" or d.why not in _PLACE)
    asked = any(d.field == "region" and d.choices for d in draft.doubts)
    if not region or (not alone and asked) or (facts.region or "").startswith(region):
        return draft
    if facts.region is not None and not (alone or region.startswith(facts.region)):
        return draft
    return dataclasses.replace(draft, facts=facts.changed(region=region), doubts=doubts)
