"""When the drafts of one text are one strike: the same in all but their places, with nothing left to be answered."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.desk.joining import joined
from storage.model import Draft, EventState, Kind
from tests.conftest import Clock
from tests.factories import draft, facts

NOW = Clock().now()
STRIKE: dict[str, Any] = {"kind": Kind.STRIKE, "road": None, "km_from": None, "traffic_state": None}


def _draft(region: str | None, **changes: Any) -> Draft:
    return draft(facts(NOW, **STRIKE | {"region": region} | changes))


def test_a_strike_of_several_places_is_one_event_of_all_of_them() -> None:
    found = joined([_draft("21"), _draft("08"), _draft("0401"), _draft("080101")])

    assert found is not None
    assert (found.region, found.also) == ("21", ("0401", "08"))


@pytest.mark.parametrize(
    "other",
    [
        _draft("08", kind=Kind.MARCH),
        _draft("08", kind=Kind.BLOCKADE),
        _draft("08", state=EventState.ANNOUNCED),
        _draft("08", demand="agua"),
        _draft(None),
    ],
)
def test_what_differs_is_not_joined(other: Draft) -> None:
    assert joined([_draft("21"), other]) is None
    assert joined([other, _draft("21")]) is None


def test_one_alone_is_not_joined() -> None:
    assert joined([_draft("21")]) is None
