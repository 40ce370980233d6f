"""Groups of people: the noun phrases that name a trade, a village, a union, whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.who.englishgroups import (
    Group,
    before_group,
    capital,
    english_group,
    further,
    one_body,
    protesters,
)
from handlers.desk.reader.who.groupwords import (
    ACRONYMS,
    ADJECTIVE,
    BELONG,
    BODIES,
    ENGLISH,
    ENGLISH_WORDS,
    FELLOWS,
    HOW_MANY,
    LINKS,
    NO_ADJECTIVE,
    NO_BODY,
    PEOPLE,
    PEOPLES,
    SINGLE,
    SPEAKERS,
    SUFFERED,
    THINGS,
    TIMES,
    TOKEN,
    TRADE,
    UNITS,
    WHOSE,
)
from storage.model import Language

_LONGEST = 120
#: "Pobladores afectados por la contaminación" protest over it; who is held up by a blockade does not.
_BY_WRONG = re.compile(
    r"\s(?:afectad|perjudicad)[oa]s\s(?:por|con)\s(?!(?:\w+\s){0,2}?(?:bloqueos?|paros?|huelgas?|protestas?|paralizacion\w*|"
    r"medidas?|cierres?|piquetes?|tomas?|manifestacion\w*)\b)"
)
_SORTS = re.compile(
    r"\bentre (?:(?:varones|hombres|damas|mujeres|adultos|jovenes|ninos)(?: y | e |, |$)){1,3}$"
)
_NO_NAME = re.compile(r"(?:de|del|un|una|(?:auto)?denominad[oa]s?|llamad[oa]s?)$")
#: Behind a group: its short name in brackets, or that by which it is called.
_SHORT = re.compile(
    r"\s\([A-Z][\w-]{1,11}\)|(?:\s(?:de|en))?(?:\s(?:la|el|los|las))?,?\s(?:auto)?(?:denominad|llamad|conocid)[oa]s?"
    r"(?:\scomo)?\s(?:la\s|el\s|los\s)?[“\"‘’'«][^”\"’'»\n]{2,40}[”\"’'»]"
)


def groups(sentence: Sentence) -> tuple[Group, ...]:
    """The groups that a sentence names, in order, each whole: "comerciantes de la feria Altiplano"."""
    if "groups" not in sentence.known:  # A dozen questions are put to them for each sentence.
        sentence.known["groups"] = tuple(_found(sentence))
    found: tuple[Group, ...] = sentence.known["groups"]
    return found


def _found(sentence: Sentence) -> Iterator[Group]:
    flat, text = sentence.plain, sentence.text
    tokens = [(m[0], m.start(), m.end()) for m in TOKEN.finditer(flat)]
    cased = not sentence.shouted and not sentence.whispered
    few = len(ENGLISH_WORDS.findall(flat))
    # "Farmers marched in Corculla": a short sentence is in the language of its verbs.
    told = bool(sentence.verbs) and all(v.language is Language.EN for v in sentence.verbs)
    english = few >= 2 or (few == 1 and told)
    n = 0
    while n < len(tokens):
        word, start, end = tokens[n]
        if (
            english
            and text[start:end].isascii()
            and (ENGLISH.fullmatch(word.removesuffix("'")) or protesters(tokens, n))
        ):
            while (on := further(tokens, n)) > n:
                n = on  # "union federation", "union mining workers"
            if SINGLE.fullmatch(tokens[n][0]) and not one_body(tokens, n, text, cased):
                n += 1
                continue
            group, n = english_group(tokens, n, text, cased)
            yield group
            continue
        if _SORTS.search(flat[max(0, start - 24) : end]):
            n += 1
            continue  # "80 personas, entre varones y mujeres"
        body = _is_body(tokens, n, sentence, cased)
        people = (
            word in PEOPLE
            or TRADE.fullmatch(word)
            or (word in PEOPLES and n > 0 and tokens[n - 1][0] in FELLOWS)
        )
        if not body and (not people or _of_a_name(tokens, n, text, cased)):
            n += 1
            continue
        group, last = _group_at(tokens, n, sentence, cased=cased, body=body)
        yield group
        n = last + 1
        while n < len(tokens) and tokens[n][1] < group.end:
            n += 1  # its short name in brackets


_HIS = ("su", "sus", "nuestro", "nuestra")


def _group_at(
    tokens: list[tuple[str, int, int]], n: int, sentence: Sentence, *, cased: bool, body: bool
) -> tuple[Group, int]:
    """The group whose name begins with a word, with its last word; `body`, it is a union or the like."""
    flat, text, start = sentence.plain, sentence.text, tokens[n][1]
    begin, lead = before_group(tokens, n)
    named = not body and any(t[0] in SPEAKERS for t in tokens[:begin] if t[1] >= lead)
    last = _complement(tokens, n, text, cased, body, named)
    if not body and (whose := _belonging(tokens, last, sentence, cased)) is not None:
        last = _complement(tokens, whose, text, cased, True, False)
    elif not body and last > n and BELONG.match(tokens[last][0]):
        last -= 1  # "médicos pertenecientes al Ministerio"
    end = min(tokens[last][2], start + _LONGEST)
    following = tokens[last + 1][0] if last + 1 < len(tokens) else ""
    if (short := _SHORT.match(text, end)) is not None:
        end = short.end()
    # "Su gremio": whose is told before
    bare = (last == n or body) and begin > 0 and tokens[begin - 1][0] in _HIS
    suffered = following in SUFFERED and not _BY_WRONG.match(flat, end)
    return Group(start if begin == n else tokens[begin][1], end, lead, body, bare or suffered), last


def _belonging(tokens: list[tuple[str, int, int]], last: int, sentence: Sentence, cased: bool) -> int | None:
    """The body to which a group belongs, as the words behind it say: "docentes agremiados al Sutep"."""
    at = last if BELONG.match(tokens[last][0]) else last + 1
    if at >= len(tokens) or not BELONG.match(tokens[at][0]):
        return None
    at += 1
    while at < len(tokens) and tokens[at][0] in ("a", "al", "en", "el", "la", "los", "las"):
        at += 1
    return at if at < len(tokens) and _is_body(tokens, at, sentence, cased) else None


def _is_body(tokens: list[tuple[str, int, int]], n: int, sentence: Sentence, cased: bool) -> bool:
    word, start, end = tokens[n]
    if (after := BODIES.get(word)) is not None:
        return after.match(sentence.plain, end) is not None
    written = sentence.text[start:end]
    if word in ACRONYMS:
        return (
            written.isupper()
            or (written[0].isupper() and len(word) > 4)
            or (
                len(word) > 4
                and (sentence.whispered or (n > 0 and tokens[n - 1][0] in ("el", "la", "los", "del")))
            )
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
    if not before or not capital(text, tokens[n], cased):
        return False
    if before[-1] in ",(" and n + 1 < len(tokens) and tokens[n + 1][0] in "),":
        return True  # "(Anco-Huallo, Chincheros)"
    if not before[-1][0].isalpha():
        return False
    tagged = tokens[n - 1][1] > 0 and text[tokens[n - 1][1] - 1] == "#"
    return not tagged and before[-1] not in ("ex", "los", "las", "de")


def _complement(
    tokens: list[tuple[str, int, int]], n: int, text: str, cased: bool, body: bool, named: bool
) -> int:
    """The last word of what says more of a group; `named` where its speaker's name may follow."""
    last, at, plural, fresh = n, n + 1, tokens[n][0].endswith("s"), True
    while at < len(tokens):
        word = tokens[at][0]
        if word in ("de", "del"):
            nxt = at + 1
            while nxt < len(tokens) and tokens[nxt][0] in WHOSE:
                nxt += 1
            while (
                nxt + 1 < len(tokens)
                and HOW_MANY.fullmatch(tokens[nxt][0])
                and tokens[nxt][0] not in ("un", "una")
                and tokens[nxt + 1][0] not in UNITS
                and tokens[nxt + 1][0][0].isalpha()
            ):
                nxt += 1  # "familiares de las 18 víctimas"
            if nxt >= len(tokens) or not tokens[nxt][0][0].isalpha() or _NO_NAME.match(tokens[nxt][0]):
                break
            if not capital(text, tokens[nxt], cased) and (
                tokens[nxt][0] in TIMES or (nxt > at + 1 and HOW_MANY.fullmatch(tokens[nxt][0]))
            ):
                break
            last, at, fresh = nxt, nxt + 1, False
            plural = tokens[nxt][0].endswith("s")
            continue
        if word in ("y", "e") and at + 1 < len(tokens):
            following = tokens[at + 1][0]
            person = following in PEOPLE or bool(TRADE.fullmatch(following))
            names = capital(text, tokens[at + 1], cased) and capital(text, tokens[last], cased)
            if person or names or _adjective(following, plural):
                last, at = at + 1, at + 2
                fresh = fresh and person
                continue
            break
        if body and word in LINKS and at + 2 < len(tokens) and cased:
            article = tokens[at + 1][0] in ("la", "el", "los", "las")
            whose = tokens[min(at + 1 + article, len(tokens) - 1)]
            # "Trabajadores en la Educación", but "en Lima" is where.
            if (
                (word != "en" or article)
                and capital(text, whose, cased)
                and capital(text, tokens[last], cased)
            ):
                last, at = at + 1 + article, at + 2 + article
                continue
            break
        if not word[0].isalpha() or word in SUFFERED:
            break
        if named and capital(text, tokens[at], cased) and at + 1 < len(tokens):
            break  # "El vocero de los cocaleros Juan Pérez"
        if capital(text, tokens[at], cased) or (
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
