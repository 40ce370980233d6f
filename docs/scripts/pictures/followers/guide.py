"""The whole followers' guide's pictures, scene by scene, in one language."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Browser

from pictures.followers import asking, chats, choices, following, news
from pictures.studio import studio
from storage.model import Language


async def draw(browser: Browser, language: Language, folder: Path) -> None:
    """Play a day of followers in one language and write its pictures into the folder."""
    async with studio(browser, language, folder) as here:
        await here.seed()
        await following.first_contact(here)
        event = await news.blockade(here)
        await news.march(here)
        await choices.mute(here)
        await news.announced(here)
        await news.photographed(here)
        await news.put_right(here, event)
        await asking.status(here)
        await asking.near(here)
        await asking.route(here)
        await news.urgent(here)
        await news.taken_back(here)
        await following.names(here)
        village = await chats.group(here)
        await chats.topic(here)
        await chats.channel(here)
        await chats.inline(here, village)
        await news.lifted(here, event)
        await asking.record(here, event)
        await choices.settings(here)
        await news.digest(here)
        await asking.stale(here)
        await asking.lost(here)
        await asking.report(here)
        await asking.privacy(here)
        await news.night(here)
