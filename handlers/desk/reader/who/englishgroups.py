"""Groups of people as English names them, and what stands before a group in either language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.desk.reader.who.groupwords import (
    ARTICLES,
    ENGLISH,
    ENGLISH_KIND,
    HOW_MANY,
    OF_THEM,
    SUFFERED,
)

#: Who is no group, but stands with one: "alcaldes y comuneros".
_BESIDE = frozenset(("autoridades", "alcaldes", "regidores", "dirigentes", "lideres", "apus", "funcionarios"))
Tokens = list[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Group:
    """A group where it stands; its article and number begin at `lead`, and a body with a name is `organised`."""

    start: int
    end: int
    lead: int
    organised: bool
    shut: bool = False  # something is said of it that people suffer, "conductores varados"


def capital(text: str, token: tuple[str, int, int], cased: bool) -> bool:
    """Whether a word is written with a capital where that tells something."""
    return cased and text[token[1]].isupper()


def before_group(tokens: Tokens, n: int) -> tuple[int, int]:
    """The first word of a group ("pescadores y estibadores"), and where its article and number begin."""
    begin = n
    at = n - 1
    while at >= 0:
        word = tokens[at][0]
        of = word in ("de", "del", "of", "from") and at > 0 and tokens[at - 1][0] in (*OF_THEM, "%", "ciento")
        share = word == "%" or (word == "por" and tokens[at + 1][0] == "ciento")  # "el 80 % de los taxistas"
        if word == "parte" and at > 0 and tokens[at - 1][0] == "por":
            at += 1  # "por parte de los mineros"
            break
        the_of = (
            word in ("de", "cerca", "mas", "alrededor")
            and at > 0
            and tokens[at - 1][0] in ("cerca", "mas", "alrededor")
        )
        if word == "y" and at > 0 and tokens[at - 1][0] in _BESIDE:
            at -= 2  # "autoridades y pobladores"
            continue
        those = word in ("de", "del") and at > 0 and tokens[at - 1][0] in ("los", "las")  # "los del Sutep"
        if not (
            word in ARTICLES
            or those
            or HOW_MANY.fullmatch(word)
            or of
            or share
            or the_of
            or (word in OF_THEM and at + 1 < n and tokens[at + 1][0] in ("de", "del", "of", "general"))
        ):
            break
        at -= 1
    return begin, tokens[at + 1][1]


def further(tokens: Tokens, n: int) -> int:
    """The word of the same group that goes on from the one at `n`: "union mining workers"; that one where none does."""
    for at in range(n + 1, min(n + 4, len(tokens))):
        if ENGLISH.fullmatch(tokens[at][0].removesuffix("'")):
            return at
        if not ENGLISH_KIND.fullmatch(tokens[at][0]):
            break
    return n


def one_body(tokens: Tokens, n: int, text: str, cased: bool) -> bool:
    """Whether a body in the singular is one: with an article, a name or what it is of."""
    before = tokens[n - 1][0] if n else ""
    following = tokens[n + 1][0] if n + 1 < len(tokens) else ""
    if _SPEAKER.fullmatch(following):
        return False  # "a community leader said"
    kind = bool(ENGLISH_KIND.fullmatch(before)) or before in (
        "the",
        "a",
        "an",
        "its",
        "their",
        "s",
        "'",
        "another",
        "one",
    )
    own = n > 0 and capital(text, tokens[n - 1], cased)
    return kind or own or following in ("of", "from") or (not cased and not following)


_SPEAKER = re.compile(
    r"leader|spokes\w+|president|advis[eo]r|lawyer|representative|official|member|secretary"
)
_FRONTS = frozenset(("front", "fronts", "committee", "committees"))
_DEFENDS = re.compile(r"defen[cs]e|struggle|strike")


def protesters(tokens: Tokens, n: int) -> bool:
    """Whether it says which protesters they are: "Indigenous protesters"."""
    if n > 0 and tokens[n][0] == "members" and tokens[n - 1][0] in ("union", "community", "cooperative"):
        return True
    if tokens[n][0] in _FRONTS and n > 0 and _DEFENDS.fullmatch(tokens[n - 1][0]):
        return True  # "the local defense front"
    who = tokens[n][0] in ("protesters", "demonstrators", "leaders", "groups", "members")
    return who and n > 0 and ENGLISH_KIND.fullmatch(tokens[n - 1][0]) is not None


def english_group(tokens: Tokens, n: int, text: str, cased: bool) -> tuple[Group, int]:
    """The group around the word at `n`, and the word to go on from."""
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
            if last > n and capital(text, tokens[last], cased) and capital(text, tokens[at + 1], cased):
                last, at = at + 1, at + 2  # "residents of Chiguirip and Oxamarca"
                continue
            break
        while nxt < len(tokens) and tokens[nxt][0] in ("the", "a", "an", "several", "nearby", "local"):
            nxt += 1
        if nxt >= len(tokens) or not tokens[nxt][0][0].isalpha():
            break
        last, at = nxt, nxt + 1
        while at < len(tokens) and (
            capital(text, tokens[at], cased)
            or tokens[at][0]
            in ("mine", "refinery", "union", "valley", "market", "province", "university", "district", "of")
        ):
            if tokens[at][0] == "of" and not (at + 1 < len(tokens) and capital(text, tokens[at + 1], cased)):
                break
            last, at = at, at + 1
    _, lead = before_group(tokens, begin)
    following = tokens[last + 1][0] if last + 1 < len(tokens) else ""
    word = tokens[n][0]
    body = bool(
        re.match(
            r"(?:union|front|committee|federation|association|confederation|organi[sz]ation|cooperative|collective)",
            word,
        )
    )
    return Group(tokens[begin][1], tokens[last][2], lead, body, following in SUFFERED), last + 1
