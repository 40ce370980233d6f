"""Who says so by a name of the networks, "RT @onda_azul: …", and which of the addresses in a message name anybody."""

from __future__ import annotations

import re

_URL = re.compile(r"https?://[^\s)»”\"']+")
_HANDLE = re.compile(r"(?<![\w@.])@(\w{3,30})")
#: Several in a row, "@policia @sutran": whoever is called upon.
_ROW = re.compile(r"(?<![\w@.])@\w{3,30}(?:[\s,]+@\w{3,30})+")
#: What names whoever says so.
_GIVEN = re.compile(
    r"\b(?:rt|via|segun|fuentes?|fotos?|videos?|imagen(?:es)?|credito|cortesia|por|reporta|informa|de|from|by|per|"
    r"source|photo|credit)\s?:?\s(?:de |del |la |el )?$|\($"
)
#: "@onda_azul: …", "@onda_azul informa que …": whoever speaks; what stands behind any other is said to them.
_SPEAKS = re.compile(
    r"\s?:|\s(?:informa|reporta|confirma|alerta|dice|senala|publica|comunica|says|reports?|confirms?)\w*\b|\s?[|)-]"
)
#: Networks and shortened addresses carry what anybody says.
_CARRIER = re.compile(
    r"https?://(?:[\w-]+\.)*(?:t\.co|bit\.ly|youtu\.be|youtube\.com|fb\.\w+|facebook\.com|twitter\.com|x\.com|tiktok\.com|"
    r"instagram\.com|wa\.me|whatsapp\.com|t\.me|goo\.gl|maps\.google\.\w+|google\.com|tinyurl\.com|ow\.ly|acortar\.link|"
    r"cutt\.ly|drive\.google\.com|threads\.net)\b"
)


def urls_in(text: str) -> list[str]:
    """The addresses in a text, in order."""
    return _URL.findall(text)


def without_urls(text: str) -> str:
    """The text without them."""
    return _URL.sub("", text)


def host(url: str) -> str:
    """Whose page it is, empty where it is a network on which anybody writes."""
    return "" if _CARRIER.match(url) else re.sub(r"^https?://(?:www\.)?([^/]+).*$", r"\1", url)


def handles_in(text: str, flat: str) -> list[str]:
    """Those who say so by their name on a network, without whoever is but called upon: "@policia vengan a Chao"."""
    rows = [match.span() for match in _ROW.finditer(text)]
    found = []
    for match in _HANDLE.finditer(text):
        given = _GIVEN.search(flat[: match.start()]) or _SPEAKS.match(flat, match.end())
        opens = not re.search(r"\w", flat[: match.start()]) and re.search(r"\w", flat[match.end() :])
        if given or not (opens or any(start <= match.start() < end for start, end in rows)):
            found.append(match[1])
    return found
