"""Reports put together from phrases, whose drafts are known because the phrases say what they give."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.conftest import LIMA
from tests.listing import Lister
from tests.listpoints import as_post
from tests.phrases import FORMS, HIGHWAYS, ROADS, SLOT, Phrase, Spot, phrases, spots
from tests.reports import places

#: A Wednesday afternoon, when nothing of "today" is still to come.
NOW = datetime(2026, 7, 15, 15, 0, tzinfo=LIMA)
#: What a lift need not say, for the event that it lifts says it; an agreement has two sides.
_OF_WHAT_STOOD = ("started", "demand", "organisers")
_OF_ONE_SIDE = ("demand", "organisers")


@dataclass(frozen=True)
class Composed:
    """One report: its text, what it should give (in the corpus' words), and the phrases that made it."""

    text: str
    wanted: dict[str, Any]
    phrases: tuple[Phrase, ...]
    several: bool = False  # each of its events has its own


class Composer:
    """Puts reports together, the same ones for the same seed."""

    def __init__(self, seed: int, only: Sequence[str] = ()) -> None:
        """Compose from the whole grammar, or from patterns of these files alone."""
        self._random = random.Random(seed)
        self._patterns = [p for p in phrases() if p.slot == "pattern" and (not only or p.file in only)]
        beside = {spot.road: {s.district for s in spots() if s.road is spot.road} for spot in spots()}
        self._road = [spot for spot in spots() if spot.road and len(beside[spot.road]) > 1]
        self._town = [spot for spot in spots() if not spot.road]

    def composed(self, count: int) -> Iterator[Composed]:
        """So many reports."""
        for _ in range(count):
            yield self.one()

    def one(self, pattern: Phrase | None = None) -> Composed:
        """One report of this pattern, or of any, whose phrases give no field twice."""
        for _ in range(_TRIES):
            report = self._one(pattern)
            told = Counter(k for p in report.phrases for k in p.gives if k in _ONCE)
            if not told or max(told.values()) == 1 or report.several:
                break
        return report

    def _one(self, pattern: Phrase | None) -> Composed:
        pattern = pattern or self._random.choice(self._patterns)
        if "list" in pattern.fits:
            return self._list(pattern)
        if any(slot.lower() in _EVENTS for slot, _ in SLOT.findall(pattern.text)):
            return self._story(pattern)
        marks = {"road", "town"} & set(pattern.fits) or {"road", "town"}
        mark = self._random.choice(sorted(marks))
        spot = self._random.choice(self._road if mark == "road" else self._town)
        used = [pattern]

        def fill(match: re.Match[str]) -> str:
            if match[1] in _NAMES:
                return match[0]
            phrase = self._phrase(match[1].lower(), match[2], pattern, mark)
            used.append(phrase)
            return phrase.text[:1].upper() + phrase.text[1:] if match[1][0].isupper() else phrase.text

        text = re.sub(r"\b(de|a) el (?=[A-Za-z])", r"\1l ", SLOT.sub(fill, pattern.text))
        singular = any(phrase.singular for phrase in used)
        text = FORMS.sub(lambda forms: forms[1 if singular else 2], text)
        names = self._names(spot)
        others = [spot]
        if spot.road or "2}" in text:
            others.append(self._second(spot))
            names |= {f"{name}2": value for name, value in self._names(others[1]).items() if name in _OF_SPOT}
        text = SLOT.sub(lambda match: names[match[1]], text)
        return Composed(_spaced(text), self._wanted(used, others, names), tuple(used))

    def _list(self, pattern: Phrase) -> Composed:
        """A list of several points, each a draft; see tests/listing.py for what its slots and marks mean."""

        def choose(slot: str, wish: str, language: str, fits: Callable[[Phrase], bool]) -> Phrase:
            rows = [p for p in phrases() if p.slot == slot and p.language == language and fits(p)]
            rows = [p for p in rows if (wish in p.fits if wish else "own" not in p.fits)]
            if not rows:
                raise LookupError(f"nothing for {slot}:{wish} of {pattern.text!r}")
            return self._random.choice(rows)

        lister = Lister(self._random, choose, lambda district: self._names(Spot(district)))
        listed = lister.one(pattern)
        for draft in listed.drafts:
            if "started" in draft:
                draft["started"] = _moment(draft["started"])
        wanted: dict[str, Any] = {"draft": listed.drafts}
        if listed.tallies:
            wanted["tally"] = listed.tallies
        return Composed(listed.text, wanted, tuple(listed.used), several=True)

    def _story(self, pattern: Phrase) -> Composed:
        """Several events, each at a spot of its own with its own fields, and what stands beside them and gives nothing."""
        used, drafts = [pattern], []
        beside = self._names(self._random.choice(self._town))

        def fill(match: re.Match[str]) -> str:
            slot = match[1].lower()
            phrase = self._phrase(slot, match[2], pattern, "town" if slot not in _EVENTS else "")
            if slot not in _EVENTS:
                used.append(phrase)
                text = SLOT.sub(lambda name: beside[name[1]], phrase.text)
                return text[:1].upper() + text[1:] if match[1][0].isupper() else text
            event = self.one(phrase)
            while any(d["region"] == e["region"] for d in drafts for e in event.wanted["draft"]):
                event = self.one(phrase)  # as if one place were told of twice
            used.extend(event.phrases)
            drafts.extend(event.wanted["draft"])
            return event.text

        text = SLOT.sub(fill, pattern.text)
        return Composed(_spaced(text), {"draft": drafts}, tuple(used), several=True)

    def besides(self, report: Composed) -> Composed:
        """The report with one or two sentences around it that give nothing."""
        told = []
        for slot in ("before", "aside"):
            names = self._names(self._random.choice(self._town))
            phrase = self._phrase(slot, None, report.phrases[0], "town")
            told.append(SLOT.sub(lambda name, names=names: names[name[1]], phrase.text))
        before, after = told
        text = self._random.choice((f"{before} {{}}", f"{{}} {after}", f"{before} {{}} {after}"))
        return Composed(text.format(report.text), report.wanted, report.phrases)

    def _phrase(self, slot: str, wish: str | None, pattern: Phrase, mark: str) -> Phrase:
        choices = [
            p
            for p in phrases()
            if p.slot == slot
            and p.language == pattern.language
            and (not wish or wish in p.fits)
            and (not mark or not {"road", "town"} & set(p.fits) or mark in p.fits)
        ]
        if not choices:
            raise LookupError(f"nothing for {slot}:{wish} of {pattern.text!r} ({mark})")
        return self._random.choice(choices)

    def _names(self, spot: Spot) -> dict[str, str]:
        gazetteer, _ = places()
        code = spot.district.code
        near = [s.district for s in self._town if s.district.code[:2] == code[:2] and s.district.code != code]
        far = [s.district for s in self._town if s.district.code[:2] != code[:2]]
        one, two = self._random.sample(near, 2) if len(near) > 1 else self._random.sample(far, 2)
        names = {
            "district": spot.district.name,
            "province": gazetteer.get(code[:4]).name,
            "region": gazetteer.get(code[:2]).name,
            "origin": one.name,
            "other": two.name,
            "other_code": two.code,
            "far": self._random.choice(far).name,
        }
        if spot.road and spot.post and spot.post.km is not None:
            km = spot.post.km
            names |= {"road": ROADS[spot.road.key], "code": spot.road.code, "km": f"{km:g}"}
            known = HIGHWAYS[spot.road.key]
            names["highway"] = known[int(spot.district.code) % len(known)]
            names["post"] = as_post(km)
            names |= {"comma": names["km"].replace(".", ","), "on": f"{km + 1:g}"}
        return names

    def _second(self, spot: Spot) -> Spot:
        """Another spot of the same road, or another town where there is none, in another district."""
        beside = self._road if spot.road else self._town
        others = [s for s in beside if s.road is spot.road and s.district != spot.district]
        near = [s for s in others if s.district.code[:2] == spot.district.code[:2]]
        return self._random.choice(near or others)

    def _wanted(self, used: Sequence[Phrase], spots: Sequence[Spot], names: dict[str, str]) -> dict[str, Any]:
        report: dict[str, Any] = {}
        drafts: list[dict[str, Any]] = []
        fields: dict[str, Any] = {}
        for phrase in used:
            given = {
                k: SLOT.sub(lambda m: names.get(m[1], m[0]), v) if isinstance(v, str) else v
                for k, v in phrase.gives.items()
            }
            drafts += given.pop("drafts", ())
            # Who is told of twice, or two reasons: either of them is right.
            either = {
                k: [fields[k], given[k]] for k in ("organisers", "demand") if k in fields and k in given
            }
            fields |= {k: v for k, v in given.items() if k != "soft"} | either
            fields["soft"] = [*fields.get("soft", ()), *given.get("soft", ())]
        sizes = {"district": 6, "province": 4, "region": 2}
        wanted = []
        for draft in drafts or [{}]:
            draft = {**fields, **draft}
            spot = spots[draft.pop("spot", 1) - 1]
            code = spot.district.code
            if (level := draft.pop("at", None)) is not None:
                draft["region"] = code[: sizes[level]]
            if draft.pop("there", None):
                draft["region"] = names["other_code"]
            if (level := draft.pop("within", None)) is not None:
                draft["region_within"] = code[: sizes[level]]
            if draft.get("road") == "spot" and spot.road:
                draft["road"] = spot.road.code
            if draft.get("km_from") == "spot" and spot.post:
                draft["km_from"] = spot.post.km
            if draft.get("km_to") == "on" and spot.post and spot.post.km is not None:
                draft["km_to"] = spot.post.km + 1
            unsaid = _OF_WHAT_STOOD if draft.get("intent") == "lift" else ()
            unsaid = _OF_ONE_SIDE if draft.get("kind") == "agreement" else unsaid
            draft = {k: v for k, v in draft.items() if k not in unsaid}
            draft["soft"] = [name for name in draft["soft"] if name not in unsaid]
            if draft.get("started"):
                draft["started"] = _moment(draft["started"])
            # "" takes away what the phrases around give: no demand of those who were arrested.
            wanted.append({k: v for k, v in draft.items() if v is not None and v != ""})
        report["draft"] = [] if fields.get("none") else wanted
        return report


def _spaced(text: str) -> str:
    text = re.sub(r"[^\S\n]+([.,;:])", r"\1", re.sub(r" {2,}", " ", text))
    return text.replace(",.", ".").replace(",,", ",")


def _moment(told: str) -> str:
    """A moment told in days from today, "-1 18:00", as the corpus writes it."""
    days, _, hour = told.partition(" ")
    return f"{(NOW + timedelta(days=int(days))).date()} {hour or '00:00'}"


#: What a report tells once: another phrase that gives it would gainsay the first.
_ONCE = frozenset(("crowd", "started", "demand", "sources", "kind"))
#: How often a report is put together anew for that.
_TRIES = 20
#: Slots that are reports of their own, at a spot of their own.
_EVENTS = ("event", "second")
_OF_SPOT = ("district", "province", "km", "post", "comma")
_NAMES = (
    *(
        "district",
        "province",
        "region",
        "origin",
        "other",
        "far",
        "road",
        "highway",
        "code",
        "km",
        "post",
        "comma",
        "on",
    ),
    *(f"{name}2" for name in _OF_SPOT),
)
