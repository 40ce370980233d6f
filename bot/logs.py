"""Logs for the operator: one line an event, without ids, texts or the token."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable
from typing import TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

from storage.pushes import DeliveryState

#: Libraries that would log addresses (with the token in them) or whole updates.
_TALKATIVE = ("aiohttp", "httpx", "httpcore", "telegram", "sqlalchemy", "asyncpg", "aiosqlite", "alembic")
_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{10,}")
_ID = re.compile(r"(?<![\d.])-?\d{6,}(?![\d.])")
_OURS = ("timestamp", "duration")
#: Numbers that are no ids, however long: a million of these is what the operator wants to know.
_COUNTS = ("pushes", "done", "total", "seconds_left", *(state.value for state in DeliveryState))


class _Redaction(logging.Formatter):
    """Another formatter's words, with the token and everything that may be an id taken out."""

    def __init__(self, inner: logging.Formatter, token: str) -> None:
        super().__init__()
        self._inner = inner
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        text = self._inner.format(record)
        if self._token:
            text = text.replace(self._token, "[token]")
        return _TOKEN.sub("[token]", text)


def _without_ids(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Numbers long enough to be a chat or user are masked wherever they stand, the time of the line apart."""
    for key, value in event.items():
        if key in _OURS:
            continue
        if isinstance(value, str):
            event[key] = _ID.sub("[id]", value)
        elif key not in _COUNTS and isinstance(value, int) and not isinstance(value, bool):
            event[key] = "[id]" if abs(value) >= 100_000 else value
    return event


def set_up(level: str, token: str = "", *, stream: TextIO | None = None) -> None:
    """Log to standard error from now on: for people on a terminal, as JSON lines elsewhere."""
    target = stream or sys.stderr
    watched = bool(getattr(target, "isatty", lambda: False)())
    render: Callable[..., object] = (
        structlog.dev.ConsoleRenderer() if watched else structlog.processors.JSONRenderer()
    )
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _without_ids,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    inner = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *shared],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _without_ids, render],  # type: ignore[list-item]
    )
    handler = logging.StreamHandler(target)
    handler.setFormatter(_Redaction(inner, token))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level]))
