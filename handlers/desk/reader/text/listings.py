"""A sentence that lists: days by place, points behind a colon, points counted and told one by one."""

from __future__ import annotations

import re

from handlers.desk.reader.text.letters import plain

#: "Cuatro puntos: el puente de Ilave, la salida a Huancané y …": each is a line of a list.
_POINTS = re.compile(
    r"\b(?:puntos?|bloqueos|piquetes|tramos|sectores|vias|lugares|zonas|roadblocks|points|blockades)\b[^.;:]{0,90}:\s"
)
_ITEM = re.compile(
    r",\s(?:y |e |and )?(?:en )?|;\s(?:y |en )*|\s(?:y|e|and)\s(?:en )?(?=(?:el|la|los|las|the)\s)"
)
_SPOT = re.compile(
    r"(?:en )?(?:el|la|los|las|the)?\s?(?:puente|salida|ovalo|ingreso|acceso|sector|zona|carretera|via|cruce|peaje|"
    r"desvio|variante|"
    r"avenida|altura|km|kilometro|panamericana|interoceanica|tramo|bridge|exit|junction|entrada|plaza|puerto)\b"
)
_POINTS_AT = re.compile(
    r"\b(?:puntos?|bloqueos|piquetes|tramos|sectores|roadblocks)\b(?: \w+){0,4}? en (?=(?:el|la) (?:puente|salida|"
    r"ovalo|ingreso|acceso|"
    r"cruce|peaje|desvio|entrada|plaza)\b)"
)
_ITS_TOWN = re.compile(
    r"\b(?:de|del|en)\s(?:la |el |los |las )?[A-ZÁÉÍÓÚÑ]|\b(?:[Ii]ngreso|[Aa]cceso|[Ee]ntrada)s? al? (?:la |el )?[A-ZÁÉÍÓÚÑ]"
)
_OF_ALL = re.compile(
    r",\sen\s(?:la (?:región|provincia)(?: de)? |el departamento de )?[A-ZÁÉÍÓÚÑ][^\W\d_]+(?:\s[A-ZÁÉÍÓÚÑ]\w+)?\.?$"
)


#: "Paralizaciones: Puquio (Ayacucho, 25/01), Áncash (26/01)": each with its day.
_DATED = re.compile(
    r"[^:()]{4,90}:\s(?P<list>[^():;.]{3,40}\s\([^()]*\d{1,2}/\d{1,2}\)(?:,\s[^():;.]{3,40}\s\([^()]*\d{1,2}/\d{1,2}\))+)[\s.]*"
)


#: "Dos bloqueos, uno en la salida a Puno y otro en el óvalo": each is a line of a list as well.
_STANDS = r"(?:(?:esta|es|se (?:ubica|encuentra|registra|halla|da)|is|stands)\s)?(?:en|a la altura del?|at|in|on|near)\s"
_ONE_AT = re.compile(
    r"\b(?:puntos|bloqueos|piquetes|tramos|sectores|cortes|plantones|barricadas|roadblocks|points|blockades|pickets)\b"
    r"(?: \w+){0,5}?(?P<cut>\s?[,:(;]\s?)(?:un[oa]|el primero|la primera|one|the first)\s(?:de ellos\s|of them\s)?"
    rf"{_STANDS}"
)
_OTHER_AT = re.compile(
    r"(?:,|;)?\s(?:y |e |and )?(?:(?:el|la|un|una|the)\s)?"
    r"(?:otr[oa]|segund[oa]|tercer[oa]?|cuart[oa]|un[oa]|another|other|second|third)"
    rf"\s(?:\w+\s)?{_STANDS}"
)


def _one_by_one(text: str, flat: str) -> tuple[str, list[str]] | None:
    """A sentence that counts points and says where each is, as a title and its lines; None where it is none."""
    head = _ONE_AT.search(flat)
    if head is None:
        return None
    cuts = list(_OTHER_AT.finditer(flat, head.end()))
    if not cuts:
        return None
    starts, ends = [head.end(), *(c.end() for c in cuts)], [*(c.start() for c in cuts), len(flat)]
    items = [text[start:end].rstrip(" .)") for start, end in zip(starts, ends, strict=True)]
    return f"{text[: head.start('cut')]}:", items


def dated(text: str) -> list[str]:
    """A sentence that lists places with a day each, once for each of them; else the sentence alone."""
    match = _DATED.fullmatch(plain(text))
    if match is None:
        return [text]
    at = match.start("list")
    rows = re.split(r"(?<=\)),\s", _DAYS.sub(r"\1/\2", text[at:].rstrip(" .")))
    return [f"{row}: {text[:at].rstrip(' :')}" for row in rows]


#: "26-27/01" begins on the 26th.
_DAYS = re.compile(r"\b(\d{1,2})\s?(?:-|–|al|y)\s?\d{1,2}/(\d{1,2})\b")


def listed(text: str) -> tuple[str, list[str]] | None:
    """What a sentence says of several spots and the spots, None where it lists none behind a colon."""
    flat = plain(text)
    if (each := _one_by_one(text, flat)) is not None:
        return each
    head = _POINTS.search(flat) or _POINTS_AT.search(flat)
    if head is None:
        return None
    at = begun = head.end()
    items: list[str] = []
    for cut in [*_ITEM.finditer(flat, head.end()), None]:
        end = cut.start() if cut else len(flat)
        if items and not _SPOT.match(flat, at):
            items[-1] = text[begun:end]  # ", informó la PNP"
        else:
            items.append(text[at:end])
            begun = at
        at = cut.end() if cut else end
    spots = [item for item in items if _SPOT.match(plain(item))]
    if len(spots) < 2 or len(spots) < len(items):
        return None
    title = text[: head.end()].rstrip()
    if title.endswith(":"):
        return title, items
    # Spots of one town are read together; a town in each makes them a list.
    towns = [item for item in items if _ITS_TOWN.search(item)]
    if len(towns) < len(items):
        return None
    alone = all(_OF_ALL.search(item) for item in items)  # "El puente A, en Nuñoa, y el puente B, en Torata"
    if (whole := _OF_ALL.search(items[-1])) and not alone:
        # "… y la salida de Jauja, en Junín": what is said last holds for all.
        return f"{title.removesuffix(' en')}{whole[0].rstrip('.').removeprefix(',')}:", [
            *items[:-1],
            items[-1][: whole.start()],
        ]
    return f"{title}:", items
