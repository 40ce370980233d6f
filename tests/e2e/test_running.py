"""The commands as processes of their own: `chaski run` and `chaski import`, stopped, killed and doubled."""

from __future__ import annotations

import asyncio
import base64
import json
import signal
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.playground.faults import Fault
from bot.playground.people import Person
from storage.model import EventFacts, Kind, Severity, Source, TrafficState
from storage.regions import Gazetteer
from storage.sealing import Sealer
from storage.store import Store
from tests.hosting import KEY, ROOT, Host, hosting

SEED = ROOT / "storage" / "data" / "peru-2023-01.json"


@pytest.fixture
async def host(database_url: str, tmp_path: Path) -> AsyncIterator[Host]:
    async with hosting(database_url, tmp_path / "elsewhere") as machine:
        yield machine


async def test_it_answers_and_stops_in_order_when_told_to(host: Host) -> None:
    process = await host.run()
    person = host.playground.people.user(first_name="Vecina", language="es")

    assert "Puno" in await host.ask(person, "/estado Puno")
    process.send_signal(signal.SIGTERM)
    _, err = await asyncio.wait_for(process.communicate(), 20)

    assert process.returncode == 0, err.decode()
    assert "Traceback" not in err.decode()
    assert host.playground.token not in err.decode()


async def test_it_stops_while_telegram_cannot_be_reached(host: Host) -> None:
    process = await host.chaski("run", CHASKI_TELEGRAM_API_URL="http://127.0.0.1:1")
    assert process.stderr is not None
    async with asyncio.timeout(30):
        while b"cannot be reached" not in await process.stderr.readline():
            assert process.returncode is None
    process.send_signal(signal.SIGTERM)

    assert await asyncio.wait_for(process.wait(), 20) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_second_runner_is_refused_and_the_first_goes_on(host: Host) -> None:
    await host.run()

    code, _, err = await host.command("run")

    assert code == 2
    assert len(err.strip().splitlines()) == 1 and "another chaski is running" in err
    person = host.playground.people.user(first_name="Vecina", language="es")
    assert await host.ask(person, "/ayuda")


