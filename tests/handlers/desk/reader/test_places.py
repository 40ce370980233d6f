"""Where it happens, and not where somebody comes from, goes to or lives: the region, the road and the sector of a point."""

from __future__ import annotations

import pytest

from tests.reports import asks, drafts, only

Place = tuple[str | None, str | None]

#: The region and the road of the one draft of a text.
SETTLED: dict[str, Place] = {
    # Who comes, who goes, and what lies beyond
    "Decenas de buses que vienen desde Chiclayo están varados por el bloqueo de la vía en Chepén.": (
        "1304",
        None,
    ),
    "Mineros procedentes de Secocha, Chala y Atico bloquean la Panamericana Sur en Ocoña.": (
        "040206",
        "PE-1S",
    ),
    "Farmers coming from Iquitos blocked the road in Nauta so that nobody can travel to Requena.": (
        "160301",
        None,
    ),
    "Mineros bloquean la vía en Torata; los pasajeros que buscan llegar a Tacna o Arequipa caminan.": (
        "180106",
        None,
    ),
    "Smelter workers blocked the main highway through La Oroya, a town 110 miles east of Lima.": (
        "120801",
        None,
    ),
    "Mineros bloquean la Panamericana Sur en Chala, a más de 600 kilómetros al sur de Lima.": (
        "040307",
        "PE-1S",
    ),
    "Agricultores de Tarma bloquean la vía y cierran el pase a Acobamba, Carpapata y La Merced.": (
        "1207",
        None,
    ),
    "Dirigentes de Puno viajarán a Lima para una gran marcha el 25 de enero.": ("1501", None),
    "Comuneros tomaron el puente de Ilave, por donde se llega a Desaguadero y Yunguyo.": ("210501", None),
    "Bloquean la carretera Cusco-Quillabamba, vía alterna de ingreso a Machu Picchu.": ("08", "PE-28B"),
    # Adjectives
    "Los transportistas puneños acataron una paralización de 24 horas.": ("21", None),
    "En la sierra liberteña los manifestantes bloquearon varias carreteras.": ("13", None),
    "En la región altiplánica continúa el paro indefinido.": ("21", None),
    "Universitarios puneños marcharon en Lima hacia el Congreso.": ("150101", None),
    "Comuneros de Ilave marcharon por las calles de la capital puneña.": ("210101", None),
    # Roads that share a name
    "Trabajadores bloquearon la Carretera Central a la altura de La Oroya.": ("120801", "PE-22"),
    "Bloquearon la Carretera Central en el distrito de San Jerónimo de Tunán.": ("120130", "PE-3S"),
    "Agricultores cierran la carretera Central en Tarma.": ("1207", "PE-22B"),
    "Mineros bloquearon la carretera Interoceánica en Madre de Dios.": ("17", "PE-30C"),
    "Bloquean la Longitudinal de la Sierra a la altura de Ilave.": ("210501", "PE-3S"),
    "Bloquean la carretera longitudinal de la sierra en Cajamarca.": ("06", "PE-3N"),
    # Longer names, homes, names written together
    "Pobladores de Lurigancho y Santa María de Huachipa bloquearon la autopista Ramiro Prialé.": (
        "150118",
        "PE-22",
    ),
    "Vecinos de zonas como Rosa Luz y Santa Rosa, en Puente Piedra, bloquearon la Panamericana Norte.": (
        "150125",
        "PE-1N",
    ),
    "Comuneros bloquean la carretera en Vilquechico, Huancané.": ("210608", None),
    "Un paro contra la inseguridad en la ciudad de Juliaca, departamento de Puno, empezó hoy.": (
        "211101",
        None,
    ),
    "Los transportistas de La Libertad paralizan hoy sus actividades.": ("13", None),
}


@pytest.mark.parametrize("text", SETTLED)
def test_a_place_is_where_it_happens(text: str) -> None:
    found = drafts(text)

    assert [(d.facts.region, d.facts.road) for d in found] == [SETTLED[text]]
    assert not any(doubt.blocks for d in found for doubt in d.doubts if doubt.field in ("region", "road"))


#: A question stands over the region or the kilometre, which the words leave open.
ASKED = {
    "Bloquean la carretera al sur de Lima.": "region",
    "Protesters blocked the Pan-American Highway south of Lima on Monday.": "region",
    "Workers at a US-owned copper mine in Peru launched a wage strike.": "region",
    "Los puneños marcharon hoy contra el Gobierno.": "region",
    "Transportistas bloquean el km 48 de la Panamericana Sur. En Arequipa no salen buses a Lima ni a Tacna.": "km_from",
    "En Cajamarca, ronderos bloquean el kilómetro 3.5 de la carretera Cajamarca–Bambamarca.": "km_from",
}


