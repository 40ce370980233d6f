"""Whether one can pass, and what is near: over HTTP, on both databases."""

from __future__ import annotations

from datetime import timedelta

from storage.model import TrafficState
from tests.e2e.conftest import Town
from tests.factories import publish


async def _cut(town: Town) -> None:
    now = town.clock.now()
    await publish(town.bot.store, now, region="080608", km_from=1083.0)
    await publish(town.bot.store, now, region="210703", km_from=1294.0, traffic_state=TrafficState.RESTRICTED)


async def test_a_trucker_asks_whether_one_can_pass_and_answers_what_was_unclear(town: Town) -> None:
    await town.start()
    await _cut(town)
    trucker = town.person(language="en")

    asked = await town.answer(trucker, "/ruta")
    partly = await town.answer(trucker, "/route Cusco")
    unclear = await town.answer(trucker, "/route Santa Rosa Puno")
    told = await town.ask(trucker, "/route Cusco Puno")
    plain = await town.ask(trucker, "from Puno to Cusco")
    linked = await town.ask(trucker, "/start rt_080101cusco-210101puno")

    assert asked.button("rt:080101cusco|210101puno:0")
    assert partly.button("rt:080101cusco|210101puno:0")
    assert unclear.buttons[0][0].label in ("El Collao, Puno", "Melgar, Puno")
    assert told.splitlines()[0] == "🔴 No way through: 1 cut, 1 restriction"
    assert told.index("Tinta") < told.index("Calapuja")
    assert plain.index("Calapuja") < plain.index("Tinta")
    assert "Another way" in told
    assert linked == told
    melgar = next(b for row in unclear.buttons for b in row if b.label == "Melgar, Puno")
    await trucker.tap(unclear, melgar.label)
    shown = await town.playground.wait_for(
        trucker.chat_id, lambda v: v.message_id == unclear.message_id and v.edited
    )
    assert "Santa Rosa" in shown.text.splitlines()[1]
    assert await town.bot.store.chats.find(trucker.id) is None


async def test_words_that_name_no_journey_are_asked_about_and_never_met_with_silence(town: Town) -> None:
    await town.start()
    person = town.person()

    roadless = await town.ask(person, "/ruta Lima Iquitos")
    unknown = await town.ask(person, "/ruta xyzzy cusco")
    nowhere = await town.ask(person, "/ruta Puno Puno")
    broken = await town.ask(person, "/start rt_x")
    shown = await town.answer(person, "/ruta")
    for data in ("rt:", "rt:|:0", "rt:a|b:x", "rt:a|b:9999", "rt:080101cusco"):
        toast = await person.tap_raw(shown, data)
        assert toast.alert

    assert "Iquitos" in roadless
    assert "xyzzy" in unknown
    assert "distintos" in nowhere
    assert "¿De dónde a dónde?" in broken


async def test_a_shared_position_is_answered_with_what_is_near_and_kept_nowhere(town: Town) -> None:
    await town.start()
    await _cut(town)
    person = town.person()

    asked = await town.answer(person, "/cerca")
    said = await person.location(-15.467, -70.158)
    told = await town.playground.wait_for(person.chat_id, lambda v: v.from_bot, after=said)
    said = await person.venue(-14.065, -75.729, "Plaza de Armas")
    ica = await town.playground.wait_for(person.chat_id, lambda v: v.from_bot, after=said)
    said = await person.location(-16.5, -68.15)
    abroad = await town.playground.wait_for(person.chat_id, lambda v: v.from_bot, after=said)

    assert "ubicación" in asked.text
    call = [c for c in town.playground.ledger.calls("sendMessage") if "request_location" in str(c)]
    assert len(call) == 1
    nearest, here = told.text.splitlines()[:2]
    assert nearest.startswith("🟡 Bloqueo a unos 14 km al norte")
    assert here.startswith("Usted está en Juliaca, Puno")
    assert "km al norte · 🟡 Calapuja" in told.text
    assert told.button("fo:211101") and told.button("fo:2111") and told.button("st:21")
    assert (
        "Ese lugar está en Ica" in ica.text
        and "Ese lugar no se guarda" in ica.text
        and "Que no haya avisos" in ica.text
    )
    assert "fuera del Perú" in abroad.text
    assert await town.bot.store.chats.find(person.id) is None


