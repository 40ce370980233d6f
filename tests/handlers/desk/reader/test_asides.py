"""A protest named but by a noun is asked about where its clause tells of the past; what is told beside one opens none."""

from __future__ import annotations

import pytest

from handlers.desk.reader import NoteWhy
from storage.model import EventState, Kind
from tests.reports import asks, only, reading


@pytest.mark.parametrize(
    "text",
    [
        "El bloqueo en Urcos dejó a cien turistas sin tren.",
        "Los piquetes en Ocoña perjudicaron a los exportadores de uva.",
        "El paro en Huancayo fue contundente.",
        "La toma del local de la UGEL en Abancay generó malestar entre los docentes.",
        "The roadblock at Urcos left hundreds of tourists stranded.",
        "The strike in Puno cost exporters millions.",
    ],
)
def test_a_noun_under_a_verb_of_the_past_stands_with_the_question_whether_it_still_goes_on(text: str) -> None:
    draft = only(text)

    (doubt,) = (d for d in draft.doubts if d.field == "state")
    assert draft.facts.state is EventState.ACTIVE
    assert [choice.changes[0] for choice in doubt.choices] == [
        ("state", EventState.ACTIVE),
        ("state", EventState.ENDED),
    ]
    assert not doubt.blocks


@pytest.mark.parametrize(
    "text",
    [
        "Bloqueo en Ilave, PE-3S km 1410",
        "Sutran reportó bloqueo en Ilave.",
        "A roadblock was reported at km 620 of the Panamericana Sur near Chala.",
        "Los comuneros mantienen el bloqueo en Ilave.",
        "Transportistas iniciaron un paro indefinido en Juliaca.",
        "Se registró un bloqueo en el km 30 de la carretera Cusco - Pisac.",
        "El bloqueo en Urcos, que continúa, dejó a cien turistas sin tren.",
        "The blockade at Urcos remains in place and left hundreds stranded.",
        "Comuneros bloquearon la vía en Urcos.",
    ],
)
def test_a_line_without_a_verb_and_a_verb_of_now_ask_nothing_of_the_phase(text: str) -> None:
    draft = only(text)

    assert draft.facts.state is EventState.ACTIVE
    assert not asks(draft, "state")


@pytest.mark.parametrize(
    "text",
    [
        "Agricultores de Ica perdieron su cosecha durante el paro.",
        "El Congreso aprobó una ley contra los bloqueos en Puno.",
        "Residents of Chao mourned two neighbours after the blockade.",
    ],
)
def test_what_only_happened_beside_a_protest_opens_no_draft_and_is_named_as_left_out(text: str) -> None:
    found = reading(text)

    assert found.drafts == ()
    assert [note.why for note in found.notes] == [NoteWhy.NOT_A_PROTEST]


@pytest.mark.parametrize(
    "text",
    [
        "El alcalde de Nasca pidió al Ejecutivo atender a los transportistas que perdieron su carga durante el paro minero.",
        "Tres comunidades de Ccapacmarca decidieron no firmar el acta y piden que venga el ministro.",
        "Protesters may block roads in Cusco.",
    ],
)
def test_what_an_office_asks_for_what_was_decided_against_and_what_only_may_be_open_no_draft(
    text: str,
) -> None:
    assert reading(text).drafts == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "El hospital de Satipo se queda sin oxígeno por el bloqueo que mantienen en Mazamari.",
            Kind.BLOCKADE,
        ),
        ("Exportadores perdieron dos millones por el paro en Ica, que continúa.", Kind.STRIKE),
        ("Productores perdieron su leche por el bloqueo en Majes y exigen pase.", Kind.BLOCKADE),
        ("La Policía investiga a cinco personas por el enfrentamiento en Juliaca.", Kind.CLASH),
        ("Comerciantes de Ayaviri sufrieron después de los últimos bloqueos.", Kind.BLOCKADE),
        ("Suspenden las clases en Tambobamba por la paralización que se acata desde ayer.", Kind.STRIKE),
    ],
)
def test_a_kind_read_but_behind_a_preposition_stands_with_its_question(text: str, kind: Kind) -> None:
    draft = only(text)

    (doubt,) = (d for d in draft.doubts if d.field == "kind")
    assert draft.facts.kind is kind
    assert not doubt.blocks


def test_a_day_in_may_is_no_maybe() -> None:
    assert only("The 9 May strike in Puno is being observed by teachers.").facts.kind is Kind.STRIKE


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Padres de familia tomaron el colegio de Huayucachi, en Huancayo.", "120121"),
        ("Comuneros tomaron la municipalidad de Lircay, en Angaraes.", "090301"),
    ],
)
def test_a_protest_at_a_building_is_where_that_stands_and_not_in_the_wider_place(
    text: str, region: str
) -> None:
    draft = only(text)

    assert draft.facts.region == region
    assert not asks(draft, "region")


def test_whose_home_a_place_may_be_is_asked_beside_the_wider_one() -> None:
    draft = only("Pobladores de Huayucachi marcharon en Huancayo.")

    assert draft.facts.region == "120101"
    assert asks(draft, "region")
