"""Albums arrive as several messages: this joins them again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from telegram import Message

_KEPT = 200


@dataclass(slots=True)
class Album:
    """The parts of one album that have come so far."""

    parts: list[Message] = field(default_factory=list)

    def first(self) -> Message:
        """The part to answer: the one with words, else the first."""
        ordered = sorted(self.parts, key=lambda part: part.message_id)
        return next((part for part in ordered if part.caption), ordered[0])

    def words(self) -> str:
        """The captions of all parts, one below the other."""
        ordered = sorted(self.parts, key=lambda part: part.message_id)
        return "\n".join(part.caption for part in ordered if part.caption)

    def photo(self) -> str | None:
        """The first picture, in its largest size."""
        ordered = sorted(self.parts, key=lambda part: part.message_id)
        return next((part.photo[-1].file_id for part in ordered if part.photo), None)


class Albums:
    """The latest albums by their group's id; old ones are let go."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self._albums: OrderedDict[str, Album] = OrderedDict()

    def add(self, message: Message) -> bool:
        """Take a part in; True if it is the first of its album."""
        group = str(message.media_group_id)
        new = group not in self._albums
        album = self._albums.setdefault(group, Album())
        album.parts.append(message)
        while len(self._albums) > _KEPT:
            self._albums.popitem(last=False)
        return new

    def of(self, message: Message) -> Album | None:
        """The album a message belongs to, None for a message alone or one that is long gone."""
        return self._albums.get(str(message.media_group_id)) if message.media_group_id else None
