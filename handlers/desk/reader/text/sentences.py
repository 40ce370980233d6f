"""A report in pieces: blocks, sentences, and the same words without accents or capitals at the same places."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from handlers.desk.reader.text.clauses import clauses, dated, listed
from handlers.desk.reader.what.acts import Act, acts_in
from handlers.desk.reader.words.verbs import Verb, verbs_in

#: A longer text is no report; what is beyond is not read.
LONGEST = 20_000
#: A longer sentence is cut, and more sentences than this are not read: both are no report, and cost time.
LONGEST_SENTENCE = 700
MOST_SENTENCES = 300


class _Plain(dict[int, str]):
    """One character without accent and capital, always one character."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        base = unicodedata.normalize("NFKD", char)[0] if char.isalpha() else char
        self[point] = (base if base.isalpha() or not char.isalpha() else char).lower()[:1] or char
        return self[point]


_PLAIN = _Plain(
    {
        0xA0: " ",
        0x202F: " ",
        0x2009: " ",
        0x2019: "'",
        0x2013: "-",
        0x2014: "-",
        0x2212: "-",
        0x2010: "-",
        0x2011: "-",
        0x09: " ",
        0x23: " ",  # a hashtag is the word after it
    }
)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufe0f\u20e3\u00ad]")

_SHORT = (
    r"km|kms|kil|panam|pers|av|avs|ave|jr|sr|sra|dr|dra|ing|lic|prov|dist|dpto|dep|depto|aprox|approx|nro|num|no|st|"
    r"mt|hrs|hr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic|"
    r"h|mz|lt|atte|att|psje|gral|crnl|cmdte|gob|pdte|eeuu|vs|urb|pje|carr|ee|uu|ff|aa|[a-z]"
)
_END = re.compile(r"(?<=[.!?…])[\"»”')\]]*\s+(?=[\"«“'(\[¿¡*•]*[^\W_])|(?<=[!?])\s+")
_SHORT_END = re.compile(rf"(?:^|[^a-z])(?:{_SHORT})\.[\"»”')\]]*$")
_HALF_DAY = re.compile(r"\b[ap]\.\s?m\.$")
_BULLET = re.compile(
    r"\s*(?:[-*•·▪►▶➡→✅❌🔴🟡🟢🟠⚠📍🚧🚨🔹🔸🔺●○◦■□✔–—]+|[.](?=\s)|\(?\d{1,2}[.)](?=\s)(?!(?<=\d\))\s(?:personas|manifestantes|pobladores|comuneros)\b)|[a-z]\)(?=\s))\s*"
)
#: What a chat puts before a copied message: "[05/01 11:40] Rosa:".
_STAMP = re.compile(
    r"^\W*\[?\d{1,2}:\d{2}(?::\d{2})?"
    r"(?:\s?[ap]\.?\s?m\.?)?,?\s+\d{1,2}/\d{1,2}(?:/\d{2,4})?\]?\s*-?\s*(?:\+?[\d ]{6,}|[^:\n]{2,30}):\s+|"
    r"^\W*\[?\d{1,2}/\d{1,2}(?:/\d{2,4})?,?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?\]?\s*-?\s*"
    r"(?:\+?[\d ]{6,}|[^:\n]{2,30}):\s+"
)
_FIELD = re.compile(
    r"\W*(?:ubicaci|ubigeo|lugar|via\b|codigo|carretera\b|ruta\b|km\b|kilom|progresiva|estado|evento|"
    r"motivo|fecha|fuente|tipo|"
    r"alerta|afectaci|tramo|sector|distrito|provincia|departamento|region|hora|transit|inicio|road|"
    r"location|status|"
    r"source|date|time|cause|event)[^:\n]{0,24}:"
)


#: "¿Cuáles son las vías bloqueadas?" stands above a list.
_WHICH = re.compile(r"^[^.;]{0,60}¿(?:cuales son|que|en que|donde)\b[^.;?¿]{5,90}\?$")
#: "… entre Moquegua y Tacna.En la madrugada …"
_STUCK = re.compile(r"(?<=[a-záéíóúñ]{4})\.(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+[ ,])")
#: "PARO EN JAÉN!!! los cafetaleros tomaron …": called out above what is told.
_SHOUT = re.compile(
    r"^(\W*(?=[^!\n]*[A-ZÁÉÍÓÚÑ]{4})[A-ZÁÉÍÓÚÑ\d][^a-záéíóúñ.:!?¡¿\n]{3,44})\s?!+\s+(?=[\W]*\w?[a-záéíóúñ])"
)
#: "*Puno*", "_Juliaca_": letters that a chat makes bold.
_BOLD = re.compile(r"(?<![\w*])[*_](?=[^\s*_])([^*_\n]{0,100}[^\s*_])[*_](?![\w*])")
_STATE = re.compile(r"\W*(?:(?:el )?transito|(?:el )?pase|situacion|estado|traffic|status)\b")


def plain(text: str) -> str:
    """The text without accents and capitals; every character stays at its place."""
    return text.translate(_PLAIN)


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
    def verbs(self) -> list[Verb]:
        """Its verbs, in the order of the words."""
        return verbs_in(self.plain, self.text)

    @cached_property
    def acts(self) -> list[Act]:
        """What somebody does in it to something, in the order of the verbs."""
        return acts_in(self.plain, self.text, self.verbs)

    @cached_property
    def title(self) -> bool:
        """Whether it is a short line of its own without a full stop, as what stands above others."""
        if self.alone and not self.bullet and _WHICH.search(self.plain):
            return True
        short = self.alone and not self.bullet and len(self.text) <= 70
        return short and not re.search(r"[.!?]$", re.sub(r"\b(?:[ap]\.\s?m|hrs?|h)\.$", "", self.text))

    @cached_property
    def shouted(self) -> bool:
        """Whether capitals tell nothing here: all are, or none is."""
        letters = sum(map(str.isalpha, self.text))
        return sum(map(str.isupper, self.text)) > 0.7 * letters

    @cached_property
    def whispered(self) -> bool:
        """Whether it is typed without any capitals, as in a chat."""
        words = re.findall(r"[^\W\d_]{2,}", self.text)
        return not any(w[0].isupper() for w in words[1:])


