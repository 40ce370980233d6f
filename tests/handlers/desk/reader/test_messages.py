"""Messages that stand in groups and on networks: whom they address, who signs them, what they call streets and roads."""

from __future__ import annotations

import pytest

from handlers.desk.reader.model import Intent
from storage.model import Kind, TrafficState
from tests.reports import asks, only, reading


@pytest.mark.parametrize(
    ("text", "organisers"),
    [
        ("Amigos transportistas no hay pase en Chao, la gente cerró la pista con llantas", None),
        ("Colegas choferes, bloquean la pista en Ocoña con piedras, no hay pase", None),
        ("Estimados pasajeros: la vía en Ocoña está bloqueada desde las 5am", None),
        ("Atención transportistas, bloqueo en Chao", None),
        ("Señores conductores, en Huarmey están quemando llantas en la pista", None),
        ("Buenas tardes hermanos agricultores, los mineros bloquean la pista en Atico", "mineros"),
        ("Compañeros docentes, mañana marchamos en Puno a las 9 am", "docentes"),
        ("Hermanos agricultores de Majes, hoy bloqueamos la pista en Majes", "agricultores de Majes"),
        ("Fellow drivers, farmers blocked the road at Sicuani", "farmers"),
        ("Los del Sutep están en la puerta de la UGEL en Jaén con bombos", "Sutep"),
        ("los de construccion civil marchan por la av Balta en Chiclayo", "construccion civil"),
    ],
)
def test_whoever_is_but_told_does_nothing_and_whoever_is_called_out_does(
    text: str, organisers: str | None
) -> None:
    assert only(text).facts.organisers == organisers


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@sutran_peru la vía Puno Ilave está bloqueada a la altura de Ácora", []),
        ("@PoliciaPeru @MininterPeru hay bloqueo en Virú y la gente está varada", []),
        ("Bloqueo en Chao, no hay pase @sutran_peru @mtc_gobpe #Paro", []),
        ("RT @radiodelvalle: bloqueo en Ácora, no hay pase", ["@radiodelvalle"]),
        ("@canaldelsur informa: bloqueo en Ácora", ["@canaldelsur"]),
        ("Bloqueo en Juliaca. Foto: @fotosdelsur https://t.co/abc123", ["@fotosdelsur"]),
        ("URGENTE bloqueo en Virú https://youtu.be/xyz", []),
        ("Bloqueo en Virú https://diariodelnorte.pe/nota", ["diariodelnorte.pe"]),
        ("EMPRESA RUTAS DEL SUR INFORMA: no salen buses por bloqueo en Ocoña", ["EMPRESA RUTAS DEL SUR"]),
        ("Por bloqueo en Ocoña no salen buses. Atte. Transportes Ocoñita", ["Transportes Ocoñita"]),
        ("Oyente de Radio Altura llama desde Tambogrande: cortaron la carretera", ["Radio Altura"]),
        ("Un pasajero contó al Rotafono que en Chao la pista está bloqueada", ["RPP"]),
        ("Hace un rato pasé por Sicuani y la pista está bloqueada con piedras", ["testigo"]),
    ],
)
def test_who_says_so_is_whoever_speaks_or_signs_and_not_whoever_is_called_upon(
    text: str, names: list[str]
) -> None:
    assert [source.name for source in only(text).facts.sources] == names


@pytest.mark.parametrize(
    "text",
    [
        "Marcha en Abancay y Alfonso Ugarte, no hay pase",
        "marcha de la cgtp por Tacna y Wilson ahorita",
        "Cierran el cruce de Tacna y Emancipación por protesta de ambulantes",
        "Marcha de la CGTP: avanzan por Abancay rumbo al Congreso",
        "Bloquean Nicolás de Piérola con Abancay unos manifestantes",
        "Protesters marched down Abancay to Congress",
        "Plantón en la esquina de Lampa con Cusco",
    ],
)
def test_streets_of_lima_that_bear_the_names_of_towns_are_in_lima(text: str) -> None:
    assert [draft.facts.region for draft in reading(text).drafts] == ["150101"]


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Docentes marchan en Abancay y Lima contra la ley", {"030101", "1501"}),
        ("Marchan por Puno contra el Congreso", {"210101"}),
        ("Plantón en Tacna por la tarde", {"230101"}),
    ],
)
def test_towns_stay_where_they_are(text: str, regions: set[str]) -> None:
    assert {draft.facts.region for draft in reading(text).drafts} == regions


