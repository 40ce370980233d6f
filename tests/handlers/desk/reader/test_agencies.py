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


@pytest.mark.parametrize(
    ("text", "freed", "shut"),
    [
        (
            "Police cleared the bridge at Ilave, but protesters set up new barricades at Acora.",
            "210501",
            "210102",
        ),
        (
            "Strikers lifted the blockade at Sicuani, but they blocked the road again at Tinta.",
            "080601",
            "080608",
        ),
        (
            "La policía despejó la vía en Ilave; sin embargo, hay nuevos piquetes en Acora.",
            "210501",
            "210102",
        ),
    ],
)
def test_what_is_freed_here_and_shut_there_is_two(text: str, freed: str, shut: str) -> None:
    first, second = reading(text).drafts

    assert (first.intent, first.facts.region) == (Intent.LIFT, freed)
    assert (second.intent, second.facts.region) == (Intent.REPORT, shut)
    assert second.facts.kind is Kind.BLOCKADE


@pytest.mark.parametrize(
    "text",
    [
        "Farmers blocking the Panamericana Sur in Chala let buses through for two hours. The road was opened at km 620.",
        "Workers from Ica allow the passage of buses for two hours on the Panamericana Sur. The road was opened at km 278.",
    ],
)
def test_a_road_that_is_opened_within_hours_that_were_told_is_not_free(text: str) -> None:
    assert [draft.intent for draft in reading(text).drafts] == [Intent.REPORT]


@pytest.mark.parametrize(
    ("text", "region", "others"),
    [
        ("Thousands marched in Lima against the killings in Juliaca.", "1501", 0),
        ("Marcharon en Lima contra la represión en Juliaca.", "1501", 0),
        ("Unions in Cusco marched in support of their fellow workers in the province of Islay.", "080101", 0),
        ("Thousands poured into Peru's capital and clashed with police.", "1501", 0),
        (
            "La Oroya complies with the strike by blocking roads that give access to Huancayo and Lima.",
            "120801",
            0,
        ),
    ],
)
def test_neither_whom_people_march_for_nor_where_roads_lead_is_a_place_of_theirs(
    text: str, region: str, others: int
) -> None:
    first, *rest = reading(text).drafts

    assert (first.facts.region, len(rest)) == (region, others)


@pytest.mark.parametrize(
    "text",
    [
        "There is a transport strike scheduled to begin in Cusco on 7 March which will last for 24 hours.",
        "Lima woke up with thousands of police mobilized in the face of a general strike called by unions.",
    ],
)
def test_neither_a_month_nor_who_watches_is_a_march(text: str) -> None:
    assert only(text).facts.kind is Kind.STRIKE


@pytest.mark.parametrize(
    "text",
    [
        "Protests in Lima will likely block roads and highways.",
        "Last August, residents of Huaral blocked traffic at kilometer 88 of the Panamericana Norte.",
        "El mes pasado los comuneros de Mara bloquearon la vía.",
        "Strikes in Cusco are normally active from 7am until 6pm.",
    ],
)
def test_what_is_likely_usual_or_of_last_month_opens_nothing(text: str) -> None:
    assert not [d for d in reading(text, datetime(2023, 9, 19, 11, tzinfo=LIMA)).drafts if d.facts.kind]


def test_one_who_died_is_told_beside_the_sum_that_he_brings_it_to() -> None:
    read = reading("A man died in clashes with police in Arequipa, bringing the death toll to 55.")

    assert [draft.facts.dead for draft in read.drafts] == [1]
    assert [(tally.counted, tally.value) for tally in read.tallies] == [("dead", 55)]


def test_counts_in_brackets_behind_the_regions_with_most_roadblocks_are_theirs() -> None:
    read = reading(
        "Sutran reported the highest number of roadblocks in the regions of Puno (9) and Cusco (4)."
    )

    assert not read.drafts
    assert {(tally.region, tally.value) for tally in read.tallies} == {("21", 9), ("08", 4)}


def test_an_end_that_is_only_hoped_for_lifts_nothing() -> None:
    text = "Officials travelled to Apurimac on Wednesday in hopes of peacefully ending a road blockade by a community."

    assert only(text).intent is Intent.REPORT


def test_a_pact_that_was_not_complied_with_is_none() -> None:
    text = "Fishermen block the road in Chancay. They claim that Repsol did not comply with established agreements."

    assert only(text).facts.kind is Kind.BLOCKADE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Teachers announced on Wednesday that they will strike in Cusco on Friday.", 25),
        ("El gremio anunció el miércoles que marchará el viernes en Puno.", 25),
        (
            "Los agricultores de Majes informaron el martes que bloquearán la Panamericana Sur desde el viernes.",
            25,
        ),
        ("Bus drivers in Arequipa will strike on Monday, their union said on Tuesday.", 28),
        ("Farmers in Piura said Wednesday they will block the Panamericana Norte next Monday.", 28),
        ("La CGTP confirmó este jueves que marchará el sábado en Lima.", 26),
        ("Anunciaron el lunes 28 un paro en Puno.", 28),
        ("Los transportistas anunciaron un paro para el miércoles en Cusco.", 30),
    ],
)
def test_the_day_on_which_somebody_says_what_is_to_come_is_not_the_day_of_it(text: str, day: int) -> None:
    (draft,) = reading(text, datetime(2022, 11, 24, 15, tzinfo=LIMA)).drafts

    assert draft.facts.state is EventState.ANNOUNCED
    assert draft.facts.started == datetime(2022, 11, day, tzinfo=LIMA)


@pytest.mark.parametrize(
    "text",
    [
        "Bus drivers in Lima are striking in response to extortion by criminal gangs.",
        "Teachers in Puno have been striking since Monday.",
    ],
)
def test_whoever_is_striking_strikes(text: str) -> None:
    assert only(text).facts.kind is Kind.STRIKE


def test_blockades_reported_of_a_strike_are_the_strike_s() -> None:
    text = "The strike entered its second day with reports of blockades and marches in the regions of Piura and Tacna."

    assert {(d.facts.kind, d.facts.region) for d in reading(text).drafts} == {
        (Kind.STRIKE, "20"),
        (Kind.STRIKE, "23"),
    }


def test_a_railway_s_route_is_no_road() -> None:
    text = "PeruRail suspended service on the Ollantaytambo–Machupicchu route after it was blocked by protesters."

    assert all(draft.facts.road is None for draft in reading(text).drafts)


def test_areas_that_have_seen_protests_have_none_now() -> None:
    assert not reading("Other areas that have seen recent protests include Cusco, Arequipa and Puno.").drafts
