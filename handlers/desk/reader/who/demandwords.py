"""The words with which a demand opens, of whom it is asked, and with which it ends."""

from __future__ import annotations

import re

#: "A fin de exigir", "con el objetivo de que", "para que el Gobierno …"; "para que nadie pase" asks for nothing.
_ASKING = r"(?:exigir|pedir|demandar|reclamar|solicitar)(?:les?)?"
_AIM = (
    rf"para {_ASKING}|(?:a fin|con (?:el|la) (?:fin|objetivo|objeto|proposito|finalidad|intencion)) de (?:{_ASKING}|que)|"
    r"para que(?= (?:el|la|los|las|su|sus|se) (?:gobierno|ejecutivo|congreso|estado|ministr|alcalde|gobernador|presidenta|"
    r"premier|empresa|minera|autoridad|municipalidad|fiscal|mtc|(?:declar|reinici|culmin|cumpl|solucion|ati|apru|derog|"
    r"anul|constru|repar|pagu|instal|respet|asfalt|restablez|investig)))"
)
#: "El motivo de la protesta es la demora …", "entre sus demandas figura …", "la medida busca que se anule …".
_TOLD = (
    r"\b(?:el|la|su|sus|los|las|entre|principal(?:es)?)\s(?:(?:motivo|razon|causa|pedido|demanda|reclamo|exigencia|objetivo|"
    r"punto|finalidad|proposito)s?)(?:\s(?:principal(?:es)?|central(?:es)?))?"
    r"(?:\sde (?:la|su|esta|los|las|el)\s(?:\w+\s)?(?:protestas?|medida(?: de (?:fuerza|lucha|protesta))?|plataforma|"
    r"manifestantes|paro|planton|marcha|bloqueo|movilizacion|manifestacion|pobladores|comuneros|trabajadores|docentes|"
    r"huelga))?,?\s"
    r"(?:son|es|esta|estan|figuran?|se encuentran?|incluyen?|consisten? en|destacan?)\s(?:que\s)?|"
    r"\b(?:la|esta|dicha|el|su)\s(?:medida(?: de (?:fuerza|lucha|protesta))?|protesta|paro|planton|marcha|bloqueo|"
    r"movilizacion|manifestacion|huelga|paralizacion)\s(?:busca|es (?:por|contra|en contra de|en rechazo a|para exigir)|"
    r"se (?:debe|da|realiza|produce) (?:a|por|ante|en rechazo a)l?|responde al?|obedece al?|"
    r"tiene como (?:objetivo|finalidad)|apunta a)\s(?:que\s)?"
)
LEAD = re.compile(
    rf"{_TOLD}|\b(?:{_AIM}|(?:que |quienes |y |e |donde )?(?:exig(?:en|ieron|iendo|"
    r"e|ian|io|ir|iran|imos)(?:les?)?\b|pid(?:en|ieron|iendo|io|e)|pedimos|demand(?:an|aron|ando|a|aban|amos)\b|"
    r"reclam(?:an|aron|ando|o|aban|a|amos)\b(?: (?:por|contra))?|"
    r"solicit(?:an|aron|ando|aban|amos))|en (?:rechazo|repudio|protesta|demanda|reclamo|contra|oposicion|"
    r"apoyo|respaldo|defensa|exigencia) (?:al?|de|por|del|contra)|"
    r"en (?:senal|muestra) de (?:protesta|rechazo) (?:al?|por|contra|ante)|"
    r"(?:expres|mostr|muestr|manifest|manifiest)\w+ su (?:\w+ )?(?:rechazo|repudio|indignacion|malestar|descontento|"
    r"oposicion|disconformidad) (?:al?|por|contra|ante|con|frente al?)|"
    r"(?:en )?rechaz(?:an|aron|ando|amos)|(?:se oponen|nos oponemos) a(?:l)?|"
    r"(?:motivo|razon|causa|origen)(?: principal)? (?:de (?:la|esta|dicha|su)|del) (?:\w+ )?(?:protesta|medida|"
    r"manifestacion|"
    r"movilizacion|paro|huelga|bloqueo|reclamo|paralizacion|planton|marcha)(?: de \w+)? (?:es|son|fue|seria)\b|"
    r"(?:protesta|medida|manifestacion|movilizacion|paro|huelga|bloqueo|paralizacion|planton|marcha)(?: de \w+)? "
    r"(?:responde|obedece|se debe) al?\b|(?:busca|buscan|pretenden|quieren|esperan)(?= que\b)|"
    r"(?:pliego|plataforma)(?: de \w+)? (?:incluye|contempla|considera|comprende)\b|"
    r"denunci(?:an|aron|aban)(?= (?:la|el|los|las) (?:\w+ )?(?:demoras?|retrasos?|falta|abandono|incumplimiento|mal|mala|"
    r"paralizacion|contaminacion|corrupcion|despidos?|cobros?|abusos?|irregularidades)\b)|"
    r"entre (?:sus|las|los) (?:principales )?(?:demandas|pedidos|reclamos|exigencias|puntos) (?:figuran?|estan?|"
    r"se encuentran?|destacan?|son)\b|"
    r"(?:motivo|pedido|demandas?|reclamo|exigencia|plataforma(?: de lucha)?)\s*:|demanding|to demand|"
    r"demand(?:s|ed)?(?= (?:that|the|better|justice|an|early|his|her|new|action|payment|water|compliance))|"
    r"calling for(?! (?:an? |more |new )?(?:[\w-]+ ){0,2}?"
    r"(?:strikes?|protests?|march(?:es)?|demonstrations?|stoppages?|walkouts?)\b)|"
    r"to call for|call(?:ed)? for (?=the resignation|early|new|justice|an end|better)|"
    r"asking for|(?:wants?|wanted|asking|ask|asked) (?=(?:the|their|its|an?|president|congress|peru)\b)"
    r"(?! (?:the |an? )?(?:protest|block|road ?block|strike|demonstr|tourist|public|people|visitor)\w*)|"
    r"to reject|rejecting|to protest(?: against)?\b(?!s| (?:and|in|at|on|outside|near|peacefully|again|"
    r"today|for (?:a|the) \w+ day)\b)|"
    r"(?<!la )(?<!una )(?<!esta )(?<!su )(?<!dicha )protest(?:ando|an|a|aron) (?:por|contra)|in protest (?:at|"
    r"of|over|against)|"
    r"protesting (?!for (?:a|the) \w+ (?:day|week)|(?:since|by|peacefully|today|again)\b|(?:\w+ )?(?:workers|"
    r"farmers|miners|residents|students|teachers|drivers|villagers|locals|communities|people|truckers|crowds?|groups?)\b"
    r"(?!['\u2019]))(?:against|over|at)?|"
    r"in rejection of|in opposition to)(?! (?:paros?|huelga|protesta|medida de fuerza)\b)"
)
#: What a protest is over where the sentence tells of one before it.
WEAK = re.compile(
    r"\b(?:por|contra|debido a(?:l)?|(?:ante|frente a)(?= (?:la|el) (?:falta|incumplimiento|negativa|alza|demora|creciente|"
    r"inseguridad|abandono|"
    r"indiferencia|ola|aumento|inaccion|posible|muerte|asesinato))|over|against|"
    r"(?:because of|due to)(?= (?:(?:a|an|the|their) )?(?:delay|lack|unpaid|unfinished|poor|shortage|neglect|breach|failure|"
    r"pollution|contamination|high|rising|increase)))\s"
)
SLOGAN = re.compile(r"(?<![^\s¡!])no (?:mas |a (?:la|los|las) |al )(?=[^!]{4,80}!)")
LEADING = re.compile(
    rf"^(?:{_TOLD})|"
    r"^(?:que |quienes |y |e |donde )?(?:(?:expres|mostr|muestr|manifest|manifiest)\w+ su (?:\w+ )?(?:rechazo|repudio|"
    r"indignacion|malestar|descontento|oposicion|disconformidad) (?:al?|por|contra|ante|con|frente al?)\b|"
    rf"{_AIM}|en (?:demanda|reclamo|exigencia) (?:de|por)(?=\s)|exig\w+|pid\w+|"
    r"(?:motivo|razon|causa|origen)(?: \w+)? del?\b.{3,40}? (?:es|son|fue|seria)\b|entre (?:sus|las|los) (?:\w+ ){1,2}"
    r"(?:figuran?|estan?|se encuentran?|destacan?|son)\b|(?:pliego|plataforma)(?: de \w+)? (?:incluye|contempla|considera|"
    r"comprende)\b|(?:protesta|medida|manifestacion|movilizacion|paro|huelga|bloqueo|"
    r"paralizacion|planton|marcha)(?: de \w+)? (?:responde|obedece|se debe) al?\b|busca[n]?|pretenden|quieren|esperan|"
    r"denunci\w+|pedimos|demand\w*|"
    r"reclam\w+(?: por)?|solicit\w+|motivo:?|pedido:?|demandas?:?|"
    r"reclamo:?|exigencia:?|plataforma(?: de lucha)?:?|calling for|to call for|call(?:ed)? for|asking for|"
    r"wants?|wanted|ask(?:ing|ed)?|"
    r"to demand|to protest(?! (?:against|over|about))|protest(?:ando|an|a|aron)(?: por|(?= contra))|"
    r"protesting (?:over|at)|in protest (?:at|over)|por|"
    r"debido al?|ante|over|because of|due to|:)\s*"
    r"(?:that |:)?\s*",
)
#: Of whom it is asked: "exigir al alcalde José Ruiz y sus funcionarios la firma …", "a la Cámara … (CAPECO) mejorar …".
TARGET = re.compile(
    r"(?:a[ln]?|a (?:la|los|las|su|sus)) [\wáéíóúñ]+(?: (?:del?|de la|de los|de las|y (?:sus|los|las|la|el|su|al?)) "
    r"(?!que\b)[\wáéíóúñ]+| (?:[A-ZÁÉÍÓÚÑ][\wáéíóúñ]*|regional|provincial|distrital|municipal|nacional|central|"
    r"[a-z]+an[oa]))*(?: \([A-Z][\w-]*\))?,? (?=(?:el|la|los|las|lo|una?|que|mayor(?:es)?|mejor(?:es)?|mas|medidas|"
    r"acciones|soluciones|respuestas|[a-z]+[aei]r(?:se|les?)?)\s)"
)
STOP = re.compile(
    r"(?:\.(?!\d)|[;!?)\]\n]|,\s(?:on a day|amid|en una jornada|en medio)\b|:\s(?=por|debido|pues|ya que|hay)|"
    r",\s(?:a|an|the)\s(?:\w+\s){0,2}(?:blockade|road ?block|strike|march|sit-in|picket)s?\b|"
    r",\s(?:\w+ ){0,4}(?:protesters|demonstrators|residents|workers|farmers|miners|villagers|teachers|students|drivers|"
    r"truckers|locals|people)\s(?!and\b|in\b|of\b)\w|"
    r",\s(?:the |la |el |los )?(?:\w+ ){1,5}(?:said|says|dijo|"
    r"dijeron|informo|informaron|reported)\b|"
    r",?\s(?:segun|informo|informaron|indico|reporto|senalo|dijo|according to|reported|said|"
    r"sources)\b|"
    r",\s(?:especifica|principal|especial|particular)mente\b|,\ssobre todo\b|"
    r"\s(?:tambien )?se (?:esta|estan|vienen?|ha|han)\b|"
    r"\sy como (?:medida|forma|muestra)\b|,\s(?:se|cuy[oa]s?)\s|"
    r",\s(?:y |e |and )?(?:bloque\w+|march\w+|desde|a la altura|en el km|mientras|lo que|"
    r"por lo que|while|"
    r"leaving|dejando|anuncia\w*|ya hay|hay|"
    r"(?:la|el|los|las) (?:pista|via|carretera|transito|puente|policia|gente|medida|\w+ (?:esta|estan|sigue|siguen|"
    r"permanece\w*))\b|"
    r"quienes|un grupo|una turba|cientos|decenas|miles|varios|con |en la|en el|since|who |which|ante |tras |"
    r"informa|unos |unas |(?:son|somos|eran|seran|fueron|estamos|estan|tomen|eviten|dicen|solo|ya|aun|todavia) |"
    r"no (?:hay|dejan|dan|pasa|permit|interrump|bloque|quieren|se)\w*|"
    r"\w+ (?:varad|parad|atascad|detenid)[oa]s|quema|impid\w+|cerr\w+|"
    r"convoc\w+|as |after)|"
    r"\s(?:en el marco|as part|desde (?:las|el|hoy|ayer|esta|anoche|hace)|since (?:\d|yesterday|this|last|early|"
    r"monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday)|mientras|a la altura del|en el km|en el kilometro|at km|"
    r"hay (?:unas|unos|como)|"
    r"(?:are|is|were|was|have|has) (?:been )?(?:block|clos|march|protest|cut|occup|continu)\w*|"
    r"y (?:(?:bloque|cerr|march|tom|quem|cort|impid|anunci|amenaz|advi(?:rt|ert)|acat|inici)\w+|han|ya)\b|"
    r"se (?:produj|registr|desat|suscit|origin|report)\w+|(?:despues|luego) de \d|como (?:suy|propi)[oa]s?\b|"
    r"(?:deja|dejo|dejan|dejaron)\b(?= (?:ya |al menos |como |un |dos |tres |varios |decenas |\d|muert|herid|hasta ))|"
    r"bloquean|bloquearon|se movilizan|cerca de \d|unas \d|"
    r"unos \d|y "
    r"bloque\w+|y march\w+|han bloqueado|"
    r"have blocked|fuente:)|\s[|·]\s)"
)
#: A reason given beside what happens ends where the next thing is told.
STOP_WEAK = re.compile(
    r",\s|\s\(|\s(?:esta|estan|fue|sera)\s(?=\w+[ai]d[oa]s?\b)|\s(?:y|e|and|but|pero)\s(?=(?:se|no|ya|hay|sera|es|"
    r"realiz|marc|bloque|retien|mantien|anunci|"
    r"permit|some|is|are|will|the)\w*\b)|"
    r"\s(?:que se|(?:el |este )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|a las \d|este|hoy|ayer|"
    r"manana|anoche|tras|luego|leaving|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|desde|frente a|para el|"
    r"anuncio|informo|hasta|durante|continua\w*|sigue\w*)\b|\sen (?=(?:el|la) (?:km|kilometro|sector|distrito|"
    r"provincia|region|puente|plaza|salida|ingreso)\b)"
)
#: What people ask for is no protest, nor that one be lifted.
A_PROTEST = re.compile(
    r"(?:por |a )?(?:un|una|el|la|the|a)?\s?(?:paros?|huelgas?|paralizacion(?! de (?:las? )?(?:obras?|proyectos?))|strike)\b"
)
LIFT_ASKED = re.compile(
    r"\b(?:levant\w+|despej\w+|liber\w+|lift\w*|clear\w*|cese|fin)\b.{0,12}\b(?:bloqueos?|vias?|"
    r"carreteras?|paros?|huelgas?|paralizaci\w+|medidas? de (?:fuerza|lucha|protesta)|blockades?|roads?|strikes?|"
    r"walkouts?)\b"
)
