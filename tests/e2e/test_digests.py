"""Digests as people get them: one message at their hour, and one after a silence."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.playground.views import View
from storage.model import EventState, PushAction
from tests.conftest import LIMA
from tests.e2e.conftest import Town
from tests.factories import follow_up, publish


def _of(words: str):  # type: ignore[no-untyped-def]
    return lambda view: words in view.text.splitlines()[0]


async def test_the_day_comes_in_one_message_in_the_evening_and_a_silence_ends_with_another(
    town: Town,
) -> None:
    await town.start()
    mother, trucker = town.person(), town.person("Trucker", "en")
    await town.ask(mother, "/suscribir Puno, Cusco")
    await town.ask(trucker, "/subscribe Puno")
    store, now = town.bot.store, town.clock.now
    settings = await town.answer(mother, "/ajustes")
    await mother.tap(settings, "op:m:")
    manners = await town.showing(mother, "op:m::2")
    await mother.tap(manners, "op:m::2")
    silent = await store.preferences.of(trucker.id, None, now=now())
    assert silent is not None
    await store.preferences.mute(silent.destination, now() + timedelta(hours=8), now=now())

    bridge = await publish(store, now())
    await publish(store, now(), region="080101", km_from=990.0)
    await town.settled()
    town.clock.forward(timedelta(hours=2))
    await follow_up(store, bridge.event, PushAction.CHANGE, now(), state=EventState.ENDED, ended=now())
    await town.settled()
    before = len(town.texts(mother)), len(town.texts(trucker))
    town.clock.forward(datetime(2023, 1, 5, 19, 0, 3, tzinfo=LIMA) - now())
    digest: View = await town.playground.wait_for(mother.chat_id, _of("Resumen"))
    await mother.tap(digest, f"ev:{bridge.event}")
    event = await town.playground.wait_for(mother.chat_id, lambda view: True, after=digest)
    town.clock.forward(timedelta(hours=4))
    told: View = await town.playground.wait_for(trucker.chat_id, _of("While you had silence"))
    await town.stop()
    town.clock.forward(timedelta(minutes=5))
    await town.start()
    await town.settled()

    assert before == (2, 1)
    assert digest.text.splitlines() == [
        "Resumen de las 19:00 · 1 bloqueo nuevo, 1 bloqueo levantado",
        "",
        "Puno",
        "1. 🟢 Ilave · PE-3S km 1410 · levantado 16:20. Duró 10 h.",
        "",
        "Cusco",
        "2. 🔴 Cusco (distrito) · PE-3S km 990 · desde las 06:20 · confirmado 13:20 por Sutran",
    ]
    assert "Ilave" in event.text
    assert told.text.splitlines()[0] == "While you had silence: 1 blockade lifted"
    assert len([text for text in town.texts(mother) if text.startswith("Resumen")]) == 1
    assert len([text for text in town.texts(trucker) if text.startswith("While")]) == 1
