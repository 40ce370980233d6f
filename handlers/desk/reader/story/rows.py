"""Places told in a row, each with what stands beside it: "el puente de Ocoña (Camaná) y Chala (Caravelí), en Arequipa"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from handlers.desk.reader.story.anchors import anchors, one_by_one
from handlers.desk.reader.story.namedspots import Anchor
from handlers.desk.reader.story.told import Told
from handlers.desk.reader.story.unlisted import OTHERS
from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.kilometres import KmMention
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.where.nesting import contains
from handlers.desk.reader.where.roadnames import RoadMention
from handlers.desk.reader.words.verbforms import INDICATIVE
from storage.model import Kind


@dataclass
class Item:
    """One of a row: its own names, the narrowest first, and the bridge, exit or sector where it is."""

    path: list[Mention] = field(default_factory=list)
    venue: str | None = None
    sector: str | None = None
    closed: bool = False  # what holds it was said
    km: KmMention | None = None
    road: RoadMention | None = None
    span: tuple[int, int] = (0, 0)  # where it stands in the sentence
    ahead: bool = False  # a comma alone stands behind it: "en Juliaca, el puente …"
    firm: bool = False  # a name of no list, said to be where a road is

    @property
    def spot(self) -> bool:
        """Whether more than a town is said of it."""
        return bool(self.venue or self.sector or self.km or self.road)


#: "… y el tercero en Tingo María".
_ORDINAL = (
    r"(?:(?:(?:el|la|un|una|the)\s)?(?:segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|ultim[oa]|otr[oa]|second|third|fourth|last|other|"
    r"another)\s(?:(?:esta|es|se (?:ubica|encuentra|registra|halla)|is)\s)?(?=(?:en|in|at|near|a la)\s))?"
)
_BEFORE = (
    rf"{_ORDINAL}(?:(?:en|in|at|near|sobre|por|a la altura del?|altura del?|frente al?|"
    r"del?(?=\s(?:puente|ovalo|cruce|peaje|desvio|sector|centro poblado|distrito|comunidad))|"
    r"(?:el |un )?otr[oa](?: en)?)\s)?"
    r"(?:(?:las )?(?:inmediaciones|alrededores|tramos|cercanias)\sdel?\s)?"
    r"(?:(?:las |los |the )?(?:salidas|accesos|ingresos|entradas|vias de acceso|exits|entrances)\s"
    r"(?:de|al?|hacia|to|of)\s)?"
    r"(?:(?:el|la|los|las|the)\s)?"
    r"(?:(?:ciudad|capital(?: \w+)?|distritos?|provincias?|localidad(?:es)?|comunidad(?:es)?|centros? poblados?|"
    r"sectores|zonas|districts?|provinces?|city|town)\s(?:de\s|of\s)?)?"
    r"(?:la\s|el\s)?"
)
_AND = re.compile(
    r"(?:\s?\([^()]{2,40}(?=\))|\s(?:cerca|frente|al costado|al lado)\s(?:al?|del?|l)\s[^,;.()]{3,30})?\)?\s*"
    r"(?:[,;]?\s?(?:y|e|and|asi como|como|ademas del?|al igual que|como tambien|as well as|y tambien|and also|"
    r"plus)\s|[;,/]\s?)"
    rf"(?:(?:tambien|also|incluso)\s)?{_BEFORE}"
)
_LAST = re.compile(r"\b(?:y|e|and|asi como|como|ademas del?|as well as|plus)\b")
#: "Km 163, sector La Arena", "km 63 del túnel Yanango": the name of where that kilometre is.
_OF_KM = re.compile(r",?\s(?:(?:en|del?|of)\s)?(?:(?:el|la|the)\s)?")
_ASIDE = re.compile(r",\s(?:(?:el|la|los|las|the)\s)?")
_ON_IT = re.compile(r"(?:,?\s(?:en|a la altura|altura|at|in|near|cerca|(?:tales )?como|such as)|:)\s")
_NAMED = re.compile(r"(?:sector|zona|paraje|barrio|localidad|centro poblado)\s")
#: Between a spot and the kilometre at which it is.
_AT_KM = re.compile(
    r",?\s(?:(?:ubicad|situad|localizad)[oa]\s)?(?:a la |en la )?altura del?\s(?:el\s)?|"
    r",?\s(?:ubicad|situad|localizad)[oa]\sen\sel\s"
)
_LEVEL = re.compile(
    r",?\s(?:en|in)\s(?:la|el|the)\s(?:distrito|provincia|region|departamento|ciudad|district|province)\b"
)
_IN = re.compile(
    r"\)?\s*(?P<open>\()?(?:,|-|/)?\s*(?P<in>(?:en|in|de|del|of|perteneciente al?)\s)?(?:(?:el|la|the)\s)?(?:del?\s)?"
    r"(?P<level>(?:distrito|provincia|region|departamento|ciudad|localidad|jurisdiccion|district|province|city)\s(?:de\s|del\s|of\s)?)?"
    r"(?:la\s|el\s)?"
)


def grouped(told: Told) -> list[Item]:
    """The places of a row in which a spot or brackets stand, each with what holds it; none where there is no such row."""
    if told.sentence.shouted or told.sentence.whispered:
        return []
    return max((_own(told, row) for row in _rows(told)), key=len, default=[])


def _own(told: Told, row: Sequence[Item]) -> list[Item]:
    """Those of a row that are points of their own; none where it is but a list of towns, or of people's homes."""
    own = [item for item in row if item.path or item.spot]
    if len(own) > 2 and not own[0].spot and own[0].ahead and all(item.spot for item in own[1:]):
        for item in own[1:]:
            item.path = item.path or list(
                own[0].path
            )  # "En Juliaca, el puente Maravillas y el óvalo Vilcapaza"
        own = own[1:]
    homes = any(item.path and item.path[0].weight == 1 and not item.spot for item in own)
    alone = any(len(item.path) > 1 for item in own)
    if len(own) < 2 or homes or not (alone or any(item.spot for item in own)):
        return []
    if any(item.path for item in own):
        return own
    towns = _towns(told, own)
    if not _on_a_road(told, own, towns):
        return []
    if len(towns) == 1 and len(towns[0]) > 1:
        for item in own:
            item.path = list(towns[0])  # "En Limbani, provincia de Sandia: sectores A, B y C"
    return own


