"""Blockades as the Spanish press tells them: who stands on which road, where they come from, and what is not over."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.desk.reader import Intent, ReadDraft, read
from storage.model import Kind, TrafficState
from tests.conftest import LIMA
from tests.reports import only, places, reading

_NOW = datetime(2026, 3, 4, 10, tzinfo=LIMA)


@pytest.mark.parametrize(
    "text",
    [
        "Trabajadores de la empresa minera Volcan bloquearon la Carretera Central en La Oroya.",
        "Obreros de la compañía minera Raura tomaron el puente de Churín.",
        "Extrabajadores de la empresa concesionaria Norvial cerraron la Panamericana Norte en Chancay.",
        "Comuneros y contratistas de la empresa minera Antamina bloquearon la vía en San Marcos, Huari.",
    ],
)
def test_who_works_for_a_mining_company_protests_and_the_company_does_not(text: str) -> None:
    assert only(text).facts.kind is Kind.BLOCKADE


def test_a_mining_company_that_shuts_a_road_is_no_protest() -> None:
    assert not reading("La empresa minera Antamina cerró la vía a Huari por mantenimiento.").drafts


@pytest.mark.parametrize(
    "text",
    [
        "Todas las vías de entrada y salida del distrito de Challhuahuacho se encuentran bloqueadas.",
        "Las vías de ingreso y salida de Abancay permanecen bloqueadas por los comuneros.",
        "Comuneros siguen en Ilave, lo que vuelve inviable restablecer el tránsito sin una tregua.",
        "Cientos de mineros ocupan la vía en Chala, por lo que resulta imposible reabrir el paso.",
        "La Policía no logra abrir la carretera en Ocoña, bloqueada por mineros.",
    ],
)
def test_a_way_out_and_what_cannot_be_reopened_are_no_lifting(text: str) -> None:
    draft = only(text)

    assert draft.intent is Intent.REPORT
    assert draft.facts.traffic_state is not TrafficState.NORMAL


@pytest.mark.parametrize(
    "how", ["cada cierto tiempo", "de rato en rato", "cada tanto", "por momentos", "cada dos horas"]
)
def test_a_road_that_is_opened_now_and_then_is_restricted(how: str) -> None:
    draft = only(
        f"La vía en Yura amaneció bloqueada por camioneros. La Policía logró habilitar el paso {how}."
    )

    assert draft.facts.kind is Kind.BLOCKADE
    assert draft.facts.traffic_state is TrafficState.RESTRICTED


@pytest.mark.parametrize(
    "text",
    [
        "Los bloqueos en Chala son realizados por mineros de los sectores de Calpa, Renace y Atico.",
        "Mineros de las zonas de Secocha, La Eugenia, Atico y otras bloquean la vía en el distrito de Chala.",
        "Mineros provenientes de los asentamientos de Secocha, Misky y Alto San Martín bloquean la vía en Chala.",
    ],
)
def test_where_people_come_from_is_no_point_of_its_own(text: str) -> None:
    assert only(text).facts.region == "040307"


@pytest.mark.parametrize(
    ("text", "road", "region"),
    [
        ("La Carretera Central, en el tramo Huancayo – Jauja, está bloqueada por agricultores.", "PE-3S", "12"),
        ("Comuneros cerraron la vía Cusco–Puno–Arequipa a la altura de Checacupe, Canchis.", "PE-3S", "080602"),
        ("Comuneros bloquean la vía que conecta a la ciudad de Puno con el pueblo fronterizo Desaguadero.",
         "PE-3S", "21"),
        ("Comuneros bloquearon la vía Costanera, como en el sector Boquerón, en Punta de Bombón.", "PE-1SD", "040706"),
    ],
)  # fmt: skip
def test_a_road_named_by_its_stretch_or_by_several_towns_is_the_one_that_joins_them(
    text: str, road: str, region: str
) -> None:
    draft = only(text)

    assert (draft.facts.road, draft.facts.region) == (road, region)


def test_a_road_that_no_name_settles_keeps_a_known_place_from_nobody() -> None:
    draft = only(
        "Comunidades de Espinar mantienen bloqueado el corredor minero del sur en el sector de Huisa."
    )

    assert draft.facts.road is None
    assert [doubt.blocks for doubt in draft.doubts if doubt.field == "road"] == [False]


@pytest.mark.parametrize(
    "again",
    [
        "El bloqueo se produjo a la altura del kilómetro 141, en el sector Tucto, distrito de Morococha.",
        "El tránsito fue interrumpido en el kilómetro 141 de la Carretera Central, en Morococha.",
        "La vía estuvo cerrada a la altura del km 141, en el distrito de Morococha.",
    ],
)
def test_where_a_freed_road_was_shut_is_said_of_its_lifting(again: str) -> None:
    text = f"Trabajadores mineros bloquearon la Carretera Central en La Oroya. La vía fue liberada. {again}"

    draft = only(text)

    assert (draft.intent, draft.facts.km_from, draft.facts.region) == (Intent.LIFT, 141.0, "120805")


@pytest.mark.parametrize(
    "again",
    [
        "Los mineros volvieron a bloquear la carretera en el kilómetro 141.",
        "También fue bloqueada la vía a Huancayo en el km 20.",
    ],
)
def test_what_is_shut_again_or_besides_is_no_part_of_a_lifting(again: str) -> None:
    text = f"Trabajadores mineros bloquearon la Carretera Central en La Oroya. La vía fue liberada. {again}"

    assert Intent.REPORT in {draft.intent for draft in _drafts(text)}


def test_this_blockade_is_where_the_buses_of_the_sentence_before_are_held_up() -> None:
    draft = only(
        "Cientos de buses están varados en la Panamericana Sur, en el puente Ocoña, en la provincia de Camaná. "
        "Este bloqueo, iniciado el lunes, es liderado por aproximadamente 2.000 mineros."
    )

    assert (draft.facts.region, draft.facts.road, draft.facts.crowd) == ("040206", "PE-1S", 2000)
    assert draft.facts.organisers == "mineros"


@pytest.mark.parametrize(
    ("text", "organisers"),
    [
        ("Bloquean la vía, a la altura de Mórrope, los pescadores de San José.", "pescadores de San José"),
        ("La vía en Jauja amaneció bloqueada. Participan de la medida los agricultores de Junín.",
         "agricultores de Junín"),
        ("Bloquean el puente de Ilave en un paro convocado por el rechazo al proyecto.", None),
    ],
)  # fmt: skip
def test_who_does_it_may_stand_behind_the_verb_and_its_place(text: str, organisers: str | None) -> None:
    assert only(text).facts.organisers == organisers


def test_a_strike_is_where_it_is_held_and_its_blockades_where_they_are() -> None:
    text = "El paro de 48 horas se acató en la provincia de Chumbivilcas con bloqueo de carreteras en Velille y Colquemarca."

    found = {(draft.facts.kind, draft.facts.region) for draft in _drafts(text)}

    assert found == {(Kind.STRIKE, "0807"), (Kind.BLOCKADE, "080708"), (Kind.BLOCKADE, "080704")}


def test_the_same_on_another_road_is_a_point_of_its_own() -> None:
    text = (
        "Camioneros bloquean la vía Juliaca - Arequipa en Santa Lucía. "
        "Lo propio ocurre en la carretera Ayacucho - Huanta, donde no hay circulación de vehículos."
    )

    assert [draft.facts.road for draft in _drafts(text)] == ["PE-34A", "PE-3S"]


def test_pickets_at_a_bridge_below_a_road_that_is_shut_are_no_sit_in() -> None:
    text = (
        "Agricultores bloquearon la Carretera Central en Concepción, Junín. "
        "En el puente La Breña unos 300 se encuentran apostados con tractores."
    )

    assert {draft.facts.kind for draft in _drafts(text)} == {Kind.BLOCKADE}


@pytest.mark.parametrize("sector", ["La Joya", "El Cruce", "Barrio Chino"])
def test_a_sector_keeps_the_article_it_is_called_by(sector: str) -> None:
    draft = only(f"Manifestantes bloquean la Panamericana Sur en el sector de {sector}, en Arequipa.")

    assert draft.facts.sector == sector


def test_pickets_at_the_roundabout_are_the_crowd_of_the_blockade_told_before() -> None:
    draft = only(
        "En el kilómetro 966 de la Panamericana Sur, en La Joya, Arequipa, la carretera continúa bloqueada. "
        "Cerca de 200 personas se han apostado en el sector del óvalo La Joya."
    )

    assert (draft.facts.kind, draft.facts.crowd) == (Kind.BLOCKADE, 200)


def test_how_long_the_way_was_narrowed_is_no_demand_and_where_vehicles_head_for_no_place() -> None:
    draft = only(
        "Pobladores marcharon hoy por la Panamericana Sur en La Joya, restringiendo el pase por algunos minutos. "
        "No bloquearon la carretera, a fin de no afectar a las unidades que se trasladan a provincias como Islay."
    )

    assert (draft.facts.region, draft.facts.demand) == ("040108", None)


def test_the_square_where_traders_have_their_stalls_is_no_place_of_the_protest() -> None:
    draft = only(
        "Bloquean la Carretera Central en San Jerónimo de Tunán. "
        "A la medida se plegaron los comerciantes de la plaza principal."
    )

    assert draft.facts.place is None


def test_who_hinders_the_free_traffic_frees_no_road() -> None:
    draft = only(
        "Más de mil ronderos se tendieron en plena carretera impidiendo el libre tránsito en Hualgayoc."
    )

    assert (draft.intent, draft.facts.kind) == (Intent.REPORT, Kind.BLOCKADE)


def test_a_demand_ends_where_its_people_are_named() -> None:
    draft = only(
        "Exigiendo el fin de la erradicación de la coca, los cocaleros de Padre Abad bloquearon la carretera."
    )

    assert draft.facts.demand == "el fin de la erradicación de la coca"
    assert draft.facts.region == "2503"


def test_where_the_police_that_arrived_are_from_is_no_place_of_the_protest() -> None:
    (draft,) = _drafts(
        "Llegó un gran contingente policial de Huancayo y hubo enfrentamientos con los manifestantes."
    )

    assert draft.facts.region is None


def test_a_company_whose_name_is_like_a_road_is_none() -> None:
    (draft,) = _drafts(
        "Mineros cesados de la empresa Panamerican Silver cerraron el pase en el Km 146 de la Carretera Central, "
        "en Morococha."
    )

    assert (draft.facts.road, draft.facts.km_from) == ("PE-22", 146)


@pytest.mark.parametrize("how", ["por algunas horas", "por varios minutos"])
def test_to_bring_the_traffic_to_a_halt_for_a_while_is_a_blockade(how: str) -> None:
    draft = only(f"Los agricultores paralizaron {how} el tránsito en Aucayacu.")

    assert draft.facts.kind is Kind.BLOCKADE


def _drafts(text: str) -> tuple[ReadDraft, ...]:
    return read(text, *places(), _NOW, LIMA).drafts


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Hay bloqueos en Ilave, Juli, Acora, entre otros.", ["210501", "210401", "210102"]),
        ("Bloquean las vías que permiten el ingreso a Ilave, Juli y Pomata.", ["210501", "210401", "210406"]),
        ("Los comuneros cerraron la pista en Ilave. En Desaguadero ocurrió lo mismo.", ["210501", "210402"]),
        ("La vía fue bloqueada por ronderos de las provincias de Carabaya y Sandia, en Macusani.", ["210301"]),
    ],
)  # fmt: skip
def test_each_spot_told_is_a_point_and_a_home_is_none(text: str, regions: list[str]) -> None:
    assert [draft.facts.region for draft in _drafts(text)] == regions


def test_names_that_no_list_has_are_points_behind_the_word_that_counts_them() -> None:
    text = (
        "En la provincia de Satipo los comuneros mantienen el bloqueo en varios puntos: "
        "Ipokiari, Mazamarilla y Hermosilla."
    )

    found = [(draft.facts.region, draft.facts.sector) for draft in _drafts(text)]

    assert found == [("1206", "Ipokiari"), ("1206", "Mazamarilla"), ("1206", "Hermosilla")]


def test_kilometres_told_one_after_the_other_each_have_their_own_spot() -> None:
    text = (
        "Los bloqueos se ubican en los kilómetros 261 en la zona de Barrio Chino, el 291 en Expansión Urbana, y el 299, "
        "en el distrito de Salas, Ica."
    )

    found = [(draft.facts.km_from, draft.facts.sector) for draft in _drafts(text)]

    assert found == [(261.0, "Barrio Chino"), (291.0, "Expansión Urbana"), (299.0, None)]


@pytest.mark.parametrize("how", ["Ya son cinco días de", "Ya suman 5 días de"])
def test_so_many_days_of_it_tell_since_when(how: str) -> None:
    (draft,) = _drafts(f"{how} bloqueo en la Panamericana Sur, en Ocoña, por parte de los mineros.")

    assert draft.facts.started == datetime(2026, 2, 27, tzinfo=LIMA)


@pytest.mark.parametrize("word", ["La obstrucción de la carretera", "La interceptación de vías"])
def test_other_names_of_a_blockade(word: str) -> None:
    assert only(f"{word} en Ilave continúa, informaron los comuneros.").facts.kind is Kind.BLOCKADE


def test_several_spots_of_one_stretch_are_one_draft() -> None:
    only(
        "Agricultores bloquearon la Panamericana Norte en cuatro puntos, en el tramo Sullana - Ignacio Escudero."
    )


@pytest.mark.parametrize(
    ("text", "region", "places_of_it"),
    [
        (
            "Juliaca amaneció aislada: está bloqueada la salida hacia Cusco, Arequipa, Huancané y otras provincias.",
            "211101",
            ["salida hacia Cusco", "salida hacia Arequipa", "salida hacia Huancané"],
        ),
        (
            "Bloquean en Ilave los accesos a Puno, Yunguyo, Desaguadero, entre otros.",
            "210501",
            ["acceso a Puno", "acceso a Yunguyo", "acceso a Desaguadero"],
        ),
    ],
)
def test_exits_are_where_they_are_though_others_without_a_name_close_the_row(
    text: str, region: str, places_of_it: list[str]
) -> None:
    found = reading(text).drafts

    assert [draft.facts.place for draft in found] == places_of_it
    assert {draft.facts.region for draft in found} == {region}


@pytest.mark.parametrize(
    "text",
    [
        "Dos personas resultaron heridas en el desalojo de la Panamericana Norte en Mórrope. La pista fue liberada a las 9.",
        "La Policía desalojó a los manifestantes de la Panamericana Sur en Chala. La vía ya fue despejada.",
        "El desalojo de la Panamericana Sur en Chala dejó un herido. La vía fue reabierta a las 10 de la mañana.",
    ],
)
def test_a_road_opened_after_people_were_driven_off_is_a_lifting_of_its_own(text: str) -> None:
    assert [draft.intent for draft in reading(text).drafts] == [Intent.REPORT, Intent.LIFT]


@pytest.mark.parametrize(
    "text",
    [
        "En Huancayo, vigilantes del hospital Ramiro Prialé protestan por sus sueldos.",
        "Estudiantes marchan desde la universidad Los Libertadores en Huanta.",
    ],
)
def test_a_building_that_bears_the_name_of_a_road_is_no_road(text: str) -> None:
    assert only(text).facts.road is None


@pytest.mark.parametrize(
    "text",
    [
        "Un deslizamiento de rocas interrumpió la carretera Tarapoto - Yurimaguas.\n"
        "Aunque el incidente ocurrió ayer, la obstrucción de la vía ha afectado a viajeros.",
        "Un huaico cayó sobre la vía en Chosica.\nLa obstrucción de la carretera retrasó a los viajeros.",
    ],
)
def test_the_obstruction_that_rocks_were_told_to_cause_is_no_blockade(text: str) -> None:
    assert reading(text).drafts == ()
