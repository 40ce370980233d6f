"""A strike over several regions: one push for each follower, its own status, and an end that lifts nothing."""

from __future__ import annotations

import pytest

from bot.playground.people import Person
from bot.playground.views import View
from storage.model import EventState
from tests.e2e.conftest import Town


@pytest.mark.both
async def test_a_strike_over_several_regions_is_one_push_and_has_a_status_of_its_own(town: Town) -> None:
    editor = town.editor()
    await town.start()
    puno, both, ica = town.person("Puno"), town.person("Both"), town.person("Ica")
    await town.ask(puno, "/suscribir Puno")
    await town.ask(both, "/suscribir Cusco, Arequipa, Puno")
    await town.ask(ica, "/suscribir Ica")

    said = await editor.say("/post Paro indefinido en Puno desde el lunes.")
    await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)
    await town.fill(editor, "sources", "Radio Onda Azul")
    await more(town, editor)
    await town.open(editor, "also")
    said = await editor.say("Cusco, Arekipo Grande, arekipa")
    unclear = await town.playground.wait_for(editor.chat_id, lambda v: "No queda claro" in v.text, after=said)
    said = await editor.say("Cusco, Arequipa, Juliaca")
    await town.playground.wait_for(editor.chat_id, lambda v: "También en" in v.text, after=said)
    await more(town, editor)
    await town.fill(editor, "campaign", "Paro del Sur")
    await town.act(editor, "pub")
    pushed = await town.playground.wait_for(both.chat_id, lambda v: v.text.startswith("⏸️"))
    await town.settled()
    await town.tap(both, pushed, "Estado: Paro del Sur")
    tapped = await town.playground.wait_for(both.chat_id, lambda v: v.text.startswith("Paro del Sur"))
    said = await editor.say("/post Bloqueo en Ilave, Puno: PE-3S km 1410.")
    await town.playground.wait_for(editor.chat_id, lambda v: "1410" in v.text, after=said)
    await town.fill(editor, "sources", "Sutran")
    await more(town, editor)
    view, data = await town.field(editor, "campaign")
    await editor.tap(view, data)
    await town.act(editor, "cg:1")
    await town.playground.wait_for(
        editor.chat_id, lambda v: "Campaña: Paro del Sur" in v.text and "1410" in v.text
    )
    await town.act(editor, "pub")
    await town.settled()
    status = await town.ask(ica, "/estado paro")
    named = await town.ask(ica, "/status paro del sur")
    cusco = await town.ask(ica, "/estado Cusco")

    assert "Arekipo Grande" in unclear.text and "arekipa (¿Arequipa?)" in unclear.text
    assert pushed.text.splitlines()[0] == "⏸️ Paro · Puno (departamento), Arequipa, Cusco"
    assert [sum("⏸️" in t for t in town.texts(p) if not t.startswith("Paro del")) for p in (puno, both)] == [
        1,
        1,
    ]
    assert not any("⏸️" in t for t in town.texts(ica)[:1])
    assert "1 hecho abierto, en 3 regiones" in tapped.text
    assert "2 hechos abiertos, en 3 regiones" in status
    assert "1 bloqueo" in status and "Ilave" in status and status == named
    assert "1 paro" in cusco and "Puno (departamento), Arequipa, Cusco" in cusco


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_strike_that_a_text_tells_of_place_by_place_goes_out_as_one(town: Town) -> None:
    editor = town.editor()
    await town.start()
    both = town.person()
    await town.ask(both, "/suscribir Cusco, Arequipa")

    report = "Radio Nacional: Agricultores acatan paro indefinido en Puno, Cusco y Arequipa."
    listed = await town.answer(editor, report)
    await town.tap(editor, listed, "Es un solo paro")
    joined = await town.playground.wait_for(
        editor.chat_id, lambda v: v.message_id == listed.message_id and "Arequipa, Cusco" in v.text
    )
    await town.tap(editor, joined, "Publicar")
    pushed = await town.playground.wait_for(both.chat_id, lambda v: v.text.startswith("⏸️"))
    await town.settled()
    left = await town.ask(editor, "/borradores")

    assert pushed.text.splitlines()[0] == "⏸️ Paro · Puno (departamento), Arequipa, Cusco"
    assert len(town.texts(both)) == 2
    assert left.startswith("No tiene borradores abiertos")


async def test_ending_a_campaign_lifts_nothing_and_offers_to_go_through_its_events(town: Town) -> None:
    editor = town.editor("en")
    await town.start()
    said = await editor.say("/post Strike in Puno.")
    await town.playground.wait_for(editor.chat_id, lambda v: True, after=said)
    await town.fill(editor, "sources", "Radio")
    await more(town, editor)
    await town.fill(editor, "campaign", "Paro del Sur")
    await town.act(editor, "pub")
    await town.settled()

    said = await editor.say("/campaigns")
    listed = await town.playground.wait_for(
        editor.chat_id, lambda v: "campaign going on" in v.text, after=said
    )
    await town.tap(editor, listed, "End: Paro del Sur")
    asked = await town.playground.wait_for(editor.chat_id, lambda v: "does not lift it" in v.text)
    await town.tap(editor, asked, "End and go through")
    review = await town.playground.wait_for(editor.chat_id, lambda v: "confirm or lift each" in v.text)
    event = await town.bot.store.events.get(1)
    again = await editor.tap_raw(review, "cs:1:end")
    over = await answered(town, editor, "/status Paro del Sur", "Paro del Sur ·")
    nothing = await answered(town, editor, "/status strike", "No campaign")
    await town.tap(editor, await reviewed(town, editor), "⚪")
    await town.settled()
    lifted = await town.bot.store.events.get(1)

    assert event is not None and event.facts.state is EventState.ACTIVE
    assert "over already" in again.text
    assert "Ended:" in over and "1 open event is left" in over
    assert "No campaign is on record" in nothing
    assert lifted is not None and lifted.campaign == 1 and lifted.facts.state is EventState.ENDED


async def reviewed(town: Town, person: Person) -> View:
    """The events of the campaign to go through, as they are now."""
    before = await person.say("/campaigns")
    shown = await town.playground.wait_for(person.chat_id, lambda v: True, after=before)
    await person.tap_raw(shown, "cs:1:again")
    return await town.playground.wait_for(person.chat_id, lambda v: "confirm or lift each" in v.text)


async def answered(town: Town, person: Person, text: str, begins: str) -> str:
    """What is answered to a message, told from the desk's own reports by how it begins."""
    said = await person.say(text)
    view = await town.playground.wait_for(person.chat_id, lambda v: v.text.startswith(begins), after=said)
    return view.text


async def more(town: Town, person: Person) -> None:
    """The second page of the newest draft's card, wherever the draft stands."""
    await town.field(person, "severity")
    await town.act(person, "more")
