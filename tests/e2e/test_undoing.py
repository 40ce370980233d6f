"""Taking back what went out of one text: what somebody else changed stays, and what a revoked editor sent goes out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from storage.model import EventState, TrafficState
from storage.staff import Role
from tests.e2e.conftest import Town
from tests.e2e.test_pasting import THREE, join, paste, tap
from tests.factories import editor as owner_of


async def test_undo_all_leaves_what_somebody_else_changed_and_does_nothing_for_who_was_revoked(
    town: Town,
) -> None:
    owner, town.undo = town.editor(), timedelta(seconds=60)
    await town.start()
    publisher, follower = town.person("Ana"), town.person()
    await town.ask(follower, "/suscribir Ica")
    store, now = town.bot.store, town.clock.now
    desk = await owner_of(store, now(), owner.id)
    await join(town, desk.id, publisher, "11", role=Role.PUBLISHER)
    out = await tap(town, publisher, await paste(town, publisher, THREE), "Publicar los 3")

    await store.lifecycle.change(
        2, desk.id, now=now(), undo=timedelta(0), traffic_state=TrafficState.RESTRICTED, passage="Un carril"
    )
    undone = await town.tap(publisher, out, "Deshacer")
    listed = await town.playground.wait_for(publisher.chat_id, lambda v: "Publicar los 2" in str(v.buttons))
    out = await tap(town, publisher, listed, "Publicar los 2")
    member = await store.editors.find(publisher.id)
    assert member is not None
    await store.editors.revoke(member.id, by=desk.id, now=now())
    refused = await town.tap(publisher, out, "Deshacer")
    town.clock.forward(timedelta(seconds=61))
    town.bot.engine.wake()
    await town.settled()
    states = [event.facts.state for event in await store.events.many([1, 2, 3, 4, 5])]
    pushed = [text for text in town.texts(follower) if "PE-1S" in text]

    assert undone.text == "Deshechos los 2. Otra persona cambió uno entretanto: queda como está ahora."
    assert "mesa" in refused.text
    # The first and the third were taken back, and went out again as they were before somebody was revoked.
    assert states == [
        EventState.RETRACTED,
        EventState.ACTIVE,
        EventState.RETRACTED,
        EventState.ACTIVE,
        EventState.ACTIVE,
    ]
    assert sorted("Un carril" in text for text in pushed) == [False, False, True]


async def test_what_nobody_can_take_back_any_more_is_said_by_its_reason(town: Town) -> None:
    owner, town.undo = town.editor("en"), timedelta(seconds=60)
    await town.start()
    store, now = town.bot.store, town.clock.now
    out = await tap(town, owner, await paste(town, owner, THREE), "Publish the 3")
    other = await owner_of(store, now(), 9_000_001)

    for event in (1, 2, 3):
        await store.lifecycle.confirm(event, other.id, now=now() + timedelta(seconds=1))
    undone = await town.tap(owner, out, "Undo all")

    assert undone.text == "Somebody else changed 3 meanwhile: they stay as they are now."


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_undo_tapped_twice_never_says_that_it_went_out(town: Town) -> None:
    owner, town.undo = town.editor(), timedelta(seconds=60)
    await town.start()
    alone = "Sutran: bloqueo en Ilave, Puno, PE-3S km 1410, desde las 13:00."

    several = await tap(town, owner, await paste(town, owner, THREE), "Publicar los 3")
    all_back = [await owner.tap_raw(several, _undo(several)) for _ in range(2)]
    one = await tap(town, owner, await paste(town, owner, alone), "Publicar")
    back = [await owner.tap_raw(one, _undo(one)) for _ in range(2)]

    assert "Deshechos los 3" in all_back[0].text and "Deshecho" in back[0].text
    assert "así está ahora" in all_back[1].text and "Ya estaba deshecho" in back[1].text


def _undo(view: Any) -> str:
    return next(b.data for row in view.buttons for b in row if "Deshacer" in b.label)
