"""`chaski audit verify`: whether the log of what was done at the desk is as it was written."""

from __future__ import annotations

import sys

from bot.counted import counted
from bot.opening import Unusable, existing
from bot.settings import Settings
from storage.regions import Gazetteer


async def verify(settings: Settings) -> int:
    """Print how many rows stand and the newest hash, exit code 0; or 1 with the first broken row; 2 without a database."""
    try:
        store = await existing(settings, Gazetteer.load())
    except Unusable as problem:
        print(f"chaski: {problem}", file=sys.stderr)
        return 2
    try:
        verdict = await store.audit.verify()
    finally:
        await store.close()
    if verdict.broken is not None:
        print(
            f"chaski: the audit log is broken at row {verdict.broken}: it, or a row before it that is gone, "
            f"is not what was written; {verdict.rows} rows before it stand",
            file=sys.stderr,
        )
        return 1
    all_ = "as it was" if verdict.rows == 1 else "all as they were"
    print(f"audit: {counted(verdict.rows, 'row')}, {all_} written; newest hash {verdict.newest}")
    return 0
