"""What somebody does to something makes a kind of event, however far verb, object and subject stand apart."""

from __future__ import annotations

import pytest

from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.what.actrows import LEMMAS
from handlers.desk.reader.what.acts import acts_in
from handlers.desk.reader.what.actwords import Who
from handlers.desk.reader.what.stirring import astir
from handlers.desk.reader.words.verbforms import forms
from handlers.desk.reader.words.verbs import verbs_in
from handlers.desk.reader.words.verbwords import ENGLISH, SPANISH
from storage.model import Kind

_MADE = {
    # people and a road
    "Colonos y nativos cerraron el puente Mapotoa por la demora en la obra de la carretera": Kind.BLOCKADE,
    "Los cafetaleros cerrarán mañana desde las 4 a. m. la carretera a Satipo": Kind.BLOCKADE,
    "Unos 30 obreros impiden desde las 4:30 a. m. el paso de los buses": Kind.BLOCKADE,
    "Bloquean la vía los comuneros de Anta": Kind.BLOCKADE,
    "Los de Chalhuanca han puesto piedras en la central desde las 4": Kind.BLOCKADE,
    "Los camioneros cruzaron sus carros en la pista": Kind.BLOCKADE,
    "Los colectiveros se sumaron esta mañana al paro y cerraron el desvío a Nasca": Kind.BLOCKADE,
    "Comuneros que reclaman agua cerraron la vía a Cusco": Kind.BLOCKADE,
    "En Urcos sigue tomada la pista": Kind.BLOCKADE,
    "PE-3S km 120 (Cusco): interrumpida por factor social": Kind.BLOCKADE,
    "Villagers have shut off the only bridge": Kind.BLOCKADE,
    "Protesters piled rocks last night across the highway": Kind.BLOCKADE,
    "Farmers continue to block the highway": Kind.BLOCKADE,
    "Cercados: la vía a Challabamba sigue cerrada por los comuneros": Kind.BLOCKADE,
    "Farmers dumped truckloads of dirt on the highway": Kind.BLOCKADE,
    "Protesters stretched a chain across the bridge": Kind.BLOCKADE,
    "Un río de gente cerró la avenida": Kind.BLOCKADE,
    "Los cacaoteros amanecieron sobre la autopista y prendieron hogueras en la pista": Kind.BLOCKADE,
    "Manifestantes cubrieron la vía férrea con piedras y troncos": Kind.BLOCKADE,
    "Protesters have covered the rail line with rocks and logs": Kind.BLOCKADE,
    # people and a house
    "Un centenar de agricultores tomó el lunes el local de la Dirección de Agricultura": Kind.OCCUPATION,
    "Los ronderos se apoderaron anoche de la municipalidad": Kind.OCCUPATION,
    "Miners stormed the regional government headquarters": Kind.OCCUPATION,
    "Encapuchados ingresaron violentamente a la fiscalía": Kind.OCCUPATION,
    "Un grupo de encapuchados quemó la madrugada del lunes el campamento de una minera": Kind.LOOTING,
    "A mob torched the police station on Thursday": Kind.LOOTING,
    "Extrabajadores permanecen atrincherados en la planta desde el domingo": Kind.OCCUPATION,
    "Cerca de 80 pobladores continúan en el interior de la municipalidad": Kind.OCCUPATION,
    # work, streets, words on paper
    "El gremio de panaderos no trabajará mañana": Kind.STRIKE,
    "Los escolares marcharon exigiendo un profesor": Kind.MARCH,
    "Los médicos dejarán de atender el jueves": Kind.STRIKE,
    "Los recicladores cruzaron los brazos por sus sueldos": Kind.STRIKE,
    "Una columna de campesinos avanzó por el jirón Lima con banderas negras": Kind.MARCH,
    "Familiares de los fallecidos se instalaron con velas ante la fiscalía": Kind.SIT_IN,
    "Choferes de combis paralizan hoy sus labores por el mal estado de la pista": Kind.STRIKE,
    "Bus drivers walked off the job on Thursday": Kind.STRIKE,
    "Las enfermeras recorrieron ayer las calles del centro": Kind.MARCH,
    "Los dirigentes firmaron anoche con el ministro un acta de compromiso": Kind.AGREEMENT,
    # people and the police
    "Los huelguistas lanzaron ayer piedras contra la policía": Kind.CLASH,
    "La policía lanzó anoche bombas lacrimógenas": Kind.DISPERSAL,
    "Un efectivo pateó en el suelo a una manifestante": Kind.EXCESSIVE_FORCE,
    "Siete dirigentes fueron conducidos a la comisaría por obstruir la vía": Kind.ARRESTS,
}


