"""The words that name each kind of event, in Spanish and English without accents."""

from __future__ import annotations

import re

from storage.model import Kind

ROADS = (
    r"(?:carreteras?|vias?|pistas?|pe-?\d+[a-z]*|marginal|margen(?:es)?|rutas?|puentes?|panamericana|autopistas?|"
    r"calles?|avenidas?|av|jiron|"
    r"interoceanica|costanera|evitamiento|"
    r"transito|pases?|paso|accesos?|ingresos?|salidas?|corredor|tramos?|trocha|pana|rieles|via ferrea|"
    r"linea ferrea|"
    r"carriles|carril|circulacion|ovalo|tramo)"
)
_ROAD_EN = (
    r"(?:roads?|highways?|routes?|bridges?|streets?|avenues?|traffic|access|lanes?|exits?|railways?|"
    r"tracks?|way)"
)
_THE = (
    r"(?:\s+(?:de|del|la|las|el|los|todos?|todas?|varias|ambos|ambas|principal(?:es)?|the|a|all|both|main|of|"
    r"normal|libre|una|dos|un|y|anoche|ayer|hoy|nuevamente|otra vez|\w+mente|esta (?:manana|tarde|noche|madrugada)|"
    r"desde (?:el |la |las |hace )?\w+(?: \d+)?|por la (?:fuerza|manana|tarde|noche)|"
    r"por (?:algun|vari|un)[oa]s (?:horas|minutos)|simbolicamente|pacificamente|"
    r"sede|local|"
    r"puerta|frontis))*\s+"
)
_BUILDING = (
    r"(?:local(?:es)?|municipalidad|municipio|universidad|campus|colegio|instituto|aeropuerto|sede|"
    r"oficinas?|edificio|ugel|"
    r"planta|peaje|caseta|campamento|mina|fabrica|muelle|almacen|penal|coliseo|pozos?|estacion|comisaria|gobernacion|"
    r"prefectura|instalaciones|"
    r"gobierno regional|rectorado|"
    r"palacio|lote|hidroelectrica|hospital|poder judicial|ministerio|fiscalia|corte superior|"
    r"ciudad universitaria|"
    r"town hall|city hall|airport|building|offices?|headquarters|university|plant|mine|camp|school|"
    r"facilities|oil wells?|"
    r"pumping station|refinery|terminal terrestre)"
)
_POLICE = (
    r"(?:policias?|pnp|efectivos|agentes|fuerzas del orden|dinoes|militares|ejercito|police|officers|"
    r"soldiers|troops|army)"
)

