"""Places from which or to which somebody moves, and those that only say in which direction something else lies."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.destinations import same_row
from handlers.desk.reader.where.mentions import WHERE_THEN, Mention
from handlers.desk.reader.where.rivers import is_river
from handlers.desk.reader.words.verbs import Tense, Verb
from handlers.desk.reader.words.verbwords import words

_TOWN = (
    r"(?:(?:la|el|las|los|the)\s)?(?:(?:ciudad(?:es)?|localidad(?:es)?|region(?:es)?|provincias?|distritos?|zonas?|"
    r"asentamientos?|sectores|comunidades|caserios|anexos|pueblos|centros poblados|capital|city|cities|town|towns|"
    r"region|province|district)\s(?:\w+\s)?(?:(?:de|del|of)\s)?)?(?:(?:la|el)\s)?$"
)
_FROM = re.compile(rf"\s(?:desde|from|out of)\s{_TOWN}|^\s(?:\w+mente\s)?(?:de|del)\s{_TOWN}")
_TO = re.compile(
    rf"\s(?:al?|hacia|hasta|para|rumbo a|con destino a|con direccion a|to|towards?|for|into|en direccion a)\s{_TOWN}"
)
#: Who comes is elsewhere by now, and who leaves may still be where they set out.
_COMING = words(
    "venir llegar arribar proceder provenir viajar trasladar bajar subir retornar regresar transitar circular "
    "acudir descender enrumbar come arrive travel return flee drive ride walk trek journey fly migrate "
)
_GOING = _COMING | words(
    "ir dirigir desplazar volver partir salir ingresar entrar acceder pasar cruzar continuar seguir avanzar "
    "conducir movilizar go head leave depart proceed continue cross enter reach get "
)
#: What a march goes to is where it will be: only what is wished or still to come is not there.
_WISHED = frozenset({Tense.INFINITIVE, Tense.SUBJUNCTIVE, Tense.FUTURE, Tense.CONDITIONAL, Tense.GERUND})
_ORIGIN = re.compile(
    rf"\b(?:provenientes?|procedentes?|oriund[oa]s|natural(?:es)?|originari[oa]s|venid[oa]s?|llegad[oa]s?|"
    rf"arrivals?|natives?)\s"
    rf"(?:\w+\s)?(?:desde|de|del|from|of)\s{_TOWN}|"
    rf"\b(?:lleg|arrib)\w+\s(?:\w+\s){{0,5}}?(?:contingentes?|refuerzos?|reinforcements)\s(?:polici\w+\s)?de\s{_TOWN}"
)
#: "No pudieron movilizarse hacia su centro de labores en Trujillo".
_SOMETHING_IN = re.compile(
    rf"\s(?:al?|hacia|hasta|to|for|towards?)\s(?:sus?|los|las|el|la|their|the)\s"
    rf"(?!vehiculos|buses|camiones|unidades|carros|autos|pasajeros|viajeros|ambulancias)[\w ]{{3,30}}\s(?:en|de|del|"
    rf"in|of)\s{_TOWN}"
)
_HINDERED = words("poder impedir lograr permitir dejar buscar intentar can cannot could prevent stop allow")
#: "Viajarán a Lima para una gran marcha", which will be there.
_TO_PROTEST = re.compile(
    r",?\s(?:para|a fin de|con el fin de|y|to|for|and)\s(?:(?:realizar|participar en|sumarse a|unirse a|"
    r"apoyar|encabezar|"
    r"join|take part in|hold|lead)\s)?(?:(?:una?|la|el|los|las|an?|the)\s)?(?:\w+\s)?(?:march\w*|protest\w*|"
    r"moviliza\w+|"
    r"planton\w*|manifesta\w+|rall(?:y|ies)|sit-in|toma de lima|concentra\w+)\b"
)
#: "Mineros de las zonas de Secocha, Atico y Chala": what is said of the first home of a row is said of each.
_HOMES = re.compile(
    r"\b(?:[a-z]{3,}(?:er[oa]s|istas|antes|ores)|bases|vecin[oa]s|campesin[oa]s|delegaciones|familias|residents|villagers|"
    r"people)(?:\s\w+)?\s(?:de|del|from)\s(?:las?|los?|the)\s(?:zonas?|sectores|comunidades|asentamientos|caserios|anexos|"
    r"bases|localidades|centros poblados|pueblos|barrios|villages|communities)(?:\s\w+)?\s(?:de|of)\s$"
)
#: "Fue bloqueada por unos mil ronderos de las provincias de Otuzco y Pataz": who did it, and not where.
_DONE_BY = re.compile(
    r"\b(?:bloquead|cerrad|tomad|obstruid|interrumpid|cortad|blocked|closed)\w*\b[^.;]{0,60}?\s(?:por|by)\s(?:[\w.,]+\s){0,4}?"
    r"(?:[a-z]{3,}(?:er[oa]s|istas|antes|ores)|vecin[oa]s|campesin[oa]s|nativ[oa]s|residents|villagers)(?:\s\w+)?\s"
    r"(?:de|del|from)\s(?:las?|los?|el|the)\s(?:provincias?|distritos?|provinces?|districts?)\s(?:de|del|of)\s$"
)
_BREAK = re.compile(r"[;:()]|\.\s")
#: "No dejan pasar a nadie a la altura del ingreso a Canchabamba": where they stand.
_AT = re.compile(r"\s(?:a la altura|en plen[ao]|cerca del?)\s")
_WITHIN = 45  # letters between the verb and its direction

#: "Al sur de Lima", "110 miles east of Lima": not there; "al sur de la región Puno" is inside it.
_COMPASS = re.compile(
    r"\b(?:(?:al|hacia el|más al|mas al|ubicad[oa] al)\s(?:extremo\s)?(?:norte|sur|este|oeste|noreste|"
    r"nordeste|noroeste|"
    r"sureste|sudeste|"
    r"suroeste|sudoeste|nororiente|suroriente)\sde(?:\sla ciudad de)?|"
    r"(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?\sof(?:\sthe (?:capital|city of|"
    r"capital city of))?(?:,)?)\s$"
)
#: "Al sur de Huancayo, en el sector de Azapampa": a part of it.
_SECTOR_THERE = re.compile(
    r",?\s(?:en|in|a la altura de)\s(?:el |la |los |las )?(?:sector|zona|barrio|paraje|anexo|cruce)\b"
)
_SO_MANY = (
    r"(?:\d[\d.,]*|media|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta|cuarenta|"
    r"cincuenta)"
)
#: "A más de 1.300 kilómetros de Lima".
_SO_FAR = re.compile(
    r"\b(?:a|unos|about|some|around|located|situated|ubicad[oa] a)\s(?:(?:mas|menos|cerca|casi|unos|unas|solo|"
    r"tan solo|alrededor|"
    rf"aproximadamente|more than|less than|nearly)\s(?:de\s)?)*{_SO_MANY}\s?(?:kilometros|kms?|minutos|horas?|miles|"
    r"kilomet(?:er|re)s|"
    r"hours|minutes)(?:\s(?:en auto|en bus|by road|away))?\s(?:de|del|from)\s(?:la ciudad de\s)?$"
)
#: "Por el río Bajo Urubamba": a river goes by the names of many places.
_WATER = re.compile(
    r"\b(?:rio|quebrada|cuenca|river)\s(?:(?:bajo|alto|medio|de la|del?|rio|upper|lower)\s){0,3}$"
)
_CAPITAL = r"(?:(?:La|El|Los|Las|San|Santa)\s)?[A-ZÁÉÍÓÚÑ][^\W\d_]+(?:\s(?:de\s|del\s)?[A-ZÁÉÍÓÚÑ][^\W\d_]+)*"
#: Names of a row before the one that is looked at, known or not: "procedentes de Secocha, Chala y Atico".
_NAMES_BEFORE = re.compile(rf"(?<=\s)(?:{_CAPITAL}(?:,\s|,?\s(?:y|e|and)\s))+$")


def without_directions(sentence: Sentence, found: Sequence[Mention]) -> list[Mention]:
    """The places, those that somebody only comes from or goes to, or that something lies beyond, as somewhere else."""
    flat = sentence.plain
    verbs = [verb for verb in sentence.verbs if verb.lemma in _GOING]
    starts = [verb.start for verb in verbs]
    out: list[Mention] = []
    for mention in found:
        row = _NAMES_BEFORE.search(sentence.text[: mention.start])
        before, after = flat[: mention.start], flat[mention.end :]
        lead = flat[: row.start()] if row and not sentence.shouted else before
        away = (
            mention.weight > 0
            and not (WHERE_THEN.match(after) or _TO_PROTEST.match(after))
            and (
                (_COMPASS.search(before) and not (len(found) == 1 and _SECTOR_THERE.match(after)))
                or _SO_FAR.search(before)
                or _ORIGIN.search(lead)
                or _moving(verbs[bisect_right(starts, mention.start) - 1] if verbs else None, mention, flat)
                or (out and out[-1].weight == 0 and same_row(sentence, out[-1], mention))
            )
        )
        if away:
            mention = replace(mention, weight=0)
        elif _sets_out(sentence, mention, found) or (mention.weight == 2 and row and _HOMES.search(lead)):
            mention = replace(mention, weight=1)
        elif mention.weight > 0 and _DONE_BY.search(lead):
            mention = replace(mention, weight=1, sure=False)
        elif is_river(flat, mention.start, mention.name) and any(
            m.weight > 1 for m in found if m is not mention
        ):
            mention = replace(mention, weight=0, adjective=True)  # "En Nauta ninguna lancha sube del Marañón"
        elif _WATER.search(before) or is_river(flat, mention.start, mention.name):
            mention = replace(mention, weight=min(mention.weight, 1), adjective=True)
        out.append(mention)
    return out


_MARCHING = words("marchar movilizar partir salir desplazar caminar recorrer march walk set start")
_SETS_OUT = re.compile(rf"\s(?:desde|from)\s{_TOWN}")
_GOES_TO = re.compile(r"[^.;]{0,60}?\s(?:hasta|hacia|a|to)\s(?:la|el|los|las|the)\s")


def _sets_out(sentence: Sentence, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether a march but sets out from there, in a town that is named: "En Trujillo … desde El Porvenir a la plaza"."""
    flat = sentence.plain
    verb = next(
        (v for v in reversed(sentence.verbs) if v.end <= mention.start and v.lemma in _MARCHING), None
    )
    out = verb is not None and _SETS_OUT.fullmatch(flat[verb.end : mention.start]) is not None
    said = any(m.weight == 3 and m.start != mention.start for m in others)
    return out and said and _GOES_TO.match(flat[mention.end :]) is not None


def _moving(verb: Verb | None, mention: Mention, flat: str) -> bool:
    """Whether the verb before a name says that somebody comes from there, or wants to go there."""
    if verb is None or verb.end > mention.start:
        return False
    between = flat[verb.end : mention.start]
    if len(between) > _WITHIN or _BREAK.search(between) or _AT.search(between):
        return False
    if source := _FROM.search(between):
        return verb.lemma in _COMING and not _TO.search(between[: source.start() + 1] + " ")
    if verb.modal in _HINDERED and _SOMETHING_IN.search(between):
        return True
    if verb.lemma == "venir" and verb.form.startswith("veng"):
        return False  # "Policía, vengan a Chao": there
    wished = verb.tense in _WISHED or verb.modal is not None
    return wished and verb.lemma != "movilizar" and _TO.search(between) is not None
