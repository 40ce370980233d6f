"""The chain of the audit log: each row's hash is over the one before it, so that no row changes unseen."""

from __future__ import annotations

import hashlib
import json
from typing import Any

#: What the first row follows.
GENESIS = "0" * 64


def canonical(value: Any) -> str:
    """A value as JSON that is the same for equal values: sorted keys, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def link(
    previous: str,
    *,
    number: int,
    at: int,
    editor: int | None,
    act: str,
    subject: str,
    subject_id: int | None,
    detail: Any,
) -> str:
    """The hash of a row, in hexadecimal: SHA-256 over the previous hash and the row as one JSON list.

    `number` is the row's own, `at` UTC milliseconds; `editor` and `subject_id` are row numbers.
    """
    row = canonical([previous, number, at, editor, act, subject, subject_id, detail])
    return hashlib.sha256(row.encode("ascii")).hexdigest()
