"""What a chat chose is kept, for itself and for each of its subscriptions, and a rhythm is one word."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.choices import (
    ALL_SORTS,
    DEFAULT,
    Choices,
    Extent,
    Grade,
    Manner,
    Matter,
    Phase,
    Sort,
    manner_for,
    sort_of,
    wants,
)
from storage.model import Kind, Language
from storage.preferences import Change
from storage.rhythm import Rhythm
from storage.store import Store

NOW = datetime(2023, 1, 5, 19, 20, tzinfo=UTC)
MINUTES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(
    st.builds(
        Rhythm,
        zone=st.sampled_from([None, "America/Lima", "America/New_York"]),
        digests=st.lists(MINUTES, max_size=4, unique=True).map(lambda found: tuple(sorted(found))),
        quiet=st.none() | st.tuples(MINUTES, MINUTES),
        urgent_wakes=st.booleans(),
    )
)
def test_a_rhythm_is_the_same_after_it_was_packed(rhythm: Rhythm) -> None:
    assert Rhythm.unpacked(rhythm.packed()) == rhythm


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_event_can_be_chosen(kind: Kind) -> None:
    assert sort_of(kind) in Sort
    assert wants(Choices(sorts=sort_of(kind)), Matter(sort_of(kind), Grade.MINOR, Phase.START))
    assert not wants(
        Choices(sorts=ALL_SORTS & ~sort_of(kind)), Matter(sort_of(kind), Grade.EXTREME, Phase.START)
    )


def test_the_most_immediate_subscription_wins_and_what_is_open_goes_by_the_chat() -> None:
    matter = Matter(Sort.MARCHES, Grade.MODERATE, Phase.UPDATE)

    assert manner_for(matter, Choices(), [Choices()]) is Manner.INSTANT
    assert manner_for(matter, Choices(manner=Manner.DIGEST), [Choices()]) is Manner.DIGEST
    assert (
        manner_for(matter, Choices(manner=Manner.DIGEST), [Choices(), Choices(manner=Manner.SILENT)])
        is Manner.SILENT
    )
    assert manner_for(matter, Choices(extent=Extent.ENDS), [Choices()]) is None
    assert manner_for(matter, Choices(extent=Extent.ENDS), [Choices(extent=Extent.ALL)]) is Manner.INSTANT
    assert manner_for(matter, Choices(least=Grade.SEVERE), [Choices()]) is None
    assert manner_for(matter, DEFAULT, []) is None


async def test_choices_and_a_mute_are_kept_for_a_topic_and_not_for_its_chat(store: Store) -> None:
    chat = await store.chats.ensure(-100, kind="supergroup", language=Language.ES, now=NOW)
    whole = await store.chats.destination(chat.id, None, now=NOW)
    topic = await store.chats.destination(chat.id, 7, now=NOW)
    await store.chats.follow(topic, ["2101", "08"], now=NOW)

    before = await store.preferences.of(-100, 7, now=NOW)
    assert before is not None
    cusco = before.subscriptions[0]
    rhythm = Rhythm("America/New_York", (), (time(22), time(6)), urgent_wakes=False)
    await store.preferences.choose(topic, Choices(Sort.MARCHES, Grade.SEVERE, Manner.DIGEST, Extent.ENDS))
    kept = await store.preferences.choose(
        topic, Choices(manner=Manner.SILENT), subscription=cusco.subscription
    )
    strange = await store.preferences.choose(whole, Choices(), subscription=cusco.subscription)
    await store.preferences.change_rhythm(topic, lambda _: rhythm, now=NOW)
    await store.preferences.mute(topic, NOW + timedelta(hours=1), now=NOW)

    after = await store.preferences.of(-100, 7, now=NOW)
    assert (kept, strange) == (True, False)
    assert after is not None
    assert after.choices == Choices(Sort.MARCHES, Grade.SEVERE, Manner.DIGEST, Extent.ENDS)
    assert [(one.target, one.choices) for one in after.subscriptions] == [
        ("08", Choices(manner=Manner.SILENT)),
        ("2101", Choices()),
    ]
    assert (after.rhythm, after.muted_until) == (rhythm, NOW + timedelta(hours=1))
    later = await store.preferences.of(-100, 7, now=NOW + timedelta(hours=2))
    assert later is not None and later.muted_until is None
    untouched = await store.preferences.of(-100, None, now=NOW)
    assert untouched is not None
    assert (untouched.choices, untouched.rhythm, untouched.muted_until) == (Choices(), Rhythm(), None)
    assert await store.preferences.of(5, None, now=NOW) is None


async def test_a_change_is_made_to_what_is_there_by_then_and_can_refuse(store: Store) -> None:
    chat = await store.chats.ensure(5, kind="private", language=Language.ES, now=NOW)
    destination = await store.chats.destination(chat.id, None, now=NOW)
    await store.chats.follow(destination, ["21"], now=NOW)
    seen: list[tuple[Choices, Choices]] = []

    def without(sort: Sort) -> Change:
        def change(own: Choices, wider: Choices) -> Choices | None:
            seen.append((own, wider))
            sorts = own.over(wider).sorts
            return None if sorts == sort else replace(own, sorts=(sorts or ALL_SORTS) & ~sort)

        return change

    preferences = store.preferences
    both = await asyncio.gather(
        preferences.change(destination, without(Sort.MARCHES)),
        preferences.change(destination, without(Sort.STRIKES)),
    )
    place = await preferences.change(destination, without(Sort.CLASHES), target=("region", "21"))
    missing = await preferences.change(destination, without(Sort.CLASHES), target=("route", "21"))
    await preferences.choose(destination, Choices(sorts=Sort.MARCHES))
    refused = await preferences.change(destination, without(Sort.MARCHES))

    rest = ALL_SORTS & ~Sort.MARCHES & ~Sort.STRIKES
    assert sorted(changed.after.sorts or 0 for changed in both if changed)[0] == rest
    assert seen[2] == (Choices(), Choices(sorts=rest).over(DEFAULT))
    assert place is not None and place.after == Choices(sorts=rest & ~Sort.CLASHES)
    assert (missing, refused) == (None, None)


async def test_a_rhythm_and_a_mute_change_once(store: Store) -> None:
    chat = await store.chats.ensure(5, kind="private", language=Language.ES, now=NOW)
    destination = await store.chats.destination(chat.id, None, now=NOW)
    preferences, hour = store.preferences, NOW + timedelta(hours=1)

    first = await preferences.change_rhythm(destination, lambda r: replace(r, zone="Europe/Madrid"), now=NOW)
    second = await preferences.change_rhythm(destination, lambda r: replace(r, digests=()), now=NOW)
    refused = await preferences.change_rhythm(destination, lambda r: None, now=NOW)
    muted = [await preferences.mute(destination, hour, now=NOW) for _ in range(2)]
    ended = [await preferences.mute(destination, None, now=NOW) for _ in range(2)]
    late = [
        await preferences.mute(destination, hour, now=NOW),
        await preferences.mute(destination, None, now=hour),
    ]

    assert (first, second, refused) == (Rhythm("Europe/Madrid"), Rhythm("Europe/Madrid", ()), None)
    assert (muted, ended, late) == ([True, False], [True, False], [True, False])
    kept = await preferences.at(destination, now=NOW)
    assert kept is not None and kept.rhythm == second
    assert await preferences.at(destination + 1, now=NOW) is None