@pytest.mark.parametrize("text", ASKED)
def test_a_place_that_the_words_leave_open_is_asked(text: str) -> None:
    (draft,) = drafts(text)

    assert draft.doubtful(ASKED[text])


def test_of_the_names_of_a_list_those_beside_each_other_are_meant() -> None:
    text = "Bloquean la vía Juliaca-Cusco en tres sectores: Ayaviri, Santa Rosa y Chuquibambilla."

    regions = [(d.facts.region, d.facts.road) for d in drafts(text)]

    assert regions == [("210801", "PE-3S"), ("210808", "PE-3S"), ("21", "PE-3S")]


def test_each_road_of_a_list_has_the_place_that_brackets_name() -> None:
    text = "Bloquean las vías Juliaca–Huancané, Juliaca–Cusco (altura de Ayaviri) y Puno–Moquegua."

    roads = [(d.facts.region, d.facts.road) for d in drafts(text)]

    assert roads == [("21", "PE-34H"), ("210801", "PE-3S"), (None, "PE-36B")]


def test_a_kilometre_in_a_district_without_a_post_is_not_against_it() -> None:
    (draft,) = drafts("Pescadores bloquean el km 61 de la Panamericana Sur, en Pucusana.")

    assert (draft.facts.region, draft.facts.km_from, draft.doubtful("km_from")) == ("150124", 61.0, False)


SECTORS = {
    "Bloquean la vía en Piura a la altura del sector Los Pajaritos, con llantas.": "Los Pajaritos",
    "Bloquean la vía en el lugar denominado Tres Esquinas, en Ica.": "Tres Esquinas",
    "Protesters block the road in the Barrio Chino sector, in Ica.": "Barrio Chino",
    "Bloquean la vía en Azángaro, a la altura del distrito de Asillo.": None,
    "Bloquean la vía en Ilave y los transportistas del sector piden obras.": None,
    "Ronderos bloquean la vía en Jaén contra el Consorcio Abra Lajas.": None,
}


@pytest.mark.parametrize("text", SECTORS)
def test_a_sector_is_a_name(text: str) -> None:
    assert drafts(text)[0].facts.sector == SECTORS[text]


#: The region of the first draft of a text of more than one sentence or place.
FIRST: dict[str, Place] = {
    "Comuneros de la provincia de Huamalíes, región Huánuco, tomaron la mina, en el distrito de San Marcos, Áncash.": (
        "021014",
        None,
    ),
    "En Trujillo decenas de ciudadanos marcharon desde el distrito de El Porvenir hasta la plazuela El Recreo.": (
        "130101",
        None,
    ),
    "Comuneros del Callejón de Conchucos, en Áncash, acatan un paro de 48 horas.": ("02", None),
    "Vecinos de Carapongo bloquearon la Carretera Central.": ("150118", "PE-22"),
    "Bloquean el puente Arturo en la vía a Cusco.": ("080601", None),
    "Pobladores huanuqueños tomaron la mina en el distrito huaracino de San Marcos, en Áncash.": (
        "021014",
        None,
    ),
    "Hundreds of miners blocked the Interoceanic Highway at kilometer 108 in Madre de Dios.": (
        "17",
        "PE-30C",
    ),
    "Comuneros bloquean la Carretera Central a la altura de La Oroya, en el km 140.": ("1208", "PE-22"),
}


@pytest.mark.parametrize("text", FIRST)
def test_the_first_place_is_where_it_happens(text: str) -> None:
    found = drafts(text)[0]

    assert (found.facts.region, found.facts.road) == FIRST[text]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Vecinos de los distritos de Mi Perú y Ventanilla bloquearon la avenida Néstor Gambetta.", "0701"),
        ("Comuneros de Ilave y Juli bloquean la carretera.", "21"),
        ("Comuneros de Velille, Livitaca y Chamaca bloquean la vía principal.", "0807"),
    ],
)
def test_one_act_of_people_of_several_places_is_one_and_asked_about(text: str, region: str) -> None:
    draft = only(text)

    assert draft.facts.region == region
    assert asks(draft, "region")
    assert not any(doubt.blocks for doubt in draft.doubts)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Plantón de las enfermeras frente al hospital regional de Cajamarca.", "060101"),
        ("Marchan hasta el hospital regional de Ica.", "110101"),
        ("Paro en la región Puno.", "21"),
        ("Plantón de los docentes frente al gobierno regional en la provincia de Azángaro.", "2102"),
    ],
)
def test_a_house_of_a_region_stands_in_its_capital(text: str, region: str) -> None:
    assert only(text).facts.region == region
