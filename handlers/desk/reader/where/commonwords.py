"""Names of places that are also ordinary words or people's names: they need more around them to be a place."""

from __future__ import annotations

#: Towns so short or so common as words that in small letters they count only after "en" and the like.
SHORT = frozenset({"ica", "ilo", "ate", "juli", "lima", "puno"})

_WORDS_LIST = (
    "aco acos alca alis alto anco antioquia aquijes arena arenal arma ascension asia asuncion balsas "
    "banos belen bellavista bernal bigote bolivar bolognesi brea brena caja calzada campanilla canas "
    "capilla capillas carmen cascas casitas castilla chala chao chincho choco choras cocas coipa colonia "
    "colta concepcion concho concordia convencion copa corrales cosme coya crucero cruz cuenca cuesta "
    "culebras cusca daguas dorado encanada eslabon esperanza eten florida frias gamarra granada grau "
    "guadalupe habana hongos honoria huertas imperial independencia indiana ingenio jardin jesus joya "
    "laberinto lagunas lajas lares libertad llama llata lobitos lomas luyando mache madrigal magdalena "
    "mala malvas manas manta manu mar mara maras maray marca marco margos maria marias matanza mato mazan "
    "mejia mendoza merced milagro mito moche molina molino molinos montero montevideo morada morales moro "
    "mosca napo naranjos nauta negritos obas orellana organos oro paca pachia palca pampa pampas papayal "
    "paras parco parcoy paucas pausa pazos pebas peca pedregal perla phara pias piedras pimentel pion "
    "pira pirca polvora ponto poroto porvenir prado primavera progreso providencia punta quiches quinua "
    "raimondi ramada raymondi razuri recta remanso reque requena roble rondos roque rosario sabaino "
    "salamanca salas salitral salvacion sama sana santa santiago sauce sausa sexi sina sitabamba sondor "
    "soplin sucre supe talavera tambo tate tigre tinco tingo tinta tomas toro totos trinidad tupe union "
    "valera venecia vice victoria zapatero zuniga alerta levanto tanta suyo previsto canta sano constitucion chupa "
)
_WORDS = frozenset(_WORDS_LIST.split())
_PHRASES = frozenset(
    {
        "dos de mayo",
        "el alto",
        "la curva",
        "el carmen",
        "el dorado",
        "el ingenio",
        "el milagro",
        "el porvenir",
        "el prado",
        "la arena",
        "la banda",
        "la brea",
        "la capilla",
        "la convencion",
        "la cruz",
        "la cuesta",
        "la esperanza",
        "la florida",
        "la huaca",
        "la joya",
        "la libertad",
        "la matanza",
        "la merced",
        "la peca",
        "la perla",
        "la punta",
        "la ramada",
        "la union",
        "la victoria",
        "las lomas",
        "las piedras",
        "nuevo progreso",
        "pueblo libre",
        "pueblo nuevo",
    }
)

#: Such words name a place where they have a capital, and none in small letters.
_SMALL_LIST = (
    "alegria alamo ambar amelia algarrobal agustino barranco bretana cabana canaria huaca incas laredo lince mancos "
    "mangas marcas melgar miraflores morona moya navarro nieva olivos olleros oropesa pacae planchon plateria "
    "saman tamarindo tapo tauca tipan totora trita trompeteros tunal ventanilla viques yaguas yunga cupi layo sojo awajun"
)
SMALL = frozenset(
    (*_SMALL_LIST.split(), "el cruce", "el fiscal", "la punta", "la banda", "la arena", "la cruz")
)

#: Behind "en" such a word says how something is, or names what every town has: "en alerta", "en el molino".
_STATES_LIST = (
    "alerta pausa marca calzada mar tinta union libertad victoria primavera caja cuenca campo oro tanta previsto "
    "sano polvora concordia sala salas cruz santa maria jesus papas cuesta honoria remanso arena progreso marco "
    "tambo colonia pampa casitas molino ingenio independencia esperanza tomas choque toro puerto alto prado "
    "constitucion convencion"
)
STATES = frozenset(_STATES_LIST.split())


def is_common(name: str) -> bool:
    """Whether a folded name is also an ordinary word, so that its letters alone do not name a place."""
    return name in _PHRASES or name in _WORDS or len(name) < 3
