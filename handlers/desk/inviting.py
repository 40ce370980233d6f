"""Invitations: an owner chooses role and regions and hands a link on; who opens it first is at the desk."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType
from telegram.helpers import create_deep_linked_url

from handlers.context import Context, number_in
from handlers.desk.gate import at_the_desk, refuse
from handlers.desk.people import ROLES, give_menu
from handlers.speaking import say, toast
from handlers.telling import tell
from handlers.views import people as views
from storage.invitations import Use
from storage.permission import Act
from storage.staff import Editor

#: What a link's parameter begins with.
PREFIX = "inv_"


async def tapped_invitation(update: Update, context: Context) -> None:
    """A button of an invitation: `iv:new` or `iv:ID:ACTION[:VALUE]`."""
    owner = await at_the_desk(update, context, Act.PEOPLE)
    if owner is None:
        return
    number, action, value = (*context.tapped(update), "", "", "")[:3]
    if number == "new":
        prepared = await context.store.invitations.prepare(owner.id, now=context.now)
        await toast(update)
        await say(update, context, views.invitation(prepared, "", **await context.world(update)))
    elif (asked := number_in(number)) is not None:
        await _act(update, context, owner, asked, action, value)
    else:
        await refuse(update, context, "stale-button")


async def _act(update: Update, context: Context, owner: Editor, number: int, action: str, value: str) -> None:
    store, here = context.store.invitations, ""
    match action:
        case "gone":
            if not await store.withdraw(number, by=owner.id, now=context.now):
                await refuse(update, context, "invitation-over")
                return
            await toast(update)
            await say(update, context, views.withdrawn(number, **await context.world(update)))
            return
        case "link":
            made = await store.make(number, owner.id, now=context.now)
            if made is None:
                await refuse(update, context, "invitation-over")
                return
            address = create_deep_linked_url(context.bot.username, PREFIX + made[1])
            await toast(update)
            await say(update, context, views.link(made[0], address, **await context.world(update)))
            return
        case "role" if value in ROLES:
            found = await store.choose(number, owner.id, role=ROLES[value])
        case "rg" if value in context.regions:
            found = await store.choose(number, owner.id, region=value)
            here = value[:-2] if len(value) == 6 else value
        case "walk" if value in context.regions:
            found, here = await store.get(number, owner.id), value
        case _:
            await refuse(update, context, "stale-button")
            return
    if found is None:
        await refuse(update, context, "invitation-over")
        return
    await toast(update)
    await say(update, context, views.invitation(found, here, **await context.world(update)))


async def join(update: Update, context: Context, secret: str) -> None:
    """Somebody opened an invitation's link: they are at the desk now, or hear why not; owners hear who came."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None or chat.type != ChatType.PRIVATE:
        await refuse(update, context, "desk-private-only")
        return
    joining = await context.store.invitations.use(secret, user.id, now=context.now)
    if joining.use is not Use.JOINED or joining.editor is None:
        world = await context.world(update)
        await say(update, context, views.not_joined(joining.use, joining.editor, **world))
        return
    # What waits for them and what became of their drafts is told to them later, in this language.
    await context.remember(update)
    editor = joining.editor
    await say(update, context, views.welcome(editor, **await context.world(update)))
    await give_menu(context, editor)
    name = f"{user.full_name} (@{user.username})" if user.username else user.full_name
    for owner in context.house.owners:
        await tell(context, owner, lambda world: views.joined(editor, name, **world))
