"""Places told in a row, each with what stands beside it: "el puente de Ocoña (Camaná) y Chala (Caravelí), en Arequipa"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handlers.desk.reader.story.telling import Told
from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.kilometres import KmMention
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import contains
from storage.model import Kind


@dataclass
class Item:
    """One of a row: its own names, the narrowest first, and the bridge, exit or sector where it is."""

    path: list[Mention] = field(default_factory=list)
    venue: str | None = None
    sector: str | None = None
    closed: bool = False  # what holds it was said
    km: KmMention | None = None

    @property
    def spot(self) -> bool:
        """Whether more than a town is said of it."""
        return bool(self.venue or self.sector or self.km)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A name or a spot at a place in a sentence; a spot may have a name of a place in it."""

    start: int
    end: int
    mention: Mention | None = None
    spot: str | None = None
    sector: bool = False
    km: KmMention | None = None


_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w'’-]*[\w]"
_NAME = rf"(?:{_CAPITAL}|\d{{1,2}} de {_CAPITAL})(?:\s(?:(?:de|del|la|las|los|el)\s){{0,2}}{_CAPITAL}){{0,4}}"
_SPOT = re.compile(
    r"\b(?P<noun>[Pp]uente|[ÓóOo]valo|[Cc]urva|[Cc]ruce|[Dd]esv[ií]o|[Pp]eaje|[Gg]arita|[Vv]ariante|"
    r"[Pp]laza|[Pp]arque|[Pp]lazuela|"
    r"[Aa]venida|[Aa]v\.|[Jj]ir[oó]n|[Jj]r\.|[Cc]alle|[Gg]rifo|[Mm]ercado|[Tt]erminal|[Pp]uerto|[Mm]uelle|"
    r"[Ee]mbarcadero|[Aa]duana|[Ss]alida|[Ii]ngreso|[Aa]cceso|"
    r"[Ee]ntrada|(?P<sector>[Ss]ector|[Pp]araje|[Cc]omunidad|[Cc]entro [Pp]oblado|[Zz]ona|[Cc]aser[ií]o|[Aa]nexo))"
    rf"\s(?:(?:de|del|a|al|hacia|la|el|los|las|campesina)\s){{0,3}}(?P<name>{_NAME})"
    rf"(?P<exit>\s(?:a|hacia)\s(?:la |el )?{_CAPITAL}(?:\s{_CAPITAL})?)?"
)
_PLURAL = re.compile(
    r"\b(?:sectores|comunidades|centros poblados|caser[ií]os|anexos|parajes|zonas)\s"
    r"(?:(?:de|campesinas|denominad[ao]s)\s){0,2}"
    rf"(?P<list>{_NAME}(?:,\s{_NAME})*\s(?:y|e)\s{_NAME})"
)
_BRIDGE = re.compile(
    rf"\b(?P<name>{_NAME})\s(?:bridge|toll|junction|crossing|exit|entrance|overpass|interchange)\b"
)
#: Names that no list has, with the district in which they are: "en Choccoyo y Yavi Yavi, en el distrito de …".
_UNKNOWN = re.compile(
    rf"(?:\b(?:en|in|at)\s)(?P<first>{_NAME})(?:\s(?:y|e|and)\s(?P<second>{_NAME}))?"
    r"(?=,?\s(?:en\s|in\s|del?\s)?(?:el\s|la\s|the\s)?(?:distrito|provincia|district)\s(?:de|del|of)\s)"
)
#: "Piquetes en Maranura y Huyro", "en sectores como Boca del Sapo, el ingreso a …": of some the lists know nothing.
_ARTICLE = r"(?:el|la|los|las|the)"
_ONE = (
    rf"(?:(?:[Ee]n\s)?(?:{_ARTICLE}\s)?(?:(?:puente|ingreso|curva|salida|acceso|[oó]valo|cruce|desv[ií]o|sector|zona|"
    rf"bridge)\s(?:(?:de|del|a|al)\s)?(?:{_ARTICLE}\s)?)?{_NAME})"
)
_RUN = re.compile(
    r"(?:^(?:El|La|Los)(?=\s(?:puente|ingreso|curva|[oó]valo|cruce|desv[ií]o|sector|zona)\s)|\b(?:en|at|in|como|"
    r"sectores de|sectores|zonas de|tramos? de|puntos de|near|inmediaciones de)|[:;])\s"
    rf"(?P<run>{_ONE}(?:,\s{_ONE}){{0,9}},?\s(?:y|e|and)\s{_ONE})(?=[,.;)]|$|\s(?:en|in|desde|que|con|por|para|hace|"
    r"también|del?|a|se|no|since|to|with|after)\b)"
)
_COUNTED = re.compile(r"\b(?:sectores|puntos|zonas|lugares|tramos|points|spots)\b[^.;]{0,40}$")
_NO_PLACE = re.compile(
    r"(?:congreso|gobierno|policia|pnp|sutran|rpp|ministeri|poder|estado|fiscal|defensor|municipal|federac|"
    r"sindic|asociac|comite|"
    r"lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|"
    r"agosto|se[pt]+iembre|"
    r"octubre|noviembre|diciembre|january|february|march|april|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|radio|canal|facebook|congress|peru\b|bolivia|"
    r"chile|ecuador|brasil|brazil)"
)
_OF_PEOPLE = re.compile(
    r"\b(?:vecin|poblador|morador|comuner|ronder|habitante|ciudadan|campesin|agricultor|productor|"
    r"delegacion|dirigente|alcalde|"
    r"residents|villagers|farmers)\w*\s(?:(?:y\s)?\w+\s){0,4}$"
)
_ITS_ROAD = re.compile(r"\s*(?:de|of|on|en)?\s?(?:la|the)?\s?(?:carretera|via|autopista|ruta|highway)?\s?")
_OWN = re.compile(
    r"\b(?:puente (?:internacional|binacional|principal|colgante)|plaza de armas|plaza mayor|plaza principal)\b"
)
_BEFORE = (
    r"(?:(?:en|in|at|near|sobre|por|a la altura del?|altura del?|frente al?)\s)?"
    r"(?:(?:las )?(?:inmediaciones|alrededores|tramos|cercanias)\sdel?\s)?(?:(?:el|la|los|las|the)\s)?"
    r"(?:(?:ciudad|capital(?: \w+)?|distritos?|provincias?|localidad(?:es)?|comunidad(?:es)?|sectores|zonas|"
    r"districts?|provinces?|city|town)\s(?:de\s|of\s)?)?"
    r"(?:la\s|el\s)?"
)
_AND = re.compile(
    r"\)?\s*(?:,?\s?(?:y|e|and|asi como|ademas de|al igual que|como tambien|as well as|y tambien|"
    r"and also)\s|[;,/]\s?)"
    rf"(?:tambien\s)?{_BEFORE}"
)
_LAST = re.compile(r"\b(?:y|e|and|asi como|ademas de|as well as)\b")
_IN = re.compile(
    r"\)?\s*(?P<open>\()?(?:,|-|/)?\s*(?P<in>(?:en|in|de|del|of|perteneciente al?)\s)?(?:(?:el|la|the)\s)?(?:del?\s)?"
    r"(?:(?:distrito|provincia|region|departamento|ciudad|localidad|jurisdiccion|district|province|"
    r"city)\s(?:de\s|del\s|of\s)?)?"
    r"(?:la\s|el\s)?"
)


