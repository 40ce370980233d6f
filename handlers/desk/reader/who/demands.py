"""What people ask for, and what they protest against."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.what.actwords import Who
from handlers.desk.reader.what.causes import natural
from handlers.desk.reader.what.kinds import hits
from handlers.desk.reader.who.askers import of_others
from handlers.desk.reader.who.demandends import DOER, LONGEST, before_doer, up_to_doer, up_to_verb
from handlers.desk.reader.who.demandwords import LEAD, LEADING, SLOGAN, STOP, STOP_WEAK, TARGET, WEAK
from handlers.desk.reader.who.doings import DOES
from handlers.desk.reader.who.groups import groups
from handlers.desk.reader.words.verbforms import OF_ANOTHER_CLAUSE

_BRACKET = re.compile(r"\([a-z.]+\)$")
_PROTEST = re.compile(
    r"\b(?:protest\w*|cacerolaz\w+|march\w*|paros?|paraliz\w+|huelga\w*|strike\w*|manifest\w+|movili\w+|demonstrat\w*|"
    r"plan?ton\w*|"
    r"bloque\w+|block\w*|rall\w+|caravana|recorr\w+|medida|jornada|vigil\w*|cerr(?:o|aron|aran|ada|ado)|"
    r"cierran?|tom(?:o|aron|an|ad[oa]s?)|concentr\w+|congreg\w+|ret(?:en|ien|uv)\w+|cese|acat\w+|picket\w*|"
    r"cort(?:aron|an)|walk(?:ed)? (?:off|out)|sit-in|restring\w+|interrump\w+|piquete\w*|piedras|han puesto|"
    r"impid\w+|obstru\w+|obstacul\w+|apostad\w+|(?:dej\w+|permit\w+|abr\w+|dan) (?:el )?pas(?:o|e|ar)|"
    r"dicen q(?:ue)?)\b(?:[^.;]|\.(?=\s?m\b|\d|[°º])|(?<=m)\.)*$"
)
#: What follows a weak word and is no reason: a place, a time, whoever does it, or the protest itself.
_NO_REASON = re.compile(
    r"(?:(?:tod[oa]s?|divers[oa]s|diferentes|distint[oa]s)\s)?"
    r"(?:(?:el|la|los|las|un|una|unos|unas|su|sus|the|a|an|this|esta|este|dicha)\s)?(?:(?:principal(?:es)?|"
    r"avenidas?|gran|primer|"
    r"segund|tercer|cuart|quint|sext|septim|octav|noven|decim|undecim|duodecim|vigesim|last|past|next|centric|coming|few|"
    r"several)\w*\s){0,2}(?:donde|que|cual(?:es)?|"
    r"(?:varias|varios|algun[oa]s|poc[oa]s|breves|mas|menos|cerca|casi|alrededor|al|espacio|poco|un[oa]?s?|dos|"
    r"tres|cuatro|cinco|seis|"
    r"\d+)\s(?:\w+\s){0,3}"
    r"(?:horas?|minutos|dias|semanas|kilometros?|kms?|metros|cuadras|tramos)\b|"
    r"lado|costado|extremo|norte|sur|oeste|inicio|reinicio|comienzo|manana|tarde|noche|madrugada|dia|dias|"
    r"horas?|semanas?|momento|vez|parte|ahora|"
    r"lo (?:que|menos|tanto)|eso|"
    r"ello|ejemplo|"
    r"tiempo|fuerza|malas|turnos|grupos|sorpresa|unanimidad|completo|tramos|fuera|dentro|detras|encima|arriba|"
    r"abajo|tierra|"
    r"rio|mar|aire|whatsapp|redes|radio|telefono|orden|acuerdo|decision|disposicion|mandato|seguridad|"
    r"precaucion|falta de garantias|"
    r"(?:\w+ )?estado de salud|unos (?:instantes|minutos)|esta causa|\w+ (?:dia|semana|jornada)\b|"
    r"carrera|pasacalle|desfile|maraton|festividad|procesion|corso|aniversario|feria|fiesta|evento|concierto|"
    r"desprendimiento|quema|perdigones|concentracion|hechos|intermedio|cuenta|culpa|temor|ser|"
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
    r"personal|polici\w*|pnp|agentes|efectivos|fuerzas|militares|serenos|ejercito|police|officers?|soldiers|fiscal\w*|"
    r"presencia|"
    r"heridos|muertos|fallecidos|caidos|victimas|victims|deudos|dead|killed|people|personas|"
    r"\d|(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|one|two|three|four|five|six)\b)"
)
#: What is left undone is complained of: "la demora en las obras"; works themselves shut a road.
_NEGLECT = re.compile(
    r"(?:el |la |los |las |su |an? |the )?(?:demora|paraliz|falta|incumpl|retraso|abandono|mal |mala |suspens|negativa|"
    r"precio|cobro|alza|"
    r"contamin|deficien|inconclus|irregular|pago|despido|delay|lack|unfinished)"
)
_NOT_AGAINST = re.compile(
    r"\b(?:enfrent|choc|choqu|clash|lanz(?!\w* (?:arengas|consignas))|dispar|arroj|perdigon|agre|operativ|"
    r"fuerza|investig|proceso|querell|juicio|"
    r"represion|denunci|atent|"
    r"carg(?!as?\b|o\b)|fired|force|"
    r"fight|juego|partido)\w*(?:\s\w+){0,4}\s$"
)
_DONE_BY = re.compile(
    r"\b(?:convocad|encabezad|organizad|liderad|dirigid|acatad|cerrad|tomad|bloquead|cortad|interrumpid|"
    r"restringid|"
    r"promovid|impulsad|usad|utilizad|operad|transitad|realizad|ocupad|custodiad|desalojad|dispersad|resguardad|"
    r"afectad|pasar?|pase|paso|"
    r"transit\w+|"
    r"circul\w+|camin\w+|recorr\w+|avanz\w+|desplaz\w+)[oa]?s?\s$"
)
_NO_DEMAND = re.compile(
    r"(?:humano|manifestaci?on|factor)\b.*|\b(?:humano|climatologico|manifest\w+|protesta social|paro|bloqueo\w*|human|"
    r"protests?)\W*$"
)


def demand(sentence: Sentence) -> tuple[str, int, int] | None:
    """What a sentence says that people ask for, and where it stands; None where it says nothing of it.

    What somebody else asks for has no words: it tells of nothing that happens, and is no demand.
    """
    flat = sentence.level
    for lead in LEAD.finditer(flat):
        if lead[0].endswith((" por", " contra")) and _NO_REASON.match(flat, lead.end() + 1):
            continue  # "Protestan por segundo día"
        if lead[0].endswith("protesta por") and any(g.lead == lead.end() + 1 for g in groups(sentence)):
            continue  # "Medida de protesta por los trabajadores"
        found = _phrase(sentence, lead.start(), _stop(flat, lead.end()))
        if found is not None:
            return ("", *found[1:]) if of_others(flat, lead) else found
    return next(_reasons(sentence), None)


def _stop(flat: str, at: int) -> re.Match[str] | None:
    """Where a demand ends that is told from here; a short name in brackets does not end it."""
    return next((m for m in STOP.finditer(flat, at) if not _BRACKET.search(flat[at : m.end()])), None)


def _reasons(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    flat = sentence.level
    people = None
    for lead in WEAK.finditer(flat):
        before, word = flat[: lead.start()], lead[0].split()[0]
        told = (
            _PROTEST.search(before) is not None
            or _acted(sentence, lead.start())
            or any(verb.lemma in DOES and verb.end <= lead.start() for verb in sentence.verbs)
            or (_NEGLECT.match(flat, lead.end()) is not None and _protests(sentence))
        )
        if not told or _NO_REASON.match(flat, lead.end()):
            continue
        if word in ("contra", "against") and _NOT_AGAINST.search(before):
            continue
        if word in ("por", "ante") and (_by_whom(flat, lead) or _named(sentence, lead.end())):
            continue
        if word == "por" and _HELD_FOR.search(before):
            continue
        if word == "over" and re.search(r"\b(?:tak\w*|took|handed|all|crossed|carried)\s$", before):
            continue
        people = groups(sentence) if people is None else people
        if any(g.lead <= lead.end() <= g.start or g.start == lead.end() for g in people):
            continue
        stop = min(
            (m for m in (_stop(flat, lead.end()), STOP_WEAK.search(flat, lead.end())) if m),
            key=lambda m: m.start(),
            default=None,
        )
        place = re.search(r"\s(?:en|in) (?=[A-ZÁÉÍÓÚÑ])", sentence.text[lead.end() :])
        if place is not None and (stop is None or lead.end() + place.start() < stop.start()):
            stop = re.compile(r"\s").match(flat, lead.end() + place.start())
        found = _phrase(sentence, lead.start(), stop)
        if found is not None and (_NEGLECT.match(flat, lead.end()) or not natural(flat[found[1] : found[2]])):
            yield found
    for slogan in SLOGAN.finditer(flat):
        found = _phrase(sentence, slogan.start(), re.compile("!").search(flat, slogan.end()))
        if found is not None:
            yield found


def _acted(sentence: Sentence, at: int) -> bool:
    """Whether people do something before this, in the same clause, of what those do who protest."""
    acts = [act for act in sentence.acts if act.ours and act.by is Who.PEOPLE and act.end <= at]
    return bool(acts) and not re.search(r";|\.(?!\d)", sentence.plain[acts[-1].end : at])


def _protests(sentence: Sentence) -> bool:
    """Whether people protest in a sentence, by what they do: "Por la falta de agua, vecinos dejan pasar solo motos"."""
    return any(not hit.frame for hit in hits(sentence.plain, sentence.text, sentence.acts))


#: "Detuvo a nueve personas por alterar el orden": what they are held for.
_HELD_FOR = re.compile(
    r"\b(?:detuv|deten|detien|interv(?:in|ien)|arrest|captur|denunci|sancion|multad|investig|procesad)\w*\b[^.;,]*$|"
    r"\bd(?:an?|io|ieron|aban?|ar|ado|ando)\s$"  # "se dio por concluido el bloqueo"
)


_DONE = re.compile(r"\b\w{3,}(?:ad|id)[oa]s?\s(?:\w+mente\s|por completo\s)?$")


def _by_whom(flat: str, lead: re.Match[str]) -> bool:
    """Whether "por" says who did it: "recibidos por el intendente"; what was left undone did nothing."""
    before = flat[: lead.start()]
    if _NEGLECT.match(flat, lead.end()):
        return False
    return bool(_DONE_BY.search(before) or _DONE.search(before))


def _named(sentence: Sentence, at: int) -> bool:
    """Whether a name follows: "por Juliaca", "por el jirón Puno"; where names have no capitals, a bare word may be one."""
    rest = sentence.text[at:]
    if sentence.shouted or sentence.whispered:
        return not re.match(r"(?:el|la|los|las|su|sus|un|una|falta|mal|pago|mejor)", sentence.plain[at:])
    return re.match(r"(?:(?:el|la|los|las)\s)?[A-ZÁÉÍÓÚÑ]", rest) is not None


#: "Piden un corredor humanitario en la Panamericana Sur, km 1301, donde continúa el bloqueo": the place of what is told.
_WHERE_TOLD = re.compile(
    r"\s(?:en|in|at|on|para|hacia)\s(?=[^.;]{3,90},\s(?:en\s)?(?:donde|where|que\s(?:sigue|continua|permanece))\s"
    r"(?:\w+\s){0,4}?(?:bloque\w+|piquetes?|cortad[oa]s?|cerrad[oa]s?|tomad[oa]s?|manifestantes|protest\w*|paro|huelga|"
    r"(?:road)?block\w*|pickets?|shut|closed|strike)\b)"
)
#: How far what is asked for may go on, in characters, though fewer of them are told.
_FARTHEST = 500


def _phrase(sentence: Sentence, start: int, stop: re.Match[str] | None) -> tuple[str, int, int] | None:
    flat = sentence.plain
    end = min(stop.start() if stop else len(flat), start + _FARTHEST)
    if (where := _WHERE_TOLD.search(flat, start, end)) is not None:
        end = where.start()
    end = up_to_verb(sentence, start, before_doer(sentence, start, end))
    told = any(end <= verb.start <= end + 1 and verb.tense in OF_ANOTHER_CLAUSE for verb in sentence.verbs)
    told_of = DOER.search(flat, start, end) if told else None
    end = told_of.start() if told_of else up_to_doer(sentence, start, end)
    end = start + len(flat[start:end].rstrip())  # the verb behind it begins a word
    skip = LEADING.match(flat[start:end])
    begin = start + (skip.end() if skip else 0)
    if skip and (whom := TARGET.match(sentence.text, begin, end)) is not None:
        begin = whom.end()
    text = sentence.text[begin : min(end, start + LONGEST)].strip(" ,;:\"'«»“”-¡!")
    text = re.sub(r"\s(?:y|e|and|que|de|en|para|that|to|of|with)$", "", text)
    if text.count("(") > text.count(")") and sentence.text.startswith(")", end):
        text, end = f"{text})", end + 1
    if (
        len(text) < 4
        or not re.search(r"[^\W\d_]{3}", text)
        or _NO_DEMAND.fullmatch(flat[begin:end].strip(" ."))
    ):
        return None
    return text, start, end
