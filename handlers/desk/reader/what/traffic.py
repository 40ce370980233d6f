"""Whether a road can be passed, in the road authority's three states."""

from __future__ import annotations

import re

from handlers.desk.reader.what.limits import GOES_ON, Limit, Passage
from handlers.desk.reader.what.shutplaces import BY_TURNS
from storage.model import TrafficState

_RESTRICTED = re.compile(
    r"\b(?:restring\w+(?! (?:por completo|totalmente|completamente|todo\b))|"
    r"restriccion(?:es)?|un (?:solo )?carril|un sentido|parcial(?:mente)?|"
    r"pas[eo] (?:vehicular )?(?:controlado|intermitente|por horas|por turnos|por intervalos|por momentos|a ratos)|"
    r"cada (?:\w+ )?(?:hora|hrs?|minutos|min)\b|"
    r"(?:pase|paso|transito)(?: \w+){0,4} (?:es|sera|se da|solo) por (?:horas|turnos|intervalos)|"
    r"intermitente\w*|media via|media calzada|por intervalos|cada \w+ h?oras?|restricted|restrictions?|"
    r"one lane|single lane|partial(?:ly)?|slow(?:ed)? traffic|"
    r"lento|every \w+ hours?|a ratos|(?<!no )dej(?:an?|o|aron|aban?) pasar (?:cada|por)|"
    r"(?<!no )permit(?:en?|io|ieron|ian?) (?:el )?(?:pase|paso)(?: vehicular)?"
    r"(?: por (?:turnos|horas|intervalos|momentos)| alternado)?|"
    r"(?:abr(?:en?|io|ieron|iran)|da|dan|dio|dieron) (?:el )?(?:pase|paso) (?:de|entre|por|desde|solo|cada)|"
    r"(?:transito|pase|paso) libre (?:de|"
    r"entre|solo|desde|por)|(?:pase|paso|transito) alternado|"
    r"(?:abren|"
    r"abrieron|abriran) (?:la via |el paso |el pase |paso |pase )?(?:por|durante) \w+ (?:horas?|minutos)|"
    r"(?:motorbikes?|motorcycles?|cars|(?:light|small) vehicles)(?: \w+){0,3} "
    r"(?:let|allowed|getting|get) (?:through|to pass|past)|"
    r"pero si (?:(?:dejan|pasan|a|pasar|permiten) )?(?:(?:los|las) )?(?:autos|carros|motos|mototaxis|"
    r"particulares|livianos|combis|camionetas|(?:vehiculos )?(?:livianos|menores|pequenos|particulares))|"
    r"(?:dejan(?:do)?|dejaban) pasar (?:de (?:a )?un[oa]|un[oa] por un[oa]|por una? (?:sol[oa] )?(?:costado|carril|via)|"
    r"por turnos)|"
    r"(?:pasan|pasando|dejan pasar|van pasando) de a (?:pocos|\w+ (?:carros|vehiculos|en)\b)|"
    r"(?<!\ba )(?:un|one) lado|(?:dejan(?:do)? pasar|pasan|permit\w+ (?:el )?(?:pase|paso)(?: de)?|dan pase)(?: solo)?"
    r"(?: (?:a|los|las|de)){0,2} "
    r"(?:(?:vehiculos )?(?:livianos|menores|pequenos|particulares)|motos?|motocicletas|mototaxis|autos))\b"
)
_INTERRUPTED = re.compile(
    r"\b(?:interrump\w+|interrupcion|(?:transito|trafico)(?: vehicular)? "
    r"(?:se encuentra |esta |permanece |sigue |continua )?"
    r"(?:detenido|paralizado|cortado|suspendido|bloqueado)|cerrad[oa]s?|cierran?|cerraron|"
    r"cierre(?! de (?:esta |la )?(?:edicion|nota|informe|jornada))|total(?:mente)?|(?:no|tampoco) (?:hay|dan|"
    r"existe) (?:pase|paso)|sin (?:pase|paso)|intransitable|"
    r"(?:no|tampoco) (?:se )?(?:dejan?|permiten?)(?: el| la)? (?:pasar|paso|pase|transito|circulacion|ingreso|"
    r"acceso)|impiden (?:el "
    r")?(?:pase|paso|transito)|closed|interrupted|impassable|completely|fully|"
    r"no passage|no traffic|shut|cut off|ambos (?:carriles|sentidos)|"
    r"both (?:lanes|directions)|tomad[oa] por completo|por completo)\b"
)
_NORMAL = re.compile(r"\b(?:transito|estado|traffic)\s*:?\s*(?:vehicular )?normal\b")
_EXCEPT = re.compile(
    r"\b(?:solo|unicamente|salvo|excepto|except|only|emergenc\w+|ambulanci\w+|ambulances?|enfermos|oxigeno|"
    r"bomberos|patients)\b"
)


#: "Dan pase solo a ambulancias".
_FOR_THE_SICK = re.compile(
    r"\s(?:(?:a|para|las|los|casos de|vehiculos de) ){0,4}(?:ambulanc\w+|emergenc\w+|enferm\w+|herid\w+|oxigeno|bomberos)\b"
)
#: "Los persuaden para que dejen libre un carril", "no permitiendo el paso de autos".
_WISHED = re.compile(
    r"\b(?:(?:para que|pid\w+|persuad\w+|exig\w+|solicit\w+|exhort\w+|invoc\w+|convenc\w+|ask\w*|urg\w+|demand\w*)\b"
    r"[^.;,]{0,40}|(?:no|sin|impid\w+) (?:se )?)$"
)
_LETTING = (
    "pero si",
    "dej",
    "pasan",
    "permit",
    "da",
    "dio",
    "die",
    "abr",
    "transito libre",
    "cada ",
    "every ",
)


def passable(bounds: frozenset[Limit]) -> TrafficState:
    """How a road is that was opened within these limits."""
    shut = Limit.AGAIN in bounds or not bounds & GOES_ON - {Limit.URGENT}
    return TrafficState.INTERRUPTED if shut else TrafficState.RESTRICTED


def traffic_states(flat: str, passage: Passage | None = None) -> tuple[TrafficState, ...]:
    """The states that a sentence names, with whom its verbs let through; more than one where it contradicts itself."""
    if _NORMAL.search(flat):
        return (TrafficState.NORMAL,)
    if passage is not None and passage.limit is Limit.SOME:
        return (TrafficState.RESTRICTED,)
    found = []
    if _INTERRUPTED.search(flat):
        found.append(TrafficState.INTERRUPTED)
    if BY_TURNS.search(flat):
        return (TrafficState.RESTRICTED,)
    partial = [m for m in _RESTRICTED.finditer(flat) if not _WISHED.search(flat[: m.start()])]
    # Letting ambulances through leaves a road shut.
    partial = [
        m
        for m in partial
        if not (m[0].startswith("permit") and m[0].endswith(("paso", "pase")) and _EXCEPT.search(flat))
        and not (m[0].endswith("solo") and _FOR_THE_SICK.match(flat, m.end()))
    ]
    if partial:
        found.append(TrafficState.RESTRICTED)
    if len(found) == 2 and any(m[0].startswith(_LETTING) for m in partial):
        found = [
            TrafficState.RESTRICTED
        ]  # Cars get through, or all now and then, whatever is shut otherwise.
    if len(found) == 2 and re.search(r"\b(?:interrump|cierr|cerrad|interrup)\w*", flat) is None:
        found = (
            [TrafficState.RESTRICTED]
            if re.search(r"\b(?:parcial|partial|un carril|one lane)", flat)
            else found
        )
    return tuple(found)
