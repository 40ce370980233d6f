"""Bulletins of the road authority, the police and the ombudsman: counts, headings that ask, lines, lists of provinces."""

from __future__ import annotations

import pytest

from handlers.desk.reader import Intent, NoteWhy
from storage.model import EventState, Kind, TrafficState
from tests.reports import asks, drafts, only, reading


@pytest.mark.parametrize(
    "text",
    [
        "Sutran reporta 61 puntos bloqueados en el país. Los bloqueos persisten sobre todo en la sierra.",
        "Sutran reported 61 blocked points nationwide. The blockades are mostly in the south.",
        "Hay 23 vías interrumpidas. Las protestas y los bloqueos continúan en diversas zonas del país.",
        "#SutranInforma | Puno y Cusco registran 50 puntos interrumpidos. El sur sigue en alerta por los bloqueos.",
        "La Sutran confirmó siete zonas con tránsito restringido en Arequipa, Ica, Cusco y La Libertad.",
        "Bloqueo de carreteras: hay 36 sectores de carreteras en 8 regiones interrumpidos por manifestaciones.",
    ],
)
def test_what_is_but_counted_is_a_count_and_no_point_without_a_place(text: str) -> None:
    found = reading(text)

    assert not found.drafts
    assert found.tallies


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        (
            "Los mismos manifestantes mantienen 9 bloqueos en las provincias de Canchis, Calca y Anta.",
            ["0806", "0804", "0803"],
        ),
        (
            "La Policía reporta 12 piquetes en las provincias de Huanta, La Mar y Huamanga.",
            ["0504", "0505", "0501"],
        ),
        (
            "Police counted five roadblocks in the provinces of Melgar, Lampa and Carabaya.",
            ["2108", "2107", "2103"],
        ),
        ("Hay bloqueos en las 13 provincias de Puno.", ["21"]),
        ("Bloqueos en las provincias de Puno, Lampa y Azángaro.", ["2101", "2107", "2102"]),
        (
            "Siguen los bloqueos en Puno y Cusco, mientras que también se registran bloqueos en Abancay y Andahuaylas.",
            ["21", "08", "0301", "0302"],
        ),
        (
            "Los cortes en las carreteras persisten en Puno y Cusco, aunque también se reportan bloqueos en Ica y Piura.",
            ["21", "08", "11", "20"],
        ),
        (
            "Bloquean la vía que une Ilave y Desaguadero en las provincias de El Collao y Chucuito.",
            ["21"],
        ),
    ],
)
def test_counted_points_in_provinces_are_one_in_each(text: str, regions: list[str]) -> None:
    assert [d.facts.region for d in drafts(text)] == regions


def test_a_count_in_provinces_of_one_department_is_that_department_s() -> None:
    (tally,) = reading("La PNP reporta 12 piquetes en las provincias de Huanta, La Mar y Huamanga.").tallies

    assert (tally.region, tally.counted, tally.value) == ("05", "blocked_points", 12)


@pytest.mark.parametrize(
    ("text", "road", "region"),
    [
        (
            "La carretera Fernando Belaúnde Terry está bloqueada en dos tramos en Bagua Grande.",
            "PE-5N",
            "010701",
        ),
        (
            "The Federico Basadre highway is blocked in two places by farmers near San Alejandro.",
            "PE-5N",
            "250302",
        ),
    ],
)
def test_a_few_points_on_one_road_are_told_of_and_not_counted(text: str, road: str, region: str) -> None:
    found = reading(text)
    (draft,) = found.drafts

    assert (draft.facts.kind, draft.facts.region) == (Kind.BLOCKADE, region)
    assert draft.facts.road == road or asks(draft, "road")
    assert not found.tallies


@pytest.mark.parametrize(
    "title",
    [
        "Paro de transportistas: ¿cuáles son las vías bloqueadas?",
        "¿Qué carreteras están interrumpidas?",
        "Estas son las vías bloqueadas:",
        "Puntos críticos de bloqueo",
    ],
)
def test_a_heading_says_of_its_lines_that_they_are_shut(title: str) -> None:
    found = drafts(
        f"{title}\n- Km 1076, Longitudinal de la Sierra Sur, Combapata\n- Km 616, vía longitudinal - sierra sur, Talavera"
    )

    assert [(d.facts.kind, d.facts.region, d.facts.road, d.facts.km_from) for d in found] == [
        (Kind.BLOCKADE, "080603", "PE-3S", 1076.0),
        (Kind.BLOCKADE, "030216", "PE-3S", 616.0),
    ]
    assert all(d.facts.traffic_state is TrafficState.INTERRUPTED for d in found)
    assert all(d.facts.state is EventState.ACTIVE for d in found)


