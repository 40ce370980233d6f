"""What goes out says when it was last confirmed, and never later than whoever is named for it spoke."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from handlers.desk.fields import ready
from handlers.desk.updating import updated
from storage.model import Source
from storage.stages import spoken
from tests.conftest import Clock
from tests.factories import facts

NOW = Clock().now()
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("times", "heard", "confirmed", "speaker"),
    [
        ([NOW - 2 * HOUR], NOW, NOW - 2 * HOUR, 0),
        ([NOW - 2 * HOUR, NOW - HOUR], NOW, NOW - HOUR, 1),
        ([None], NOW, NOW, 0),
        ([NOW - HOUR, None], NOW, NOW, 1),
        ([NOW + HOUR], NOW, NOW, 0),
        ([NOW - HOUR], None, NOW, None),
        # What lay on the desk is as old as it is.
        ([None], NOW - 7 * HOUR, NOW - 7 * HOUR, 0),
        ([], NOW - 7 * HOUR, NOW - 7 * HOUR, None),
        ([NOW - HOUR, None], NOW - 7 * HOUR, NOW - HOUR, 0),
        ([], NOW, NOW, None),
    ],
)
def test_a_post_is_confirmed_when_its_sources_spoke(
    times: list[datetime | None], heard: datetime | None, confirmed: datetime, speaker: int | None
) -> None:
    draft = facts(
        NOW, last_confirmed=None, sources=tuple(Source(f"R{n}", None, t) for n, t in enumerate(times))
    )

    found = ready(draft, NOW, heard=heard)

    assert found.last_confirmed == confirmed
    assert spoken(found) == (None if speaker is None else draft.sources[speaker])


@pytest.mark.parametrize(("at", "confirmed"), [(NOW, NOW), (NOW - 3 * HOUR, NOW - HOUR), (None, NOW)])
def test_an_update_is_confirmed_when_its_report_was_made_and_never_earlier_than_before(
    at: datetime | None, confirmed: datetime
) -> None:
    report = facts(NOW, last_confirmed=None, sources=(Source("PNP", None, at),))

    found = updated(facts(NOW), report, NOW)

    assert found.last_confirmed == confirmed
