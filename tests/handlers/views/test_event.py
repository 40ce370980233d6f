"""An event's message and its line, letter by letter, and within Telegram's limits whatever editors type."""

from __future__ import annotations

import html
import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.texts import Texts
from handlers.views.event import announcement, line
from handlers.views.reader import Reader
from handlers.views.screen import measured
from handlers.views.voice import Voice
from storage.model import (
    Advice,
    Event,
    EventFacts,
    EventState,
    Kind,
    Language,
    Severity,
    Source,
    TrafficState,
    Verification,
)
from storage.regions import Gazetteer
from tests.conftest import LIMA, Clock
from tests.factories import facts

NOW = Clock().now()
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
DAY = timedelta(days=1)
MIDNIGHT = NOW - 14 * HOUR - 20 * MINUTE
LIFTED = {"state": EventState.ENDED, "traffic_state": TrafficState.NORMAL, "ended": NOW}
TEXTS, PLACES = Texts.load(), Gazetteer.load()
NOWHERE = {"road": None, "km_from": None, "traffic_state": None}

#: What changed from the blockade at Ilave; its message in Spanish and English; its line in Puno's list in Spanish.
GOLDEN: dict[str, tuple[dict[str, object], str, str, str]] = {
    "blockade": (
        {
            "last_confirmed": NOW - 4 * HOUR - 40 * MINUTE,
            "advice": Advice.AVOID,
            "sources": (Source("Sutran", None, NOW - 4 * HOUR - 40 * MINUTE), Source("PNP")),
        },
        "🔴 Bloqueo · Ilave, Puno · PE-3S km 1410\nTránsito interrumpido desde las 06:20\n"
        "Confirmado 09:40 por Sutran (2 fuentes)\n\nComunidades cierran el puente internacional.\n\nEvite la ruta.",
        "🔴 Blockade · Ilave, Puno · PE-3S km 1410\nTraffic interrupted since 06:20\n"
        "Confirmed 09:40 by Sutran (2 sources)\n\nCommunities close the international bridge.\n\nAvoid this route.",
        "🔴 Ilave · PE-3S km 1410 · desde las 06:20 · confirmado 09:40 por Sutran",
    ),
    "confirmed by the desk": (
        {
            "last_confirmed": NOW,
            "sources": (Source("Sutran", None, NOW - HOUR), Source("PNP", None, NOW - 2 * HOUR)),
        },
        "🔴 Bloqueo · Ilave, Puno · PE-3S km 1410\nTránsito interrumpido desde las 06:20\n"
        "Confirmado 14:20 por Chaski · Sutran 13:20 (2 fuentes)\n\nComunidades cierran el puente internacional.",
        "🔴 Blockade · Ilave, Puno · PE-3S km 1410\nTraffic interrupted since 06:20\n"
        "Confirmed 14:20 by Chaski · Sutran 13:20 (2 sources)\n\nCommunities close the international bridge.",
        "🔴 Ilave · PE-3S km 1410 · desde las 06:20 · confirmado 14:20 por Chaski",
    ),
    # Who said at 14:10 that it was lifted, or restricted, did not say that it is blocked again.
    "blocked again by the desk": (
        {
            "started": NOW,
            "last_confirmed": NOW,
            "sources": (Source("Sutran", None, NOW - HOUR), Source("PNP", None, NOW - 10 * MINUTE)),
        },
        "🔴 Bloqueo · Ilave, Puno · PE-3S km 1410\nTránsito interrumpido desde las 14:20\n"
        "Confirmado 14:20 por Chaski (2 fuentes)\n\nComunidades cierran el puente internacional.",
        "🔴 Blockade · Ilave, Puno · PE-3S km 1410\nTraffic interrupted since 14:20\n"
        "Confirmed 14:20 by Chaski (2 sources)\n\nCommunities close the international bridge.",
        "🔴 Ilave · PE-3S km 1410 · desde las 14:20 · confirmado 14:20 por Chaski",
    ),
    "lifted by the desk": (
        {
            "state": EventState.ENDED,
            "traffic_state": TrafficState.NORMAL,
            "ended": NOW,
            "last_confirmed": NOW,
        },
        "🟢 Vía libre · Ilave, Puno · PE-3S km 1410\nLevantado 14:20. Duró 8 h.\n\n"
        "Antes: Comunidades cierran el puente internacional.",
        "🟢 Road open · Ilave, Puno · PE-3S km 1410\nLifted 14:20. Lasted 8 h.\n\n"
        "Before: Communities close the international bridge.",
        "🟢 Ilave · PE-3S km 1410 · levantado 14:20",
    ),
    "lifted": (
        {
            "state": EventState.ENDED,
            "traffic_state": TrafficState.NORMAL,
            "ended": NOW,
            "sources": (Source("PNP"),),
        },
        "🟢 Vía libre · Ilave, Puno · PE-3S km 1410\nLevantado 14:20, según PNP. Duró 8 h.\n\n"
        "Antes: Comunidades cierran el puente internacional.",
        "🟢 Road open · Ilave, Puno · PE-3S km 1410\nLifted 14:20, according to PNP. Lasted 8 h.\n\n"
        "Before: Communities close the international bridge.",
        "🟢 Ilave · PE-3S km 1410 · levantado 14:20",
    ),
    "one lane": (
        {"traffic_state": TrafficState.RESTRICTED, "passage": "un carril"},
        "🟡 Bloqueo · Ilave, Puno · PE-3S km 1410\nTránsito restringido desde las 06:20\n"
        "Confirmado 13:20 por Sutran\n\nComunidades cierran el puente internacional.\n\nPaso: un carril",
        "🟡 Blockade · Ilave, Puno · PE-3S km 1410\nTraffic restricted since 06:20\n"
        "Confirmed 13:20 by Sutran\n\nCommunities close the international bridge.\n\nPassage: un carril",
        "🟡 Ilave · PE-3S km 1410 · desde las 06:20 · un carril · confirmado 13:20 por Sutran",
    ),
    "march": (
        NOWHERE
        | {
            "kind": Kind.MARCH,
            "region": "150101",
            "place": "Plaza San Martín",
            "crowd": 500,
            "injured": 2,
        },
        "🚶 Marcha · Plaza San Martín, Lima\nEn curso desde las 06:20\nConfirmado 13:20 por Sutran\n\n"
        "Comunidades cierran el puente internacional.\n\n500 asistentes · 2 heridos (según Sutran)",
        "🚶 March · Plaza San Martín, Lima\nUnder way since 06:20\nConfirmed 13:20 by Sutran\n\n"
        "Communities close the international bridge.\n\n500 participants · 2 injured (according to Sutran)",
        "🚶 Lima, Plaza San Martín · marcha desde las 06:20 · confirmado 13:20 por Sutran",
    ),
    "announced": (
        NOWHERE
        | {
            "kind": Kind.STRIKE,
            "region": "",
            "state": EventState.ANNOUNCED,
            "started": NOW + 40 * HOUR,
            "verification": Verification.REPORTED,
        },
        "📅 Paro · Perú\nAnunciado para el sáb 7 ene, 06:20\nReportado 13:20 por Sutran\n\n"
        "Comunidades cierran el puente internacional.",
        "📅 Strike · Peru\nAnnounced for Sat 7 Jan, 06:20\nReported 13:20 by Sutran\n\n"
        "Communities close the international bridge.",
        "📅 Perú · paro · anunciado para el sáb 7 ene, 06:20",
    ),
    "withdrawn": (
        {"state": EventState.RETRACTED},
        "❌ Retirado · Bloqueo · Ilave, Puno · PE-3S km 1410\nChaski retiró este aviso. No lo tome en cuenta.",
        "❌ Withdrawn · Blockade · Ilave, Puno · PE-3S km 1410\n"
        "Chaski withdrew this notice. Please disregard it.",
        "❌ Ilave · PE-3S km 1410 · bloqueo · retirado",
    ),
    "restricted since": (
        {"traffic_state": TrafficState.RESTRICTED, "traffic_since": NOW - HOUR},
        "🟡 Bloqueo · Ilave, Puno · PE-3S km 1410\nTránsito restringido desde las 13:20\n"
        "Confirmado 13:20 por Sutran\n\nComunidades cierran el puente internacional.",
        "🟡 Blockade · Ilave, Puno · PE-3S km 1410\nTraffic restricted since 13:20\n"
        "Confirmed 13:20 by Sutran\n\nCommunities close the international bridge.",
        "🟡 Ilave · PE-3S km 1410 · desde las 13:20 · tránsito restringido · confirmado 13:20 por Sutran",
    ),
    "restricted, and told of as it was before": (
        {"traffic_state": TrafficState.RESTRICTED, "traffic_since": NOW, "summary_es_until": NOW - HOUR},
        "🟡 Bloqueo · Ilave, Puno · PE-3S km 1410\nTránsito restringido desde las 14:20\n"
        "Confirmado 13:20 por Sutran\n\nAntes: Comunidades cierran el puente internacional.",
        "🟡 Blockade · Ilave, Puno · PE-3S km 1410\nTraffic restricted since 14:20\n"
        "Confirmed 13:20 by Sutran\n\nCommunities close the international bridge.",
        "🟡 Ilave · PE-3S km 1410 · desde las 14:20 · tránsito restringido · confirmado 13:20 por Sutran",
    ),
    "typed in one language": (
        {
            "summary_es": "",
            "summary_en": "Communities close the bridge.",
            "passage": "one lane",
            "demand": "elections",
        },
        "🔴 Bloqueo · Ilave, Puno · PE-3S km 1410\nTránsito interrumpido desde las 06:20\n"
        "Confirmado 13:20 por Sutran\n\n(original en inglés) Communities close the bridge.\n\n"
        "Paso: one lane\nPiden: elections",
        "🔴 Blockade · Ilave, Puno · PE-3S km 1410\nTraffic interrupted since 06:20\n"
        "Confirmed 13:20 by Sutran\n\nCommunities close the bridge.\n\nPassage: one lane\nDemands: elections",
        "🔴 Ilave · PE-3S km 1410 · desde las 06:20 · one lane (en inglés) · confirmado 13:20 por Sutran",
    ),
    "lifted by nobody named": (
        {"state": EventState.ENDED, "traffic_state": TrafficState.NORMAL, "ended": NOW},
        "🟢 Vía libre · Ilave, Puno · PE-3S km 1410\nLevantado 14:20. Duró 8 h.\n\n"
        "Antes: Comunidades cierran el puente internacional.",
        "🟢 Road open · Ilave, Puno · PE-3S km 1410\nLifted 14:20. Lasted 8 h.\n\n"
        "Before: Communities close the international bridge.",
        "🟢 Ilave · PE-3S km 1410 · levantado 14:20",
    ),
    "called off": (
        NOWHERE | {"kind": Kind.MARCH, "state": EventState.ENDED, "started": NOW + HOUR, "ended": NOW},
        "⚪ Marcha · Ilave, Puno\nSuspendido 14:20.\n\nAntes: Comunidades cierran el puente internacional.",
        "⚪ March · Ilave, Puno\nCalled off 14:20.\n\nBefore: Communities close the international bridge.",
        "⚪ Ilave · marcha · suspendido 14:20",
    ),
    "out of sight": (
        {"state": EventState.LAPSED, "last_confirmed": NOW - 13 * HOUR, "ended": NOW - HOUR},
        "▫️ Bloqueo · Ilave, Puno · PE-3S km 1410\nSin información desde la 01:20\n"
        "Confirmado 01:20 por Sutran\n\nComunidades cierran el puente internacional.",
        "▫️ Blockade · Ilave, Puno · PE-3S km 1410\nNo information since 01:20\n"
        "Confirmed 01:20 by Sutran\n\nCommunities close the international bridge.",
        "▫️ Ilave · PE-3S km 1410 · bloqueo · sin información desde la 01:20",
    ),
    "retracted": (
        {
            "state": EventState.RETRACTED,
            "verification": Verification.DENIED,
            "retraction": "unfounded",
        },
        "❌ Desmentido · Bloqueo · Ilave, Puno · PE-3S km 1410\nChaski retiró este aviso. No lo tome en cuenta.\n"
        "No se pudo comprobar que ocurriera.",
        "❌ Denied · Blockade · Ilave, Puno · PE-3S km 1410\n"
        "Chaski withdrew this notice. Please disregard it.\nIt could not be verified that it happened.",
        "❌ Ilave · PE-3S km 1410 · bloqueo · retirado",
    ),
    "denied": (
        {"verification": Verification.DENIED},
        "❌ Desmentido · Bloqueo · Ilave, Puno · PE-3S km 1410\nDesmentido 13:20 por Sutran",
        "❌ Denied · Blockade · Ilave, Puno · PE-3S km 1410\nDenied 13:20 by Sutran",
        "❌ Ilave · PE-3S km 1410 · bloqueo · desmentido 13:20",
    ),
    "stale": (
        {"started": NOW - 30 * HOUR, "last_confirmed": NOW - 20 * HOUR},
        "🔴 Bloqueo · Ilave, Puno · PE-3S km 1410\nTránsito interrumpido desde el 4 ene, 08:20\n"
        "Confirmado 4 ene, 18:20 por Sutran\n\nComunidades cierran el puente internacional.",
        "🔴 Blockade · Ilave, Puno · PE-3S km 1410\nTraffic interrupted since 4 Jan, 08:20\n"
        "Confirmed 4 Jan, 18:20 by Sutran\n\nCommunities close the international bridge.",
        "🔴 Ilave · PE-3S km 1410 · desde ayer · sin confirmar desde hace 20 h",
    ),
}


