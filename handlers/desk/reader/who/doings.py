"""What a protest is called, and verbs by who does them: those who protest, who say what they will do, who suffer it."""

from __future__ import annotations

import re

from handlers.desk.reader.words.verbs import Verb
from handlers.desk.reader.words.verbwords import words

#: What people do who protest: it makes whoever does it one of them.
DOES = words(
    "normalizar restablecer "
    "desmontar desmantelar remover quitar limpiar reabrir desocupar desactivar replegar postergar cancelar "
    "sumar plegar adherir bloquear marchar movilizar cerrar tomar acatar protestar protagonizar paralizar "
    "manifestar ocupar impedir "
    "radicalizar "
    "concentrar plantar pernoctar caminar avanzar retener irrumpir cortar atravesar obstaculizar obstruir "
    "interrumpir restringir quemar incendiar "
    "lanzar arrojar saquear atacar apedrear deponer liberar despejar desbloquear desistir acampar exigir "
    "reclamar rechazar "
    "parar trancar tapar copar sitiar encadenar congregar desfilar desplazar asediar dejar soltar enfrentar "
    "instalar colocar "
    "apostar cruzar realizar mantener recorrer cumplir levantar suspender abandonar retirar convocar poner "
    "abrir ingresar participar "
    "reopen unblock withdraw suspend cancel "
    "reject block march close shut cut take seize occupy erect burn gather rally walk stage hold strike protest "
    "barricade paralyze "
    "paralyse demand storm clash dismantle camp halt picket chain torch ransack surround besiege lift put set "
    "keep prevent let allow blockade obstruct loot join place pile dump scatter park throw hurl want light dig stop"
)
#: "Amanecieron apostados", "están concentrados": they do so themselves.
STANDS = words("apostar concentrar reunir congregar plantar encadenar organizar movilizar gather chain camp")
#: Who says it, says what they do: "anunció que bloqueará".
SAYS = words(
    "decir anunciar acordar advertir comunicar asegurar ratificar confirmar informar decidir amenazar resolver "
    "declarar reiterar "
    "señalar indicar manifestar prometer jurar precisar planear prever querer buscar evaluar "
    "refuse decline say announce warn vow threaten agree decide plan tell declare promise want confirm vote"
)
#: What people do who suffer it, or watch: whoever does it is none of them for that.
SUFFERS = words(
    "quedar resultar morir fallecer sufrir perder esperar denunciar lamentar criticar temer necesitar recibir "
    "caer padecer "
    "perecer condenar cuestionar saber ver creer auxiliar trasladar trabajar competir jugar vender comprar ser "
    "lose die suffer wait get need fear complain be condemn criticize see watch remain"
)
#: What a protest is called.
PROTEST = (
    r"(?:plan?ton(?:es)?|marchas?|paros?|huelgas?|protestas?|bloqueos?|movilizaci?on(?:es)?|vigilias?|caravanas?|"
    r"paralizaci?on(?:es)?|manifestaci?on(?:es)?|piquetes?|tomas?|concentraci?on(?:es)?|medidas?|jornadas?|"
    r"pasacalles?|"
    r"strikes?|walkouts?|march(?:es)?|protests?|rally|rallies|demonstrations?|sit-ins?|(?:road ?)?block(?:ade|s)s?|"
    r"stoppages?|occupation|pickets?|vigils?|presencia)"
)
THERE_IS = re.compile(rf"\b{PROTEST}\b")
#: What those who protest bring along or do, whatever verb tells that they are there.
SHOWN = re.compile(
    r"\bcon (?:\w+ ){0,2}(?:pancartas?|banderolas?|banderas|carteles|bombos|megafonos?|velas|"
    r"ataudes|feretros?|arengas)\b|"
    r"\bno (?:dejan?|dan|hay) (?:pas[eo]|pasar|entrar|salir)\b"
)
#: Behind a verb, the protest that it opens: "iniciaron una huelga de hambre", "iniciaron desde las cero horas un paro".
OPENS_ONE = re.compile(
    r"\s(?:ayer |hoy |desde [^,.;:]{2,25} |a partir de [^,.;:]{2,25} )?(?:un|una|su|el|la|an?|the|their)\s(?:[\w-]+\s){0,2}"
    rf"{PROTEST}\b|"
    r"\s(?:\w+\s)?(?:a las calles|a (?:marchar|protestar)|en (?:marcha|movilizacion|caravana|vigilia|huelga|paro)|fuego)\b"
)
#: "Enfrentamiento entre comuneros y la Policía", "dispersaron con gases a los docentes".
ONE_SIDE = re.compile(
    r"\b(?:enfrentamientos?|choques?|gresca|batalla campal|clash(?:es)?|scuffles?)\s(?:\w+\s){0,2}?"
    r"(?:entre|con|between|with)\s(?:(?:la|los|the)?\s?(?:polic\w+|pnp|agentes|efectivos|police|officers)\s(?:\w+\s)?(?:y|and)\s)?"
    r"(?:(?:un|una|el|la|los|las|the)\s)?$|"
    r"\b(?:dispers|desaloj|reprim|repel|gas|bomba|perdig|tear)\w*\s(?:lacrim\w+\s|gas\s)?(?:con\s\w+(?:\s\w+)?\s)?"
    r"(?:(?:a|contra|at)\s)?$"
)
#: "Un plantón de comerciantes", "a strike by bus drivers": whose it is.
OF = re.compile(
    rf"\b{PROTEST}(?: (?:pacific[ao]s?|indefinid[ao]s?|nacional|regional|provincial|macrorregional|"
    rf"organizad[ao]|masiv[ao]|"
    rf"de (?:protesta|fuerza|lucha|transito|carretera|via|vias)|de \d+ horas))*,?\s(?:por parte )?(?:de|del|of|"
    rf"by)\s$"
)
#: "Strike" after whose it is: "the truckers' strike", "paro transportistas" is none.
THEIRS = re.compile(rf"'?s?\s(?:(?:indefinite|national|regional|\d+-hour|two-day|general)\s)?{PROTEST}\b")
#: "Un bloqueo de la vía por comuneros", "a blockade of the highway by miners".
ITS_DOERS = re.compile(
    r"\b(?:bloqueo|toma|cierre|corte|quema|interrupcion|ocupacion)\b[^.;:,]{0,60}?\spor\s$|"
    r"\b(?:(?:road ?)?block(?:ade)?|strike|protest|occupation|closure|march|picket|sit-in)s?\b[^.;:]{0,110}?\sby\s$"
)
#: What is done to a road, by its name.
NAMED = re.compile(
    r"\b(?:cierres?|cortes?|interrupcion(?:es)?|obstruccion(?:es)?|restriccion(?:es)?|quemas?|ocupacion)\b"
)
ON_STRIKE = re.compile(
    r"(?:\s\([^)]{2,40}\))?(?:\s(?:estan|siguen|is|are|were|remain|remained|went|still|now|also))*\s(?:en|on)\s"
    r"(?:huelga|paro|protesta|pie de lucha|strike)\b"
)
DONE_BY = re.compile(
    r"\b(?:bloquead|cerrad|tomad|cortad|interrump|interrumpid|interrupcion|restring|restringid|restriccion|"
    r"ocupad|obstruid|"
    r"obstaculizad|impedid|paralizad|convocad|organizad|encabezad|iniciad|realizad|protagonizad|acatad|suspendid|"
    r"retenid|quemad|incendiad|instalad|colocad|mantenid|blocked|closed|shut|cut|seized|occupied|staged|held|"
    r"sin pas[eo]|no hay pas[eo]|se (?:bloque|cerr|tom|cort|interrump|obstru)|"
    r"taken|called|led|organi[sz]ed|set up|erected|stopped|barricaded|blockaded|obstructed|sealed|transito|traffic)\w*\b"
    r"[^.;:]{0,170}?\s(?:por|by)\s$"
)
#: "Los manifestantes, agrupados en el Frente de Defensa, …".
BELONGING = re.compile(
    r"\b(?:agrupad|agremiad|afiliad|congregad|organizad|reunid|pertenecient|grouped|affiliated)\w*\s(?:en|a|al|"
    r"with|to|in)\s(?:el |la |los |las |the )?$"
)
WHO_ASK = re.compile(
    r"\s(?:que|quienes|who)\s(?:\w+\s){0,1}(?:exig|reclam|pid|protest|rechaz|demand|bloque|acat|solicit|block)\w*"
)
_LETS = words("permitir dejar dar abrir habilitar allow let open")
_PASSAGE = re.compile(
    r"\s(?:(?:el|la|solo|un|the|solo un|one|only|free|libre)\s){0,3}"
    r"(?:pas[eo]|pasar|pasen|transito|circul\w+|transit\w+|carril|via|lane|(?:light )?vehicles|traffic|cars|"
    r"through|passage)\b"
)
_TRUCE = re.compile(r"\s(?:una?|a|the)\s(?:\w+\s)?(?:tregua|cuarto intermedio|truce)\b")


def lets_pass(flat: str, verb: Verb) -> bool:
    """Whether a verb says that those who stand on a road let others pass for a while, or let nobody."""
    lets = verb.lemma in _LETS and (verb.negated or _PASSAGE.match(flat, verb.end))
    return bool(lets or _TRUCE.match(flat, verb.end))
