"""What a page sets between and below its own words: other news, what to do with it, its labels."""

from __future__ import annotations

import re

_LABEL = (
    r"(?:le[ea]|mir[ae]|ve[ar]?|puedes ver|conoce|revis[ae])\s(?:tambi[eé]n|m[aá]s|adem[aá]s|aqu[ií])|"
    r"tambi[eé]n (?:le[ea]|mir[ae]|puedes ver)|"
    r"(?:tambi[eé]n )?(?:te|le) (?:puede|podr[ií]a) interesar|(?:te|le) recomendamos|(?:video|nota|"
    r"noticia)s? (?:recomendad|relacionad)[oa]s?|"
    r"puedes ver|m[aá]s (?:noticias|informaci[oó]n) (?:en|de|sobre)|etiquetas|tags|temas relacionados|comparte esta noticia|"
    r"(?:siga|sigue|s[ií]gue|s[ií]ga)nos en|[uú]nete a(?:qu[ií])?|suscr[ií]bete|read (?:more|also)|"
    r"related(?: news| stories)?|see also"
)
#: "LEE TAMBIÉN | Cusco: turistas varados …", "Te puede interesar:", then a title in a line of its own.
_OTHER = re.compile(
    rf"(?:(?<=\n)|(?<=\A)|(?<=[.!?”\"] ))[^\S\n]*[-*•►▶👉»>|(\[]*[^\S\n]*(?:{_LABEL})\b"
    r"(?:[^\S\n]*[:|>»-]?[^\S\n]*(?:\n[^\S\n]*[^\n]{8,}|$)|[^\S\n]*(?:\|[^\n]*|[^\n.!?]*[.!?]*(?=\s|$)|[^\n]*))",
    re.IGNORECASE,
)


def without_other_news(text: str) -> str:
    """The text without lines that lead to other news, and the titles of those."""
    return _OTHER.sub("", text) if len(text) > 80 else text
