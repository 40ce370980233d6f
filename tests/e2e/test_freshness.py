"""The desk is asked whether what it posted still stands: one message an hour, answered by a tap."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.playground.faults import Fault
from bot.playground.person import Person
from storage.model import EventFacts, EventState, Kind, Language, TrafficState
from storage.schema import editors
from storage.staff import Role
from tests.e2e.conftest import Town
from tests.factories import facts

HOUR = timedelta(hours=1)
# The memory of what was asked is tried on both databases in tests/bot/test_freshening.py; here is what people see.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def _volunteer(town: Town, role: Role, *regions: str, language: str = "es") -> Person:
    """Somebody at the desk who has written to the bot."""
    person = town.person("Voluntaria", language)
    await _write(town, person)
    async with town.bot.store._database.write() as connection:
        await connection.execute(
            editors.insert().values(
                sealed=town.sealer.seal(person.id),
                role=role,
                regions=list(regions),
                created_at=town.clock.now(),
            )
        )
    return person


async def _write(town: Town, person: Person) -> None:
    """They have written to the bot, which knows their language since."""
    await town.ask(person, "/ayuda")
    await town.bot.store.chats.ensure(
        person.id, kind="private", language=Language(person.language or "es"), now=town.clock.now()
    )


async def _post(town: Town, editor: Person, **changes: Any) -> int:
    """An event that this editor published and confirmed now; gives its number."""
    now = town.clock.now()
    found = await town.bot.store.editors.find(editor.id)
    assert found is not None
    stated = facts(now, started=now - HOUR, last_confirmed=now, **changes)
    draft = await town.bot.store.drafts.open(found.id, stated, now=now)
    return (await town.bot.store.events.publish(draft, now=now, undo=timedelta(0))).event


async def _look(town: Town, hours: float = 0) -> None:
    town.clock.forward(hours * HOUR)
    await town.bot.freshening.look()


def _asking(town: Town, person: Person) -> list[Any]:
    """The messages that ask somebody, as they are now, oldest first."""
    return [
        view
        for view in town.playground.messages(person.chat_id)
        if view.from_bot and any((b.data or "").startswith("qs:") for row in view.buttons for b in row)
    ]


async def _until(town: Town, person: Person, message: Any, words: str) -> Any:
    """The message as soon as it shows these words."""
    return await town.playground.wait_for(
        person.chat_id, lambda v: v.message_id == message.message_id and words in v.text
    )


async def _facts(town: Town, number: int) -> EventFacts:
    event = await town.bot.store.events.get(number)
    assert event is not None
    return event.facts


def _labels(view: Any) -> list[list[str]]:
    return [[button.label for button in row] for row in view.buttons]


async def test_the_questions_of_an_hour_are_one_message_and_a_tap_answers_each(town: Town) -> None:
    town.editor()
    await town.start()
    editor = await _volunteer(town, Role.PUBLISHER, "21")
    ilave = await _post(town, editor)
    juli = await _post(town, editor, region="210401", km_from=1450.0)
    march = await _post(town, editor, kind=Kind.MARCH, traffic_state=None, road=None, km_from=None)
    follower = town.person("Seguidora")
    await town.ask(follower, "/suscribir Puno")

    await _look(town, 7)
    await _look(town)
    (asked,) = _asking(town, editor)
    stale = await town.ask(follower, "/estado Puno")
    confirmed = await editor.tap(asked, f"qs:1:{ilave}:yes")
    one = await _until(town, editor, asked, "1 ✔")
    await editor.tap(asked, f"qs:1:{juli}:part")
    changed = await town.playground.wait_for(follower.chat_id, lambda v: v.text.startswith("🟡"))
    await editor.tap(asked, f"qs:1:{march}:over")
    done = await _until(town, editor, asked, "no queda nada")
    again = await editor.tap_raw(asked, f"qs:1:{ilave}:over")
    await town.settled()
    await _look(town)

    assert asked.text.splitlines()[0] == "¿Siguen? 3 hechos sin confirmar · Puno"
    assert asked.text.count("sin confirmar desde hace 7 h") == 3
    assert _labels(asked) == [
        ["1 Sí", "Parcial", "Libre", "No sé"],
        ["2 Sí", "Parcial", "Libre", "No sé"],
        ["3 Sí", "Terminó", "No sé"],
    ]
    assert stale.count("sin confirmar desde hace 7 h") == 3
    assert confirmed.text == "Confirmado."
    # The rows keep their place: the next tap must not land on another event.
    assert _labels(one)[0] == ["1 ✔"] and _labels(one)[1][0] == "2 Sí"
    assert "restringido" in changed.text
    assert not done.buttons
    assert again.alert and "ya tiene respuesta" in again.text
    assert (await _facts(town, ilave)).last_confirmed == town.clock.now()
    assert (await _facts(town, juli)).traffic_state is TrafficState.RESTRICTED
    assert (await _facts(town, march)).state is EventState.ENDED
    assert _asking(town, editor) == []


async def test_no_answer_or_dont_know_leads_to_the_next_and_at_last_to_no_information(town: Town) -> None:
    owner = town.editor("en")
    await town.start()
    await _write(town, owner)
    editor = await _volunteer(town, Role.PUBLISHER, "21")
    other = await _volunteer(town, Role.EDITOR, "2105")
    elsewhere = await _volunteer(town, Role.EDITOR, "08")
    number = await _post(town, editor)

    await _look(town, 6.1)
    (asked,) = _asking(town, editor)
    early = _asking(town, other)
    await _look(town, 2.1)
    (escalated,) = _asking(town, other)
    toast = await other.tap(escalated, f"qs:2:{number}:none")
    said = await _until(town, other, escalated, "se pregunta a otros")
    # A restart forgets nothing and asks nobody twice.
    await town.stop()
    await town.start()
    await _look(town)
    (last,) = _asking(town, owner)
    await _look(town, 4)
    told = await town.playground.wait_for(editor.chat_id, lambda v: "Nadie lo confirmó" in v.text)
    status = await town.ask(editor, "/estado Puno")
    reopened = await editor.tap(asked, f"qs:1:{number}:yes")
    await _until(town, owner, last, "✔")
    night = [
        call.params["disable_notification"]
        for call in town.playground.ledger.calls("sendMessage")
        if "qs:" in str(call.params.get("reply_markup"))
        or "Nadie lo confirmó" in str(call.params.get("text"))
    ]

    assert asked.text.startswith("¿Sigue? 🔴 Ilave, Puno · PE-3S km 1410")
    assert early == []
    assert toast.text == "Gracias. Se pregunta a otros de la mesa."
    assert "No sé" not in str(_labels(said))
    assert last.text.startswith("Still there? 🔴 Ilave, Puno · PE-3S km 1410")
    assert told.text.splitlines()[0].startswith("▫️ Ilave, Puno · PE-3S km 1410 · ")
    assert "sin información desde ayer" in told.text
    assert "Sin información reciente:\n▫️ Ilave" in status and "🟢" not in status
    assert reopened.text == "Confirmado."
    assert (await _facts(town, number)).state is EventState.ACTIVE
    assert len(_asking(town, elsewhere)) == 0
    # From 20:26 on, and after 23:00 without a sound.
    assert night == [False, False, False, True]


async def test_old_buttons_other_peoples_and_those_of_who_left_are_answered_kindly(town: Town) -> None:
    owner = town.editor()
    await town.start()
    await _write(town, owner)
    editor = await _volunteer(town, Role.EDITOR, "21")
    publisher = await _volunteer(town, Role.PUBLISHER, "21")
    number = await _post(town, publisher)
    town.playground.faults.add(Fault("403", method="sendMessage", chat_id=publisher.chat_id, count=1))

    await _look(town, 7)
    await _look(town)
    (asked,) = _asking(town, editor)
    stranger = await publisher.tap_raw(town.playground.messages(publisher.chat_id)[-1], f"qs:2:{number}:yes")
    nonsense = [
        await editor.tap_raw(asked, data) for data in ("qs:2:99:yes", "qs:99:1:yes", "qs:x", "qs:2:1:boo")
    ]
    sent = await editor.tap(asked, f"qs:2:{number}:over")
    waiting = await _until(town, editor, asked, "espera a quien publica")
    twice = await editor.tap(asked, f"qs:2:{number}:seen")
    card = await town.playground.wait_for(publisher.chat_id, lambda v: "rv:" in str(v.buttons))
    async with town.bot.store._database.write() as connection:
        await connection.execute(
            editors.update()
            .where(editors.c.sealed == town.sealer.seal(editor.id))
            .values(revoked_at=town.clock.now())
        )
    revoked = await editor.tap(waiting, f"qs:2:{number}:seen")

    assert _asking(town, publisher) == []
    assert all(toast.alert and toast.text for toast in (stranger, *nonsense))
    assert sent.text == "Enviado a quien publica."
    assert "ya tiene respuesta" in twice.text
    assert "Ilave" in card.text
    assert "solo para la mesa" in revoked.text
    assert (await _facts(town, number)).state is EventState.ACTIVE


async def test_announced_events_are_asked_about_and_a_long_list_has_pages(town: Town) -> None:
    town.editor()
    await town.start()
    editor = await _volunteer(town, Role.PUBLISHER, "", language="en")
    now = town.clock.now()
    begins = now + HOUR
    numbers = [await _post(town, editor, km_from=1400.0 + n) for n in range(8)]
    announced = [
        await _post(
            town, editor, kind=Kind.STRIKE, traffic_state=None, region=region, state=EventState.ANNOUNCED
        )
        for region in ("08", "04")
    ]
    async with town.bot.store._database.write() as connection:
        await connection.execute(
            sa.text("UPDATE events SET started = :at WHERE state = 'announced'"),
            {"at": round(begins.timestamp() * 1000)},
        )

    await _look(town, 0.5)
    none = _asking(town, editor)
    await _look(town, 6.5)
    (first,) = _asking(town, editor)
    await editor.tap(first, "qs:1:p:1")
    second = await _until(town, editor, first, "Called off?")
    await editor.tap(second, f"qs:1:{announced[0]}:begun")
    await _until(town, editor, first, "9 ✔")
    await editor.tap(second, f"qs:1:{announced[1]}:wait")
    last = await _until(town, editor, first, "10 ✔")

    assert none == []
    assert first.text.splitlines()[0].startswith("Still there? 10 events not confirmed")
    assert _labels(first)[-1] == ["And 2 more ▶"]
    assert len(first.buttons) == 9
    assert _labels(second) == [
        ["9 Begun", "Not yet", "Not sure"],
        ["10 Begun", "Not yet", "Not sure"],
        ["◀"],
    ]
    assert [(await _facts(town, one)).state for one in announced] == [EventState.ACTIVE, EventState.ANNOUNCED]
    assert _labels(last) == [["◀"]]
    assert len(numbers) == 8


@pytest.mark.parametrize(
    ("language", "same", "number", "active"),
    [
        ("es", "Es el mismo: confirmar el 2", 2, EventState.LAPSED),
        ("en", "They are two: confirm 1", 1, EventState.ACTIVE),
    ],
)
async def test_a_late_yes_to_what_lapsed_is_compared_with_what_is_open_there_by_now(
    town: Town, language: str, same: str, number: int, active: EventState
) -> None:
    editor = town.editor(language)
    await town.start()
    await _write(town, editor)
    old = await _post(town, editor)
    await _look(town, 7)
    (asked,) = _asking(town, editor)
    await town.bot.store.lifecycle.lapse(old, now=town.clock.now())
    await _post(town, editor)
    town.clock.forward(HOUR)

    await editor.tap(asked, f"qs:1:{old}:yes")
    which = await town.playground.wait_for(editor.chat_id, lambda v: same in str(v.buttons))
    before = await _facts(town, old)
    await town.tap(editor, which, same)

    async def confirmed() -> bool:
        return (await _facts(town, number)).last_confirmed == town.clock.now()

    await town.until(confirmed)

    assert before.state is EventState.LAPSED
    assert (await _facts(town, old)).state is active
