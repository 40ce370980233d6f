"""Whatever comes, people get a clear answer in their language: never silence, never a stack trace."""

from __future__ import annotations

import logging

import pytest
import structlog

from tests.e2e.conftest import Town

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(60)
LONG = "Puno " * 800

#: What somebody writes, and a word that each language's answer holds.
WRITTEN = [
    ("/status Atlantis", "Atlantis", "Atlantis"),
    ("/status Pnuo", "Pnuo", "Pnuo"),
    ("/status Santa Rosa", "10", "10"),
    ("/status San Martin, Santa Rosa", "Santa Rosa", "Santa Rosa"),
    ("/status " + "x" * 3900, "No encuentro", "cannot find|can't find|do not find"),
    ("/status " + LONG[:3900], "No encuentro", "cannot find|can't find|do not find"),
    ("/status 😀😀", "No encuentro", "cannot find|can't find|do not find"),
    ("/status <b>Puno</b>", "Puno", "Puno"),
    ("/status <script>alert(1)</script>", "No encuentro", "cannot find|can't find|do not find"),
    ("/status \u202eonuP", "No encuentro", "cannot find|can't find|do not find"),
    ("/status مرحبا", "No encuentro", "cannot find|can't find|do not find"),
    ("/status '; DROP TABLE events; --", "No encuentro", "cannot find|can't find|do not find"),
    ("/status Lima' OR '1'='1", "Lima|No encuentro", "Lima|cannot find|can't find|do not find"),
    ("/status Париж", "No encuentro", "cannot find|can't find|do not find"),
    ("/status Qusqu", "Cusco|Qusqu", "Cusco|Qusqu"),
    ("/status Department of Puno", "Puno", "Puno"),
    ("/status ,,,", "No encuentro|Perú", "cannot find|can't find|do not find|Peru"),
    ("/status\nPuno", "Puno", "Puno"),
    ("/status 99", "No encuentro", "cannot find|can't find|do not find"),
    ("/status 210101", "Puno", "Puno"),
    ("/subscribe Nowhere", "Nowhere", "Nowhere"),
    ("/subscribe Santa Rosa", "10", "10"),
    ("/subscribe Puno, Nowhere", "Puno|Nowhere", "Puno|Nowhere"),
    ("/subscribe " + ", ".join(["Puno"] * 60), "Puno", "Puno"),
    ("/subscribe &amp; <i>", "No encuentro", "cannot find|can't find|do not find"),
    ("/unsubscribe Puno", "Puno", "Puno"),
    ("/unsubscribe Nowhere", "Nowhere", "Nowhere"),
    ("/unsubscribe", "no sigue|No sigue|ningún", "not follow|no place|nothing"),
    ("/language klingon", "idioma|language", "language|idioma"),
    ("/start sub_", "Chaski|Perú", "Chaski|Peru"),
    ("/start sub_9999", "Chaski", "Chaski"),
    ("/start <b>", "Chaski", "Chaski"),
    ("/nosuchcommand", "/ayuda", "/help"),
    ("/STATUS Puno", "Puno", "Puno"),
    ("/post", "mesa", "desk"),
    ("/drafts", "mesa", "desk"),
    ("/cancel", "cancelar|nada", "cancel|nothing"),
    ("hola", "/ayuda|Puno|No", "/help|Puno|not"),
    ("?", "/ayuda|Puno|No", "/help|Puno|not"),
    (LONG[:4000], "/ayuda|Puno|No", "/help|Puno|not"),
    ("juliaca", "Juliaca", "Juliaca"),
    ("/", "/ayuda|Puno|No", "/help|Puno|not"),
]


@pytest.fixture
def errors() -> list[str]:
    """The names of errors that were logged."""
    return []


@pytest.fixture(autouse=True)
def watched(errors: list[str], caplog: pytest.LogCaptureFixture):  # type: ignore[no-untyped-def]
    def watch(_logger: object, name: str, event: dict[str, object]) -> dict[str, object]:
        if name in ("error", "critical", "exception"):
            errors.append(str(event))
        return event

    structlog.configure(processors=[watch, structlog.processors.KeyValueRenderer()])
    with caplog.at_level(logging.ERROR):
        yield
    structlog.reset_defaults()
    assert errors == []
    assert [record.message for record in caplog.records] == []


async def test_whatever_is_written_is_answered_in_the_readers_language(town: Town) -> None:
    await town.start()
    wrong = []

    for text, spanish, english in WRITTEN:
        for language, wanted in (("es", spanish), ("en", english)):
            person = town.person(language=language)
            try:
                answer = await town.ask(person, text)
            except TimeoutError:
                wrong.append((text[:40], language, "silence"))
                continue
            if not any(word in answer for word in wanted.split("|")):
                wrong.append((text[:40], language, answer[:80]))

    assert wrong == []


BROKEN = [
    "",
    "st",
    "st:999",
    "st:21:x",
    "st:21:99999",
    "st::-1",
    "fo:zz",
    "un:99",
    "wk:zz:0",
    "wk:21:-1",
]
BROKEN += [
    "la:qu",
    "fg:maybe",
    "d:1",
    "d:x:y:z",
    "d:1:1:pub",
    "u:1",
    "u:x",
    "md:1",
    "?",
    "a" * 64,
    "\u202e",
]


async def test_every_broken_or_stale_button_is_answered(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/estado Puno")
    unanswered = []

    for data in BROKEN:
        if not data:
            continue
        before = len(town.playground.ledger.calls("sendMessage", person.chat_id))
        seen = town.playground.messages(person.chat_id)[-1]
        try:
            toast = await person.tap_raw(seen, data)
        except TimeoutError:
            unanswered.append(data)
            continue
        changed = len(town.playground.ledger.calls(chat_id=person.chat_id))
        if not toast.text and changed == before:
            unanswered.append(data)

    assert unanswered == []


async def test_pictures_stickers_and_places_where_words_are_due(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/ayuda")
    answers = []

    for send in (
        person.photo(PICTURE),
        person.photo(PICTURE, "hola"),
        person.sticker(),
        person.location(-15.5, -70.1),
    ):
        said = await send
        answers.append((await town.playground.wait_for(person.chat_id, lambda v: True, after=said)).text)

    assert all("Puno" in answer or "/ayuda" in answer for answer in answers)


async def test_an_edited_message_is_answered_as_it_reads_now(town: Town) -> None:
    await town.start()
    person = town.person()
    said = await person.say("/estado Pnuo")
    first = await town.playground.wait_for(person.chat_id, lambda v: True, after=said)

    await person.edit(said, "/estado Puno")
    second = await town.playground.wait_for(person.chat_id, lambda v: v.message_id > first.message_id)

    assert second.text.startswith("Puno ·")


@pytest.mark.parametrize("command", ["/post Bloqueo en Ilave", "/publicar", "/drafts"])
async def test_the_desk_in_a_group_sends_people_where_it_works(town: Town, command: str) -> None:
    editor = town.editor()
    await town.start()
    group = await town.group("Mesa", members=[], admins=[editor])

    said = await editor.say(command, chat=group.id)
    told = await town.playground.wait_for(group.id, lambda v: True, after=said)

    assert "privado" in told.text


async def test_a_forward_from_somebody_who_is_no_editor_is_read_as_their_words(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/ayuda")

    said = await person.forward_text("Puno")
    told = await town.playground.wait_for(person.chat_id, lambda v: True, after=said)

    assert told.text.startswith("Puno")
