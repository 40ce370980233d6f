"""Whether a sentence says that something is over: the road is free, the strike called off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.desk.reader.what.actrows import WALK
from handlers.desk.reader.what.endings import Done, Ending, endings
from handlers.desk.reader.what.kindnames import ended_in_trouble
from handlers.desk.reader.what.limits import GOES_ON, Limit, limits
from handlers.desk.reader.what.passing import NO_ROAD, SHUT_BY_NOW
from handlers.desk.reader.what.targets import opened
from handlers.desk.reader.what.undone import but_said, stands_again
from handlers.desk.reader.words.verbs import Tense, Verb, verbs_in
from handlers.desk.reader.words.verbwords import words
from storage.model import Kind

_GAP = (
    r"(?:\s+(?:el|la|los|las|su|sus|de|del|the|their|this|all|todos|todas|al|a|it|esta|este|tal|dicha|dicho|ayer|hoy|"
    r"anoche|esta (?:manana|tarde|noche|madrugada)|finalmente)){0,5}\s+"
)
_ROAD = (
    r"(?:via|vias|carreteras?|pistas?|puentes?|panamericana|transito|pase|paso|circulacion|acceso|ruta|"
    r"tramo|trafico|autopista|"
    r"corredor|vehicular|interoceanica|kms?|kilometros?)"
)
#: How a road is that is no longer blocked, without a verb of opening.
_OVER = re.compile(
    rf"\b(?:(?:deja|dejo|tras el|luego del|after the|culmin(?:o|a) el|se produjo el|durante el) (?:desbloqueo|"
    rf"unblocking) (?:de|of){_GAP}{_ROAD}|"
    rf"qued(?:o|a|aron|an) (?:totalmente |completamente |ya )?(?:libre|expedit[ao]|transitable)s?{_GAP}{_ROAD}|"
    rf"{_ROAD} (?:[\w-]+ ){{0,5}}v(?:uelve|olvio) a (?:la normalidad|(?:estar|ser|quedar) "
    rf"(?:libre|expedit[ao]|transitable|operativ[ao]|abiert[ao]))|"
    r"(?:esta|encuentra|quedo|estan|encuentran|quedaron) (?:ya |totalmente |completamente )?(?:libre|expedit[ao])s?"
    rf"(?= (?:el|la|los|las) {_ROAD}\b)|"
    rf"(?:is|are) open again|"
    rf"{_ROAD} (?:\w+ ){{0,5}}(?<!el )(?:libre|expedit[ao]|habilitad[ao]|transitable|operativ[ao]|abiert[ao])s?|"
    rf"via libre|pase libre|"
    rf"transito (?:vehicular )?(?:(?:ya|es|esta|en forma|de forma|se encuentra) ){{0,3}}(?:normal|fluido|"
    rf"libre|restablecido)|"
    r"(?:transito|estado|situacion)\s*:\s*normal|ya (?:hay|existe) (?:pase|paso)|"
    r"ya (?:se )?(?:pueden? (?:pasar|transitar|circular|viajar)|estan pasando|pasan)|ya esta libre|"
    r"(?<!sin )(?<!no )\bhay pase (?:libre|normal)|"
    r"ya (?:la |lo )?(?:abrieron|liberaron|despejaron|desbloquearon|reabrieron|levantaron)(?=\s*(?:[,.;!]|$|hace|desde|"
    r"en |a las|pero|y ))|"
    r"abrieron (?:ya |por fin )?(?=en |a las)|"
    r"(?:luego|despues|finalmente|ya|entonces|y) se (?:retir|repleg)(?:o|aron)|"
    r"(?:y|luego|despues) (?:ya )?(?:dieron (?:el )?pase|dejaron pasar|abrieron|liberaron)(?=\s*(?:[,.;!]|$|la via))|"
    r"(?:then|later|finally) (?:withdrew|left the road)|called off|"
    r"(?:is|are|was|were) (?:now )?(?:open|passable|clear)(?: again| to traffic)?|open(?:ed)? again|"
    r"(?:vehiculos|buses|carros|unidades|camiones)(?! (?:menores|livian|liger|pequen|particular))"
    r"(?: \w+){0,5} (?:circul\w+|transit\w+|pasan|pasando|paso|avanzan)"
    r"(?: \w+){0,2} (?:normal\w*|con fluidez|libremente|sin (?:problemas|inconvenientes|restricciones))|"
    r"(?:vehiculos|buses|carros|unidades|camiones)(?: \w+){0,8} (?:ya pueden|podran volver a|vuelven a|volvieron a) "
    r"(?:transitar|circular|pasar)|"
    r"(?:traffic|transit|flow)(?: \w+){0,4} "
    r"(?:back to normal|restored|resumed|normal|normali[sz]ed|flowing (?:again|normally|freely))|"
    r"(?:traffic|vehicles|cars|buses) (?:is |was |has |are )?(?:now )?"
    r"(?:moving|flowing|circulating)(?: again| normally| freely)|"
    r"(?:strike|protest|blockade|march|sit-in|walkout)(?: \w+){0,5} (?:is|are|was) (?:now )?over|"
    r"(?:strike|protest|blockade|walkout) over(?=\s*[:.,;!]|$)|"
    rf"(?:desbloqueo|liberacion|reapertura) de{_GAP}{_ROAD}\b[^;:]{{0,140}}? se (?:logro|produjo|concreto|dio)|"
    r"volvio el (?:transito|pase|paso|trafico)|"
    r"no va(?:n)? mas (?:el|la|los) (?:bloqueos?|paro|huelga|planton|toma|marcha|medida)|"
    r"(?:suspended|halted|interrupted|stopped|paraly[sz]ed)\b[^.;]{0,80}\b(?:block(?:ed|ade|ing)?|roadblocks?|protest\w*|"
    r"rocks|logs)\b[^.;]{0,50}?,?\s(?:(?:has|have|had|were|was|are|is) )?(?:resumed|restored|(?:running|operating) again)|"
    r"(?:trains?|services?|operations|trips)\b[^.;]{0,40}\bresumed\b[^.;]{0,50}\bafter\b[^.;]{0,40}"
    r"\b(?:block\w*|roadblocks?)|"
    r"(?:following|after|thanks to|since) the (?:lifting|removal|end|clearing) of (?:the |all |a )?(?:\w+ )?"
    r"(?:roadblocks?|blockades?)|"
    r"back to normal|free to pass|reopened|unblocked)\b"
)
_IS = ("is ", "are ", "was ", "were ")
#: "Tacna to Moquegua is open again": the other end of the way, and nothing meant.
_FAR_END = re.compile(r"\bto (?!be\b)\w+(?: \w+){0,2} $")
NOT_SO = re.compile(
    r"\b(?:no|tampoco|jamas|nunca|aun no|todavia no|sin|impid\w+|dificult\w+|obstaculiz\w+|prevent\w*|block\w*|"
    r"not|yet to(?: be)?|piden?|exig\w+|para|intent\w+|buscan?|"
    r"tratan? de|a fin de|espera\w*|until|"
    r"hasta que|hasta|to be|to|demand\w*|ordena\w*|podrian?|would|will|before|antes de|cuando|si|when|"
    r"unless|if|once|una vez|"
    r"a cambio de|condicion\w*|(?:luego|despues) de \w+ (?:dias?|horas?|semanas?) de|(?:tras|after) \w+ (?:dias?|horas?|"
    r"days?|hours?) (?:de|of)|nadie|nobody|no one|none|ningun\w*|ni|neither|n't|never|cannot|supuest\w+|falso|false|"
    r"desmient\w+|(?:on|about|of|know|unclear|sure|see|check|saber|sobre) (?:which|what|whether|cuales|que))"
    r"(?:\s+(?:\w+)){0,3}\s*$"
)
#: "El paro NO se ha levantado": the denial stands within.
_INSIDE_NOT = re.compile(r"\b(?:no|not|nunca|never|tampoco)\b(?! longer)|n't\b")
_SHUT = r"(?:bloque|cerr|cierr|tom|cort|paraliz|ocup|retom(?!ar)|reinici|block|clos|shut|occup|protest)\w*"
#: "… y horas después volvieron a bloquear": what ended began again, or goes on elsewhere.
_AGAIN = re.compile(
    rf"\b(?<!despues que )(?<!despues de que )(?<!luego que )(?<!luego de que )v(?:olvieron|uelven|olvio|uelve) a "
    rf"{_SHUT}|\b(?:nuevamente|otra vez|de nuevo|again)\b[^.;,]{{0,30}}\b{_SHUT}|"
    rf"\b{_SHUT}(?:(?! que )[^.;]){{0,40}}\b(?:nuevamente|otra vez|de nuevo|again)\b"
    r"(?! (?:acat|exig|protest|inici|inten)\w*)|\bre-?block\w*|"
    r"\b(?:set up|erect(?:ed)?|put up|instal\w+|coloc\w+|levant\w+) (?:\w+ )?(?:new|nuev[oa]s|otr[oa]s) "
    r"(?:roadblocks?|blockades?|pickets?|barricades?|bloqueos?|piquetes?|barricadas?)\b|"
    r"\b(?:fue|fueron|ha sido|han sido) (?:\w+ )?(?:retom|reanud|reinici)ad[oa]s?\b|"
    r"\bretom(?:an|aron|o)\b(?! (?:sus|su|el viaje|los viajes|las clases|clases|el dialogo|la marcha))|"
    r"\b(?:continu(?:an?|aran?|aron|o)|segui(?:ran?|remos)|siguen?|mantendr\w+|mantien\w+|prosegu\w+|proseguir\w+) "
    r"(?:(?:con|la|el|las|los|en|acatando|firmes) ){0,3}(?:medidas?|paros?|huelgas?|bloqueos?|protestas?|paraliz\w+|"
    r"lucha)\b|"
    r"\bpero (?:\w+ ){0,3}(?:bloque|sigue|continua|persist)\w*|\bbut (?:\w+ ){0,4}(?:block|remain|still)\w*"
)
#: "The alternate route through Abancay is open": another way than the one that is shut.
_OTHER_WAY = re.compile(r"\b(?:alternat(?:e|ive)|other|secondary)\s(?:route|road|way|highway)s?\b[^.;,]*$")
#: Schools and markets open as well.
_NO_ROAD = re.compile(rf"\b{NO_ROAD}\b[^.;,]{{0,30}}$")
ELSE = re.compile(rf"\b{NO_ROAD}\b")
_ENDED_KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (
        re.compile(
            r"\b(?:abandon|desocup|devolv)\w+|\b(?:universidad|campus|local|sede|municipalidad|planta|estacion)\b[^.;]{0,40}\btomad[oa]s?\b"
        ),
        Kind.OCCUPATION,
    ),
    (re.compile(r"\b(?:paros?|huelgas?|strikes?|paralizacion|walkouts?|stoppages?)\b"), Kind.STRIKE),
    (re.compile(r"\b(?:planton(?:es)?|vigilias?|sit-?ins?|vigils?)\b"), Kind.SIT_IN),
    (re.compile(r"\b(?:marchas?|movilizacion(?:es)?|march)\b"), Kind.MARCH),
    (
        re.compile(
            r"\b(?:toma (?:del?|de la) (?:local|universidad|municip\w+|aeropuerto|planta|fabrica|mina|sede|ugel|peaje|"
            r"colegio|hospital|campamento|lote|estacion|rectorado)|occupation)\b"
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
    """Something that is over: `kind` where it is no road, `limits` where it is not wholly so.

    `free` where it says only that a road is open or nothing is blocked, and not that it was before.
    """

    start: int
    end: int
    kind: Kind | None = None
    limits: frozenset[Limit] = frozenset()
    free: bool = False

    @property
    def partly(self) -> bool:
        """Whether it goes on all the same, for most or for most of the time."""
        return self.kind is None and bool(self.limits & GOES_ON)


#: What is done to a road, beside how it is: "liberaron", but not "con paso libre".
_DONE = re.compile(
    r"\b(?:liber[oa]\w*|levant\w+|suspend\w+|normaliz\w+|restablec\w+|reabr\w+|reabiert\w+|despej\w+|desbloque\w+|"
    r"retir\w+|culmin\w+|termin\w+|finaliz\w+|conclu\w+|qued(?:o|a|an|aron)|habilit(?:o|aron|ad[ao]s?)|reanud\w+|"
    r"abr(?:io|ieron)|logr\w+|consigu\w+|ya|depus\w+|desactiv\w+|pus\w+|acord\w+|decid\w+|cancel\w+|"
    r"lifted|lifts?|reopen\w*|re-opened|cleared|unblocked|called|restored|resumed|again|no longer|back|now|"
    r"ended|over|removed|lift\w*|nuevamente|volvi\w+)\b"
)
#: "Bloquearon la vía hasta el mediodía, cuando se retiraron".
_UNTIL_GONE = re.compile(
    r"\b(?:cuando|hasta que|(?:hora|momento) en (?:el |la )?que)\s(?:(?!polic|agent|efectiv)\w+\s){0,4}?"
    r"se (?:retir|repleg|march)aron\b|\b(?:when|until) (?:they|the (?:protesters|demonstrators|residents)) "
    r"(?:withdrew|left|dispersed)\b"
)
_WAS_SHUT = re.compile(
    r"\b(?:bloque(?:o|aron|ad[oa]s?)|cerr(?:o|aron|ad[oa]s?)|tomad[oa]s?|interrump\w+|obstruy\w+|block(?:ed|ing)|closed|shut)\b"
)
#: "El ministro llegó y se retiró": who was never one of those who block.
_WENT_AWAY = re.compile(
    r"(?:.*[.;]\s)?\W*(?:lleg(?:o|aron)\s)?(?:el|la|los|las|un|una|otros|varios|representantes)\s(?:\w+\s){0,2}?(?:vicemin\w+|ministr\w+|premier|"
    r"alcald\w+|gobernador\w*|congresist\w+|comision|delegacion|comitiva|fiscal\w*|funcionari\w+|autoridades|representantes?|"
    r"prefect\w+|general|policias?|efectivos|agentes|militares|bomberos|obispo)\b[^.;]*$"
)
#: "Luego se retiraron los policías".
_POLICE_WENT = re.compile(r"\s(?:el|la|los|las)\s(?:polic|efectivos|agentes|militares|bomberos|fiscal)")


#: What those who march do.
_WALK = WALK | words("caminar walk rally")


def _told_besides(flat: str, start: int, verbs: Sequence[Verb]) -> bool:
    """Whether the end of a march is but told with it, or is when something else happened.

    "La vigilia terminó con la detención de cuatro", "al terminar la marcha quemaron …", "recorrieron las calles y
    terminaron su movilización en la plaza".
    """
    if ended_in_trouble(flat, start) or flat.endswith("al ", 0, start):
        return True
    return any(v.lemma in _WALK and v.tense in (Tense.PAST, Tense.PRESENT) and v.end <= start for v in verbs)


def clearing(flat: str, verbs: Sequence[Verb] | None = None) -> Clearing | None:
    """What a sentence says is over, None where it says so of nothing or only wishes it."""
    verbs = verbs_in(flat) if verbs is None else verbs
    found = list(endings(flat, verbs))
    again: Clearing | None = None
    over: list[tuple[int, int, Ending | None]] = [(e.start, e.end, e) for e in found if e.done is Done.OVER]
    for match in _OVER.finditer(flat):
        before = re.split(r"[;.]|, ", flat[max(0, match.start() - 60) : match.start()])[-1]
        if match[0].startswith(_IS):
            before = _FAR_END.sub("", before)
        if NOT_SO.search(before) and not match[0].startswith(("ya ", "no longer")):
            continue
        others = _WENT_AWAY.match(flat[: match.start()]) or _POLICE_WENT.match(flat, match.end())
        if "retir" in match[0] and others:
            continue
        if _NO_ROAD.search(before) or (_INSIDE_NOT.search(match[0]) and "no va" not in match[0]):
            continue
        if any(e.start < match.end() and match.start() < e.end for e in found):
            continue  # told by its verb
        over.append((*match.span(), None))
    over = [one for one in over if not but_said(flat, one[0], one[1])]
    over += [
        (*gone.span(), None) for gone in _UNTIL_GONE.finditer(flat) if _WAS_SHUT.search(flat[: gone.start()])
    ]
    over += [
        (*span, None)
        for span in opened(flat, verbs)
        if not any(o[0] < span[1] and span[0] < o[1] for o in over)
    ]
    for start, end, ended in sorted(over, key=lambda one: one[0]):
        after = flat[end:]
        if re.match(r"\s*(?:el |la )?(?:via|ruta|camino|carretera)s?\s+altern", after) or re.search(
            r"\baltern\w+", flat[start:end]
        ):
            continue
        if _OTHER_WAY.search(flat[:start]):
            continue
        if (
            ended is not None
            and ended.kind in (Kind.MARCH, Kind.SIT_IN)
            and _told_besides(flat, start, verbs)
        ):
            continue
        road = ended is None or ended.road or ended.kind is None
        if _AGAIN.search(after) or SHUT_BY_NOW.search(after) or stands_again(flat, start, end, verbs):
            again = again or (Clearing(start, end, None, frozenset({Limit.AGAIN})) if road else None)
            continue
        bounds = limits(flat, start, end)
        if ended is not None and ended.agreed:
            bounds |= {Limit.AGREED}
        if road and bounds & GOES_ON:
            return Clearing(start, end, None, bounds)
        kind = ended.kind if ended is not None else None
        if kind is None and not _BLOCKADE.search(flat):
            kind = next((kind for pattern, kind in _ENDED_KINDS if pattern.search(flat)), None)
        around = flat[max(0, start - 25) : end + 25]
        free = kind is None and ended is None and not _DONE.search(around)
        return Clearing(start, end, kind, bounds, free=free)
    return again
