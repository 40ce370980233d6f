"""Squares, bridges, exits and sectors: the words that tell people where exactly."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.text.letters import plain
from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what.background import without
from handlers.desk.reader.words.verbforms import FINITE

Span = tuple[int, int]

_LONGEST = 80
_KINDS = (
    r"plaza(?: de armas| mayor| principal)?|plazuela|parque|jiron(?:es)?|jr\.?|avenidas?|avs?\.?|puente|ovalo|mercado|"
    r"terminal(?: terrestre)?|aeropuerto|estadio|(?:ex[ -]?)?peaje|grifo|tunel|"
    r"salida(?: a| hacia)?|garita|square|avenue|bridge|(?<!death )toll|exit(?: to)?|intercambio vial|paradero|campus|"
    r"campo|universidad|municipalidad|comisaria|"
    r"gobierno regional|congreso|palacio de (?:gobierno|justicia)|main square|ministerio publico|estacion|"
    r"puerto|paseo|cuartel|congress|town hall|via expresa|calle|"
    r"hospital|ugel|planta|lote|pozo|rectorado|prefectura|poder judicial|fiscalia|corte superior|local"
)
_VENUE = re.compile(rf"\b(?:{_KINDS})(?![\w])")
_NAME = re.compile(
    r"(?:\s(?:internacional|binacional|colgante|peatonal|vehicular|carrozable|viejo|nuevo|antiguo))?"
    r"(?:\s(?:de|del|la|las|los|el|a|al|y|hacia|to|of|the))*\s(?:[A-ZÁÉÍÓÚÑ][\w'’áéíóúñ-]*|"
    r"\d+(?: de [a-z]{4,10}\b)?)(?:\s(?:(?:de|del|la|las|los|y)\s)*(?:[A-ZÁÉÍÓÚÑ][\w'’áéíóúñ-]*))*"
)
_FRONT = re.compile(r"((?:(?!(?:El|La|Los|Las|Un|Una|The|A)\s)[A-ZÁÉÍÓÚÑ][\w'’áéíóúñ-]*\s){1,3})$")
_LOOSE = re.compile(
    r"(?:\s(?:de|del|la|las|los|el|a|al|hacia))*(?:\s\d{1,2} de [a-z]{4,}|(?:\s[^\W\d_]{3,}){1,2})"
)
_ALONE = re.compile(
    r"plaza (?:de armas|mayor|principal)|palacio de (?:gobierno|justicia)|main square|congreso|congress|"
    r"terminal terrestre|aeropuerto|prefectura|gobierno regional"
)
_NOT_HERE = re.compile(
    r"\b(?:radio|pliego|reunion en el|cierre del?|closure of|hacia(?: el| la)?|rumbo a(?:l| la)?|"
    r"reach(?: the)?|llegar a(?:l| la)?|dirig\w+ a(?:l| la)?|"
    r"towards?(?: the)?|heading (?:to|for)(?: the)?|to(?: the)?|del|from the|fuente:?|alcalde de la|"
    r"(?:trabajador|comerciant|vendedor|feriant|ambulant|estudiant)\w+ de la|by)\s$"
)
#: "Se dirigió a la salida a Puno y, con piedras, bloqueó la carretera": there, then.
_GONE_TO = re.compile(
    r"\b(?:dirig|llega|movili|traslad|march|avanz)\w+ (?:a(?:l| la)?|hacia(?: el| la)?|hasta (?:el|la)) $"
)
_SHUT_THERE = re.compile(
    r"[^.;]{0,40}?\s(?:y|donde|and|where)\b[^.;]{0,30}?\b(?:(?:bloque|obstaculiz|cerr)(?:o|aron|an?)|obstruy\w+|tomaron|"
    r"impidi(?:o|eron)|blocked)\b(?!\s(?:el|la|los|las)\s(?:puente|ovalo|salida|peaje|local))"
)
#: From where a march sets out is where it is.
_SETS_OUT = re.compile(
    r"\b(?:(?:part|sal|arranc|inici|concentr)\w+ (?:\w+ ){0,2}|(?:altura|costado|inmediaciones|"
    r"alrededores) )del? (?:la )?$"
)
#: "El bloqueo del puente", "la toma del óvalo": there.
_SHUT_AT = re.compile(r"\b(?:bloqueos?|tomas?|piquetes?|retir(?:o|aron)) del $")
_STATE = re.compile(
    r"\s(?:closed|blocked|shut|open|cut|(?:cerrad|bloquead|tomad|liberad)[oa]s?|libre|est[aá]n?|"
    r"fue(?:ron)?|ha sido|qued[oó]|permanec\w+|sigue\w*|contin[uú]\w+|amaneci\w+|is|are|was|were)\b",
    re.IGNORECASE,
)
_NOUNS_LIST = (
    "bridge exit avenue square toll puente salida avenida calle peaje ovalo parque mercado plaza local"
)
_NOUNS = frozenset(_NOUNS_LIST.split())
#: "Av el sol con sus banderas", typed without capitals.
_CUT_OFF = re.compile(r"\s(?:con|por|en|y|de|del|a|al|hacia|x|q)$")
_OFFICE = re.compile(
    r"(?:congres|local|municipalidad|universidad|ministerio|gobierno|poder judicial|fiscalia|corte|"
    r"hospital|ugel|comisaria|prefectura)"
)
#: "La comisaría de Ilave sigue tomada".
_IS_TAKEN = re.compile(
    r"[^.;,]{0,40}?\s(?:(?:sigue|esta|continua|permanece|amanecio|fue|ha sido)\s)?tomad[oa]\b(?! en cuenta)"
)
_IN_FRONT = re.compile(
    r"\b(?:en|frente a|frente|front of|outside|at|tom\w+|ocup\w+|de|inside|exteriores de|the|took over|"
    r"seized|occupied|afueras de|local de)\s(?:el |la |l |the )?$|\b(?:frente|ingres\w+|entr\w+|dentro) al\s$"
)
#: "Reclaman la salida de las autoridades": that they go.
_OF_PEOPLE = re.compile(
    r"salidas? de(?:l| la| los| las)? (?:actual(?:es)? )?(?:autoridad|rector|president|ministr|premier|alcald|gobernador|"
    r"gobierno|congres|director|gerente|jefe|fiscal|ejecutiv|funcionari|policia|militar|empresa|minera|personal|tropas|embarcac|buses|"
    r"vehicul|camion|pasajer|turist|product|dina|boluarte|parlament|regidor|juez|jueces|docente|profesor)"
)
_SECTOR = re.compile(
    r"\b(?:(?:a la altura del? )?sector(?: denominado| conocido como| of)?|a la altura del?|altura del?|al altura d|"
    r"a la altura d|"
    r"paraje|desvio(?: a| hacia| de)?|cruce(?: de| a)?|zona (?:denominada|conocida como)|"
    r"ovalo|frente al?|centro poblado(?: de)?|at the height of|peaje(?: de)?|caserio(?: de)?|anexo(?: de)?|"
    r"abra|(?<=: )comunidad(?: campesina| nativa)?(?: de)?|"
    r"(?:lugar|tramo|punto|sitio|sector|zona|paradero|area|place|spot|stretch|"
    r"section) (?:denominad[oa]|llamad[oa]|"
    r"conocid[oa] como|known as|called))\s+(?P<article>la |el |los |las |del |de la |the )?"
)
#: "The Barrio Chino sector".
_SECTOR_AFTER = re.compile(
    r"\b(?!(?:This|That|The|These) )"
    r"(?P<name>[A-ZÁÉÍÓÚÑ][\w'’-]+(?:\s(?:(?:de|del|la)\s)*[A-ZÁÉÍÓÚÑ][\w'’-]+){0,2})\s(?:sector|area)\b"
)
#: A district or a city is no sector of itself.
_WHOLE = re.compile(r"(?:distritos?|provincias?|region|departamento|ciudad|localidad|municipio)\b")
_KIND = re.compile(
    r"(?:centro poblado|comunidad(?: campesina)?|caserio|anexo|sector|paraje)\s(?:de\s|del\s)?(?:la\s|el\s)?"
)

_SECTOR_STOP = re.compile(
    r"[,;:()\[\].!?|\n]|\s[-/]\s|\s-(?=kil?o?m)|\s(?:en|desde|hay|hacia|que|se|los|por|para|con|distrito|provincia|region|km|"
    r"kilometro|kms|y|e|a las|donde|estan|esta|fue|and|in|on|at|a la altura|permanec\w+|"
    r"sigue\w*|continua\w*|amanec\w+|de la (?:panam|carretera|via|provincia)|"
    r"todo|unos|unas|pobladores|manifestantes|vehiculos|bloque\w+|ubicad\w+|hoy|ayer|tramo|piden|sin|no|perteneciente|"
    r"del distrito|(?:la|el) (?:via|carretera|pista)|"
    r"frente|un grupo|un piquete|cientos|decenas|grupos|since|transito|tras|quedo|hasta|tambien)\b"
)
_NO_SECTOR = re.compile(
    r"^(?:agrari|agropecuari|agricola|salud|educacion|transport|publico|privado|miner[oí]a|minero|industrial|turis|"
    r"construccion|comercio|bloqueo|cierre|paro\b|huelga|protest|manifest|incumpl|falta|problema|alza|"
    r"comercial|laboral|formal|informal|energia|pesquer|financier|economic|km|kilom|\d|tramo$|vivienda|mar|rostro|"
    r"poblacion|gobierno|towns?\b|villages|places|points|distritos?\b|provincias?\b|localidades|ciudad(?:es)?\b)"
)


def venue_in(sentence: Sentence, apart: Sequence[Span] = ()) -> str | None:
    """The square, street, bridge or building that a sentence names outside of `apart`, as it is written."""
    flat, text = sentence.plain, sentence.text
    best: str | None = None
    for match in _VENUE.finditer(without(flat, apart)):
        before = _SETS_OUT.sub("desde ", _SHUT_AT.sub("en el ", flat[: match.start()]))
        if _OF_PEOPLE.match(flat, match.start()):
            continue
        there = _GONE_TO.search(before) and _SHUT_THERE.match(flat, match.end())
        if (_NOT_HERE.search(before) and not there) or (
            _OFFICE.match(match[0]) and not (_IN_FRONT.search(before) or _IS_TAKEN.match(flat, match.end()))
        ):
            continue
        loose = sentence.shouted or sentence.whispered
        tail = (_LOOSE if loose else _NAME).match(text, match.end())
        alone = None if flat.startswith(("'", "’"), match.end()) else _ALONE.match(match[0])
        if alone:
            found = text[match.start() : match.end()]
        elif tail:
            found = text[match.start() : tail.end()]
        elif front := _FRONT.search(text[: match.start()]):
            found = text[front.start() : match.end()]
        else:
            continue
        found = re.split(r"\s(?:en|EN|in|desde|hay|que|y|con|para|por|de (?:forma|manera))\s", found)[0]
        found = _CUT_OFF.sub("", _STATE.split(found)[0]).strip(" .,")
        if plain(found) in _NOUNS:
            continue  # "Ilave bridge closed" names no bridge

        if len(found) <= _LONGEST and (
            best is None or best.split()[0].lower() in ("calle", "av", "av.", "avenida")
        ):
            best = found
    return best


_NAMED_SPOT = (
    r"(?:[A-ZÁÉÍÓÚÑ][^\W\d_]+|\d{1,2} de [A-Z]?[a-z]+)(?:\s(?:(?:de|del|la)\s)*[A-ZÁÉÍÓÚÑ][^\W\d_]+){0,2}"
)
_SPOT = re.compile(
    r"\b(?P<noun>(?:[Ss]alida|[Aa]cceso|[Ii]ngreso|[Ee]xit)s?\s(?:al?|hacia|de|to)\s(?:la |el )?|"
    r"(?:[Pp]uente|[Vv]ariante|[ÓóOo]valo|[Pp]eaje|[Cc]ruce|[Dd]esv[ií]o|[Gg]rifo)s?\s(?:(?:del?|al?|la|el)\s)*)"
    rf"(?P<name>{_NAMED_SPOT})"
)
_NEXT_SPOT = re.compile(
    rf"\s*(?:,|/|,? ?\b(?:y|e|and)\b)\s*(?:(?:al?|la|las|hacia|de|the|to)\s)*(?P<name>{_NAMED_SPOT})"
)
_IN_IT = re.compile(r",\s(?:en|in|at)\s")
_AND = re.compile(r"\b(?:y|e|and)\b|/")
_PLURAL = re.compile(
    r"(?i)^(salida|acceso|ingreso|exit|puente|variante|[oó]valo|peaje|cruce|desv[ií]o|grifo)s\b"
)
_BETWEEN_SPOTS = re.compile(r"\s*(?:,|/|,? ?\b(?:y|e|and)\b)\s*(?:(?:en|at|in|el|la|los|las|the|a)\s)*")
#: "La salida a Arequipa y Cusco permanecen bloqueadas": two of them, by the verb.
_BOTH = re.compile(
    r"\s?(?:,|y|e)\s[^,.;]{3,30}?\s(?:permanecen|estan|siguen|fueron|amanecieron|se encuentran|continuan|quedaron|"
    r"se mantienen)\b"
)
#: "La salida hacia Arequipa, Cusco, Puno y otros": one exit leads not to all of them.
_THREE = re.compile(rf",\s{_NAMED_SPOT}(?:,|\sy)\s{_NAMED_SPOT}")
_ENTRE = re.compile(r"\b(?:entre|between)\s(?:(?:el|la|los|las|the)\s)?$")
#: "Suspendemos salidas a Arequipa y Nasca" is what buses do.
_DEPARTURES = re.compile(
    r"\b(?:suspend\w+|cancel\w+|program\w+|posterg\w+|buses|vuelos|sin|hay)\s(?:las? |los )?$"
)


def spots_in(sentence: Sentence) -> tuple[list[str], Span]:
    """The exits, bridges and crossings that a sentence lists, each written out, and where the list stands.

    "Las salidas a Puno y Cusco" are two; where it names but one, or none, there is no list.
    """
    text = sentence.text
    found: list[str] = []
    at = start = end = 0
    while match := _SPOT.search(text, at):
        at = match.end()
        if _DEPARTURES.search(sentence.plain[: match.start()]):
            continue
        if _ENTRE.search(sentence.plain[: match.start()]):
            return [], (0, 0)  # the two ends of one stretch
        if found and not _BETWEEN_SPOTS.fullmatch(sentence.plain[end : match.start()]):
            found = []  # Two spots far apart in a sentence are no list.
        start = start if found else match.start()
        noun = _PLURAL.sub(r"\1", match["noun"])
        found.append(f"{noun}{match['name']}")
        several = noun != match["noun"] or _BOTH.match(sentence.plain, at) or _THREE.match(text, at)
        while several and (more := _NEXT_SPOT.match(text, at)):
            found.append(f"{noun}{more['name']}")
            at = more.end()
        end = at
    names = list(dict.fromkeys(found))
    if (
        len(names) == 2
        and _IN_IT.search(sentence.plain, start, end)
        and not _AND.search(sentence.plain, start, end)
    ):
        names = names[:1]  # "El puente Maravillas, en la salida a Huancané" is one spot
    return (names, (start, end)) if len(names) > 1 else ([], (0, 0))


def sector_in(sentence: Sentence) -> str | None:
    """The sector, turn-off or height of a road that a sentence names, as it is written."""
    flat, text = sentence.plain, sentence.text
    for match in _SECTOR.finditer(flat):
        stop = _SECTOR_STOP.search(flat, match.end())
        begun = match.end() + (3 if flat.startswith("de ", match.end()) else 0)
        article = match.start("article") + 3 * (match["article"] or "").startswith("de ")
        if match["article"] and text[article].isupper():
            begun = article  # "Los Pajaritos" is called so
        told = (
            v.start
            for v in sentence.verbs
            if v.start > begun and v.tense in FINITE and text[v.start].islower()
        )
        end = min(stop.start() if stop else len(text), next(told, len(text)))
        name = text[begun:end].strip(" \"'«»“”-")
        if kind := _KIND.match(plain(name)):
            name = name[kind.end() :]
        loose = sentence.shouted or sentence.whispered
        if (not loose and not re.search(r"[A-ZÁÉÍÓÚÑ\d]", name)) or _WHOLE.match(plain(name)):
            continue
        if re.search(r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+\s$", text[: match.start()]) and text[match.start()].isupper():
            continue  # "El Consorcio Abra Lajas"
        if any(verb.start == begun for verb in sentence.verbs):
            continue  # "Los transportistas del sector piden obras"
        if not name or len(name) > 60 or _NO_SECTOR.match(flat[match.end() :]) or len(name.split()) > 6:
            continue
        word = match[0].split()[0]
        return (
            f"{text[match.start() : match.start() + len(word)].lower()} {name}"
            if word in ("desvio", "cruce", "peaje", "abra", "ovalo")
            else name
        )
    after = None if sentence.shouted else _SECTOR_AFTER.search(text)
    return after["name"] if after else None


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
    if re.match(r"(?:cuyo )?ubigeo\b", flat):
        return None  # "(ubigeo Cusco-Canchis-Tinta)" is the district
    return re.sub(r"^(?:sector|altura de|altura)\s+", "", text, flags=re.IGNORECASE).strip(" .,:") or None
