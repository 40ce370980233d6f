"""Replies that are lost, late, broken or nonsense: each chat hears it, and twice only where nobody could know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.playground.faults import Fault
from tests.crowd import gather
from tests.hosting import Host
from tests.judging import Judge, PlainRecord
from tests.publishing import publish

_IN_DOUBT = "SELECT destination FROM deliveries WHERE doubts = 1"
#: Seconds for which these runners wait for an answer.
PATIENCE = 1.0


@dataclass
class Case:
    """A fault that strikes a few chats once each, how many messages they get, and whether that is in doubt."""

    kind: str
    messages: int
    doubtful: bool
    options: dict[str, Any] = field(default_factory=dict)
    chats: list[int] = field(default_factory=list)


def cases() -> list[Case]:
    """The table: what never reached Telegram comes once, what may have arrived is repeated once."""
    nonsense = ["null", "[]", "{}", '{"ok":1}', "\x00\x01", "hola"]
    return [
        # Refused in Telegram's own words: certainly not accepted.
        Case("5xx_json", 1, False),
        Case("5xx_json", 1, False, {"code": 500, "description": "Internal Server Error"}),
        Case("429", 1, False),
        # No word of Telegram's: it may have arrived.
        Case("5xx_html", 1, True),
        Case("5xx_html", 1, True, {"code": 504}),
        Case("read_then_reset", 1, True),
        Case("deliver_then_reset", 2, True),
        Case("deliver_then_hang", 2, True),
        Case("truncated", 2, True),
        Case("empty", 2, True),
        Case("malformed", 2, True),
        *(Case("malformed", 2, True, {"body": body}) for body in nonsense),
        Case("drip", 2, True, {"seconds": 60}),
        # Telegram said yes, even if oddly or slowly.
        Case("malformed", 1, False, {"body": '{"ok":true}'}),
        Case("malformed", 1, False, {"body": '{"ok":true,"result":{"message_id":"7"}}'}),
        Case("drip", 1, False, {"seconds": 0.1}),
    ]


async def test_every_kind_of_reply_is_understood(host: Host, record: PlainRecord) -> None:
    crowd = await gather(host, 300)
    judge = Judge(host.playground.ledger, crowd.chats)
    table = cases()
    # Spread out: silence after silence would be an outage, which is another story.
    for number, chat in enumerate(crowd.chats[:: 300 // (len(table) * 3)]):
        table[number % len(table)].chats.append(chat)
    for case in table:
        host.playground.faults.add(
            Fault(case.kind, method="sendMessage", chat_ids=case.chats, per_chat=1, **case.options)
        )
    never = crowd.chats[101::80]
    host.playground.faults.add(Fault("deliver_then_hang", method="sendMessage", chat_ids=never))
    runner = await host.runner(str(PATIENCE), module="tests.faults.impatient", rate=200)

    push = await publish(host)
    await judge.until_reached()
    await record.settled()
    await judge.quiet()

    doubts = crowd.chats_of([row[0] for row in await record.rows(_IN_DOUBT)])
    for case in table:
        got = {judge.got[chat] for chat in case.chats}
        assert (case.chats, got) == (case.chats, {case.messages}), case
        assert bool(doubts & set(case.chats)) is case.doubtful, case
    # Repeated once, then final and counted.
    assert {judge.got[chat] for chat in never} == {2}
    async with host.store() as store:
        progress = await store.outbox.progress(push)
    assert progress.counts == {"sent": 300 - len(never), "unknown": len(never)}
    struck = {*never, *(chat for case in table for chat in case.chats)}
    assert all(judge.got[chat] == 1 for chat in crowd.chats if chat not in struck)
    assert not any("Traceback" in line for line in runner.lines)


async def test_connections_that_break_before_anything_is_read_lose_nothing(
    host: Host, record: PlainRecord
) -> None:
    crowd = await gather(host, 100)
    judge = Judge(host.playground.ledger, crowd.chats)
    broken = host.playground.faults.add(Fault("reset", method="sendMessage", count=20))
    await host.runner(rate=200)

    await publish(host)
    await judge.until_reached()
    await record.settled()
    await judge.quiet()

    assert broken.struck == 20
    assert judge.got == dict.fromkeys(crowd.chats, 1)
    assert await record.states() == {"sent": 100}
