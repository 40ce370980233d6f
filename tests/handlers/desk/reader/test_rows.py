"""Places told in a row, in lines and under headings: one draft each, with its own region, bridge and road."""

from __future__ import annotations

import pytest

from tests.reports import asks, drafts

Points = list[tuple[str | None, str | None, str | None]]


def points(text: str) -> Points:
    """The region, road and spot of each draft, in order."""
    found = drafts(text)
    return [(d.facts.region, d.facts.road, d.facts.place or d.facts.sector) for d in found]


ROWS: dict[str, Points] = {
    "Mineros bloquean la Panamericana Sur en el puente de Ocoña (Camaná) y en Chala (Caravelí), Arequipa.": [
        ("040206", "PE-1S", "puente de Ocoña"),
        ("040307", "PE-1S", None),
    ],
    "Hay bloqueos en el puente de Chilca, el óvalo de Concepción y la salida de Jauja, en Junín.": [
        ("120107", None, "puente de Chilca"),
        ("120201", None, "óvalo de Concepción"),
        ("120401", None, "salida de Jauja"),
    ],
    "Siguen los bloqueos en Pichanaqui (puente Pichanaki), Satipo (sector Río Negro) y Mazamari (puente Mazamari).": [
        ("120303", None, "puente Pichanaki"),
        ("120607", None, "Río Negro"),
        ("120604", None, "puente Mazamari"),
    ],
    "Los piquetes se mantienen en Ilave y Pomata, así como en la salida de Juliaca a Lampa.": [
        ("210501", None, None),
        ("210406", None, None),
        ("211101", None, "salida de Juliaca a Lampa"),
    ],
    "Hay bloqueos en el km 48 de la Panamericana Sur (La Joya) y en El Pedregal, Majes.": [
        ("040108", "PE-1S", None),
        ("040520", None, None),
    ],
    "Están bloqueadas las vías Juliaca - Huancané y Puno - Ilave por las protestas.": [
        ("21", "PE-34H", None),
        ("21", "PE-3S", None),
    ],
    "Cusco: marcha en la plaza de Sicuani y bloqueos en Urcos.": [
        ("080601", None, "plaza de Sicuani"),
        ("081201", None, None),
    ],
    "Comuneros bloquean la carretera entre Sicuani y Combapata.": [("0806", "PE-3S", None)],
    "Hay piquetes en Maranura y Huyro por el reclamo de los cafetaleros.": [
        ("080904", None, None),
        ("080904", None, "Huyro"),
    ],
    "En Ilo hay bloqueos en sectores como Alto Molle, el ingreso a Pampa Sur y la curva de La Gaviota.": [
        ("1803", None, "Alto Molle"),
        ("180301", None, "ingreso a Pampa Sur"),
        ("180301", None, "curva de La Gaviota"),
    ],
    "Piquetes en la Panamericana Norte:\n- Virú\n- Chao\n- km 500": [
        ("1312", "PE-1N", None),
        ("131202", "PE-1N", None),
        ("131202", "PE-1N", None),
    ],
    "Vías bloqueadas en Puno hoy:\nIngreso a Ilave\nSalida a Desaguadero\nPuente Zapatilla": [
        ("210501", None, None),
        ("210101", None, "Salida a Desaguadero"),
        ("210101", None, "Puente Zapatilla"),
    ],
    "Bloqueadas las carreteras de Huaraz a Casma y de Huaraz a Pativilca.": [
        ("02", "PE-14", None),
        (None, "PE-16", None),
    ],
    "Bloqueadas la vía de Juliaca a Lampa y la que va de Juliaca a Huancané.": [
        ("21", None, None),
        ("21", "PE-34H", None),
    ],
    "Bloqueos en Andahuaylas:\n- Talavera\n- Pacucha": [("030216", None, None), ("030209", None, None)],
    "Bloquean la Panamericana Sur en los sectores de Yauca, Chala y Ocoña.": [
        ("040313", "PE-1S", None),
        ("040307", "PE-1S", None),
        ("040206", "PE-1S", None),
    ],
    "Hay bloqueos en 12 provincias: Padre Abad, Ica, Pisco y Ambo.": [
        ("2503", None, None),
        ("1101", None, None),
        ("1105", None, None),
        ("1002", None, None),
    ],
    "Cortaron la vía Interoceánica a la altura del distrito de Asillo y en la capital provincial de Azángaro.": [
        ("210204", "PE-34B", None),
        ("210201", "PE-34B", None),
    ],
}


