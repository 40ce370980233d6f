"""An event loop that waits for nobody: when all that is left are timers, the next one is due at once."""

from __future__ import annotations

import asyncio
import contextlib
import selectors
import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any
from unittest.mock import patch

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

#: What one end of a connection within this process wrote is there for the other by then; and how often is looked whether
#: a database or a thread is still at work.
_ON_ITS_WAY, _LOOK = 0.0005, 0.05


class _Selector(selectors.DefaultSelector):
    loop: HastyLoop

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        until = time.monotonic() + timeout
        while (left := until - time.monotonic()) > 0:
            if self.loop.at_work:
                found = super().select(min(left, _LOOK))
            elif not (found := super().select(min(left, _ON_ITS_WAY))):
                self.loop.skip(max(0.0, until - time.monotonic()))
                break
            if found:
                return found
        return []


class HastyLoop(asyncio.SelectorEventLoop):
    """A loop whose clock runs as the machine's does, and jumps over all the time in which nothing happens."""

    def __init__(self) -> None:
        """Nothing was jumped over, and nobody is at work."""
        #: Transactions and threads for which nothing may be jumped over.
        self.at_work = 0
        self._skipped = 0.0
        selector = _Selector()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        """Seconds of this clock."""
        return super().time() + self._skipped

    def skip(self, seconds: float) -> None:
        """Let time pass at once."""
        self._skipped += seconds

    @contextlib.contextmanager
    def working(self) -> Iterator[None]:
        """Somebody works elsewhere as long as the block lasts."""
        self.at_work += 1
        try:
            yield
        finally:
            self.at_work -= 1

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:
        """Work in a thread, which is waited for."""
        future = super().run_in_executor(executor, func, *args)
        working = self.working()
        working.__enter__()
        future.add_done_callback(lambda _: working.__exit__(None, None, None))
        return future


@contextlib.contextmanager
def counted() -> Iterator[None]:
    """Every transaction of the block is waited for by the loop it runs in."""
    read, write = Database.read, Database.write

    def waited_for(
        begin: Callable[[Database], contextlib.AbstractAsyncContextManager[AsyncConnection]],
    ) -> Any:
        @contextlib.asynccontextmanager
        async def transaction(self: Database) -> AsyncIterator[AsyncConnection]:
            loop = asyncio.get_running_loop()
            assert isinstance(loop, HastyLoop)
            with loop.working():
                async with begin(self) as connection:
                    yield connection

        return transaction

    with patch.object(Database, "read", waited_for(read)), patch.object(Database, "write", waited_for(write)):
        yield