def within(mention: Mention, row: Sequence[Item]) -> bool:
    """Whether a name is but a word of a longer one of a row: "Samán Chico" is no Samán."""
    return any(i.span[0] <= mention.start < i.span[1] and mention not in i.path for i in row)


def _towns(told: Told, row: Sequence[Item]) -> list[list[Mention]]:
    """The towns that a sentence names besides a row of spots, each with what is said to hold it."""
    named = [m for m in told.mentions if m.weight > 1 and not within(m, row)]
    least = {m.name: m for m in named if not any(contains(m, other) for other in named)}
    return [[m, *(other for other in named if contains(other, m))] for m in least.values()]


def _on_a_road(told: Told, row: Sequence[Item], towns: Sequence[Sequence[Mention]]) -> bool:
    """Whether roads are shut at spots that no list has, in the one town that the sentence names or told of before."""
    spot = any(item.venue or item.road or item.firm for item in row)
    shut = any(h.kind is Kind.BLOCKADE for h in told.hits) or bool(told.states)
    stands = len(towns) == 1 or (not towns and spot) or all(item.km for item in row)
    return stands and (shut or told.clearing is not None)


def _rows(told: Told) -> list[list[Item]]:
    """The runs of places that a sentence joins by "y", commas and "así como"."""
    rows: list[list[Item]] = []
    row: list[Item] = []
    before: Anchor | None = None
    bracket = False
    joined = False
    for anchor in anchors(told):
        between = told.sentence.plain[before.end : anchor.start] if before else ""
        if row and _common_road(row, between):
            # "La Panamericana Sur, en el puente de Ocoña y en Chala": the road of all that follows.
            if joined:
                rows.append(row[:-1])
            row, joined, between = [], False, ""
        if anchor.road is not None and _does(told.sentence, anchor):
            continue  # "… y la Panamericana Sur quedó habilitada" tells of something else
        inside = bool(row) and _inside(row, anchor, between, told.sentence)
        inside = inside and not (between == ", " and one_by_one(told.sentence.plain, anchor.start))
        if inside and (
            match := _IN.fullmatch(between) or _OF_KM.fullmatch(between) or _AT_KM.fullmatch(between)
        ):
            said = match.groupdict()
            bracket = said.get("open") is not None or (bracket and ")" not in between)
            wide = said.get("in") is not None or (said.get("level") is not None and not bracket)
            _take_in(row, anchor, told.sentence, bracket=bracket, wide=wide)
        elif row and anchor.road and _AND.fullmatch(between) and not (row[-1].road or _LAST.search(between)):
            if joined:
                rows.append(row)
            row, joined = [], False  # "En el puente Ocoña, Panamericana Sur, y en Chala" has but one road
        elif row and _AND.fullmatch(between):
            joined = joined or bool(_LAST.search(between))
            row[-1].ahead = len(row) == 1 and _ASIDE.fullmatch(between) is not None
            bracket = False
            row.append(_item(anchor))
        else:
            if joined or (len(row) > 1 and _others(told.sentence, before)):
                rows.append(row)
            row, joined, bracket = [_item(anchor)], False, False
        before = anchor
    if _others(told.sentence, before):
        joined = len(row) > 1
    return [*rows, row] if joined else rows


