"""The names of places, spots, kilometres and roads of a sentence in order, each of which may be one of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.desk.reader.story.told import Told
from handlers.desk.reader.where.destinations import LEADS
from handlers.desk.reader.where.kilometres import KmMention
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.roadnames import RoadMention


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name or a spot at a place in a sentence; a spot may have a name of a place in it."""

    start: int
    end: int
    mention: Mention | None = None
    spot: str | None = None
    sector: bool = False
    km: KmMention | None = None
    road: RoadMention | None = None
    firm: bool = False  # a spot of no list, but said to be where a road is


_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w'’-]*[\w]"
_NAME = rf"(?:{_CAPITAL}|\d{{1,2}} de {_CAPITAL})(?:\s(?:(?:de|del|la|las|los|el)\s){{0,2}}{_CAPITAL}){{0,4}}"
#: Spots on or at a road, which bear a name.
_NOUN = (
    r"[Pp]uente|[ÓóOo]valo|[Cc]urva|[Cc]ruce|[Dd]esv[ií]o|(?:[Ee]x[ -]?)?[Pp]eaje|[Gg]arita|[Vv]ariante|[Tt][úu]nel|"
    r"[Pp]laza|[Pp]arque|[Pp]lazuela|[Aa]venida|[Aa]v\.|[Jj]ir[oó]n|[Jj]r\.|[Cc]alle|[Gg]rifo|[Mm]ercado|[Tt]erminal|[Pp]uerto|"
    r"[Mm]uelle|[Ee]mbarcadero|[Aa]duana|[Ss]alida|[Ii]ngreso|[Aa]cceso|[Ee]ntrada|[Tt]ranquera|[Pp]aradero|[Rr]epartici[oó]n"
)
_SECTOR_NOUN = r"[Ss]ector|[Pp]araje|[Cc]omunidad|[Cc]entro [Pp]oblado|[Zz]ona|[Cc]aser[ií]o|[Aa]nexo|[Bb]arrio|[Ll]ocalidad"
_SPOT = re.compile(
    rf"\b(?P<noun>{_NOUN}|(?P<sector>{_SECTOR_NOUN}))"
    rf"\s(?:(?:de|del|a|al|hacia|la|el|los|las|campesina|denominad[oa])\s){{0,3}}(?P<name>{_NAME})"
    rf"(?P<exit>\s(?:a|hacia)\s(?:la |el )?{_CAPITAL}(?:\s{_CAPITAL})?)?"
)
#: "Las intersecciones de la avenida A con el jirón B, la avenida C con D": each pair of streets is one corner.
_STREET = r"(?:[Aa]venidas?|[Aa]v\.|[Jj]ir[oó]n(?:es)?|[Jj]r\.|[Cc]alles?|[Pp]rolongaci[oó]n|[Vv][ií]a)"
_CORNER = re.compile(
    rf"\b{_STREET}\s(?:(?:el|la|los|las)\s)?{_NAME}\scon\s(?:(?:el|la)\s)?(?:{_STREET}\s)?{_NAME}|"
    rf"\b(?:esquina|cruce)\sde\s(?:(?:el|la|los|las)\s)?(?:{_STREET}\s)?{_NAME}\s(?:con|y)\s"
    rf"(?:(?:el|la)\s)?(?:{_STREET}\s)?{_NAME}"
)
_PLURAL = re.compile(
    r"\b(?:sector(?:es)?|comunidades|centros poblados|caser[ií]os|anexos|parajes|zonas|barrios)\s"
    r"(?:(?:de|campesinas|nativas|ind[ií]genas|denominad[ao]s)\s){0,3}"
    rf"(?P<list>{_NAME}(?:,\s{_NAME})*\s(?:y|e)\s{_NAME})"
)
#: "Los puentes Independencia y Maravillas".
_SPOTS = re.compile(
    r"\b(?P<noun>[Pp]uente|[ÓóOo]valo|[Pp]eaje|[Tt][úu]nel|[Ii]ngreso|[Aa]cceso|[Ee]ntrada|[Ss]alida(?=s\sde\s))(?:e?s)\s"
    r"(?P<link>(?:(?:de|del|al?|la|el)\s){0,2})"
    r"(?:(?:los|las)\s(?:distritos|ciudades|localidades|provincias|comunidades|centros poblados)\s(?:de\s)?)?"
    rf"(?P<list>{_NAME}(?:,\s{_NAME})*,?\s(?:y|e)\s(?:(?:de|del|el|al?)\s)?{_NAME}"
    r"(?:,?\s(?:y|e|así como|además)\s(?:(?:de|del|el|al?)\s){0,2}(?:centro poblado|distrito|comunidad)\s(?:de\s)?"
    rf"{_NAME})?)"
)
#: "La salida a Cusco y Puno, así como …" is one exit.
_EXIT = re.compile(
    rf"\b[Ss]alida\s(?:a|hacia)\s{_NAME}\s(?:y|e)\s{_NAME}(?=,\s(?:así|asi|además|ademas|y|como)\b)"
)
_BRIDGES = re.compile(
    rf"\b(?P<noun>bridge|toll|tunnel)s\s(?:of|at|in|called)\s(?P<list>{_NAME}(?:,\s{_NAME})*,?\sand\s{_NAME})"
)
#: "La carretera Cutervo - Chiple", of which the lists know nothing.
_WAY = re.compile(
    rf"\b(?:[Cc]arretera|[Vv][ií]a|[Rr]uta|[Tt]ramo)\s(?P<name>{_NAME}\s?[-–—]\s?{_NAME})|"
    rf"\b(?P<to>(?:[Cc]arretera|[Vv][ií]a|[Tt]rocha|[Pp]ista)\s(?:a|al|hacia)\s(?:la |el )?{_NAME})"
)
_BRIDGE = re.compile(
    rf"\b(?P<name>{_NAME})\s(?:bridge|toll|junction|crossing|exit|entrance|overpass|interchange|tunnel|station)\b"
)
#: Names that no list has, with the district in which they are: "en Choccoyo y Yavi Yavi, en el distrito de …".
_UNKNOWN = re.compile(
    rf"(?:\b(?:en|in|at)\s)(?P<first>{_NAME})(?:\s(?:y|e|and)\s(?P<second>{_NAME}))?"
    r"(?=,?\s(?:en\s|in\s|del?\s)?(?:el\s|la\s|the\s)?(?:distrito|provincia|district)\s(?:de|del|of)\s)"
)
#: "Piquetes en Maranura y Huyro", "en sectores como Boca del Sapo, el ingreso a …": of some the lists know nothing.
_ARTICLE = r"(?:el|la|los|las|the)"
_AT = r"(?:[Ee]n|[Aa]t|[Ii]n|[Aa] la altura del?|[Aa]ltura del?)"
_ONE = (
    rf"(?:(?:{_AT}\s)?(?:{_ARTICLE}\s)?(?:(?:puente|ingreso|curva|salida|acceso|[oó]valo|cruce|desv[ií]o|sector(?:es)?|zonas?|"
    rf"t[uú]nel|peaje|dren|caleta|playa|tr[eé]bol|grifo|bridge)\s(?:(?:de|del|a|al)\s)?(?:{_ARTICLE}\s)?)?{_NAME}(?:\s\([^)]{{2,40}}\))?)"
)
#: "… Lechemayo, Loromayo, Tantamaco, entre otros": a row as well.
OTHERS = re.compile(r",?\s(?:entre otr[oa]s|y otr[oa]s|and others|among others)\b")
_JOIN = r"(?:y|e|and|así como|asi como|además de|ademas de|como|as well as)"
#: Of these words the names that follow are where a road is shut, be they on a list or not.
_FIRM = (
    r"altura del?|sectores de|sectores|puntos de|puntos(?: \w+)? como|tramos? de|inmediaciones de|height of|such as|"
    r"entre ell[oa]s|incluyendo|(?:accesos?|ingresos?|salidas?|entradas?)\s[^.;,]{0,40}\spor"
)
_RUN = re.compile(
    r"(?:^(?:El|La|Los)(?=\s(?:puente|ingreso|curva|[oó]valo|cruce|desv[ií]o|sector|zona)\s)|\b(?:en|at|in|como|near|"
    rf"zonas de|(?P<firm>{_FIRM}))|[:;])\s"
    rf"(?:(?:towns|places|points|spots|villages)\s(?:such as|like)\s)?"
    rf"(?P<run>{_ONE}(?:,\s{_ONE}){{0,9}}(?:,?\s{_JOIN}\s(?:también\s|also\s)?{_ONE}|(?={OTHERS.pattern})))(?=[,.;)]|$|\s(?:en|in|desde|que|con|por|para|"
    r"hace|también|del?|a|se|no|since|to|with|after|donde|where|debido)\b)"
)
_COUNTED = re.compile(r"\b(?:sectores|puntos|zonas|lugares|tramos|points|spots)\b[^.;]{0,40}$")
_NO_PLACE = re.compile(
    r"(?:congreso|gobierno|policia|pnp|sutran|rpp|ministeri|poder|estado|fiscal|defensor|municipal|federac|sindic|asociac|comite|"
    r"lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]+iembre|"
    r"octubre|noviembre|diciembre|january|february|march|april|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|radio|canal|facebook|congress|peru\b|bolivia|chile|ecuador|brasil|brazil)"
)
_ITS_ROAD = re.compile(r"\s*(?:de|of|on|en)?\s?(?:la|the)?\s?(?:carretera|via|autopista|ruta|highway)?\s?")
_OWN = re.compile(
    r"\b(?:puente (?:internacional|binacional|principal|colgante)|plaza de armas|plaza mayor|plaza principal|eje vial)\b"
)


