"""Who may decide about a channel: Telegram is asked at each act, and nothing of it is kept."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberOwner, Update, User
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, TelegramError

from handlers.context import Context, World
from handlers.journeys import Guide
from handlers.speaking import say, toast
from handlers.standing import Standing, standing
from handlers.views import channels as views
from handlers.views.channels import Shown
from handlers.views.journey import named
from handlers.views.screen import Screen
from storage.followed import parted


@dataclass(frozen=True, slots=True)
class Denied:
    """Why a channel cannot be served to somebody: the text that says so."""

    why: str


async def deny(update: Update, context: Context, channel: int, denied: Denied) -> None:
    """Say what is missing: as a notice on a tap, else with the way to look again."""
    world: World = await context.world(update)
    if update.callback_query is not None:
        await toast(update, context.house.texts.plain(world["reader"].language, denied.why), alert=True)
        return
    screen: Screen = views.refused(denied.why, channel, **world)
    await say(update, context, screen)


async def look(context: Context, channel: int, user: User) -> Shown | Denied:
    """The channel, for somebody who may post in it as Chaski may; else what is missing."""
    bot = context.bot
    try:
        chat, me = await asyncio.gather(bot.get_chat(channel), bot.get_chat_member(channel, bot.id))
    except (BadRequest, Forbidden):
        return Denied("channel-not-mine")
    except TelegramError:
        return Denied("channel-unchecked")
    if chat.type != ChatType.CHANNEL or standing(me, chat.type) is not Standing.WRITES:
        return Denied("channel-not-mine")
    try:
        them = await bot.get_chat_member(channel, user.id)
    except (BadRequest, Forbidden):
        return Denied("channel-not-yours")
    except TelegramError:
        return Denied("channel-unchecked")
    if not _may_post(them):
        return Denied("channel-not-yours")
    unread = Shown(channel, chat.title or "", (), await context.language_of(user))
    return await read(context, unread)


def _may_post(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberOwner):
        return True
    return isinstance(member, ChatMemberAdministrator) and bool(member.can_post_messages)


async def read(context: Context, shown: Shown) -> Shown:
    """The same with what the record has of it now."""
    known = await context.store.chats.find(shown.id)
    followed = await context.store.chats.subscriptions(shown.id, None)
    codes = tuple(one.target for one in followed if one.target_kind == "region")
    network, guide = context.house.network, Guide(context.regions, context.house.network)
    ways = [(one.target, parted(one.target, network)) for one in followed if one.target_kind == "route"]
    routes = [(kept, named(*map(guide.called, ends))) for kept, ends in ways if ends is not None]
    language = known.language if known is not None else shown.language
    return Shown(shown.id, shown.title, codes, language, tuple(routes))
