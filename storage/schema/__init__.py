"""The tables, by what they are of."""

from storage.schema.columns import Moment, RowId, metadata, milliseconds, region_code
from storage.schema.delivery import (
    HELD,
    UNSETTLED,
    control,
    deliveries,
    leadership,
    push_regions,
    push_routes,
    pushes,
    spending,
)
from storage.schema.desk import askings, batches, drafts, questions, suggestions
from storage.schema.followers import chats, destinations, regions, subscriptions
from storage.schema.people import (
    audit,
    audit_head,
    editors,
    invitations,
    reporters,
    reports,
    tip_notices,
    tips,
)
from storage.schema.record import campaigns, event_regions, event_words, events, revisions, sources, tallies

__all__ = [
    "HELD",
    "UNSETTLED",
    "Moment",
    "RowId",
    "askings",
    "audit",
    "audit_head",
    "batches",
    "campaigns",
    "chats",
    "control",
    "deliveries",
    "destinations",
    "drafts",
    "editors",
    "event_regions",
    "event_words",
    "events",
    "invitations",
    "leadership",
    "metadata",
    "milliseconds",
    "push_regions",
    "push_routes",
    "pushes",
    "questions",
    "region_code",
    "regions",
    "reporters",
    "reports",
    "revisions",
    "sources",
    "spending",
    "subscriptions",
    "suggestions",
    "tallies",
    "tip_notices",
    "tips",
]
