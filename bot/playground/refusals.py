"""How the playground says no: Telegram's own error codes and sentences."""

from __future__ import annotations


class Refusal(Exception):
    """A request that Telegram would answer with `ok: false`."""

    def __init__(self, code: int, description: str, parameters: dict[str, int] | None = None) -> None:
        """Refuse with this HTTP status and Telegram's own sentence."""
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(reason: str, **parameters: int) -> Refusal:
    """The refusal of a request that makes no sense here (400)."""
    return Refusal(400, f"Bad Request: {reason}", parameters or None)


def forbidden(reason: str) -> Refusal:
    """The refusal of a request to somebody the bot may not write to (403)."""
    return Refusal(403, f"Forbidden: {reason}")


def too_many(retry_after: int) -> Refusal:
    """The refusal of a request that came too soon (429), with the seconds to wait."""
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})
