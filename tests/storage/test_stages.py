"""The stages of an event's life, as tables: what each act makes of the facts, and what it leaves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.model import (
    Advice,
    EventFacts,
    EventState,
    Kind,
    PushAction,
    Source,
    TrafficState,
    Verification,
)
from storage.stages import (
    action_of,
    confirmed,
    dated,
    is_open,
    lapsed,
    merged,
    named,
    said,
    spoken,
    turned,
    undated,
    withdrawn,
)
from tests.factories import facts

NOW = datetime(2023, 1, 5, 19, 20, tzinfo=UTC)
HOUR = timedelta(hours=1)
PNP = Source("PNP")
ENDED = {"state": EventState.ENDED, "traffic_state": TrafficState.NORMAL, "ended": NOW - HOUR}
LAPSED = {"state": EventState.LAPSED, "ended": NOW - HOUR}
ANNOUNCED = {"state": EventState.ANNOUNCED, "traffic_state": None}


@pytest.mark.parametrize("before", [facts(NOW), facts(NOW, sources=(Source("Sutran"),))])
def test_the_desk_confirms_in_its_own_name_and_leaves_each_source_its_time(before: EventFacts) -> None:
    found = confirmed(before.changed(verification=Verification.REPORTED), None, NOW)

    assert (found.last_confirmed, found.verification) == (NOW, Verification.CONFIRMED)
    assert (spoken(before), spoken(found)) == (before.sources[0], None)
    assert found.sources == (Source("Sutran", None, NOW - HOUR),)


@pytest.mark.parametrize(
    "asked",
    [
        {"traffic_state": TrafficState.RESTRICTED},
        {"state": EventState.ENDED},
        {"state": EventState.ACTIVE, "traffic_state": TrafficState.RESTRICTED},
    ],
)
@pytest.mark.parametrize("sources", [(Source("Sutran"),), (Source("Sutran", None, NOW - HOUR),)])
def test_a_turn_that_names_no_source_puts_no_words_in_anybodys_mouth(
    asked: dict[str, Any], sources: tuple[Source, ...]
) -> None:
    found = turned(facts(NOW, sources=sources), now=NOW, **asked)

    assert spoken(found) is None
    assert found.sources == (Source("Sutran", None, NOW - HOUR),)


def test_a_source_that_confirms_is_added_and_speaks() -> None:
    found = confirmed(facts(NOW), PNP, NOW)

    assert [one.name for one in found.sources] == ["Sutran", "PNP"]
    assert spoken(found) == Source("PNP", None, NOW)


def test_a_source_that_is_there_already_is_named_once_and_keeps_its_address() -> None:
    before = facts(NOW, sources=(Source("PNP", "https://pnp.example", None), Source("Sutran")))

    found = said(before, Source("pnp"), NOW)

    assert found.sources == (Source("Sutran", None, NOW - HOUR), Source("pnp", "https://pnp.example", NOW))


def test_an_event_keeps_ten_sources_at_most_and_the_newest_among_them() -> None:
    before = facts(NOW, sources=tuple(Source(f"Radio {n}") for n in range(10)))

    found = said(before, PNP, NOW)

    assert len(found.sources) == 10
    assert found.sources[-1].name == "PNP"


def test_confirming_twice_within_a_minute_changes_nothing_unless_somebody_else_says_so() -> None:
    first = confirmed(facts(NOW), None, NOW)

    assert confirmed(first, None, NOW + timedelta(seconds=59)) == first
    assert confirmed(first, PNP, NOW + timedelta(seconds=59)) != first
    assert confirmed(first, None, NOW + timedelta(seconds=60)) != first


@pytest.mark.parametrize(
    ("minutes", "began", "since"), [(20, 60, 20), (0, 60, 0), (600, 60, 60), (20, None, 20)]
)
def test_traffic_is_another_since_its_source_says_so_and_not_before_it_began(
    minutes: int, began: int | None, since: int
) -> None:
    started = None if began is None else NOW - timedelta(minutes=began)
    before = facts(NOW, started=started, last_confirmed=NOW - HOUR)
    told = Source("Sutran", None, NOW - timedelta(minutes=minutes))

    found = turned(before, now=NOW, traffic_state=TrafficState.RESTRICTED, source=told)

    assert found.traffic_since == NOW - timedelta(minutes=since)


@pytest.mark.parametrize(
    ("asked", "stood", "until"),
    [
        ({"traffic_state": TrafficState.RESTRICTED}, {}, NOW - HOUR),
        ({"state": EventState.ENDED}, {}, NOW - HOUR),
        ({"state": EventState.ACTIVE}, ANNOUNCED, NOW - HOUR),
        ({"state": EventState.ACTIVE}, ENDED, NOW - HOUR),
        ({"state": EventState.ENDED}, {"last_confirmed": None}, NOW),
        ({"state": EventState.ENDED}, {"summary_es_until": NOW - 2 * HOUR}, NOW - 2 * HOUR),
        ({"state": EventState.ENDED}, LAPSED, NOW - HOUR),
        ({"state": EventState.ACTIVE}, LAPSED, None),
        ({"traffic_state": TrafficState.INTERRUPTED}, {}, None),
        ({"traffic_state": TrafficState.INTERRUPTED, "passage": "una hora al día"}, {}, None),
    ],
)
def test_after_a_turn_a_summary_is_of_before_it(
    asked: dict[str, Any], stood: dict[str, Any], until: datetime | None
) -> None:
    found = turned(facts(NOW, summary_en=None, **stood), now=NOW, **asked)

    assert (found.summary_es_until, found.summary_en_until) == (until, None)


def test_an_edit_that_turns_it_leaves_old_only_the_summary_that_it_does_not_rewrite() -> None:
    before = facts(NOW)
    edited = before.changed(traffic_state=TrafficState.RESTRICTED, summary_es="Dejan pasar por un carril.")

    turn = dated(before, edited, NOW)
    later = dated(turn, turn.changed(summary_en="One lane is open.", crowd=40), NOW + HOUR)

    assert (turn.summary_es_until, turn.summary_en_until) == (None, NOW - HOUR)
    assert (later.summary_es_until, later.summary_en_until) == (None, None)
    assert dated(turn, turn.changed(crowd=40), NOW + HOUR).summary_en_until == NOW - HOUR


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("Cierran el puente de Ilave en el km 1414.", NOW - HOUR),
        ("Cierran el puente de Juli en el km 1410.", NOW - HOUR),
        ("Abren el puente de Ilave en el km 1410.", None),
        ("Km 1414.", None),
    ],
)
def test_a_summary_of_which_a_number_or_a_name_was_put_right_is_still_of_before_the_turn(
    words: str, until: datetime | None
) -> None:
    before = facts(NOW, summary_es="Cierran el puente de Ilave en el km 1410.", summary_en=None)
    turn = turned(before, now=NOW, traffic_state=TrafficState.RESTRICTED)

    found = dated(turn, turn.changed(summary_es=words), NOW + HOUR, PushAction.CORRECT)

    assert found.summary_es_until == until


@pytest.mark.parametrize(
    ("old", "new", "alike"),
    [
        ("CERRADO EL PUENTE", "CERRADO POR HUAYCO", False),
        ("Tránsito RESTRINGIDO en Ilave", "Tránsito INTERRUMPIDO en Ilave", False),
        ("¡Cerrado el puente de Ilave!", "¡Abierto el puente de Ilave!", False),
        ("🔴 Cerrado el puente", "🟢 Abierto el puente", False),
        ("PNP: 2 puntos\nCerrado en Ilave", "PNP: 2 puntos\nAbierto en Ilave", False),
        ("🔴 Cerrado en Ilave, dice la PNP", "🔴 Cerrado en Juli, dice la ONP", True),
        ("El paro en Ilave No continúa", "El paro en Ilave continúa", False),
        ("En Ilave Sí hay paso", "En Ilave NO hay paso", False),
        ("Traffic at Ilave does Not move", "Traffic at Ilave does move", False),
        ("En Ilave NO hay paso", "En Juli NO hay paso", True),
    ],
)
def test_a_word_that_is_shouted_or_begins_a_line_is_no_name(old: str, new: str, alike: bool) -> None:
    before = facts(NOW, summary_es=old, summary_en=None)
    turn = turned(before, now=NOW, traffic_state=TrafficState.RESTRICTED)

    found = dated(turn, turn.changed(summary_es=new), NOW + HOUR, PushAction.CORRECT)

    assert found.summary_es_until == (NOW - HOUR if alike else None)


@pytest.mark.parametrize(
    ("action", "until"),
    [
        (PushAction.TELL, NOW - HOUR),
        (PushAction.CHANGE, NOW - HOUR),
        (PushAction.CORRECT, None),
        (PushAction.REFRESH, None),
        (PushAction.RETRACT, None),
    ],
)
def test_what_confirms_corrects_or_withdraws_is_no_turn(action: PushAction, until: datetime | None) -> None:
    before = facts(NOW)

    found = dated(before, before.changed(traffic_state=TrafficState.RESTRICTED), NOW, action)

    assert found.summary_es_until == until


def test_a_turn_that_is_taken_out_of_an_edit_again_leaves_the_summary_as_it_was() -> None:
    before = facts(NOW)

    looked_at = dated(before, before.changed(traffic_state=TrafficState.RESTRICTED), NOW)
    found = dated(before, looked_at.changed(traffic_state=before.traffic_state), NOW)

    assert found == before


def test_what_lapsed_goes_on_when_it_is_confirmed() -> None:
    found = confirmed(facts(NOW, **LAPSED), None, NOW)

    assert is_open(found) and found.ended is None


@pytest.mark.parametrize(
    ("before", "asked", "after", "name"),
    [
        (
            {"advice": Advice.AVOID, "passage": "un carril"},
            {"state": EventState.ENDED},
            {
                "state": EventState.ENDED,
                "ended": NOW,
                "traffic_state": TrafficState.NORMAL,
                "advice": Advice.NONE,
                "passage": None,
            },
            "lift",
        ),
        (
            {"kind": Kind.MARCH, "traffic_state": None},
            {"state": EventState.ENDED, "ended": NOW - HOUR},
            {"state": EventState.ENDED, "ended": NOW - HOUR, "traffic_state": None},
            "lift",
        ),
        (
            {},
            {"traffic_state": TrafficState.RESTRICTED, "passage": "un carril"},
            {"traffic_state": TrafficState.RESTRICTED, "traffic_since": NOW, "passage": "un carril"},
            "restrict",
        ),
        (
            {"traffic_state": TrafficState.RESTRICTED, "passage": "un carril"},
            {"traffic_state": TrafficState.INTERRUPTED},
            {"traffic_state": TrafficState.INTERRUPTED, "traffic_since": NOW, "passage": None},
            "block",
        ),
        (
            ENDED,
            {"state": EventState.ACTIVE},
            {
                "state": EventState.ACTIVE,
                "traffic_state": TrafficState.INTERRUPTED,
                "started": NOW,
                "ended": None,
                "traffic_since": None,
            },
            "reopen",
        ),
        (
            LAPSED,
            {"traffic_state": TrafficState.RESTRICTED},
            {"state": EventState.ACTIVE, "traffic_state": TrafficState.RESTRICTED, "traffic_since": NOW},
            "reopen",
        ),
        (
            ANNOUNCED | {"started": NOW + HOUR},
            {"state": EventState.ACTIVE},
            {"state": EventState.ACTIVE, "started": NOW},
            "begin",
        ),
        (
            ANNOUNCED | {"started": NOW - HOUR},
            {"state": EventState.ACTIVE},
            {"state": EventState.ACTIVE, "started": NOW - HOUR},
            "begin",
        ),
    ],
)
def test_a_turn_changes_what_it_should_and_the_log_knows_its_name(
    before: dict[str, Any], asked: dict[str, Any], after: dict[str, Any], name: str
) -> None:
    was = facts(NOW, **before)

    found = turned(was, now=NOW, **asked)

    assert {key: getattr(found, key) for key in after} == after
    assert found.last_confirmed == NOW
    assert named(was, found) == name
    assert turned(found, now=NOW + HOUR, **asked) == found


def test_what_is_lifted_after_the_clock_was_set_back_was_not_called_off() -> None:
    began, source = NOW + HOUR, Source("PNP", None, NOW)
    over = turned(facts(NOW, started=began), now=NOW, state=EventState.ENDED, source=source)
    planned = turned(facts(NOW, **ANNOUNCED, started=began), now=NOW, state=EventState.ENDED, source=source)
    wrong = turned(facts(NOW, started=NOW + 20 * HOUR), now=NOW, state=EventState.ENDED, source=source)

    assert (over.ended, spoken(over)) == (began, Source("PNP", None, began))
    assert (planned.ended, wrong.ended) == (NOW, NOW)


def test_a_withdrawn_event_is_denied_with_the_reason() -> None:
    found = withdrawn(facts(NOW, advice=Advice.AVOID), " unfounded ", NOW)

    assert (found.state, found.verification) == (EventState.RETRACTED, Verification.DENIED)
    assert (found.retraction, found.advice) == ("unfounded", Advice.NONE)


def test_what_lapses_claims_nothing_about_the_road() -> None:
    before = facts(NOW)

    found = lapsed(before, NOW)

    assert not is_open(found)
    assert found.changed(state=before.state, ended=None) == before


@pytest.mark.parametrize(
    ("before", "after", "chosen", "action"),
    [
        (None, {}, PushAction.TELL, PushAction.TELL),
        ({}, {"injured": 2}, PushAction.TELL, PushAction.TELL),
        ({}, ENDED, PushAction.TELL, PushAction.CHANGE),
        ({}, {"traffic_state": TrafficState.RESTRICTED}, PushAction.TELL, PushAction.CHANGE),
        ({}, ENDED, PushAction.CORRECT, PushAction.CORRECT),
    ],
)
def test_an_edit_that_turns_the_state_answers_what_followers_got(
    before: dict[str, Any] | None, after: dict[str, Any], chosen: PushAction, action: PushAction
) -> None:
    stood = None if before is None else facts(NOW, **before)

    assert action_of(stood, facts(NOW, **after), chosen) is action


_FACTS = st.builds(
    EventFacts,
    kind=st.sampled_from(Kind),
    state=st.sampled_from([EventState.ANNOUNCED, EventState.ACTIVE, EventState.LAPSED]),
    traffic_state=st.none() | st.sampled_from(TrafficState),
    started=st.none() | st.sampled_from([NOW - HOUR, NOW + HOUR]),
    passage=st.none() | st.just("un carril"),
    sources=st.lists(st.builds(Source, st.sampled_from(["PNP", "Sutran", "RPP"])), max_size=3).map(tuple),
)


@given(_FACTS, st.none() | st.just(PNP))
def test_what_is_lifted_and_blocked_again_is_open_and_says_nothing_of_the_end(
    was: EventFacts, source: Source | None
) -> None:
    over = turned(was, now=NOW, state=EventState.ENDED, source=source)
    again = turned(over, now=NOW + HOUR, state=EventState.ACTIVE)

    assert not is_open(over) and over.ended in (NOW, was.started)
    assert is_open(again) and again.ended is None
    assert again.started == NOW + HOUR
    assert over.kind is again.kind is was.kind


def test_a_correction_that_undoes_a_turn_makes_the_summary_one_of_now_again() -> None:
    before = facts(NOW)
    turn = turned(before, now=NOW, traffic_state=TrafficState.RESTRICTED)
    undone = turn.changed(traffic_state=before.traffic_state)
    other = turn.changed(traffic_state=TrafficState.NORMAL)

    assert undated(undone, [before, turn]).summary_es_until is None
    assert undated(other, [before, turn]).summary_es_until == NOW - HOUR
    assert undated(undone.changed(summary_es="Otra."), [before, turn]).summary_es_until == NOW - HOUR


def test_a_start_is_at_midnight_only_as_long_as_it_is_the_one_that_was_said() -> None:
    night = datetime(2023, 1, 5, 5, tzinfo=UTC)  # 00:00 in Lima
    said = facts(NOW, started=night, started_timed=True)
    moved = said.changed(started=night + 24 * HOUR, started_timed=True)

    assert said.changed(started=night + 24 * HOUR).started_timed is None
    assert said.changed(started=night, crowd=40).started_timed is True
    assert merged(said, moved, said.changed(crowd=40)) == moved.changed(crowd=40)
