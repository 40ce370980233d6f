"""Groups and forums, over HTTP: added, greeted, silenced, removed, grown, and their topics."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

import handlers.greeter
from bot.playground.faults import Fault
from bot.playground.people import Group, Person
from bot.upkeep import KEPT, Upkeep
from tests.e2e.conftest import Town
from tests.factories import publish

GREETING = "puede recibir avisos"


def _said(town: Town, chat: int, words: str) -> list[Any]:
    """The bot's messages in a chat in which these words stand."""
    return [view for view in town.playground.messages(chat) if view.from_bot and words in view.text]


async def _answer(town: Town, who: Person, text: str, group: Group, **how: Any) -> Any:
    """What the bot answers in a group to somebody's words."""
    said = await who.say(text, chat=group.id, **how)
    return await town.playground.wait_for(group.id, lambda view: view.reply_to == said)


async def _suspended(town: Town, chat: int) -> bool:
    known = await town.bot.store.groups.standing(chat)
    return known is not None and known.suspended is not None


async def _followed(town: Town, chat: int, topic: int | None = None) -> list[str]:
    return [found.target for found in await town.bot.store.chats.subscriptions(chat, topic)]


async def _push(town: Town, km: float) -> str:
    """Publish a blockade in Puno and wait until all is sent; gives the words by which its message is found."""
    await publish(town.bot.store, town.clock.now(), km_from=km)
    await town.settled()
    return f"km {km:g}\n"


@pytest.mark.parametrize(
    "how",
    [
        {"kind": "group"},
        {"kind": "supergroup"},
        {"kind": "group", "created": True},
        {"kind": "supergroup", "noted": False},
    ],
    ids=["group", "supergroup", "created", "unnoted"],
)
async def test_a_group_is_greeted_once_whatever_happens_to_the_bot_in_it(
    town: Town, monkeypatch: pytest.MonkeyPatch, how: dict[str, Any]
) -> None:
    monkeypatch.setattr(handlers.greeter, "PATIENCE", 0.05)
    await town.start()
    admin = town.person("Admin")
    group = town.playground.people.group("Radio", admins=[admin], kind=how["kind"], bot=False)
    added = {name: how[name] for name in how if name != "kind"}
    await group.add_bot(**added)
    greeted = await town.playground.wait_for(group.id, lambda view: GREETING in view.text)

    await admin.say("/start@chaski_playground_bot true", chat=group)
    await group.add_bot(admin=True)
    await group.demote_bot()
    await group.silence_bot()
    await group.demote_bot()
    await group.kick_bot()
    await group.add_bot(noted=how.get("noted", True))
    await town.stop()
    await town.start()
    await group.add_bot(admin=True)
    status = await _answer(town, admin, "/estado", group)

    assert 3 <= len([line for line in greeted.text.splitlines() if line]) <= 5
    assert {button.data for row in greeted.buttons for button in row} == {"wk::0", "st:", None}
    assert "Perú" in status.text
    assert len(_said(town, group.id, GREETING)) == 1


async def test_a_group_that_grows_is_not_greeted_even_if_nothing_was_known_of_it(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handlers.greeter, "PATIENCE", 0.05)
    await town.start()
    admin = town.person("Admin")
    group = await town.group("Radio", admins=[admin], kind="group")
    await _answer(town, admin, "/estado", group)
    await town.bot.store.chats.forget(group.id)

    await group.upgrade()
    await _answer(town, admin, "/estado", group)
    # The news of its standing comes when all else was handled.
    chat, world = town.playground.world.chats[group.id], town.playground.world
    chat.members[world.bot.id] = "left"
    world.place_bot(chat, world.users[admin.id], "member")
    await _answer(town, admin, "/estado", group)
    await town.bot.house.greeter.settled()

    assert _said(town, group.id, GREETING) == []


@pytest.mark.parametrize("moves", ["first", "last", ""])
async def test_a_group_that_grows_is_not_greeted_again_and_keeps_what_it_follows(
    town: Town, monkeypatch: pytest.MonkeyPatch, moves: str
) -> None:
    monkeypatch.setattr(handlers.greeter, "PATIENCE", 0.2)
    await town.start()
    admin = town.person("Admin")
    group = await town.group("Radio", admins=[admin], kind="group")
    await _answer(town, admin, "/suscribir Puno", group)

    old, new = group.id, await group.upgrade(moves)
    listed = await _answer(town, admin, "/suscripciones", group)
    await town.bot.house.greeter.settled()
    words = await _push(town, 1410)

    assert "Puno" in listed.text
    assert await town.bot.store.chats.find(old) is None
    assert _said(town, new, GREETING) == []
    assert len(_said(town, new, words)) == 1


