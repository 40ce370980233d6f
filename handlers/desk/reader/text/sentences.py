"""A report in pieces: its sentences, what they say of themselves, and their verbs and acts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from handlers.desk.reader.text.clauses import clauses
from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.text.lines import BULLET, FIELD, blocks, lines
from handlers.desk.reader.text.listings import dated, listed
from handlers.desk.reader.what.acts import Act, acts_in
from handlers.desk.reader.what.passing import Remark, remark
from handlers.desk.reader.words.verbs import Verb, verbs_in

#: A longer sentence is cut, and more sentences than this are not read: both are no report, and cost time.
LONGEST_SENTENCE = 700
MOST_SENTENCES = 300


_SHORT = (
    r"km|kms|kil|panam|pers|av|avs|ave|jr|sr|sra|dr|dra|ing|lic|prov|dist|dpto|dep|depto|aprox|approx|nro|num|no|st|"
    r"mt|hrs|hr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic|"
    r"h|mz|lt|atte|att|psje|gral|crnl|cmdte|gob|pdte|eeuu|vs|urb|pje|carr|ee|uu|ff|aa|[a-z]"
)
_END = re.compile(r"(?<=[.!?…])[\"»”')\]]*\s+(?=[\"«“'(\[¿¡*•]*[^\W_])|(?<=[!?])\s+")
#: "Event: roadblock; Location: Chala": a form in one line, and no prose behind a label.
_NEXT_FIELD = re.compile(r"; [^;:.]{3,30}:(?= )")
_BEGINS = re.compile(r"[.!?…][\"»”')\]]*\s+[¿¡\"«“']*[A-ZÁÉÍÓÚÑ]")
_BEGINS_SMALL = re.compile(r"[a-záéíóúñ]{3}[.]\s+[a-záéíóúñ]")
_SHORT_END = re.compile(rf"(?:^|[^a-z])(?:{_SHORT})\.[\"»”')\]]*$")
#: The stops of "5:00", "620.5", "a. m." and "km. 12".
_NO_STOP = re.compile(
    r"[.:,](?:(?<=\d.)(?=\d)|(?<=\b[ap]\.)(?=\s?m\b)|(?<=\b[ap]\.\sm\.)|(?<=\b[ap]\.m\.)|(?<=\bkm\.)|"
    r"(?<=\bkms\.))"
)
#: The end of an hour, or of a field that is one, "Inicio: 05:15 h."; what goes on small goes on with it.
_HALF_DAY = re.compile(r"\b[ap]\.\s?m\.$|\b(?:inicio|hora|fecha)\s*:[^.;]{0,30}\d\s?(?:h|hs|hrs)\.$")
#: What a chat puts before a copied message: "[05/01 11:40] Rosa:".
_STAMP = re.compile(
    r"^\W*\[?\d{1,2}:\d{2}(?::\d{2})?"
    r"(?:\s?[ap]\.?\s?m\.?)?,?\s+\d{1,2}/\d{1,2}(?:/\d{2,4})?\]?\s*-?\s*(?:\+?[\d ]{6,}|[^:\n]{2,30}):\s+|"
    r"^\W*\[?\d{1,2}/\d{1,2}(?:/\d{2,4})?,?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?\]?\s*-?\s*"
    r"(?:\+?[\d ]{6,}|[^:\n]{2,30}):\s+"
)


#: "¿Cuáles son las vías bloqueadas?" stands above a list.
_WHICH = re.compile(r"^[^.;]{0,60}¿(?:cuales son|que|en que|donde)\b[^.;?¿]{5,90}\?$")
_STATE = re.compile(r"\W*(?:(?:el )?transito|(?:el )?pase|situacion|estado|traffic|status)\b")


#: What stands beside the words of a chat with capitals that are not its writer's: "Radio Onda Azul informa: …", "#Puno".
_BESIDE = re.compile(
    r"^[^:|.\n]{3,45}[:|]\s+(?=(?:\S+\s+){5})|[#@]\w+|\([^()\n]*\)\s*$|"
    r"\b(?:v[ií]a|fuentes?|fotos?|videos?|cr[eé]ditos?)\s*:?\s[^.\n]{0,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """A sentence or a part of one that tells of something itself, a line of a list, or a filled form.

    `block` and `number` count from 0; parts of one sentence have the same `whole`.
    """

    text: str
    block: int
    number: int
    bullet: bool = False
    whole: int = -1
    lists: bool = False  # the next ones are a list of what it says
    opens: bool = False  # it begins a line
    alone: bool = False  # it is all of its line

    @cached_property
    def plain(self) -> str:
        """The sentence without accents and capitals, character by character."""
        return plain(self.text)

    @cached_property
    def level(self) -> str:
        """`plain` without the stops of hours, kilometres and half days, so that those that are left end a clause."""
        return _NO_STOP.sub("_", self.plain)

    @cached_property
    def known(self) -> dict[str, Any]:
        """What other rooms found out about it once, by what they call it; it goes when the text was read."""
        return {}

    @cached_property
    def verbs(self) -> list[Verb]:
        """Its verbs, in the order of the words."""
        return verbs_in(self.plain, self.text)

    @cached_property
    def acts(self) -> list[Act]:
        """What somebody does in it to something, in the order of the verbs."""
        return acts_in(self.plain, self.text, self.verbs)

    @cached_property
    def remark(self) -> Remark | None:
        """What its few words say of one place and of nothing else, whether one gets through there."""
        return remark(self.plain)

    @cached_property
    def title(self) -> bool:
        """Whether it is a short line of its own without a full stop, as what stands above others."""
        if self.alone and not self.bullet and _WHICH.search(self.plain):
            return True
        short = self.alone and not self.bullet and len(self.text) <= 70
        return short and not re.search(r"[.!?]$", re.sub(r"\b(?:[ap]\.\s?m|hrs?|h)\.$", "", self.text))

    @property
    def headline(self) -> bool:
        """Whether it may be the headline of what follows: the first line, of its own, without a full stop."""
        first = self.number == 0 and self.alone and not self.bullet
        return first and not self.text.rstrip().endswith((".", "!", "?"))

    @cached_property
    def shouted(self) -> bool:
        """Whether capitals tell nothing here: all are, or none is."""
        letters = sum(map(str.isalpha, self.text))
        return sum(map(str.isupper, self.text)) > 0.7 * letters

    @cached_property
    def whispered(self) -> bool:
        """Whether it is typed without any capitals, as in a chat."""
        words = re.findall(r"[^\W\d_]{2,}", _BESIDE.sub("", self.text))
        return not any(w[0].isupper() for w in words[1:])


def sentences(text: str) -> list[Sentence]:
    """The text's sentences in order; an empty line or a bullet begins a new block or line."""
    found: list[Sentence] = []
    for number, block in enumerate(blocks(text)):
        for line in lines(block):
            bullet = BULLET.match(line)
            rest = line[bullet.end() :] if bullet else line
            rest = _STAMP.sub("", rest)
            form = bool(FIELD.match(plain(rest))) and _NEXT_FIELD.search(rest) is not None
            parts = [rest] if form else [row for part in _split(rest) for row in dated(part)]
            if bullet and len(parts) > 1 and _STATE.match(plain(parts[1])):
                # "Ucayali: vía Basadre, km 53, Campo Verde. Tránsito restablecido": one point.
                parts[:2] = [f"{parts[0].rstrip(' .')}: {parts[1]}"]
            first = len(found)
            for at, one in enumerate(parts, len(found)):
                points = None if form else listed(one)
                if points is not None:
                    head, items = points
                    found += [Sentence(head, number, len(found), bool(bullet), at, lists=True)]
                    found += [
                        Sentence(item, number, len(found) + n, True, -2 - len(found) - n)
                        for n, item in enumerate(items)
                    ]
                    continue
                for part in (
                    clause for piece in _cut(one) for clause in ([piece] if form else clauses(piece))
                ):
                    if part.strip() and len(found) < MOST_SENTENCES:
                        # What follows in the line of a bullet says more of it and is none itself.
                        marked = bool(bullet) and len(found) == first
                        opens, alone = len(found) == first, part.strip() == rest.strip()
                        found.append(
                            Sentence(part.strip(), number, len(found), marked, at, opens=opens, alone=alone)
                        )
    return found


