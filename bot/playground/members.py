"""Who somebody is in a chat, as Telegram writes it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.playground.model import Chat, Json, User

_RIGHTS = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories"),
)
#: What only administrators of groups have, and what only those of channels have.
_IN_GROUPS, _IN_CHANNELS = (
    ("can_pin_messages", "can_manage_topics"),
    ("can_post_messages", "can_edit_messages"),
)
_FREEDOMS = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
    *("can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages"),
    *("can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages"),
    *("can_manage_topics", "can_edit_tag", "can_react_to_messages"),
)


def member_json(
    user: User, status: str, kind: str = "supergroup", differs: Mapping[str, bool] | None = None
) -> Json:
    """A member of this standing: creator, administrator, member, restricted, left or kicked.

    Administrators have every right of their `kind` of chat and the restricted none, save where it `differs`.
    """
    found: Json = {"user": user.json(), "status": status}
    if status == "creator":
        found["is_anonymous"] = False
    elif status == "administrator":
        rights = (*_RIGHTS, *(_IN_CHANNELS if kind == "channel" else _IN_GROUPS))
        found |= dict.fromkeys(rights, True) | {"can_be_edited": False, "is_anonymous": False}
    elif status == "restricted":
        found |= dict.fromkeys(_FREEDOMS, False) | {"is_member": True, "until_date": 0}
    elif status == "kicked":
        found["until_date"] = 0
    if status in ("administrator", "restricted"):
        found |= differs or {}
    return found


def check_writer(chat: Chat, user: User) -> None:
    """Pass over somebody who may write in a chat; ValueError says why another may not."""
    if chat.is_private:
        if chat.id != user.id:
            raise ValueError("people write in their own private chat")
        if chat.blocked:
            raise ValueError("who blocked the bot cannot write to it")
    elif chat.migrated_to is not None:
        raise ValueError(f"the group became {chat.migrated_to}")
    elif chat.kind == "channel":
        if not chat.may(user.id, "can_post_messages"):
            raise ValueError(f"{user.first_name} may not post in the channel {chat.name!r}")
    elif chat.members.get(user.id) not in ("member", "administrator", "creator"):
        raise ValueError(f"{user.first_name} is not in the group {chat.name!r}")
