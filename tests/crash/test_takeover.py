"""Two runners on one PostgreSQL: one sends at any time, and nothing is lost when it goes."""

from __future__ import annotations

import pytest

from tests.crash.takeover import frozen, killed, two_runners
from tests.crowd import gather
from tests.hosting import Host
from tests.judging import Judge, PlainRecord
from tests.publishing import publish

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


async def finish(judge: Judge, record: PlainRecord) -> None:
    """Let it end without waiting for the leases of what the dead one held."""
    await record.change("UPDATE deliveries SET lease_until = 0 WHERE state = 'sending'")
    await judge.until_reached()
    await record.settled()
    await judge.quiet()


async def test_when_the_leader_is_killed_the_other_one_goes_on(host: Host, record: PlainRecord) -> None:
    crowd = await gather(host, 240)
    judge = Judge(host.playground.ledger, crowd.chats)
    pair = await two_runners(host, judge, rate=100)
    await publish(host)

    found = await killed(host, pair, after=60)
    await finish(judge, record)

    assert found.by_first >= 60
    assert pair.sent_by(pair.second)[0] > pair.sent_by(pair.first)[-1]
    assert judge.lost == set()
    assert len(judge.repeated) <= found.in_flight
    assert max(judge.got.values()) <= 2


async def test_a_leader_that_was_frozen_sends_nothing_when_it_wakes(host: Host, record: PlainRecord) -> None:
    crowd = await gather(host, 240)
    judge = Judge(host.playground.ledger, crowd.chats)
    pair = await two_runners(host, judge, rate=100)
    await publish(host)

    found = await frozen(host, pair, after=50, seconds=0)
    leads = pair.leader() is pair.second
    await finish(judge, record)

    assert found.by_first >= 50
    assert found.again == 0
    assert leads
    assert judge.lost == set()
    assert len(judge.repeated) <= found.in_flight
