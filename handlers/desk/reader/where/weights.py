"""How surely the words around a name say that it happens there."""

from __future__ import annotations

import re

from handlers.desk.reader.text.sentences import Sentence
from handlers.desk.reader.where.mentions import ELSEWHERE, SAID_HERE, WHERE_THEN

#: Names of a row before the last of it.
_JOINED_BEFORE = re.compile(
    r"\s(?P<names>(?:(?:La|El|Los|Las|San|Santa)\s)?[A-ZÁÉÍÓÚÑ][\w'’-]+(?:\s(?:de\s)?[A-ZÁÉÍÓÚÑ][\w'’-]+)*"
    r"(?:,\s(?:(?:La|El)\s)?[A-ZÁÉÍÓÚÑ][\w'’-]+(?:\s[A-ZÁÉÍÓÚÑ][\w'’-]+)*)*,?\s(?:y|e|and)\s(?:del?\s|the\s)?)$"
)
#: "Llegaron a Huánuco y se concentran": they are there by now.
_ARRIVED = re.compile(
    r"\b(?:llegaron|llego|llegan|arribaron|arribo|ingresaron|arrived|reached|entered)\s(?:\w+\s)?(?:(?:a|al|"
    r"en|hasta|in|at)\s)?"
    r"(?:la |el |the )?(?:ciudad de |distrito de |plaza de armas de |city of )?$"
)
#: "Marcharon por Cayma": people who pass through a place are there.
_PASSED_THROUGH = re.compile(
    r"\b(?:march|moviliz|recorr|desfil|rall|parad|vaya|pase)\w*\s(?:\w+\s){0,2}(?:por|through|across)\s"
    r"(?:la |el |los |las |the )?(?:distritos? de |ciudad de |city of )?$"
)
#: "Ante la municipalidad de Paucarpata": people stand there.
_BEFORE_OFFICE = re.compile(
    r"\b(?:ante|frente al?|frontis de|delante de|puertas? de|exteriores de|afueras de|al costado de|"
    r"en)(?:l)?\s(?:la |"
    r"el |las )?"
    r"(?:\w+ )?(?:municipalidad|municipio|comisaria|fiscalia|hospital|ugel|corte|sede|direccion|prefectura|"
    r"subprefectura|colegio|"
    r"estadio|cuartel|aeropuerto|terminal|gobierno regional|gobernacion|posta|juzgado)(?: \w+){0,2} de(?: la| los)?\s$"
)
_BODY = re.compile(
    r"\b(?:(?!alrededores|exteriores|interiores|anteriores|sectores|corredores|valores)\w{3,}(?:eros|istas|"
    r"antes|ores)|"
    r"alcaldes|regidores|gobernadores|congresistas|ingenieros|mujeres|aymaras|aimaras|quechuas|familias|delegaciones|"
    r"rio|laguna|lago|represa|cuenca|quebrada|jovenes|indigenas|federaciones|sindicatos|organizaciones|"
    r"gremios|asociaciones|bases|hermanos|por|x|"
    r"via(?!\s(?:de|del|a)\b)|through|universidad|"
    r"universitario|prefect[oa]|subprefect[oa]|vocer[oa]|rector|general|coronel|comandante|fiscal|jef[ea]|red|"
    r"microrred|colegio|institucion|radio|diario|revista|hospital|gobierno|"
    r"gobernacion|gobernador|"
    r"alcalde|alcaldesa|municipalidad|direccion|corte|fiscalia|policia|policial|pnp|comisaria|defensoria|defensorial|"
    r"sutran|ugel|"
    r"drep?|frente|federacion|sindicato|asociacion|central|confederacion|comite|camara|unsaac|una|unsa|"
    r"liga|coordinadora|"
    r"tv|canal|prensa|club|estadio|aeropuerto|cuartel|regional de|regional|ejecutivo|banco|asamblea|"
    r"congresista|"
    r"onda|noticias|news|diocesis|vicariato|obispo|prelatura|comando|movimiento|partido|cmac|caja|"
    r"comuneros|ronderos|"
    r"pobladores|poblacion|vecinos|manifestantes|comunidades|campesinos|estudiantes|transportistas|agricultores|"
    r"residents|"
    r"villagers|farmers|students|protest[eo]rs|demonstrators|peasants|miners|teachers|people|delegations|mineros|"
    r"trabajadores|docentes|comerciantes|dirigentes?|region policial)\b"
    r"(?:\s+(?:nacional|regional|provincial|superior|de|del|la|los|las|el|y|of|from|justicia|defensa|"
    r"intereses|comercio|"
    r"distritos|provincias|comunidades|zonas?|partes?|indigenas|bajo|alto|policial|campesin[ao]s|distrital|unic[oa]|"
    r"trabajadores|agrari[oa]|departamental|the|transportes|"
    r"provinces?|districts?|communities|regions?|outlying|nearby|surrounding|neighbou?ring|rural|indigenous|"
    r"highland|salud|educacion))*\s*$"
)
#: English says last what body it is: "the Cusco Irrigation Board", "the Túpac Amaru Revolutionary Agrarian Federation".
_BODY_AFTER = re.compile(
    r"\s(?:[A-Z][a-z]+\s(?:of\s)?){0,3}(?:Federation|Board|Unions?|Front|Association|Confederation|Committee|Chamber|League|"
    r"Organi[sz]ation|Movement|Command|Coordinator|Collective)\b|"
    r"\s(?:peasant |native |[Ii]ndigenous |farming |rural |campesin[ao] )?communit(?:y|ies)\b"
)
#: "La CGTP-Loreto".
_ACRONYM = re.compile(
    r"\b[A-ZÁÉÍÓÚÑ]{3,}\s?[-–]\s?$|\b(?:SUTEP|CGTP|UGEL|FDTC|SUTE|FARTAC|CUNARC|PNP)\s(?:de\s)?$"
)
#: "Puno-cercado": the name goes on.
_HYPHENED = re.compile(r"\s*[-–/]\s*[a-z]")


