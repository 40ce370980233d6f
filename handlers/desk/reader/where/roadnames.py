"""The roads that a sentence names by code, by name, or by the towns they join."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.places import Index
from handlers.desk.reader.where.roadslang import ANY_SLANG, PAIRED, SLANG
from handlers.desk.reader.where.routechains import LINK, UNKNOWN, chain, from_to, ways
from storage.naming import fold
from storage.road import Road
from storage.roads import Roads


@dataclass(frozen=True, slots=True)
class RoadMention:
    """A road named at a place in a sentence: which it may be, and the words where it is none that is known."""

    start: int
    end: int
    roads: tuple[Road, ...]
    code: str | None = None  # as written, where a code is
    name: str | None = None
    route: tuple[str, ...] = ()  # the towns that it is named by
    known: str | None = None  # the name that the list of roads has for it
    towns: tuple[tuple[str, ...], ...] = ()  # where each of them, as far as it is known, may lie


_CODE = re.compile(
    r"\bpe\s?-?\s?0*\d{1,2}(?:\s?-?(?!km)[a-z]{1,2})?\b(?![-+.]\d)|"
    r"\b(?:am|an|ap|ar|ay|ca|cu|hv|hu|ic|ju|ll|lo|la|li|md|mo|pa|pi|pu|sm|ta|tu|uc)-\d{2,4}\b|"
    r"(?:(?<=ruta )|(?<=\bhighway )|(?<=\broute ))\d{1,2}[a-z]{1,2}\b|(?<=via )\d{1,2}[ns][a-z]?\b"
)


_CUE = re.compile(
    r"\b(?:carretera|red vial|via|autopista|ruta|tramo|pista|trocha|corredor vial|highway|road|route|stretch|"
    r"transito|pase)\b"
    r"(?:\s+(?:nacional|vial|asfaltada|afirmada|principal|de la via|de|que|une|conecta|comunica|entre|va|"
    r"from|between|to|"
    r"connecting|linking|that|links|connects|a|la|el|las|ciudad de|ciudades|provincias|the))*[\s:]+"
)


#: "La carretera a Yura" leads there; where it starts is not said.
_LEADS_TO = re.compile(r"^(?:carretera|via|pista|trocha|road|highway)\s(?:a|hacia|to)\s$")


_LINK_OR_SPACE = re.compile(LINK.pattern + r"|\s+")


@lru_cache(maxsize=4)
def _road_names(roads: Roads) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The roads' names in words, by their first word, longest first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in roads.names():
        words = tuple(name.split())
        if len(words) > 1 or name in ("costanera", "fbt", "cfb"):
            by_first.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in by_first.items()}


#: "PeruRail suspended service on the Ollantaytambo - Machupicchu route": no road.
_BY_RAIL = re.compile(
    r"\b(?:perurail|inca ?rail|trains?|rail(?:way|road)?|trenes?|ferroviari\w+)\b[^.;,]{0,40}\s$"
)


def roads_in(sentence: Sentence, roads: Roads, places: Index) -> list[RoadMention]:
    """The roads that a sentence names by code, by name, or by the towns they join."""
    found = [*_codes(sentence, roads), *_slang(sentence, roads), *_names(sentence, roads)]
    found += [m for m in _routes(sentence, roads, places) if not _BY_RAIL.search(sentence.plain[: m.start])]
    found.sort(key=lambda m: (m.start, -m.end, not m.route))
    kept: list[RoadMention] = []
    for mention in found:
        if all(mention.start >= k.end or mention.end <= k.start for k in kept):
            kept.append(mention)
        elif (
            kept
            and mention.end - mention.start > kept[-1].end - kept[-1].start
            and mention.start < kept[-1].end
        ):
            kept[-1] = mention
    found = sorted([*kept, *_unlisted(sentence, kept)], key=lambda m: m.start)
    return _said_once(sentence.plain, found)


def _said_once(flat: str, found: Sequence[RoadMention]) -> list[RoadMention]:
    """The roads, one that brackets name once more made one: "Pan-American Highway (Highway 1S)"."""
    kept: list[RoadMention] = []
    for road in found:
        before = kept[-1] if kept else None
        same = before is not None and bool(set(before.roads) & set(road.roads))
        if before is None or not same or not _BRACKET.fullmatch(flat[before.end : road.start]):
            kept.append(road)
            continue
        exact = road if len(road.roads) < len(before.roads) else before
        kept[-1] = replace(
            exact,
            start=before.start,
            end=road.end,
            route=before.route or road.route,
            towns=before.towns or road.towns,
        )
    return kept


_BRACKET = re.compile(r"\s?\((?:[a-z]+\s){0,2}")


def _unlisted(sentence: Sentence, known: list[RoadMention]) -> list[RoadMention]:
    """The roads named by towns of which the lists know one at most: they are shown as they are written."""
    return [
        RoadMention(
            *way.span(), (), None, way[0], tuple(fold(p) for p in re.split(r"\s?[-–]\s?", way["name"]))
        )
        for way in _UNLISTED.finditer(sentence.text)
        if not any(road.start < way.end() and way.start() < road.end for road in known)
    ]


def _codes(sentence: Sentence, roads: Roads) -> list[RoadMention]:
    found = []
    for match in _CODE.finditer(sentence.plain):
        known = roads.coded(match[0])
        flat = re.sub(r"[\s-]", "", match[0]).upper()
        code = known[0].code if known else f"{flat[:2]}-{flat[2:]}" if flat[0].isalpha() else None
        if known and any(road.code == known[0].code for road in known):
            known = tuple(r for r in known if _same_code(r, match[0], roads)) or known
            code = known[0].code
        if code is not None:
            found.append(RoadMention(match.start(), match.end(), known, code))
    return found


def _same_code(road: Road, text: str, roads: Roads) -> bool:
    own = roads.coded(road.code)
    return bool(own) and road in own and road.code == roads.coded(text)[0].code


_STREET = re.compile(
    r"\b(?:ovalo|puente|plaza|parque|avenida|av|jiron|jr|calle|urbanizacion|urb|colegio|mercado|"
    r"hospital|clinica|policlinico|universidad|instituto|estadio|coliseo|terminal|penal)\.?\s(?:de )?$"
)


def _slang(sentence: Sentence, roads: Roads) -> list[RoadMention]:
    found = []
    for pattern, name in SLANG if ANY_SLANG.search(sentence.plain) else ():
        for match in pattern.finditer(sentence.plain):
            if _STREET.search(sentence.plain[: match.start()]):
                continue  # "óvalo Los Libertadores"
            meant = tuple(dict.fromkeys(r for n in PAIRED.get(name, (name,)) for r in roads.named(n)))
            found.append(
                RoadMention(*match.span(), meant, None, _shown(match[0], meant, sentence, match), known=name)
            )
    return found


def _shown(_plain: str, meant: tuple[Road, ...], sentence: Sentence, match: re.Match[str]) -> str:
    return meant[0].name if len(meant) == 1 else sentence.text[match.start() : match.end()]


def _names(sentence: Sentence, roads: Roads) -> list[RoadMention]:
    known = _road_names(roads)
    words = [(m[0], m.start(), m.end()) for m in re.finditer(r"[^\W_]+", sentence.plain)]
    found = []
    at = 0
    while at < len(words):
        for name in known.get(words[at][0], ()):
            run = words[at : at + len(name)]
            if tuple(word for word, _, _ in run) == name and _one_name(
                sentence.plain[run[0][1] : run[-1][2]]
            ):
                start, end = run[0][1], run[-1][2]
                if _STREET.search(sentence.plain[:start]):
                    continue
                meant = roads.named(" ".join(name))
                found.append(RoadMention(start, end, meant, None, sentence.text[start:end]))
                at += len(name) - 1
                break
        at += 1
    return found


def _one_name(text: str) -> bool:
    return not re.search(r"[.;:,\n]\s|[()]", text)  # "Ilo (Moquegua)" is no road


_ARTICLE_BEFORE = re.compile(r"\s(?P<article>(?:la|el|los|las)\s)$")


def _with_article(flat: str, at: int, places: Index) -> int:
    """Where a name begins that has an article in it: "la vía La Oroya - Huancayo"."""
    before = _ARTICLE_BEFORE.search(flat[:at])
    return before.start("article") if before and places.name_at(flat, before.start("article")) else at


_PAIR = re.compile(
    r"(?<![\w-])(?:(?:la|el) )?[a-z]{3,}(?: [a-z]{3,})?(?: - |-)(?=(?!carretera|via |ruta |autopista)[a-z]{2,})"
)


def _routes(sentence: Sentence, roads: Roads, places: Index) -> list[RoadMention]:
    """Roads named by the towns they join: "carretera Juliaca - Puno", "the Juliaca-Puno road"."""
    found = []
    flat = sentence.plain
    for cue in _CUE.finditer(flat):
        names, end = chain(flat, _with_article(flat, cue.end(), places), places, _LINK_OR_SPACE)
        if not names and (unknown := UNKNOWN.match(flat, cue.end())):
            names, end = chain(flat, unknown.end(), places)  # "carretera Repartición - Arequipa - Juliaca"
        if len(names) >= 2:
            found.append(_route(sentence, (cue.start(), end), names, roads, places))
        elif len(names) == 1 and _LEADS_TO.search(cue[0]):
            found.append(RoadMention(cue.start(), end, (), None, sentence.text[cue.start() : end]))
    found += [_route(sentence, way[:2], way[2], roads, places) for way in ways(flat, places)]
    told = [(road.start, road.end) for road in found]
    found += [_route(sentence, way[:2], way[2], roads, places) for way in from_to(flat, told, places)]
    for match in _PAIR.finditer(flat):
        begin = match.start()
        if not places.name_at(flat, begin) and " " in match[0].split("-")[0].strip():
            begin += match[0].index(" ") + 1
        names, end = chain(flat, begin, places)
        if len(names) >= 2 and "-" in flat[begin:end]:
            nested = any(
                a.startswith(b) or b.startswith(a)
                for a in places.codes(names[0], own=True)
                for b in places.codes(names[1], own=True)
            )
            listed = any(_AND_ROAD.fullmatch(flat[road.end : begin]) for road in found if road.end <= begin)
            if not re.search(r"\w", flat[:begin]) and _label(flat, end, names, places):
                continue
            tail = re.match(r"\s*(?:highway|road|route|stretch)\b", flat[end:])
            if tail or listed or not nested or _ROADS_ARE.search(flat[:begin]):
                stop = end + (tail.end() if tail else 0)
                found.append(_route(sentence, (begin, stop), names, roads, places))
    return found


def _label(flat: str, end: int, names: list[str], places: Index) -> bool:
    """Whether a line begins with a region and a town in it: "Huánuco - Aucayacu: cocaleros …"."""
    wide = [code for code in places.codes(names[0], own=True) if len(code) == 2]
    inside = any(code.startswith(top) for top in wide for code in places.codes(names[1]))
    return inside and re.match(r"\s*[:|]\s*\S", flat[end:]) is not None


#: "Las carreteras bloqueadas son Piura-Sullana, …".
_ROADS_ARE = re.compile(
    r"\b(?:carreteras|vias|rutas|roads|highways)\b[^.;:]{0,30}\b(?:son|fueron|serian|are|were)\s(?:the |la |las )?$"
)
#: "Las vías Juliaca - Huancané y Puno - Ilave": the second is a road as well.
_AND_ROAD = re.compile(
    r"\s*(?:,|,?\s(?:y|e|and)\b)\s*(?:(?:en|on)\s)?(?:(?:la|las|el|the)\s)?(?:(?:que une|via)\s)?"
)


#: "Carretera Piura - Tambogrande", of which the lists know one town at most.
_UNLISTED = re.compile(
    r"\b(?:[Cc]arretera|[Vv][ií]a)\s(?P<name>(?:[A-ZÁÉÍÓÚÑ][\w'’]+(?:\s(?:de\s)?[A-ZÁÉÍÓÚÑ][\w'’]+){0,2})"
    r"(?:\s?[-–]\s?[A-ZÁÉÍÓÚÑ][\w'’]+(?:\s[A-ZÁÉÍÓÚÑ][\w'’]+)?){1,5})"
)


def _route(
    sentence: Sentence, span: tuple[int, int], names: list[str], roads: Roads, places: Index
) -> RoadMention:
    start, end = span
    name = sentence.text[start:end]
    if not all(any(r.at(one) for r in roads) for one in names):
        names = [places.listed(one) for one in names]
    meant = roads.named(" ".join(names)) or roads.named(" ".join(reversed(names)))
    if not meant:
        meant = tuple(r for r in roads if all(r.at(n) for n in (names[0], names[-1])))
        nearest = {r: _posts_between(r, names[0], names[-1]) for r in meant}
        # The road that joins both towns with fewer stops between them is the one that people name after them.
        meant = tuple(r for r in meant if nearest[r] <= min(nearest.values()) + 3)
    far = len({code[:2] for one in names for code in places.codes(one, own=True)}) > 1
    if not meant and len(names) > 2 and far and _CUE.match(sentence.plain, start):
        # "La vía Cusco–Puno–Arequipa": of each two of its towns the road that joins them.
        ways = (
            [(_posts_between(r, *pair), r) for r in roads if all(map(r.at, pair))] for pair in pairwise(names)
        )
        meant = tuple(dict.fromkeys(min(way, key=lambda one: one[0])[1] for way in ways if way))
    towns = tuple(codes for one in names if (codes := places.codes(one)))
    return RoadMention(start, end, meant, None, name, tuple(names), towns=towns)


def _posts_between(road: Road, one: str, other: str) -> int:
    places = [p.place for p in road.posts]
    a, b = road.at(one), road.at(other)
    return abs(places.index(a.place) - places.index(b.place)) if a and b else 99
