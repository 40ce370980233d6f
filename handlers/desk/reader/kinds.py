"""What sort of event a sentence tells of, and what it rather is: a landslide, an accident, a road being mended."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from storage.model import Kind

_ROADS = (
    r"(?:carreteras?|vias?|pistas?|rutas?|puentes?|panamericana|autopistas?|calles?|avenidas?|av|jiron|"
    r"interoceanica|"
    r"transito|pases?|paso|accesos?|ingresos?|salidas?|corredor|tramos?|trocha|pana|rieles|via ferrea|"
    r"linea ferrea|"
    r"carriles|carril|circulacion|ovalo|tramo)"
)
_ROAD_EN = (
    r"(?:roads?|highways?|routes?|bridges?|streets?|avenues?|traffic|access|lanes?|exits?|railways?|"
    r"tracks?|way)"
)
_THE = (
    r"(?:\s+(?:de|del|la|las|el|los|toda|todas|varias|ambos|ambas|principal(?:es)?|the|a|all|both|main|of|"
    r"una|dos|un|y|anoche|ayer|hoy|nuevamente|otra vez|\w+mente))*\s+"
)
_BUILDING = (
    r"(?:local(?:es)?|municipalidad|municipio|universidad|campus|colegio|instituto|aeropuerto|sede|"
    r"oficinas?|edificio|ugel|"
    r"planta|campamento|mina|pozos?|estacion|comisaria|gobernacion|prefectura|instalaciones|"
    r"gobierno regional|rectorado|"
    r"palacio|lote|hidroelectrica|hospital|poder judicial|ministerio|fiscalia|corte superior|"
    r"ciudad universitaria|"
    r"town hall|city hall|airport|building|offices?|headquarters|university|plant|mine|camp|school|"
    r"facilities|oil wells?|"
    r"pumping station|refinery|terminal terrestre)"
)
_POLICE = (
    r"(?:policias?|pnp|efectivos|agentes|fuerzas del orden|dinoes|militares|ejercito|police|officers|"
    r"soldiers|troops|army)"
)

#: For each kind what names it (strong) and what only hints at it (weak).
_STRONG: dict[Kind, str] = {
    Kind.BLOCKADE: (
        rf"(?:interrumpid|restringid|cerrad|cortad)[ao]s? (?:la |el |las |los )?(?:pe-?\d+[a-z]*|{_ROADS})|"
        r"bloque(?!\b)(?!o economico)\w*|vloque\w+|blok(?:e|u)\w+|piquetes?|barricad\w+|tranqueras?|"
        rf"(?:toma(?:n|ron|da|das|do|dos|rian)?|cort(?:e|es|an|aron|ada|ado)|cierr(?:e|an)|cerr(?:aron|"
        rf"ad[ao]s?)|"
        rf"obstru(?:yen|yeron|id[ao]s?)|obstaculiz\w+|interrump\w+|interrupcion|impid(?:en|ieron|iendo)|"
        rf"impedid[ao]|paraliz\w+|"
        rf"restring\w+|trab(?:an|ada)|tapa(?:n|ron|da)){_THE}{_ROADS}|"
        rf"{_ROADS} (?:\w+ ){{0,3}}(?:cerrad[ao]s?|tomad[ao]s?|interrumpid[ao]s?|restringid[ao]s?|"
        rf"cortad[ao]s?|obstruid[ao]s?|"
        r"trabad[ao]s?|tapad[ao]s?|paralizad[ao]s?)|"
        r"(?:quema|queman|quemaron|quemando|prenden|incendian)(?: de)? (?:\w+ )?llantas|"
        r"llantas (?:quemadas|encendidas)|"
        r"(?:puesto|pusieron|ponen|colocad[ao]s?|colocado|colocaron|colocan|tirado|tiraron|arrojado) (?:\w+ ){0,3}"
        r"(?:piedras?|rocas?|llantas|troncos?|montones de tierra|palos)|"
        r"no pasan? (?:ningun|ni un|nadie|nada|carros?|vehiculos?)|"
        rf"ocup(?:an|aron|ando|ada){_THE}(?:pe-?\d+[a-z]*|{_ROADS})|"
        rf"(?:volv(?:ieron|io|er)|vuelven|procedieron|comenzaron|empezaron) a (?:cerrar|cortar|tomar|"
        rf"obstruir){_THE}{_ROADS}|"
        r"no (?:hay|existe|dejan|permiten|se puede|dan)(?: el)? (?:pas(?:e|o|ar)|transitar|circular)|"
        r"sin (?:pase|paso)\b|esta(?:n)? (?:todo |todos )?cerrad[ao]s?|nadie (?:pasa|puede pasar)|"
        r"(?:solo|unicamente) (?:estan )?(?:dejan(?:do)?|permit\w+|pasan)(?: (?:pasar|el pase|el paso))?"
        r"(?: (?:a|de|las|los)){0,2} (?:motos?|motocicletas|autos|livianos|vehiculos|ambulancias|peatones|enfermos)|"
        r"retien\w+ (?:\w+ ){0,2}(?:embarcacion\w*|botes?|lanchas?|naves?|barcazas?|vehiculos|camiones|buses|cisternas)|"
        r"(?:rocks?|stones|boulders|tyres|tires|logs|trees|debris)(?: \w+){0,2} (?:on|across|over) the "
        r"(?:road|highway|tracks)|(?:no one|nobody) (?:\w+ ){0,2}(?:gets?|getting|get|pass(?:es)?) (?:through|by)|"
        r"roadblocks?|road ?blocks?|blockad\w+|block(?:ed|s|ing|age)?(?= |,|\.|;|$)|barricad\w+|"
        rf"restrict(?:ed|ing|s)?{_THE}{_ROAD_EN}|(?:cut|cuts|cutting|shut|shuts|closed|close|closing|"
        rf"sealed|obstruct\w+)(?: off| down)?{_THE}{_ROAD_EN}|"
        rf"{_ROAD_EN} (?:\w+ ){{0,3}}(?:closed|impassable|cut off|shut|sealed)|tree trunks across|"
        rf"burn(?:ing|ed|t) t[iy]res"
    ),
    Kind.MARCH: (
        r"marchas?|marchan|marchar(?:on|an|a)?|marchando|marcho|movilizaci?on(?:es)?|movili[sz](?:a|an|"
        r"aron|aran|ado|ados|arse|ando)|"
        r"pasacalles?|caravanas?|recorr(?:en|ieron|ido|iendo|io|eran)|desfil(?:an|aron)|"
        r"(?:salen|salieron|saldran|toman) (?:a )?las calles|"
        r"marched|marches|marching|march(?! \d| last| of 20)|mobili[sz](?:ed|es|ing|ations?)|"
        r"took to the streets|take to the streets|parad(?:ed|ing)|procession|caravan"
    ),
    Kind.SIT_IN: (
        r"plan?ton(?:es)?|vigilias?|velaton|misa y vigilia|sit[- ]?ins?|vigils?|encadenad[oa]s|acampan|"
        r"acamparon|"
        r"(?:encienden|encendieron|prenden) velas|held (?:portraits|candles|pictures|photos)|candle ?lit|"
        r"candles|"
        r"(?:portan|portaron|muestran) (?:los )?retratos|cacerolazo|pots and pans|camped|encamp\w+"
    ),
    Kind.STRIKE: (
        r"(?<!\w)paro(?!\w)|paros|huelgas?|paralizaci?on(?:es)?|paralizara[n]?|(?<!\w)strikes?(?! team)|"
        r"on strike|walkouts?|stoppages?|"
        r"shut ?down"
    ),
    Kind.OCCUPATION: (
        rf"(?:toma(?:n|ron|do|da|r)?|ocup(?:an|ar|aron|a|o|ada|ado|acion)|invad\w+|"
        rf"ingresan (?:a la fuerza )?al?){_THE}{_BUILDING}|"
        rf"(?:occup(?:y|ied|ying|ation|ies)|seiz(?:e|ed|ing)|took over|take over|taken over|storm(?:ed|"
        rf"ing)?){_THE}(?:\w+ )?{_BUILDING}|"
        rf"{_BUILDING} (?:\w+ ){{0,2}}(?:tomad[oa]|ocupad[oa]|occupied|taken over|seized)|occupation of|"
        rf"toma simbolica|"
        r"toma de(?:l)? (?:local|municip|universidad|aeropuerto|planta)\w*"
    ),
    Kind.CLASH: (
        rf"choc(?:an|aron|o) (?:\w+ ){{0,3}}con(?:tra)? (?:la |los )?{_POLICE}|"
        rf"enfrent(?:amientos?|an|aron|ados|arse|ando)(?! la| el)|choques? (?:entre|"
        rf"con(?:tra)?) (?:\w+ )?(?:manifestantes|{_POLICE}|pobladores|comuneros|"
        r"protest\w+|ronderos|grupos|la policia|civiles)|clash(?:es|ed|ing)?|batalla campal|gresca|"
        r"scuffles?|confrontations?|(?:agredid|golpead|atacad|emboscad)[oa]s? por (?:una |la |los |las )?"
        r"(?:\w+ )?(?:turba|manifestantes|pobladores|comuneros|multitud|vandalos)|"
        rf"(?:lanzan|lanzaron|tiran|arrojan|arrojaron) (?:\w+ ){{0,3}}(?:contra|a) (?:la |los )?{_POLICE}|"
        rf"street battles?|"
        rf"(?:threw|throwing|hurled|hurling) (?:\w+ ){{0,3}}at (?:the )?(?:\w+ )?{_POLICE}"
    ),
    Kind.DISPERSAL: (
        r"(?:gases? )?lacrimogen[oa]s?|gases lacrimogenos|gaseando|gasearon|tear[- ]?gas\w*|desaloj\w+|"
        r"dispers(?:a|an|o|aron|ados?|ion|ed|es|ing|al|e)\b|"
        r"reprim(?:e|en|io|ieron|id[oa]s?)|represion|repress(?:ed|es|ing|ion)|intervencion policial|"
        r"evict\w+|broke up|break up|"
        r"broken up|water cannons?|replegad[oa]s|repelid[oa]s|repel(?:en|ieron)"
    ),
    Kind.EXCESSIVE_FORCE: (
        r"uso (?:excesivo|desproporcionado|indiscriminado)(?: e indiscriminado)? de (?:la )?fuerza|"
        r"(?:excessive|disproportionate)(?: use of)? force|police brutality|brutalidad policial|"
        rf"dispar(?:an|aron|a|o|ando) (?:\w+ ){{0,4}}(?:contra|a|al cuerpo de|"
        rf"hacia) (?:\w+ ){{0,2}}(?:manifestantes|pobladores|civiles|comuneros|la multitud|protest\w+|"
        rf"personas)|"
        r"(?:opened|open) fire (?:on|at)|(?:shot|fired|firing|shooting) (?:\w+ ){0,3}(?:at|"
        r"on) (?:\w+ )?(?:protest|demonstrat|crowd|civilian)\w*|"
        r"abuso policial|agresion policial|golpiza policial|perdigones (?:contra|a) |beat(?:en|"
        r"ing)? (?:\w+ )?protest\w+|"
        rf"{_POLICE} (?:golpea|golpean|golpearon|agredieron|agrede)\w*"
    ),
    Kind.LOOTING: (
        r"saque(?!\b)\w+|destrozos|destroz(?:an|aron)|vandal\w+|loot(?:ed|ing|ers)?|ransack\w+|set fire to|"
        r"set on fire|torched|"
        rf"burn(?:ed|t|ing)(?: down)? (?:\w+ )?{_BUILDING}|"
        rf"(?:incendi(?:o|aron|an|ad[oa])|quem(?:an|aron|ad[oa]|a)|prend(?:en|"
        rf"ieron) fuego)(?: al?)?{_THE}(?:\w+ )?(?:{_BUILDING}|peaje|caseta|patrullero|vehiculos?|casa|"
        rf"vivienda|"
        r"tienda|bus|banco)|"
        rf"(?:{_BUILDING}|peaje|caseta|patrulleros?|vehiculos?|viviendas?|tiendas?|bancos?)(?: \w+){{0,2}} fue(?:ron)? "
        r"(?:\w+ )?(?:quemad|incendiad|saquead|destrozad|atacad)[oa]s?|danos (?:a|en|contra)|"
        r"atac(?:an|aron) (?:\w+ ){0,2}(?:local|tienda|comisaria|"
        r"sede|banco|peaje)"
    ),
    Kind.ARRESTS: (
        r"(?<!vehiculos )(?<!buses )(?<!camiones )(?<!unidades )deten(?:idos|idas|cion|ciones|ido|ida)\b|"
        r"detuv(?:o|ieron)|detiene[n]?|"
        r"arrest(?:s|ed|ing)?|detained|in custody|detentions?|capturad[oa]s|capturaron|intervenid[oa]s"
    ),
    Kind.AGREEMENT: (
        r"(?<!de )(?<!hay )(?<!sin )(?<!un )acuerd(?:o|os|an)(?! con\b| a\b)|acordaron|llega(?:n|"
        r"ron) a un acuerdo|treguas?|cuarto intermedio|"
        r"(?:firm(?:an|aron|ado|aria|a) |suscrib\w+ |suscripcion de )(?:\w+ )?(?:actas?|acuerdos?)|"
        r"agreements?|truces?|(?:reached|signed|struck) (?:a|an) (?:\w+ )?(?:deal|agreement)|"
        r"(?:instal\w+ )(?:\w+ )?mesas? de (?:dialogo|trabajo)"
    ),
}
_GENERIC = re.compile(
    r"\b(?:protest(?:as?|an|aron|ando|ed|ing|s|antes)?|manifestaci?on(?:es)?|demonstrat(?:ion|ions|ed|ing|e)|"
    r"rall(?:y|ies|ied)|"
    r"concentra(?:cion|ciones|n|ron|dos|das)|congreg\w+|gathered|gathering|mitin|jornada de lucha|"
    r"medidas? de (?:fuerza|lucha|protesta)|"
    r"se reun(?:en|ieron|iran)|alza(?:n|ron) su voz)\b"
)
_NEGATED = re.compile(
    r"\b(?:no hay|no se registran?|no se reportan?|no hubo|sin|ningun|ninguna|no|no existe[n]?|there (?:is|"
    r"are|were) no|without|no)\s+(?:\w+\s)?$"
)
#: Before a strike: it is the frame of the day rather than what is told. Before others as well.
_FRAME = re.compile(
    r"\b(?:en el marco del?|en marco de|durante (?:el|la|los|las)|como parte del?|(?:primer|segundo|tercer|"
    r"cuarto|quinto|sexto|\w+to|\w+mo|\w+vo) dia "
    r"(?:consecutivo )?del?|dia \d+ del?|part of (?:the|a)|during (?:the|a)|amid (?:the|a)|"
    r"as part of (?:the|a)|en medio de(?: la| las| los|l)?|"
    r"tras (?:el|la|los|las)|after (?:the|a)|luego del?(?: la| las| los)?|despues del?(?: la| las| los)?|"
    r"por (?:el|la|los|las)|debido al?(?: la| las| los)?|"
    r"because of (?:the|a)|due to (?:the|a)|acatando (?:el|la)|in support of (?:the|a)|"
    r"en apoyo al?(?: la)?|a raiz del?(?: la)?|contra (?:el|la|los|las))"
    r"(?: \w+){0,1}\s*$"
)
_HUMAN = re.compile(
    r"\b(?:manifest\w+|protest\w+|pobladores|comuner[oa]s|ronder[oa]s|paro|huelga|strike|piquete\w*|"
    r"marcha\w*|movilizaci\w+|transportistas|"
    r"huelguistas|gremios?|sindicato\w*|organizaciones|vecinos|moradores|campesin[oa]s|agricultores|"
    r"mineros|demonstrators?|residents|villagers|"
    r"comunidades|barricad\w+|tranquera\w*|human[oa]s?|blockade\w*|picket\w*|workers|dirigentes?|"
    r"enfrentamiento\w*|clash\w*|"
    r"quema de llantas|conflicto social|conflictividad|convulsion|trabajadores|estudiantes|docentes|"
    r"farmers|tear gas|lacrimogen\w+|exig\w+|demand\w+)\b"
)
_NATURAL = re.compile(
    r"\b(?:derrumbes?|deslizamientos?|huaicos?|huaycos?|aludes?|alud|desbordes?|desbord\w+|"
    r"inundaci?on(?:es)?|inund\w+|"
    r"caida de (?:\w+ )?(?:piedras?|rocas?|arbol(?:es)?|material|postes?|puente)|lluvias?|nevadas?|nieve|"
    r"granizada|neblina|crecida|"
    r"accidentes?|choque (?:frontal|multiple|de|entre (?:un|dos|el|la|bus|buses|camion\w*|auto\w*|"
    r"vehiculo\w*|minivan\w*|trailer\w*|moto\w*))|despistes?|despist\w+|"
    r"volcaduras?|volc[oa]\b|volcado|vuelco|triple choque|atropell\w+|obras?|mantenimiento|asfaltado|"
    r"reparacion(?:es)?|trabajos de|rehabilitacion|"
    r"colaps(?:o|e|ada?)(?: de| del)?(?: el| un)? puente|climatologic\w*|landslides?|mudslides?|"
    r"rockslides?|rockfalls?|"
    r"floods?|flooding|crash|accidents?|roadworks?|road works|road maintenance|maintenance|repairs?|"
    r"overturned|heavy rain\w*|snow\w*|collision|"
    r"construction work|sismo|earthquake|huracan|incendio forestal|forest fire|trocha en mal estado|"
    r"bache\w*|hundimiento|asentamiento)\b"
)
_BY_NATURE = re.compile(
    r"\b(?:bloquead[ao]s?|interrumpid[ao]s?|restringid[ao]s?|cerrad[ao]s?|interrupcion|cierre|blocked|"
    r"closed|restricted|cut|cortad[ao])\b[^.;]{0,40}?"
    r"\b(?:por|debido a|a causa de|tras|producto de|a consecuencia de|by|due to|because of|after|"
    r"following)\s+(?:un|una|el|la|los|las|a|the|caida de|fuertes|intensas|"
    r"heavy|several|varios|ocurrencia de|\s)*(?:derrumbe|deslizamiento|hua[iy]co|alud|desborde|inundacion|"
    r"lluvia|nevada|accidente|choque|despiste|volcadura|"
    r"obras|mantenimiento|trabajos de|landslide|mudslide|flood|crash|accident|roadwork|maintenance|rain|"
    r"snow|rock|piedras|caida)"
)

_COMPILED = {
    kind: re.compile(rf"\b(?:{pattern})\b" if not pattern.endswith(")") else rf"\b(?:{pattern})")
    for kind, pattern in _STRONG.items()
}
_MONTH_BEFORE = re.compile(r"\b(?:in|of|since|last|until|from|by|early|late|mid|through)\s$")
#: "Ica joins the mobilisations": that is no march of its own.
_JOINED = re.compile(
    r"\b(?:join(?:s|ed|ing)?|se suma(?:n|ron)? a|sumarse a|se unen a|se sumo a|reach(?:ed)?|wave of|ola de|"
    r"serie de|olas de)\s(?:the |las |los |la )?(?:nationwide |national |anti-\w+ )?$"
)
#: Buses that are "detenidos" are held up, nobody is arrested.
_VEHICLES = re.compile(
    r"\b(?:vehiculos|buses|camion(?:es|etas)|unidades|carros|autos|trailers|cisternas|omnibus|transito|trafico|"
    r"vehicles|trucks|viaje)\b(?:\s(?!personas|manifestantes|pobladores)\w+){0,4}\s$"
)
#: Where one sentence names two, which of them is told and which is the background.
_GRAVER = (
    Kind.EXCESSIVE_FORCE,
    Kind.LOOTING,
    Kind.OCCUPATION,
    Kind.CLASH,
    Kind.DISPERSAL,
    Kind.ARRESTS,
    Kind.BLOCKADE,
    Kind.AGREEMENT,
    Kind.SIT_IN,
    Kind.MARCH,
    Kind.STRIKE,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A kind named at a place in a sentence; `frame` means that it is the background of something else."""

    kind: Kind
    start: int
    end: int
    frame: bool = False


