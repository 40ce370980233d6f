"""A publisher lets somebody else's draft out: what was published, changed or edited since they looked is not passed over."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from storage.model import TrafficState
from storage.staff import FourEyes
from tests.e2e.conftest import Town
from tests.e2e.test_people import _action, _data, _join, _send
from tests.factories import editor as owner_of

RADIO = "Bloqueo en Ilave, Puno: PE-3S km 1410. Según Radio Onda Azul hay unas 300 personas."


async def test_what_was_published_since_a_draft_was_sent_is_shown_before_it_goes_out(town: Town) -> None:
    owner = town.editor()
    await town.start()
    first, second = await _join(town, owner, "21"), await _join(town, owner, "21", "08")

    asked = await _send(town, first, owner)
    again = await _send(town, second, owner, RADIO)
    await owner.tap(asked, _action(asked, "pub"))
    await owner.tap(again, _action(again, "pub"))
    known = await town.playground.wait_for(owner.chat_id, lambda v: "puede ser este" in v.text)
    held = await town.bot.store.events.get(2)
    await town.tap(owner, known, "Volver")
    card = await town.playground.wait_for(owner.chat_id, lambda v: "300" in v.text and "pide que" in v.text)
    await owner.tap(card, _action(card, "pub"))
    known = await town.playground.wait_for(owner.chat_id, lambda v: "puede ser este" in v.text)
    await town.tap(owner, known, "Es otro")
    told = await town.playground.wait_for(second.chat_id, lambda v: "se publicó" in v.text)
    one = await town.bot.store.events.get(1)

    assert known.text.splitlines()[1] == "n.º 1 · Bloqueo · Ilave, Puno · PE-3S km 1410"
    assert held is None and one is not None and "hecho 2" in told.text


async def test_a_draft_that_waited_for_longer_than_its_word_holds_is_asked_about(town: Town) -> None:
    owner = town.editor()
    await town.start()
    sender = await _join(town, owner, "21")

    asked = await _send(town, sender, owner)
    town.clock.forward(timedelta(hours=7))
    await owner.tap(asked, _action(asked, "pub"))
    still = await town.playground.wait_for(owner.chat_id, lambda v: "hace 7 h" in v.text)
    before = await town.bot.store.events.get(1)
    await town.tap(owner, still, "Sigue así")
    await town.playground.wait_for(sender.chat_id, lambda v: "se publicó" in v.text)
    event = await town.bot.store.events.get(1)

    assert before is None and event is not None
    assert event.facts.last_confirmed == town.clock.now() - timedelta(hours=7)


async def test_of_two_publishers_who_let_the_same_out_at_once_the_second_is_asked(town: Town) -> None:
    one, other = town.editor(), town.editor("en")
    town.four_eyes = FourEyes.ALL
    await town.start()
    for person in (one, other):
        await town.ask(person, "/start")
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")

    theirs = await _send(town, one, other)
    mine = await _send(town, other, one, RADIO)
    await asyncio.gather(other.tap(theirs, _action(theirs, "pub")), one.tap(mine, _action(mine, "pub")))
    await town.settled()
    asked = [
        text
        for person in (one, other)
        for text in town.texts(person)
        if "puede ser este" in text or "may be this one" in text
    ]
    store, now = town.bot.store, town.clock.now()
    waiting = [await store.reviews.waiting(await owner_of(store, now, p.id)) for p in (one, other)]

    assert len(asked) == 1
    assert sum(text.startswith("🔴") for text in town.texts(follower)) == 1
    assert sorted(map(len, waiting)) == [0, 1]


async def test_an_edit_goes_out_neither_over_a_colleagues_change_nor_in_words_nobody_looked_at(
    town: Town,
) -> None:
    owner, town.undo = town.editor(), timedelta(0)
    await town.start()
    author = await _join(town, owner, "21")
    store, now = town.bot.store, town.clock.now
    desk = await owner_of(store, now(), owner.id)

    looked_at = await _send(town, author, owner)
    (draft,) = await store.reviews.waiting(desk)
    back = await store.reviews.take_back(draft, now=now())
    assert back is not None
    other = await store.drafts.change(back, now=now(), facts=back.facts.changed(dead=40))
    assert other is not None and await store.reviews.send(other, now=now()) is not None
    changed = await owner.tap(looked_at, _action(looked_at, "pub"))
    nothing = await store.events.get(1)
    fresh = await town.playground.wait_for(
        owner.chat_id, lambda v: "40" in v.text and any(":pub" in d for d in _data(v))
    )
    await owner.tap(fresh, _action(fresh, "pub"))
    await town.settled()
    member = await store.editors.find(author.id)
    assert member is not None
    sent = await store.lifecycle.change(
        1, member.id, now=now(), undo=timedelta(0), traffic_state=TrafficState.RESTRICTED, passage="Un carril"
    )
    assert sent.draft is not None
    listed = await town.answer(owner, "/borradores")
    await town.tap(owner, listed, "👁")
    waiting = await town.playground.wait_for(owner.chat_id, lambda v: "pide que se publique" in v.text)
    await store.lifecycle.confirm(1, desk.id, now=now() + timedelta(minutes=5))
    await owner.tap(waiting, _action(waiting, "pub"))
    outdated = await town.playground.wait_for(owner.chat_id, lambda v: "cambió mientras tanto" in v.text)
    event = await store.events.get(1)

    assert "cambió" in (changed.text or "") and nothing is None
    assert event is not None and event.facts.traffic_state is TrafficState.INTERRUPTED
    assert any(":why:known" in data for data in _data(outdated))
