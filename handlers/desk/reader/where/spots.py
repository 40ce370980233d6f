"""The spot of a sentence that is no name of a place: Puente Piedra is a district, the Stuart bridge is none."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.venues import venue_in


def venue_besides(
    sentence: Sentence, apart: Sequence[tuple[int, int]], mentions: Sequence[Mention]
) -> str | None:
    """The square, street or bridge that a sentence names besides its places: "provincia de Puerto Inca: puente Tiruyo"."""
    own = (m for m in mentions if m.bearers[0][0] == 0 or m.name.startswith("puerto "))
    official = [sentence.text[m.start : m.end] for m in own]
    venue, spans = venue_in(sentence, apart), list(apart)
    for _ in range(2):
        if venue is None or not any(n.startswith(venue) or venue.startswith(n) for n in official):
            return venue
        at = sentence.text.find(venue)
        spans.append((at, at + len(venue)))
        venue = venue_in(sentence, spans)
    return None
