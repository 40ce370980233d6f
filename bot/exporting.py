"""`chaski export`: events from the record into a file, or onto the screen."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import orjson

from bot.counted import counted
from bot.feeds.geojson import feature
from bot.feeds.native import csv_head, csv_line, json_line, native
from bot.opening import Unusable, existing
from bot.settings import Settings
from handlers import spans
from handlers.spans import Span
from storage.regions import Gazetteer
from storage.store import Store

_FORMATS = {".jsonl": "jsonl", ".csv": "csv", ".geojson": "geojson"}
_NO_TIME = Span(None, None)


@dataclass(frozen=True, slots=True)
class Order:
    """What to export where: no file is the screen, no format goes by the file's ending."""

    file: Path | None
    format: str | None
    region: str
    dates: str


async def export(settings: Settings, order: Order) -> int:
    """Write the events; gives the exit code: 1 where the file cannot be written, 2 where the order is not clear."""
    gazetteer = Gazetteer.load()
    place = gazetteer.find(order.region).region if order.region else gazetteer.get("")
    if place is None:
        return _fail(f"--region: there is no one place named {order.region!r}; give its INEI code", 2)
    form = order.format or ("jsonl" if order.file is None else _FORMATS.get(order.file.suffix.lower()))
    if form is None:
        return _fail(f"{order.file}: the name must end in .jsonl, .csv or .geojson, or say --format", 2)
    span, left = spans.find(order.dates, datetime.now(UTC), settings.timezone)
    if order.dates and (span is None or left):
        return _fail(
            f'--dates: {order.dates!r} is not clear; say for example "2023-01-05" or "January 2023"', 2
        )
    try:
        store = await existing(settings, gazetteer)
    except Unusable as problem:
        return _fail(str(problem), 2)
    try:
        pieces = _pieces(store, gazetteer, form, place.code, span or _NO_TIME)
        if order.file is None:
            await _write(pieces, sys.stdout.buffer)
        else:
            number = await _to_file(pieces, order.file)
            print(f"{order.file}: {counted(number, 'event')}")
    except BrokenPipeError:
        # Whoever read it has enough: `chaski export | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as problem:
        return _fail(f"{order.file}: {problem.strerror}", 1)
    finally:
        await store.close()
    return 0


async def _to_file(pieces: AsyncIterator[tuple[bytes, int]], file: Path) -> int:
    """A file that is there is replaced only by a whole new one."""
    unready = file.with_name(f".{file.name}.part")
    try:
        with await asyncio.to_thread(unready.open, "wb") as out:
            number = await _write(pieces, out)
        await asyncio.to_thread(unready.replace, file)
    finally:
        unready.unlink(missing_ok=True)
    return number


async def _write(pieces: AsyncIterator[tuple[bytes, int]], out: BinaryIO) -> int:
    total = 0
    async for piece, number in pieces:
        out.write(piece)
        total += number
    out.flush()
    return total


async def _pieces(
    store: Store, gazetteer: Gazetteer, form: str, region: str, span: Span
) -> AsyncIterator[tuple[bytes, int]]:
    """The file, piece by piece, with how many events each holds."""
    mark = await store.exports.record()
    if form == "csv":
        yield csv_head().encode(), 0
    if form == "geojson":
        yield b'{"type":"FeatureCollection","features":[', 0
    first = True
    async for event in store.exports.all(region, since=span.since, until=span.until):
        if form == "jsonl":
            yield json_line(event, mark), 1
        elif form == "csv":
            yield csv_line(event, mark).encode(), 1
        else:
            values = native(event, mark)
            told = orjson.dumps(feature(event, gazetteer, values, values["external_id"]))
            yield (b"\n" if first else b",\n") + told, 1
        first = False
    if form == "geojson":
        yield b"\n]}\n", 0


def _fail(text: str, code: int) -> int:
    print(f"chaski: {text}", file=sys.stderr)
    return code
