"""What people do at a place that no row of the table of acts knows."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.desk.reader.what.acts import Acts
from handlers.desk.reader.what.actwords import Thing, Who
from handlers.desk.reader.words.verbs import Verb
from handlers.desk.reader.words.verbwords import words

#: What people do every day, on a road or in a house as well.
_ORDINARY = words(
    "colocar instalar reabrir abrir line queue elegir pave participar celebrar recibir visitar asistir "
    "inaugurar limpiar reparar construir cosechar viajar trabajar perder morir fallecer beneficiar "
    "capacitar elegir agradecer donar pintar sembrar ganar jugar proteger quedar cargar transportar "
    "vender comprar circular transitar usar utilizar ser tener haber esperar sufrir resultar llegar "
    "harvest celebrate attend receive visit clean repair rebuild travel win play donate paint die lose "
    "use drive be have suffer arrive sell buy work read "
    "rechazar denunciar cuestionar criticar lamentar reclamar respaldar considerar"
)
_STIRRING = frozenset(
    {
        Thing.LANE,
        Thing.BUILDING,
        Thing.WORKS,
        Thing.BARRIER,
        Thing.TYRES,
        Thing.GAS,
        Thing.SIGN,
        Thing.OFFICERS,
        Thing.BLOWS,
    }
)


def astir(flat: str, verbs: Sequence[Verb]) -> bool:
    """Whether people do something on a road, at a house or to the police that is neither ordinary nor in the table."""
    clause = Acts(flat, verbs)
    return any(
        verb.lemma not in _ORDINARY
        and clause.finite(number)
        and not verb.passive
        and clause.subject(number) is Who.PEOPLE
        and clause.near(number, _STIRRING)
        for number, verb in enumerate(verbs)
    )
