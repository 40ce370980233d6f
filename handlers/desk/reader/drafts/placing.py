"""The region of a point: what its place means on its road, or the question."""

from __future__ import annotations

from handlers.desk.reader.drafts.clues import Answer, Clues
from handlers.desk.reader.drafts.nameregions import by_name
from handlers.desk.reader.drafts.nowhere import nowhere, regions_asked
from handlers.desk.reader.drafts.roadregions import by_its_ends, by_its_posts, by_its_towns, by_kilometre
from handlers.desk.reader.where.landmarks import nationwide
from handlers.desk.reader.where.settling import settle
from storage.model import Kind


def region_of(clues: Clues) -> Answer:
    """The region of a point, None where it is not sure, with what would settle it."""
    found = next((answer for rule in _RULES if (answer := rule(clues)) is not None), None)
    return found or Answer(None, (nowhere(clues.point, clues.shared.gazetteer),))


def _country_beside_town(clues: Clues) -> Answer | None:
    """The country or a question, of the country's strike that is told of beside what happens in one town."""
    point, path = clues.point, clues.path
    if clues.kind is not Kind.STRIKE or not point.country or point.path or not (path and clues.shared.path):
        return None
    here, country = settle(path, clues.around(), clues.kind).region, nationwide(point.told[0].sentence)
    asked = regions_asked(("", here) if here else ("",), clues.word, blocks=not country)
    return Answer("" if country else None, (asked,))


def _square(clues: Clues) -> Answer | None:
    """The district of a square that everybody knows, where no place of its own is named."""
    square = clues.point.square
    return Answer(square) if square and not (clues.point.own_path and clues.path) else None


def _square_far_from_home(clues: Clues) -> Answer | None:
    """Where people stand and not where they are from: "Docentes de Puno, frente al Ministerio de Educación"."""
    square = clues.point.square
    if not square or not clues.path or clues.path[0].weight > 1 or clues.kind is Kind.STRIKE:
        return None
    codes = clues.path[0].codes
    if any(code[:2] == square[:2] for code in codes):
        return None
    return Answer(square, (regions_asked((square, codes[0]), clues.word, blocks=False),))


def _country(clues: Clues) -> Answer | None:
    """The country, where it is named or the strike is its own."""
    strike = clues.kind is Kind.STRIKE and any(t.country for t in clues.point.told)
    return Answer("") if clues.point.country or strike else None


#: Each says a region, a question or nothing; the first that says something is heard.
_RULES = (
    _country_beside_town,
    _square,
    _square_far_from_home,
    by_name,
    by_kilometre,
    by_its_towns,
    by_its_posts,
    _country,
    by_its_ends,
)