#: "Entre los sectores A y B", "el tramo comprendido entre A y B": the two ends of one stretch.
_ENDS = re.compile(
    rf"\b(?:[Ee]ntre|[Bb]etween)\s(?P<ends>(?:(?:[a-záéíóúñ]+\s){{0,3}}?{_NAME})\s(?:y|e|and)\s(?:(?:[a-záéíóúñ]+\s){{0,3}}?{_NAME}))"
)


_JOINED = re.compile(
    r"\b(?:que|which|that)\s(?:une|conecta|comunica|enlaza|atraviesa|recorre|links?|connects?|joins?)n?\s(?:a\s)?"
    r"(?:los|las|the)\s(?:[a-záéíóúñ]+\s){1,3}"
    rf"(?P<ends>{_NAME}(?:,\s{_NAME})*,?\s(?:y|e|con|and)\s{_NAME})"
)


def anchors(told: Told) -> list[Anchor]:
    """The names of places and the spots of a sentence in order, with the kilometres and the roads that stand there."""
    text, flat = told.sentence.text, told.sentence.plain
    found: list[Anchor] = []
    for km in told.kms:
        road = next(
            (r for r in told.roads if r.start >= km.end and _ITS_ROAD.fullmatch(flat[km.end : r.start])), None
        )
        found.append(Anchor(km.start, road.end if road else km.end, km=km))
    for match in (*_CORNER.finditer(text), *_EXIT.finditer(text)):
        if _free(found, match.span()):
            found.append(Anchor(match.start(), match.end(), spot=match[0]))
    found += _plurals(told, found)
    for one in _UNKNOWN.finditer(text):
        spans = [one.span(name) for name in ("first", "second") if one[name]]
        if not any(m.start < end and start < m.end for start, end in spans for m in told.mentions):
            found += [
                Anchor(*span, None, text[slice(*span)], sector=True) for span in spans if _free(found, span)
            ]
    for match in [*_SPOT.finditer(text), *_BRIDGE.finditer(text), *_OWN.finditer(flat)]:
        if not _free(found, match.span()):
            continue
        groups = match.groupdict()
        end = match.end()
        inner = [m for m in told.mentions if match.start() <= m.start < end and m.weight > 0]
        noun = match.start("noun") if "noun" in groups else end - 1
        official = any(m.start <= noun < m.end for m in inner)
        if official or any(m.start < match.start() < m.end for m in told.mentions):
            continue  # Puente Piedra is a district
        sector = groups.get("sector") is not None
        name = text[match.start("name") : end] if sector else text[match.start() : end]
        found.append(Anchor(match.start(), end, inner[0] if inner else None, name, sector))
    for way in _WAY.finditer(text):
        if _free(found, way.span()) and not any(
            r.start < way.end() and way.start() < r.end for r in told.roads
        ):
            known = [m for m in told.mentions if way.start("name") <= m.start < way.end() and m.weight > 0]
            place = known[0] if known and way["name"] else None
            found.append(Anchor(*way.span(), place, way["name"] or way["to"], sector=True, firm=True))
    found += _unlisted(told, found)
    found += [
        Anchor(m.start, m.end, m) for m in told.mentions if m.weight > 0 and _free(found, (m.start, m.end))
    ]
    found += [
        Anchor(r.start, r.end, road=r)
        for r in told.roads
        if (r.code or r.name) and _free(found, (r.start, r.end))
    ]
    away = [m.span("whole") for m in LEADS.finditer(flat)]
    away += [m.span("ends") for m in (*_ENDS.finditer(text), *_JOINED.finditer(text))]
    return sorted(
        (a for a in found if a.km or a.road or not any(start <= a.start < end for start, end in away)),
        key=lambda anchor: anchor.start,
    )


