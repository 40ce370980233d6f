"""How far what people ask for reaches, before they are told to do something besides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.text.partings import carries_clause, told_in
from handlers.desk.reader.what.actrows import LEMMAS
from handlers.desk.reader.words.verbs import Tense, Verb

_AND_VERB = re.compile(r",?\s(?:y|e|and)\s$")


def asked_until(text: str, flat: str, verbs: Sequence[Verb], start: int, end: int) -> int:
    """Where what people ask for ends: before what they do besides, "protestan por falta de agua y cierran la avenida"."""
    for verb in verbs:
        joint = _AND_VERB.search(flat, start, verb.start) if start < verb.start < end else None
        does = (
            verb.tense in (Tense.PRESENT, Tense.PAST) and verb.lemma in LEMMAS and carries_clause(verb, flat)
        )
        if joint is not None and does and told_in(text[verb.start :], flat[verb.start :]):
            return joint.start()
    return end
