"""Draws the pictures in docs/img from the running bot (`make screenshots`); needs Chromium and an emoji font.

The README's come from the demo, the guides' from a desk and its followers that play a day and a night (`pictures/`).
What is named on the command line is drawn alone: `demo`, `editors`, `followers`.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from pictures.followers import album
from pictures.followers.guide import draw as draw_followers
from pictures.guide import draw as draw_editors
from playwright.async_api import Browser, async_playwright

from bot.logs import set_up
from storage.model import Language

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "img"
PORT = 8791
SHOTS = {"demo": (1280, 800), "demo-phone": (360, 740)}


async def _demo(browser: Browser) -> None:
    demo = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", str(PORT)), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert demo.stdout is not None
    try:
        while f":{PORT}" not in (line := (await demo.stdout.readline()).decode()):
            if not line:
                sys.exit("the demo ended before its page was there")
        for name, (width, height) in SHOTS.items():
            page = await browser.new_page(viewport={"width": width, "height": height}, locale="es-PE")
            await page.goto(f"http://127.0.0.1:{PORT}/")
            await page.locator("article").first.wait_for()
            await page.wait_for_timeout(1000)
            await page.screenshot(path=IMAGES / f"{name}.png")
            await page.close()
            print(f"docs/img/{name}.png")
    finally:
        demo.terminate()
        await demo.wait()


async def _editors(browser: Browser) -> None:
    await _guide(browser, "editors", draw_editors)


async def _followers(browser: Browser) -> None:
    await _guide(browser, "followers", draw_followers)
    album.bind(IMAGES.parent)


async def _guide(
    browser: Browser, readers: str, draw: Callable[[Browser, Language, Path], Awaitable[None]]
) -> None:
    set_up("WARNING")
    for language in Language:
        folder = IMAGES / readers / language.value
        shutil.rmtree(folder, ignore_errors=True)
        await draw(browser, language, folder)
        print(f"docs/img/{readers}/{language.value}: {len(list(folder.iterdir()))} pictures")


PARTS = {"demo": _demo, "editors": _editors, "followers": _followers}


async def main() -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("there is no Chromium on this machine")
    IMAGES.mkdir(exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for part in sys.argv[1:] or PARTS:
            await PARTS[part](browser)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
