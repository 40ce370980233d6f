"""Where a sentence goes on from no protest in one town to what happens in another: "en A falta gas y en B bloquean"."""

from __future__ import annotations

import re

from handlers.desk.reader.text.partings import carries_clause
from handlers.desk.reader.what import kinds
from handlers.desk.reader.what.acts import acts_in
from handlers.desk.reader.what.generics import generic
from handlers.desk.reader.what.passing import states_in
from handlers.desk.reader.words.verbs import verbs_in

_NAME = r"[A-ZÁÉÍÓÚÑ][^\W\d_]{2,}"
_JOINT = re.compile(
    rf"(?P<cut>,\s(?:(?:y|pero|mientras(?: que| tanto)?|and|but|while)\s)?|\s(?:y|pero|mientras(?: que| tanto)?|"
    rf"and|but|while)\s)"
    rf"(?:en|in|at)\s(?:la ciudad de |el distrito de )?(?P<name>{_NAME})(?:,(?! (?:y|e|and)\b))?\s"
)
_PLACE = re.compile(
    rf"(?<![-\w])(?:[Ee]n|[Dd]e|[Ii]n|[Aa]t|[Ff]rom)\s(?:la ciudad de |el distrito de )?(?P<name>{_NAME})"
)
#: What no list of verbs has: "falta gas", "escasean los alimentos".
_LACKS = re.compile(r"\b(?:faltan?|escase\w+|no (?:hay|llega\w*)|se acabo|lacks?|runs? out|scarce)\b")
_FARTHEST = 200  # letters of a message that says no more


def other_town(text: str, flat: str) -> tuple[int, int] | None:
    """Where the town begins of which an event is told, behind another of which none is; None where there is no such."""
    if len(text) > _FARTHEST:
        return None
    for joint in _JOINT.finditer(text):
        at = joint.end("cut")
        before = {match["name"] for match in _PLACE.finditer(text, 0, joint.start())}
        if before and joint["name"] not in before and _nothing(text[: joint.start()], flat[: joint.start()]):
            behind = flat[at:]
            return joint.span("cut") if kinds.hits(behind, text[at:], acts_in(behind, text[at:])) else None
    return None


def _nothing(text: str, flat: str) -> bool:
    """Whether a clause has a verb of its own and tells neither of a protest nor how a road is."""
    verbs = verbs_in(flat, text)
    told = generic(flat) or any(states_in(flat)) or kinds.hits(flat, text, acts_in(flat, text, verbs))
    return not told and (_LACKS.search(flat) is not None or any(carries_clause(verb, flat) for verb in verbs))
