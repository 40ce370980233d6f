"""Whom a number counts: those who came, were hurt or died, and nobody else."""

from __future__ import annotations

import pytest

from handlers.desk.reader.figures.counts import counts
from handlers.desk.reader.text.letters import plain


@pytest.mark.parametrize(
    ("text", "crowd", "injured", "dead"),
    [
        ("Cuatro ronderos y dos policías quedaron heridos en Chota.", (), (6,), ()),
        ("Resultaron heridos tres comuneros, un suboficial y otro efectivo.", (), (5,), ()),
        ("El saldo fue de 12 lesionados, de los cuales 5 son policías.", (), (12,), ()),
        ("Seis heridos, entre ellos un menor, dejó el choque en Ilave.", (), (6,), ()),
        ("Un minero murió y ocho más resultaron heridos.", (), (8,), (1,)),
        ("Three miners and two officers were wounded in the clash.", (), (5,), ()),
        (
            "The clash left one protester dead and 11 injured, including four policemen.",
            (),
            (11,),
            (1,),
        ),
        ("Five people, among them a teenager, were injured.", (), (5,), ()),
        ("Hirieron a dos serenos y a un fiscalizador durante el desalojo.", (), (3,), ()),
        ("Nueve agentes y cuatro civiles presentan contusiones.", (), (13,), ()),
        ("Police said two demonstrators and one officer died.", (), (), (3,)),
        ("Murieron tres pobladores y un soldado en la toma del puente.", (), (), (4,)),
        ("One woman was killed and at least 12 police officers were injured.", (), (12,), (1,)),
        ("Dos policías heridos y 14 detenidos dejó la jornada.", (), (2,), ()),
        ("Un civil falleció y otros cuatro sufrieron impactos de bala.", (), (4,), (1,)),
        ("Al menos diez efectivos resultaron con lesiones y 30 personas fueron detenidas.", (), (10,), ()),
        ("Seven police were hurt, as well as 12 students and a journalist.", (), (20,), ()),
        ("Tres mil 200 maestros marcharon por la avenida.", (3200,), (), ()),
        ("(45) comuneros bloquean la vía.", (45,), (), ()),
        ("La Policía detuvo a 18 manifestantes.", (), (), ()),
        ("El alcalde ofreció empleo a 200 trabajadores.", (), (), ()),
        ("La minera emplea a 1 500 obreros.", (), (), ()),
        ("Marchan junto a 300 estudiantes.", (300,), (), ()),
        ("La protesta congregó a unos 800 agricultores.", (800,), (), ()),
        ("Fueron cerca de 400, según los organizadores.", (400,), (), ()),
        ("Protesters, numbering about 150, sat on the bridge.", (150,), (), ()),
        ("Some 70 residents blocked the road, affecting 3,000 passengers.", (70,), (), ()),
        ("Una ciudad de 40 mil habitantes quedó aislada.", (), (), ()),
        ("Los manifestantes, unos 300, permanecen en el puente.", (300,), (), ()),
        ("Alrededor de 1200 docentes, de los 3000 que hay, acatan la huelga.", (1200,), (), ()),
        ("Police fired rubber bullets, injuring at least 18 protesters.", (), (18,), ()),
        ("La Policía detuvo ayer a más de 200 personas.", (), (), ()),
        ("The 200-strong group marched to the mine.", (200,), (), ()),
        ("An estimated 2,000 stormed the airport.", (2000,), (), ()),
        ("Alrededor de 150 se sentaron en la pista.", (150,), (), ()),
        ("Dos personas resultaron con síntomas de asfixia.", (), (2,), ()),
        ("Un policía y un comunero heridos es el saldo.", (), (2,), ()),
        ("Al menos 18 agentes de la Policía Nacional del Perú (PNP) resultaron heridos.", (), (18,), ()),
        ("Un agente del orden resultó herido en el rostro.", (), (1,), ()),
        ("Otros 20 pobladores han sido evacuados de emergencia al centro de salud.", (), (20,), ()),
        ("Nueve suboficiales fueron trasladados de urgencia al hospital.", (), (9,), ()),
    ],
)
def test_a_number_counts_those_whom_the_words_beside_it_name(
    text: str, crowd: tuple[int, ...], injured: tuple[int, ...], dead: tuple[int, ...]
) -> None:
    found = counts(plain(text))

    assert (found.crowd, found.injured, found.dead) == (crowd, injured, dead)


def test_whose_death_a_protest_is_over_did_not_die_at_it() -> None:
    found = counts(plain("Bloquearon el puente tras la muerte de dos jóvenes en un operativo."))

    assert found.dead == (2,)
    assert found.other_time


def test_since_when_a_road_was_held_is_not_when_people_died_there() -> None:
    found = counts(
        plain("Murieron 13 policías en la carretera que los nativos mantenían cerrada desde abril.")
    )

    assert found.dead == (13,)
    assert not found.other_time
