"""Who calls people out, or who does it."""

from __future__ import annotations

import re

from handlers.desk.reader.sentences import Sentence

_LONGEST = 120
_BY = re.compile(
    r"\b(?:convocad[oa]s?|organizad[oa]s?|encabezad[oa]s?|liderad[oa]s?|dirigid[oa]s?|impulsad[oa]s?|"
    r"promovid[oa]s?|acatad[oa]s?|called|organi[sz]ed|led|"
    r"headed|convened|staged)\s(?:por|by)\s(?:el |la |los |las |the )?|\b(?:convocantes?|organizadores|"
    r"organizers?|organisers?|organiza|convocan?|actor(?:es)?)\s*:\s*|"
    r"\b(?:convocan?|organizan?)\s(?:el|la|los|las)\s"
)
_CALLED_OUT = re.compile(
    r"\b(?:march\w*|paro\w*|huelga\w*|strike\w*|protest\w*|moviliz\w+|mobili\w+|planton\w*|vigil\w*|"
    r"bloque\w+|block\w+|manifesta\w+|demonstrat\w*|medida\w*|jornada|concentracion|"
    r"sit-in|rally|toma|occupation|piquete\w*|caravana|held|fue|was|were|es|sera)\b[^.;]*$|^\W*$"
)
_CLOSE = re.compile(
    r"\b(?:march\w*|paro|huelga|strike|protest\w*|movili\w+|planton|vigil\w*|bloqueo|blockade|manifesta\w+|"
    r"demonstration|jornada|rally|toma|caravan\w*|es|fue|was|is)(?:\s\w+){0,3}\s$"
)
_STOP = re.compile(
    r"[.;:!?)\n]|,?\s(?:desde|para|contra|en (?:contra|rechazo|demanda|la|el|los)|exig\w+|que|quienes|"
    r"a la altura|a partir|este|esta|hoy|ayer|manana|el (?:lunes|martes|miercoles|jueves|viernes|"
    r"sabado|domingo)|por (?:el|la|los|las|48|24|72)|along with|at|in|on|since|against|demanding|to|for|"
    r"from|who|which|burn\w*|clos(?:ed|ing)|erect\w*|occup\w+|seiz\w+|gather\w*|block\w*|bloque\w+|acat\w+|march\w+|"
    r"inici\w+|se)\s|,\s(?=\w+(?:an|en|aron|ieron|ed)\b)|\s\("
)
_ACT = (
    r"(?:bloque\w+|march\w+|recorr\w+|se movili\w+|cierr\w+|cerr\w+|tom(?:an|aron)|acat\w+|protest\w+|paraliz\w+|"
    r"inici\w+|realiz\w+|mantien\w+|convoc\w+|anunci\w+|"
    r"levant\w+|liber\w+|ocup\w+|exig\w+|impid\w+|radicaliz\w+|continu\w+|se concentr\w+|se suma\w*|"
    r"llev\w+|block\w*|have|has|are|were|march|announce\w*|began|"
    r"call\w*|clos(?:e|es|ed|ing)|shut\w*|demand\w*|reject\w*|cut|cuts|took|take|burn\w*|seiz\w+|"
    r"occup\w*|erect\w*|gather\w*|han|ha|estan|lanzan|quem\w+|control\w+|will|plan|se plant\w+|"
    r"se declar\w+|"
    r"cumpl(?:en|ieron)|dej(?:an|aron)|ratific\w+|acuerda[n]?|acord\w+|comunic\w+|declar\w+|persist\w+|sigu?en|"
    r"d(?:an|ieron) plazo|instal\w+|coloc\w+|mantuv\w+|restring\w+|interrump\w+|suspend\w+|obstacul\w+|held|stag\w+|"
    r"desist\w+|depus\w+|abandon\w+|culmin\w+|decid\w+|asegur\w+|retien\w+|ingres\w+|ha(?:n|cen) |har(?:an|a) |"
    r"concentr\w+|"
    r"lift\w+|on strike|set up|plan|resumed|suspended|ended|"
    r"saldran|toma|arroj\w+)"
)
#: Groups that say who it is; "manifestantes" or "pobladores" do not.
_NOBODY = (
    r"(?!(?:otros|primer|tercer|ultim|enter|carret|compañ|compan|extranj|viaj|pasaj|usuari|funcionari|comisari|diari|"
    r"horari|varios|necesari|"
    r"autoridad|poblador|morador|gobernad|legislador|salteador|asaltant|senador|espectador|jugador|ganador|cruc|num|"
    r"prisioner|"
    r"turist|futbolist|periodist[^a]|escenari|milenari|ordinari|extraordinari|contrari|sanitari|milit|agresor|"
    r"infiltrad|aeroport|fronter|"
    r"vehicul|llant|barr|bander|maner|hoguer|trinch|escal|madrug|hector|calend|salari|honorari|beneficiari|propietari|"
    r"domicili)\w*)"
)
_WHO = (
    r"(?P<who>(?:(?:informal|indigenous|sugar|coffee|coca|rice|potato|transport|truck|bus|minibus|health|mine|mining|"
    r"construction|farm|"
    r"local|university|retired|striking|dock|port|oil|public|school|civil construction)\s){0,2}(?:"
    r"residents|villagers|growers|drivers)|"
    r"(?:(?:informal|indigenous|sugar|coffee|coca|rice|potato|transport|truck|bus|minibus|health|mine|mining|"
    r"construction|farm|local|"
    r"university|retired|striking)\s){1,2}(?:protesters|workers|miners|farmers|unions|students|communities|operators|"
    r"employees|"
    r"owners)|"
    r"(?:(?:los |las |the |gremios? de |sindicatos? de |asociaci?on de |federacion de |"
    r"organizaciones de |frente de |comite de |central de |dirigentes de )?"
    r"(?:transportistas|mineros(?: artesanales| informales)?|comuneros|campesinos|ronderos|rondas campesinas|"
    r"agricultores|cafetaleros|azucareros|arroceros|algodoneros|castañeros|castaneros|pescadores|docentes|"
    r"maestros|estudiantes(?: universitarios)?|universitarios|"
    r"comerciantes|cocaleros|periodistas|trabajador(?:es|as)(?: agrari[oa]s)?|mototaxistas|choferes|camioneros|"
    r"productores|"
    r"comunidades(?: campesinas| nativas| indigenas| aymaras| aimaras)?|aymaras|aimaras|"
    r"construccion civil|sutep|cgtp|fentase|cut|sindicato|frente de defensa|federacion|confederacion|"
    r"asamblea|comite de lucha|regantes|obreros|enfermeras|medicos|ganaderos|"
    r"truckers|truck drivers|miners|informal miners|teachers|students|farmers|workers|transport workers|"
    r"communities|peasant patrols|rondas|unions?|coca growers|doctors|nurses|"
    r"indigenous communities|quechua communities|aymara communities|surrounding communities|"
    r"neighbouring communities|neighboring communities|residentes|bus drivers|jubilados|pensionistas|"
    r"colectivos(?: feministas| ciudadanos| juveniles)?|vecinos|moradores|"
    r"paperos|empleados|colectiveros|familiares de [a-z ]{3,40}?|padres de familia|madres de familia|madres|jubilados|"
    r"licenciados|socios|socias|vendedor(?:es|as)|usuarios del? [a-z]+|"
    rf"{_NOBODY}(?:ex)?[a-z]{{3,}}(?:eros|eras|istas|adores|adoras|cultores|arios|arias|icadores)(?: (?:municipales|"
    rf"informales|unidos|ambulantes|"
    r"artesanales|independientes|jubilados|universitarios))?))"
    r"(?:\s(?:de|del|de la|of|from)\s(?:[^\s,.;:()]+\s){0,5}?(?!(?:de|del|la|las|los|el|of|the)[\s,.;:])[^\s,.;:()]+)?)"
)
_GROUP = re.compile(
    rf"\b{_WHO}(?=,?\s(?:(?:in|from|of) (?:the )?(?:\w+ ){{1,4}})?(?:que (?:\w+ ){{0,3}})?(?:de \w+ )?(?:\w+ )?{_ACT}\b)"
)
#: "Un plantón de comerciantes": whose it is.
_OF_GROUP = re.compile(
    r"\b(?:planton|marcha|paro|huelga|protesta|bloqueo|movilizacion|vigilia|caravana|paralizacion|concentracion)"
    rf"(?: (?:pacific[ao]|indefinid[ao]|nacional|regional|de \d+ horas))*,? (?:de|de los|de las|del) {_WHO}\b"
)
#: "El bloqueo que mantienen los comuneros de Checacupe", "cortada por comuneros".
_BEHIND = re.compile(
    r"\b(?:(?:mantien|bloque|cerr|tom|realiz|acat|inici|cumpl|convoc)(?:an|en|aron|ieron)\b[^.;,:]{0,40}?"
    r"(?<!\ba)(?<!\bde)(?<!para)(?<!contra)(?<!entre)(?<!\bcon)\s(?:los|las)|"
    rf"(?:bloquead|cerrad|tomad|cortad|interrumpid|ocupad)[oa]s? por(?: los| las| unos| unas)?)\s{_WHO}\b"
)
_BESIDE = re.compile(
    r"(?<![\w])((?!(?:los|las|unos|unas|otros|varios|cientos|decenas|miles|manifestantes|pobladores)\b)[a-z]{4,}(?:es|"
    r"as|os)(?: de [a-z]+)? "
    r"(?:y|e|and) )$"
)
_DONE_TO = re.compile(
    r"\b(?:reten\w+|retien\w+|deten\w+|detuv\w+|secuestr\w+|liber\w+|hir\w+|herid\w+|muert\w+|arrest\w+|injur\w+)"
    r"(?:\s(?:a|de|los|las|unos|al menos|\d+|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|\w+)){0,3}\s$"
)
_NAMED = re.compile(
    r"\b(?:Federaci[oó]n|Confederaci[oó]n|Sindicato|Frente|Central|Asociaci[oó]n|Asamblea|Coordinadora|"
    r"Comit[eé]|Uni[oó]n|Colectivo|Comando|Gremio|Federation|Confederation|Association|"
    r"Colegio de|Junta|Liga Agraria|Rondas Campesinas|General Confederation)(?:\s(?:de|del|la|las|los|el|y|"
    r"e|en|of|the|and|for|a|por|para|[A-ZÁÉÍÓÚÑ][\w.áéíóúñ-]+))+(?:\s\([A-Z-]{3,12}\))?|"
    r"\b(?:CGTP|SUTEP|Sutep|FENTASE|CUNARC(?:-P)?|Conacami|FUCAP|FDTC|FARTAC|CITE|Fedip|FEDIP|CUT|CCP|CNA|"
    r"ANP|UNORCA|FARTAP|Fredepa|FREDEPA|FDPA|ADEPA|CATP|CTP|Fetrabap|AIDESEP|Aidesep|CONAP|FECONAU|Fenate|"
    r"FENATE)\b"
)
_ORG_ACTS = re.compile(rf"^\W*(?:\([^)]{{2,15}}\)\W*)?(?:,[^,]{{3,60}},)?\s*(?:\w+ )?{_ACT}\b")


