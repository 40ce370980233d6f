"""Pictures: kept in memory, known to the bot by file ids that no other bot could use."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from bot.playground.model import Picture
from bot.playground.refusals import bad_request

_LARGEST = 10 * 1024 * 1024


class Pictures:
    """Every picture that was uploaded, by file id."""

    def __init__(self, bot_id: int) -> None:
        """Nothing uploaded yet."""
        self._bot_id = bot_id
        self._by_mark: dict[str, Picture] = {}
        self._by_path: dict[str, Picture] = {}

    def keep(self, data: bytes, *, checked: bool) -> Picture:
        """Keep a picture; a checked one is refused where Telegram could not read it as a photo."""
        if not data:
            raise bad_request("file must be non-empty")
        if len(data) > _LARGEST:
            raise bad_request("too big file")
        size = dimensions(data)
        if checked:
            if size is None:
                raise bad_request("IMAGE_PROCESS_FAILED")
            if sum(size) > 10_000 or max(size) > 20 * min(size):
                raise bad_request("PHOTO_INVALID_DIMENSIONS")
        width, height = size or (800, 600)
        number = len(self._by_mark) + 1
        mark = f"AgACAg{self._bot_id}-{number}-{secrets.token_urlsafe(9)}"
        picture = Picture(mark, f"AQAD{number}", f"photos/file_{number}.jpg", data, width, height)
        self._by_mark[mark] = picture
        self._by_path[picture.path] = picture
        return picture

    def by_id(self, file_id: str) -> Picture:
        """The picture of a file id, or Telegram's refusal of one it does not know."""
        # The last character of a file id names the size.
        found = self._by_mark.get(file_id[:-1])
        if found is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return found

    def by_path(self, path: str) -> Picture | None:
        """The picture to download at a `file_path`."""
        return self._by_path.get(path)


def dimensions(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG or GIF, or None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        size = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    elif data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        size = int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    elif data.startswith(b"\xff\xd8"):
        frame = next(_frames(data), None)
        if frame is None:
            return None
        size = frame
    else:
        return None
    return size if min(size) > 0 else None


def _frames(data: bytes) -> Iterator[tuple[int, int]]:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        # Start-of-frame markers, without the Huffman, arithmetic and extension ones between them.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            yield int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
