"""A host whose runners start quickly, on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.hosting import Host, hosting
from tests.judging import PlainRecord


@pytest.fixture
async def host(database_url: str, tmp_path: Path) -> AsyncIterator[Host]:
    async with hosting(database_url, tmp_path / "elsewhere") as machine:
        yield machine


@pytest.fixture
def record(host: Host) -> PlainRecord:
    return PlainRecord(host.database_url)
