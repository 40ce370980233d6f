"""Several points in one sentence or in sentences that follow: how many there are, and what each has of its own."""

from __future__ import annotations

import pytest

from tests.reports import drafts

Points = list[tuple[str | None, object]]


def points(text: str) -> Points:
    """The region of each draft with its kilometre, bridge or sector, in order."""
    found = [d.facts for d in drafts(text)]
    return [(f.region, f.km_from if f.km_from is not None else f.place or f.sector) for f in found]


ONE_SENTENCE: dict[str, Points] = {
    "En Sullana cerraron la Panamericana Norte a la altura de Cieneguilla y Samán Chico.": [
        ("2006", "Cieneguilla"),
        ("2006", "Samán Chico"),
    ],
    "En Jaén está bloqueada la vía en el cruce a Shanango, así como en los sectores La Corona y Yanuyacu.": [
        ("060801", "cruce a Shanango"),
        ("0608", "La Corona"),
        ("0608", "Yanuyacu"),
    ],
    "Bloquean el puente Aguas Verdes en la provincia de Zarumilla y el puente Francos en la provincia de Tumbes.": [
        ("240302", "puente Aguas Verdes"),
        ("2401", "puente Francos"),
    ],
    "Cavaron zanjas para bloquear la vía en el puente Ñahuinpuquio y el sector Iscos Alto, en el distrito de Chupaca.": [
        ("120901", "puente Ñahuinpuquio"),
        ("120901", "Iscos Alto"),
    ],
    "Hay piquetes tanto en el puente Tingo como en el sector Huancapampa, en Huánuco.": [
        ("100101", "puente Tingo"),
        ("10", "Huancapampa"),
    ],
    "Ronderos bloquearon la vía Chota - Bambamarca, Chota - Cutervo y el puente Chotano, en la provincia de Chota.": [
        ("0604", "Chota - Bambamarca"),
        ("0604", "Chota - Cutervo"),
        ("0604", "puente Chotano"),
    ],
    "En Huancayo bloquean la avenida Ferrocarril con la calle Real y la avenida Mariscal Castilla con jirón Cusco.": [
        ("120101", "avenida Ferrocarril con la calle Real"),
        ("120101", "avenida Mariscal Castilla con jirón Cusco"),
    ],
    "Juliaca amaneció con la salida hacia Cusco, Lampa, Puno y Huancané bloqueada por los manifestantes.": [
        ("211101", "salida hacia Cusco"),
        ("211101", "salida hacia Lampa"),
        ("211101", "salida hacia Puno"),
        ("211101", "salida hacia Huancané"),
    ],
    "En Chiclayo tomaron el puente Mórrope y otro grupo bloqueó el puente Reque.": [
        ("14", "puente Mórrope"),
        ("1401", "puente Reque"),
    ],
    "Comuneros bloquean la vía en las comunidades nativas de Wawas, Pantán y Wawico, en Imaza.": [
        ("010205", "Wawas"),
        ("010205", "Pantán"),
        ("010205", "Wawico"),
    ],
    "In Arequipa, protesters blocked the road at the Uchumayo bridge, at the La Joya junction and in El Pedregal.": [
        ("040124", "Uchumayo bridge"),
        ("040108", "La Joya junction"),
        ("040520", "El Pedregal"),
    ],
    "Piquetes en las provincias de Melgar (Ayaviri), Azángaro (Asillo) y Carabaya (Macusani) cierran el paso.": [
        ("210801", None),
        ("210204", None),
        ("210301", None),
    ],
    "Bloquean la pista en los centros poblados de Raya Grande y Palcazú Alto, de la provincia de Oxapampa.": [
        ("1903", "Raya Grande"),
        ("1903", "Palcazú Alto"),
    ],
    "Bloquean los accesos a la ciudad de Puno por Salcedo, Jayllihuaya y Chejoña.": [
        ("210101", "Salcedo"),
        ("210101", "Jayllihuaya"),
        ("210101", "Chejoña"),
    ],
    "En Puno, los choferes bloquearon las salidas a Juliaca y Moquegua.": [
        ("210101", "salida a Juliaca"),
        ("210101", "salida a Moquegua"),
    ],
    "Choferes de Arequipa bloquearon la salida a Cusco y Puno, así como el puente Añashuayco.": [
        ("040101", "salida a Cusco y Puno"),
        ("040101", "puente Añashuayco"),
    ],
    "La carretera Jauja - Tarma está bloqueada en el sector Ricrán, así como los ingresos a los distritos de Acolla y "
    "Yauli, en Jauja.": [
        ("120427", "Ricrán"),
        ("120402", "ingreso a Acolla"),
        ("120433", "ingreso a Yauli"),
    ],
    "Las salidas de los distritos de Sicuani y Maranganí y del centro poblado de Hercca amanecieron bloqueadas.": [
        ("080601", "salida de Sicuani"),
        ("080604", "salida de Maranganí"),
        ("080604", "salida de Hercca"),
    ],
    "El puente Izcuchaca, en Anta, está tomado, así como las salidas de los distritos de Zurite y Limatambo.": [
        ("080301", "puente Izcuchaca"),
        ("080309", "salida de Zurite"),
        ("080306", "salida de Limatambo"),
    ],
    "Juliaca hoy con dos bloqueos, uno en la salida a Puno y otro en el óvalo El Cholo.": [
        ("211101", "salida a Puno"),
        ("211101", "óvalo El Cholo"),
    ],
    "Los manifestantes instalaron dos piquetes en Andahuaylas, uno está en Talavera y otro en San Jerónimo.": [
        ("030216", None),
        ("030213", None),
    ],
    "There are two roadblocks in Cusco region, one at Combapata and another at the Urcos bridge.": [
        ("080603", None),
        ("081201", "Urcos bridge"),
    ],
    "En Huanta cerraron el puente Alameda. Lo propio hicieron en el puente Huayhuas los productores de papa.": [
        ("050401", "puente Alameda"),
        ("050401", "puente Huayhuas"),
    ],
    "Comuneros bloquean el paso en la vía Juliaca - Lampa, donde hay 200 personas, y en la vía Puno - Moho, donde hay "
    "otras 150.": [
        ("21", None),
        ("21", None),
    ],
    "En Sicuani, un grupo se apostó en la salida a Puno y bloqueó la pista con llantas. Otro grupo se dirigió a la salida "
    "a Espinar y cerró la vía. En tanto, un tercer contingente tomó el puente Techo Obrero.": [
        ("080601", "salida a Puno"),
        ("080601", "salida a Espinar"),
        ("080601", "puente Techo Obrero"),
    ],
    "Otras de las vías bloqueadas son Puno-Moho, Juliaca-Lampa y el puente Colorado.": [
        ("21", "Puno-Moho"),
        ("21", "Juliaca-Lampa"),
        (None, "puente Colorado"),
    ],
    "Vecinos de Chivay tomaron el puente Inca y la carretera hacia Arequipa.": [
        ("040501", "puente Inca"),
        ("040501", "carretera hacia Arequipa"),
    ],
    "La Policía despejó los puentes Chamaya y Cumbil, pero continúa tomado el sector Paraíso Bajo, en Chota.": [
        ("060801", "puente Chamaya"),
        ("060801", "puente Cumbil"),
        ("0604", "Paraíso Bajo"),
    ],
    "Residents closed the road between Juliaca and Puno, and a second group blocked the Ilave bridge.": [
        ("21", None),
        ("210501", "Ilave bridge"),
    ],
    "Protesters have blocked the Interoceanic highway at the height of towns such as Urcos, Ocongate and Marcapata.": [
        ("081201", None),
        ("081210", None),
        ("081209", None),
    ],
}


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_each_place_of_one_sentence_is_a_point_with_its_own_spot(text: str) -> None:
    found = points(text)

    assert sorted(map(str, found)) == sorted(map(str, ONE_SENTENCE[text]))


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Cortaron el paso en el tramo entre el puente Santa Rosa y el óvalo Quiñones, en Chiclayo.", "14"),
        ("Bloquearon la carretera que une los sectores de Angostura, Kayra y Huasao, en Cusco.", "08"),
        (
            "Transportistas que cubren la ruta Puno, Juliaca y Lampa bloquearon el óvalo Salcedo de Puno.",
            "21",
        ),
        (
            "Pobladores de Quiquijana y Cusipata bloquearon la vía a la altura del puente Arturo en Sicuani.",
            "0806",
        ),
        ("Residents blocked the road that links the towns of Chumpi and Coracora in Ayacucho.", "05"),
        ("Vecinos de los distritos de Pacora, Íllimo y Túcume bloquearon la vía en el puente La Leche.", ""),
        ("El bloqueo en el puente Chao impide ir hacia Trujillo, Chepén y Pacasmayo.", "1312"),
    ],
)
def test_the_ends_of_a_stretch_and_where_people_come_from_or_go_are_no_points(text: str, region: str) -> None:
    found = drafts(text)

    assert len(found) == 1
    assert (found[0].facts.region or "").startswith(region)


