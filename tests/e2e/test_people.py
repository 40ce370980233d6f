"""The people at the desk, through the bot: invited, limited, looked at by a second pair of eyes, revoked."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.playground.people import Person
from storage.staff import FourEyes, Role
from tests.e2e.conftest import Town

TEXT = "Bloqueo en Ilave, Puno: PE-3S km 1410. Comunidades de El Collao cierran el puente."


def _data(view: Any) -> list[str]:
    return [button.data for row in view.buttons for button in row if button.data]


async def _seen(town: Town, person: Person, words: str) -> Any:
    """The newest message that holds these words."""
    return await town.playground.wait_for(person.chat_id, lambda view: words in view.text)


async def _link(town: Town, owner: Person, *regions: str, role: Role = Role.EDITOR) -> str:
    """What follows /start in a link that the owner makes by buttons."""
    said = await owner.say("/editores")
    view = await town.playground.wait_for(owner.chat_id, lambda v: "iv:new" in _data(v), after=said)
    await owner.tap(view, "iv:new")
    view = await town.playground.wait_for(
        owner.chat_id, lambda v: any(re.fullmatch(r"iv:\d+:role:editor", data) for data in _data(v))
    )
    head = _data(view)[0].rsplit(":", 2)[0]
    await owner.tap(view, f"{head}:role:{role.value}")
    for region in regions:
        await owner.tap_raw(view, f"{head}:rg:{region}")
    view = await town.showing(owner, f"{head}:link")
    await owner.tap(view, f"{head}:link")
    made = await town.playground.wait_for(owner.chat_id, lambda v: "?start=inv_" in v.text, after=view)
    (payload,) = re.findall(r"https://t\.me/\w+\?start=(inv_[A-Za-z0-9_-]+)", made.text)
    return str(payload)


async def _join(
    town: Town, owner: Person, *regions: str, role: Role = Role.EDITOR, language: str = "es"
) -> Person:
    payload = await _link(town, owner, *(regions or ("21",)), role=role)
    person = town.person(f"Voluntaria {len(regions)}", language)
    await town.ask(person, f"/start {payload}")
    row = await _row(town, person)
    await town.playground.wait_for(
        owner.chat_id, lambda view: any(f"{no} {row}," in view.text for no in ("n.º", "no."))
    )
    return person


async def _row(town: Town, person: Person) -> int:
    editor = await town.bot.store.editors.find(person.id)
    assert editor is not None
    return editor.id


async def _draft(town: Town, person: Person, text: str = TEXT) -> Any:
    said = await person.say(f"/post {text}")
    await town.playground.wait_for(person.chat_id, lambda v: True, after=said)
    await town.fill(person, "sources", "Sutran")


async def _send(town: Town, author: Person, publisher: Person, text: str = TEXT) -> Any:
    """A finished draft, sent; gives what the publisher is shown."""
    await _draft(town, author, text)
    await town.act(author, "send")
    return await town.playground.wait_for(
        publisher.chat_id, lambda v: any(re.match(r"rv:\d+:\d+:pub", data) for data in _data(v))
    )


def _action(view: Any, action: str) -> str:
    return next(data for data in _data(view) if data.split(":", 3)[3] == action)


@pytest.mark.parametrize("language", ["es", "en"])
async def test_an_invitation_brings_one_person_to_the_desk_and_the_owner_hears_who(
    town: Town, language: str
) -> None:
    owner = town.editor(language)
    await town.start()
    payload = await _link(town, owner, "21", "08", role=Role.PUBLISHER)
    ana, other = town.person("Ana Quispe", language), town.person("Otro", language)

    welcomed = await town.ask(ana, f"/start {payload}")
    told = await _seen(town, owner, "Ana Quispe")
    again = await town.ask(ana, f"/start {payload}")
    late = await town.ask(other, f"/start {payload}")
    posted = await town.ask(ana, f"/post {TEXT}")
    menu = [entry.command for entry in town.playground.commands(ana.id, ana.chat_id)]
    listed = await town.ask(owner, "/editors")

    assert "Cusco, Puno" in welcomed and ("publica" in welcomed or "publishes" in welcomed)
    assert f"{'n.º' if language == 'es' else 'no.'} {await _row(town, ana)}" in told.text
    assert ("ya trabaja" if language == "es" else "already") in again
    assert ("ya se usó" if language == "es" else "used already") in late
    assert "Ilave" in posted
    assert (
        {"es": "auditoria", "en": "audit"}[language] in menu and "pausar" not in menu and "pause" not in menu
    )
    assert "Ana Quispe" in listed and "Cusco, Puno" in listed
    assert await town.bot.store.editors.find(other.id) is None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_link_that_is_pasted_into_the_chat_instead_of_tapped_lets_in_as_well(town: Town) -> None:
    owner = town.editor()
    await town.start()
    payload, person = await _link(town, owner, "21"), town.person("Ana")
    bot = town.playground.world.bot.username

    other = await town.ask(person, f"https://t.me/{bot}x?start={payload}")
    welcomed = await town.ask(person, f"https://t.me/{bot}?start={payload}")
    followed = await town.ask(town.person(), f"t.me/{bot}?start=sub_21")

    assert "bienvenida" in welcomed and "bienvenida" not in other
    assert "Puno" in followed


async def test_a_forwarded_link_is_whoevers_opens_it_and_one_tap_revokes_them(town: Town) -> None:
    owner = town.editor()
    await town.start()
    payload = await _link(town, owner, "21")
    stranger, meant = town.person("Desconocido"), town.person("Ana")

    await town.ask(stranger, f"/start {payload}")
    late = await town.ask(meant, f"/start {payload}")
    told = await _seen(town, owner, "Desconocido")
    await town.tap(owner, told, "Quitar")
    goodbye = await _seen(town, stranger, "ya no trabaja")
    posted = await town.ask(stranger, f"/post {TEXT}")

    assert "ya se usó" in late
    assert "Gracias" in goodbye.text
    assert "solo para la mesa" in posted
    assert town.playground.commands(stranger.id, stranger.chat_id)[0].command == "estado"


async def test_links_expire_are_withdrawn_and_cannot_be_made_up(town: Town) -> None:
    owner = town.editor()
    await town.start()
    person = town.person()
    late, gone = await _link(town, owner, "21"), await _link(town, owner, "")

    made = await _seen(town, owner, gone)
    await town.tap(owner, made, "Anular")
    withdrawn = await town.ask(person, f"/start {gone}")
    town.clock.forward(timedelta(hours=48, seconds=1))
    expired = await town.ask(person, f"/start {late}")
    invented = await town.ask(person, "/start inv_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    group = await town.group("Radio", admins=[person])
    public = await town.ask(person, f"/start@{town.playground.world.bot.username} {late}", chat=group.id)

    assert "no sirve" in withdrawn and "venció" in expired and "no sirve" in invented
    assert "en privado" in public
    assert await town.bot.store.editors.find(person.id) is None


@pytest.mark.both
async def test_two_people_open_one_link_at_once_and_one_is_in(town: Town) -> None:
    owner = town.editor()
    await town.start()
    payload = await _link(town, owner, "21")
    people = [town.person(f"Persona {number}") for number in range(4)]

    answers = await asyncio.gather(*(town.ask(person, f"/start {payload}") for person in people))

    assert sum("bienvenida" in answer for answer in answers) == 1
    assert sum("ya se usó" in answer for answer in answers) == 3


async def test_roles_and_regions_limit_what_is_offered_and_what_is_done(town: Town) -> None:
    owner = town.editor()
    await town.start()
    editor = await _join(town, owner, "21")
    abroad = await _join(town, owner, "08", role=Role.PUBLISHER)

    await _draft(town, editor)
    card, data = await town.card(editor, "send")
    forged = await editor.tap_raw(card, data.replace(":send", ":pub"))
    await _draft(town, abroad)
    view = town.playground.messages(abroad.chat_id)[-1]
    outside = await abroad.tap_raw(view, _action(view, "disc").replace(":disc", ":pub"))
    answers = [await town.ask(editor, f"/{name}") for name in ("editors", "audit", "pause", "resume")]
    answers += [await town.ask(abroad, f"/{name}") for name in ("editors", "pause")]

    assert not any(data.endswith(":pub") for data in _data(card))
    assert "otra persona de la mesa" in card.text
    assert "no es uno de los suyos" in view.text and not any(d.endswith(":send") for d in _data(view))
    assert "Lo publica otra persona" in forged.text and "no es uno de los suyos" in outside.text
    assert all("solo" in answer or "para quienes publican" in answer for answer in answers)
    assert await town.bot.store.events.get(1) is None
    assert not await town.bot.store.operations.paused()


async def test_an_editors_draft_goes_out_when_a_publisher_says_so(town: Town) -> None:
    owner = town.editor()
    await town.start()
    author = await _join(town, owner, "21")
    publisher = await _join(town, owner, "2105", "08", role=Role.PUBLISHER, language="en")
    abroad = await _join(town, owner, "08", role=Role.PUBLISHER)
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")

    asked = await _send(town, author, publisher)
    waiting = await _seen(town, author, "Espera a quien publica")
    listed = await town.ask(publisher, "/drafts")
    await publisher.tap(asked, _action(asked, "prev"))
    shown = await _seen(town, publisher, "Above is what they will get")
    await publisher.tap(asked, _action(asked, "pub"))
    pushed = await town.playground.wait_for(follower.chat_id, lambda v: v.text.startswith("🔴"))
    told = await _seen(town, author, "se publicó")
    card = await _seen(town, owner, "pide que se publique")
    late = await owner.tap(card, _action(card, "pub"))
    over = await _seen(town, owner, "Ya estaba publicado")
    await town.settled()

    assert asked.text.startswith("👁 🔴 Blockade · Ilave, Puno") and "asks to publish" in asked.text
    assert waiting.buttons and "1 draft waits" in listed and _action(shown, "pub")
    assert "Ilave" in pushed.text and "hecho 1" in told.text
    assert "Ya estaba publicado" in late.text
    assert over.message_id == card.message_id and not over.buttons
    assert not any("pide que se publique" in text for text in town.texts(abroad))


async def test_what_a_publisher_undoes_in_time_is_in_its_editors_hands_again(town: Town) -> None:
    owner, town.undo = town.editor(), timedelta(seconds=60)
    await town.start()
    author = await _join(town, owner, "21")

    asked = await _send(town, author, owner)
    await owner.tap(asked, _action(asked, "pub"))
    leaving = await _seen(town, owner, "sale en")
    await town.tap(owner, leaving, "Deshacer")
    told = await _seen(town, author, "se deshizo a tiempo")
    await town.tap(author, told, "Abrir")
    card, _ = await town.card(author, "send")

    assert "Ilave" in card.text


async def test_a_publisher_gives_a_draft_back_with_a_reason(town: Town) -> None:
    owner = town.editor()
    await town.start()
    author = await _join(town, owner, "21")

    asked = await _send(town, author, owner)
    await owner.tap(asked, _action(asked, "back"))
    why = await _seen(town, owner, "Por qué")
    await town.tap(owner, why, "fuente")
    told = await _seen(town, author, "volvió")
    await town.tap(author, told, "Abrir")
    card, _ = await town.card(author, "send")
    late = await owner.tap_raw(asked, _action(asked, "pub"))

    assert "Falta una fuente segura" in told.text
    assert "Ilave" in card.text
    assert "ya no espera" in late.text
    assert await town.bot.store.events.get(1) is None


async def test_a_draft_taken_back_is_out_of_the_publishers_hands(town: Town) -> None:
    owner = town.editor()
    await town.start()
    author = await _join(town, owner, "21")

    asked = await _send(town, author, owner)
    await town.act(author, "take")
    late = await owner.tap(asked, _action(asked, "pub"))

    assert "ya no espera" in late.text
    assert await town.bot.store.events.get(1) is None


@pytest.mark.both
async def test_with_four_eyes_nobody_publishes_their_own_and_two_approvals_at_once_are_one(
    town: Town,
) -> None:
    author, one, other = town.editor(), town.editor(), town.editor()
    town.four_eyes = FourEyes.ALL
    await town.start()
    for owner in (one, other):
        owner.start_quietly()
    follower = town.person()
    await town.ask(follower, "/suscribir Puno")

    await _draft(town, author)
    card, data = await town.card(author, "send")
    own = await author.tap_raw(card, data.replace(":send", ":pub"))
    await author.tap(card, data)
    sights = [await _seen(town, owner, "pide que se publique") for owner in (one, other)]
    mine = _action(sights[0], "pub")
    self_approval = await author.tap_raw(card, mine)
    toasts = await asyncio.gather(
        *(owner.tap(view, _action(view, "pub")) for owner, view in zip((one, other), sights, strict=True))
    )
    await town.settled()
    pushed = [text for text in town.texts(follower) if text.startswith("🔴")]

    assert "otra persona" in own.text
    assert "ya no espera" in self_approval.text
    assert len(pushed) == 1
    assert sum("Ya estaba publicado" in (toast.text or "") for toast in toasts) == 1


@pytest.mark.parametrize(
    ("text", "second"),
    [("Bloqueo en Ilave, Puno: PE-3S km 1410.", False), ("Paro en todo el país, la marcha sigue.", True)],
)
async def test_wide_asks_a_second_pair_of_eyes_for_the_country_alone(
    town: Town, text: str, second: bool
) -> None:
    author, other = town.editor(), town.editor()
    town.four_eyes = FourEyes.WIDE
    await town.start()
    await town.ask(other, "/start")

    await _draft(town, author, text)
    card, _ = await town.card(author, "send" if second else "pub")

    assert any(data.endswith(":send") for data in _data(card)) is second
    assert any(data.endswith(":pub") for data in _data(card)) is not second


async def test_the_buttons_of_a_revoked_editor_do_nothing_any_more(town: Town) -> None:
    owner, town.undo = town.editor(), timedelta(seconds=60)
    await town.start()
    publisher = await _join(town, owner, "21", role=Role.PUBLISHER)
    author = await _join(town, owner, "21")
    await town.post(publisher, TEXT)
    leaving = await _seen(town, publisher, "sale en")
    await _draft(town, publisher, "Bloqueo en Juli, Puno.")
    card, _ = await town.card(publisher, "pub")
    asked = await _send(town, author, publisher, "Marcha en Juli, Puno.")
    row = await _row(town, publisher)

    await town.ask(owner, "/editores")
    view = await town.showing(owner, f"ed:{row}:card")
    await owner.tap(view, f"ed:{row}:card")
    view = await town.showing(owner, f"ed:{row}:rev")
    await owner.tap(view, f"ed:{row}:rev")
    view = await town.showing(owner, f"ed:{row}:revy")
    await owner.tap(view, f"ed:{row}:revy")
    toasts = [
        await publisher.tap_raw(view, data)
        for view, data in (
            *((card, data) for data in _data(card)),
            *((asked, data) for data in _data(asked)),
            *((leaving, data) for data in _data(leaving)),
            (card, "ed:list:0"),
            (card, "iv:new"),
            (card, "au:0"),
            (card, f"ed:{row}:role:publisher"),
            *((card, data) for data in ("b:1:4:pub", "b:1:4:undo", "b:1:4:rec", "ta:w:1")),
        )
    ]
    told = [await town.ask(publisher, f"/{name}") for name in ("post hola", "drafts", "audit")]

    assert len(toasts) > 15
    assert {toast.text for toast in toasts} == {toasts[0].text} and "solo para la mesa" in (
        toasts[0].text or ""
    )
    assert all("solo para la mesa" in text for text in told)
    assert await town.bot.store.events.get(2) is None


@pytest.mark.both
async def test_approval_and_revocation_at_once_publish_before_the_revocation_or_not_at_all(
    town: Town,
) -> None:
    owner = town.editor()
    await town.start()
    author = await _join(town, owner, "21")
    publisher = await _join(town, owner, "21", role=Role.PUBLISHER)
    asked = await _send(town, author, publisher)
    row = await _row(town, publisher)
    listed = await town.answer(owner, "/editores")

    await asyncio.gather(publisher.tap(asked, _action(asked, "pub")), owner.tap_raw(listed, f"ed:{row}:revy"))
    log = [entry.act for entry in reversed(await town.bot.store.audit.latest(50))]
    decided = [act for act in log if act in ("publish", "revoke")]

    assert decided in (["publish", "revoke"], ["revoke"])
    assert (await town.bot.store.events.get(1) is not None) == ("publish" in decided)


async def test_a_change_of_role_and_regions_is_made_by_buttons(town: Town) -> None:
    owner = town.editor()
    await town.start()
    editor = await _join(town, owner, "21")
    row = await _row(town, editor)

    await town.ask(owner, "/editores")
    view = await town.showing(owner, f"ed:{row}:card")
    await owner.tap(view, f"ed:{row}:card")
    view = await town.showing(owner, f"ed:{row}:role:publisher")
    await owner.tap(view, f"ed:{row}:role:publisher")
    await owner.tap(await town.showing(owner, f"ed:{row}:walk:08"), f"ed:{row}:walk:08")
    await owner.tap(await town.showing(owner, f"ed:{row}:rg:08"), f"ed:{row}:rg:08")
    await owner.tap_raw(view, f"ed:{row}:rg:21")
    last = await owner.tap_raw(view, f"ed:{row}:rg:08")
    changed = await town.bot.store.editors.find(editor.id)
    menu = [entry.command for entry in town.playground.commands(editor.id, editor.chat_id)]
    owners = await owner.tap_raw(view, f"ed:{await _row(town, owner)}:revy")

    assert changed is not None and (changed.role, changed.regions) == (Role.PUBLISHER, ("08",))
    assert "No cambia nada" in last.text
    assert "auditoria" in menu
    assert "configuración" in owners.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ("Cambió lo que usted hace en la mesa. Desde ahora: ", "publica, Cusco", "/borradores")),
        ("en", ("What you do at the desk has changed. From now on: ", "publishes, Cusco", "/drafts")),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_who_is_given_another_role_or_place_hears_in_one_message_what_they_may_do(
    town: Town, language: str, words: tuple[str, str, str]
) -> None:
    owner = town.editor()
    await town.start()
    editor = await _join(town, owner, "21", language=language)
    row, head = await _row(town, editor), words[0]

    await town.ask(owner, "/editores")
    view = await town.showing(owner, f"ed:{row}:card")
    for data in (
        f"ed:{row}:role:publisher",
        f"ed:{row}:role:publisher",
        f"ed:{row}:rg:08",
        f"ed:{row}:rg:21",
    ):
        await owner.tap_raw(view, data)
    told = await town.playground.wait_for(editor.chat_id, lambda v: words[1] in v.text)
    first = [view for view in town.playground.messages(editor.chat_id) if view.text.startswith(head)]
    town.clock.forward(timedelta(minutes=6))
    await owner.tap_raw(view, f"ed:{row}:role:editor")
    await town.playground.wait_for(editor.chat_id, lambda v: v.text.startswith(head), after=told)

    assert all(part in told.text for part in words)
    assert [view.message_id for view in first] == [told.message_id]


@pytest.mark.both
async def test_a_change_of_role_that_a_process_did_not_live_to_tell_is_told_by_the_next(town: Town) -> None:
    owner = town.editor()
    await town.start()
    editor = await _join(town, owner, "21")
    row, desk = await _row(town, editor), await town.bot.store.editors.find(owner.id)
    assert desk is not None
    # The owner's tap is in the record, and there the process ends.
    await town.bot.store.editors.set_role(row, Role.PUBLISHER, by=desk.id, now=town.clock.now())
    await town.stop()
    town.clock.forward(timedelta(minutes=2))

    await town.start()
    await town.playground.wait_for(editor.chat_id, lambda v: "publica, Puno" in v.text)
    await town.stop()
    town.clock.forward(timedelta(minutes=2))
    await town.start()
    await town.ask(editor, "/ayuda")

    assert sum("publica, Puno" in text for text in town.texts(editor)) == 1


async def test_the_log_reads_in_words_by_pages_and_each_sees_what_concerns_them(town: Town) -> None:
    owner = town.editor()
    await town.start()
    author = await _join(town, owner, "21")
    publisher = await _join(town, owner, "21", role=Role.PUBLISHER, language="en")
    asked = await _send(town, author, publisher)
    await publisher.tap(asked, _action(asked, "pub"))
    await _seen(town, publisher, "Published")
    await town.ask(owner, "/pausar")
    for number in range(12):
        await town.ask(owner, f"/post Reporte {number}")
        await town.act(owner, "disc")
        await town.act(owner, "discy")

    await owner.say("/auditoria")
    first = await _seen(town, owner, "Registro de la mesa")
    await town.tap(owner, first, "Anteriores")
    older = await _seen(town, owner, "publicó el hecho 1")
    theirs = await town.ask(publisher, "/audit")

    assert "usted · descartó el borrador" in first.text and "publicó" not in first.text
    assert "redactó n.º" in older.text and "creó la invitación 1" in older.text
    assert "you · published event 1 · Ilave" in theirs and "sent draft 1" in theirs
    assert "paused" not in theirs and "invitation" not in theirs
    assert (await town.bot.store.audit.verify()).broken is None


@pytest.mark.both
async def test_a_row_of_the_log_that_somebody_tampered_with_hides_no_other(town: Town) -> None:
    owner = town.editor()
    await town.start()
    await _join(town, owner, "21")
    for row, detail in (
        (2, "[1,2]"),
        (3, '{"role":["x"],"region":"99"}'),
        (3, '{"regions":[{}],"role":"king"}'),
    ):
        async with town.bot.store._database.write() as connection:
            await connection.execute(
                sa.text("UPDATE audit SET detail = :detail, act = '<b>', subject = '&' WHERE id = :row"),
                {"detail": detail, "row": row},
            )
        told = await town.ask(owner, "/auditoria")
        assert "administra la mesa: n.º 1" in told and "<b>" in told

    assert (await town.bot.store.audit.verify()).broken == 2


async def test_an_editor_who_has_themselves_forgotten_leaves_the_desk_and_the_log_stays(town: Town) -> None:
    owner = town.editor()
    await town.start()
    author = await _join(town, owner, "21")
    await _draft(town, author)
    before = await town.bot.store.audit.verify()

    told = await town.ask(author, "/privacidad")
    asked = await town.answer(author, "/olvidar")
    await town.tap(author, asked, "Borrar")
    await _seen(town, author, "está borrado")
    posted = await town.ask(author, f"/post {TEXT}")
    after = await town.bot.store.audit.verify()

    assert "trabaja en la mesa" in told and "sale de la mesa" in asked.text
    assert "solo para la mesa" in posted
    assert after.rows == before.rows + 1 and after.broken is None
