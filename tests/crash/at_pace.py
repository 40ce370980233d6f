"""`python -m tests.crash.at_pace PACE`: runs Chaski, which sends so many messages a second for nothing."""

from __future__ import annotations

import sys

from bot.__main__ import main
from bot.delivery import purse

if __name__ == "__main__":
    purse.FREE = float(sys.argv[1])
    sys.exit(main(["run"]))