GOES_ON: dict[str, Points] = {
    "En Ica bloquean la Panamericana Sur en el sector Yaurilla. Otro de los puntos tomados es el sector El Álamo. "
    "Además, en Pisco los pescadores cerraron el paso en el sector San Clemente Alto.": [
        ("11", "Yaurilla"),
        ("110101", "El Álamo"),
        ("110507", "San Clemente Alto"),
    ],
    "Comuneros bloquearon la vía en Espinar. El mismo escenario se vive en Velille y Livitaca.": [
        ("0808", None),
        ("080708", None),
        ("080705", None),
    ],
    "Residents blocked the bridge in Ilave. Similar situation in Juli, where farmers closed the road.": [
        ("210501", None),
        ("210401", None),
    ],
    "Mineros bloquearon cuatro puntos del corredor minero en la provincia de Chumbivilcas. Cerraron el paso en el puente "
    "Sallhua, en el distrito de Capacmarca, así como en Ccollpa y Tincurca, en el distrito de Colquemarca.": [
        ("080702", "puente Sallhua"),
        ("080704", "Ccollpa"),
        ("080704", "Tincurca"),
    ],
    "En la región Huánuco hay tres puntos bloqueados. El primero está en el puente Rancho, el segundo en Ambo y el tercero "
    "en Tingo María, en el puente Cayumba.": [
        ("10", "puente Rancho"),
        ("1002", None),
        ("100601", "puente Cayumba"),
    ],
    "Ganaderos bloquearon varios tramos de carreteras en la provincia de Melgar. La medida se acató sobre todo en los "
    "distritos de Santa Rosa, Nuñoa y Umachiri.": [
        ("210808", None),
        ("210806", None),
        ("210809", None),
    ],
    "Los cocaleros tomaron la vía en Aguaytía. A ello se suma el bloqueo del puente Chino y otro piquete en Neshuya.": [
        ("250301", None),
        ("250301", "puente Chino"),
        ("250304", None),
    ],
    "Arroceros bloquean la Panamericana Norte en Virú. En Chao, otro grupo mantiene cerrada la vía.": [
        ("1312", None),
        ("131202", None),
    ],
    "La Policía liberó la vía en Chao. Pese a ello, aún se mantienen bloqueados los kilómetros 163, sector La Arena, y "
    "177, sector Choquizongo, en la provincia de Sánchez Carrión.": [
        ("131202", None),
        ("1309", "La Arena"),
        ("1309", "Choquizongo"),
    ],
}


