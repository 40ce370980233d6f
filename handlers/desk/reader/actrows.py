"""The table of acts: who does what to which things, and the kind of event that it makes."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.desk.reader.actwords import Thing, Who, words
from storage.model import Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: who does what to which things, and the kind that it is."""

    kind: Kind
    lemmas: frozenset[str]
    objects: frozenset[Thing]
    by: frozenset[Who] = frozenset({Who.PEOPLE})
    preps: frozenset[str] = frozenset()  # before the object; none for a direct one
    named: bool = False  # only where the sentence says who does it
    sure: bool = True
    beside: frozenset[Thing] = frozenset()  # and one of these in the same clause
    bare: bool = False  # no object needed
    passive: bool = True


_SHUT = words(
    "bloquear cerrar cortar obstruir obstaculizar interrumpir impedir tapar trancar trabar restringir clausurar sellar "
    "copar taponear entorpecer tomar ocupar invadir "
    "block close cut shut seal bar obstruct barricade restrict halt paralyse paralyze blockade occupy seize clog"
)
_TAKE = words(
    "tomar ocupar apoderar posesionar invadir copar recuperar seize occupy take storm overrun invade"
)
_BURST = words("irrumpir asaltar burst storm break barge force")
_ENTER = words("ingresar entrar penetrar enter")
_PUT = words(
    "poner colocar instalar arrojar tirar echar atravesar cruzar apilar acumular amontonar levantar volcar regar esparcir "
    "put place pile throw erect set drop drag lay strew park install build dump roll dig cavar abrir excavar scatter"
)
_BURN = words("quemar incendiar prender burn torch set ignite encender")
_WRECK = words(
    "atacar saquear destrozar destruir danar apedrear vandalizar romper asaltar quemar incendiar "
    "loot ransack smash vandalise vandalize damage destroy wreck attack stone trash"
)
_STOP = words(
    "paralizar suspender detener parar dejar interrumpir abandonar halt stop suspend walk down paralyse paralyze"
)
_FIGHT = words(
    "enfrentar chocar forcejear pelear atacar agredir golpear apedrear emboscar "
    "clash scuffle fight battle pelt attack stone confront brawl"
)
_THROW = words("lanzar tirar arrojar throw hurl lob fling")
_DISPERSE = words(
    "dispersar desalojar reprimir evict disperse clear remove expel repel replegar sacar repeler break"
)
_FIRE = words("disparar lanzar usar emplear arrojar fire use deploy launch shoot")
_WALK = words("marchar recorrer desfilar movilizar march parade")
_STROLL = words("caminar avanzar partir salir dirigir walk head")
_STAND = words("plantar acampar pernoctar encadenar apostar camp chain picket crucificar")
_SIGN = words("firmar suscribir pactar sellar sign reach strike ")

_CLOSE = words("cerrar clausurar close shut")
_ROADS = frozenset({Thing.ROAD})
_HOUSES = frozenset({Thing.BUILDING})
_INTO = words("en a al into in onto to de del")
#: The first row that fits says what it is.
TABLE: tuple[Row, ...] = (
    Row(Kind.BLOCKADE, _SHUT, _ROADS),
    Row(Kind.BLOCKADE, _BURN, frozenset({Thing.TYRES})),
    Row(
        Kind.CLASH,
        _THROW,
        frozenset({Thing.OFFICERS}),
        preps=words("a al contra at"),
    ),
    Row(Kind.CLASH, _FIGHT, frozenset({Thing.OFFICERS}), preps=words("a al con contra with and")),
    Row(Kind.CLASH, _FIGHT - {"atacar", "attack"}, frozenset({Thing.OFFICERS})),
    Row(Kind.BLOCKADE, _PUT, frozenset({Thing.BARRIER, Thing.TYRES}), beside=_ROADS),
    Row(
        Kind.BLOCKADE,
        words("cruzar atravesar park pull"),
        frozenset({Thing.VEHICLE}),
        beside=_ROADS,
        named=True,
        passive=False,
    ),
    Row(Kind.OCCUPATION, _TAKE, _HOUSES),
    Row(Kind.OCCUPATION, _TAKE | _BURST, _HOUSES, preps=_INTO),
    Row(Kind.OCCUPATION, _TAKE, frozenset({Thing.WORKS}), sure=False),
    Row(Kind.LOOTING, _BURN | _WRECK, _HOUSES, preps=words("a al to")),
    Row(Kind.LOOTING, _BURN | _WRECK, _HOUSES),
    Row(Kind.LOOTING, _BURN, frozenset({Thing.VEHICLE}), preps=words("a al to")),
    Row(Kind.LOOTING, _BURN, frozenset({Thing.VEHICLE})),
    Row(Kind.LOOTING, _WRECK, frozenset({Thing.VEHICLE}), sure=False),
    Row(Kind.OCCUPATION, _CLOSE, _HOUSES, named=True, sure=False, passive=False),
    Row(Kind.OCCUPATION, _ENTER, _HOUSES | _ROADS, preps=_INTO, named=True, sure=False),
    Row(Kind.STRIKE, _STOP, frozenset({Thing.WORK}), named=True, preps=words("off")),
    Row(Kind.STRIKE, _STOP, frozenset({Thing.WORK}), named=True, passive=False),
    Row(
        Kind.DISPERSAL,
        _DISPERSE,
        frozenset(),
        by=frozenset({Who.OFFICERS}),
        named=True,
        bare=True,
        passive=False,
    ),
    Row(Kind.DISPERSAL, _FIRE, frozenset({Thing.GAS}), by=frozenset({Who.OFFICERS}), named=True),
    Row(Kind.MARCH, _WALK, frozenset(), named=True, bare=True, passive=False),
    Row(
        Kind.MARCH,
        _STROLL,
        _ROADS,
        named=True,
        preps=words("por en a through along in hacia"),
        sure=False,
        passive=False,
    ),
    Row(Kind.SIT_IN, _STAND, frozenset(), named=True, bare=True, passive=False),
    Row(
        Kind.AGREEMENT,
        _SIGN,
        frozenset({Thing.PACT}),
        by=frozenset({Who.PEOPLE, Who.OFFICE, Who.OFFICERS}),
    ),
)

#: The verbs that an act may be told by.
LEMMAS = frozenset().union(*(row.lemmas for row in TABLE))
