"""What it means that Chaski's standing in a chat changed; pure."""

from __future__ import annotations

import enum

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted
from telegram.constants import ChatType


class Standing(enum.Enum):
    """What Chaski may do in a chat."""

    AWAY = "away"  # not in it, or blocked
    MUTE = "mute"  # in it, and may not write
    WRITES = "writes"


class Turn(enum.Flag):
    """What follows from a change; several may."""

    BLOCKED = enum.auto()  # send nothing: the person does not want it
    REMOVED = enum.auto()  # send nothing: it is not there any more
    SILENCED = enum.auto()  # send nothing until it may write
    BACK = enum.auto()  # send again
    ADDED = enum.auto()  # a group that is owed a greeting, unless it had one
    LINKED = enum.auto()  # a channel takes its messages now: whoever did that chooses what it gets
    UNFIT = enum.auto()  # it was put into a channel without the right to post


def standing(member: ChatMember, kind: str) -> Standing:
    """What a member of this standing may do in a chat of this kind."""
    if member.status in (ChatMember.LEFT, ChatMember.BANNED):
        return Standing.AWAY
    if kind == ChatType.CHANNEL:
        posts = isinstance(member, ChatMemberAdministrator) and member.can_post_messages
        return Standing.WRITES if posts else Standing.MUTE
    if isinstance(member, ChatMemberRestricted):
        if not member.is_member:
            return Standing.AWAY
        return Standing.WRITES if member.can_send_messages else Standing.MUTE
    return Standing.WRITES


def manages_topics(member: ChatMember) -> bool:
    """Whether a member of this standing writes in closed topics as well."""
    return isinstance(member, ChatMemberAdministrator) and bool(member.can_manage_topics)


def turn(kind: str, before: Standing, after: Standing) -> Turn:
    """What follows in a chat of this kind when the standing was that before and is this now.

    That it may write is taken up wherever it does: a chat wrongly held for closed would hear nothing for ever.
    """
    if after is Standing.AWAY:
        return Turn.BLOCKED if kind == ChatType.PRIVATE else Turn.REMOVED
    found = Turn.SILENCED if after is Standing.MUTE else Turn.BACK
    if kind == ChatType.CHANNEL:
        if after is Standing.WRITES and before is not Standing.WRITES:
            found |= Turn.LINKED
        elif after is Standing.MUTE and before is Standing.AWAY:
            found |= Turn.UNFIT
    elif kind != ChatType.PRIVATE and before is Standing.AWAY:
        found |= Turn.ADDED
    return found
