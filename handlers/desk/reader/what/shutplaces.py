"""How residents and drivers say that a place is shut, with no road named: "sigue cerrado en Yauca", "abren de 6 a 8"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.what.actwords import STREWN, Thing, things
from handlers.desk.reader.what.harbours import harbours
from handlers.desk.reader.what.kinds import Hit
from storage.model import Kind

_SHUT = r"(?:cerrad|tomad|tapad|trancad|bloquead|cortad)[oa]"
_STILL = r"(?:sigu?en?|continuan?|permanecen?|mantienen?|aun|todavia|amanecio|esta|estan|tod[oa])"
_LONG = r"(?:\d{1,2}|una?|dos|tres|cuatro|media|cinco|diez|quince|veinte|treinta|cada) "
_UNIT = r"(?:h|hrs?|horas?|min|mins|minutos?|hours?|minutes?)"
_SOON = r"(?:\w+ ){0,2}"
#: By turns, or at some hours of the day: shut for the rest of it.
BY_TURNS = re.compile(
    rf"\b(?:{_LONG}{_UNIT} {_SHUT}s?,? {_SOON}{_LONG}{_UNIT} (?:abiert[oa]s?|libre)|"
    rf"{_LONG}{_UNIT} abiert[oa]s?,? {_SOON}{_LONG}{_UNIT} {_SHUT}|"
    rf"abr(?:en|iendo) (?:\w+ ){{0,2}}{_LONG}{_UNIT} (?:y |, ?)?{_SOON}(?:cierran|vuelven a cerrar)|"
    rf"cierran (?:\w+ ){{0,2}}{_LONG}{_UNIT} (?:y |, ?)?{_SOON}abren|"
    rf"abren y cierran\b|cierran y abren\b|abren cada\b|"
    rf"(?:solo|recien) abren (?:de |por |en )?(?:la |las )?(?:noches?|madrugadas?|{_LONG}{_UNIT})|"
    rf"abren (?:solo |nomas |recien ){{0,2}}(?:de |por |en )(?:la |las )?(?:noches?|madrugadas?)\b|"
    rf"(?:abren|pase|paso) (?:solo |nomas |recien ){{0,2}}(?:de noche )?(?:de|desde|entre) (?:las? )?\d{{1,2}}(?::\d\d)? "
    rf"(?:[ap]m |de la \w+ )?(?:a|hasta|y) (?:las? )?\d|"
    r"(?:let(?:ting|s)?|allow(?:ing|s)?) (?:only )?(?:one|a single|half a) (?:lane|side|car) (?:\w+ )?(?:through|"
    r"pass|past)\b|"
    rf"{_LONG}{_UNIT} open,? {_LONG}{_UNIT} (?:closed|shut)|{_LONG}{_UNIT} (?:closed|shut),? {_LONG}{_UNIT} open)"
)
#: "Se abrirá la vía de 1 a 3": until then it is shut.
_TO_OPEN = re.compile(
    rf"\b(?:abrir(?:a|an)|abre) (?:(?:la|el) (?:via|paso|pase|carretera|pista) |solo |(?:en|aca) \w+ ){{0,3}}"
    rf"(?:de|desde|entre|por) (?:las? )?(?:\d{{1,2}}(?::\d\d)? (?:[ap]m |de la \w+ )?(?:a|hasta|y) (?:las? )?\d|"
    rf"{_LONG}{_UNIT})"
)
_OF_PLACES = re.compile(
    rf"\b(?:{_STILL} (?:\w+ )?{_SHUT}s?\b|{_SHUT} (?:todavia|aun|nomas|total|"
    r"por (?:ambos|los dos) lados)\b|"
    rf"(?:todavia|aun) no abren\b|no abren (?:todavia|aun|hasta|nada|ni)\b|"
    rf"(?:siguen|continuan|estan) (?:(?!\w+ndo )\w+ )?con (?:las )?{STREWN}\b|la (?:cerraron|taparon) en\b|"
    r"still (?:closed|shut|blocked|taken)\b|(?:closed|shut)(?: off| down)? (?:\w+ ){0,2}?(?:by|due to|because of|over) "
    r"(?:the |a )?(?:\w+ )?(?:strik\w+|protest\w*|demonstrat\w+|farmers|miners|locals|villagers|campesinos|comuneros|"
    r"ronderos|drivers|truckers|teachers|students|residents|communit\w+|growers|workers|blockade\w*|roadblock\w*))|"
    rf"^\W*{_SHUT} (?=(?:en|a la altura|por)\b)"
)
#: "Comuneros con troncos en la vía".
_HEAPED = re.compile(
    r"\b(?:(?:con|hay|puras|puros|muchas|muchos) (?:piedras|troncos|llantas|palos|arboles|ramas|rocas|monticulos) (?:\w+ )?"
    r"(?:en|sobre|por) (?:toda |plena )?(?:la |el )?(?:via|pista|carretera|calzada|autopista|panamericana|puente|cruce|"
    r"desvio)\b|"
    r"(?:piedras|troncos|llantas|palos) (?:en|por) toda la (?:pista|via|carretera|panamericana)\b|"
    r"en (?:la|el) (?:puente|cruce|desvio|pista|via|carretera|salida|entrada)(?: \w+){0,2} (?:hay|siguen) (?:las )?"
    rf"{STREWN}\b)"
)
_SPOT = (
    r"(?:salidas?|entradas?|ingresos?|accesos?|ovalos?|esquinas?|cruces?|puentes?|peaje|curva|desvio|bypass|"
    r"avenida|av|jiron|jr|"
    r"calle|paradero|rotonda|intercambio|variante|exits?|entrance|roundabout|corner|junction|bridge|avenue|street|"
    r"road|highway)"
)
_STREETS = (
    r"(?!la\b|el\b|los\b|las\b|un|mi\b|su\b|venta)[a-z]{3,}(?: [a-z]{3,})? (?:con|and|cruce con) [a-z]{3,}"
)
#: "Hay llantas en Real con Giráldez", "piedras y palos en la salida a Tarata", "bus atravesado en el puente": at a spot.
_HEAP = r"(?:piedras|llantas|troncos|palos|rocas|ramas|fogatas|fierros|neumaticos|stones|rocks|logs|tyres|tires|debris)"
_BIG = (
    r"(?:bus|buses|omnibus|trailers?|camion(?:es)?|volquetes?|combis?|cisternas?|carros?|motos?|mototaxis?|"
    r"tractores|trucks?|"
    r"lorry|lorries)"
)
_LAID = re.compile(
    r"\b(?:pista|via|carretera|calzada|puente|salida|road|highway|bridge)\b[^.;,]{0,30}? (?:llen[oa]|cubiert[oa]|"
    r"regad[oa]|sembrad[oa]|"
    rf"tapad[oa]|full|covered|littered) (?:de|con|of|with|in) (?:puras? |puros? )?{_HEAP}|"
    r"\b(?:fuego|candela|fogatas?) en (?:toda |plena |medio de )?(?:la |el )?(?:pista|via|carretera|calzada|puente|"
    r"ovalo)\b|"
    r"(?:^\W*(?:[a-z ]{3,25}[:,]\s)?|\b(?:hay|pusieron|puras?|puros?|full|todo|con|much[oa]s|there (?:are|is)|"
    r"still) |,\s)"
    rf"(?:(?:las|los|unas|unos|puras|muchas|some) )?{_HEAP}(?:(?:,| y| and) {_HEAP})* (?:\w+ ){{0,2}}?"
    r"(?:en|por|a la altura de|a la|at|on|across|near) (?:toda |plena |medio de )?"
    rf"(?:(?:la|el|las|los|the|a|pista|via|carretera|de) ){{0,3}}(?:{_SPOT}\b|{_STREETS}|(?:pista|via|carretera|"
    rf"calzada)\b)|"
    rf"\b{_BIG} (?:(?:parad|estacionad|puest)[oa]s? )?(?:atravesad|cruzad)[oa]s?\b(?=[^.;]*\b(?:en|por|a la|,)\b)|"
    rf"\b{_BIG} (?:parked |left |pulled )?across (?:the |a )?(?:road|highway|bridge|avenue|street)"
)
_BY_HAND = re.compile(
    r"\b(?:llantas|palos|troncos|fogatas|fierros|neumaticos|tyres|tires|logs|buses|trailers|trucks|y|and|,)\b"
)
#: What is sold or got rid of there.
_GOODS = re.compile(
    r"\b(?:vent[ao]s?|vend\w+|compr\w+|ofert\w+|soles|precio|usadas|nuevas|taller|llanteria|recicl\w+|basura|"
    r"limpi\w+|retir\w+|"
    r"recog\w+|sale|sell\w*|for sale|malogrado|averiado|choc\w+|volc\w+|accident\w+|despist\w+)\b"
)
_FALLEN = re.compile(
    r"\b(?:derrumb|desliz|hua[iy]co|caid|cay|lluvia|sismo|temblor|desborde)\w*|\bcerro abajo\b"
)
_LAUNCH = r"(?:lanchas?|botes?|embarcaci?on(?:es)?|naves|chalupas?|barcazas?|deslizador(?:es)?|pequepeques?|boats?|barges?)"
_OF_RIVERS = re.compile(
    r"\b(?:(?:cables?|sogas?|cuerdas?) (?:\w+ ){0,4}(?:de orilla a orilla|en el rio|sobre el rio|al rio)|"
    r"rio\b[^.;]{0,60} (?:cables?|sogas?|cuerdas?)\b|cruz\w+ (?:una? )?(?:cables?|sogas?|cuerdas?)\b|"
    rf"{_LAUNCH} (?:\w+ ){{0,2}}(?:varad|parad|retenid|detenid)[oa]s|(?:no pasa|no dejan pasar|no pasan) (?:ninguna |"
    rf"ningun |ni una |a las? )?{_LAUNCH}|(?:cierran|cerraron|bloquean|tapan) el rio\b|no dejan navegar\b|"
    r"(?:cable|rope)s? (?:\w+ ){0,2}across the river)"
)
#: "Sigue cerrado o ya abrieron?"
_ASKED = re.compile(r"[^.!;\n]{0,80}\?")
#: "Muelle de Paita tomado desde las 4": nobody says by whom.
_TAKEN = re.compile(
    r"\b([a-z]{4,})(?: (?:de|del|la|el|los|en|\w{4,})){0,4} (?:sigue |esta |continua |amanecio )?tomad[oa]\b"
    r"(?! (?:en (?:cuenta|serio)|como|por (?:la |el |los )?(?:polic|pnp|ejercit|militar|efectiv)))"
)
#: What is shut besides, and is no road.
_OTHER = re.compile(
    r"\b(?:mercados?|tiendas?|negocios?|comercios?|bancos?|agencias?|colegios?|escuelas?|clases|restaurantes?|hoteles|caso|"
    r"capitulo|trato|ciclo|centro comercial|mall|museo|parque|playa|temporada|penal|shops?|schools?|market|museum|"
    r"airport|office|offices|santuario|ruinas|machu ?picchu|estadio|discoteca|cine|gimnasio|farmacia|botica|"
    r"hospital|posta)\b"
)

_WORDS = (BY_TURNS, _TO_OPEN, _OF_RIVERS, _OF_PLACES, _HEAPED)


def shut(flat: str, found: Sequence[Hit]) -> list[Hit]:
    """The kinds of a sentence with the shut place that none of them tells of; whether people shut it is asked."""
    found = harbours(flat, found)
    if any(hit.kind in (Kind.BLOCKADE, Kind.OCCUPATION) for hit in found):
        return list(found)
    house = _TAKEN.search(flat) if "tomad" in flat else None
    if house is not None and Thing.BUILDING in things(house[1]):
        return _with(found, Hit(Kind.OCCUPATION, *house.span(), sure=False))
    match = next((m for words in _WORDS if (m := words.search(flat)) is not None), None)
    if match is None and not (_GOODS.search(flat) or _FALLEN.search(flat)):
        match = _LAID.search(flat)
    if match is None or (match.re in (_HEAPED, _OF_PLACES) and _FALLEN.search(flat)):
        return list(found)
    if _of_house(flat, match.start(), match.end()) or _ASKED.match(flat, match.end()):
        return list(found)
    # Who takes a town is people; what is closed may be so by a landslide, and mere stones may be one.
    taken = match.re is _OF_PLACES and re.search(r"tomad|taken", match[0]) is not None
    laid = match.re in (_LAID, _HEAPED) and _BY_HAND.search(match[0]) is not None
    return _with(found, Hit(Kind.BLOCKADE, *match.span(), sure=taken, likely=laid))


def _with(found: Sequence[Hit], hit: Hit) -> list[Hit]:
    return sorted([*found, hit], key=lambda one: (one.start, -one.end))


def _of_house(flat: str, start: int, end: int) -> bool:
    """Whether the clause names a house or a shop, which may be shut by those who keep it."""
    begin = max(flat.rfind(mark, 0, start) for mark in ".;:,\n") + 1
    stop = min((at for mark in ".;:,\n" if (at := flat.find(mark, end)) >= 0), default=len(flat))
    clause = flat[max(begin, start - 80) : min(stop, end + 40)]
    return _OTHER.search(clause) is not None or any(
        Thing.BUILDING in things(word) for word in re.findall(r"[a-z]+", clause)
    )
