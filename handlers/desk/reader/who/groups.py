"""Groups of people: the noun phrases that name a trade, a village, a union, whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.who.groupwords import (
    ACRONYMS,
    ADJECTIVE,
    ARTICLES,
    BODIES,
    ENGLISH,
    ENGLISH_KIND,
    ENGLISH_WORDS,
    FELLOWS,
    HOW_MANY,
    LINKS,
    NO_ADJECTIVE,
    NO_BODY,
    OF_THEM,
    PEOPLE,
    PEOPLES,
    SUFFERED,
    THINGS,
    TIMES,
    TOKEN,
    TRADE,
    UNITS,
)

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Group:
    """A group where it stands; its article and number begin at `lead`, and a body with a name is `organised`."""

    start: int
    end: int
    lead: int
    organised: bool
    shut: bool = False  # something is said of it that people suffer, "conductores varados"


def groups(sentence: Sentence) -> list[Group]:
    """The groups that a sentence names, in order, each whole: "comerciantes de la feria Altiplano"."""
    return list(_found(sentence))


def _found(sentence: Sentence) -> Iterator[Group]:
    flat, text = sentence.plain, sentence.text
    tokens = [(m[0], m.start(), m.end()) for m in TOKEN.finditer(flat)]
    cased = not sentence.shouted and not sentence.whispered
    english = len(ENGLISH_WORDS.findall(flat)) >= 2
    n = 0
    while n < len(tokens):
        word, start, end = tokens[n]
        if english and (ENGLISH.fullmatch(word.removesuffix("'")) or _protesters(tokens, n)):
            while n + 1 < len(tokens) and ENGLISH.fullmatch(tokens[n + 1][0].removesuffix("'")):
                n += 1  # "union federation"
            group, n = _english(tokens, n, text, cased)
            yield group
            continue
        body = _is_body(tokens, n, sentence, cased)
        people = (
            word in PEOPLE
            or TRADE.fullmatch(word)
            or (word in PEOPLES and n > 0 and tokens[n - 1][0] in FELLOWS)
        )
        if not body and (not people or _of_a_name(tokens, n, text, cased)):
            n += 1
            continue
        last = _complement(tokens, n, text, cased, body)
        end = min(tokens[last][2], start + _LONGEST)
        following = tokens[last + 1][0] if last + 1 < len(tokens) else ""
        if (short := re.match(r"\s\([A-Z][\w-]{1,11}\)", text[end:])) is not None:
            end += short.end()
        begin, lead = _before(tokens, n)
        before = tokens[begin - 1][0] if begin else ""
        bare = last == n and before in (
            "su",
            "sus",
            "nuestro",
            "nuestra",
        )  # "su gremio": whose is told before
        yield Group(start if begin == n else tokens[begin][1], end, lead, body, bare or following in SUFFERED)
        n = last + 1


def _is_body(tokens: list[tuple[str, int, int]], n: int, sentence: Sentence, cased: bool) -> bool:
    word, start, end = tokens[n]
    if (after := BODIES.get(word)) is not None:
        return after.match(sentence.plain, end) is not None
    written = sentence.text[start:end]
    if word in ACRONYMS:
        return (
            written.isupper()
            or (written[0].isupper() and len(word) > 4)
            or (sentence.whispered and len(word) > 4)
        )
    article = n > 0 and tokens[n - 1][0] in ("el", "la", "los", "las", "del", "the")
    capitals = written.isupper() and written.isalpha() and 4 <= len(written) <= 9
    return cased and article and capitals and word not in NO_BODY


def _of_a_name(tokens: list[tuple[str, int, int]], n: int, text: str, cased: bool) -> bool:
    """Whether a word stands in the name of a place: "vía Los Libertadores", "en Chincheros"."""
    before = [t[0] for t in tokens[max(0, n - 2) : n]]
    if before[-1:] and (
        before[-1] in THINGS or (len(before) > 1 and before[0] in THINGS and before[1] == "los")
    ):
        return True
    if not before or not _capital(text, tokens[n], cased) or not before[-1][0].isalpha():
        return False
    tagged = tokens[n - 1][1] > 0 and text[tokens[n - 1][1] - 1] == "#"
    return not tagged and before[-1] not in ("ex", "los", "las", "de")


def _capital(text: str, token: tuple[str, int, int], cased: bool) -> bool:
    return cased and text[token[1]].isupper()


def _complement(tokens: list[tuple[str, int, int]], n: int, text: str, cased: bool, body: bool) -> int:
    """The last word of what says more of a group: which, of what, from where."""
    last, at, plural, fresh = n, n + 1, tokens[n][0].endswith("s"), True
    while at < len(tokens):
        word = tokens[at][0]
        if word in ("de", "del"):
            nxt = at + 1
            while nxt < len(tokens) and tokens[nxt][0] in ("la", "los", "las", "el"):
                nxt += 1
            while (
                nxt + 1 < len(tokens)
                and HOW_MANY.fullmatch(tokens[nxt][0])
                and tokens[nxt][0] not in ("un", "una")
                and tokens[nxt + 1][0] not in UNITS
                and tokens[nxt + 1][0][0].isalpha()
            ):
                nxt += 1  # "familiares de las 18 víctimas"
            if nxt >= len(tokens) or not tokens[nxt][0][0].isalpha() or tokens[nxt][0] in ("de", "del"):
                break
            if not _capital(text, tokens[nxt], cased) and (
                tokens[nxt][0] in TIMES or (nxt > at + 1 and HOW_MANY.fullmatch(tokens[nxt][0]))
            ):
                break
            last, at, fresh = nxt, nxt + 1, False
            plural = tokens[nxt][0].endswith("s")
            continue
        if word in ("y", "e") and at + 1 < len(tokens):
            following = tokens[at + 1][0]
            person = following in PEOPLE or bool(TRADE.fullmatch(following))
            names = _capital(text, tokens[at + 1], cased) and _capital(text, tokens[last], cased)
            if person or names or _adjective(following, plural):
                last, at = at + 1, at + 2
                fresh = fresh and person
                continue
            break
        if body and word in LINKS and at + 2 < len(tokens) and cased:
            article = tokens[at + 1][0] in ("la", "el", "los", "las")
            named = tokens[at + 1 + article]
            if _capital(text, named, cased) and _capital(text, tokens[last], cased):
                last, at = at + 1 + article, at + 2 + article
                continue
            break
        if not word[0].isalpha() or word in SUFFERED:
            break
        if _capital(text, tokens[at], cased) or (
            _adjective(word, plural) and text[tokens[at][2] - 1] not in "óáéíÓ"  # "ratificó"
        ):
            last, at = at, at + 1
            continue
        break
    return last


def _adjective(word: str, plural: bool) -> bool:
    if plural:
        return (
            word.endswith("s") and len(word) > 4 and word not in NO_ADJECTIVE and not word.endswith("mos")
        ) or word in ("cas", "kichwa", "awajun", "wampis", "kukama", "quechua", "aymara")
    return ADJECTIVE.fullmatch(word) is not None


def _before(tokens: list[tuple[str, int, int]], n: int) -> tuple[int, int]:
    """The first word of a group ("pescadores y estibadores"), and where its article and number begin."""
    begin = n
    at = n - 1
    while at >= 0:
        word = tokens[at][0]
        of = word in ("de", "del", "of") and at > 0 and tokens[at - 1][0] in OF_THEM
        the_of = (
            word in ("de", "cerca", "mas", "alrededor")
            and at > 0
            and tokens[at - 1][0] in ("cerca", "mas", "alrededor")
        )
        if not (
            word in ARTICLES
            or HOW_MANY.fullmatch(word)
            or of
            or the_of
            or (word in OF_THEM and at + 1 < n and tokens[at + 1][0] in ("de", "del", "of", "general"))
        ):
            break
        at -= 1
    return begin, tokens[at + 1][1]


def _protesters(tokens: list[tuple[str, int, int]], n: int) -> bool:
    """Whether it says which protesters they are: "Indigenous protesters"."""
    if n > 0 and tokens[n][0] == "members" and tokens[n - 1][0] in ("union", "community", "cooperative"):
        return True
    who = tokens[n][0] in ("protesters", "demonstrators", "leaders", "groups", "members")
    return who and n > 0 and ENGLISH_KIND.fullmatch(tokens[n - 1][0]) is not None


def _english(tokens: list[tuple[str, int, int]], n: int, text: str, cased: bool) -> tuple[Group, int]:
    begin = n
    while begin > 0 and n - begin < 3 and ENGLISH_KIND.fullmatch(tokens[begin - 1][0]):
        begin -= 1
    while (
        begin > 0
        and cased
        and n - begin < 4
        and re.fullmatch(r"[A-Z][\w-]{2,}", text[tokens[begin - 1][1] : tokens[begin - 1][2]])
        and (begin - 1 > 0 and tokens[begin - 2][0] == "the")
    ):
        begin -= 1  # "the CGTP union"
    last, at = n, n + 1
    while at + 1 < len(tokens) and tokens[at][0] in ("of", "from", "and"):
        nxt = at + 1
        if tokens[at][0] == "and":
            while nxt < len(tokens) and ENGLISH_KIND.fullmatch(tokens[nxt][0]):
                nxt += 1
            if nxt < len(tokens) and ENGLISH.fullmatch(tokens[nxt][0]):
                last, at = nxt, nxt + 1
                continue
            break
        while nxt < len(tokens) and tokens[nxt][0] in ("the", "a", "an", "several", "nearby", "local"):
            nxt += 1
        if nxt >= len(tokens) or not tokens[nxt][0][0].isalpha():
            break
        last, at = nxt, nxt + 1
        while at < len(tokens) and (
            _capital(text, tokens[at], cased)
            or tokens[at][0]
            in ("mine", "refinery", "union", "valley", "market", "province", "university", "district", "of")
        ):
            if tokens[at][0] == "of" and not (at + 1 < len(tokens) and _capital(text, tokens[at + 1], cased)):
                break
            last, at = at, at + 1
    _, lead = _before(tokens, begin)
    following = tokens[last + 1][0] if last + 1 < len(tokens) else ""
    word = tokens[n][0]
    body = bool(
        re.match(
            r"(?:union|federation|association|confederation|organi[sz]ation|cooperative|collective)", word
        )
    )
    return Group(tokens[begin][1], tokens[last][2], lead, body, following in SUFFERED), last + 1