#: "No es Ilave donde está bloqueado, es Juli", "en Ilave no, en Juli sí".
_NOT_HERE = re.compile(r"\b(?:no es|it's not|is not)\s$")
_NO = re.compile(r"\sno\s?(?:[,.;]|$)")


#: "Los de Quehue y Checca cerraron el puente": by no other word for them.
_THOSE_OF = re.compile(
    r"(?:^|[.,;:!?]\s|\b(?:y|pero)\s)\W*(?:los|las|la gente)\s(?:del?|de la)\s(?:[a-z]+(?: [a-z]+)?(?:,| "
    r"y)\s(?:del?\s)?)*$"
)
_DO = re.compile(
    r"(?:(?:,| y)\s(?:del?\s)?[a-z]+)*,?\s(?:(?:se|ya|tambien|han|hoy|ayer|le|les|la|lo)\s)*"
    r"(?!siguen?\b|estan?\b|continuan?\b|permanecen?\b|seran?\b|fueron\b|fue\b|en\b|con\b|un\b|sin\b)"
    r"(?:[a-z]{2,}(?:aron|ieron|an|en|ado|ido)|[a-z]{3,}o)\b"
)


def row_before(text: str, start: int) -> int:
    """Where the row begins of which the name that stands there is the last, else where it stands itself."""
    joined = _JOINED_BEFORE.search(text[:start])
    return joined.start("names") if joined else start


def weight_of(sentence: Sentence, start: int, end: int, row: int, *, levelled: bool) -> int:
    """The weight of a name as `Mention` has it; what stands before the first of its `row` is said of each:
    "llegados de La Rinconada y Ananea"."""
    before, after = sentence.plain[:start], sentence.plain[end:]
    leads = (before,) if row == start else (before, before[:row])
    if _NOT_HERE.search(before) or _NO.match(after):
        weight = 0
    elif WHERE_THEN.match(after) or _ARRIVED.search(before[-60:]):
        weight = 3  # "Marcharon hacia Puno, donde …"
    elif any(ELSEWHERE.search(lead[-60:]) for lead in leads):
        weight = 0
    elif _PASSED_THROUGH.search(before[-60:]):
        weight = 3
    elif _of_a_body(sentence, start, end, leads, levelled=levelled) or (
        _THOSE_OF.search(before[-90:]) and _DO.match(after)
    ):
        weight = 1
    elif SAID_HERE.search(before[-60:]):
        weight = 3
    else:
        weight = 2
    return 2 if weight == 3 and "/" not in after[:3] and _HYPHENED.match(after) else weight


def _of_a_body(sentence: Sentence, start: int, end: int, leads: tuple[str, ...], *, levelled: bool) -> bool:
    """Whether a name says but whose body it is, or where people are at home."""
    if not (levelled or sentence.shouted) and _ACRONYM.search(sentence.text[:start]):
        return True
    office = _BEFORE_OFFICE.search(leads[0][-90:]) is not None
    named = _BODY_AFTER.match(sentence.text, end) is not None or any(
        _BODY.search(lead[-90:]) for lead in leads
    )
    return named and not office
