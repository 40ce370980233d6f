"""Names that are but those of squares, streets and bridges: "plaza San Martín" is not the department."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.levels import town_of_its_hospital
from storage.regions import Region

#: "The exits to Puno, Cusco and Lampa": where they lead to.
_JOINED_BY_COMMA = re.compile(
    r"\b(?:[Ss]alidas|[Ee]xits) (?:a|hacia|to)\s(?P<names>(?:[A-ZÁÉÍÓÚÑ][\w'’-]+(?:\s[A-ZÁÉÍÓÚÑ][\w'’-]+)*,\s)+)$"
)
#: What such a word names is a square, a street, an exit: "Plaza San Martín" is not the department.
_VENUE = (
    r"pte|plaza|plazuela|parque|jiron(?:es)?|jr|avenidas?|avs?|ave|calles?|cuadra \d+|salida|salida a|salida hacia|"
    r"puente|ovalo|mercado|terminal|"
    r"aeropuerto|estadio|hospital|universidad|colegio|campo|cruce|peaje|square|avenue|street|bridge|park|exits?|"
    r"grifo|"
    r"paradero|urbanizacion|urb|via expresa|hotel|iglesia|catedral|coliseo|pasaje|intercambio vial|"
    r"peaje de|garita|"
    r"fundo|hacienda|mina|unidad minera|corredor|institucion educativa(?: n\W{1,3}\d+)?|ie|cuartel"
)
_VENUE_BEFORE = re.compile(
    rf"\b(?<!ingreso y )(?<!ingresos y )(?<!entrada y )(?<!entradas y )(?<!acceso y )(?:{_VENUE})\.?(?:\s+(?:de la|"
    rf"de los|de las|del|de|a la|al|a|hacia|el|la|los|las|of the|of|to))?\s*$"
)
#: "Las avenidas Nicolás de Piérola y Tacna": the last of several streets.
_AMONG_STREETS = re.compile(
    r"\b(?:avenidas|jirones|calles|avs)\.?\s(?!del?\s)[^.;:]{2,70}(?:,|\by|\be)\s$|"
    r"\b(?:avenidas|jirones|calles)\b[^.;:]{0,45}\bcomo\s(?:[^.;:]{2,60}(?:,|\by|\be)\s)?$"
)
_BY_NAME = re.compile(r"^(?:puente|pte|peaje|ovalo|cruce|desvio|grifo)\.?\s*$")
#: "El puente de Ilave" is in Ilave; "la avenida de Arequipa" is but named so.
_OF_PLACE = re.compile(
    r"^(?:avenida|calle|via|pista|plaza) principal de\s*$|^(?!avenida\b|av\b|ave\b|jiron\b|jr\b|calle\b|"
    r"cuadra|pasaje|"
    r"campo|salida a|corredor)\w.*\b(?:de|del|of)\s*$"
)
#: "Unions called a strike": the English word, and not a place named Unión.
_UNIONS = re.compile(r"Unions?\s[a-z]")
#: English says last what it is that bears the name; an airport or a hospital of a town stands in it.
_VENUE_AFTER = re.compile(r"\s(?:(?:National|State) )?(?:University|Square|Avenue|Street|Park|Stadium)\b")


def names_else(text: str, start: int, end: int) -> bool:
    """Whether an English word beside a name says that it is no place: "San Marcos University", "unions called …"."""
    return bool(_VENUE_AFTER.match(text[end:]) or _UNIONS.match(text, start))


def spot_before(before: str) -> str:
    """The square, street or bridge that stands right before a name, empty where none does."""
    venue = _VENUE_BEFORE.search(before[-60:])
    return venue[0] if venue else ""


def lies_in_it(spot: str) -> bool:
    """Whether a spot is one of the place named behind it: "el puente de Ilave", not "la avenida de Arequipa"."""
    return _OF_PLACE.search(spot) is not None


def bears_it(spot: str, name: str, bearers: Sequence[tuple[int, Region]]) -> bool:
    """Whether a spot is where the place is whose name it bears: "puente Virú", "hospital Iquitos"."""
    return town_of_its_hospital(spot, name, bearers) or _BY_NAME.search(spot) is not None


def among_streets(sentence: Sentence, start: int, row: int) -> bool:
    """Whether the name that stands there is one of several streets or exits, of a `row` that begins before it."""
    before = sentence.plain[:start]
    if row == start and (listed := _JOINED_BY_COMMA.search(sentence.text[:start])):
        row = listed.start("names")
    spot = spot_before(before[:row]) if row < start else ""
    return _AMONG_STREETS.search(before[-90:]) is not None or (spot != "" and not lies_in_it(spot))
