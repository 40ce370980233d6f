"""A correction that is killed in the middle reaches every chat all the same: a small share of `make crash`."""

from __future__ import annotations

from tests.crash.correcting import corrected_with_kills
from tests.hosting import Host


async def test_a_correction_killed_in_the_middle_puts_every_message_right_and_tells_everybody(
    host: Host,
) -> None:
    outcome = await corrected_with_kills(host, recipients=200, kills=1, rate=200, hurry=True)

    assert (outcome.wrong, outcome.unheard, outcome.backwards) == (0, 0, 0)
    assert outcome.copies == 200, "those that are gone came back with the correction above"
    assert outcome.in_the_middle == 1, "the kill came before or after the correction"
    assert outcome.states == {"sent": 200}
