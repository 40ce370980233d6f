"""Wires in English: where they were written, where a road leads to, what is to come and what a pact did not stop."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.desk.reader.text.datelines import bare, undated
from storage.model import EventState, Kind
from tests.conftest import LIMA
from tests.reports import asks, only, reading

_NOW = datetime(2024, 11, 27, 9, tzinfo=LIMA)


@pytest.mark.parametrize(
    ("text", "left", "day"),
    [
        ("LIMA, Nov 26 (Reuters) - Miners blocked it.", "(Reuters) - Miners blocked it.", (2024, 11, 26)),
        ("LIMA Aug 15 Residents blocked it.", "Residents blocked it.", (2024, 8, 15)),
        ("LIMA, Dec 21, 2023 — Residents blocked it.", "Residents blocked it.", (2023, 12, 21)),
        ("PUNO, Nov 26 — Residents blocked it.", "PUNO — Residents blocked it.", (2024, 11, 26)),
        ("Lima, Nov 27 (Xinhua) -- Growers blocked it.", "(Xinhua) -- Growers blocked it.", None),
        ("PUNO, Dec 3 - General strike.", "PUNO, Dec 3 - General strike.", None),
        ("PUNO, Feb 31 - General strike.", "PUNO, Feb 31 - General strike.", None),
        ("Protesters blocked it on Nov 26.", "Protesters blocked it on Nov 26.", None),
    ],
)
def test_a_dateline_gives_the_day_of_writing_and_lima_is_where_wires_are_written(
    text: str, left: str, day: tuple[int, int, int] | None
) -> None:
    cut, written = undated(text, _NOW, LIMA)

    assert cut == left
    assert (written and (written.year, written.month, written.day)) == day


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("LIMA – Protesters block it", 7),
        ("CUSCO, Peru — They march", 14),
        ("LIMA: They march", 6),
        ("LIMA – BLOQUEO EN LA CARRETERA CENTRAL", 0),
        ("Lima – Protesters", 0),
        ("Protesters in LIMA – many", 0),
    ],
)
def test_a_town_in_capitals_before_a_sentence_is_a_dateline(text: str, end: int) -> None:
    assert bare(text) == end


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("LIMA – Farmers are blocking the main highway in the northern region of Piura.", {"20"}),
        ("LIMA: Miners clashed with police in the Andean city of Huancayo.", {"120101"}),
        ("PUNO: Farmers are blocking the road.", {"21"}),
        ("In Cusco, farmers block the roads linking Cusco with Puno and Arequipa.", {"08"}),
        ("Villagers are blocking the roads connecting Huancayo to Lima and Ayacucho.", {None}),
        ("The road from Puno to the city of Desaguadero is blocked by traders.", {"21"}),
        ("Las Bambas mine was cut off by a road blockade in the Andean region of Apurimac.", {"03"}),
    ],
)
def test_neither_where_a_wire_is_written_nor_where_a_road_leads_is_where_it_is_shut(
    text: str, regions: set[str | None]
) -> None:
    assert {draft.facts.region for draft in reading(text).drafts} == regions


@pytest.mark.parametrize(
    "text",
    [
        "Police expect a larger demonstration to begin at 23:50 at Plaza Dos de Mayo.",
        "Nurses plan on marching through Huancayo.",
        "Growers intend on blocking the road to Quillabamba.",
        "A general strike is slated to begin Monday in Puno.",
        "Demonstrators are set to gather at the main square in Cusco tomorrow.",
    ],
)
def test_what_is_expected_or_meant_is_to_come(text: str) -> None:
    assert only(text).facts.state is EventState.ANNOUNCED


@pytest.mark.parametrize(
    "text",
    [
        "Two people were injured in clashes in Ayacucho, announced the Ministry of Health.",
        "Tres personas murieron en enfrentamientos en Juliaca, anunció la Defensoría.",
    ],
)
def test_who_announces_what_happened_announces_no_event(text: str) -> None:
    assert only(text).facts.state is not EventState.ANNOUNCED


@pytest.mark.parametrize(
    "text",
    [
        "Farmers have again shut the road in Viru despite an agreement with the government.",
        "Residents of Chumbivilcas resumed a blockade of the road in defiance of a truce.",
        "Miners blocked the highway at Chala even though an accord was near.",
        "Pobladores de Espinar bloquean la vía pese al acuerdo firmado.",
        "Comuneros bloquean la vía en Velille a pesar de la tregua.",
        "Rompiendo la tregua, comuneros bloquean la vía en Velille.",
    ],
)
def test_what_happens_in_spite_of_an_agreement_is_no_agreement(text: str) -> None:
    draft = only(text)

    assert draft.facts.kind is Kind.BLOCKADE
    assert not [d for d in draft.doubts if d.field == "kind" and d.blocks]


def test_a_gathering_to_come_below_what_happened_is_an_event_of_its_own() -> None:
    text = (
        "This morning police dispersed demonstrators at Congress in Lima. "
        "Police expect a larger demonstration to begin at 23:50 at Plaza Dos de Mayo."
    )

    first, second = reading(text).drafts

    assert (first.facts.kind, first.facts.state) == (Kind.DISPERSAL, EventState.ACTIVE)
    assert (second.facts.kind, second.facts.state) == (None, EventState.ANNOUNCED)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        (
            "Workers at a gold mine in Peru went on strike on Tuesday. Some 400 workers downed tools at the Yanacocha mine.",
            "0601",
        ),
        (
            "Workers at a US-owned copper mine in Peru launched a wage strike Friday.\n"
            "Some 1,200 workers downed tools at the Cerro Verde mine.",
            "0401",
        ),
    ],
)
def test_a_strike_at_a_mine_in_peru_is_that_of_the_mine_named_next(text: str, region: str) -> None:
    assert only(text).facts.region == region


def test_a_national_strike_and_that_of_a_mine_are_two() -> None:
    found = reading(
        "Workers across Peru began a national strike on Tuesday. Miners at Cerro Verde downed tools as well."
    ).drafts

    assert [draft.facts.region for draft in found] == ["", "0401"]


@pytest.mark.parametrize(
    "text",
    [
        "Residents blocked the railway to Machu Picchu. Service resumed after a truce.",
        "PeruRail said train service to Machu Picchu, blocked by protesters since Sunday, resumed after a 72-hour truce.",
        "Train service that resumed after a truce with residents who blocked the railway in Ollantaytambo will stop.",
        "Pobladores bloquearon la vía férrea a Machu Picchu. El servicio de trenes se reanudó tras una tregua.",
    ],
)
def test_a_service_that_resumed_after_a_truce_leaves_it_open_whether_the_way_is_shut(text: str) -> None:
    assert asks(only(text), "state")
