"""The corner of two streets, named without a word for street: "Real con Giráldez", "cruce de Grau y Tacna"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handlers.desk.reader.what.actwords import Thing, things, who

_STREET = r"(?:(?:la |el |las |los )?(?:avenida|av|jiron|jr|calle|psje|pasaje|prolongacion)\.? |la |el )?"
#: What stands behind "con" and is no street.
_NO_STREET = (
    r"(?:la|el|las|los|un|una|unos|unas|su|sus|mi|ellos|ellas|todo|toda|todos|mucha|mucho|muchos|muchas|sus|"
    r"normalidad|presencia|"
    r"apoyo|carteles|pancartas|musica|pase|paso|retraso|demora|cuidado|trafico|transito|destino|rumbo|direccion|"
    r"piquetes|"
    r"normal|fluidez|dificultad|problemas|restriccion\w*|ellos|nosotros|ustedes|gas|fuego|humo|heridos|muertos|"
    r"detenidos|"
    r"bloqueo\w*|gritos|cascos|escudos|armas|armamento|bala\w*|perdigon\w*|chaleco\w*|maquinaria|motos|carros|"
    r"ambulancia\w*)\b"
)
_WORD = rf"(?!{_NO_STREET})[a-z]{{3,}}"
_NAME = rf"(?:\d{{1,2}} de [a-z]+|{_WORD}(?: (?:de |del |la )?{_WORD}){{0,2}}?)"
#: "En Real con Giráldez"; with "y" alone it may be two towns, where no word says that it is a corner.
_CORNER = re.compile(
    rf"\b(?:en|por|x|at|(?:esquina|cruce|interseccion|corner)(?: de| entre| of)?|altura de|"
    rf"(?:cerr|cierr|bloque|tranc|tap|cort|clos|block)\w*) "
    rf"(?P<corner>{_STREET}(?P<one>{_NAME}) con {_STREET}(?P<other>{_NAME}))(?=\W|$)|"
    rf"\b(?:esquina|cruce|interseccion|corner)(?: de| entre| of)? "
    rf"(?P<crossing>{_STREET}(?P<first>{_NAME}) (?:y|and) {_STREET}(?P<second>{_NAME}))(?=\W|$)"
)
#: "En Real con Giráldez, Ferrocarril con Piura y …".
_NEXT = re.compile(
    rf"(?:,| y| e| and) (?:en |por |tambien )*(?P<corner>{_STREET}(?P<one>{_NAME}) con {_STREET}(?P<other>{_NAME}))"
    r"(?P<crossing>)(?=\W|$)"
)
#: "Ferrocarril con Real": what is a road may be a street's name.
_WAYS = frozenset({Thing.ROAD, Thing.LANE, Thing.SQUARE})
_GROUPS = ("corner", "crossing")
_OBJECT = re.compile(rf"\s{_STREET}(?P<one>{_NAME}) con {_STREET}(?P<other>{_NAME})(?=\W|$)")


def corners_in(flat: str) -> Iterator[tuple[int, int]]:
    """Where a sentence names a corner by its two streets."""
    for lead in _CORNER.finditer(flat):
        match: re.Match[str] | None = lead
        names = [lead[group] for group in ("one", "other", "first", "second") if lead[group]]
        while match is not None and all(map(_street, names)):
            start, end = match.span(next(group for group in _GROUPS if match[group]))
            yield start, end
            match = _NEXT.match(flat, end)
            names = [match["one"], match["other"]] if match is not None else []


def corner_behind(flat: str, at: int) -> bool:
    """Whether what stands behind a verb is a corner: "cerrando Abelardo Quiñones con Participación"."""
    match = _OBJECT.match(flat, at)
    return match is not None and _street(match["one"]) and _street(match["other"])


def _street(name: str) -> bool:
    """Whether a name may be a street's: it names nobody, and nothing that people carry or take."""
    return not any(who(word) is not None or things(word) - _WAYS for word in name.split())
