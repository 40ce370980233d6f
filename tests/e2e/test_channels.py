"""Channels, over HTTP: linked from private by whoever may post there, and nobody else's."""

from __future__ import annotations

from typing import Any

import pytest

import handlers.greeter
from bot.playground.people import Channel, Group, Person
from storage.choices import Sort
from storage.model import Source
from tests.e2e.conftest import Town
from tests.factories import publish

PICK = "📣 Elegir mi canal"


def _data(channel: Channel | Group, act: str) -> str:
    return f"ch:{-1_000_000_000_000 - channel.id}:{act}"


async def _followed(town: Town, channel: Channel) -> list[str]:
    return [found.target for found in await town.bot.store.chats.subscriptions(channel.id, None)]


async def _shown(town: Town, person: Person, channel: Channel) -> Any:
    """The channel's screen, after choosing it with the keyboard's button; the app adds the bot and shares the channel."""
    asked = await town.answer(person, "/canales")
    await channel.add_bot()
    chosen = town.playground.people.share(person, asked.message_id, PICK, channel)
    return await town.playground.wait_for(person.chat_id, lambda view: view.message_id > chosen)


async def _tap(town: Town, person: Person, view: Any, act: str, channel: Channel) -> Any:
    """Tap a button of the channel's screen; gives what it shows then."""
    await person.tap(view, _data(channel, act))
    return await town.playground.wait_for(person.chat_id, lambda _: True, after=view)


async def _turned(town: Town, person: Person, view: Any, act: str, channel: Channel) -> Any:
    """Tap a button of a message that others came after; how that very message looks then."""
    await person.tap(view, _data(channel, act))
    return await town.playground.wait_for(
        person.chat_id, lambda seen: seen.message_id == view.message_id and seen.moment > view.moment
    )


async def _named(town: Town, person: Person, view: Any, text: str) -> Any:
    """Answer a message about the channel with names of places; gives the bot's next message."""
    said = await person.say(text, reply_to=view)
    return await town.playground.wait_for(person.chat_id, lambda v: v.message_id > said, after=said)


def _posts(town: Town, channel: Channel) -> list[Any]:
    return [view for view in town.playground.messages(channel.id) if view.from_bot]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handlers.greeter, "PATIENCE", 0.1)


@pytest.mark.both
async def test_an_administrator_links_a_channel_and_its_readers_change_nothing(town: Town) -> None:
    await town.start()
    owner, reader = town.person("Radio"), town.person("Lectora")
    channel = town.playground.people.channel("Onda <Azul>", admins=[owner])

    shown = await _shown(town, owner, channel)
    first = await _tap(town, owner, shown, "w::0", channel)
    walked = await _tap(town, owner, first, "w::1", channel)
    inside = await _tap(town, owner, walked, "w:21:0", channel)
    followed = await _tap(town, owner, inside, "f:21", channel)
    await publish(town.bot.store, town.clock.now())
    await town.settled()
    (post,) = _posts(town, channel)
    for data in ("un:21", "fo:08", "st:21", "la:en", "mu:1:21", _data(channel, "y")):
        await reader.tap_raw(post, data, chat=channel.id)
    opened = [call.params["url"] for call in town.playground.ledger.calls("answerCallbackQuery")[-6:]]

    assert len([text for text in town.texts(owner) if "todavía no sigue" in text]) <= 1
    assert "Onda <Azul>" in shown.text and "todavía no sigue" in shown.text
    assert "Puno" in followed.text
    assert [button.url for row in post.buttons for button in row] == [
        "https://t.me/chaski_playground_bot?start=st_21"
    ]
    assert opened[2].endswith("?start=st_21") and all("?start=" in url for url in opened)
    assert len(_posts(town, channel)) == 1
    assert await _followed(town, channel) == ["21"]

    english = await _tap(town, owner, followed, "l:en", channel)
    await publish(town.bot.store, town.clock.now(), km_from=7.0)
    await town.settled()
    asked = await _tap(town, owner, english, "x", channel)
    gone = await _tap(town, owner, asked, "y", channel)
    await town.bot.house.greeter.settled()
    await publish(town.bot.store, town.clock.now(), km_from=8.0)
    await town.settled()

    assert "en inglés" in english.text
    assert [view.text.split()[1] for view in _posts(town, channel)] == ["Bloqueo", "Blockade"]
    assert "Desvinculado" in gone.text
    assert await town.bot.store.chats.find(channel.id) is None


