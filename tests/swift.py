"""`python -m tests.swift MODULE …`: runs it as if Telegram took any rate for nothing, for tests that need no hour."""

from __future__ import annotations

import runpy
import sys

from bot.settings import Settings

if __name__ == "__main__":
    Settings.paid_cap = None  # type: ignore[assignment, method-assign]
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
