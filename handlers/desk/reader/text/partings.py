"""Where a sentence passes from one thing that happens to another: by its verbs, who does each and where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.desk.reader.what import kinds
from handlers.desk.reader.what.acts import acts_in
from handlers.desk.reader.what.generics import generic
from handlers.desk.reader.words.verbforms import FINITE
from handlers.desk.reader.words.verbs import Verb, verbs_in
from handlers.desk.reader.words.verbwords import words
from storage.model import Kind

#: What stands right before a verb that tells but of somebody named, or of what is said.
_UNDER = re.compile(
    r"\b(?:que|quien|quienes|donde|cuando|cual|cuales|cuyo\w*|si|como|porque|para|which|who|whom|that|where|when|because|if)"
    r"(?:\s(?:se|no|ya|les?|los?|las?|tambien|aun|todavia|hoy|ayer|have|has|had|also|are|is))*\s$"
)
_JOINT = re.compile(
    r"(?P<cut>;\s(?:(?:y|e|and|mientras(?: que| tanto)?|en tanto(?: que)?|while|meanwhile),?\s)?|"
    r",?\s(?:y|e|and|mientras(?: que| tanto)?|en tanto(?: que)?|while|whereas|meanwhile)\s|"
    r",\s(?=(?:(?:tambien|asimismo|ademas|igualmente|also)\s)?(?:en|in|at)\s)|"
    r",\s(?=(?:el|la|los|las|unos|unas|decenas|cientos|miles|varios|varias|diversas|diversos|mas de|the|some|dozens|"
    r"otr[oa]s?|un (?:segundo|tercer)|another|a (?:second|third))\s)|"
    r"(?P<spliced>,\s)(?=[a-z]))"
)
#: Between a joint and its verb: when, how and the small words that name nobody.
_SMALL = re.compile(
    r"\b(?:se|les?|lo|los|las?|el|ya|no|tambien|ademas|asimismo|incluso|luego|despues|hoy|ayer|anoche|manana|ahora|aun|"
    r"todavia|asi|alli|ahi|entonces|finalmente|solo|casi|then|also|later|now|today|yesterday|still|there|already|"
    r"(?:por|en|a|durante|desde|hasta|esta|este) (?:la |el |las |los )?(?:manana|tarde|noche|madrugada|lunes|martes|"
    r"miercoles|jueves|viernes|sabado|domingo|\d+(?::\d+)?)|on \w+day|at \d\S*)\b"
)
_PLACE = re.compile(
    r"(?:tambi[eé]n |asimismo |adem[aá]s |also |por su parte, )?(?:en|in|at|desde)\s(?:(?:la|el|los|las|the|ciudad|distrito|"
    r"carretera|v[ií]a|ruta|tramo|provincia|regi[oó]n|localidad|plaza|puente|salida|zona|sector|[oó]valo|cruce|peaje|t[uú]nel|altura|"
    r"comunidad|de|del|a|city|town|of)\s){0,4}(?P<name>[A-ZÁÉÍÓÚÑ]|[a-z]{4})"
)
_PLACE_LATER = re.compile(
    r"(?<![-\w])(?:en|in|at|through|near)\s(?:(?:la|el|los|las|the|ciudad|distrito|provincia|localidad|plaza|"
    r"puente|avenida|de|del|altura|a)\s){0,5}(?P<name>[A-ZÁÉÍÓÚÑ])"
)
_OTHERS = re.compile(
    r"(?:otr[oa]s?(?:\s(?:grupo|piquete|contingente|sector|columna|bloque)s?)?|"
    r"(?:un|una|el|la) (?:segund[oa]|tercer[oa]?|cuart[oa]|ultim[oa])(?:\s(?:grupo|piquete|contingente|columna|bloque))?|"
    r"(?:a (?:second|third)|another|the (?:second|third|last))\s(?:group|crowd|picket|contingent)|others|"
    r"other (?:groups?|protesters))\s"
)
_ONE_MORE = re.compile(
    r"(?:en|in|at)\s[^,;.]{3,40},?\s(?:y|e|and)\s(?:tambien\s|asimismo\s|also\s)?(?:en|in|at)\s"
)
#: "Tomaron el puente Reque y otro grupo bloqueó el puente Motupe": each its own.
_NAMED_SPOT = re.compile(
    r"\b(?:puente|[óo]valo|peaje|t[úu]nel|bridge)\s(?:(?:de|del|la|el)\s){0,2}[A-ZÁÉÍÓÚÑ]\w+|[A-Z]\w+\sbridge\b"
)
_OF_BEFORE = re.compile(
    r"(?:en|in|at)\s[^,;.]{3,60},\s(?:pero|sin embargo|but|however)\b(?![^.;]*\b(?:en|in|at)\s(?:el |la )?(?:km|kilomet))"
)
#: "Entre policías y ronderos": no joint of two clauses.
_BETWEEN = re.compile(r"\b(?:entre|between|tanto|both)\s(?:(?!\s(?:y|e|and|como)\s)[^,.;])*$")
#: Who says it tells of nothing else: "…; la PNP reportó cinco detenidos".
_SAYING = words(
    "decir informar reportar confirmar senalar indicar precisar detallar comunicar advertir asegurar manifestar sostener "
    "explicar agregar anadir registrar contar say tell report confirm add state announce warn"
)
#: What befalls those who protest is told of them.
_AFTERMATH = frozenset({Kind.ARRESTS, Kind.DISPERSAL, Kind.AGREEMENT})
#: Such a joint begins another clause whatever it tells of, where a place follows.
_WHOLLY = frozenset(
    {";", "mientras", "mientras que", "mientras tanto", "en tanto", "en tanto que", "while", "whereas"}
)
_SHUT = re.compile(r"\b(?:cerrad|bloquead|tomad|interrumpid|restringid|cortad|blocked|closed|shut)\w*\b")
#: "Marcharon ayer … y hoy bloquean …": the same people, twice.
_NOW = re.compile(
    r"\b(?:hoy|ayer|anoche|anteayer|luego|despues|mas tarde|posteriormente|al mediodia|a mediodia|por la (?:tarde|noche)|"
    r"horas (?:mas tarde|despues)|finalmente|today|yesterday|later|then|at noon|in the (?:afternoon|evening))\b"
)
_ACCORDING = re.compile(r"(?:de acuerdo|segun|conforme|por(?! la (?:manana|tarde|noche)\b)|according|con)\b")
_STILL_THEY = re.compile(
    r",\s(?:y|e|and|pero|but|donde|where)\s(?:(?:se|luego|despues|tambien|ademas|lo|la|los|las|then|also)\s)*$"
)
_OPENED = re.compile(r"\b(?:abri\w+|reabri\w+|liber\w+|despej\w+|habilit\w+|reopen\w*|open\w*|clear\w*)\b")
#: "Los pobladores de Macate, que en marzo bloquearon la vía, …": what comes is told of them.
_IN_WHICH = re.compile(r",\s(?:en |in |at )?(?:que|quien|quienes|donde|cuy\w+|who|which|where)\b[^,;]*$")
#: "… a once sujetos que, con palos y piedras, pretendían …": within an aside that closes behind the joint.
_ASIDE = re.compile(r"\b(?:que|quien|quienes|donde|who|which|where),\s[^,;]*$")
_SPLICED = 30  # letters to the verb of a clause behind a mere comma
_ANOTHER_CLAUSE = re.compile(
    r"[;:.]|\b(?:while|whereas|mientras|en tanto|que|quienes|donde|who|which|where)\b"
)
_FARTHEST = 90  # letters from a joint to its verb
_QUOTED = re.compile(r"[\"«“][^\"»”]*$")


def parting(text: str, flat: str) -> tuple[int, int] | None:
    """Where the first clause ends and the next begins that tells of something else, None where there is but one."""
    joints = list(_JOINT.finditer(flat))
    if not joints:
        return None
    # "… mientras que hay saqueos": behind a joint "que" makes no clause of another.
    behind = {joint.end("cut") for joint in joints if joint["cut"].endswith(" que ")}
    verbs = [verb for verb in verbs_in(flat, text) if verb.start in behind or carries_clause(verb, flat)]
    if len(verbs) < 2:
        return None
    for joint in joints:
        if _parts(text, flat, joint, verbs):
            return joint.start(), joint.end("cut")
    return None


def carries_clause(verb: Verb, flat: str) -> bool:
    """Whether a verb carries a clause of its own: finite, and not behind "que" or "donde"."""
    return verb.tense in FINITE and _UNDER.search(flat[max(0, verb.start - 40) : verb.start]) is None


@dataclass(frozen=True, slots=True)
class _Joint:
    """Where two clauses may join, with the verbs before it and that of the clause behind."""

    text: str
    flat: str
    at: int
    begin: int  # of what stands behind it
    cut: str
    spliced: bool  # it is a mere comma
    before: list[Verb]
    verb: Verb

    @property
    def mark(self) -> str:
        """The joint without the spaces around it."""
        return self.cut.strip()

    @property
    def ahead(self) -> str:
        """What stands between the joint and its verb."""
        return self.flat[self.begin : self.verb.start]


def _parts(text: str, flat: str, joint: re.Match[str], verbs: list[Verb]) -> bool:
    """Whether another thing is told behind a joint."""
    at, begin, cut = joint.start(), joint.end("cut"), joint["cut"]
    before = [verb for verb in verbs if verb.end <= at]
    verb = next((verb for verb in verbs if verb.start >= begin), None)
    # "En el km 10, en Perené, y también en el puente …": the next joint parts them
    # "Despejaron el km 1099, en Pariñas, pero la volvieron a bloquear": but where that is
    if cut.strip() == "," and (_ONE_MORE.match(flat, begin) or _OF_BEFORE.match(flat, begin)):
        return False
    if before and _two_places(text, flat, at, begin):
        return True
    if not before or verb is None or verb.start - begin > _FARTHEST:
        return False
    one = _Joint(text, flat, at, begin, cut, joint["spliced"] is not None, before, verb)
    return not _within_one(one) and _two_things(one)


def _within_one(joint: _Joint) -> bool:
    """Whether what stands behind a joint is a part of the clause before it, or says but who tells of both."""
    flat, at, begin, ahead = joint.flat, joint.at, joint.begin, joint.ahead
    if joint.verb.lemma in _SAYING and flat[: joint.verb.start].endswith(", "):
        return True  # "… en el puente Moro; y en el puente Pontó, informó la Policía": who says all of it
    if joint.mark == "," and _STILL_THEY.search(ahead):
        return True  # "Marcharon en Ocros, en Ayacucho, y bloquearon la vía": but where Ocros lies
    if flat.count("(", 0, at) > flat.count(")", 0, at) or _QUOTED.search(joint.text[:at]):
        return True
    if _ACCORDING.match(flat, begin) or _ANOTHER_CLAUSE.search(ahead):
        return True
    if "," in ahead and _ASIDE.search(flat[:at]):
        return True
    between = _BETWEEN.search(flat[:at])
    if between and between.start() > joint.before[-1].end:
        return True
    return joint.spliced and (
        len(ahead) > _SPLICED or "," in ahead or _IN_WHICH.search(flat[:at]) is not None
    )


def _two_things(joint: _Joint) -> bool:
    """Whether each side of a joint tells of something, by other people or at another place."""
    text, flat, at, begin, verb = joint.text, joint.flat, joint.at, joint.begin, joint.verb
    place = _PLACE.match(text, begin)
    there = place is not None and (place["name"][0].isupper() or not any(c.isupper() for c in text[1:]))
    named = joint.ahead if place is None else joint.ahead.split(",", 1)[-1]
    doer = re.search(r"[a-z]{3}", _SMALL.sub(" ", named)) is not None
    first, second = told_in(text[:at], flat[:at]), told_in(text[begin:], flat[begin:])
    striking = not doer and first == {Kind.STRIKE} and _do_besides(joint)
    # "Ilave acata paro, bloquean la vía en Juli": the town strikes, and the road is shut in another.
    town = striking and joint.spliced and _SUBJECT_FIRST.match(text) is not None
    if (
        first
        and second
        and "," not in joint.ahead
        and (town or not striking)
        and _each_there(text, at, begin)
    ):
        return True  # "Realizan un plantón en Ilave, mientras hay enfrentamientos en Juli"
    if joint.spliced:
        return False
    if there and joint.mark == ";" and second == {Kind.BLOCKADE} and _OPENED.search(flat, 0, at):
        return True  # "Abrieron un carril en el km 299; en Barrio Chino el cierre es total"
    if there and first and (second or joint.cut.strip(" y,") in _WHOLLY or _SHUT.search(flat, begin)):
        return True
    if verb.lemma in ("ser", "be") and not verb.passive and not kinds.hits(joint.ahead):
        return False
    if doer and not there and joint.cut == ", " and first == {Kind.STRIKE} and second - first:
        return True  # "Se acata un paro en la zona sur, las vías de acceso amanecieron bloqueadas"
    if doer and first and second and _OTHERS.match(flat, begin):
        return True  # "… y otro grupo bloqueó el puente de Ilave"
    then = not doer and _NOW.match(joint.ahead) and _NOW.search(flat, joint.before[0].start - 20, at)
    more = doer and joint.mark != "," and verb.lemma not in _SAYING
    if not (there or more or (then and second - first)):
        return False
    if not first or not second or (not there and second <= _AFTERMATH):
        return False
    return there or not first & second or _elsewhere(joint, doer=doer)


def _do_besides(joint: _Joint) -> bool:
    """Whether those on strike do something besides: "acatan un paro en Tacna y bloquearon la vía en Tomasiri"."""
    return "haber" not in (joint.verb.lemma, joint.before[0].lemma) and joint.mark in (",", "y", "and")


def _elsewhere(joint: _Joint, *, doer: bool) -> bool:
    """Whether the clause behind a joint names another place than the one before it, or others another bridge."""
    text, at = joint.text, joint.at
    if _PLACE_LATER.search(text, joint.verb.start) and _PLACE_LATER.search(text, 0, at):
        return True
    sides = (text[:at], text[joint.verb.start :])
    spots = [m[0].lower() for side in sides for m in [*_NAMED_SPOT.finditer(side)][-1:]]
    return doer and len(spots) == 2 and spots[0] != spots[1]


#: Where it happens, as a clause of its own says it: "en Ilave", "la municipalidad de Ilave", "Ilave acata un paro".
_OWN_PLACE = re.compile(
    r"(?:(?<![-\w])(?:[Ee]n|[Ii]n|[Aa]t|through|near)|\b(?:municipalidad|comisar[ií]a|local|sede|mercado|ciudad|"
    r"pobladores|vecinos|comuneros|campesinos|agricultores|transportistas|comerciantes|docentes|maestros|estudiantes|"
    r"trabajadores|ronderos|mineros|residents|farmers|teachers|workers)\s(?:de|del|of|from))\s"
    r"(?:(?:la|el|los|las|the|ciudad|distrito|provincia|localidad|plaza|puente|avenida|de|del|altura|a|city|town|of)\s){0,5}"
    r"[A-ZÁÉÍÓÚÑ][^\W\d_]{2,}"
)
_SUBJECT_FIRST = re.compile(
    r"[A-ZÁÉÍÓÚÑ]\w+(?:\s[A-ZÁÉÍÓÚÑ]\w+)*\s(?:(?:ya |hoy |se )?(?:acata|cumple|suma|sum[oó]|pleg[oó]|paraliza|"
    r"marcha|bloquea|amanece|amaneci[oó])|est[aá] en paro|en paro|(?:is )?on strike)\b"
)


def _each_there(text: str, at: int, begin: int) -> bool:
    """Whether each side of a joint says of its own town that it happens there."""
    return all(_placed(part) for part in (text[:at], text[begin:]))


def _placed(clause: str) -> bool:
    return _OWN_PLACE.search(clause) is not None or _SUBJECT_FIRST.match(clause) is not None


_ROAD = re.compile(r"(?:en\s)?(?:la|el)\s(?:carretera|via|ruta|tramo|autopista)\s")
_NAMED_ROAD = re.compile(
    r"(?:on\s)?the\s[a-z]+(?:\s?[-–]\s?|\s)[a-z]+\s(?:[a-z]+\s){0,2}?(?:road|highway|route)\b"
)
_WHERE = re.compile(r",?\s(?:donde|en donde|where)\s")


def _two_places(text: str, flat: str, at: int, begin: int) -> bool:
    """Whether each side of a joint is a place with what goes on there: "en A, donde …, y en B, donde …"."""
    place = _PLACE.match(text, begin)
    named = place is not None and place["name"][0].isupper()
    if not (named or _ROAD.match(flat, begin) or _NAMED_ROAD.match(flat, begin)):
        return False
    if not (_WHERE.search(flat, 0, at) and _WHERE.search(flat, begin)):
        return False
    told = bool(told_in(text[:at], flat[:at])) or generic(flat[:at]) or "puntos" in flat[:at]
    return told and bool(told_in(text[begin:], flat[begin:]))


def told_in(text: str, flat: str) -> frozenset[Kind]:
    """The kinds of event that a clause tells of, what is but their ground left out."""
    return frozenset(
        hit.kind
        for hit in kinds.hits(flat, text, acts_in(flat, text))
        if not (hit.frame or _BEFORE_IT.search(flat[: hit.start]))
    )


#: "En el distrito de Kishuara tras tres horas de bloqueo": what came before that which was just told.
_BEFORE_IT = re.compile(
    r"\b(?:tras|luego de(?: que)?|despues de(?: que)?|al cabo de|after|following)\s[^,.;:]*$"
)
