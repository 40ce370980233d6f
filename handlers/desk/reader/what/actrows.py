"""The table of acts: who does what to which things, and the kind of event that it makes."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.desk.reader.what.actwords import Thing, Who
from handlers.desk.reader.words.verbwords import words
from storage.model import Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: who does what to which things, and the kind that it is."""

    kind: Kind
    lemmas: frozenset[str]
    objects: frozenset[Thing] = frozenset()  # none where the verb alone tells it
    by: frozenset[Who] = frozenset({Who.PEOPLE})
    preps: frozenset[str] = frozenset({""})  # before the object; "" for a direct one
    beside: frozenset[Thing] = frozenset()  # and one of these in the same clause
    named: bool = False  # only where the sentence says who does it
    sure: bool = True
    passive: bool | None = None  # None where it may be both
    asking: bool = False  # only where the sentence says that they ask for something


_SHUT = words(
    "cercar alambrar bloquear cerrar cortar obstruir obstaculizar interrumpir impedir tapar trancar "
    "trabar restringir prevent clausurar sellar copar taponear entorpecer tomar ocupar invadir soldar choke block "
    "close cut shut seal bar obstruct barricade restrict halt paralyse paralyze blockade occupy seize "
    "clog"
)
_HALT = words("interceptar stop halt intercept disrupt")
_TOPPLE = words("derribar tumbar topple volcar overturn desmantelar dismantle sabotage pintarrajear")
_LIE = words("sentar echar acostar recostar tirar tender sit lie")
_WOUND = words("agredir golpear herir linchar apedrear atacar beat attack stone pelt")
_TAKE = words(
    "tomar ocupar apoderar posesionar invadir copar aduenar seize occupy take storm overrun invade commandeer"
)
_BURST = words(
    "irrumpir asaltar meter atrincherar encerrar burst storm break barge force barricade board abordar"
)
_ENTER = words("ingresar entrar penetrar enter")
_PUT = words(
    "poner colocar instalar arrojar tirar echar atravesar cruzar apilar acumular amontonar levantar "
    "volcar regar esparcir tender put place pile throw erect set drop drag lay strew park install build "
    "dump roll scatter stretch string"
)
_DIG = words("dig cavar abrir excavar")
_BURN = words("quemar incendiar prender burn torch set ignite light encender")
_WRECK = words(
    "atacar saquear destrozar destruir danar apedrear vandalizar romper asaltar quemar incendiar loot "
    "ransack smash vandalise vandalize damage destroy wreck attack stone trash pelt desmantelar"
)
_STOP = words(
    "paralizar suspender detener parar dejar interrumpir abandonar halt stop suspend walk down paralyse "
    "paralyze"
)
_FIGHT = words(
    "enfrentar chocar forcejear pelear atacar agredir golpear apedrear emboscar retroceder clash scuffle "
    "fight battle pelt attack stone confront brawl"
)
_EXCHANGE = words("trenzar agarrar enfrentar intercambiar trade exchange clash")
_THROW = words("lanzar tirar arrojar throw hurl lob fling")
_DISPERSE = words(
    "dispersar desalojar reprimir replegar repeler disolver evict disperse dissolve expel repel"
)
DRIVING = _DISPERSE
_OUST = words(
    "sacar botar expulsar echar retirar cargar arremeter embestir clear remove drag charge push force eject"
)
_FIRE = words("hacer disparar lanzar usar emplear arrojar fire use deploy launch shoot")
_BEAT = words("patear golpear disparar arrastrar pisar apalear balear beat kick shoot trample")
_GRAB = words("llevar capturar reducir apresar aprehender round nab seize")
_TAKEN_IN = words("conducir llevar trasladar")
WALK = words("marchar recorrer desfilar movilizar march parade")
_STROLL = words(
    "bajar subir dar desplazar caminar avanzar partir salir dirigir volcar peregrinar walk head wind make stream pour"
)
_STAND = words("plantar acampar pernoctar encadenar apostar camp chain picket crucificar")
_WAIT = words(
    "instalar esperar dormir permanecer quedar plantar estar colocar ubicar sentar stand wait sleep sit "
    "remain stay keep montar"
)
_GATHER = words("congregar concentrar agolpar gather")
_COME = words("llegar acudir acercar apersonar")
_STAYS = words("seguir permanecer continuar estar mantener be remain stay")
_POSTED = words("apostar plantar instalar sentar")
_SIGN = words("firmar suscribir pactar sellar sign reach strike")
_CLOSE = words("cerrar clausurar close shut")