@pytest.mark.parametrize(
    "text",
    [
        "La Panamericana Sur fue bloqueada en Chala. Hoy el Ejército llegó a la zona y la liberó.",
        "Cerraron la carretera en Chala desde el domingo. La Policía la despejó hace una hora.",
        "Bloquearon la pista en Chao desde las 5. Los agentes la reabrieron a las 8.",
        "levantaron el paro en Bagua Grande!! llegaron a un acuerdo con el MTC",
        "Hay acuerdo con el ministro, se levanta el bloqueo en Chao",
    ],
)
def test_what_was_shut_and_is_freed_in_the_next_sentence_is_one_lifting(text: str) -> None:
    assert only(text).intent is Intent.LIFT


def test_a_leader_whom_the_police_let_go_opens_no_road() -> None:
    read = reading("Una dirigente fue detenida en Puno. La Policía la liberó por la noche.")

    assert not [draft for draft in read.drafts if draft.intent is Intent.LIFT]


@pytest.mark.parametrize(
    "text",
    [
        "Estimados clientes: por bloqueo en Ocoña nuestras salidas de hoy a Arequipa quedan suspendidas.",
        "Por el bloqueo en Ocoña se suspenden las salidas a Arequipa.",
        "Debido al bloqueo en Ocoña los viajes de hoy a Arequipa y Tacna están suspendidos.",
        "Los servicios a Ica, Nasca y Arequipa fueron suspendidos por el bloqueo en Ocoña.",
    ],
)
def test_a_firm_that_suspends_its_buses_lifts_no_blockade_and_goes_nowhere(text: str) -> None:
    draft = only(text)

    assert draft.intent is Intent.REPORT
    assert draft.facts.region == "040206"


@pytest.mark.parametrize(
    "text",
    [
        "PARO EN JAEN!!! los cafetaleros tomaron el puente Chamaya",
        "HUELGA EN TINGO MARIA! cocaleros bloquean el puente Tulumayo",
        "PARO EN PUNO: bloquean la carretera a Desaguadero en Acora",
        "PARO AGRARIO EN TAMBOGRANDE!! Agricultores bloquean la carretera a Sullana",
    ],
)
def test_what_is_called_out_above_is_the_ground_of_what_is_told(text: str) -> None:
    assert only(text).facts.kind is Kind.BLOCKADE


@pytest.mark.parametrize(
    ("text", "demand", "crowd"),
    [
        (
            "Plantón frente al hospital de Ica, las enfermeras piden pago de bonos, son unas 80",
            "pago de bonos",
            80,
        ),
        ("Bloquean en Chao pidiendo agua, somos más de 100 carros varados", "agua", None),
        ("Marchan en Tarma pidiendo aumento, no dejan pasar a nadie", "aumento", None),
        ("Bloquean en Chao exigiendo obras, solo pasan ambulancias", "obras", None),
    ],
)
def test_what_people_ask_for_ends_where_the_message_tells_more(
    text: str, demand: str, crowd: int | None
) -> None:
    draft = only(text)

    assert draft.facts.demand == demand
    assert draft.facts.crowd == crowd