async def test_a_token_that_telegram_does_not_know_is_named(host: Host) -> None:
    code, _, err = await host.command("run", CHASKI_BOT_TOKEN="123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")

    assert code == 2
    assert len(err.strip().splitlines()) == 1 and err.startswith("chaski: CHASKI_BOT_TOKEN")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_a_newcomer_sets_wrongly_is_told_in_a_line(host: Host, tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    port = host.playground.url.rpartition(":")[2]

    told = [
        await host.command("run", CHASKI_DATABASE_URL=f"sqlite:///{tmp_path}/nowhere/chaski.db"),
        await host.command("audit", "verify", CHASKI_DATABASE_URL=f"sqlite:///{tmp_path}/folder.db"),
        await host.command("demo", "--port", port),
    ]
    nobody = await host.chaski("run", CHASKI_OWNER_IDS="", CHASKI_TELEGRAM_API_URL="http://127.0.0.1:1")
    assert nobody.stderr is not None
    first = (await asyncio.wait_for(nobody.stderr.readline(), 30)).decode()

    assert [code for code, _, _ in told] == [2, 2, 1]
    lines = [err.strip() for _, _, err in told]
    assert f"there is no folder {tmp_path}/nowhere" in lines[0]
    assert "is a folder, no database" in lines[1]
    assert f"port {port} cannot be used" in lines[2] and "--port 0" in lines[2]
    assert all(line.startswith("chaski: ") and "\n" not in line for line in lines)
    assert "CHASKI_OWNER_IDS names no owner" in first


async def test_another_key_is_noticed_before_anything_is_sent(host: Host) -> None:
    await host.command("import", str(SEED))

    code, _, err = await host.command(
        "run", CHASKI_SECRET_KEY=base64.urlsafe_b64encode(bytes(reversed(KEY))).decode()
    )

    assert code == 2
    assert len(err.strip().splitlines()) == 1 and "CHASKI_SECRET_KEY" in err


async def test_killed_in_the_middle_everyone_hears_it_and_nearly_nobody_twice(host: Host) -> None:
    store = await Store.open(host.database_url, Sealer(KEY), gazetteer=Gazetteer.load())
    people = [host.playground.people.user(first_name=f"V{n}", language="es") for n in range(80)]
    try:
        runner = await host.runner()
        await host.polling()
        for person in people:
            await person.say("/start sub_21")
        for person in people:
            await host.playground.wait_for(person.chat_id, lambda view: view.from_bot, timeout=20)
        host.playground.faults.add(Fault("delay", method="sendMessage", seconds=0.05))
        now = datetime.now(UTC)
        editor = await store.editors.ensure_owner(host.owner.id, now=now)
        facts = EventFacts(
            kind=Kind.BLOCKADE,
            region="210501",
            severity=Severity.EXTREME,
            traffic_state=TrafficState.INTERRUPTED,
            started=now,
            last_confirmed=now,
            summary_es="Cierran el puente.",
            sources=(Source("Sutran"),),
        )
        draft = await store.drafts.open(editor.id, facts, now=now)
        # Published by another process: the runner finds it by itself.
        await store.events.publish(draft, now=now, undo=timedelta(0))

        def reached() -> int:
            return sum(_pushes(host, person) > 0 for person in people)

        async with asyncio.timeout(30):
            while reached() < 20:  # noqa: ASYNC110  what another process does
                await asyncio.sleep(0.01)
        await runner.kill()
        before = reached()
        host.playground.faults.clear()
        async with store._database.write() as connection:
            # On PostgreSQL a successor waits for the leases of what was in flight; tests/crash looks at that.
            await connection.execute(sa.text("UPDATE deliveries SET lease_until = 0 WHERE state = 'sending'"))
        await host.runner()
        async with asyncio.timeout(40):
            while reached() < len(people):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
    finally:
        await store.close()

    got = [_pushes(host, person) for person in people]
    assert 20 <= before < len(people)
    assert min(got) == 1 and max(got) <= 2
    assert sum(count == 2 for count in got) <= 30, f"more were repeated than can have been in flight: {got}"


def _pushes(host: Host, person: Person) -> int:
    return sum(view.text.startswith("🔴") for view in host.playground.messages(person.chat_id))


async def test_an_import_works_beside_a_runner_and_the_runner_announces_it(host: Host) -> None:
    await host.run()
    person = host.playground.people.user(first_name="Vecina", language="es")
    await host.ask(person, "/start sub_21")
    now = datetime.now(UTC).isoformat(timespec="minutes")
    file = host.folder / "hoy.json"
    row = {
        "external_id": "hoy-1",
        "kind": "blockade",
        "region": "210501",
        "started": now,
        "last_confirmed": now,
        "summary_es": "Cierran el puente.",
        "sources": [{"name": "Sutran", "at": now}],
    }
    file.write_text(json.dumps([row]), encoding="utf-8")

    dry = await host.command("import", "--dry-run", str(file))
    quiet = await host.events()
    code, out, err = await host.command("import", "--push", str(file))
    again = await host.command("import", "--push", str(file))
    pushed = await host.playground.wait_for(
        person.chat_id, lambda view: view.text.startswith("🔴"), timeout=20
    )

    assert dry[0] == 0 and quiet == 0
    assert (code, err) == (0, "") and "1 added" in out and "1 to be announced" in out
    assert "1 as they were" in again[1] and "0 to be announced" in again[1]
    assert "Ilave" in pushed.text
    assert _pushes(host, person) == 1


async def test_a_bad_file_is_told_line_by_line_and_changes_nothing(host: Host) -> None:
    file = host.folder / "malo.csv"
    file.write_text(
        "external_id,kind,region,summary_es,sources\n"
        "a-1,blockade,210501,Cierran el puente.,Sutran\n"
        "a-2,volcano,210501,Algo.,Sutran\n"
        "a-3,march,Atlantis,Algo.,Sutran\n",
        encoding="utf-8",
    )

    code, out, err = await host.command("import", str(file))

    assert code == 1 and out == ""
    assert f"{file}:3: a-2: kind" in err and f"{file}:4: a-3: region" in err and "nothing was imported" in err
    assert await host.events() == 0


async def test_the_seed_is_imported_quietly(host: Host) -> None:
    # The first as somebody starts it; the others are forked.
    process = await host.chaski("import", str(SEED))
    out, err = await asyncio.wait_for(process.communicate(), 60)
    number = await host.events()
    again = await host.command("import", str(SEED))

    assert (process.returncode, err) == (0, b"")
    assert number >= 12 and b"0 to be announced" in out
    assert "0 added, 0 changed" in again[1]
