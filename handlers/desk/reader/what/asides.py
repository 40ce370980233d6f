"""What a report tells beside a protest, which is no protest itself: people freed, harvests lost, laws debated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.what.kinds import HARMFUL, Hit

#: Where people were hurt or taken nothing is left out: it is asked about.
#: Before the noun of what is but the ground, the time or the subject of something else.
_BEHIND = re.compile(
    r"\b(?:frente al?|previo al?|tras|luego de|despues de|antes de|durante|en medio de|por|debido a|a causa de|a raiz de|"
    r"contra|sobre|ante|"
    r"desde|al cumplirse|after|before|during|amid|over|since|because of|due to|about|against|following)\s"
    r"(?:(?:el|la|los|las|un|una|l|the|a|an|de|del|inicio|\w+ (?:dias?|horas|semanas|anos?|days|hours|weeks|years?) "
    r"(?:de|of)|ultim\w+|recient\w+|pasad\w+|nuev\w+|recent|last|latest|new|nationwide|regional) )*$"
)
#: What somebody does, who protests in no way by it.
_APART = re.compile(
    r"\b(?:perdi(?:o|eron)|pierden?|juzg\w+|sentenci\w+|conden(?:o|aron|an)|procesan|investig(?:a|an|o|aron|ara|aran)|"
    r"recuerdan?|record(?:o|aron)|rindieron|rinden|homenaje\w*|conmemor\w+|sepult\w+|enterraron|"
    r"debat(?:e|en|io|ieron|ira|iran)|votar\w*|aprob(?:o|aron|ara)|decidir(?:a|an)|"
    r"(?:mourn|remember|honou?r|buri|sentenc|convict|charg|investigat|debat|indemnif)(?:ed|es|s|ing|e)|lost|"
    r"will (?:decide|debate|vote)|voted)\b"
)
_ASKED_BY_OFFICE = re.compile(
    r"\W*(?:el |la |los |las |the )?(?:alcald\w+|gobernador\w*|ministr\w+|congresist\w+|premier|president\w+ "
    r"(?:regional|del consejo|de la camara)|camara|defensor\w*|prefect\w+|mayor|governor|ministry|minister)\b"
    r"[^.;:,]{0,60}?\b(?:pidi(?:o|eron)|piden?|solicit(?:o|a|an|aron)|exhort\w+|invoc(?:o|a|an|aron)|asked|urged|"
    r"called on)\b"
)
#: "… pidió a los manifestantes dejar pasar a una ambulancia": somebody holds it up.
_HELD_UP = re.compile(
    r"\b(?:dej(?:ar|en) (?:pasar|entrar|salir|libre)|permit\w+|liber\w+|levant\w+|desbloque\w+|despej\w+|manifestantes|"
    r"huelguistas|bloque\w+|depon\w+|let through|unblock|lift|protesters|demonstrators|strikers)\b"
)
_UNDECIDED = re.compile(
    r"\b(?:decidir(?:a|an)|definir(?:a|an)|evaluar(?:a|an)|resolver(?:a|an)|someter(?:a|an) a|will (?:decide|vote|"
    r"meet to decide)|decidi(?:o|eron) no (?:firmar|acatar|participar|sumarse|plegarse|marchar|bloquear|paralizar|asistir|"
    r"viajar)|no acatar(?:a|an))\b"
)
_STANDS = re.compile(
    r"\b(?:que (?:\w+ )?(?:mantien|acat|realiz|cumpl|sosti|ejec|llev|continua|sigue|afecta|se )\w*|hay|sigue\w*|"
    r"continua\w*|mantien\w*|permanec\w*|persist\w*|bloquean|acatan|still|remain\w*|continu\w*|ongoing)\b"
)


def behind(flat: str, hit: Hit) -> bool:
    """Whether a kind is named but as the ground, the time or the subject of something else."""
    return hit.frame or _BEHIND.search(flat[: hit.start]) is not None


def aside(flat: str, hits: Sequence[Hit]) -> bool:
    """Whether a sentence names its protest but behind a preposition, under a verb that tells of no protest.

    What it says to go on there ("… por el bloqueo que mantienen en Mazamari") is told of all the same.
    """
    if not hits or not all(behind(flat, hit) for hit in hits) or _STANDS.search(flat):
        return False
    if any(hit.kind in HARMFUL for hit in hits):
        return False
    return any(match.end() <= hits[0].start for match in _APART.finditer(flat))


def undecided(flat: str) -> bool:
    """Whether a sentence says that somebody is still to decide, or decided against it: "Lo decidirá el sábado"."""
    return _UNDECIDED.search(flat) is not None


def asked_by_office(flat: str) -> bool:
    """Whether an office asks for something, which is no protest of its own: "El alcalde pidió al Ejecutivo …"."""
    return _ASKED_BY_OFFICE.match(flat) is not None and _HELD_UP.search(flat) is None
