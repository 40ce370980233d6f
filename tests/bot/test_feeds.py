"""Feeds: what the world reads keeps to its standards, says it again only when it changed, and names nobody."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import logging
import uuid
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from xml.etree.ElementTree import fromstring

import aiohttp
import feedparser
import pytest
from aiohttp.test_utils import unused_port
from geojson_pydantic import FeatureCollection
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feeds import atom, cap, geojson
from bot.feeds.edition import Edition
from bot.kiosk import Kiosk, accepted
from bot.plan import NotListening
from bot.web import Web
from handlers.texts import Texts
from storage.model import (
    FRESH_FOR,
    Advice,
    Event,
    EventState,
    Kind,
    Language,
    Precision,
    Revision,
    Severity,
    Source,
    TrafficState,
    Verification,
)
from storage.regions import Gazetteer
from storage.store import Store
from tests.conftest import LIMA, Clock
from tests.factories import editor, facts, publish
from tests.feedrules import ATOM, CAP, atom_breaches, cap_breaches

NOW = Clock().now()
TEXTS, PLACES = Texts.load(), Gazetteer.load()
MARK = uuid.UUID(int=7)
#: As a desk sets it that looks at blockades more often.
_BRIEFLY = {**FRESH_FOR, Kind.BLOCKADE: timedelta(hours=2)}
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def _edition(*events: Event, language: Language = Language.ES) -> Edition:
    return Edition("21", language, events, TEXTS, PLACES, LIMA, MARK, "chaski_bot")


_TYPED = st.one_of(
    st.none(), st.text(min_size=1, max_size=80), st.just("a\x00b\x0b<&>\"']]>\ud7ff\ufffe & más")
)
_EVENTS = st.builds(
    lambda number, revision, changes: Event(
        number, revision, facts(NOW, **changes), NOW - timedelta(days=1), NOW
    ),
    st.integers(1, 999),
    st.integers(1, 4),
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(Kind),
            "region": st.sampled_from(["", "21", "2105", "210501", "150101"]),
            "state": st.sampled_from(EventState),
            "traffic_state": st.sampled_from([None, *TrafficState]),
            "verification": st.sampled_from(Verification),
            "severity": st.sampled_from(Severity),
            "advice": st.sampled_from(Advice),
            "precision": st.sampled_from([None, *Precision]),
            "started": st.sampled_from([None, NOW - timedelta(hours=3)]),
            "ended": st.sampled_from([None, NOW]),
            "summary_es": _TYPED,
            "place": _TYPED,
            "road": _TYPED,
            "latitude": st.sampled_from([None, -16.08]),
            "longitude": st.sampled_from([None, -69.64]),
            "sources": st.lists(st.builds(Source, st.text(min_size=1, max_size=20)), max_size=3).map(tuple),
        }
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_EVENTS, max_size=4, unique_by=lambda event: event.id), st.sampled_from(Language))
def test_every_feed_keeps_to_its_standard_whatever_was_typed(events: list[Event], language: Language) -> None:
    edition = _edition(*events, language=language)

    assert atom_breaches(atom.atom(edition)) == []
    assert atom_breaches(atom.alerts(edition)) == []
    assert len(FeatureCollection.model_validate_json(geojson.geojson(edition)).features) == len(events)
    for event in events:
        versions = [
            Revision(n, NOW - timedelta(hours=9 - n), event.facts) for n in range(1, event.revision + 1)
        ]
        assert cap_breaches(cap.cap(event, versions, edition)) == []


def test_the_checks_find_what_is_wrong() -> None:
    good = cap.cap(Event(1, 1, facts(NOW), NOW, NOW), [], _edition())

    assert cap_breaches(good) == []
    assert cap_breaches(good.replace(b"Actual", b"Real"))
    assert cap_breaches(good.replace(b"<scope>Public</scope>", b""))
    assert cap_breaches(good.replace(b"-05:00</sent>", b"Z</sent>"))
    assert atom_breaches(
        atom.atom(_edition()).replace(b"<generator", b"<generador").replace(b"/generator", b"/generador")
    )


@pytest.mark.parametrize(
    ("changes", "kind", "urgency", "response", "certainty"),
    [
        ({"advice": Advice.AVOID}, "Alert", "Immediate", "Avoid", "Observed"),
        ({"verification": Verification.REPORTED}, "Alert", "Immediate", "None", "Possible"),
        ({"state": EventState.ANNOUNCED}, "Alert", "Future", "None", "Likely"),
        (
            {"state": EventState.ENDED, "traffic_state": TrafficState.NORMAL},
            "Alert",
            "Past",
            "AllClear",
            "Observed",
        ),
        (
            {"state": EventState.ENDED},
            "Alert",
            "Past",
            "None",
            "Observed",
        ),  # still interrupted: never "clear"
        ({"state": EventState.LAPSED, "traffic_state": None}, "Alert", "Unknown", "Monitor", "Unknown"),
        ({"state": EventState.RETRACTED, "advice": Advice.AVOID}, "Alert", "Past", "None", "Unlikely"),
    ],
)
def test_an_alert_says_in_cap_what_the_desk_says(
    changes: dict[str, object], kind: str, urgency: str, response: str, certainty: str
) -> None:
    alert = fromstring(cap.cap(Event(1, 1, facts(NOW, **changes), NOW, NOW), [], _edition()))
    info = alert.find(f"{CAP}info")

    assert info is not None
    found = [info.findtext(f"{CAP}{name}") for name in ("urgency", "responseType", "certainty")]
    assert [alert.findtext(f"{CAP}msgType"), *found] == [kind, urgency, response, certainty]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", Language.ES),
        ("en", Language.EN),
        ("de, en-GB;q=0.7, es;q=0.9", Language.ES),
        ("en;q=0.8, *;q=0.1", Language.EN),
        ("en;q=x, qu", Language.ES),
        ("en; q=0.9, es; q=0.1", Language.EN),
        ("en;q=inf, es", Language.EN),
        ("es;q=0.9, en;q=9", Language.EN),
        ("en;q=nan, es;q=0.1", Language.ES),
        ("en;q=0", Language.ES),
    ],
)
def test_the_reader_chooses_the_language(header: str, language: Language) -> None:
    assert accepted(header, Language.ES) is language


@dataclass
class Served:
    """The kiosk on a port of this machine."""

    address: str
    client: aiohttp.ClientSession

    async def get(self, path: str, **headers: str) -> tuple[int, bytes, Mapping[str, str]]:
        async with self.client.get(self.address + path, headers=headers) as answer:
            return answer.status, await answer.read(), answer.headers


@pytest.fixture
async def served(store: Store, clock: Clock) -> AsyncIterator[Served]:
    port = unused_port()
    kiosk = Kiosk(store, TEXTS, PLACES, LIMA, clock.now, Language.ES, "chaski_bot", _BRIEFLY)
    web = Web(kiosk.routes(), "127.0.0.1", port)
    await web.start()
    async with aiohttp.ClientSession() as client:
        yield Served(f"http://127.0.0.1:{port}", client)
    await web.stop()


@on_sqlite
async def test_a_feed_reader_reads_the_feed_back_and_asks_again_for_nothing(
    served: Served, store: Store, clock: Clock
) -> None:
    now = clock.now()
    done = await publish(store, now - timedelta(hours=3), place="Puente <Internacional> & más")
    draft = await store.drafts.open(
        (await editor(store, now)).id, facts(now, km_from=1414.0), now=now, event=done.event, base_revision=1
    )
    await store.events.publish(draft, now=now, undo=timedelta(0))
    await publish(store, now - timedelta(days=30), region="21", state=EventState.ENDED, km_from=7.0)
    await publish(store, now, region="", kind=Kind.STRIKE, road=None, km_from=None, traffic_state=None)

    status, body, headers = await served.get("/feed/ilave.atom", **{"Accept-Language": "en"})
    again, nothing, _ = await served.get("/feed/ilave.atom?lang=en", **{"If-None-Match": headers["ETag"]})
    dated, _, _ = await served.get(
        "/feed/210501.atom?lang=en", **{"If-Modified-Since": headers["Last-Modified"]}
    )
    spanish = (await served.get("/feed/ilave.atom"))[1]

    read = feedparser.parse(body)
    assert (status, again, nothing, dated) == (200, 304, b"", 304)
    assert not read.bozo and read.feed.title == "Chaski · Ilave" and read.feed.language == "en"
    assert [entry.title for entry in read.entries] == [
        "⏸️ Strike · Peru",
        "🔴 Blockade · Ilave, Puno · PE-3S km 1414",
    ]
    assert read.entries[1].link == f"https://t.me/chaski_bot?start=ev_{done.event}"
    assert "Bloqueo" in spanish.decode()
    assert "max-age" in headers["Cache-Control"] and headers["Vary"] == "Accept-Language"
    assert atom_breaches(body) == []


@on_sqlite
async def test_an_index_leads_to_alerts_a_map_and_a_table(served: Served, store: Store, clock: Clock) -> None:
    now = clock.now()
    done = await publish(store, now, latitude=-16.08, longitude=-69.64, precision=Precision.EXACT)
    withdrawn = await publish(
        store, now, state=EventState.RETRACTED, summary_es="Nombra a alguien.", summary_en=None
    )

    index = fromstring((await served.get("/feed/puno.cap"))[1])
    links = [
        link.get("href") for link in index.iter(f"{ATOM}link") if link.get("type") == "application/cap+xml"
    ]
    _, alert, kind = await served.get(f"/feed/alert/{done.event}.cap")
    _, drawn, _ = await served.get("/feed/puno.geojson")
    _, table, _ = await served.get("/feed/puno.csv")

    assert set(links) == {f"alert/{done.event}.cap", f"alert/{withdrawn.event}.cap"}
    expires = fromstring(alert).findtext(f"{CAP}info/{CAP}expires")
    # Confirmed at 13:20; the table of the standard times says 19:20.
    assert expires == "2023-01-05T15:20:00-05:00"
    assert cap_breaches(alert) == [] and kind["Content-Type"].startswith("application/cap+xml")
    shown = {f["properties"]["external_id"]: f for f in json.loads(drawn)["features"]}
    assert any(f["geometry"]["coordinates"] == [-69.64, -16.08] for f in shown.values())
    rows = list(csv.DictReader(io.StringIO(table.decode())))
    assert len(rows) == 2 and b"Nombra" not in table + drawn + alert


@on_sqlite
async def test_strange_addresses_get_a_clear_answer(served: Served) -> None:
    found = {
        path: await served.get(path)
        for path in (
            "/feed/santa-rosa.atom",
            "/feed/xyzzy.csv",
            "/feed/alert/99.cap",
            "/feed/puno.xml",
            "/feed/x",
        )
    }
    long_name = await served.get(f"/feed/{'a' * 500}.atom")

    assert {status for status, _, _ in found.values()} == {404} and long_name[0] == 404
    assert b"Melgar" in found["/feed/santa-rosa.atom"][1]
    assert (await served.get("/feed/tacna.atom"))[0] == 200  # nothing goes on there: an empty feed is a feed


@on_sqlite
async def test_nothing_but_reading_is_answered_and_no_reader_is_logged(
    served: Served, store: Store, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    done = await publish(store, clock.now())
    first = await served.get("/feed/puno.atom")
    host, port = served.address.removeprefix("http://").split(":")

    async def raw(request: str) -> bytes:
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(f"{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        return answer

    with caplog.at_level(logging.DEBUG, "aiohttp"):
        broken = [await raw(one) for one in (f"GET /feed/{'x' * 9000}.atom", "FOO /feed/puno.atom", "\x00")]
    head = await raw("HEAD /feed/puno.atom")
    wrong = [
        await raw(f"{method} /feed/puno.atom") for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE")
    ]
    lost = [
        await raw(f"GET /feed/{path}")
        for path in ("../../etc/passwd.csv", "%2e%2e%2f%2e%2e%2fetc%2fpasswd.csv", "%00.atom", "%ff%fe.atom")
    ]
    same = [
        (await served.get("/feed/puno.atom", **{"If-None-Match": mark}))[0]
        for mark in ("*", f'"x", W/{first[2]["ETag"]}', '"a*b"', '"x"', "")
    ]
    for number in range(300):
        await served.get(f"/feed/alert/{number + 1000}.cap")
    known = await served.get(f"/feed/alert/000{done.event}.cap")
    again = await served.get("/feed/puno.atom?" + "x" * 5000)

    assert all(b" 400 " in answer.split(b"\r\n")[0] for answer in broken)
    assert head.startswith(b"HTTP/1.1 200") and head.endswith(b"\r\n\r\n")
    assert all(b" 405 " in answer.split(b"\r\n")[0] for answer in wrong)
    assert all(b" 404 " in answer.split(b"\r\n")[0] and b"passwd" not in answer for answer in lost)
    assert same == [304, 304, 200, 200, 200]
    assert known[0] == 200 and again[1] == first[1]
    assert [record.getMessage() for record in caplog.records if host in record.getMessage()] == []
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def test_an_address_that_is_taken_is_told(unused: None = None) -> None:
    port = unused_port()
    first, second = Web([], "127.0.0.1", port), Web([], "127.0.0.1", port)
    await first.start()

    with pytest.raises(NotListening, match=f"127.0.0.1:{port}"):
        await second.start()
    await first.stop()
