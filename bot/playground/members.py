"""Who somebody is in a chat, as Telegram writes it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.playground.model import Json, User

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
