"""Chat and user ids at rest: AES-SIV, so that equal ids seal equally and a stolen database names nobody."""

from __future__ import annotations

import base64
import binascii
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

_PURPOSE = [b"chaski telegram id"]


class WrongKey(Exception):
    """The database was sealed with another key."""


class Sealer:
    """Seals and opens Telegram ids under one 64-byte key that is kept outside the database."""

    def __init__(self, key: bytes) -> None:
        """Take a key of 64 bytes (AES-256-SIV); a shorter one raises ValueError."""
        if len(key) != 64:
            raise ValueError(f"a sealing key has 64 bytes, this one has {len(key)}")
        self._cipher = AESSIV(key)

    @staticmethod
    def new_key() -> bytes:
        """A fresh random key of 64 bytes."""
        return AESSIV.generate_key(512)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """A sealer for a key written in URL-safe base64, as `chaski key` prints it; ValueError if it is none."""
        try:
            key = base64.b64decode(text.strip().encode(), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError) as error:
            raise ValueError("a sealing key is written in base64") from error
        return cls(key)

    def seal(self, telegram_id: int) -> bytes:
        """The id as it may be stored."""
        return self._cipher.encrypt(telegram_id.to_bytes(8, "big", signed=True), _PURPOSE)

    def open(self, sealed: bytes) -> int:
        """The id that was sealed; WrongKey if another key sealed it."""
        try:
            return int.from_bytes(self._cipher.decrypt(sealed, _PURPOSE), "big", signed=True)
        except InvalidTag as error:
            raise WrongKey("the ids in this database were sealed with another CHASKI_SECRET_KEY") from error
