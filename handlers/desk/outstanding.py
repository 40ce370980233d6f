"""What keeps the drafts out of one text from going out: their questions, each asked once, and who named no source."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.desk.fields import missing
from storage.batches import Batch
from storage.doubts import Doubt, blocking
from storage.model import Draft


def ready(draft: Draft) -> bool:
    """Whether nothing keeps a draft from going out but its editor."""
    return not blocking(draft.doubts) and not missing(draft.facts)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the drafts that ask it, by their places in the batch; `number` is the doubt's in the first."""

    doubt: Doubt
    number: int
    places: tuple[int, ...]


def asked(batch: Batch) -> list[Asked]:
    """The questions that keep drafts from going out; the same one of several drafts once."""
    found: dict[Doubt, Asked] = {}
    opened = {draft.id for draft in batch.open}
    for place, draft in enumerate(batch.drafts):
        if draft.id not in opened:
            continue
        for number, doubt in enumerate(draft.doubts):
            if not doubt.blocks:
                continue
            known = found.get(doubt)
            if known is None:
                found[doubt] = Asked(doubt, number, (place,))
            elif known.places[-1] != place:
                found[doubt] = Asked(doubt, known.number, (*known.places, place))
    return list(found.values())


def sourceless(batch: Batch) -> tuple[int, ...]:
    """The places of the open drafts that name no source."""
    opened = {draft.id for draft in batch.open}
    return tuple(n for n, d in enumerate(batch.drafts) if d.id in opened and not d.facts.sources)