async def test_where_it_may_not_write_it_greets_when_it_may(town: Town) -> None:
    await town.start()
    admin = town.person("Admin", "en")
    people = town.playground.people
    quiet = people.group("Radio", admins=[admin], bot=False)
    await quiet.hush()
    await quiet.add_bot()
    forum = people.group("Sur", admins=[admin], forum=True, bot=False)
    await forum.close_general()
    await forum.add_bot()
    restricted = people.group("Norte", admins=[admin], bot=False)
    await restricted.add_bot(muted=True)
    await town.until(lambda: _refused(town, quiet.id))
    await town.until(lambda: _refused(town, forum.id))
    await town.until(lambda: _suspended(town, restricted.id))

    await quiet.hush(quiet=False)
    await forum.reopen_general()
    await restricted.demote_bot()
    await admin.say("/status", chat=quiet)

    for group in (quiet, forum, restricted):
        # In the language of whoever added it.
        await town.playground.wait_for(group.id, lambda view: "This group can get" in view.text)
        assert len(_said(town, group.id, "This group can get")) == 1


async def _refused(town: Town, chat: int) -> bool:
    return any(not call.ok for call in town.playground.ledger.calls("sendMessage", chat))


@pytest.mark.both
async def test_a_group_hears_nothing_while_it_is_silenced_or_away_and_loses_nothing_it_follows(
    town: Town,
) -> None:
    town.rate = 1000.0
    await town.start()
    admin = town.person("Admin")
    group = await town.group("Radio", admins=[admin])
    await _answer(town, admin, "/suscribir Puno", group)
    got = []
    for km, away, back in (
        (1, group.silence_bot, group.demote_bot),
        (2, group.kick_bot, group.add_bot),
        (3, group.silence_bot, group.limit_bot),
    ):
        await away()
        await town.until(lambda: _suspended(town, group.id))
        missed = await _push(town, km)
        await back()
        await _answer(town, admin, "/estado", group)
        got += [len(_said(town, group.id, missed)), len(_said(town, group.id, await _push(town, km + 0.5)))]

    assert got == [0, 1, 0, 1, 0, 1]
    assert town.playground.ledger.calls("sendMessage", group.id)[-1].ok

    await group.kick_bot()
    await town.until(lambda: _suspended(town, group.id))
    town.clock.forward(KEPT - timedelta(hours=1))
    await Upkeep(town.bot.store.retention, town.clock.now).sweep()
    kept = await _followed(town, group.id)
    town.clock.forward(timedelta(hours=2))
    await Upkeep(town.bot.store.retention, town.clock.now).sweep()

    assert kept == ["21"]
    assert await town.bot.store.chats.find(group.id) is None


async def test_a_group_that_takes_texts_alone_gets_the_words_of_a_picture(town: Town) -> None:
    await town.start()
    admin = town.person("Admin")
    group = await town.group("Radio", admins=[admin])
    await _answer(town, admin, "/suscribir Puno", group)
    said = await admin.photo(b"\x89PNG\r\n\x1a\n" + bytes(60))
    (picture,) = [view.photo for view in town.playground.messages(admin.chat_id) if view.message_id == said]
    await group.limit_bot()
    await _answer(town, admin, "/estado", group)

    published = await publish(
        town.bot.store, town.clock.now(), photo=picture, photo_bot=town.playground.world.bot.id
    )
    await town.settled()
    (pushed,) = _said(town, group.id, "km 1410\n")
    shown = await _answer(town, admin, f"/hecho {published.event}", group)

    assert pushed.photo is None and pushed.buttons
    assert shown.photo is None and "km 1410" in shown.text
    assert not await _suspended(town, group.id)


async def test_only_administrators_choose_and_a_demotion_counts_soon(town: Town) -> None:
    await town.start()
    admin, other, member = town.person("Admin"), town.person("Otra"), town.person("Socia")
    group = await town.group("Radio", admins=[admin, other], members=[member])
    greeted = _said(town, group.id, GREETING)[0]

    walked = await member.tap(greeted, "wk::0", chat=group.id)
    refused = await _answer(town, member, "/suscribir Puno", group)
    allowed = await _answer(town, other, "/suscribir Puno", group)
    listed = await _answer(town, member, "/suscripciones", group)
    dropped = await member.tap(listed, "un:21", chat=group.id)
    await group.demote(other.id)
    town.clock.forward(timedelta(seconds=31))
    late = await _answer(town, other, "/suscribir Cusco", group)
    town.playground.faults.add(Fault("400", method="getChatAdministrators", count=1))
    town.clock.forward(timedelta(seconds=31))
    unchecked = await _answer(town, admin, "/suscribir Cusco", group)
    channel = await _answer(town, admin, "/suscribir Tacna", group, anonymous=True)

    assert walked.alert and dropped.alert and "administra" in walked.text
    assert "administra" in refused.text and "administra" in late.text
    assert len(refused.text.splitlines()) == 1
    assert "Puno" in allowed.text and "Tacna" in channel.text
    assert "Telegram no respondió" in unchecked.text
    assert await _followed(town, group.id) == ["21", "23"]


