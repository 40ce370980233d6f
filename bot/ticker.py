"""What the operator sees of sending: one line that is rewritten in place on a terminal, calm log lines elsewhere."""

from __future__ import annotations

import contextlib
import dataclasses
import logging
from collections.abc import Mapping, Sequence
from typing import TextIO

import structlog
from markupsafe import Markup

from bot.delivery.progress import Figures, together
from handlers.texts import Texts
from handlers.views.sending import Held, going
from storage.model import Language
from storage.pushes import DeliveryState, PushState

log = structlog.get_logger(__name__)

#: Seconds between log lines.
_CALM = 30.0


def line(figures: Figures, held: Held, texts: Texts, language: Language) -> Markup:
    """The figures as everyone reads them, in one line."""
    return going(**dataclasses.asdict(figures), held=held, texts=texts, language=language)


class Ticker:
    """Tells of all pushes on their way at once, without a word of them and without anybody's id."""

    def __init__(self, texts: Texts, terminal: TextIO | None) -> None:
        """Rewrite a line on this stream if it is a terminal; else write to the log."""
        self._texts = texts
        self._terminal = terminal if terminal is not None and terminal.isatty() else None
        self._standing = 0  # how many characters stand on the terminal's last line
        self._logged: float | None = None
        if self._terminal is not None:
            for handler in logging.getLogger().handlers:
                # A log line must not be glued to the end of this one.
                if isinstance(handler, logging.StreamHandler) and handler.stream is self._terminal:
                    handler.addFilter(self._make_way)

    def show(self, figures: Sequence[Figures], held: Held, at: float) -> None:
        """Tell how far all pushes on their way are; `at` in seconds of a clock that only goes forward."""
        if not figures:
            self._logged = None
            self._wipe()
            return
        all_ = together(figures)
        if self._terminal is not None:
            self._write(line(all_, held, self._texts, Language.EN).unescape())
        elif self._logged is None:
            # What is over within half a minute needs no line before its last one.
            self._logged = at
        elif at - self._logged >= _CALM:
            self._logged = at
            log.info(
                "sending",
                pushes=len(figures),
                done=all_.done,
                total=all_.total,
                per_second=None if all_.rate is None else round(all_.rate, 1),
                seconds_left=None if all_.left is None else round(all_.left),
                held=None if held is Held.NOT else held.value,
            )

    def ended(self, state: PushState, counts: Mapping[DeliveryState, int]) -> None:
        """Tell for good how many messages of a push ended how."""
        log.info("a push is over", state=state.value, **{name.value: count for name, count in counts.items()})

    def close(self) -> None:
        """Leave the terminal as it was."""
        self._wipe()

    def _make_way(self, _record: logging.LogRecord) -> bool:
        self._wipe()
        return True

    def _wipe(self) -> None:
        if self._standing:
            self._write("", end="\r")

    def _write(self, text: str, end: str = "") -> None:
        # Nobody has to see it: a terminal that is gone stops nothing.
        if self._terminal is not None:
            with contextlib.suppress(OSError, ValueError):
                self._terminal.write("\r" + text.ljust(self._standing) + end)
                self._terminal.flush()
            self._standing = len(text)
