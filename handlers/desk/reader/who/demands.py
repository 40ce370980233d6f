"""What people ask for, and what they protest against."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what.causes import natural
from handlers.desk.reader.who.groups import groups
from handlers.desk.reader.words.verbforms import Tense

_LONGEST = 200
_LEAD = re.compile(
    r"\b(?:para (?:exigir|pedir|demandar|reclamar)(?:les?)?|(?:que |quienes |y |e |donde )?(?:exig(?:en|ieron|iendo|"
    r"e|ian|io|ir|iran|imos)(?:les?)?|pid(?:en|ieron|iendo|io|e)|pedimos|demand(?:an|aron|ando|a|aban|amos)\b|"
    r"reclam(?:an|aron|ando|o|aban|a|amos)(?: (?:por|contra))?|"
    r"solicit(?:an|aron|ando|aban|amos))|en (?:rechazo|repudio|protesta|demanda|reclamo|contra|oposicion|"
    r"apoyo|respaldo|defensa|exigencia) (?:al?|de|por|del|contra)|"
    r"(?:en )?rechaz(?:an|aron|ando|amos)|(?:se oponen|nos oponemos) a(?:l)?|"
    r"(?:motivo|pedido|demandas?|reclamo|exigencia|plataforma(?: de lucha)?)\s*:|demanding|to demand|"
    r"demand(?:s|ed)?(?= (?:that|the|better|justice|an|early|his|her|new|action|payment|water|compliance))|"
    r"calling for(?! (?:an? |more |new )?(?:[\w-]+ ){0,2}?"
    r"(?:strikes?|protests?|march(?:es)?|demonstrations?|stoppages?|walkouts?)\b)|"
    r"to call for|call(?:ed)? for (?=the resignation|early|new|justice|an end|better)|"
    r"asking for|to reject|rejecting|"
    r"to protest(?: against)?\b(?!s| (?:and|in|at|on|outside|near|peacefully|again|today|for (?:a|"
    r"the) \w+ day)\b)|protest(?:ando|an|a|aron) (?:por|contra)|in protest (?:at|"
    r"of|over|against)|"
    r"protesting (?!for (?:a|the) \w+ (?:day|week)|(?:\w+ )?(?:workers|"
    r"farmers|miners|residents|students|teachers|drivers|villagers|locals|communities|people|truckers|crowds?|groups?)\b"
    r"(?!['\u2019]))(?:against|over|at)?|"
    r"in rejection of|in opposition to)(?! (?:paros?|huelga|protesta|medida de fuerza)\b)"
)
#: What a protest is over where the sentence tells of one before it.
_WEAK = re.compile(
    r"\b(?:por|contra|debido a(?:l)?|ante(?= (?:la|el) (?:falta|incumplimiento|negativa|alza|demora|creciente|"
    r"inseguridad|abandono|"
    r"indiferencia|ola|aumento|inaccion|posible|muerte|asesinato))|over|against)\s"
)
_SLOGAN = re.compile(r"(?<![^\s¡!])no (?:mas |a (?:la|los|las) |al )(?=[^!]{4,80}!)")
_LEADING = re.compile(
    r"^(?:que |quienes |y |e |donde )?(?:para (?:exigir|pedir|demandar|reclamar)(?:les?)?|exig\w+|pid\w+|"
    r"pedimos|demand\w*|"
    r"reclam\w+(?: por)?|solicit\w+|motivo:?|pedido:?|demandas?:?|"
    r"reclamo:?|exigencia:?|plataforma(?: de lucha)?:?|calling for|to call for|call(?:ed)? for|asking for|"
    r"to demand|to protest(?! (?:against|over|about))|protest(?:ando|an|a|aron)(?: por|(?= contra))|"
    r"protesting (?:over|at)|in protest (?:at|over)|por|"
    r"debido al?|ante|over|:)\s*"
    r"(?:al? (?:(?:la|los|las) )?(?:gobierno|ejecutivo|congreso|estado|ministr\w+|empresa|alcalde|gobernador|"
    r"autoridades)(?: \w+){0,2}? "
    r"(?=(?:el|la|los|las|una?|que|mayor(?:es)?|mejor(?:es)?|\w+[aei]r)\s))?(?:that |:)?\s*",
)
_STOP = re.compile(
    r"(?:\.(?!\d)|[;!?)\]\n]|,\s(?:on a day|amid|en una jornada|en medio)\b|:\s(?=por|debido|pues|ya que|hay)|"
    r",\s(?:\w+ ){0,4}(?:protesters|demonstrators|residents|workers|farmers|miners|villagers|teachers|students|drivers|"
    r"truckers|locals|people)\s(?!and\b|in\b|of\b)\w|"
    r",\s(?:the |la |el |los )?(?:\w+ ){1,5}(?:said|says|dijo|"
    r"dijeron|informo|informaron|reported)\b|"
    r",?\s(?:segun|informo|informaron|indico|reporto|senalo|dijo|according to|reported|said|"
    r"sources)\b|"
    r",\s(?:especifica|principal|especial|particular)mente\b|,\ssobre todo\b|"
    r"\s(?:tambien )?se (?:esta|estan|vienen?|ha|han)\b|"
    r",\s(?:y |e |and )?(?:bloque\w+|march\w+|desde|a la altura|en el km|mientras|lo que|por lo que|while|"
    r"leaving|dejando|anuncia\w*|ya hay|hay|"
    r"(?:la|el|los|las) (?:pista|via|carretera|transito|puente|policia|gente|medida|\w+ (?:esta|estan|sigue|siguen|"
    r"permanece\w*))\b|"
    r"quienes|un grupo|una turba|cientos|decenas|miles|varios|con |en la|en el|since|who |which|ante |tras |"
    r"informa|unos |unas |(?:son|somos|eran|seran|fueron|estamos|estan|tomen|eviten|dicen|solo|ya|aun|todavia) |"
    r"no (?:hay|dejan|dan|pasa|permit|interrump|bloque|quieren|se)\w*|quema|impid\w+|cerr\w+|"
    r"convoc\w+|as |after)|"
    r"\s(?:en el marco|as part|desde (?:las|el|hoy|ayer|esta|anoche|hace)|since (?:\d|yesterday|this|last|early|"
    r"monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday)|mientras|a la altura del|en el km|en el kilometro|at km|"
    r"hay (?:unas|unos|como)|"
    r"(?:are|is|were|was|have|has) (?:been )?(?:block|clos|march|protest|cut|occup|continu)\w*|"
    r"y (?:(?:bloque|cerr|march|tom|quem|cort|impid|anunci|amenaz|advi(?:rt|ert)|acat|inici)\w+|han|ya)\b|"
    r"bloquean|bloquearon|se movilizan|cerca de \d|unas \d|"
    r"unos \d|y "
    r"bloque\w+|y march\w+|han bloqueado|"
    r"have blocked|fuente:)|\s[|·]\s)"
)
#: A reason given beside what happens ends where the next thing is told.
_STOP_WEAK = re.compile(
    r",\s|\s\(|\s(?:y|e|and|but|pero)\s(?=(?:se|no|ya|hay|sera|es|realiz|marc|bloque|retien|mantien|anunci|"
    r"permit|some|is|are|will|the)\w*\b)|"
    r"\s(?:que se|(?:el |este )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|a las \d|este|hoy|ayer|"
    r"manana|anoche|tras|luego|leaving|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|desde|frente a|para el|"
    r"anuncio|informo|hasta|durante|continua\w*|sigue\w*)\b|\sen (?=(?:el|la) (?:km|kilometro|sector|distrito|"
    r"provincia|region|puente|plaza|salida|ingreso)\b)"
)
_PROTEST = re.compile(
    r"\b(?:protest\w*|cacerolaz\w+|march\w*|paros?|paraliz\w+|huelga\w*|strike\w*|manifest\w+|movili\w+|demonstrat\w*|"
    r"plan?ton\w*|"
    r"bloque\w+|block\w*|rall\w+|caravana|recorr\w+|medida|jornada|vigil\w*|cerr(?:o|aron|aran|ada|ado)|"
    r"cierran?|tom(?:o|aron|an)|acat\w+|"
    r"cort(?:aron|an)|walk(?:ed)? (?:off|out)|sit-in|restring\w+|interrump\w+|piquete\w*|piedras|han puesto|"
    r"dicen q(?:ue)?)\b(?:[^.;]|\.(?=\s?m\b)|(?<=m)\.)*$"
)
#: What follows a weak word and is no reason: a place, a time, whoever does it, or the protest itself.
_NO_REASON = re.compile(
    r"(?:(?:el|la|los|las|un|una|unos|unas|su|sus|the|a|an|this|esta|este|dicha)\s)?(?:(?:principal(?:es)?|"
    r"avenidas?|gran|primer|"
    r"segund|tercer|cuart|quint|last|past|next|centric|coming|few|several)\w*\s){0,2}(?:donde|que|cual(?:es)?|"
    r"(?:varias|varios|algunas|mas|menos|cerca|casi|alrededor|al|espacio|poco|unas?|dos|tres|cuatro|cinco|seis|"
    r"\d+)\s(?:\w+\s){0,3}"
    r"(?:horas?|minutos|dias|semanas|kilometros?|kms?|metros|cuadras|tramos)\b|"
    r"inicio|reinicio|comienzo|manana|tarde|noche|madrugada|dia|dias|horas?|semanas?|momento|vez|parte|ahora|"
    r"lo (?:que|menos|tanto)|eso|"
    r"ello|ejemplo|"
    r"tiempo|fuerza|malas|turnos|grupos|sorpresa|unanimidad|completo|tramos|fuera|dentro|detras|encima|arriba|"
    r"abajo|tierra|"
    r"rio|mar|aire|whatsapp|redes|radio|telefono|orden|acuerdo|decision|disposicion|mandato|seguridad|"
    r"precaucion|falta de garantias|"
    r"carrera|pasacalle|desfile|maraton|festividad|procesion|corso|aniversario|feria|fiesta|evento|concierto|"
    r"desprendimiento|"
    r"quema|perdigones|concentracion|hechos|intermedio|cuenta|culpa|temor|ser|"
    r"meses|minutos|weekend|night|week|day|month|hours?|years?|fin|supuesto|favor|medio|separado|"
    r"calles?|jr|jiron|av|avs|avenidas?|vias?|carreteras?|panamericana|plaza|centro|parque|puentes?|ciudad|"
    r"region(?!al)|zona|sierra|ruta|malecon|(?:extensive |wide |large )?areas?|"
    r"frontis|exteriores|berma|carril|trocha|distrito|provincia|arterias|ovalo|perimetro|cercado|streets?|road|"
    r"highway|bridge|"
    r"sector|km|kilometro|tramo|cruce|desvio|ingreso|salida|entrada|variante|garita|peaje|barrio|centro poblado|"
    r"inmediaciones|parte|local|colegio|municipalidad|estadio|mercado|alrededores|lugar|interior|accesos?|"
    r"paros?|huelgas?|bloqueos?|protestas?|manifest\w+|movilizacion\w*|marchas?|medida|piquetes?|strikes?|"
    r"protests?|blockades?|"
    r"roadblocks?|demonstrations?|piedras|llantas|enfrent\w+|"
    r"polici\w*|pnp|agentes|efectivos|fuerzas|militares|serenos|ejercito|police|officers?|soldiers|fiscal\w*|"
    r"presencia|"
    r"heridos|muertos|fallecidos|caidos|victimas|victims|deudos|dead|killed|people|personas|"
    r"\d|(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|one|two|three|four|five|six)\b)"
)
#: What is left undone is complained of: "la demora en las obras"; works themselves shut a road.
_NEGLECT = re.compile(
    r"(?:el |la |los |las |su )?(?:demora|paraliz|falta|incumpl|retraso|abandono|mal |mala |suspens|negativa|"
    r"precio|cobro|alza|"
    r"contamin|deficien|inconclus|irregular|pago|despido|delay|lack|unfinished)"
)
_NOT_AGAINST = re.compile(
    r"\b(?:enfrent|choc|choqu|clash|lanz|dispar|arroj|perdigon|agre|operativ|fuerza|represion|denunci|atent|"
    r"carg|fired|force|"
    r"fight|juego|partido)\w*(?:\s\w+){0,4}\s$"
)
_DONE_BY = re.compile(
    r"\b(?:convocad|encabezad|organizad|liderad|dirigid|acatad|cerrad|tomad|bloquead|cortad|interrumpid|"
    r"restringid|liderad|"
    r"promovid|impulsad|realizad|ocupad|custodiad|desalojad|dispersad|resguardad|afectad|pasar?|pase|paso|"
    r"transit\w+|"
    r"circul\w+|camin\w+|recorr\w+|avanz\w+|desplaz\w+)[oa]?s?\s$"
)
_FINITE = (Tense.PAST, Tense.FUTURE, Tense.IMPERFECT)
#: "Rechazaron levantar el bloqueo": what they will not do.
_NOT_THEIRS = re.compile(
    r"\s?(?:outside\b|inside\b|in\b|near\b|on\b|levantar|suspender|dialogar|retirarse|reunirse|firmar|abrir|"
    r"acatar|usar|tomar (?:rutas|vias|"
    r"precauciones))\b"
)
#: An office that asks, or whoever is stranded, is none of those who protest.
_OFFICIAL = re.compile(
    r"(?:^|[.,;:]\s|\b(?:que|y|pero|and|but)\s)(?:el |la |los |las |the )?(?:alcalde\w*|gobernador\w*|"
    r"ministr\w+|premier|prefect\w+|defensoria|oficina|policia|fiscal\w*|"
    r"director\w*|gobierno|"
    r"provias|pnp|mtc|obispo|embajada|embassy|ombudsman|boluarte|presidenta|ejecutivo|municipalidad|pasajeros|"
    r"turistas|varados|"
    r"mayor|minister|government|police|passengers|tourists)\b(?:\s(?!que\b|y\b)\w+){0,5}\s$"
)
_NO_DEMAND = re.compile(
    r"(?:humano|manifestaci?on|factor)\b.*|\b(?:humano|climatologico|manifest\w+|protesta social|paro|bloqueo\w*|human|"
    r"protests?)\W*$"
)


def demand(sentence: Sentence) -> tuple[str, int, int] | None:
    """What a sentence says that people ask for, and where it stands; None where it says nothing of it.

    What somebody else asks for has no words: it tells of nothing that happens, and is no demand.
    """
    flat = sentence.plain
    for lead in _LEAD.finditer(flat):
        if lead[0].endswith((" por", " contra")) and _NO_REASON.match(flat, lead.end() + 1):
            continue  # "Protestan por segundo día"
        if lead[0].endswith("protesta por") and any(g.lead == lead.end() + 1 for g in groups(sentence)):
            continue  # "Medida de protesta por los trabajadores"
        found = _phrase(sentence, lead.start(), _STOP.search(flat, lead.end()))
        if found is not None:
            return ("", *found[1:]) if _of_others(flat, lead) else found
    return next(_reasons(sentence), None)


def _of_others(flat: str, lead: re.Match[str]) -> bool:
    """Whether it is an office that asks, or something that they will not do: "el alcalde pidió a los comuneros"."""
    aim = lead[0].startswith(("para", "to ", "en ", "in ", "motivo"))
    office = not aim and _OFFICIAL.search(flat[max(0, lead.start() - 90) : lead.start()])
    return bool(office or _NOT_THEIRS.match(flat, lead.end()))


def _reasons(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    flat = sentence.plain
    people = None
    for lead in _WEAK.finditer(flat):
        before, word = flat[: lead.start()], lead[0].split()[0]
        if not _PROTEST.search(before) or _NO_REASON.match(flat, lead.end()):
            continue
        if word in ("contra", "against") and _NOT_AGAINST.search(before):
            continue
        if word in ("por", "ante") and (_by_whom(flat, lead) or _named(sentence, lead.end())):
            continue
        if word == "over" and re.search(r"\b(?:tak\w*|took|handed|all|crossed|carried)\s$", before):
            continue
        people = groups(sentence) if people is None else people
        if any(g.lead <= lead.end() <= g.start or g.start == lead.end() for g in people):
            continue
        stop = min(
            (m for m in (_STOP.search(flat, lead.end()), _STOP_WEAK.search(flat, lead.end())) if m),
            key=lambda m: m.start(),
            default=None,
        )
        place = re.search(r"\s(?:en|in) (?=[A-ZÁÉÍÓÚÑ])", sentence.text[lead.end() :])
        if place is not None and (stop is None or lead.end() + place.start() < stop.start()):
            stop = re.compile(r"\s").match(flat, lead.end() + place.start())
        found = _phrase(sentence, lead.start(), stop)
        if found is not None and (_NEGLECT.match(flat, lead.end()) or not natural(flat[found[1] : found[2]])):
            yield found
    for slogan in _SLOGAN.finditer(flat):
        found = _phrase(sentence, slogan.start(), re.compile("!").search(flat, slogan.end()))
        if found is not None:
            yield found


def _by_whom(flat: str, lead: re.Match[str]) -> bool:
    """Whether "por" says who did it: "recibidos por el intendente"; what was left undone did nothing."""
    before = flat[: lead.start()]
    if _NEGLECT.match(flat, lead.end()):
        return False
    return bool(_DONE_BY.search(before) or re.search(r"\b\w{3,}(?:ad|id)[oa]s?\s$", before))


def _named(sentence: Sentence, at: int) -> bool:
    """Whether a name follows: "por Juliaca", "por el jirón Puno"; where names have no capitals, a bare word may be one."""
    rest = sentence.text[at:]
    if sentence.shouted or sentence.whispered:
        return not re.match(r"(?:el|la|los|las|su|sus|un|una|falta|mal|pago|mejor)", sentence.plain[at:])
    return re.match(r"(?:(?:el|la|los|las)\s)?[A-ZÁÉÍÓÚÑ]", rest) is not None


def _up_to_verb(sentence: Sentence, start: int, end: int) -> int:
    """Where the next verb of the main clause stands: "la marcha contra el cobro del agua reunió …"."""
    flat = sentence.plain
    for verb in sentence.verbs:
        if start + 12 < verb.start < end and verb.tense in _FINITE:
            gap = flat[start : verb.start]
            if re.search(r",\s(?:que|quien|quienes|who|which)\s[^,]+,\s$", gap):
                return start + len(gap.rstrip(" ,"))  # "…, que promueve la empresa, arrancó ayer"
            if not re.search(
                r"\b(?:que|quien|quienes|cuando|donde|that|who|which|because|they|it|he|she|se|no|to)\b", gap
            ):
                words_before = gap.split()
                if len(words_before) > 2 and words_before[-1] not in (
                    "el",
                    "la",
                    "los",
                    "las",
                    "un",
                    "una",
                    "de",
                    "del",
                    "the",
                    "a",
                ):
                    return verb.start
    return end


def _phrase(sentence: Sentence, start: int, stop: re.Match[str] | None) -> tuple[str, int, int] | None:
    flat = sentence.plain
    end = min(stop.start() if stop else len(flat), start + _LONGEST)
    end = _up_to_verb(sentence, start, end)
    skip = _LEADING.match(flat[start:end])
    begin = start + (skip.end() if skip else 0)
    text = re.sub(
        r"\s(?:y|e|and|que|de|en|para|that|to|of|with)$", "", sentence.text[begin:end].strip(" ,;:\"'«»“”-¡!")
    )
    if (
        len(text) < 4
        or not re.search(r"[^\W\d_]{3}", text)
        or _NO_DEMAND.fullmatch(flat[begin:end].strip(" ."))
    ):
        return None
    return text, start, end
