"""Asking the record: the events that have all of some words, in some regions, at some time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.model import EventState
from storage.schema import event_words, events
from storage.words import LONGEST, head_mark, just_mark, stem, within_mark

#: Nobody turns more pages than these events fill; who wants more of them exports.
MOST = 200
#: An event is found on the days that it went on, up to so long after it began.
LONGEST_LIFE = timedelta(days=40)
#: A word as common as this is worth no exact count: whatever else is asked for leads the search.
_COMMON = 5000
_ENDINGS = 8
_SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A region that is looked in, the folded words by which it was named, and whether to look around it as well.

    Around it is what concerns all of a region that contains it, as a strike in all of Puno concerns Juliaca.
    """

    code: str
    words: tuple[str, ...] = ()
    around: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: all of `words` (folded), in any of `places`, going on between two moments (half open)."""

    words: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """The numbers of the events found, best first; `more` where there are more than `MOST`."""

    events: tuple[int, ...] = ()
    more: bool = False


class Search:
    """The index of words."""

    def __init__(self, database: Database) -> None:
        """Look in this database."""
        self._database = database

    async def find(self, wanted: Wanted, *, page: int = 1) -> Hits:
        """The events wanted: newest first those that bear the words as kind, place or road, then those that say them.

        Where fewer than `page` are found, those follow whose last word is longer. Nothing is found for nothing
        wanted. Both databases give the same in the same order.
        """
        terms = [stem(word) for word in dict.fromkeys(wanted.words)]
        if not (terms or wanted.places or wanted.since or wanted.until):
            return Hits()
        heads = [head_mark(term) for term in terms]
        async with self._database.read() as connection:
            named, said = _ways(heads, wanted), _ways(terms, wanted)
            sizes = await _sizes(connection, [*named, *(said if terms else ())], wanted)
            found = dict.fromkeys(await _matching(connection, named, sizes, wanted))
            if terms and len(found) <= MOST:
                found |= dict.fromkeys(await _matching(connection, said, sizes, wanted))
            if terms and len(found) < page:
                words = await _longer(connection, wanted.words[-1], terms[-1])
                more = [way for word in words for way in _ways([*terms[:-1], word], wanted)]
                if more:
                    sizes |= await _sizes(connection, more, wanted, known=sizes)
                    found |= dict.fromkeys(await _matching(connection, more, sizes, wanted))
        numbers = [event for _, event in found]
        return Hits(tuple(numbers[:MOST]), len(numbers) > MOST)


#: Terms all of which an event has.
Way = tuple[str, ...]


def _ways(terms: Sequence[str], wanted: Wanted) -> list[Way]:
    """The ways in which an event may have these terms in one of the places; one is enough."""
    if not wanted.places:
        return [tuple(terms) or (within_mark(""),)]
    found: list[Way] = []
    for place in wanted.places:
        marks = [within_mark(place.code)]
        if place.around:
            marks += [just_mark(place.code[:size]) for size in range(0, len(place.code), 2)]
        found += [(*terms, mark) for mark in marks]
        # What happens at a town is at times filed under all of its province: there its name tells.
        if place.words and len(place.code) > 2:
            found.append((*terms, *(stem(word) for word in place.words)))
    return found


async def _matching(
    connection: AsyncConnection, ways: Sequence[Way], sizes: Mapping[str, int], wanted: Wanted
) -> list[tuple[datetime, int]]:
    """Moment and number of the newest events that have all terms of one of the ways, newest first."""
    queries = []
    for way in ways:
        terms = list(dict.fromkeys(way))
        if len(terms) > 1:
            if any(sizes[term] == 0 for term in terms):
                continue
            terms.sort(key=lambda term: sizes[term])
        queries.append(_having(terms, wanted))
    if not queries:
        return []
    # One statement for all: each on its own costs a way to the database and back.
    each = [sa.select(query.subquery()) for query in queries]
    rows = await connection.execute(queries[0] if len(each) == 1 else sa.union_all(*each))
    found = {(row.at, row.event) for row in rows}
    return sorted(found, reverse=True)


def _having(terms: Sequence[str], wanted: Wanted) -> sa.Select[Any]:
    """The newest events that have all terms, the rarest of which leads."""
    lead = event_words.alias("lead")
    query = (
        sa.select(lead.c.at, lead.c.event)
        .where(lead.c.word == terms[0], *_between(lead, wanted))
        .order_by(lead.c.at.desc(), lead.c.event.desc())
        .limit(MOST + 1)
    )
    for number, term in enumerate(terms[1:]):
        other = event_words.alias(f"other{number}")
        same = (other.c.word == term) & (other.c.at == lead.c.at) & (other.c.event == lead.c.event)
        query = query.where(sa.exists().where(same))
    if wanted.since is not None:
        query = query.join(events, events.c.id == lead.c.event).where(_lasted_until(wanted.since, lead))
    return query


def _between(words: sa.FromClause, wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    limits: list[sa.ColumnElement[bool]] = []
    if wanted.since is not None:
        limits.append(words.c.at >= wanted.since - LONGEST_LIFE)
    if wanted.until is not None:
        limits.append(words.c.at < wanted.until)
    return limits


def _lasted_until(since: datetime, words: sa.FromClause) -> sa.ColumnElement[bool]:
    """Whether an event still went on then, as far as anybody said."""
    open_ = events.c.state.in_([EventState.ACTIVE, EventState.ANNOUNCED])
    last = sa.func.coalesce(events.c.ended, events.c.last_confirmed, words.c.at)
    return sa.or_(words.c.at >= since, sa.and_(open_, events.c.ended.is_(None)), last >= since)


async def _sizes(
    connection: AsyncConnection, ways: Sequence[Way], wanted: Wanted, known: Collection[str] = ()
) -> dict[str, int]:
    """How many events have each term of ways with several, counted no further than to know that it is common."""
    terms = sorted({term for way in ways if len(set(way)) > 1 for term in way} - set(known))
    if not terms:
        return {}
    columns: list[Any] = []
    for number, term in enumerate(terms):
        word = event_words.alias(f"word{number}")
        some = sa.select(sa.literal(1)).where(word.c.word == term, *_between(word, wanted)).limit(_COMMON)
        columns.append(
            sa.select(sa.func.count()).select_from(some.subquery()).scalar_subquery().label(f"c{number}")
        )
    return dict(zip(terms, (await connection.execute(sa.select(*columns))).one(), strict=True))


async def _longer(connection: AsyncConnection, beginning: str, known: str) -> list[str]:
    """The first few words that begin so, in the order of letters; none for a beginning that says little."""
    if len(beginning) < _SHORTEST_BEGINNING or beginning.isdigit():
        return []
    beginning = beginning[:LONGEST]
    # From word to word in the index, not over all the events of each.
    first = sa.select(sa.func.min(event_words.c.word).label("word"), sa.literal(0).label("step")).where(
        event_words.c.word >= beginning, event_words.c.word < beginning + "\uffff"
    )
    steps = first.cte("steps", recursive=True)
    following = (
        sa.select(sa.func.min(event_words.c.word))
        .where(event_words.c.word > steps.c.word, event_words.c.word < beginning + "\uffff")
        .scalar_subquery()
    )
    steps = steps.union_all(
        sa.select(following, steps.c.step + 1).where(steps.c.word.is_not(None), steps.c.step < _ENDINGS)
    )
    found = await connection.execute(sa.select(steps.c.word).where(steps.c.word.is_not(None)))
    return [word for word in found.scalars() if word != known][:_ENDINGS]
