"""The chat page in a real browser: people write, tap and read, and a real bot answers."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, async_playwright, expect
from telegram import BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ChatAction
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.playground.people import Person
from bot.playground.server import Playground
from tests.playground.conftest import Clock, picture

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 360, "height": 740}

# One browser for all: each test has a window, a playground and a bot of its own in the loop that the browser lives in.
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
    pytest.mark.asyncio(loop_scope="module"),
]

BotApp = Application[Any, Any, Any, Any, Any, Any]
Open = Callable[..., Awaitable["Screen"]]


@dataclass
class Cast:
    """Who sits in the three columns."""

    follower: Person
    trucker: Person
    editor: Person


@dataclass
class Screen:
    """An open page, and what its console complained about."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def column(self, person: Person) -> Locator:
        return self.page.locator(f'section[data-user="{person.id}"]')

    def bubble(self, person: Person, message_id: int) -> Locator:
        return self.column(person).locator(f'article[data-message="{message_id}"]')

    def tab(self, person: Person) -> Locator:
        return self.page.locator(f'button[data-tab="{person.id}"]')

    async def write(self, person: Person, text: str) -> None:
        box = self.column(person).locator('textarea[name="message"]')
        await box.fill(text)
        await box.press("Enter")

    async def act(self, person: Person, message_id: int, action: str) -> None:
        """Choose from the menu of a message."""
        await self.bubble(person, message_id).click(button="right")
        await self.column(person).locator(f'[data-action="{action}"]').click()


def keys(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label) for label in labels]])


