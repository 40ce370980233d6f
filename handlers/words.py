"""Messages that are no command: a place is answered with its status, the rest with a short way on."""

from __future__ import annotations

import re

from telegram import Message, Update
from telegram.constants import ChatType

from handlers import (
    captions,
    channels,
    courtesies,
    near,
    nearly,
    query,
    record,
    road,
    route,
    search,
    sights,
    slashless,
    status,
)
from handlers.asking import Named, places
from handlers.context import Context
from handlers.desk import replying
from handlers.desk import slashless as at_desk
from handlers.desk.forwards import forwarded
from handlers.desk.pasting import pasted, read_text, tells
from handlers.desk.post import cancel
from handlers.desk.typing import typed
from handlers.journeys import Guide
from handlers.menu import nearest
from handlers.prompts import prompted
from handlers.report import continued
from handlers.settings import zone
from handlers.speaking import say, say_anew, toast
from handlers.start import start
from handlers.views import chat as views
from handlers.views import links
from handlers.views import road as road_views
from storage.naming import fold
from storage.words import harms, telling

#: A message longer than a place's name with its province and department is no name of a place.
_LONGEST_NAME = 120
#: Whoever asks for a way in a whole sentence is answered; longer ones tell a story.
_LONGEST_QUESTION = 300
#: As many words tell something rather than ask for a place.
_TELLING = 5
#: How a question begins that has no mark at its end.
_QUESTION = re.compile(
    r"(?:a|hasta|desde) (?:que|q) hora|cuando (?:abr|levant|termin|acab|se )|como (?:esta|va|sigue|lleg)"
    r"|(?:cuant[oa]s?|donde|quien(?:es)?|por que|saben?|se puede|puedo|habra"
    r"|is|are|do|does|did|can|could|will|when|where|what|which|who|how|any|anyone)\b"
)


async def words(update: Update, context: Context) -> None:
    """A text in private: an answer, part of a report, of the desk's work, a place, or none of these."""
    message = update.effective_message
    assert message is not None
    text = (message.text or "").strip()
    if courtesies.leaves(text):
        # Whoever wants to be out of a question would else answer it so: with a source of this name, say.
        await cancel(update, context)
        return
    if linked := links.payload_of(text, context.bot.username):
        # A link that was copied and sent here instead of tapped: an invitation would seem to lead nowhere.
        context.args = [linked]
        await start(update, context)
        return
    if await prompted(update, context) or await channels.named(update, context):
        return
    if not slashless.is_screen(text) and await continued(update, context, asks=_asks(text, context)):
        return
    editor = await context.editor(update)
    if editor is not None and (
        await typed(update, context)
        or await at_desk.obeyed(update, context, text)
        or (courtesies.meant(text) is None and await replying.put_right(update, context, editor, text))
        or await pasted(update, context, editor)
    ):
        return
    if (courtesy := courtesies.meant(text)) is not None:
        await say(update, context, views.courtesy(courtesy, **await context.world(update)))
        return
    if editor is not None and await replying.about_an_event(update, context, editor, text):
        return
    if len(text) <= _LONGEST_NAME and await _asked(update, context, courtesies.without(text)):
        return
    if await _asked_at_length(update, context, text):
        return
    if await _about_a_push(update, context, message):
        return
    if editor is not None and await replying.about_an_event(update, context, editor, text, named=True):
        return
    if update.edited_message is not None and editor is not None:
        # A typed answer that was put right afterwards: the draft has the first one.
        await say(update, context, views.edited(**await context.world(update)))
        return
    await say(
        update, context, views.not_understood(text, len(text) > _LONGEST_NAME, **await context.world(update))
    )


async def _asked_at_length(update: Update, context: Context, text: str) -> bool:
    """Answer a sentence or two that ask for a way; False for what is longer, or tells something."""
    if not _LONGEST_NAME < len(text) <= _LONGEST_QUESTION or tells(await read_text(context, text)):
        return False
    return await route.answer(update, context, text, asked=False)


async def _about_a_push(update: Update, context: Context, message: Message) -> bool:
    """Answer words in reply to a push ("until when?", "it is not so") with its event as it stands; False for others."""
    answered = message.reply_to_message
    if answered is None:
        return False
    event = await context.store.traces.pushed(message.chat.id, answered.message_id)
    if event is None:
        return False
    await record.show_event(update, context, str(event))
    await say_anew(update, context, views.report_it(**await context.world(update)), quietly=True)
    return True


async def _asked(update: Update, context: Context, text: str) -> bool:
    """Answer a short text that asks for something by the names in it: a journey, a place, a day; False for none."""
    said = text
    if zone.is_city(update, context, text):
        await _city(update, context, text)
        return True
    if await slashless.obeyed(update, context, text) or await record.no_day(update, context, text):
        return True
    named = places(text, context.regions)
    # Before the way between two places: how it was yesterday is no question of who sets out.
    if not named.clear and await record.past_days(update, context, text):
        return True
    if not named.clear and await nearly.abroad(update, context, text):
        return True
    if await route.answer(update, context, text, asked=False) or await nearly.way(update, context, text):
        return True
    named_, left = query.places(text, context.regions)
    if harms(telling(left)):
        # Who asks about the dead wants the record: what goes on now does not tell of them.
        await search.answer(update, context, text)
        await _told_in_vain(update, context, said)
        return True
    told = [place.code for place in named_] or _told_beside(named, text)
    if not named.clear and len(told) > 1 and await route.asked_beside(update, context, text, told):
        return True
    # "¿Hay paso en Juliaca?" names a place as well as "Juliaca" does; a slip is asked about only where it stands alone.
    if not named.clear and told:
        text = ", ".join(context.regions.label(code) for code in told)
    if not named.clear and not told and (sight := sights.named(text)) is not None:
        await say(update, context, road_views.sight(*sight, **await context.world(update)))
        return True
    if not named.clear and not told and await nearly.stop(update, context, text):
        return True
    if named.clear or told or any(found.choices or found.suggestions for _, found in named.unclear):
        await status.answer(update, context, text)
        await _told_in_vain(update, context, said)
        return True
    return await road.answer(update, context, text) or await nearly.slip(update, context, text)


