"""A public address is asked within bounds: conditions, size, redirects."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.fetching import Known, Unfetched, fetch, is_local
from tests.sutran import TINTA, Served, listed


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    server = Served(listed(TINTA), etag='"1"')
    await server.start()
    yield server
    await server.stop()


async def test_what_did_not_change_is_not_sent_again(served: Served) -> None:
    data, known = await fetch(served.url, Known())
    again, same = await fetch(served.url, known)
    served.etag = '"2"'
    changed, _ = await fetch(served.url, same)

    assert data == changed == served.body
    assert again is None and served.asked[1]["If-None-Match"] == '"1"'


async def test_a_redirect_is_followed_and_a_round_one_given_up(served: Served) -> None:
    data, _ = await fetch(served.url.replace("alertas", "moved"), Known())

    assert data == served.body
    with pytest.raises(Unfetched, match="too many redirects"):
        await fetch(served.url.replace("alertas", "round"), Known())
    with pytest.raises(Unfetched, match="redirect to nowhere"):
        await fetch(served.url.replace("alertas", "inside"), Known())


async def test_too_much_and_errors_are_nothing(served: Served) -> None:
    with pytest.raises(Unfetched, match="too large"):
        await fetch(served.url, Known(), most=100)
    served.status = 503
    with pytest.raises(Unfetched, match="HTTP 503"):
        await fetch(served.url, Known())
    await served.stop()
    with pytest.raises(Unfetched):
        await fetch(served.url, Known())


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("169.254.169.254", True),
        ("::1", True),
        ("localhost", True),
        ("db", True),
        ("LOCALHOST.", True),
        ("127.0.0.1.", True),
        ("127.1", True),
        ("0x7f.1", True),
        ("metadata.google.internal.", True),
        ("example.org", False),
        ("8.8.8.8", False),
    ],
)
def test_a_private_host_is_known_by_its_name(host: str, local: bool) -> None:
    assert is_local(host) is local


async def test_a_redirect_to_a_name_that_leads_into_a_private_network_is_not_followed(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Names are looked up here as the names' owner would have it: both lead to this machine.
    async def resolve(_: object, host: str, port: int = 0, family: int = 0) -> list[dict[str, object]]:
        found = {"hostname": host, "host": "127.0.0.1", "port": port, "family": 2, "proto": 0, "flags": 0}
        return [found]

    monkeypatch.setattr(aiohttp.ThreadedResolver, "resolve", resolve)
    port = urlsplit(served.url).port
    asked = f"http://feed.example.org:{port}"

    straight, _ = await fetch(f"{asked}/alertas", Known())
    within, _ = await fetch(f"{asked}/moved", Known())

    assert straight == within == served.body
    for inside in ("inside.example.org", "127%2e0.0.1", "１２７.0.0.1", "①②⑦.0.0.1"):
        served.elsewhere = f"http://{inside}:{port}/alertas"
        with pytest.raises(Unfetched, match="private network"):
            await fetch(f"{asked}/elsewhere", Known())
    assert len(served.asked) == 2