def _shown(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", text))


def _event(of: EventFacts) -> Event:
    return Event(7, 1, of, NOW, NOW)


@pytest.mark.parametrize("name", GOLDEN)
def test_it_reads_as_designed(name: str) -> None:
    changes, spanish, english, listed = GOLDEN[name]
    event = _event(facts(NOW, **changes))
    es, en = (Reader(language, NOW, LIMA) for language in (Language.ES, Language.EN))

    assert _shown(announcement(event, texts=TEXTS, regions=PLACES, reader=es).text) == spanish
    assert _shown(announcement(event, texts=TEXTS, regions=PLACES, reader=en).text) == english
    assert _shown(line(event, texts=TEXTS, regions=PLACES, reader=es, within="21")) == listed


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("state", EventState)
@pytest.mark.parametrize("language", Language)
def test_every_kind_in_every_state_names_itself_and_its_place_first(
    kind: Kind, state: EventState, language: Language
) -> None:
    reader = Reader(language, NOW, LIMA)
    for traffic in (None, *TrafficState):
        event = _event(facts(NOW, kind=kind, state=state, traffic_state=traffic, ended=None))
        first = _shown(announcement(event, texts=TEXTS, regions=PLACES, reader=reader).text).splitlines()[0]
        assert "Ilave, Puno" in first
        listed = _shown(line(event, texts=TEXTS, regions=PLACES, reader=reader))
        assert "Ilave" in listed and "\n" not in listed
        free = "🟢" in first
        assert not (free and state is EventState.ACTIVE and traffic is not TrafficState.NORMAL)


_ODD = (
    "<b>x</b>",
    "& < > \" '",
    "<script>" * 600,
    "\u202edcba",
    "👩‍👩‍👧‍👦" * 900,
    "a" * 4096,
    "\n\n\n" * 2000,
    "</b><a href='x'>",
    "\ue000" + "1\ue001",
    "{ $x }",
)
# By number, because a strategy that spells all of it out is too long for Hypothesis to print.
_TYPED = st.text(max_size=5000) | st.integers(0, len(_ODD) - 1).map(lambda number: _ODD[number])
_FACTS = st.builds(
    EventFacts,
    kind=st.sampled_from(Kind),
    region=st.sampled_from(["", "21", "2105", "210501", "150101"]),
    state=st.sampled_from(EventState),
    traffic_state=st.none() | st.sampled_from(TrafficState),
    verification=st.sampled_from(Verification),
    severity=st.sampled_from(Severity),
    road=st.none() | _TYPED,
    road_name=st.none() | _TYPED,
    km_from=st.none() | st.floats(),
    km_to=st.none() | st.floats(),
    place=st.none() | _TYPED,
    sector=st.none() | _TYPED,
    started=st.none() | st.just(NOW - HOUR),
    last_confirmed=st.none() | st.just(NOW),
    summary_es=_TYPED,
    summary_en=st.none() | _TYPED,
    demand=st.none() | _TYPED,
    organisers=st.none() | _TYPED,
    passage=st.none() | _TYPED,
    campaign=st.none() | _TYPED,
    advice=st.sampled_from(Advice),
    crowd=st.none() | st.integers(0, 10**7),
    photo=st.none() | st.just("file"),
    sources=st.lists(st.builds(Source, name=_TYPED, url=st.none() | _TYPED), max_size=10).map(tuple),
)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"state": EventState.ANNOUNCED, "started": MIDNIGHT + 4 * DAY}, "Anunciado para el lun 9 ene\n"),
        ({"state": EventState.ANNOUNCED, "started": MIDNIGHT + 4 * DAY + HOUR}, "para el lun 9 ene, 01:00\n"),
        ({"started": MIDNIGHT - DAY}, "Tránsito interrumpido desde el 4 ene\n"),
        ({"started": MIDNIGHT}, "Tránsito interrumpido desde el 5 ene\n"),
        ({"started": MIDNIGHT + HOUR}, "Tránsito interrumpido desde la 01:00\n"),
        ({"started": MIDNIGHT - 6 * HOUR}, "Tránsito interrumpido desde el 4 ene, 18:00\n"),
        (LIFTED | {"started": MIDNIGHT - DAY}, "Levantado 14:20.\n"),
        # An hour that somebody said.
        (
            {"state": EventState.ANNOUNCED, "started": MIDNIGHT + 4 * DAY, "started_timed": True},
            "para el lun 9 ene, 00:00\n",
        ),
        ({"started": MIDNIGHT - DAY, "started_timed": True}, "interrumpido desde el 4 ene, 00:00\n"),
        ({"started": MIDNIGHT, "started_timed": True}, "interrumpido desde las 00:00\n"),
        ({"started": MIDNIGHT + timedelta(seconds=20)}, "interrumpido desde las 00:00\n"),
        (LIFTED | {"started": MIDNIGHT, "started_timed": True}, "Levantado 14:20. Duró 14 h 20 min.\n"),
        (LIFTED | {"started": MIDNIGHT - 6 * HOUR}, "Levantado 14:20. Duró 20 h 20 min.\n"),
        (LIFTED | {"started": MIDNIGHT, "kind": Kind.STRIKE}, "Terminó 14:20. Duró 14 h 20 min.\n"),
    ],
)
def test_what_is_known_by_its_day_alone_is_not_told_to_be_at_midnight(
    changes: dict[str, object], told: str
) -> None:
    screen = announcement(
        _event(facts(NOW, sources=(), **changes)),
        texts=TEXTS,
        regions=PLACES,
        reader=Reader(Language.ES, NOW, LIMA),
    )

    assert told in str(screen.text)