_IN_THEM = re.compile(r"\b(?:en|por|entre|in|at|through)\s(?:(?:las|the)\s)?(?:\w+\s)?$")


def _free(found: Sequence[Anchor], span: tuple[int, int]) -> bool:
    return not any(a.start < span[1] and span[0] < a.end for a in found)


def _plurals(told: Told, known: Sequence[Anchor]) -> list[Anchor]:
    """The sectors and bridges behind their plural: "los sectores A y B", "los puentes A y B"."""
    text = told.sentence.text
    found: list[Anchor] = []
    for several in _PLURAL.finditer(text):
        if several[0].startswith("comunidades") and not _IN_THEM.search(
            told.sentence.plain[: several.start()]
        ):
            continue  # "Las comunidades de A, B y C levantaron el bloqueo": who did it
        if _OF_PEOPLE.search(told.sentence.plain[: several.start()]):
            continue  # "Mineros de los sectores de Calpa y Renace" are at home there
        # "Palcazu Alto" is no Palcazu.
        spans = [span for span in _names(several, "list") if not _listed(told, span)]
        if len(spans) > len(_names(several, "list")) // 2:
            found += [Anchor(*span, None, text[slice(*span)], sector=True) for span in spans]
    for several in (*_SPOTS.finditer(text), *_BRIDGES.finditer(text)):
        if not _free(known, several.span()):
            continue
        for start, end in _names(several, "list"):
            spot = (
                f"{text[start:end]} {several['noun']}"
                if several.re is _BRIDGES
                else f"{several['noun']} {several['link']}{text[start:end]}"
            )
            inner = [m for m in told.mentions if start <= m.start < end and m.weight > 0]
            at = several.start() if start == several.start("list") else start
            found.append(Anchor(at, end, inner[0] if inner else None, spot))
    return found