async def test_places_are_followed_by_name_in_an_answer_to_the_channels_message(town: Town) -> None:
    await town.start()
    owner = town.person("Radio")
    channel = town.playground.people.channel("Onda Azul", admins=[owner])
    shown = await _shown(town, owner, channel)

    by_screen = await _named(town, owner, shown, "Puno")
    asked = await _tap(town, owner, by_screen, "n", channel)
    by_question = await _named(town, owner, asked, "Cusco y Tacna")
    unclear = await _named(town, owner, asked, "Santa Rosa")
    chosen = await _tap(town, owner, unclear, "f:210808", channel)
    dropped = await _tap(town, owner, chosen, "u:21", channel)
    unknown = await _named(town, owner, asked, "xyzzy")
    plain = await town.ask(owner, "Puno")

    assert "Cusco" in by_question.text
    assert "Puno" in by_screen.text and "10 lugares" in unclear.text
    assert "Santa Rosa" in dropped.text and "Puno (d" not in dropped.text
    assert unknown.button("‹ El canal")
    assert plain.startswith("Puno ·")
    assert await _followed(town, channel) == ["08", "23", "210808"]
    assert await town.bot.store.chats.subscriptions(owner.id, None) == []


async def test_who_may_not_post_in_a_channel_can_do_nothing_with_it(town: Town) -> None:
    await town.start()
    owner, demoted, limited = town.person("Radio"), town.person("Locutora"), town.person("Técnica")
    channel = town.playground.people.channel("Onda Azul", admins=[owner, demoted])
    group = await town.group("Sur", admins=[demoted])
    await channel.promote(limited.id, may_post=False)
    shown = await _shown(town, demoted, channel)
    asked = await _tap(town, demoted, shown, "n", channel)
    await channel.demote(demoted.id)

    toasts = [await demoted.tap_raw(shown, _data(channel, act)) for act in ("f:21", "w::0", "l:en", "y")]
    named = await _named(town, demoted, asked, "Puno")
    forged = []
    for person in (demoted, limited):
        start = await town.answer(person, "/canales")
        for number in (channel.id, group.id, -1_001_234_567_890, person.id):
            note = person.note({"chat_shared": {"request_id": 1, "chat_id": number}})
            answer = await town.playground.wait_for(person.chat_id, lambda v: True, after=note)
            forged.append(answer.text)
        assert start.text.startswith("Publique")

    assert all(toast.alert and "Según Telegram" in toast.text for toast in toasts)
    assert "Según Telegram" in named.text
    assert ["Según Telegram" in text for text in forged] == [True, False, False, False] * 2
    assert ["no puede publicar" in text for text in forged] == [False, True, True, True] * 2
    assert await town.bot.store.chats.find(channel.id) is None
    assert await _followed(town, channel) == []


async def test_the_bots_right_to_post_comes_goes_and_ends(town: Town) -> None:
    await town.start()
    owner, stranger = town.person("Radio"), town.person("Desconocida")
    channel = town.playground.people.channel("Onda Azul", admins=[owner, stranger])
    asked = await town.answer(owner, "/canales")
    chosen = town.playground.people.share(owner, asked.message_id, PICK, channel)
    first = await town.playground.wait_for(owner.chat_id, lambda view: view.message_id > chosen)

    await channel.add_bot(may_post=False)
    unfit = await town.playground.wait_for(owner.chat_id, lambda v: True, after=first)
    await channel.add_bot()
    fit = await town.playground.wait_for(owner.chat_id, lambda v: True, after=unfit)
    await _named(town, owner, fit, "Puno")

    async def pushed(km: float) -> int:
        await publish(town.bot.store, town.clock.now(), km_from=km)
        await town.settled()
        return sum(f"km {km:g}\n" in view.text for view in _posts(town, channel))

    async def suspended() -> bool:
        known = await town.bot.store.chats.find(channel.id)
        return known is not None and known.suspended

    got = [await pushed(1)]
    for number, away in enumerate((lambda: channel.add_bot(may_post=False), channel.remove_bot)):
        await away()
        await town.until(suspended)
        got.append(await pushed(2 + number))
        # Whoever never wrote to the bot cannot be told, and nothing comes of it.
        await channel.add_bot(by=stranger.id)
        await town.until(lambda: _is_not(suspended))
        got.append(await pushed(4 + number))
    await channel.delete()
    got.append(await pushed(6))
    late = await owner.tap_raw(fit, _data(channel, "f:08"))

    assert "Hágalo administrador" in first.text and "Hágalo administrador" in unfit.text
    assert "todavía no sigue" in fit.text
    assert got == [1, 0, 1, 0, 1, 0]
    assert await suspended()
    assert late.alert
    assert town.texts(stranger) == []


async def _is_not(holds: Any) -> bool:
    return not await holds()