#: "La vía de salida hacia Arequipa, Cusco, Huancané y otros distritos": where it leads.
_LEADING = re.compile(
    r"\b(?:salidas?|accesos?|ingresos?|vias?|rutas?|carreteras?|roads?|exits?)\s(?:al?|hacia|con|to|towards?)\s"
    r"(?:(?!\s(?:en|in|at)\s)[^.;:])*$"
)


def _others(sentence: Sentence, last: Anchor | None) -> bool:
    """Whether a row of places, not of where a road leads to, ends here in others without a name."""
    if last is None or OTHERS.match(sentence.plain, last.end) is None:
        return False
    return _LEADING.search(sentence.plain[: last.end]) is None


def _common_road(row: Sequence[Item], between: str) -> bool:
    """Whether the last of a row is a road on which the next place is."""
    last = row[-1]
    return last.road is not None and not last.path and _ON_IT.match(between) is not None


def _does(sentence: Sentence, anchor: Anchor) -> bool:
    """Whether a verb of a clause of its own follows here, and another stands before."""
    verbs = [verb for verb in sentence.verbs if verb.tense in INDICATIVE]
    then = any(anchor.end < verb.start <= anchor.end + 4 for verb in verbs)
    return then and any(verb.end <= anchor.start for verb in verbs)


def _inside(row: Sequence[Item], anchor: Anchor, between: str, sentence: Sentence) -> bool:
    """Whether what comes next says where the row, or its last, is: a place that holds it, or the spot in it."""
    last = row[-1]
    if _LAST.search(between):
        return False
    if anchor.road is not None:
        return False
    if last.km is not None and anchor.spot is not None:
        named = _NAMED.match(sentence.plain, anchor.start) or re.match(r"\s(?:del?|of)\s|,\s$", between)
        return not (last.venue or last.sector) and bool(named) and _OF_KM.fullmatch(between) is not None
    noun = anchor.sector and _NAMED.match(sentence.plain, anchor.start) is not None
    if noun and last.path and not last.spot and re.fullmatch(r",?\s", between):
        return True  # "Ilave, sector Santa Rosa"
    if anchor.spot is not None or anchor.km is not None:
        # "Ilave (puente internacional)", "en Ilave, en el puente internacional"
        if anchor.km is not None and last.path and re.fullmatch(r",\s(?:el\s)?", between):
            return not last.spot  # "San Mateo, km 95"
        if anchor.km is not None and _AT_KM.fullmatch(between):
            return not last.km  # "El puente Stuart, ubicado a la altura del km 78"
        within = bool(re.match(r"\s*(?:\(|:|,\s(?:en|in|at|a la altura)\s)", between))
        return within and not (last.spot or last.closed)
    if anchor.mention is None:
        return False
    if last.km and last.path and not last.closed and re.match(r",?\s(?:en|in|at)\s", between):
        # "Kilómetro 230 San Luis, en Bagua Grande; y …"
        return re.match(r"\s*(?:[;.)]|$|,\s(?:y\s)?(?:el\s)?k)", sentence.plain[anchor.end :]) is not None
    if not last.path or ((last.venue or last.sector) and _LEVEL.match(between)):
        return True  # "El puente Héroes del Cenepa, en la provincia de Tumbes"
    if between.strip() == "(" and any(contains(n, anchor.mention) for n in last.path):
        return True  # "Azángaro (Asillo)"
    # "El Pedregal, Majes": the town and its district are one.
    return any(contains(anchor.mention, n) or set(n.codes) & set(anchor.mention.codes) for n in last.path)


def _take_in(row: Sequence[Item], anchor: Anchor, sentence: Sentence, *, bracket: bool, wide: bool) -> None:
    if anchor.spot is not None or anchor.km is not None:
        spot = _item(anchor)
        if anchor.km is None:
            row[-1].venue, row[-1].sector = spot.venue, spot.sector
        row[-1].km = spot.km or row[-1].km
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
        if number == 0 and item.spot and item.path and not (holds or contains(item.path[0], mention)):
            if item.km:
                item.sector = item.sector or sentence.text[item.path[0].start : item.path[0].end]
            item.path[:] = [mention]
        elif number == 0 and item.path and contains(item.path[0], mention):
            item.path.insert(0, mention)
        elif number == 0 or holds:
            item.path.append(mention)
        elif wide and item.sector and item.path and all(m.local for m in item.path):
            item.path[:] = [
                mention
            ]  # "El centro poblado de San Francisco, Chen Chen y San Antonio, en Moquegua"
        elif number and item.closed:
            break
    row[-1].closed = True


def _item(anchor: Anchor) -> Item:
    item = Item(
        [anchor.mention] if anchor.mention else [],
        km=anchor.km,
        road=anchor.road,
        firm=anchor.firm,
        span=(anchor.start, anchor.end),
    )
    if anchor.spot is not None:
        item.venue, item.sector = (None, anchor.spot) if anchor.sector else (anchor.spot, None)
    return item
