"""`python -m tests.crash.at_point PLACE.MOMENT N`: runs Chaski and kills it the N-th time it comes by there.

Places: claim, send, record, expand, publish, gather. Moments: `entry`, before anything is done; `commit`, when all is
written and the commit is about to be given; `done`, when it returned. Nothing in Chaski knows of this: the methods
are wrapped from outside. What was seen there is written to the output first.
"""

from __future__ import annotations

import contextvars
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

import sqlalchemy as sa

from bot.__main__ import main
from bot.delivery.transport import AiohttpRequest
from storage.events import Events
from storage.outbox import Outbox
from storage.rounds import Round

PLACES: dict[str, tuple[type, str]] = {
    "claim": (Outbox, "claim"),
    "send": (AiohttpRequest, "post_raw"),
    "record": (Outbox, "record"),
    "expand": (Outbox, "expand"),
    "publish": (Events, "publish"),
    "gather": (Round, "take"),
}
MOMENTS = ("entry", "commit", "done")
MARK = "killed at "
#: What a transaction of each place has written when it is about to commit; one that wrote nothing is no pass.
_WRITTEN = {
    "claim": "SELECT count(*) FROM deliveries WHERE state = 'sending'",
    "record": "SELECT count(*) FROM deliveries WHERE state = 'sent'",
    "expand": "SELECT count(*) FROM deliveries",
    "publish": "SELECT count(*) FROM pushes",
    "gather": "SELECT count(*) FROM deliveries WHERE state = 'pending'",
}

_inside = contextvars.ContextVar("inside", default=False)


class Point:
    """Counts the passes and ends the process at the last."""

    def __init__(self, name: str, passes: int) -> None:
        """End it at this pass."""
        self.place, self.moment = name.split(".")
        self._left = passes

    def passed(self, **seen: Any) -> None:
        """Once more; the last time there is no return."""
        self._left -= 1
        if self._left == 0:
            os.write(1, (MARK + json.dumps(seen) + "\n").encode())
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self) -> None:
        """Put itself around the method, and before its commit."""
        kind, name = PLACES[self.place]
        setattr(kind, name, self._around(getattr(kind, name)))
        if self.moment == "commit":
            sa.event.listen(sa.Engine, "commit", self._committing)

    def _around(self, method: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        @wraps(method)
        async def around(self_: Any, *args: Any, **kwargs: Any) -> Any:
            if self.place == "send" and not str(args[0]).endswith("/sendMessage"):
                return await method(self_, *args, **kwargs)
            if self.moment == "entry":
                self.passed()
            before = _inside.set(True)
            try:
                result = await method(self_, *args, **kwargs)
            finally:
                _inside.reset(before)
            # A claim that found nothing is no pass.
            if self.moment == "done" and (self.place != "claim" or result):
                self.passed(number=len(args[0]) if self.place == "record" else _size(result))
            return result

        return around

    def _committing(self, connection: sa.Connection) -> None:
        if _inside.get():
            written = connection.exec_driver_sql(_WRITTEN[self.place]).scalar()
            if written:
                self.passed(number=written)


def _size(result: Any) -> int:
    if isinstance(result, int):
        return result
    return len(result) if isinstance(result, list) else 0


if __name__ == "__main__":
    Point(sys.argv[1], int(sys.argv[2])).watch()
    sys.exit(main(["run"]))
