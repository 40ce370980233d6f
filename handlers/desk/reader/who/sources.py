"""Who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.who.attributions import attributed, in_fields
from handlers.desk.reader.who.handles import handles_in, host, urls_in
from handlers.desk.reader.who.signed import signed_by
from handlers.desk.reader.who.sourcenames import KNOWN, NO_NAME, as_named, canonical
from handlers.desk.reader.who.speakers import bodies, media, note_of_police, police_speaks, speaking
from storage.model import Source

MOST = 10
_LONGEST = 80
_WITNESS = re.compile(
    r"\b(?:testigos?|witness(?:es)?|eyewitness(?:es)?|usuarios? report\w+|lector(?:es)?|oyente(?:s)?)\b|"
    r"\b(?:estoy (?:en|aqui|atrapad\w|varad\w|parad\w)|estamos (?:en|aqui|atrapad\w+|varad\w+|parad\w+)|"
    r"(?:i am|i'm|we are|we're) (?:stuck|here|at|stranded|standing|on the)|"
    r"acabo de (?:pasar|ver)|vengo de|me encuentro|i just|i saw|we saw|les escribo|aqui en|yo vi|"
    r"acabamos de|(?:rato|horas?|poco|minutos|ayer|hoy|recien|manana|yo) pas[eo] por|just crossed|"
    r"we (?:crossed|passed|drove|walked|arrived|just)|just (?:came|passed|drove|got)|cruzamos|"
    r"pasamos hace)\b"
)
_AUTHORITIES = re.compile(
    r"\b(?:authorities (?:report|say|said|confirmed)|autoridades (?:informaron|reportan|reportaron|"
    r"indicaron)|officials (?:say|said))\b"
)
_HOUR = re.compile(r"(?:hasta las )?\d{1,2}[:.h]\d{2}\b|(?:primer|ultim)[oa]s? (?:reportes?|informacion)")
_BEFORE_HOUR = re.compile(
    rf"(?:(?<![\w-])(?:{'|'.join(pattern for _, pattern in KNOWN)})|"
    r"\b(?:radio|diario|canal|tv|noticias) \w+(?: \w+)?|(?<!\w)@\w+)[\s,:(|-]{0,4}$"
)


def sources_in(sentence: Sentence, at: datetime | None) -> tuple[Source, ...]:
    """The sources that a sentence names, each once; `at` is when they said so, where the text tells."""
    text, flat = sentence.text, sentence.plain
    found = _Found(at)
    found.add(*in_fields(text, flat), *attributed(text, flat), *speaking(sentence))
    if note_of_police(flat) or ("pnp" not in found.sources and police_speaks(flat)):
        found.add("PNP")
    found.add(*media(text), *signed_by(text, flat), *bodies(sentence))
    if _AUTHORITIES.search(flat):
        found.add("autoridades" if "autoridades" in flat else "authorities")
    if not found.sources and _WITNESS.search(flat):
        found.add("testigo" if not re.search(r"\b(?:the|we|i|just|witness\w*)\b", flat) else "witness")
    for handle in handles_in(text, flat):
        known = canonical(handle)
        found.add(known if known != handle else f"@{handle}")
    found.add_pages([url.rstrip(".,") for url in urls_in(text)])
    return tuple(found.sources.values())[:MOST]


class _Found:
    """The sources of one sentence by their plain names, each as it was named first."""

    def __init__(self, at: datetime | None) -> None:
        self.sources: dict[str, Source] = {}
        self._at = at

    def add(self, *names: str, url: str | None = None) -> None:
        """Keep whoever bears one of these names, unless it is the name of nobody."""
        for name in names:
            name = re.sub(r"\s+", " ", name).strip(" .,;:()[]-–\"'«»“”*_#")
            if NO_NAME.fullmatch(name) or _HOUR.match(plain(name)):
                continue  # "Canal N" is known by its whole name
            if 2 <= len(name) <= _LONGEST and re.search(r"[^\W\d_]{2}", name):
                known = canonical(name)
                key = plain(known)
                if key not in self.sources or (url and not self.sources[key].url):
                    self.sources[key] = Source(as_named(name, known), url, self._at)

    def add_pages(self, urls: list[str]) -> None:
        """Keep whose pages these are; the first is that of the one who is named, if nobody else is."""
        if urls and len(self.sources) == 1:
            (only,) = self.sources.values()
            self.sources[plain(only.name)] = Source(only.name, urls[0], self._at)
            urls = urls[1:]
        for url in urls:
            self.add(host(url), url=url)


def said_before(flat: str, at: int) -> bool:
    """Whether a source stands right before, as in "Sutran 09:40": then that is when it spoke."""
    return bool(_BEFORE_HOUR.search(flat[max(0, at - 45) : at]))


def once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each source once, also where two names are the same one's: "Radio Pachamama", "Pachamama Radio"."""
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(plain(canonical(source.name)), source)
    return tuple(found.values())[:MOST]
