"""The phrases of `tests/grammar/`, what each gives, and the places where what they tell of may be."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from storage.regions import Region, fold
from storage.road import Post, Road
from tests import listpoints
from tests.reports import places

GRAMMAR = Path(__file__).parent / "grammar"
#: What English texts call them; which one, the district decides.
HIGHWAYS = {
    "PE-1S": ("South Pan-American Highway", "Pan-American Highway South", "southern Pan-American highway"),
    "PE-1N": ("North Pan-American Highway", "Pan-American Highway North", "northern Pan-American highway"),
    "PE-22": ("Central Highway",),
    "PE-3S": ("Longitudinal de la Sierra Sur", "Sierra Sur Longitudinal Highway"),
    "PE-30C": ("South Interoceanic Highway", "Interoceanic Highway South"),
    "PE-5NB": ("Tarapoto-Yurimaguas highway",),
}
#: The roads that both languages have a name for.
ROADS = {key: listpoints.ROADS[key] for key in HIGHWAYS}
#: "{who}", "{row:simple}": the place of a phrase, or of a name. "<bloquea|bloquean>": of one, and of several.
SLOT = re.compile(r"\{(\w+)(?::([\w-]+))?\}")
FORMS = re.compile(r"<([^<>|]*)\|([^<>|]*)>")


@dataclass(frozen=True)
class Phrase:
    """Words for one slot of a pattern: what fields they give, and which other phrases they may stand with."""

    slot: str
    text: str
    language: str
    gives: dict[str, Any] = field(default_factory=dict)
    #: Marks that a pattern, or a phrase of another slot, has to share: "road" of what needs one, "town" of what needs none.
    fits: tuple[str, ...] = ()
    singular: bool = False
    file: str = ""

    def __str__(self) -> str:
        return f"{self.slot}: {self.text}"


@dataclass(frozen=True)
class Spot:
    """Somewhere known: a district whose name no other place bears, and the kilometre of a road there, where there is one."""

    district: Region
    road: Road | None = None
    post: Post | None = None


@cache
def phrases() -> tuple[Phrase, ...]:
    """Every phrase of the grammar, patterns among them."""
    found = []
    for file in sorted(GRAMMAR.glob("*.toml")):
        grammar = tomllib.loads(file.read_text(encoding="utf-8"))
        language = grammar.pop("language")
        for slot, rows in grammar.items():
            for row in rows:
                row = {"fits": (), "language": language, **row}
                found.append(Phrase(slot, file=file.stem, **{**row, "fits": tuple(row["fits"])}))
    return tuple(found)


@cache
def spots() -> tuple[Spot, ...]:
    """Districts with a name of their own, and the surveyed posts of roads that lie in such a district."""
    gazetteer, roads = places()
    # A place of that name in another district, on any road, makes it a question which is meant.
    named = {(fold(post.place), post.district) for road in roads for post in road.posts}
    plain = {
        region.code: region
        for region in gazetteer
        if len(region.code) == 6
        and region.code != "090108"  # Izcuchaca, which the chief town of Anta is called as well
        and len(gazetteer.bearers(fold(region.name))) == 1
        and len(region.name) > 4
        and not set(" -") & set(region.name)
        and all(at == region.code for name, at in named if name == fold(region.name))
    }
    found = [Spot(region) for region in plain.values()]
    for road in roads:
        if road.key in ROADS:
            found += [
                Spot(plain[post.district], road, post)
                for post in road.known
                if post.status == "verified"
                and post.district in plain
                and (post.km is None or road.position(post.km + 1))
            ]
    return tuple(found)
