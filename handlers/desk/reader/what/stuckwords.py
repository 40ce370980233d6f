"""How those say it who stand before a shut road: "nos tienen varados", "no nos están dejando pasar", "todos en la pista"."""

from __future__ import annotations

_THEM = r"(?:(?:nos|les?|los|las|me|lo|la) )?"
_GO = r"(?:pas(?:ar|o|e)|salir|entrar|ingresar|transitar|circular|avanzar|cruzar)"
_WAY = r"(?:pista(?! de)|carretera|via(?! crucis)|panamericana|calzada|autopista)"
_ALL = (
    r"(?:tod[oa] (?:el|la) (?:mundo|pueblo|comunidad|poblacion|gente|barrio|distrito)|tod[oa]s l[oa]s "
    r"(?:comunidades|bases|comuner[oa]s|vecin[oa]s|herman[oa]s)|la (?:comunidad|poblacion)|el pueblo)"
)
#: A part of what names a blockade, without groups of its own.
STUCK = (
    rf"no {_THEM}(?:estan?|siguen?|vienen) (?:dejando|permitiendo|dando) (?:el )?{_GO}|"
    rf"no (?:nos|les|los|las|me) (?:dej|permit)(?:en?|an|aron|ieron|aban|ian) {_GO}|"
    rf"sigu?en? sin dejar {_GO}|"
    r"(?:nos|los|las) (?:tienen|dejaron|han dejado) (?:\w+ )?(?:parad|varad|atascad|atrapad|plantad|botad)[oa]s?\b"
    r"(?! (?:en (?:el|la) )?(?:aeropuerto|hospital|terminal))|"
    r"(?:estamos|quedamos|seguimos) (?:\w+ )?(?:atrapad|parad|plantad|botad)[oa]s "
    r"(?=en (?!el (?:aeropuerto|hospital))|desde|hace)|"
    r"ni para (?:a|de)?delante,? ni para atras|"
    rf"{_ALL} (?:\w+ ){{0,4}}en (?:la|plena|toda la) {_WAY}|"
    rf"(?:esta|estan) {_ALL} en (?:la|plena|toda la) {_WAY}|"
    r"no pasan? (?:los |las )?(?:camion(?:es)?|buses|volquetes|combis|trailers|cisternas|convoy)|"
    r"(?:everybody|everyone|the (?:whole|entire) (?:town|village|community)) (?:is )?(?:out )?on the (?:road|highway)|"
    r"(?:not (?:letting|allowing)|(?:won't|don't) let) (?:us|them|the (?:trucks|buses|cars)) (?:through|pass|past)"
)
