"""What people say that asks for nothing, or for a day that does not exist: each has an answer of its own, in private."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Town
from tests.factories import publish

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(60)
FILE = {"file_id": "f", "file_unique_id": "u", "duration": 3}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_courtesies_and_what_cannot_be_read_have_answers_of_their_own(town: Town) -> None:
    await town.start()
    person = town.person()

    said = [
        await town.ask(person, text) for text in ("Buenos días", "gracias", "ok", "👍", "chau", "stop", "😂")
    ]
    english = [await town.ask(town.person(language="en"), text) for text in ("hi", "thanks", "ok", "👍")]
    sent = []
    for note in (
        {"voice": FILE},
        {"video": {**FILE, "width": 1, "height": 1}},
        {"dice": {"emoji": "🎲", "value": 1}},
    ):
        number = person.note(note)
        sent.append(await town.playground.wait_for(person.chat_id, lambda v: True, after=number))
    for write in (person.sticker(), person.photo(PICTURE), person.photo(PICTURE, "mire esto")):
        number = await write
        sent.append(await town.playground.wait_for(person.chat_id, lambda v: True, after=number))
    picture = number
    album = await person.album([PICTURE, PICTURE, PICTURE])
    await town.playground.wait_for(person.chat_id, lambda v: v.message_id > album[-1] and "fotos" in v.text)
    await person.edit(picture, "mire")
    edited = await town.playground.wait_for(person.chat_id, lambda v: "editados" in v.text)
    # An app sends what another bot offers as its sender's own message; a card of Chaski's own is no question.
    other = {"id": 99, "is_bot": True, "first_name": "gif", "username": "gif"}
    own = town.playground.world.bot.json()
    person.note({"animation": {**FILE, "width": 1, "height": 1}, "via_bot": own})
    number = person.note({"animation": {**FILE, "width": 1, "height": 1}, "via_bot": other})
    by_bot = await town.playground.wait_for(person.chat_id, lambda v: v.message_id > number)
    greeted = await town.ask(person, "Hola, ¿hay paso de Cusco a Puno?")

    assert [text.splitlines()[0] for text in said] == [
        *("Hola. ¿Qué lugar le interesa?", "De nada.", "De acuerdo.", "De acuerdo.", "Hasta luego."),
        *("¿Ya no quiere avisos?", "No entiendo emojis solos. Escriba el nombre de un lugar, o vea /ayuda"),
    ]
    assert [text.splitlines()[0] for text in english] == [
        *("Hello. Which place do you care about?", "You are welcome.", "All right.", "All right.")
    ]
    assert [view.text.splitlines()[0] for view in sent] == [
        *("No puedo escuchar audios.", "No puedo ver fotos, videos ni archivos.", "No leo stickers."),
        *(
            "No leo stickers.",
            "No puedo ver fotos, videos ni archivos.",
            "¿Lo está viendo usted? Su foto todavía no la vio nadie.",
        ),
    ]
    assert by_bot.text.startswith("No leo stickers") and by_bot.message_id == number + 1
    assert sum("fotos" in text for text in town.texts(person)) == 3
    assert edited.text.startswith("No leo los mensajes editados")
    assert "Cusco → Puno" in greeted


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_the_library_cannot_read_is_answered_and_holds_up_nobody(town: Town) -> None:
    await town.start()
    person, other = town.person(), town.person()
    old = {"id": "1", "question": "¿Hay paso?", "options": [], "total_voter_count": 0, "is_closed": False}

    number = person.note({"poll": old})
    told = await town.playground.wait_for(person.chat_id, lambda view: view.message_id > number)
    asked = await town.ask(other, "Puno")

    assert "solo puedo leer texto" in told.text
    assert asked.startswith("Puno ·")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_record_that_cannot_be_read_is_said_once_in_the_language_of_the_app_and_owners_hear_of_it(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = town.editor()
    await town.start()
    await town.ask(owner, "/ayuda")
    people = [town.person(), town.person(language="en")]

    async def away(*_: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr(town.bot.store.chats, "find", away)
        patched.setattr(town.bot.store.groups, "standing", away)
        patched.setattr(town.bot.store.outbox, "probe", away)
        told = [await town.ask(person, "/status Puno") for person in people]
        alarm = await town.playground.wait_for(owner.chat_id, lambda v: "no se puede escribir" in v.text)
    after = [await town.ask(person, "/status Puno") for person in people]

    assert [text.split(".")[0] for text in told] == [
        "Algo falló de nuestro lado",
        "Something failed on our side",
    ]
    assert all(text.startswith("Puno ·") for text in after)
    assert [len(town.texts(person)) for person in people] == [2, 2]
    assert alarm.text.startswith("Envíos detenidos")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_commands_are_obeyed_without_their_slash_where_the_rest_fits_them(town: Town) -> None:
    await town.start()
    person, english = town.person(), town.person(language="en")

    said = [
        (await town.ask(person, text)).splitlines()[0]
        for text in (
            *(
                "suscribir a Puno",
                "seguir cusko",
                "estado ilabe",
                "ruta juliaca arequipa",
                "ruta juliaka arekipa",
            ),
            *("juliaca a arequipa", "dejar de seguir Puno", "dejar Puno", "ajustes", "cancelar"),
            *(
                "buscar bloqueo ica",
                "estado de emergencia",
                "ruta bloqueada",
                "seguir con la lucha hasta el final",
            ),
        )
    ]
    told = [
        (await town.ask(english, text)).splitlines()[0]
        for text in ("follow Puno", "subscribe Puno", "status Puno", "unsubscribe Puno", "cancel")
    ]

    assert [line.split(" · ")[0] for line in said[:3]] == [
        *(
            "Desde ahora sigue Puno.",
            "No encuentro «cusko». ¿Quiso decir…",
            "No encuentro «ilabe». ¿Quiso decir…",
        )
    ]
    assert said[3:6] == [
        "Sin información reciente de esta ruta",
        "No encuentro «juliaka». ¿Quiso decir…",
        "Sin información reciente de esta ruta",
    ]
    assert said[6].startswith("Ya no sigue Puno") and said[7].startswith("No sigue «Puno»")
    assert said[8] == "Todavía no sigue ningún lugar." and said[9].startswith("No hay nada que cancelar")
    assert "bloqueo" in said[10]
    assert said[11:] == ["No encuentro ese lugar."] * 3
    assert told == [
        *("From now on you follow Puno.", "You already followed Puno.", "Puno · 5 Jan, 14:20"),
        *("You no longer follow Puno.", "There is nothing to cancel."),
    ]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_whoever_tells_something_hears_how_it_reaches_the_desk_and_who_asks_hears_what_goes_on(
    town: Town,
) -> None:
    await town.start()
    person, asker = town.person(), town.person()

    await person.say("Hay bloqueo en Acora km 1380 desde hace una hora")
    hint = await town.playground.wait_for(person.chat_id, lambda v: "/reportar" in v.text)
    asked = [
        await town.ask(asker, text)
        for text in ("hay bloqueo en Acora, km 1380 o 1390?", "¿hay paso?", "donde hay bloqueos")
    ]

    assert [text.splitlines()[0] for text in town.texts(person)] == ["Acora · 5 ene, 14:20", hint.text]
    assert [text.split(" · ")[0] for text in asked] == ["Acora", "Perú", "Perú"]
    assert len(town.texts(asker)) == 3


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_words_in_reply_to_a_push_are_answered_with_its_event_as_it_stands(town: Town) -> None:
    await town.start()
    person = town.person()
    await town.ask(person, "/suscribir Puno")
    await publish(town.bot.store, town.clock.now())
    town.bot.engine.wake()
    pushed = await town.playground.wait_for(person.chat_id, lambda v: v.text.startswith("🔴"))
    await town.settled()

    said = await person.say("es mentira, ya pasan", reply_to=pushed)
    hint = await town.playground.wait_for(person.chat_id, lambda v: "/reportar" in v.text, after=said)
    shown = [
        v.text for v in town.playground.messages(person.chat_id) if said < v.message_id < hint.message_id
    ]

    assert len(shown) == 1 and shown[0].startswith("🔴 Bloqueo · Ilave")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_cancel_without_its_slash_is_neither_a_report_nor_a_source(town: Town) -> None:
    editor = town.editor()
    await town.start()
    person = town.person()

    await town.ask(person, "/reportar")
    left = await town.ask(person, "Cancelar")
    await town.ask(editor, "/publicar Bloqueo en Ilave, Puno.")
    await town.open(editor, "sources")
    note = await town.ask(editor, "cancelar")

    drafts = await town.bot.store.drafts.mine((await town.bot.store.editors.find(editor.id)).id)
    assert left == "Dejado. No se envió nada." and note.startswith("Dejado")
    assert [draft.facts.sources for draft in drafts] == [()]


async def test_in_a_group_nobody_is_answered_who_did_not_ask(town: Town) -> None:
    await town.start()
    person = town.person()
    group = await town.group("Sur", members=[person])

    for text in ("hola", "gracias", "👍", "31 abril"):
        await person.say(text, chat=group.id)
    await person.sticker(chat=group.id)
    said = await person.say("/estado Puno", chat=group.id)
    first = await town.playground.wait_for(group.id, lambda view: view.from_bot, after=said)

    told = [view for view in town.playground.messages(group.id) if view.from_bot]
    assert first.reply_to == said and len(told) == 2


async def test_a_day_that_does_not_exist_is_said_so_however_it_is_asked(town: Town) -> None:
    await town.start()
    await publish(town.bot.store, town.clock.now())
    person, reader = town.person(), town.person(language="en")

    history = await town.answer(person, "/historia Puno 31/04/2023")
    looked = await town.answer(person, "/buscar bloqueo 30 febrero")
    said = await town.answer(person, "Puno 31 abril 2023")
    english = await town.ask(reader, "February 30 2023")
    asked = await town.answer(person, "/historia")
    replied = await town.ask(person, "Ilave 31 abril", reply_to=asked)
    await person.tap(history, "Puno 30 abril 2023")
    turned = await town.playground.wait_for(
        person.chat_id, lambda v: v.message_id == history.message_id and v.edited
    )
    which = await town.answer(person, "/historia Santa Rosa ayer")
    await person.tap(which, which.buttons[0][0].label)
    chosen = await town.playground.wait_for(
        person.chat_id, lambda v: v.message_id == which.message_id and v.edited
    )
    status = await town.ask(person, "/estado Puno ayer")
    wrong = await town.ask(person, "/estado Puno 31/04/2023")
    yesterday = await town.ask(person, "¿qué pasó ayer en Juliaca?")
    found = await town.ask(person, "bloqueo en Ilave, enero 2023")

    assert [view.text.splitlines()[0] for view in (history, looked, said)] == [
        *(
            "El 31 de abril de 2023 no existe.",
            "El 30 de febrero no existe.",
            "El 31 de abril de 2023 no existe.",
        )
    ]
    assert history.text.splitlines()[2] == "Escriba, por ejemplo: /historia Puno 30 abril 2023"
    assert looked.text.splitlines()[2] == "Escriba, por ejemplo: /buscar bloqueo 28 febrero"
    assert said.text.splitlines()[2] == "Escriba, por ejemplo: Puno 30 abril 2023"
    assert english.splitlines()[0] == "30 February 2023 does not exist."
    assert replied.startswith("El 31 de abril no existe.")
    assert turned.text.startswith("Puno · 30 abr")
    assert "10 lugares" in which.text and chosen.text.splitlines()[0].endswith(" · 4 ene")
    assert status.startswith("Puno · 4 ene") and wrong.startswith("El 31 de abril de 2023 no existe.")
    assert yesterday.startswith("Juliaca · 4 ene")
    assert found.startswith("«bloqueo en Ilave, enero 2023» · 1 hecho")


async def test_thanks_are_no_report_and_no_place_of_one(town: Town) -> None:
    await town.start()
    person = town.person()

    await town.ask(person, "/reportar")
    wanted = await town.ask(person, "hola")
    filed = await town.ask(person, "Hay un bloqueo y no pasa nadie")
    thanked = await town.ask(person, "gracias")

    assert "necesito un texto" in wanted
    assert filed.startswith("Recibido")
    assert thanked.startswith("De nada.")


@pytest.mark.parametrize(
    ("language", "commands", "told", "pictures"),
    [
        ("es", ("/estado Puno", "/seguir Puno", "/idioma en"), ("Puno", "Puno", "English"), "no puedo ver"),
        (
            "en",
            ("/status Puno", "/subscribe Puno", "/language es"),
            ("Puno", "Puno", "castellano"),
            "cannot see",
        ),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_command_below_a_photo_or_file_is_answered_to_anyone(
    town: Town, language: str, commands: tuple[str, ...], told: tuple[str, ...], pictures: str
) -> None:
    await town.start()
    person, picture = town.person(language=language), b"\x89PNG\r\n\x1a\n" + bytes(60)

    async def answered(said: int) -> str:
        return str(
            (await town.playground.wait_for(person.chat_id, lambda v: v.message_id > said, after=said)).text
        )

    answers = [
        await answered(await person.document("acta.pdf", commands[0])),
        await answered((await person.album([picture, picture], commands[1]))[-1]),
        await answered(await person.photo(picture, commands[2])),
    ]

    assert all(word.casefold() in answer.casefold() for word, answer in zip(told, answers, strict=True))
    assert not any(pictures in answer for answer in answers)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_command_below_what_somebody_else_sent_first_is_nobodys_wish(town: Town) -> None:
    editor = town.editor()
    await town.start()
    person, picture = town.person(), b"\x89PNG\r\n\x1a\n" + bytes(60)

    forwarded = await person.forward_text("/seguir Puno", photo=picture)
    told = await town.playground.wait_for(person.chat_id, lambda v: True, after=forwarded)
    filed = await person.document("acta.pdf", "/seguir Cusco")
    copied = await editor.forward(person.chat_id, filed)
    offered = await town.playground.wait_for(editor.chat_id, lambda v: "md:" in str(v.buttons), after=copied)

    assert "fotos" in told.text
    assert offered.reply_to == copied
    assert "Cusco" in await town.ask(person, "/suscripciones")
    assert "Puno" not in await town.ask(person, "/suscripciones")