@pytest.mark.parametrize(
    "title",
    ["¿Cuáles son las vías restringidas a nivel nacional?", "Vías con tránsito restringido:"],
)
def test_a_heading_says_that_some_get_through_at_its_lines(title: str) -> None:
    found = drafts(
        f"{title}\n1. Cusco/Combapata (km 1076 Longitudinal de la Sierra Sur)\n2. Km 1102, Sicuani"
    )

    assert [d.facts.traffic_state for d in found] == [TrafficState.RESTRICTED] * 2


def test_who_asks_tells_of_nothing() -> None:
    assert not drafts("¿Hay bloqueo en Sicuani?")
    assert not drafts("Alguien sabe cuáles son las vías bloqueadas?")


@pytest.mark.parametrize(
    ("text", "road", "name"),
    [
        ("Kilómetro 04, vía Juliaca - Puntina - Sandia - Azata, región Puno: bloqueado", "PE-34H", None),
        (
            "Pobladores bloquean la carretera Sihuas - Pomapampa en Áncash.",
            None,
            "carretera Sihuas - Pomapampa",
        ),
        (
            "Vía Huancavelica - Ayacuchito, km 40, en Huaytará: bloqueada por comuneros.",
            None,
            "Vía Huancavelica - Ayacuchito",
        ),
        ("Bloqueo en el km 293, sector Chullunquiani, de la red vial Juliaca Arequipa.", "PE-34A", None),
    ],
)
def test_a_road_named_by_towns_of_which_one_is_on_no_list_is_known_or_shown(
    text: str, road: str | None, name: str | None
) -> None:
    facts = only(text).facts

    assert facts.road == road
    assert name is None or facts.road_name == name


def test_a_line_with_a_road_of_its_own_does_not_take_that_of_the_line_above() -> None:
    found = drafts(
        "Vías bloqueadas:\n"
        "- Kilómetro 1339+500, Longitudinal de la Sierra Sur, región Puno\n"
        "- Kilómetro 271-294, carretera Repartición Arequipa, región Puno\n"
        "- Km 196, carretera Fernando Belaúnde, El Milagro\n"
        "- Km 01, salida de Jauja hacia Tarma, provincia de Jauja"
    )

    assert [d.facts.road for d in found] == ["PE-3S", None, "PE-5N", None]


def test_a_road_of_which_points_are_counted_is_that_of_the_kilometres_told_next() -> None:
    found = drafts(
        "En Ica las protestas se concentran en la Panamericana Sur, donde hay dos puntos bloqueados. "
        "En el kilómetro 420, en Changuillo, y en el puente Aja, ubicado en el kilómetro 447, en Nasca, no hay pase."
    )

    assert [(d.facts.road, d.facts.km_from, d.facts.place) for d in found] == [
        ("PE-1S", 420.0, None),
        ("PE-1S", 447.0, "puente Aja"),
    ]


@pytest.mark.parametrize(
    ("text", "km", "place"),
    [
        ("Bloquean la vía en el puente Breña, a la altura del km 120, en Pilcomayo.", 120.0, "puente Breña"),
        (
            "Bloquean la vía en el óvalo Marcavalle, ubicado en el km 4, en La Oroya.",
            4.0,
            "óvalo Marcavalle",
        ),
        (
            "Hay un piquete en el puente Stuart, situado a la altura del kilómetro 78, en Huaripampa.",
            78.0,
            "puente Stuart",
        ),
    ],
)
def test_a_bridge_and_its_kilometre_are_one_point(text: str, km: float, place: str) -> None:
    facts = only(text).facts

    assert (facts.km_from, facts.place) == (km, place)


