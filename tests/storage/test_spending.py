"""What was set aside for paid sending, on both databases."""

from __future__ import annotations

import asyncio
from datetime import date

from storage.spending import Notice, Reserved
from storage.store import Store

DAY, NEXT = date(2023, 1, 5), date(2023, 1, 6)


async def test_a_day_gives_no_more_than_its_limit_and_the_next_day_begins_anew(store: Store) -> None:
    spending = store.spending

    found = [await spending.reserve(DAY, 60, 100) for _ in range(3)]
    tomorrow = await spending.reserve(NEXT, 60, 100)

    assert found == [Reserved(60, 60), Reserved(40, 100), Reserved(0, 100)]
    assert tomorrow == Reserved(60, 60)


async def test_what_comes_back_may_be_spent_again(store: Store) -> None:
    spending = store.spending
    await spending.reserve(DAY, 100, 100)

    await spending.put_back(DAY, 30)
    again = await spending.reserve(DAY, 50, 100)

    assert again == Reserved(30, 100)
    assert (await spending.on(DAY), await spending.on(NEXT)) == (100, 0)


async def test_two_at_once_share_what_there_is(store: Store) -> None:
    both = await asyncio.gather(*(store.spending.reserve(DAY, 70, 100) for _ in range(2)))

    assert sorted(one.granted for one in both) == [30, 70]


async def test_owners_hear_each_thing_once_a_day(store: Store) -> None:
    first = store.spending.first

    said = [await first(Notice.SPENT, DAY), await first(Notice.SPENT, DAY), await first(Notice.REFUSED, DAY)]

    assert said == [True, False, True]
    assert await first(Notice.SPENT, NEXT)
    assert await store.spending.on(DAY) == 0
