"""The whole guide's pictures, scene by scene, in one language."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Browser

from pictures import desk, events, joining, reports
from pictures.studio import studio
from storage.model import Language
from storage.staff import Role


async def draw(browser: Browser, language: Language, folder: Path) -> None:
    """Play a day and a night at the desk in one language and write its pictures into the folder."""
    async with studio(browser, language, folder) as here:
        await joining.invite(here, here.publisher, Role.PUBLISHER, pictured=True)
        await joining.invite(here, here.editor, Role.EDITOR)
        await reports.crowd(here)
        await reports.one_point(here)
        await reports.unclear(here)
        await reports.unsure(here)
        await reports.several(here)
        await reports.known(here)
        await reports.by_hand(here)
        await events.board(here)
        await events.confirmed(here)
        await events.restricted(here)
        await events.corrected(here)
        await events.retracted(here)
        await desk.tip(here)
        await events.still_there(here)
        await reports.clearing(here)
        await desk.tally(here)
        await desk.suggestions(here)
        await desk.second_eyes(here)
        await desk.campaign(here)
        await joining.leave(here, here.publisher)
