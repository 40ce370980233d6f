"""What a sentence names that does not happen: what is kept from happening, what there is none of, what is feared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.words.verbforms import INDICATIVE
from handlers.desk.reader.words.verbs import Verb
from handlers.desk.reader.words.verbwords import words

Span = tuple[int, int]

#: What is done so that there be none: "para evitar enfrentamientos", "to prevent looting".
_AVOIDED = re.compile(
    r"\b(?:evit\w+|preven(?:ir|ga|gan|cion de)|precaver|impedir|disuadir|desalentar|descart\w+|prohib\w+|"
    r"desautoriz\w+|avoid\w*|"
    r"avert\w*|prevent(?:ing|ed|s)?|deter(?:ring|red|s)?|forestall|head(?:ing)? off|discourag\w+|"
    r"ban(?:s|ned|ning)?|rule[ds]? out)\s"
)
_UP_TO = re.compile(r"[.;:]|,(?! (?:\w+ )?(?:y|o|and|or) )")
_FARTHEST = 90


def _avoided(flat: str, verbs: Sequence[Verb]) -> list[Span]:
    """The parts of a sentence that name what is to be kept from happening."""
    found = []
    for match in _AVOIDED.finditer(flat):
        stop = _UP_TO.search(flat, match.end(), match.end() + _FARTHEST)
        end = stop.start() if stop else min(len(flat), match.end() + _FARTHEST)
        told = (
            v.start
            for v in verbs
            if match.end() < v.start < end and v.tense in INDICATIVE and v.modal is None
        )
        found.append((match.end(), min((end, *told))))
    return found


#: That there is one, or that it is held.
_OCCURS = words(
    "haber registrar reportar realizar producir ocurrir llevar existir convocar ver presentar dar desarrollar "
    "observar suscitar programar planificar prever planear report record hold plan call stage occur happen see "
    "take acatar plegar sumar participar unir join"
)
_TAKES_PLACE = words("realizar llevar ocurrir concretar acatar dar take happen occur")
_JUST_NAMED = re.compile(r"[^,.;:]{3,40}$")
_BECAUSE = re.compile(
    r"\b(?:por|debido|tras|a causa|desde|hasta|pese|because|due|after|despite|until|since)\b"
)


#: "No dan pase": that is a road shut, and nothing that did not happen.
_PASSAGE = re.compile(r"\s(?:el |ningun )?(?:pase|paso)\b")


def _unheard(flat: str, verbs: Sequence[Verb]) -> list[Span]:
    """The parts of a sentence that name what it says there is none of: "ya no se realizarán movilizaciones"."""
    found = []
    for verb in verbs:
        if not verb.negated or verb.lemma not in _OCCURS or _PASSAGE.match(flat, verb.end):
            continue
        stop = re.search(r"[,.;:]|\s(?:y|e|and|pero|but)\s", flat[verb.end :])
        end = min(verb.end + (stop.start() if stop else len(flat)), verb.end + 45)
        if _BECAUSE.search(flat[verb.end : end]) is None:
            found.append((verb.end, end))
        if verb.lemma in _TAKES_PLACE and (named := _JUST_NAMED.search(flat[: verb.start])) is not None:
            found.append((named.start(), verb.start))  # "La marcha no se realizó"
    return found


#: "Ante posibles bloqueos", "the threat of a strike": what is feared.
_FEARED = re.compile(
    r"\b(?:posibles?|futur[oa]s|eventual(?:es)?|potencial(?:es)?|probables?|hipotetic[oa]s?|(?:amenaza|riesgo|temor|peligro|posibilidad|rumor)"
    r"(?:es|s)? (?:de|a|al|del)|possible|potential|likely|(?:chance|likelihood|prospect|threat|risk|fear|possibilit(?:y|ie)|"
    r"rumou?r)s? of|anuncios? de(?=.{0,20}\bfutur)|announcements? of(?=.{0,20}\bfuture)|future)\s(?:(?:un|una|el|la|los|"
    r"las|a|an|the|nuev[oa]s?|mas|new|more|further|future|futur[oa]s|violent\w*)\s)*$"
)


#: "Para posibles enfrentamientos y la liberación de vías bloqueadas".
_AND_MORE = re.compile(
    r"\b(?:posibles|eventuales|potenciales|possible|potential)\s\w+\s(?:y|o|and|or)\s(?:\w+\s){0,4}$"
)


def feared(flat: str, hit: Hit) -> bool:
    """Whether a kind is named but as what may come."""
    before = flat[: hit.start]
    return _FEARED.search(before) is not None or _AND_MORE.search(before) is not None


def spans(flat: str, verbs: Sequence[Verb]) -> list[Span]:
    """The parts of a sentence that name what it says does not happen, or is to be kept from happening."""
    return [*_avoided(flat, verbs), *_unheard(flat, verbs)]
