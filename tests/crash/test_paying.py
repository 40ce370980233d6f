"""Paid sending to the end: quick while the day's Stars last, at the free pace after them, and every Star counted."""

from __future__ import annotations

from bot.playground.faults import Fault
from storage.model import Severity
from tests.crowd import gather
from tests.hosting import Host, Runner
from tests.judging import Judge, PlainRecord
from tests.publishing import publish

#: Messages a second: for nothing here, and wanted; the Stars a day, and what they pay for.
_FREE, _RATE, _CAP, _PAID = 120, 200, 25, 250
_CROWD = 330


async def _runner(host: Host) -> Runner:
    return await host.runner(
        str(_FREE),
        module="tests.crash.at_pace",
        CHASKI_BROADCAST_RATE=str(_RATE),
        CHASKI_PAID_BROADCAST="true",
        CHASKI_PAID_BROADCAST_CAP=str(_CAP),
    )


async def _counted(record: PlainRecord) -> int:
    return int((await record.rows("SELECT sum(messages) FROM spending"))[0][0] or 0)


async def test_no_more_is_paid_than_a_day_allows_and_a_kill_counts_no_less_than_was_paid(
    host: Host, record: PlainRecord
) -> None:
    crowd, ledger = await gather(host, _CROWD), host.playground.ledger
    judge = Judge(ledger, crowd.chats)
    # As Telegram does: what comes faster is let through only where it is paid for.
    host.playground.faults.add(Fault("cap", rate=_FREE * 1.2))
    await host.owner.say("/start")
    await publish(host, severity=Severity.EXTREME)

    runner = await _runner(host)
    await judge.until(lambda: ledger.paid >= 40)
    await runner.kill()
    await judge.quiet(0.1)
    killed, counted = ledger.paid, await _counted(record)
    await record.alone()
    await record.time_passes()
    await _runner(host)
    await judge.until_reached()
    await record.settled()
    told = await host.playground.wait_for(
        host.owner.chat_id, lambda view: "pagados hoy: 25 de 25" in view.text
    )
    asked = await host.ask(host.owner, "/pausar")

    assert 40 <= killed <= counted <= _PAID
    assert killed < ledger.paid <= await _counted(record) == _PAID
    assert judge.lost == set()
    assert await record.states() == {"sent": _CROWD}
    assert not [call for call in judge.attempts() if call.error_code == 429]
    assert "No se pierde nada" in told.text
    assert "Pagado hoy por enviar más rápido: 25 de 25 Stars." in asked