async def test_channels_are_looked_after_in_private(town: Town) -> None:
    await town.start()
    admin = town.person("Radio")
    group = await town.group("Sur", admins=[admin])

    said = await admin.say("/canales", chat=group.id)
    told = await town.playground.wait_for(group.id, lambda view: view.reply_to == said)
    opened = await town.ask(admin, "/start channels")

    assert [button.url for row in told.buttons for button in row] == [
        "https://t.me/chaski_playground_bot?start=channels"
    ]
    assert opened.startswith("Publique los avisos")
    assert "canales" in {entry.command for entry in town.playground.commands(admin.id, admin.chat_id)}
    assert "canales" not in {entry.command for entry in town.playground.commands(admin.id, group.id)}


async def test_what_a_channel_gets_is_chosen_in_private_and_for_the_channel_alone(town: Town) -> None:
    await town.start()
    owner = town.person("Radio")
    channel = town.playground.people.channel("Onda Azul", admins=[owner])
    await town.ask(owner, "/suscribir Puno")
    followed = await _named(town, owner, await _shown(town, owner, channel), "Puno")

    first = await _tap(town, owner, followed, "o", channel)
    place = await _tap(town, owner, await _tap(town, owner, first, "o:p", channel), "o:o:r21", channel)
    fewer = await _tap(town, owner, await _tap(town, owner, place, "o:k:r21", channel), "o:k:r21:-2", channel)
    zone = await _tap(town, owner, await _tap(town, owner, fewer, "o:", channel), "o:z", channel)
    moved = await _tap(town, owner, zone, "o:z::America/La_Paz", channel)
    await channel.demote(owner.id)
    refused = await owner.tap_raw(moved, _data(channel, "o:k::-1"))

    assert first.text.splitlines()[2] == "Recibe: todo, al instante."
    assert fewer.text.splitlines()[2] == "Puno: todo menos marchas y plantones."
    assert "Hora: La Paz, 15:20." in moved.text
    assert refused.alert
    kept, own = [
        await town.bot.store.preferences.of(i, None, now=town.clock.now()) for i in (channel.id, owner.id)
    ]
    assert kept is not None and own is not None
    assert kept.rhythm.zone == "America/La_Paz" and own.rhythm.zone is None
    assert [one.choices.sorts for one in (*kept.subscriptions, *own.subscriptions)] == [Sort(61), None]


async def test_a_channel_follows_routes_by_name_and_hears_what_lies_on_them(town: Town) -> None:
    await town.start()
    owner = town.person("Radio")
    channel = town.playground.people.channel("Onda Azul", admins=[owner])
    shown = await _shown(town, owner, channel)
    asked = await _tap(town, owner, shown, "n", channel)

    followed = await _named(town, owner, asked, "de Lima a Cusco")
    again = await _named(town, owner, asked, "de Cusco a Lima")
    unclear = await _named(town, owner, asked, "de Santa Rosa a Puno")
    both = await _turned(town, owner, unclear, unclear.buttons[0][0].data.split(":", 2)[2], channel)
    nowhere = await _named(town, owner, asked, "de Puno a Puno")
    await publish(town.bot.store, town.clock.now(), region="0301", km_from=800.0)
    await publish(town.bot.store, town.clock.now(), region="23", road=None, km_from=None)
    await town.settled()
    kept = [found.target for found in await town.bot.store.chats.subscriptions(channel.id, None)]
    dropped = await _turned(town, owner, both, f"v:{kept[0]}", channel)
    settings = await _turned(town, owner, dropped, "o", channel)
    places = await _turned(town, owner, settings, "o:p", channel)
    forged = [
        await owner.tap_raw(shown, _data(channel, act))
        for act in ("r:21", "v:x-y", "r:|", "r:zz|yy", "o:o:wx-y")
    ]

    assert "• la ruta Lima → Cusco" in followed.text and followed.text.count("la ruta") == 1
    assert again.text == followed.text
    assert "¿Cuál «Santa Rosa»?" in unclear.text and unclear.button("‹ El canal")
    assert both.text.count("la ruta") == 2 and "→ Puno" in both.text
    assert "distintos" in nowhere.text and nowhere.button("‹ El canal")
    assert [view.text.split(" · ")[0] for view in _posts(town, channel)] == ["🔴 Bloqueo"]
    assert len(kept) == 2 and dropped.text.count("la ruta") == 1
    assert kept[1] != kept[0] and "→" in places.text
    assert not forged[1].text and forged[4].alert


