"""`python -m tests.faults.impatient SECONDS`: runs Chaski, which waits so long for the answer to each push."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from bot.__main__ import main
from bot.delivery.outcomes import OutcomeUnknown
from bot.delivery.transport import AiohttpRequest

if __name__ == "__main__":
    patience = float(sys.argv[1])
    post = AiohttpRequest.post_raw

    async def post_raw(self: AiohttpRequest, url: str, body: bytes, timeout: float) -> Any:
        try:
            async with asyncio.timeout(patience):
                return await post(self, url, body, timeout)
        except TimeoutError:
            raise OutcomeUnknown("TimeoutError") from None

    AiohttpRequest.post_raw = post_raw  # type: ignore[method-assign]
    sys.exit(main(["run"]))
