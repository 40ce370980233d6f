"""Whoever may do less than before finds no button that only refuses: what was shown before is shown as it is now."""

from __future__ import annotations

from typing import Any

import pytest

from bot.playground.people import Person
from storage.staff import Role
from tests.e2e.conftest import Town
from tests.e2e.test_people import TEXT, _action, _data, _draft, _join, _row, _send
from tests.factories import editor as owner_of

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def _lowered(town: Town, owner: Person, person: Person) -> None:
    store, now = town.bot.store, town.clock.now()
    desk = await owner_of(store, now, owner.id)
    await store.editors.set_role(await _row(town, person), Role.EDITOR, by=desk.id, now=now)


def _actions(view: Any) -> set[str]:
    return {data.split(":", 3)[3] for data in _data(view) if data.startswith("d:")}


@pytest.mark.parametrize("shown", ["preview", "card", "reading"])
async def test_publish_in_what_was_shown_before_becomes_send_to_a_publisher(town: Town, shown: str) -> None:
    owner = town.editor()
    await town.start()
    person = await _join(town, owner, "21", role=Role.PUBLISHER)
    if shown == "reading":
        said = await person.say("Sutran: " + TEXT)
        old = await town.playground.wait_for(person.chat_id, lambda v: "pub" in _actions(v), after=said)
    else:
        await _draft(town, person)
        old, data = await town.card(person, "pub")
        if shown == "preview":
            await person.tap(old, data.replace(":pub", ":prev"))
            old = await town.playground.wait_for(
                person.chat_id, lambda v: _actions(v) == {"card", "pub"}, after=old
            )
    before = _actions(old)

    await _lowered(town, owner, person)
    toast = await person.tap(old, _action(old, "pub"))
    now = await town.playground.wait_for(
        person.chat_id, lambda v: v.message_id == old.message_id and "send" in _actions(v)
    )
    await person.tap(now, _action(now, "send"))
    await town.playground.wait_for(owner.chat_id, lambda v: "pide que se publique" in v.text)

    assert "Lo publica otra persona" in toast.text
    assert _actions(now) == before - {"pub"} | {"send"}
    assert await town.bot.store.events.get(1) is None


async def test_what_waited_for_whoever_decides_no_more_has_no_buttons_left(town: Town) -> None:
    owner = town.editor()
    await town.start()
    author, person = await _join(town, owner, "21"), await _join(town, owner, "21", role=Role.PUBLISHER)
    asked = await _send(town, author, person)

    await _lowered(town, owner, person)
    toast = await person.tap(asked, _action(asked, "pub"))
    now = await town.playground.wait_for(
        person.chat_id, lambda v: v.message_id == asked.message_id and not v.buttons
    )

    assert "no le corresponde" in toast.text and "no le corresponde" in now.text


async def test_a_retraction_that_was_asked_before_is_sent_to_a_publisher(town: Town) -> None:
    owner = town.editor("en")
    await town.start()
    person = await _join(town, owner, "21", role=Role.PUBLISHER, language="en")
    await town.post(owner, TEXT)
    await town.settled()
    asked = await town.answer(person, "/retract 1 it was a rehearsal")

    await _lowered(town, owner, person)
    await town.tap(person, asked, "Yes, retract")
    now = await town.playground.wait_for(
        person.chat_id, lambda v: v.message_id == asked.message_id and "send" in _actions(v)
    )

    assert now.text == asked.text
    assert _actions(now) == {"send", "discy"}
