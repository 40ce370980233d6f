"""The words before and behind a verb that may be its subject or its object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handlers.desk.reader.what import endwords as table
from handlers.desk.reader.words.verbs import Tense, Verb

_WORD = re.compile(r"\d+[.,]\d+|[a-z0-9ñ'-]+|[,.;:()!?]")

_SET_FOR = re.compile(r"(?:programad|convocad|anunciad|previst|pactad|planned|scheduled|called)\w*\s$")
#: Up to which moment, with nothing named that it is told of: "por tres horas hasta que", "antes de".
_UP_TO = re.compile(r"^(?:\s\w+){0,5}\s(?:hasta que|antes de(?: que)?|until|before)\s(?:\w+ )?$")


#: Nouns that are looked for, each with whether it is a road or lies on one.
Patterns = Sequence[tuple[re.Pattern[str], bool]]


def first_of(stream: Iterator[tuple[str, int, int]], patterns: Patterns) -> tuple[int, int, str, bool] | None:
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


_STOP = re.compile(r"[;:!?]\s|\.\s?-\s|(?<!\b[a-z])(?<!\d)\.\s")
_HEAD = re.compile(
    r"(?:^\W*|(?<=[.;:!?-]\s)|,\s|\b(?:que|that|y|and)\s)(?:(?:hoy|ayer|anoche|ya|finalmente|por fin|est[ea] \w+|today|"
    r"yesterday)\s)?(?:(?:el|la|los|las|the|dich[oa]s?|est[eao]s?|un|una|an?|sus?)\s){0,2}"
    r"(?P<noun>[a-zñ]+-?\w*)\b"
)
#: What is told but of the noun before, and is not what the sentence tells: "que pasa por …", "bloqueada desde …".
_BESIDE_IT = re.compile(
    r"\b(?:que|cual|donde|which|that|where|quienes|who)\s(?:(?:se|ya|aun|hoy|ayer|le|lo|la|los|las)\s)*$"
)


def heads(words: str, verb: Verb, verbs: Sequence[Verb], number: int) -> Iterator[tuple[str, int, int]]:
    """The nouns that open the clause of a verb, the nearest first, where but what is said of them stands between.

    "La carretera que pasa por Paiján, en el km 627.8, que permanecía bloqueada, fue despejada."
    """
    if verb.passive and number and _UP_TO.search(words[verbs[number - 1].end : verb.start]):
        verb, number = verbs[number - 1], number - 1
    begin = max((m.end() for m in _STOP.finditer(words, 0, verb.start)), default=0)
    for match in reversed(list(_HEAD.finditer(words, begin, verb.start))):
        between = [v for v in verbs[:number] if v.start >= match.end("noun")]
        if all(_aside(words, v) for v in between):
            yield match["noun"], match.start("noun"), match.end("noun")


def _aside(words: str, verb: Verb) -> bool:
    """Whether a verb is but a participle, an infinitive or that of a relative clause."""
    loose = verb.tense in (Tense.PARTICIPLE, Tense.GERUND, Tense.INFINITIVE)
    return loose or _BESIDE_IT.search(words[: verb.start]) is not None


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
