"""Since when something goes on, told by how long that is, and whether it is a strike that does."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.when.lasting import lasting
from storage.model import EventState, Kind
from tests.conftest import LIMA
from tests.reports import only, reading

_NOW = datetime(2024, 6, 14, 10, 0, tzinfo=LIMA)


@pytest.mark.parametrize(
    ("text", "day", "strike"),
    [
        ("A cinco días del paro indefinido siguen cerrados los mercados.", date(2024, 6, 9), True),
        ("Tras ocho días de bloqueo, los mineros siguen en la vía.", date(2024, 6, 6), False),
        ("After nine days of blockades, farmers still hold the highway.", date(2024, 6, 5), False),
        ("The strike in Puno entered its fourth day on Friday.", date(2024, 6, 11), True),
        ("Nurses marched on the third day of their strike.", date(2024, 6, 12), True),
        ("La huelga de los obreros, que ya lleva 20 días, se radicalizó.", date(2024, 5, 25), True),
        ("Residents have blocked the bridge for a fifth consecutive day.", date(2024, 6, 10), False),
        ("Sexta jornada de paro en Andahuaylas.", date(2024, 6, 9), True),
        ("El paro ayer cumplió once días.", date(2024, 6, 2), True),
        ("El paro entró ayer en su segunda semana.", date(2024, 6, 6), True),
        ("Por tercera semana consecutiva bloquean el corredor.", date(2024, 5, 31), False),
        ("El paro en Satipo está en su día 7.", date(2024, 6, 8), True),
        ("El paro llegó a su undécimo día.", date(2024, 6, 4), True),
        ("Cumplen el décimo segundo día de huelga.", date(2024, 6, 3), True),
        ("Ya son diez días de huelga.", date(2024, 6, 4), True),
    ],
)
def test_a_length_tells_the_first_day(text: str, day: date, *, strike: bool) -> None:
    (found,) = lasting(plain(text), _NOW, _NOW.date())

    assert (found.day, found.strike) == (day, strike)


@pytest.mark.parametrize(
    "text",
    [
        "Bloquean la vía porque llevan cinco días sin agua.",
        "Firmaron un acuerdo que pone fin a nueve días de protestas.",
        "Convocan a un paro de tres días.",
    ],
)
def test_how_long_it_was_or_shall_be_tells_no_first_day(text: str) -> None:
    assert lasting(plain(text), _NOW, _NOW.date()) == []


@pytest.mark.parametrize(
    ("text", "started"),
    [
        # The day that is named is surer than the one that is counted back to.
        ("La toma del local en Lima comenzó el lunes pasado. Hoy viernes se cumple el sexto día.", (6, 10)),
        ("Los mineros de Chala bloquean la vía tras la marcha que hicieron el lunes.", None),
        ("Tras la marcha del lunes, los mineros de Chala bloquean la vía.", None),
        ("Desde el lunes, tras una marcha, los mineros de Chala bloquean la vía.", (6, 10)),
    ],
)
def test_the_day_of_what_was_before_is_not_the_start(text: str, started: tuple[int, int] | None) -> None:
    draft = reading(text, _NOW).drafts[0]

    begun = draft.facts.started
    assert (begun and (begun.astimezone(LIMA).month, begun.astimezone(LIMA).day)) == started


def test_a_strikes_days_are_not_those_of_what_the_strikers_do() -> None:
    found = reading(
        "Los estibadores de Matarani, en huelga desde el 3 de junio, marcharon hoy por Mollendo.", _NOW
    )

    assert [(d.facts.kind, d.facts.started) for d in found.drafts] == [(Kind.MARCH, None)]


def test_what_is_said_to_have_happened_then_has_its_day() -> None:
    texts = (
        "Nueve detenidos dejó el saqueo de un almacén ocurrido ayer por la noche en Cayma, Arequipa.",
        "El 13 de junio hubo paro. Por la noche se reportaron enfrentamientos con la Policía en Trujillo.",
    )

    found = [reading(text, _NOW).drafts[-1 if "paro" in text else 0].facts.started for text in texts]

    assert found == [datetime(2024, 6, 13, 20, 0, tzinfo=LIMA)] * 2


@pytest.mark.parametrize(
    ("text", "started"),
    [
        (
            "El jueves los pobladores de Cotabambas marcharon en Tambobamba. Cerca del mediodía se enfrentaron con la "
            "Policía frente a la comisaría.",
            datetime(2024, 6, 13, 12, 0, tzinfo=LIMA),
        ),
        (
            "Miners marched in Trujillo on Wednesday. At around 4 pm they clashed with police at the regional office.",
            datetime(2024, 6, 12, 16, 0, tzinfo=LIMA),
        ),
    ],
)
def test_an_hour_told_on_is_of_the_day_before_it(text: str, started: datetime) -> None:
    clash = reading(text, _NOW).drafts[-1]

    assert clash.facts.started == started
    assert clash.facts.state is EventState.ENDED
    assert clash.doubtful("started")


@pytest.mark.parametrize(
    "text",
    [
        "Bloqueo en Ilave continúa a las 14:00",
        "Continúa el bloqueo en Ilave a las 14:00, según la PNP",
        "Bloqueo en Ilave sigue a las 14:00 (PNP)",
        "Bloqueo en Ilave, según la PNP a las 14:00",
        "Blockade in Ilave continues at 14:00, according to PNP",
    ],
)
def test_what_goes_on_at_an_hour_did_not_begin_then(text: str) -> None:
    assert only(text).facts.started is None


def test_what_goes_on_since_an_hour_began_then() -> None:
    began = only("Bloqueo en Ilave continúa desde las 6:00, según la PNP").facts.started

    assert began is not None and began.astimezone(LIMA).hour == 6
