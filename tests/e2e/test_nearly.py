"""What people mean who miss a name by a letter, name a stop of the road, or want beyond the border."""

from __future__ import annotations

import pytest

from storage.model import Kind
from tests.e2e.conftest import Town
from tests.factories import publish

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_slip_inside_a_sentence_is_asked_about(town: Town) -> None:
    await town.start()
    await publish(town.bot.store, town.clock.now())
    driver = town.person()

    place = await town.answer(driver, "hay paso en ilabe?")
    way = await town.answer(driver, "areqipa a juliaca")
    await town.tap(driver, place, "Ilave")
    shown = await town.playground.wait_for(driver.chat_id, lambda v: v.text.startswith("Ilave ·"))

    assert place.text == "No encuentro «ilabe». ¿Quiso decir…"
    assert "1 bloqueo" in shown.text
    # Juliaca alone had been answered.
    assert way.text == "¿Quiso decir…"
    assert [row[0].label for row in way.buttons] == ["¿Hay paso? Arequipa → Juliaca", "Estado de Arequipa"]


async def test_a_stop_that_chaski_names_itself_is_known(town: Town) -> None:
    await town.start()
    place = {"region": "150706", "road": "PE-22", "km_from": 120.0, "kind": Kind.BLOCKADE}
    await publish(town.bot.store, town.clock.now(), **place)
    driver = town.person()

    asked = await town.answer(driver, "hay pase en ticlio?")
    await town.tap(driver, asked, "PE-22")
    road = await town.playground.wait_for(driver.chat_id, lambda v: v.text.startswith("PE-22"))

    assert asked.text == "«Ticlio» está en:"
    assert "1 bloqueo" in road.text and "km 120" in road.text


@pytest.mark.parametrize(
    ("language", "text", "first", "buttons"),
    [
        (
            "es",
            "de puno a la paz",
            "Los pasos de frontera con Bolivia:",
            ["¿Hay paso? Puno → Desaguadero", "¿Hay paso? Puno → Yunguyo", "Estado de Puno"],
        ),
        (
            "en",
            "is the bolivian border open?",
            "The crossings to Bolivia:",
            ["Status of Desaguadero", "Status of Yunguyo"],
        ),
        ("es", "tacna a arica", "con Chile:", ["¿Hay paso? Tacna → La Concordia", "Estado de Tacna"]),
    ],
)
async def test_who_wants_beyond_the_border_is_led_to_its_crossings(
    town: Town, language: str, text: str, first: str, buttons: list[str]
) -> None:
    await town.start()
    person = town.person(language=language)

    asked = await town.answer(person, text)
    border = await town.ask(person, "desaguadero bolivia")

    assert asked.text.endswith(first)
    assert [button.label for row in asked.buttons for button in row] == buttons
    assert border.startswith("Desaguadero ·")


async def test_a_place_without_a_road_is_told_as_that(town: Town) -> None:
    await town.start()

    said = await town.ask(town.person(), "de Iquitos a Lima")

    assert said == "No conozco ninguna carretera que llegue cerca de Iquitos."
