"""Squares, bridges, exits and sectors: the words that tell people where exactly."""

from __future__ import annotations

import re

from handlers.desk.reader.sentences import Sentence

_LONGEST = 80
_KINDS = (
    r"plaza(?: de armas| mayor| principal)?|plazuela|parque|jiron|jr\.?|avenida|av\.?|puente|ovalo|mercado|"
    r"terminal(?: terrestre)?|aeropuerto|estadio|peaje|grifo|"
    r"salida(?: a| hacia)?|garita|square|avenue|bridge|toll|exit(?: to)?|intercambio vial|paradero|campus|"
    r"campo|universidad|municipalidad|comisaria|"
    r"gobierno regional|congreso|palacio de (?:gobierno|justicia)|main square|ministerio publico|estacion|"
    r"puerto|paseo|cuartel|congress|town hall|via expresa|calle|"
    r"hospital|ugel|planta|lote|pozo|rectorado|prefectura|poder judicial|fiscalia|corte superior|local"
)
_VENUE = re.compile(rf"\b(?:{_KINDS})(?![\w])")
_NAME = re.compile(
    r"(?:\s(?:de|del|la|las|los|el|a|al|y|hacia|to|of|the))*\s(?:[A-ZÁÉÍÓÚÑ][\w'’áéíóúñ-]*|"
    r"\d+)(?:\s(?:(?:de|del|la|las|los|y)\s)*(?:[A-ZÁÉÍÓÚÑ][\w'’áéíóúñ-]*))*"
)
_FRONT = re.compile(r"((?:[A-ZÁÉÍÓÚÑ][\w'’áéíóúñ-]*\s){1,3})$")
_LOOSE = re.compile(r"(?:\s(?:de|del|la|las|los|el|a|al|hacia))*(?:\s[^\W\d_]{3,}){1,2}")
_ALONE = re.compile(
    r"plaza (?:de armas|mayor|principal)|palacio de (?:gobierno|justicia)|main square|congreso|congress|"
    r"terminal terrestre|aeropuerto|prefectura|gobierno regional"
)
_NOT_HERE = re.compile(
    r"\b(?:radio|pliego|reunion en el|cierre del?|closure of|hacia(?: el| la)?|rumbo a(?:l| la)?|"
    r"reach(?: the)?|llegar a(?:l| la)?|dirig\w+ a(?:l| la)?|"
    r"towards?(?: the)?|heading (?:to|for)(?: the)?|to(?: the)?|del|from the|fuente:?|alcalde de la|"
    r"trabajadores de la|estudiantes de la|by)\s$"
)
_OFFICE = re.compile(
    r"(?:congres|local|municipalidad|universidad|ministerio|gobierno|poder judicial|fiscalia|corte|"
    r"hospital|ugel|comisaria|prefectura)"
)
_IN_FRONT = re.compile(
    r"\b(?:en|frente a|frente|front of|outside|at|tom\w+|ocup\w+|de|inside|exteriores de|the|took over|"
    r"seized|occupied|afueras de|local de)\s(?:el |la |l |the )?$|\bal\s$"
)
_SECTOR = re.compile(
    r"\b(?:sector(?: denominado| conocido como)?|a la altura del?|altura del?|al altura d|a la altura d|"
    r"paraje|desvio(?: a| hacia| de)?|cruce(?: de| a)?|zona (?:denominada|conocida como)|"
    r"ovalo|frente al?|centro poblado(?: de)?|at the height of|peaje(?: de)?|caserio(?: de)?|anexo(?: de)?|"
    r"abra)\s+(?:la |el |los |las |del |de la )?"
)
_SECTOR_STOP = re.compile(
    r"[,;:()\[\].!?|\n]|\s[-/]\s|\s(?:en|desde|hay|hacia|que|se|los|por|con|distrito|provincia|region|km|"
    r"kilometro|kms|y|e|a las|donde|estan|esta|fue|and|in|on|at|de la (?:panam|carretera|via|provincia)|"
    r"pobladores|manifestantes|vehiculos|bloque\w+|ubicad\w+|hoy|ayer|tramo|piden|sin|no|perteneciente|"
    r"del distrito|since|transito|tras|quedo|hasta)\b"
)
_NO_SECTOR = re.compile(r"^(?:km|kilom|\d|tramo$|vivienda|mar|rostro|poblacion|gobierno)")


