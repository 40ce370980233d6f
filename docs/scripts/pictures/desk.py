"""Scenes: tips, suggestions, counts, a strike, and a draft that passes from an editor to a publisher and back."""

from __future__ import annotations

from pictures.studio import Studio


async def tip(studio: Studio) -> None:
    """Somebody reports, the desk reads and decides."""
    witness, publisher = studio.witness, studio.publisher
    words = studio.says(
        "En Ayaviri cierran la salida a Juliaca con piedras, no dejan pasar camiones.",
        "In Ayaviri they close the exit to Juliaca with stones and let no lorries through.",
    )
    await studio.ask(witness, f"{studio.command('report')} {words}")
    studio.clock.forward(minutes=3)
    await studio.bot.tipping.look()
    notice = await studio.until(
        publisher, lambda view: any((b.data or "").startswith("tp:list") for row in view.buttons for b in row)
    )
    await studio.shoot("tip-notice", publisher, notice)
    said, queue = await studio.ask(publisher, studio.command("tips"))
    await studio.shoot("tips", publisher, said, queue)
    left = await studio.tap(publisher, queue, studio.label("tips-reject"))
    await studio.shoot("tip-undo", publisher, left)


async def suggestions(studio: Studio) -> None:
    """Sutran's list has a new point."""
    assert studio.bot.sutran is not None
    studio.alerts.blocked = True
    studio.clock.forward(minutes=15)
    await studio.bot.sutran.look()
    said, listed = await studio.ask(studio.publisher, studio.command("suggestions"))
    await studio.shoot("suggestions", studio.publisher, said, listed)


async def tally(studio: Studio) -> None:
    """An official count, as its source says it."""
    words = studio.says(
        "Sutran: 72 puntos bloqueados en 5 regiones", "Sutran: 72 points blocked in 5 regions"
    )
    # A count of the whole country: the publisher works for two regions only.
    said, shown = await studio.ask(studio.owner, f"{studio.command('tally')} {words}")
    await studio.shoot("tally", studio.owner, said, shown)


async def second_eyes(studio: Studio) -> None:
    """An editor's draft goes to a publisher, who gives it back with a reason."""
    editor, publisher = studio.editor, studio.publisher
    text = studio.says(
        "Bloqueo en Juli, Puno, PE-3S km 1450, según Radio Pachamama.",
        "Blockade in Juli, Puno, PE-3S km 1450, according to Radio Pachamama.",
    )
    said, shown = await studio.ask(editor, text)
    await studio.shoot("send", editor, said, shown)
    await studio.tap(editor, shown, studio.label("desk-send"))
    asked = await studio.until(publisher, lambda view: studio.label("review-give-back") in view.labels())
    await studio.shoot("decide", publisher, asked)
    why = await studio.tap(publisher, asked, studio.label("review-give-back"))
    await studio.shoot("give-back", publisher, why)
    await studio.tap(publisher, why, studio.label("review-reason-source"))
    returned = await studio.until(editor, lambda view: studio.label("review-open") in view.labels())
    await studio.shoot("returned", editor, returned)


async def campaign(studio: Studio) -> None:
    """A strike in two regions is one event of a campaign, which is listed and ended by itself."""
    publisher, name = studio.publisher, studio.says("Paro del Sur", "Southern strike")
    text = studio.says(
        "Paro indefinido en Puno, según Radio Pachamama.",
        "Indefinite strike in Puno, according to Radio Pachamama.",
    )
    _, shown = await studio.ask(publisher, f"{studio.command('post')} {text}")
    card = await studio.tap(publisher, shown, studio.label("paste-edit"))
    for field, words in (("also", "Ica"), ("campaign", name)):
        more = await studio.tap(publisher, card, studio.label("desk-more"))
        await studio.tap(publisher, more, studio.label(f"desk-field-{field}"))
        said = await publisher.say(words)
        card = await studio.answered(publisher, said)
    await studio.shoot("campaign", publisher, card)
    await studio.tap(publisher, card, studio.label("desk-publish"))
    await studio.gone_out()
    said, listed = await studio.ask(publisher, studio.command("campaigns"))
    await studio.shoot("campaigns", publisher, said, listed)
    asked = await studio.tap(publisher, listed, studio.label("campaigns-end", name=name))
    await studio.shoot("campaign-end", publisher, asked)
