"""What the names beside a place in a sentence, a dateline, a list or brackets say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.desk.reader.text.datelines import bare
from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where import commonwords
from handlers.desk.reader.where.mentions import Mention
from handlers.desk.reader.words.languages import language_of
from storage.model import Language

_DATELINE = re.compile(
    r"^\W*[^\d.:]{3,30}?[,(|]\s*\(?(?:\d{1,2} (?:de )?[a-z]{3,10}|[a-z]{3,10}\.? \d{1,2}|andina|efe|reuters|ap|"
    r"afp|agencias?|peru)\b(?:[^-]{0,25}(?:-(?=\s|$)|\)\s?-(?=[a-z]))|\.(?:\s|$))"
)


def without_dateline(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """Where a report was written is not where it happens: "LIMA, Jan 5 - …"."""
    if sentence.number:
        return found
    match = _DATELINE.match(sentence.plain[:90])
    end = match.end() if match else 0 if sentence.shouted else bare(sentence.text)
    others = [m for m in found if m.start >= end]
    if not end or (match is None and language_of(sentence.text) is not Language.EN):
        return found  # "PUNO: bloquean la vía a Juliaca" names the place
    if match is None and not any(m.weight > 1 for m in others):
        return found
    # Wires from the capital tell of the country, those from elsewhere of where they are.
    return others or [m for m in found if m.name != "lima"]


def beside_its_region(sentence: Sentence, mention: Mention, found: list[Mention]) -> bool:
    """Whether a common word stands next to a place that contains it: "Chala - Arequipa", "km 620 Chala (Arequipa)"."""
    for other in found:
        gap = (
            sentence.plain[mention.end : other.start]
            if other.start > mention.end
            else sentence.plain[other.end : mention.start]
        )
        label = (
            other.end < mention.start
            and re.fullmatch(r"\W*", sentence.plain[: other.start])
            and gap.startswith(":")
        )
        if other is mention or other.perhaps or (len(gap) > 22 and not label) or re.search(r"[.;]", gap):
            continue
        if any(len(c) > len(o) and c.startswith(o) for c in mention.codes for o in other.codes):
            return True
    return False


#: "Nuestra oficina en Andahuaylas informa que en Uripa …": where somebody speaks is not where it happens.
_SAYS_THAT = re.compile(
    r"\b(?:inform|report|senal|indic|confirm|precis|detall|comunic|advirt|advier|denunci|asegur|manifest|"
    r"sostuv|sostien|refir|refier|"
    r"explic|coment|alert|agreg|anad)\w*\s(?:\w+\s){0,2}?que\b|\b(?:said|says|reported|reports|confirmed) that\b"
)


def where_it_is_said(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """The places, those before "informa que" as homes of who speaks, where others stand behind it."""
    match = _SAYS_THAT.search(sentence.plain)
    if match is None or not any(m.start >= match.end() and m.weight > 1 for m in found):
        return found
    return [replace(m, weight=min(m.weight, 1)) if m.end <= match.start() else m for m in found]


#: "The Cuzco province of Chumbivilcas", "Puno's Melgar province".
_ITS = re.compile(
    r"(?:'s\s(?:\w+ern\s)?(?:(?:province|region|district|department|city|town)\sof\s)?|"
    r"\s(?:province|region|district|department|city|town)\sof\s)"
)


_OF_ITS = re.compile(r"\s(?:district|province|community|town|city)\s(?:of|in)\s(?:the\s)?")


def without_holders(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """The places without those that English puts before one inside them, which narrow who bears its name."""
    out: list[Mention] = []
    for mention in found:
        held = out and _ITS.fullmatch(sentence.plain[out[-1].end : mention.start])
        inside = tuple(
            (claim, region)
            for claim, region in mention.bearers
            if held and any(len(region.code) > len(c) and region.code.startswith(c) for c in out[-1].codes)
        )
        outer = out and _OF_ITS.fullmatch(sentence.plain[out[-1].end : mention.start])
        if outer and (
            own := tuple(
                (claim, region)
                for claim, region in out[-1].bearers
                if any(region.code.startswith(b) and region.code != b for b in mention.codes)
            )
        ):
            out[-1] = replace(out[-1], bearers=own)
            continue  # "The Chucuito district of the Puno province"
        if inside:
            mention = replace(mention, bearers=inside, weight=max(mention.weight, out.pop().weight))
        out.append(mention)
    return out


_PLURAL_LEVEL = re.compile(
    r"\b(?:provincias|distritos|departamentos|regiones|provinces|districts|regions)\s(?:\w+\s)?(?:de|of)\s(?:la |el |"
    r"los |las )?"
    r"(?:[^.;:]{3,60}(?:,|\sy|\sand)\s)?$"
)


_IN_IT = re.compile(r"\s*,\s*(?:en|in)\s")


def together(sentence: Sentence, found: list[Mention]) -> list[Mention]:
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
                mention = replace(mention, weight=weight)
                if (
                    out[-1].sure
                    and not mention.sure
                    and not _IN_IT.match(between)
                    and _PLURAL_LEVEL.search(sentence.plain[: out[-1].start])
                ):
                    level = out[-1].bearers[0][1].level
                    same = tuple(b for b in mention.bearers if b[1].level == level)
                    mention = replace(mention, bearers=same or mention.bearers, sure=bool(same))
        out.append(mention)
    return out


def without_its_brackets(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """What brackets say of a place counts as much as it: "no es en Chincheros (Apurímac)" is not in Apurímac."""
    out: list[Mention] = []
    for mention in found:
        between = sentence.plain[out[-1].end : mention.start] if out else ""
        if out and out[-1].weight <= 1 and re.fullmatch(r"\s*[(\[]\s*", between):
            mention = replace(mention, weight=out[-1].weight)
        elif out and _elsewhere_in_brackets(sentence, out[-1], mention, between):
            # "Chuquibambilla (Melgar)": a hamlet there, and no town elsewhere that bears the name.
            out[-1] = replace(out[-1], weight=1)
        elif out and _hamlet_in_brackets(sentence, out[-1], mention, between):
            mention = replace(mention, weight=0)  # "La Joya (San José)": a hamlet there
        elif out and out[-1].weight == 0 and re.fullmatch(r"\s*,\s*", between):
            mention = replace(mention, weight=0)
        out.append(mention)
    return out


def _elsewhere_in_brackets(sentence: Sentence, name: Mention, inside: Mention, between: str) -> bool:
    """Whether brackets right behind a name hold a region, and nobody who bears the name lies in it."""
    alone = re.match(r"\s*\)", sentence.plain[inside.end :]) is not None
    several = len({code[:2] for code in name.codes}) > 1 and _of_one_province(inside)
    wide = (several or any(len(code) < 6 for code in inside.codes)) and name.weight > 1 and not name.sure
    related = any(_same_way(a, b) for a in name.codes for b in inside.codes)
    return re.fullmatch(r"\s*\(\s*", between) is not None and alone and wide and not related


def _hamlet_in_brackets(sentence: Sentence, name: Mention, inside: Mention, between: str) -> bool:
    """Whether brackets right behind a town hold a name that several districts elsewhere bear, and none around it."""
    alone = re.match(r"\s*\)", sentence.plain[inside.end :]) is not None
    if (
        not alone
        or re.fullmatch(r"\s*\(\s*", between) is None
        or name.weight <= 1
        or not _of_one_province(name)
    ):
        return False
    tops = {code[:2] for code in inside.codes}
    return len(tops) > 1 and not tops & {code[:2] for code in name.codes}


_ITS_HOLDER = re.compile(
    r"\s?(?:,|\()?\s?(?:en\s)?(?:(?:la|el)\s)?(?:(?:departamento|region|provincia|distrito)\s(?:del?\s)?)?"
)


def without_asked(sentence: Sentence, found: list[Mention], start: int, end: int) -> list[Mention]:
    """The places without those that are but named in what people ask for.

    "Un paro contra la inseguridad en Juliaca, departamento de Puno": what says where the last lies makes it the place.
    """
    kept = [m for m in found if not start <= m.start < end]
    last = next((m for m in reversed(found) if start <= m.start < end), None)
    after = next((m for m in kept if last is not None and m.start >= end), None)
    if last is None or after is None or not _ITS_HOLDER.fullmatch(sentence.plain[last.end : after.start]):
        return kept
    inside = any(code != outer and code.startswith(outer) for code in last.codes for outer in after.codes)
    return sorted([*kept, last], key=lambda m: m.start) if inside else kept


_STRETCH = re.compile(r"\s*(?:-|/|a)\s*")


def _same_way(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def without_route_ends(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """Two towns in brackets that do not lie in one another are a stretch's ends: "km 40 (Juliaca - Puno)".

    A district and its province are none: "km 771+200 (Reque - Chiclayo)".
    """
    flat = sentence.plain
    ends: set[int] = set()
    for one, other in pairwise(found):
        if (
            re.search(r"\(\s*$", flat[: one.start])
            and re.match(r"\s*\)", flat[other.end :])
            and _STRETCH.fullmatch(flat[one.end : other.start])
            and not _same_way(max(one.codes, key=len), max(other.codes, key=len))
            and not any(len(c) == 4 and o.startswith(c) for c in other.codes for o in one.codes)
        ):
            ends |= {one.start, other.start}
    return [replace(m, weight=0) if m.start in ends else m for m in found]


#: What towns give their name to, where no hero or saint does.
_SPOT = re.compile(r"\b(?:puente|pte|peaje|cruce|desvio)\.?\s$")
#: "Bloqueo en talavera": in small letters, and the only name of its sentence.
_HERE = re.compile(r"\b(?:en|altura de|altura del|desde|por|in|at|near)\s$")
_STANDS = re.compile(
    r"\s(?:(?:ya|sigue|esta|aun|todavia|continua|amanecio) )?(?:(?:ya|esta|todo) )?(?:libre|cerrad[oa]|bloquead[oa]|"
    r"abiert[oa]|tomad[oa]|abrieron|en paro)\b"
)
_HEROES = re.compile(
    r"(?:grau|bolognesi|castilla|bolivar|sucre|san \w+|santa \w+|independencia|libertad|progreso|union|huallaga|"
    r"mariscal \w+|jose \w+|nuev[oa]|piedra|huascar|pachacutec|tupac amaru|"
    r"alfonso ugarte|ramon castilla|victoria|esperanza|paz|rio \w+)"
)


def likely(sentence: Sentence, found: list[Mention], on_road: Sequence[Mention]) -> list[Mention]:
    """The names without common words that nothing makes a place; a bridge's alone is where it is likely, to be asked."""
    kept = [
        m
        for m in found
        if not m.perhaps
        or m in on_road
        or beside_its_region(sentence, m, found)
        or _beside_town(sentence, m, found)
    ]
    alone = len(found) == 1 and not (kept or sentence.number) and not _HEROES.fullmatch(found[0].name)
    if kept or len(found) != 1 or not (alone or sentence.whispered):
        return kept
    before = sentence.plain[: found[0].start]
    told = _HERE.search(before) or (not before.strip() and _STANDS.match(sentence.plain, found[0].end))
    typed = sentence.whispered and told and found[0].name not in commonwords.STATES
    if not (typed or (alone and _SPOT.search(before))):
        return kept
    return [replace(found[0], perhaps=False, guessed=True)] if _of_one_province(found[0]) else []


_ROW = re.compile(r"\s(?:y|e|and)\s")


def _beside_town(sentence: Sentence, mention: Mention, found: list[Mention]) -> bool:
    """Whether a common word with a capital is joined with a town: "Chala y Nasca siguen tomados"."""
    if sentence.shouted or not sentence.text[mention.start].isupper() or not _of_one_province(mention):
        return False
    if _HEROES.fullmatch(mention.name) or mention.name in commonwords.STATES:
        return False
    return any(
        _ROW.fullmatch(sentence.plain[min(mention.end, other.end) : max(mention.start, other.start)])
        for other in found
        if not other.perhaps and not other.adjective
    )


def _of_one_province(mention: Mention) -> bool:
    return len({r.code[:4] for claim, r in mention.bearers if claim < 2 and len(r.code) > 2}) == 1
