"""Counts by kind, their change since yesterday, and official tallies, as lines. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from handlers.views import wording
from handlers.views.voice import Voice, dotted, spaced
from storage.model import Kind, Tally


def counts(now: Mapping[Kind, int], before: Mapping[Kind, int], voice: Voice) -> Markup:
    """ "9 bloqueos (▲4 desde ayer) · 2 marchas"; a kind that went to none is told as well."""
    parts, first = [], True
    for kind in Kind:
        count, change = now.get(kind, 0), now.get(kind, 0) - before.get(kind, 0)
        if not count and not change:
            continue
        told = voice(f"count-{kind.value.replace('_', '-')}", count=count)
        if change:
            sign = "▲" if change > 0 else "▼"
            told = spaced((told, voice("change-first" if first else "change", change=f"{sign}{abs(change)}")))
            first = False
        parts.append(told)
    return dotted(parts)


def short_counts(now: Mapping[Kind, int], voice: Voice) -> Markup:
    """The same in a line per region: "9 bloqueos · 2 marchas"."""
    return dotted(voice(f"count-{k.value.replace('_', '-')}", count=now[k]) for k in Kind if now.get(k))


def tally(one: Tally, voice: Voice) -> Markup:
    """ "Sutran cuenta al menos 37 puntos bloqueados en el Perú (12:00), antes 25"."""
    value = voice(f"tally-{one.counted.replace('_', '-')}", count=one.value)
    if one.qualifier:
        value = spaced((voice(f"qualifier-{one.qualifier.replace('_', '-')}"), value))
    line = voice(
        "tally",
        source=wording.source(one.source),
        value=value,
        area=voice.area(one.region),
        time=voice.when(one.at, standing=False),
    )
    return line if one.earlier is None else line + voice("tally-earlier", count=one.earlier)