#: For each kind what names it (strong) and what only hints at it (weak).
STRONG: dict[Kind, str] = {
    Kind.BLOCKADE: (
        rf"(?:interrumpid|restringid|cerrad|cortad)[ao]s? (?:la |el |las |los )?(?:pe-?\d+[a-z]*|{ROADS})|"
        r"bloque(?!s?\b)(?!o economico)\w*|vloque\w+|blok(?:e|u)\w+|piquetes?|"
        r"pickets|picket lines?|barricad\w+|tranqueras?|"
        rf"(?:(?:tom|cerr|cort)ar(?:an|emos)?|tom(?:an|aron|ada|adas|ado|ados|arian|a|o)|cort(?:e|es|an|aron|ada|ado)|"
        rf"cierr(?:e|an)|cerr(?:aron|"
        rf"ad[ao]s?|ao)|"
        rf"obstru(?:yen|yeron|yo|ye|id[ao]s?)|obstaculiz\w+|interrump\w+|interrupcion|impid(?:en|e|io|ieron|iendo)|"
        rf"impedid[ao]|paraliz\w+|"
        rf"restring\w+|trab(?:an|ada)|tapa(?:n|ron|da)){_THE}{ROADS}|"
        rf"cierres? (?:viales?|vehiculares?)|(?:presenta\w*|multiples|varias|diversas|reporta\w*|registra\w*) (?:\w+ )?"
        rf"interrupciones(?! (?:de(?:l)? )?(?:servicio|luz|agua|energia|clases))|"
        rf"cortes en (?:la |las |los )?{ROADS}|(?:registr|report|produ[cj]|mant[ei]+n|persist)\w+ cortes (?=en )|"
        rf"{ROADS} (?:\w+ ){{0,3}}(?:(?:\w+ ){{0,2}}"
        rf"(?:se encuentran?|permanecen?|lleva|estan?|siguen?|continuan?) (?:\w+ ){{0,2}})?"
        rf"(?:cerrad[ao]s?|tomad[ao]s?|interrumpid[ao]s?|restringid[ao]s?|"
        rf"cortad[ao]s?|obstruid[ao]s?|suspendid[ao]s?|"
        r"trabad[ao]s?|tapad[ao]s?|paralizad[ao]s?)|"
        r"(?:interrumpid|restringid|cerrad|cortad|tomad)[ao]s? (?:\w+ )?por (?:los |las |unos )?(?:\w+ )?"
        r"(?:manifestantes|pobladores|comuner[oa]s|vecinos|moradores|transportistas|ronderos|protesta|protestas|"
        r"huelguistas)|"
        r"(?:quema|queman|quemaron|quemo|quemando|prenden|prendieron|prendio|incendian)(?: de)? (?:\w+ )?(?:ll|y)antas|"
        r"llantas (?:quemadas|encendidas)|"
        r"(?:puesto|pusieron|ponen|colocad[ao]s?|colocado|colocaron|colocan|tirado|tiraron|arrojado) (?:\w+ ){0,3}"
        r"(?:piedras?|rocas?|llantas|troncos?|montones de tierra|palos)|"
        rf"(?:mantien\w+|tienen?|permanece\w*|sigue\w*|continua\w*|amanec\w+|luce\w*|dej(?:an|aron)) (?:cerrad|tomad|cortad|"
        rf"trancad)[ao]s?(?=[^.;]{{0,60}}\b(?:{ROADS}|desvio|cruce|peaje|variante|kms?|kilometros?)\b)|"
        r"(?:corte|cierre)s? (?:\w+ )?en (?:la |el |las |los )?(?:misma |propia )?(?:pe-?\d+[a-z]*|carreteras?|vias?|"
        r"pistas?|panamericana|autopistas?|avenidas?|av|interoceanica|puentes?|marginal)|"
        rf"(?<=el )cierre (?:es|sigue|continua) total|"
        r"(?:cierre|interceptacion|obstruccion(?! de (?:la|esta) \w+ (?:ha|han|dej|retras|afect|caus|gener|provoc)\w*)|"
        rf"obstaculizacion) (?:total |parcial )?(?:de|del|de la|de las|"
        rf"de los) (?:la |el )?"
        rf"{ROADS}|"
        r"(?:todavia|aun) (?:estan|siguen)(?=\s*(?:[,.;]|$))|"
        r"(?:cerraron|(?:cerr|tap|tranc|cort|obstru|bloque)(?:ad|id)[oa]s?)(?: \w+){0,4} con (?:\w+ ){0,2}(?:piedras|"
        r"llantas|troncos|tierra|palos|rocas|ramas|arboles|desmonte|vehiculos|camiones|tractores|volquetes|mototaxis|motos)|"
        r"todo (?:esta )?(?:parado|trancado)|(?:cerraron|han cerrado) (?=a la altura|en el km|en el kilometro)|"
        r"se cierra todo|no (?:va a haber|habra) (?:pase|paso)|"
        r"(?:sentad|parad|apostad)[oa]s (?:\w+ ){0,2}en (?:la|plena) (?:pista|carretera|via|calzada)|"
        r"no (?:se )?puede[n]? (?:pasar|salir|entrar|transitar|circular)|sin poder (?:pasar|salir|entrar|viajar)|"
        r"(?:no|tampoco) dejan (?:salir|entrar|ingresar|transitar|circular)|"
        r"no (?:pasan?|avanzan?|circulan?|se mueven?|deja[n]? (?:pasar|avanzar)) (?:a )?(?:ningun|ni (?:un|a)|nadie|nada|"
        r"carros?|vehiculos?)|"
        rf"no (?:sueltan?|liberan?) (?:la |el |esta ){ROADS}|(?:han|estan|tan) (?:tranca\w+|atraves\w+)|trancad[ao]s?|"
        r"gente (?:\w+ ){0,6}en la (?:pista|carretera|via|panamericana)|"
        r"(?:varad[oa]s?|atascad[oa]s?|atorad[oa]s?) (?:\w+ ){0,3}(?:en (?:la |el )?(?!hospital|aeropuerto)|desde|hace)|"
        rf"ocup(?:an|aron|ando|ada){_THE}(?:pe-?\d+[a-z]*|{ROADS})|"
        rf"(?:volv(?:ieron|io|er)|vuelven|procedieron|comenzaron|empezaron) a (?:cerrar|cortar|tomar|"
        rf"obstruir){_THE}{ROADS}|"
        r"no (?:hay|existe|dej(?:an?|o|aron|aban)|permit(?:en?|io|ieron|ian)|se puede|dan?)(?: el)? (?:pas(?:e|o|ar)|"
        r"transitar|circular|avanzar|cruzar)|(?:ningun|ninguna|ni un|ni una) (?:vehiculo|carro|bus|camion|unidad|auto)\w* "
        r"(?:\w+ ){0,2}(?:pasa|cruza|circula|avanza|transita)\w*|nadie (?:\w+ )?(?:circula|cruza|avanza|transita)|"
        r"impid\w+ (?:[^.;]{0,40} )?que (?:\w+ ){0,3}(?:pas|circul|transit|ingres|cruc|avanc)\w+|"
        r"(?:dan|dando|dejan|hay|abren|permiten|pasan) (?:el |un )?(?:pase |paso |pasar )?(?:solo )?"
        r"(?:(?:por |de )?\w+ (?:min|minutos|carros|vehiculos) )?cada (?:\w+ )?"
        r"(?:horas?|hrs?|minutos|min)\b|pase cada (?:\w+ )?(?:horas?|hrs?|minutos|min)\b|"
        r"sin (?:pase|paso)\b|esta(?:n)? (?:todo |todos )?cerrad[ao]s?|nadie (?:pasa|puede pasar)|"
        r"(?:solo|unicamente) (?:estan )?(?:dejan(?:do)?|permit\w+|pasan)(?: (?:pasar|el pase|el paso))?"
        r"(?: (?:a|de|las|los)){0,2} (?:motos?|motocicletas|autos|livianos|vehiculos|ambulancias|peatones|enfermos)|"
        r"retien\w+ (?:\w+ ){0,2}(?:embarcacion\w*|botes?|lanchas?|naves?|barcazas?|vehiculos|camiones|buses|cisternas)|"
        r"(?:rocks?|stones|boulders|tyres|tires|logs|trees|debris)(?: \w+){0,2} (?:on|across|over) the "
        r"(?:road|highway|tracks)|(?:no one|nobody) (?:\w+ ){0,2}(?:gets?|getting|get|pass(?:es)?) (?:through|by)|"
        r"(?:traffic|road|highway) obstructions?|"
        r"roadblocks?|road ?blocks?|blockad\w+|block(?:ed|s|ing|age)?(?= |,|\.|;|$)|barricad\w+|"
        rf"restrict(?:ed|ing|s)?{_THE}{_ROAD_EN}|(?:cut|cuts|cutting|shut|shuts|closed|close|closing|"
        rf"sealed|obstruct\w+)(?: off| down)?{_THE}{_ROAD_EN}|"
        rf"{_ROAD_EN} (?:\w+ ){{0,4}}(?:has been |have been |was |were |is |remains? )(?:\w+ )?(?:closed|shut|cut|"
        rf"sealed)|"
        rf"{_ROAD_EN} (?:\w+ ){{0,3}}(?:closed|impassable|cut off|cut(?= (?:at|near|by|in)\b)|shut|sealed)|"
        r"tree trunks across|(?:sat|sit|sitting) (?:down )?on the (?:road|highway|railway|tracks|rails)|"
        rf"burn(?:ing|ed|t) t[iy]res"
    ),
    Kind.MARCH: (
        r"(?<!dar )(?<!\bda )(?<!en )(?<!sobre la )marchas?(?! (?:atras|blanca))|en marchas?(?= (?:a|hacia|por|"
        r"contra|de)\b)|marchan|marchar(?:on|an|a)?|marchando|marcho|movilizaci?on(?:es)?|movili[sz](?:a|an|"
        r"aron|aran|ado|ados|arse|ando)|"
        r"pasacalles?|caravanas?|(?:protesta|manifestacion) (?:ha )?(?:transit|avanz|recorr)\w+|(?:realiz\w+|protagoniz\w+|"
        r"hicieron|haran|inici\w+) una (?:larga )?caminata|"
        r"recorr(?:e|en|ieron|iendo|io|eran)|(?:ha|han|habian?) recorrido|desfil(?:an|aron)|"
        r"(?:salen?|salieron|salio|saldran?|toman|tomaron|(?:retorn|volv|vuelv)\w+)(?: \w+)? (?:a )?las calles|"
        r"marchers|marched|marches|marching|march(?! \d| last| of 20)|mobili[sz](?:ed|es|ing|ations?)|"
        r"took to the streets|take to the streets|parad(?:ed|ing)|procession|caravan"
    ),
    Kind.SIT_IN: (
        r"instal(?:an|aron) carpas (?:frente|en los exteriores|afuera|delante)|tents (?:outside|in front of)|"
        r"plan?ton(?:es)?|vigilias?|velaton|se encaden\w+|misa y vigilia|romeria|sit[- ]?ins?|vigils?|"
        r"encadenad[oa]s|acampan|"
        r"acamparon|"
        r"(?:encienden|encendieron|prenden) velas|held (?:portraits|candles|pictures|photos)|candle ?lit|"
        r"candles|"
        r"(?:portan|portaron|muestran) (?:los )?retratos|cacerolazo|pots and pans|camped|encamp\w+"
    ),
    Kind.STRIKE: (
        r"(?<!\w)paro(?!\w)|paros|huelgas?|paralizaci?on(?:es)?"
        r"(?! (?:\w+ )?(?:del?|de la) (?:transito|trafico|obras?|circulacion|vias?))|"
        r"paralizara[n]?|cese (?:total |parcial )?de (?:labores|actividades|operaciones)|(?<!\w)strikes?(?! team)|"
        r"on strike|(?:is|are|were|been) (?:\w+ly )?striking|"
        r"walk(?:ed|ing|s)? out\b|refus\w+ to (?:work|drive|teach|sail|fly)|acat\w+ (?:\w+ ){1,6}(?:horas|dias)\b|"
        r"walk(?:ed|ing)? off the job|stopped work\w*|work stoppages?|walkouts?|stoppages?|"
        r"(?:amanec\w+|quedo|quedaron|permanec\w+|luc(?:e|en|io|ieron)|ha sido|fue|esta|estan) (?:totalmente |completamente "
        r"|practicamente )?paralizad[oa]s?|(?:general|city-?wide|regional|transport|total) shut ?down"
    ),
    Kind.OCCUPATION: (
        rf"(?:tom(?:an|aron|ado|ada|ar|a|o)|ocup(?:an|ar|aron|aban|a|o|ada|ado|acion)|invad\w+|"
        rf"ingresan (?:a la fuerza )?al?){_THE}{_BUILDING}|"
        rf"occupation of|"
        rf"toma simbolica|"
        r"toma de(?:l)? (?:local|municip|universidad|aeropuerto|planta)\w*|"
        r"toma de (?:la|las) puertas? (?:\w+ ){0,2}?de(?:l| la)? "
    ),
    Kind.CLASH: (
        rf"choques? (?:entre|de) (?:\w+ ){{1,4}}(?:y|con) (?:la |los )?{_POLICE}|"
        rf"choc(?:an|aron|o) (?:\w+ ){{0,3}}con(?:tra)? (?:la |los )?{_POLICE}|"
        rf"enfrent(?:amientos?|an|aron|ados|arse|ando)(?! la| el)|choques? (?:entre|"
        rf"con(?:tra)?) (?:\w+ )?(?:manifestantes|{_POLICE}|pobladores|comuneros|"
        r"protest\w+|ronderos|grupos|la policia|civiles)|clash(?:es|ed|ing)?|batalla campal|gresca|"
        r"(?:came|come) to blows|se (?:agredieron|golpearon|trenzaron)|"
        r"scuffles?|confrontations?|(?:agredid|golpead|atacad|emboscad)[oa]s? por (?:una |la |los |las )?"
        r"(?:\w+ )?(?:turba|manifestantes|pobladores|comuneros|multitud|vandalos)|"
        rf"(?:lanzan|lanzaron|tiran|arrojan|arrojaron) (?:\w+ ){{0,3}}(?:contra|a) (?:la |los )?{_POLICE}|"
        rf"street battles?|"
        rf"(?:threw|throwing|hurled|hurling) (?:\w+ ){{0,3}}at (?:the )?(?:\w+ )?{_POLICE}"
    ),
    Kind.DISPERSAL: (
        r"(?:bot|ech|tir|lanz|avent|arroj)(?:an|ando|aron|o|a) (?:\w+ ){0,2}"
        r"(?:gas(?:es)?\b|bombas(?= lacrim|\W*$))|"
        r"(?:gases? )?lacrimogen[oa]s?|gases lacrimogenos|gaseando|gasearon|tear[- ]?gas\w*|desaloj\w+|"
        r"dispers(?:a|an|o|aron|ados?|ion|ed|es|ing|al|e)\b|"
        r"reprim(?:e|en|io|ieron|id[oa]s?)|represion|repress(?:ed|es|ing|ion)|intervencion policial|"
        r"evict\w+|broke up|break up|"
        r"broken up|water cannons?|replegad[oa]s|repelid[oa]s|repel(?:en|ieron)"
    ),
    Kind.EXCESSIVE_FORCE: (
        r"uso (?:excesivo|desproporcionado|indiscriminado)(?: e indiscriminado)? de (?:la )?fuerza|"
        r"(?:excessive|disproportionate)(?: use of)? force|police brutality|brutalidad policial|"
        rf"dispar(?:an|aron|a|o|ando|ado|aban?) (?:\w+ ){{0,4}}(?:contra|a|al cuerpo de|"
        rf"hacia) (?:\w+ ){{0,2}}(?:manifestantes|pobladores|civiles|comuneros|la multitud|protest\w+|"
        rf"personas)|"
        r"(?:opened|open) fire (?:on|at)|(?:shot|fired|firing|shooting) (?!tear|gas|water)(?:\w+ ){0,3}(?:at|"
        r"on) (?:\w+ )?(?:protest|demonstrat|crowd|civilian)\w*|"
        rf"(?:golpead|agredid|balead)[oa]s? por (?:un |una |la |los |las )?{_POLICE}|"
        rf"dispar(?:an|ando|aron|o)\b[^.;]{{0,50}}?\b(?:los |las |la )?{_POLICE}|{_POLICE}\b[^.;]{{0,30}}?\bdispar(?:an|"
        rf"ando|aron)\b|"
        r"abuso policial|agresion policial|golpiza policial|perdigones (?:contra|a) |beat(?:en|"
        r"ing)? (?:\w+ )?protest\w+|"
        rf"{_POLICE} (?:golpea|golpean|golpearon|agredieron|agrede)\w*"
    ),
    Kind.LOOTING: (
        r"saque(?:[oa]s?|an|aron|aban|aran|ando|ad[oa]s?|ador(?:es)?|ar(?:on)?)\b|"
        r"destrozos|destroz(?:an|aron)|vandal\w+|loot(?:ed|ing|ers)?|ransack\w+|set fire to|"
        r"set on fire|"
        rf"(?:incendi(?:o|aron|an|ad[oa])|quem(?:an|aron|ad[oa]|a)|prend(?:en|"
        rf"ieron) fuego)(?: al?)?{_THE}(?:\w+ )?(?:{_BUILDING}|peaje|caseta|patrullero|vehiculos?|casa|"
        rf"vivienda|"
        r"tienda|bus|banco)|"
        r"danos (?:a|en|contra)|"
        r"atac(?:an|aron) (?:\w+ ){0,2}(?:local|tienda|comisaria|"
        r"sede|banco|peaje)"
    ),
    Kind.ARRESTS: (
        r"(?<!vehiculos )(?<!buses )(?<!camiones )(?<!unidades )deten(?:idos|idas|cion|ciones|ido|ida)\b|"
        r"detuv(?:o|ieron)|detiene[n]?|(?:fueron|fue|son|han sido) (?:conducid|llevad|trasladad)[oa]s? "
        r"(?:a|hasta) (?:la|una) (?:comisaria|carceleta|dependencia|depincri|seincri)|"
        r"(?:were|was) taken to (?:the|a) police station|"
        r"arrest(?:s|ed|ing)?|detained|in custody|detentions?|capturad[oa]s|captur(?:aron|o|an)(?= a\b)|intervenid[oa]s"
    ),
    Kind.AGREEMENT: (
        r"(?<!de )(?<!por )(?<!hay )(?<!sin )(?<!un )acuerd(?:o|os|an)\b(?! con\b| a\b| de (?:la |nuestra |"
        r"su )?asamblea|\s*:)|"
        r"acordaron(?! (?!suspender|levantar|instalar|formar|conformar|deponer|conceder|otorgar|cesar|abrir|"
        r"liberar)\w+(?:ar|er|ir)(?:se)?\b)(?! (?:no|una reunion|un paro|una (?:huelga|marcha|movilizacion))\b)"
        r"(?! [^.;:]{0,60}?\b(?:continuar|proseguir|mantener|acatar|iniciar|convocar|radicalizar|plegarse|sumarse|retomar|"
        r"realizar)\b)|llega(?:n|"
        r"ron) a un acuerdo|treguas?|cuarto intermedio|"
        r"(?:firm(?:an|aron|ado|aria|a) |(?:con|tras) la firma de |"
        r"suscrib\w+ |suscripcion de )(?:\w+ )?(?:actas?|acuerdos?)|"
        r"agreements?|truces?|(?:reached|signed|struck) (?:a|an) (?:\w+ )?(?:deal|agreement)|"
        r"(?:instal(?:o|an|aron|ad[ao]s?|acion de)? )(?:\w+ )?mesas? de (?:dialogo|trabajo)"
    ),
}
#: "…, que en marzo bloquearon la vía, …", "quienes bloqueaban": what those people did before.
WHO_BEFORE = re.compile(
    r"\b(?:protesters|demonstrators|strikers|miners|farmers|workers|residents|villagers|locals|people)\s(?:\w+\s)?"
    r"(?:blocking|occupying|besieging|barricading)\b[^,;.]{0,60}|"
    r"\b(?:manifestantes|protestantes|ciudadanos|pobladores|comuneros|personas|ronderos|mineros|trabajadores|agricultores|"
    r"nativos|indigenas|cocaleros|cafetaleros|transportistas|pescadores|docentes|maestros|estudiantes|huelguistas|"
    r"protesters|demonstrators|residents|people|workers)\s(?:que|quienes|who)\s(?:desde [^,;.]{3,25}? )?"
    r"(?:(?:bloque|tom|ocup|cerr|seiz|block|occupi)(?:aron|ed|an)|mantien\w+ (?:bloque|tom|ocup|cerr)\w+)\b[^,;.]{0,90}|"
    r"\b(?:via|carretera|pista|ruta|puente|road|highway|bridge)\s(?:que|that|which)\s(?:had been|was|were|is|habia sido|fue|"
    r"estaba|esta|permanecia)\s(?:\w+ )?(?:bloque|tom|cerr|interrump|ocup|block|shut|seiz)\w+[^,;.]{0,60}|"
    r",\s(?:que|quienes|who|which)\s[^,;.]{3,90},|\b(?:que|quienes|who)\s(?:\w+\s){0,2}\w{3,}(?:aban|ian)\b"
    r"(?:(?!\b\w{3,}(?:aron|ieron)\b)[^,;.]){0,60}"
)
#: "Once policías murieron en el operativo para despejar la vía".
FELL = re.compile(
    r"\b(?:herid|lesionad|muri|muert|fallec|injured|wounded|killed|died|dead)\w*\b[^.;]{0,70}?\b(?P<tried>(?:en|durante|in|"
    r"during)\s(?:el|la|un|una|the|an?)\s(?:operativo|operacion|intervencion|accion|operation|raid)(?: policial)?\s"
    r"(?:para|de|to)\s(?:\w+\s){0,2}?(?:despej|desaloj|desbloque|liber|recuper|reabr|clear|reopen|evict|retak)\w*)"
)