def grouped(told: Told) -> list[Item]:
    """The places of a row in which a spot or brackets stand, each with what holds it; none where there is no such row."""
    if told.sentence.shouted or told.sentence.whispered:
        return []
    rows = [row for row in _rows(told) if len(row) > 1]
    best = max(rows, key=len, default=[])
    spots = any(item.spot for item in best)
    own = [item for item in best if item.path or item.spot]
    homes = [item for item in own if item.path and item.path[0].weight == 1 and not item.spot]
    alone = any(len(item.path) > 1 for item in own)
    if len(own) < 2 or homes or not (spots or alone):
        return []
    if not any(item.path for item in own) and not _in_one_town(told, _anchors(told)):
        return []
    return own


def _in_one_town(told: Told, anchors: Sequence[_Anchor]) -> bool:
    """Whether roads are shut at spots that no list has, all of the one town that the sentence names."""
    towns = {m.name for m in told.mentions if m.weight > 1}
    spot = any(a.spot is not None and not a.sector for a in anchors)
    return (len(towns) == 1 or (not towns and spot)) and any(h.kind is Kind.BLOCKADE for h in told.hits)


def _rows(told: Told) -> list[list[Item]]:
    """The runs of places that a sentence joins by "y", commas and "así como"."""
    anchors = _anchors(told)
    rows: list[list[Item]] = []
    row: list[Item] = []
    before: _Anchor | None = None
    bracket = False
    joined = False
    for anchor in anchors:
        between = told.sentence.plain[before.end : anchor.start] if before else ""
        inside = bool(row) and _inside(row, anchor, between)
        if inside and (match := _IN.fullmatch(between)):
            bracket = match["open"] is not None or (bracket and ")" not in between)
            _take_in(row, anchor, told.sentence, bracket=bracket, wide=match["in"] is not None)
        elif row and _AND.fullmatch(between):
            joined = joined or bool(_LAST.search(between))
            bracket = False
            row.append(_item(anchor, told.sentence))
        else:
            if joined:
                rows.append(row)
            row, joined, bracket = [_item(anchor, told.sentence)], False, False
        before = anchor
    return [*rows, row] if joined else rows


