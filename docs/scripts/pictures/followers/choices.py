"""Scenes: silence from under a push, what one receives and when, and the digest."""

from __future__ import annotations

from bot.playground.views import View
from pictures.studio import Studio


async def mute(studio: Studio) -> None:
    """The buttons of silence, opened under a push, and what they say."""
    follower = studio.follower
    push = await studio.until(follower, lambda view: studio.label("button-mute") in view.labels())
    opened = await studio.tap(follower, push, studio.label("button-mute"))
    await studio.shoot("mute", follower, opened)
    await follower.tap(opened, studio.label("button-mute-8"))
    line = await studio.until(follower, lambda view: studio.label("button-mute-end") in view.labels())
    await studio.shoot("muted", follower, line)
    await studio.tap(follower, line, studio.label("button-mute-end"))


async def settings(studio: Studio) -> None:
    """The overview, kinds, how it arrives, and the hours of the night."""
    trucker = studio.witness
    await studio.ask(trucker, f"{studio.command('subscribe')} Puno, Ica")
    said, overview = await studio.ask(trucker, studio.command("settings"))
    await studio.shoot("settings", trucker, said, overview)
    kinds = await _walk(studio, overview, "button-set-kinds")
    await studio.shoot("settings-kinds", trucker, kinds)
    manner = await _walk(studio, kinds, "button-set-back", "button-set-manner")
    await studio.shoot("settings-manner", trucker, manner)
    quiet = await _walk(studio, manner, "button-set-back", "button-set-quiet")
    await studio.shoot("settings-quiet", trucker, quiet)


async def _walk(studio: Studio, view: View, *labels: str) -> View:
    """Tap one button after the other in the same message."""
    for label in labels:
        view = await studio.tap(studio.witness, view, studio.label(label))
    return view
