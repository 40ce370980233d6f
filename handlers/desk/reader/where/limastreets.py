"""Streets of central Lima that go by the names of other places, where they stand without "avenida": "Abancay y Colmena"."""

from __future__ import annotations

import re

#: The district of all of them: Lima.
CENTRAL = "150101"
#: Streets that are also the name of a town or a department.
_TOWNS = (
    r"(?:abancay|tacna|arequipa|cusco|cuzco|huancavelica|ica|moquegua|puno|camana|ayacucho|junin|ancash|piura|callao|"
    r"cajamarca|canete|huanuco|ucayali|lampa|carabaya|azangaro|andahuaylas|paruro|cotabambas)"
)
#: Streets that everybody in Lima knows by their name alone.
_STREETS = (
    r"(?:alfonso ugarte|(?:nicolas de )?pierola|(?:la )?colmena|(?:inca )?garcilaso(?: de la vega)?|wilson|emancipacion|"
    r"paseo colon|paseo de la republica|quilca|zorritos|roosevelt|montevideo|javier prado|grau)"
)
#: A town of the name of an avenue or a street of central Lima.
NAMESAKE = re.compile(_TOWNS)
_ARTICLE = r"(?:(?:la|el) )?(?:(?:avenida|av|jiron|jr)\.? )?"
_AND = rf"(?:,| y| e| con| hasta|,? and| at) {_ARTICLE}"
_CORNER = re.compile(
    rf"\b(?:{_TOWNS}{_AND}{_STREETS}|{_STREETS}(?!, \w+(?:\W|$)){_AND}{_TOWNS}|"
    rf"(?:cruce|esquina) (?:de )?{_ARTICLE}{_TOWNS}{_AND}{_TOWNS})\b"
)
#: "Wilson con España": there is no other Wilson or Colmena.
_KNOWN = r"(?:wilson|(?:la )?colmena)"
_OTHER = r"(?:espana|bolivia|uruguay|quilca|zorritos|alfonso ugarte|roosevelt|paseo colon|emancipacion)"
_OF_LIMA = re.compile(rf"\b(?:{_KNOWN}{_AND}(?:{_KNOWN}|{_OTHER})|{_OTHER}{_AND}{_KNOWN})\b")
#: "Abancay con Cuzco" in central Lima: no two towns.
_TWO = re.compile(
    rf"\b(?:{_TOWNS} con {_ARTICLE}{_TOWNS}|(?:lampa|azangaro|carabaya|camana|ucayali) y {_ARTICLE}{_TOWNS})\b"
)
#: What is but in central Lima.
CENTRE = re.compile(
    r"\b(?:(?:centro|cercado)(?: historico)? de lima|central lima|plaza san martin|plaza (?:dos|2) de mayo|plaza francia|"
    r"parque universitario)\b"
)
#: "Marchan por Abancay hacia el Congreso".
_ALONG = re.compile(
    rf"\b(?:por|toda|along|down|up|tomaron|cerraron|bloquean|cierran) (?:la )?(?P<street>abancay|tacna|{_STREETS})\b"
    r"(?=[^.;]*\b(?:congreso|congress|palacio de (?:gobierno|justicia)|parque universitario|plaza san martin|"
    r"plaza (?:dos|2) de mayo|plaza bolognesi|plaza francia|centro (?:historico )?de lima|cercado de lima|metropolitano|"
    r"corredor (?:morado|azul|rojo))\b)"
)


#: Avenues that go by their name and an article.
_BARE = re.compile(
    r"\bla (?P<street>tupac amaru|javier prado|universitaria|nicolas ayllon|los heroes|proceres|wiesse)\b"
)
_APURIMAC = re.compile(r"\b(?:abancay|grau|cotabambas|andahuaylas|aymaraes|antabamba|chincheros)\b")


def lima_streets(flat: str) -> list[tuple[int, int]]:
    """Where a sentence names such a street, by another at whose corner it is or what of Lima it leads to."""
    if len(set(_APURIMAC.findall(flat))) > 2 or "provincias" in flat:
        return []  # "Abancay, Grau y Cotabambas" are provinces
    corners = [m.span() for words in (_CORNER, _OF_LIMA) for m in words.finditer(flat)]
    if CENTRE.search(flat):
        corners += [m.span() for m in _TWO.finditer(flat)]
    return [*corners, *(m.span("street") for m in _ALONG.finditer(flat))]


def bare_streets(flat: str) -> list[tuple[int, int]]:
    """Where a sentence names an avenue by its name and an article alone: "la Túpac Amaru"."""
    return [m.span("street") for m in _BARE.finditer(flat)]
