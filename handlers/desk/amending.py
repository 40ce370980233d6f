"""What a correction in words changes: "km 1414", "es en el km 1414, no 1410", "fue en Juli". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.desk import reading
from handlers.desk.moving import moved, placed, unplaced
from handlers.desk.reader import Intent, ReadDraft, read
from handlers.desk.reading import Unreadable
from handlers.views.wording import km
from storage.model import EventFacts, Kind
from storage.naming import fold
from storage.regions import Gazetteer
from storage.roads import Roads

# What it is not: "no 1410", "y no en el km 1410", "not Ilave"; up to the next stop, or to what it is instead.
_BUT = re.compile(r"\b(?:no|not)\b[^.;]*?\b(?:sino|but)\b", re.IGNORECASE)
_NOT = re.compile(
    r"[\s,;.(]*\b(?:y |e |and )?(?:no|not|en vez de|en lugar de|instead of)\b"
    r"(?: (?:es|era|fue|en|el|la|del|de|at|in|the|it|is|was|on))*\s+[^,;.()]+\)?",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"[\s,;.]*(?:(?:es|era|fue|sino|it|is|was)\s+)*(?:(?:en|el|del|at|the)\s+)*(\d{1,4}(?:[.+]\d{1,3})?)[\s.]*",
    re.IGNORECASE,
)
# That it is over is no correction, and "se levantó" no news from Levanto.
_OVER = re.compile(
    r"\b(?:se|ya|fue|est[aá]|qued[oó]) (?:levant|liber|despej|normaliz)|\b(?:lifted|cleared|reopened)\b",
    re.IGNORECASE,
)
_TO_BE = re.compile(r"^(?:(?:es|era|fue|en|it|is|was|in|at)\s+)+", re.IGNORECASE)
_KM = r"(kms?\.?\s*|kil[oó]metros?\s*|kilomet(?:er|re)s?\s*)"
# A few words are no report to the reader; with the kind that the event has before them they are.
_KIND_WORDS = {
    Kind.BLOCKADE: "Bloqueo",
    Kind.MARCH: "Marcha",
    Kind.SIT_IN: "Plantón",
    Kind.STRIKE: "Paro",
    Kind.OCCUPATION: "Toma de local",
    Kind.CLASH: "Enfrentamiento",
    Kind.DISPERSAL: "Intervención policial",
    Kind.LOOTING: "Saqueo",
    Kind.ARRESTS: "Detenciones",
    Kind.AGREEMENT: "Acuerdo",
}
# Numbers and names that a text may state of an event; its state has commands of its own.
_FIELDS = (
    *("kind", "road", "road_name", "sector", "place", "organisers", "demand"),
    *("crowd", "injured", "dead", "started"),
)


def amended(
    facts: EventFacts, text: str, regions: Gazetteer, roads: Roads, now: datetime, zone: ZoneInfo
) -> EventFacts:
    """The facts with what the text is sure of; the same facts where it says nothing that Chaski can read."""
    whole = " ".join(text.split())
    said = " ".join(_NOT.sub(" ", _BUT.sub(" ", whole)).split())
    found = _read(said, facts, regions, roads, now, zone)
    if found is None:
        return facts
    changes: dict[str, object] = {}
    for name in _FIELDS:
        value = getattr(found, name)
        if value is not None:
            changes[name] = value
    region = _region(found, said, facts, regions)
    if region is not None:
        changes["region"] = region
    changes |= _kilometres(found, said, facts)
    if found.sources:
        changes["sources"] = found.sources
    if "started" in changes:
        changes["started_timed"] = found.started_timed
    if changes.get("road") == facts.road:
        changes.pop("road_name", None)
    result = moved(facts, _renamed(facts, facts.changed(**changes), regions), roads)
    if (result.road, result.km_from, result.km_to) == (facts.road, facts.km_from, facts.km_to):
        return result if result.region == facts.region else unplaced(result)
    return placed(_rewritten(facts, result), roads)


def _read(
    text: str, facts: EventFacts, regions: Gazetteer, roads: Roads, now: datetime, zone: ZoneInfo
) -> EventFacts | None:
    """What the reader is sure of, where the text tells of one point; None for one that says that it is over."""
    drafts = read(text, regions, roads, now, zone).drafts
    if _OVER.search(text) or any(draft.intent is Intent.LIFT for draft in drafts):
        return None
    if drafts or facts.kind not in _KIND_WORDS:
        return _sure(drafts[0]) if len(drafts) == 1 else EventFacts()
    drafts = read(f"{_KIND_WORDS[facts.kind]}: {text}", regions, roads, now, zone).drafts
    return drafts[0].facts.changed(kind=None) if len(drafts) == 1 else EventFacts()


def _sure(draft: ReadDraft) -> EventFacts:
    """The facts of a draft without a kind that is but guessed: "3 heridos" may be of a clash, and corrects no blockade."""
    return draft.facts.changed(kind=None) if draft.asks("kind") else draft.facts


def _region(found: EventFacts, text: str, facts: EventFacts, regions: Gazetteer) -> str | None:
    """The place that the words name, where it is another one than the event's or what that lies in."""
    code = found.region
    if code is None:
        # A bare name is no report, but here it is an answer.
        bare = _TO_BE.sub("", text)
        named = regions.find(bare, narrow=True).region
        code = named.code if named is not None and fold(bare).startswith(fold(named.name)) else None
    if code is None or code == facts.region:
        return None
    name, now = fold(regions.get(code).name), facts.region or ""
    around = {fold(regions.get(now[:n]).name) for n in range(2, len(now), 2)}
    return code if name in fold(text) and name not in around else None


