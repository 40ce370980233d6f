"""The camera: messages of one chat, cut out of the playground's page as a phone shows them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from html import escape
from pathlib import Path

from playwright.async_api import Browser, Page

from bot.playground.people import Person
from bot.playground.server import Playground
from bot.playground.views import View

_WIDTH = 360
# So tall that no chat has to be scrolled: what is out of sight cannot be cut out.
_HEIGHT = 6000
_MARGIN = 8
_PATIENCE = 6_000
#: What belongs to no message: other messages, days, and short notices.
_ALONE = """
section[data-user="{user}"] article:not({wanted}) {{ display: none !important; }}
.list > :not(article), [data-toast] {{ display: none !important; }}
"""


#: One line for the title and one for the rest, as apps cut them.
_LIST = """
body { margin: 8px; font: 16px/1.4 system-ui, "Noto Sans", sans-serif; background: #eaf0ee; color: #14211f; }
ul { margin: 0; padding: 4px 0; list-style: none; background: #fff; border-radius: 12px 12px 0 0; }
li { padding: 8px 14px; border-bottom: 1px solid #d5dfdc; }
li > * { display: block; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
span { color: #5a6b68; font-size: 14px; }
p { margin: 0; padding: 12px 14px; background: #fff; border-radius: 0 0 12px 12px; }
"""


class Camera:
    """Takes pictures of one playground's people, in the language of the page."""

    def __init__(self, page: Page, folder: Path) -> None:
        """A camera that puts its pictures into the folder."""
        self._page = page
        self._folder = folder

    async def shoot(
        self, name: str, person: Person, messages: Sequence[View | int], chat: int | None = None
    ) -> None:
        """Write these messages of somebody's chat with the bot, one below the other, as `name`.png.

        With another chat, of their messages in that group or channel.
        """
        ids = [message if isinstance(message, int) else message.message_id for message in messages]
        wanted = ", ".join(f'[data-message="{number}"]' for number in ids)
        await self._page.locator(f'button[data-tab="{person.id}"]').click()
        column = self._page.locator(f'section[data-user="{person.id}"]')
        if chat is not None:
            # The page learns of groups when it opens.
            await self._page.reload()
            await self._page.locator(f'button[data-tab="{person.id}"]').click()
            await column.locator(f'[data-chat="{chat}"]').click()
        for number in ids:
            await column.locator(f'article[data-message="{number}"]').wait_for()
        for message in messages:
            if isinstance(message, View):
                await self._caught_up(person, message)
        style = await self._page.add_style_tag(content=_ALONE.format(user=person.id, wanted=wanted))
        boxes = [await column.locator(f'article[data-message="{number}"]').bounding_box() for number in ids]
        seen = [box for box in boxes if box is not None]
        top = min(box["y"] for box in seen) - _MARGIN
        bottom = max(box["y"] + box["height"] for box in seen) + _MARGIN
        await self._page.screenshot(
            path=self._folder / f"{name}.png",
            clip={"x": 0, "y": top, "width": _WIDTH, "height": bottom - top},
        )
        await style.evaluate("style => style.remove()")
        if chat is not None:
            await column.locator(f'[data-chat="{person.chat_id}"]').click()

    async def list(self, name: str, asked: str, rows: Sequence[tuple[str, str]]) -> None:
        """Write what inline mode offers while somebody types, as an app lists it above the field, as `name`.png."""
        browser = self._page.context.browser
        assert browser is not None
        page = await browser.new_page(viewport={"width": _WIDTH, "height": 100})
        offered = "".join(
            f"<li><b>{escape(title)}</b><span>{escape(told)}</span></li>" for title, told in rows
        )
        await page.set_content(f"<style>{_LIST}</style><ul>{offered}</ul><p>{escape(asked)}</p>")
        await page.screenshot(path=self._folder / f"{name}.png", full_page=True)
        await page.close()

    async def paint(self, markup: str, width: int, height: int) -> bytes:
        """A drawing in SVG as a PNG."""
        browser = self._page.context.browser
        assert browser is not None
        page = await browser.new_page(viewport={"width": width, "height": height})
        await page.set_content(f'<body style="margin:0">{markup}</body>')
        painted = await page.screenshot()
        await page.close()
        return painted

    async def _caught_up(self, person: Person, message: View) -> None:
        """Wait until the page shows the message as it is now, with its buttons."""
        column = self._page.locator(f'section[data-user="{person.id}"]')
        bubble = column.locator(f'article[data-message="{message.message_id}"]')
        words = max(message.text.splitlines(), key=len, default="").strip()
        await bubble.filter(has_text=words).wait_for()
        for label in message.labels():
            await bubble.locator("button, a", has_text=label).first.wait_for()


@asynccontextmanager
async def camera(
    browser: Browser, playground: Playground, locale: str, folder: Path
) -> AsyncIterator[Camera]:
    """A camera before the playground's page, in the language of a locale such as es-PE."""
    folder.mkdir(parents=True, exist_ok=True)
    # Where little is to move, no message lights up when it changes.
    page = await browser.new_page(
        viewport={"width": _WIDTH, "height": _HEIGHT}, locale=locale, reduced_motion="reduce"
    )
    await page.goto(f"{playground.url}/")
    page.set_default_timeout(_PATIENCE)
    yield Camera(page, folder)
    await page.close()
