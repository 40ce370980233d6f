"""Move the record to another database, which has to be empty: its address is the only argument.

The settings are read as `chaski run` reads them; CHASKI_DATABASE_URL is the database to move from.
"""

from __future__ import annotations

import asyncio
import sys

from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings, SettingsProblem
from storage.database import with_driver
from storage.moving import NotEmpty, move
from storage.regions import Gazetteer
from storage.store import AlreadyRunning, NewerDatabase, WrongKey


def main() -> int:
    """Move it; the exit code is 0 when it went well, 1 when nothing was moved, 2 when something was set wrongly."""
    if len(sys.argv) != 2:
        print("move_database.py: say where to, such as postgresql://USER:PASSWORD@HOST/NAME", file=sys.stderr)
        return 2
    try:
        settings = Settings.load(needs_token=False)
        with_driver(sys.argv[1])
        counts = asyncio.run(
            move(settings.database_url, sys.argv[1], settings.sealer(), gazetteer=Gazetteer.load())
        )
    except (SettingsProblem, ValueError) as problem:
        print(f"move_database.py: {problem}", file=sys.stderr)
        return 2
    except (AlreadyRunning, NotEmpty, NewerDatabase, WrongKey, SQLAlchemyError, OSError) as error:
        print(f"move_database.py: nothing was moved: {error}", file=sys.stderr)
        return 1
    told = ", ".join(f"{counts[name]} {name}" for name in ("events", "chats", "subscriptions", "editors"))
    print(f"moved: {told}. Set CHASKI_DATABASE_URL to the new address and start Chaski.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
