"""What becomes of delivered messages when the event changes, was wrong, or is confirmed; over HTTP, in each chat."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.playground.faults import Fault
from bot.playground.people import Person
from storage.model import EventState, PushAction, TrafficState
from storage.pushes import DeliveryState
from tests.e2e.conftest import Town
from tests.factories import follow_up, publish


async def _follow(town: Town, language: str = "es", place: str = "21") -> Person:
    person = town.person(language=language)
    await town.ask(person, f"/start sub_{place}")
    return person


def _pushed(town: Town, person: Person) -> list:  # type: ignore[type-arg]
    """The messages of pushes in somebody's chat, oldest first."""
    return _about(town, person.chat_id)


def _about(town: Town, chat: int) -> list:  # type: ignore[type-arg]
    """The same in any chat."""
    signs = ("🔴", "🟡", "🟢", "✏️", "❌")
    return [v for v in town.playground.messages(chat) if v.from_bot and v.text.startswith(signs)]


async def _until_settled(town: Town) -> None:
    town.bot.engine.wake()
    await town.settled()


async def test_what_was_told_is_changed_put_right_and_withdrawn_in_every_chat(town: Town) -> None:
    town.rate = 1000.0
    await town.start()
    anna, ben, late = await _follow(town), await _follow(town, "en"), None
    first = await publish(town.bot.store, town.clock.now())
    await _until_settled(town)

    lifted = {"state": EventState.ENDED, "traffic_state": TrafficState.NORMAL, "ended": town.clock.now()}
    await follow_up(town.bot.store, first.event, PushAction.CHANGE, town.clock.now(), **lifted)
    await _until_settled(town)
    changed = [_pushed(town, person) for person in (anna, ben)]
    late = await _follow(town)
    await town.ask(ben, "/unsubscribe Puno")
    corrected = await follow_up(
        town.bot.store, first.event, PushAction.CORRECT, town.clock.now(), km_from=1414.0
    )
    await _until_settled(town)
    put_right = [_pushed(town, person) for person in (anna, ben)]
    await follow_up(
        town.bot.store, first.event, PushAction.RETRACT, town.clock.now(), state=EventState.RETRACTED
    )
    await _until_settled(town)
    withdrawn = [_pushed(town, person) for person in (anna, ben)]

    for told, change in changed:
        assert told.text.startswith("🔴") and change.text.startswith("🟢")
        assert change.reply_to == told.message_id
    for told, change, answer in put_right:
        assert told.text == change.text and "km 1414" in told.text and told.edited
        assert answer.reply_to == change.message_id
    assert put_right[0][2].text == "✏️ Corrección · Ilave, Puno: es el km 1414, no el 1410."
    assert put_right[1][2].text == "✏️ Correction · Ilave, Puno: it is km 1414, not 1410."
    for told, change, answer, denial in withdrawn:
        assert told.text == change.text and told.text.startswith("❌")
        assert answer.text.startswith("✏️") and denial.text.startswith("❌ De")
        assert denial.reply_to == change.message_id
    assert _pushed(town, late) == []
    assert (await town.bot.store.outbox.progress(corrected)).counts == {DeliveryState.SENT: 2}


