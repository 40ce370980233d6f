"""What people choose to receive, and silence, as they do it in Telegram."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.playground.people import Person
from bot.playground.views import View
from storage.choices import Choices, Extent, Grade, Manner, Sort
from storage.model import Severity
from tests.e2e.conftest import Town
from tests.factories import publish


async def _tapped(town: Town, person: Person, view: View, *data: str) -> View:
    """Tap one button after the other in the same message; how it looks then."""
    for entry in data:
        before = view
        await person.tap(view, view.button(entry).data or entry, chat=view.chat_id)

        def turned(seen: View, before: View = before) -> bool:
            return seen.message_id == before.message_id and seen.moment > before.moment

        view = await town.playground.wait_for(before.chat_id, turned)
    return view


async def test_a_trucker_takes_blockades_alone_in_a_digest(town: Town) -> None:
    await town.start()
    trucker = town.person("Camionero")

    lost = await town.answer(trucker, "/ajustes")
    followed = await town.answer(trucker, "/suscribir Puno")
    place = await _tapped(town, trucker, followed, "Elegir qué recibir")
    first = await town.answer(trucker, "/ajustes")
    kinds = await _tapped(town, trucker, first, "Qué clases", *(f"op:k::-{n}" for n in (2, 4, 8, 16, 32)))
    refused = await trucker.tap(kinds, "op:k::-1")
    shown = await _tapped(town, trucker, kinds, "‹ Ajustes", "Cómo llega", "op:m::2", "‹ Ajustes")

    assert "ningún lugar" in lost.text.splitlines()[0]
    assert place.text.splitlines()[0] == "Puno: todo, al instante."
    assert kinds.text.splitlines()[0] == "Recibe: bloqueos."
    assert refused.alert and "al menos una" in refused.text
    assert shown.text.splitlines()[0] == "Recibe: bloqueos, en resumen."
    assert "07:00 y 19:00. El próximo: hoy 19:00." in shown.text
    kept = await town.bot.store.preferences.of(trucker.id, None, now=town.clock.now())
    assert kept is not None and kept.choices == Choices(sorts=Sort.BLOCKADES, manner=Manner.DIGEST)


async def test_a_journalist_abroad_chooses_for_one_place_and_for_the_night(town: Town) -> None:
    await town.start()
    reader = town.person(language="en")
    await town.ask(reader, "/subscribe Cusco, Juliaca")

    first = await town.answer(reader, "/settings")
    place = await _tapped(
        town, reader, first, "By place", "Juliaca", "How much", "Only start", "‹ This place"
    )
    place = await _tapped(town, reader, place, "Severity", "From high", "‹ Settings", "Time zone")
    found = await town.answer(reader, "new york")
    await _tapped(town, reader, found, "op:z::America/New_York")
    night = await _tapped(town, reader, place, "Settings", "Quiet", "Other", "21:00", "On the half", "05:30")
    waking = await _tapped(town, reader, night, "Urgent", "‹ Settings")
    listed = await town.ask(reader, "/subscriptions")

    assert waking.text.splitlines() == [
        "You receive: everything, at once.",
        "Quiet hours: 21:00–05:30, also for what is urgent.",
        "Time: New York, 14:20.",
        "• Juliaca: from high severity, only start and end",
    ]
    assert "Puno: from high severity, only start and end" in listed
    kept = await town.bot.store.preferences.of(reader.id, None, now=town.clock.now())
    assert kept is not None and kept.rhythm.zone == "America/New_York"
    assert {one.target: one.choices for one in kept.subscriptions} == {
        "08": Choices(),
        "211101": Choices(least=Grade.SEVERE, extent=Extent.ENDS),
    }


async def test_a_mother_mutes_from_under_a_push_and_the_push_stays(town: Town) -> None:
    await town.start()
    mother = town.person("Mamá")
    await town.ask(mother, "/suscribir Puno")
    await publish(town.bot.store, town.clock.now())
    push = await town.playground.wait_for(mother.chat_id, lambda view: view.text.startswith("🔴"))

    opened = await _tapped(town, mother, push, "Silenciar ▾")
    back = await _tapped(town, mother, opened, "‹")
    opened = await _tapped(town, mother, back, "Silenciar ▾")
    toast = await mother.tap(opened, "1 h")
    again = await mother.tap_raw(opened, "mu:1:21")
    line = await town.playground.wait_for(mother.chat_id, lambda view: view.message_id > push.message_id)
    await publish(town.bot.store, town.clock.now(), km_from=1420.0, severity=Severity.EXTREME)
    await town.settled()
    told = [text for text in town.texts(mother) if text.startswith("🔴")]
    lines = [text for text in town.texts(mother) if "silencio" in text]
    kept = await town.bot.store.preferences.of(mother.id, None, now=town.clock.now())
    over = await _tapped(town, mother, line, "Quitar el silencio")
    free = await town.bot.store.preferences.of(mother.id, None, now=town.clock.now())

    assert back.text == push.text and back.buttons == push.buttons
    assert toast.text == again.text == "En silencio hasta las 15:20."
    assert lines == ["En silencio hasta las 15:20. Después le cuento en un mensaje lo que pase."]
    assert line.silent
    assert told == [push.text]
    assert kept is not None and kept.muted_until == town.clock.now() + timedelta(hours=1)
    assert over.text.startswith("Silencio terminado.") and not over.buttons
    assert free is not None and free.muted_until is None


async def test_in_a_group_its_administrators_choose_and_a_topic_for_itself(town: Town) -> None:
    await town.start()
    admin, member = town.person("Admin"), town.person("Socia")
    group = town.playground.people.group("Sur", members=[member], admins=[admin], forum=True)
    topic = await group.topic("Puno")
    said = await admin.say("/suscribir Puno", chat=group.id, topic=topic)
    await town.playground.wait_for(group.id, lambda view: True, after=said)

    said = await admin.say("/ajustes", chat=group.id, topic=topic)
    shown = await town.playground.wait_for(group.id, lambda view: "Recibe" in view.text, after=said)
    refused = await member.tap(shown, "Silenciar ahora", chat=group.id)
    said = await member.say("/ajustes", chat=group.id)
    told = await town.playground.wait_for(group.id, lambda view: True, after=said)
    await _tapped(town, admin, shown, "Silenciar ahora", "Hasta mañana")

    assert refused.alert and "administradores" in refused.text
    assert "administradores" in told.text
    kept = await town.bot.store.preferences.of(group.id, topic, now=town.clock.now())
    whole = await town.bot.store.preferences.of(group.id, None, now=town.clock.now())
    assert kept is not None and kept.muted_until == datetime(2023, 1, 6, 12, tzinfo=UTC)
    assert whole is None


async def test_old_and_made_up_buttons_are_answered_kindly_and_change_nothing(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/suscribir Puno, Cusco")
    shown = await town.answer(person, "/ajustes")
    await town.ask(person, "/dejar Cusco")

    unfollowed = await person.tap_raw(shown, "op:k:r08:-1")
    made_up = [
        await person.tap_raw(shown, data)
        for data in (
            *("op:x", "op:k:r7", "op:k::7", "op:k::-3", "op:g::9", "op:m::=", "op:d::+0710"),
            *("op:q::2200-2200", "op:q::2500-0600", "op:t::9", "op:z::Mars/Olympus", "op:l::fr", "op:u::9"),
            *("op:p::x", "mu:1", "mu:9:21", "mu:o:99", "mu:", "op:k:r21;drop:-1", "op:o:w-:1"),
        )
    ]

    assert unfollowed.alert and "ya no se sigue" in unfollowed.text
    assert all("ya no sirve" in toast.text for toast in made_up), made_up
    kept = await town.bot.store.preferences.of(person.id, None, now=town.clock.now())
    assert kept is not None and kept.muted_until is None
    assert {one.choices for one in kept.subscriptions} == {Choices()} and kept.choices == Choices()
