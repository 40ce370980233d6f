"""Scenes: reports are pasted, asked about, published, undone, brought up to date and closed."""

from __future__ import annotations

from bot.playground.views import View
from pictures.studio import Studio

#: How many follow Puno beside the follower whom one sees.
_CROWD = 117


async def crowd(studio: Studio) -> None:
    """Many follow Puno, the follower whom one sees among them."""
    follow = f"{studio.command('subscribe')} Puno"
    await studio.ask(studio.follower, follow)
    for _ in range(_CROWD):
        await studio.ask(studio.playground.people.user("", studio.language.value), follow)


async def one_point(studio: Studio) -> None:
    """A report of one point: pasted, published, counted, received."""
    publisher = studio.publisher
    text = studio.says(
        "Sutran: bloqueo en Ilave, Puno, PE-3S km 1410, desde las 06:20. Tránsito interrumpido. "
        "Comunidades de El Collao cierran el puente. Dejan pasar ambulancias.",
        "Sutran: blockade in Ilave, Puno, PE-3S km 1410, since 06:20. Traffic interrupted. "
        "Communities of El Collao close the bridge. They let ambulances through.",
    )
    said, shown = await studio.ask(publisher, text)
    await studio.shoot("paste", publisher, said, shown)
    leaving = await studio.tap(publisher, shown, studio.label("desk-publish"))
    await studio.shoot("leaves", publisher, leaving)
    studio.clock.forward(seconds=11)
    going = await studio.until(publisher, lambda view: "/s" in view.text)
    await studio.shoot("progress", publisher, going)
    await studio.bot.engine.settled()
    ended = await studio.until(publisher, studio.label("sending-ended-sent", count=_CROWD + 1))
    await studio.shoot("counts", publisher, ended)
    pushed = await studio.until(studio.follower, lambda view: view.text.startswith("🔴"))
    await studio.shoot("received", studio.follower, pushed)


async def unclear(studio: Studio) -> None:
    """A report that leaves something open: a question with buttons, and its answer."""
    publisher = studio.publisher
    text = studio.says(
        "Marcha en Juliaca desde las 10:00, unas 500 personas piden la renuncia de la presidenta.",
        "March in Juliaca since 10:00, about 500 people demand that the president resign.",
    )
    said, asked = await studio.ask(publisher, text)
    await studio.shoot("question", publisher, said, asked)
    shown = await studio.tap(publisher, asked, studio.label("choice-witness"))
    await studio.tap(publisher, shown, studio.label("desk-publish"))
    await studio.gone_out()


async def unsure(studio: Studio) -> None:
    """A report that says some things not plainly: what was read, what it may be instead, and one tap for all of it."""
    publisher = studio.publisher
    text = studio.says(
        "Comuneros de Yunguyo cerraron ayer por la noche el puente y devolvieron las llaves del peaje, informó la PNP.",
        "Communities of Yunguyo closed the bridge last night and gave back the keys of the toll station, police said.",
    )
    said, asked = await studio.ask(publisher, text)
    await studio.shoot("check", publisher, said, asked)
    sure = await studio.tap(publisher, asked, studio.label("desk-discard"))
    await studio.tap(publisher, sure, studio.label("desk-discard-yes"))


async def several(studio: Studio) -> None:
    """Three points in one text: a list, and each with its own push."""
    publisher = studio.publisher
    text = studio.says(
        "Bloqueos en la Panamericana Sur km 262 (Barrio Chino), 290 (Expansión Urbana) y 299 (El Álamo), Ica. "
        "Fuente: PNP. Según Sutran hay al menos 37 puntos bloqueados en el país, frente a 25 de anoche.",
        "Blockades on the Panamericana Sur km 262 (Barrio Chino), 290 (Expansión Urbana) and 299 (El Álamo), Ica. "
        "Source: PNP. According to Sutran there are at least 37 blocked points in the country, up from 25 last night.",
    )
    said, listed = await studio.ask(publisher, text)
    await studio.shoot("several", publisher, said, listed)
    out = await studio.tap(publisher, listed, studio.label("paste-publish", count=3))
    await studio.shoot("several-out", publisher, out)
    await studio.tap(publisher, out, studio.label("paste-undo-one", number="2"))
    await studio.gone_out()
    said, drafts = await studio.ask(publisher, studio.command("drafts"))
    await studio.shoot("drafts", publisher, said, drafts)


async def known(studio: Studio) -> None:
    """A report of what is open already becomes its update."""
    publisher = studio.publisher
    text = studio.says(
        "Bloqueo en Ilave, PE-3S km 1410.5, según Radio Onda Azul. Hay unas 300 personas.",
        "Blockade in Ilave, PE-3S km 1410.5, according to Radio Onda Azul. There are about 300 people.",
    )
    said, asked = await studio.ask(publisher, text)
    await studio.shoot("known", publisher, said, asked)
    shown = await studio.tap(publisher, asked, studio.label("choice-update", event="1"))
    await studio.shoot("update", publisher, shown)
    await studio.tap(publisher, shown, studio.label("paste-update", event="1"))
    await studio.gone_out()


async def clearing(studio: Studio) -> View:
    """A report that it is over closes the open event; gives what followers get."""
    publisher = studio.publisher
    text = studio.says(
        "Se normalizó el tránsito en el km 1410 de la PE-3S, Ilave, informó la PNP.",
        "Traffic is back to normal at km 1410 of the PE-3S, Ilave, the PNP reported.",
    )
    said, asked = await studio.ask(publisher, text)
    await studio.shoot("clearing", publisher, said, asked)
    await studio.tap(publisher, asked, studio.label("paste-lift", event="1"))
    await studio.gone_out()
    lifted = await studio.until(studio.follower, lambda view: view.text.startswith("🟢"))
    await studio.shoot("lifted", studio.follower, lifted)
    return lifted


async def by_hand(studio: Studio) -> None:
    """A draft with its fields, filled by buttons."""
    publisher = studio.publisher
    text = studio.says("Plantón en la plaza de Ayaviri.", "Vigil in the square of Ayaviri.")
    said, card = await studio.ask(publisher, f"{studio.command('post')} {text}")
    await studio.shoot("card", publisher, said, card)