def organisers(sentence: Sentence) -> str | None:
    """Who a sentence says calls it out or does it, None where it names nobody in particular."""
    flat = sentence.plain
    if (by := _BY.search(flat)) and (
        re.search(r":\s*$|^(?:convoca|organiza)n?\s", by[0])
        or _CALLED_OUT.search(flat[max(0, by.start() - 140) : by.start()])
    ):
        if re.match(r"(?:led|headed|dirigid|liderad)", by[0]) and not _CLOSE.search(flat[: by.start()]):
            return None
        stop = _STOP.search(flat, by.end())
        text = _trim(sentence.text[by.end() : stop.start() if stop else len(flat)])
        if (
            stop
            and flat[stop.start() : stop.start() + 2] == " ("
            and (short := re.match(r"\s\(([A-Z][\w-]{1,11})\)", sentence.text[stop.start() :]))
        ):
            text += f" ({short[1]})"
        if 2 < len(text) <= _LONGEST:
            return text
    for match in _NAMED.finditer(sentence.text):
        after = flat[match.end() : match.end() + 90]
        if _ORG_ACTS.match(after):
            return _trim(match[0])
    if group := _acting(flat) or _OF_GROUP.search(flat) or _BEHIND.search(flat):
        end = group.end("who")
        if sentence.text[group.start("who") : end].split()[-1][0].isupper() and (
            more := re.match(r"(?:\s[A-ZÁÉÍÓÚÑ][\w-]+)+", sentence.text[end:])
        ):
            end += more.end()  # "trabajadores de Doe Run"
        begin = group.start("who")
        if (beside := _BESIDE.search(flat[:begin])) is not None:
            begin = beside.start(1)  # "pescadores y estibadores"
        text = _trim(sentence.text[begin:end])
        if len(text) <= _LONGEST:
            return text
    return None


def _acting(flat: str) -> re.Match[str] | None:
    """The first group that does something, and to whom nothing is done: not "retienen a 14 trabajadores"."""
    groups = _GROUP.finditer(flat)
    return next((g for g in groups if not _DONE_TO.search(flat[max(0, g.start() - 40) : g.start()])), None)


def _trim(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,;:-\"'«»“”")
    return re.sub(r"^(?:los|las|el|la|the)\s|\s(?:y|e|and|de|del|la|los)$", "", text, flags=re.IGNORECASE)
