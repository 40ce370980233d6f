"""Whose word an event is, and when they gave it: the same in pushes, lists and corrections."""

from __future__ import annotations

import re
from datetime import datetime

from markupsafe import Markup, escape

from handlers.views.screen import one_line
from handlers.views.voice import Voice, dotted, spaced
from storage.model import EventFacts, EventState, Source, Verification
from storage.stages import spoken

_SOURCE = 60
_LINK = re.compile(r"https?://[^\s<>\"'\x00-\x1f]{3,500}", re.IGNORECASE)


def speaker(facts: EventFacts) -> Source | None:
    """Whose word the message names: who spoke when it was last confirmed; None where that was the desk."""
    return spoken(facts.changed(sources=_named(facts)))


def latest(facts: EventFacts) -> Source | None:
    """Who spoke last, the desk aside."""
    timed = [(one.at, one) for one in _named(facts) if one.at is not None]
    return max(timed, key=lambda pair: pair[0])[1] if timed else next(iter(_named(facts)), None)


def _named(facts: EventFacts) -> tuple[Source, ...]:
    return tuple(source for source in facts.sources if one_line(source.name, _SOURCE))


def source(one: Source) -> Markup:
    """A source's name, leading to what it published where the address is known."""
    name = escape(one_line(one.name, _SOURCE))
    if one.url and _LINK.fullmatch(one.url):
        return Markup('<a href="{}">{}</a>').format(one.url, name)
    return name


def verified(facts: EventFacts, voice: Voice, *, standing: bool, brief: bool = False) -> Markup:
    """Who says so and when: "Confirmado 09:40 por Sutran (2 fuentes)".

    Where the desk said so later than any source: "Confirmado 21:20 por Chaski · Sutran 09:40". A `brief` one
    counts no sources and names one alone.
    """
    who, last = speaker(facts), latest(facts)
    at = facts.last_confirmed or (who.at if who else None)
    desk = who is None and last is not None and facts.verification is not Verification.DENIED
    earlier = Markup("")
    if last is not None and last.at is not None and not _before_it_was_so(facts, last.at):
        earlier = spaced((source(last), voice.when(last.at, standing=standing)))
    said = spaced(
        (
            voice(f"verified-{facts.verification.value}"),
            voice.when(at, standing=standing) if at else "",
            voice("by-source", source=source(who)) if who else voice("by-desk") if desk else "",
        )
    )
    if brief:
        return said
    many = voice("sources", count=len(facts.sources)) if len(facts.sources) > 1 else ""
    return spaced((dotted((said, earlier if desk else "")), many))


def _before_it_was_so(facts: EventFacts, at: datetime) -> bool:
    """Whether a word of then is of another state: who said that it was lifted does not vouch for it blocked again."""
    since = facts.traffic_since or facts.started
    return facts.state is EventState.ACTIVE and since is not None and at < since
