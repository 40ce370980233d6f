"""`/report`: anybody tells the desk what they see, in words, with a photo or from where they are."""

from __future__ import annotations

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.helpers import create_deep_linked_url

from handlers import courtesies
from handlers.asking import argument
from handlers.context import Context, topic_of
from handlers.desk.prefill import prefilled
from handlers.desk.reader.where.commonwords import is_common
from handlers.desk.reader.words.languages import language_of
from handlers.speaking import say, say_anew, toast
from handlers.subscribe import stale
from handlers.views import report as views
from handlers.views.screen import Screen
from storage.allowance import Wait
from storage.naming import fold
from storage.reporters import Unfinished
from storage.tips import LONGEST, Tip, TipState

#: Whoever works at the desk and writes more than this names no place alone.
_LONGEST_PLACE = 60


async def report(update: Update, context: Context) -> None:
    """Hand what follows the command to the desk, or, in private, ask for it; in groups answered without a sound."""
    message, chat = update.effective_message, update.effective_chat
    assert message is not None and chat is not None
    said = message.text or message.caption or ""
    addressed = said.split(maxsplit=1)[0].partition("@")[2].lower()
    if addressed and addressed != context.bot.username.lower():
        return
    if update.edited_message is not None:
        await _answer(update, context, views.edited(**await context.world(update)))
        return
    text, photo = argument(said), _photo(message)
    if text:
        await file_report(update, context, text, "", photo)
    elif chat.type != ChatType.PRIVATE:
        await _answer(update, context, views.in_group(_link(context), **await context.world(update)))
    else:
        await begin(update, context)
        if photo is not None:
            await context.store.reporters.keep(chat.id, now=context.now, photo=photo)


async def begin(update: Update, context: Context) -> None:
    """Ask what the person sees, and say plainly what becomes of it."""
    chat = update.effective_chat
    assert chat is not None
    if chat.type != ChatType.PRIVATE:
        await _answer(update, context, views.in_group(_link(context), **await context.world(update)))
        return
    if (wait := await context.store.reporters.wait(chat.id, context.now)) is not None:
        await _answer(update, context, views.wait(wait, **await context.world(update)))
        return
    await context.store.reporters.begin(chat.id, await context.language(update), now=context.now)
    await say(update, context, views.ask(**await context.world(update)))


async def left(update: Update, context: Context) -> bool:
    """Leave the report being given; False if none is."""
    chat = update.effective_chat
    if chat is None:
        return False
    unfinished = await context.store.reporters.unfinished(chat.id, context.now)
    if not await context.store.reporters.leave(chat.id):
        return False
    filed = unfinished is None or unfinished.tip is not None
    await say(update, context, views.left(filed, **await context.world(update)))
    return True


async def continued(update: Update, context: Context, *, asks: bool = False) -> bool:
    """Take a private message as part of the report being given; False if it is none.

    One that `asks` for something tells not where it was that the report is about.
    """
    chat, message = update.effective_chat, update.effective_message
    if chat is None or message is None:
        return False
    if update.edited_message is not None:
        if not await context.store.tips.reported(chat.id, message.message_id):
            return False
        await say(update, context, views.edited(**await context.world(update)))
        return True
    unfinished = await context.store.reporters.unfinished(chat.id, context.now)
    if unfinished is None or await _desk_asks(update, context, unfinished):
        return False
    if unfinished.tip is not None:
        tip = await context.store.tips.find(unfinished.tip)
        return tip is not None and not asks and await _complete(update, context, message, tip)
    await _begun(update, context, message, unfinished)
    return True


async def _desk_asks(update: Update, context: Context, unfinished: Unfinished) -> bool:
    """Whether the desk asked its editor for something after the report was begun: the later question has the answer."""
    editor = await context.editor(update)
    draft = await context.store.drafts.awaiting(editor.id) if editor is not None else None
    return draft is not None and draft.updated_at >= unfinished.asked_at


async def _begun(update: Update, context: Context, message: Message, unfinished: Unfinished) -> None:
    """Words make a tip of what came so far; a place or a picture waits for the words."""
    photo = _photo(message) or unfinished.photo
    text = (message.text or (message.caption if message.photo else "") or "").strip()
    world = await context.world(update)
    if text and courtesies.meant(text) is not None:
        # "Gracias" is no report, and nobody is to read it as one.
        await say(update, context, views.want(**world))
    elif text:
        await file_report(update, context, text, unfinished.region or "", photo)
    elif message.photo and photo is not None:
        if not message.media_group_id or unfinished.photo is None:
            await context.store.reporters.keep(message.chat.id, now=context.now, photo=photo)
            await say(update, context, views.photo_kept(placed=bool(unfinished.region), **world))
    elif (region := _district(message, context)) is None:
        await say(update, context, views.want(**world))
    elif not region:
        await say(update, context, views.far(**world))
    else:
        await context.store.reporters.keep(message.chat.id, now=context.now, region=region)
        await say(update, context, views.place_kept(region, **world))


