"""Which buttons stand under a post in a channel: links, and nothing that asks the bot."""

from __future__ import annotations

import pytest

from handlers.views import channels, links
from handlers.views.screen import Button

BOT = "chaski_bot"


@pytest.mark.parametrize(
    ("data", "payload"),
    [
        ("st:21", "st_21"),
        ("st:", "st_"),
        ("st:21:0", "st_21"),
        ("ev:142", "ev_142"),
        ("ev:x", None),
        ("mu:o:21", None),
        ("fo:21", None),
        ("cp:3", None),
        ("st", None),
        ("", None),
    ],
)
def test_what_a_link_can_show_instead_of_a_button(data: str, payload: str | None) -> None:
    assert links.meant(data) == payload


def test_a_row_without_a_link_goes_and_the_others_keep_theirs() -> None:
    rows = (
        (Button("Estado", "st:21"), Button("Silenciar", "mu:o:21")),
        (Button("Paro", "cp:3"),),
        (Button("Compartir", url="https://t.me/share/url?url=x"),),
    )

    kept = links.public(rows, BOT)

    assert kept == (
        (Button("Estado", url="https://t.me/chaski_bot?start=st_21"),),
        (Button("Compartir", url="https://t.me/share/url?url=x"),),
    )


@pytest.mark.parametrize(
    ("addresses", "buttons", "channel"),
    [
        (["https://t.me/c/1234567890/1"], [], -1_001_234_567_890),
        ([None, "https://example.org/c/1/1"], ["ch:1234567890:s"], -1_001_234_567_890),
        ([], ["ch:x:s", "st:21", None, "ch:5:w::0"], -1_000_000_000_005),
        (["https://t.me/chaski_bot"], ["ch", "ch:", "fo:21"], None),
        ([], [f"ch:{'9' * 40}:s"], -1_000_000_000_000 - 10**15 + 1),
    ],
)
def test_which_channel_a_message_is_about(
    addresses: list[str | None], buttons: list[str | None], channel: int | None
) -> None:
    assert channels.named_in(addresses, buttons) == channel
    if channel is not None:
        assert channels.named_in([], [channels.data(channel, "s")]) == channel
