"""The way to Telegram is encrypted: pushes and answers go over TLS, and to nobody whose certificate is not trusted."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.delivery.outcomes import NotSent
from bot.delivery.transport import AiohttpRequest

ANSWER = b'{"ok":true,"result":{"message_id":7}}'


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A file with the key and the certificate of a server at 127.0.0.1, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "server.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return file


@contextlib.asynccontextmanager
async def _served(certificate: Path, heard: list[bytes]) -> AsyncIterator[str]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                heard.append(await reader.readexactly(length))
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(ANSWER), ANSWER))
                await writer.drain()
        writer.close()

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    try:
        yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot123:secret/sendMessage"
    finally:
        server.close()


async def test_pushes_follow_one_another_over_tls(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[bytes] = []
    request = AiohttpRequest()
    trusting = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr("aiohttp.connector._SSL_CONTEXT_VERIFIED", trusting)
    await request.initialize()

    async with _served(certificate, heard) as url:
        answers = [await request.post_raw(url, b'{"chat_id":%d}' % n, 5.0) for n in range(2)]
        await request.shutdown()

    assert answers == [(200, ANSWER)] * 2
    assert heard == [b'{"chat_id":0}', b'{"chat_id":1}']


async def test_nothing_leaves_for_a_server_whose_certificate_is_not_trusted(certificate: Path) -> None:
    heard: list[bytes] = []
    request = AiohttpRequest()
    await request.initialize()

    async with _served(certificate, heard) as url:
        with pytest.raises(NotSent):
            await request.post_raw(url, b"{}", 5.0)
        await request.shutdown()

    assert heard == []
