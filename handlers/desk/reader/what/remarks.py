"""What is said of protests in general, which tells of none: what they are, when there are any, what they cost, a law."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.what.actrows import LEMMAS
from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.words.verbs import Tense, Verb
from handlers.desk.reader.words.verbwords import words
from storage.model import Kind

Span = tuple[int, int]

#: The parts of a sentence that may each say something of its own.
_PIECE = re.compile(
    r"[.;!?](?!\d)|,\s(?:pero|sin embargo|no obstante|aunque|mientras|but|however|yet|although|while)\b|"
    r"\b(?:sin embargo|however)\b"
)
#: A day, an hour or a kilometre of its own: that is told, whatever is said of it.
_TOLD = re.compile(
    r"\b(?:hoy|ayer|anoche|esta (?:manana|tarde|noche|madrugada|semana)|(?:este|el|desde el|desde) (?:lunes|"
    r"martes|miercoles|"
    r"jueves|viernes|sabado|domingo)|desde (?:las|la|hace|ayer|anoche|hoy|tempran\w+)|hace \w+ (?:horas?|dias?|semanas?)|"
    r"today|yesterday|tonight|this (?:morning|afternoon|evening|week)|on (?:monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday)|since|km|kms|kilometros?|\d{1,2} de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"setiembre|septiembre|octubre|noviembre|diciembre))\b"
)
_PROTEST = (
    r"(?:(?:bloqueos?|tomas?|cortes?|cierres?|interrupcion(?:es)?|obstruccion(?:es)?)(?: \w+)?(?: de(?: la| las)? "
    r"(?:\w+ )?(?:carreteras?|vias?|pistas?|rutas?|caminos?|calles|puentes))?|protestas?|manifestaci(?:on|ones)|marchas?|"
    r"movilizaci(?:on|ones)|huelgas?|paros?|paralizaci(?:on|ones)|piquetes?|medidas? de (?:fuerza|lucha|protesta)|"
    r"(?:road)?block(?:ades?|s)|protests?|demonstrations?|strikes?|marches|rallies|mobili[sz]ations)"
)
_SHUT = (
    r"(?:bloquear|tomar|cerrar|cortar|obstruir|interrumpir|marchar|protestar|bloqueando|block(?:ing)?|clos(?:e|ing)|"
    r"shut(?:ting)?|march(?:ing)?|protesting)"
)
#: What they are by law, by custom or in somebody's eyes.
_WHAT_IT_IS = (
    r"(?:un (?:delito|derecho|crimen|acto|recurso|mecanismo|instrumento|mal|problema|ejemplo|arma|fenomeno)|"
    r"delitos?|ilegal\w*|"
    r"inconstitucional\w*|legitim[oa]s?|legal(?:es)?|frecuentes?|comun(?:es)?|habitual(?:es)?|constantes?|recurrentes?|"
    r"solo (?:un|una)|una? de l[oa]s|uno de los|una (?:forma|manera|practica|herramienta|estrategia|constante|costumbre|"
    r"expresion|forma de|institucion)|la (?:mejor|unica|principal|peor|forma|manera|salida|solucion|via)|"
    r"el (?:mejor|unico|principal|peor|mayor|pan|arma|camino|medio|ultimo recurso)|toda una|parte de (?:la|nuestra) \w+|"
    r"a (?:crime|right|problem|common|frequent|regular|tool|form|way|offence|symptom|recurring)|illegal|legal|legitimate|"
    r"unlawful|common(?:place)?|frequent|part of (?:life|the culture)|one of the|the (?:main|only|best|worst|"
    r"most|way|solution)|"
    r"an? (?:everyday|example|offen[cs]e|option|answer)|not (?:uncommon|unusual))"
)
_IS = (
    r"(?:(?:no )?(?:es|son|era|eran|seria|serian|resultan?)|(?:is|are|was|were|remain)(?: not)?|constituye[n]?|"
    r"representa[n]?|"
    r"(?:se )?(?:ha|han) (?:convertido en|vuelto|hecho)|se (?:convierte[n]?|convirtio|convirtieron) en|se vuelve[n]?|"
    r"(?:has|have) become)"
)
_GENERAL = (
    rf"\b(?:{_PROTEST}|{_SHUT}(?: \w+){{0,3}})\s(?:[^.;:,]{{0,40}}\s)?{_IS} (?:ya |tambien |hoy en dia |often |also |very |"
    rf"quite |now )?{_WHAT_IT_IS}",
    rf"\b(?:es|resulta|it is|it's) {_WHAT_IT_IS} (?:to )?(?:que (?:se )?)?(?:{_SHUT}|bloque\w+|tomen|cierren)\b",
    # By law.
    rf"\b(?:{_PROTEST}|{_SHUT}(?: \w+){{0,3}})\s(?:[^.;:,]{{0,40}}\s)?(?:no )?(?:esta|estan|is|"
    rf"are) (?:not )?(?:expresamente )?"
    r"(?:penad|sancionad|tipificad|prohibid|permitid|amparad|garantizad|protegid|considerad|contemplad|punish|allow|"
    r"forbid|protect|permit|guarant)\w*",
    r"\b(?:toda persona|todo ciudadano|cualquier (?:persona|ciudadano)|anyone|everyone)\s(?:\w+ )?(?:puede|podra|can|may)\b|"
    r"\b(?:nadie|toda persona|todo ciudadano|no one|nobody|everyone)\s(?:\w+ )?(?:tiene (?:el )?derecho|debe|"
    r"deberia|has the "
    r"right|should)\b",
    r"\b(?:el|al|un) derecho (?:constitucional )?(?:a|al) (?:la )?(?:protesta|huelga|manifestar|reunion)\w*\b[^.;]{0,30}"
    r"\b(?:es|esta|no|debe|puede)\b|\b(?:codigo penal|constitucion|ley \d+)\b[^.;]{0,60}\b(?:sancion|establec|castig|"
    r"garantiz|reconoc|prohib|senala)\w*",
    rf"\b(?:quienes|los que|las personas que|todo aquel que|todos los que|a quien|whoever|anyone who|those who)\s(?:\w+ )?"
    rf"(?:bloqueen|tomen|cierren|corten|obstruyan|impidan|marchen|protesten|{_SHUT})\b",
    # By custom: "suelen durar", "cada vez que hay un paro".
    rf"\b(?:{_PROTEST})\s(?:[^.;:,]{{0,40}}\s)?(?:suele[n]?|acostumbra[n]?|tiende[n]?|tend to|often|usually|frequently|"
    r"generally|typically|sometimes|can (?:\w+ )?\w+|"
    r"generalmente|usualmente|por lo general|a menudo|casi siempre|siempre)\b",
    r"\b(?:cada vez que|siempre que|whenever|every time|each time|en caso de|in case of|in the event of|"
    r"(?:cuando|when)(?= (?:se (?:produce|registra|da|realiza|convoca)n?|hay|ocurren?|there (?:is|are))\b))\s"
    r"(?:(?:se \w+|hay|ocurren?|there (?:is|are)|surgen?|estallan?)\s)?(?:una?s? |el |la |los |las |algun |an? |any )?"
    rf"(?:\w+ )?{_PROTEST}\b",
    r"\b(?:suelen|acostumbran(?: a)?|se suele|tend to|usually|often|frequently|frecuentemente|con frecuencia|a menudo)\s"
    r"(?:\w+ )?(?:bloque|tom|cerr|cort|march|protest|realiz|block|clos|stage)\w*\b",
    # By definition.
    r"\b(?:se (?:denomina|llama|define|entiende|conoce)\w*(?: como| a| por)?|consiste en|significa|(?:is|"
    r"are) (?:called|defined|known) "
    rf"as)\b[^.;]{{0,60}}\b{_PROTEST}\b|\b{_PROTEST}\b[^.;]{{0,20}}\b(?:se (?:denomina|define|entiende)|consiste en)\b",
    # By years: histories and sums of them.
    r"\b(?:in the past|en el pasado|en anos anteriores|en ocasiones anteriores|on previous occasions)\b|"
    rf"\b{_PROTEST}\b[^.;]{{0,60}}\b(?:regions|cities|areas|places|parts of the country|regiones|ciudades|zonas|lugares|"
    r"departamentos|provincias) (?:such as|like|como)\b",
    r"\b(?:en (?:los|las) ultim[oa]s (?:\w+ )?(?:anos|decadas?)|en las ultimas decadas|historicamente|"
    r"a lo largo de (?:la historia|"
    r"los anos|las decadas)|(?:in|over) (?:recent|the (?:last|past)(?: \w+)?) (?:years|decades?)|historically|for decades|"
    r"en lo que va del ano|so far this year|entre el (?:19|20)\d\d y el (?:19|20)\d\d|between (?:19|"
    r"20)\d\d and (?:19|20)\d\d)\b",
    r"\b(?:se (?:usan?|utilizan?|emplean?|recurre[n]?)|are used|is used)\b[^.;]{0,60}\b(?:como|para|as|to)\b",
)
_RULE = re.compile("|".join(_GENERAL))


def general(flat: str) -> list[Span]:
    """The parts of a sentence that say what protests are, or when there are any, or what a law says of them."""
    found = []
    start = 0
    for end in [m.start() for m in _PIECE.finditer(flat)] + [len(flat)]:
        piece = flat[start:end]
        if _RULE.search(piece) and not _TOLD.search(piece):
            found.append((start, end))
        start = end
    return found


#: What somebody wants to be or not to be: "deben cesar los bloqueos", "no podemos seguir con paros".
_OUGHT = re.compile(
    r"\b(?:debe[n]?|deberia[n]?|tiene[n]? que(?! ver)|tenemos que|hay que|hace falta|urge|no (?:podemos|"
    r"puede[n]?|es posible) (?:seguir|"
    r"continuar|permitir\w*|tolerar\w*|aceptar\w*)|must|should|need to|has to|have to|cannot)\b|\b(?:es|son|is|"
    r"are) (?:\w+ )?"
    r"(?:inaceptable|intolerable|injustific|lamentable|reprochable|condenable|unacceptable|intolerable|unjustifi)\w*"
)


#: What happens, goes on, is held, called or ended: of a protest that is told.
_HAPPENS = LEMMAS | words(
    "haber registrar reportar realizar producir ocurrir llevar existir convocar presentar desarrollar observar "
    "suscitar programar planificar prever planear seguir continuar persistir mantener permanecer quedar iniciar "
    "comenzar empezar arrancar reanudar reiniciar retomar volver acatar cumplir sumar plegar participar "
    "protagonizar organizar anunciar estallar dejar terminar culminar concluir finalizar acabar suspender "
    "levantar cesar ubicar localizar encontrar concentrar extender prolongar radicalizar ampliar llegar entrar "
    "estar salir dirigir aumentar crecer multiplicar impedir confirmar alertar amanecer liberar desbloquear "
    "cobrar vivir tener originar generar derivar occur happen take continue persist remain hold stage go begin "
    "start resume call plan schedule expect join erupt break leave end finish lift suspend spread intensify "
    "enter turn see record confirm report announce grow gather set expand stop reach kill injure wound arrest "
    "detain"
)
_SAID = words(
    "decir informar senalar indicar sostener opinar explicar afirmar asegurar precisar manifestar recordar "
    "declarar mencionar agregar anadir considerar estimar creer comentar subrayar say tell note explain warn add "
    "state claim think believe argue"
)
_THESE = re.compile(
    r"\b(?:un[oa]s?|est[oa]s|es[oa]s|dich[oa]s|l[oa]s (?:actuales|recientes|ultim[oa]s|nuev[oa]s)|vari[oa]s|"
    r"tres|dos|cuatro|cinco|"
    r"sus?|\d+|nuev[oa]s|more|new|these|those|the|several|some|two|three|four|five|many|dozens of|multiple|"
    r"massive|violent|ongoing|"
    r"anti\S+|nationwide)\s(?:\w+\s)?$"
)
_OF_MANY = re.compile(
    r"\s(?:indefinid\w+ |total(?:es)? )?(?:de|of)\s(?:las |los |the )?(?:\w+ )?(?:carreteras|vias|pistas|rutas|"
    r"caminos|calles|"
    r"locales|instituciones|universidades|roads|highways|buildings)\b"
)


def unspecific(flat: str, verbs: Sequence[Verb], hits: Sequence[Hit]) -> bool:
    """Whether all kinds are named but as some of their sort, and no verb says that they happen: "los paros perjudican …"."""
    told = _TOLD.search(flat) is not None or flat.rstrip().endswith(":")
    return bool(hits) and not told and all(_unspecific(flat, verbs, hit) for hit in hits)


def _unspecific(flat: str, verbs: Sequence[Verb], hit: Hit) -> bool:
    text, before = flat[hit.start : hit.end], flat[: hit.start]
    own = [v for v in verbs if v.start < hit.end and hit.start < v.end]
    if hit.kind not in _PROTESTS or any(
        v.tense in _FINITE or v.tense is Tense.PARTICIPLE or v.modal for v in own
    ):
        return False
    said = [v for v in verbs if v.tense in _FINITE and v not in own and v.lemma not in _SAID]
    if any(v.tense in (Tense.INFINITIVE, Tense.GERUND) for v in own):
        # "Bloquear vías se ha vuelto costumbre"
        return bool(said) and re.search(r"(?:^|[,;:.\"“«]|\bque)\W*$", before) is not None
    many = text.endswith("s") or _OF_MANY.match(flat, hit.end) or re.search(r"\bde (?:las |los )?\w+s$", text)
    if not many or _THESE.search(before):
        return False
    return bool(said) and not any(v.lemma in _HAPPENS and not v.negated and v.modal is None for v in said)


_PROTESTS = frozenset({Kind.BLOCKADE, Kind.STRIKE, Kind.MARCH, Kind.SIT_IN, Kind.CLASH, Kind.OCCUPATION})


def doubted(flat: str, hits: Sequence[Hit]) -> list[Hit]:
    """The kinds, none of them sure where a sentence says what ought to be rather than what is."""
    return [replace(hit, sure=False) for hit in hits] if _wished(flat) else list(hits)


def _wished(flat: str) -> bool:
    return _OUGHT.search(flat) is not None and not _TOLD.search(flat)


#: What is done so that there be none: "para evitar enfrentamientos", "to prevent looting".
_AVOIDED = re.compile(
    r"\b(?:evit\w+|preven(?:ir|ga|gan|cion de)|precaver|impedir|disuadir|desalentar|descart\w+|prohib\w+|"
    r"desautoriz\w+|avoid\w*|"
    r"avert\w*|prevent(?:ing|ed|s)?|deter(?:ring|red|s)?|forestall|head(?:ing)? off|discourag\w+|bann?\w*|rule[ds]? out)\s"
)
_FINITE = frozenset({Tense.PRESENT, Tense.PAST, Tense.IMPERFECT, Tense.FUTURE})
_UP_TO = re.compile(r"[.;:]|,(?! (?:\w+ )?(?:y|o|and|or) )")
_FARTHEST = 90


def avoided(flat: str, verbs: Sequence[Verb]) -> list[Span]:
    """The parts of a sentence that name what is to be kept from happening."""
    found = []
    for match in _AVOIDED.finditer(flat):
        stop = _UP_TO.search(flat, match.end(), match.end() + _FARTHEST)
        end = stop.start() if stop else min(len(flat), match.end() + _FARTHEST)
        told = (
            v.start for v in verbs if match.end() < v.start < end and v.tense in _FINITE and v.modal is None
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


def unheard(flat: str, verbs: Sequence[Verb]) -> list[Span]:
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
    r"\b(?:posibles?|eventual(?:es)?|potencial(?:es)?|probables?|hipotetic[oa]s?|(?:amenaza|riesgo|temor|peligro|posibilidad|rumor)"
    r"(?:es|s)? (?:de|a|al|del)|possible|potential|likely|(?:chance|likelihood|prospect|threat|risk|fear|possibility|"
    r"rumou?r)s? of)\s(?:(?:un|una|el|la|los|"
    r"las|a|an|the|nuev[oa]s?|mas|new|more|further|violent\w*)\s)*$"
)


#: "Para posibles enfrentamientos y la liberación de vías bloqueadas".
_AND_MORE = re.compile(
    r"\b(?:posibles|eventuales|potenciales|possible|potential)\s\w+\s(?:y|o|and|or)\s(?:\w+\s){0,4}$"
)


def feared(flat: str, hit: Hit) -> bool:
    """Whether a kind is named but as what may come."""
    before = flat[: hit.start]
    return _FEARED.search(before) is not None or _AND_MORE.search(before) is not None


def kept_from(hit: Hit, spans: Sequence[Span]) -> bool:
    """Whether a kind is named but as what is kept from happening."""
    return any(start <= hit.start < end for start, end in spans)


#: "Según cifras de la Defensoría, 22 personas fallecieron …": the sum of a time, wherever.
_FIGURES = re.compile(
    r"\b(?:cifras|estadisticas|balance|figures|statistics|tally|death toll)\b[^.;]*\b(?:fallec\w+|muri\w+|muert\w+|herid\w+|"
    r"died|killed|dead|injured)\b"
)
#: "Clashes have left at least 49 dead": the sum of many days, if no place or day of its own is told.
_TOLL = re.compile(
    r"\b(?:ha|han|has|have|habia|habian|had|llevan?)\s(?:ya |already )?(?:dejado|cobrado|costado|causado|"
    r"provocado|ocasionado|"
    r"left|claimed|killed|caused|resulted in|acumulad[oa])\b[^.;]{0,60}\b(?:muert\w+|fallec\w+|victimas|vidas|heridos|"
    r"dead|deaths|people|lives|killed|injured)\b"
)


def mere(flat: str, *, placed: bool) -> bool:
    """Whether a sentence without a place of its own says what ought to be, or adds up the dead or hurt of many days."""
    return _FIGURES.search(flat) is not None or (
        not placed and (_wished(flat) or (_TOLL.search(flat) is not None and not _TOLD.search(flat)))
    )
