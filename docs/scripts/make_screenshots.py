"""Draws the pictures in docs/img from the running demo (`make screenshots`); needs Chromium and an emoji font."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path

from playwright.async_api import async_playwright

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "img"
PORT = 8791
SHOTS = {"demo": (1280, 800), "demo-phone": (360, 740)}


async def main() -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("there is no Chromium on this machine")
    IMAGES.mkdir(exist_ok=True)
    demo = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", str(PORT)), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert demo.stdout is not None
    try:
        while f":{PORT}" not in (line := (await demo.stdout.readline()).decode()):
            if not line:
                sys.exit("the demo ended before its page was there")
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for name, (width, height) in SHOTS.items():
                page = await browser.new_page(viewport={"width": width, "height": height}, locale="es-PE")
                await page.goto(f"http://127.0.0.1:{PORT}/")
                await page.locator("article").first.wait_for()
                await page.wait_for_timeout(1000)
                await page.screenshot(path=IMAGES / f"{name}.png")
                print(f"docs/img/{name}.png")
            await browser.close()
    finally:
        demo.terminate()
        await demo.wait()


if __name__ == "__main__":
    asyncio.run(main())