@pytest.mark.parametrize(
    "text",
    [
        "La vía Puno - Juliaca está bloqueada. En Junín, un grupo de cafetaleros bloquea el puente Pichanaqui.",
        "El bloqueo de la vía Puno - Juliaca obliga a caminar. En Virú, agricultores bloquean el puente.",
        "The Puno-Juliaca road is blocked. In Chao, farmers blocked the highway.",
    ],
)
def test_a_road_between_two_towns_and_a_place_nowhere_on_it_are_two(text: str) -> None:
    first, second = reading(text).drafts

    assert first.facts.region == "21"
    assert second.facts.region != "21"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Manifestantes se enfrentaron a la Policía en Cusco con el fin de tomar el aeropuerto.", Kind.CLASH),
        ("Estudiantes marchan en Tacna con la intención de tomar la universidad.", Kind.MARCH),
        ("Protesters clashed with police in Cusco in an attempt to storm the airport.", Kind.CLASH),
        ("Bloquearon el puente Pichanaqui con el objetivo de realizar una marcha.", Kind.BLOCKADE),
    ],
)
def test_what_people_only_wanted_is_not_what_they_did(text: str, kind: Kind) -> None:
    assert [draft.facts.kind for draft in reading(text).drafts] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "La carretera Iquitos – Nauta está bloqueada en dos puntos. Los cierres se ubican en el km 13 y en el km 56.",
        "La carretera Iquitos - Nauta está bloqueada en dos puntos. Los bloqueos están en el km 13 y el km 56, "
        "generando la paralización total del transporte.",
    ],
)
def test_kilometres_told_below_their_sum_are_of_the_road_that_it_names(text: str) -> None:
    found = reading(text).drafts

    assert [(d.facts.kind, d.facts.region, d.facts.km_from) for d in found] == [
        (Kind.BLOCKADE, "16", 13.0),
        (Kind.BLOCKADE, "16", 56.0),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "traffic"),
    [
        (
            "Abancay - Andahuaylas cerrado en Kishuara con arboles cortados",
            Kind.BLOCKADE,
            TrafficState.INTERRUPTED,
        ),
        ("Vía Abancay - Andahuaylas cerrada en Kishuara con troncos atravesados", Kind.BLOCKADE, None),
        ("la pista en chala tapada con desmonte por los mineros", Kind.BLOCKADE, None),
        ("en la panamericana altura de pativilca todo parado, son los agricultores", Kind.BLOCKADE, None),
        (
            "mineros bloquean en chala, no pasan camiones pero si dejan autos",
            Kind.BLOCKADE,
            TrafficState.RESTRICTED,
        ),
        ("la policia esta botando gas en la plaza de armas de Trujillo", Kind.DISPERSAL, None),
        ("estan tirando gases a los estudiantes en el ovalo de Huanta", Kind.DISPERSAL, None),
        (
            "By 1pm we were in Sicuani, kept from moving by a blockade.",
            Kind.BLOCKADE,
            TrafficState.INTERRUPTED,
        ),
        (
            "We are in Sicuani, all buses prevented from moving by a blockade.",
            Kind.BLOCKADE,
            TrafficState.INTERRUPTED,
        ),
    ],
)
def test_the_words_of_the_road_are_understood(text: str, kind: Kind, traffic: TrafficState | None) -> None:
    draft = only(text)

    assert draft.facts.kind is kind
    assert traffic is None or draft.facts.traffic_state is traffic


def test_a_truce_that_was_only_sought_is_none() -> None:
    read = reading(
        "Los agricultores bloquean la pista en Chao. Se trató de hacer una tregua, pero no aceptan."
    )

    assert [draft.facts.kind for draft in read.drafts] == [Kind.BLOCKADE]


@pytest.mark.parametrize(
    "text",
    [
        "Ojo: el bloqueo en el km 230 de la fernando belaunde es mentira, recien llegue a Jaen",
        "El bloqueo en Huarmey es falso, todo normal",
        "La marcha en Ayacucho es un bulo",
        "The roadblock at Sicuani is fake",
    ],
)
def test_what_is_said_to_be_a_lie_opens_nothing(text: str) -> None:
    assert not [draft for draft in reading(text).drafts if draft.intent is Intent.REPORT]


