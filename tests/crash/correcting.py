"""A correction of what many were told, with 429s, deleted messages and power cuts: what every chat shows in the end."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.playground.faults import Fault
from bot.playground.views import View
from storage.model import PushAction
from tests.crash.table import Table
from tests.crowd import gather
from tests.factories import follow_up
from tests.hosting import Host
from tests.judging import Judge, PlainRecord
from tests.publishing import publish

#: Of a hundred: whose message is gone, and whom Telegram asks to wait.
_DELETED, _HASTY = 2, 5
_KM, _RIGHT = 1410.0, 1414.0


@dataclass
class Corrected:
    """What stands in the chats after a correction."""

    recipients: int
    copies: int
    """Messages about the event in the end: those that could be edited, and the fresh ones."""
    wrong: int
    """Those of them that still show what was wrong."""
    gone: int
    unheard: int
    """Chats that have neither an answer nor a fresh correction."""
    twice: int
    """Chats that were answered more than once."""
    backwards: int
    """Times that what was wrong was shown after it had been put right."""
    kills: int
    in_the_middle: int
    """Kills that found some put right and some not."""
    states: dict[str, int]


async def corrected_with_kills(
    host: Host, *, recipients: int, kills: int, rate: float, seed: int = 1, hurry: bool = False
) -> Corrected:
    """Tell so many, delete some of the messages, correct it, and kill the process so often meanwhile."""
    dice, playground = random.Random(seed), host.playground
    crowd = await gather(host, recipients)
    judge, record = Judge(playground.ledger, crowd.chats), PlainRecord(host.database_url)
    await publish(host, km_from=_KM)
    runner = await host.runner(rate=rate)
    await judge.until_reached(timeout=recipients / rate * 3 + 60)
    await record.settled()
    gone = dice.sample(crowd.chats, recipients * _DELETED // 100)
    for chat in gone:
        for message in [*playground.world.chats[chat].messages.values()]:
            playground.world.remove(message)
    hasty = dice.sample(crowd.chats, recipients * _HASTY // 100)
    for method in ("editMessageText", "sendMessage"):
        playground.faults.add(Fault("429", method=method, chat_ids=hasty, per_chat=1, retry_after=1))
    before = len(playground.ledger)
    (event, *_), *_ = await record.rows("SELECT id FROM events ORDER BY id DESC")
    async with host.store() as store:
        await follow_up(store, event, PushAction.CORRECT, datetime.now(UTC), km_from=_RIGHT)
    middle = 0
    for number in range(kills):
        wanted = (number + 1) / (kills + 1) * recipients
        await _until_edited(host, judge, before, wanted, timeout=recipients / rate * 6 + 60)
        await runner.kill()
        await record.alone()
        middle += 0 < _edited(host, before) < recipients - len(gone)
        if hurry:
            await record.time_passes()
        runner = await host.runner(rate=rate)
    await record.settled(timeout=recipients / rate * 6 + 120)
    await judge.quiet()
    shown = {chat: [v for v in playground.messages(chat) if v.from_bot] for chat in crowd.chats}
    copies = [view for views in shown.values() for view in views if _is_copy(view)]
    heard = {
        chat: sum(not _is_copy(view) or _is_fresh(view) for view in views) for chat, views in shown.items()
    }
    states = await record.rows(
        "SELECT state, count(*) FROM deliveries WHERE push = (SELECT max(id) FROM pushes) GROUP BY state"
    )
    return Corrected(
        recipients=recipients,
        copies=len(copies),
        wrong=sum("km 1410\n" in view.text for view in copies),
        gone=len(gone),
        unheard=sum(not count for count in heard.values()),
        twice=sum(count > 1 for count in heard.values()),
        backwards=_backwards(host, set(crowd.chats)),
        kills=kills,
        in_the_middle=middle,
        states={str(state): int(count) for state, count in states},
    )


async def _until_edited(host: Host, judge: Judge, since: int, wanted: float, timeout: float) -> None:
    await judge.until(lambda: _edited(host, since) >= wanted, timeout)


def _edited(host: Host, since: int) -> int:
    return sum(
        call.delivered and call.method == "editMessageText" for call in host.playground.ledger.after(since)
    )


def _is_copy(view: View) -> bool:
    return "🔴" in view.text


def _is_fresh(view: View) -> bool:
    return _is_copy(view) and view.text.startswith("✏️")


def _backwards(host: Host, chats: set[int]) -> int:
    """How often a message that was put right showed what was wrong again, or a new one did."""
    right: set[int] = set()
    found = 0
    for call in host.playground.ledger.after(0):
        if not call.delivered or call.chat_id not in chats:
            continue
        text = str(call.params.get("text", ""))
        if "km 1414" in text:
            right.add(call.chat_id)
        elif "km 1410" in text and call.chat_id in right:
            found += 1
    return found


async def measure(host: Host, recipients: int) -> list[Table]:
    """Correct it under 429s and with one power cut."""
    begun = asyncio.get_running_loop().time()
    outcome = await corrected_with_kills(host, recipients=recipients, kills=1, rate=recipients / 40)
    table = Table(
        f"correction of a push to {recipients:,}: {_HASTY} % asked to wait, "
        f"{_DELETED} % of the messages gone, kill -9 in the middle"
    )
    put_right = outcome.copies - outcome.wrong
    table.add("messages about it in the chats, fresh ones too", outcome.copies)
    table.add("of them put right", f"{100 * put_right / max(outcome.copies, 1):.2f} %", "≥ 99.9 %")
    table.add("chats that heard nothing of it", outcome.unheard, "0")
    table.add("chats that heard it twice", outcome.twice)
    table.add("old shown after new", outcome.backwards, "0")
    table.add("kills in the middle", outcome.in_the_middle, "≥ 1")
    table.add("states", ", ".join(f"{count:,} {state}" for state, count in outcome.states.items()))
    table.add("whole run", f"{asyncio.get_running_loop().time() - begun:.0f} s")
    return [table]