def cleaned(text: str) -> str:
    """The text in composed letters, without invisible marks and unknown line ends, at most as long as is read."""
    text = unicodedata.normalize("NFC", text[:LONGEST])
    text = _SHOUT.sub(r"\1: ", _STUCK.sub(". ", _BOLD.sub(r"\1", text)))
    return _INVISIBLE.sub("", re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text))


def sentences(text: str) -> list[Sentence]:
    """The text's sentences in order; an empty line or a bullet begins a new block or line."""
    found: list[Sentence] = []
    for number, block in enumerate(_blocks(text)):
        for line in _lines(block):
            bullet = _BULLET.match(line)
            rest = line[bullet.end() :] if bullet else line
            rest = _STAMP.sub("", rest)
            form = bool(_FIELD.match(plain(rest))) and "; " in rest
            parts = [rest] if form else [row for part in _split(rest) for row in dated(part, plain)]
            if bullet and len(parts) > 1 and _STATE.match(plain(parts[1])):
                # "Ucayali: vía Basadre, km 53, Campo Verde. Tránsito restablecido": one point.
                parts[:2] = [f"{parts[0].rstrip(' .')}: {parts[1]}"]
            first = len(found)
            for at, one in enumerate(parts, len(found)):
                points = None if form else listed(one, plain)
                if points is not None:
                    head, items = points
                    found += [Sentence(head, number, len(found), bool(bullet), at, lists=True)]
                    found += [
                        Sentence(item, number, len(found) + n, True, -2 - len(found) - n)
                        for n, item in enumerate(items)
                    ]
                    continue
                for part in (
                    clause for piece in _cut(one) for clause in ([piece] if form else clauses(piece, plain))
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
    """A sentence in pieces that are short enough, cut between words."""
    pieces = []
    while len(part) > LONGEST_SENTENCE:
        at = part.rfind(" ", 0, LONGEST_SENTENCE)
        at = at if at > 0 else LONGEST_SENTENCE
        pieces.append(part[:at])
        part = part[at:]
    return [*pieces, part]


def _blocks(text: str) -> list[str]:
    """The text in blocks; fields of forms that empty lines stand between are one block."""
    found: list[str] = []
    form = False
    for block in re.split(r"\n\s*\n", text):
        if not block.strip():
            continue
        fields = all(_FIELD.match(plain(line)) for line in block.splitlines() if line.strip())
        if fields and form:
            found[-1] += f"\n{block}"
        else:
            found.append(block)
        form = fields
    return found


#: With these rows begin, one like the other; lines without any capital are as their writer broke them.
_FIRST_WORDS = ("km ", "km. ", "kilometro ", "puente ", "sector ", "pe-", "tramo ", "carretera ", "via ")
_LOWER = re.compile(r"[^A-ZÁÉÍÓÚÑ]+$")
_OPEN_END = re.compile(r"(?:[,\-]|\s(?:de|del|la|el|los|las|en|y|e|a|al|que|por|con|para))$")


def _lines(block: str) -> list[str]:
    """The lines of a block, a line torn in its middle made whole, a form of "Field: value" lines made one."""
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    if _filled_in(lines):
        return _forms(lines)
    whole: list[str] = []
    for line in lines:
        torn = (
            whole
            and not re.search(r"[.!?:;…]\W*$", whole[-1])
            and len(whole[-1]) >= 40
            and not _BULLET.match(line)
            and (line[0].islower() or line[0].isdigit() or whole[-1].endswith((",", "-")))
            and not (plain(line).startswith(_FIRST_WORDS) and plain(line)[:4] == plain(whole[-1])[:4])
            and not (_LOWER.match(line) and _LOWER.match(whole[-1]) and not _OPEN_END.search(whole[-1]))
        )
        if torn:
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def _filled_in(lines: list[str]) -> bool:
    """Whether lines are the fields of a form; rows that begin alike, one after the other, are a list: "Km 85: Mala"."""
    fields = [match and re.sub(r"[\W\d]", "", match[0]) for match in (_FIELD.match(plain(li)) for li in lines)]
    alike = any(one and one[:5] == other[:5] for one, other in pairwise(fields) if other)
    return sum(map(bool, fields)) >= 3 and not alike


def _forms(lines: list[str]) -> list[str]:
    """One line for each filled form; a field that comes again begins the next one."""
    forms: list[list[str]] = [[]]
    seen: set[str] = set()
    for line in lines:
        match = _FIELD.match(plain(line))
        name = re.sub(r"\W", "", match[0])[:6] if match else ""
        if name and name in seen:
            forms.append([])
            seen = set()
        if name:
            seen.add(name)
        forms[-1].append(line.rstrip(" .;"))
    return ["; ".join(form) for form in forms if form]


def _split(line: str) -> list[str]:
    """The sentences of a line; a stop after "km", "Av." or a single letter ends none, after "a. m." it may."""
    parts, start = [], 0
    flat = plain(line)
    for end in _END.finditer(flat):
        before, after = flat[start : end.start()], line[end.end() : end.end() + 1]
        if _HALF_DAY.search(before):
            if not after.isupper():
                continue
        elif _SHORT_END.search(before[-12:]) or (before.endswith(".") and after.islower()):
            continue
        parts.append(line[start : end.start()])
        start = end.end()
    return [*parts, line[start:]]
