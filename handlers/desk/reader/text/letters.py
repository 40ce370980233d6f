"""The letters of a text: one kind of space and line end, and the same words without accents or capitals."""

from __future__ import annotations

import re
import unicodedata

#: A longer text is no report; what is beyond is not read.
LONGEST = 20_000


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
#: "… entre Moquegua y Tacna.En la madrugada …"
_STUCK = re.compile(r"(?<=[a-záéíóúñ]{4})\.(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+[ ,])")
#: "PARO EN JAÉN!!! los cafetaleros tomaron …": called out above what is told.
_SHOUT = re.compile(
    r"^(\W*+(?=[^!\n]*[A-ZÁÉÍÓÚÑ]{4})[A-ZÁÉÍÓÚÑ\d][^a-záéíóúñ.:!?¡¿\n]{3,44})\s?!+\s+(?=[\W]*\w?[a-záéíóúñ])"
)
#: "Buenos días. Vías bloqueadas a esta hora:": the heading begins behind it.
_GREETING = re.compile(
    r"^\W*(?:[Bb]uen[oa]s (?:d[ií]as|tardes|noches)|[Hh]ola)(?: a tod[oa]s| amig[oa]s| grupo)?[.!]+\s+(?=\S)"
)
#: What a page's address says ("…/bloqueo-en-puno") is told of no event.
_ADDRESS = re.compile(
    r"\b(?:https?://|www\.)[^\s)»”\"']*[\w/]|\b[\w-]+(?:\.[\w-]+)*\.(?:pe|com|org|net|info|be|ly|me)/[^\s)»”\"']*[\w/]"
)
#: "*Puno*", "_Juliaca_": letters that a chat makes bold.
_BOLD = re.compile(r"(?<![\w*])[*_](?=[^\s*_])([^*_\n]{0,300}[^\s*_])[*_](?![\w*])")
#: "tránsito  interrumpido": what a keyboard or a page left between two words.
#: More empty lines than one say no more than one.
_GAP = re.compile(r"[ \t]?\n(?:[ \t]*\n){2,}")
_SPACES = re.compile(r"[ \u00a0\u2002-\u200a\u202f\u3000]+")


def plain(text: str) -> str:
    """The text without accents and capitals, addresses of pages blank; every character stays at its place."""
    flat = text.translate(_PLAIN)
    return _ADDRESS.sub(lambda match: " " * len(match[0]), flat) if "/" in flat or "www." in flat else flat


def cleaned(text: str) -> str:
    """The text in composed letters, without invisible marks and unknown line ends, at most as long as is read."""
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text[:LONGEST]))
    text = _GREETING.sub("", text)
    text = _SHOUT.sub(r"\1: ", _STUCK.sub(". ", _BOLD.sub(r"\1", text)))
    text = _INVISIBLE.sub("", re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text))
    return _GAP.sub("\n\n", _SPACES.sub(" ", text))