@pytest.mark.parametrize(
    "text",
    [
        "hay pase en Chala pero con cola, los manifestantes dejan pasar 15 min cada hora",
        "los mineros en Atico dan pase 20 carros cada hora",
        "En Ilave los comuneros abren 30 minutos cada 3 horas",
    ],
)
def test_a_few_minutes_or_cars_an_hour_are_a_blockade_that_some_pass(text: str) -> None:
    draft = only(text)

    assert (draft.facts.kind, draft.facts.traffic_state) == (Kind.BLOCKADE, TrafficState.RESTRICTED)


@pytest.mark.parametrize(
    "text",
    [
        "Deslizamiento en la via a Pozuzo, no es paro, es por la lluvia. No hay pase hasta mañana",
        "Huaico en Matucana, no se debe a un bloqueo. No hay pase",
        "Derrumbe en el km 42 de la Carretera Central, no es por la protesta, maquinaria trabajando",
    ],
)
def test_a_landslide_that_is_said_to_be_no_strike_is_none(text: str) -> None:
    assert not reading(text).drafts


@pytest.mark.parametrize(
    ("text", "organisers"),
    [
        ("Mañana marcha por la paz en Ayacucho, plaza Mayor 9am, convoca Anfasep", "Anfasep"),
        ("Quema de llantas en el óvalo Grau de Trujillo por comerciantes", "comerciantes"),
        ("Corte de la vía en Lircay por comuneros de la zona", "comuneros"),
    ],
)
def test_who_calls_it_out_or_does_it_stands_at_the_end(text: str, organisers: str) -> None:
    assert (only(text).facts.organisers or "").startswith(organisers)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Transportes del Rímac: su bus de las 20:00 ha sido cancelado por paro en Puquio",
            ["Transportes del Rímac"],
        ),
        (
            "Buen dia radio Altura, llamo de Locumba, la carretera está bloqueada con piedras",
            ["radio Altura"],
        ),
        ("El tren a Machu Picchu no opera por la huelga en Machu Picchu. IncaRail", ["Inca Rail"]),
    ],
)
def test_firms_and_radios_at_the_head_or_the_foot_say_so(text: str, names: list[str]) -> None:
    assert [source.name for source in only(text).facts.sources] == names


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Bloqueo en Anta, varados los viajeros, les impiden continuar su recorrido.", [Kind.BLOCKADE]),
        ("El bus quedó detenido en Ocoña desde las 11 por las protestas de los mineros.", [None]),
        ("La marcha siguió su recorrido por Tacna con pancartas.", [Kind.MARCH]),
    ],
)
def test_journeys_and_buses_held_up_make_no_march_and_no_arrest(text: str, kinds: list[Kind | None]) -> None:
    assert [draft.facts.kind for draft in reading(text).drafts] == kinds


def test_what_people_have_lacked_for_days_did_not_begin_with_the_blockade() -> None:
    draft = only("Vecinos de Talara bloquean la Panamericana Norte, llevan más de 10 días sin agua.")

    assert draft.facts.started is None


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Demonstrators marching in Cusco were chanting something about Machu Picchu.", "080101"),
        ("Según nuestros corresponsales de Ácora y Zepita, el puente de Ilave sigue bloqueado.", "210501"),
        ("los azucareros de Paiján bloquearon la panam en Paiján", "130205"),
        ("en Santiago de Chuco los comuneros soltaron la via", "1310"),
    ],
)
def test_it_happens_where_it_is_told_to(text: str, region: str) -> None:
    assert only(text).facts.region == region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Los comuneros bloquean el puente Ilave con piedras", "210501"),
        ("Cerraron el puente Reque con llantas, no hay pase", "140113"),
        ("Reportan el bloqueo de la carretera a la altura del puente Vítor", "040125"),
        ("hay bloqueo en el peaje Chilca por pobladores", None),
        ("Bloquean el puente Grau con llantas", None),
        ("Bloquean el puente Santa Rosa los vecinos", None),
    ],
)
def test_a_bridge_that_one_town_alone_gives_its_name_to_is_there_with_a_question(
    text: str, region: str | None
) -> None:
    draft = only(text)

    assert draft.facts.region == region
    assert asks(draft, "region")


