"""Scenes: somebody is invited, joins, and later leaves the desk."""

from __future__ import annotations

import re

from bot.playground.people import Person
from bot.playground.views import View
from pictures.studio import Studio
from storage.staff import Role

_REGIONS = ("11", "21")


async def invite(studio: Studio, person: Person, role: Role, *, pictured: bool = False) -> View:
    """The owner makes a link by buttons and the person opens it; gives how the desk greets them."""
    owner = studio.owner
    _, people = await studio.ask(owner, studio.command("editors"))
    card = await studio.tap(owner, people, "iv:new")
    head = re.match(r"iv:\d+", str(card.buttons[0][0].data))
    assert head is not None
    for choice in (f"role:{role.value}", *(f"rg:{region}" for region in _REGIONS)):
        await owner.tap_raw(card, f"{head[0]}:{choice}")
    chosen = await studio.until(
        owner, lambda view: view.message_id == card.message_id and "Puno" in view.text
    )
    if pictured:
        await studio.shoot("invite", owner, chosen)
    await studio.tap(owner, chosen, f"{head[0]}:link")
    made = await studio.until(owner, "?start=inv_")
    if pictured:
        await studio.shoot("link", owner, made)
    found = re.search(r"\?start=(inv_[A-Za-z0-9_-]+)", made.text)
    assert found is not None
    said, welcome = await studio.ask(person, f"/start {found[1]}")
    if pictured:
        await studio.shoot("joined", person, said, welcome)
    return welcome


async def leave(studio: Studio, person: Person) -> None:
    """The owner takes somebody off the desk, who sees it at once."""
    owner = studio.owner
    said, people = await studio.ask(owner, studio.command("editors"))
    await studio.shoot("people", owner, said, people)
    card = next(str(b.data) for row in people.buttons for b in row if str(b.data).endswith(":card"))
    found = await studio.tap(owner, people, card)
    await studio.shoot("person", owner, found)
    sure = await studio.tap(owner, found, studio.label("people-revoke"))
    await studio.shoot("revoke", owner, sure)
    await studio.tap(owner, sure, studio.label("people-revoke-yes"))
    told = await studio.until(person, studio.label("people-you-left")[:20])
    await studio.shoot("revoked", person, told)
