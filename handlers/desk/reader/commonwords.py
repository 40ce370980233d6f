"""Names of places that are also ordinary words or people's names: they need more around them to be a place."""

from __future__ import annotations

#: Two- and three-letter towns that count in small letters after "en".
SHORT = frozenset({"ica", "ilo", "ate", "juli", "lima", "puno"})

_WORDS = frozenset(
    (
        "aco acora acos alca alis all alto alto peru anco andres anta antioquia arena arenal arma ascension asia asuncion "
        "balsas banos belen bellavista bernal bigote bolivar bolognesi brea brena caja cala calzada campanilla cana canas "
        "canta capilla capillas carmen cascas casitas castilla castillo chao chara chincho choco chora choras clase cocas "
        "colonia colta comas concepcion concho concordia condor convencion copa cora cosme country coya crucero cruz "
        "cuenca cuesta culebras cura cusca daguas dorado el dorado el alto el porvenir el progreso el carmen el prado "
        "el triunfo el milagro encanada ene esperanza eslabon eten florida frias gamarra granada grau guadalupe habana hongos "
        "honoria huertas humay huaca imperial independencia indiana ingenio iquitos_ jardin jesus joya la esperanza "
        "la florida la huaca la joya la libertad la merced la union la victoria la paz la perla la punta la cruz la cuesta "
        "la banda la coipa la molina la peca la capilla la ramada la brea la arena la matanza la oroya_ laberinto lagunas lajas lares "
        "libertad llama llave loma lomas las lomas las piedras los olivos_ los aquijes los organos los banos del inca "
        "lobitos lucas lucre luna luya mache madrigal magdalena mala malvas manas mancos manta manu mar mara maras maray "
        "margos maria marias marca marco matanza mato melgar_ mejia mendoza merced milagro mito moche molino molinos "
        "montero montevideo morada morales moro mosca nacional napo nationwide naranjos nauta negritos nuevo progreso "
        "obas oro organos pais palca palma pampa pampas papayal paca paras parco parcoy paucas pausa pazos peca pebas "
        "pedregal perla piedras pias pimentel pion pira pirca polvora ponto porvenir poroto prado primavera progreso "
        "providencia pueblo libre pueblo nuevo punta quiches ramada recta remanso reque requena roble roque rondos rosario "
        "sabaino salas salamanca salvacion sama san sana santa santiago sapo sauce sausa sexi sina sitabamba sol "
        "supe sucre talavera tambo tate tigre tinco tinta todo todos tomas toro totos tres trinidad tupe una union "
        "valera venecia ventanilla_ vice victoria vista zapatero zuniga dos de mayo ventana tingo tumbes_ raymondi "
        "raimondi orellana razuri chala soplin huari_ sapallanga_ corrales crespo castilla rosas san juan san pedro "
        "pachia phara quinua tarata_ llata luyando mazan salitral sondor sauri caracas leoncio"
    ).split()
)
#: The phrases among the words above, spelled out.
_PHRASES = frozenset(
    {
        "alto peru",
        "el dorado",
        "el alto",
        "el porvenir",
        "el progreso",
        "el carmen",
        "el prado",
        "el triunfo",
        "el milagro",
        "la esperanza",
        "la florida",
        "la huaca",
        "la joya",
        "la merced",
        "la union",
        "la victoria",
        "la paz",
        "la perla",
        "la punta",
        "la cruz",
        "la cuesta",
        "la banda",
        "la peca",
        "la capilla",
        "la ramada",
        "la brea",
        "la arena",
        "la matanza",
        "las lomas",
        "las piedras",
        "nuevo progreso",
        "pueblo libre",
        "pueblo nuevo",
        "dos de mayo",
        "el ingenio",
        "la convencion",
        "la libertad",
    }
)
_ARE_PLACES = frozenset(
    "acora anta canta comas huaca iquitos melgar humay mancos lucre luya la oroya tarata pueblo libre nuevo".split()
)


def is_common(name: str) -> bool:
    """Whether a folded name is also an ordinary word, so that its letters alone do not name a place."""
    if name == "llave":
        return False
    return name in _PHRASES or (name in _WORDS and name not in _ARE_PLACES) or len(name) < 3
