"""Names of places that no list has, which stand in a row or with their district."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.desk.reader.story.namedspots import NAME, Anchor, free, names_in
from handlers.desk.reader.story.told import Told

_PLURAL = re.compile(
    r"\b(?:sector(?:es)?|comunidades|centros poblados|caser[ií]os|anexos|parajes|zonas|barrios)\s"
    r"(?:(?:de|campesinas|nativas|ind[ií]genas|denominad[ao]s)\s){0,3}"
    rf"(?P<list>{NAME}(?:,\s{NAME})*\s(?:y|e)\s{NAME})"
)
#: Names that no list has, with the district in which they are: "en Choccoyo y Yavi Yavi, en el distrito de …".
_UNKNOWN = re.compile(
    rf"(?:\b(?:en|in|at)\s)(?P<first>{NAME})(?:\s(?:y|e|and)\s(?P<second>{NAME}))?"
    r"(?=,?\s(?:en\s|in\s|del?\s)?(?:el\s|la\s|the\s)?(?:distrito|provincia|district)\s(?:de|del|of)\s)"
)
#: "Piquetes en Maranura y Huyro", "en sectores como Boca del Sapo, el ingreso a …": of some the lists know nothing.
_ARTICLE = r"(?:el|la|los|las|the)"
_AT = r"(?:[Ee]n|[Aa]t|[Ii]n|[Aa] la altura del?|[Aa]ltura del?)"
_ONE = (
    rf"(?:(?:{_AT}\s)?(?:{_ARTICLE}\s)?(?:(?:puente|ingreso|curva|salida|acceso|[oó]valo|cruce|desv[ií]o|sector(?:es)?|zonas?|"
    rf"t[uú]nel|peaje|dren|caleta|playa|tr[eé]bol|grifo|bridge)\s(?:(?:de|del|a|al)\s)?(?:{_ARTICLE}\s)?)?{NAME}(?:\s\([^)]{{2,40}}\))?)"
)
#: "… Lechemayo, Loromayo, Tantamaco, entre otros": a row as well.
OTHERS = re.compile(r",?\s(?:entre otr[oa]s|y otr[oa]s|and others|among others)\b")
_JOIN = r"(?:y|e|and|así como|asi como|además de|ademas de|como|as well as)"
#: Of these words the names that follow are where a road is shut, be they on a list or not.
_FIRM = (
    r"altura del?|sectores de|sectores|puntos de|puntos(?: \w+)? como|tramos? de|inmediaciones de|height of|such as|"
    r"entre ell[oa]s|incluyendo|(?:accesos?|ingresos?|salidas?|entradas?)\s[^.;,]{0,40}\spor"
)
_RUN = re.compile(
    r"(?:^(?:El|La|Los)(?=\s(?:puente|ingreso|curva|[oó]valo|cruce|desv[ií]o|sector|zona)\s)|\b(?:en|at|in|como|near|"
    rf"zonas de|(?P<firm>{_FIRM}))|[:;])\s"
    rf"(?:(?:towns|places|points|spots|villages)\s(?:such as|like)\s)?"
    rf"(?P<run>{_ONE}(?:,\s{_ONE}){{0,9}}(?:,?\s{_JOIN}\s(?:también\s|also\s)?{_ONE}|(?={OTHERS.pattern})))(?=[,.;)]|$|\s(?:en|in|desde|que|con|por|para|"
    r"hace|también|del?|a|se|no|since|to|with|after|donde|where|debido)\b)"
)
_COUNTED = re.compile(r"\b(?:sectores|puntos|zonas|lugares|tramos|points|spots)\b[^.;]{0,40}$")
_NO_PLACE = re.compile(
    r"(?:congreso|gobierno|policia|pnp|sutran|rpp|ministeri|poder|estado|fiscal|defensor|municipal|federac|sindic|asociac|comite|"
    r"lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]+iembre|"
    r"octubre|noviembre|diciembre|january|february|march|april|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|radio|canal|facebook|congress|peru\b|bolivia|chile|ecuador|brasil|brazil)"
)
_IN_THEM = re.compile(r"\b(?:en|por|entre|in|at|through)\s(?:(?:las|the)\s)?(?:\w+\s)?$")
_OF_PEOPLE = re.compile(
    r"\b(?:vecin|poblador|morador|comuner|ronder|habitante|ciudadan|campesin|agricultor|productor|delegacion|dirigente|"
    r"minero|trabajador|transportist|manifestante|"
    r"alcalde|residents|villagers|farmers)\w*\s(?:(?:y\s)?(?!\w+(?:an|en|aron|ieron)\s)\w+\s){0,4}$"
)


def sectors(told: Told) -> list[Anchor]:
    """The sectors behind their plural: "los sectores A y B"."""
    text = told.sentence.text
    found: list[Anchor] = []
    for several in _PLURAL.finditer(text):
        if several[0].startswith("comunidades") and not _IN_THEM.search(
            told.sentence.plain[: several.start()]
        ):
            continue  # "Las comunidades de A, B y C levantaron el bloqueo": who did it
        if _OF_PEOPLE.search(told.sentence.plain[: several.start()]):
            continue  # "Mineros de los sectores de Calpa y Renace" are at home there
        # "Palcazu Alto" is no Palcazu.
        spans = [span for span in names_in(several, "list") if not _listed(told, span)]
        if len(spans) > len(names_in(several, "list")) // 2:
            found += [Anchor(*span, None, text[slice(*span)], sector=True) for span in spans]
    return found


def in_their_district(told: Told, known: Sequence[Anchor]) -> list[Anchor]:
    """The names that stand with the district in which they are: "en Choccoyo y Yavi Yavi, en el distrito de …"."""
    text, found = told.sentence.text, list(known)
    for one in _UNKNOWN.finditer(text):
        spans = [one.span(name) for name in ("first", "second") if one[name]]
        if not any(m.start < end and start < m.end for start, end in spans for m in told.mentions):
            kept = [span for span in spans if free(found, span)]
            found += [Anchor(*span, None, text[slice(*span)], sector=True) for span in kept]
    return found[len(known) :]


def unlisted(told: Told, known: Sequence[Anchor]) -> list[Anchor]:
    """The names of a row that no list has, beside one that it has; "Maranura y Huyro"."""
    text, flat = told.sentence.text, told.sentence.plain
    found: list[Anchor] = []
    for run in _RUN.finditer(text):
        spans = names_in(run, "run")
        if _OF_PEOPLE.search(flat[: run.start("run")]):
            continue  # "Vecinos de zonas como La Ensenada y Rosa Luz" are at home there
        if any(_NO_PLACE.match(flat, start) or text[start:end].isupper() for start, end in spans):
            continue
        inside = [_bracketed(flat, start) for start, _ in spans]
        listed = [_listed(told, span) for span in spans]
        roads = any(r.start < end and start < r.end for r in told.roads for start, end in spans)
        spots = [any(a.start < end and start < a.end for a in known) for start, end in spans]
        counted = run["firm"] or _COUNTED.search(flat[: run.start("run")])
        if roads or not (any(listed) or any(spots) or counted):
            continue
        found += [
            Anchor(start, end, None, text[start:end], sector=True, firm=bool(counted))
            for (start, end), is_listed, is_spot, within in zip(spans, listed, spots, inside, strict=True)
            if not (is_listed or is_spot or within) and free(found, (start, end))
        ]
    return found


def _listed(told: Told, span: tuple[int, int]) -> bool:
    """Whether a name is that of a place: "La Cruz de la Bendición" is no La Cruz."""
    return any(m.start < span[1] <= m.end for m in told.mentions if m.weight > 0)


def _bracketed(flat: str, at: int) -> bool:
    return flat.count("(", 0, at) > flat.count(")", 0, at)
