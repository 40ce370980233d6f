"""The demo's page in a real browser, with the real bot behind it."""

from __future__ import annotations

import shutil

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.e2e.conftest import Town
from tests.factories import publish

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")


async def test_a_person_asks_follows_and_sees_the_push_arrive_on_a_desk_and_on_a_phone(town: Town) -> None:
    await town.start()
    await publish(town.bot.store, town.clock.now(), km_from=1450.0)
    wrong: list[str] = []

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for width, height, km in ((1280, 800, 1414), (360, 740, 1420)):
            await _follow(
                town,
                await browser.new_page(viewport={"width": width, "height": height}, locale="es-PE"),
                km,
                wrong,
            )
        await browser.close()

    assert wrong == []


async def _follow(town: Town, page: Page, km: int, wrong: list[str]) -> None:
    person = town.person()
    town.playground.cast([(person, "Seguidora en Puno")])
    page.on("pageerror", lambda error: wrong.append(str(error)))
    await page.goto(town.playground.url + "/")
    column = page.locator(f'section[data-user="{person.id}"]')

    await column.locator('textarea[name="message"]').fill("/status Puno")
    await column.locator("button[data-send]").click()
    await expect(column.locator("article").last).to_contain_text("km 1450")
    await column.locator("button[data-callback]", has_text="Seguir Puno").first.click()
    await expect(column).to_contain_text("Puno")
    await expect(column.locator("button[data-callback]", has_text="Dejar").first).to_be_visible()
    await publish(town.bot.store, town.clock.now(), km_from=float(km))
    town.bot.engine.wake()
    await expect(column.locator("article").last).to_contain_text(f"km {km}")
    await column.locator("button[data-callback]", has_text="Actualizar").first.click()
    await expect(column.locator("article", has_text="Actualizar").first).to_contain_text(f"km {km}")
    await page.close()
