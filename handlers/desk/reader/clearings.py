"""Whether a sentence says that something is over: the road is free, the strike called off."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.desk.reader.endings import ending
from storage.model import Kind

_MEASURE = (
    r"(?:bloqueos?|paros?|huelgas?|medidas?(?: de (?:fuerza|lucha|protesta))?|piquetes?|planton(?:es)?|"
    r"tomas?|protestas?|"
    r"marchas?|cierres?|vigilias?|manifestacion(?:es)?|movilizacion(?:es)?|restriccion(?:es)?|paralizacion|"
    r"blockades?|roadblocks?|strikes?|protests?|march|sit-?in|vigil|occupation|restrictions?)"
)
_GAP = (
    r"(?:\s+(?:el|la|los|las|su|sus|de|del|the|their|this|all|todos|todas|al|a|indefinid[ao]|nacional|"
    r"general|national|it|esta|este|tal|dicha|dicho|regional|provincial|agrari[oa]|ayer|hoy|anoche|esta (?:manana|"
    r"tarde|noche|madrugada)|finalmente|temporalmente|(?:por|durante|for) "
    r"(?:\d+|un|una|dos|tres|\w+) (?:dias?|semanas?|mes(?:es)?|horas|days?|weeks?)|hasta (?:nuevo aviso|"
    r"el \w+(?: \d+)?))){0,5}\s+"
)
_ROAD = (
    r"(?:via|vias|carreteras?|pistas?|puentes?|panamericana|transito|pase|paso|circulacion|acceso|ruta|"
    r"tramo|trafico|autopista|"
    r"corredor|vehicular|interoceanica)"
)
#: Whatever ends or puts off a protest, and what may stand between: none of it a reason or something else that stops.
_ENDS = (
    r"(?:(?:levant|cancel|desactiv|culmin|termin|finaliz|anul|revoc|posterg|aplaz|ces)(?:o|a|an|aron|ad[ao]s?)|"
    r"(?:suspend|depon)(?:e|en|io|ieron|id[ao]s?)|conclu(?:ye|yen|yo|yeron|id[ao]s?)|depus(?:o|ieron)|(?:qued(?:o|a|"
    r"an|aron)|dej(?:o|an|aron|a)) sin efecto|"
    r"(?:da|dan|dio|dieron) por (?:terminad|concluid|culminad|finalizad|levantad)[ao]s?|desist(?:en|ieron|io) de|"
    r"(?:qued(?:o|a|an|aron)) en suspenso)"
)
_BETWEEN_END = (
    r"(?:\s(?!(?:por el|por la|por los|por las|por un|debido|ante|tras|durante el|durante la|durante los|en medio|con|"
    r"luego|despues|"
    r"mientras|clases|vuelos?|viajes?|salidas?|servicios?|labores|trenes|operaciones|atencion|actividades|venta|ingreso|contrato|"
    r"dialogo|reunion|mesa|sesion|reunido|proyecto|obra|que|quienes|y|si|en|a)\b)[^\s,;.:()]+){0,8}?\s"
)
_OVER = re.compile(
    rf"\b(?:(?:se )?(?:ha |han |fue |fueron |habria |quedo |queda |esta |estan |ya )*(?:normaliz(?:o|a|an|"
    rf"aron|ad[ao]s?)|restablec(?:io|e|en|ieron|id[ao]s?)|"
    r"reabr(?:io|e|en|ieron)|reabiert[ao]s?|despej(?:o|a|an|aron|ad[ao]s?)|desbloque(?:o|a|an|aron|"
    r"ad[ao]s?))|"
    rf"liber(?:o|a|an|aron|ad[ao]s?)(?! (?:a |al |de prision|bajo))(?! (?:los|las) (?:deten|pres|manif))|"
    rf"(?:(?:levant|desactiv|cancel)(?:o|a|an|aron|ad[ao]s?)|(?:suspend|depon)(?:io|e|en|ieron|id[ao]s?)|depus(?:o|ieron)){_GAP}{_MEASURE}|"
    rf"{_MEASURE}(?:\s+\w+){{0,5}}\s+(?:fue|fueron|quedo|ha sido|han sido|se|ya|esta|was|were|has been|"
    rf"have been|is|are)\s+(?:\w+ ){{0,2}}?"
    r"(?:levant(?:o|aron|ad[ao]s?)|suspend(?:io|id[ao]s?|ieron)|lifted|called off|suspended|cleared|over|"
    r"ended|removed|liberad[ao]|desactivad[ao])|"
    rf"(?:suspended|ended|halted|stopped|abandoned)\s(?:[\w'-]+\s){{0,3}}?{_MEASURE}|"
    rf"(?:piquetes?|bloqueos?|barricadas?|roadblocks?)\b[^.;]{{0,90}}?\s(?:ya )?(?:fueron|fue|quedaron|han sido|were|"
    rf"have been)\s(?:\w+ )?"
    rf"(?:(?:retirad|levantad|despejad|liberad|desactivad|suspendid|desmontad)[ao]s?|removed|cleared|dismantled|lifted)|"
    rf"(?:abandon|desocup|devolv)(?:aron|ieron|o|io|an|en) (?:el |la |las |los )?(?:local|universidad|campus|planta|"
    rf"aeropuerto|"
    rf"municipalidad|sede|fundo|campamento|rectorado|colegio|ugel|mina|lote|estacion)|"
    rf"{_ENDS}{_BETWEEN_END}{_MEASURE}(?! (?:de|del) (?:clases|labores))|"
    rf"(?:culmin|termin|finaliz|conclu)(?:o|yo|aron|yeron|a|an){_GAP}{_MEASURE}|"
    rf"{_MEASURE}(?:\s+\w+){{0,7}}\s+(?:culmino|termino|finalizo|concluyo|quedo sin efecto|quedo en suspenso|ended|is over)|"
    rf"(?:al|tras|luego de|despues de) (?:levantar|suspender|deponer)(?:\s\w+){{0,1}}{_GAP}{_MEASURE}|"
    rf"(?:pus(?:o|ieron)|ponen) fin{_GAP}{_MEASURE}|(?:acord|decid)(?:aron|ieron|io|o) (?:levantar|"
    rf"suspender){_GAP}{_MEASURE}|"
    rf"(?:logr(?:o|aron|an)|consigui(?:o|eron)) (?:despejar|liberar|reabrir|desbloquear|restablecer|"
    rf"normalizar|habilitar)(?! (?:a |al )?(?:los|las|un|una|el) (?:deten|reten|rehen|pres|polic|trabaj|manif))|"
    rf"(?:permiti(?:o|eron)|hizo posible) (?:despejar|liberar|reabrir|desbloquear|la (?:liberacion|reapertura) de)|"
    rf"(?:se produjo|anunci(?:o|aron)|confirm(?:o|aron)|inform(?:o|aron)) (?:de )?la (?:liberacion|reapertura|"
    rf"normalizacion){_GAP}{_ROAD}|"
    rf"retir(?:o|an|aron){_GAP}(?:las )?(?:barricadas?|piedras|llantas|tranqueras?|obstaculos|piquetes?)|"
    rf"qued(?:o|a|aron|an) (?:totalmente |completamente |ya )?(?:libre|liberad[ao]|habilitad[ao]|expedit[ao]|transitable|"
    rf"despejad[ao]|abiert[ao])s?{_GAP}{_ROAD}|"
    rf"{_ROAD} (?:\w+ ){{0,5}}(?:libre|expedit[ao]|habilitad[ao]|transitable|abiert[ao])s?|"
    rf"(?:habilit(?:o|an|aron)|reanud(?:o|an|aron)|abr(?:io|en|ieron)){_GAP}{_ROAD}|via libre|pase libre|"
    rf"transito (?:vehicular )?(?:es |esta |en forma |ya )?(?:normal|fluido|libre|restablecido)|"
    r"(?:transito|estado|situacion)\s*:\s*normal|ya (?:hay|existe) (?:pase|paso)|ya (?:se )?(?:puede pasar|"
    r"estan pasando|pasan)|ya esta libre|"
    r"(?<!sin )(?<!no )\bhay pase (?:libre|normal)|"
    r"(?:luego|despues|finalmente|ya|entonces|y) se (?:retir|repleg)(?:o|aron)|"
    r"(?:then|later|finally) (?:withdrew|left the road)|reopen(?:ed|s)?|re-opened|cleared|unblocked|lift(?:s|ed|"
    r"ing)?(?= the| a| their| it| this| all|\.|,|"
    r" on| after| at|$)|called off|"
    r"(?:is|are|was|were) (?:now )?(?:open|passable|clear)(?: again| to traffic)?|open(?:ed)? again|"
    r"(?:traffic|transit|flow)(?: \w+){0,4} "
    r"(?:back to normal|restored|resumed|normal|normali[sz]ed|flowing (?:again|normally|freely))|"
    r"traffic (?:is |was |has )?(?:now )?(?:moving|flowing|circulating)(?: again| normally| freely)|"
    r"abrieron (?:ya |por fin )?(?=en |la |el |a las)|"
    r"back to normal|free to pass|traffic resumed|no longer blocked)\b"
)
_NOT_SO = re.compile(
    r"\b(?:no|nunca|aun no|todavia no|sin|not|yet to(?: be)?|piden?|exig\w+|para|intent\w+|buscan?|"
    r"tratan? de|a fin de|espera\w*|until|"
    r"hasta que|hasta|to be|to|demand\w*|ordena\w*|podrian?|would|will|before|antes de|cuando|si|when|"
    r"unless|if|once|una vez|"
    r"a cambio de|condicion\w*|nadie|nobody|no one|none|ningun\w*|ni|neither|n't|never|cannot|supuest\w+|falso|false|"
    r"desmient\w+)"
    r"(?:\s+(?:\w+)){0,3}\s*$"
)
#: "Pidió que levanten el bloqueo": the form of what is only wished.
_WISHED = re.compile(
    r"(?:levant|liber|despej|normalic|culmin|termin|finalic|desbloque|retir|cancel|habilit)en\b"
)
#: "El paro NO se ha levantado": the denial stands within.
_INSIDE_NOT = re.compile(r"\b(?:no|not|nunca|never|tampoco)\b(?! longer)|n't\b")
_AGAIN = re.compile(
    r"\b(?:volvieron a|vuelven a|nuevamente|otra vez|de nuevo|again|re-?block\w*|retom(?!ar)\w+|"
    r"pero (?:\w+ ){0,3}(?:bloque|sigue|continua|persist)\w*|"
    r"but (?:\w+ ){0,4}(?:block|remain|still)\w*)"
)
_PARTLY = re.compile(
    r"\b(?:parcial(?:mente)?|un (?:solo )?carril|una via|un sentido|partial(?:ly)?|one lane|single lane|"
    r"pase restringido|restringid[oa]|restricted)\b"
)
#: Whoever was held and is set free opens no road.
_HELD = r"(?:deten|reten|pres[oa]s|rehen|policias|periodistas|dirigentes|personas|jovenes|trabajadores)\w*"
_PEOPLE = re.compile(rf"\b{_HELD}")
_PEOPLE_NEXT = re.compile(rf"(?:\s\w+){{0,3}}?\s{_HELD}")
#: Schools and markets open as well.
_NO_ROAD = re.compile(
    r"\b(?:colegios?|escuelas?|clases|mercados?|comercios?|tiendas?|bancos?|agencias?|oficinas|servicios?|vuelos?|"
    r"aeropuerto|"
    r"abastecimiento|energia|agua|senal|internet|labores|actividades|atencion|schools?|flights?|airport|markets?|shops?|"
    r"services?)\b[^.;,]{0,30}$"
)
_FOR_NOW = re.compile(
    r"\b(?:temporal(?:mente)?|momentane\w+|por (?:unas?|dos|tres|\d+) horas?|cada \w+ horas?|"
    r"por intervalos|de (?:las )?\d{1,2}(?::\d\d)?(?: ?[ap]\. ?m\.?)? a (?:las )?\d{1,2}|durante el dia|por las "
    r"noches|el resto del dia|intermitente\w*|temporari(?:ly|e)|"
    r"for (?:an|one|two|three|a few|\d+) hours?|every \w+ hours?|cuarto intermedio|por turnos|a ratos)\b"
)
_BLOCKED_FOR = re.compile(
    r"\b(?:blocked|closed|shut|cut|occupied|held|bloque\w+|cerr\w+|cort\w+)\b[^.;]{0,60}\b(?:for|por|"
    r"durante) (?:\w+ ){0,3}?"
    r"(?:hours?|horas?)\b|"
    r"\b(?:bloque\w+|cerr\w+|tom(?:aron|ada)|tras|luego de|despues de|after|blocked) (?:\w+ ){0,2}?(?:por )?(?:unas? |"
    r"mas de )?\w+ horas?\b"
)
_ENDED_KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"\b(?:abandon|desocup|devolv)\w+"), Kind.OCCUPATION),
    (re.compile(r"\b(?:paros?|huelgas?|strikes?|paralizacion)\b"), Kind.STRIKE),
    (re.compile(r"\b(?:planton(?:es)?|vigilias?|sit-?ins?|vigils?)\b"), Kind.SIT_IN),
    (re.compile(r"\b(?:marchas?|movilizacion(?:es)?|march)\b"), Kind.MARCH),
    (
        re.compile(
            r"\b(?:toma (?:del?|de la) (?:local|universidad|municip\w+|aeropuerto|planta|fabrica|mina|sede|ugel|peaje|"
            r"colegio|hospital|"
            r"campamento|lote|estacion|rectorado)|occupation)\b"
        ),
        Kind.OCCUPATION,
    ),
)
_BLOCKADE = re.compile(
    r"\b(?:bloque\w+|piquetes?|blockades?|roadblocks?|blocked|via|vias|carretera|transito|panamericana|"
    r"road|highway|traffic|pase|puente|bridge)\b"
)


@dataclass(frozen=True, slots=True)
class Clearing:
    """Something that is over: `kind` where it is no road, `partly` where it is over by halves or for an hour.

    `free` where it says only that a road is open or nothing is blocked, and not that it was before.
    """

    start: int
    end: int
    kind: Kind | None = None
    partly: bool = False
    free: bool = False


#: What is done to a road, beside how it is: "liberaron", but not "con paso libre".
_DONE = re.compile(
    r"\b(?:liber[oa]\w*|levant\w+|suspend\w+|normaliz\w+|restablec\w+|reabr\w+|reabiert\w+|despej\w+|desbloque\w+|"
    r"retir\w+|culmin\w+|termin\w+|finaliz\w+|conclu\w+|qued(?:o|a|an|aron)|habilit(?:o|aron|ad[ao]s?)|reanud\w+|"
    r"abr(?:io|ieron)|logr\w+|consigu\w+|ya|depus\w+|desactiv\w+|pus\w+|acord\w+|decid\w+|cancel\w+|"
    r"lifted|lifts?|reopen\w*|re-opened|cleared|unblocked|called|restored|resumed|again|no longer|back|now|"
    r"ended|over|removed|lift\w*|nuevamente|volvi\w+)\b"
)
_NOTHING = re.compile(
    r"\b(?:no (?:se )?(?:hay|registran?|reportan?|existen?|presentan?|hubo|tenemos|advierten?)|sin|ningun|ninguna|"
    r"there (?:is|are) no|no)\s(?:(?:ningun|puntos? de|mas|reportes? de|any|reported|current|active|tipo de) ){0,2}"
    r"(?:bloqueos?|piquetes?|interrupci?on(?:es)?|cierres? de (?:vias?|carreteras?)|roadblocks?|blockades?|road closures|"
    r"vias? (?:bloqueadas?|interrumpidas?))\b"
)


_FREE = (
    r"(?:libre|normal(?:izad[oa])?|fluid[oa]|abiert[oa]|"
    r"expedit[oa]|transitable|despejad[oa]|con pase|hay pase|open|clear)"
)
#: "✅ Urcos - libre", "Sullana normal": how a road is, in a line of a list.
_LINE_FREE = re.compile(
    rf"[-:(]\s*(?:via |transito |todo |pase |paso )?{_FREE}\W*$|"
    rf"^\W*(?:en )?[a-z]+(?: [a-z]+){{0,2}} (?:todo )?{_FREE}\W*$"
)


def line_free(flat: str) -> Clearing | None:
    """Where a short line says of its place but that the road is free, None where it does not."""
    match = _LINE_FREE.search(flat) if len(flat) <= 60 else None
    return Clearing(match.start(), match.end(), free=True) if match and "no " not in flat else None


def nothing_blocked(flat: str) -> Clearing | None:
    """Where a sentence says that there is no blockade, None where it does not."""
    match = _NOTHING.search(flat)
    wished = match is not None and _NOT_SO.search(re.split(r"[;.]|, ", flat[: match.start()])[-1])
    return Clearing(match.start(), match.end(), free=True) if match and not wished else None


#: The subjunctive wishes, asks or doubts that something end.
_WISHED = re.compile(
    r"(?:levant|culmin|termin|finaliz|desactiv|cancel|retir|abandon|anul|aplaz|desmont|liber|despej)en?\b|"
    r"(?:suspend|depong|conclu[yi]|reabr|disuelv)an?\b"
)


def clearing(flat: str) -> Clearing | None:
    """What a sentence says is over, None where it says so of nothing or only wishes it."""
    for match in _OVER.finditer(flat):
        before, after = flat[max(0, match.start() - 60) : match.start()], flat[match.end() :]
        before = re.split(r"[;.]|, ", before)[-1]
        if _NOT_SO.search(before) and not match[0].startswith(("ya ", "no longer")):
            continue
        if _WISHED.match(match[0]) or _NO_ROAD.search(before) or _INSIDE_NOT.search(match[0]):
            continue
        if re.match(r"\s*(?:el |la )?(?:via|ruta|camino|carretera)s?\s+altern", after) or re.search(
            r"\baltern\w+", match[0]
        ):
            continue
        if _AGAIN.search(after) or (
            match[0].rstrip("s").endswith(("liberado", "liberada", "liberaron", "libero"))
            and (_PEOPLE.search(before) or _PEOPLE_NEXT.match(after))
        ):
            continue
        if _FOR_NOW.search(_BLOCKED_FOR.sub("", flat)) or _PARTLY.search(flat):
            return Clearing(match.start(), match.end(), None, True)
        kind = next((kind for pattern, kind in _ENDED_KINDS if pattern.search(match[0])), None)
        if kind is None and not _BLOCKADE.search(flat):
            kind = next((kind for pattern, kind in _ENDED_KINDS if pattern.search(flat)), None)
        around = flat[max(0, match.start() - 25) : match.end() + 25]
        return Clearing(match.start(), match.end(), kind, free=kind is None and not _DONE.search(around))
    over = ending(flat)
    if over is not None and _WISHED.match(flat, over.start):
        return None  # "Pidió que levanten el bloqueo"
    if over is None or _AGAIN.search(flat[over.end :]) or _PARTLY.search(flat):
        return None
    return Clearing(over.start, over.end, over.kind)