@pytest.mark.parametrize("text", ROWS)
def test_each_place_of_a_row_is_a_point_with_what_stands_beside_it(text: str) -> None:
    assert points(text) == ROWS[text]


def test_what_a_heading_says_holds_below_each_place_that_follows_it() -> None:
    text = (
        "Reporte de bloqueos, 9 a. m.\n\nPUNO\n• Ilave: puente internacional\n• Juli: salida a Desaguadero\n\n"
        "AREQUIPA\n• Majes: El Pedregal"
    )

    found = points(text)

    assert found == [
        ("210501", None, "puente internacional"),
        ("210401", None, "salida a Desaguadero"),
        ("040520", None, None),
    ]


def test_lines_that_begin_with_a_place_are_a_list_without_bullets() -> None:
    text = "BLOQUEOS EN CUSCO\nCanchis: Sicuani y Maranganí\nQuispicanchi: Urcos"

    found = points(text)

    assert [region for region, _, _ in found] == ["080601", "080604", "081201"]


def test_the_place_of_a_name_that_no_list_has_is_asked_beside_that_of_its_row() -> None:
    found = drafts("Hay piquetes en Maranura y Huyro.")

    assert [(d.facts.sector, asks(d, "region")) for d in found] == [(None, False), ("Huyro", True)]


def test_a_list_of_kilometres_goes_on_past_the_places_between_its_numbers() -> None:
    text = (
        "Sigue el bloqueo de la Longitudinal de la Sierra Sur en los kilómetros 1387, Platería; 1391, Ácora; "
        "1450 Juli (Chucuito)."
    )

    found = drafts(text)

    assert [(d.facts.km_from, d.facts.region) for d in found] == [
        (1387, "210112"),
        (1391, "210102"),
        (1450, "210401"),
    ]


def test_forms_with_empty_lines_between_their_fields_are_one_draft_each() -> None:
    text = (
        "Planned Demonstrations:\n\nDate/Time: January 15, 2023; 10.00 am\n\nEvent: Protest\n\nLocation: Ayaviri, "
        "main square\n\nDate/Time: January 16, 2023; 8.00 am\n\nEvent: Protest\n\nLocation: Province of Chumbivilcas, "
        "District of Velille"
    )

    found = drafts(text)

    assert [(d.facts.region, asks(d, "kind")) for d in found] == [("210801", True), ("080708", True)]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("El dirigente Julio Huamanga dijo que el bloqueo en Ilave continúa.", "210501"),
        ("Santiago Huari, presidente de los regantes de Virú, anunció un paro para el lunes.", "1312"),
        ("Trabajadores de Cementos Pacasmayo acatan una huelga en la planta de Rioja.", "2208"),
        ("Tras el enfrentamiento en Chao, los heridos fueron llevados al hospital de Trujillo.", "131202"),
        ("Un bus que iba de Puno a Arequipa quedó varado en un bloqueo en Santa Lucía.", "210709"),
        ("Radio Huancayo informa que comuneros bloquean la vía en Pampas, Tayacaja.", "090701"),
    ],
)
def test_a_name_that_is_no_place_here_is_not_asked_about(text: str, region: str) -> None:
    found = drafts(text)

    assert [(d.facts.region, asks(d, "region")) for d in found] == [(region, False)]
