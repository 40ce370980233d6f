"""Digests as people get them: one message at their hour, and one after a silence."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.playground.views import View
from storage.choices import Choices, Manner
from storage.model import EventState, PushAction
from storage.schema import revisions
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


async def test_an_event_that_cannot_be_shown_holds_up_nobodys_digest_and_owners_hear_of_it_once(
    town: Town,
) -> None:
    owner = town.editor()
    await town.start()
    mother, trucker = town.person(), town.person("Trucker", "en")
    # Whoever never wrote to the bot cannot be told anything.
    for person, text in ((owner, "/ayuda"), (mother, "/suscribir Puno")):
        await town.ask(person, text)
    await town.ask(trucker, "/subscribe Puno")
    store, now = town.bot.store, town.clock.now
    for person in (mother, trucker):
        known = await store.preferences.of(person.id, None, now=now())
        assert known is not None
        await store.preferences.choose(known.destination, Choices(manner=Manner.DIGEST))
    await publish(store, now())
    broken = await publish(store, now(), region="2111")
    await town.settled()
    # Written by a version that knew a kind more.
    async with store._database.write() as connection:
        mine = revisions.c.event == broken.event
        facts = await connection.scalar(sa.select(revisions.c.facts).where(mine))
        await connection.execute(revisions.update().where(mine).values(facts={**facts, "kind": "eclipse"}))

    town.clock.forward(datetime(2023, 1, 5, 19, 0, 3, tzinfo=LIMA) - now())
    spanish: View = await town.playground.wait_for(mother.chat_id, _of("Resumen"))
    english: View = await town.playground.wait_for(trucker.chat_id, _of("digest"))
    told: View = await town.playground.wait_for(owner.chat_id, _of("no se puede mostrar"))
    await town.settled()

    assert spanish.text.splitlines()[0] == "Resumen de las 19:00 · 1 bloqueo nuevo, 1 más"
    assert spanish.text.splitlines()[-1] == f"2. ▫️ Hecho {broken.event}: véalo con /hecho {broken.event}"
    assert english.text.splitlines()[-1] == f"2. ▫️ Event {broken.event}: see /event {broken.event}"
    assert f"/publicar {broken.event}" in told.text
    assert sum("no se puede mostrar" in text for text in town.texts(owner)) == 1
