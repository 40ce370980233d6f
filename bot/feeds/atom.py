"""Atom (RFC 4287): a region's events for feed readers, and the index of their CAP alerts."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, tostring

from bot.feeds.edition import Edition, put
from storage.model import Event

TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_BEFORE_ALL = datetime(2020, 1, 1, tzinfo=UTC)


def atom(edition: Edition) -> bytes:
    """The events in words, newest change first."""
    feed = _feed(edition, "atom", f"{edition.region or 'peru'}.atom")
    for event in edition.events:
        entry = _entry(feed, edition, event)
        put(entry, "link", rel="alternate", type="text/html", href=edition.link(event))
        put(entry, "content", f"{edition.body(event)}".replace("\n", "<br>\n"), type="html")
    return _written(feed)


def alerts(edition: Edition) -> bytes:
    """The index of the events' CAP alerts."""
    feed = _feed(edition, "cap", f"{edition.region or 'peru'}.cap")
    for event in edition.events:
        entry = _entry(feed, edition, event)
        address = f"alert/{event.id}.cap"
        put(entry, "link", rel="alternate", type="application/cap+xml", href=address)
        put(entry, "content", type="application/cap+xml", src=address)
        put(entry, "summary", edition.plain(event))
    return _written(feed)


def _feed(edition: Edition, form: str, name: str) -> Element:
    feed = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": f"{edition.language}"})
    put(feed, "id", edition.urn(f"feed:{form}:{edition.region}:{edition.language}"))
    put(feed, "title", f"Chaski · {edition.place()}")
    put(feed, "updated", _moment(edition.changed() or _BEFORE_ALL))
    put(put(feed, "author"), "name", "Chaski")
    put(feed, "link", rel="self", type=TYPE, href=f"{name}?lang={edition.language}")
    put(feed, "link", rel="alternate", type="text/html", href=edition.home())
    put(feed, "generator", "Chaski")
    return feed


def _entry(feed: Element, edition: Edition, event: Event) -> Element:
    entry = put(feed, "entry")
    put(entry, "id", edition.urn(f"event:{event.id}"))
    put(entry, "title", edition.headline(event))
    put(entry, "updated", _moment(event.updated_at))
    put(entry, "published", _moment(event.created_at))
    if event.facts.kind:
        put(entry, "category", term=event.facts.kind.value)
    return entry


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _written(feed: Element) -> bytes:
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written
