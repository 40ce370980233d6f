"""Strikes, marches and sit-ins as newspapers tell them: where people stand, who they are, what they ask and when."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.desk.reader.text.letters import cleaned
from handlers.desk.reader.text.sentences import sentences
from handlers.desk.reader.who.demands import demand
from handlers.desk.reader.who.organisers import how_many, organisers
from storage.model import EventState, Kind
from tests.conftest import LIMA
from tests.reports import drafts, only, reading


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Un grupo de vecinos se congregó en los exteriores de Emapa, en Huaral, para exigir agua.",
            Kind.SIT_IN,
        ),
        (
            "Los obreros permanecen concentrados en el frontis de la municipalidad de Moche y reclaman.",
            Kind.SIT_IN,
        ),
        (
            "Los padres llegaron hasta el frontis del colegio, en Punchana, y exigieron otro director.",
            Kind.SIT_IN,
        ),
        ("Residents gathered outside the town hall in Pisco to demand drinking water.", Kind.SIT_IN),
        (
            "Los manifestantes de Cusco se reunieron en Limacpampa, desde donde salieron por la avenida El Sol.",
            Kind.MARCH,
        ),
        (
            "La manifestación ha transitado por las calles de Tacna, incluyendo un plantón en el paseo Cívico.",
            Kind.MARCH,
        ),
        (
            "Tras realizar un plantón en Alto Puno, los maestros se movilizaron por las calles de la ciudad.",
            Kind.MARCH,
        ),
        ("El 80 % de las empresas de transporte de Ica paralizó sus actividades.", Kind.STRIKE),
        ("La mayoría de los mototaxistas de Ayaviri paralizó sus labores.", Kind.STRIKE),
        ("Los docentes de Tacna cumplen su tercera semana de huelga indefinida.", Kind.STRIKE),
        ("Cajamarca ingresa hoy a su segundo día de paralización contra la mina.", Kind.STRIKE),
        ("Obreros y cocaleros acordaron la tarde del lunes continuar con el paro en Cusco.", Kind.STRIKE),
    ],
)
def test_what_people_do_where_they_stand_is_named(text: str, kind: Kind) -> None:
    draft = only(text)

    assert draft.facts.kind is kind
    assert not [d for d in draft.doubts if d.field == "kind" and d.blocks]


@pytest.mark.parametrize(
    "text",
    [
        "Los agricultores de Áncash no acatan la medida de fuerza y trabajan con normalidad.",
        "Los gremios se reunirán el domingo en Piura, donde discutirán si inician un paro.",
        "En Juliaca, los choferes no descartan protestar y podrían llevar a cabo medidas de fuerza en los próximos días.",
    ],
)
def test_what_nobody_does_or_has_decided_on_opens_nothing(text: str) -> None:
    assert drafts(text) == ()


def test_what_a_protest_brings_to_a_stop_is_no_strike_of_its_own() -> None:
    text = "Unos 900 obreros marcharon en Arequipa. Por su protesta, las obras de la región quedaron paralizadas."

    assert [draft.facts.kind for draft in drafts(text)] == [Kind.MARCH]


def test_what_a_strike_includes_is_the_strike() -> None:
    text = (
        "Las enfermeras de Tacna acatarán desde este lunes una huelga indefinida. La medida de fuerza incluye una "
        "movilización que terminará con un plantón frente al hospital."
    )

    assert only(text).facts.kind is Kind.STRIKE


def test_who_they_are_in_a_bracket_parts_nobody_from_what_they_do() -> None:
    facts = only("Un grupo de apus (líderes amazónicos) se movilizó por las calles de Iquitos.").facts

    assert (facts.kind, facts.region) == (Kind.MARCH, "160101")


def test_those_kept_out_of_a_house_shut_no_road() -> None:
    facts = only(
        "Docentes rodearon la sede de la UGEL en Jauja e impidieron el ingreso y salida del personal."
    ).facts

    assert facts.kind is not Kind.BLOCKADE and facts.traffic_state is None


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Docentes de Puno realizan un plantón frente al Ministerio de Educación.", "150130"),
        ("Transportistas marchan en caravana hacia el Congreso de la República.", "150101"),
        ("Los obreros se desplazaron por el jirón de la Unión con pancartas.", "150101"),
        ("Los comensales de la Universidad Nacional de San Agustín marcharán al rectorado.", "040101"),
        ("Estudiantes tomaron la Universidad Nacional del Altiplano.", "210101"),
        ("Trabajadores de la UNSAAC iniciaron una huelga indefinida.", "080101"),
        ("Maestros de Tacna marcharon para exigir al Congreso de la República otra ley.", "230101"),
        ("El gremio acata en Arequipa un paro al que se suman las bases, incluso del valle de Tambo.", "04"),
    ],
)
def test_people_are_where_they_stand(text: str, region: str) -> None:
    assert only(text).facts.region == region


def test_where_somebody_died_whom_people_remember_is_not_where_they_are() -> None:
    text = (
        "Vecinos de Juliaca se concentraron hoy en la noche en vigilia por la muerte de un joven, quien falleció "
        "durante la marcha del 15 de octubre en Lima a las 23:10 horas en la avenida Abancay."
    )
    draft = reading(text, datetime(2025, 10, 16, 22, tzinfo=LIMA)).drafts[0]

    assert draft.facts.region is not None and draft.facts.region.startswith("21")
    assert (draft.facts.kind, draft.facts.state) == (Kind.SIT_IN, EventState.ACTIVE)
    assert draft.facts.started is not None and draft.facts.started.astimezone(LIMA).day == 16


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "La paralización, convocada para el 23 y 24 de noviembre por el sector agrario, durará dos días.",
            "sector agrario",
        ),
        ("Una marcha convocada por agrupaciones estudiantiles recorrió Lima.", "agrupaciones estudiantiles"),
        ("Han confirmado su participación en la marcha los comerciantes.", "comerciantes"),
        ("Integrantes del magisterio realizaron un plantón.", "magisterio"),
        (
            "Trabajadores azucareros que iniciaron una huelga de hambre piden ayuda.",
            "Trabajadores azucareros",
        ),
        ("Pobladores de un caserío tomaron el local.", "Pobladores"),
        (
            "Un total de 768 afiliados al Sindicato de Obreros (Sintro) iniciaron un paro.",
            "afiliados al Sindicato de Obreros (Sintro)",
        ),
        ("Jóvenes de la denominada “Generación Z” marcharon.", "Jóvenes de la denominada “Generación Z"),
        ("La huelga de hambre es acatada por su dirigencia nacional.", None),
        ("Los organizadores informaron que la marcha empezará a las 16:00.", None),
    ],
)
def test_whoever_calls_or_takes_part_is_named(text: str, who: str | None) -> None:
    (sentence,) = sentences(cleaned(text))[:1]

    assert organisers(sentence) == who


def test_a_share_of_them_is_no_number_of_people() -> None:
    (sentence,) = sentences("El 90 por ciento de los comerciantes paralizó sus labores.")

    assert organisers(sentence) == "comerciantes"
    assert how_many(sentence) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "Marcharon para exigir a la Cámara Peruana de la Construcción (CAPECO) mejorar los sueldos.",
            "mejorar los sueldos",
        ),
        (
            "Acatan un paro para exigir al alcalde José Ruiz y sus funcionarios la firma del pacto.",
            "la firma del pacto",
        ),
        ("Acatan un paro para exigir al municipio lo que les deben.", "lo que les deben"),
        (
            "Paran para exigir al Gobierno medidas eficaces en la lucha contra el crimen.",
            "medidas eficaces en la lucha contra el crimen",
        ),
        ("Marcharon en rechazo a la mina, cuya licencia vence hoy.", "en rechazo a la mina"),
        ("El paro contra el alza de pasajes fue acatado por todos.", "contra el alza de pasajes"),
        ("Se congregaron en la plaza para expresar su rechazo a la ley.", "la ley"),
        ("Se movilizaron lanzando arengas contra el proyecto Conga.", "contra el proyecto Conga"),
    ],
)
def test_a_demand_begins_behind_those_of_whom_it_is_asked(text: str, what: str) -> None:
    (sentence,) = sentences(cleaned(text))[:1]
    found = demand(sentence)

    assert found is not None and found[0] == what


def test_a_street_that_a_march_passes_is_no_demand() -> None:
    (sentence,) = sentences("Los docentes marcharon por toda la avenida La Cultura.")

    assert demand(sentence) is None


@pytest.mark.parametrize(
    ("text", "state", "day"),
    [
        ("El paro en Ica, convocado para el 16 y 17 de octubre, afectará el transporte.", "announced", 16),
        (
            "Gremios de Ica convocaron a un paro para este jueves, un día antes de lo anunciado.",
            "announced",
            16,
        ),
        ("Jóvenes marcharán en Ica este jueves 16 y viernes 17 de octubre.", "announced", 16),
        (
            "El paro está garantizado en Ica. Los choferes se sumarán a la convocatoria para este 16 de octubre.",
            "announced",
            16,
        ),
        (
            "Este domingo se concentraron en la plaza de Ica, y su objetivo era marchar al puente.",
            "ended",
            12,
        ),
    ],
)
def test_the_day_that_is_called_for_is_the_day(text: str, state: str, day: int) -> None:
    draft = reading(text, datetime(2025, 10, 14, 10, tzinfo=LIMA)).drafts[0]

    assert draft.facts.state is EventState(state)
    assert draft.facts.started is not None and draft.facts.started.astimezone(LIMA).day == day


@pytest.mark.parametrize(
    ("text", "kind", "region"),
    [
        (
            "Los obreros de la azucarera Tumán ingresaron a la fábrica y permanecen atrincherados.",
            Kind.OCCUPATION,
            "140120",
        ),
        (
            "La Comisión de Trabajadores de la Empresa Agroindustrial Pomalca marchó ayer.",
            Kind.MARCH,
            "140118",
        ),
        ("El emporio comercial de Gamarra acata un paro contra los cupos.", Kind.STRIKE, "150115"),
        ("Los obreros de Tarma decidieron paralizar sus labores.", Kind.STRIKE, "1207"),
        ("Los trabajadores de Paucarpata decidieron no laborar ayer.", Kind.STRIKE, "040112"),
        (
            "Miles de jubilados harán una marcha el viernes. Se reunirán a las 10 en la Plaza Dos de Mayo.",
            Kind.MARCH,
            "150101",
        ),
    ],
)
def test_works_trades_and_squares_are_known_by_their_names(text: str, kind: Kind, region: str) -> None:
    facts = only(text).facts

    assert (facts.kind, facts.region) == (kind, region)


@pytest.mark.parametrize(
    "text",
    [
        "Los trabajadores de Pomalca rechazan una posible intervención del Estado en la azucarera.",
        "Los vecinos de Comas han reclamado el abandono de las pistas.",
        "La mayoría de empresarios de Gamarra, en La Victoria, denuncian que se les exige el pago de cupos.",
    ],
)
def test_what_people_only_say_is_no_event(text: str) -> None:
    assert drafts(text) == ()


def test_trade_brought_to_a_stop_is_no_newspaper() -> None:
    draft = only("Los manifestantes paralizaron el comercio y el transporte en Santiago de Chuco, señalaron.")

    assert draft.facts.sources == ()


def test_a_date_is_no_day_of_a_strike() -> None:
    text = "Convocan a la población de Huaraz a una movilización para el día 17 de marzo."
    draft = reading(text, datetime(2020, 3, 11, 10, tzinfo=LIMA)).drafts[0]

    assert draft.facts.started is not None and draft.facts.started.astimezone(LIMA).day == 17


def test_streets_a_march_passes_are_neither_places_nor_days() -> None:
    text = (
        "De allí marcharon por las calles del centro de Arequipa como San José, San Camilo y Santo Domingo."
    )
    draft = only(text)

    assert (draft.facts.region, draft.facts.state, draft.facts.started) == ("040101", EventState.ACTIVE, None)


def test_what_a_law_is_about_is_not_where_they_strike() -> None:
    text = (
        "Trabajadores de la Dirección de Cultura de Cusco acatarán un paro, ya que buscan derogar la ley que transfiere "
        "los ingresos de Machu Picchu."
    )

    assert only(text).facts.region == "08"


def test_pickets_with_which_roads_are_shut_are_no_count() -> None:
    found = reading(
        "Los pescadores de Sechura acatan un paro. Todas las vías fueron bloqueadas con más de 30 piquetes."
    )

    assert [draft.facts.kind for draft in found.drafts] == [Kind.STRIKE, Kind.BLOCKADE]
    assert found.tallies == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Como se sabe, los taxistas participarán del paro de mañana en Arequipa.", Kind.STRIKE),
        ("La manifestación recorrió algunas calles de Arequipa hasta la plaza de Armas.", Kind.MARCH),
        ("Los bloques de manifestantes hicieron un mitin en la Plaza Mayor de Puno.", None),
    ],
)
def test_what_is_known_is_told_and_blocks_of_people_block_nothing(text: str, kind: Kind | None) -> None:
    assert only(text).facts.kind is kind
