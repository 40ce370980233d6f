"""A headline and the story below it tell of one event, whichever of them names the place."""

from __future__ import annotations

from itertools import product

import pytest

from storage.model import Kind
from tests.reports import asks, only, reading

#: What a headline says, by its verb and by its noun, and what the story says of the same.
TOLD = {
    Kind.LOOTING: (("queman la comisaría", "saquean tiendas"), "Saqueos", "prendieron fuego a la comisaría"),
    Kind.OCCUPATION: (("ocupan la municipalidad",), "Toma de la municipalidad", "tomaron el local municipal"),
    Kind.SIT_IN: (("realizan plantón",), "Plantón frente a la fiscalía", "realizaron un plantón"),
    Kind.MARCH: (
        ("marchan contra el gobierno",),
        "Multitudinaria marcha contra el Gobierno",
        "recorrieron las calles de la ciudad",
    ),
    Kind.BLOCKADE: (
        ("bloquean carretera", "cierran el paso a vehículos"),
        "Vía bloqueada",
        "impiden el paso de los vehículos desde la madrugada",
    ),
    Kind.CLASH: (
        ("se enfrentan con la Policía",),
        "Violentos enfrentamientos",
        "se enfrentaron con la Policía",
    ),
    Kind.STRIKE: (("acatan paro de 48 horas",), "Paro de 48 horas", "acatan desde hoy un paro de 48 horas"),
    Kind.DISPERSAL: (
        ("son desalojados por la policía",),
        "Desalojo de manifestantes",
        "fueron dispersados con gases lacrimógenos",
    ),
}
HEADS = (
    "Comuneros {verb} en {place}",
    "Comuneros {verb}",  # the story names the place
    "{place}: comuneros {verb}",
    "{region} | Comuneros {verb} en {place}",
    "{noun} en {place}",
    "{region}: {noun} en {place}",
)
STORIES = (
    "Un centenar de comuneros {did} esta mañana en {place}. Exigen la renuncia de la presidenta.",
    "En {place}, decenas de comuneros {did} este jueves.",
    "Comuneros de la zona {did} en el distrito de {place} ({region}). No se reportan heridos.",
)


@pytest.mark.parametrize("kind", TOLD)
def test_a_headline_and_its_story_are_one_event(kind: Kind) -> None:
    verbs, noun, did = TOLD[kind]
    for verb, head, story, (place, region) in product(
        verbs, HEADS, STORIES, (("Ilave", "Puno"), ("Chala", "Arequipa"))
    ):
        text = f"{head}\n{story}".format(verb=verb, noun=noun, did=did, place=place, region=region)
        draft = only(text)
        assert draft.facts.kind is kind or draft.doubtful("kind"), text


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Bloqueo en Ilave\nEn Juli los comuneros cerraron la vía desde las 5.", ["210401", "210501"]),
        ("Bloqueo en Ilave\nBloqueo en Juli", ["210401", "210501"]),
        ("Bloqueo en Ilave. También bloquearon la vía en Juli.", ["210401", "210501"]),
        ("Comuneros bloquean carretera en Ilave\nMaestros acatan un paro en Ilave.", ["210501", "210501"]),
    ],
)
def test_what_stands_below_may_be_another_event(text: str, regions: list[str]) -> None:
    assert sorted(draft.facts.region or "" for draft in reading(text).drafts) == regions


def test_two_exits_are_two_though_the_first_stands_like_a_headline() -> None:
    text = "Bloqueo en la salida a Puno\nEn Juliaca comuneros bloquearon el puente Maravillas."
    assert len(reading(text).drafts) == 2


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Docentes recorrieron ayer las calles del Cusco y terminaron su movilización en la plaza.", "ended"),
        ("Los docentes marcharon por Cusco y culminaron su recorrido frente a la municipalidad.", "ended"),
        ("Plantón de 60 personas frente a la Corte de Trujillo. Se retiran 12:30 sin novedad.", "ended"),
        ("Marcha en Trujillo, 250 personas. Culminó a las 12:45 sin detenidos.", "ended"),
        ("Peaceful march of 300 on Av Abancay in Lima, ended 1230.", "ended"),
        ("Marcha en Trujillo, 250 personas. Culmina 18:45 en la plaza de Armas.", "active"),
        ("Marchan en Trujillo y concluirán en la plaza de Armas.", "active"),
    ],
)
def test_a_march_that_is_told_with_its_end_is_reported_as_over(text: str, state: str) -> None:
    draft = only(text)
    assert draft.intent == "report"
    assert draft.facts.state == state or (state == "active" and draft.doubtful("state"))


