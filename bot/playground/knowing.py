"""The methods by which a bot learns about itself, chats, members and files, and introduces itself."""

from __future__ import annotations

from collections.abc import Callable

from bot.playground.members import member_json
from bot.playground.menus import menu_key
from bot.playground.model import Chat, Json
from bot.playground.params import Params
from bot.playground.refusals import Refusal, bad_request
from bot.playground.sending import Method
from bot.playground.world import World

_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_me(world: World, params: Params) -> Json:
    """The bot's own account."""
    return {
        **world.bot.json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(world: World, params: Params) -> Json:
    """Everything the bot may know about a chat."""
    chat = _seen(world, params)
    full = {
        **chat.json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, True),
    }
    if not chat.is_private and chat.kind != "channel":
        full["permissions"] = {"can_send_messages": not chat.quiet}
    return full


def _seen(world: World, params: Params) -> Chat:
    chat = world.chat(params.chat_id())
    if chat.is_private and not chat.started:
        raise bad_request("chat not found")
    return chat if chat.is_private else world.writable(chat.id)


def get_chat_member(world: World, params: Params) -> Json:
    """Who somebody is in a chat."""
    chat = _seen(world, params)
    user = world.users.get(params.integer("user_id"))
    if user is None:
        raise bad_request("user not found" if chat.is_private else "PARTICIPANT_ID_INVALID")
    if chat.is_private:
        return member_json(user, "member" if user.id in (chat.id, world.bot.id) else "left")
    if chat.kind == "channel" and user.id != world.bot.id and not chat.administers(world.bot.id):
        raise bad_request("member list is inaccessible")
    return world.member(chat, user.id)


def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """Who administers a group or channel."""
    chat = _seen(world, params)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    if chat.kind == "channel" and not chat.administers(world.bot.id):
        raise bad_request("member list is inaccessible")
    return [world.member(chat, user) for user in chat.members if chat.administers(user)]


def get_chat_member_count(world: World, params: Params) -> int:
    """How many are in a chat."""
    chat = _seen(world, params)
    if chat.is_private:
        return 2
    return sum(status not in ("left", "kicked") for status in chat.members.values())


def leave_chat(world: World, params: Params) -> bool:
    """The bot leaves a group or channel."""
    chat = world.writable(params.chat_id())
    if chat.is_private:
        raise bad_request("chat is not a group or a channel")
    world.place_bot(chat, world.bot, "left")
    return True


def get_file(world: World, params: Params) -> Json:
    """Where to download a picture."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id is empty")
    try:
        picture = world.pictures.by_id(file_id)
    except Refusal as error:
        raise bad_request("invalid file_id") from error
    size = next(size for size in picture.sizes() if size["file_id"] == file_id)
    known = {key: size[key] for key in ("file_id", "file_unique_id")}
    return {**known, "file_size": len(picture.data), "file_path": picture.path}


def _menu(params: Params) -> tuple[str, int, int, str]:
    scope = params.json("scope")
    if scope is not None and not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: Expected an Object")
    return menu_key(scope, params.text("language_code"))


def set_my_commands(world: World, params: Params) -> bool:
    """People see a new command menu."""
    commands = params.json("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON object")
    world.menus.set(_menu(params), commands)
    return True


def get_my_commands(world: World, params: Params) -> list[Json]:
    """The command menu set for exactly one audience and language."""
    return world.menus.get(_menu(params))


def delete_my_commands(world: World, params: Params) -> bool:
    """A command menu disappears."""
    world.menus.set(_menu(params), [])
    return True


def _introduces(field: str, longest: int) -> tuple[Method, Method]:
    def write(world: World, params: Params) -> bool:
        words = params.text(field)
        if len(words) > longest:
            raise bad_request(f"BOT_{field.upper()}_TOO_LONG")
        world.introduction[field, params.text("language_code")] = words
        return True

    def read(world: World, params: Params) -> Json:
        kept = world.introduction
        fallback = kept.get((field, ""), world.bot.first_name if field == "name" else "")
        return {field: kept.get((field, params.text("language_code"))) or fallback}

    return write, read


_set_name, _get_name = _introduces("name", 64)
_set_description, _get_description = _introduces("description", 512)
_set_short, _get_short = _introduces("short_description", 120)


def _topics(act: Callable[[Chat, Params], bool]) -> Method:
    def method(world: World, params: Params) -> bool:
        chat = world.writable(params.chat_id())
        if not chat.is_forum:
            raise bad_request("the chat is not a forum")
        if not chat.administers(world.bot.id):
            raise bad_request("not enough rights to manage topics")
        if params.integer("message_thread_id") not in chat.topics:
            raise bad_request("message thread not found")
        return act(chat, params)

    return method


def _rename(chat: Chat, params: Params) -> bool:
    topic = chat.topics[params.integer("message_thread_id")]
    topic.name = params.text("name") or topic.name
    return True


def _shut(chat: Chat, params: Params) -> bool:
    chat.topics[params.integer("message_thread_id")].closed = True
    return True


def _open(chat: Chat, params: Params) -> bool:
    chat.topics[params.integer("message_thread_id")].closed = False
    return True


METHODS: dict[str, Method] = {
    "getme": get_me,
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getchatadministrators": get_chat_administrators,
    "getchatmembercount": get_chat_member_count,
    "leavechat": leave_chat,
    "getfile": get_file,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setmyname": _set_name,
    "getmyname": _get_name,
    "setmydescription": _set_description,
    "getmydescription": _get_description,
    "setmyshortdescription": _set_short,
    "getmyshortdescription": _get_short,
    "editforumtopic": _topics(_rename),
    "closeforumtopic": _topics(_shut),
    "reopenforumtopic": _topics(_open),
    "logout": lambda world, params: True,
    "close": lambda world, params: True,
}
