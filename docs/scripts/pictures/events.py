"""Scenes: what was published is confirmed, changed, corrected, withdrawn and asked about."""

from __future__ import annotations

from pictures.studio import Studio


async def board(studio: Studio) -> None:
    """The open events with their buttons, and one of them with all in words."""
    publisher = studio.publisher
    studio.clock.forward(hours=1, minutes=30)
    said, listed = await studio.ask(publisher, studio.command("desk"))
    await studio.shoot("desk", publisher, said, listed)
    more = next(b for row in listed.buttons for b in row if b.label == "⋯")
    card = await studio.tap(publisher, listed, str(more.data))
    await studio.shoot("event", publisher, card)


async def confirmed(studio: Studio) -> None:
    """It still stands, as another source says."""
    said, told = await studio.ask(studio.publisher, f"{studio.command('confirm')} 1 PNP")
    await studio.shoot("confirm", studio.publisher, said, told)
    await studio.gone_out()


async def restricted(studio: Studio) -> None:
    """Some get through: the desk's answer, and what followers get."""
    words = studio.says("1 un carril, según la PNP", "1 one lane, according to PNP")
    said, told = await studio.ask(studio.publisher, f"{studio.command('restrict')} {words}")
    await studio.shoot("restrict", studio.publisher, said, told)
    await studio.gone_out()
    eased = await studio.until(studio.follower, lambda view: view.text.startswith("🟡"))
    await studio.shoot("restricted", studio.follower, eased)


async def corrected(studio: Studio) -> None:
    """The kilometre was wrong: preview, and what followers see of it."""
    publisher, follower = studio.publisher, studio.follower
    words = studio.says("1 es en el km 1414, no el 1410", "1 it is at km 1414, not 1410")
    said = await publisher.say(f"{studio.command('correct')} {words}")
    asked = await studio.until(
        publisher, lambda view: view.message_id > said and studio.label("desk-publish") in view.labels()
    )
    shown = [
        view
        for view in studio.playground.messages(publisher.chat_id)
        if said < view.message_id <= asked.message_id
    ]
    # Each language has the notice and the answer, Spanish first; the picture keeps to its own.
    own = shown[:2] if studio.spanish else shown[2:4]
    await studio.shoot("correct", publisher, said, *own, asked)
    await studio.tap(publisher, asked, studio.label("desk-publish"))
    await studio.gone_out()
    told = await studio.until(follower, lambda view: view.text.startswith("✏️"))
    edited = next(v for v in studio.playground.messages(follower.chat_id) if v.message_id == told.reply_to)
    await studio.shoot("corrected", follower, edited, told)


async def retracted(studio: Studio) -> None:
    """It was not so: the desk asks once, followers see what becomes of the message."""
    publisher, follower = studio.publisher, studio.follower
    said, asked = await studio.ask(publisher, f"{studio.command('retract')} 2")
    await studio.shoot("retract", publisher, said, asked)
    await studio.tap(publisher, asked, studio.label("life-why-unfounded"))
    await studio.gone_out()
    told = await studio.until(follower, lambda view: view.text.startswith("❌"))
    edited = [v for v in studio.playground.messages(follower.chat_id) if v.message_id == told.reply_to]
    await studio.shoot("retracted", follower, *edited, told)


async def still_there(studio: Studio) -> None:
    """Nobody confirmed for hours: the desk is asked, and answers by a tap."""
    publisher = studio.publisher
    studio.clock.forward(hours=6, minutes=10)
    await studio.bot.freshening.look()
    asked = await studio.until(
        publisher, lambda view: any((b.data or "").startswith("qs:") for row in view.buttons for b in row)
    )
    await studio.shoot("still-there", publisher, asked)
    data = next(str(b.data) for row in asked.buttons for b in row if str(b.data).endswith(":yes"))
    await studio.tap(publisher, asked, data)
