"""Killed with -9 again and again in the middle of a broadcast: a small share of what `make crash` does."""

from __future__ import annotations

from tests.crash.kills import broadcast_with_kills
from tests.hosting import Host
from tests.judging import Judge


async def test_killed_at_random_instants_everyone_hears_it_and_only_what_was_in_flight_twice(
    host: Host,
) -> None:
    outcome = await broadcast_with_kills(host, recipients=450, kills=3, rate=200, hurry=True)

    assert outcome.lost == 0
    assert outcome.unexplained == set()
    assert outcome.states == {"sent": 450}
    assert all(len(kill.repeated) <= len(kill.in_flight) for kill in outcome.kills)
    assert 0 < outcome.kills[0].arrived < 450, "the kills came before or after the broadcast"


def test_the_judge_finds_what_came_twice_and_why() -> None:
    from bot.playground.ledger import Call, Ledger

    ledger = Ledger()
    for chat in (1, 2, 3, 4, 4, 9, 2, 3, 3):
        ledger.record(Call(0, 0.0, "sendMessage", {}, chat, ok=True, delivered=True))
    judge = Judge(ledger, [1, 2, 3, 4, 5])

    assert judge.repeats_by_kill([3, 6]) == [{2, 3}, set(), {4, 3}]
    assert judge.repeated == {2: 2, 3: 3, 4: 2}
    assert judge.lost == {5}