async def _complete(update: Update, context: Context, message: Message, tip: Tip) -> bool:
    """Add the place or the picture that the filed tip lacks; False for what is neither."""
    filing, world = context.store.filing, await context.world(update)
    if (photo := _photo(message)) is not None and not message.caption:
        added = await filing.complete(message.chat.id, tip.id, photo=photo, photo_bot=context.bot.id)
        if added:
            await say(update, context, views.photo_added(**world))
        # The rest of an album was answered with its first picture.
        return added or message.media_group_id is not None
    if tip.region or tip.state is not TipState.WAITING:
        return False
    region, text = _district(message, context), (message.text or "").strip()
    if region is None and (not text or courtesies.meant(text) is not None):
        return False
    if len(text) > _LONGEST_PLACE and await context.editor(update) is not None:
        # Somebody at the desk passes one on and pastes the next: that is no answer to "where is it".
        return False
    if text:
        found = context.regions.find(text, narrow=True)
        region = found.region.code if found.region is not None else ""
        if not region:
            near = tuple(r.code for r in (found.choices or found.suggestions))
            await say(update, context, views.which(text, near, **world))
            return True
    if not region:
        await say(update, context, views.far(**world))
    elif await filing.complete(message.chat.id, tip.id, region=region):
        await say(update, context, views.placed(region, **world))
    else:
        return False
    return True


async def tapped_place(update: Update, context: Context) -> None:
    """A place offered for a tip that has none, `rp:CODE`."""
    chat, code = update.effective_chat, context.tapped(update)[0]
    assert chat is not None
    unfinished = await context.store.reporters.unfinished(chat.id, context.now)
    if code not in context.regions or not code or unfinished is None or unfinished.tip is None:
        await stale(update, context)
    elif await context.store.filing.complete(chat.id, unfinished.tip, region=code):
        await toast(update)
        await say(update, context, views.placed(code, **await context.world(update)))
    else:
        await stale(update, context)


async def file_report(
    update: Update,
    context: Context,
    text: str,
    region: str,
    photo: str | None,
    told_in: int | None = None,
) -> None:
    """Read where it is, and put it into the desk's queue, unless the chat sent enough for now.

    `told_in` is the message that tells it, where that is not the one at hand.
    """
    chat, message = update.effective_chat, update.effective_message
    assert chat is not None and message is not None
    world = await context.world(update)
    filed: Tip | Wait | None = await context.store.reporters.wait(chat.id, context.now)
    if filed is None:
        filed = await context.store.filing.file(
            chat.id,
            text,
            placed(_named(text, context), region),
            language=await context.language(update),
            now=context.now,
            photo=photo,
            photo_bot=context.bot.id if photo is not None else None,
            message_id=told_in or message.message_id,
            topic=topic_of(update) or 0,
        )
    if isinstance(filed, Wait):
        await _answer(update, context, views.wait(filed, **world))
        return
    private = chat.type == ChatType.PRIVATE
    link = None if private else _link(context)
    await _answer(update, context, views.filed(filed, len(text.strip()) > LONGEST, link, **world))


def _named(text: str, context: Context) -> str:
    """The region that a report names, "" if it names none or leaves it open."""
    house = context.house
    roads = house.network.roads
    read = prefilled(text[:LONGEST], house.regions, roads, language_of(text), context.now, house.zone)
    if read.region is None and len(text) <= _LONGEST_PLACE and not is_common(fold(text).strip(" .,!¡")):
        # Words below a photo may be a place and no more; "piedras" are stones.
        named = house.regions.find(text, narrow=True).region
        return named.code if named is not None else ""
    return read.region or ""


def placed(named: str, sent: str) -> str:
    """The region of a report that names one and came from another ("" for none): what it names, or the narrower of both."""
    return sent if sent.startswith(named) else named


def _district(message: Message, context: Context) -> str | None:
    """The district of a position that was sent, "" outside Peru, None where none was sent; the position goes no further."""
    position = message.location or (message.venue.location if message.venue else None)
    if position is None:
        return None
    district = context.house.whereabouts.at(position.latitude, position.longitude)
    return district.code if district is not None else ""


def _photo(message: Message) -> str | None:
    return message.photo[-1].file_id if message.photo else None


def _link(context: Context) -> str:
    return create_deep_linked_url(context.bot.username, "report")


async def _answer(update: Update, context: Context, screen: Screen) -> None:
    chat = update.effective_chat
    quietly = chat is not None and chat.type != ChatType.PRIVATE
    await say_anew(update, context, screen, quietly=quietly)
