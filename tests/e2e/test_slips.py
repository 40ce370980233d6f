"""Slips of thumbs and keyboards at the desk: what says nothing does nothing, and what was read is said."""

from __future__ import annotations

import pytest

from storage.model import EventState, TrafficState
from tests.e2e.conftest import Town
from tests.e2e.test_channels import _data, _shown
from tests.e2e.test_lifecycle import _event, _posted

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("language", "commands", "due"),
    [
        ("es", ("/restringir 1 🚗🚗", "/desmentir 1 🙏"), "Falta un texto"),
        ("en", ("/restrict 1 🚗🚗", "/retract 1 🙏"), "A text is due"),
    ],
)
async def test_signs_alone_are_no_passage_and_no_reason(
    town: Town, language: str, commands: tuple[str, str], due: str
) -> None:
    editor = town.editor(language)
    await town.start()
    await _posted(town, editor, town.person(language=language))

    answers = [await town.ask(editor, command) for command in commands]
    facts = (await _event(town)).facts

    assert all(due in answer for answer in answers)
    assert (facts.state, facts.traffic_state) == (EventState.ACTIVE, TrafficState.INTERRUPTED)


async def test_a_mark_that_nobody_sees_before_a_number_hides_it_from_no_command(town: Town) -> None:
    editor = town.editor()
    await town.start()
    await _posted(town, editor, town.person())

    lifted = await town.ask(editor, "/levantar \u200f1, PNP")

    assert "según PNP" in lifted
    assert (await _event(town)).facts.state is EventState.ENDED


async def test_a_post_of_signs_alone_has_no_summary(town: Town) -> None:
    editor = town.editor()
    await town.start()

    card = await town.ask(editor, "/publicar 🙏🙏")

    assert "Falta: tipo, lugar, fuente, resumen" in card


@pytest.mark.parametrize(
    ("language", "told"),
    [("es", "No leo los mensajes editados"), ("en", "I do not read edited messages")],
)
async def test_an_answer_that_is_put_right_in_its_own_message_is_said_not_to_be_read(
    town: Town, language: str, told: str
) -> None:
    editor = town.editor(language)
    await town.start()
    await _posted(town, editor, town.person(language=language))
    await town.ask(editor, "/post 1")
    await town.open(editor, "summary_en")
    said = await editor.say("They demand watr.")
    card = await town.playground.wait_for(editor.chat_id, lambda v: "They demand watr." in v.text, after=said)

    await editor.edit(said, "They demand water.")

    await town.playground.wait_for(editor.chat_id, lambda v: told in v.text, after=card)


@pytest.mark.parametrize(
    ("language", "told"),
    [("es", "de Chaski mismo, no un reporte"), ("en", "by Chaski itself, and no report")],
)
async def test_what_chaski_told_is_no_report_when_it_is_forwarded_to_the_desk(
    town: Town, language: str, told: str
) -> None:
    editor = town.editor(language)
    await town.start()
    pushed = await _posted(town, editor, town.person(language=language))

    copied = await editor.forward(pushed.chat_id, pushed)
    answer = await town.playground.wait_for(editor.chat_id, lambda v: v.reply_to == copied, after=copied)

    assert told in answer.text and not answer.buttons


async def test_a_post_of_chaskis_channel_that_is_forwarded_to_the_desk_shows_its_event(town: Town) -> None:
    editor = town.editor()
    await town.start()
    channel = town.playground.people.channel("Onda Azul", admins=[editor])
    shown = await _shown(town, editor, channel)
    await editor.tap_raw(shown, _data(channel, "f:21"))
    await _posted(town, editor, town.person())
    post = await town.playground.wait_for(channel.id, lambda v: v.text.startswith("🔴"))

    copied = await editor.forward(channel.id, post)
    answer = await town.playground.wait_for(editor.chat_id, lambda v: v.reply_to == copied, after=copied)

    assert "Hecho 1" in answer.text
    assert "Desmentir" in str(answer.buttons)


@pytest.mark.parametrize(
    ("language", "words", "told"), [("es", "no sé", "no nombra a nadie"), ("en", "me", "names nobody")]
)
async def test_who_has_no_source_to_name_is_asked_again(
    town: Town, language: str, words: str, told: str
) -> None:
    editor = town.editor(language)
    await town.start()
    await editor.say("/post Bloqueo en Ilave, Puno: PE-3S km 1410.")
    await town.open(editor, "sources")

    again = await town.ask(editor, words)
    await town.ask(editor, "Testigo")
    (draft,) = await town.bot.store.drafts.mine(1)

    assert told in again
    assert [source.name for source in draft.facts.sources] == ["Testigo"]


@pytest.mark.parametrize(
    ("words", "road", "kilometre"),
    [("km 1414", "PE-3S", 1414.0), ("1414", "PE-3S", 1414.0), ("PE-36A km 5", "PE-36A", 5.0)],
)
async def test_a_kilometre_typed_alone_is_one_of_the_drafts_road(
    town: Town, words: str, road: str, kilometre: float
) -> None:
    editor = town.editor()
    await town.start()
    await town.ask(editor, "/post Sutran: bloqueo en Ilave, Puno: PE-3S km 1410.")

    (before,) = await town.bot.store.drafts.mine(1)
    await town.fill(editor, "road", words)
    (draft,) = await town.bot.store.drafts.mine(1)

    assert (draft.facts.road, draft.facts.km_from) == (road, kilometre)
    # The position of km 1410 is none of km 1414, nor of another road.
    assert draft.facts.latitude != before.facts.latitude
