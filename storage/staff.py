"""Who works at the desk: roles, places, invitations."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime


class Role(enum.StrEnum):
    """What an editor may do."""

    OWNER = "owner"
    PUBLISHER = "publisher"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody at the desk; followers never see who."""

    id: int
    telegram_id: int
    role: Role
    regions: tuple[str, ...] = ()  # where: INEI codes, "" for the country
    since: datetime | None = None


class FourEyes(enum.StrEnum):
    """Which posts wait for a second pair of eyes."""

    OFF = "off"
    WIDE = "wide"  # those for the whole country, and urgent ones
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A way to the desk for one person, once."""

    id: int
    editor: int  # who invites
    role: Role
    regions: tuple[str, ...]
    expires: datetime | None = None  # None while it is being prepared