@pytest.mark.parametrize(
    ("text", "kind", "traffic"),
    [
        (
            "Los mineros de Ocoña dan pase hasta las 2pm, luego vuelven a cerrar",
            Kind.BLOCKADE,
            TrafficState.RESTRICTED,
        ),
        (
            "en Chala dan pase por 30 minutos y vuelven a cerrar los mineros",
            Kind.BLOCKADE,
            TrafficState.RESTRICTED,
        ),
        ("Se movilizaron hacia el puente La Breña en Huancayo bloqueando el tránsito", Kind.BLOCKADE, None),
        ("Se apostaron en la avenida en Tacna, cerrando el paso con llantas", Kind.BLOCKADE, None),
        ("Estudiantes tomaron la UNSAAC en Cusco", Kind.OCCUPATION, None),
    ],
)
def test_what_they_did_there_is_what_is_told(text: str, kind: Kind, traffic: TrafficState | None) -> None:
    draft = only(text)

    assert draft.facts.kind is kind
    assert traffic is None or draft.facts.traffic_state is traffic


def test_marches_that_ended_in_a_blockade_are_not_over() -> None:
    read = reading("Las movilizaciones en Arequipa han terminado en bloqueo de vías.")

    assert all(draft.intent is Intent.REPORT for draft in read.drafts)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Vecinos de Carabayllo bloquean la Tupac Amaru km 22", "150106"),
        ("Al sur de Huancayo, en el sector de Azapampa, transportistas cerraron la vía", "1201"),
    ],
)
def test_an_avenue_by_its_bare_name_and_the_south_of_a_town_hide_no_place(text: str, region: str) -> None:
    assert only(text).facts.region == region


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gremios de Moyobamba acuerdan paro de 48 horas el 2 y 3 de diciembre", Kind.STRIKE),
        ("Comuneros de Velille acordaron por unanimidad una marcha para el lunes", Kind.MARCH),
        ("Los arroceros de Jaén acuerdan acatar un paro mañana", Kind.STRIKE),
        ("Arroceros y ministro firman un acuerdo en Jaén", Kind.AGREEMENT),
    ],
)
def test_those_who_agree_to_strike_have_reached_no_agreement(text: str, kind: Kind) -> None:
    assert [draft.facts.kind for draft in reading(text).drafts] == [kind]


@pytest.mark.parametrize(
    ("text", "organisers"),
    [
        (
            "Panamericana Sur km 780 Ocoña cerrada, mineros de Secocha, cola hasta La Planchada",
            "mineros de Secocha",
        ),
        ("Bloqueada la vía a Tingo María en Chinchao, cocaleros, desde la medianoche", "cocaleros"),
        ("Puente Stuart de Jauja tomado (transportistas), no hay pase", "transportistas"),
        ("Carretera cerrada en Atico, camioneros, pasajeros y buses esperan", None),
    ],
)
def test_those_named_between_commas_of_a_shut_road_shut_it(text: str, organisers: str | None) -> None:
    assert only(text).facts.organisers == organisers


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Arequipa - Chivay road is closed at Yura, protesters with stones.", Kind.BLOCKADE),
        ("Juliaca-Puno highway cut at Caracoto by residents.", Kind.BLOCKADE),
        ("Tránsito restringido en Huacho por marcha de pescadores, un carril", Kind.MARCH),
        ("cerraron a la altura del km 5 en Huaraz los comuneros, piden asfaltado", Kind.BLOCKADE),
    ],
)
def test_roads_named_by_two_towns_and_marches_that_shut_them(text: str, kind: Kind) -> None:
    assert only(text).facts.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Un derrumbe interrumpió la vía Tarapoto - Yurimaguas.\n"
        "La obstrucción de la vía ha afectado a transportistas varados.",
        "Cayó un huaico en la Carretera Central, km 42. El bloqueo dejó a transportistas y pasajeros varados por horas.",
    ],
)
def test_those_whom_a_landslide_holds_up_do_not_protest(text: str) -> None:
    assert not reading(text).drafts
