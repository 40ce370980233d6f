"""The feeds on the web: a region's events as Atom, GeoJSON, CSV and CAP, for whoever asks, naming nobody."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.feeds import atom, cap, geojson, native
from bot.feeds.edition import Edition
from handlers.texts import Texts
from storage.model import Event, FreshFor, Language
from storage.regions import Gazetteer
from storage.store import Store

#: What ended longer ago is in the record and the exports, no longer in the feeds.
_RECENT = timedelta(days=7)
_MOST = 300
#: Seconds for which an answer is given again as it is, here and by whoever passes it on.
_FRESH = 30
_MOST_KEPT = 200
_LONGEST_NAME = 80
_CSV = "text/csv"


@dataclass(frozen=True, slots=True)
class Paper:
    """A feed as it was printed: its bytes, its type, its mark and when its newest event changed."""

    body: bytes
    kind: str
    etag: str
    changed: datetime | None
    printed: float


class Kiosk:
    """Prints feeds, and hands out again what was printed just now: many readers cost what one does."""

    def __init__(
        self,
        store: Store,
        texts: Texts,
        regions: Gazetteer,
        zone: ZoneInfo,
        now: Callable[[], datetime],
        default: Language,
        bot: str,
        fresh_for: FreshFor,
    ) -> None:
        """Print from this record; `bot` is the bot's user name, for the links."""
        self._store = store
        self._texts = texts
        self._regions = regions
        self._zone = zone
        self._now = now
        self._default = default
        self._bot = bot
        self._fresh_for = fresh_for
        self._papers: dict[tuple[str, str, Language], Paper] = {}
        self._press = asyncio.Lock()

    def routes(self) -> list[web.RouteDef]:
        """`/feed/PLACE.FORM` and `/feed/alert/NUMBER.cap`."""
        return [
            web.get("/feed/{place}.{form:atom|geojson|csv|cap}", self.feed),
            web.get("/feed/alert/{number:[0-9]{1,15}}.cap", self.alert),
            web.get("/feed/{rest:.*}", self.lost),
        ]

    async def feed(self, request: web.Request) -> web.Response:
        """A region's feed in one form."""
        name = request.match_info["place"].replace("-", " ").replace("_", " ")
        found = self._regions.find("" if len(name) > _LONGEST_NAME else name)
        if found.region is None:
            near = ", ".join(
                f"{region.code} ({self._regions.path(region.code)})"
                for region in (found.choices or found.suggestions)[:10]
            )
            return _text(404, "There is no one such place." + (f" Perhaps: {near}" if near else ""))
        key = (found.region.code, request.match_info["form"], self._language(request))
        return _answer(request, await self._paper(key))

    async def alert(self, request: web.Request) -> web.Response:
        """One event's CAP alert, in both languages."""
        number = int(request.match_info["number"])
        paper = await self._paper((f"{number}", "alert", self._default))
        return _answer(request, paper) if paper.body else _text(404, "There is no such event.")

    async def lost(self, request: web.Request) -> web.Response:
        """What there is, for who asked for something else."""
        return _text(404, "Ask for /feed/puno.atom, .geojson, .csv or .cap; any place of Peru, or peru.")

    def _language(self, request: web.Request) -> Language:
        wanted = request.query.get("lang", "").lower()
        if wanted in list(Language):
            return Language(wanted)
        return accepted(request.headers.get("Accept-Language", ""), self._default)

    async def _paper(self, key: tuple[str, str, Language]) -> Paper:
        kept = self._papers.get(key)
        if kept is not None and time.monotonic() - kept.printed < _FRESH:
            return kept
        # One at a time: a rush of readers must not take the record from the bot.
        async with self._press:
            kept = self._papers.get(key)
            if kept is not None and time.monotonic() - kept.printed < _FRESH:
                return kept
            paper = await self._printed(*key)
            self._papers.pop(key, None)
            if not paper.body:
                # Who tries number after number must not push out what people read.
                return paper
            while len(self._papers) >= _MOST_KEPT:
                self._papers.pop(next(iter(self._papers)))
            self._papers[key] = paper
            return paper

    async def _printed(self, what: str, form: str, language: Language) -> Paper:
        events = await self._events(what, form)
        edition = Edition(
            region="" if form == "alert" else what,
            language=language,
            events=events,
            texts=self._texts,
            regions=self._regions,
            zone=self._zone,
            mark=await self._store.exports.record(),
            bot=self._bot,
            fresh_for=self._fresh_for,
        )
        if form == "alert":
            versions = await self._store.events.revisions([event.id for event in events])
            body, kind = b"", cap.TYPE
            for event in events:
                body = cap.cap(event, versions.get(event.id, []), edition)
        else:
            body, kind = await asyncio.to_thread(_printed, form, edition)
        mark = hashlib.sha256(body).hexdigest()[:32]
        return Paper(body, kind, f'"{mark}"', edition.changed(), time.monotonic())

    async def _events(self, what: str, form: str) -> list[Event]:
        if form == "alert":
            event = await self._store.events.get(int(what))
            return [] if event is None else [event]
        return await self._store.exports.recent(what, since=self._now() - _RECENT, limit=_MOST)


def accepted(header: str, default: Language) -> Language:
    """The language that an Accept-Language header likes best among those that Chaski speaks."""
    best, weight = default, 0.0
    for part in header[:200].split(","):
        name, _, quality = "".join(part.split()).lower().partition(";q=")
        code = name.split("-")[0]
        try:
            liked = min(float(quality) if quality else 1.0, 1.0)
        except ValueError:
            continue
        if code in list(Language) and liked > weight:
            best, weight = Language(code), liked
    return best


def _printed(form: str, edition: Edition) -> tuple[bytes, str]:
    match form:
        case "atom":
            return atom.atom(edition), atom.TYPE
        case "cap":
            return atom.alerts(edition), atom.TYPE
        case "geojson":
            return geojson.geojson(edition), geojson.TYPE
    lines = [native.csv_line(event, edition.mark, public=True) for event in edition.events]
    return "".join((native.csv_head(), *lines)).encode(), _CSV


def _answer(request: web.Request, paper: Paper) -> web.Response:
    """The paper, or that the reader has it already."""
    headers = {
        "ETag": paper.etag,
        "Cache-Control": f"public, max-age={_FRESH}",
        "Vary": "Accept-Language",
        # Anybody's map may show it.
        "Access-Control-Allow-Origin": "*",
        "X-Content-Type-Options": "nosniff",
    }
    if paper.changed is not None:
        headers["Last-Modified"] = format_datetime(paper.changed.astimezone(UTC), usegmt=True)
    if _known(request, paper):
        return web.Response(status=304, headers=headers)
    return web.Response(body=paper.body, content_type=paper.kind, charset="utf-8", headers=headers)


def _known(request: web.Request, paper: Paper) -> bool:
    marks = request.headers.get("If-None-Match")
    if marks is not None:
        # The weak comparison: a proxy may have marked it so.
        known = [mark.strip().removeprefix("W/") for mark in marks.split(",")]
        return "*" in known or paper.etag in known
    since = request.headers.get("If-Modified-Since")
    if since is None or paper.changed is None:
        return False
    try:
        return paper.changed.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (ValueError, TypeError):
        return False


def _text(status: int, text: str) -> web.Response:
    return web.Response(status=status, text=text + "\n", headers={"X-Content-Type-Options": "nosniff"})