async def test_who_deleted_the_message_and_whose_outcome_is_unknown_get_a_fresh_correction_once(
    town: Town,
) -> None:
    town.rate = 1000.0
    await town.start()
    deleted, doubtful = await _follow(town), await _follow(town)
    town.playground.faults.add(
        Fault("deliver_then_reset", method="sendMessage", chat_id=doubtful.chat_id, count=2)
    )
    first = await publish(town.bot.store, town.clock.now())
    await _passes(town, first.push)
    (message,) = _pushed(town, deleted)
    await deleted.delete(message)

    push = await follow_up(town.bot.store, first.event, PushAction.CORRECT, town.clock.now(), km_from=1414.0)
    await _passes(town, push)
    second = await follow_up(
        town.bot.store, first.event, PushAction.CORRECT, town.clock.now(), km_from=1415.0
    )
    await _passes(town, second)

    for person, before in ((deleted, 0), (doubtful, 2)):
        fresh, answer = _pushed(town, person)[before:]
        assert fresh.text.startswith("🔴") and "km 1415" in fresh.text, "the fresh one is edited in its turn"
        assert answer.text == "✏️ Corrección · Ilave, Puno: es el km 1415, no el 1414."
    states = (await town.bot.store.outbox.progress(push)).counts
    assert states == {DeliveryState.SENT: 2}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_confirmation_edits_without_a_sound_and_what_is_moved_is_told_where_it_is(town: Town) -> None:
    town.rate = 1000.0
    await town.start()
    here, there = await _follow(town), await _follow(town, place="08")
    first = await publish(town.bot.store, town.clock.now())
    await _until_settled(town)

    town.clock.forward(timedelta(minutes=30))
    await follow_up(
        town.bot.store,
        first.event,
        PushAction.REFRESH,
        town.clock.now(),
        last_confirmed=town.clock.now(),
    )
    await _until_settled(town)
    confirmed = _pushed(town, here)
    town.clock.forward(timedelta(minutes=1))
    await follow_up(town.bot.store, first.event, PushAction.CORRECT, town.clock.now(), region="080101")
    await _until_settled(town)

    (message,) = confirmed
    assert message.edited and "Confirmado 14:50" in message.text
    edited, answer = _pushed(town, here)
    assert "Cusco" in edited.text and answer.reply_to == edited.message_id
    assert "Lugar: Cusco" in answer.text and "antes: Ilave" in answer.text
    (told,) = _pushed(town, there)
    # It is the first that they hear, and says how to hear less.
    assert told.text == f"{edited.text}\n\nPara recibir menos: /ajustes"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_in_the_middle_of_a_correction_a_chat_may_move_leave_or_be_forgotten(town: Town) -> None:
    town.rate = 1000.0
    await town.start()
    admin = town.person("Admin")
    forum = await town.group("Sur", admins=[admin], forum=True)
    group = await town.group("Radio", admins=[admin], kind="group")
    topic = await forum.topic("Puno")
    for chat, where in ((forum.id, topic), (group.id, None)):
        said = await admin.say("/suscribir Puno", chat=chat, topic=where)
        await town.playground.wait_for(chat, lambda view: True, after=said)
    left, forgotten = await _follow(town), await _follow(town, "en")
    told = await publish(town.bot.store, town.clock.now(), **await _pictured(town, admin))
    await _passes(town, told.push)
    # Nobody's copy is edited at the first attempt: all are in the middle of it.
    busy = town.playground.faults.add(Fault("429", method="editMessageCaption", per_chat=1))

    push = await follow_up(town.bot.store, told.event, PushAction.CORRECT, town.clock.now(), km_from=1414.0)
    town.bot.engine.wake()
    await _until(lambda: busy.struck == 4)
    await town.ask(left, "/dejar Puno")
    await forgotten.tap(await town.answer(forgotten, "/forget"), "Erase")
    await group.upgrade()
    await _passes(town, push)

    for chat in (forum.id, left.chat_id):
        copy, answer = _about(town, chat)
        assert copy.photo is not None and copy.edited and "km 1414" in copy.text
        assert answer.reply_to == copy.message_id and answer.photo is None
        assert answer.text == "✏️ Corrección · Ilave, Puno: es el km 1414, no el 1410."
    assert {view.topic for view in _about(town, forum.id)} == {topic}
    (fresh,) = _about(town, group.id)
    assert fresh.text.startswith("✏️") and "es el km 1414" in fresh.text and fresh.photo is not None
    (kept,) = _about(town, forgotten.chat_id)
    assert not kept.edited and "km 1410" in kept.text
    states = (await town.bot.store.outbox.progress(push)).counts
    assert states == {DeliveryState.SENT: 3}


async def _pictured(town: Town, person: Person) -> dict[str, object]:
    """A photo that somebody sent to the bot, as the facts of an event name it."""
    said = await person.photo(b"\x89PNG\r\n\x1a\n" + bytes(60))
    (view,) = [one for one in town.playground.messages(person.chat_id) if one.message_id == said]
    return {"photo": view.photo, "photo_bot": town.playground.world.bot.id}


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110  a fault tells nobody that it struck
            await asyncio.sleep(0.01)


async def _passes(town: Town, push: int | None) -> None:
    """Let time pass until nothing is left to do about a push."""
    assert push is not None
    town.bot.engine.wake()
    for _ in range(2000):
        if not any(one.id == push for one in await town.bot.store.outbox.due_pushes(town.clock.now())):
            break
        town.clock.forward(timedelta(milliseconds=500))
        town.bot.engine.wake()
        await asyncio.sleep(0.01)
    await town.settled()


@pytest.mark.parametrize(
    ("language", "fix", "left", "said", "unknown"),
    [
        ("es", "/corregir 1 fue en Lima", "(PE-3S km 1410) no está en Lima", "todavía la nombra", "sin dato"),
        ("en", "/correct 1 it was in Lima", "(PE-3S km 1410) is not in Lima", "still names it", "not known"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_correction_of_the_place_leaves_the_road_behind_and_its_preview_says_so(
    town: Town, language: str, fix: str, left: str, said: str, unknown: str
) -> None:
    editor = town.editor(language)
    await town.start()
    follower = await _follow(town, language)
    await publish(town.bot.store, town.clock.now(), summary_es="Piedras en Ilave, km 1410 de la PE-3S.")
    await _until_settled(town)

    await editor.say(fix)
    preview = await town.playground.wait_for(editor.chat_id, lambda v: left in v.text)
    await town.act(editor, "pub")
    told = await town.playground.wait_for(
        follower.chat_id, lambda v: v.text.startswith("✏️") and "PE-3S km 1410)" in v.text
    )
    facts = (await town.bot.store.events.get(1)).facts  # type: ignore[union-attr]

    assert said in preview.text
    assert f": {unknown} (" in told.text
    assert (facts.region, facts.road, facts.km_from) == ("15", None, None)
