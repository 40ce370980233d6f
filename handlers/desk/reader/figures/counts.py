"""How many people took part, were hurt, died, as a sentence says; deaths of an earlier time are its background."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from handlers.desk.reader.figures.casualties import (
    DIED,
    HURT,
    counted_at,
    dead,
    groups_in,
    hurt,
    without_parts,
)
from handlers.desk.reader.words.days import undated, without_recent
from handlers.desk.reader.words.monthnames import MONTH
from handlers.desk.reader.words.numbers import NUMBER, ORDER, value

_PEOPLE = (
    r"(?:personas|pers|manifestantes|pobladores|comuner[oa]s|trabajador[ea]s|vecinos|docentes|maestros|"
    r"profesores|estudiantes|transportistas|"
    r"ronderos|asistentes|mujeres|ciudadanos|campesin[oa]s|agricultores|mineros|comerciantes|"
    r"universitarios|mototaxistas|choferes|"
    r"participantes|moradores|productores|habitantes|protestantes|cocaleros|obreros|jovenes|maestras|"
    r"madres|padres|familiares|deudos|damnificados|socios|afiliados|jubilados|integrantes|enfermeras|medicos|"
    r"aimaras|"
    r"aymaras|quechuas|nativos|"
    r"people|persons|protesters|protestors|demonstrators|residents|workers|farmers|students|marchers|"
    r"villagers|teachers|miners|drivers|"
    r"truckers|participants|locals|attendees|campesinos|truck drivers|nurses|doctors|unionists|women|"
    r"activists|coca growers|professors|retirees|youths|paperos|pescadores|arroceros|cafetaleros|ganaderos|"
    r"indigenas|"
    r"regantes|"
    r"escolares|alumnos|camioneros|reservistas|artesanos|community members)"
)
_ADJ = (
    r"(?:\s(?:de|of|los|las|unos|otras|otros|mas|more|angry|local|peaceful|about|aproximadamente|entre|"
    r"armed|some|the|rural|indigenous|aymara|aimaras|masked|antigovernment|anti-government)){0,3}"
)
_CROWD = re.compile(rf"(?<![\w/+.,-])(?<!\d:)({NUMBER}){_ADJ}\s{_PEOPLE}\b")
_CROWD_AFTER = re.compile(
    rf"\b(?:asistentes|participantes|crowd|asistencia|attendance|participan|concurrencia)\s*(?:de|of|:|"
    rf"unas?|unos|about)?\s*(?:unas |unos |about )?({NUMBER})(?![:/.+]\d)|"
    rf"\b(?:son|eran|fueron|seran|serian|estarian|somos|calcul(?:o|an|amos)|sumaban|hay|habra|habia|estan|van|numbered|"
    rf"numbering)\s(?:ya |"
    rf"solo )?(?:unos|unas|como|cerca de|mas de|"
    rf"alrededor de|aprox\w*|casi|about|around|some|more than)\s"
    rf"({NUMBER})(?=\W*$|\s?[,.;]\D|\s(?:nomas|mas o menos|(?:y|no|ni|que|pero|tienen|estan|con sus?)\b|en (?:la|el)\b))|"
    rf"\b(?:unos|unas|cerca de|mas de|alrededor de|some|about|around)\s({NUMBER})\s(?:de ellos|de ellas|of them)\b|"
    rf"{_PEOPLE},\s(?:unos|unas|cerca de|mas de|alrededor de|some|about|around)\s({NUMBER}),|\b({NUMBER})-strong\b|"
    rf"\bputs? (?:the )?(?:crowd|turnout|attendance|protesters|protestors|demonstrators|marchers|"
    rf"number\b[^.;]{{0,40}}?) at (?:about |some |around |more than )?"
    rf"({NUMBER})\b|"
    rf"\bestimad[oa]s? en\s(?:unos |unas |mas de |cerca de )?({NUMBER})(?![:/.+]\d)|"
    # "An estimated 2,000 stormed the airport"
    rf"\b(?:an estimated|some|about|around|nearly|at least|more than|unos|unas|cerca de|alrededor de|"
    rf"mas de)\s({NUMBER})\s"
    r"(?:(?:storm|march|gather|protest|block)ed|rallied|seized|took|(?:se\s)?(?:march|congreg|concentr|moviliz|"
    r"bloque|tom|"
    r"ingres)(?:an|aron)\b|se\s(?!qued)\w{3,}(?:an|aron)\b)"
)
_SAY = (
    r"(?:habl\w+|calcul\w+|estim\w+|cifr\w+|sostien\w+|dicen?|dij\w+|asegur\w+|cont(?:o|aron)|speaks?|spoke|talks?|"
    r"says?|said|puts?|claim\w*|counted)"
)
_SOME = (
    r"(?:de|of|en|at|as many as|unos|unas|mas de|more than|some|about|around|solo|apenas|only|just|los|las|la cifra|"
    r"them|it|that|the number|que|son|eran|fueron|there were)"
)
#: "…, la policía de 500", "; their leaders speak of as many as 3,000": somebody else's count of the same people.
_COUNTED_BY_OTHERS = re.compile(
    r"[,;]\s(?:y |and |pero |but |mientras que |mientras |while |whereas |aunque |segun )?"
    r"(?:el |la |los |las |su |sus |the |its |their )?"
    r"(?:policia|pnp|police|organizador\w+|organi[sz]ers?|gremios?|dirigen\w+|leaders|autoridad\w*|authorities|"
    r"empresa|company|sindicatos?|unions?|manifestantes|protesters|convocantes)"
    rf"\b,?(?:(?:\s{_SAY})+(?:\s{_SOME}){{0,4}}|(?:\s{_SOME}){{1,4}})\s({NUMBER})"
    rf"(?=\W*$|\s?[,;.](?!\d)|\s(?:en|in|at)\s(?:la|el|the)\b|{_ADJ}\s{_PEOPLE}\b)"
)
_SPAN = re.compile(
    rf"\b(?:entre|between)\s(?!an?\b|un[ao]?\b)({NUMBER})\s(?:y|and)\s({NUMBER}){_ADJ}\s{_PEOPLE}\b|"
    rf"(?<![\w/+.,-])(?!an?\b|un[ao]?\b)({NUMBER})\s?(?:a|o|to|or|-)\s?(?!an?\b|"
    rf"un[ao]?\b)({NUMBER}){_ADJ}\s{_PEOPLE}\b"
)
#: "100 heridos (78 policías y 24 manifestantes)" says who they are, not how many came.
_PARTS = re.compile(rf"\b(?:{HURT}|{DIED}|detenid[oa]s|arrested)\s?[(:]\s?[^).;]*$")
_NOT_THERE = re.compile(
    r"\s+(?:resultaron|presentaron|sufrieron)\b|\s+(?:(?!y\b|and\b|\d|hay\b)\w+\s){0,3}?(?:herid|lesionad|"
    r"detenid|fallecid|muert|hurt|injured|wounded|"
    r"killed|dead|died|murieron|mueren|falleci|perdieron la vida|arrested|detained|intervened|intervenid|varad|"
    r"stranded|afectad|perjudicad|sin (?:acceso|agua|luz|servicio|clases|"
    r"sustento|trabajo|empleo|casa|ingresos)|asfixi|intoxic|desmay)\w*"
)
_OTHER_TIME = re.compile(
    r"\b(?:(?:en|de|desde|in|of|since|during|durante|last|del|el)\s(?:el\s)?(?:mes\sde\s|pasado\s|last\s|"
    r"\d{1,2}\sde\s|mid-|early\s|late\s)?"
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|setiembre|septiembre|octubre|noviembre|"
    r"diciembre|january|february|april|june|july|august|"
    r"september|october|november|december)|(?:ultim[ao]s|pasad[ao]s) (?:\w+ )?(?:semanas|dias|meses)|"
    r"(?:last|past|recent) (?:few )?(?:weeks?|months?|days)|"
    r"since (?:the|last|it|early|mid|late)|desde que|desde el inicio|desde el \d|desde la|ano pasado|"
    r"last year|hace (?:un mes|\w+ semanas|\w+ meses|\w+ anos)|"
    r"a un (?:mes|ano) de|aniversario|anniversary|homenaje|en memoria|in memory|familiares de|relatives of|"
    r"deudos|justicia (?:por|para)|justice for|"
    r"caidos|previas|anteriores|earlier this|mes pasado|mes anterior|semana pasada|victimas de|masacre de|"
    r"por (?:los|las) (?:\d+ )?(?:muert|fallecid|asesinad)\w*|"
    r"(?:tras|por|ante|luego de|despues de|a raiz de|debido a|after|over|following) (?:el|la|los|las|the) (?:\w+ )?"
    r"(?:muertes?|fallecimientos?|asesinatos?|homicidios?|crimen|deaths?|killings?|murders?)|"
    r"(?:weeks?|months?|years?) (?:after|since)|(?:in|during|over) (?:the )?(?:weeks|months|days) of|al cumplirse|"
    r"for the (?:deaths|killings|dead)|for those killed|a month (?:ago|earlier|after)|weeks ago|so far|"
    r"acumulad\w+|ya suman|van \d+)\b"
)
_TOTAL = re.compile(
    r"\b(?:suman|sumaron|ascend\w+|asciende[n]?|total|acumulad\w+|a la fecha|hasta (?:la fecha|el momento|"
    r"ahora)|van \d+|death toll|toll|so far|rises? to|stands? at|"
    r"se eleva|elevo|lleg(?:a|an|o) a \d+|balance|a nivel nacional|en todo el pais|nationwide|"
    r"desde el inicio|desde que|across the country|ya son|cifra de)\b"
)


#: "Unos 400 cocaleros", "about 40 stallholders": whoever is counted that is no thing, no measure and no policeman.
_ANYBODY = re.compile(
    rf"\b(?:unos|unas|cerca de|alrededor de|mas de|al menos|aproximadamente|about|some|around|nearly|almost|"
    rf"more than|"
    rf"over)\s({NUMBER})\s"
    r"(?!miembro|vehicul|bus|camion|carro|auto|trailer|unidad|metro|kilometro|km|hora|dia|minuto|semana|mes|ano|"
    r"punto|sol|"
    r"dolar|millon|mil\b|casa|"
    r"barril|buque|barco|barcaza|bote|nave|embarcacion|lancha|galon|litro|saco|quintal|asentamiento|urbanizacion|colegio|"
    r"escuela|institucion|comision|gremio|sindicato|organizacion|empresa|barrel|ship|vessel|boat|school|union|"
    r"vivienda|tonelada|hectarea|polici|efectiv|agente|militar|soldad|herid|detenid|muert|fallecid|turista|"
    r"pasajero|"
    r"region|distrit|provincia|"
    r"comunidad|localid|tramo|cuadra|via|carretera|bloqueo|piquete|vuelo|tienda|local|familia|por ciento|%|vehicle|"
    r"truck|car|"
    r"hour|day|minute|week|"
    r"month|year|meter|metre|kilomet|mile|point|road|police|officer|soldier|injur|wound|dead|people (?:were|"
    r"had been) (?:killed|injured|"
    r"arrested|detained)|arrest|flight|tourist|passenger|region|district|shop|percent|of\b|de\b|the\b|los\b|las\b|"
    r"otros|other|more)"
    r"[a-z]{4,}(?:s|en|people)\b"
)
#: How many belong to it is not how many came: "El sindicato agrupa a 1 200 obreros".
_MEMBERS = re.compile(
    r"\b(?:agrupa\w*|representa\w*|cuenta\w* con|conforma\w*|integra\w*|afilia\w*|emplea\w*|beneficia\w*|"
    r"afecta\w*|tienen?|alberga\w*|viven|residen|habitan|"
    r"perjudica\w*|varad\w+|"
    r"represents?|employs?|has|groups|stranded|stranding|affecting|dej\w+ (?:varad\w+ )?a)\s(?:a |al menos |"
    r"a mas de |"
    r"a unos |mas de |cerca de |\w+ )?$"
)
#: Whoever something is done to or for is none of those who came: "contratar a 300 afiliados", "apoyo a 40 familias".
_DONE_TO = re.compile(
    r"\b(?!(?:reun|congreg|convoc|moviliz|agrup|concentr|junt|lleg|asc[ie]|sum|super|frente|torno|cerc|gracias|"
    r"respecto|pese|debido|hasta)\w*\s)"
    r"[a-z]{3,}\sa(?:l menos a)?\s(?:(?:los|las|unos|unas|mas de|cerca de|al menos|otros|otras|todos los|estos|"
    r"sus)\s)*$"
)
_OF_WHOM = re.compile(
    r"\b(?:dejo|dejaron|killed|killing|mataron|heridos?|a favor de|muertes? de|asesinatos? de|death of|"
    r"deaths of|atienden|beneficia|muri\w+|(?:integridad|seguridad|vida|salud|situacion|liberacion|"
    r"rescate) de|"
    r"falleci\w+|mat\w+|asesin\w+|detuv\w+|deten\w+|arrest\w*|detain\w*|captur\w+|retien\w+|reten\w+|"
    r"retuv\w+|"
    r"secuestr\w+|rehen\w*|liber\w+|rescat\w+|"
    r"reunir|congregar|esper\w+|preven|expect\w*|"
    r"interv\w+)\s(?:a |al menos |a unos |at least |about |more than |mas de |a los |\w+ )?$"
)
#: So many live there, or belong to it.
_ALL_OF_IT = re.compile(
    r"\b(?:poblacion|ciudad|empresa|compania|sindicato|gremio|federacion|asociacion|town|city|population|"
    r"workforce|union)"
    r"\s(?:\w+\s){0,2}(?:de|of)\s(?:(?:mas de|unos|unas|about|some)\s)*$"
)
#: "Vecinos de unos 64 asentamientos", "padres de 40 alumnos": how many of something that people are of.
_OF_SO_MANY = re.compile(
    rf"\b{_PEOPLE}(?:\s\w+){{0,2}}\sde\s"
    r"(?:(?:los|las|unos|unas|mas de|cerca de|al menos|otras|otros|alrededor de|aproximadamente|casi)\s)*$"
)
_BRACKETED = re.compile(r"\((\d{1,6})\)")


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers that a sentence gives; `other_time` where its dead or hurt are of an earlier time."""

    crowd: tuple[int, ...] = ()
    injured: tuple[int, ...] = ()
    dead: tuple[int, ...] = ()
    other_time: bool = False
    total: bool = False
    between: bool = False  # the crowd is a span, "entre 200 y 300 personas"
    shared: bool = False  # the crowd is that of several places together, or of each
    summed: bool = False  # the dead or hurt are the sum of groups that are counted one by one


