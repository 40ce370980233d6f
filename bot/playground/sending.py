"""The methods that put something into a chat."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.playground.entities import Formatted, tidy, units
from bot.playground.keyboards import check_keyboard, check_markup
from bot.playground.markup import read_html
from bot.playground.model import Chat, Json, Message, Picture
from bot.playground.params import Params
from bot.playground.refusals import bad_request
from bot.playground.world import World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
Method = Callable[[World, Params], Any]


def formatted(params: Params, field: str, entities: str) -> Formatted:
    """The text of a field with its formatting; refuses HTML that Telegram refuses."""
    return formatted_as(params.text(field), params.text("parse_mode"), params.json(entities))


def formatted_as(source: str, mode: str, entities: Any) -> Formatted:
    """A text with its formatting by parse mode, or with the given entities."""
    if not mode:
        return tidy(Formatted(source, _given(entities)))
    if mode.lower() != "html":
        # The playground speaks the one dialect that its bot uses.
        raise bad_request("unsupported parse_mode")
    return read_html(source)


def _given(entities: Any) -> tuple[Json, ...]:
    if entities is None:
        return ()
    if not isinstance(entities, list):
        raise bad_request("can't parse MessageEntities: Expected an Array")
    for entity in entities:
        whole = isinstance(entity, dict) and isinstance(entity.get("type"), str)
        if not whole or not all(isinstance(entity.get(key), int) for key in ("offset", "length")):
            raise bad_request("can't parse MessageEntity: Expected an Object with type, offset and length")
    return tuple(entities)


def text_of(params: Params) -> Formatted:
    """The text of a message; refuses an empty one and one that is too long."""
    found = formatted(params, "text", "entities")
    if not found.text:
        raise bad_request("message text is empty")
    if units(found.text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return found


def caption_of(params: Params) -> Formatted:
    """The caption of a message, which may be empty; refuses one that is too long."""
    return fitting_caption(formatted(params, "caption", "caption_entities"))


def fitting_caption(found: Formatted) -> Formatted:
    """The caption itself, refused if it is too long."""
    if units(found.text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return found


@dataclass(slots=True)
class _Target:
    chat: Chat
    extra: Json


def _target(world: World, params: Params, what: str) -> _Target:
    """Where a new message goes: chat, topic, the message it answers, its sound and buttons."""
    # Telegram reads the whole request before it looks for the chat.
    markup, keyboard = check_markup(params.json("reply_markup")), check_keyboard(params.json("reply_markup"))
    chat = world.writable(params.chat_id())
    _may_write(world, chat, what)
    topic = _topic(world, chat, params.integer("message_thread_id"))
    reply = _reply(world, chat, params)
    if topic is None and reply is not None and reply.chat is chat:
        topic = reply.topic
    elif topic is not None and reply is None:
        reply = chat.messages.get(topic)
    extra: Json = {
        "topic": topic,
        "reply_to": reply,
        "silent": params.yes("disable_notification"),
        "markup": markup,
        "keyboard": keyboard,
    }
    return _Target(chat, extra)


def _may_write(world: World, chat: Chat, what: str) -> None:
    me = world.bot.id
    if chat.kind == "channel":
        if not chat.may(me, "can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")
        return
    right = "can_send_photos" if what == "photos" else "can_send_messages"
    muted = chat.members.get(me) == "restricted" and not chat.rights.get(me, {}).get(right)
    if muted or (chat.quiet and not chat.administers(me)):
        raise bad_request(f"not enough rights to send {what} to the chat")


def _topic(world: World, chat: Chat, thread: int) -> int | None:
    if not thread:
        if chat.general_closed and not chat.may(world.bot.id, "can_manage_topics"):
            raise bad_request("TOPIC_CLOSED")
        return None
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and not chat.may(world.bot.id, "can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return thread


def _reply(world: World, chat: Chat, params: Params) -> Message | None:
    reply = params.json("reply_parameters")
    if reply is None:
        number = params.integer("reply_to_message_id")
        reply = {"message_id": number} if number else None
        relaxed = params.yes("allow_sending_without_reply")
    else:
        if not isinstance(reply, dict):
            raise bad_request("can't parse reply parameters: Expected an Object")
        relaxed = Params(reply).yes("allow_sending_without_reply")
    if reply is None:
        return None
    where = Params(reply)
    place = world.chats.get(where.integer("chat_id")) if "chat_id" in reply else chat
    found = place.messages.get(where.integer("message_id")) if place is not None else None
    if found is None and not relaxed:
        raise bad_request("message to be replied not found")
    return found


def send_message(world: World, params: Params) -> Json:
    """A text arrives in the chat."""
    text = text_of(params)
    target = _target(world, params, "text messages")
    return world.add(target.chat, world.bot, text=text.text, entities=text.entities, **target.extra).json()


def picture_of(world: World, params: Params, source: Any) -> Picture:
    """The picture meant by a field: uploaded with the request, or known by its file id."""
    if isinstance(source, str):
        name = source.removeprefix("attach://") if source.startswith("attach://") else None
        if name is not None:
            if name not in params.uploads:
                raise bad_request("wrong file identifier/HTTP URL specified")
            return world.pictures.keep(params.uploads[name], checked=True)
        if source.startswith(("http://", "https://")):
            # The playground reaches nothing outside this machine.
            raise bad_request("failed to get HTTP URL content")
        if source:
            return world.pictures.by_id(source)
    raise bad_request("there is no photo in the request")


def send_photo(world: World, params: Params) -> Json:
    """A picture arrives in the chat."""
    caption = caption_of(params)
    source = "attach://photo" if "photo" in params.uploads else params.text("photo")
    target = _target(world, params, "photos")
    picture = picture_of(world, params, source)
    content = {"photo": picture, "caption": caption.text or None, "entities": caption.entities}
    return world.add(target.chat, world.bot, **content, **target.extra).json()


def send_media_group(world: World, params: Params) -> list[Json]:
    """Two to ten pictures arrive together."""
    target = _target(world, params, "photos")
    media = params.json("media")
    if not isinstance(media, list):
        raise bad_request("can't parse media JSON object")
    if not 2 <= len(media) <= 10:
        few = "message" if len(media) == 1 else "messages"
        raise bad_request(f"group of {few} must include 2-10 items")
    contents = [media_content(world, params, item) for item in media]
    album = secrets.token_hex(8)
    return [world.add(target.chat, world.bot, **c, album=album, **target.extra).json() for c in contents]


def media_content(world: World, params: Params, item: Any) -> Json:
    """Picture and caption of one InputMediaPhoto; other kinds are refused."""
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    if item.get("type") != "photo":
        raise bad_request("can't parse InputMedia: media must be a photo in this playground")
    caption = fitting_caption(
        formatted_as(
            str(item.get("caption") or ""), str(item.get("parse_mode") or ""), item.get("caption_entities")
        )
    )
    picture = picture_of(world, params, item.get("media"))
    return {"photo": picture, "caption": caption.text or None, "entities": caption.entities}


def send_location(world: World, params: Params) -> Json:
    """A place arrives in the chat."""
    target = _target(world, params, "locations")
    place = {"latitude": params.number("latitude"), "longitude": params.number("longitude")}
    if abs(place["latitude"]) > 90 or abs(place["longitude"]) > 180:
        raise bad_request("wrong location specified")
    return world.add(target.chat, world.bot, other={"location": place}, **target.extra).json()


def _original(world: World, params: Params, purpose: str) -> Message:
    source = world.chat(params.chat_id("from_chat_id"))
    found = source.messages.get(params.integer("message_id"))
    if found is None:
        raise bad_request(f"message to {purpose} not found")
    if found.text is None and found.photo is None and "new_chat_members" in (found.other or {}):
        raise bad_request(f"message can't be {'copied' if purpose == 'copy' else 'forwarded'}")
    return found


def _content(message: Message) -> Json:
    return {
        "text": message.text,
        "caption": message.caption,
        "entities": message.entities,
        "photo": message.photo,
        "other": message.other,
    }


def copy_message(world: World, params: Params) -> Json:
    """A message arrives again in a chat, without a link to the original."""
    target = _target(world, params, "text messages")
    original = _original(world, params, "copy")
    content = _content(original)
    if params.values.get("caption") is not None and original.text is None:
        caption = caption_of(params)
        content |= {"caption": caption.text or None, "entities": caption.entities}
    return {"message_id": world.add(target.chat, world.bot, **content, **target.extra).id}


def forward_message(world: World, params: Params) -> Json:
    """A message arrives again in a chat, with the name of who wrote it."""
    target = _target(world, params, "text messages")
    original = _original(world, params, "forward")
    extra = {"topic": target.extra["topic"], "silent": target.extra["silent"]}
    content = {**_content(original), "origin": original.source()}
    return world.add(target.chat, world.bot, **content, **extra).json()


def send_chat_action(world: World, params: Params) -> bool:
    """The person sees that the bot is typing."""
    chat = world.writable(params.chat_id())
    action = params.text("action")
    if not action.startswith(("typing", "upload_", "record_", "choose_", "find_")):
        raise bad_request("wrong parameter action in request")
    world.tell("action", {"chat_id": chat.id, "action": action})
    return True


#: The methods here of which the Bot API knows the parameter; to all others it means nothing.
_PAYABLE = ("sendmessage", "sendphoto", "sendmediagroup", "sendlocation", "copymessage")


def is_paid(method: str, params: Params) -> bool:
    """Whether a call asks to be let through faster than the free limit, for 0.1 Telegram Stars a message."""
    return method in _PAYABLE and params.yes("allow_paid_broadcast")


METHODS: dict[str, Method] = {
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "sendmediagroup": send_media_group,
    "sendlocation": send_location,
    "copymessage": copy_message,
    "forwardmessage": forward_message,
    "sendchataction": send_chat_action,
}
