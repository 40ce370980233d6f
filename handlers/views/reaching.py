"""Whom what goes out will reach, before it does."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from handlers.views.voice import Voice


@dataclass(frozen=True, slots=True)
class Reach:
    """How many followers hear of it; `copies` of a correction, the messages it edits; `silent` where it only confirms."""

    followers: int = 0
    copies: int | None = None
    silent: bool = False


def shown_above(reach: Reach, voice: Voice) -> Markup:
    """What the copies are that a preview shows."""
    if reach.silent:
        return voice("desk-previewed-silent")
    return voice("desk-previewed" if reach.copies is None else "life-previewed")


def reach_line(reach: Reach, voice: Voice) -> Markup:
    """How many get it; of a correction, how many messages it edits; of what says nothing new, that it confirms."""
    if reach.silent:
        return voice("sending-silent")
    if reach.copies is None:
        return voice("sending-audience", count=reach.followers)
    return voice("life-copies", count=reach.copies)
