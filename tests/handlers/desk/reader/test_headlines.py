"""A headline and the story below it tell of one event, whichever of them names the place."""

from __future__ import annotations

from itertools import product

import pytest

from storage.model import Kind
from tests.reports import only, reading

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