def _cut(part: str) -> list[str]:
    """A sentence in pieces that are short enough, cut behind a semicolon or between words."""
    pieces = []
    while len(part) > LONGEST_SENTENCE:
        at = max(part.rfind("; ", LONGEST_SENTENCE // 3, LONGEST_SENTENCE) + 1, 0)
        at = at or part.rfind(" ", 0, LONGEST_SENTENCE)
        at = at if at > 0 else LONGEST_SENTENCE
        pieces.append(part[:at])
        part = part[at:]
    return [*pieces, part]


def _split(line: str) -> list[str]:
    """The sentences of a line; a stop after "km", "Av." or a single letter ends none, after "a. m." it may.

    Where a small letter follows, it ends one only in a line that begins none with a capital, as phones type.
    """
    parts, start = [], 0
    flat = plain(line)
    small = _BEGINS_SMALL.search(line) is not None and _BEGINS.search(line) is None
    for end in _END.finditer(flat):
        before, after = flat[start : end.start()], line[end.end() :].lstrip("\"«“'([¿¡*•")[:1]
        if _HALF_DAY.search(before):
            if not after.isupper():
                continue
        elif _SHORT_END.search(before[-12:]) or (before.endswith(".") and after.islower() and not small):
            continue
        parts.append(line[start : end.start()])
        start = end.end()
    return [*parts, line[start:]]
