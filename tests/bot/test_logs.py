"""What a log never holds: the token, ids."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import set_up

TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    stream = io.StringIO()
    set_up("DEBUG", TOKEN, stream=stream)
    yield stream
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_the_token_is_in_no_message_argument_or_traceback(output: io.StringIO) -> None:
    log = structlog.get_logger("chaski")
    try:
        raise RuntimeError(f"GET /bot{TOKEN}/getMe failed")
    except RuntimeError as error:
        log.error("failed", exc_info=error, address=f"/bot{TOKEN}/")
        logging.getLogger("somebody").exception("also %s", TOKEN)

    assert "failed" in output.getvalue()
    assert TOKEN not in output.getvalue()


def test_talkative_libraries_log_no_request(output: io.StringIO) -> None:
    for name in ("httpx", "aiohttp.access", "telegram.ext.Application"):
        logging.getLogger(name).info("POST https://x/bot%s/sendMessage", TOKEN)

    assert output.getvalue() == ""


def test_ids_are_masked_and_small_numbers_are_not(output: io.StringIO) -> None:
    structlog.get_logger("chaski").info("chat 7123456789 left", chat=-1001234567890, count=12)

    assert "7123456789" not in output.getvalue() and "1001234567890" not in output.getvalue()
    assert "12" in output.getvalue()


def test_a_million_messages_are_a_count_and_no_id(output: io.StringIO) -> None:
    structlog.get_logger("chaski").info("sending", done=1_204_000, sent=1_200_000, destination=1_204_000)

    assert "1204000" in output.getvalue() and "1200000" in output.getvalue()
    assert output.getvalue().count("1204000") == 1