def _kilometres(found: EventFacts, text: str, facts: EventFacts) -> dict[str, object]:
    bare = _BARE.fullmatch(text)
    if bare is not None and facts.km_from is not None:
        try:
            return {"km_from": reading.kilometres(bare[1]), "km_to": None}
        except Unreadable:
            return {}
    if found.km_from is not None:
        return {"km_from": found.km_from, "km_to": found.km_to}
    try:
        position = reading.position_in(text)
    except Unreadable:
        return {}
    if position.km_from is None:
        return {}
    where: dict[str, object] = {"km_from": position.km_from, "km_to": position.km_to}
    return where | ({"road": position.road} if position.road else {})


def _rewritten(before: EventFacts, after: EventFacts) -> EventFacts:
    """A summary must not go on saying the old kilometre below a line with the new one."""
    old, new = km(before.km_from), km(after.km_from)
    if not old or not new or old == new:
        return after
    # One kilometre is written 1410.5, 1410,5 and 1410+500, and as 1410 where the metres are left out.
    whole = old.partition(".")[0]
    number = re.compile(
        rf"{_KM}{whole}(?:[.,]\d{{1,3}}|\s?\+\s?\d{{1,3}})?(?![\d:+]|[.,]\d)|(?<![\d.,+])()"
        rf"{whole}\s?\+\s?\d{{1,3}}(?!\d)",
        re.IGNORECASE,
    )
    return _said_anew(after, number, lambda match: (match[1] or "") + new)


def _renamed(before: EventFacts, after: EventFacts, regions: Gazetteer) -> EventFacts:
    """Nor the old place, where it says that it was there: "en Juli", and no "vía Juli - Desaguadero"."""
    if before.region == after.region or not before.region or not after.region:
        return after
    old, new = regions.get(before.region).name, regions.get(after.region).name
    # "en Ilave, Puno" of what was in Lima is "en Lima": what contained the old place and not the new goes with it.
    around = [before.region[:n] for n in range(2, len(before.region), 2)]
    left = [re.escape(regions.get(code).name) for code in around if not after.region.startswith(code)]
    within = rf"(?:,\s*(?i:{'|'.join(left)})\b)*" if left else ""
    # A name that goes on ("Juli Alto") or is one end of a road is another's.
    there = re.compile(rf"\b((?i:en|in|at) )(?i:{re.escape(old)})(?![\w-]|\s*[–—-]|\s+[A-ZÁÉÍÓÚÑ]){within}")
    return _said_anew(after, there, lambda match: match[1] + new)


def _said_anew(facts: EventFacts, old: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> EventFacts:
    es, en = (old.sub(new, text) if text else None for text in (facts.summary_es, facts.summary_en))
    return facts.changed(summary_es=es, summary_en=en)
