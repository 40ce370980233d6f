"""A long record made by chance, the same for the same seed, written in bulk: years of events all over Peru."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import sqlalchemy as sa

from storage.database import Database
from storage.facts import to_columns, to_json
from storage.model import EventFacts, EventState, Kind, Source, TrafficState, Verification
from storage.regions import Gazetteer
from storage.schema import event_words, events, revisions, sources
from storage.words import happened, index_words

_BATCH = 500
_WHO = (
    "comuneros",
    "transportistas",
    "estudiantes",
    "comerciantes",
    "agricultores",
    "docentes",
    "ronderos",
    "mineros",
)
_WHAT = (
    "exigen atención de las autoridades",
    "piden la renuncia de la presidenta",
    "rechazan el alza del combustible",
    "reclaman justicia por los fallecidos",
    "demandan una nueva carretera",
    "protestan contra el proyecto minero",
)
_HOW = (
    "con piedras y troncos",
    "con llantas quemadas",
    "en ambos sentidos",
    "de manera pacífica",
    "desde la madrugada",
)
_SOURCES = ("Sutran", "PNP", "Defensoría del Pueblo", "RPP", "Radio Onda Azul", "Andina", "La República")
_ROADS = ("PE-3S", "PE-1S", "PE-1N", "PE-34A", "PE-5N", "PE-28", "PE-22", "PE-30C")
_RARE = ("wiphala", "petroleros", "quinua", "aeropuerto", "helicóptero", "puentes", "gasoducto", "refinería")


def facts(dice: random.Random, places: Sequence[str], now: datetime) -> EventFacts:
    """One event somewhere in the four years before now."""
    started = now - timedelta(minutes=dice.randrange(4 * 365 * 24 * 60))
    recent = now - started < timedelta(hours=30)
    lasted = timedelta(minutes=dice.randrange(30, 6000))
    kind = dice.choices(list(Kind), weights=[40, 20, 6, 10, 3, 6, 4, 2, 3, 3, 3])[0]
    road = dice.choice(_ROADS) if kind is Kind.BLOCKADE else None
    rare = f" Mencionan {dice.choice(_RARE)}." if dice.random() < 0.01 else ""
    return EventFacts(
        kind=kind,
        region=dice.choice(places),
        state=EventState.ACTIVE if recent else EventState.ENDED,
        traffic_state=TrafficState.INTERRUPTED if road else None,
        verification=dice.choice([Verification.REPORTED, Verification.CONFIRMED]),
        road=road,
        km_from=float(dice.randrange(1, 1600)) if road else None,
        started=started,
        ended=None if recent else started + lasted,
        last_confirmed=None if recent else started + lasted,
        summary_es=f"{dice.choice(_WHO).capitalize()} {dice.choice(_WHAT)} {dice.choice(_HOW)}.{rare}",
        summary_en="Protesters block or march, as sources report." if dice.random() < 0.5 else None,
        sources=(Source(dice.choice(_SOURCES), None, started),),
    )


def archive(number: int, gazetteer: Gazetteer, now: datetime, seed: int = 7) -> Iterator[EventFacts]:
    """So many events; towns that protest often have more of them, as in life."""
    dice = random.Random(seed)
    codes = [region.code for region in gazetteer if region.code]
    often = [code for code in codes if code[:2] in ("21", "08", "04", "11")]
    for _ in range(number):
        yield facts(dice, often if dice.random() < 0.5 else codes, now)


async def write(database: Database, gazetteer: Gazetteer, told: Iterator[EventFacts], now: datetime) -> int:
    """Write events with their first revisions, sources and words; gives how many."""
    number = 0
    while pieces := list(islice(told, _BATCH)):
        # Made ready before the transaction begins: PostgreSQL ends one that idles.
        rows = _rows(gazetteer, number, pieces, now)
        async with database.write() as connection:
            for table, ready in rows.items():
                await connection.execute(table.insert(), ready)
        number += len(pieces)
    return number


def _rows(
    gazetteer: Gazetteer, before: int, told: Sequence[EventFacts], now: datetime
) -> dict[sa.Table, list[dict[str, Any]]]:
    rows: dict[sa.Table, list[dict[str, Any]]] = {events: [], revisions: [], sources: [], event_words: []}
    for number, one in enumerate(told, start=before + 1):
        at = happened(one, now)
        rows[events].append(
            {"id": number, "revision": 1, "created_at": at, "updated_at": one.ended or at, **to_columns(one)}
        )
        rows[revisions].append({"event": number, "number": 1, "facts": to_json(one), "at": at})
        rows[sources] += [{"event": number, "position": 0, "name": s.name, "at": s.at} for s in one.sources]
        words = index_words(one, gazetteer.path(one.region or ""))
        rows[event_words] += [{"word": word, "at": at, "event": number} for word in words]
    rows[event_words].sort(key=lambda row: (row["word"], row["at"]))
    return rows
