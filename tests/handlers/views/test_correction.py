"""A correction, letter by letter, and within Telegram's limits whatever editors type."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.texts import Texts
from handlers.views.correction import corrected, correction, turned
from handlers.views.reader import Reader
from handlers.views.screen import measured
from storage.model import Event, EventState, Language, TrafficState, Verification
from storage.regions import Gazetteer
from tests.conftest import LIMA, Clock
from tests.factories import facts

NOW = Clock().now()
TEXTS, PLACES = Texts.load(), Gazetteer.load()
LIFTED = {"state": EventState.ENDED, "traffic_state": TrafficState.NORMAL, "ended": NOW}

#: What is different now, and how it is told in Spanish and English.
GOLDEN: dict[str, tuple[dict[str, object], str, str]] = {
    "kilometre": (
        {"km_from": 1414.0},
        "✏️ Corrección · Ilave, Puno: es el km 1414, no el 1410.",
        "✏️ Correction · Ilave, Puno: it is km 1414, not 1410.",
    ),
    "when people pass, in one language": (
        {"passage": "one lane", "summary_es": ""},
        "✏️ Corrección · Ilave, Puno\nPaso: one lane (en inglés) (antes: sin dato)",
        "✏️ Correction · Ilave, Puno\nPassage: one lane (before: not known)",
    ),
    "words": (
        {"summary_es": "Otras palabras."},
        "✏️ Corrección · Ilave, Puno\nSe corrigió el texto del aviso.",
        "✏️ Correction · Ilave, Puno\nThe wording of the notice was corrected.",
    ),
    "lifted and elsewhere": (
        LIFTED | {"km_from": 1414.0},
        "✏️ Corrección · Ilave, Puno\nVía: PE-3S km 1414 (antes: PE-3S km 1410)\n"
        "Estado: levantado 14:20 (antes: tránsito interrumpido desde las 06:20)",
        "✏️ Correction · Ilave, Puno\nRoad: PE-3S km 1414 (before: PE-3S km 1410)\n"
        "State: lifted 14:20 (before: traffic interrupted since 06:20)",
    ),
    "not confirmed after all": (
        {"verification": Verification.REPORTED},
        "✏️ Corrección · Ilave, Puno\nVerificación: reportado (antes: confirmado)",
        "✏️ Correction · Ilave, Puno\nVerification: reported (before: confirmed)",
    ),
    "withdrawn": (
        {"state": EventState.RETRACTED, "retraction": "Era un desfile."},
        "❌ Desmentido · Bloqueo · Ilave, Puno · PE-3S km 1410\n"
        "Chaski retiró este aviso. No lo tome en cuenta.\nMotivo: Era un desfile.",
        "❌ Denied · Blockade · Ilave, Puno · PE-3S km 1410\n"
        "Chaski withdrew this notice. Please disregard it.\nReason: Era un desfile.",
    ),
}


def _shown(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", text))


@pytest.mark.parametrize("name", GOLDEN)
def test_it_says_what_was_wrong_and_how_it_is(name: str) -> None:
    changes, spanish, english = GOLDEN[name]
    event = Event(7, 2, facts(NOW, **changes), NOW, NOW)

    for language, told in ((Language.ES, spanish), (Language.EN, english)):
        reader = Reader(language, NOW, LIMA)
        answer = correction(facts(NOW), event, texts=TEXTS, regions=PLACES, reader=reader)
        assert _shown(answer.text) == told


def test_a_fresh_one_has_the_whole_message_below() -> None:
    event = Event(7, 2, facts(NOW, km_from=1414.0), NOW, NOW)
    reader = Reader(Language.ES, NOW, LIMA)

    whole = corrected(facts(NOW), event, texts=TEXTS, regions=PLACES, reader=reader)

    assert _shown(whole.text) == (
        "✏️ Corrección · Ilave, Puno: es el km 1414, no el 1410.\n\n"
        "🔴 Bloqueo · Ilave, Puno · PE-3S km 1414\nTránsito interrumpido desde las 06:20\n"
        "Confirmado 13:20 por Sutran\n\nComunidades cierran el puente internacional."
    )


_TYPED = st.none() | st.text(max_size=3000) | st.sampled_from(["<b>x", "a" * 4096, "👩‍👩‍👧‍👦" * 900, "& <"])


@settings(deadline=None)
@given(before=_TYPED, now=_TYPED, photo=st.none() | st.just("file"), state=st.sampled_from(EventState))
def test_whatever_was_typed_telegram_takes_it(
    before: str | None, now: str | None, photo: str | None, state: EventState
) -> None:
    def typed(text: str | None) -> dict[str, object]:
        names = ("place", "road", "road_name", "passage", "demand", "organisers", "sector", "retraction")
        return dict.fromkeys(names, text) | {"summary_es": text or ""}

    was = facts(NOW - timedelta(hours=1), **typed(before))
    event = Event(7, 2, facts(NOW, photo=photo, state=state, crowd=7, **typed(now)), NOW, NOW)
    for language in Language:
        reader = Reader(language, NOW, LIMA)
        views = {"texts": TEXTS, "regions": PLACES, "reader": reader}
        answer = correction(was, event, **views)  # type: ignore[arg-type]
        whole = corrected(was, event, **views)  # type: ignore[arg-type]
        turn = turned(was, event, **views)  # type: ignore[arg-type]

        assert 1 <= measured(answer.text) <= 4096 and answer.photo is None
        assert 1 <= measured(whole.text) <= (1024 if whole.photo else 4096)
        assert 1 <= measured(turn.text) <= (1024 if turn.photo else 4096)
