"""The rules of Atom (RFC 4287) and of CAP 1.2, as their standards state them: every breach is named."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree.ElementTree import Element, fromstring

ATOM = "{http://www.w3.org/2005/Atom}"
CAP = "{urn:oasis:names:tc:emergency:cap:1.2}"
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_CAP_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
_NO_SPACE = re.compile(r"[^\s,<&]+")
_IRI = re.compile(r"(?:[a-z][a-z0-9+.-]*:\S+|[\w./?=&-]+)")
_FEED = ["author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights"]
_FEED += ["subtitle", "title", "updated", "entry"]
_ENTRY = ["author", "category", "content", "contributor", "id", "link", "published", "rights", "source"]
_ENTRY += ["summary", "title", "updated"]

_STATUS = ["Actual", "Exercise", "System", "Test", "Draft"]
_TYPE = ["Alert", "Update", "Cancel", "Ack", "Error"]
_CATEGORY = [
    "Geo",
    "Met",
    "Safety",
    "Security",
    "Rescue",
    "Fire",
    "Health",
    "Env",
    "Transport",
    "Infra",
    "CBRNE",
    "Other",
]
_RESPONSE = ["Shelter", "Evacuate", "Prepare", "Execute", "Avoid", "Monitor", "Assess", "AllClear", "None"]
_URGENCY = ["Immediate", "Expected", "Future", "Past", "Unknown"]
_SEVERITY = ["Extreme", "Severe", "Moderate", "Minor", "Unknown"]
_CERTAINTY = ["Observed", "Likely", "Possible", "Unlikely", "Unknown"]
_CIRCLE = re.compile(r"-?\d+(\.\d+)?,-?\d+(\.\d+)? \d+(\.\d+)?")
_REFERENCE = re.compile(rf"[^\s,]+,[^\s,]+,{_CAP_TIME.pattern}(?: [^\s,]+,[^\s,]+,{_CAP_TIME.pattern})*")
_ANY = re.compile(r"(?s).*\S.*")

# Name, least and most times, what its text must be; in this order and no other.
_ALERT = [
    ("identifier", 1, 1, _NO_SPACE),
    ("sender", 1, 1, _NO_SPACE),
    ("sent", 1, 1, _CAP_TIME),
    ("status", 1, 1, _STATUS),
    ("msgType", 1, 1, _TYPE),
    ("source", 0, 1, _ANY),
    ("scope", 1, 1, ["Public", "Restricted", "Private"]),
    ("restriction", 0, 1, _ANY),
    ("addresses", 0, 1, _ANY),
    ("code", 0, 99, _ANY),
    ("note", 0, 1, _ANY),
    ("references", 0, 1, _REFERENCE),
    ("incidents", 0, 1, _ANY),
    ("info", 0, 99, None),
]
_INFO = [
    ("language", 0, 1, re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")),
    ("category", 1, 99, _CATEGORY),
    ("event", 1, 1, _ANY),
    ("responseType", 0, 99, _RESPONSE),
    ("urgency", 1, 1, _URGENCY),
    ("severity", 1, 1, _SEVERITY),
    ("certainty", 1, 1, _CERTAINTY),
    ("audience", 0, 1, _ANY),
    ("eventCode", 0, 99, None),
    ("effective", 0, 1, _CAP_TIME),
    ("onset", 0, 1, _CAP_TIME),
    ("expires", 0, 1, _CAP_TIME),
    ("senderName", 0, 1, _ANY),
    ("headline", 0, 1, _ANY),
    ("description", 0, 1, _ANY),
    ("instruction", 0, 1, _ANY),
    ("web", 0, 1, re.compile(r"[a-z]+://\S+")),
    ("contact", 0, 1, _ANY),
    ("parameter", 0, 99, None),
    ("resource", 0, 99, None),
    ("area", 0, 99, None),
]
_AREA = [
    ("areaDesc", 1, 1, _ANY),
    ("polygon", 0, 99, _ANY),
    ("circle", 0, 99, _CIRCLE),
    ("geocode", 0, 99, None),
    ("altitude", 0, 1, _ANY),
    ("ceiling", 0, 1, _ANY),
]
_PAIR = [("valueName", 1, 1, _ANY), ("value", 1, 1, _ANY)]
_INSIDE = {"info": _INFO, "area": _AREA, "parameter": _PAIR, "geocode": _PAIR, "eventCode": _PAIR}


def atom_breaches(data: bytes) -> list[str]:
    """Everything in which a feed departs from RFC 4287; nothing for a good one."""
    feed = fromstring(data)
    told = [] if feed.tag == f"{ATOM}feed" else [f"the root is {feed.tag}"]
    told += _children(feed, _FEED)
    told += _once(feed, "id", "title", "updated")
    entries = feed.findall(f"{ATOM}entry")
    if feed.find(f"{ATOM}author") is None and any(e.find(f"{ATOM}author") is None for e in entries):
        told.append("nobody is the author")
    for entry in entries:
        told += _children(entry, _ENTRY)
        told += _once(entry, "id", "title", "updated")
        content = entry.find(f"{ATOM}content")
        if content is not None and content.get("src") and entry.find(f"{ATOM}summary") is None:
            told.append("content from elsewhere needs a summary")
        if content is None and not any(
            link.get("rel") == "alternate" for link in entry.findall(f"{ATOM}link")
        ):
            told.append("an entry without content needs an alternate link")
    ids = Counter(entry.findtext(f"{ATOM}id") for entry in entries)
    told += [f"{name} is there {count} times" for name, count in ids.items() if count > 1]
    for element in feed.iter():
        if element.tag in (f"{ATOM}updated", f"{ATOM}published") and not _RFC3339.fullmatch(
            element.text or ""
        ):
            told.append(f"no time: {element.text}")
        if element.tag == f"{ATOM}id" and not re.match(r"[a-z][a-z0-9+.-]*:", element.text or ""):
            told.append(f"no absolute IRI: {element.text}")
        if element.tag == f"{ATOM}link" and not _IRI.fullmatch(element.get("href") or ""):
            told.append(f"no address: {element.get('href')}")
        if element.tag == f"{ATOM}author" and not element.findtext(f"{ATOM}name"):
            told.append("an author needs a name")
    for holder in (feed, *entries):
        links = Counter(
            (link.get("type"), link.get("hreflang"))
            for link in holder.findall(f"{ATOM}link")
            if link.get("rel") == "alternate"
        )
        told += [f"two alternate links of {kind}" for kind, count in links.items() if count > 1]
    return told


def cap_breaches(data: bytes) -> list[str]:
    """Everything in which an alert departs from CAP 1.2; nothing for a good one."""
    alert = fromstring(data)
    told = [] if alert.tag == f"{CAP}alert" else [f"the root is {alert.tag}"]
    told += _sequence(alert, _ALERT)
    kind = alert.findtext(f"{CAP}msgType")
    if kind in ("Update", "Cancel") and alert.find(f"{CAP}references") is None:
        told.append(f"{kind} without references")
    return told


def _children(parent: Element, known: list[str]) -> list[str]:
    return [f"{child.tag} in {parent.tag}" for child in parent if child.tag.removeprefix(ATOM) not in known]


def _once(parent: Element, *names: str) -> list[str]:
    counts = {name: len(parent.findall(f"{ATOM}{name}")) for name in names}
    return [f"{parent.tag} has {count} × {name}" for name, count in counts.items() if count != 1]


def _sequence(parent: Element, rules: list) -> list[str]:  # type: ignore[type-arg]
    told: list[str] = []
    names = [child.tag.removeprefix(CAP) for child in parent]
    order = [rule[0] for rule in rules]
    if [name for name in names if name not in order]:
        told.append(f"unknown in {parent.tag}: {names}")
    elif sorted(names, key=order.index) != names:
        told.append(f"wrong order in {parent.tag}: {names}")
    for name, least, most, wanted in rules:
        found = parent.findall(f"{CAP}{name}")
        if not least <= len(found) <= most:
            told.append(f"{len(found)} × {name} in {parent.tag}")
        for element in found:
            if name in _INSIDE:
                told += _sequence(element, _INSIDE[name])
            elif isinstance(wanted, list) and element.text not in wanted:
                told.append(f"{name}: {element.text}")
            elif isinstance(wanted, re.Pattern) and not wanted.fullmatch(element.text or ""):
                told.append(f"{name}: {element.text!r}")
    return told
