"""Saying a screen to a chat: as an answer, as an edit of the message whose button was tapped, in the right topic."""

from __future__ import annotations

from telegram import LinkPreviewOptions, Message, ReplyParameters, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.context import Context, topic_of
from handlers.refusals import NO_PICTURES, NO_TEXT, OUT_OF_REACH, SAME, says
from handlers.views.screen import Screen

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def say(update: Update, context: Context, screen: Screen) -> Message | None:
    """Show a screen: in place where a button was tapped, else as a new message in the same topic.

    Gives the message that shows it now, None where the tapped message is out of reach.
    """
    query = update.callback_query
    if query is not None and isinstance(query.message, Message):
        shown = await _edit(query.message, screen)
        if shown is not None:
            return shown
    return await say_anew(update, context, screen)


async def say_anew(update: Update, context: Context, screen: Screen, *, quietly: bool = False) -> Message:
    """Show a screen as a new message in the chat and topic of the update; quietly, no phone sounds."""
    chat, message = update.effective_chat, update.effective_message
    assert chat is not None
    reply = None
    if update.callback_query is None and message is not None and chat.type != "private":
        # In a group the answer hangs on the question, so that people see whose it is.
        reply = ReplyParameters(message.message_id, allow_sending_without_reply=True)
    if screen.photo:
        try:
            return await context.bot.send_photo(
                chat.id,
                screen.photo,
                caption=screen.text,
                parse_mode=ParseMode.HTML,
                reply_markup=screen.markup(),
                message_thread_id=topic_of(update),
                reply_parameters=reply,
                disable_notification=quietly or None,
            )
        except BadRequest as error:
            # The words are worth having without it.
            if not says(error, NO_PICTURES):
                raise
    return await context.bot.send_message(
        chat.id,
        screen.text,
        parse_mode=ParseMode.HTML,
        reply_markup=screen.markup(),
        link_preview_options=_NO_PREVIEW,
        message_thread_id=topic_of(update),
        reply_parameters=reply,
        disable_notification=quietly or None,
    )


async def say_below(context: Context, message: Message, screen: Screen) -> None:
    """Show a screen as an answer that hangs on this message, also in a private chat."""
    await context.bot.send_message(
        message.chat.id,
        screen.text,
        parse_mode=ParseMode.HTML,
        reply_markup=screen.keyboard(),
        reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
    )


async def _edit(message: Message, screen: Screen) -> Message | None:
    if bool(screen.photo) != bool(message.photo):
        return None
    try:
        if screen.photo:
            await message.edit_caption(screen.text, parse_mode=ParseMode.HTML, reply_markup=screen.keyboard())
        else:
            await message.edit_text(
                screen.text,
                parse_mode=ParseMode.HTML,
                reply_markup=screen.keyboard(),
                link_preview_options=_NO_PREVIEW,
            )
    except BadRequest as error:
        # An edit that changes nothing or comes too late is nobody's fault.
        if says(error, (SAME,)):
            return message
        if says(error, (*OUT_OF_REACH, NO_TEXT)):
            return None
        raise
    return message


async def toast(update: Update, text: str | None = None, *, alert: bool = False) -> None:
    """Answer a tap, so that the button stops spinning; one answered too late is let go."""
    query = update.callback_query
    if query is None:
        return
    try:
        await query.answer(text[:200] if text else None, show_alert=alert)
    except BadRequest as error:
        if "query is too old" not in error.message.lower():
            raise
