"""What people ask in their own words, at night and in a hurry: a way, a road, the whole country, a screen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.model import EventState, Kind, Source
from storage.tallies import Counted
from tests.e2e.conftest import LIMA, Town
from tests.factories import editor, publish

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_a_way_inside_a_sentence_is_answered(town: Town) -> None:
    await town.start()
    driver, tourist = town.person(), town.person(language="en")

    spanish = [
        await town.ask(driver, text)
        for text in ("juliaca - desaguadero hay pase?", "esta libre la via puno desaguadero")
    ]
    english = [
        await town.ask(tourist, text)
        for text in ("can I get from Cusco to Puno tomorrow?", "is the road between cusco and puno open")
    ]

    assert [text.splitlines()[1].partition(" ·")[0] for text in (*spanish, *english)] == [
        *("Juliaca → Desaguadero", "Puno → Desaguadero", "Cusco → Puno", "Cusco → Puno")
    ]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "es",
            {
                "/stop": "¿Ya no quiere avisos?",
                "/silenciar": "Recibe: ",
                "/estdo Puno": "¿Quiso decir /estado?",
            },
        ),
        (
            "en",
            {
                "/stop": "No more notices?",
                "/mute": "You receive: ",
                "/routes Cusco Puno": "Did you mean /route?",
            },
        ),
        (
            "es",
            {
                "/xyzzy": "No conozco «/xyzzy». Vea /ayuda",
                "/levantr 1": "Vea /ayuda",
                "/editores": "/reportar",
            },
        ),
    ],
)
async def test_a_command_that_does_not_exist_leads_on(
    town: Town, language: str, told: dict[str, str]
) -> None:
    editor = town.editor()
    await town.start()
    person = town.person(language=language)
    await town.ask(person, "/start sub_21")

    said = {command: await town.ask(person, command) for command in told}

    assert all(words in said[command] for command, words in told.items()), said
    assert "¿Quiso decir /levantar?" in await town.ask(editor, "/levantr 1")


async def test_a_long_question_is_read_for_its_way(town: Town) -> None:
    await town.start()
    driver = town.person()

    asked = await town.ask(
        driver,
        "Necesito saber si puedo viajar mañana en la mañana de Arequipa a Puno con mi camión de carga pesada que lleva "
        "fruta y no puede esperar mucho tiempo parado",
    )
    bridge = await town.ask(driver, "hay pase en el puente Ilave?")

    assert asked.splitlines()[1].startswith("Arequipa → Puno") and bridge.startswith("Ilave ·")


async def test_a_report_needs_no_slash(town: Town) -> None:
    await town.start()
    witness = town.person()

    filed = await town.ask(witness, "reportar bloqueo en Ilave, han puesto piedras en el puente")
    asked = await town.ask(town.person(), "reportar Puno")

    assert filed.startswith("Recibido: Ilave, Puno.") and not asked.startswith("Recibido")


async def test_two_names_side_by_side_are_asked_about(town: Town) -> None:
    await town.start()
    driver = town.person()

    asked = await town.answer(driver, "arequipa lima")
    await town.tap(driver, asked, "¿Hay paso? Arequipa → Lima")
    way = await town.playground.wait_for(driver.chat_id, lambda v: "Arequipa → Lima ·" in v.text)
    again = await town.answer(driver, "arequipa lima")
    await town.tap(driver, again, "Estado de Lima")
    place = await town.playground.wait_for(driver.chat_id, lambda v: v.text.startswith("Lima ·"))

    assert asked.text == "¿Quiere saber si hay paso, o qué pasa en cada lugar?"
    assert "PE-1S" in way.text and "Sin hechos activos" in place.text


async def test_a_road_is_answered_by_its_name(town: Town) -> None:
    await town.start()
    store, now = town.bot.store, town.clock.now()
    for km in (1410.0, 1300.0):
        await publish(store, now, km_from=km, region="210501" if km > 1400 else "21")
    await publish(store, now, region="08", road=None, km_from=None)
    await publish(store, now, km_from=1350.0, region="21", state=EventState.ENDED, ended=now)
    driver, tourist = town.person(), town.person(language="en")

    road = await town.ask(driver, "hay bloqueo en la longitudinal de la sierra sur?")
    coded = await town.answer(tourist, "PE-3S")
    free = await town.ask(driver, "/estado panamericana norte")
    which = await town.answer(driver, "panamericana")
    await town.tap(driver, which, "PE-1S")
    chosen = await town.playground.wait_for(driver.chat_id, lambda v: v.text.startswith("PE-1S"))
    town.clock.forward(timedelta(minutes=5))
    await town.tap(tourist, coded, "Refresh")

    lines = road.splitlines()
    assert lines[:2] == ["PE-3S Longitudinal de la Sierra Sur · 5 ene, 14:20", "2 bloqueos"]
    assert "km 1300" in lines[3] and "km 1410" in lines[4]
    assert "Quizá en esta vía, sin kilómetro conocido:\n🔴 Cusco (departamento)" in road
    assert "2 blockades" in coded.text and "Perhaps on this road" in coded.text
    # Silence is never told as a free road.
    assert "Sin hechos activos registrados en esta vía." in free and "no asegura que haya paso" in free
    assert which.text == "¿Cuál vía?" and "Sin hechos activos" in chosen.text


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "es",
            (
                *("cuantos bloqueos hay hoy", "qué pasa en el Perú", "mañana hay paro?"),
                *("hoy", "donde ay bloqeos", "bloqueos en el sur", "mapa de bloqueos"),
            ),
        ),
        (
            "en",
            (
                *("what is happening in peru", "are there protests today", "which roads are closed"),
                *("today", "blockades in the south", "list of blockades"),
            ),
        ),
    ],
)
async def test_what_goes_on_anywhere_is_asked_without_a_place(
    town: Town, language: str, texts: tuple[str, ...]
) -> None:
    await town.start()
    await publish(town.bot.store, town.clock.now())
    person = town.person(language=language)

    said = [await town.ask(person, text) for text in texts]

    country = {"es": "Perú · 5 ene, 14:20\n1 bloqueo", "en": "Peru · 5 Jan, 14:20\n1 blockade"}[language]
    assert all(text.startswith(country) for text in said)


async def test_who_asks_how_long_a_strike_lasts_sees_how_it_stands(town: Town) -> None:
    await town.start()
    now = town.clock.now()
    midnight = (now - timedelta(days=1)).astimezone(LIMA).replace(hour=0, minute=0, second=0, microsecond=0)
    strike = {"kind": Kind.STRIKE, "traffic_state": None, "road": None, "km_from": None}
    await publish(town.bot.store, now, region="21", campaign="Paro del Sur", started=midnight, **strike)

    spanish = await town.ask(town.person(), "¿hasta cuándo es el paro?")
    english = await town.ask(town.person(language="en"), "when does the strike end")
    whose = await town.ask(town.person(), "quién organiza el paro?")

    # Of its day alone is known: nobody said midnight.
    assert spanish.startswith("Paro del Sur ·") and "Sigue desde ayer. 1 hecho abierto" in spanish
    assert "Going on since yesterday. 1 open event" in english
    assert whose == spanish


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("es", "quiero borrar mis datos", "¿Borrar todo lo que Chaski guarda de este chat?"),
        ("en", "delete my account", "Erase all that Chaski keeps about this chat?"),
        ("es", "english", "¿En qué idioma?"),
        ("en", "castellano", "Which language?"),
        ("es", "cambiar idioma", "¿En qué idioma?"),
        ("es", "silenciar puno", "Recibe: "),
        ("es", "no molestar de noche", "Recibe: "),
        ("en", "quiet hours", "You receive: "),
        ("en", "near me", "Share your location"),
        ("en", "protests near me", "Share your location"),
        ("es", "bloqueos cerca de mí", "Comparta su ubicación"),
        ("es", "inicio", "Chaski lleva noticias"),
        ("es", "¿dónde estoy?", "Comparta su ubicación"),
        ("es", "hablas inglés?", "¿En qué idioma?"),
        ("es", "últimas noticias", "Lo último de lo que sigue"),
        ("en", "how do I stop notifications", "No more notices?"),
        ("es", "quiero seguir Juliaca", "Desde ahora sigue Juliaca."),
    ],
)
async def test_a_screen_is_asked_for_in_other_words_than_its_command(
    town: Town, language: str, text: str, first: str
) -> None:
    await town.start()
    person = town.person(language=language)
    await town.ask(person, "/start sub_21")

    assert (await town.ask(person, text)).startswith(first)


async def test_a_sight_leads_to_where_it_lies(town: Town) -> None:
    await town.start()
    tourist = town.person(language="en")

    asked = await town.answer(tourist, "Is the Colca Canyon open?")
    await town.tap(tourist, asked, "Caylloma, Arequipa")
    shown = await town.playground.wait_for(tourist.chat_id, lambda v: v.text.startswith("Caylloma ·"))

    assert asked.text == "“colca canyon” is in:" and "No active events" in shown.text


async def test_who_asks_is_not_taken_for_somebody_who_tells(town: Town) -> None:
    await town.start()
    await publish(town.bot.store, town.clock.now())
    driver = town.person()

    for text in (
        "a q hora abren el paso en ilave",
        "is there a blockade at Ilave today",
        "en Ilave está bloqueado el puente desde las 6",
    ):
        await town.ask(driver, text)
    last = await town.playground.wait_for(driver.chat_id, lambda v: "/reportar" in v.text)

    nudges = [text for text in town.texts(driver) if "/reportar" in text]
    assert len(nudges) == 1 and last.text.startswith("¿Lo está viendo usted?")


async def test_the_desk_is_obeyed_without_the_slash(town: Town) -> None:
    editor = town.editor()
    await town.start()
    number = (await publish(town.bot.store, town.clock.now())).event

    board = await town.ask(editor, "mesa")
    lifted = await town.ask(editor, f"levantar {number}, PNP")
    drafts = await town.ask(editor, "borradores")
    corrected = await town.ask(editor, f"corregir {number} es en el km 1414, no el 1410")

    assert "hechos abiertos" in board and lifted.startswith("🟢 Vía libre · Ilave")
    assert "borrador" in drafts
    assert "km 1414" in corrected and "por precisar" not in corrected
    # For everyone else these are words like any.
    assert "No encuentro" in await town.ask(town.person(), f"levantar {number}, PNP")


async def test_the_dead_and_the_hurt_are_found_with_who_counts_them(town: Town) -> None:
    await town.start()
    store, now = town.bot.store, town.clock.now()
    source = (Source("Defensoría del Pueblo", at=now),)
    ended = {"state": EventState.ENDED, "ended": now, "kind": Kind.CLASH, "traffic_state": None}
    await publish(store, now, region="211101", dead=18, injured=7, sources=source, **ended)
    await publish(store, now, region="211101", km_from=1300.0)
    count = Counted("21", "dead", 18, now, Source("Fiscalía"))
    await store.tallies.record([count], by=(await editor(store, now)).id, now=now)
    observer, visitor = town.person(), town.person(language="en")

    asked = [await town.ask(observer, text) for text in ("muertos en juliaca", "¿cuántos muertos hay?")]
    searched = await town.ask(visitor, "/search injured Puno")
    counted = await town.ask(visitor, "deaths in Puno")

    assert asked[0].startswith("«muertos en juliaca» · 1 hecho") and asked[1].startswith(
        "«¿cuántos muertos hay?» · 1 hecho"
    )
    assert all(
        "18 fallecidos (según Defensoría del Pueblo)" in text and "heridos" not in text for text in asked
    )
    assert "7 injured (according to Defensoría del Pueblo)" in searched and "18 dead" not in searched
    assert "Fiscalía counts 18 dead in Puno" in counted
