"""To whom a sentence attributes what it tells: "según la Sutran", "Fuente: RPP", "confirmado por la Policía"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.who.handles import without_urls
from handlers.desk.reader.who.sourcenames import OF_MEDIUM, first_named, named_at
from handlers.desk.reader.who.speakers import HELD

_SEGUN = re.compile(
    r"\b(?:segun(?: (?:(?:el|un) (?:reporte|monitoreo|registro|balance|informe|comunicado|"
    r"pronunciamiento)|los reportes|reportes?|informacion(?: \w+(?:ada|ida) por)?|"
    r"(?:inform|verific|constat|precis|indic|senal|confirm|detall|report)(?:o|a|aron|"
    r"an)|(?:lo )?(?:dio|dieron) a conocer|un reporte|datos|fuentes|versiones|el mapa(?: de alertas)?|la cuenta|"
    r"el ultimo reporte))?(?: del?| de la| de los)?"
    r"|de acuerdo (?:con|a|al)|conforme a|according to|as reported by|reported by|informacion de|"
    r"(?:confirm|inform|report|brind|proporcion|corrobor|difund|revel|verific|emit|public|anunci)(?:ad|id)[oa]s? por|"
    r"dad[oa]s? a conocer por|via|foto:|video:|"
    r"fotos:|credito:|photo:|per)\s+(?:el |la |los |las |the |al |una? |an? )?"
    r"(?:(?:corresponsal|enviad[oa]|pagina|portal|cuenta|reporter[oa])(?: \w+)? (?:de|del|en) (?:la |el )?)?"
)
_FIELD = re.compile(r"\b(?:fuentes?|sources?|foto|fotos|video|credito|credit)\s*:\s*([^\n;|]{2,120})")
_STOP = re.compile(
    r"[,;:!?()\n|]|\.(?:\s|$)|\s(?:que|en|el|la|los|desde|hay|se|this|on|at|there|hoy|ayer|a las|quien|un|"
    r"una|that|in|as|and|with|con|tras|aun|informo|indico|reporto)\s"
)
_BETWEEN = re.compile(r"\s*(?:[,/+]|\by\b|\band\b|\s[-–]\s)\s*")
_END = re.compile(r"\.\s|\.$")
_HOLDER = re.compile(HELD)
_LONGEST = 80
_MOST_WORDS = 8
#: What joins the second of two sources to the first: "según Onda Azul y Sutran".
_AND_BY = re.compile(r"\s*(?:,|/|,? (?:y|e|and))\s*(?:la |el |al? |de |del |the )*")


def in_fields(text: str, flat: str) -> Iterator[str]:
    """The names behind "Fuente:" or "Foto:"."""
    for match in _FIELD.finditer(flat):
        for part in _BETWEEN.split(without_urls(text[match.start(1) : match.end(1)])):
            yield _END.split(part)[0]


def attributed(text: str, flat: str) -> Iterator[str]:
    """The names behind "según" and its like: what is known of a longer one, else what looks like a source."""
    for match in _SEGUN.finditer(flat):
        stop = _STOP.search(flat, match.end())
        end = min(stop.start() if stop else len(flat), match.end() + _LONGEST)
        name = text[match.end() : end]
        name = medium[1] if (medium := OF_MEDIUM.search(name)) else name
        words = name.split()
        if (words and plain(words[0]) in ("policial", "policiales")) or plain(name) == "policia":
            yield "PNP"  # "según el reporte policial", "confirmada por la Policía"
            continue
        holder = _HOLDER.match(flat, match.end())
        if holder is not None and (by := named_at(flat, holder.end())) is not None:
            yield by[0]
            continue
        if len(words) > _MOST_WORDS:
            continue
        if (known := first_named(plain(name))) is not None:
            yield known[0]
            yield from _joined(flat, match.end() + known.end())
        elif words and match[0].split()[0] not in ("via", "per") and _like_source(name):
            yield name


def _joined(flat: str, at: int) -> Iterator[str]:
    """The known sources that a list goes on with from here."""
    while (joined := _AND_BY.match(flat, at)) and (more := named_at(flat, joined.end())):
        yield more[0]
        at = more.end()


def _like_source(name: str) -> bool:
    """Whether a name after "según" is somebody: it has a capital, or says what it is."""
    return any(w[0].isupper() for w in name.split()) or bool(
        re.search(
            r"\b(?:policia|testig|autoridad|dirigent|vecin|poblador|transportist|fuente|concesionari|"
            r"prefect|fiscal|alcald|witness|police|resident|local|official)",
            plain(name),
        )
    )
