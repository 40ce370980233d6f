"""Following and unfollowing, as people do it in Telegram."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Town


async def test_two_taps_lead_from_nothing_to_following_a_region(town: Town) -> None:
    await town.start()
    person = town.person()

    welcome = await town.answer(person, "/start")
    await town.tap(person, welcome, "Puno")
    told = await town.playground.wait_for(person.chat_id, lambda view: "sigue" in view.text.lower(), after=0)

    assert "Puno" in told.text
    assert "Puno" in await town.ask(person, "/suscripciones")


async def test_a_link_follows_puno_at_once(town: Town) -> None:
    await town.start()
    person = town.person()

    told = await town.ask(person, "/start sub_21")

    assert "Puno" in told
    assert "Puno" in await town.ask(person, "/subscriptions")


async def test_a_link_to_no_region_welcomes_instead(town: Town) -> None:
    await town.start()
    person = town.person()

    welcome = await town.answer(person, "/start sub_99")

    assert any("Puno" in button.label for row in welcome.buttons for button in row)


async def test_several_places_are_followed_with_one_message(town: Town) -> None:
    await town.start()
    person = town.person(language="en")

    await town.ask(person, "/subscribe Puno, Cusco y Arequipa")
    listed = await town.ask(person, "/subscriptions")

    assert all(name in listed for name in ("Puno", "Cusco", "Arequipa"))


async def test_subscribe_without_a_name_walks_from_peru_down_to_a_province(town: Town) -> None:
    await town.start()
    person = town.person()

    shown = await town.answer(person, "/suscribir")
    steps = ["wk::1", "wk:21:0", "wk:2111:0", "fo:2111"]
    for step, there in zip(steps, ["wk:21:0", "wk:2111:0", "fo:2111", "un:2111"], strict=True):
        await person.tap(shown, step)
        shown = await town.showing(person, there)

    assert "San Román" in await town.ask(person, "/suscripciones")


async def test_unsubscribing_by_name_and_by_button(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/suscribir Puno, Cusco")

    await town.ask(person, "/dejar cuzco")
    listed = await town.answer(person, "/suscripciones")
    toast = await person.tap(listed, "un:21")
    left = await town.playground.wait_for(person.chat_id, lambda v: "No sigue ningún lugar" in v.text)

    assert "Cusco" not in listed.text
    assert listed.button("un:21")
    assert toast.text == "Ya no sigue Puno."
    # The list stays where it is, without what was dropped.
    assert left.message_id == listed.message_id


async def test_a_route_leaves_the_list_as_a_place_does_and_all_goes_at_a_word(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/suscribir Puno, Ica")
    way = await town.answer(person, "de Cusco a Puno")
    await town.tap(person, way, "Avisarme de esta ruta")
    await town.playground.wait_for(person.chat_id, lambda v: "Desde ahora sigue la ruta" in v.text)

    listed = await town.answer(person, "/suscripciones")
    toast = await town.tap(person, listed, "✖ Cusco → Puno")
    without = await town.playground.wait_for(
        person.chat_id, lambda v: v.message_id == listed.message_id, after=listed
    )
    again = await town.answer(person, "de Cusco a Puno")
    await town.tap(person, again, "Avisarme de esta ruta")
    await town.playground.wait_for(
        person.chat_id, lambda v: "Desde ahora sigue la ruta" in v.text, after=again
    )
    gone = await town.ask(person, "/dejar todo")

    assert toast.text == "Ya no sigue Cusco → Puno." and "ruta" not in without.text
    assert gone.splitlines() == [
        "Ya no sigue Ica · Puno · Cusco → Puno.",
        "No sigue ningún lugar. No le llegarán avisos.",
    ]
    assert (await town.ask(person, "/suscripciones")).startswith("No sigue ningún lugar.")


async def test_following_lasts_over_a_restart(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/suscribir Juliaca")

    await town.stop()
    await town.start()

    assert "Juliaca" in await town.ask(person, "/suscripciones")


async def test_an_ambiguous_name_is_asked_about_and_a_slip_gets_suggestions(town: Town) -> None:
    await town.start()
    person = town.person()

    ambiguous = await town.answer(person, "/suscribir Santa Rosa")
    slip = await town.answer(person, "/suscribir pnuo")

    assert "10" in ambiguous.text
    assert any("Melgar" in button.label for row in ambiguous.buttons for button in row)
    assert any(button.data == "fo:21" for row in slip.buttons for button in row)


async def test_a_language_is_chosen_and_kept(town: Town) -> None:
    await town.start()
    person = town.person(language="es")
    await town.ask(person, "/ayuda")

    choice = await town.answer(person, "/idioma")
    await person.tap(choice, "la:en")
    await town.playground.wait_for(person.chat_id, lambda view: "From now on" in view.text)
    help_text = await town.ask(person, "/help")
    menu = town.playground.commands(person.id, person.chat_id)

    assert "follow" in help_text.lower()
    assert any(entry.command == "status" for entry in menu)


async def test_forget_asks_once_and_then_nothing_is_left(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/suscribir Puno")

    asked = await town.answer(person, "/olvidar")
    await person.tap(asked, "fg:yes")
    await town.playground.wait_for(
        person.chat_id, lambda view: view.edited or view.message_id > asked.message_id
    )

    assert await town.bot.store.chats.find(person.id) is None
    assert await town.bot.store.chats.subscriptions(person.id, None) == []


async def test_reading_leaves_nothing_about_the_reader(town: Town) -> None:
    await town.start()
    person = town.person()

    for command in (
        "/start",
        "/ayuda",
        "/estado Puno",
        "/ultimas",
        "/privacidad",
        "/suscripciones",
        "/dejar Puno",
    ):
        await town.ask(person, command)

    assert await town.bot.store.chats.find(person.id) is None


@pytest.mark.parametrize("who", ["administrator", "anonymous"])
async def test_group_administrators_choose_what_the_group_follows(town: Town, who: str) -> None:
    await town.start()
    admin, member = town.person("Admin"), town.person("Socia")
    group = await town.group("Transportistas", members=[member], admins=[admin])

    said = await admin.say("/suscribir Puno", chat=group.id, anonymous=who == "anonymous")
    told = await town.playground.wait_for(group.id, lambda view: True, after=said)

    assert "Puno" in told.text
    assert [s.target for s in await town.bot.store.chats.subscriptions(group.id, None)] == ["21"]


async def test_members_of_a_group_are_told_who_may_choose(town: Town) -> None:
    await town.start()
    admin, member = town.person("Admin"), town.person("Socia")
    group = await town.group("Transportistas", members=[member], admins=[admin])

    said = await member.say("/suscribir Puno", chat=group.id)
    told = await town.playground.wait_for(group.id, lambda view: True, after=said)

    assert "administra" in told.text.lower()
    assert await town.bot.store.chats.subscriptions(group.id, None) == []


async def test_a_command_to_another_bot_is_left_alone(town: Town) -> None:
    await town.start()
    admin = town.person("Admin")
    group = await town.group("Transportistas", members=[], admins=[admin])

    ignored = await admin.say("/status@otherbot", chat=group.id)
    await admin.say("/unknown", chat=group.id)
    await admin.say("/estado", chat=group.id)
    answer = await town.playground.wait_for(group.id, lambda view: True, after=ignored)
    answers = [view for view in town.playground.messages(group.id) if view.from_bot]

    assert len(answers) == 2  # the greeting and this
    assert "Perú" in answer.text


async def test_a_topic_follows_for_itself(town: Town) -> None:
    await town.start()
    admin = town.person("Admin")
    group = await town.group("Sur", members=[], admins=[admin], forum=True)
    topic = await group.topic("Puno")

    said = await admin.say("/suscribir Puno", chat=group.id, topic=topic)
    told = await town.playground.wait_for(group.id, lambda view: True, after=said)

    assert told.topic == topic
    assert [s.target for s in await town.bot.store.chats.subscriptions(group.id, topic)] == ["21"]
    assert await town.bot.store.chats.subscriptions(group.id, None) == []


async def test_whoever_blocked_the_bot_and_comes_back_still_follows(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/suscribir Puno")

    await person.block()
    await person.unblock()

    assert "Puno" in await town.ask(person, "/suscripciones")


async def test_the_menus_are_registered_in_both_languages_and_for_editors(town: Town) -> None:
    editor = town.editor()
    await town.start()
    reader = town.person(language="en")

    await town.ask(editor, "/start")
    await town.ask(reader, "/start")
    english = [entry.command for entry in town.playground.commands(reader.id, reader.chat_id)]
    desk = [entry.command for entry in town.playground.commands(editor.id, editor.chat_id)]

    assert "status" in english and "post" not in english
    assert "publicar" in desk and "estado" in desk