def _inside(row: Sequence[Item], anchor: _Anchor, between: str) -> bool:
    """Whether what comes next says where the row, or its last, is: a place that holds it, or the spot in it."""
    last = row[-1]
    if _LAST.search(between):
        return False
    if anchor.spot is not None or anchor.km is not None:
        # "Ilave (puente internacional)", "en Ilave, en el puente internacional"
        if anchor.km is not None and last.path and re.fullmatch(r",\s(?:el\s)?", between):
            return not last.spot  # "San Mateo, km 95"
        within = bool(re.match(r"\s*(?:\(|:|,\s(?:en|in|at|a la altura)\s)", between))
        return within and not (last.spot or last.closed)
    if anchor.mention is None:
        return False
    if not last.path:
        return True
    # "El Pedregal, Majes": the town and its district are one.
    return any(contains(anchor.mention, n) or set(n.codes) & set(anchor.mention.codes) for n in last.path)


def _take_in(row: Sequence[Item], anchor: _Anchor, sentence: Sentence, *, bracket: bool, wide: bool) -> None:
    if anchor.spot is not None or anchor.km is not None:
        spot = _item(anchor, sentence)
        row[-1].venue, row[-1].sector, row[-1].km = spot.venue, spot.sector, spot.km
        if spot.path and any(contains(name, spot.path[0]) for name in row[-1].path):
            row[-1].path[:0] = spot.path  # "Satipo (sector Río Negro)"
        return
    mention = anchor.mention
    assert mention is not None
    for number, item in enumerate(reversed(row)):
        # Brackets speak of what stands before them, "en la provincia de …" of the whole row.
        if bracket and number:
            break
        holds = contains(mention, item.path[0]) if item.path else wide
        if number == 0 or holds:
            item.path.append(mention)
        elif number and item.closed:
            break
    row[-1].closed = True


def _item(anchor: _Anchor, sentence: Sentence) -> Item:
    item = Item([anchor.mention] if anchor.mention else [], km=anchor.km)
    if anchor.spot is not None:
        item.venue, item.sector = (None, anchor.spot) if anchor.sector else (anchor.spot, None)
    return item


def _anchors(told: Told) -> list[_Anchor]:
    """The names of places and the spots of a sentence in order; a road or a street that is none is passed over."""
    text, flat = told.sentence.text, told.sentence.plain
    found: list[_Anchor] = []
    for km in told.kms:
        road = next(
            (r for r in told.roads if r.start >= km.end and _ITS_ROAD.fullmatch(flat[km.end : r.start])), None
        )
        found.append(_Anchor(km.start, road.end if road else km.end, km=km))
    for several in _PLURAL.finditer(text):
        names = [m.span() for m in re.finditer(_NAME, several["list"])]
        spans = [(several.start("list") + a, several.start("list") + b) for a, b in names]
        if not any(m.start < end and start < m.end for start, end in spans for m in told.mentions):
            found += [_Anchor(start, end, None, text[start:end], sector=True) for start, end in spans]
    for one in _UNKNOWN.finditer(text):
        spans = [one.span(name) for name in ("first", "second") if one[name]]
        known = any(m.start < end and start < m.end for start, end in spans for m in told.mentions)
        if not known:
            found += [_Anchor(start, end, None, text[start:end], sector=True) for start, end in spans]
    for match in [*_SPOT.finditer(text), *_BRIDGE.finditer(text), *_OWN.finditer(flat)]:
        if any(a.start < match.end() and match.start() < a.end for a in found):
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
        found.append(_Anchor(match.start(), end, inner[0] if inner else None, name, sector))
    found += _unlisted(told, found)
    found += [
        _Anchor(m.start, m.end, m)
        for m in told.mentions
        if m.weight > 0 and not any(a.start <= m.start < a.end for a in found)
    ]
    return sorted(found, key=lambda anchor: anchor.start)


def _unlisted(told: Told, known: Sequence[_Anchor]) -> list[_Anchor]:
    """The names of a row that no list has, beside one that it has; "Maranura y Huyro"."""
    text, flat = told.sentence.text, told.sentence.plain
    found: list[_Anchor] = []
    for run in _RUN.finditer(text):
        names = [m.span() for m in re.finditer(_NAME, run["run"])]
        spans = [(run.start("run") + a, run.start("run") + b) for a, b in names]
        if _OF_PEOPLE.search(flat[: run.start("run")]):
            continue  # "Vecinos de zonas como La Ensenada y Rosa Luz" are at home there
        if any(_NO_PLACE.match(flat, start) or text[start:end].isupper() for start, end in spans):
            continue
        listed = [
            any(m.start < end and start < m.end for m in told.mentions if m.weight > 0)
            for start, end in spans
        ]
        roads = any(r.start < end and start < r.end for r in told.roads for start, end in spans)
        spots = [any(a.start < end and start < a.end for a in known) for start, end in spans]
        if roads or not (any(listed) or any(spots) or _COUNTED.search(flat[: run.start("run")])):
            continue
        found += [
            _Anchor(start, end, None, text[start:end], sector=True)
            for (start, end), is_listed, is_spot in zip(spans, listed, spots, strict=True)
            if not (is_listed or is_spot)
        ]
    return found
