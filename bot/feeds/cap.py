"""CAP 1.2 (OASIS Common Alerting Protocol): one alert for each event, in every language that Chaski speaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from xml.etree.ElementTree import Element, tostring

from bot.feeds.edition import Edition, put
from handlers.views import wording
from handlers.views.screen import one_line
from storage.model import (
    Advice,
    Event,
    EventFacts,
    EventState,
    FreshFor,
    Kind,
    Language,
    Precision,
    Revision,
    Severity,
    TrafficState,
    Verification,
)

TYPE = "application/cap+xml"
_NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
_LOCALES = {Language.ES: "es-PE", Language.EN: "en"}
# A protest is no threat by itself: what endangers people is marked as such, the rest is not.
_CATEGORY = {
    Kind.BLOCKADE: "Transport",
    Kind.CLASH: "Safety",
    Kind.DISPERSAL: "Safety",
    Kind.EXCESSIVE_FORCE: "Safety",
    Kind.LOOTING: "Safety",
}
_SEVERITY = {
    Severity.EXTREME: "Extreme",
    Severity.SEVERE: "Severe",
    Severity.MODERATE: "Moderate",
    Severity.MINOR: "Minor",
}
_RESPONSE = {
    Advice.AVOID: "Avoid",
    Advice.MONITOR: "Monitor",
    Advice.PREPARE: "Prepare",
    Advice.ALL_CLEAR: "AllClear",
    Advice.NONE: "None",
}
_URGENCY = {
    EventState.ANNOUNCED: "Future",
    EventState.ACTIVE: "Immediate",
    EventState.ENDED: "Past",
    EventState.RETRACTED: "Past",
}
_LINE = 120
_RADIUS = {Precision.EXACT: "1", Precision.DISTRICT: "10", Precision.APPROXIMATE: "10"}


def cap(event: Event, versions: Sequence[Revision], edition: Edition) -> bytes:
    """The alert of an event's newest version; earlier versions are referred to."""
    facts = event.facts
    void = wording.is_void(facts)
    alert = Element("alert", {"xmlns": _NAMESPACE})
    put(alert, "identifier", _identifier(event.id, event.revision, edition))
    put(alert, "sender", _sender(edition))
    put(alert, "sent", _moment(event.updated_at, edition))
    put(alert, "status", "Actual")
    earlier = [version for version in versions if version.number < event.revision]
    put(alert, "msgType", ("Cancel" if void else "Update") if earlier else "Alert")
    put(alert, "scope", "Public")
    if earlier:
        told = (
            f"{_sender(edition)},{_identifier(event.id, version.number, edition)},{_moment(version.at, edition)}"
            for version in earlier
        )
        put(alert, "references", " ".join(told))
    for language in Language:
        _info(alert, event, language, edition)
    written: bytes = tostring(alert, encoding="utf-8", xml_declaration=True)
    return written


def _info(alert: Element, event: Event, language: Language, edition: Edition) -> None:
    facts, void = event.facts, wording.is_void(event.facts)
    info = put(alert, "info")
    put(info, "language", _LOCALES[language])
    put(info, "category", _CATEGORY.get(facts.kind, "Other") if facts.kind else "Other")
    put(info, "event", wording.kind(facts, edition.voice(event, language)).unescape())
    put(info, "responseType", _response(facts))
    put(info, "urgency", _URGENCY.get(facts.state, "Unknown"))
    put(info, "severity", _SEVERITY.get(facts.severity, "Unknown"))
    put(info, "certainty", _certainty(facts))
    if facts.started:
        put(info, "onset", _moment(facts.started, edition))
    if (expires := _expires(event, edition.fresh_for)) is not None:
        put(info, "expires", _moment(expires, edition))
    put(info, "senderName", "Chaski")
    put(info, "headline", edition.headline(event, language))
    put(info, "description", edition.plain(event, language))
    put(info, "web", edition.link(event))
    for name, value in (
        ("road", one_line(facts.road, _LINE)),
        ("km", wording.kms(facts)),
        ("traffic_state", facts.traffic_state and facts.traffic_state.value),
        (
            "sources",
            None if void else ", ".join(filter(None, (one_line(s.name, _LINE) for s in facts.sources))),
        ),
    ):
        if value:
            parameter = put(info, "parameter")
            put(parameter, "valueName", name)
            put(parameter, "value", value)
    area = put(info, "area")
    put(area, "areaDesc", edition.regions.path(facts.region or ""))
    if facts.latitude is not None and facts.longitude is not None:
        radius = _RADIUS.get(facts.precision, "10") if facts.precision else "10"
        put(area, "circle", f"{facts.latitude:.5f},{facts.longitude:.5f} {radius}")
    geocode = put(area, "geocode")
    put(geocode, "valueName", "INEI")
    put(geocode, "value", facts.region or "PE")


def _response(facts: EventFacts) -> str:
    """What to do; the road is called clear only where its authority's word for it is known to be that."""
    if wording.is_void(facts):
        return "None"
    if facts.state is EventState.ENDED:
        free = facts.kind is Kind.BLOCKADE and facts.traffic_state is TrafficState.NORMAL
        return "AllClear" if free else "None"
    return "Monitor" if facts.state is EventState.LAPSED else _RESPONSE[facts.advice]


def _certainty(facts: EventFacts) -> str:
    if wording.is_void(facts):
        return "Unlikely"
    if facts.state is EventState.LAPSED:
        return "Unknown"
    if facts.state is EventState.ANNOUNCED:
        return "Likely" if facts.verification is Verification.CONFIRMED else "Possible"
    return "Observed" if facts.verification is Verification.CONFIRMED else "Possible"


def _expires(event: Event, fresh_for: FreshFor) -> datetime | None:
    """Until when it counts: as the desk says, or as long as its kind stays fresh without word of it."""
    facts = event.facts
    if facts.expires or facts.state is not EventState.ACTIVE or facts.kind is None:
        return facts.expires
    return (facts.last_confirmed or facts.started or event.updated_at) + fresh_for[facts.kind]


def _identifier(event: int, revision: int, edition: Edition) -> str:
    return f"{edition.urn(f'event:{event}')}.{revision}"


def _sender(edition: Edition) -> str:
    return f"t.me/{edition.bot}"


def _moment(moment: datetime, edition: Edition) -> str:
    """Without fractions and with an offset in figures: CAP takes no other, and no "Z"."""
    told = f"{moment.astimezone(edition.zone):%Y-%m-%dT%H:%M:%S%z}"
    return f"{told[:-2]}:{told[-2:]}"