@pytest.mark.parametrize(
    ("text", "region", "organisers"),
    [
        (
            "Más de 200 mineros artesanales de los sectores de Calpa, Renace y Atico impiden el paso en Chala.",
            "040307",
            "mineros artesanales",
        ),
        (
            "Pobladores de los anexos de Tocota, Vitor y Yura bloquean la carretera en Uchumayo.",
            "040124",
            "Pobladores",
        ),
        (
            "Trabajadores de las zonas de San José y Buena Vista cerraron la Panamericana Norte en Chao.",
            "131202",
            "Trabajadores",
        ),
    ],
)
def test_the_sectors_that_people_come_from_are_no_points(text: str, region: str, organisers: str) -> None:
    facts = only(text).facts

    assert (facts.region, facts.organisers) == (region, organisers)


@pytest.mark.parametrize(
    "text",
    [
        "Las principales vías de ingreso y salida de la ciudad de Puno amanecieron bloqueadas con piedras.",
        "Las vías de acceso y salida de Juliaca siguen tomadas por los comerciantes.",
        "Los puntos de ingreso y salida de la ciudad de Sicuani están bloqueados.",
    ],
)
def test_the_ways_out_of_a_town_are_not_left_by_anybody(text: str) -> None:
    assert only(text).facts.kind is Kind.BLOCKADE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("En Ilave interrumpieron el tránsito.", Kind.BLOCKADE),
        ("En Sicuani han cortado la vía.", Kind.BLOCKADE),
        ("En Sicuani han interrumpido la vía con piedras.", Kind.BLOCKADE),
        ("Toma de la puerta 3 de la universidad San Marcos (Lima Metropolitana)", Kind.OCCUPATION),
        (
            "El paro también afecta a Huancavelica: el tránsito está detenido en el km 318, en Marcas.",
            Kind.BLOCKADE,
        ),
    ],
)
def test_what_nobody_is_named_to_do_is_done_by_people(text: str, kind: Kind) -> None:
    assert kind in [d.facts.kind for d in drafts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "No se han registrado vías bloqueadas por manifestantes a nivel nacional.",
        "No se ha reportado vías bloqueadas por comuneros en Cusco.",
        "Las lluvias han interrumpido la vía en Sandia.",
    ],
)
def test_what_is_not_shut_or_by_no_people_is_no_draft(text: str) -> None:
    found = reading(text)

    assert not found.drafts
    assert all(note.why in (NoteWhy.NOT_A_PROTEST, NoteWhy.NOTHING_OPEN) for note in found.notes)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Según el reporte de la Superintendencia de Transporte Terrestre de Personas, Carga y Mercancías (Sutran), "
            "hay un bloqueo en Ilave.",
            ["Sutran"],
        ),
        ("Bloqueo en Ilave (Fuente: Sutran, 12:00 horas)", ["Sutran"]),
    ],
)
def test_the_authority_is_one_source_by_whichever_of_its_names(text: str, names: list[str]) -> None:
    assert [s.name for s in only(text).facts.sources] == names


LABELLED = {
    "Puntos con tránsito interrumpido: 58": ("blocked_points", 58),
    "Vías nacionales afectadas: 9": ("roads_affected", 9),
    "Carreteras bloqueadas: 12 (Fuente: Sutran)": ("roads_affected", 12),
    "Regiones afectadas: 8": ("regions_affected", 8),
    "Personas fallecidas: 49": ("dead", 49),
    "Policías heridos: 31": ("injured", 31),
    "Bloqueos de vías nacionales: 127 puntos de bloqueo (Fuente: SUTRAN, 12:00 horas)": (
        "blocked_points",
        127,
    ),
}


@pytest.mark.parametrize("line", LABELLED)
def test_a_line_of_a_label_and_a_number_is_a_count_and_no_place(line: str) -> None:
    found = reading(
        f"Reporte de las 17:00 h\n• {line}\n• Enfrentamientos: 0\n• 18 provincias con paralización"
    )

    assert not found.drafts
    assert [(t.counted, t.value) for t in found.tallies] == [LABELLED[line]]