def _told_beside(named: Named, text: str) -> list[str]:
    """The one place whose name stands in a text beside a bridge or square: "hay pase en el puente Ilave?"."""
    words = f" {fold(text)} "
    near = {
        region.code: region.name
        for _, found in named.unclear
        for region in (*found.choices, *found.suggestions)
    }
    told = [code for code, name in near.items() if code and f" {fold(name)} " in words]
    return told if len(told) == 1 and len(words.split()) > len(fold(near[told[0]]).split()) else []


def _questions(said: str) -> bool:
    return "?" in said or _QUESTION.match(fold(said)) is not None


def _asks(text: str, context: Context) -> bool:
    """Whether a text is a question or names a way, and is no place that was asked for."""
    ends = Guide(context.regions, context.house.network).journey(text, asked=False)
    return _questions(text) or (ends is not None and all(end is not None and end.known for end in ends))


async def _told_in_vain(update: Update, context: Context, said: str) -> None:
    """Lead whoever tells what they see to the desk: they would think that somebody read it."""
    if len(said.split()) >= _TELLING and not _questions(said) and tells(await read_text(context, said)):
        await say_anew(update, context, views.report_it(**await context.world(update)), quietly=True)


async def _city(update: Update, context: Context, text: str) -> None:
    """A city for the clock of this chat, or of the channel whose settings it looks at."""
    assert update.effective_chat is not None
    cities, chat = context.house.cities, update.effective_chat.id
    channel = cities.channel(chat)
    cities.answered(chat)
    if channel is None:
        await zone.answer(update, context, text)
    else:
        await channels.city(update, context, channel, text)


async def other(update: Update, context: Context) -> None:
    """A photo, sticker, voice and the like in private: editors' photos reach their draft, the rest is asked in words."""
    if await continued(update, context):
        return
    editor = await context.editor(update)
    message, albums = update.effective_message, context.house.albums
    album = message if message is not None and message.media_group_id else None
    if album is not None and albums.of(album) is not None:
        # The rest of an album goes with its first picture, whatever became of that.
        albums.add(album)
        return
    if editor is not None and await typed(update, context):
        if album is not None:
            albums.add(album)
        return
    if editor is not None and message is not None and message.caption:
        if message.media_group_id:
            await forwarded(update, context)
            return
        if await pasted(update, context, editor):
            return
    if album is not None:
        albums.add(album)
    if editor is None and await captions.offered(update, context):
        return
    await say(update, context, views.say_text(_sort(message), **await context.world(update)))


async def edited(update: Update, context: Context) -> None:
    """Something other than a text was edited in private: what it says now was not read."""
    if not await continued(update, context):
        await say(update, context, views.edited(**await context.world(update)))


def _sort(message: Message | None) -> str:
    """What came instead of words: a sticker, a voice, a picture, or another thing."""
    if message is None:
        return "other"
    if message.sticker or message.animation or message.dice:
        return "sticker"
    if message.voice or message.audio or message.video_note:
        return "voice"
    return "picture" if message.photo or message.video or message.document else "other"


async def forward(update: Update, context: Context) -> None:
    """A forward in private: an editor is offered a draft, everyone else is treated as if they had written it."""
    if await context.editor(update) is None:
        message = update.effective_message
        if message is not None and (message.location or message.venue):
            await near.position(update, context)
        else:
            await (words if message is not None and message.text else other)(update, context)
        return
    await forwarded(update, context)


async def unknown(update: Update, context: Context) -> None:
    """A command that Chaski does not have; in groups only when it names this bot, for it may be another's."""
    chat, message = update.effective_chat, update.effective_message
    assert chat is not None and message is not None
    command, _, addressed = (message.text or message.caption or "").split(maxsplit=1)[0].partition("@")
    mine = addressed.lower() == context.bot.username.lower()
    if (addressed and not mine) or (chat.type != ChatType.PRIVATE and not mine):
        return
    editor = await context.editor(update)
    near = nearest(command, await context.language(update), editor.role if editor is not None else None)
    # Whoever works at the desk may have missed one of its commands: "/pausa" is to stop the pushes, not to mute a chat.
    worded = chat.type == ChatType.PRIVATE and (editor is None or near is None)
    if worded and await _worded(update, context, (message.text or "").replace("/", "", 1)):
        return
    await say(update, context, views.unknown_command(command[:32], near, **await context.world(update)))


async def _worded(update: Update, context: Context, text: str) -> bool:
    """Answer "/stop", "/mute" and the like as the word without its slash; False for what means nothing so either."""
    if (courtesy := courtesies.meant(text)) is not None:
        await say(update, context, views.courtesy(courtesy, **await context.world(update)))
        return True
    return bool(text) and await slashless.obeyed(update, context, text)


async def unknown_button(update: Update, context: Context) -> None:
    """A button that Chaski does not know (any more)."""
    language = await context.language(update)
    await toast(update, context.house.texts.plain(language, "stale-button"), alert=True)
