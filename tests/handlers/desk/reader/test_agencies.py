"""Agencies, embassies and travellers in English: mines, roads by their numbers, places inside places, days by two names."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.desk.reader import Intent
from storage.model import EventState, Kind, TrafficState
from tests.conftest import LIMA
from tests.reports import asks, only, reading

_MAY = datetime(2024, 5, 20, 10, tzinfo=LIMA)


@pytest.mark.parametrize(
    "text",
    [
        "Roadblocks were set up in Abancay on Tuesday.",
        "Protesters have set up roadblocks in Sicuani.",
        "Pickets have also been set up throughout the Ica region.",
        "The mine in Ica has suspended work due to a road blockade which began December 8.",
        "A strike called by teachers in Ayacucho entered its third day.",
        "A 48-hour strike called on by coca farmers has left Tocache paralysed.",
        "Unions in Arequipa failed to end the strike at Monday's talks, a union spokesman announced Tuesday.",
    ],
)
def test_what_stands_already_is_not_announced(text: str) -> None:
    assert only(text).facts.state is EventState.ACTIVE


@pytest.mark.parametrize(
    "text",
    [
        "A strike has been called by teachers in Ayacucho.",
        "Unions in Arequipa are calling for indefinite protests and a strike.",
        "Bracing for a march in Tacna, shops will close.",
    ],
)
def test_what_is_called_for_is_announced_and_no_demand(text: str) -> None:
    draft = only(text)

    assert draft.facts.state is EventState.ANNOUNCED
    assert draft.facts.demand is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A 48-hour strike is planned in Cusco on Monday and Tuesday, May 27-28.", 27),
        ("A strike will be held in Puno on Thursday and Friday, May 23 and 24.", 23),
        ("Strike in Puno from 27 to 29 May.", 27),
        ("El paro en Cusco será el lunes y martes, 27 y 28 de mayo.", 27),
    ],
)
def test_days_called_by_their_names_and_dates_begin_on_the_first(text: str, day: int) -> None:
    (draft,) = reading(text, _MAY).drafts

    assert draft.facts.started == datetime(2024, 5, day, tzinfo=LIMA)


@pytest.mark.parametrize(
    ("text", "region", "asked"),
    [
        ("Protesters block a road used by the Las Bambas copper mine in Peru.", "0305", True),
        ("La minera Antamina paró por el bloqueo de la vía de acceso.", "0210", True),
        ("Workers at Cerro Verde began an indefinite strike.", "0401", False),
        ("Residents of Mara block the road used by Las Bambas.", "030505", False),
        ("Thousands marched in Arequipa against the Tia Maria mine.", "040101", False),
    ],
)
def test_a_mine_is_the_place_only_where_no_other_is_named_and_its_roads_are_asked_about(
    text: str, region: str, asked: bool
) -> None:
    draft = only(text)

    assert draft.facts.region == region
    assert asks(draft, "region") is asked


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("In the Puno province of Melgar, protesters blocked a bridge.", "2108"),
        ("Residents blocked a road in Cusco's Chumbivilcas province.", "0807"),
        ("Protesters burned a police post in the Chucuito district of the Puno province.", "210106"),
        ("Union groups from the Arequipa region called a strike.", "04"),
        (
            "Peasants from the outlying provinces of Celendín and Chota marched on the city of Cajamarca.",
            "060101",
        ),
        ("Taking part in a strike, residents of Espinar are blocking the road to Arequipa.", "0808"),
        ("Protesters block the road to Lima in Ticlio.", "150705"),
        ("Clashes broke out in Lima, Peru, as anti-government protesters took to the streets.", "1501"),
        ("CUSCO (Reuters) -Villagers blocked the road in Mara.", "030505"),
    ],
)
def test_one_place_is_read_where_english_says_what_holds_it_or_where_a_road_leads(
    text: str, region: str
) -> None:
    assert only(text).facts.region == region


@pytest.mark.parametrize(
    ("text", "road"),
    [
        ("Roadblocks were reported on Highway 3S near Sicuani.", "PE-3S"),
        ("Protesters blocked Highway 30A (Nasca - Puquio - Abancay Highway) in Puquio.", "PE-30A"),
        ("Blockades are reported on the Longitudinal highway of the Sierra Sur, at Tinta.", "PE-3S"),
    ],
)
def test_roads_are_known_by_the_names_that_english_gives_them(text: str, road: str) -> None:
    assert only(text).facts.road == road


@pytest.mark.parametrize(
    "text",
    [
        "Growers in Junin cannot harvest due to announcements of future blockades on the Central Highway.",
        "Productores de Junín temen por el anuncio de futuros bloqueos.",
        "Travellers to Ollantaytambo may experience delays due to blocked roads.",
        "The points that are usually blocked when a demonstration takes place are El Alamo (km 299) and km 290.",
        "Los puntos que suelen ser bloqueados cuando hay un paro son el km 262 y el km 290.",
    ],
)
def test_what_is_feared_advised_or_only_usual_opens_nothing_that_can_go_out(text: str) -> None:
    assert all(draft.facts.kind is None for draft in reading(text).drafts)


@pytest.mark.parametrize(
    "text",
    [
        "The border crossing at Desaguadero remains closed by strikers. We do not know which roads are open.",
        "The border at Desaguadero remains closed by strikers. There are no reports on which are open at this time.",
    ],
)
def test_not_to_know_which_roads_are_open_frees_none(text: str) -> None:
    draft = only(text)

    assert (draft.intent, draft.facts.traffic_state) == (Intent.REPORT, TrafficState.INTERRUPTED)


@pytest.mark.parametrize(
    "text",
    [
        "The mine said on Thursday a blockade in Velille had been lifted.",
        "The company said the roadblock at Velille had been cleared on Monday.",
    ],
)
def test_what_somebody_says_had_been_lifted_is_over(text: str) -> None:
    assert only(text).intent is Intent.LIFT


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("Protesting residents have blocked the road in Ollantaytambo.", None),
        ("Calling for new elections, protesters marched in Tacna.", "new elections"),
        ("Protests are planned over the next few days in Lima.", None),
        ("Protesters gathered in Puno over an extensive area.", None),
    ],
)
def test_a_demand_is_neither_who_protests_nor_when_nor_where(text: str, demand: str | None) -> None:
    assert only(text).facts.demand == demand


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Protesters placed trucks across the Añashuayco bridge in Arequipa.", Kind.BLOCKADE),
        ("Protesters attacked a military base in the town of Juli.", Kind.LOOTING),
        ("Protesters stormed the premises of the mine in Espinar.", Kind.OCCUPATION),
    ],
)
def test_what_protesters_do_to_trucks_bases_and_premises(text: str, kind: Kind) -> None:
    assert only(text).facts.kind is kind


def test_nobody_is_hurt_in_what_is_only_announced() -> None:
    text = (
        "Marches are planned in Lima today after media reported two deaths during yesterday's demonstrations."
    )

    assert all(draft.facts.dead is None for draft in reading(text).drafts)


def test_roads_that_a_sentence_without_an_act_names_one_by_one_are_points() -> None:
    text = "Police say several roads are blocked. Roads in Ayacucho, Piura and Lambayeque are affected."

    assert {draft.facts.region for draft in reading(text).drafts} == {"05", "20", "14"}
