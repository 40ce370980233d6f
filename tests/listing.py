"""Lists put together from rows of one manner: spots of a region, a road or of anywhere, each a draft of its own."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from storage.naming import fold
from tests.listpoints import ROADS, SHARED, Stand, as_post, pool, sectors, stands
from tests.phrases import FORMS, SLOT

_SIZES = {"district": 6, "province": 4, "region": 2}


@dataclass
class Listed:
    """What came of a pattern: its text, drafts, tallies and the phrases that made it."""

    text: str = ""
    drafts: list[dict[str, Any]] = field(default_factory=list)
    tallies: list[dict[str, Any]] = field(default_factory=list)
    used: list[Any] = field(default_factory=list)


class Lister:
    """Puts one list together from a pattern, with the phrases that a composer chooses."""

    def __init__(self, chance: random.Random, choose: Callable[..., Any], names: Callable[..., Any]) -> None:
        self._random = chance
        self._choose = choose
        self._names = names
        self._count = self._regions = 0
        self._part: Any = None
        self._manner: tuple[Any, Any] | None = None
        self._told: dict[Stand, dict[str, str]] = {}

    def one(self, pattern: Any) -> Listed:
        """The list of a pattern whose marks say what all of its rows share."""
        mark = self._random.choice(sorted({"road", "town"} & set(pattern.fits) or {"road"}))
        found = Listed(used=[pattern])
        pools = self._pools(pattern, mark)
        self._count = sum(map(len, pools))
        self._regions = len({s.region for pool in pools for s in pool})
        style = self._random.choice(["as is"] * 8 + ["upper", "lower"])
        if "styled" in pattern.fits:
            style = "as is"
        text = self._filled(pattern, pools, mark, {}, found)
        flat = {"upper": fold(text).upper(), "lower": text.lower()} if len(fold(text)) == len(text) else {}
        found.text = flat.get(style, text)
        for draft in found.drafts:
            if draft.get("at"):
                draft["region"] = draft.pop("at")
        return found

    def _pools(self, pattern: Any, mark: str) -> list[list[Stand]]:
        wishes = [m[2] or "" for m in SLOT.finditer(pattern.text) if m[1] == "parts"]
        if wishes:
            self._part = self._choose("part", wishes[0], pattern.language, lambda p: True)
            pools: list[list[Stand]] = []
            for _ in range(self._random.choice((2, 2, 3, 4))):
                pools.append(
                    pool(
                        self._random,
                        self._part.fits,
                        mark,
                        most=5,
                        beside=[s for pool in pools for s in pool],
                    )
                )
            return pools
        if "alone" in pattern.fits:
            return [[self._random.choice(stands()[0])]]
        if "one-district" in pattern.fits:
            # Several sectors or bridges of one district.
            district = self._random.choice(stands()[1]).district
            names = self._random.sample(sectors(), self._random.choice((2, 3, 3, 4)))
            return [[Stand(district, sector=name, bridge=name) for name in names]]
        most = 2 if "two" in pattern.fits else 4 if "{run" in pattern.text else 12
        return [pool(self._random, pattern.fits, mark, most=most)]

    def _filled(
        self, phrase: Any, pools: list[list[Stand]], mark: str, fields: dict[str, Any], found: Listed
    ) -> str:
        """The text of a pattern or part; its rows' drafts are added to what was found."""
        chosen: dict[str, Any] = {}
        same = {*phrase.fits, *(SHARED.values() if "one-district" in phrase.fits else ())}
        shared = {name for name, need in SHARED.items() if need in same and len(pools) == 1}
        for slot, wish in SLOT.findall(phrase.text):
            if slot in ("rows", "run", "spots", "parts", "n", "r", *self._given(pools[0][0])):
                continue
            chosen[slot] = self._choose(
                slot.lower(), wish, phrase.language, lambda p: self._stands(p, shared, mark)
            )
            found.used.append(chosen[slot])
        fields = dict(fields)
        for one in (phrase, *chosen.values()):
            fields |= self._fields(one, pools[0][0], found)

        def fill(match: re.Match[str]) -> str:
            slot, wish = match[1], match[2] or ""
            if slot in ("rows", "run"):
                return self._rows(slot, wish, phrase, pools[0], mark, shared, fields, found)
            if slot == "spots":
                each = fields.pop("each")
                found.drafts += [{**fields, each: stand.sector} for stand in pools[0]]
                *first, last = (stand.sector for stand in pools[0])
                return ", ".join(first) + " y " + last
            if slot == "parts":
                found.used.append(self._part)
                lines = [self._filled(self._part, [pool], mark, fields, found) for pool in pools]
                if "prose" in self._part.fits:
                    return "; ".join(lines[:-1]) + "; y " + lines[-1]
                return ("\n" if "line" in self._part.fits else "\n\n").join(lines)
            if slot not in chosen:
                return match[0]
            text: str = chosen[slot].text
            return text[:1].upper() + text[1:] if slot[0].isupper() else text

        text = self._named(SLOT.sub(fill, phrase.text), pools[0])
        singular = any(one.singular for one in chosen.values())
        return FORMS.sub(lambda forms: forms[1 if singular else 2], text)

    def _stands(self, phrase: Any, shared: set[str], mark: str) -> bool:
        """Whether all that a phrase names is the same for the list, and what it counts is more than one."""
        names = {slot for slot, _ in SLOT.findall(phrase.text)}
        counted = any(t.get("value") == "n" and not t["region"] for t in phrase.gives.get("tally", ()))
        if ("r" in names or counted) and self._regions < 2:
            return False
        marks = {"road", "town"} & set(phrase.fits)
        if "crowd" in phrase.gives:
            return False  # how many at which of several places nobody can tell
        return (not marks or mark in marks) and not (names & set(SHARED)) - shared

    def _rows(
        self,
        slot: str,
        wish: str,
        above: Any,
        pool: list[Stand],
        mark: str,
        shared: set[str],
        fields: dict[str, Any],
        found: Listed,
    ) -> str:
        def fits(row: Any) -> bool:
            names = {name for name, _ in SLOT.findall(row.text)}
            marks = {"road", "town"} & set(row.fits)
            on_road = not {"km", "post"} & names or bool({"road", "code"} & (names | shared))
            stated = {"state", "group", "through"} & {name.lower() for name in names}
            if "to" in names and not all(s.road and s.post and _goes_on(s) for s in pool):
                return False
            stated = stated or ("traffic_state" in row.gives and {"state"})
            if stated and ("stateless" in above.fits or "state" in above.fits):
                return False
            told = "district" in names or "km" in names or "post" in names or "same-district" in above.fits
            return (not marks or mark in marks) and on_road and told

        if self._manner is None:
            # All rows of a list are of one manner.
            simple = "simple" if slot == "run" and above.slot == "part" else ""
            self._manner = (
                self._choose("row" if slot == "rows" else "item", wish, above.language, fits),
                self._choose("mark" if slot == "rows" else "joint", simple, above.language, lambda p: True),
            )
        row, joint = self._manner
        found.used += [row, joint]
        lines = [self._row(row, stand, mark, fields, found) for stand in pool]
        if slot == "rows":
            return "\n".join(joint.text.replace("{i}", str(n)) + line for n, line in enumerate(lines, 1))
        between, last = joint.text.split("|")
        if wish == "both":
            last = " como "
        return between.join(lines[:-1]) + last + lines[-1]

    def _row(self, row: Any, stand: Stand, mark: str, fields: dict[str, Any], found: Listed) -> str:
        draft = dict(fields)
        text = row.text
        draft |= self._fields(row, stand, found)
        for slot, wish in SLOT.findall(row.text):
            if slot in self._given(stand):
                continue
            phrase = self._choose(slot.lower(), wish, row.language, lambda p: True)
            found.used.append(phrase)
            draft |= self._fields(phrase, stand, found)
            said = phrase.text[:1].upper() + phrase.text[1:] if slot[0].isupper() else phrase.text
            text = text.replace(f"{{{slot}:{wish}}}" if wish else f"{{{slot}}}", said, 1)
        found.drafts.append({k: v for k, v in draft.items() if v is not None})
        given = self._given(stand)
        return SLOT.sub(lambda m: given[m[1]], text)

    def _fields(self, phrase: Any, stand: Stand, found: Listed) -> dict[str, Any]:
        """What a phrase gives, told of this point."""
        given = self._given(stand)
        fields: dict[str, Any] = {}
        for name, value in phrase.gives.items():
            if name == "tally":
                found.tallies += [self._tally(one, stand) for one in value]
            elif name == "at":
                fields["at"] = stand.district.code[: _SIZES[value]]
            elif name == "within":
                fields["region_within"] = stand.district.code[: _SIZES[value]]
                fields["region"] = fields["region_within"]
            elif value == "spot":
                if name == "road":
                    fields[name] = stand.road and stand.road.code
                else:
                    fields[name] = float(given["to" if name == "km_to" else "km"])
            elif isinstance(value, str):
                fields[name] = SLOT.sub(lambda m: given.get(m[1], m[0]), value)
            else:
                fields[name] = value
        return fields

    def _tally(self, told: dict[str, Any], stand: Stand) -> dict[str, Any]:
        numbers = {"n": self._count, "r": self._regions}
        region = stand.region if told["region"] == "here" else told["region"]
        return {**told, "region": region, "value": numbers.get(told["value"], told["value"])}

    def _named(self, text: str, pool: Sequence[Stand]) -> str:
        given = {**self._given(pool[0]), "n": str(self._count), "r": str(self._regions)}
        return SLOT.sub(lambda m: given.get(m[1], m[0]), text)

    def _given(self, stand: Stand) -> dict[str, str]:
        if stand in self._told:
            return self._told[stand]
        given: dict[str, str] = {
            **self._names(stand.district),
            "sector": stand.sector,
            "bridge": stand.bridge,
        }
        given |= {"REGION": given["region"].upper(), "DISTRICT": given["district"].upper()}
        if stand.road and stand.post and stand.post.km is not None:
            km = stand.post.km
            given |= {"road": ROADS[stand.road.key], "code": stand.road.code, "km": f"{km:g}"}
            given["to"] = f"{int(km) + 2}"
            given["post"] = as_post(km)
        self._told[stand] = given
        return given


def _goes_on(stand: Stand) -> bool:
    """Whether the road is known two kilometres further on."""
    reach = stand.road.reach if stand.road else None
    return bool(reach and stand.post and stand.post.km is not None and stand.post.km + 2 <= reach[1])
