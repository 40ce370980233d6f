"""Scenes: a village's group and its topic, a channel, and a card shared by inline mode."""

from __future__ import annotations

from bot.playground.people import Group
from bot.playground.person import Person
from bot.playground.views import View
from pictures.studio import Studio


async def group(studio: Studio) -> Group:
    """The group is greeted, and its administrator follows a place there."""
    admin = studio.owner
    made = studio.playground.people.group(
        studio.says("Comunidad de Ilave", "Ilave community"), admins=[admin], members=[studio.editor]
    )
    greeting = await studio.playground.wait_for(made.id, lambda view: view.from_bot, timeout=20)
    await studio.shoot("group", admin, greeting, chat=made.id)
    said, told = await _ask(studio, admin, f"{studio.command('subscribe')} Ilave", made.id)
    await studio.shoot("group-followed", admin, said, told, chat=made.id)
    return made


async def topic(studio: Studio) -> None:
    """A topic of a forum follows its own place."""
    admin = studio.owner
    forum = studio.playground.people.group(
        studio.says("Transportistas", "Hauliers"), admins=[admin], forum=True
    )
    await studio.playground.wait_for(forum.id, lambda view: view.from_bot, timeout=20)
    thread = await forum.topic(studio.says("Ruta sur", "Southern road"))
    said, told = await _ask(studio, admin, f"{studio.command('subscribe')} Puno", forum.id, thread)
    await studio.shoot("topic", admin, said, told, chat=forum.id)


async def channel(studio: Studio) -> None:
    """A channel's administrator chooses in private what is posted in it."""
    admin = studio.owner
    made = studio.playground.people.channel(studio.says("Radio Ilave", "Ilave Radio"), admins=[admin])
    said, asked = await studio.ask(admin, studio.command("channels"))
    await studio.shoot("channel-ask", admin, said, asked)
    await made.add_bot()
    chosen = studio.playground.people.share(admin, asked.message_id, studio.label("channels-pick"), made)
    shown = await studio.until(admin, lambda view: view.from_bot and view.message_id > chosen)
    head = f"ch:{-1_000_000_000_000 - made.id}:"
    await studio.tap(admin, shown, f"{head}w::0")
    await studio.tap(admin, await _now(studio, admin, shown), f"{head}w::1")
    await studio.tap(admin, await _now(studio, admin, shown), f"{head}w:21:0")
    await studio.tap(admin, await _now(studio, admin, shown), f"{head}f:21")
    followed = await _now(studio, admin, shown)
    await studio.shoot("channel", admin, followed)
    question = await studio.tap(admin, followed, f"{head}n")
    said, told = await studio.ask(
        admin, studio.says("de Puno a Desaguadero", "from Puno to Desaguadero"), reply_to=question
    )
    await studio.shoot("channel-route", admin, question, said, told)


async def inline(studio: Studio, chat: Group) -> None:
    """A card that somebody shares in a group where they write."""
    reader = studio.editor
    asked = await studio.playground.people.inline(reader, "puno")
    await studio.camera.list(
        "inline-list", "@chaski_demo_bot puno", [(one.title, one.description) for one in asked.offers]
    )
    sent = studio.playground.people.pick(reader, asked.offers[0], chat)
    shown = next(v for v in studio.playground.messages(chat.id) if v.message_id == sent)
    await studio.shoot("inline", reader, shown, chat=chat.id)


async def _ask(
    studio: Studio, person: Person, text: str, chat: int, thread: int | None = None
) -> tuple[int, View]:
    said = await person.say(text, chat=chat, topic=thread)
    told = await studio.playground.wait_for(
        chat, lambda view: view.from_bot and view.message_id > said, timeout=20, after=said
    )
    return said, told


async def _now(studio: Studio, person: Person, view: View) -> View:
    return next(v for v in studio.playground.messages(person.chat_id) if v.message_id == view.message_id)
