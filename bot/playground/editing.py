"""The methods that change, delete or answer what is already in a chat."""

from __future__ import annotations

from bot.playground.keyboards import check_markup
from bot.playground.model import Json, Message
from bot.playground.params import Params
from bot.playground.queries import Toast
from bot.playground.refusals import bad_request
from bot.playground.sending import Method, caption_of, media_content, text_of
from bot.playground.world import World

_DELETABLE_FOR = 48 * 3600
_LONGEST_TOAST = 200
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def _own(world: World, params: Params) -> Message:
    if params.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = world.writable(params.chat_id())
    if not params.integer("message_id"):
        raise bad_request("message identifier is not specified")
    found = chat.messages.get(params.integer("message_id"))
    if found is None:
        raise bad_request("message to edit not found")
    if found.sender.id != world.bot.id or found.origin is not None:
        raise bad_request("message can't be edited")
    return found


def _state(message: Message) -> tuple[object, ...]:
    photo = message.photo.unique_id if message.photo else None
    return message.text, message.caption, list(message.entities), photo, message.markup


def _changed(world: World, message: Message, before: tuple[object, ...]) -> Json:
    after = _state(message)
    if after == before:
        raise bad_request(_NOT_MODIFIED)
    if after[:-1] == before[:-1]:
        # Telegram marks a message as edited for its content, not for its buttons.
        world.refresh(message)
    else:
        world.touch(message)
    return message.json()


def edit_message_text(world: World, params: Params) -> Json:
    """The text of a message becomes another; without a keyboard in the call its buttons go."""
    text = text_of(params)
    markup = check_markup(params.json("reply_markup"), only_inline=True)
    message = _own(world, params)
    if message.text is None:
        raise bad_request("there is no text in the message to edit")
    before = _state(message)
    message.text, message.entities, message.markup = text.text, text.entities, markup
    return _changed(world, message, before)


def edit_message_caption(world: World, params: Params) -> Json:
    """The caption of a picture becomes another; without a keyboard in the call its buttons go."""
    caption = caption_of(params)
    markup = check_markup(params.json("reply_markup"), only_inline=True)
    message = _own(world, params)
    if message.photo is None:
        raise bad_request("there is no caption in the message to edit")
    before = _state(message)
    message.caption, message.entities, message.markup = caption.text or None, caption.entities, markup
    return _changed(world, message, before)


def edit_message_media(world: World, params: Params) -> Json:
    """The picture of a message becomes another, or a text gets one."""
    message = _own(world, params)
    content = media_content(world, params, params.json("media"))
    markup = check_markup(params.json("reply_markup"), only_inline=True)
    if message.text is None and message.photo is None:
        raise bad_request("message can't be edited")
    before = _state(message)
    message.text, message.markup = None, markup
    message.photo, message.caption, message.entities = (
        content["photo"],
        content["caption"],
        content["entities"],
    )
    return _changed(world, message, before)


def edit_message_reply_markup(world: World, params: Params) -> Json:
    """The buttons of a message become others; without a keyboard in the call they go."""
    message = _own(world, params)
    markup = check_markup(params.json("reply_markup"), only_inline=True)
    before = _state(message)
    message.markup = markup
    return _changed(world, message, before)


def _delete(world: World, params: Params, number: int) -> None:
    chat = world.writable(params.chat_id())
    found = chat.messages.get(number)
    if found is None:
        raise bad_request("message to delete not found")
    if world.date() - found.date > _DELETABLE_FOR and not chat.administers(world.bot.id):
        raise bad_request("message can't be deleted for everyone")
    if not chat.is_private and found.sender.id != world.bot.id and not chat.administers(world.bot.id):
        raise bad_request("message can't be deleted")
    world.remove(found)


def delete_message(world: World, params: Params) -> bool:
    """A message disappears; it may be 48 hours old at most."""
    _delete(world, params, params.integer("message_id"))
    return True


def delete_messages(world: World, params: Params) -> bool:
    """Up to a hundred messages disappear; those that are not there are passed over."""
    numbers = params.json("message_ids")
    if not isinstance(numbers, list) or not 1 <= len(numbers) <= 100:
        raise bad_request("message identifiers are not specified")
    chat = world.writable(params.chat_id())
    for number in numbers:
        if number in chat.messages:
            _delete(world, params, number)
    return True


def answer_callback_query(world: World, params: Params) -> bool:
    """The button stops spinning, and the person sees a note or an alert if there is one."""
    text = params.text("text")
    if len(text) > _LONGEST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    toast = Toast(text, params.yes("show_alert"))
    query = world.queries.answer(params.text("callback_query_id"), toast)
    world.tell("answered", {"user_id": query.user_id, "callback_id": query.id})
    if text:
        note = {"user_id": query.user_id, "chat_id": query.chat_id, "text": text, "alert": toast.alert}
        world.tell("toast", note)
    return True


def set_message_reaction(world: World, params: Params) -> bool:
    """A reaction appears under a message."""
    chat = world.writable(params.chat_id())
    if params.integer("message_id") not in chat.messages:
        raise bad_request("message to react not found")
    reactions = params.json("reaction") or []
    if not isinstance(reactions, list) or any(not isinstance(r, dict) for r in reactions):
        raise bad_request("can't parse reaction types JSON object")
    if len(reactions) > 1 or any(r.get("type") != "emoji" for r in reactions):
        raise bad_request("REACTION_INVALID")
    return True


METHODS: dict[str, Method] = {
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagemedia": edit_message_media,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "answercallbackquery": answer_callback_query,
    "setmessagereaction": set_message_reaction,
}
