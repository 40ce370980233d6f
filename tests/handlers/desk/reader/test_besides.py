"""What stands beside one another says nothing of one another: two events in a sentence, two messages in a text."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.desk.reader import Intent, ReadDraft
from storage.model import Kind
from tests.handlers.desk.reader.test_corpus import reports
from tests.reports import drafts

EVENTS = {
    Kind.BLOCKADE: ("hay bloqueo en {}", "bloquean la vía en {}", "comuneros bloquearon la carretera en {}"),
    Kind.MARCH: (
        "hay marcha en {}",
        "en {} cientos marchan por las calles",
        "estudiantes realizan una marcha en {}",
    ),
    Kind.SIT_IN: (
        "hay plantón en {}",
        "trabajadores realizan un plantón en {}",
        "madres hacen vigilia en {}",
    ),
    Kind.STRIKE: ("hay paro en {}", "{} acata paro de 48 horas", "transportistas acatan un paro en {}"),
    Kind.OCCUPATION: ("en {} estudiantes tomaron el instituto", "en {}, pobladores toman el local municipal"),
    Kind.CLASH: ("hay enfrentamientos en {}", "manifestantes y policías se enfrentaron en {}"),
    Kind.LOOTING: ("saquean tiendas en {}", "en {} saquearon un mercado"),
    Kind.ARRESTS: ("detienen a cinco manifestantes en {}", "la policía detuvo a cinco personas en {}"),
    Kind.DISPERSAL: (
        "la policía dispersó a manifestantes en {}",
        "en {} la policía lanzó gases lacrimógenos",
    ),
}
ENGLISH = {
    Kind.BLOCKADE: ("protesters are blocking the road at {}",),
    Kind.MARCH: ("hundreds are marching in {}", "a march is under way in {}"),
    Kind.SIT_IN: ("teachers are holding a sit-in in {}",),
    Kind.STRIKE: ("transport workers are on strike in {}",),
    Kind.OCCUPATION: ("students have occupied the town hall in {}",),
    Kind.CLASH: ("protesters clashed with police in {}",),
    Kind.LOOTING: ("shops were looted in {}",),
    Kind.ARRESTS: ("five people were arrested in {}",),
}
JOINTS = (", ", ". ", " y ", "; ", ", mientras ", "\n", ", y ", " mientras que ")
ENGLISH_JOINTS = (", ", ". ", " and ", "; ", ", while ", "\n")
ILAVE, JULI = "210501", "210401"


def said(events: dict[Kind, tuple[str, ...]]) -> st.SearchStrategy[tuple[Kind, str]]:
    """A kind and one way to tell of it."""
    return st.sampled_from([(kind, words) for kind, all_words in events.items() for words in all_words])


def told(one: str, other: str, joint: str) -> str:
    other = other[0].upper() + other[1:] if joint in (". ", "\n") else other
    return f"{one[0].upper()}{one[1:]}{joint}{other}."


def seen(found: tuple[ReadDraft, ...]) -> set[tuple[str | None, Kind | None]]:
    return {(draft.facts.region, draft.facts.kind) for draft in found}


@settings(max_examples=250, deadline=None, derandomize=True)
@given(said(EVENTS), said(EVENTS), st.sampled_from(JOINTS))
def test_two_events_in_one_sentence_keep_their_places(
    one: tuple[Kind, str], other: tuple[Kind, str], joint: str
) -> None:
    found = drafts(told(one[1].format("Ilave"), other[1].format("Juli"), joint))

    assert seen(found) == {(ILAVE, one[0]), (JULI, other[0])}


@settings(max_examples=80, deadline=None, derandomize=True)
@given(said(ENGLISH), said(ENGLISH), st.sampled_from(ENGLISH_JOINTS))
def test_in_english_as_well(one: tuple[Kind, str], other: tuple[Kind, str], joint: str) -> None:
    found = drafts(told(one[1].format("Ilave"), other[1].format("Juli"), joint))

    assert seen(found) == {(ILAVE, one[0]), (JULI, other[0])}


@cache
def alone() -> tuple[tuple[str, ReadDraft], ...]:
    """The corpus' short messages of one event, with what they give by themselves."""
    short = [
        " ".join(report["text"].split())
        for report in reports()
        if len(report.get("draft", ())) == 1 and len(report["text"]) < 260 and "now" not in report
    ]
    read = [(text, drafts(text)) for text in short]
    return tuple((text, found[0]) for text, found in read if len(found) == 1 and found[0].facts.region)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.data())
def test_a_message_below_another_is_neither_lifted_nor_reported_by_it(data: st.DataObject) -> None:
    (one, first), (other, second) = data.draw(st.sampled_from(alone())), data.draw(st.sampled_from(alone()))
    if (first.facts.region or "")[:2] == (second.facts.region or "")[:2]:
        return

    found = drafts(f"{one}\n\n{other}")

    for draft in (first, second):
        intents = {got.intent for got in found if got.facts.region == draft.facts.region}
        assert intents <= {draft.intent}


@pytest.mark.parametrize(
    ("one", "other", "region"),
    [
        (
            "We are stuck near Sicuani, villagers put rocks across the road.",
            "hola ma el carro no puede pasar x chincheros",
            "0306",
        ),
        (
            "Bloquean la vía en Chao.",
            "mi esposo llama de azangaro dice que los de la ronda han cerrado todo el ingreso",
            "2102",
        ),
        (
            "Marchan por la calle Real de Huancayo.",
            "Aló, les llama un oyente desde Juli. En la salida a Puno han puesto piedras",
            "210401",
        ),
    ],
)
def test_a_message_of_its_own_is_read_by_itself(one: str, other: str, region: str) -> None:
    found = drafts(f"{one}\n\n{other}")

    assert (Intent.REPORT, region) in {(draft.intent, draft.facts.region) for draft in found}
    assert len(found) == 2


AROUND = (
    *(
        "Buenos días. {}",
        "🚨 URGENTE 🚨 {}",
        "#ALERTA | {}",
        "Reenviado muchas veces\n{}",
        "Último minuto: {}",
    ),
    *("{}\nPor favor compartir.", "{} #Peru #Protestas", "{} https://t.co/abc123", "{}\nhttps://t.co/abc123"),
    *("{}\nVía: Radio Pachamama", "{}\n\nMás información aquí: https://t.co/abc123"),
)
READ = (
    "kind",
    "region",
    "road",
    "km_from",
    "km_to",
    "traffic_state",
    "state",
    "crowd",
    "injured",
    "dead",
    "sector",
)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(st.data(), st.sampled_from(AROUND))
def test_what_is_put_around_a_message_changes_nothing_that_is_read(data: st.DataObject, around: str) -> None:
    text, draft = data.draw(st.sampled_from(alone()))

    (found,) = drafts(around.format(text))

    assert found.intent is draft.intent
    assert [getattr(found.facts, name) for name in READ] == [getattr(draft.facts, name) for name in READ]


@pytest.mark.parametrize(
    "text",
    [
        "abrieron el puente en ilave. en acora siguen con piedras",
        "bloquean la via en ilave por comuneros. en acora la policia detuvo a cinco personas",
        "#jaén la marcha pacífica de docentes concluyó sin novedad. en bagua tomaron la municipalidad",
    ],
)
def test_a_sentence_ends_at_a_stop_also_where_none_begins_with_a_capital(text: str) -> None:
    assert len(drafts(text)) == 2
