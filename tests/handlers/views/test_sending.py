"""What is said about pushes on their way, as people in Peru and elsewhere write numbers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.texts import Texts
from handlers.views import desk, sending
from handlers.views.reaching import Reach
from handlers.views.reader import Reader
from handlers.views.sending import Held, Paid
from storage.events import Published
from storage.model import Draft, EventFacts, Language
from storage.pushes import DeliveryState, Push, PushLane, PushState
from storage.regions import Gazetteer
from storage.spending import Notice
from tests.conftest import LIMA, Clock
from tests.factories import facts

TEXTS, PLACES, NOW = Texts.load(), Gazetteer.load(), Clock().now()
ES, EN, S = Language.ES, Language.EN, DeliveryState
#: A space that does not break.
N = "\u00a0"


def world(language: Language) -> dict[str, object]:
    return {"texts": TEXTS, "regions": PLACES, "reader": Reader(language, NOW, LIMA)}


def push(state: PushState, detail: str = "") -> Push:
    return Push(9, 142, 1, PushLane.ROUTINE, state, NOW, NOW, 0, detail=detail)


@pytest.mark.parametrize(
    ("language", "figures", "held", "wanted"),
    [
        (ES, (1204, 9870, 24.94, 348.0), Held.NOT, f"1{N}204 de 9{N}870 · 24,9/s · faltan 6 min"),
        (EN, (1204, 9870, 24.94, 348.0), Held.NOT, "1,204 of 9,870 · 24.9/s · 6 min left"),
        (ES, (9811, 9870, 24.9, 60.0), Held.NOT, f"9{N}811 de 9{N}870 · 24,9/s · falta 1 min"),
        (ES, (9811, 9870, 24.9, 3.0), Held.NOT, f"9{N}811 de 9{N}870 · 24,9/s · falta menos de 1 min"),
        (EN, (9811, 9870, 24.9, 3.0), Held.NOT, "9,811 of 9,870 · 24.9/s · less than 1 min left"),
        (ES, (1, 90_000, 15.0, 6000.0), Held.NOT, f"1 de 90{N}000 · 15,0/s · faltan 1 h 40 min"),
        (ES, (12, None, 20.0, None), Held.NOT, "12 enviados, y aún se buscan destinatarios · 20,0/s"),
        (ES, (0, 9870, None, None), Held.NOT, f"0 de 9{N}870"),
        (EN, (5, 9870, 0.0, None), Held.NOT, "5 of 9,870"),
        (ES, (5, 70, 24.9, 9.0), Held.PAUSED, "5 de 70 · envíos en pausa"),
        (EN, (5, 70, 24.9, 9.0), Held.RESTING, "5 of 70 · sending rests for now"),
    ],
)
def test_how_far_a_push_is(
    language: Language, figures: tuple[int, int | None, float | None, float | None], held: Held, wanted: str
) -> None:
    done, total, rate, left = figures

    line = sending.going(
        done=done, total=total, rate=rate, left=left, held=held, texts=TEXTS, language=language
    )

    assert line == wanted


@pytest.mark.parametrize(
    ("language", "state", "counts", "wanted"),
    [
        (
            ES,
            PushState.DONE,
            {S.SENT: 9612, S.GONE: 251, S.UNKNOWN: 7},
            f"9{N}612 recibieron · 251 habían bloqueado el bot · 7 en duda",
        ),
        (
            EN,
            PushState.DONE,
            {S.SENT: 9612, S.GONE: 251, S.UNKNOWN: 7},
            "9,612 received it · 251 had blocked the bot · 7 in doubt",
        ),
        (ES, PushState.DONE, {S.SENT: 1, S.GONE: 1, S.UNKNOWN: 0}, "1 recibió · 1 había bloqueado el bot"),
        (ES, PushState.DONE, {S.SENT: 5, S.PARKED: 2}, "5 recibieron · 2 rechazados por Telegram"),
        (ES, PushState.PARKED, {S.SENT: 5, S.PARKED: 2000}, f"5 recibieron · 2{N}000 sin enviar"),
        (EN, PushState.EXPIRED, {S.SENT: 5, S.EXPIRED: 3}, "5 received it · 3 out of time"),
        (EN, PushState.SUPERSEDED, {S.SUPERSEDED: 1}, "1 waits for the newer version"),
        (ES, PushState.DONE, {}, "Por ahora nadie sigue ese lugar: no se envió nada."),
    ],
)
def test_how_a_push_ended(
    language: Language, state: PushState, counts: dict[DeliveryState, int], wanted: str
) -> None:
    screen = sending.over(push(state), counts, TEXTS, language)

    assert screen.text.splitlines()[-1] == wanted
    assert "142" in screen.text.splitlines()[0]
    assert screen.rows == ()


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (PushState.PARKED, "/publicar 142"),
        (PushState.EXPIRED, "muy tarde"),
        (PushState.SUPERSEDED, "más nueva"),
    ],
)
def test_a_push_that_ended_early_says_why(state: PushState, why: str) -> None:
    screen = sending.over(push(state), {S.SENT: 5}, TEXTS, ES)

    assert why in screen.text.splitlines()[1]


@pytest.mark.parametrize("state", [PushState.PARKED, PushState.EXPIRED, PushState.SUPERSEDED])
def test_of_a_push_that_ended_before_anybody_was_asked_it_is_not_said_that_nobody_follows(
    state: PushState,
) -> None:
    alone = sending.over(push(state), {}, TEXTS, ES)
    together = sending.all_over([142, 143], {}, True, TEXTS, ES)

    assert "nadie sigue" not in alone.text + together.text
    assert "nadie sigue" in sending.all_over([142, 143], {}, False, TEXTS, ES).text


def test_a_refused_message_keeps_telegrams_reason_as_text() -> None:
    screen = sending.over(push(PushState.PARKED, "unsupported tag <x>"), {S.PARKED: 5}, TEXTS, ES)

    assert screen.text.splitlines()[2] == "<i>unsupported tag &lt;x&gt;</i>"


def test_telegrams_own_words_are_text_and_no_markup() -> None:
    why = "Bad Request: can't parse entities: unsupported start tag <x> & more"

    screen = sending.message_at_fault(142, why, TEXTS, EN)

    assert "&lt;x&gt; &amp; more" in screen.text and "<x>" not in screen.text
    assert "/post 142" in screen.text


def test_since_when_sending_rests_is_told_by_clock_and_later_by_day() -> None:
    today, tomorrow = Reader(ES, NOW, LIMA), Reader(ES, NOW + timedelta(days=1), LIMA)

    assert "desde las 14:20:" in sending.trouble("record", NOW, TEXTS, today).text
    assert "desde el 5 ene, 14:20." in sending.recovered(NOW, TEXTS, tomorrow).text
    assert "since 14:20." in sending.recovered(NOW, TEXTS, Reader(EN, NOW, LIMA)).text


@pytest.mark.parametrize(
    ("language", "count", "wanted"),
    [
        (ES, 1204, f"Llegará a 1{N}204 seguidores."),
        (EN, 1204, "It will reach 1,204 followers."),
        (ES, 1, "Llegará a 1 seguidor."),
        (EN, 0, "Nobody follows that place yet."),
    ],
)
def test_before_publish_the_editor_sees_how_many_it_will_reach(
    language: Language, count: int, wanted: str
) -> None:
    draft = Draft(7, 1, facts(NOW), 3, NOW, NOW)

    card = desk.card(draft, False, Reach(count), **world(language))  # type: ignore[arg-type]
    preview = desk.previewed(draft, Reach(count), False, **world(language))  # type: ignore[arg-type]

    for screen in (card, preview):
        assert screen.text.splitlines()[-1] == wanted
        assert any(button.data == "d:7:3:pub" for row in screen.rows for button in row)


def test_a_draft_that_cannot_be_published_yet_reaches_nobody() -> None:
    draft = Draft(7, 1, EventFacts(), 3, NOW, NOW)

    card = desk.card(draft, False, None, **world(ES))  # type: ignore[arg-type]

    assert "Llegará" not in card.text and "Falta" in card.text


@pytest.mark.parametrize(("language", "word"), [(ES, "Envíos en pausa"), (EN, "Sending is paused")])
def test_while_sending_is_paused_preview_and_publication_say_so(language: Language, word: str) -> None:
    draft = Draft(7, 1, facts(NOW), 3, NOW, NOW)

    for paused in (True, False):
        screens = [
            desk.previewed(draft, Reach(3), paused, **world(language)),  # type: ignore[arg-type]
            desk.published(Published(142, 1, 9), 10, paused, **world(language)),  # type: ignore[arg-type]
            desk.published(Published(142, 1, 9), 0, paused, **world(language)),  # type: ignore[arg-type]
        ]

        assert [word in screen.text for screen in screens] == [paused] * 3


@pytest.mark.parametrize(
    ("screen", "wanted"),
    [
        (sending.paused(True, 0, TEXTS, ES), "quedan en pausa.\nNo hay avisos"),
        (sending.paused(True, 2, TEXTS, ES), "quedan en pausa.\nEsperan 2 avisos."),
        (sending.paused(False, 1, TEXTS, ES), "ya estaban en pausa.\nEspera 1 aviso."),
        (sending.paused(False, 1, TEXTS, EN), "paused already.\n1 update is waiting."),
        (
            sending.paused(True, 1, TEXTS, ES, Paid(374, 100)),
            "1 aviso.\nPagado hoy por enviar más rápido: 37,4 de 100 Stars.\nLas respuestas",
        ),
        (sending.paused(True, 1, TEXTS, EN, Paid(0, 2000)), "faster sending: 0 of 2,000 Stars.\n"),
        (sending.resumed(True, 3, TEXTS, EN), "goes on.\n3 updates leave."),
        (sending.resumed(False, 3, TEXTS, EN), "was not paused."),
    ],
)
def test_pause_and_resume_say_what_waits(screen: sending.Screen, wanted: str) -> None:
    assert wanted in screen.text


@pytest.mark.parametrize(
    ("notice", "messages", "language", "first", "also"),
    [
        (Notice.SPENT, 1000, ES, "pagados hoy: 100 de 100 Stars.", "sin costo, a 25 mensajes por segundo"),
        (Notice.SPENT, 1000, EN, "used up: 100 of 100 Stars.", "for free, at 25 messages a second"),
        (Notice.SPENT, 500, ES, "su parte de hoy: 50 de 100 Stars.", "Lo que queda (50 Stars)"),
        (Notice.SPENT, 507, EN, "part of today: 50.7 of 100 Stars.", "What is left (49.3 Stars)"),
        (Notice.REFUSED, 0, ES, "no acepta los envíos pagados.", "@BotFather"),
        (Notice.REFUSED, 0, EN, "does not accept paid sending.", "in an hour"),
    ],
)
def test_owners_hear_why_nothing_is_paid_for_and_that_nothing_is_lost(
    notice: Notice, messages: int, language: Language, first: str, also: str
) -> None:
    text = sending.unpaid(notice, Paid(messages, 100), 25.0, TEXTS, language).text

    assert text.splitlines()[0].endswith(first)
    assert also in text
    assert ("No se pierde nada" if language is ES else "Nothing is lost") in text.splitlines()[1]
