"""What a reading means for the record: what is open already is asked about, what is over is lifted, nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.desk.fields import FIELDS
from handlers.desk.planning import MOST_OFFERED, Settled, answered, matched, planned
from handlers.desk.reader import Intent, ReadDraft, Reading, ReadTally
from storage.doubts import EVENT, Choice, Doubt, Why, blocking, from_json, still_open, to_json
from storage.model import Draft, Event, EventFacts, EventState, Kind, Source, TrafficState
from storage.stages import MOST_SOURCES
from tests.conftest import Clock
from tests.factories import facts

NOW = Clock().now()
PNP = Source("PNP", None, NOW)
OVER = Doubt(EVENT, Why.WHICH_LIFTED)


def event(number: int, **changes: Any) -> Event:
    return Event(number, 3, facts(NOW, **changes), NOW, NOW)


def draft(settled: Settled) -> Draft:
    event_, revision = settled.edits or (None, None)
    return Draft(
        *(1, 1, settled.facts, 1, NOW, NOW),
        event=event_,
        base_revision=revision,
        doubts=settled.doubts,
        apart=settled.apart,
    )


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({}, True),
        ({"km_from": 1410.9}, True),
        ({"km_from": 1411.5}, False),
        ({"road": None, "km_from": None}, True),
        ({"kind": Kind.MARCH, "road": None, "km_from": None}, False),
        ({"region": "210801", "road": None, "km_from": None}, False),
    ],
)
def test_what_may_be_open_already_is_asked_about(said: dict[str, Any], asked: bool) -> None:
    done = matched(facts(NOW, **said), (), (), [event(142)], NOW)

    assert [d.why for d in done.doubts] == ([Why.ALREADY_OPEN] if asked else [])
    assert done.edits is None


def test_an_update_keeps_place_and_start_and_takes_the_news() -> None:
    known = event(142, started=NOW - timedelta(hours=8), crowd=None)
    said = facts(
        NOW, km_from=1410.5, crowd=300, started=NOW, sources=(PNP,), summary_es="Siguen 300 personas."
    )
    asked = matched(said, (), (), [known], NOW)

    done = answered(draft(asked), 0, 0, [known], NOW)

    assert done.edits == (142, 3) and done.doubts == ()
    assert (done.facts.km_from, done.facts.started) == (1410.0, known.facts.started)
    assert (done.facts.crowd, done.facts.summary_es) == (300, "Siguen 300 personas.")
    assert [source.name for source in done.facts.sources] == ["PNP", "Sutran"]


def test_an_update_of_an_event_with_many_sources_names_the_newest_first_and_no_more_than_an_event_may() -> (
    None
):
    many = tuple(Source(f"Radio {number}") for number in range(MOST_SOURCES))
    known = event(142, sources=many)
    asked = matched(facts(NOW, sources=(PNP,)), (), (), [known], NOW)

    done = answered(draft(asked), 0, 0, [known], NOW)

    assert done.facts.sources == (PNP, *many[:-1])


def test_an_older_report_adds_what_nobody_had_said_and_takes_nothing_back() -> None:
    known = event(
        142, traffic_state=TrafficState.RESTRICTED, passage="un carril", crowd=None, last_confirmed=NOW
    )
    said = facts(NOW, crowd=300, summary_es="Siguen.", sources=(Source("RPP"),), started=NOW)
    asked = matched(said, (), (), [known], NOW)
    forwarded = replace(draft(asked), created_at=NOW - timedelta(hours=3))

    done = answered(forwarded, 0, 0, [known], NOW).facts

    assert (done.traffic_state, done.passage) == (TrafficState.RESTRICTED, "un carril")
    assert (done.summary_es, done.crowd) == (known.facts.summary_es, 300)
    assert (done.last_confirmed, done.started) == (NOW, known.facts.started)
    assert done.sources[-1] == Source("RPP", None, NOW - timedelta(hours=3))


@pytest.mark.parametrize(
    ("began", "since"),
    [(None, NOW), (NOW - timedelta(hours=9), NOW), (NOW - timedelta(hours=2), NOW - timedelta(hours=2))],
)
def test_the_traffic_is_another_since_the_report_says_so(began: datetime | None, since: datetime) -> None:
    known = event(142, traffic_state=TrafficState.RESTRICTED, passage="un carril")
    said = facts(NOW, started=began, sources=(Source("RPP"),))
    asked = matched(said, (), (), [known], NOW)

    done = answered(draft(asked), 0, 0, [known], NOW).facts

    assert (done.traffic_state, done.passage) == (TrafficState.INTERRUPTED, None)
    assert (done.traffic_since, done.started) == (since, known.facts.started)


def test_a_clearing_is_not_of_what_began_later_and_is_asked_about_where_somebody_spoke_later() -> None:
    said = EventFacts(region="210501", road="PE-3S", km_from=1410.0, state=EventState.ENDED, sources=(PNP,))
    early, late = (
        said.changed(ended=NOW - timedelta(hours=9)),
        said.changed(ended=NOW - timedelta(minutes=30)),
    )
    known = event(142, last_confirmed=NOW - timedelta(minutes=20))

    before = matched(early, (OVER,), (), [known], NOW)
    after = matched(late, (OVER,), (), [known], NOW)
    forwarded = matched(said.changed(sources=()), (OVER,), (), [known], NOW, NOW - timedelta(hours=1))
    now = matched(said, (OVER,), (), [known], NOW)
    chosen = answered(draft(after), 0, 0, [known], NOW)

    assert [d.why for d in before.doubts] == [Why.NOTHING_OPEN]
    assert [[d.why for d in one.doubts] for one in (after, forwarded)] == [[Why.WHICH_LIFTED]] * 2
    assert (now.facts.ended, chosen.facts.ended) == (NOW, NOW - timedelta(minutes=30))


def test_what_is_announced_is_called_off_before_it_begins_and_is_not_what_was_over_at_an_hour_before() -> (
    None
):
    said = EventFacts(region="210501", road="PE-3S", km_from=1410.0, state=EventState.ENDED, sources=(PNP,))
    known = event(142, state=EventState.ANNOUNCED, traffic_state=None, started=NOW + timedelta(hours=18))

    off = matched(said, (OVER,), (), [known], NOW)
    other = matched(said.changed(ended=NOW - timedelta(hours=2)), (OVER,), (), [known], NOW)

    assert (off.edits, off.facts.state, off.facts.ended) == ((142, 3), EventState.ENDED, NOW)
    assert [d.why for d in other.doubts] == [Why.NOTHING_OPEN]


def test_another_one_is_not_asked_about_again() -> None:
    known = event(142)
    asked = matched(facts(NOW), (), (), [known], NOW)

    done = answered(draft(asked), 0, len(asked.doubts[0].choices) - 1, [known], NOW)

    assert done.doubts == () and done.edits is None and done.apart == (142,)
    assert matched(done.facts, done.doubts, done.apart, [known], NOW).doubts == ()


def test_a_clearing_of_the_one_open_event_lifts_it() -> None:
    said = EventFacts(region="210501", road="PE-3S", km_from=1412.0, state=EventState.ENDED, sources=(PNP,))

    done = matched(said, (OVER,), (), [event(142)], NOW)

    assert done.edits == (142, 3) and done.doubts == ()
    assert (done.facts.state, done.facts.traffic_state) == (EventState.ENDED, TrafficState.NORMAL)
    assert (done.facts.ended, done.facts.km_from) == (NOW, 1410.0)


def test_a_clearing_of_a_town_asks_whether_the_blockade_around_it_is_meant() -> None:
    somewhere = event(142, region="21", road=None, km_from=None)
    said = EventFacts(region="210401", state=EventState.ENDED, sources=(PNP,))

    done = matched(said, (OVER,), (), [somewhere], NOW)

    assert done.edits is None
    assert done.doubts[0].why is Why.WHICH_LIFTED and len(done.doubts[0].choices) == 2


def test_a_clearing_that_fits_several_asks_which_and_one_that_fits_none_never_opens_a_blockade() -> None:
    said = EventFacts(region="2105", state=EventState.ENDED)
    several = matched(said, (OVER,), (), [event(1, km_from=1400.0), event(2, km_from=1440.0)], NOW)
    none = matched(said, (OVER,), (), [], NOW)

    chosen = answered(draft(several), 0, 1, [event(1, km_from=1400.0), event(2, km_from=1440.0)], NOW)
    recorded = answered(draft(none), 0, 0, [], NOW)

    assert several.doubts[0].why is Why.WHICH_LIFTED and several.edits is None
    assert chosen.edits is not None and chosen.facts.state is EventState.ENDED
    assert none.doubts[0].why is Why.NOTHING_OPEN and none.doubts[0].blocks
    assert (recorded.facts.kind, recorded.facts.state) == (Kind.BLOCKADE, EventState.ENDED)


def test_while_the_place_is_in_doubt_nothing_is_compared_and_once_it_is_known_it_is() -> None:
    where = Doubt(
        "region", Why.REGION_AMBIGUOUS, (Choice((("region", "210501"),)), Choice((("region", "08"),)))
    )
    said = facts(NOW, region=None)

    before = matched(said, (where,), (), [event(142)], NOW)
    after = answered(draft(before), 0, 0, [event(142)], NOW)

    assert [d.why for d in before.doubts] == [Why.REGION_AMBIGUOUS]
    assert after.facts.region == "210501"
    assert [d.why for d in after.doubts] == [Why.ALREADY_OPEN]


def test_only_its_own_answer_settles_which_event_it_is() -> None:
    said = EventFacts(region="2105", state=EventState.ENDED)
    asked = matched(said, (OVER,), (), [], NOW).doubts

    assert still_open(asked, said, said.changed(kind=Kind.MARCH)) == asked


def test_an_event_that_ended_meanwhile_cannot_be_updated() -> None:
    asked = matched(facts(NOW), (), (), [event(142)], NOW)

    with pytest.raises(LookupError):
        answered(draft(asked), 0, 0, [], NOW)


_DOUBTS = st.lists(
    st.sampled_from(
        [
            Doubt(
                "region",
                Why.REGION_AMBIGUOUS,
                (Choice((("region", "210501"),)), Choice((("region", "0801"),))),
            ),
            Doubt(
                "kind",
                Why.KIND_UNCLEAR,
                (Choice((("kind", Kind.MARCH),)), Choice((("kind", Kind.BLOCKADE),))),
            ),
            Doubt("km_from", Why.KM_UNCLEAR, (Choice((("km_from", 1410.0),)), Choice((("km_from", 1.41),)))),
            Doubt("started", Why.TIME_UNCLEAR, (Choice((("started", NOW),)),), blocks=False),
            Doubt("crowd", Why.COUNT_UNCLEAR, (Choice((("crowd", 200),)), Choice((("crowd", 300),)))),
        ]
    ),
    unique=True,
    max_size=5,
)


@given(_DOUBTS, st.booleans(), st.lists(st.integers(0, 9), max_size=30), st.integers(0, 8))
def test_answering_comes_to_an_end_and_loses_nothing_that_was_sure(
    doubts: list[Doubt], over: bool, taps: list[int], open_: int
) -> None:
    events = [event(100 + n, km_from=1410.0 + 0.1 * n) for n in range(open_)]
    said = facts(NOW, dead=2, **{d.field: None for d in doubts if d.blocks})
    reading = Reading((ReadDraft(said, tuple(doubts), Intent.LIFT if over else Intent.REPORT),))
    (entry,) = planned(reading, events, NOW).entries
    now = draft(Settled(entry.facts, entry.doubts, entry.edits, ()))

    for tap in taps:
        stuck = blocking(now.doubts)
        if not stuck:
            break
        at = now.doubts.index(stuck[0])
        now = draft(answered(now, at, tap % max(1, len(stuck[0].choices)), events, NOW))

    # Each question is asked once, and at most one about events follows.
    assert not blocking(now.doubts) or len(taps) <= len(doubts) + 1
    assert all(len(d.choices) <= MOST_OFFERED + 1 for d in now.doubts)
    assert now.event is None or now.event in {e.id for e in events}
    if now.event is None:
        assert now.facts.dead == 2 and now.facts.sources == said.sources
    if over:
        assert now.facts.state is EventState.ENDED or blocking(now.doubts)


@given(_DOUBTS, st.sampled_from(sorted(FIELDS - {"road", "photo", "region"})))
def test_questions_survive_being_kept_and_a_typed_field_settles_its_own_only(
    doubts: list[Doubt], field: str
) -> None:
    before, after = EventFacts(), EventFacts().changed(**{field: "x"})

    left = still_open(doubts, before, after)

    assert from_json(to_json(doubts)) == tuple(doubts)
    assert left == tuple(d for d in doubts if d.field != field)


def free(**changes: Any) -> Reading:
    said = EventFacts(
        region="210501", state=EventState.ENDED, traffic_state=TrafficState.NORMAL, sources=(PNP,)
    )
    return Reading(
        (ReadDraft(said.changed(**changes), intent=Intent.LIFT, text="Ilave con paso libre", free=True),)
    )


def test_a_road_told_to_be_free_lifts_what_is_open_there() -> None:
    done = planned(free(), [event(142)], NOW)

    assert [entry.edits for entry in done.entries] == [(142, 3)]
    assert done.notes == ()


@pytest.mark.parametrize(
    "elsewhere",
    [
        [],
        [event(142, region="210801", road=None, km_from=None)],
        [event(142, region="21", road=None, km_from=None)],  # somewhere in all of Puno
    ],
)
def test_a_road_told_to_be_free_where_nothing_is_open_is_but_noted(elsewhere: list[Event]) -> None:
    done = planned(free(), elsewhere, NOW)

    assert done.entries == ()
    assert done.notes == (("nothing_open", "Ilave con paso libre"),)


@pytest.mark.parametrize(
    ("named", "teller", "who"),
    [(PNP, "Radio Onda Azul", "PNP"), (None, "Radio Onda Azul", "Radio Onda Azul"), (None, None, None)],
)
def test_a_number_is_recorded_in_the_name_of_who_counts_and_in_nobodys_only_noted(
    named: Source | None, teller: str | None, who: str | None
) -> None:
    number = ReadTally("", "blocked_points", 72, source=named, text="Hay 72 puntos bloqueados")

    done = planned(Reading((), (number, replace(number, value=12))), [], NOW, teller)

    assert [count.source.name for count in done.counts] == ([who, who] if who else [])
    assert done.notes == (() if who else (("nobody_counts", "Hay 72 puntos bloqueados"),))


@pytest.mark.parametrize(("chosen", "why"), [("210501", None), ("210801", Why.NOTHING_TO_LIFT)])
def test_a_free_road_whose_place_is_told_later_lifts_what_is_open_there_and_records_nothing_else(
    chosen: str, why: Why | None
) -> None:
    asked = Doubt(
        "region", Why.REGION_AMBIGUOUS, tuple(Choice((("region", c),)) for c in ("210501", "210801"))
    )
    said = free(region=None).drafts[0]
    entry = planned(Reading((replace(said, doubts=(asked,)),)), [event(142)], NOW).entries[0]
    number = next(n for n, d in enumerate(entry.doubts) if d.field == "region")
    asking = draft(Settled(entry.facts, entry.doubts, None, ()))

    settled = answered(asking, number, ["210501", "210801"].index(chosen), [event(142)], NOW)

    assert entry.doubts[-1].why is Why.WHICH_FREE
    assert settled.edits == ((142, 3) if why is None else None)
    assert [(d.why, d.choices, d.blocks) for d in settled.doubts] == ([(why, (), True)] if why else [])


@pytest.mark.parametrize(
    ("going", "said", "kept"),
    [
        ("Paro nacional del 4 de enero", "Paro nacional", "Paro nacional del 4 de enero"),
        ("Paro Nacional", "Paro nacional del 4 de enero", "Paro Nacional"),
        ("Paro agrario", "Paro nacional", "Paro nacional"),
        (None, "Paro nacional", "Paro nacional"),
        ("Paro nacional", None, None),
    ],
)
def test_a_report_joins_the_campaign_that_goes_on(
    going: str | None, said: str | None, kept: str | None
) -> None:
    report = Reading((ReadDraft(facts(NOW, region="080101", campaign=said)),))

    (entry,) = planned(report, [event(142, campaign=going)], NOW).entries

    assert entry.facts.campaign == kept