@pytest.mark.parametrize(
    ("text", "kind", "regions"),
    [
        (
            "Y en 14 provincias se ha reportado bloqueos de carreteras: Arequipa, Anta, Chucuito, Puno y Tambopata.",
            Kind.BLOCKADE,
            ["0401", "0803", "2104", "2101", "1701"],
        ),
        (
            "También en 5 provincias se realiza paralización: Abancay, Cusco, Mariscal Nieto, Puno y Tacna.",
            Kind.STRIKE,
            ["0301", "0801", "1801", "2101", "2301"],
        ),
        (
            "El mapa muestra que varias carreteras presentan múltiples interrupciones a la altura de las provincias "
            "puneñas de Carabaya, Azángaro y Lampa.",
            Kind.BLOCKADE,
            ["2103", "2102", "2107"],
        ),
    ],
)
def test_the_names_of_a_list_of_provinces_are_provinces(text: str, kind: Kind, regions: list[str]) -> None:
    found = drafts(text)

    assert [d.facts.region for d in found] == regions
    assert {d.facts.kind for d in found} == {kind}


def test_two_kinds_in_one_sentence_have_each_their_places() -> None:
    found = drafts(
        "La Defensoría constató cortes de rutas en Abancay y Chincheros, así como la paralización de actividades en Ilo."
    )

    assert [(d.facts.kind, d.facts.region) for d in found] == [
        (Kind.BLOCKADE, "0301"),
        (Kind.BLOCKADE, "0306"),
        (Kind.STRIKE, "1803"),
    ]


def test_places_listed_with_their_days_are_announced_each_for_its_own() -> None:
    found = drafts(
        "Paralizaciones convocadas: Puquio (Ayacucho, 25/01), Áncash (26-27/01), Ilo (Moquegua, 28/01)"
    )

    assert [(d.facts.kind, d.facts.region, d.facts.state) for d in found] == [
        (Kind.STRIKE, region, EventState.ANNOUNCED) for region in ("050601", "02", "1803")
    ]
    assert [d.facts.started and d.facts.started.day for d in found] == [25, 26, 28]


@pytest.mark.parametrize(
    "text",
    [
        "Los piquetes impiden el tránsito normal de buses interprovinciales en Ocoña.",
        "Mineros que pernoctan en la vía impiden el tránsito normal de vehículos en Ocoña.",
        "Piquetes obstaculizan el tránsito normal en Ocoña.",
    ],
)
def test_traffic_that_is_kept_from_being_normal_is_not_normal(text: str) -> None:
    draft = only(text)

    assert (draft.intent, draft.facts.kind) == (Intent.REPORT, Kind.BLOCKADE)
    assert draft.facts.traffic_state is not TrafficState.NORMAL


@pytest.mark.parametrize(
    ("text", "road", "state"),
    [
        (
            "Los transportistas acatan un paro en Arequipa. Por ello el tránsito en la Panamericana Sur está restringido.",
            "PE-1S",
            TrafficState.RESTRICTED,
        ),
        (
            "Los agricultores cumplen su segundo día de paro en Huancavelica. El tránsito en la vía Los Libertadores está "
            "interrumpido.",
            "PE-28A",
            TrafficState.INTERRUPTED,
        ),
    ],
)
def test_a_road_that_a_strike_shuts_is_a_point_beside_it(text: str, road: str, state: TrafficState) -> None:
    struck, shut = drafts(text)

    assert struck.facts.kind is Kind.STRIKE
    assert (shut.facts.kind, shut.facts.road, shut.facts.traffic_state) == (Kind.BLOCKADE, road, state)


def test_below_a_heading_that_names_people_a_line_needs_not_say_who_shut_it() -> None:
    found = reading(
        "Vías con restricciones por manifestaciones:\n"
        "1. Ica: Panamericana Sur, km 263 (Barrio Chino): interrumpido.\n"
        "2. Junín: Carretera Central, km 140, Morococha: un carril habilitado.\n"
        "3. Huánuco: km 10 Tingo María - Monzón: interrumpido por huaico."
    )

    assert [(d.facts.kind, d.facts.km_from) for d in found.drafts] == [
        (Kind.BLOCKADE, 263.0),
        (Kind.BLOCKADE, 140.0),
    ]
    assert [note.why for note in found.notes] == [NoteWhy.NOT_A_PROTEST]


@pytest.mark.parametrize("name", ["Covisol", "Covinca", "Intersur", "Norvial"])
def test_who_holds_a_road_is_a_source(name: str) -> None:
    draft = only(f"{name}: bloqueo en el km 783 de la Panamericana Norte por manifestantes")

    assert [s.name for s in draft.facts.sources] == [name]