async def test_a_channels_clock_is_found_by_a_city_typed_as_in_a_chat(town: Town) -> None:
    await town.start()
    owner, other = town.person("Radio"), town.person("Otra")
    channel = town.playground.people.channel("Onda Azul", admins=[owner])
    followed = await _named(town, owner, await _shown(town, owner, channel), "Puno")
    zones = await _tap(town, owner, await _tap(town, owner, followed, "o", channel), "o:z", channel)

    typed = await town.answer(owner, "new york")
    chosen = await _turned(town, owner, typed, "o:z::America/New_York", channel)
    by_reply = await _named(town, owner, zones, "Tokio")
    place = await town.ask(owner, "Cusco")
    zones = await _turned(town, owner, zones, "o:z::1", channel)
    await channel.demote(owner.id)
    refused = await town.ask(owner, "Madrid")

    assert "escriba una ciudad" in zones.text
    assert typed.text.startswith("📣 Onda Azul") and "«new york»" in typed.text
    assert "Hora: Nueva York" in chosen.text
    assert "«Tokio»" in by_reply.text and by_reply.button(_data(channel, "o:z::Asia/Tokyo"))
    assert place.startswith("Cusco ·")
    assert "Según Telegram" in refused
    kept = await town.bot.store.preferences.of(channel.id, None, now=town.clock.now())
    assert kept is not None and kept.rhythm.zone == "America/New_York"
    assert (
        await town.bot.store.chats.find(owner.id) is None
        and await town.bot.store.chats.find(other.id) is None
    )


async def test_a_reply_to_a_notice_whose_source_is_a_channel_is_no_answer_about_that_channel(
    town: Town,
) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/suscribir Puno")
    source = Source("Radio Onda Azul", "https://t.me/c/4100001/5", town.clock.now())
    await publish(town.bot.store, town.clock.now(), sources=(source,))
    push = await town.playground.wait_for(person.chat_id, lambda view: view.text.startswith("🔴"))

    told = await town.ask(person, "Tacna", reply_to=push)

    assert told.startswith("Tacna ·")


async def test_a_button_under_a_shared_card_changes_nothing_and_leads_to_the_bot(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/suscribir Puno")

    await town.playground.people.tap_shared(person, "un:21")
    opened = town.playground.ledger.calls("answerCallbackQuery")[-1].params["url"]

    assert opened.endswith("?start=st_")
    assert [one.target for one in await town.bot.store.chats.subscriptions(person.id, None)] == ["21"]


async def test_old_and_made_up_buttons_about_a_channel_are_answered_and_change_nothing_elsewhere(
    town: Town,
) -> None:
    await town.start()
    owner, stranger = town.person("Radio"), town.person("Ajena")
    channel = town.playground.people.channel("Onda Azul", admins=[owner])
    other = town.playground.people.channel("Otra", admins=[stranger])
    await other.add_bot()
    group = await town.group("Sur", admins=[owner])
    shown = await _named(town, owner, await _shown(town, owner, channel), "Puno")
    kinds = await _turned(town, owner, await _turned(town, owner, shown, "o", channel), "o:k:", channel)

    twice = [await owner.tap_raw(kinds, _data(channel, "o:k::-2")) for _ in range(2)]
    foreign = [
        await owner.tap_raw(kinds, _data(place, act))
        for place in (other, group)
        for act in ("s", "f:21", "y", "o:k::-1", "r:080101cusco|210101puno", "o:z::America/La_Paz")
    ]
    made_up = [
        await owner.tap_raw(kinds, data)
        for data in (
            *(
                _data(channel, act)
                for act in ("", "q", "o:l::en", "o:k:r08:-1", "o:k::-99", "w:21:x", "f:zz", "l:fr")
            ),
            *("ch:", "ch:x:s", "ch:1:s", f"ch:{'9' * 30}:s", "ch:-5:s", "ch:\u0663:s"),
        )
    ]
    in_group = await owner.tap_raw(
        (await town.answer(owner, "/ayuda", group.id)), _data(channel, "y"), group.id
    )
    kept = await town.bot.store.preferences.of(channel.id, None, now=town.clock.now())
    await owner.tap_raw(kinds, _data(channel, "y"))
    late = [await owner.tap_raw(kinds, _data(channel, act)) for act in ("o:k::-1", "u:21", "v:a-b", "o")]

    assert [toast.text for toast in twice] == ["", ""]
    assert all(toast.alert for toast in foreign)
    assert all(toast.alert for toast in made_up), made_up
    assert in_group.alert
    assert kept is not None and kept.choices.sorts == Sort(63) & ~Sort(2)
    assert late[0].alert and late[3].alert
    assert await town.bot.store.chats.find(channel.id) is None
    assert await town.bot.store.chats.find(other.id) is None