def venue_in(sentence: Sentence) -> str | None:
    """The square, street, bridge or building that a sentence names, as it is written."""
    flat, text = sentence.plain, sentence.text
    best: str | None = None
    for match in _VENUE.finditer(flat):
        before = flat[: match.start()]
        if _NOT_HERE.search(before) or (_OFFICE.match(match[0]) and not _IN_FRONT.search(before)):
            continue
        loose = sentence.shouted or sentence.whispered
        tail = (_LOOSE if loose else _NAME).match(text, match.end())
        alone = _ALONE.match(match[0])
        if alone:
            found = text[match.start() : match.end()]
        elif tail:
            found = text[match.start() : tail.end()]
        elif front := _FRONT.search(text[: match.start()]):
            found = text[front.start() : match.end()]
        else:
            continue
        found = re.split(r"\s(?:en|EN|in|desde|hay|que|y|con|para|por)\s", found)[0].strip(" .,")
        if len(found) <= _LONGEST and (
            best is None or best.split()[0].lower() in ("calle", "av", "av.", "avenida")
        ):
            best = found
    return best


_EXIT = re.compile(
    r"\b(?:salidas?|accesos?|ingresos?|exits?)\s(?:a|al|hacia|de|to)\s(?:la |el "
    r")?(?P<first>[^\W\d_]{3,}(?:\s(?:de\s)?[A-ZÁÉÍÓÚÑ][^\W\d_]+)?)"
)
#: "Suspendemos salidas a Arequipa y Nasca" is what buses do.
_DEPARTURES = re.compile(
    r"\b(?:suspend\w+|cancel\w+|program\w+|posterg\w+|buses|vuelos|sin|hay)\s(?:las? |los )?$"
)
_NEXT_EXIT = re.compile(
    r"\s*(?:,|/|,? ?\b(?:y|e|and)\b)\s*(?:(?:la|las|a|hacia|de|the|to)\s)*(?P<name>[A-ZÁÉÍÓÚÑ][^\W\d_]{2,})"
)


def exits_in(sentence: Sentence) -> list[str]:
    """The exits of a town that a sentence names, each written out: "las salidas a Puno y Cusco" are two."""
    text = sentence.text
    found: list[str] = []
    at = 0
    while match := _EXIT.search(text, at):
        if _DEPARTURES.search(sentence.plain[: match.start()]):
            at = match.end()
            continue
        noun = re.sub(
            r"(?i)^(salida|acceso|ingreso|exit)s", r"\1", text[match.start() : match.start("first")]
        )
        found.append(f"{noun}{match['first']}")
        at = match.end()
        if not re.match(r"(?i)(?:salida|acceso|ingreso|exit)s", match[0]):
            continue
        while more := _NEXT_EXIT.match(text, at):
            found.append(f"{noun}{more['name']}")
            at = more.end()
    return list(dict.fromkeys(found))


def sector_in(sentence: Sentence) -> str | None:
    """The sector, turn-off or height of a road that a sentence names, as it is written."""
    flat, text = sentence.plain, sentence.text
    for match in _SECTOR.finditer(flat):
        stop = _SECTOR_STOP.search(flat, match.end())
        name = text[
            match.end() + (3 if flat.startswith("de ", match.end()) else 0) : stop.start()
            if stop
            else len(text)
        ].strip(" \"'«»“”-")
        if not name or len(name) > 60 or _NO_SECTOR.match(flat[match.end() :]) or len(name.split()) > 6:
            continue
        word = match[0].split()[0]
        return (
            f"{text[match.start() : match.start() + len(word)].lower()} {name}"
            if word in ("desvio", "cruce", "peaje", "abra", "ovalo")
            else name
        )
    return None


def bracketed(sentence: Sentence, span: tuple[int, int] | None) -> str | None:
    """What brackets after a kilometre name, where it is a sector and no state, hour or number."""
    if span is None:
        return None
    text, flat = sentence.text[span[0] : span[1]].strip(), sentence.plain[span[0] : span[1]]
    text = re.split(
        r",\s*(?:distrito|dist\.|provincia|prov\.|district|province)\s", text, flags=re.IGNORECASE
    )[0]
    if re.search(
        r"\d{1,2}[:h]\d{2}|\b(?:transito|interrump|restring|normal|bloquead|total|parcial|desde|horas|"
        r"carril|via|pe-?\d)\w*",
        flat,
    ):
        return None
    if not re.search(r"[^\W\d_]{3}", text) or "/" in text:
        return None
    return re.sub(r"^(?:sector|altura de|altura)\s+", "", text, flags=re.IGNORECASE).strip(" .,:") or None
