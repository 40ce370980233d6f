"""What a report gave beside what it should have given, field by field, in the corpus' words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handlers.desk.reader import ReadDraft, Reading, ReadTally
from storage.regions import fold
from tests.conftest import LIMA
from tests.reports import asks

#: Compared always: where the report should give nothing, the draft has to hold nothing.
STRICT = (
    "kind",
    "region",
    "road",
    "km_from",
    "km_to",
    "traffic_state",
    "state",
    "started",
    "crowd",
    "injured",
    "dead",
)
#: Compared where the report gives a value: the one's words within the other's.
LOOSE = ("sector", "place", "organisers", "demand", "campaign")


@dataclass
class Score:
    """What came out: fields right, missed with a doubt or left empty, and wrong without a doubt."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.right += other.right
        self.missed += other.missed
        self.wrong += other.wrong

    @property
    def share(self) -> float:
        return self.right / max(1, self.right + len(self.missed) + len(self.wrong))


def value(draft: ReadDraft, name: str) -> object:
    got = getattr(draft.facts, name)
    if isinstance(got, datetime):
        return got.astimezone(LIMA).strftime("%Y-%m-%d %H:%M")
    return got


def alike(name: str, got: object, wanted: object, within: str | None = None) -> bool:
    if name == "region" and within is not None:
        return isinstance(got, str) and got.startswith(within)
    if name in LOOSE and isinstance(wanted, list):
        return any(alike(name, got, one) for one in wanted)  # each is as good
    if name in LOOSE:
        one, other = fold(str(got or "")), fold(str(wanted))
        return bool(one) and (one in other or other in one)
    return got == wanted


def judge(draft: ReadDraft, wanted: dict[str, Any], where: str) -> Score:
    """One draft against what it should be; a doubt excuses an empty or soft field, not a sure wrong one."""
    score = Score()
    wanted = {"intent": "report", "state": "active", **wanted}
    if draft.intent == wanted["intent"]:
        score.right += 1
    else:
        score.wrong.append(f"{where}: intent is {draft.intent}")
    for name in (*STRICT, *(n for n in LOOSE if n in wanted)):
        got, want = value(draft, name), wanted.get(name)
        expects_doubt = name in wanted.get("doubts", ()) or name in wanted.get("soft", ())
        if expects_doubt and not asks(draft, name):
            score.wrong.append(f"{where}: {name} is {got!r} without a doubt")
        elif alike(name, got, want, wanted.get("region_within")) or (got is None and want is None):
            score.right += 1
        elif asks(draft, name) or got is None:
            score.missed.append(f"{where}: {name} is {got!r}, should be {want!r}")
        else:
            score.wrong.append(f"{where}: {name} is {got!r}, should be {want!r}")
    if "sources" in wanted:
        names = {fold(s.name) for s in draft.facts.sources}
        if {fold(name) for name in wanted["sources"]} <= names:
            score.right += 1
        else:
            score.missed.append(f"{where}: sources are {sorted(names)}")
    return score


def agreement(draft: ReadDraft, wanted: dict[str, Any]) -> int:
    """How well a draft fits an expected one, to pair them."""
    weights = {"km_from": 8, "region": 4, "road": 2, "kind": 3}
    within = wanted.get("region_within")
    fits = sum(
        w
        for name, w in weights.items()
        if name in wanted and alike(name, value(draft, name), wanted[name], within)
    )
    return fits + (draft.intent == wanted.get("intent", "report"))


def pairs(drafts: Sequence[ReadDraft], wanted: Sequence[dict[str, Any]]) -> dict[int, int]:
    """Which draft stands for which expected one, by number: the best fits first, whatever their order."""
    fits = sorted(
        ((-agreement(d, w), number, at) for number, w in enumerate(wanted) for at, d in enumerate(drafts))
    )
    paired: dict[int, int] = {}
    for _, number, at in fits:
        if number not in paired and at not in paired.values():
            paired[number] = at
    return paired


def tally_of(found: ReadTally) -> dict[str, object]:
    return {
        "region": found.region,
        "counted": found.counted,
        "value": found.value,
        "qualifier": found.qualifier,
        "earlier": found.earlier,
    }


def judged(reading: Reading, report: dict[str, Any]) -> Score:
    score, wanted_drafts = Score(), report.get("draft", ())
    paired = pairs(reading.drafts, wanted_drafts)
    for number, wanted in enumerate(wanted_drafts):
        where = f"{report['name']} #{number + 1}"
        if number in paired:
            score.add(judge(reading.drafts[paired[number]], wanted, where))
        else:
            score.missed += [f"{where}: no draft"] * len(STRICT)
    left = [d for at, d in enumerate(reading.drafts) if at not in paired.values()]
    score.wrong += [f"{report['name']}: one draft too many: {d.text[:80]!r}" for d in left]
    tallies = [tally_of(t) for t in reading.tallies]
    for wanted in report.get("tally", ()):
        whole = {"qualifier": None, "earlier": None, **{k: v for k, v in wanted.items() if k != "source"}}
        same = next((t for t in tallies if t["counted"] == whole["counted"]), None)
        if same == whole:
            score.right += 1
        else:
            (score.missed if same is None else score.wrong).append(
                f"{report['name']}: tally {same} should be {whole}"
            )
        if same is not None:
            tallies.remove(same)
    score.wrong += [f"{report['name']}: a tally too many: {t}" for t in tallies]
    for why in report.get("notes", ()):
        if any(note.why == why for note in reading.notes):
            score.right += 1
        else:
            score.missed.append(f"{report['name']}: no note {why}")
    return score
