"""What people write out of politeness, or to be rid of it all: greetings, thanks, "ok", "stop"; pure."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from storage.naming import fold


class Courtesy(StrEnum):
    """What somebody meant who asked nothing; the weightiest first."""

    HELP = "help"
    STOP = "stop"
    MISSING = "missing"  # nothing comes
    WHO = "who"
    THANKS = "thanks"
    GREETING = "greeting"
    FAREWELL = "farewell"
    FINE = "fine"
    SIGN = "sign"  # an emoji that says nothing of these


_PHRASES: dict[Courtesy, str] = {
    Courtesy.HELP: (
        r"ayuda|ayudenme|ayudeme|ayudame|auxilio|socorro|emergencia|sos|help|help me|emergency|info|informacion|menu"
    ),
    Courtesy.STOP: (
        r"stop(?: it| this)?|basta|parar|pare|baja|(?:quiero )?dar(?:me)? de baja|no mas(?: avisos)?|no mande mas|no moleste"
        r"|ya no quiero(?: recibir)?(?: mas)?(?: avisos)?|no quiero(?: recibir)? mas(?: avisos)?|unsubscribe"
        r"|no more(?: (?:messages|notices|notifications|alerts))?"
        r"|(?:como (?:dejo|paro|hago para dejar)|how (?:do|can) i (?:stop|turn off))(?: de recibir| receiving| getting)?"
        r"(?: (?:avisos|notificaciones|mensajes|notifications|messages|alerts))?|(?:turn off|stop) (?:notifications|alerts)"
    ),
    Courtesy.MISSING: (
        r"(?:(?:por que|porque|y) )?(?:ya )?no (?:me |nos )?(?:llegan?|avisan?|mandan?|envian?|notifican?)"
        r"(?: (?:(?:los |las |mis )?(?:avisos|notificaciones|mensajes|alertas)|nada))?"
        r"|(?:por que |porque )?no recibo (?:nada|(?:los )?(?:avisos|mensajes)|notificaciones)"
        r"|(?:why )?(?:do )?(?:i )?(?:(?:do not|don t|dont) (?:get|receive)|am not (?:getting|receiving)|get no)"
        r"(?: any| the)? (?:notices|notifications|messages|alerts|anything)"
    ),
    Courtesy.WHO: (
        r"quien (?:eres|es|es usted)|que (?:eres|es esto|haces|puedes hacer)|como (?:te llamas|funciona(?: esto)?)"
        r"|(?:eres|es usted) (?:un )?(?:bot|robot|humano|persona)|who are you|are you a (?:bot|robot|human)"
        r"|what (?:is this|are you|can you do)|how does (?:this|it) work"
        r"|(?:(?:esto )?es )?(?:gratis|gratuito)|is (?:it|this) free|cuanto cuesta(?: esto)?"
        r"|how much(?: is it| does (?:it|this) cost)?"
    ),
    Courtesy.THANKS: (
        r"gracias|grasias|muchas gracias|muchisimas gracias|mil gracias|se agradece|te agradezco|le agradezco"
        r"|agradecid[oa]|dios (?:le|te|se lo) pague|sulpayki|thanks|thank you|thank u|thx|ty|many thanks|thanks a lot"
    ),
    Courtesy.GREETING: (
        r"hola|ola|holaa+|holi|alo|buenos dias|buen dia|buenas|buenas tardes|buenas noches|saludos|que tal"
        r"|como (?:esta|estas|le va|te va)(?: usted)?|hi|hello|hey|hi there|good (?:morning|afternoon|evening|day)"
        r"|how are you|allillanchu|rimaykullayki|kamisaki"
    ),
    Courtesy.FAREWELL: (
        r"chau|adios|hasta luego|hasta manana|hasta pronto|nos vemos|bye|bye bye|goodbye|see you|good night"
    ),
    Courtesy.FINE: (
        r"ok|oka|oki|okay|okey|okis|k|vale|listo|dale|ya|bien|muy bien|esta bien|perfecto|excelente|bacan|entendido"
        r"|de acuerdo|conforme|correcto|claro|si|no|yes|yep|no thanks|no gracias|sure|fine|great|good|got it|alright"
        r"|all right|cool|understood|perfect"
    ),
}
_SIGNS: dict[Courtesy, frozenset[str]] = {
    Courtesy.HELP: frozenset("🆘"),
    Courtesy.STOP: frozenset("🛑"),
    Courtesy.THANKS: frozenset("🙏❤💙💚💛🧡💜🤍🫶🤗😊"),
    Courtesy.GREETING: frozenset("👋🙋"),
    Courtesy.FINE: frozenset("👍👌✅✔🆗👏💪🤝"),
}
#: What stands beside a courtesy and asks nothing either.
_BESIDE_LIST = (
    "chaski bot amigo amiga amigos senor senora senorita srta sr sra joven estimado estimada estimados por favor "
    "please pls muy mucho bye a usted ustedes ti todos y and so very much the there dear al del equipo team"
)
_BESIDE = frozenset(_BESIDE_LIST.split())
_READ = {kind: re.compile(phrases) for kind, phrases in _PHRASES.items()}
_BEFORE = re.compile(
    r"^(?:(?:hola|hi|hello|hey|buenas(?: tardes| noches)?|buenos d[ií]as|buen d[ií]a|saludos|por favor|please|disculpe"
    r"|good (?:morning|afternoon|evening)|una (?:consulta|pregunta))(?:[\s,.;:!¡-]+|$))+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,.;:!]+(?:por favor|please|gracias|muchas gracias|thanks|thank you)[\s.!]*$", re.IGNORECASE
)
_LEAVING = frozenset(("cancelar", "cancela", "cancele", "cancelalo", "cancel"))
_LONGEST = 80


def meant(text: str) -> Courtesy | None:
    """What a text means that holds courtesies alone, however many; None for one that says anything else."""
    if len(text) > _LONGEST:
        return None
    left, found = fold(text), set[Courtesy]()
    if not left:
        return _sign(text)
    while left:
        matches = [(match.end(), kind) for kind, one in _READ.items() if (match := _longest(one, left))]
        word, _, rest = left.partition(" ")
        if matches:
            end, kind = max(matches, key=lambda pair: pair[0])
            found.add(kind)
            left = left[end:].strip()
        elif word in _BESIDE:
            left = rest
        else:
            return None
    return min(found, key=list(Courtesy).index, default=None)


def leaves(text: str) -> bool:
    """Whether a text says "cancel" and nothing else, as the command of that name does."""
    return fold(text) in _LEAVING


def without(text: str) -> str:
    """A text without the greeting before it and the thanks behind it; as it is where nothing else would be left."""
    left = _AFTER.sub("", _BEFORE.sub("", text.strip())).strip(" ,.;:")
    return left or text


def _longest(phrases: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The longest phrase at the beginning: alternatives of a pattern are tried in their order, not by length."""
    words = text.split()
    for many in range(min(6, len(words)), 0, -1):
        if match := phrases.fullmatch(" ".join(words[:many])):
            return match
    return None


def _sign(text: str) -> Courtesy | None:
    """What emoji alone mean; None where there is none."""
    shown = {char for char in text if unicodedata.category(char) == "So"}
    for kind in Courtesy:
        if shown & _SIGNS.get(kind, frozenset()):
            return kind
    return Courtesy.SIGN if shown else None
