"""Where a word that names a kind of event names none: no deal reached, a wave of marches, whoever is held anyway."""

from __future__ import annotations

import re

from handlers.desk.reader.what.actwords import Who, who
from handlers.desk.reader.what.causes import freed
from handlers.desk.reader.what.pacts import holds_not
from storage.model import Kind

#: "Ica joins the mobilisations": that is no march of its own.
_JOINED = re.compile(
    r"\b(?:join(?:s|ed|ing)?|se suma(?:n|ron)? a|sumarse a|se unen a|se sumo a|reach(?:ed)?|wave of|ola de|"
    r"serie de|olas de)\s(?:the |las |los |la )?(?:nationwide |national |anti-\w+ )?$"
)
#: "La huelga … y convocó a movilizaciones": the strike is told of.
_STRIKERS_CALL = re.compile(
    r"(?<!ademas del )(?<!ademas de la )\b(?:huelga|paro)\b[^.;]*\b(?:convoc|llam)\w+ a (?:las |una )?$"
)
#: "Gremios acuerdan paro preventivo", "acordaron marchar": what they will do.
_TO_STRIKE = re.compile(
    r"(?:acuerd|acord)\w*\s(?:(?:un|una|el|la|ir|iniciar|acatar|realizar|convocar|por unanimidad|a|al|en asamblea)\s){0,3}"
    r"(?:paro|huelga|marcha|movilizacion|paralizacion|bloqueo|planton|medidas? de (?:fuerza|lucha)|acatar|marchar|bloquear|"
    r"tomar|radicalizar|plegarse|sumarse|movilizarse|paralizar)\w*\b"
)
#: "Atenderán los casos de personas detenidas", "familiares de los detenidos": of whom the police hold anyway.
_CASES = re.compile(
    r"\b(?:casos?|audiencias?|situacion|familiares|abogad[oa]s?|defensa|derechos|cases?|relatives|lawyers?)\s(?:de|of|"
    r"para|for)\s"
    r"(?:\w+\s){0,3}$"
)

#: "Impidieron el ingreso y salida de los trabajadores": those of a house, which shuts no road.
_STAFF = re.compile(
    r"(?:h[ae]n? |habia\w* )?(?:impid\w+|obstaculiz\w+|bloque\w+|restring\w+|no (?:permit|dej)\w+) (?:\w+ ){0,2}?"
    r"(?:ingreso|acceso|entrada|salida)(?: (?:y|e|o|ni) (?:el |la )?(?:ingreso|salida|entrada))? (?:\w+ ){0,2}?"
    r"(?:de|del|a|al)\s(?:los |las |su |sus )?(?:personal|trabajador\w*|funcionari\w+|emplead\w+|servidor\w+|alumn\w+|"
    r"estudiantes|docentes|alcald\w+|autoridades|fiscal\w*|director\w*|rector(?:a|as|es)?|regidor\w*)\b"
)

#: "Por la protesta, las obras quedaron paralizadas": what came of it.
_WORKS_REST = re.compile(
    r"\b(?:obras?|proyectos?|construccion(?:es)?|trabajos)\b(?:(?!\b(?:trabajadores|obreros)\b)[^.;:]){0,60}$"
)
_QUIET = re.compile(r"\w+ (?:\w+ )?paralizad")

#: "La medida incluye una marcha que terminará con un plantón": what a strike is made of.
_PART_OF = re.compile(
    r"\b(?:medida|paro|huelga|paralizacion|strike)\b[^.;:]{0,60}\binclu(?:ye|yen|yo|ira|iran|des|ded)\b[^.;:]*$|"
    # "Paro de cinco mil mototaxistas, quienes salen a las calles"
    r"\b(?:paro|huelga|paralizacion|strike)\b[^.;:]{0,90}\b(?:quienes|who)\s(?:\w+\s){0,2}$"
)


#: "Generando la paralización del transporte": what comes of a blockade.
_COMES_OF_IT = re.compile(
    r"\b(?:gener|ocasion|provoc|caus|origin|dej|produc)(?:ando|iendo|o|aron|a|an|ia|aba)\s(?:\w+\s){0,2}$"
)


