"""What is near, word by word: how far it is told, and of whose place."""

from __future__ import annotations

import pytest

from handlers.texts import Texts
from handlers.views.near import Hit, NearData, Sent, near
from handlers.views.reader import Reader
from storage.model import Event, Language
from storage.regions import Gazetteer
from storage.whereabouts import Wind
from tests.conftest import LIMA, Clock
from tests.factories import facts

NOW = Clock().now()
TEXTS, PLACES = Texts.load(), Gazetteer.load()


def _shown(
    km: float, approximate: bool, sent: Sent = Sent.HERE, language: Language = Language.ES
) -> list[str]:
    hit = Hit(Event(1, 1, facts(NOW), NOW, NOW), km, Wind.NORTH, approximate)
    data = NearData("210501", (hit,), 0, (), NOW, frozenset(), sent, 100.0)
    screen = near(data, texts=TEXTS, regions=PLACES, reader=Reader(language, NOW, LIMA))
    return str(screen.text).replace("<b>", "").replace("</b>", "").splitlines()


@pytest.mark.parametrize(
    ("km", "approximate", "spanish", "english"),
    [
        (96.97, True, "a unos 97 km al norte", "about 97 km to the north"),
        (96.97, False, "a 97 km al norte", "97 km to the north"),
        (9.96, False, "a 10 km al norte", "10 km to the north"),
        (4.33, False, "a 4.3 km al norte", "4.3 km to the north"),
        (4.33, True, "a unos 4.5 km al norte", "about 4.5 km to the north"),
        (3.9, True, "a unos 4 km al norte", "about 4 km to the north"),
        (0.1, True, "a unos 0.5 km al norte", "about 0.5 km to the north"),
    ],
)
def test_a_distance_is_told_as_exactly_as_it_is_known(
    km: float, approximate: bool, spanish: str, english: str
) -> None:
    es, en = _shown(km, approximate), _shown(km, approximate, language=Language.EN)

    assert es[0] == f"🔴 Bloqueo {spanish}"
    assert en[0] == f"🔴 Blockade {english}"
    assert es[3].startswith(f"A{spanish.removeprefix('a')} · 🔴")
    assert ("posición aproximada" in "\n".join(es)) is approximate


@pytest.mark.parametrize(
    ("sent", "here", "last"),
    [
        (Sent.HERE, "Usted está en Ilave, Puno", "Su ubicación no se guarda."),
        (
            Sent.MOVING,
            "Usted está en Ilave, Puno",
            "Se actualiza mientras comparta su ubicación, que no se guarda.",
        ),
        (Sent.PLACE, "Ese lugar está en Ilave, Puno", "Ese lugar no se guarda."),
    ],
)
def test_who_sends_a_venue_is_not_said_to_be_there(sent: Sent, here: str, last: str) -> None:
    shown = _shown(4.0, False, sent)

    assert shown[1].startswith(f"{here} · ") and shown[-1] == last


@pytest.mark.parametrize(
    ("language", "first", "of"),
    [
        (Language.ES, "1 bloqueo en la zona, sin lugar preciso", "Puno (provincia)"),
        (Language.EN, "1 blockade in the area, exact place not known", "Puno (province)"),
    ],
)
def test_a_blockade_somewhere_in_the_department_is_not_said_to_be_far(
    language: Language, first: str, of: str
) -> None:
    somewhere = Event(1, 1, facts(NOW, region="21", road=None, km_from=None), NOW, NOW)
    data = NearData("210101", (), 0, (somewhere,), None, frozenset(), Sent.HERE, 100.0)

    shown = str(near(data, texts=TEXTS, regions=PLACES, reader=Reader(language, NOW, LIMA)).text)

    assert shown.startswith(f"<b>{first}</b>")
    # The province has no word of its own; of the department something stands right below.
    assert f" {of}" in shown.split("\n\n")[1]
