"""The drafts that somebody at the desk has in hand, and those that wait for them."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.texts import Texts
from handlers.views import wording
from handlers.views.pasted import batch_title
from handlers.views.reader import Reader
from handlers.views.screen import Button, Screen, one_line, stacked
from handlers.views.status import told
from handlers.views.voice import Voice
from storage.batches import Batch
from storage.counts import Handed
from storage.model import Draft, PushAction
from storage.regions import Gazetteer

#: What a draft does to its event, where it is not new.
SIGNS = {
    PushAction.TELL: "✏️",
    PushAction.CHANGE: "🔄",
    PushAction.CORRECT: "✏️",
    PushAction.RETRACT: "❌",
    PushAction.REFRESH: "✓",
}


def drafts(
    found: Sequence[Draft],
    waiting: Sequence[Draft] = (),
    batches: Sequence[Batch] = (),
    handed: Sequence[Handed] = (),
    *,
    texts: Texts,
    regions: Gazetteer,
    reader: Reader,
) -> Screen:
    """The editor's open drafts, each as a button, and below them those that wait for the editor to decide."""
    voice = Voice(texts, regions, reader)
    count = len(found) + sum(len(batch.open) for batch in batches)
    own = voice("desk-drafts", count=count) if count else voice("desk-no-drafts")
    rows = tuple((Button(batch_title(batch, voice), f"b:{batch.id}:0:list"),) for batch in batches)
    rows += tuple(
        (
            Button(
                f"{'⏳ ' if draft.sent_at else ''}{title(draft, voice)}", f"d:{draft.id}:{draft.version}:card"
            ),
        )
        for draft in found
    )
    if not waiting and not handed:
        return Screen(own, rows)
    theirs = tuple(
        (Button(f"👁 {title(draft, voice)}", f"rv:{draft.id}:{draft.version}:card"),) for draft in waiting
    )
    lines = [own]
    if waiting:
        lines.append(voice("review-for-you", count=len(waiting)))
    if handed:
        lines.append(voice("tally-for-you", count=len(handed)))
    theirs += tuple((Button(_counted(one, voice), f"tc:{one.batch}:{one.version}:show"),) for one in handed)
    return Screen(stacked(lines), (*rows, *theirs))


def _counted(handed: Handed, voice: Voice) -> str:
    """Counts that wait, in few words, for a button."""
    return one_line(f"👁 {told(handed.counts[0].as_tally(), voice).striptags()}", 60)


def title(draft: Draft, voice: Voice) -> str:
    """A draft in few words, for a button."""
    facts = draft.facts
    parts = [
        wording.kind(facts, voice).unescape(),
        voice.regions.get(facts.region).name if facts.region is not None else "",
        wording.road(facts),
    ]
    told = " · ".join(part for part in parts if part)
    if draft.event and told:
        told = f"{SIGNS[draft.action]} {told}"
    return one_line(f"{draft.id} · {told or facts.summary_es or facts.summary_en or '…'}", 60)
