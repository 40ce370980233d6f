"""What residents see and hear say: gas, people hurt or taken away, crowds that set out, and hearsay."""

from __future__ import annotations

import pytest

from handlers.desk.reader import Intent
from storage.model import EventState, Kind
from tests.reports import asks, drafts, only

ILAVE = "210501"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("se llevaron a 5 en Ilave", Kind.ARRESTS),
        ("los tombos se llevaron a 3 chicos en Ilave", Kind.ARRESTS),
        ("they took 5 people away in Ilave", Kind.ARRESTS),
        ("2 heridos en Ilave", Kind.CLASH),
        ("hay 3 muertos en Ilave", Kind.CLASH),
        ("2 injured in Ilave", Kind.CLASH),
    ],
)
def test_a_few_words_of_people_hurt_or_taken_away_are_never_passed_over(text: str, kind: Kind) -> None:
    draft = only(text)

    offered = {v for d in draft.doubts if d.field == "kind" for c in d.choices for _, v in c.changes}
    assert draft.facts.region == ILAVE and asks(draft, "kind") and kind in offered


@pytest.mark.parametrize("text", ["se llevaron a 5", "detenidos 4"])
def test_where_nobody_says_where_it_was_that_is_asked_too(text: str) -> None:
    draft = only(text)

    assert asks(draft, "kind") and asks(draft, "region")


@pytest.mark.parametrize(
    "text",
    [
        "2 heridos en accidente en Ilave",
        "3 muertos al volcar bus en Ilave",
        "choque de combis deja 4 heridos en Ilave",
        "se llevaron 5 celulares en Ilave",
        "homenaje a los 18 muertos de Juliaca",
        "liberan a 3 detenidos en Ilave",
        "no hay gas en Ilave",
        "gas a 60 soles en Ilave",
        "hubo pelea entre borrachos en Ilave",
        "salimos de viaje a Ilave 5pm",
    ],
)
def test_other_harm_other_gas_and_other_departures_are_no_protest(text: str) -> None:
    assert drafts(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("la tombería encapsuló gente en la plaza de Ilave", Kind.DISPERSAL),
        ("gas en la plaza de Ilave", Kind.DISPERSAL),
        ("salen los estudiantes hacia la plaza de Ilave", Kind.MARCH),
        ("hoy se sale 4 pm plaza de armas de Ilave", Kind.MARCH),
    ],
)
def test_what_is_seen_is_likely_one_thing_and_asked_beside_it(text: str, kind: Kind) -> None:
    draft = only(text)

    assert (draft.facts.kind, draft.facts.region) == (kind, ILAVE) and asks(draft, "kind")


@pytest.mark.parametrize(
    "text",
    [
        "hubo una bronca con la policía en Ilave",
        "se armó la pelea con los tombos en Ilave",
        "there was a fight with the police in Ilave",
    ],
)
def test_a_fight_with_the_police_is_a_clash_by_any_name(text: str) -> None:
    assert only(text).facts.kind is Kind.CLASH


@pytest.mark.parametrize(
    "text",
    [
        "¿Alguien con info de Ocoña? dicen que hay bloqueo",
        "me dijeron que Ocoña está bloqueado",
        "supuestamente cerrado en Ocoña",
        "I heard Ocoña is blocked",
        "bloqueo en Ocoña, dicen",
    ],
)
def test_what_is_but_hearsay_is_asked(text: str) -> None:
    draft = only(text)

    assert draft.facts.region == "040206" and draft.facts.state is EventState.ACTIVE and asks(draft, "state")


def test_who_was_there_is_believed() -> None:
    assert not asks(only("Pobladores bloquean la vía en Ilave"), "state")


@pytest.mark.parametrize(
    "text",
    [
        "En Ilave volvieron a bloquear después que el ejército retirara las piedras",
        "Bloquearon de nuevo en Ilave después de que la PNP limpió la pista",
        "They blocked the road again in Ilave after the army cleared the stones",
    ],
)
def test_what_was_shut_again_after_it_was_cleared_is_shut(text: str) -> None:
    draft = only(text)

    assert (draft.intent, draft.facts.kind) == (Intent.REPORT, Kind.BLOCKADE)


def test_what_was_cleared_after_it_was_shut_again_is_free_and_asked() -> None:
    draft = only("El ejército retiró las piedras después que volvieron a bloquear en Ilave")

    assert draft.intent is Intent.LIFT and asks(draft, "state")


def test_who_tells_of_a_blockade_and_asks_until_when_has_told_of_it() -> None:
    assert only("hay bloqueo en Ocoña, ¿alguien sabe hasta cuándo?").facts.kind is Kind.BLOCKADE


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("azapampa cerrado y en pilcomayo también", {None, "120125"}),
        ("Pilcomayo cerrado y azapampa también", {"120125", None}),
        ("en Ilave bloqueo, en quishuarani bloqueo", {ILAVE, None}),
    ],
)
def test_a_hamlet_of_no_list_that_is_shut_beside_a_town_is_asked(text: str, region: set[str | None]) -> None:
    found = drafts(text)

    assert {draft.facts.region for draft in found} == region
    assert all(asks(draft, "region") for draft in found if draft.facts.region is None)


@pytest.mark.parametrize(
    "text", ["Huancayo: mercado cerrado", "colegios cerrados en Huancayo", "Juli: restaurante cerrado"]
)
def test_houses_that_are_closed_are_no_hamlets(text: str) -> None:
    assert drafts(text) == ()


def test_the_nth_night_of_a_vigil_goes_on() -> None:
    assert only("segunda noche de vigilia en Juli").facts.state is EventState.ACTIVE


@pytest.mark.parametrize(
    "text", ["ojo: Ilave bloqueado", "amigos, Ilave bloqueado", "ojo choferes: Ilave bloqueado"]
)
def test_whom_a_message_is_told_to_is_no_part_of_it(text: str) -> None:
    assert (only(text).facts.kind, only(text).facts.region) == (Kind.BLOCKADE, ILAVE)
