"""Words that name groups of people: trades, peoples, bodies, and what stands beside them."""

from __future__ import annotations

import re

from handlers.desk.reader.words.numbers import NUMBER


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Trades and kinds of people that no ending tells.
PEOPLE = _set(
    "pobladores moradores residentes habitantes vecinos vecinas ciudadanos lugarenos campesinos campesinas "
    "nativos nativas apus "
    "indigenas colonos aymaras aimaras quechuas ashaninkas shipibos docentes maestros maestras profesores "
    "profesoras estudiantes alumnos alumnas escolares universitarios universitarias choferes conductores "
    "taxistas medicos "
    "medicas enfermeras enfermeros obstetras internos trabajadores trabajadoras obreros obreras empleados "
    "empleadas "
    "extrabajadores extrabajadoras exobreros jubilados cesantes pensionistas licenciados reservistas socios "
    "socias madres "
    "padres mujeres jovenes familiares deudos damnificados usuarios usuarias vendedores vendedoras comerciantes "
    "ambulantes "
    "propietarios beneficiarios asociados promotores auxiliares inquilinos "
    "cocineras cosecheras vivanderas ganaderas costureras tejedoras paperas cafetaleras ciclistas tecnicos "
    "tecnicas "
    "empresarios empresarias hoteleros artesanos artesanas artistas productores productoras regantes agricultores "
    "agropecuarios comuneros comuneras ronderos ronderas mineros estibadores pescadores cargadores microbuseros "
    "catedraticos comensales servidores doctores doctoras galenos vigilantes retirados "
    "afiliados agremiados activistas feministas simpatizantes militantes fonavistas posesionarios "
    "abogados arquitectos ingenieros nombrados contratados agraristas periodistas "
    "transportistas camioneros mototaxistas ganaderos cocaleros cafetaleros paperos arroceros"
)
TRADE = re.compile(
    r"(?!(?:otr|primer|tercer|ultim|enter|carret|compan|extranj|viaj|pasaj|usuari|funcionari|comisari|diari|"
    r"horari|vari|"
    r"necesari|autoridad|gobernad|legislador|salteador|asaltant|senad|espectador|jugador|ganador|crucer|numer|"
    r"prisioner|heredad|"
    r"turist|futbolist|escenari|milenari|ordinari|extraordinari|contrari|sanitari|agresor|infiltrad|aeroport|"
    r"fronter|"
    r"petrol|minist|mercenari|vocer|delegad|"
    r"vehicul|llant|barr|bander|maner|hoguer|trincher|escaler|madrug|calend|salari|honorari|beneficiari|propietari|"
    r"domicili|rescat|bomber|brigad|observador|negociador|mediador|conciliad|carcel|escombr|lider|mader|"
    r"solidari|voluntari|"
    r"secundari|primari|universitari|agrari|tributari|bancari|comunitari|humanitari|prioritari|penitenciari|"
    r"centenari|"
    r"aniversari|bienestar|fiscaliz|investig|verific|secuestr|extorsionad|asesor|administrad|director|rector|"
    r"regidor|"
    r"consejer|asist|manifest|protest|ocup|invasor|saqueador|senderist|terrorist|narc|policial|guerr|tranquer|"
    r"organizador|convocad|patruller|letrer|parader|matader|potrer|basurer|botader|tabler|criader|invernader|contenedor|"
    r"generador|ventilador|cuestionari|formulari|inventari|seminari|santuari|vestuari|itinerari|glosari|corsari|"
    r"autop|entrev|rev|conqu|prev|excavad|retroexcavad|procesad|mirad|marcad|helic|cargad(?=oras)|"
    r"riber|"
    r"lader|huelgu|pradera|terrer|aguacer|febrer|sender|obler|dinero|granadera|indicador|computador|trabajador)\w*)"
    r"(?:ex)?[a-z]{3,}(?:eros|istas|adores|adoras|cultores|cultoras|arios|arias|icadores)"
)
#: Bodies: what must follow their first word so that it is one.
_AFTER: dict[str, str] = {
    "frente": r"(?:(?:unico|amplio|regional|provincial|civico|patriotico|agrario) )?de |amplio |unico |regional "
    "|civico |patriotico ",
    "frentes": r"de ",
    "central": r"unica |de (?:rondas|comunidades|trabajadores|cooperativas|organizaciones|asociaciones)|"
    "ashaninka |obrera |sindical |nacional ",
    "union": r"de (?!(?:los )?(?:pueblo|vehicul))|nacional |sindical ",
    "junta": r"de (?:usuarios|regantes|vecinos|comuneros)|vecinal|directiva de|de riego",
    "comision": r"de (?:regantes|usuarios|riego|trabajadores|lucha)",
    "colegio": r"medico|de (?:profesores|enfermer|ingenier|abogad|obstetr|arquitect|periodistas|quimico)",
    "asamblea": r"popular|de los pueblos|nacional|regional|departamental|general de|universitaria",
    "comando": r"(?:regional |departamental |provincial |unitario |unico |nacional )*(?:de |nacional|unitario)",
    "personal": r"(?:de(?:l| la| los| las)? (?!polic|pnp|polcar|dinoes|dirandro|ejercito|seguridad|serenazgo|"
    "tropa|bomberos|la pnp|la policia|sutran|"
    "salvamento)|medic|asistencial|administrativ|cas\b|"
    r"nombrado|docente|minero|contratado|obrero|tecnico)",
    "bases": r"(?:de|del|regionales|provinciales|magisteriales|sindicales|obreras)\b",
    "pueblo": r"(?:awajun|wampis|kukama|ashaninka|quechua|aymara|aimara|indigena|originario|shipibo|urarina|"
    "achuar|kichwa|matsigenka|de )",
    "pueblos": r"(?:indigenas|originarios|awajun|wampis|amazonicos|kukama|aymaras|quechuas|kichwas|nativos)",
    "movimiento": r"(?:[a-z]+ )?(?:de|regional|nacional|sindical|campesino|social|ciudadano|por)\b",
    "cooperativa": r"(?:agraria|de|azucarera|cafetalera)\b",
    "cooperativas": r"(?:agrarias|de|cafetaleras)\b",
    "organizacion": r"(?:de|regional|indigena|nacional|campesina|vecinal|social|distrital)\b",
    "comunidad": r"(?!(?:internacional|educativa|andina de|medica internacional)\b)",
    "comunidades": r"",
    "poblacion": r"(?!(?:en general afectada|penal|vulnerable|afectada)\b)",
    "gente": r"de ",
    "magisterio": r"",
    "construccion": r"civil\b",
    "familias": r"(?!(?:afectadas|damnificadas|quedaron)\b)",
    **dict.fromkeys(
        _set(
            "federacion confederacion sindicato sindicatos asociacion asociaciones coordinadora comite comites "
            "colectivo "
            "colectivos gremio gremios liga rondas ronda organizaciones plataforma federaciones confederaciones "
            "centrales dirigencia"
        ),
        r"(?!(?:electoral|de gestion del agua potable del ministerio|de crisis|de emergencia|de futbol|"
        r"peruana de futbol|nocturna)\b)",
    ),
}
BODIES = {word: re.compile(rf"\s*(?:{after})") for word, after in _AFTER.items()}
ACRONYMS = _set(
    "cgtp sutep fentase cunarc conacami fucap fdtc fartac cite fedip cut ccp cna anp unorca fartap fredepa fdpa "
    "adepa "
    "catp ctp fetrabap aidesep conap feconau fenate fdta sutase fenutssa fed-cut sitramun"
)
NO_BODY = _set(
    "pnp mtc coen coer ugel drel eeuu ee uu sutran indeci minsa essalud dina jne onpe reniec sunat rpp efe ap "
    "dni ruc "
    "igv km pe fap unsa unsaac unap uncp unmsm uni upt minem minedu midagri oefa ana anin mef pcm cidh onu oea "
    "tc jnj hrs "
    "urgente alerta ahora atencion aviso paro marcha huelga bloqueo ultimo minuto comunicado via vias video "
    "cnddhh cidh lima cusco puno juliaca peru ica tacna piura tumbes junin pasco ancash foto fotos confirmado "
    "actualizacion flash breaking alert update news road diresa diris ugt senamhi ositran"
)
ENGLISH = re.compile(
    r"(?:residents|villagers|farmers|farmworkers|mineworkers|growers|drivers|truckers|workers|miners|teachers|"
    r"professors|lecturers|"
    r"students|"
    r"nurses|doctors|physicians|medics|"
    r"unions?|communities|community|peasants|campesinos|patrols|rondas|retirees|pensioners|relatives|families|"
    r"mothers|"
    r"fathers|parents|vendors|traders|merchants|shopkeepers|stallholders|hauliers|carriers|operators|owners|"
    r"employees|"
    r"staff|supporters|activists|organi[sz]ations?|federation|association|confederation|fishermen|fishers|"
    r"loggers|bakers|"
    r"producers|"
    r"ranchers|herders|neighbou?rs|townspeople|locals|builders|dockers|dockworkers|longshoremen|controllers|"
    r"stevedores|veterans|reservists|unionists|"
    r"cooperatives?|collectives?|feminists|taxi drivers|settlers|homeowners|shepherds|guilds?)"
)
ENGLISH_KIND = re.compile(
    r"(?:air traffic|informal|artisanal|small-scale|indigenous|sugar|coffee|coca|rice|potato|cotton|maize|corn|avocado|"
    r"grape|dairy|"
    r"transport|truck|bus|minibus|taxi|mototaxi|"
    r"combi|health|hospital|mine|mining|construction|farm|agricultural|rural|peasant|local|university|school|"
    r"college|public|"
    r"retired|striking|dock|port|oil|gas|rail|railway|sanitation|municipal|market|street|civil|heavy|cargo|"
    r"freight|quechua|aymara|awajun|ashaninka|kukama|neighbou?ring|surrounding|nearby|several|high|"
    r"primary|"
    r"court|judicial|postal|refinery|textile|flower|alpaca|fishing|trade|labou?r|"
    r"defen[cs]e|struggle|andean|amazonian|native|former|cane|quinoa|banana|mango|water|teachers'?|truckers'?|drivers'?|workers'?|"
    r"farmers'?|students'?|nurses'?|doctors'?|[a-z]+ers'|[a-z]+s'|[a-z]{2,}-[a-z]+)"
)
ENGLISH_WORDS = re.compile(
    r"\b(?:the|of|and|in|by|have|has|were|was|on|at|with|from|to|are|is|an|will|for|over|after|their|who|"
    r"location|event|group|blocked)\b"
)
#: One body, which has an article or a name where it is one: "union and company officials" names none.
SINGLE = re.compile(
    r"(?:union|community|organi[sz]ation|federation|association|confederation|cooperative|collective|staff)"
)

