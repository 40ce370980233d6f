"""Commands that come alone: each is answered, and what asks takes the reply as its answer, in private and in groups."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.playground.people import Person
from handlers.routes import _COMMANDS
from tests.e2e.conftest import Town
from tests.factories import publish

ASKED = {
    "ruta": ("¿De dónde a dónde?", "de Cusco a Puno", "Cusco → Puno"),
    "buscar": ("¿Qué busca en el registro?", "bloqueo Ilave", "«bloqueo Ilave» · 1 hecho"),
    "historia": ("¿Qué lugar, y qué día?", "Ilave 5 enero 2023", "Ilave · 5 ene"),
    "hecho": ("¿Qué número tiene el hecho?", "el 1", "Hecho 1 · 1 versión"),
}


def _markup(town: Town, message: int, chat: int) -> dict[str, Any]:
    """What hangs on a message of the bot's, as it was sent."""
    (call,) = [one for one in town.playground.ledger.calls("sendMessage", chat) if one.message_id == message]
    markup = call.params.get("reply_markup") or {}
    return json.loads(markup) if isinstance(markup, str) else markup


async def _greeted(town: Town, group: int) -> None:
    """Wait until the group was told what Chaski does there."""
    await town.playground.wait_for(group, lambda view: view.from_bot)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_reply_to_a_question_is_its_answer_in_private_and_in_groups(town: Town) -> None:
    await town.start()
    await publish(town.bot.store, town.clock.now())
    person, other = town.person(), town.person()
    group = town.playground.people.group("Radio", members=[other], admins=[person])
    await _greeted(town, group.id)

    async def asked(command: str, chat: int | None) -> tuple[str, str]:
        question = await town.answer(person, f"/{command}", chat)
        markup = _markup(town, question.message_id, chat or person.chat_id)
        forced = markup.get("force_reply") and markup.get("selective")
        assert forced or (command == "ruta" and chat is None and markup["inline_keyboard"])
        return question.text, await town.ask(person, ASKED[command][1], chat, question)

    for command, (question, _, answer) in ASKED.items():
        for chat in (None, group.id):
            shown, told = await asked(command, chat)

            assert shown.splitlines()[0] == question
            assert answer in told, (command, chat)
    again = await town.answer(person, "/hecho", group.id)
    unclear = await town.ask(person, "no sé", group.id, again)
    said = await other.say("a mí me parece que no", chat=group.id)
    await other.say("¿y eso?", chat=group.id, reply_to=said)
    plain = await town.ask(person, "/estado", group.id)
    await other.say("gracias", chat=group.id, reply_to=town.playground.messages(group.id)[-1])
    after = await town.ask(person, "/ayuda", group.id)
    talk = [view.text for view in town.playground.messages(group.id) if view.from_bot]

    assert unclear == again.text
    # Neither what people say to each other nor a reply to an answer is taken for one.
    assert talk[-2:] == [plain, after]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_every_command_that_comes_alone_is_answered(town: Town) -> None:
    editor = town.editor()
    await town.start()
    person = town.person(language="en")

    async def silent(who: Person, *, in_group: bool) -> list[str]:
        left = []
        # What a group was told when Chaski came is the answer to /start as well: it is said once.
        for name in [name for name in _COMMANDS if name != "start" or not in_group]:
            # A group of its own for each: in one, twenty answers a minute are all that Telegram takes.
            chat = who.chat_id
            if in_group:
                chat = town.playground.people.group("Radio", admins=[who]).id
                await _greeted(town, chat)
            said = await who.say(f"/{name}", chat=chat)
            found = await town.playground.wait_for(chat, lambda view: view.from_bot, after=said)
            left += [name] * (not found.text)
        return left

    assert await silent(person, in_group=False) == []
    assert await silent(person, in_group=True) == []
    assert await silent(editor, in_group=False) == []