async def test_a_live_position_has_one_answer_that_follows_it_at_a_sane_pace(town: Town) -> None:
    await town.start()
    await _cut(town)
    person = town.person()

    shared = await person.location(-15.467, -70.158, live_period=3600)
    first = await town.playground.wait_for(person.chat_id, lambda v: v.from_bot, after=shared)
    await person.move(shared, -15.60, -70.10)
    await town.ask(person, "/ayuda")
    soon = await _at(town, person, first.message_id)
    town.clock.forward(timedelta(minutes=1))
    await person.move(shared, -15.84, -70.03)
    later = await town.playground.wait_for(
        person.chat_id, lambda v: v.message_id == first.message_id and "Usted está en Puno" in v.text
    )
    await person.move(shared, -16.086, -69.638, last=True)
    ended = await town.playground.wait_for(
        person.chat_id, lambda v: v.message_id == first.message_id and "Usted está en Ilave" in v.text
    )

    assert soon.text == first.text
    assert "Se actualiza" in later.text
    assert "no se guarda" in ended.text
    answers = [v for v in town.playground.messages(person.chat_id) if v.from_bot]
    assert len(answers) == 2


async def test_who_follows_a_route_hears_what_lies_on_it_until_they_stop(town: Town) -> None:
    await town.start()
    driver, other = town.person(), town.person()
    shown = await town.answer(driver, "/ruta Lima Cusco")
    await town.ask(other, "/suscribir Ica")

    await driver.tap(shown, "Avisarme")
    await town.playground.wait_for(driver.chat_id, lambda v: "Desde ahora sigue la ruta" in v.text)
    again = await town.answer(driver, "/ruta Cusco Lima")
    listed = await town.answer(driver, "/suscripciones")
    await publish(town.bot.store, town.clock.now(), region="0301", km_from=800.0)
    await town.settled()
    await publish(town.bot.store, town.clock.now(), region="210501", km_from=1410.0)
    await town.settled()
    await driver.tap(again, "Dejar de avisarme")
    ended = await town.playground.wait_for(driver.chat_id, lambda v: "Ya no sigue" in v.text)
    await publish(town.bot.store, town.clock.now(), region="0301", km_from=810.0)
    await town.settled()

    assert "Lima → Cusco" in listed.text
    assert "Ya no sigue la ruta Cusco → Lima" in ended.text
    assert [t.splitlines()[0] for t in town.texts(driver) if t.startswith("🔴 Bloqueo")] == [
        "🔴 Bloqueo · Abancay (provincia), Apurímac · PE-3S km 800"
    ]
    assert not [t for t in town.texts(other) if t.startswith("🔴 Bloqueo")]
    assert "Sigue" not in await town.ask(driver, "/suscripciones")


async def _at(town: Town, person, message: int):  # type: ignore[no-untyped-def]
    return next(v for v in town.playground.messages(person.chat_id) if v.message_id == message)


async def test_in_a_group_nobody_is_asked_to_show_where_they_are(town: Town) -> None:
    await town.start()
    admin = town.person("Admin")
    group = await town.group("Transportistas", members=[], admins=[admin])

    said = await admin.say("/cerca", chat=group.id)
    told = await town.playground.wait_for(group.id, lambda view: view.from_bot, after=said)
    await admin.location(-15.467, -70.158, chat=group.id)
    said = await admin.say("/ruta Cusco Puno", chat=group.id)
    await town.playground.wait_for(group.id, lambda view: view.from_bot, after=said)

    assert "start=near" in told.text
    assert len([v for v in town.playground.messages(group.id) if v.from_bot]) == 3


async def test_what_goes_on_is_placed_at_a_start_before_anybody_asks(town: Town) -> None:
    await town.start()
    await _cut(town)
    await town.stop()
    await town.start()

    async def placed() -> bool:
        return bool(town.bot.house.whereabouts._placed.cache_info().currsize)

    await town.until(placed)