@pytest.mark.parametrize("text", _MADE)
def test_an_act_makes_its_kind_at_a_distance(text: str) -> None:
    acts = acts_in(plain(text), text)

    assert [(act.kind, act.sure) for act in acts] == [(_MADE[text], True)]


@pytest.mark.parametrize(
    "text",
    [
        "La comunidad Cruz de Mayo tomó las compuertas de la laguna",
        "Entraron unas 50 personas a la pista del aeropuerto",
        "Manifestantes apedrearon anoche una ambulancia",
    ],
)
def test_what_may_be_one_kind_or_another_is_not_sure(text: str) -> None:
    acts = acts_in(plain(text), text)

    assert acts
    assert not any(act.sure for act in acts)


@pytest.mark.parametrize(
    "text",
    [
        "El río cerró la carretera en Calca",
        "Un huaico cerró el lunes la Carretera Central",
        "La Policía cerró el puente por seguridad",
        "Provías cerrará mañana la carretera por obras",
        "La carretera fue cerrada por un derrumbe",
        "La avenida Brasil estará cerrada el domingo por una carrera",
        "El alcalde tomó la palabra en el local comunal",
        "La empresa suspendió sus operaciones por el paro",
        "Cientos de turistas caminaron por la vía",
        "Piden que tomen la carretera",
        "Los comuneros no cerrarán la vía",
        "Fueron retiradas las piedras que impedían el paso",
        "The ministry closed the bridge for repairs",
        "La comunidad cerró el ingreso al cañón por alerta de lluvias",
        "Jóvenes de Huancayo tomaron un curso en la municipalidad",
        "Familias damnificadas ocupan carpas en el coliseo",
        "Delincuentes incendiaron un mototaxi por no pagar cupo",
        "Peregrinos marchan al santuario",
        "Caballos sueltos obstruyen la vía",
        "Fiscalizadores clausuraron cinco locales",
    ],
)
def test_what_others_do_or_nobody_did_is_no_act_of_protest(text: str) -> None:
    assert not any(act.ours for act in acts_in(plain(text), text))


@pytest.mark.parametrize(
    ("text", "stirs"),
    [
        ("Los ronderos han puesto vigilantes en la garita", True),
        ("Unos invasores rodearon la mina con machetes", True),
        ("Vecinos de Chosica limpian la pista", False),
        ("Los agricultores participaron en un taller en la UGEL", False),
        ("La Policía vigila el puente", False),
    ],
)
def test_what_people_do_on_a_road_or_at_a_house_stirs_unless_it_is_ordinary(
    text: str, *, stirs: bool
) -> None:
    assert astir(plain(text), verbs_in(plain(text), text)) is stirs


def test_what_the_police_or_an_office_shuts_is_told_apart_from_what_people_shut() -> None:
    text = "La Policía cerró el puente por seguridad"

    assert [(act.by, act.ours) for act in acts_in(plain(text), text)] == [(Who.OFFICERS, False)]


def test_the_ground_of_something_else_is_told_as_such() -> None:
    text = "Tras tomar la municipalidad, los comuneros cerraron la carretera"

    acts = acts_in(plain(text), text)

    assert [(act.kind, act.frame) for act in acts] == [(Kind.OCCUPATION, True), (Kind.BLOCKADE, False)]


def test_every_verb_of_the_table_is_known() -> None:
    known = {plain(word.split(":")[0]) for word in (*SPANISH, *ENGLISH)}

    assert known | {"be"} >= LEMMAS
    assert {form.lemma for form in forms("apoderaron")} == {"apoderar"}