def hits(flat: str, original: str = "") -> list[Hit]:
    """The kinds that a sentence names, in order; what it says is not the case is left out."""
    found = []
    for kind, pattern in _COMPILED.items():
        for match in pattern.finditer(flat):
            if not match[0] or (
                _NEGATED.search(flat[max(0, match.start() - 30) : match.start()])
                and not match[0].startswith(("no ", "sin "))
            ):
                continue
            if match[0] == "paro" and original and original[match.start() : match.end()].endswith("ó"):
                continue  # "paró", it stopped
            if (
                match[0] == "march"
                and original[match.start() : match.start() + 1] == "M"
                and _MONTH_BEFORE.search(flat[: match.start()])
            ):
                continue  # the month
            if _JOINED.search(flat[: match.start()]) and kind is Kind.MARCH:
                continue
            if kind is Kind.ARRESTS and _VEHICLES.search(flat[max(0, match.start() - 60) : match.start()]):
                continue
            found.append(
                Hit(
                    kind,
                    match.start(),
                    match.end(),
                    bool(_FRAME.search(flat[max(0, match.start() - 45) : match.start()])),
                )
            )
    found.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in found:
        if kept and hit.start < kept[-1].end and kept[-1].kind is not hit.kind:
            # "toma de local" is no road, "bloqueo" inside "levantan el bloqueo" stays one: the longer match tells more.
            if hit.end - hit.start > kept[-1].end - kept[-1].start:
                kept[-1] = hit
            continue
        kept.append(hit)
    return _with_background(flat, kept)


