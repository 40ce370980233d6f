"""The demo's page in a real browser, with the real bot behind it."""

from __future__ import annotations

import shutil

import pytest
from playwright.async_api import async_playwright, expect

from tests.e2e.conftest import Town
from tests.factories import publish

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740)])
async def test_a_person_asks_follows_and_sees_the_push_arrive(town: Town, width: int, height: int) -> None:
    await town.start()
    await publish(town.bot.store, town.clock.now(), km_from=1450.0)
    person = town.person()
    town.playground.cast([(person, "Seguidora en Puno")])

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": width, "height": height}, locale="es-PE")
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        await page.goto(town.playground.url + "/")
        column = page.locator(f'section[data-user="{person.id}"]')

        await column.locator('textarea[name="message"]').fill("/status Puno")
        await column.locator("button[data-send]").click()
        await expect(column.locator("article").last).to_contain_text("km 1450")
        await column.locator("button[data-callback]", has_text="Seguir Puno").first.click()
        await expect(column).to_contain_text("Puno")
        await expect(column.locator("button[data-callback]", has_text="Dejar").first).to_be_visible()
        await publish(town.bot.store, town.clock.now(), km_from=1414.0)
        town.bot.engine.wake()
        await expect(column.locator("article").last).to_contain_text("km 1414")
        await column.locator("button[data-callback]", has_text="Actualizar").first.click()
        await expect(column.locator("article", has_text="Actualizar").first).to_contain_text("km 1414")
        await browser.close()

    assert wrong == []
