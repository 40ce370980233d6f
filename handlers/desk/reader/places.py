"""The places that a sentence names: who may bear each name, and how surely the words say that it happens there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

from handlers.desk.reader import commonwords
from handlers.desk.reader.sentences import Sentence
from storage.naming import Level, fold
from storage.regions import Gazetteer, Region
from storage.roads import Road, Roads

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LONGEST_NAME = 7  # words
_LEVELS = {
    **dict.fromkeys(("departamento", "department", "dpto", "depto", "region", "regional"), Level.DEPARTMENT),
    **dict.fromkeys(("provincia", "province", "prov", "pcia", "provincial"), Level.PROVINCE),
    **dict.fromkeys(("distrito", "district", "dist", "distrital"), Level.DISTRICT),
}
_TOWN = frozenset({"ciudad", "city", "town", "pueblo", "cercado", "localidad", "poblado"})
_LEVEL_AFTER = re.compile(r"\s*\(?(region|department|province|district|provincia|distrito|departamento)\b")

#: The words before a name, nearest last, that say how it stands to what happens.
_STRONG = re.compile(
    r"(?:\b(?:en|in|at|near|cerca (?:de|a)|inmediaciones de|altura (?:de|del)|afueras de|outside|sector|"
    r"distrito(?: de)?|"
    r"provincia(?: de)?|region(?: de)?|district of|province of|city of|town of|ciudad(?: de)?|localidad de|"
    r"ubicacion:?|"
    r"lugar:?|location:?|jurisdiccion de|across|throughout|reached|zona de|comunidad de|"
    r"centro poblado(?: de)?)"
    r"(?: el| la| los| las| the| toda| todo| all)?|[(\[])\s*$"
)
_ELSEWHERE = re.compile(
    r"\b(?:hacia|rumbo a|con destino a|con direccion a|direccion a|towards?|heading (?:to|for)|bound for|"
    r"en camino a|"
    r"procedentes? de|provenientes? de|llegad[oa]s (?:de|desde)|(?:llegaron|llegan|vinieron|partieron|"
    r"partio|partiran|salieron|viajaron|came|arrived|travell?ed|set out) (?:\w+ )?(?:desde|de|from)|"
    r"venid[oa]s de|delegacion(?:es)? de|viajan a|"
    r"viajar a|frontera con|border with|limites? (?:con|entre|de)|frontera entre|border between|solidaridad con|hermanos de|"
    r"ocurrid[oa]s? en|sucedid[oa]s? en|"
    r"fallecid[oa]s en|muert[oa]s (?:en|de)|caidos (?:en|de)|killed in|victimas (?:en|de)|masacre de|"
    r"conecta(?:n)? (?:con)?|"
    r"une(?:n)?|va(?:n)? a|que va(?:n)? de|pasajeros (?:a|de)|buses (?:a|de)|como en|al igual que en|"
    r"links?|linking|"
    r"connects?|connecting|comunica|llegar a|ingresar a)"
    r"(?: el| la| los| las| the)?\s*$"
)
_BODY = re.compile(
    r"\b(?:universidad|universitario|colegio|institucion|radio|diario|revista|hospital|gobierno|"
    r"gobernacion|gobernador|"
    r"alcalde|alcaldesa|municipalidad|direccion|corte|fiscalia|policia|policial|pnp|comisaria|defensoria|"
    r"sutran|ugel|"
    r"drep?|frente|federacion|sindicato|asociacion|central|confederacion|comite|camara|unsaac|una|unsa|"
    r"liga|coordinadora|"
    r"tv|canal|prensa|club|estadio|aeropuerto|cuartel|regional de|regional|ejecutivo|banco|asamblea|"
    r"congresista|"
    r"onda|noticias|news|diocesis|vicariato|obispo|prelatura|comando|movimiento|partido|cmac|caja|"
    r"comuneros|ronderos|"
    r"pobladores|vecinos|manifestantes|comunidades|campesinos|estudiantes|transportistas|agricultores|"
    r"residents|"
    r"villagers|farmers|students|mineros|trabajadores|docentes|comerciantes|dirigentes?|region policial)\b"
    r"(?:\s+(?:nacional|regional|provincial|superior|de|del|la|los|las|el|y|of|from|justicia|defensa|"
    r"intereses|comercio|"
    r"policial|campesin[ao]s|distrital|unic[oa]|trabajadores|agrari[oa]|departamental|the|transportes|"
    r"salud|educacion))*\s*$"
)
#: What such a word names is a square, a street, an exit: "Plaza San Martín" is not the department.
_VENUE = (
    r"pte|plaza|plazuela|parque|jiron|jr|avenida|av|ave|calle|salida|salida a|salida hacia|ingreso|entrada|"
    r"puente|ovalo|mercado|terminal|"
    r"aeropuerto|estadio|hospital|universidad|colegio|campo|cruce|peaje|square|avenue|street|bridge|park|"
    r"grifo|"
    r"paradero|urbanizacion|urb|via expresa|hotel|iglesia|catedral|coliseo|pasaje|intercambio vial|"
    r"peaje de|garita|"
    r"fundo|hacienda|mina|unidad minera|corredor|institucion educativa|ie|cuartel"
)
_VENUE_BEFORE = re.compile(
    rf"\b(?:{_VENUE})\.?(?:\s+(?:de la|de los|de las|del|de|a la|al|a|hacia|el|la|los|las|of the|of|to))?\s*$"
)
_BY_NAME = re.compile(r"^(?:puente|pte|peaje|ovalo|cruce|desvio|grifo)\.?\s*$")
#: "El puente de Ilave" is in Ilave; "la avenida de Arequipa" is but named so.
_OF = re.compile(r"^(?!avenida|av|jiron|jr|calle|pasaje|campo|salida a|corredor)\w.*\b(?:de|del|of)\s*$")
_PERU = re.compile(
    r"\b(?:todo el (?:pais|peru|territorio)|el pais|a nivel nacional|en el peru|a escala nacional|"
    r"nationwide|the country|"
    r"across peru|in peru|paro nacional|huelga nacional|(?:all|whole) (?:of )?(?:the )?(?:country|peru)|"
    r"territorio nacional|"
    r"peru held|vias nacionales|red vial nacional|national strike|peru's)\b"
)
_SQUARES = {
    "plaza san martin": "150101",
    "san martin square": "150101",
    "plaza dos de mayo": "150101",
    "plaza 2 de mayo": "150101",
    "plaza francia": "150101",
    "plaza bolognesi": "150101",
    "plaza mayor de lima": "150101",
    "avenida abancay": "150101",
    "av abancay": "150101",
    "av. abancay": "150101",
    "paseo de los heroes navales": "150101",
    "palacio de gobierno": "150101",
    "palacio de justicia": "150101",
    "campo de marte": "150113",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at a place in a sentence, with who may bear it (how good the claim is, the region) and its weight."""

    start: int
    end: int
    name: str
    bearers: tuple[tuple[int, Region], ...]
    weight: int  # 3 said to be the place, 2 named, 1 a body's or people's home, 0 somewhere else
    town: bool = False
    sure: bool = False  # a level word decides
    perhaps: bool = False  # a common word, a place only beside one that contains it

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all that bear it."""
        return tuple(region.code for _, region in self.bearers)


class Index:
    """Every name of a region or of a post, by its first word."""

    def __init__(self, regions: Gazetteer, roads: Roads) -> None:
        """Know the names of these regions and of the posts of these roads."""
        self._regions = regions
        names: dict[str, tuple[tuple[int, Region], ...]] = {}
        for name in regions.names():
            bearers = tuple((claim, region) for claim, region in regions.bearers(name) if region.code)
            if bearers and not name.isdigit():
                names[name] = bearers
        for road in roads:
            for post in road.posts:
                if post.shown is None or post.district not in regions:
                    continue
                for part in _post_names(post.shown):
                    if part not in names:
                        names[part] = ((1, regions.get(post.district)),)
        self._names = names
        self._first: dict[str, int] = defaultdict(int)
        for name in names:
            words = name.split()
            self._first[words[0]] = max(self._first[words[0]], len(words))

    def mentions(
        self, sentence: Sentence, taken: list[tuple[int, int]] | None = None, along: Sequence[Road] = ()
    ) -> list[Mention]:
        """The places named, in order, each as long as it can be; spans that are `taken` are passed over.

        A common word counts where one of the roads that it stands `along` has a post of that name.
        """
        words = [_bare(m) for m in _WORD.finditer(sentence.plain)]
        found: list[Mention] = []
        at = 0
        while at < len(words):
            mention, used = self._at(sentence, words, at, taken or [])
            if mention is not None:
                found.append(mention)
            at += used
        found = [
            m
            for m in found
            if not m.perhaps or _beside_its_region(sentence, m, found) or any(r.at(m.name) for r in along)
        ]
        return _together(sentence, _without_dateline(sentence, found))

    def _at(
        self, sentence: Sentence, words: list[tuple[str, int, int]], at: int, taken: list[tuple[int, int]]
    ) -> tuple[Mention | None, int]:
        most = min(self._first.get(words[at][0], 0), _LONGEST_NAME, len(words) - at)
        for size in range(most, 0, -1):
            run = words[at : at + size]
            if any(_apart(sentence.plain[a[2] : b[1]]) for a, b in pairwise(run)):
                continue
            name = " ".join(word.replace("'", " ") for word, _, _ in run)
            bearers = self._names.get(name)
            start, end = run[0][1], run[-1][2]
            if bearers is None or any(a < end and start < b for a, b in taken):
                continue
            if mention := self._mention(sentence, name, bearers, start, end):
                return mention, size
        return None, 1

    def _mention(
        self, sentence: Sentence, name: str, bearers: tuple[tuple[int, Region], ...], start: int, end: int
    ) -> Mention | None:
        before, after = sentence.plain[:start], sentence.plain[end:]
        level, town = _level(before, after)
        written = level is not None or _written_as_name(sentence, name, start, end)
        if not written and not (commonwords.is_common(name) and (sentence.text[start].isupper() or sentence.whispered)):
            return None
        if (venue := _VENUE_BEFORE.search(before[-60:])) and not _OF.search(venue[0]):
            if not _BY_NAME.search(venue[0]):
                return None
            written = False  # "Puente Virú" is at Virú where the road has a post of that name
        if level is not None:
            kept = tuple((claim, region) for claim, region in bearers if region.level == level)
            bearers = kept or bearers
        weight = 2
        if _ELSEWHERE.search(before[-60:]):
            weight = 0
        elif _BODY.search(before[-90:]):
            weight = 1
        elif _STRONG.search(before[-60:]):
            weight = 3
        if re.match(r"\s*(?:-|–|/)\s*(?:[a-z])", after) and weight == 3 and "/" not in after[:3]:
            weight = 2
        if level is None and commonwords.is_common(name) and _part_of_longer(sentence.text, start, end):
            return None
        return Mention(start, end, name, bearers, weight, town, level is not None, not written)

    def names(self) -> Iterable[str]:
        """Every folded name of a region or a post."""
        return self._names.keys()

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes of the regions that bear a folded name."""
        return tuple(region.code for _, region in self._names.get(name, ()))

    def name_at(self, flat: str, at: int) -> int:
        """How many letters the longest name of a place that begins here takes, 0 for none."""
        words = [(m[0], m.start(), m.end()) for m in islice(_WORD.finditer(flat, at), _LONGEST_NAME)]
        if not words or words[0][1] != at:
            return 0
        for size in range(min(self._first.get(words[0][0], 0), len(words)), 0, -1):
            run = words[:size]
            if any(_apart(flat[a[2] : b[1]]) for a, b in pairwise(run)):
                continue
            if " ".join(word for word, _, _ in run) in self._names:
                return run[-1][2] - at
        return 0

    def square(self, sentence: Sentence) -> str | None:
        """The district of a square or street in Lima that everybody knows by its name, if one is named."""
        for name, code in _SQUARES.items():
            if re.search(rf"\b{name}\b", sentence.plain):
                return code
        return None


