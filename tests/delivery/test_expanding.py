"""Whose recipients are written next."""

from __future__ import annotations

import pytest

from bot.delivery.expanding import next_to_expand
from storage.pushes import Push, PushLane, PushState
from tests.delivery.making import push

_NEW = {"state": PushState.WAITING}


@pytest.mark.parametrize(
    ("due", "chosen"),
    [
        ([], None),
        ([push(1, "21")], None),
        ([push(1, "21", **_NEW), push(2, "08", **_NEW)], 1),
        ([push(1, "21", state=PushState.EXPANDING, cursor=500), push(2, "08", **_NEW)], 2),
        (
            [
                push(1, "21", state=PushState.EXPANDING, cursor=500),
                push(2, "08", lane=PushLane.DIGEST, **_NEW),
            ],
            1,
        ),
        (
            [
                push(1, "21", **_NEW),
                push(2, "08", lane=PushLane.URGENT, state=PushState.EXPANDING, cursor=90_000),
            ],
            2,
        ),
        ([push(1, "21", state=PushState.SENDING, cursor=0), push(2, "08", **_NEW)], 2),
    ],
)
def test_the_most_pressing_lane_first_and_in_it_who_is_least_far(due: list[Push], chosen: int | None) -> None:
    found = next_to_expand(due)

    assert (found.id if found else None) == chosen
