"""Whether one gets through, as drivers and residents say it of a place in a few words: "en Ilave no pasan", "Juli libre"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlers.desk.reader.what.actwords import STREWN, Thing, things, who
from handlers.desk.reader.what.restricted import restricted
from storage.model import TrafficState

_SMALL = (
    r"(?:(?:hoy|ahora|ahorita|siquiera|es|que|se|la|lo|les|nos|hay|dan|dej\w+|esta|estan|puede|pueden|ha|han|hemos|"
    r"podemos|aun|todavia|ya|ni|ningun|"
    r"ninguna) ){0,3}"
)
_NOT = r"(?:no|ni|nadie|nada|sin|tampoco|nunca|jamas|not|never|nobody|isn't|aren't|can't|cannot)"
_PASSES = r"(?:pas(?!aje|eo)[aeo]\w*|pases?|dej\w+|dando pase|transit\w+|circul\w+)"
_OPENS = r"(?:libres?|(?:re)?ab(?:r|ier)\w+|liber\w+|levant\w+|despej\w+|desbloq\w+|normal\w*|expedit[oa]s?|fluid[oa])"
_PROTESTS = r"(?:bloqueos?|piquetes?|barricadas?|roadblocks?|blockades?)"
_BEGUN = r"(?:ya|si|recien|ahora|por fin|acaban? de|estan?|hay|dan|dejan|dejaron|dieron|pueden?)"
#: What opens and shuts, or is as always, and is no road.
NO_ROAD = (
    r"(?:colegios?|escuelas?|clases|mercados?|comercios?|tiendas?|negocios?|bancos?|agencias?|oficinas?|servicios?|vuelos?|"
    r"aeropuerto|abastecimiento|energia|agua|senal|internet|labores|actividades|atencion|inscripciones|elecciones|"
    r"misas?|fiestas?|ferias?|schools?|flights?|airport|markets?|shops?|services?)"
)
#: The longer words first: "no pasan" before "pasan", "levantaron el bloqueo" before "bloqueo".
_STATE = re.compile(
    r"\b(?:(?P<opened>(?:ya )?(?:no (?:esta|estan|sigue|siguen)|is no longer|is not|isn't|are no longer|are not|aren't) "
    r"(?:bloquead[oa]s?|cerrad[oa]s?|tomad[oa]s?|trancad[oa]s?|cortad[oa]s?|blocked|closed|shut)"
    r"(?! (?:del todo|por completo|entirely|completely|(?:el|la) (?:negociacion|dialogo|caso|investigacion))\b)|"
    r"con (?:pase|paso)|with passage)|"
    r"(?P<partly>(?:solo|solamente|unicamente|only) (?:\w+ ){0,3}(?:pas\w+|pases?|through)|"
    r"(?:solo|sino) en (?=[a-z ]{3,30}$))|"
    rf"(?P<shut>{_NOT} {_SMALL}(?:{_PASSES}|{_OPENS}|passage|way through|traffic)"
    r"(?: (?:a )?(?:nadie|pasar|circular|pase|paso)\b)?|"
    r"no(?:thing| \w+) (?:is |are |can |gets? |comes? ){1,2}(?:pass\w*|through|getting through|moving)|"
    r"not (?:\w+ ){0,2}(?:pass\w*|through|open|clear|free|letting (?:\w+ ){1,2}through)|not letting|"
    r"(?:volvieron|vuelven) a (?:cerrar|bloquear|tomar|trancar)|"
    r"(?:(?:sigue|siguen|continuan?|estan?) con |hay )(?:las )?"
    rf"{STREWN}(?: en la (?:pista|via|carretera))?)|"
    rf"(?P<free>(?:ya )?no (?:hay|quedan?|existen?) (?:mas )?(?:{_PROTESTS}|nadie)|"
    rf"(?:levant|suspend|retir|desactiv|lift|clear|remov|end)\w* (?:ya )?(?:(?:el|la|los|las|their|the) )?{_PROTESTS}|"
    rf"{_BEGUN} (?:(?:se|hay|dan|dieron|dej\w+|puede|pueden|estan|les|la|dando|el) ){{0,3}}"
    r"(?:pases?|paso|pas(?!aje|eo)[ae]\w*|transitar|circula\w*|transitan)|desbloque\w+|"
    r"(?:pase |paso |via )?libres?|(?:re)?abiert[oa]s?|abrieron|abrio|reabri\w+|liberaron|liberad[oa]s?|"
    r"despejaron|despejad[oa]s?|(?:ya )?soltaron|"
    r"levantaron|habilitad[oa]s?|normal|normalizad[oa]|expedit[oa]s?|fluid[oa]|transitable|restablecid[oa]|"
    r"tranquil[oa]|ok|acab\w+ de (?:pasar|cruzar)|"
    r"sin (?:problemas?|novedad(?:es)?|inconvenientes?|contratiempos?)|"
    r"no problems?|"
    r"(?:moving|flowing) again|back to normal|(?:re)?open(?:ed)?|clear(?:ed)?|free|lifted|passable|unblocked|"
    r"(?:got|getting) through)|"
    rf"(?P<closed>(?:cerrad|bloquead|tomad|trancad|tapad|cortad|interrumpid|parad|varad)[oa]s?|"
    rf"cerraron|cierran|trancaron|taparon|bloque(?:an|aron|ando)|closed|shut|blocked|impassable|stuck)|(?P<protest>{_PROTESTS}))\b"
)


_THEN = (
    r"(?:luego|ahora|despues|pero|mas tarde|hace poco|recien|horas despues|a las? \d{1,2}(?::\d\d)?|then|later|but|now),?"
    r"(?: (?:y|ya|ahora|luego|de nuevo|otra vez|recien|nuevamente|it|they|they have|has been)){0,3}"
)
#: "… y luego volvieron a cerrar", "ahora no dejan pasar": how the same place is by now.
SHUT_BY_NOW = re.compile(
    rf"\b{_THEN} (?:(?:lo|la|los|las) )?(?:no (?:hay (?:pase|paso)|dejan pasar|dan pase|pasan?\b|se puede pasar)|"
    r"(?:volvieron|vuelven) a (?:cerrar|bloquear|tomar|trancar)|"
    r"(?:cerraron|bloquearon|trancaron|taparon|cierran|bloquean)\b|"
    r"(?:esta|estan|sigue|siguen|continua) (?:\w+ )?(?:cerrad|bloquead|trancad|tomad|cortad)[oa]s?|"
    r"(?:is |are )?(?:closed|shut|blocked)(?: it)?\b)(?! en\b| (?:la|el) (?:\w+ ){1,3}en\b)"
)
FREE_BY_NOW = re.compile(
    rf"\b(?:{_THEN}|ya) (?:(?:lo|la) )?(?:(?:hay|dan|dieron|tiene) (?:pase|paso)|dejan pasar|dejaron pasar|"
    r"(?:pasan|estan pasando)(?: (?:los )?(?:carros|vehiculos))?|se puede pasar|abrieron|liberaron|despejaron|"
    r"(?:esta|estan|quedo) (?:\w+ )?(?:libre|abiert|despejad)\w*|(?:is |are )?(?:open|clear)(?:ed)?)\W*$"
)


def states_in(flat: str) -> Iterator[tuple[int, int, bool]]:
    """Where its words say whether one gets through, each with whether it is shut."""
    return map(_state, _STATE.finditer(flat))


def _state(match: re.Match[str]) -> tuple[int, int, bool]:
    return match.start(), match.end(), match["free"] is None and match["opened"] is None


#: What stands around a place and its state and says nothing else.
_BESIDE_LIST = (
    "a aca again ahi ahora ahorita al all alla alli altura am amigos anoche anyone aqui are asi at aun ayer both "
    "bridge buses but by camion camiones can carretera carro carros cars centro colegas companeros completamente con "
    "continua continuan cruce cruzamos cruzar de del desde despues donde el en entrada es esta estaba estamos estan "
    "este esto estuvo everyone exit for fue gente h hace hasta hay here highway hora horas hours hoy hrs hubo igual "
    "im in is it just kilometro km la las later lo los luego madrugada manana mas me media mi min mins minutos "
    "momento momentos morning muy nada nadie near ni no noche nomas norte nos nothing now o oeste of omnibus on only "
    "otra ovalo oye panamericana para parte pasamos pasar pase paso pe peaje pero pista pm poco por puente pues rato "
    "recien road ruta salida se sector seguimos si sigue siguen since solo still su sur tambien tampoco tarde "
    "temprano the then there they this to toda todavia todo todos total totalmente traffic trafico trailers tramo "
    "nuevo nuevamente avancen vengan ojo choferes dicen dijeron cuentan comentan parece creo escuche segun "
    "supuestamente "
    "aparentemente supposedly apparently "
    "say heard "
    "que transito trucks un una unidades van vehiculos vez via vias was we y ya zona "
)
_BESIDE = frozenset(_BESIDE_LIST.split())
_JOINS = frozenset(
    ("de", "del", "la", "el", "los", "las", "y", "e", "ni", "and", "en", "por", ",", "tampoco")
)
#: Said of no road, or not as it is: "colegios cerrados", "ojalá abran", "libre mañana".
_OTHERWISE = re.compile(
    r"\?|\bo no\W*$|\b(?:sera q(?:ue)?|know|which|casi|almost|nearly|entrada libre|"
    r"(?:no|nadie) (?:(?:esta|han?|se) )?(?:cierra|cerr(?!ad)|bloquea(?!d)|tomaron)\w*|"
    r"(?:no|nadie) han? (?:cerr|bloque|tom)ado|"
    rf"{NO_ROAD}|(?<!la )(?<!esta )(?<!de )manana|"
    r"restaurantes?|hoteles|caso|capitulo|centro comercial|mall|museo|parque|playa|temporada|penal|"
    r"museum|offices?|santuario|ruinas|machu ?picchu|estadio|discoteca|cine|gimnasio|farmacia|botica|"
    r"hospital|posta|grifo|ojala|espero|esperamos|quisiera|quiero|no creo|dudo|nadie dice|talvez|"
    r"tal vez|quizas?|cuando|alguien|sabe|saben|hopefully|maybe|anyone know|when|if|"
    r"rumou?rs?|fals[oa]s?|mentiras?|fake|hua[iy]cos?|derrumbes?|deslizamiento|accidente|choque|obras?|lluvias?|nieve|nevada|"
    r"niebla|landslide|accident|crash|snow|works?|altern\w+|desvio|trocha|detour"
    r")\b"
)
#: Who is none of all.
_SOME = re.compile(
    r"\b(?:particulares|livianos|ligeros|menores|pequenos|algunos|some|small|light|a pie|on foot|ambulancias?|"
    r"de \d{1,2} a \d{1,2})\b"
)
#: "En Ilave no pasan y en Juli tampoco".
_ALSO = re.compile(r"\b(?:tampoco|tambien|lo mismo|igual|either|also)\b")
#: Where it is so is none of the place named.
BEYOND = re.compile(
    r"\b(?:(?:despues|mas alla|luego|antes|saliendo) del?|pasando|beyond|past|after|before) (?=[a-z]{4,})"
)
#: That it is not so, or as good as not.
DENIED = re.compile(
    r"\b(?:no|ni|not|never|hardly|barely|scarcely|far from|nowhere|anything but|tampoco|nunca|jamas|casi|ojala|"
    r"apenas|no one|nobody|"
    r"nadie|sin que|medio(?= (?:-|libre|abiert|normal|despej)))\b|n't\b"
)
_LONGEST = 90  # letters of such a remark
_WORD = re.compile(r"[a-z']{2,}")
_PIECE = re.compile(r"[a-z']+|-{2,}|[^\sa-z'-]")
_NAME_WORDS = 8


@dataclass(frozen=True, slots=True)
class Remark:
    """That one does not get through at a place, or that one does, and where the sentence says so."""

    start: int
    end: int
    shut: bool
    named: tuple[int, int]  # its place, as far as the letters tell
    states: tuple[TrafficState, ...] = ()  # how the road may be, where some get through


def remark(flat: str, *, protests: bool = False) -> Remark | None:
    """What a few words say of one place and of nothing else, None where they say more or not as it is.

    That there is a blockade is more than a remark, unless `protests` are taken as one.
    """
    if len(flat) > _LONGEST:
        return None
    partly = restricted(flat)
    if _OTHERWISE.search(flat) or (partly is None and _SOME.search(flat)):
        return None
    found = [_state(match) for match in _STATE.finditer(flat)]
    more = not protests and any(match["protest"] for match in _STATE.finditer(flat))
    if partly is None and (not found or more):
        return None
    free = bool(found) and not found[-1][2] and FREE_BY_NOW.search(flat) is not None
    if len({shut for *_, shut in found}) > 1 and not found[-1][2] and not free and partly is None:
        return None  # "Dejaron pasar diez minutos y cerraron": it is shut by now
    rest = flat
    for start, end in [*((start, end) for start, end, _ in found), *(partly.spans if partly else ())]:
        rest = f"{rest[:start]}{'-' * (end - start)}{rest[end:]}"
    if found and not found[-1][2] and (DENIED.search(rest) or BEYOND.search(rest)):
        return None  # "Ilave has not reopened", "después de Ilave todo libre"
    names, near, also = list[re.Match[str]](), False, _ALSO.search(flat) is not None
    for match in _PIECE.finditer(rest):
        word = match[0]
        name = _WORD.fullmatch(word) is not None and word not in _BESIDE
        if name and (Thing.BUILDING in things(word) or who(word) is not None or (names and not near)):
            return None  # a building, somebody who does it, or a second name apart from the first
        names += [match] if name else []
        near = name or (near and (word in _JOINS or (also and word[0] == "-")))
    if not 0 < len(names) <= _NAME_WORDS:
        return None
    named = names[0].start(), names[-1].end()
    if partly is not None and not free:
        return Remark(partly.spans[0][0], partly.spans[-1][1], True, named, partly.states)
    start, end, shut = found[-1]
    return Remark(start, end, shut, named)