_ROWS = (
    "- Panamericana Sur km 781, Ocoña",
    "- Panamericana Norte, km 1010, Sullana",
    "- Carretera Central km 24, Chaclacayo",
)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_count_above_bulleted_rows_says_of_each_how_it_is(between: str) -> None:
    found = reading(between.join(("La PNP reporta 3 puntos bloqueados:", *_ROWS)))

    assert [(d.facts.kind, d.facts.km_from, d.facts.sources[0].name) for d in found.drafts] == [
        (Kind.BLOCKADE, 781.0, "PNP"),
        (Kind.BLOCKADE, 1010.0, "PNP"),
        (Kind.BLOCKADE, 24.0, "PNP"),
    ]
    assert [tally.value for tally in found.tallies] == [3]


def test_the_few_points_that_are_counted_on_the_road_told_of_are_its_own() -> None:
    found = drafts(
        "Ronderos bloquearon la carretera Fernando Belaúnde Terry en Chamaya. La vía se mantiene bloqueada en dos puntos: "
        "Chiple y Chamaya."
    )

    assert [(d.facts.kind, d.facts.sector, d.facts.road) for d in found] == [
        (Kind.BLOCKADE, "Chiple", "PE-5N"),
        (Kind.BLOCKADE, "Chamaya", "PE-5N"),
    ]


def test_a_blockade_decided_on_for_a_day_that_began_is_on() -> None:
    draft = only(
        "Desde las cero horas de este lunes, los mineros decidieron bloquear la Panamericana Sur en Ocoña."
    )

    assert (draft.facts.kind, draft.facts.state) == (Kind.BLOCKADE, EventState.ACTIVE)


def test_the_staff_that_leaves_gives_no_building_back() -> None:
    draft = only(
        "Manifestantes tomaron el aeropuerto de Juliaca. El personal tuvo que abandonar las instalaciones."
    )

    assert (draft.facts.kind, draft.facts.state) == (Kind.OCCUPATION, EventState.ACTIVE)


def test_provinces_that_lend_their_names_to_streets_of_lima_stay_provinces() -> None:
    found = drafts("Hay bloqueos en Abancay, Grau y Cotabambas.")

    assert [d.facts.region for d in found] == ["0301", "0307", "0305"]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("han restringido por completo el paso", TrafficState.INTERRUPTED),
        ("han restringido el paso", TrafficState.RESTRICTED),
    ],
)
def test_passage_restricted_altogether_is_interrupted(words: str, state: TrafficState) -> None:
    draft = only(f"Manifestantes bloquean la Panamericana Sur en Ocoña y {words}.")

    assert (draft.facts.traffic_state, draft.doubts) == (state, ())


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Hay bloqueos en tres sectores: Chao, Virú y Chimbote.", ["131202", "1312", "021801"]),
        (
            "Bloqueos en cuatro puntos de la Panamericana Norte: Chao, Virú, Chimbote y Casma.",
            ["131202", "1312", "021801", "0208"],
        ),
        ("Bloqueos en dos sectores: Chao (Virú) y Chimbote (Santa).", ["131202", "021801"]),
        ("Bloqueos en tres sectores: Chao, Virú y Chimbote, en el norte.", ["131202", "1312", "021801"]),
        ("Bloquearon la carretera en Chao, Virú.", ["131202"]),
    ],
)
def test_as_many_names_as_are_counted_are_one_each(text: str, regions: list[str]) -> None:
    assert [d.facts.region for d in drafts(text)] == regions


@pytest.mark.parametrize(
    "text",
    [
        "Aunque la Policía liberó la vía en el km 447 de la Panamericana Norte, los bloqueos continúan en Chao y Chimbote.",
        "Although police cleared km 447 of the Panamericana Norte, the roadblocks continue in Chao and Chimbote.",
        "Si bien la Policía despejó la Panamericana Norte en el km 447, los piquetes continúan en Chao y Chimbote.",
    ],
)
def test_what_was_freed_stands_against_the_places_where_it_goes_on(text: str) -> None:
    found = drafts(text)

    assert [(d.intent, d.facts.km_from, d.facts.region) for d in found] == [
        (Intent.LIFT, 447.0, "0218"),
        (Intent.REPORT, None, "131202"),
        (Intent.REPORT, None, "021801"),
    ]