async def test_topics_follow_close_and_end_each_for_itself(town: Town) -> None:
    town.rate = 1000.0
    await town.start()
    admin = town.person("Admin")
    group = await town.group("Sur", admins=[admin], forum=True)
    one, two = await group.topic("Puno"), await group.topic("Cusco")
    for place, topic in (("Puno", one), ("Puno, Cusco", two), ("Tacna, Puno", None)):
        told = await _answer(town, admin, f"/suscribir {place}", group, topic=topic)
        assert told.topic == topic
    listed = await _answer(town, admin, "/suscripciones", group, topic=one)

    await group.close_topic(one)
    await group.close_general()
    await _answer(town, admin, "/estado", group, topic=two)
    closed = {view.topic for view in _said(town, group.id, await _push(town, 1))}
    await group.reopen_topic(one)
    await group.reopen_general()
    await _answer(town, admin, "/estado", group)
    opened = {view.topic for view in _said(town, group.id, await _push(town, 2))}
    await group.delete_topic(two)
    deleted = {view.topic for view in _said(town, group.id, await _push(town, 3))}
    await group.end_forum()
    after = await _answer(town, admin, "/suscripciones", group)
    ended = [view.topic for view in _said(town, group.id, await _push(town, 4))]

    assert "Puno" in listed.text and "Cusco" not in listed.text and "Tacna" not in listed.text
    assert (closed, opened, deleted) == ({two}, {one, two, None}, {one, None})
    assert ended == [None]
    assert all(place in after.text for place in ("Puno", "Cusco", "Tacna"))


async def test_in_a_closed_topic_an_administrating_bot_goes_on(town: Town) -> None:
    await town.start()
    admin = town.person("Admin")
    group = await town.group("Sur", admins=[admin], forum=True, bot_admin=True)
    topic = await group.topic("Avisos")
    await _answer(town, admin, "/suscribir Puno", group, topic=topic)

    await group.close_topic(topic)
    await _answer(town, admin, "/estado", group, topic=topic)
    pushed = _said(town, group.id, await _push(town, 1))
    await group.demote_bot()
    await _answer(town, admin, "/estado", group)
    demoted = _said(town, group.id, await _push(town, 2))
    await group.add_bot(admin=True)
    await _answer(town, admin, "/estado", group)
    promoted = _said(town, group.id, await _push(town, 3))

    assert [view.topic for view in pushed] == [topic]
    assert demoted == []
    assert [view.topic for view in promoted] == [topic]


async def test_a_group_that_is_no_forum_any_more_is_found_without_anybody_writing(town: Town) -> None:
    await town.start()
    admin = town.person("Admin")
    group, other = (
        await town.group("Sur", admins=[admin], forum=True),
        await town.group("Norte", admins=[admin], forum=True),
    )
    for forum in (group, other):
        await _answer(town, admin, "/suscribir Puno", forum, topic=await forum.topic("Puno"))
    await group.end_forum()
    await other.delete_topic(next(iter(town.playground.world.chats[other.id].topics)))
    await _push(town, 1)

    ended = await town.bot.forums.look()

    assert ended == 1
    assert await _followed(town, group.id) == ["21"]
    assert await _followed(town, other.id) == []
    assert len(_said(town, group.id, await _push(town, 2))) == 1


async def test_a_button_of_which_the_topic_is_not_known_changes_nothing(town: Town) -> None:
    await town.start()
    admin = town.person("Admin")
    group = await town.group("Sur", admins=[admin], forum=True)
    await _answer(town, admin, "/suscribir Puno", group)
    world = town.playground.world

    query = world.queries.ask(admin.id, group.id)
    message = {"chat": world.chats[group.id].json(), "message_id": 1, "date": 0}
    world.announce(
        "callback_query",
        {
            "id": query.id,
            "from": world.users[admin.id].json(),
            "chat_instance": "1",
            "data": "un:21",
            "message": message,
        },
    )
    toast = await world.queries.wait(query.id, 10.0)

    assert toast.alert and "ya no sirve" in toast.text
    assert await _followed(town, group.id) == ["21"]
