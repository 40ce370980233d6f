"""Who somebody is in a chat, as Telegram writes it."""

from __future__ import annotations

from bot.playground.model import Json, User

_RIGHTS = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users", "can_pin_messages"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories", "can_manage_topics"),
)
_FREEDOMS = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
    *("can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages"),
    *("can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages"),
    *("can_manage_topics", "can_edit_tag", "can_react_to_messages"),
)


def member_json(user: User, status: str) -> Json:
    """A member of this standing: creator, administrator, member, restricted, left or kicked."""
    found: Json = {"user": user.json(), "status": status}
    if status == "creator":
        found["is_anonymous"] = False
    elif status == "administrator":
        found |= dict.fromkeys(_RIGHTS, True) | {"can_be_edited": False, "is_anonymous": False}
    elif status == "restricted":
        found |= dict.fromkeys(_FREEDOMS, False) | {"is_member": True, "until_date": 0}
    elif status == "kicked":
        found["until_date"] = 0
    return found
