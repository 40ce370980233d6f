"""Asking a public web address for what it has: politely, with bounds on time, size and redirects."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import ResolveResult
from yarl import URL

_MOST_BYTES = 8_000_000
_MOST_REDIRECTS = 3
_PATIENCE = aiohttp.ClientTimeout(total=30.0, connect=10.0)
_CHUNK = 65_536
_AGENT = {"User-Agent": "Chaski", "Accept": "application/geo+json, application/json, */*;q=0.5"}


class Unfetched(Exception):
    """Nothing usable came; the message says why in a few English words, for the log, and holds no address."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the server said about its last answer, so that it need not send the same again."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The conditions of the next request."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


class _Outward(aiohttp.ThreadedResolver):
    """Looks names up; those that a redirect leads to must not be names of this machine or a private network."""

    def __init__(self, asked: str) -> None:
        super().__init__()
        self._asked = asked

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await super().resolve(host, port, family)
        if host != self._asked and any(is_local(one["host"]) for one in found):
            raise Unfetched("a redirect into a private network")
        return found


async def fetch(
    url: str, known: Known, *, proxy: str | None = None, most: int = _MOST_BYTES
) -> tuple[bytes | None, Known]:
    """What the address has now, None if that is what is `known`; Unfetched for anything else."""
    try:
        first = urlsplit(url).hostname or ""
        # A proxy looks names up itself, and may be this machine.
        names = None if proxy or is_local(first) else _Outward(first)
        connector = aiohttp.TCPConnector(resolver=names)
        async with aiohttp.ClientSession(timeout=_PATIENCE, headers=_AGENT, connector=connector) as session:
            for _ in range(_MOST_REDIRECTS + 1):
                async with session.get(
                    url, headers=known.headers, allow_redirects=False, proxy=proxy
                ) as answer:
                    if answer.status in (301, 302, 303, 307, 308):
                        url = _next(url, answer.headers.get("Location", ""))
                        continue
                    if answer.status == 304 and known.headers:
                        return None, known
                    if answer.status != 200:
                        raise Unfetched(f"HTTP {answer.status}")
                    data = await _body(answer, most)
                    headers = answer.headers
                    return data, Known(headers.get("ETag"), headers.get("Last-Modified"))
            raise Unfetched("too many redirects")
    except TimeoutError:
        raise Unfetched("no answer in time") from None
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise Unfetched(type(error).__name__) from None


async def _body(answer: aiohttp.ClientResponse, most: int) -> bytes:
    """The whole body; Unfetched once it is too large, whatever length it claimed."""
    data = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        data += chunk
        if len(data) > most:
            raise Unfetched("too large")
    return bytes(data)


def _next(url: str, location: str) -> str:
    """Where a redirect leads; Unfetched where it leaves the web, goes from safe to unsafe, or into this machine."""
    target = urljoin(url, location)
    here, there = urlsplit(url), urlsplit(target)
    if not location or there.scheme not in ("http", "https") or not there.hostname:
        raise Unfetched("a redirect to nowhere")
    if here.scheme == "https" and there.scheme != "https":
        raise Unfetched("a redirect away from https")
    # As it is asked for: "１２７.0.0.1" is 127.0.0.1 then.
    if is_local(URL(target).raw_host or "") and not is_local(here.hostname or ""):
        raise Unfetched("a redirect into a private network")
    return target


def is_local(host: str) -> bool:
    """Whether a host's name or address says that it is this machine or a private network."""
    name = host.rstrip(".").lower()
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        try:
            # Resolvers take "127.1" and "0x7f.1" for 127.0.0.1.
            address = ipaddress.ip_address(socket.inet_aton(name))
        except OSError:
            inside = (".localhost", ".local", ".internal")
            return name == "localhost" or name.endswith(inside) or "." not in name
    return not address.is_global