#: "Los awajún", "los hermanos awajún": a people by its name alone.
PEOPLES = _set("awajun wampis ashaninka kukama shipibo urarina achuar kichwa")
FELLOWS = _set("los hermanos hermanas")
TOKEN = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)|[a-z0-9]+(?:['’-][a-z0-9]+)*'?|[^\sa-z0-9]")
#: Between "de" and what a group is of.
WHOSE = _set(
    "la los las el esta este esa ese dicha dicho esas estos estas su sus nuestra nuestro unos unas varios varias diversos "
    "diversas distintos distintas diferentes otros otras"
)
#: Behind a group, before the body that it belongs to.
BELONG = re.compile(
    r"(?:agrupad|agremiad|afiliad|vinculad|adscrit|organizad|pertenecient|asociad|inscrit)\w*$"
)
#: What stands before a group and belongs to it: articles, how many, who speaks for it.
ARTICLES = _set(
    "el la los las un una medio media numeroso nutrido importante gran unos unas "
    "otros otras algunos algunas varios varias diversos diversas distintos "
    "distintas todos "
    "todas estos estas dichos sus mas cerca alrededor aproximadamente casi al menos the a an some about around "
    "several many more "
    "than at least nearly almost over hundreds dozens other ademas solo tambien also those these local"
)
OF_THEM = _set(
    "total promedio grupo grupos cientos centenares miles millares millar decenas docenas docena centenar decena "
    "delegacion comitiva integrantes miembros "
    "dirigentes dirigente representantes representante delegados delegaciones presidente presidenta secretario "
    "secretaria "
    "general lider lideres vocero vocera voceros bases parte columna columnas contingente contingentes mayoria "
    "numero "
    "gremio gremios sector multitud turba group groups members leaders leader hundreds dozens thousands scores "
    "crowd "
    "representatives number majority president directivos directiva manifestantes protestantes personas protesters "
    "demonstrators people"
)
HOW_MANY = re.compile(rf"(?:{NUMBER})|mil|medio")
TIMES = _set(
    "manana madrugada noche tarde hoy ayer anoche mediodia medianoche ahora inmediato lunes martes miercoles "
    "jueves "
    "viernes sabado domingo esta este aqui alli ahi enero febrero marzo abril mayo junio julio agosto setiembre "
    "septiembre octubre "
    "noviembre diciembre nuevo forma manera modo paso pronto repente manifiesto acuerdo"
)
UNITS = _set("horas hora dias dia minutos semanas meses anos km kilometros metros")
SUFFERED = _set(
    "varados varadas heridos heridas detenidos detenidas muertos fallecidos afectados afectadas perjudicados "
    "atrapados retenidos secuestrados asesinados lesionados stranded injured wounded killed detained"
)
#: Words in -s after a plural that are none of its adjectives.
NO_ADJECTIVE = _set(
    "apostados apostadas instalados instaladas ubicados ubicadas concentrados concentradas provistos provistas armados "
    "tras mas pues antes despues entonces unos unas otros otras ellos ellas quienes jueves lunes martes miercoles "
    "viernes las los sus dos tres seis mientras luego ademas atras detras apenas entre horas dias as is was has us "
    "its this thus"
)
ADJECTIVE = re.compile(
    r"(?!(?:indica|publica|comunica|ratifica|critica|explica|justifica|califica|rectifica|espera|supera|"
    r"recupera|genera|"
    r"altera|libera|opera|coordina|termina|culmina|camina|domina|gana|sana|activa|reactiva|deriva|marcha|lunes|"
    r"considera|reitera|ingresara|lidera|senal|hora|ahora|fuera|era|aun)$)"
    r"(?:unic[oa]|agrari[oa]|pesad[oa]|poblado|privad[oa]|unificad[oa]|indigena|general|[a-z]{3,}(?:al|ar|ari[oa]|"
    r"ic[oa]|in[oa]|an[oa]|er[oa]|iv[oa]|ista|enil|antil|til)|"
    r"civil|docente|kichwa|awajun|wampis|kukama|ashaninka|shipibo|aymara|aimara|quechua|cas|urarina|matsigenka)"
)
LINKS = frozenset({"por", "para", "en"})
#: Behind whoever speaks for a group may stand their name.
SPEAKERS = _set(
    "dirigente presidente presidenta secretario secretaria lider vocero vocera representante delegado delegada leader "
    "spokesman spokeswoman president"
)
#: Before the name of a thing: "puente Comuneros de Huancayo", "vía Los Libertadores".
THINGS = _set("puente avenida av plaza parque ovalo calle jiron jr barrio via carretera colegio mercado")
