"""Who says so, among the words beside a command: a name is a source; that it stands or is over is none. Pure."""

from __future__ import annotations

import re

from handlers.desk.reading import Unreadable
from storage.naming import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: What says no more than the command itself, whichever it is.
_ALIKE = _words(
    """
    si ok okay yes vale listo confirmo confirmado confirmada confirmed ya now ahora hoy today todo toda all lo
    la el los las le en de the a y e and it its is was are se fue esta estan hay que yo mismo misma i me we vi
    vimos saw aqui aca here por favor please gracias thanks via road carretera bloqueo blockade paro strike
    punto that there
    """
)
#: What says that it stands, or is over.
_STANDS = _words(
    """
    sigue siguen segui seguimos continua continuan mantiene mantienen permanece permanecen persiste persisten
    todavia aun still igual same bloqueado bloqueada bloqueados blocked cerrado cerrada closed cortado cortada
    interrumpido interrumpida pie remains stands sin cambios cambio novedad unchanged on going
    """
)
_OVER = _words(
    """
    paso termino terminado terminada acabo acabado finalizo levantaron levanto levantado levantada liberaron
    libero liberado liberada libre abrieron abrio abierto abierta despejaron despejado despejada normalizo
    normalizado normal pase transito over ended finished lifted cleared open opened reopened free
    """
)
_DENIED = frozenset(("no", "not", "ni", "tampoco"))
_UNCHANGED = re.compile(r"(?:no hay|sin|no) (?:cambios?|novedad(?:es)?|changes?)|not over(?: yet)?")
#: Verbs with which somebody is quoted: "vecinos dicen que sigue", "me lo dijo un chofer", "PNP confirms".
_SAYS = (
    r"(?:dicen?|dijo|dijeron|inform[ao]n?|inform[oó]|confirman?|confirm[oó]|avisan?|avis[oó]|reportan?|report[oó]|"
    r"says?|said|confirms?|confirmed|reports?|reported|told)"
)
_QUOTED = re.compile(rf"(?P<who>[^,;]+?)\s+(?:me |nos |lo |la )*{_SAYS}\b(?P<what>.*)", re.IGNORECASE)
_TOLD_BY = re.compile(rf"(?:me |nos |lo |la )*{_SAYS}\s+(?:me |us |by |por )?(?P<who>[^,;]+)", re.IGNORECASE)
_THAT = re.compile(r"(?:que|that)\b", re.IGNORECASE)
_ACCORDING = re.compile(r"\s*\b(?:seg[uú]n|according to|as per)\s+(?:el |la |los |las |the )?", re.IGNORECASE)


#: Of these one alone makes a sentence of the words beside it, and no name.
_TELLS = _words(
    """
    sigue siguen seguimos continua continuan mantienen permanece permanecen persiste todavia aun still remains
    blocked bloqueado bloqueada levantaron levanto levantado termino terminado acabo liberaron liberado
    despejaron normalizo lifted cleared reopened
    """
)
_ARTICLE = re.compile(r"^(?:el|la|los|las|un|una|unos|the|a)\s+")


#: Beside "some get through" these say that all do, or none.
_FREE = _words(
    """
    libre levantaron levanto levantado liberaron liberado despejaron despejado normal normalizo termino acabo
    lifted cleared free ended over reopened
    """
)
_SHUT = _words(
    """
    sigue siguen continua bloqueado bloqueada cerrado cerrada cortado cortada interrumpido interrumpida closed
    blocked
    """
)
_NOBODY_PASSES = re.compile(
    r"(?:ya )?(?:no|nadie|nada|nobody|no one) (?:pasan?|hay (?:pase|paso)|se puede pasar|(?:gets|can get) (?:through|by)|"
    r"passes)(?: nadie| nada)?"
)
#: What somebody writes who is asked for a source and has none.
_NOBODY = _words(
    """
    no se nadie ninguna ninguno yo mismo misma tengo hay la lo el sin fuente desconozco desconocida desconocido
    si ok i me myself nobody none don t know idk unknown source do not have
    """
)


def is_nobody(name: str) -> bool:
    """Whether a source's name says only that there is none: "no sé", "yo", "nobody"."""
    said = set(fold(name).split())
    return bool(said) and said <= _NOBODY


def passage(words: str) -> str:
    """How one gets by, as it was written; "" where it only says yes. Unreadable where all get through, or nobody does."""
    said = fold(words)
    marks = set(said.split())
    if _NOBODY_PASSES.fullmatch(said) or marks == {"no"}:
        raise Unreadable("life-says-shut")
    if marks - _ALIKE - _STANDS - _OVER or not marks:
        return words
    if marks & _FREE:
        raise Unreadable("life-says-free")
    if marks & _SHUT:
        raise Unreadable("life-says-shut")
    return words if marks - _ALIKE else ""


def who(words: str, *, stands: bool) -> str:
    """The words that name who says that an event stands, or (not `stands`) is over; "" where they name nobody.

    Unreadable where they say the opposite of the command, deny it, or tell more than a name.
    """
    several = [_one(part, stands) for part in _ACCORDING.sub(",", words).split(";")]
    return "; ".join(named for named in several if named)


def _one(words: str, stands: bool) -> str:
    parts = [part.strip() for part in words.split(",") if part.strip()]
    named = [_name(part, stands) for part in parts]
    # As it was written where all of it is the name: an address may hold a comma.
    return words.strip(" ,") if named == parts else ", ".join(name for name in named if name)


def _name(part: str, stands: bool) -> str:
    said = fold(part).split()
    if not said or (stands and _UNCHANGED.fullmatch(" ".join(said))):
        return part if part and not said else ""
    if not set(said) - _ALIKE - _STANDS - _OVER - _DENIED:
        if set(said) & (_DENIED | (_OVER if stands else _STANDS)):
            raise Unreadable("life-says-over" if stands else "life-says-stands")
        return ""
    if told := _TOLD_BY.fullmatch(part):
        return (
            _nobody(told["who"], stands)
            if _THAT.match(told["who"])
            else _ARTICLE.sub("", told["who"].strip())
        )
    quoted = _QUOTED.fullmatch(part)
    if quoted is not None and quoted["what"].strip():
        _nobody(quoted["what"], stands)
        return _ARTICLE.sub("", quoted["who"].strip())
    if set(said) & _TELLS:
        raise Unreadable("life-only-name")
    return part


def _nobody(words: str, stands: bool) -> str:
    """Nothing, for words that say what the command says; Unreadable where they tell more."""
    if _name(words.strip(), stands):
        raise Unreadable("life-only-name")
    return ""