@pytest.mark.parametrize("text", GOES_ON)
def test_sentences_that_tell_of_one_more_stay_points_of_their_own(text: str) -> None:
    found = [(f.region, f.place or f.sector) for f in (d.facts for d in drafts(text))]

    assert found == GOES_ON[text]


def test_what_is_said_of_several_points_goes_to_each_and_a_crowd_to_its_own() -> None:
    found = drafts(
        "Cafetaleros bloquearon varios tramos de la carretera Marginal en Chanchamayo. Los manifestantes se han apostado "
        "en el kilómetro 10, en Perené, y también en el puente Yurinaki unas 150 personas bloquean la vía."
    )

    assert [d.facts.organisers for d in found] == ["Cafetaleros", "Cafetaleros"]
    assert [d.facts.crowd for d in found] == [None, 150]


def test_who_takes_part_says_no_other_place() -> None:
    found = points(
        "Comuneros de Acora bloquearon la vía a Ilave. También participan las comunidades de Platería."
    )

    assert len(found) == 1


def test_a_later_spot_is_not_that_of_all_the_points_before_it() -> None:
    found = drafts(
        "En Juliaca, las salidas a Cusco y Arequipa están bloqueadas. La gente llegó luego hasta el óvalo Pedro Vilcapaza."
    )

    assert [d.facts.sector for d in found] == [None, None]


def test_roads_listed_beside_a_place_break_nothing() -> None:
    found = drafts("Bloqueo PE-1N Puno y PE-1N")

    assert found


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("La asamblea acordó bloquear la vía en Ilave y también en Acora.", ["210501", "210102"]),
        (
            "Por la muerte de un joven ocurrida ayer, bloquean la vía en Espinar, en Sicuani, en Acora y en Urcos.",
            ["0808", "080601", "210102", "081201"],
        ),
    ],
)
def test_who_met_or_what_happened_before_takes_no_place_from_what_is_done(
    text: str, regions: list[str]
) -> None:
    assert [draft.facts.region for draft in drafts(text)] == regions
