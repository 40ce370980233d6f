"""Exports: what leaves the record comes back to it as it was."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.exporting import Order, export
from bot.importing import read_and_validate
from bot.settings import Settings
from storage.model import EventState, Source
from storage.regions import Gazetteer
from storage.sealing import Sealer
from storage.store import Store
from tests.conftest import Clock
from tests.factories import publish

SEED = Path(__file__).resolve().parents[2] / "storage" / "data" / "peru-2023-01.json"


@pytest.fixture
def owner(monkeypatch: pytest.MonkeyPatch, database_url: str) -> Settings:
    monkeypatch.setenv("CHASKI_DATABASE_URL", database_url)
    monkeypatch.setenv("CHASKI_SECRET_KEY", base64.urlsafe_b64encode(bytes(range(64))).decode())
    return Settings.load(None, needs_token=False)


async def _filled(store: Store, gazetteer: Gazetteer, clock: Clock) -> None:
    seed = read_and_validate(SEED.read_bytes(), SEED.name, gazetteer, clock.now())
    await store.imports.write(seed.events, now=clock.now())
    await publish(
        store,
        clock.now(),
        place="=SUMA(A1)",
        summary_es='Dos líneas,\n"comillas" y ; puntos',
        km_to=1412.5,
        also=("04", "0801"),
        photo="un archivo",
        photo_bot=7,
        sources=(Source("RPP | Noticias", "https://example.org/1", clock.now()), Source("Sutran")),
    )


@pytest.mark.parametrize("form", ["jsonl", "csv"])
async def test_what_is_exported_is_imported_again_as_it_was(
    form: str,
    store: Store,
    owner: Settings,
    gazetteer: Gazetteer,
    clock: Clock,
    tmp_path: Path,
    sealer: Sealer,
) -> None:
    await _filled(store, gazetteer, clock)
    file = tmp_path / f"out.{form}"

    assert await export(owner, Order(file, None, "", "")) == 0
    back = read_and_validate(file.read_bytes(), file.name, gazetteer, clock.now())
    same = await store.imports.write(back.events, now=clock.now())
    other = await Store.open(f"sqlite:///{tmp_path}/other.db", sealer, gazetteer=gazetteer)
    copied = await other.imports.write(back.events, now=clock.now())
    mine = [event.facts.changed(photo=None, photo_bot=None) async for event in store.exports.all()]
    theirs = [event.facts async for event in other.exports.all()]
    await other.close()

    # A cell parts its sources by "|": the table's own copy of that one name differs.
    assert (same.added, same.changed) == (0, 0 if form == "jsonl" else 1)
    assert (copied.added, copied.changed) == (15, 0)
    assert theirs == mine
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_export_keeps_to_its_region_and_days_and_names_no_editor(
    store: Store, owner: Settings, clock: Clock, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    now = clock.now()
    await publish(store, now, km_from=1.0)
    await publish(store, now, region="08", km_from=2.0)
    old = now - timedelta(days=400)
    await publish(store, now, km_from=3.0, started=old, state=EventState.ENDED, ended=old, last_confirmed=old)

    code = await export(owner, Order(None, "jsonl", "Puno", "January 2023"))
    told = capsysbinary.readouterr().out
    drawn = tmp_path / "all.geojson"
    await export(owner, Order(drawn, None, "", ""))

    lines = [json.loads(line) for line in told.splitlines()]
    assert code == 0 and [line["km_from"] for line in lines] == [1.0]
    assert b"editor" not in told and b"9000001" not in told
    assert len(json.loads(drawn.read_bytes())["features"]) == 3


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("order", "code", "words"),
    [
        (Order(Path("x.xls"), None, "", ""), 2, ".jsonl, .csv or .geojson"),
        (Order(None, None, "Santa Rosa", ""), 2, "--region"),
        (Order(None, None, "", "whenever"), 2, "--dates"),
        (Order(Path("/nowhere/at/all/x.csv"), None, "", ""), 1, "/nowhere/at/all/x.csv"),
    ],
)
async def test_an_unclear_order_is_told_and_writes_nothing(
    order: Order, code: int, words: str, store: Store, owner: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await export(owner, order) == code
    assert words in capsys.readouterr().err
