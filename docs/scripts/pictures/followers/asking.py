"""Scenes: what people ask, and what Chaski answers from the record."""

from __future__ import annotations

from bot.playground.views import View
from pictures.studio import Studio

#: Where the trucker is: near Ilave, on the way to the border.
_POSITION = (-16.08, -69.66)
_SQUARE = (-15.4935, -70.1345)
#: A picture of nothing in particular.
_DOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="120"><rect width="240" height="120" fill="#a9c6e0"/>'
    '<circle cx="120" cy="60" r="26" fill="#7f8ea3"/></svg>'
)


async def status(studio: Studio) -> None:
    """A region where much goes on, the whole country, one with nothing to show, and one where nobody confirmed."""
    trucker = studio.witness
    for name, words in (
        ("status-region", "Puno"),
        ("status-country", ""),
        ("status-nothing", "Tacna"),
    ):
        said, told = await studio.ask(trucker, f"{studio.command('status')} {words}".strip())
        await studio.shoot(name, trucker, said, told)
    said, told = await studio.ask(trucker, "Arequipa")
    await studio.shoot("status-name", trucker, said, told)


async def stale(studio: Studio) -> None:
    """A place of which nobody has said anything for hours."""
    studio.clock.forward(hours=9)
    said, told = await studio.ask(studio.witness, f"{studio.command('status')} Puno")
    await studio.shoot("status-stale", studio.witness, said, told)


async def near(studio: Studio) -> None:
    """A shared position."""
    trucker = studio.witness
    said, asked = await studio.ask(trucker, studio.command("near"))
    await studio.shoot("near-ask", trucker, said, asked)
    sent = await trucker.location(*_POSITION)
    told = await studio.until(trucker, lambda view: view.message_id > sent and view.from_bot)
    await studio.shoot("near", trucker, sent, told)
    sent = await trucker.venue(*_SQUARE, studio.says("Plaza de Armas de Juliaca", "Main square of Juliaca"))
    told = await studio.until(trucker, lambda view: view.message_id > sent and view.from_bot)
    await studio.shoot("near-place", trucker, sent, told)


async def route(studio: Studio) -> None:
    """A way with cuts, one that nobody reported on, following it, and a road by its name."""
    trucker = studio.witness
    said, told = await studio.ask(trucker, studio.says("de Cusco a Desaguadero", "from Cusco to Desaguadero"))
    await studio.shoot("route-cuts", trucker, said, told)
    followed = await studio.tap(trucker, told, studio.label("button-route-follow"))
    await studio.shoot("route-followed", trucker, followed)
    said, quiet = await studio.ask(trucker, f"{studio.command('route')} Trujillo Piura")
    await studio.shoot("route-silent", trucker, said, quiet)
    said, road = await studio.ask(
        trucker, studio.says("¿hay bloqueo en la Panamericana Sur?", "is the Panamericana Sur blocked?")
    )
    await studio.shoot("road", trucker, said, road)


async def record(studio: Studio, event: int) -> None:
    """Search, a day, one event with all of its versions, and the latest."""
    reader = studio.witness
    said, found = await studio.ask(
        reader, f"{studio.command('search')} {studio.says('bloqueo Ica enero', 'blockade Ica January')}"
    )
    await studio.shoot("search", reader, said, found)
    said, told = await studio.ask(
        reader, f"{studio.command('history')} {studio.says('Puno 5 enero 2023', 'Puno 5 January 2023')}"
    )
    await studio.shoot("history", reader, said, told)
    said, card = await studio.ask(reader, f"{studio.command('event')} {event}")
    await studio.shoot("event", reader, said, card)
    said, latest = await studio.ask(reader, studio.command("latest"))
    await studio.shoot("latest", reader, said, latest)


async def lost(studio: Studio) -> None:
    """What is not understood, and help."""
    reader = studio.witness
    said, told = await studio.ask(reader, studio.says("¿hay combustible?", "is there fuel?"))
    await studio.shoot("not-understood", reader, said, told)
    said, told = await studio.ask(reader, f"{studio.command('history')} Puno 31/04/2022")
    await studio.shoot("no-such-day", reader, said, told)
    talk: list[View | int] = []
    for words in (studio.says("Buenos días", "Hello"), studio.says("gracias", "thanks"), "👍"):
        talk += await studio.ask(reader, words)
    await studio.shoot("courtesies", reader, *talk)
    shown: list[View | int] = []
    for number in (await reader.sticker(), await reader.photo(await studio.camera.paint(_DOT, 240, 120))):
        shown += [number, await studio.answered(reader, number)]
    await studio.shoot("unreadable", reader, *shown)
    said, told = await studio.ask(reader, studio.command("help"))
    await studio.shoot("help", reader, said, told)


async def report(studio: Studio) -> None:
    """Somebody tells the desk what they see."""
    witness = studio.witness
    said, asked = await studio.ask(witness, studio.command("report"))
    await studio.shoot("report-ask", witness, said, asked)
    said, filed = await studio.ask(
        witness,
        studio.says(
            "En Ayaviri cierran la salida a Juliaca con piedras.",
            "In Ayaviri they close the exit to Juliaca with stones.",
        ),
    )
    await studio.shoot("report", witness, said, filed)


async def privacy(studio: Studio) -> None:
    """What is kept, and erasing it."""
    follower = studio.follower
    said, told = await studio.ask(follower, studio.command("privacy"))
    await studio.shoot("privacy", follower, said, told)
    said, asked = await studio.ask(follower, studio.command("forget"))
    await studio.shoot("forget", follower, said, asked)
    gone = await studio.tap(follower, asked, "fg:yes")
    await studio.shoot("forgotten", follower, gone)