_ROADS = frozenset({Thing.ROAD})
_HOUSES = frozenset({Thing.BUILDING})
_HEAPS = frozenset({Thing.BARRIER, Thing.TYRES})
_VEHICLES = frozenset({Thing.VEHICLE})
_STONES = frozenset({Thing.BARRIER, Thing.BLOWS})
_FRONT = frozenset({Thing.OUTSIDE})
_SQUARES = frozenset({Thing.SQUARE})
_POLICE = frozenset({Thing.OFFICERS})
_OFFICERS = frozenset({Who.OFFICERS})
_CROWD = frozenset({Thing.PROTESTERS})
_INTO = words("en a al into in onto to de del")
_AT = words("a al contra at against") | {""}
_TO = words("a al to") | {""}
#: The first row that fits says what it is.
TABLE: tuple[Row, ...] = (
    Row(Kind.BLOCKADE, _SHUT, _ROADS),
    Row(Kind.BLOCKADE, words("take"), _ROADS, named=True, sure=False),
    Row(Kind.BLOCKADE, words("apoderar posesionar aduenar"), _ROADS, preps=words("de del")),
    Row(Kind.BLOCKADE, words("prevent bar"), _VEHICLES, named=True, passive=False),
    Row(
        *(Kind.BLOCKADE, words("tomar secuestrar take hold"), frozenset({Thing.HELD, Thing.OFFICERS})),
        preps=_TO,
        beside=frozenset({Thing.HOSTAGE}),
        named=True,
        sure=False,
        passive=False,
    ),
    Row(
        *(
            Kind.BLOCKADE,
            words("retener detener secuestrar hold detain capture capturar kidnap abduct"),
            frozenset({Thing.HELD}),
        ),
        preps=_TO,
        named=True,
        sure=False,
        passive=False,
    ),
    Row(Kind.BLOCKADE, words("retener detener hold detain"), _VEHICLES, named=True, passive=False),
    Row(
        Kind.BLOCKADE,
        _LIE,
        frozenset({Thing.LANE}),
        preps=words("en on sobre across"),
        named=True,
        passive=False,
    ),
    Row(Kind.BLOCKADE, _POSTED, frozenset({Thing.LANE}), preps=words("en on"), beside=_HEAPS, named=True),
    Row(Kind.BLOCKADE, _POSTED, frozenset({Thing.LANE}), preps=words("en on"), named=True, sure=False),
    Row(Kind.BLOCKADE, _BURN, frozenset({Thing.TYRES}), preps=_TO),
    Row(Kind.BLOCKADE, _PUT | _BURN | {"sacar"}, _HEAPS, beside=_ROADS),
    Row(Kind.BLOCKADE, words("cubrir llenar cover fill"), _ROADS, beside=_HEAPS, named=True),
    Row(Kind.BLOCKADE, _DIG, frozenset({Thing.BARRIER}), beside=_ROADS),
    Row(
        Kind.BLOCKADE,
        words("cruzar atravesar colocar poner estacionar parquear aparcar sacar park pull place put"),
        _VEHICLES,
        beside=_ROADS,
        named=True,
        passive=False,
    ),
    Row(Kind.BLOCKADE, words("parar"), _VEHICLES, preps=_TO, sure=False, passive=False),
    Row(Kind.BLOCKADE, _HALT, _VEHICLES, preps=_TO, named=True, sure=False, passive=False),
    Row(Kind.CLASH, _THROW, _POLICE, preps=words("a al contra at")),
    Row(Kind.CLASH, _EXCHANGE, frozenset({Thing.BLOWS}), preps=words("a") | {""}, beside=_POLICE, named=True),
    Row(Kind.CLASH, _EXCHANGE, frozenset({Thing.BLOWS}), preps=words("a") | {""}, named=True, sure=False),
    Row(Kind.CLASH, _FIGHT, _POLICE, preps=words("a al con contra with and")),
    Row(Kind.CLASH, _FIGHT, _POLICE),
    Row(Kind.CLASH, _WOUND, _POLICE, preps=_AT, passive=False),
    Row(Kind.CLASH, _WOUND, frozenset({Thing.HELD}), preps=_AT, named=True, sure=False, passive=False),
    Row(Kind.BLOCKADE, words("hold delay stop turn"), _ROADS, named=True, passive=True),
    Row(
        *(Kind.LOOTING, words("meter pegar poner set"), _HOUSES | _VEHICLES),
        preps=_TO,
        beside=frozenset({Thing.FIRE}),
        named=True,
    ),
    Row(
        *(Kind.OCCUPATION, _STAYS, _HOUSES),
        preps=words("de del en a al inside") | {""},
        beside=frozenset({Thing.INSIDE}),
        named=True,
    ),
    Row(Kind.OCCUPATION, _TAKE, _HOUSES),
    Row(Kind.OCCUPATION, words("hold"), _HOUSES, named=True, passive=False),
    Row(Kind.OCCUPATION, words("apoderar posesionar aduenar"), _HOUSES, preps=words("de del")),
    Row(Kind.OCCUPATION, _BURST, _HOUSES, preps=_INTO),
    Row(Kind.OCCUPATION, _TAKE | _BURST, frozenset({Thing.WORKS}), sure=False),
    Row(Kind.LOOTING, _BURN | _WRECK, _HOUSES | {Thing.PANES}, preps=_TO),
    Row(Kind.LOOTING, _THROW, _HOUSES, preps=words("a al contra at"), beside=_STONES, named=True),
    Row(Kind.LOOTING, _TOPPLE, _HOUSES | _VEHICLES | {Thing.WORKS, Thing.PANES}, named=True, passive=False),
    Row(Kind.LOOTING, words("romper damage danar cut"), frozenset({Thing.WORKS}), named=True, sure=False),
    Row(Kind.LOOTING, words("robar steal"), frozenset({Thing.CARGO}), named=True, sure=False, passive=False),
    Row(Kind.LOOTING, _BURN, _VEHICLES, preps=_TO),
    Row(Kind.LOOTING, _WRECK, _VEHICLES, preps=_TO, sure=False),
    Row(
        Kind.LOOTING,
        _THROW,
        _VEHICLES,
        preps=words("a al contra at"),
        beside=_STONES,
        sure=False,
        passive=False,
    ),
    Row(
        Kind.OCCUPATION,
        _CLOSE | {"cortar", "cut"},
        frozenset({Thing.WORKS}),
        named=True,
        sure=False,
        passive=False,
    ),
    Row(Kind.OCCUPATION, _CLOSE, _HOUSES, named=True, sure=False, passive=False),
    Row(Kind.OCCUPATION, _ENTER, _HOUSES | _ROADS, preps=_INTO, named=True, sure=False),
    Row(Kind.OCCUPATION, words("enter"), _HOUSES, named=True, sure=False, passive=False),
    Row(Kind.STRIKE, _STOP, frozenset({Thing.WORK}), preps=words("off") | {""}, named=True, passive=False),
    Row(Kind.STRIKE, words("apagar guardar"), _VEHICLES | {Thing.ENGINES}, named=True, passive=False),
    Row(Kind.STRIKE, words("paralizar"), named=True, passive=False),
    Row(Kind.STRIKE, words("parar"), named=True, sure=False, passive=False),
    Row(Kind.SIT_IN, words("velar"), named=True, sure=False, passive=False),
    Row(Kind.STRIKE, words("cruzar"), frozenset({Thing.ARMS}), named=True, passive=False),
    Row(Kind.STRIKE, words("bajar lower"), frozenset({Thing.SHUTTERS})),
    Row(Kind.LOOTING, words("arrasar"), named=True, passive=False),
    Row(Kind.EXCESSIVE_FORCE, _BEAT, _CROWD, by=_OFFICERS, preps=_AT, named=True),
    Row(Kind.DISPERSAL, _DISPERSE, by=_OFFICERS, named=True, passive=False),
    Row(Kind.DISPERSAL, _OUST, _CROWD, by=_OFFICERS, preps=_AT, named=True),
    Row(Kind.DISPERSAL, _FIRE, frozenset({Thing.GAS}), by=_OFFICERS, named=True),
    Row(Kind.ARRESTS, _TAKEN_IN, _CROWD, beside=frozenset({Thing.CELL}), by=_OFFICERS, passive=True),
    Row(Kind.ARRESTS, _GRAB, _CROWD, by=_OFFICERS, preps=words("a al up") | {""}, named=True, passive=False),
    Row(Kind.MARCH, WALK, named=True, passive=False),
    Row(Kind.MARCH, _STROLL, beside=frozenset({Thing.SIGN}), named=True, passive=False),
    Row(
        *(Kind.MARCH, _STROLL, _ROADS),
        preps=words("por en a through along in into hacia las"),
        named=True,
        sure=False,
        passive=False,
    ),
    Row(
        Kind.OCCUPATION,
        words("encadenar soldar chain"),
        frozenset({Thing.OUTSIDE}),
        named=True,
        sure=False,
    ),
    Row(Kind.SIT_IN, _STAND, named=True, passive=False),
    Row(
        Kind.SIT_IN,
        words("rodear sitiar cercar asediar surround besiege"),
        _HOUSES,
        sure=False,
        passive=False,
    ),
    Row(Kind.SIT_IN, _WAIT, beside=frozenset({Thing.SIGN}), named=True),
    Row(Kind.SIT_IN, _GATHER, beside=frozenset({Thing.SIGN}), named=True, sure=False),
    Row(
        Kind.SIT_IN,
        words("agitar ondear"),
        frozenset({Thing.SIGN}),
        named=True,
        sure=False,
        passive=False,
    ),
    Row(
        Kind.SIT_IN,
        _COME,
        _FRONT,
        preps=words("a al hasta en ante to at"),
        named=True,
        sure=False,
        passive=False,
        asking=True,
    ),
    Row(Kind.SIT_IN, _GATHER, beside=_FRONT, named=True),
    Row(Kind.SIT_IN, _GATHER, _SQUARES, preps=words("en in at"), named=True, sure=False, asking=True),
    Row(Kind.SIT_IN, _WAIT, beside=_FRONT, named=True, sure=False),
    Row(
        *(
            Kind.BLOCKADE,
            words("seguir permanecer continuar estar mantener sentar remain stay sit"),
            frozenset({Thing.LANE}),
        ),
        preps=words("en on sobre across"),
        named=True,
        sure=False,
    ),
    Row(Kind.AGREEMENT, _SIGN, frozenset({Thing.PACT}), by=frozenset({Who.PEOPLE, Who.OFFICE, Who.OFFICERS})),
    Row(Kind.AGREEMENT, words("put"), frozenset({Thing.PACT}), preps=words("to"), named=True),
)

#: The verbs that an act may be told by.
LEMMAS = frozenset().union(*(row.lemmas for row in TABLE))
