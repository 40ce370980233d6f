"""Scenes: the first contact, choosing places, names that are unknown or mean several."""

from __future__ import annotations

from pictures.studio import Studio


async def first_contact(studio: Studio) -> None:
    """From nothing to following Puno, by buttons."""
    follower = studio.follower
    said, welcome = await studio.ask(follower, "/start")
    await studio.shoot("welcome", follower, said, welcome)
    walk = await studio.tap(follower, welcome, "wk::0")
    await studio.shoot("departments", follower, walk)
    walk = await studio.tap(follower, walk, "wk::1")
    deeper = await studio.tap(follower, walk, "wk:21:0")
    await studio.shoot("provinces", follower, deeper)
    done = await studio.tap(follower, deeper, "fo:21")
    await studio.shoot("followed", follower, done)


async def names(studio: Studio) -> None:
    """A slip of the thumb, a name that many places bear, and what is followed."""
    follower = studio.follower
    said, near = await studio.ask(follower, f"{studio.command('subscribe')} Pnuo")
    await studio.shoot("unknown", follower, said, near)
    said, which = await studio.ask(follower, f"{studio.command('subscribe')} Santa Rosa")
    await studio.shoot("ambiguous", follower, said, which)
    said, also = await studio.ask(follower, f"{studio.command('subscribe')} Juliaca")
    await studio.shoot("followed-by-name", follower, said, also)
    said, listed = await studio.ask(follower, studio.command("subscriptions"))
    await studio.shoot("subscriptions", follower, said, listed)
    said, gone = await studio.ask(follower, f"{studio.command('unsubscribe')} Juliaca")
    await studio.shoot("unfollowed", follower, said, gone)
