"""What is said of protests in general, which tells of none: what they are, when there are any, what they cost, a law."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.reader.what.actrows import LEMMAS
from handlers.desk.reader.what.kinds import Hit
from handlers.desk.reader.words.verbforms import INDICATIVE
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
    r"(?:penad|sancionad|tipificad|prohibid|permitid|amparad|garantizad(?!\w* (?:en|para)\b)|protegid|considerad|"
    r"contemplad|punish|allow|"
    r"forbid|protect|permit|guarant)\w*",
    r"\b(?:toda persona|todo ciudadano|cualquier (?:persona|ciudadano)|anyone|everyone)\s(?:\w+ )?(?:puede|podra|can|may)\b|"
    r"\b(?:nadie|toda persona|todo ciudadano|no one|nobody|everyone)\s(?:\w+ )?(?:tiene (?:el )?derecho|debe|"
    r"deberia|has the "
    r"right|should)\b",
    r"\b(?:el|al|un) derecho (?:constitucional )?(?:a|al) (?:la )?(?:protesta|huelga|manifestar|reunion)\w*\b[^.;]{0,30}"
    r"\b(?:es|esta|no|debe|puede)\b|\b(?:codigo penal|constitucion|ley \d+)\b[^.;]{0,60}\b(?:sancion|establec|castig|"
    r"garantiz|reconoc|prohib|senala)\w*",
    rf"\b(?:quienes|los que|las personas que|todo aquel que|todos los que|a quien|whoever|anyone who|those who)\s(?:\w+ )?"
    rf"(?:bloqueen|tomen|cierren|corten|obstruyan|impidan|marchen|protesten|acaten|paralicen|{_SHUT})\b",
    r"\b[a-z]{4,} que (?:\w+ )?(?:bloqueen|tomen|cierren|corten|obstruyan|impidan|marchen|protesten|acaten|paralicen)\b",
    rf"\bun[oa]?s?\s{_PROTEST}\b[^,.;]{{0,40}}\s(?:no|not)\s(?:va|van|es|son|resuelv|solucion|sirv|ayud|conduc|lleva|puede|debe|will|solve|help)\w*",
    # By custom: "suelen durar", "cada vez que hay un paro".
    rf"\b(?:{_PROTEST})\s(?:[^.;:,]{{0,40}}\s)?(?:suele[n]?|acostumbra[n]?|tiende[n]?|tend to|often|usually|frequently|"
    r"(?:are |is )?normally|generally|typically|sometimes|can (?:\w+ )?\w+|"
    r"generalmente|usualmente|por lo general|a menudo|casi siempre|siempre)\b",
    r"\b(?:cada vez que|siempre que|whenever|every time|each time|en caso de|in case of|in the event of|"
    r"(?:cuando|when)(?= (?:se (?:produce|registra|da|realiza|convoca)n?|hay|ocurren?|there (?:is|are))\b))\s"
    r"(?:(?:se \w+|hay|ocurren?|there (?:is|are)|surgen?|estallan?)\s)?(?:una?s? |el |la |los |las |algun |an? |any )?"
    rf"(?:\w+ )?{_PROTEST}\b",
    r"\b(?:suelen|acostumbran(?: a)?|se suele|tend to|usually|often|frequently|frecuentemente|con frecuencia|a menudo)\s"
    r"(?:\w+ )?(?:bloque|tom|cerr|cort|march|protest|realiz|block|clos|stage)\w*\b",
    r"\b(?:areas|regions|places|cities|zonas|regiones|ciudades) (?:that|which|que) (?:have|has|han) (?:also |recently )?"
    r"(?:seen|experienced|visto|registrado|tenido) (?:recent |recientes )?(?:protests?|demonstrations?|protestas)\b",
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


#: "The points that are usually blocked when there is a demonstration": by custom, whatever kilometre it names.
_HABIT = re.compile(
    r"\b(?:usually|often|typically|normally|generally|suelen|usualmente|habitualmente|generalmente)\b[^.;]{0,60}"
    r"\b(?:when(?:ever)?|every time|cuando|cada vez)\b"
)
_POST = re.compile(r"\b(?:km|kms|kilometros?)\b")


#: "El bloqueo en Urcos es ilegal" speaks of one, wherever "en el Perú" of all.
_SOMEWHERE = re.compile(
    r"^(?:el\s)?(?:bloqueo|paro|toma|cierre|corte|planton|marcha|piquete|huelga|protesta|roadblock|blockade|strike|march)\b"
    r"[^.;:,]{0,25}\s(?:en|at|near|in)\s(?!(?:el\s|la\s|los\s)?(?:peru|pais|sur|norte|sierra|costa|selva|region|"
    r"general|mundo))"
)


def general(flat: str) -> list[Span]:
    """The parts of a sentence that say what protests are, or when there are any, or what a law says of them."""
    found = []
    start = 0
    for end in [m.start() for m in _PIECE.finditer(flat)] + [len(flat)]:
        piece = flat[start:end]
        rule = _RULE.search(piece)
        told = _POST.sub("", piece) if _HABIT.search(piece) else piece
        if rule is not None and not _TOLD.search(told) and _SOMEWHERE.search(rule[0]) is None:
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
        v.tense in INDICATIVE or v.tense is Tense.PARTICIPLE or v.modal for v in own
    ):
        return False
    said = [v for v in verbs if v.tense in INDICATIVE and v not in own and v.lemma not in _SAID]
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


#: Trains, flights and classes that protests stop, and what the government does about them.
_SERVICES = re.compile(
    r"\b(?:trains?|flights?|airports?|services?|rail|classes|schools?|tours?|tourists?|state of emergency|"
    r"curfew|trenes|vuelos|"
    r"aeropuertos?|clases|servicios?|estado de emergencia|toque de queda|turistas|turismo|boletos|pasajes|"
    r"exportaciones|ventas|"
    r"precios?|perdidas)\b"
)
_BECAUSE_OF = re.compile(
    r"\b(?:during|due to|amid|because of|over|durante|debido a|por|en medio de|a causa de|ante|tras|"
    r"after)\s(?:the |las |los |la |el )?"
    r"(?:\w+ )?(?:protest\w*|manifestacion\w*|demonstrations?|rallies)\b"
)


def beside_services(flat: str) -> bool:
    """Whether some protest is named but as the reason of what trains, flights or classes do."""
    return _BECAUSE_OF.search(flat) is not None and _SERVICES.search(flat) is not None


def _wished(flat: str) -> bool:
    return _OUGHT.search(flat) is not None and not _TOLD.search(flat)


#: "Según cifras de la Defensoría, 22 personas fallecieron …": the sum of a time, wherever.
_FIGURES = re.compile(
    r"\b(?:cifras|estadisticas|balance(?! (?:\w+ )?(?:es|fue|deja)\b)|figures|statistics|tally|death toll)\b"
    r"[^.;]*\b(?:fallec\w+|muri\w+|muert\w+|herid\w+|"
    r"died|killed|dead|injured)\b"
)
#: "Clashes have left at least 49 dead": the sum of many days, if no place or day of its own is told.
_TOLL = re.compile(
    r"\b(?:ha|han|has|have|habia|habian|had|llevan?)\s(?:ya |already )?(?:dejado|cobrado|costado|causado|"
    r"provocado|ocasionado|"
    r"left|claimed|killed|caused|resulted in|acumulad[oa])\b[^.;]{0,60}\b(?:muert\w+|fallec\w+|victimas|vidas|heridos|"
    r"dead|deaths|people|lives|killed|injured|casualties)\b|"
    r"\b(?:have|has|han|ha)\s(?:died|muerto|fallecido|been killed)\b[^.;]{0,25}\b(?:to date|so far|"
    r"hasta (?:la fecha|ahora|el momento)|"
    r"in total|en total)\b"
)
#: "Protests have led to road closures": what comes of them, at no place.
_LED_TO = re.compile(
    rf"\b{_PROTEST}\s(?:have|has|han|ha)\s(?:led to|resulted in|prompted|causado|provocado|generado|ocasionado|originado)\b"
)


def mere(flat: str, *, placed: bool) -> bool:
    """Whether a sentence without a place of its own says what ought to be, or adds up the dead or hurt of many days."""
    return _FIGURES.search(flat) is not None or (
        not placed
        and (
            _wished(flat)
            or _LED_TO.search(flat) is not None
            or (_TOLL.search(flat) is not None and not _TOLD.search(flat))
        )
    )