#: "Tomaron las calles de Piura para expresar su rechazo": they marched.
_STREETS = re.compile(r"(?:tom|gan)(?:an|aron|ando|aran|ar)\s(?:\w+\s)?calles\b")
#: "Marcharon para rechazar el desalojo": what they fear.
_AGAINST = re.compile(
    r"\b(?:rechaz\w+|contra|evitar|impedir|frenar)\s(?:(?:el|un|su|los|posible|eventual|al)\s){1,2}$"
)
_DRIVERS = re.compile(
    r"\b(?:transportistas|choferes|conductores|vehiculos|unidades|pasajeros|usuarios|viajeros|turistas)\sque\s(?:se\s)?$"
)
#: "Encontraron cerrada la puerta del hospital": nobody blocks it.
_FOUND = re.compile(r"\b(?:encontr|hall)\w+\s(?:con\s)?(?:(?:el|la|los|las)\s)?(?:\w+\s){0,2}$")
_SHUT = re.compile(r"cerrad[oa]s?\b|(?:puertas?|portones|porton|rejas?|accesos?|ingresos?)\s\w*\s?cerrad")
#: "With thousands of police mobilised": those who watch.
_FORCES = re.compile(
    r"\b(?:police(?: officers)?|policemen|officers|troops|soldiers|policias|efectivos|agentes|militares)\s"
    r"(?:were |are |fueron |estan |have been |han sido )?$"
)
_JOURNEY = re.compile(
    r"\b(?:continu|segu|reanud|retom|complet|termin|culmin|desvi|modific)\w*\s(?:con )?(?:su|sus|el)\s$"
)


#: "The strike entered its second day with reports of blockades and marches in Piura and Tacna": they are the strike's.
_STRIKE_WITH = re.compile(
    r"\b(?:strike|stoppage|paro|huelga)\b[^.;]*\b(?:with reports of|con reportes de)\b[^.;]*$"
)


def _people_join(before: str) -> bool:
    """Whether people are named right before who join it, and no place does: "los docentes se sumaron a la marcha"."""
    clause = re.split(r"[.;:]", before)[-1]
    return any(who(word) is Who.PEOPLE for word in re.findall(r"[a-z]+", clause)[-12:])


def names_none(kind: Kind, flat: str, at: int) -> bool:
    """Whether the word of this kind that stands here tells of no event of its own."""
    before = flat[:at]
    if kind in (Kind.BLOCKADE, Kind.MARCH) and _STRIKE_WITH.search(before):
        return True
    if kind is Kind.STRIKE:
        if flat.startswith("paraliz", at):
            return _COMES_OF_IT.search(before) is not None
        return _WORKS_REST.search(before) is not None and _QUIET.match(flat, at) is not None
    if kind is Kind.MARCH:
        if _DRIVERS.search(before) and flat.startswith(("movili", "recorr", "desplaz"), at):
            return True  # "Un peligro para los transportistas que movilizan por la zona"
        if flat.startswith("recorrido", at) and _JOURNEY.search(before):
            return True  # "Les impide continuar su recorrido"
        joined = _JOINED.search(before)
        if joined is not None and not _people_join(before[: joined.start()]):
            return True
        return any(pattern.search(before) for pattern in (_FORCES, _STRIKERS_CALL))
    if kind is Kind.AGREEMENT:
        return holds_not(before) or _TO_STRIKE.match(flat, at) is not None
    if kind is Kind.BLOCKADE:
        found = _SHUT.match(flat, at) is not None and _FOUND.search(before) is not None
        return found or any(pattern.match(flat, at) for pattern in (_STAFF, _STREETS))
    if kind is Kind.DISPERSAL:
        return _AGAINST.search(before) is not None
    let_go = kind is Kind.ARRESTS and freed(flat) and not _FREED_LATER.match(flat, at)
    return let_go or (kind is Kind.ARRESTS and _CASES.search(before) is not None)


#: "Detuvieron a tres, que luego fueron puestos en libertad".
_FREED_LATER = re.compile(
    r"(?:detuv|arrested|detained)[^.;]*\b(?:luego|despues|posteriormente|mas tarde|later|then)\b"
)
_TROUBLE = re.compile(
    r"[^.;]{0,110}?\b(?:termin(?:o|aron)|culmin(?:o|aron)|conclu(?:yo|yeron)|acab(?:o|aron)|ended|finished)\s(?:con|en|with|"
    r"in)\s(?:\w+\s){0,2}?(?:detenci|detenid|arrest|enfrentamient|clash|herid|injur|gases|tear gas|violen)"
)


def ended_in_trouble(flat: str, end: int) -> bool:
    """Whether a march named up to here is but what ended so: "la vigilia terminó con la detención de cuatro"."""
    return _TROUBLE.match(flat, end) is not None


def part_of_strike(before: str) -> bool:
    """Whether the words before a march or a sit-in say that a strike is made of it."""
    return _PART_OF.search(before) is not None