@pytest.mark.parametrize(
    ("began", "told"),
    [(MIDNIGHT, "desde hoy"), (MIDNIGHT - DAY, "desde ayer"), (MIDNIGHT + HOUR, "desde la 01:00")],
)
def test_an_answer_of_now_says_today_of_what_is_known_by_its_day_alone(began: datetime, told: str) -> None:
    voice = Voice(TEXTS, PLACES, Reader(Language.ES, NOW, LIMA))

    assert voice.since(began, standing=False) == told


def test_of_several_sources_none_is_made_to_say_a_number() -> None:
    reader = Reader(Language.EN, NOW, LIMA)
    one, two = (Source("Radio Onda Azul", None, NOW - HOUR),), (Source("PNP", None, NOW),)

    texts = [
        str(
            announcement(
                _event(facts(NOW, crowd=300, sources=said)), texts=TEXTS, regions=PLACES, reader=reader
            ).text
        )
        for said in (one, one + two)
    ]

    assert "300 participants (according to Radio Onda Azul)" in texts[0]
    assert "300 participants" in texts[1] and "according to" not in texts[1].partition("300 participants")[2]


_TAG = re.compile(r'</?b>|<a href="https?://[^"<>]*">|</a>|</?i>|</?blockquote>|<blockquote expandable>')


@given(of=_FACTS, language=st.sampled_from(Language))
def test_whatever_was_typed_it_is_one_message_that_telegram_takes(of: EventFacts, language: Language) -> None:
    reader = Reader(language, NOW, LIMA)
    screen = announcement(_event(of), texts=TEXTS, regions=PLACES, reader=reader)
    listed = line(_event(of), texts=TEXTS, regions=PLACES, reader=reader)

    assert 1 <= measured(screen.text) <= (1024 if screen.photo else 4096)
    for text in (str(screen.text), str(listed)):
        left = _TAG.sub("", text)
        assert "<" not in left and ">" not in left, "something typed became a tag"
        assert text.count("<b>") == text.count("</b>") and text.count("<a ") == text.count("</a>")
        assert re.sub(r"&(amp|lt|gt|quot|#39|#34);", "", left).count("&") == 0
        assert not set("\u202e\u202a\u2066") & set(text)


@pytest.mark.parametrize("name", GOLDEN)
def test_the_first_line_fits_a_locked_phone(name: str) -> None:
    """What a notification shows of it is the sign, what it is, where, and the road."""
    _, *told, _ = GOLDEN[name]

    assert [len(text.splitlines()[0]) for text in told if len(text.splitlines()[0]) > 62] == []