async def hello(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    place = "".join(context.args or []) or "Perú"
    await update.message.reply_html(
        f"<b>Hola</b> &amp; <i>bienvenida</i> a {place}\n&lt;script&gt;alert(1)&lt;/script&gt;",
        reply_markup=keys("Puno", "Aviso", "Tarde"),
    )


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    assert message
    edited = "cambio: " if update.edited_message else ""
    forwarded = "reenvío: " if message.forward_origin else ""
    quoted = f"«{message.reply_to_message.text}» " if message.reply_to_message else ""
    await message.reply_text(f"{edited}{forwarded}{quoted}{message.text}")


async def tapped(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query
    if query.data == "Puno":
        await query.answer("Sigue Puno")
        await query.edit_message_text("Sigue Puno desde hoy", reply_markup=keys("Aviso"))
    elif query.data == "Aviso":
        await query.answer("Solo para la mesa", show_alert=True)
    else:
        context.bot_data["late"] = query.id


async def pictured(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    await update.message.reply_photo(
        update.message.photo[-1].file_id, caption=f"vista: {update.message.caption}"
    )


async def placed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message and update.message.location
    await update.message.reply_text(f"cerca de {update.message.location.latitude:.2f}")


@pytest_asyncio.fixture(loop_scope="module")
async def playground(moment: Clock) -> AsyncIterator[Playground]:
    made = Playground(now=moment)
    await made.start()
    yield made
    await made.stop()


@pytest_asyncio.fixture(loop_scope="module")
async def app(playground: Playground) -> AsyncIterator[BotApp]:
    """A small bot, polling."""
    builder = ApplicationBuilder().token(playground.token)
    builder.base_url(f"{playground.url}/bot").base_file_url(f"{playground.url}/file/bot")
    made: BotApp = builder.build()
    made.add_handlers(
        [
            CommandHandler("start", hello),
            CallbackQueryHandler(tapped),
            MessageHandler(filters.PHOTO, pictured),
            MessageHandler(filters.LOCATION, placed),
            MessageHandler(filters.TEXT, echo),
        ]
    )
    async with made:
        assert made.updater
        await made.start()
        await made.updater.start_polling()
        yield made
        await made.updater.stop()
        await made.stop()


@pytest.fixture
def cast(playground: Playground) -> Cast:
    made = Cast(*(playground.people.user(name, "es") for name in ("Puno", "Camión", "Mesa")))
    playground.cast(
        [
            (made.follower, "Seguidora en Puno · follower"),
            (made.trucker, "Camionero · trucker"),
            (made.editor, "Mesa · editor"),
        ]
    )
    return made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        made = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        await made.close()


@pytest_asyncio.fixture(loop_scope="module")
async def open_page(browser: Browser, playground: Playground, cast: Cast) -> AsyncIterator[Open]:
    """Opens the page in a window of some size; no test may leave a complaint in its console."""
    screens: list[Screen] = []

    async def opened(size: dict[str, int] = WIDE, locale: str = "es-PE", **options: Any) -> Screen:
        context = await browser.new_context(viewport=size, locale=locale, **options)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        screen = Screen(await context.new_page())
        screens.append(screen)
        screen.page.on("pageerror", lambda error: screen.complaints.append(str(error)))
        screen.page.on(
            "console",
            lambda said: screen.complaints.append(said.text) if said.type in ("error", "warning") else None,
        )
        await screen.page.goto(f"{playground.url}/")
        await screen.page.locator("section[data-user]").first.wait_for(state="attached")
        return screen

    yield opened
    complaints = [complaint for screen in screens for complaint in screen.complaints]
    for screen in screens:
        await screen.page.context.close()
    assert complaints == []


async def test_start_button_begins_the_conversation(app: BotApp, open_page: Open, cast: Cast) -> None:
    screen = await open_page()

    await screen.column(cast.follower).locator("button[data-start]").click()

    answer = screen.column(cast.follower).locator('article[data-from="bot"]')
    await expect(answer.locator("b")).to_have_text("Hola")
    await expect(answer).to_contain_text("Hola & bienvenida a Perú")
    await expect(answer).to_contain_text("<script>alert(1)</script>")
    await expect(screen.column(cast.follower).locator("button[data-start]")).to_be_hidden()
    await expect(screen.column(cast.trucker).locator("article")).to_have_count(0)


async def test_each_column_names_its_person_and_the_time_in_lima(open_page: Open, cast: Cast) -> None:
    screen = await open_page()

    await expect(screen.page.locator("section[data-user]")).to_have_count(3)
    await expect(screen.column(cast.editor).locator("h2")).to_have_text("Mesa")
    await expect(screen.column(cast.editor).locator(".status")).to_have_text("Chaski · editor")
    await expect(screen.column(cast.editor).locator("[data-clock]")).to_contain_text("14:20")


async def test_tap_changes_the_message_in_place_and_shows_the_answer(
    app: BotApp, open_page: Open, cast: Cast
) -> None:
    screen = await open_page()
    await screen.write(cast.follower, "/start")
    first = screen.column(cast.follower).locator('article[data-from="bot"]')
    await first.evaluate("bubble => { bubble.sameAsBefore = true; }")

    await first.locator('button[data-callback="Puno"]').click()

    await expect(first).to_contain_text("Sigue Puno desde hoy")
    await expect(first.locator(".edited")).to_have_text("editado")
    await expect(first.locator("button[data-callback]")).to_have_text(["Aviso"])
    await expect(screen.column(cast.follower).locator("[data-toast]")).to_have_text("Sigue Puno")
    assert await first.evaluate("bubble => bubble.sameAsBefore")


async def test_alert_covers_only_the_column_of_who_tapped(app: BotApp, open_page: Open, cast: Cast) -> None:
    screen = await open_page()
    await screen.write(cast.follower, "/start")

    await screen.column(cast.follower).locator('[data-callback="Aviso"]').click()

    alert = screen.column(cast.follower).get_by_role("alertdialog")
    await expect(alert).to_contain_text("Solo para la mesa")
    await expect(alert.locator("[data-ok]")).to_be_focused()
    await screen.write(cast.trucker, "sigo aquí")
    await expect(screen.column(cast.trucker).locator("article.mine")).to_contain_text("sigo aquí")
    await alert.locator("[data-ok]").click()
    await expect(alert).to_have_count(0)
    await expect(screen.column(cast.follower).locator('[data-callback="Aviso"]')).to_be_focused()


async def test_button_turns_until_the_bot_answers(app: BotApp, open_page: Open, cast: Cast) -> None:
    screen = await open_page()
    await screen.write(cast.follower, "/start")
    button = screen.column(cast.follower).locator('[data-callback="Tarde"]')

    await button.click()
    await screen.write(cast.follower, "todavía nada")
    await expect(screen.column(cast.follower).locator("article").last).to_contain_text("todavía nada")

    await expect(button).to_have_attribute("aria-busy", "true")
    await app.bot.answer_callback_query(app.bot_data["late"])
    await expect(button).not_to_have_attribute("aria-busy", "true")


async def test_command_menu_follows_the_person_and_sends_on_tap(
    app: BotApp, open_page: Open, cast: Cast
) -> None:
    start, desk = BotCommand("start", "Empezar"), BotCommand("desk", "La mesa")
    await app.bot.set_my_commands([start])
    await app.bot.set_my_commands([start, desk], scope=BotCommandScopeChat(cast.editor.chat_id))
    screen = await open_page()
    editor, follower = screen.column(cast.editor), screen.column(cast.follower)

    await editor.locator("button[data-commands]").click()
    await follower.locator("button[data-commands]").click()

    await expect(editor.locator("[data-command]")).to_have_text(["/startEmpezar", "/deskLa mesa"])
    await expect(follower.locator("[data-command]")).to_have_text(["/startEmpezar"])
    await follower.locator('[data-command="start"]').click()
    await expect(follower.locator("article.mine")).to_contain_text("/start")
    await expect(follower.locator("[data-command]")).not_to_be_visible()


async def test_typing_a_slash_offers_commands_and_tab_completes_them(
    app: BotApp, open_page: Open, cast: Cast
) -> None:
    await app.bot.set_my_commands([("start", "Empezar"), ("status", "Estado"), ("help", "Ayuda")])
    screen = await open_page()
    column = screen.column(cast.follower)
    box = column.locator('textarea[name="message"]')

    await box.press_sequentially("/sta")
    await expect(column.locator("[data-command]")).to_have_text(["/startEmpezar", "/statusEstado"])
    await box.press("ArrowDown")
    await box.press("ArrowDown")
    await box.press("Tab")

    await expect(box).to_have_value("/status ")
    await expect(box).to_be_focused()


async def test_enter_sends_and_shift_enter_makes_a_line(app: BotApp, open_page: Open, cast: Cast) -> None:
    screen = await open_page()
    column = screen.column(cast.trucker)
    box = column.locator('textarea[name="message"]')
    await expect(column.locator("button[data-send]")).to_be_disabled()

    await box.fill("una")
    await box.press("Shift+Enter")
    await box.press_sequentially("dos")
    await box.press("Enter")

    await expect(box).to_have_value("")
    await expect(column.locator('article[data-from="bot"] [data-text]')).to_contain_text("una\ndos")


async def test_photo_is_sent_with_its_caption_and_opens_large(
    app: BotApp, open_page: Open, cast: Cast
) -> None:
    screen = await open_page()
    column = screen.column(cast.editor)

    file = {"name": "corte.png", "mimeType": "image/png", "buffer": picture(60, 40, 120)}
    await column.locator("input[data-photo]").set_input_files(file)  # type: ignore[arg-type]
    await column.locator('textarea[name="message"]').fill("El corte")
    await column.locator("button[data-send]").click()

    answer = column.locator('article[data-from="bot"]')
    await expect(answer).to_contain_text("vista: El corte")
    assert (
        await answer.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 60
    )
    await answer.locator("button.photo").click()
    await expect(screen.page.locator("[data-lightbox]")).to_be_visible()
    await screen.page.keyboard.press("Escape")
    await expect(screen.page.locator("[data-lightbox]")).to_have_count(0)


async def test_place_is_shared_from_the_attach_menu(app: BotApp, open_page: Open, cast: Cast) -> None:
    screen = await open_page()
    column = screen.column(cast.follower)

    await column.locator("button[data-attach]").click()
    await column.locator('[data-action="location"]').click()
    await screen.page.get_by_role("button", name="Ilave").click()

    await expect(column.locator('article[data-from="bot"]')).to_contain_text("cerca de -16.08")


async def test_reply_edit_and_forward_reach_the_bot(app: BotApp, open_page: Open, cast: Cast) -> None:
    screen = await open_page()
    sent = await cast.follower.say("hay paso")
    column = screen.column(cast.follower)
    await expect(column.locator("article")).to_have_count(2)

    await screen.act(cast.follower, sent, "reply")
    await screen.write(cast.follower, "¿seguro?")
    await expect(column.locator("article").last).to_contain_text("«hay paso» ¿seguro?")
    await screen.act(cast.follower, sent, "edit")
    await screen.write(cast.follower, "no hay paso")
    await expect(column.locator("article").last).to_contain_text("cambio: no hay paso")
    await screen.act(cast.follower, sent, "forward")
    await expect(column.locator("article").last).to_contain_text("reenvío: no hay paso")

    assert await screen.bubble(cast.follower, sent).get_attribute("data-edited") is not None
    await expect(column.locator(".forwarded")).to_have_text("Reenviado de Puno")
    await expect(column.locator("article.mine .quote-text")).to_have_text("hay paso")


async def test_blocking_refuses_the_bot_until_unblocked(app: BotApp, open_page: Open, cast: Cast) -> None:
    screen = await open_page()
    column = screen.column(cast.trucker)

    await column.locator("[data-menu]").click()
    await column.locator('[data-action="block"]').click()
    await expect(column.locator("[data-unblock]")).to_be_visible()

    assert cast.trucker.blocked
    await expect(column.locator('textarea[name="message"]')).to_be_hidden()
    await column.locator("[data-unblock]").click()
    await expect(column.locator('textarea[name="message"]')).to_be_visible()
    assert not cast.trucker.blocked


async def test_typing_shows_in_the_header_until_the_message_comes(
    app: BotApp, open_page: Open, cast: Cast
) -> None:
    cast.follower.start_quietly()
    screen = await open_page()
    status = screen.column(cast.follower).locator(".status")

    await app.bot.send_chat_action(cast.follower.chat_id, ChatAction.TYPING)
    await expect(status).to_have_text("escribiendo…")
    await app.bot.send_message(cast.follower.chat_id, "listo")

    await expect(status).to_have_text("Chaski · follower")


async def test_reader_further_up_stays_there_and_learns_of_new_messages(
    app: BotApp, open_page: Open, cast: Cast
) -> None:
    cast.follower.start_quietly()
    for number in range(30):
        await app.bot.send_message(cast.follower.chat_id, f"mensaje {number}")
    screen = await open_page()
    column = screen.column(cast.follower)
    log = column.locator("[data-log]")
    await expect(column.get_by_text("mensaje 29")).to_be_in_viewport()
    await expect(column.locator("[data-to-end]")).to_be_hidden()

    await log.evaluate("log => log.scrollTo(0, 300)")
    await expect(column.locator("[data-to-end]")).to_be_visible()
    await app.bot.send_message(cast.follower.chat_id, "el último")

    await expect(column.locator("[data-to-end]")).to_have_text("1")
    assert await log.evaluate("log => log.scrollTop") == 300
    await column.locator("[data-to-end]").click()
    await expect(column.get_by_text("el último")).to_be_in_viewport()
    await expect(column.locator("[data-to-end]")).to_be_hidden()


async def test_deleted_message_disappears(app: BotApp, open_page: Open, cast: Cast) -> None:
    cast.follower.start_quietly()
    sent = await app.bot.send_message(cast.follower.chat_id, "un error")
    kept = await app.bot.send_message(cast.follower.chat_id, "queda")
    screen = await open_page()
    await expect(screen.bubble(cast.follower, sent.message_id)).to_be_visible()

    await app.bot.delete_message(cast.follower.chat_id, sent.message_id)

    await expect(screen.bubble(cast.follower, sent.message_id)).to_have_count(0)
    await expect(screen.bubble(cast.follower, kept.message_id)).to_be_visible()


async def test_groups_can_be_chosen_by_their_members(
    app: BotApp, open_page: Open, cast: Cast, playground: Playground
) -> None:
    group = playground.people.group("Alerta Sur", members=[cast.trucker], admins=[cast.editor])
    screen = await open_page()
    trucker, editor = screen.column(cast.trucker), screen.column(cast.editor)
    await editor.locator(f'[data-chat="{group.id}"]').click()

    await screen.write(cast.editor, "Buenos días")

    await expect(screen.column(cast.follower).locator("[data-chat]")).to_have_count(1)
    await expect(screen.column(cast.follower).get_by_role("tablist")).to_be_hidden()
    await expect(editor.locator("article.mine").last).to_contain_text("Buenos días")
    await expect(trucker.locator(f'[data-chat="{group.id}"] .badge')).to_have_text("1")
    await trucker.locator(f'[data-chat="{group.id}"]').click()
    await expect(trucker.locator("article").last).to_contain_text("Buenos días")
    await expect(trucker.locator(f'[data-chat="{group.id}"] .badge')).to_have_count(0)


async def test_each_column_keeps_its_draft_over_a_reload(open_page: Open, cast: Cast) -> None:
    screen = await open_page()
    await screen.column(cast.follower).locator("textarea").fill("a medias")
    await screen.column(cast.editor).locator("textarea").fill("otra cosa")

    await screen.page.reload()

    await expect(screen.column(cast.follower).locator("textarea")).to_have_value("a medias")
    await expect(screen.column(cast.trucker).locator("textarea")).to_have_value("")
    await expect(screen.column(cast.editor).locator("textarea")).to_have_value("otra cosa")


async def test_refused_text_comes_back_to_its_writer(open_page: Open, cast: Cast) -> None:
    screen = await open_page()
    column = screen.column(cast.follower)
    refusal = {"status": 400, "json": {"error": "así no"}}
    await screen.page.route("**/playground/say", lambda route: route.fulfill(**refusal))

    await screen.write(cast.follower, "no me pierda")

    await expect(column.locator("[data-toast]")).to_have_text("así no")
    await expect(column.locator("textarea")).to_have_value("no me pierda")
    # The browser itself notes every refused request.
    assert [said for said in screen.complaints if "400" not in said] == []
    screen.complaints.clear()


async def test_lost_connection_is_said_and_what_was_missed_is_caught_up(
    app: BotApp, open_page: Open, cast: Cast, playground: Playground
) -> None:
    cast.follower.start_quietly()
    gone = await app.bot.send_message(cast.follower.chat_id, "se borra")
    screen = await open_page()
    column = screen.column(cast.follower)
    await expect(screen.bubble(cast.follower, gone.message_id)).to_be_visible()

    await screen.page.route("**/playground/stream", lambda route: route.abort())
    # The page's first stream ends as it does when the server goes away.
    assert playground._control
    playground._control.close()
    await expect(column.locator(".status")).to_have_text("Reconectando…")
    await app.bot.send_message(cast.follower.chat_id, "mientras tanto")
    await app.bot.delete_message(cast.follower.chat_id, gone.message_id)
    await screen.page.unroute("**/playground/stream")

    await expect(column.get_by_text("mientras tanto")).to_be_visible(timeout=20_000)
    await expect(screen.bubble(cast.follower, gone.message_id)).to_have_count(0)
    await expect(column.locator(".status")).to_have_text("Chaski · follower")
    screen.complaints.clear()


async def test_narrow_window_shows_one_person_and_counts_for_the_others(
    app: BotApp, open_page: Open, cast: Cast
) -> None:
    cast.editor.start_quietly()
    screen = await open_page(NARROW, has_touch=True, is_mobile=True)
    await expect(screen.column(cast.follower)).to_be_visible()
    await expect(screen.column(cast.editor)).to_be_hidden()

    await app.bot.send_message(cast.editor.chat_id, "un borrador")
    await app.bot.send_message(cast.editor.chat_id, "otro borrador")

    await expect(screen.tab(cast.editor).locator("[data-badge]")).to_have_text("2")
    await screen.tab(cast.editor).click()
    await expect(screen.column(cast.editor).get_by_text("otro borrador")).to_be_in_viewport()
    await expect(screen.column(cast.follower)).to_be_hidden()
    await expect(screen.tab(cast.editor).locator("[data-badge]")).to_be_hidden()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_nothing_sticks_out_and_fingers_find_every_button(
    app: BotApp, open_page: Open, cast: Cast, size: dict[str, int]
) -> None:
    screen = await open_page(size)
    await screen.write(cast.follower, "/start")
    await expect(screen.column(cast.follower).locator("[data-callback]")).to_have_count(3)

    overflow = await screen.page.evaluate(
        "[document.documentElement, ...document.querySelectorAll('[data-columns], [data-log]')]"
        ".filter(e => e.scrollWidth > e.clientWidth).map(e => e.className)"
    )
    small = await screen.page.evaluate(
        "[...document.querySelectorAll('button, a, textarea')]"
        ".filter(e => e.offsetParent && !e.matches('.inline-command, .text a') && e.offsetHeight < 44)"
        ".map(e => e.outerHTML)"
    )
    nameless = await screen.page.evaluate(
        "[...document.querySelectorAll('button, a, textarea')]"
        ".filter(e => !e.getAttribute('aria-label') && !e.textContent.trim()).map(e => e.outerHTML)"
    )

    assert overflow == []
    assert small == []
    assert nameless == []


async def test_keyboard_alone_is_enough_to_act_on_a_message(app: BotApp, open_page: Open, cast: Cast) -> None:
    screen = await open_page()
    sent = await cast.follower.say("desde el teclado")
    more = screen.bubble(cast.follower, sent).get_by_role("button", name="Acciones del mensaje")

    await more.focus()
    await screen.page.keyboard.press("Enter")
    await expect(screen.column(cast.follower).locator('[data-action="reply"]')).to_be_focused()
    await screen.page.keyboard.press("ArrowDown")
    await expect(screen.column(cast.follower).locator('[data-action="edit"]')).to_be_focused()
    await screen.page.keyboard.press("Escape")

    await expect(screen.column(cast.follower).get_by_role("menu")).to_have_count(0)
    await expect(more).to_be_focused()


async def test_deep_link_to_the_bot_starts_it_in_the_same_column(
    app: BotApp, open_page: Open, cast: Cast, playground: Playground
) -> None:
    cast.follower.start_quietly()
    url = f"https://t.me/{playground.world.bot.username}?start=sub_21"
    await app.bot.send_message(cast.follower.chat_id, f'<a href="{url}">Seguir</a>', parse_mode="HTML")
    screen = await open_page()

    await screen.column(cast.follower).get_by_role("link", name="Seguir").click()

    await expect(screen.column(cast.follower).locator("article.mine")).to_contain_text("/start sub_21")
    await expect(screen.column(cast.follower).locator("article").last).to_contain_text("bienvenida a sub_21")


async def test_page_speaks_english_where_the_browser_does(open_page: Open, cast: Cast) -> None:
    screen = await open_page(locale="en-US")

    await expect(screen.page.locator("html")).to_have_attribute("lang", re.compile("^en"))
    await expect(screen.column(cast.follower).locator("textarea")).to_have_attribute("placeholder", "Message")
    await expect(screen.column(cast.follower).locator("button[data-start]")).to_have_text("Start")