#: Numbers that count nobody: "On May 24 the protesters …", "Comunicado N.º 8 Comuneros …", "sector 4 pobladores".
_NO_COUNT = re.compile(rf"\b(?:{MONTH})\.?\s\d{{1,2}}\b(?!\s(?:people|personas))|{ORDER}")


def counts(flat: str, today: date | None = None) -> Counts:
    """The people that a sentence counts, each number once, in order; a day of the week before `today` is no earlier time."""
    flat = _BRACKETED.sub(r"\1", without_parts(flat))  # "aprox. (80) personas"
    people = _NO_COUNT.sub(lambda match: "_" * len(match[0]), flat)
    injured, hurt_summed = hurt(flat)
    died, dead_summed = dead(flat)
    crowd = [
        n
        for match in _CROWD.finditer(people)
        if not _NOT_THERE.match(flat, match.end())
        and not _of_others(flat[: match.start()])
        and not _PARTS.search(flat[: match.start()])
        and (n := value(match[1])) is not None
        and n > 1
    ]
    crowd += [
        n
        for match in _CROWD_AFTER.finditer(people)
        if (n := value(next(group for group in match.groups() if group))) is not None and n > 1
    ]
    if not crowd:
        crowd = [
            n
            for match in _ANYBODY.finditer(people)
            if not _NOT_THERE.match(flat, match.end())
            and not _of_others(flat[: match.start(1)])
            and not _MEMBERS.search(flat[: match.start()])
            and not _PARTS.search(flat[: match.start()])
            and (n := value(match[1])) is not None
            and n > 1
        ]
    elif any(_MEMBERS.search(flat[: match.start()]) for match in _CROWD.finditer(people)):
        crowd = []
    if crowd:
        others = (value(match[1]) for match in _COUNTED_BY_OTHERS.finditer(people))
        crowd += [n for n in others if n is not None and n > 1]
    if hurt_summed or dead_summed:
        apart = groups_in(flat)
        crowd = [n for n in crowd if n not in apart]
    # "Injuring at least 18 protesters" is no crowd of 18.
    crowd = [n for n in crowd if n not in injured and n not in died]
    span = _SPAN.search(flat)
    if span is not None and not _NOT_THERE.match(flat, span.end()):
        low, high = (
            value(next(g for g in span.groups()[::2] if g)),
            value(next(g for g in span.groups()[1::2] if g)),
        )
        if low is not None and high is not None and low < high:
            crowd = [low, high]
        else:
            span = None
    return Counts(
        tuple(dict.fromkeys(crowd)),
        tuple(injured),
        tuple(died),
        bool((injured or died) and _OTHER_TIME.search(without_recent(undated(_up_to_count(flat)), today))),
        bool((injured or died) and _TOTAL.search(flat)),
        span is not None and len(crowd) == 2,
        summed=hurt_summed or dead_summed,
    )


def _of_others(before: str) -> bool:
    """Whether the words before a number say that it counts no protesters."""
    patterns = (_DONE_TO, _OF_WHOM, _ALL_OF_IT, _OF_SO_MANY)
    return any(pattern.search(before) for pattern in patterns)


#: "…, who have been striking since June 3, blocked the airport": since when is said of them.
_OF_THEM = re.compile(r",\s(?:que|quienes|who|which)\s[^,;.]*,")


_NEXT_CLAUSE = re.compile(r",|\s(?:que|cuando|mientras|which|when|while)\s")


def _up_to_count(flat: str) -> str:
    """The sentence to the end of the clause that counts dead or hurt; what comes after tells of something else."""
    flat = _OF_THEM.sub(",", flat)
    counted = counted_at(flat)
    end = _NEXT_CLAUSE.search(flat, counted) if counted >= 0 else None
    return flat if end is None else flat[: end.start()]