def _names(match: re.Match[str], group: str) -> list[tuple[int, int]]:
    start = match.start(group)
    return [(start + m.start(), start + m.end()) for m in re.finditer(_NAME, match[group])]


_OF_PEOPLE = re.compile(
    r"\b(?:vecin|poblador|morador|comuner|ronder|habitante|ciudadan|campesin|agricultor|productor|delegacion|dirigente|"
    r"minero|trabajador|transportist|manifestante|"
    r"alcalde|residents|villagers|farmers)\w*\s(?:(?:y\s)?(?!\w+(?:an|en|aron|ieron)\s)\w+\s){0,4}$"
)


def _unlisted(told: Told, known: Sequence[Anchor]) -> list[Anchor]:
    """The names of a row that no list has, beside one that it has; "Maranura y Huyro"."""
    text, flat = told.sentence.text, told.sentence.plain
    found: list[Anchor] = []
    for run in _RUN.finditer(text):
        spans = _names(run, "run")
        if _OF_PEOPLE.search(flat[: run.start("run")]):
            continue  # "Vecinos de zonas como La Ensenada y Rosa Luz" are at home there
        if any(_NO_PLACE.match(flat, start) or text[start:end].isupper() for start, end in spans):
            continue
        inside = [_bracketed(flat, start) for start, _ in spans]
        listed = [_listed(told, span) for span in spans]
        roads = any(r.start < end and start < r.end for r in told.roads for start, end in spans)
        spots = [any(a.start < end and start < a.end for a in known) for start, end in spans]
        counted = run["firm"] or _COUNTED.search(flat[: run.start("run")])
        if roads or not (any(listed) or any(spots) or counted):
            continue
        found += [
            Anchor(start, end, None, text[start:end], sector=True, firm=bool(counted))
            for (start, end), is_listed, is_spot, within in zip(spans, listed, spots, inside, strict=True)
            if not (is_listed or is_spot or within) and _free(found, (start, end))
        ]
    return found


def _listed(told: Told, span: tuple[int, int]) -> bool:
    """Whether a name is that of a place: "La Cruz de la Bendición" is no La Cruz."""
    return any(m.start < span[1] <= m.end for m in told.mentions if m.weight > 0)


def _bracketed(flat: str, at: int) -> bool:
    return flat.count("(", 0, at) > flat.count(")", 0, at)


#: "En tres sectores: …" with as many names.
_AS_MANY = re.compile(
    r"\b(?P<count>dos|tres|cuatro|cinco|seis|two|three|four|five|six)\s(?:puntos|sectores|zonas|tramos|lugares|distritos|"
    r"points|places|spots|districts)(?:\s[\w-]+){0,5}?:\s(?P<names>(?:(?!,\s(?:en|in)\s)[^.:;()])+)"
)
_FEW = ("dos", "tres", "cuatro", "cinco", "seis"), ("two", "three", "four", "five", "six")


def one_by_one(flat: str, at: int) -> bool:
    """Whether the names behind a colon are as many as it counts: "tres sectores: Chao, Virú y Chimbote"."""
    match = next((m for m in _AS_MANY.finditer(flat) if m.start("names") <= at < m.end()), None)
    if match is None:
        return False
    names = len(re.split(r",\s(?:y\s|and\s)?|\s(?:y|e|and)\s", match["names"].strip()))
    return any(match["count"] in few and few.index(match["count"]) + 2 == names for few in _FEW)