_AFTER = re.compile(
    r"\b(?:after|following|tras|luego (?:de|que)|despues de|durante|during|amid|in response to)\b"
)


def _with_background(flat: str, found: list[Hit]) -> list[Hit]:
    """What is named after "tras" or "after" is the background of what was told before it."""
    if not found:
        return found
    marks = [m.start() for m in _AFTER.finditer(flat) if m.start() > found[0].start]
    return [
        replace(hit, frame=True)
        if any(mark < hit.start and not re.search(r"[.;:,]", flat[mark : hit.start]) for mark in marks)
        else hit
        for hit in found
    ]


def ranked(found: list[Hit]) -> list[Kind]:
    """The kinds told of, those that are only the background left out where something else is told."""
    told = {hit.kind for hit in found if not hit.frame} or {hit.kind for hit in found}
    if len(told) > 1:
        told.discard(Kind.STRIKE)
    return [kind for kind in _GRAVER if kind in told]


def generic(flat: str) -> bool:
    """Whether it only says that people protest, not how."""
    return bool(_GENERIC.search(flat))


def human(flat: str) -> bool:
    """Whether people are named who protest."""
    return bool(_HUMAN.search(flat))


def natural(flat: str) -> bool:
    """Whether a landslide, an accident or works on the road are named."""
    return bool(_NATURAL.search(flat))


def by_nature(flat: str) -> bool:
    """Whether it says that the road is shut because of a landslide, an accident or works."""
    return bool(_BY_NATURE.search(flat))