@pytest.mark.parametrize(
    "text",
    [
        "En Huancayo encapuchados prendieron fuego a la caseta de la universidad, al terminar una marcha pacífica.",
        "Al terminar la marcha en Huancayo, encapuchados quemaron la caseta de la universidad.",
        "At the end of a march in Huancayo, hooded men set fire to a guard post.",
    ],
)
def test_the_end_of_a_march_is_but_when_it_happened(text: str) -> None:
    draft = only(text)
    assert (draft.intent, draft.facts.kind, draft.facts.region) == ("report", Kind.LOOTING, "120101")


@pytest.mark.parametrize(
    "text",
    [
        "Bloqueo en el puente de Ilave. Motivo: paro regional",
        "Bloqueo en el puente de Ilave. Motivo paro indefinido.",
        "Tránsito interrumpido en Ilave por manifestantes. Debido al paro de 48 horas.",
        "Roadblock in Ilave. Reason: regional strike.",
    ],
)
def test_the_strike_that_is_the_reason_is_no_event_more(text: str) -> None:
    assert only(text).facts.kind is Kind.BLOCKADE


def test_a_strike_below_a_blockade_is_one_where_it_is_no_reason() -> None:
    kinds = {d.facts.kind for d in reading("Bloqueo en el puente de Ilave. Paro regional en Puno.").drafts}
    assert kinds == {Kind.BLOCKADE, Kind.STRIKE}


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        (
            "Demonstrators are blocking the Pan-American Highway South near Ica (km 290) and Chala, as well as roads in "
            "Apurimac, Ayacucho and Junin.",
            ["03", "040307", "05", "1101", "12"],
        ),
        (
            "Clashes broke out as police moved to break up roadblocks on the Pan-American Highway. The biggest protests are "
            "in the Viru and Chao districts; in the south there are blockades across Ica, mainly at Barrio Chino.",
            ["110108", "131201", "131202"],
        ),
    ],
)
def test_places_that_no_point_took_are_asked_about(text: str, regions: list[str]) -> None:
    drafts = reading(text).drafts
    found = {draft.facts.region or "" for draft in drafts}
    assert all(any(one.startswith(region[:4]) for one in found) for region in regions)
    assert all(d.doubts for d in drafts if d.facts.region not in ("1101", "040307", None))


@pytest.mark.parametrize(
    "text",
    [
        "Comunicado N.º 8 Pobladores bloquean la vía en Ilave.",
        "Sector 4 comuneros bloquean la vía en Ilave.",
        "Boletín informativo N° 12 Comuneros bloquean la vía en Ilave.",
    ],
)
def test_the_number_of_a_bulletin_counts_nobody(text: str) -> None:
    assert only(text).facts.crowd is None


def test_a_group_that_sets_fire_to_a_car_is_told_of_as_people_are() -> None:
    kinds = [
        d.facts.kind for d in reading("Residents march in Ilave. A group set fire to a patrol car.").drafts
    ]
    assert kinds == [Kind.MARCH, Kind.LOOTING]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Comuneros bloquearon la vía en Ilave hasta que llegó la Policía.", "state"),
        ("Residents blocked the road in Ilave until police arrived.", "state"),
        ("Bloqueo en el km 3 de la carretera Yurimaguas - Tarapoto.", "region"),
    ],
)
def test_what_the_words_leave_open_is_asked(text: str, field: str) -> None:
    assert asks(only(text), field)


def test_an_avenue_of_lima_that_is_called_like_a_town_is_asked_about() -> None:
    march, gas = reading("Marcha en el Centro de Lima. La policía lanza gases en Abancay.").drafts
    assert march.facts.region == "150101"
    assert asks(gas, "region")
    _, other = reading("Marcha en Cusco. La policía lanza gases en Abancay.").drafts
    assert not asks(other, "region")


@pytest.mark.parametrize(
    "text",
    [
        "Estudiantes tomaron la universidad en Huamanga. Reclaman la salida de las autoridades.",
        "Bloqueo en Ilave. Exigen la salida del rector y el ingreso de la fiscalía.",
    ],
)
def test_that_somebody_shall_go_is_no_exit(text: str) -> None:
    assert only(text).facts.place is None


def test_a_crowd_dissolved_by_police_is_a_dispersal() -> None:
    text = "En Puente Piedra, un grupo bloqueó la Panamericana Norte hasta que fue disuelto por la Policía."
    assert only(text).facts.kind is Kind.DISPERSAL or asks(only(text), "kind")


@pytest.mark.parametrize(
    "text",
    [
        "El servicio ferroviario fue suspendido luego de que pobladores colocaran troncos sobre la vía.",
        "Los trenes fueron suspendidos luego de que pobladores colocaran troncos sobre la vía en Pachar.",
    ],
)
def test_what_is_told_but_by_what_came_of_it_is_opened_with_a_question(text: str) -> None:
    draft = only(text)
    assert draft.facts.kind is Kind.BLOCKADE
    assert asks(draft, "kind")
