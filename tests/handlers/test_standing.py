"""What follows when Chaski's standing changes: every standing before and after, in every kind of chat."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import (
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberRestricted,
    User,
)

from handlers.standing import Standing, Turn, standing, turn

ME = User(1, "Chaski", is_bot=True)
AWAY, MUTE, WRITES = Standing.AWAY, Standing.MUTE, Standing.WRITES
GROUPS = ("group", "supergroup")


def administrator(**rights: bool) -> ChatMember:
    usual = dict.fromkeys(
        (
            *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_post_stories"),
            *("can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info"),
            *("can_invite_users", "can_edit_stories", "can_delete_stories"),
        ),
        True,
    )
    return ChatMemberAdministrator(ME, **usual, **rights)


def restricted(*, inside: bool = True, writes: bool = False) -> ChatMember:
    rights: dict[str, Any] = dict.fromkeys(
        (
            *("can_change_info", "can_invite_users", "can_pin_messages", "can_send_polls"),
            *("can_send_other_messages", "can_add_web_page_previews", "can_manage_topics", "can_send_audios"),
            *("can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes"),
            *("can_send_voice_notes", "can_edit_tag", "can_react_to_messages"),
        ),
        False,
    )
    known = {name: rights[name] for name in rights if name in ChatMemberRestricted.__slots__}
    return ChatMemberRestricted(ME, is_member=inside, can_send_messages=writes, until_date=None, **known)


@pytest.mark.parametrize(
    ("member", "in_group", "in_channel"),
    [
        (ChatMemberLeft(ME), AWAY, AWAY),
        (ChatMemberBanned(ME, until_date=None), AWAY, AWAY),  # type: ignore[arg-type]
        (ChatMemberMember(ME), WRITES, MUTE),
        (administrator(), WRITES, MUTE),
        (administrator(can_post_messages=False), WRITES, MUTE),
        (administrator(can_post_messages=True), WRITES, WRITES),
        (restricted(), MUTE, MUTE),
        (restricted(writes=True), WRITES, MUTE),
        (restricted(inside=False, writes=True), AWAY, MUTE),
    ],
)
def test_what_a_standing_lets_it_do(member: ChatMember, in_group: Standing, in_channel: Standing) -> None:
    assert {standing(member, kind) for kind in GROUPS} == {in_group}
    assert standing(member, "channel") is in_channel


#: kinds of chat, before, after, what follows.
_TURNS = [
    (("private",), WRITES, AWAY, Turn.BLOCKED),
    (("private",), AWAY, AWAY, Turn.BLOCKED),
    (("private",), AWAY, WRITES, Turn.BACK),
    (("private",), WRITES, WRITES, Turn.BACK),
    (GROUPS, AWAY, WRITES, Turn.BACK | Turn.ADDED),
    (GROUPS, AWAY, MUTE, Turn.SILENCED | Turn.ADDED),
    (GROUPS, MUTE, WRITES, Turn.BACK),
    (GROUPS, WRITES, WRITES, Turn.BACK),  # promoted or demoted
    (GROUPS, WRITES, MUTE, Turn.SILENCED),
    (GROUPS, MUTE, MUTE, Turn.SILENCED),
    (GROUPS, WRITES, AWAY, Turn.REMOVED),
    (GROUPS, MUTE, AWAY, Turn.REMOVED),
    (GROUPS, AWAY, AWAY, Turn.REMOVED),  # first left, then banned
    (("channel",), AWAY, WRITES, Turn.BACK | Turn.LINKED),
    (("channel",), MUTE, WRITES, Turn.BACK | Turn.LINKED),
    (("channel",), WRITES, WRITES, Turn.BACK),
    (("channel",), AWAY, MUTE, Turn.SILENCED | Turn.UNFIT),
    (("channel",), WRITES, MUTE, Turn.SILENCED),
    (("channel",), MUTE, MUTE, Turn.SILENCED),
    (("channel",), WRITES, AWAY, Turn.REMOVED),
    (("channel",), MUTE, AWAY, Turn.REMOVED),
    (("channel",), AWAY, AWAY, Turn.REMOVED),
]


@pytest.mark.parametrize(("kinds", "before", "after", "wanted"), _TURNS)
def test_what_follows_from_a_change(
    kinds: tuple[str, ...], before: Standing, after: Standing, wanted: Turn
) -> None:
    assert {turn(kind, before, after) for kind in kinds} == {wanted}


def test_every_change_in_every_kind_of_chat_is_in_the_table() -> None:
    told = {(kind, before, after) for kinds, before, after, _ in _TURNS for kind in kinds}

    # In private the bot is blocked or not: nobody lets it in without letting it write.
    every = {(kind, a, b) for kind in (*GROUPS, "channel") for a in Standing for b in Standing}
    assert every <= told
