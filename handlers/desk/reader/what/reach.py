"""The words before and behind a verb that may be its subject or its object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handlers.desk.reader.what import endwords as table
from handlers.desk.reader.words.verbs import Tense, Verb

_WORD = re.compile(r"[a-z0-9ñ'-]+|[,.;:()!?]")

_SET_FOR = re.compile(r"(?:programad|convocad|anunciad|previst|pactad|planned|scheduled|called)\w*\s$")
#: Up to which moment, with nothing named that it is told of: "por tres horas hasta que", "antes de".
_UP_TO = re.compile(r"^(?:\s\w+){0,5}\s(?:hasta que|antes de(?: que)?|until|before)\s(?:\w+ )?$")


def first_of(
    stream: Iterator[tuple[str, int, int]], patterns: Sequence[tuple[re.Pattern[str], bool]]
) -> tuple[int, int, str, bool] | None:
    """The first of these words that one of the patterns is: from where to where, itself, and what the pattern says."""
    for word, start, end in stream:
        for pattern, road in patterns:
            if pattern.fullmatch(word):
                return start, end, word, road
    return None


def objects(
    words: str, verb: Verb, verbs: Sequence[Verb], number: int, *, far: int
) -> Iterator[tuple[str, int, int]]:
    """The words behind a verb that may be its object."""
    stop = next(
        (v.start for v in verbs[number + 1 :] if v.tense not in (Tense.PARTICIPLE, Tense.GERUND)), len(words)
    )
    for count, match in enumerate(_WORD.finditer(words, verb.end, stop)):
        if count >= far or not match[0][0].isalnum() or match[0] in table.OTHER_THING:
            return
        if match[0] in table.PARTING:
            return
        yield match[0], match.start(), match.end()


def subjects(
    words: str, verb: Verb, verbs: Sequence[Verb], number: int, *, far: int, wide: bool
) -> Iterator[tuple[str, int, int]]:
    """The words before a verb that may be its subject, the nearest first; `wide` looks past commas and relative clauses."""
    if verb.passive and number and _UP_TO.search(words[verbs[number - 1].end : verb.start]):
        # "Permaneció bloqueada hasta que fue despejada": what the verb before is told of.
        yield from subjects(words, verbs[number - 1], verbs, number - 1, far=far, wide=wide)
        return
    told = [
        v.end for v in verbs[:number] if v.tense not in (Tense.PARTICIPLE, Tense.GERUND, Tense.INFINITIVE)
    ]
    told = [
        end
        for end in told
        if not (wide and re.search(r"\b(?:que|which|that)\s(?:\w+\s)?[\w ]{0,24}$", words[:end]))
    ]
    begin = max(told, default=0)
    for count, match in enumerate(reversed(list(_WORD.finditer(words, begin, verb.start)))):
        word = match[0]
        if words[: match.start()].endswith((" con ", " sin ", " como ")):
            continue  # "El paro con bloqueo de vías se suspendió"
        if wide and word == "para" and _SET_FOR.search(words[: match.start()]):
            continue  # "El paro programado para el martes se levanta"
        if count >= far or word in ".;:()!?" or word in table.OTHER_THING:
            return
        if word == "," or (
            word in table.PARTING and not (wide and word in ("y", "e", "que", "which", "and"))
        ):
            if wide and word == ",":
                continue
            return
        yield word, match.start(), match.end()
