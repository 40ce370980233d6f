"""What a start leaves out."""

from __future__ import annotations

import subprocess
import sys

_STARTED = """
import sys
from bot.__main__ import main
main([])
import httpx, structlog.dev
print(sorted(name for name in ("rich", "pygments", "click") if sys.modules.get(name)))
"""


def test_what_only_draws_in_terminals_is_not_read() -> None:
    done = subprocess.run([sys.executable, "-c", _STARTED], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
