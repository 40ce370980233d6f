"""A name of a place as it stands in a sentence, and what the words around it say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from storage.regions import Region


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at a place in a sentence, with who may bear it (how good the claim is, the region) and its weight."""

    start: int
    end: int
    name: str
    bearers: tuple[tuple[int, Region], ...]
    weight: int  # 3 said to be the place, 2 named, 1 a body's or people's home, 0 somewhere else
    town: bool = False
    sure: bool = False  # a level word decides
    local: bool = False  # a sector or hamlet by the word before it
    perhaps: bool = False  # a common word, a place only beside one that contains it
    guessed: bool = False  # one letter off
    home: bool = False  # where those come from who do it
    adjective: bool = False  # told by an adjective or as a river's name: "puneños", "el río Urubamba"

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all that bear it."""
        return tuple(region.code for _, region in self.bearers)


#: "Es en realidad en Reque": what was said before it is not so.
IN_TRUTH = re.compile(
    r"\b(?:es|fue|era|esta) en realidad\b|\ben realidad (?:es|fue|era|esta|ocurre)\b|\bactually (?:in|at)\b"
)


#: The words before a name, nearest last, that say how it stands to what happens.
SAID_HERE = re.compile(
    r"(?:\b(?:en (?:la|el) del?|en|in|at|near|around|alrededor de|cerca (?:de|a)|inmediaciones de|"
    r"altura (?:de|del|d)|afueras de|outside|sector|"
    r"distritos?(?: de)?|(?:district|province|region|department|citie|town|village)s of|(?:region|department|village) of|"
    r"(?:provincias?|regiones|departamentos|ciudades|localidades)(?: \w{4,12}as)? de|"
    r"provincia(?: de)?|region(?: de)?|district of|province of|city of|town of|ciudad(?: de)?|localidad de|"
    r"ubicacion:?|en la capital(?: provincial| distrital| regional)? de|"
    r"(?:distritos|provincias|localidades|ciudades|regiones|zonas|sectores|lugares|districts|towns|"
    r"places) (?:\w+ )?(?:como|like)|"
    r"lugar:?|location:?|jurisdiccion de|across|throughout|reached|zona de|comunidad de|"
    r"centro poblado(?: de)?|(?:ingresos?|accesos?|entradas?)(?: y (?:de )?salidas?)? (?:al?|de|del|hacia|"
    r"a la ciudad de|al distrito de)|"
    r"(?:entrances?|access(?: road)?) (?:to|of))"
    r"(?: el| la| los| las| the| toda| todo| all| nearby| neighbou?ring)?|[(\[])\s*$"
)


ELSEWHERE = re.compile(
    r"\b(?:part(?:io|ieron|iran)|sali(?:o|eron)|saldran?|started from|set off from)\b[^.;]{0,40}\b(?:del|"
    r"(?<!distrito )(?<!provincia )(?<!localidad )(?<!ciudad )(?<!calles )(?<!centro )(?<!plaza )(?<!armas )"
    r"de(?! (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]+iembre|octubre|noviembre|diciembre)\b)|"
    r"desde|from)\b[^.;,]{0,20}$|"
    r"\b(?:hacia|rumbo a|con destino a|con direccion a|direccion a|towards?|heading (?:to|for)|bound for|"
    r"en camino a|"
    r"procedentes? de|provenientes? de|llegad[oa]s (?:de|desde)|(?:llegaron|llegan|vinieron|partieron|"
    r"partio|partiran|salieron|viajaron|came|arrived|travell?ed|set out) (?:\w+ )?(?:desde|de|from)|"
    r"(?:mayoria|manifestantes|protestantes|marchantes|most|protesters|marchers)(?: de (?:los|las|ell[oa]s) ?\w*| of them)? "
    r"(?:es|son|era|eran|fueron|are|were|came) (?:de|from)|"
    r"(?:venid[oa]s?|llegad[oa]s?|bajad[oa]s?) (?:de|desde)|venid[oa]s de|delegacion(?:es)? de|viajan a|"
    r"viajar a|hasta|entre|between|frontera con|border with|limites? (?:con|entre|de)|"
    r"(?:limites?|colindante|frontera) con (?:el |la )?(?:vecin[oa] )?(?:distrito|provincia|region|departamento) del?|"
    r"frontera entre|border between|"
    r"(?<!in and )out of|leaving|hacia (?:la |el )?\w+(?:, \w+)* (?:y|e|o)|(?:y|,|pero) no en|but not in|"
    r"excepto(?: en)?|incluso (?:de|del|desde)|"
    r"salvo en|solidaridad con|"
    r"(?:con|a|por) (?:los |las |nuestros |"
    r"sus )*hermanos de|(?:a|con) l[ao]s de|"
    r"ocurrid[oa]s? en|sucedid[oa]s? en|"
    r"fallecid[oa]s (?:en|de)|muert[oa]s (?:en|de)|caidos (?:en|de)|killed in|victimas (?:en|de)|masacre de|"
    r"(?:no )?sal(?:gan|ir|ga|en) de|a (?:unos |unas |solo )?[\d.,]+ (?:kilometros|kms?|minutos|horas|metros|min) de|"
    r"a (?:unos |unas |solo )?[\d.,]+ (?:kilometros|kms?|minutos|horas) de la ciudad de|[\d.,]+ (?:km|kilomet(?:re|"
    r"er)s|miles|hours) from|"
    r"(?:against|over|justice for|mourn\w*|denounc\w*|condemn\w*|por|contra) (?:the |las |los |la )?(?:\w+ )?(?:killings?|"
    r"deaths?|massacre|crackdown|repression|violence|muertes?|represion) (?:in|of|at|en|de)|"
    r"(?:in|en) (?:support|solidarity|apoyo|solidaridad|respaldo) (?:of|for|with|to|al?|con) (?:\w+ ){0,5}?"
    r"(?:in|of|from|en|de)|"
    r"access (?:was|is|has been|remains) (?:\w+ly )?(?:blocked|cut|closed|shut)(?: off)? to(?: the neighbou?ring)?|"
    r"no (?:es|fue|era|esta|ocurre) en|not (?:in|at|near)|conecta(?:n)? (?:con)?|"
    r"une(?:n)?|va(?:n)? a|que va(?:n)? de|pasajeros (?:a|de)|buses (?:a|de)|(?<!asi )como en|al igual que en|"
    r"about|embassy(?: in)?|embajada (?:en|de)|no (?:salgan?|partan) de|"
    r"(?:no )?(?:suban?|subas|bajen?|bajes|vayan?|vayas|viajen?|viajes) (?:a|para|hacia)|"
    r"desvi(?:arse|an|aron|ados|ando) por|links?|linking|"
    r"connects?|connecting|(?:give|gives|giving) access to|lead(?:s|ing)? to|comunica|llegar a|ingresar a)"
    r"(?: el| la| los| las| the)?(?: (?:(?:ciudad(?:es)?|regiones|provincias|distritos|"
    r"localidades)(?: del?)?|(?:city|cities|provinces?|regions?|districts?|town) of))?\s*$"
)


#: "… a Puno, donde se enfrentaron": what comes then is there.
WHERE_THEN = re.compile(r"\s*,?\s(?:lugar |ciudad |localidad )?(?:donde|en donde|where)\b")


#: Names of a row before the last of it.
JOINED_BEFORE = re.compile(
    r"\s(?P<names>(?:(?:La|El|Los|Las|San|Santa)\s)?[A-ZÁÉÍÓÚÑ][\w'’-]+(?:\s(?:de\s)?[A-ZÁÉÍÓÚÑ][\w'’-]+)*"
    r"(?:,\s(?:(?:La|El)\s)?[A-ZÁÉÍÓÚÑ][\w'’-]+(?:\s[A-ZÁÉÍÓÚÑ][\w'’-]+)*)*,?\s(?:y|e|and)\s(?:del?\s|the\s)?)$"
)


#: "The exits to Puno, Cusco and Lampa": where they lead to.
JOINED_BY_COMMA = re.compile(
    r"\b(?:[Ss]alidas|[Ee]xits) (?:a|hacia|to)\s(?P<names>(?:[A-ZÁÉÍÓÚÑ][\w'’-]+(?:\s[A-ZÁÉÍÓÚÑ][\w'’-]+)*,\s)+)$"
)


#: "Llegaron a Huánuco y se concentran": they are there by now.
ARRIVED = re.compile(
    r"\b(?:llegaron|llego|llegan|arribaron|arribo|ingresaron|arrived|reached|entered)\s(?:\w+\s)?(?:(?:a|al|"
    r"en|hasta|in|at)\s)?"
    r"(?:la |el |the )?(?:ciudad de |distrito de |plaza de armas de |city of )?$"
)


#: "Marcharon por Cayma": people who pass through a place are there.
PASSED_THROUGH = re.compile(
    r"\b(?:march|moviliz|recorr|desfil|rall|parad|vaya|pase)\w*\s(?:\w+\s){0,2}(?:por|through|across)\s"
    r"(?:la |el |los |las |the )?(?:distritos? de |ciudad de |city of )?$"
)


#: "Ante la municipalidad de Paucarpata": people stand there.
BEFORE_OFFICE = re.compile(
    r"\b(?:ante|frente al?|frontis de|delante de|puertas? de|exteriores de|afueras de|al costado de|"
    r"en)(?:l)?\s(?:la |"
    r"el |las )?"
    r"(?:\w+ )?(?:municipalidad|municipio|comisaria|fiscalia|hospital|ugel|corte|sede|direccion|prefectura|"
    r"subprefectura|colegio|"
    r"estadio|cuartel|aeropuerto|terminal|gobierno regional|gobernacion|posta|juzgado)(?: \w+){0,2} de(?: la| los)?\s$"
)


BODY = re.compile(
    r"\b(?:(?!alrededores|exteriores|interiores|anteriores|sectores|corredores|valores)\w{3,}(?:eros|istas|"
    r"antes|ores)|"
    r"alcaldes|regidores|gobernadores|congresistas|ingenieros|mujeres|aymaras|aimaras|quechuas|familias|delegaciones|"
    r"rio|laguna|lago|represa|cuenca|quebrada|jovenes|indigenas|federaciones|sindicatos|organizaciones|"
    r"gremios|asociaciones|bases|hermanos|por|x|"
    r"via(?!\s(?:de|del|a)\b)|through|universidad|"
    r"universitario|prefect[oa]|subprefect[oa]|vocer[oa]|rector|general|coronel|comandante|fiscal|jef[ea]|red|"
    r"microrred|colegio|institucion|radio|diario|revista|hospital|gobierno|"
    r"gobernacion|gobernador|"
    r"alcalde|alcaldesa|municipalidad|direccion|corte|fiscalia|policia|policial|pnp|comisaria|defensoria|defensorial|"
    r"sutran|ugel|"
    r"drep?|frente|federacion|sindicato|asociacion|central|confederacion|comite|camara|unsaac|una|unsa|"
    r"liga|coordinadora|"
    r"tv|canal|prensa|club|estadio|aeropuerto|cuartel|regional de|regional|ejecutivo|banco|asamblea|"
    r"congresista|"
    r"onda|noticias|news|diocesis|vicariato|obispo|prelatura|comando|movimiento|partido|cmac|caja|"
    r"comuneros|ronderos|"
    r"pobladores|poblacion|vecinos|manifestantes|comunidades|campesinos|estudiantes|transportistas|agricultores|"
    r"residents|"
    r"villagers|farmers|students|protest[eo]rs|demonstrators|peasants|miners|teachers|people|delegations|mineros|"
    r"trabajadores|docentes|comerciantes|dirigentes?|region policial)\b"
    r"(?:\s+(?:nacional|regional|provincial|superior|de|del|la|los|las|el|y|of|from|justicia|defensa|"
    r"intereses|comercio|"
    r"distritos|provincias|comunidades|zonas?|partes?|indigenas|bajo|alto|policial|campesin[ao]s|distrital|unic[oa]|"
    r"trabajadores|agrari[oa]|departamental|the|transportes|"
    r"provinces?|districts?|communities|regions?|outlying|nearby|surrounding|neighbou?ring|rural|indigenous|"
    r"highland|salud|educacion))*\s*$"
)


#: English says last what body it is: "the Cusco Irrigation Board", "the Túpac Amaru Revolutionary Agrarian Federation".
BODY_AFTER = re.compile(
    r"\s(?:[A-Z][a-z]+\s(?:of\s)?){0,3}(?:Federation|Board|Unions?|Front|Association|Confederation|Committee|Chamber|League|"
    r"Organi[sz]ation|Movement|Command|Coordinator|Collective)\b|"
    r"\s(?:peasant |native |[Ii]ndigenous |farming |rural |campesin[ao] )?communit(?:y|ies)\b"
)


#: What such a word names is a square, a street, an exit: "Plaza San Martín" is not the department.
_VENUE = (
    r"pte|plaza|plazuela|parque|jiron(?:es)?|jr|avenidas?|avs?|ave|calles?|cuadra \d+|salida|salida a|salida hacia|"
    r"puente|ovalo|mercado|terminal|"
    r"aeropuerto|estadio|hospital|universidad|colegio|campo|cruce|peaje|square|avenue|street|bridge|park|exits?|"
    r"grifo|"
    r"paradero|urbanizacion|urb|via expresa|hotel|iglesia|catedral|coliseo|pasaje|intercambio vial|"
    r"peaje de|garita|"
    r"fundo|hacienda|mina|unidad minera|corredor|institucion educativa(?: n\W{1,3}\d+)?|ie|cuartel"
)


VENUE_BEFORE = re.compile(
    rf"\b(?<!ingreso y )(?<!ingresos y )(?<!entrada y )(?<!entradas y )(?<!acceso y )(?:{_VENUE})\.?(?:\s+(?:de la|"
    rf"de los|de las|del|de|a la|al|a|hacia|el|la|los|las|of the|of|to))?\s*$"
)
#: "Las avenidas Nicolás de Piérola y Tacna": the last of several streets.
AMONG_STREETS = re.compile(
    r"\b(?:avenidas|jirones|calles|avs)\.?\s(?!del?\s)[^.;:]{2,70}(?:,|\by|\be)\s$|"
    r"\b(?:avenidas|jirones|calles)\b[^.;:]{0,45}\bcomo\s(?:[^.;:]{2,60}(?:,|\by|\be)\s)?$"
)
BY_NAME = re.compile(r"^(?:puente|pte|peaje|ovalo|cruce|desvio|grifo)\.?\s*$")
#: "El puente de Ilave" is in Ilave; "la avenida de Arequipa" is but named so.
OF_PLACE = re.compile(
    r"^(?:avenida|calle|via|pista|plaza) principal de\s*$|^(?!avenida\b|av\b|ave\b|jiron\b|jr\b|calle\b|"
    r"cuadra|pasaje|"
    r"campo|salida a|corredor)\w.*\b(?:de|del|of)\s*$"
)


#: "Unions called a strike": the English word, and not a place named Unión.
UNIONS = re.compile(r"Unions?\s[a-z]")
#: English says last what it is that bears the name; an airport or a hospital of a town stands in it.
VENUE_AFTER = re.compile(r"\s(?:(?:National|State) )?(?:University|Square|Avenue|Street|Park|Stadium)\b")


def called_local(before: str) -> bool:
    """Whether the word before a name says that it is a sector, a hamlet or a quarter."""
    return bool(
        re.search(
            r"\b(?:sector(?:es)?|paraje|caserio|anexo|centro poblado|barrio|asociacion|zona)(?: de| denominad[oa]|"
            r" conocid[oa] como| llamad[oa])?\s$",
            before[-30:],
        )
    )


def part_of_longer(text: str, start: int, end: int, *, common: bool) -> bool:
    """Whether another capital stands right beside, so that this is a piece of a name that is not known."""
    if re.search(r"(?:^|\s)(?:Las|Los|(?<![Rr]ío )(?<![Rr]io )(?:Alto|Bajo))\s$", text[:start]):
        return True  # "Las Bambas" is no Bambas, "Alto San Martín" no San Martín
    if text[start:end].lower() == "bambas" and text[:start].endswith("las "):
        return True
    return common and bool(
        re.match(r"\s[A-ZÁÉÍÓÚÑ][a-záéíóúñ]", text[end:])
        or re.search(r"[^.:]\s[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+\s$", text[:start])
    )
