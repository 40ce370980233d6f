"""`/editors`: owners see who works at the desk, invite, change and revoke."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import datetime

from telegram import BotCommandScopeChat, Update
from telegram.error import TelegramError

from handlers import menu
from handlers.context import Context, number_in
from handlers.desk.gate import at_the_desk, refuse
from handlers.speaking import say, toast
from handlers.telling import tell, tell_in_place
from handlers.views import desk as desk_views
from handlers.views import people as views
from storage.permission import Act
from storage.staff import Editor, Role

#: The roles that an owner can give.
ROLES = {role.value: role for role in (Role.EDITOR, Role.PUBLISHER)}


async def editors(update: Update, context: Context) -> None:
    """List who works at the desk and which invitations are open."""
    if await at_the_desk(update, context, Act.PEOPLE) is not None:
        await show_list(update, context, 0)


async def show_list(update: Update, context: Context, page: int) -> None:
    """Show one page of the list, counted from 0."""
    everyone = await context.everyone()
    pages = max(1, -(-len(everyone) // views.PER_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = everyone[page * views.PER_PAGE : (page + 1) * views.PER_PAGE]
    found = await asyncio.gather(*(_name(context, editor) for editor in shown))
    names = {editor.id: name for editor, name in zip(shown, found, strict=True)}
    invitations = await context.store.invitations.open(context.now)
    world = await context.world(update)
    await say(update, context, views.listing(shown, names, invitations, page, pages, **world))


async def _name(context: Context, editor: Editor) -> str:
    """Their name as Telegram has it this moment; Chaski keeps none."""
    try:
        return (await context.bot.get_chat(editor.telegram_id)).full_name or ""
    except TelegramError:
        return ""


async def tapped_editor(update: Update, context: Context) -> None:
    """A button of the list or of one editor: `ed:list:PAGE` or `ed:ID:ACTION[:VALUE]`."""
    owner = await at_the_desk(update, context, Act.PEOPLE)
    if owner is None:
        return
    number, action, value = (*context.tapped(update), "", "", "")[:3]
    if number == "list":
        await toast(update)
        await show_list(update, context, number_in(action, 5) or 0)
        return
    asked = number_in(number)
    editor = None if asked is None else await context.store.editors.get(asked)
    if editor is None or editor.role is Role.OWNER:
        await refuse(update, context, "people-gone")
        return
    await _act(update, context, owner, editor, action, value)


async def _act(
    update: Update, context: Context, owner: Editor, editor: Editor, action: str, value: str
) -> None:
    match action:
        case "card":
            await toast(update)
            await _show(update, context, editor)
        case "walk" if value in context.regions:
            await toast(update)
            await _show(update, context, editor, value)
        case "role" if value in ROLES:
            now = context.now
            changed = await context.store.editors.set_role(editor.id, ROLES[value], by=owner.id, now=now)
            await toast(update)
            await _changed(update, context, editor, changed, "", now)
        case "rg" if value in context.regions:
            now = context.now
            changed = await context.store.editors.toggle_region(editor.id, value, by=owner.id, now=now)
            if changed is None:
                await refuse(update, context, "people-regions-same")
                return
            await toast(update)
            await _changed(update, context, editor, changed, value[:-2] if len(value) == 6 else value, now)
        case "rev":
            await toast(update)
            name = await _name(context, editor)
            await say(update, context, views.revoke_ask(editor, name, **await context.world(update)))
        case "revy":
            await _revoke(update, context, owner, editor)
        case _:
            await refuse(update, context, "stale-button")


async def _show(update: Update, context: Context, editor: Editor, here: str = "") -> None:
    name = await _name(context, editor)
    await say(update, context, views.card(editor, name, here, **await context.world(update)))


async def _changed(
    update: Update, context: Context, before: Editor, after: Editor | None, here: str, at: datetime
) -> None:
    await _show(update, context, after or before, here)
    if after is None or (after.role, after.regions) == (before.role, before.regions):
        return
    await _tell_changed(context, after, at)
    if after.role is not before.role:
        await give_menu(context, after)


async def _tell_changed(context: Context, editor: Editor, at: datetime) -> None:
    """Tell them what they may do now and where, in one message however many ticks the owner sets."""
    notices, now = context.house.notices, context.now
    earlier = notices.of(editor.id, now)
    message = await tell_in_place(
        context, editor.telegram_id, earlier, lambda world: views.changed(editor, **world)
    )
    if message is None:
        # `bot/owing.py` tries once more.
        return
    if message != earlier:
        notices.sent(editor.id, message, now)
    await context.store.editors.told(editor.id, at)


async def give_menu(context: Context, editor: Editor) -> None:
    """Give an editor's chat the commands of their role; a comfort, so that no failure matters."""
    known = await context.store.chats.find(editor.telegram_id)
    language = known.language if known is not None else context.house.default_language
    with contextlib.suppress(TelegramError):
        await menu.register_editor(
            context.bot, context.house.texts, editor.telegram_id, language, editor.role
        )


async def take_menu(context: Context, telegram_id: int) -> None:
    """Give somebody who left the desk the menu of everyone."""
    with contextlib.suppress(TelegramError):
        known = await context.store.chats.find(telegram_id)
        if known is not None and known.language_chosen:
            await menu.register_chat(context.bot, context.house.texts, telegram_id, known.language)
        else:
            await context.bot.delete_my_commands(BotCommandScopeChat(telegram_id))


async def _revoke(update: Update, context: Context, owner: Editor, editor: Editor) -> None:
    revoked = await context.store.editors.revoke(editor.id, by=owner.id, now=context.now)
    if revoked is None:
        await refuse(update, context, "people-gone")
        return
    await toast(update)
    await say(update, context, views.revoked(editor.id, **await context.world(update)))
    await take_menu(context, revoked.telegram_id)
    context.house.notices.forget(editor.id)
    await tell(context, revoked.telegram_id, lambda world: desk_views.note("people-you-left", **world))