@lru_cache(maxsize=4)
def index(regions: Gazetteer, roads: Roads) -> Index:
    """The index of these places, made once."""
    return Index(regions, roads)


def whole_country(sentence: Sentence) -> bool:
    """Whether the sentence speaks of all of Peru."""
    return bool(_PERU.search(sentence.plain))


def exit_named(sentence: Sentence) -> bool:
    """Whether it names an exit of a town ("salida Cusco") by where the road leads."""
    return bool(re.search(r"\b(?:salida|exit)\b", sentence.plain))


_DATELINE = re.compile(
    r"^\W*[^\d.:]{3,30}?[,(]\s*(?:\d{1,2} (?:de )?[a-z]{3,10}|[a-z]{3,10}\.? \d{1,2}|andina|efe|reuters|ap|"
    r"afp|agencias?)\b[^-]{0,25}(?:-|\.-)\s"
)


def _without_dateline(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """Where a report was written is not where it happens: "LIMA, Jan 5 - …"."""
    match = _DATELINE.match(sentence.plain[:90])
    return [m for m in found if m.start >= match.end()] if match and sentence.number == 0 else found


def _beside_its_region(sentence: Sentence, mention: Mention, found: list[Mention]) -> bool:
    """Whether a common word stands next to a place that contains it: "Chala - Arequipa", "km 620 Chala (Arequipa)"."""
    for other in found:
        gap = (
            sentence.plain[mention.end : other.start]
            if other.start > mention.end
            else sentence.plain[other.end : mention.start]
        )
        if other is mention or other.perhaps or len(gap) > 22 or re.search(r"[.;]", gap):
            continue
        if any(len(c) > len(o) and c.startswith(o) for c in mention.codes for o in other.codes):
            return True
    return False


def _post_names(place: str) -> set[str]:
    """What a post may be called when it is no region: "Puente Reither", "Patahuasi"."""
    parts = {re.sub(r"\s*\(.*\)", "", place)}
    if match := re.search(r"\((.+)\)", place):
        parts.add(match[1])
    return {
        name
        for part in parts
        if len(name := fold(part)) > 4 and not name.startswith(("desvio", "empalme", "cruce", "tramo"))
    }


def _bare(match: re.Match[str]) -> tuple[str, int, int]:
    """A word with where it stands, an English genitive's "'s" left off."""
    word = match[0].removesuffix("'s")
    return word, match.start(), match.start() + len(word)


def _apart(between: str) -> bool:
    """Whether two words are too far apart to be one name."""
    return not re.fullmatch(r"[\s']{1,3}|-", between)


def _part_of_longer(text: str, start: int, end: int) -> bool:
    """Whether another capital stands right beside, so that this is a piece of a name that is not known."""
    return bool(
        re.match(r"\s[A-ZÁÉÍÓÚÑ][a-záéíóúñ]", text[end:])
        or re.search(r"[^.:]\s[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+\s$", text[:start])
    )


def _level(before: str, after: str) -> tuple[Level | None, bool]:
    """The level that the words around insist on, and whether they mean a town."""
    match = re.search(r"([a-z]+)\.?(?:\s+(?:de|del|of|of the))?(?:\s+(?:la|el|los|las))?\s*:?\s*$", before)
    word = match[1] if match else ""
    if word in _LEVELS and not re.search(r"\bgobierno\s+regional", before[-40:]):
        return _LEVELS[word], False
    if follows := _LEVEL_AFTER.match(after):
        return _LEVELS[follows[1]], False
    return None, word in _TOWN or bool(re.match(r"\s+city\b", after))


def _written_as_name(sentence: Sentence, name: str, start: int, end: int) -> bool:
    """Whether these letters are a name here, and no common word."""
    before, after = sentence.plain[:start], sentence.plain[end:]
    original = sentence.text[start:end]
    capital = original[:1].isupper() and original.split()[-1][:1].isupper()
    told = bool(_STRONG.search(before[-60:]))
    common = commonwords.is_common(name)
    if sentence.shouted:
        return not common or told or bool(re.search(r"[/(,:-]\s*$", before))
    if capital:
        told = told or bool(
            re.search(r"\b(?:desde|from|hacia|pobladores de|comuneros de|km \d[\d+.]*)\s*$", before[-40:])
        )
        first = not re.search(r"\w", before)
        if common:
            labelled = bool(re.match(r"\s*[:/|(]|\s-\s|,?\s*(?:km|kilometro)\b", after))
            return labelled if first else told or bool(re.search(r"[/(,:]\s*$", before))
        return True
    if common or len(name) < 5:
        return name in commonwords.SHORT and told
    return True


def _together(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """What stands in one list or path with a place is as sure as it: "en Ilave, Juli y Desaguadero"."""
    out: list[Mention] = []
    for mention in found:
        if out:
            between = sentence.plain[out[-1].end : mention.start]
            if re.fullmatch(
                r"\s*(?:,|/|;|\by\b|\be\b|\band\b|, y|, and|&|\+)\s*(?:en |in |la |el )?", between
            ):
                weight = max(out[-1].weight, mention.weight) if out[-1].weight > 1 else mention.weight
                if out[-1].weight <= 1 and not re.search(r"\ben |\bat |\bin ", between):
                    weight = min(weight, out[-1].weight)
                mention = Mention(
                    mention.start,
                    mention.end,
                    mention.name,
                    mention.bearers,
                    weight,
                    mention.town,
                    mention.sure,
                )
        out.append(mention)
    return out
