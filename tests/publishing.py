"""Publishes from outside, as another process does: the runner finds it by itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests import factories
from tests.hosting import Host


async def publish(host: Host, **changes: Any) -> int:
    """Publish a blockade at Ilave, or what is changed of it; gives the push."""
    async with host.store() as store:
        published = await factories.publish(store, datetime.now(UTC), **changes)
    assert published.push is not None
    return published.push
