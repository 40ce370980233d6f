"""Messages copied one below the other: each that opens with a place and an event of its own is read by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.story.told import Told


def chapters(tolds: Sequence[Told]) -> list[list[Told]]:
    """The sentences in the stretches that say nothing of one another, most often all of them in one."""
    found: list[list[Told]] = []
    seen: set[str] = set()
    for block in _passages(tolds):
        named = {code for told in block for code in _named(told)}
        new = (
            named
            and (_opens(block[0]) or _speaks(block))
            and not any(_akin(a, b) for a in named for b in seen)
        )
        if len(found) == 1 and not seen and len(found[0]) == 1 and found[0][0].sentence.headline:
            new = False  # "Manifestantes son dispersados", and below it the story with its place
        if found and (not new or _freed_already(found[-1], block[0])):
            found[-1] += block
        else:
            found.append(block)
        seen |= named
    return found


def _passages(tolds: Sequence[Told]) -> list[list[Told]]:
    """The paragraphs, and each line of one that tells of something in a sentence, with what follows it there."""
    found: list[list[Told]] = []
    for told in tolds:
        above = found[-1][-1].sentence if found else None
        line = told.sentence.opens and _tells(told)
        if above is None or above.block != told.sentence.block or line:
            found.append([told])
        else:
            found[-1].append(told)
    return found


def _tells(told: Told) -> bool:
    sentence = told.sentence
    prose = (
        not (sentence.bullet or sentence.title)
        and bool(sentence.verbs)
        and sentence.text.rstrip()[-1:] in ".!"
    )
    return prose and (any(not hit.frame for hit in told.hits) or told.clearing is not None)


def _freed_already(before: Sequence[Told], told: Told) -> bool:
    """Whether it may say where the road is that was just told to be free."""
    return told.clearing is not None and any(one.clearing is not None for one in before)


def _named(told: Told) -> list[str]:
    """The regions that a sentence names, also as the home of those who act."""
    return [code for mention in (*told.mentions, *told.adjectives) for code in mention.codes]


def _akin(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


#: How somebody begins who speaks or writes to others.
_GREETS = re.compile(
    r"\W*(?:hola|buen[oa]s (?:dias|tardes|noches)|alo|amig[oa]s|compa(?:s|dre|nero\w*)?|colegas|oe|oye|ojo|gente|senora?|"
    r"tio|mira|hello|hi|good (?:morning|evening|afternoon))\b"
)


def _speaks(block: Sequence[Told]) -> bool:
    """Whether a paragraph is a message of its own, by how it begins, and tells of something."""
    first = block[0].sentence
    letter = next((char for char in first.text if char.isalpha()), "A")
    begins = letter.islower() or _GREETS.match(first.plain) is not None
    return begins and not first.bullet and any(told.hits or told.clearing or told.states for told in block)


def _opens(told: Told) -> bool:
    """Whether a paragraph's first sentence tells of something at a place that it names itself."""
    if told.sentence.bullet or told.sentence.title or told.threat or told.denies or told.takes_back:
        return False
    # "Comunidades de Chumbivilcas levantaron el bloqueo": theirs, and not the one told of above.
    least = 1 if told.clearing is not None else 2
    placed = any(mention.weight >= least and not mention.perhaps for mention in told.mentions) or bool(
        told.kms
    )
    event = any(not hit.frame for hit in told.hits) or told.clearing is not None or bool(told.kms)
    return placed and event
